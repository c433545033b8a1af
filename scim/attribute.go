package scim

import (
	"strings"

	"github.com/elimity-com/scim/schema"
)

// attribute is one definition out of a schema (RFC 7643 section 7), indexed so
// that names are found whatever their case.
type attribute struct {
	name string
	// path is the canonical name from the resource's top, with the
	// extension's URN: "name.givenName", "urn:…:User:department".
	path       string
	kind       string
	multi      bool
	required   bool
	caseExact  bool
	mutability string
	returned   string
	// urn is set for attributes of an extension.
	urn    string
	parent *attribute
	subs   []*attribute
	byName map[string]*attribute
	// unique is set where two members can't have the same value; canonical
	// lists the only values there may be.
	unique    bool
	canonical []string
	// alias is set for an attribute that only a mapping knows: filters and
	// sorting use what it fills, with its values changed by fold.
	alias *attribute
	fold  func(string) string
}

// The kinds of values (RFC 7643 section 2.3), as the schemas spell them.
const (
	kindString    = "string"
	kindBoolean   = "boolean"
	kindDecimal   = "decimal"
	kindInteger   = "integer"
	kindDateTime  = "dateTime"
	kindBinary    = "binary"
	kindReference = "reference"
	kindComplex   = "complex"
)

const (
	readOnly       = "readOnly"
	writeOnly      = "writeOnly"
	immutable      = "immutable"
	returnedNever  = "never"
	returnedAlways = "always"
	// returnedRequest attributes are shown to who asks for them by name.
	returnedRequest = "request"
)

func newAttribute(a schema.CoreAttribute, urn string, parent *attribute) *attribute {
	out := &attribute{
		name: a.Name(), path: a.Name(), urn: urn, parent: parent,
		kind: a.AttributeType(), multi: a.MultiValued(), required: a.Required(),
		caseExact: a.CaseExact(), mutability: a.Mutability(), returned: a.Returned(),
		byName: map[string]*attribute{},
	}
	switch {
	case parent != nil:
		out.path = parent.path + "." + a.Name()
	case urn != "":
		out.path = urn + ":" + a.Name()
	}
	for _, s := range a.SubAttributes() {
		sub := newAttribute(s, urn, out)
		out.subs = append(out.subs, sub)
		out.byName[strings.ToLower(s.Name())] = sub
	}
	return out
}

// sub finds a sub-attribute whatever its case; nil if there is none.
func (a *attribute) sub(name string) *attribute { return a.byName[strings.ToLower(name)] }

// root is the attribute itself or, for a sub-attribute, what it belongs to.
func (a *attribute) root() *attribute {
	if a.parent != nil {
		return a.parent
	}
	return a
}

// plain is what a comparison of the whole attribute compares: "emails eq" means
// "emails.value eq". Nil if a complex attribute has no such part.
func (a *attribute) plain() *attribute {
	if a.kind != kindComplex {
		return a
	}
	return a.sub("value")
}

func (a *attribute) isReadOnly() bool { return a.mutability == readOnly }

// definition is one schema: a resource type's own or an extension.
type definition struct {
	urn        string
	raw        schema.Schema
	attributes []*attribute
	byName     map[string]*attribute
}

func newDefinition(s schema.Schema, extension bool, common ...schema.CoreAttribute) *definition {
	d := &definition{urn: s.ID, raw: s, byName: map[string]*attribute{}}
	urn := ""
	if extension {
		urn = s.ID
	}
	for _, a := range append(common, s.Attributes...) {
		made := newAttribute(a, urn, nil)
		d.attributes = append(d.attributes, made)
		d.byName[strings.ToLower(a.Name())] = made
	}
	return d
}

func (d *definition) find(name string) *attribute { return d.byName[strings.ToLower(name)] }

// resourceType is what an endpoint serves (RFC 7643 section 6).
type resourceType struct {
	name, endpoint, description string
	core                        *definition
	extensions                  []*definition
	// of is the RFC's type that an organization's own is made of; nil for that
	// itself.
	of *resourceType
	// hidden lists definitions that are read and not described: what only a
	// directory's mapping knows.
	hidden map[string]bool
}

// kind is the RFC's type, whatever the organization adds to it.
func (t *resourceType) kind() *resourceType {
	if t != nil && t.of != nil {
		return t.of
	}
	return t
}

// definition finds the schema with this URN whatever its case; nil if this type
// doesn't have it.
func (t *resourceType) definition(urn string) *definition {
	if strings.EqualFold(urn, t.core.urn) {
		return t.core
	}
	return t.extension(urn)
}

func (t *resourceType) extension(urn string) *definition {
	for _, e := range t.extensions {
		if strings.EqualFold(urn, e.urn) {
			return e
		}
	}
	return nil
}

// lookup resolves a name such as "userName", "name.givenName" or
// "urn:…:User:manager.value" to its attribute. The whole is the extension when
// the text is an extension's URN alone. Both are nil if nothing has the name.
func (t *resourceType) lookup(text string) (found *attribute, whole *definition) {
	if e := t.extension(text); e != nil {
		return nil, e
	}
	def, rest := t.core, text
	if urn, name, ok := cutURN(text); ok {
		if def = t.definition(urn); def == nil {
			return nil, nil
		}
		rest = name
	}
	name, sub, dotted := strings.Cut(rest, ".")
	a := def.find(name)
	if a == nil || !dotted {
		return a, nil
	}
	return a.sub(sub), nil
}

// cutURN splits "urn:…:User:name" at its last colon.
func cutURN(text string) (urn, rest string, ok bool) {
	i := strings.LastIndexByte(text, ':')
	if i < 0 {
		return "", text, false
	}
	return text[:i], text[i+1:], true
}
