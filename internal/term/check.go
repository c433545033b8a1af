package term

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Problem is something that is wrong with a written agreement, or will not work
// as its writer may think.
type Problem struct {
	// Line and Column count from 1; 0 where the place isn't known.
	Line, Column int
	// Field is the path of what is meant: clauses.2.value; "" for the whole.
	Field string
	// Fatal problems keep the text from being taken; the others are warnings: a
	// clause that will lose, and why.
	Fatal   bool
	Message string
}

// maxProblems bounds what is told of one text.
const maxProblems = 100

// Check reads a written agreement as an editor asks while somebody types: it
// tells everything that is wrong, each with its place, and what will not count
// once it is signed. An empty list means that the text can be taken as it is.
func Check(tx *db.Tx, text []byte) ([]Problem, error) {
	places := placesOf(text)
	w, err := Read(text)
	if err != nil {
		return []Problem{unreadable(err, places)}, nil
	}
	rules, err := Load(tx)
	if err != nil {
		return nil, err
	}
	c := checking{w: w, rules: rules, places: places}
	if err := c.head(tx); err != nil {
		return nil, err
	}
	for i, clause := range w.Clauses {
		c.clause(i, clause)
	}
	return c.found[:min(len(c.found), maxProblems)], nil
}

// checking is one reading of a text.
type checking struct {
	w      Written
	rules  Rules
	places map[string]*token.Position
	layer  Layer
	found  []Problem
}

func (c *checking) add(field string, fatal bool, message string, args ...any) {
	p := Problem{Field: field, Fatal: fatal, Message: fmt.Sprintf(message, args...)}
	for at := field; ; at = at[:max(0, strings.LastIndexByte(at, '.'))] {
		if pos := c.places[at]; pos != nil {
			p.Line, p.Column = pos.Line, pos.Column
			break
		}
		if at == "" {
			break
		}
	}
	c.found = append(c.found, p)
}

// head checks everything but the clauses.
func (c *checking) head(tx *db.Tx) error {
	w := c.w
	w.Clauses = nil
	n, err := w.Draft(tx)
	if err == nil {
		_, err = n.draft(tx)
	}
	c.layer = w.Layer
	if d, ok := c.rules.Document(n.Amends); ok {
		c.layer = d.Layer
	}
	if len(c.w.Clauses) == 0 {
		c.add("clauses", true, "A document needs clauses before it can be signed.")
	}
	return c.fault(err)
}

// yamlFields are the fields of faults as the written form calls them.
var yamlFields = map[string]string{"validTo": "valid_to", "validFrom": "valid_from"}

// fault adds what a fault says; one that isn't the writer's is given back.
func (c *checking) fault(err error) error {
	if err == nil {
		return nil
	}
	f := fault.Shown(err)
	if f.Kind == fault.Internal || f.Kind == fault.Unavailable {
		return err
	}
	field := ""
	if len(f.Fields) > 0 {
		field = f.Fields[0]
	}
	if name, ok := yamlFields[field]; ok {
		field = name
	}
	c.add(field, true, "%s", f.Message)
	return nil
}

// clause checks one clause, and tells what of it will not count.
func (c *checking) clause(i int, w WrittenClause) {
	at := fmt.Sprintf("clauses.%d", i)
	p, err := w.proposal()
	if err != nil {
		field := "valid_from"
		if f := fault.Shown(err); len(f.Fields) > 0 {
			field = f.Fields[0]
		}
		c.add(at+"."+field, true, "%s", sentence(err))
		return
	}
	op := p.Operator
	if op == "" {
		op = Assign
	}
	def, known := Lookup(p.Term)
	if !known {
		c.add(at+".term", true, "There is no term %q.%s", p.Term, nearest(string(p.Term)))
		return
	}
	if _, err := p.value(op); err != nil {
		field := at + ".value"
		if strings.Contains(err.Error(), "operator") {
			field = at + ".operator"
		}
		c.add(field, true, "%s", sentence(err))
		return
	}
	if strings.TrimSpace(p.Section) == "" {
		c.add(at+".section", true, "It needs the section under which it stands in the document.")
	}
	if err := CheckVersions(p.Reach.Versions); err != nil {
		c.add(at+".reach.versions", true, "%s", sentence(err))
	}
	c.warn(at, def, op, p)
}

