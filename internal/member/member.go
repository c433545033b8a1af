// Package member knows the people of an organization: their accounts, groups,
// memberships, granted roles and the identities they sign in with. It says what
// a change of an account means (state.go, change.go) and keeps it.
//
// It refuses to know protocols (SCIM and GraphQL are surfaces above it), what a
// member's products hold (internal/data), and credentials: it announces
// Deactivated and Deleting in the transaction, and those who must act subscribe.
package member

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
)

// ID identifies a member (UUID version 7 as text).
type ID = access.MemberID

// AccountKind says who is behind an account, which decides who answers its
// rights requests.
type AccountKind string

// The kinds of accounts.
const (
	WorkOrSchool AccountKind = "work_or_school"
	Personal     AccountKind = "personal"
	ThirdParty   AccountKind = "third_party"
)

// Member is a person's account: every core and enterprise attribute of a SCIM
// User (RFC 7643 sections 4.1 and 4.3) and what Steward adds. Values are kept as
// they came.
type Member struct {
	ID          ID
	DirectoryID string
	AccountKind AccountKind

	UserName          string
	ExternalID        string
	DisplayName       string
	NickName          string
	ProfileURL        string
	Title             string
	UserType          string
	PreferredLanguage string
	Locale            string
	Timezone          string
	// Active is what the directory says; State is what holds.
	Active       bool
	Name         Name
	Emails       []Multi
	PhoneNumbers []Multi
	IMs          []Multi
	Photos       []Multi
	Addresses    []Address
	Entitlements []Multi
	// RoleValues is the SCIM attribute "roles"; it grants nothing in Steward.
	RoleValues []Multi
	X509       []Multi
	Enterprise Enterprise
	// Extensions are the attributes of other schema extensions, by their URN.
	Extensions map[string]json.RawMessage

	State State
	// Roles are granted in Steward, in the order of access.Assignable.
	Roles []access.Role
	// Version grows by one with every change; it is the ETag of SCIM.
	Version       int
	CreatedAt     time.Time
	UpdatedAt     time.Time
	LastSignInAt  *time.Time
	SuspendedAt   *time.Time
	DeactivatedAt *time.Time
	DeletedAt     *time.Time
}

// Name is the SCIM attribute "name".
type Name struct {
	Formatted       string `json:"formatted,omitempty"`
	FamilyName      string `json:"familyName,omitempty"`
	GivenName       string `json:"givenName,omitempty"`
	MiddleName      string `json:"middleName,omitempty"`
	HonorificPrefix string `json:"honorificPrefix,omitempty"`
	HonorificSuffix string `json:"honorificSuffix,omitempty"`
}

// Multi is one value of a multi-valued SCIM attribute (RFC 7643 section 2.4).
type Multi struct {
	Value   string `json:"value,omitempty"`
	Display string `json:"display,omitempty"`
	Type    string `json:"type,omitempty"`
	Primary bool   `json:"primary,omitempty"`
	// NotPrimary tells that primary was given as false and not left out: what
	// an identity provider sent is what it gets back.
	NotPrimary bool `json:"notPrimary,omitempty"`
}

// Address is one value of the SCIM attribute "addresses".
type Address struct {
	Formatted     string `json:"formatted,omitempty"`
	StreetAddress string `json:"streetAddress,omitempty"`
	Locality      string `json:"locality,omitempty"`
	Region        string `json:"region,omitempty"`
	PostalCode    string `json:"postalCode,omitempty"`
	Country       string `json:"country,omitempty"`
	Type          string `json:"type,omitempty"`
	Primary       bool   `json:"primary,omitempty"`
	NotPrimary    bool   `json:"notPrimary,omitempty"`
}

// Enterprise is the enterprise extension (RFC 7643 section 4.3).
type Enterprise struct {
	EmployeeNumber string
	CostCenter     string
	Organization   string
	Division       string
	Department     string
	// ManagerID may name a member that is not there (yet).
	ManagerID ID
}

// EnterpriseURN names the enterprise extension.
const EnterpriseURN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

// Email is the address to write to: the primary one, else the first, else the
// user name where that is an address, else "".
func (m Member) Email() string {
	for _, e := range m.Emails {
		if e.Primary && e.Value != "" {
			return e.Value
		}
	}
	for _, e := range m.Emails {
		if e.Value != "" {
			return e.Value
		}
	}
	if isAddress(m.UserName) {
		return m.UserName
	}
	return ""
}

// Label is how a member is called on the screen; never empty.
func (m Member) Label() string {
	full := m.Name.GivenName + " " + m.Name.FamilyName
	for _, s := range []string{m.DisplayName, m.Name.Formatted, full, m.UserName} {
		if isVisible(s) {
			return s
		}
	}
	return string(m.ID)
}

// Deactivated is announced, in the transaction, whenever a member loses access:
// the directory deactivated them, an administrator suspended them, or the
// account was deleted. Whoever holds their sessions and tokens ends them.
type Deactivated struct {
	ID ID
	// State is the state that they are in now.
	State State
}

// Returned is announced, in the transaction, whenever a member has their account
// back: the directory activated them again, or a suspension was taken back.
type Returned struct{ ID ID }

// Deleting is announced, in the transaction, before a member is deleted. A
// subscriber that must keep the member, such as a legal hold, returns a fault.
type Deleting struct{ ID ID }

// Erased is announced, in the transaction, when what is stored about a member
// in the clear is removed: whoever keeps values of theirs removes them too.
type Erased struct{ ID ID }
