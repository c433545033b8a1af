// Package product knows the vendor's catalogue (products, their families and
// the sources that hold member data) and, for an organization, which member
// uses which product and where the sources are that hold its data.
//
// It refuses to know what a source holds. It asks internal/term for the rules
// that it keeps itself: the notice before a suspension, and the grace after the
// loss of an account.
package product

import (
	"time"

	"github.com/sysoon/steward/internal/access"
)

// ID is a product's short name, such as mail. It is the same for every
// organization and never changes.
type ID string

// SourceID is a source's short name, such as mail-archive.
type SourceID string

// Family is a section of the vendor's statement. The text is what is stored.
type Family string

// The families. The first five are the enterprise and developer products.
const (
	EnterpriseOnlineService     Family = "enterprise_online_service"
	EnterpriseDeveloperSoftware Family = "enterprise_and_developer_software"
	EnterpriseAppliance         Family = "enterprise_appliance"
	DeveloperService            Family = "developer_service"
	ProfessionalService         Family = "professional_service"
	ProductivityCommunications  Family = "productivity_and_communications"
	SearchAI                    Family = "search_and_ai"
	OSDevice                    Family = "os_and_device"
	Entertainment               Family = "entertainment"
	Health                      Family = "health"
	// External products are governed by a statement of their own.
	External Family = "external"
)

// Families lists every family, in the order of the statement.
var Families = []Family{
	EnterpriseOnlineService, EnterpriseDeveloperSoftware, EnterpriseAppliance, DeveloperService, ProfessionalService,
	ProductivityCommunications, SearchAI, OSDevice, Entertainment, Health, External,
}

// EnterpriseAndDeveloper tells whether the family is designed primarily for
// organizations and developers: only there does an agreement override the
// statement.
func (f Family) EnterpriseAndDeveloper() bool {
	switch f {
	case EnterpriseOnlineService, EnterpriseDeveloperSoftware, EnterpriseAppliance, DeveloperService, ProfessionalService:
		return true
	}
	return false
}

// Kind is what sort of thing a product is.
type Kind string

// Kinds lists every kind: services, websites, apps, software, servers and
// devices.
var Kinds = []Kind{"service", "website", "app", "software", "server", "device"}

// Audience is for whom a product is made.
type Audience string

// Audiences lists every audience.
var Audiences = []Audience{"enterprise", "home", "school", "developer"}

// Product is an entry of the catalogue.
type Product struct {
	ID       ID       `yaml:"id"`
	Name     string   `yaml:"name"`
	Family   Family   `yaml:"family"`
	Kind     Kind     `yaml:"kind"`
	Audience Audience `yaml:"audience"`
	// DocsURL is where its documentation is; "" for none.
	DocsURL string `yaml:"docs,omitempty"`
	// VersionRange is which versions the statement governs, such as ">=2.0";
	// "" is all. Older ones are under statements of their own.
	VersionRange string `yaml:"versions,omitempty"`
	// StatementURL is the statement of an external product.
	StatementURL string `yaml:"statement,omitempty"`
	// Sources are the systems that hold member data; empty for none.
	Sources []Source `yaml:"sources,omitempty"`
}

// SourceKind is how a source is reached.
type SourceKind string

// The kinds of sources: Builtin is kept by Steward itself, HTTP speaks the
// source protocol.
const (
	Builtin SourceKind = "builtin"
	HTTP    SourceKind = "http"
)

// Source is a system of a product that holds member data. URL and Connected are
// of the organization that asks.
type Source struct {
	ID      SourceID   `yaml:"id" db:"id"`
	Product ID         `yaml:"-" db:"product_id"`
	Kind    SourceKind `yaml:"kind" db:"kind"`
	Name    string     `yaml:"name" db:"name"`
	// URL is where an HTTP source keeps this organization's data; "" where it
	// isn't connected.
	URL string `yaml:"-" db:"url"`
	// Connected tells whether Steward can reach it; a builtin source always is.
	Connected bool `yaml:"-" db:"-"`
}

// Acquirer is who got a product for a member.
type Acquirer string

// The acquirers. It decides what a member loses with their account.
const (
	ByOrganization Acquirer = "organization"
	BySelf         Acquirer = "self"
)

// State is where an assignment stands.
type State string

// The states of an assignment.
const (
	Active    State = "active"
	Suspended State = "suspended"
	Ended     State = "ended"
)

// Assignment is a member's use of a product.
type Assignment struct {
	ID         string          `db:"id"`
	Member     access.MemberID `db:"member_id"`
	Product    ID              `db:"product_id"`
	AcquiredBy Acquirer        `db:"acquired_by"`
	State      State           `db:"state"`
	// Reason says why it was suspended or ended; "" for an active one.
	Reason     string    `db:"reason"`
	AssignedAt time.Time `db:"assigned_at"`
	// NoticedAt is when the member was told of a suspension, SuspendFrom the
	// earliest time of it; nil without notice.
	NoticedAt   *time.Time `db:"noticed_at"`
	SuspendFrom *time.Time `db:"suspend_from"`
	// EndsAt is when a product that the member acquired is lost because they
	// lost their account; nil where no such clock runs.
	EndsAt  *time.Time `db:"ends_at"`
	EndedAt *time.Time `db:"ended_at"`
	// Waits tells that it is suspended until what law or contract demand is given
	// (row 12); it was never active.
	Waits bool `db:"waits"`
}

// Assigning is announced before a product is given to a member. Whoever knows of
// something that law or contract demand first adds it to Waits, in words: the
// assignment then waits, suspended, until Release.
type Assigning struct {
	Member  access.MemberID
	Product ID
	By      Acquirer
	Waits   []string
}

// Resuming is announced before a suspended product is given back, alike: it is
// refused while something is missing.
type Resuming Assigning
