// Package extension knows an organization's own schema extensions for accounts
// and groups (RFC 7643 section 3.3): what attributes its directories may send besides the
// core and enterprise schemas, which of them must be unique, and how many there
// may be.
//
// It refuses to know SCIM's messages (package scim) and how values are kept with
// an account or group (package member).
package extension

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// The limits, so that discovery stays readable and a filter's SQL small.
const (
	MaxExtensions = 10
	MaxAttributes = 50
	MaxCanonical  = 50
	maxText       = 500
	maxName       = 100
	maxURN        = 200
)

// Type is what an attribute's values are (RFC 7643 section 2.3).
type Type string

// The types.
const (
	String    Type = "string"
	Boolean   Type = "boolean"
	Integer   Type = "integer"
	Decimal   Type = "decimal"
	DateTime  Type = "dateTime"
	Reference Type = "reference"
)

var (
	kinds        = []Type{String, Boolean, Integer, Decimal, DateTime, Reference}
	mutabilities = []string{"readWrite", "readOnly", "immutable", "writeOnly"}
	returnings   = []string{"default", "always", "request", "never"}
	uniqueness   = []string{"none", "server"}
)

// Resource is what an extension adds attributes to.
type Resource string

// The resources, as SCIM names their types.
const (
	User  Resource = "User"
	Group Resource = "Group"
)

// noun is what people call one.
func (r Resource) noun() string {
	if r == Group {
		return "group"
	}
	return "member"
}

// nouns is that for several.
func (r Resource) nouns() string { return r.noun() + "s" }

// Attribute is one attribute of an extension (RFC 7643 section 7).
type Attribute struct {
	Name        string `json:"name"`
	Type        Type   `json:"type"`
	MultiValued bool   `json:"multiValued,omitempty"`
	// Required holds for every resource that has attributes of the extension.
	Required  bool `json:"required,omitempty"`
	CaseExact bool `json:"caseExact,omitempty"`
	// Mutability is readWrite, readOnly, immutable or writeOnly.
	Mutability string `json:"mutability"`
	// Returned is default, always, request or never.
	Returned string `json:"returned"`
	// Uniqueness is none, or server: one member, or group, of the organization
	// at most.
	Uniqueness      string   `json:"uniqueness"`
	CanonicalValues []string `json:"canonicalValues,omitempty"`
	Description     string   `json:"description,omitempty"`
}

