// Package connector knows the systems that an organization connects itself,
// without writing code: a PostgreSQL database by declared queries, a bucket of
// an S3-compatible object store by a declared name of objects, and what has no
// interface, where a person does the work. Each is a data.Source.
//
// It knows how they are set up, checked and tried. It refuses to know requests
// and their clocks (internal/rights), and products behind the source protocol
// (internal/data).
package connector

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
)

// Kind is how a system is reached.
type Kind string

// The kinds.
const (
	Database Kind = "database"
	Objects  Kind = "objects"
	Manual   Kind = "manual"
)

// Kinds lists every kind in the order in which the console offers them.
var Kinds = []Kind{Database, Objects, Manual}

// Limits of what is set up.
const (
	maxConnectors   = 100
	maxCollections  = 20
	maxName         = 100
	maxInstructions = 4000
	maxQuery        = 8000
	maxSecret       = 2000
)

// Connector is one system of the organization.
type Connector struct {
	ID   product.SourceID
	Kind Kind
	Name string
	// ProductID is the product of the catalogue whose data it holds; "" for
	// none of them.
	ProductID product.ID
	Settings  Settings
	// HasSecret tells that a password, key or token is kept.
	HasSecret bool
	CreatedAt time.Time
	UpdatedAt time.Time
	// Version is counted up by every change of what it is.
	Version int
	// PausedAt is when somebody paused it: it is asked nothing then, and work in
	// it waits.
	PausedAt *time.Time
	Health   Health

	sealed []byte
}

// Health is what became of asking a connector.
type Health struct {
	// UsedAt is when it was asked last, WorkedAt when that last worked; nil for
	// never.
	UsedAt, WorkedAt *time.Time
	// FailingSince and Problem say since when it does not, and why; nil and ""
	// where it does.
	FailingSince *time.Time
	Problem      string
}

// Settings are what a connector needs beside its secret: those of its kind.
type Settings struct {
	Database *DatabaseSettings `json:"database,omitempty"`
	Objects  *ObjectSettings   `json:"objects,omitempty"`
	Manual   *ManualSettings   `json:"manual,omitempty"`
}

// ManualSettings say what a person does and who.
type ManualSettings struct {
	// Instructions are read by whoever does the work.
	Instructions string `json:"instructions"`
	// Owner is the member whose task it is at first; "" for nobody.
	Owner access.MemberID `json:"owner,omitempty"`
	// Days before the request's due date by which the work is to be done.
	DaysBefore int `json:"days_before"`
}

// Held says what sort of data something holds.
type Held struct {
	Category   data.Category   `json:"category"`
	Purpose    data.Purpose    `json:"purpose"`
	Provenance data.Provenance `json:"provenance"`
}

func (h Held) check(field string) error {
	_, known := h.Category.Info()
	switch {
	case !known || h.Category.Class() == data.Metadata:
		return fault.New(fault.Invalid, "Choose the category of the data. Credentials can't be one: only that they exist may be read.").On(field + ".category")
	case !data.Permits(h.Category, h.Purpose):
		return fault.New(fault.Invalid, "The purpose is unknown, or not permitted for the category.").On(field + ".purpose")
	case h.Provenance != data.Provided && h.Provenance != data.Observed && h.Provenance != data.ThirdParty:
		return fault.New(fault.Invalid, "Say where the data comes from.").On(field + ".provenance")
	}
	return nil
}

// Draft is a connector as somebody sets it up. An empty Secret keeps the one
// that is there. Version is the one that a change was made on.
type Draft struct {
	Version   int
	Kind      Kind
	Name      string
	ProductID product.ID
	Settings  Settings
	Secret    string
}

// Check tells, without any network, what is wrong with a draft. Reach says which
// addresses may be dialled at all.
func (d Draft) Check(reach outbound.Config) error {
	if d.Name = strings.TrimSpace(d.Name); d.Name == "" || len(d.Name) > maxName {
		return fault.New(fault.Invalid, "A system has a name of 1 to %d bytes.", maxName).On("name")
	}
	if len(d.Secret) > maxSecret {
		return fault.New(fault.Invalid, "The secret has at most %d characters.", maxSecret).On("secret")
	}
	s := d.Settings
	switch {
	case d.Kind == Database && s.Database != nil:
		return s.Database.check(reach)
	case d.Kind == Objects && s.Objects != nil:
		return s.Objects.check(d.Secret, reach)
	case d.Kind == Manual && s.Manual != nil:
		return s.Manual.check()
	}
	return fault.New(fault.Invalid, "Give the settings of the kind that you chose.").On("kind")
}

func (m ManualSettings) check() error {
	switch {
	case len(strings.TrimSpace(m.Instructions)) < 10 || len(m.Instructions) > maxInstructions:
		return fault.New(fault.Invalid, "Say in 10 to %d characters where to look and what to do.", maxInstructions).On("manual.instructions")
	case m.DaysBefore < 0 || m.DaysBefore > 30:
		return fault.New(fault.Invalid, "The work is due 0 to 30 days before the answer.").On("manual.daysBefore")
	}
	return nil
}

// only keeps the settings of the kind.
func (s Settings) only(k Kind) Settings {
	switch k {
	case Database:
		return Settings{Database: s.Database}
	case Objects:
		return Settings{Objects: s.Objects}
	}
	return Settings{Manual: s.Manual}
}

func place(id product.SourceID) string { return "connector/" + string(id) }

// storeOf is the bucket of these settings.
func storeOf(o ObjectSettings, secret string, reach outbound.Config) bucket.Config {
	return bucket.Config{Endpoint: o.Endpoint, Region: o.Region, Bucket: o.Bucket, AccessKey: o.AccessKey, SecretKey: secret, Reach: reach}
}

// means tells whether a category is among those that are meant; none means all.
func means(categories []data.Category, c data.Category) bool {
	return len(categories) == 0 || slices.Contains(categories, c)
}

// merge adds the names of an item's fields to those that are known.
func merge(known []string, i data.Item) []string {
	for name := range i.Fields {
		known = append(known, name)
	}
	for name, value := range map[string]string{"title": i.Title, "content": i.Content} {
		if value != "" {
			known = append(known, name)
		}
	}
	return unique(known)
}

// Target is where a connector is, in one line; "" where a person does the work.
func (c Connector) Target() string {
	switch s := c.Settings; {
	case s.Database != nil:
		return s.Database.Role + "@" + s.Database.hostPort() + "/" + s.Database.Name
	case s.Objects != nil:
		return s.Objects.Endpoint + "/" + s.Objects.Bucket + "/" + s.Objects.Template
	}
	return ""
}
