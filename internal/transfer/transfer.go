// Package transfer imports and exports members and groups: from and to CSV,
// whose columns are SCIM attribute paths, and SCIM Bulk JSON (RFC 7644 section
// 3.7). An import is first tried, row by row, and shows what each row would do;
// then it is applied in batches that go on where they stopped. Rows that can't
// be taken come back as a file with the reasons, to be mended and imported
// again. An export is a file that imports again.
//
// Rules of imports: a row is the member with its userName, or with its id where
// that is given; a group is the one with its displayName among those made in
// Steward. What a file doesn't mention stays as it is. What a directory
// provisioned is changed there and not here. Nothing is deleted. Accounts that
// may do more than whoever started the import, and the last owner, are protected
// by the same rules as everywhere. Roles are granted only where that was asked
// for and permitted.
//
// It knows files, rows and their outcomes. What attributes mean is the Schema's
// (package scim); what a change sets off is package member's.
package transfer

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/member"
)

// Kind says what a file or a row is about.
type Kind string

// The kinds. Bulk files hold both.
const (
	Members Kind = "members"
	Groups  Kind = "groups"
	Both    Kind = "both"
)

// Format is how a file is written.
type Format string

// The formats.
const (
	CSV  Format = "csv"
	Bulk Format = "bulk"
)

// Cell is one attribute of a row: a path as SCIM writes it, and its text. An
// empty text takes the attribute away.
type Cell struct{ Path, Value string }

// Step is one change of a group's members: "add", "remove" or "replace".
type Step struct {
	Op  string
	IDs []string
}

// Schemas gives what resources mean to the organization of a transaction, with
// its own extensions.
type Schemas interface {
	Of(tx *db.Tx) (Schema, error)
}

// Schema is what resources mean; package scim implements it, so that imports and
// directories mean the same.
type Schema interface {
	// Column gives the canonical path of a column. Fixed tells that it can't be
	// written (readOnly); no such attribute is a fault of kind Invalid.
	Column(k Kind, name string) (path string, fixed bool, err error)
	// SetMember and SetGroup give what before becomes with the cells set.
	SetMember(before member.Member, cells []Cell) (member.Member, error)
	SetGroup(before member.Group, cells []Cell) (member.Group, error)
	// ChangeMember gives what a Bulk operation makes of a member. POST merges
	// into one who is there, PUT replaces, PATCH is RFC 7644 section 3.5.2.
	ChangeMember(before member.Member, method string, data []byte) (member.Member, error)
	// ChangeGroup is the same for groups; what it does to the group's members
	// comes apart.
	ChangeGroup(before member.Group, method string, data []byte) (member.Group, []Step, error)
	// Claim keeps the unique attributes of own extensions unique, in the
	// transaction that saves a member; a fault of kind Conflict where another
	// member has such a value.
	Claim(tx *db.Tx, m member.Member) error
	// ClaimGroup is the same for groups.
	ClaimGroup(tx *db.Tx, g member.Group) error
	// Member and Group are resources as a Bulk file holds them.
	Member(m member.Member) map[string]any
	Group(g member.Group) map[string]any
}

// ID identifies an import or an export.
type ID string

// State is how far an import or export has come.
type State string

// The states of imports. Exports begin Running and end Finished or Failed.
const (
	// Checking: the dry run is under way.
	Checking State = "checking"
	// Checked: the outcome of every row is known; nothing has changed yet.
	Checked State = "checked"
	// Applying: the rows are being taken over.
	Applying State = "applying"
	// Finished: every row has been taken over or rejected.
	Finished State = "finished"
	// Failed: the file can't be read, or who started it may no more.
	Failed State = "failed"
	// Cancelled by an administrator; what was applied stays.
	Cancelled State = "cancelled"
	// Running is an export under way.
	Running State = "running"
)

// Outcome is what becomes of a row.
type Outcome string

// The outcomes.
const (
	Create    Outcome = "create"
	Update    Outcome = "update"
	Unchanged Outcome = "unchanged"
	Rejected  Outcome = "rejected"
)

// Outcomes lists them in the order in which the console shows them.
var Outcomes = []Outcome{Create, Update, Unchanged, Rejected}