// Extension is a schema extension of an organization's accounts or groups.
type Extension struct {
	ID  string
	URN string
	// Resource is what it adds to; empty in Create means User. It stays.
	Resource    Resource
	Name        string
	Description string
	Attributes  []Attribute
	// Version grows by one with every change.
	Version int
	// Revision differs after every change.
	Revision  string
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Attribute finds an attribute whatever its case.
func (e Extension) Attribute(name string) (Attribute, bool) {
	for _, a := range e.Attributes {
		if strings.EqualFold(a.Name, name) {
			return a, true
		}
	}
	return Attribute{}, false
}

// Create adds an extension to the organization.
func Create(tx *db.Tx, e Extension) (Extension, error) {
	e = e.tidy()
	if err := e.check(); err != nil {
		return e, err
	}
	all, err := List(tx)
	if err != nil {
		return e, err
	}
	if len(all) >= MaxExtensions {
		return e, fault.New(fault.Conflict, "An organization can have %d schema extensions. Add attributes to one that is there.", MaxExtensions)
	}
	e.ID, e.Version, e.Revision, e.CreatedAt, e.UpdatedAt = db.NewID(), 1, db.NewID(), tx.Now, tx.Now
	if err := insert(tx, e); err != nil {
		return e, err
	}
	return e, e.record(tx, "extension.created", map[string]any{"attributes": names(e)})
}

// Update changes an extension whose version was read; another one by now is a
// fault of kind Conflict. Its URN stays; an attribute that members or groups have
// values of can't be removed, nor change its type or number.
func Update(tx *db.Tx, after Extension) (Extension, error) {
	before, err := findForUpdate(tx, after.ID)
	if err != nil {
		return after, err
	}
	if before.Version != after.Version {
		return after, fault.New(fault.Conflict, "The extension was changed by somebody else in the meantime. Read it again and repeat the change.").Coded("version").Now(before.Version)
	}
	after.URN, after.Resource, after.CreatedAt = before.URN, before.Resource, before.CreatedAt
	after = after.tidy()
	if err := after.check(); err != nil {
		return after, err
	}
	if err := keepsData(tx, before, after); err != nil {
		return after, err
	}
	after.Version, after.Revision, after.UpdatedAt = before.Version+1, db.NewID(), tx.Now
	if err := update(tx, after); err != nil {
		return after, err
	}
	return after, after.record(tx, "extension.changed", map[string]any{"attributes": names(after)})
}

// keepsData refuses a change that would leave values without a definition.
func keepsData(tx *db.Tx, before, after Extension) error {
	for _, a := range before.Attributes {
		b, kept := after.Attribute(a.Name)
		if kept && a.Type == b.Type && a.MultiValued == b.MultiValued && a.Name == b.Name && !becomesUnique(a, b) {
			continue
		}
		n, err := Use(tx, before, a.Name)
		if err != nil {
			return err
		}
		if n > 0 {
			return fault.New(fault.Conflict, "%d %s have a value of %s, so it can't be removed, renamed, get another type, or become unique. Add a new attribute, or let the directories clear it first.", n, before.Resource.nouns(), a.Name).
				On("attributes").Coded("in_use")
		}
	}
	return nil
}

func becomesUnique(a, b Attribute) bool {
	return a.Uniqueness != b.Uniqueness && b.Uniqueness == "server"
}

// Remove deletes an extension. While members have values of it, it is refused
// with a fault of kind Conflict that says how many; withData removes those
// values too, from every member or group, for good. It tells how many lost
// values.
func Remove(tx *db.Tx, id string, withData bool) (int, error) {
	e, err := findForUpdate(tx, id)
	if err != nil {
		return 0, err
	}
	n, err := Use(tx, e, "")
	if err != nil {
		return 0, err
	}
	if n > 0 && !withData {
		return 0, fault.New(fault.Conflict, "%d %s have values of this extension. Confirm that their values are deleted with it; that can't be undone.", n, e.Resource.nouns()).
			On("deleteValues").Coded("in_use")
	}
	drop := member.DropExtension
	if e.Resource == Group {
		drop = member.DropGroupExtension
	}
	if _, err := drop(tx, e.URN); err != nil {
		return 0, err
	}
	if err := remove(tx, id); err != nil {
		return 0, err
	}
	return n, e.record(tx, "extension.removed", map[string]any{e.Resource.nouns() + "WithValues": n})
}

func (e Extension) record(tx *db.Tx, action string, detail map[string]any) error {
	detail["urn"], detail["name"], detail["resource"] = e.URN, e.Name, string(e.Resource)
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "extension", ID: e.ID}, Detail: detail})
}

// Use counts the members or groups that have a value of an extension's attribute;
// of any of its attributes for "".
func Use(tx *db.Tx, e Extension, attribute string) (int, error) {
	if e.Resource == Group {
		return member.GroupExtensionUse(tx, e.URN, attribute)
	}
	return member.ExtensionUse(tx, e.URN, attribute)
}

func names(e Extension) []string {
	out := make([]string, len(e.Attributes))
	for i, a := range e.Attributes {
		out[i] = a.Name
	}
	return out
}

