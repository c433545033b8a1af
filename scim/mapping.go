package scim

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
)

// A directory's mapping is a small table of rules, each of which fills one of
// Steward's attributes. What the provider sent stays beside it, so that it reads
// back what it wrote: an attribute of a schema keeps its own value, and what no
// schema has, and what a rule has overwritten, is kept under sentURN.

// sentURN names what a provider sent and a mapping has changed. It is stored
// like an extension and shown to nobody.
const sentURN = "urn:steward:sent"

// kindAny is the kind of an attribute that only a mapping knows.
const kindAny = "any"

// mappingQuirks are what a mapping takes when it fills an attribute, whatever
// the directory's profile.
const mappingQuirks = textBooleans | unwrapsLists | wrapsValues | numbersAsText | keepsFirstPrimary | createsAbsent

// rule is a directory.Rule whose paths are resolved.
type rule struct {
	directory.Rule
	source, second, target target
}

// fixed are attributes that no rule may fill: what the server decides, and what
// takes somebody's access away.
var fixed = map[string]bool{"id": true, "meta": true, "schemas": true, "groups": true, "active": true, "password": true, "members": true}

// compile resolves the rules, and adds what they read to the type.
func (s *aspect) compile(rules []directory.Rule) error {
	for _, r := range rules {
		out := rule{Rule: r}
		var err error
		if out.target, err = s.targetOf(r); err != nil {
			return err
		}
		if r.Source != "" {
			if out.source, err = s.sourceOf(r.Source, r); err != nil {
				return err
			}
		}
		if r.Second != "" {
			if out.second, err = s.sourceOf(r.Second, r); err != nil {
				return err
			}
		}
		s.rules = append(s.rules, out)
	}
	return nil
}

func badRule(format string, args ...any) error {
	return fault.New(fault.Invalid, format, args...).On("rules")
}

func (s *aspect) targetOf(r directory.Rule) (target, error) {
	t, err := parsePath(s.t, r.Target, mappingQuirks)
	switch {
	case err != nil:
		return t, badRule("%q is no attribute that Steward has. Define it in a schema extension first.", clip(r.Target))
	case t.whole != nil || t.leaf() == nil || t.leaf().kind == kindComplex:
		return t, badRule("%q has parts and no value of its own: fill one of its parts, such as name.givenName or emails[type eq \"work\"].value.", clip(r.Target))
	case t.attr.isReadOnly() || t.leaf().isReadOnly() || fixed[t.attr.root().path]:
		return t, badRule("%s can't be filled by a mapping.", t.leaf().path)
	case t.attr.kind == kindAny:
		return t, badRule("%s is read by another rule and is no attribute of Steward's.", r.Target)
	}
	return t, nil
}

// leaf is the attribute that a path's values are of.
func (t target) leaf() *attribute {
	switch {
	case t.sub != nil:
		return t.sub
	case t.attr == nil:
		return nil
	case t.chosen != nil:
		return t.attr.plain()
	}
	return t.attr
}

// sourceOf resolves what a rule reads; what no schema has becomes an attribute
// that only the mapping knows.
func (s *aspect) sourceOf(text string, r directory.Rule) (target, error) {
	t, err := parsePath(s.t, text, mappingQuirks)
	if err == nil {
		if t.whole != nil || t.leaf() == nil || t.leaf().kind == kindComplex && t.leaf().plain() == nil {
			return t, badRule("%q has parts and no value of its own: read one of its parts.", clip(text))
		}
		return t, nil
	}
	p, ok := splitPath(text)
	if !ok || p.SubAttribute != nil || strings.ContainsAny(text, "[]") {
		return t, badRule("%q can't be read: an attribute that no schema has is a name, or a URN, a colon and a name.", clip(text))
	}
	a := &attribute{
		name: p.AttributeName, path: text, kind: kindAny, caseExact: true, mutability: "readWrite", returned: "default",
		byName: map[string]*attribute{}, fold: folds[r.Transform],
	}
	if r.Transform != directory.Join && r.Source == text {
		if filled, err := s.targetOf(r); err == nil {
			a.alias = filled.leaf()
		}
	}
	s.add(a, p.URIPrefix)
	return target{attr: a}, nil
}

var folds = map[directory.Transform]func(string) string{
	directory.Lower: strings.ToLower, directory.Trim: strings.TrimSpace,
}

// add makes an attribute known to this directory alone.
func (s *aspect) add(a *attribute, urn *string) {
	if urn == nil {
		core := *s.t.core
		core.attributes = append(append([]*attribute{}, core.attributes...), a)
		core.byName = map[string]*attribute{strings.ToLower(a.name): a}
		for k, v := range s.t.core.byName {
			core.byName[k] = v
		}
		s.t.core = &core
		return
	}
	a.urn = *urn
	e := s.t.extension(*urn)
	switch {
	case e == nil:
		e = &definition{urn: *urn, byName: map[string]*attribute{}}
		s.t.hidden[*urn] = true
		s.t.extensions = append(s.t.extensions, e)
	case !s.t.hidden[e.urn]: // a schema's own definition stays as it is
		own := *e
		own.byName = map[string]*attribute{}
		for k, v := range e.byName {
			own.byName[k] = v
		}
		own.attributes = append([]*attribute{}, e.attributes...)
		for i := range s.t.extensions {
			if s.t.extensions[i] == e {
				s.t.extensions[i] = &own
			}
		}
		e = &own
	}
	e.attributes = append(e.attributes, a)
	e.byName[strings.ToLower(a.name)] = a
}

