package access

import "slices"

// Role is a named set of permissions. The text is what is stored and shown.
type Role string

// The roles that every organization has.
const (
	Owner          Role = "owner"
	Admin          Role = "admin"
	PrivacyOfficer Role = "privacy_officer"
	Helpdesk       Role = "helpdesk"
	Auditor        Role = "auditor"
	// Plain is what every active member has: their own data, nothing else.
	Plain Role = "member"
	// Operator is staff of the vendor; it exists in the vendor's organization
	// only and never reads a member's content.
	Operator Role = "operator"
	// Provisioner is what a directory's bearer token carries.
	Provisioner Role = "provisioner"
	// roleSystem is Steward itself; it can't be granted.
	roleSystem Role = "system"
)

// Assignable lists the roles that an organization can give to its members.
var Assignable = []Role{Owner, Admin, PrivacyOfficer, Helpdesk, Auditor}

// Permission is one thing that an actor may do.
type Permission string

// The permissions.
const (
	ReadOrganization   Permission = "READ_ORGANIZATION"
	ManageOrganization Permission = "MANAGE_ORGANIZATION"
	ReadMembers        Permission = "READ_MEMBERS"
	ManageMembers      Permission = "MANAGE_MEMBERS"
	ManageRoles        Permission = "MANAGE_ROLES"
	ReadDirectories    Permission = "READ_DIRECTORIES"
	ManageDirectories  Permission = "MANAGE_DIRECTORIES"
	Provision          Permission = "PROVISION"
	ReadProducts       Permission = "READ_PRODUCTS"
	ManageProducts     Permission = "MANAGE_PRODUCTS"
	ReadTerms          Permission = "READ_TERMS"
	ManageTerms        Permission = "MANAGE_TERMS"
	ReadContent        Permission = "READ_CONTENT"
	IngestData         Permission = "INGEST_DATA"
	ReadRequests       Permission = "READ_REQUESTS"
	OpenRequests       Permission = "OPEN_REQUESTS"
	DecideRequests     Permission = "DECIDE_REQUESTS"
	ApproveRequests    Permission = "APPROVE_REQUESTS"
	ManageHolds        Permission = "MANAGE_HOLDS"
	ReadLog            Permission = "READ_LOG"
	ManageTokens       Permission = "MANAGE_TOKENS"
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
	ReadOrganization, ManageOrganization, ReadMembers, ManageMembers, ManageRoles,
	ReadDirectories, ManageDirectories, Provision, ReadProducts, ManageProducts,
	ReadTerms, ManageTerms, ReadContent, IngestData, ReadRequests, OpenRequests,
	DecideRequests, ApproveRequests, ManageHolds, ReadLog, ManageTokens, OwnData, Operate, Work,
}

var (
	reads = []Permission{
		ReadOrganization, ReadMembers, ReadDirectories, ReadProducts, ReadTerms, ReadRequests, ReadLog,
	}
	officer = append(slices.Clone(reads), ReadContent, OpenRequests, DecideRequests, ApproveRequests, ManageHolds, OwnData)
	admin   = append(slices.Clone(officer), ManageMembers, ManageDirectories, ManageProducts, ManageTokens, IngestData)
	owner   = append(slices.Clone(admin), ManageOrganization, ManageRoles, ManageTerms)
)

// grants is the table: which role may do what. A role that is not here may do
// nothing.
var grants = map[Role][]Permission{
	Owner:          owner,
	Admin:          admin,
	PrivacyOfficer: officer,
	Helpdesk:       {ReadOrganization, ReadMembers, ManageMembers, ReadProducts, ReadTerms, OpenRequests, OwnData},
	Auditor:        append(slices.Clone(reads), OwnData),
	Plain:          {OwnData},
	Operator:       {ReadOrganization, ReadProducts, ReadTerms, ReadLog, Operate, OwnData},
	Provisioner:    {Provision},
	roleSystem:     append(slices.Clone(Permissions), Work),
}

// Grants returns what a role may do.
func Grants(r Role) []Permission { return slices.Clone(grants[r]) }
