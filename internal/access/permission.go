package access

import (
	"slices"
	"time"
)

// Permission is one thing that an actor may do.
type Permission string

// The permissions.
const (
	ReadOrganization   Permission = "READ_ORGANIZATION"
	ManageOrganization Permission = "MANAGE_ORGANIZATION"
	ReadMembers        Permission = "READ_MEMBERS"
	ManageMembers      Permission = "MANAGE_MEMBERS"
	DeleteMembers      Permission = "DELETE_MEMBERS"
	ManageRoles        Permission = "MANAGE_ROLES"
	ReadDirectories    Permission = "READ_DIRECTORIES"
	ManageDirectories  Permission = "MANAGE_DIRECTORIES"
	Provision          Permission = "PROVISION"
	ReadProducts       Permission = "READ_PRODUCTS"
	ManageProducts     Permission = "MANAGE_PRODUCTS"
	// ManageSources connects systems that hold members' data, with their secrets
	// and with what erases there.
	ManageSources   Permission = "MANAGE_SOURCES"
	ReadTerms       Permission = "READ_TERMS"
	ManageTerms     Permission = "MANAGE_TERMS"
	SignTerms       Permission = "SIGN_TERMS"
	ReadContent     Permission = "READ_CONTENT"
	IngestData      Permission = "INGEST_DATA"
	ReadRequests    Permission = "READ_REQUESTS"
	OpenRequests    Permission = "OPEN_REQUESTS"
	DecideRequests  Permission = "DECIDE_REQUESTS"
	ApproveRequests Permission = "APPROVE_REQUESTS"
	ManageHolds     Permission = "MANAGE_HOLDS"
	ReadLog         Permission = "READ_LOG"
	ManageTokens    Permission = "MANAGE_TOKENS"
	// GrantSupport lets the vendor's staff in for a while.
	GrantSupport Permission = "GRANT_SUPPORT"
	// OwnData is a member's right to what is theirs: their account, records,
	// choices, requests and sessions. Functions behind it use tx.Actor.Member.
	OwnData Permission = "OWN_DATA"
	// Operate is the vendor's: organizations, products, the statement.
	Operate Permission = "OPERATE"
	// Work is Steward's own: background work and sign-in.
	Work Permission = "WORK"
)

// Permissions lists every permission that a role or a token's scope can hold,
// in the order in which the console shows them.
var Permissions = []Permission{
	ReadOrganization, ManageOrganization, ReadMembers, ManageMembers, DeleteMembers, ManageRoles,
	ReadDirectories, ManageDirectories, Provision, ReadProducts, ManageProducts, ManageSources,
	ReadTerms, ManageTerms, SignTerms, ReadContent, IngestData, ReadRequests, OpenRequests,
	DecideRequests, ApproveRequests, ManageHolds, ReadLog, ManageTokens, GrantSupport, OwnData, Operate, Work,
}

// freshFor lists the permissions behind what does lasting harm in the wrong hands,
// with how long ago the person may have proved who they are when a change is made
// with one. Roles, the ways in, tokens, signatures, deletions, approvals (an
// erasure's above all), legal holds (one that is released lets an erasure go on),
// the vendor's staff being let in, systems with their passwords and with what
// erases in them, and the vendor's own. For what is not here,
// access_test.go says why.
var freshFor = map[Permission]time.Duration{
	ManageRoles: stepUp, ManageOrganization: stepUp, SignTerms: stepUp, ManageTokens: stepUp, ManageDirectories: stepUp,
	DeleteMembers: stepUp, ApproveRequests: stepUp, ManageHolds: stepUp, GrantSupport: stepUp, ManageSources: stepUp, Operate: stepUp,
}

// stepUp is long enough for several changes in a row, and shorter than a
// browser is left alone.
const stepUp = 15 * time.Minute

// FreshFor tells how old a person's authentication may be for a change with this
// permission; 0 means however old.
func FreshFor(p Permission) time.Duration { return freshFor[p] }

// Limitable lists the permissions that a grant can limit to the members of some
// groups. What is not here concerns the whole organization, so a limited grant
// does not give it, whatever its role holds.
var Limitable = []Permission{
	ReadMembers, ManageMembers, DeleteMembers, ReadContent, ReadRequests, OpenRequests, DecideRequests, ApproveRequests,
}

// inner are the permissions that no role of an organization's own holds: they
// are Steward's, the vendor's, the directories', every member's, or the owner's
// alone.
var inner = []Permission{Provision, GrantSupport, OwnData, Operate, Work}

// Ownable tells whether a role of an organization's own can hold a permission.
func Ownable(p Permission) bool {
	return slices.Contains(Permissions, p) && !slices.Contains(inner, p)
}

// SupportReads is what the vendor's staff may do under every grant of support:
// look, but never at content.
var SupportReads = []Permission{
	ReadOrganization, ReadMembers, ReadDirectories, ReadProducts, ReadTerms, ReadRequests, ReadLog,
}

// SupportMore lists what an owner can add to a grant of support, each by an
// explicit choice. What would outlive the grant (roles, tokens, connections) or
// speaks for the organization (approving, signing) is not among it.
var SupportMore = []Permission{ManageMembers, ManageDirectories, ManageProducts, OpenRequests, ReadContent}
