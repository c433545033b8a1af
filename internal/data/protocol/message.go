package protocol

import "time"

// Version is what a source names as its protocol.
const Version = "steward-source/1"

// The limits of the protocol, in bytes but for those that count.
const (
	MaxRequest    = 64 << 10
	MaxAnswer     = 16 << 20
	MaxTitle      = 500
	MaxContent    = 64 << 10
	MaxFields     = 50 // a count
	MaxFieldName  = 64
	MaxFieldValue = 4 << 10
	MaxPage       = 500 // a count
)

// AnswerWithin is how long a source may take for one answer.
const AnswerWithin = 30 * time.Second

// The paths below a source's base address.
const (
	PathDescribe = "/v1/describe"
	PathFind     = "/v1/find"
	PathExport   = "/v1/export"
	PathErase    = "/v1/erase"
	PathVerify   = "/v1/verify"
)

// Description says what a source holds.
type Description struct {
	Protocol string    `json:"protocol"`
	Name     string    `json:"name"`
	Products []Product `json:"products"`
	// Regions is where the source keeps data, copies and backups included: EU,
	// UK, or an ISO 3166 country or subdivision such as US or US-CA.
	Regions []string `json:"regions"`
	// Asynchronous tells that erase may answer "pending".
	Asynchronous bool `json:"asynchronous,omitempty"`
}

// Product is one product of a source and the categories that it holds.
type Product struct {
	ID         string     `json:"id"`
	Categories []Category `json:"categories"`
}

// Category is a category and the named fields that its items may have.
type Category struct {
	Name   string  `json:"name"`
	Fields []Field `json:"fields,omitempty"`
}

// Field is one named part of an item.
type Field struct {
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
}

// Subject is the person whose data is meant. A source matches by what it knows:
// the organization and any of the rest.
type Subject struct {
	OrganizationID string   `json:"organizationId"`
	Organization   string   `json:"organization"` // the slug
	MemberID       string   `json:"memberId"`
	UserName       string   `json:"userName,omitempty"`
	ExternalID     string   `json:"externalId,omitempty"`
	Emails         []string `json:"emails,omitempty"`
}

// FindRequest asks what is held.
type FindRequest struct {
	Subject Subject `json:"subject"`
}

// Found is what is held, counted.
type Found struct {
	Counts []Count `json:"counts"`
}

// Count is how many items of a category a product holds, and from when.
type Count struct {
	Product  string    `json:"product"`
	Category string    `json:"category"`
	Count    int       `json:"count"`
	First    time.Time `json:"first"`
	Last     time.Time `json:"last"`
}

// ExportRequest asks for a page of items; an empty cursor asks for the first.
type ExportRequest struct {
	Subject Subject `json:"subject"`
	Cursor  string  `json:"cursor,omitempty"`
	Limit   int     `json:"limit"`
}

// Page is one page of items; Next is empty on the last one.
type Page struct {
	Items []Item `json:"items"`
	Next  string `json:"next,omitempty"`
}

// Item is one piece of data. Key names it inside its source and is not personal.
type Item struct {
	Key        string            `json:"key"`
	Product    string            `json:"product"`
	Category   string            `json:"category"`
	Provenance string            `json:"provenance"`
	Purpose    string            `json:"purpose"`
	At         time.Time         `json:"at"`
	Title      string            `json:"title,omitempty"`
	Content    string            `json:"content,omitempty"`
	Fields     map[string]string `json:"fields,omitempty"`
}

// EraseRequest asks to destroy; no categories means all. Request names the
// rights request, for the source's own log.
type EraseRequest struct {
	Subject    Subject  `json:"subject"`
	Categories []string `json:"categories,omitempty"`
	Request    string   `json:"request"`
}

// VerifyRequest asks whether anything is left.
type VerifyRequest struct {
	Subject    Subject  `json:"subject"`
	Categories []string `json:"categories,omitempty"`
}

// The states of an outcome.
const (
	// Done: nothing is left but what is retained.
	Done = "done"
	// Pending: the source is still at it; ask verify later.
	Pending = "pending"
	// Remaining: something is left that should not be.
	Remaining = "remaining"
)

// Outcome is what came of an erasure.
type Outcome struct {
	State     string `json:"state"`
	Erased    int    `json:"erased"`
	Remaining int    `json:"remaining"`
	// Retained is kept although it was asked to be erased.
	Retained []Retained `json:"retained,omitempty"`
	// CheckAfter is when to ask verify, in seconds, with Pending.
	CheckAfter int `json:"checkAfterSeconds,omitempty"`
}

// Retained is what the law makes a source keep, and until when.
type Retained struct {
	Product  string    `json:"product"`
	Category string    `json:"category"`
	Count    int       `json:"count"`
	Ground   string    `json:"ground"`
	Until    time.Time `json:"until"`
}

// Failure is the body of a failed request.
type Failure struct {
	Error struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}