// Options are what whoever starts an import decides.
type Options struct {
	// WithRoles takes the column grantedRoles over; it needs ManageRoles.
	WithRoles bool `json:"withRoles,omitempty"`
	// IgnoreUnknown leaves columns out that no schema has; otherwise a file
	// with one is refused as a whole, so that nothing is lost silently.
	IgnoreUnknown bool `json:"ignoreUnknown,omitempty"`
}

// Counts are rows by outcome.
type Counts struct {
	Created, Updated, Unchanged, Rejected int
}

// Import is one file on its way.
type Import struct {
	ID     ID
	FileID file.ID
	// Name is the file's.
	Name    string
	Format  Format
	Kind    Kind
	State   State
	Options Options
	// Total is the number of rows, Checked and Applied how many are done.
	Total, Checked, Applied int
	// Counts are of the dry run until Applying, then of what was done.
	Counts Counts
	// Ignored are columns that were left out.
	Ignored []string
	// Problem says why it failed.
	Problem string
	// RejectedID is the file of the rejected rows; "" where there are none.
	RejectedID file.ID
	StartedBy  access.Actor
	CreatedAt  time.Time
	CheckedAt  *time.Time
	FinishedAt *time.Time
}

// Row is one row of an import.
type Row struct {
	// Seq counts from 1; Line is the line of a CSV file, or 0.
	Seq, Line int
	Kind      Kind
	Outcome   Outcome
	// Applied tells that the row was carried out.
	Applied bool
	// ObjectID is the member or group, once there is one.
	ObjectID string
	// Label is what the row calls it: the user name or display name.
	Label string
	// Attributes are the names of what changes.
	Attributes []string
	// Column, Value and Reason say what was wrong with a rejected row.
	Column, Value, Reason string
}

// Export is a file being made.
type Export struct {
	ID        ID
	Format    Format
	Kind      Kind
	WithRoles bool
	State     State
	// Done counts members and groups that were written.
	Done       int
	FileID     file.ID
	Problem    string
	StartedBy  access.Actor
	CreatedAt  time.Time
	FinishedAt *time.Time
}

// The limits.
const (
	// MaxRows bounds one import.
	MaxRows = 200_000
	// maxRow bounds one row of CSV or one operation of a Bulk file, in bytes.
	maxRow = 4 << 20
	// maxColumns bounds a header.
	maxColumns = 600
	// batchRows and batchBytes bound what one transaction takes over.
	batchRows  = 50
	batchBytes = 1 << 20
	// maxLive is how many imports an organization can have under way.
	maxLive = 5
	// KeepRows is how long an import and its rows are kept.
	KeepRows = 30 * 24 * time.Hour
)

// The names of the file purposes.
const (
	PurposeImport   = "import"
	PurposeRejected = "import.rejected"
	PurposeExport   = "export"
)

// starter is what is kept of the actor who started something.
type starter struct {
	Kind   access.ActorKind    `json:"kind"`
	ID     string              `json:"id"`
	Name   string              `json:"name,omitempty"`
	Member access.MemberID     `json:"member,omitempty"`
	Roles  []access.Role       `json:"roles"`
	Scopes []access.Permission `json:"scopes,omitempty"`
	Scoped bool                `json:"scoped,omitempty"`
}

func starterOf(a access.Actor) starter {
	return starter{a.Kind, a.ID, a.Name, a.Member, a.Roles, a.Scopes, a.Scopes != nil}
}

func (s starter) actor(org access.OrgID) access.Actor {
	a := access.Actor{Kind: s.Kind, Org: org, ID: s.ID, Name: s.Name, Member: s.Member, Roles: s.Roles}
	if s.Scoped {
		a.Scopes = append([]access.Permission{}, s.Scopes...)
	}
	return a
}

// secret is what of a row is personal; it is kept sealed.
type secret struct {
	Label  string `json:"label,omitempty"`
	Value  string `json:"value,omitempty"`
	Reason string `json:"reason,omitempty"`
}

func (s secret) json() []byte {
	raw, err := json.Marshal(s)
	if err != nil {
		return nil // texts are always JSON
	}
	return raw
}
