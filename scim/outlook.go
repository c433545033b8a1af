package scim

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/elimity-com/scim/optional"
	"github.com/elimity-com/scim/schema"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
)

// outlook is what accounts and groups look like to one directory.
type outlook struct {
	// key differs whenever one of them does.
	key           string
	users, groups *aspect
}

// aspect is what one kind of resource looks like to a directory: the RFC's type,
// the organization's own extensions, and what only the directory's mapping knows.
type aspect struct {
	t          *resourceType
	extensions []extension.Extension
	rules      []rule
}

// plain is the outlook of a directory without extensions and mapping.
var plain = &outlook{users: &aspect{t: userType}, groups: &aspect{t: groupType}}

// of is the aspect of a resource type.
func (o *outlook) of(t *resourceType) *aspect {
	if t.kind() == groupType {
		return o.groups
	}
	return o.users
}

// typeOf is a resource type as the call's directory sees it.
func (c *call) typeOf(t *resourceType) *resourceType {
	if t != nil && c.outlook != nil {
		return c.outlook.of(t).t
	}
	return t
}

func (c *call) resourceTypes() []*resourceType {
	return []*resourceType{c.typeOf(userType), c.typeOf(groupType)}
}

// shown lists the extensions that discovery describes.
func (t *resourceType) shown() []*definition {
	return slices.DeleteFunc(slices.Clone(t.extensions), func(d *definition) bool { return t.hidden[d.urn] })
}

// findOutlook finds a directory's outlook, and makes it when something has changed.
func (c *call) findOutlook() (*outlook, error) {
	d := c.dir
	if strings.HasPrefix(d.Schemas, "0/") && len(d.Mapping) == 0 {
		return plain, nil
	}
	rules, err := json.Marshal(d.Mapping)
	if err != nil {
		return nil, err
	}
	key := d.Schemas + string(rules)
	if v, ok := c.outlooks.Load(d.ID); ok && v.(*outlook).key == key {
		return v.(*outlook), nil
	}
	var all []extension.Extension
	if err := c.view(func(tx *db.Tx) error {
		all, err = extension.List(tx)
		return err
	}); err != nil {
		return nil, err
	}
	s, err := newOutlook(all, d.Mapping)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "The directory's mapping doesn't fit the organization's schemas any more. An administrator can mend it in Steward.").Because(err)
	}
	s.key = key
	c.outlooks.Store(d.ID, s)
	return s, nil
}

// newOutlook puts extensions and rules together.
func newOutlook(all []extension.Extension, rules []directory.Rule) (*outlook, error) {
	if err := directory.CheckRules(rules); err != nil {
		return nil, err
	}
	users, err := newAspect(userType, extension.User, all, rules)
	if err != nil {
		return nil, err
	}
	groups, err := newAspect(groupType, extension.Group, all, rules)
	return &outlook{users: users, groups: groups}, err
}

// newAspect makes the aspect of a type with what is meant for it.
func newAspect(of *resourceType, name extension.Resource, all []extension.Extension, rules []directory.Rule) (*aspect, error) {
	t := *of
	t.of, t.hidden = of, map[string]bool{}
	t.extensions = slices.Clone(of.extensions)
	s := &aspect{t: &t}
	for _, e := range all {
		if e.Resource == name {
			s.extensions = append(s.extensions, e)
			t.extensions = append(t.extensions, defined(e))
		}
	}
	rules = slices.DeleteFunc(slices.Clone(rules), func(r directory.Rule) bool { return r.Of() != string(name) })
	if len(s.extensions)+len(rules) == 0 {
		return plain.of(of), nil
	}
	return s, s.compile(rules)
}

// isPlain tells whether the RFC's type is all there is.
func (s *aspect) isPlain() bool { return s.t.of == nil }

// defined makes a definition of an organization's extension.
func defined(e extension.Extension) *definition {
	s := schema.Schema{ID: e.URN, Name: optional.NewString(e.Name), Description: optional.NewString(e.Description)}
	for _, a := range e.Attributes {
		s.Attributes = append(s.Attributes, schema.SimpleCoreAttribute(simple(a)))
	}
	d := newDefinition(s, true)
	for i, a := range e.Attributes {
		// The library knows no caseExact but of texts, and no uniqueness of times.
		d.attributes[i].caseExact = a.CaseExact || a.Type != extension.String
		d.attributes[i].unique, d.attributes[i].canonical = a.Uniqueness == "server", a.CanonicalValues
	}
	return d
}

func simple(a extension.Attribute) schema.SimpleParams {
	about, mutability, returned, unique := optional.NewString(a.Description), mutabilityOf(a.Mutability), returnedOf(a.Returned), schema.AttributeUniquenessNone()
	if a.Uniqueness == "server" {
		unique = schema.AttributeUniquenessServer()
	}
	switch a.Type {
	case extension.Boolean:
		return schema.SimpleBooleanParams(schema.BooleanParams{Description: about, Name: a.Name, Required: a.Required, Mutability: mutability, Returned: returned})
	case extension.Integer, extension.Decimal:
		kind := schema.AttributeTypeInteger()
		if a.Type == extension.Decimal {
			kind = schema.AttributeTypeDecimal()
		}
		return schema.SimpleNumberParams(schema.NumberParams{
			Description: about, Name: a.Name, Required: a.Required, MultiValued: a.MultiValued, Mutability: mutability,
			Returned: returned, Uniqueness: unique, Type: kind,
		})
	case extension.DateTime:
		return schema.SimpleDateTimeParams(schema.DateTimeParams{
			Description: about, Name: a.Name, Required: a.Required, MultiValued: a.MultiValued, Mutability: mutability, Returned: returned,
		})
	case extension.Reference:
		return schema.SimpleReferenceParams(schema.ReferenceParams{
			Description: about, Name: a.Name, Required: a.Required, MultiValued: a.MultiValued, Mutability: mutability,
			Returned: returned, Uniqueness: unique, ReferenceTypes: []schema.AttributeReferenceType{schema.AttributeReferenceTypeExternal},
		})
	case extension.String:
	}
	return schema.SimpleStringParams(schema.StringParams{
		Description: about, Name: a.Name, Required: a.Required, MultiValued: a.MultiValued, Mutability: mutability,
		Returned: returned, Uniqueness: unique, CaseExact: a.CaseExact, CanonicalValues: a.CanonicalValues,
	})
}

