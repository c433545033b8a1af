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
	PathRectify  = "/v1/rectify"
	PathRestrict = "/v1/restrict"
	PathErase    = "/v1/erase"
	PathVerify   = "/v1/verify"
	PathJob      = "/v1/job"
)

// Keys are what a source may find a subject by (Description.Keys).
var Keys = []string{"memberId", "userName", "externalId", "emails"}

// Description says what a source holds.
type Description struct {
	Protocol string    `json:"protocol"`
	Name     string    `json:"name"`
	Products []Product `json:"products"`
	// Regions is where the source keeps data, copies and backups included: EU,
	// UK, or an ISO 3166 country or subdivision such as US or US-CA.
	Regions []string `json:"regions"`
	// Keys are the fields of a subject that the source finds a person by.
	Keys []string `json:"keys"`
	// Asynchronous tells that rectify, restrict and erase may be answered 202
	// with a job, and an erasure's outcome may be "pending".
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
	// Rectify tells that the field can be corrected.
	Rectify bool `json:"rectify,omitempty"`
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
	// Restricted tells that the item is stored and not used otherwise.
	Restricted bool `json:"restricted,omitempty"`
}

// Correction gives one field of items another value (GDPR Article 16).
type Correction struct {
	Category string `json:"category"`
	// Key names one item; empty means every item of the category that has the
	// field.
	Key string `json:"key,omitempty"`
	// Field is "title", "content" or the name of one of the item's fields.
	Field string `json:"field"`
	// Value is the right one; empty clears the field.
	Value string `json:"value"`
}

// RectifyRequest asks to correct.
type RectifyRequest struct {
	Subject     Subject      `json:"subject"`
	Corrections []Correction `json:"corrections"`
	Request     string       `json:"request"`
	Callback    string       `json:"callback,omitempty"`
}

// RestrictRequest asks to store what is held in these categories (all, where
// none is named) and not to use it otherwise (GDPR Article 18); or, where
// Restricted is false, to use it again.
type RestrictRequest struct {
	Subject    Subject  `json:"subject"`
	Categories []string `json:"categories,omitempty"`
	Restricted bool     `json:"restricted"`
	Request    string   `json:"request"`
	Callback   string   `json:"callback,omitempty"`
}

// EraseRequest asks to destroy; no categories means all. Request names the
// rights request, for the source's own log.
type EraseRequest struct {
	Subject    Subject  `json:"subject"`
	Categories []string `json:"categories,omitempty"`
	Request    string   `json:"request"`
	// Callback is where the end of a job is told; see package comment.
	Callback string `json:"callback,omitempty"`
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

// Outcome is what came of a change.
type Outcome struct {
	State string `json:"state"`
	// Erased counts destroyed items, Changed those that were corrected or whose
	// restriction changed.
	Erased  int `json:"erased"`
	Changed int `json:"changed,omitempty"`
	// Remaining counts what was to be changed and is not.
	Remaining int `json:"remaining"`
	// Refused are corrections that the source did not make.
	Refused []Refused `json:"refused,omitempty"`
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

// Refused is a correction that was not made, and why, in words for the
// administrator.
type Refused struct {
	Category string `json:"category"`
	Key      string `json:"key,omitempty"`
	Field    string `json:"field"`
	Ground   string `json:"ground"`
}

// Accepted is the body of an answer with status 202: the source has begun.
type Accepted struct {
	// Job names the work inside the source: 1 to 200 bytes, not personal.
	Job string `json:"job"`
	// CheckAfter is when to ask for the job, in seconds, if no callback came.
	CheckAfter int `json:"checkAfterSeconds,omitempty"`
}

// JobRequest asks how far a job is.
type JobRequest struct {
	Job string `json:"job"`
}

// JobFailed is a job's state beside Pending and Done.
const JobFailed = "failed"

// Job is how far a job is: the answer to PathJob and the body of a callback.
type Job struct {
	Job   string `json:"job"`
	State string `json:"state"` // Pending, Done or JobFailed
	// Outcome is set once the state is Done.
	Outcome *Outcome `json:"outcome,omitempty"`
	// CheckAfter is when to ask again, in seconds, while it is Pending.
	CheckAfter int `json:"checkAfterSeconds,omitempty"`
}

// Failure is the body of a failed request.
type Failure struct {
	Error struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}
