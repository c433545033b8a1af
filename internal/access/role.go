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

var (
	reads = []Permission{
		ReadOrganization, ReadMembers, ReadDirectories, ReadProducts, ReadTerms, ReadRequests, ReadLog,
	}
	officer = append(slices.Clone(reads), ReadContent, OpenRequests, DecideRequests, ApproveRequests, ManageHolds, OwnData)
	admin   = append(slices.Clone(officer), ManageMembers, DeleteMembers, ManageDirectories, ManageProducts, ManageSources, ManageTokens, IngestData)
	owner   = append(slices.Clone(admin), ManageOrganization, ManageRoles, ManageTerms, SignTerms, GrantSupport)
)

// grants is the table: which role may do what. A role that is not here may do
// nothing.
var grants = map[Role][]Permission{
	Owner:          owner,
	Admin:          admin,
	PrivacyOfficer: officer,
	Helpdesk:       {ReadOrganization, ReadMembers, ManageMembers, DeleteMembers, ReadProducts, ReadTerms, OpenRequests, OwnData},
	Auditor:        append(slices.Clone(reads), OwnData),
	Plain:          {OwnData},
	Operator:       {ReadOrganization, ReadProducts, ReadTerms, ReadLog, Operate, OwnData},
	Provisioner:    {Provision},
	roleSystem:     append(slices.Clone(Permissions), Work),
}

// Grants returns what a role may do.
func Grants(r Role) []Permission { return slices.Clone(grants[r]) }