func (e Extension) tidy() Extension {
	if e.Resource == "" {
		e.Resource = User
	}
	e.URN, e.Name, e.Description = strings.TrimSpace(e.URN), strings.TrimSpace(e.Name), strings.TrimSpace(e.Description)
	e.Attributes = slices.Clone(e.Attributes)
	for i, a := range e.Attributes {
		a.Name, a.Description = strings.TrimSpace(a.Name), strings.TrimSpace(a.Description)
		a.Mutability, a.Returned, a.Uniqueness = or(a.Mutability, "readWrite"), or(a.Returned, "default"), or(a.Uniqueness, "none")
		if a.Mutability == "writeOnly" {
			a.Returned = "never"
		}
		e.Attributes[i] = a
	}
	return e
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

var (
	urnForm  = regexp.MustCompile(`^urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}(:[A-Za-z0-9._-]+)+$`)
	nameForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]{0,63}$`)
	// reserved are URNs that are not an organization's to define.
	reserved = []string{"urn:ietf:", "urn:scim:", "urn:steward:"}
)

func invalid(field, format string, args ...any) error {
	return fault.New(fault.Invalid, format, args...).On(field)
}

func (e Extension) check() error {
	lower := strings.ToLower(e.URN)
	switch {
	case len(e.URN) > maxURN || !urnForm.MatchString(e.URN):
		return invalid("urn", "%q is not a URN such as urn:example:params:scim:schemas:extension:hr:2.0:User.", e.URN)
	case slices.ContainsFunc(reserved, func(p string) bool { return strings.HasPrefix(lower, p) }):
		return invalid("urn", "URNs that begin with %s are reserved. Use one with your own name, such as urn:example:hr:2.0:User.", strings.Join(reserved, ", "))
	case e.Resource != User && e.Resource != Group:
		return invalid("resource", "An extension adds to User or to Group, not to %q.", e.Resource)
	case e.Name == "" || len(e.Name) > maxName:
		return invalid("name", "An extension needs a name of at most %d characters.", maxName)
	case len(e.Description) > maxText:
		return invalid("description", "The description is longer than %d characters.", maxText)
	case len(e.Attributes) == 0 || len(e.Attributes) > MaxAttributes:
		return invalid("attributes", "An extension has 1 to %d attributes.", MaxAttributes)
	}
	seen := map[string]bool{}
	for _, a := range e.Attributes {
		if err := a.check(); err != nil {
			return err
		}
		if key := strings.ToLower(a.Name); seen[key] {
			return invalid("attributes", "The attribute %s is there twice; case makes no difference.", a.Name)
		}
		seen[strings.ToLower(a.Name)] = true
	}
	return nil
}

func (a Attribute) check() error {
	switch {
	case !nameForm.MatchString(a.Name):
		return invalid("attributes", "%q can't name an attribute: use a letter, then letters, digits, - and _, at most 64.", a.Name)
	case !slices.Contains(kinds, a.Type):
		return invalid("attributes", "%s has the type %q; there are string, boolean, integer, decimal, dateTime and reference.", a.Name, a.Type)
	case !slices.Contains(mutabilities, a.Mutability):
		return invalid("attributes", "%s has the mutability %q; there are %s.", a.Name, a.Mutability, strings.Join(mutabilities, ", "))
	case !slices.Contains(returnings, a.Returned):
		return invalid("attributes", "%s is returned %q; there are %s.", a.Name, a.Returned, strings.Join(returnings, ", "))
	case !slices.Contains(uniqueness, a.Uniqueness):
		return invalid("attributes", "%s has the uniqueness %q; there are %s.", a.Name, a.Uniqueness, strings.Join(uniqueness, ", "))
	case a.MultiValued && a.Type == Boolean:
		return invalid("attributes", "%s is a boolean and can't have several values.", a.Name)
	case a.Uniqueness == "server" && (a.MultiValued || a.Type == Boolean):
		return invalid("attributes", "%s can't be unique: only attributes with one value that is no boolean can.", a.Name)
	case a.Required && a.Mutability == "readOnly":
		return invalid("attributes", "%s can't be required and read-only: no directory could send it.", a.Name)
	case len(a.Description) > maxText:
		return invalid("attributes", "The description of %s is longer than %d characters.", a.Name, maxText)
	}
	return a.checkCanonical()
}

func (a Attribute) checkCanonical() error {
	if len(a.CanonicalValues) == 0 {
		return nil
	}
	if a.Type != String || len(a.CanonicalValues) > MaxCanonical {
		return invalid("attributes", "Only texts can have canonical values, and at most %d; look at %s.", MaxCanonical, a.Name)
	}
	for _, v := range a.CanonicalValues {
		if v == "" || len(v) > maxName {
			return invalid("attributes", "A canonical value of %s is empty or longer than %d characters.", a.Name, maxName)
		}
	}
	return nil
}
