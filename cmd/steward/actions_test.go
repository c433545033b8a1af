package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/seal"
)

var (
	actionForm = regexp.MustCompile(`^[a-z_]+\.[a-z_]+$`)
	areaForm   = regexp.MustCompile(`^[a-z_]+\.$`)
	wordForm   = regexp.MustCompile(`^[a-z_]+$`)
)

// written are the actions of the log that the program's text can write: what
// stands where an event is made, whatever its form, and besides it every text that
// has an action's form. An area with a state behind it ("approval." + state) is
// taken with every word that its package knows as a constant.
func written(t *testing.T) (all, certain []string) {
	t.Helper()
	found, sure := map[string]bool{}, map[string]bool{}
	words := map[string][]string{}
	files := sources(t)
	for _, s := range files {
		if !s.test() {
			words[s.pkg] = append(words[s.pkg], constants(s.file)...)
		}
	}
	for _, s := range files {
		if s.test() {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			for _, action := range made(n) {
				sure[action], found[action] = true, true
			}
			if b, ok := n.(*ast.BinaryExpr); ok && b.Op == token.ADD && areaForm.MatchString(literal(b.X)) {
				for _, w := range words[s.pkg] {
					found[literal(b.X)+w] = true
				}
			}
			if l, ok := n.(ast.Expr); ok && actionForm.MatchString(literal(l)) {
				found[literal(l)] = true
			}
			return true
		})
	}
	return slices.Sorted(maps.Keys(found)), slices.Sorted(maps.Keys(sure))
}

// made are the actions of an event that is made here: audit.Entry{Action: …} and
// calls of record.
func made(n ast.Node) (out []string) {
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Action" {
			out = append(out, literal(n.Value))
		}
	case *ast.CallExpr:
		name := ""
		switch f := n.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if name == "record" {
			for _, a := range n.Args {
				out = append(out, literal(a))
			}
		}
	}
	return slices.DeleteFunc(out, func(text string) bool { return !strings.Contains(text, ".") })
}

func literal(e ast.Expr) string {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return ""
	}
	text, _ := strconv.Unquote(l.Value)
	return text
}

func constants(f *ast.File) (out []string) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			for _, v := range s.(*ast.ValueSpec).Values {
				if text := literal(v); wordForm.MatchString(text) {
					out = append(out, text)
				}
			}
		}
	}
	return out
}

// eventForm is the published schema.
func eventForm(t *testing.T, text []byte) func(line []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("event.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("event.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return func(line []byte) error {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
		if err != nil {
			return err
		}
		return s.Validate(doc)
	}
}

// TestEveryActionIsOfThePublishedForm writes every action that the program knows
// into a log, by every kind of actor, and holds what leaves it against the
// published schema. (What their details hold is looked at in graph,
// TestEveryEventIsOfThePublishedForm.)
func TestEveryActionIsOfThePublishedForm(t *testing.T) {
	actions, certain := written(t)
	if len(certain) < 150 || len(actions) < len(certain) {
		t.Fatalf("only %d actions were found, %d of them where events are made", len(actions), len(certain))
	}
	for _, want := range []string{"log_stream.gap", "log_export.finished", "approval.rejected", "domain.lost", "member.reactivated"} {
		if !slices.Contains(actions, want) {
			t.Errorf("%s was not found in the program's text", want)
		}
	}
	valid := eventForm(t, audit.LineSchema())
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			t.Fatal(err)
		}
		if err := sealer.Prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
		db.Attach(d.DB, sealer)
		org := d.Org(t, "acme")
		kinds := []access.ActorKind{access.KindMember, access.KindProgram, access.KindDirectory, access.KindWorker, access.KindSystem, access.KindOperator}
		for i, kind := range kinds {
			actor := access.Actor{Kind: kind, Org: org, ID: "a", Name: "A"}
			err := d.Update(access.With(t.Context(), withWork(actor)), access.Work, func(tx *db.Tx) error {
				for j, action := range actions {
					if j%len(kinds) != i && action != certain[0] {
						continue
					}
					err := audit.Record(tx, audit.Entry{
						Action: action, Object: audit.Object{Type: "member", ID: "m"}, Subject: "m",
						Detail: map[string]any{"n": j}, Personal: map[string]string{"name": "Ada"},
					})
					if err != nil {
						return fmt.Errorf("%s: %w", action, err)
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := audit.SequenceNow(t.Context(), d.DB); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		err = d.View(access.With(t.Context(), access.System(org, "test")), access.Work, func(tx *db.Tx) error {
			return taken(tx, func(line []byte) {
				if err := valid(line); err != nil {
					t.Errorf("%s: %v", line, err)
				}
				_, rest, _ := strings.Cut(string(line), `"action":"`)
				name, _, _ := strings.Cut(rest, `"`)
				seen[name] = true
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range actions {
			if !seen[a] {
				t.Errorf("%s was written and has not left the log", a)
			}
		}
	})
}

// withWork lets any kind of actor through the door of background work.
func withWork(a access.Actor) access.Actor {
	a.Roles = access.System(a.Org, "test").Roles
	return a
}

// taken gives every line that leaves a log, proofs among them.
func taken(tx *db.Tx, each func(line []byte)) error {
	for from := int64(0); ; {
		p, err := audit.Take(tx, audit.Cut{From: from, For: "stream/x", Limit: 200, Bytes: 1 << 20, Personal: true})
		if err != nil || p.Next == from {
			return err
		}
		for _, line := range append(p.Lines, p.Proof) {
			each(line)
		}
		from = p.Next
	}
}