// warn tells why a clause that can be written will lose.
func (c *checking) warn(at string, def Definition, op Operator, p Proposal) {
	product, known := c.rules.Product(p.Reach.Product)
	value, _ := def.Parse(p.Value)
	switch {
	case def.SubjectOnly:
		c.add(at+".term", false, "Nobody but the member sets %s: this clause will not count.", def.Key)
	case p.Reach.Product != "" && !known:
		c.add(at+".reach.product", true, "There is no product %q.", p.Reach.Product)
	case product.External:
		c.add(at+".reach.product", false, "%s is governed by a statement of its own: this clause will not count.", product.ID)
	case p.Reach.Product != "" && !product.Enterprise:
		c.add(at+".reach.product", false, "%s is a consumer product, which agreements don't reach: this clause will not count.", product.ID)
	case c.layer != "" && !def.may(c.layer):
		c.add(at+".term", false, "A document of this kind may not set %s: this clause will not count.", def.Key)
	case c.layer == LayerProcessing && def.Matter != Privacy:
		c.add(at+".term", false, "A data processing agreement governs privacy only: this clause will not count.")
	case op == Assign || op == Lock:
		c.clamped(at, def, value, p.Reach.Jurisdiction)
	}
}

// clamped warns where law holds another value.
func (c *checking) clamped(at string, def Definition, value Value, jurisdiction string) {
	if jurisdiction == "" {
		jurisdiction = c.rules.Jurisdiction
	}
	for _, b := range c.rules.bounds {
		if b.Term != def.Key || b.Kind != "" && b.Kind != c.rules.Kind || !inside(jurisdiction, b.Jurisdiction) {
			continue
		}
		if order, ok := def.protects(value, b.Value); !ok || order < 0 {
			c.add(at+".value", false, "The law doesn't allow %s: %s holds (%s).", value.Words(), b.Value.Words(), b.Law)
		}
	}
}

// nearest names the term that somebody may have meant.
func nearest(text string) string {
	_, last, _ := strings.Cut(text, ".")
	for _, k := range keys {
		if last != "" && strings.HasSuffix(string(k), last) {
			return fmt.Sprintf(" Perhaps %s is meant.", k)
		}
	}
	return ""
}

func sentence(err error) string {
	s := fault.Shown(err).Message
	if fault.KindOf(err) == fault.Internal {
		s = err.Error()
	}
	s = strings.ToUpper(s[:1]) + s[1:]
	if !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// tokened are the faults of the YAML reader that know their place.
type tokened interface {
	error
	GetToken() *token.Token
	GetMessage() string
}

var inMessage = regexp.MustCompile(`\[(\d+):(\d+)\] ([^\n]+)`)

// unreadable places a fault of reading.
func unreadable(err error, places map[string]*token.Position) Problem {
	p := Problem{Fatal: true, Message: fault.Shown(err).Message}
	var known tokened
	if errors.As(err, &known) && known.GetToken() != nil {
		at := known.GetToken().Position
		p.Line, p.Column, p.Message = at.Line, at.Column, sentence(errors.New(known.GetMessage()))
	} else if m := inMessage.FindStringSubmatch(err.Error()); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		p.Column, _ = strconv.Atoi(m[2])
		p.Message = sentence(errors.New(m[3]))
	} else if f := fault.Shown(err); len(f.Fields) > 0 {
		p.Field = f.Fields[0]
		if pos := places[p.Field]; pos != nil {
			p.Line, p.Column = pos.Line, pos.Column
		}
	}
	return p
}

// Places finds where each value of a YAML text stands, by path: clauses.2.value.
func Places(text []byte) map[string]*token.Position { return placesOf(text) }

// Unreadable places a fault of reading a YAML text.
func Unreadable(err error, places map[string]*token.Position) Problem {
	return unreadable(err, places)
}

// placesOf finds where each value of a text stands, by path.
func placesOf(text []byte) map[string]*token.Position {
	out := map[string]*token.Position{}
	if len(text) > maxWritten {
		return out
	}
	f, err := parser.ParseBytes(text, 0)
	if err != nil {
		return out
	}
	for _, doc := range f.Docs {
		place(out, "", doc.Body)
	}
	return out
}

// place notes where a node and everything below it stands.
func place(out map[string]*token.Position, path string, n ast.Node) {
	if n == nil || n.GetToken() == nil {
		return
	}
	if _, there := out[path]; !there {
		out[path] = n.GetToken().Position
	}
	under := func(name string) string { return strings.TrimPrefix(path+"."+name, ".") }
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, v := range n.Values {
			place(out, path, v)
		}
	case *ast.MappingValueNode:
		name := under(n.Key.GetToken().Value)
		out[name] = n.Key.GetToken().Position
		place(out, name, n.Value)
	case *ast.SequenceNode:
		for i, v := range n.Values {
			place(out, under(strconv.Itoa(i)), v)
		}
	}
}
