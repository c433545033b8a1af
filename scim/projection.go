package scim

import (
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// projection is what an answer shows of a resource: the attributes and
// excludedAttributes of a request (RFC 7644 section 3.9) over what the schemas
// say of "returned".
type projection struct {
	t *resourceType
	// only is nil for the default set; out is what was excluded.
	only, out *selection
}

// selection is a set of attributes: whole ones and sub-attributes.
type selection struct {
	attrs map[*attribute]bool
	// whole lists extensions that are chosen as a whole.
	whole map[string]bool
}

func newProjection(t *resourceType, attributes, excluded string) (projection, error) {
	p := projection{t: t}
	if attributes != "" && excluded != "" {
		return p, fault.New(fault.Invalid, "attributes and excludedAttributes can't be used together.").On("excludedAttributes").Coded("invalidValue")
	}
	if attributes != "" {
		p.only = selectionOf(t, attributes)
	}
	if excluded != "" {
		p.out = selectionOf(t, excluded)
	}
	return p, nil
}

// selectionOf reads a list of names; unknown ones choose nothing.
func selectionOf(t *resourceType, text string) *selection {
	s := &selection{attrs: map[*attribute]bool{}, whole: map[string]bool{}}
	for name := range strings.SplitSeq(text, ",") {
		a, whole := t.lookup(strings.TrimSpace(name))
		switch {
		case whole != nil:
			s.whole[whole.urn] = true
		case a != nil:
			s.attrs[a] = true
		}
	}
	return s
}

// has tells whether an attribute is chosen itself, or with what it belongs to.
func (s *selection) has(a *attribute) bool {
	return s.attrs[a] || s.whole[a.urn] || a.parent != nil && s.attrs[a.parent]
}

// touches tells whether an attribute or a part of it is chosen.
func (s *selection) touches(a *attribute) bool {
	if s.has(a) {
		return true
	}
	for _, sub := range a.subs {
		if s.attrs[sub] {
			return true
		}
	}
	return false
}

// shows tells whether any of an attribute will be in the answer: what isn't
// shown need not be loaded.
func (p projection) shows(a *attribute) bool {
	switch {
	case a.returned == returnedNever:
		return false
	case a.returned == returnedAlways:
		return true
	case p.only != nil:
		return p.only.touches(a)
	case a.returned == returnedRequest:
		return false
	case p.out != nil:
		return !p.out.has(a)
	}
	return true
}

// apply gives the part of a document that the answer shows.
func (p projection) apply(d document) document {
	out := document{}
	for _, a := range p.t.core.attributes {
		p.copy(out, d, a)
	}
	for _, e := range p.t.extensions {
		part, _ := d[e.urn].(map[string]any)
		if part == nil {
			continue
		}
		shown := map[string]any{}
		for _, a := range e.attributes {
			p.copy(shown, part, a)
		}
		put(out, e.urn, shown)
	}
	return out
}

func (p projection) copy(to, from map[string]any, a *attribute) {
	v, ok := from[a.name]
	if !ok || !p.shows(a) {
		return
	}
	if len(a.subs) == 0 || p.entire(a) {
		to[a.name] = v
		return
	}
	if list, ok := v.([]any); ok {
		shown := make([]any, 0, len(list))
		for _, e := range list {
			if part := p.parts(a, e); len(part) > 0 {
				shown = append(shown, part)
			}
		}
		put(to, a.name, shown)
		return
	}
	put(to, a.name, p.parts(a, v))
}

// entire tells whether all of a complex attribute is shown.
func (p projection) entire(a *attribute) bool {
	if p.only != nil {
		return p.only.has(a)
	}
	return p.out == nil || !p.out.touches(a)
}

func (p projection) parts(a *attribute, v any) map[string]any {
	m, _ := v.(map[string]any)
	out := map[string]any{}
	for _, sub := range a.subs {
		if part, ok := m[sub.name]; ok && p.shows(sub) {
			out[sub.name] = part
		}
	}
	return out
}
