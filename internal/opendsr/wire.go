// Package opendsr is the protocol OpenDSR 2.0 (github.com/opengdpr/OpenDSR) by
// which controllers hand requests of data subjects on to processors: its
// messages and their limits, the processor's signature and certificate, and a
// client. Both sides of Steward use it: package intake answers as a processor,
// package connector asks as a controller.
//
// It knows neither members nor requests of rights, keeps nothing, and dials
// nothing but by the client that it is given.
package opendsr

import (
	"encoding/json"
	"time"
)

// Version is the version of the protocol that is spoken, and Former the one
// before it, whose names are still answered (section 10.1).
const (
	Version = "2.0"
	Former  = "1.0"
)

// The headers of signed messages (sections 8.3 and 8.6) begin with these words;
// those behind the first are the protocol's former names.
var names = []string{"X-OpenDSR-", "X-OpenGDPR-", "X-OpenCompliance-"}

const (
	domainHeader    = "Processor-Domain"
	signatureHeader = "Signature"
)

// The headers as version 2.0 calls them.
const (
	DomainHeader    = "X-OpenDSR-" + domainHeader
	SignatureHeader = "X-OpenDSR-" + signatureHeader
)

// Type is a type of request (section 6.2).
type Type string

// The types.
const (
	Access      Type = "access"
	Portability Type = "portability"
	Erasure     Type = "erasure"
)

// Types lists every type.
var Types = []Type{Access, Portability, Erasure}

// State is the status of a request (section 8).
type State string

// The statuses.
const (
	Pending    State = "pending"
	InProgress State = "in_progress"
	Completed  State = "completed"
	Cancelled  State = "cancelled"
)

var order = map[State]int{Pending: 1, InProgress: 2, Completed: 3, Cancelled: 3}

// Final tells whether nothing follows.
func (s State) Final() bool { return order[s] == 3 }

// Known tells whether the protocol has this status.
func (s State) Known() bool { return order[s] > 0 }

// Follows tells whether s can come after before: statuses go forward only, so
// that an answer that is sent once more changes nothing.
func (s State) Follows(before State) bool { return order[s] > order[before] }

// Kind is a form of identity (sections 5.1 and 5.2). Value is "" in a discovery.
type Kind struct {
	Type   string `json:"identity_type"`
	Format string `json:"identity_format"`
}

// Identity is one identity of a data subject (section 5.3).
type Identity struct {
	Type   string `json:"identity_type"`
	Value  string `json:"identity_value"`
	Format string `json:"identity_format"`
}

// The identity types that Steward has values for, and the formats (section 5).
const (
	Email      = "email"
	CustomerID = "controller_customer_id"
	Raw        = "raw"
	SHA1       = "sha1"
	MD5        = "md5"
	SHA256     = "sha256"
)

// identityTypes are those of section 5.1; processors may have more of their own
// in extensions.
var identityTypes = []string{
	CustomerID, "android_advertising_id", "android_id", Email, "fire_advertising_id", "ios_advertising_id", "ios_vendor_id",
	"microsoft_advertising_id", "microsoft_publisher_id", "roku_publisher_id", "roku_advertising_id",
}

// Discovery says what a processor can do (section 6.3).
type Discovery struct {
	Version     string `json:"api_version"`
	Identities  []Kind `json:"supported_identities"`
	Types       []Type `json:"supported_subject_request_types"`
	Certificate string `json:"processor_certificate"`
}

// Request is what a controller hands on (section 7.1).
type Request struct {
	Regulation string                     `json:"regulation,omitempty"`
	ID         string                     `json:"subject_request_id"`
	Type       Type                       `json:"subject_request_type"`
	Submitted  time.Time                  `json:"submitted_time"`
	Identities []Identity                 `json:"subject_identities,omitempty"`
	Version    string                     `json:"api_version,omitempty"`
	Callbacks  []string                   `json:"status_callback_urls,omitempty"`
	Extensions map[string]json.RawMessage `json:"extensions,omitempty"`
}

// Receipt is the answer to a request (section 7.3) and, without the expected
// time and the encoded request, to its cancellation (section 9.2).
type Receipt struct {
	Controller string `json:"controller_id"`
	Expected   *Time  `json:"expected_completion_time,omitempty"`
	Received   Time   `json:"received_time"`
	// Encoded is the whole body of the request in base64; controllers neither
	// log nor keep it.
	Encoded string `json:"encoded_request,omitempty"`
	ID      string `json:"subject_request_id"`
	Version string `json:"api_version,omitempty"`
}

// Status is the answer to a question (section 8.3) and, with Callback, what a
// processor tells by itself (section 8.6).
type Status struct {
	Controller string `json:"controller_id"`
	Expected   *Time  `json:"expected_completion_time"`
	Callback   string `json:"status_callback_url,omitempty"`
	ID         string `json:"subject_request_id"`
	State      State  `json:"request_status"`
	Version    string `json:"api_version,omitempty"`
	// ResultsURL is where the results are; Results counts them. nil where the
	// processor doesn't say.
	ResultsURL *string                    `json:"results_url,omitempty"`
	Results    *int                       `json:"results_count,omitempty"`
	Extensions map[string]json.RawMessage `json:"extensions,omitempty"`
}

// Failure is the body of an error (sections 7.5 to 7.7).
type Failure struct {
	Error FailureDetail `json:"error"`
}

// FailureDetail is the error object (section 7.6). It holds nothing about a person.
type FailureDetail struct {
	Code    int           `json:"code"`
	Message string        `json:"message"`
	Errors  []FailureItem `json:"errors"`
}

// FailureItem is one of the details.
type FailureItem struct {
	Domain  string `json:"domain"`
	Reason  string `json:"reason"`
	Message string `json:"message"`
}

// Time is written as RFC 3339 in UTC, and read without a zone as well: some
// processors leave it out.
type Time struct{ time.Time }

// At is a time in whole seconds.
func At(t time.Time) Time { return Time{t.UTC().Truncate(time.Second)} }

// MarshalJSON implements json.Marshaler.
func (t Time) MarshalJSON() ([]byte, error) {
	return json.Marshal(t.UTC().Format(time.RFC3339))
}

// UnmarshalJSON implements json.Unmarshaler.
func (t *Time) UnmarshalJSON(body []byte) (err error) {
	var text string
	if err := json.Unmarshal(body, &text); err != nil || text == "" {
		return err
	}
	if t.Time, err = time.Parse(time.RFC3339, text); err != nil {
		t.Time, err = time.Parse("2006-01-02T15:04:05.999999999", text)
	}
	t.Time = t.Time.UTC()
	return err
}