func mutabilityOf(s string) schema.AttributeMutability {
	switch s {
	case readOnly:
		return schema.AttributeMutabilityReadOnly()
	case immutable:
		return schema.AttributeMutabilityImmutable()
	case writeOnly:
		return schema.AttributeMutabilityWriteOnly()
	}
	return schema.AttributeMutabilityReadWrite()
}

func returnedOf(s string) schema.AttributeReturned {
	switch s {
	case returnedAlways:
		return schema.AttributeReturnedAlways()
	case returnedNever:
		return schema.AttributeReturnedNever()
	case returnedRequest:
		return schema.AttributeReturnedRequest()
	}
	return schema.AttributeReturnedDefault()
}

// keep makes what is stored of a resource that a directory sent or changed:
// mapped, with what the directory can't change, and checked. Before is what was
// stored; code is the scimType of a missing attribute.
func (s *aspect) keep(before, sent document, code string) (document, error) {
	if s.isPlain() {
		return sent, nil
	}
	d, err := s.mapped(sent)
	if err != nil {
		return nil, err
	}
	if err := checkRequired(s.t, d, code); err != nil {
		return nil, err
	}
	for _, e := range s.t.shown() {
		for _, a := range e.attributes {
			if err := keepAttribute(a, before, d); err != nil {
				return nil, err
			}
		}
	}
	for _, e := range s.t.shown() {
		if err := checkExtension(e, d); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// keep is aspect.keep; a trial remembers what it gave, to show it.
func (c *call) keep(s *aspect, before, sent document, code string) (document, error) {
	d, err := s.keep(before, sent, code)
	if err == nil && c.trial != nil && len(s.rules) > 0 {
		shown := d.clone()
		delete(shown, sentURN)
		text, _ := json.MarshalIndent(shown, "", "  ") // values came from JSON
		c.mappedText = clipTo(string(text), maxAnswer)
	}
	return d, err
}

// keepAttribute keeps what the directory can't change as it was.
func keepAttribute(a *attribute, before, d document) error {
	was := before.get(a)
	switch {
	case isEmpty(was):
	case a.isReadOnly():
		d.set(a, was)
	case a.mutability == immutable && !sameJSON(was, d.get(a)):
		return fault.New(fault.Invalid, "%s can't be changed once it has a value: it is immutable.", a.path).On(a.path).Coded("mutability")
	}
	return nil
}

func sameJSON(a, b any) bool {
	x, _ := json.Marshal(a) // values came from JSON
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// checkExtension keeps required and canonicalValues of an own extension: what is
// required is so where there is any of its attributes.
func checkExtension(e *definition, d document) error {
	part, _ := d[e.urn].(map[string]any)
	if len(part) == 0 {
		return nil
	}
	for _, a := range e.attributes {
		v := d.get(a)
		if a.required && isEmpty(v) {
			return invalidValue(a, "%s is required where there are attributes of %s.", a.path, e.urn)
		}
		if err := checkCanonical(a, v); err != nil {
			return err
		}
	}
	return nil
}

func checkCanonical(a *attribute, v any) error {
	if len(a.canonical) == 0 || isEmpty(v) {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, one := range list {
		text, _ := one.(string)
		known := slices.ContainsFunc(a.canonical, func(c string) bool {
			return c == text || !a.caseExact && strings.EqualFold(c, text)
		})
		if !known {
			return invalidValue(a, "%s can't be %q; it is one of %s.", a.path, clip(text), strings.Join(a.canonical, ", "))
		}
	}
	return nil
}

// claimUnique keeps unique attributes unique, in the transaction that saves them.
func (s *aspect) claimUnique(tx *db.Tx, id string, d document) error {
	for _, e := range s.extensions {
		def, values, unique := s.t.extension(e.URN), map[string]string{}, false
		for _, a := range def.attributes {
			unique = unique || a.unique
			if v := d.get(a); a.unique && !isEmpty(v) {
				values[a.name] = comparable(a, v)
			}
		}
		if !unique {
			continue
		}
		if err := extension.Claim(tx, e, id, values); err != nil {
			return err
		}
	}
	return nil
}

// comparable is a value in the form in which two of them are the same.
func comparable(a *attribute, v any) string {
	if s, ok := v.(string); ok {
		if a.caseExact {
			return s
		}
		return strings.ToLower(s)
	}
	if n, ok := asNumber(v); ok {
		v = n
	}
	text, _ := json.Marshal(v) // values came from JSON
	return string(text)
}
