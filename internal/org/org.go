// Package org knows the organizations of this installation: what they are, the
// domains that they proved, and the OpenID providers (connections) through which
// their members sign in.
//
// It refuses to know members, and how a sign-in runs (internal/signin).
package org

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// Kind says what sort of organization it is; laws and terms depend on it.
type Kind string

// The kinds.
const (
	Business Kind = "business"
	School   Kind = "school"
)

// State is what an organization may do.
type State string

// The states.
const (
	Active    State = "active"
	Suspended State = "suspended"
	Cancelled State = "cancelled"
	// Closed is the end: what is left waits for its retention.
	Closed State = "closed"
)

// Origin says how an organization came here.
type Origin string

// The origins.
const (
	ByOperatorHand Origin = "operator"
	BySignUp       Origin = "signup"
)

// Organization is a business or school that uses Steward; the vendor is one too.
type Organization struct {
	ID   access.OrgID `db:"org_id"`
	Slug string       `db:"slug"`
	Name string       `db:"name"`
	Kind Kind         `db:"kind"`
	// Vendor marks the organization of whoever runs Steward: its members are
	// the personal and third-party accounts.
	Vendor bool `db:"vendor"`
	// Jurisdiction is the law that it is under, such as EU, UK, US-CA, BR.
	Jurisdiction string `db:"jurisdiction"`
	State        State  `db:"state"`
	// ParentID is the organization that it belongs to with others; "" for none.
	ParentID  access.OrgID `db:"parent_id"`
	Origin    Origin       `db:"origin"`
	CreatedAt time.Time    `db:"created_at"`
}

// New is an organization to be created.
type New struct {
	Slug, Name   string
	Kind         Kind
	Vendor       bool
	Jurisdiction string
	// Origin "" means by an operator.
	Origin Origin
	// Domains are vouched for by the operator who creates the organization.
	Domains []string
}

// slugForm is a DNS label: slugs appear in addresses (RFC 1035 section 2.3.1).
var slugForm = regexp.MustCompile(`^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$`)

// jurisdictionForm is a region ("EU", "US") or a part of one ("US-CA").
var jurisdictionForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)

const maxNameLength = 200

// check refuses what can't be an organization.
func (n New) check() error {
	switch name := strings.TrimSpace(n.Name); {
	case !slugForm.MatchString(n.Slug):
		return fault.New(fault.Invalid, "The slug %q must have 1 to 63 lower-case letters, digits and hyphens, and begin with a letter.", n.Slug).On("slug")
	case name == "" || len(name) > maxNameLength:
		return fault.New(fault.Invalid, "The name must have 1 to %d characters.", maxNameLength).On("name")
	case !slices.Contains([]Kind{Business, School}, n.Kind):
		return fault.New(fault.Invalid, "The kind must be business or school, not %q.", n.Kind).On("kind")
	case !jurisdictionForm.MatchString(n.Jurisdiction):
		return fault.New(fault.Invalid, "The jurisdiction must be a region such as EU, UK or US-CA, not %q.", n.Jurisdiction).On("jurisdiction")
	}
	return nil
}
