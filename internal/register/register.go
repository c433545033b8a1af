// Package register knows what the vendor says of its products beyond their
// names: features with the data they need, the register of processing (GDPR
// Article 30), recipients and subprocessors with notice of each change, and the
// register of cookies, beacons and other identifiers. The vendor's operators
// keep it as a file (steward.catalogue/1, YAML) or in the console.
//
// It refuses to know what is held about anybody: records, choices and
// disclosures are internal/data's.
package register

import (
	"slices"

	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// Basis says why a feature needs an item of data (rows 10 to 12 and 15).
type Basis string

// The bases. Required and Optional items can be declined: a feature that needs
// a required one is off then, and what an optional one improves doesn't happen.
// What law or a contract demands can't be declined while the product is used.
const (
	Required   Basis = "required"
	Optional   Basis = "optional"
	ByLaw      Basis = "law"
	ByContract Basis = "contract"
)

// Bases lists every basis.
var Bases = []Basis{Required, Optional, ByLaw, ByContract}

// Declinable tells whether the member can decline the item.
func (b Basis) Declinable() bool { return b == Required || b == Optional }

// Need is an item of data that a feature needs.
type Need struct {
	// Item names it inside its product: home_address.
	Item     string `yaml:"item" json:"item"`
	Title    string `yaml:"title" json:"title"`
	Category string `yaml:"category" json:"category"`
	Basis    Basis  `yaml:"basis" json:"basis"`
	// Because says what it is needed for, in a sentence; for law, the place.
	Because string `yaml:"because" json:"because"`
}

// Feature is something that a product does for whoever uses it.
type Feature struct {
	ID    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	About string `yaml:"about,omitempty" json:"about,omitempty"`
	// DocsURL is where its documentation is (row 46); "" for that of the product.
	DocsURL string `yaml:"docs,omitempty" json:"docs,omitempty"`
	Needs   []Need `yaml:"needs,omitempty" json:"needs,omitempty"`
}

// Off is a feature that doesn't work, or not fully, for somebody who declined.
type Off struct {
	Feature Feature
	// Missing are the declined items that it needs; Whole tells that it is off,
	// rather than working without what the items would add.
	Missing []Need
	Whole   bool
}

// Without says which features are affected where these items are declined, and
// no others (rows 11 and 15). Items that can't be declined are left out.
func Without(features []Feature, declined []string) []Off {
	var out []Off
	for _, f := range features {
		off := Off{Feature: f}
		for _, n := range f.Needs {
			if n.Basis.Declinable() && slices.Contains(declined, n.Item) {
				off.Missing = append(off.Missing, n)
				off.Whole = off.Whole || n.Basis == Required
			}
		}
		if len(off.Missing) > 0 {
			out = append(out, off)
		}
	}
	return out
}

// Gate lists the items without which no contract for the product comes about
// (row 12): those that law or the contract demand.
func Gate(features []Feature) []Need {
	var out []Need
	for _, f := range features {
		for _, n := range f.Needs {
			if !n.Basis.Declinable() && !slices.ContainsFunc(out, func(o Need) bool { return o.Item == n.Item }) {
				out = append(out, n)
			}
		}
	}
	return out
}

// Ground is the legal basis of a processing (GDPR Article 6(1)).
type Ground string

// Grounds lists every legal basis.
var Grounds = []Ground{"consent", "contract", "legal_obligation", "vital_interests", "public_task", "legitimate_interests"}

// Role says who decides about a processing (row 47).
type Role string

// Roles lists both.
var Roles = []Role{"controller", "processor"}

// Processing is an entry of the record of processing activities: which category
// of data is used for which purpose (rows 2, 16 to 21; GDPR Article 30).
type Processing struct {
	Category string `yaml:"category" json:"category"`
	Purpose  string `yaml:"purpose" json:"purpose"`
	Ground   Ground `yaml:"ground" json:"ground"`
	Role     Role   `yaml:"role" json:"role"`
	// Kept is how long, in words; "" where the terms of retention say.
	Kept    string   `yaml:"kept,omitempty" json:"kept,omitempty"`
	Regions []string `yaml:"regions,omitempty" json:"regions,omitempty"`
	// Measures are the technical and organizational measures (Article 30(1)(g)).
	Measures string `yaml:"measures,omitempty" json:"measures,omitempty"`
	// Term is a switch that must be on for it to happen; "" for none.
	Term term.Key `yaml:"term,omitempty" json:"term,omitempty"`
}

// RecipientKind says what sort of recipient it is (rows 23 to 27).
type RecipientKind string

// The kinds of recipients. A Subprocessor is a vendor working on the vendor's
// behalf: organizations are told before one is added or changed.
const (
	Affiliate    RecipientKind = "affiliate"
	Subprocessor RecipientKind = "subprocessor"
	Partner      RecipientKind = "partner"
	Authority    RecipientKind = "authority"
)

// RecipientKinds lists every kind.
var RecipientKinds = []RecipientKind{Affiliate, Subprocessor, Partner, Authority}

// Recipient is somebody who receives data.
type Recipient struct {
	ID   string        `yaml:"id" json:"id"`
	Name string        `yaml:"name" json:"name"`
	Kind RecipientKind `yaml:"kind" json:"kind"`
	// Country is where it handles the data, as ISO 3166.
	Country string `yaml:"country" json:"country"`
	// Does says what it does with the data, in a sentence.
	Does string `yaml:"does" json:"does"`
	// Parent is the affiliate that it belongs to; "" for the vendor itself.
	Parent     string       `yaml:"parent,omitempty" json:"parent,omitempty"`
	URL        string       `yaml:"url,omitempty" json:"url,omitempty"`
	Products   []product.ID `yaml:"products,omitempty" json:"products,omitempty"`
	Categories []string     `yaml:"categories" json:"categories"`
}

// of tells whether the recipient receives data of a product: of all where it
// names none.
func (r Recipient) of(p product.ID) bool {
	return len(r.Products) == 0 || slices.Contains(r.Products, p)
}

// same tells whether two versions of a recipient differ in nothing that an
// organization is told of.
func (r Recipient) same(o Recipient) bool {
	return r.Name == o.Name && r.Kind == o.Kind && r.Country == o.Country && r.Does == o.Does && r.Parent == o.Parent &&
		slices.Equal(r.Products, o.Products) && slices.Equal(r.Categories, o.Categories)
}

// IdentifierKind says what sort of identifier it is (rows 33 to 35).
type IdentifierKind string

// IdentifierKinds lists every kind.
var IdentifierKinds = []IdentifierKind{"cookie", "local_storage", "beacon", "advertising_id", "device_id"}

// Class is what an identifier is for: the six purposes of row 33.
type Class string

// Classes lists every class.
var Classes = []Class{"preferences", "sign_in", "advertising", "fraud", "analytics", "operation"}

// Identifier is a cookie, beacon or other identifier that a product sets.
type Identifier struct {
	ID   string         `yaml:"id" json:"id"`
	Name string         `yaml:"name" json:"name"`
	Kind IdentifierKind `yaml:"kind" json:"kind"`
	// Owner is the third party that it belongs to; "" for the vendor.
	Owner   string  `yaml:"owner,omitempty" json:"owner,omitempty"`
	Classes []Class `yaml:"classes" json:"classes"`
	// Lasts is how long, as ISO 8601; "" for the visit.
	Lasts string `yaml:"lasts,omitempty" json:"lasts,omitempty"`
	// Necessary ones are set without being asked; all others need consent, and
	// not finding one is having none (row 36).
	Necessary bool `yaml:"necessary,omitempty" json:"necessary,omitempty"`
	// Resettable tells that the member can have another one (row 34).
	Resettable bool         `yaml:"resettable,omitempty" json:"resettable,omitempty"`
	About      string       `yaml:"about" json:"about"`
	Products   []product.ID `yaml:"products,omitempty" json:"products,omitempty"`
}

// Entry is a product with what its features need and what is done with data.
type Entry struct {
	product.Product `yaml:",inline"`
	Features        []Feature    `yaml:"features,omitempty"`
	Processing      []Processing `yaml:"processing,omitempty"`
}

// Catalogue is all that the vendor publishes of its products.
type Catalogue struct {
	Format      string       `yaml:"format"`
	Products    []Entry      `yaml:"products"`
	Recipients  []Recipient  `yaml:"recipients,omitempty"`
	Identifiers []Identifier `yaml:"identifiers,omitempty"`
}

// About is what the register says of one product.
type About struct {
	Features   []Feature    `json:"features,omitempty"`
	Processing []Processing `json:"processing,omitempty"`
}