// read is the value that a path points at; of several the first.
func (t target) read(d document) any {
	v := d.get(t.attr)
	if t.attr.parent != nil && t.sub == nil && t.chosen == nil {
		return v
	}
	list, isList := v.([]any)
	if !isList || t.sub == nil && t.chosen == nil && t.attr.kind != kindComplex {
		if m, ok := v.(map[string]any); ok && t.attr.kind == kindComplex {
			return m[t.leaf().plain().name]
		}
		return v
	}
	hit := chosen(list, t.chosen)
	if len(hit) == 0 {
		return nil
	}
	m, _ := list[hit[0]].(map[string]any)
	return m[t.leaf().plainName()]
}

func (a *attribute) plainName() string {
	if p := a.plain(); p != nil {
		return p.name
	}
	return a.name
}

// value is what a rule gives its target; empty if it has nothing to give.
func (r rule) value(d document) any {
	if r.Constant != "" {
		return r.Constant
	}
	v := r.source.read(d)
	switch r.Transform {
	case directory.Lower, directory.Trim:
		v = eachValue(v, folds[r.Transform])
	case directory.Join:
		v = joinedText(r.source.read(d), r.Separator, r.second.read(d))
	case directory.Copy:
	}
	if isEmpty(v) && r.Default != "" {
		return r.Default
	}
	return v
}

func eachValue(v any, fold func(string) string) any {
	switch x := v.(type) {
	case string:
		return fold(x)
	case []any:
		out := make([]any, len(x))
		for i, e := range x {
			out[i] = eachValue(e, fold)
		}
		return out
	}
	return v
}

// joinedText puts two values together; one alone stands without the separator.
func joinedText(a any, between string, b any) any {
	var parts []string
	for _, v := range []any{a, b} {
		if !isEmpty(v) {
			parts = append(parts, fmt.Sprint(v))
		}
	}
	return strings.Join(parts, between)
}

// kept is what of the sent is stored beside what a mapping made of it.
type kept struct {
	// Sources are attributes that no schema has, by path.
	Sources map[string]any `json:"sources,omitempty"`
	// Targets are what the provider itself sent where a rule fills, by the
	// path of the whole attribute; null where it sent nothing.
	Targets map[string]any `json:"targets,omitempty"`
}

// mapped is the stored form of a sent resource.
func (s *aspect) mapped(sent document) (document, error) {
	out := sent.clone()
	delete(out, sentURN)
	if len(s.rules) == 0 {
		return out, nil
	}
	keep := kept{Sources: map[string]any{}, Targets: map[string]any{}}
	s.takeSources(out, keep)
	p := &patcher{t: s.t, q: mappingQuirks, c: coercer{mappingQuirks}, d: out}
	for _, r := range s.rules {
		v := r.value(sent)
		if isEmpty(v) {
			continue
		}
		root := r.target.attr.root()
		if _, known := keep.Targets[root.path]; !known {
			keep.Targets[root.path] = sent.get(root)
		}
		if err := p.at(r.target, operation{op: opReplace, path: r.Target, hasPath: true, value: v}); err != nil {
			return nil, err
		}
	}
	if len(keep.Sources)+len(keep.Targets) > 0 {
		out[sentURN] = asMap(keep)
	}
	return out, nil
}

// takeSources moves what no schema has out of the document.
func (s *aspect) takeSources(d document, keep kept) {
	for _, def := range append([]*definition{s.t.core}, s.t.extensions...) {
		for _, a := range def.attributes {
			if v := d.get(a); a.kind == kindAny && !isEmpty(v) {
				keep.Sources[a.path] = v
				d.set(a, nil)
			}
		}
	}
}

func asMap(v any) map[string]any {
	out := map[string]any{}
	text, _ := json.Marshal(v) // values came from JSON
	_ = decode(text, &out)
	return out
}

// seen is a stored resource as its provider sees it: what it wrote, it reads.
func (s *aspect) seen(stored document) document {
	if s.isPlain() && stored[sentURN] == nil {
		return stored
	}
	out := stored.clone()
	record, _ := out[sentURN].(map[string]any)
	delete(out, sentURN)
	if len(s.rules) == 0 {
		return out
	}
	sources, _ := record["sources"].(map[string]any)
	targets, _ := record["targets"].(map[string]any)
	for _, r := range s.rules {
		root := r.target.attr.root()
		if v, known := targets[root.path]; known {
			out.set(root, v)
		}
	}
	for path, v := range sources {
		if a, _ := s.t.lookup(path); a != nil && a.kind == kindAny {
			out.set(a, v)
		}
	}
	return out
}

// CheckMapping refuses rules whose attributes don't exist, or can't be filled,
// in the organization's schemas.
func CheckMapping(tx *db.Tx, rules []directory.Rule) error {
	all, err := extension.List(tx)
	if err != nil {
		return err
	}
	_, err = newOutlook(all, rules)
	return err
}
