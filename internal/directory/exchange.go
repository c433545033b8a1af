package directory

import (
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/db"
)

// Exchange is one request of an identity provider and its answer, as the
// provisioning log keeps it: never the values of attributes or filters.
type Exchange struct {
	ID          string
	DirectoryID string
	At          time.Time
	Method      string
	// Path is the request's path without the directory, such as "Users/ID" or
	// "Users?filter=userName eq"; without values.
	Path     string
	Status   int
	Duration time.Duration
	// ResourceType is "User", "Group" or "".
	ResourceType string
	ResourceID   string
	// Detail says why it was refused, or what was ignored or coerced.
	Detail    string
	RequestID string
	// Query is what else was asked in the address, without values.
	Query string
	// ScimType narrows a refusal (RFC 7644 table 9).
	ScimType string
	// Warnings say what was ignored or coerced.
	Warnings []string
	// Wanted is the user name (member.NameKey) of a creation that was refused
	// because somebody has it. It is looked up when the entry is written, and
	// not kept.
	Wanted string
	// Bodies are what was sent and answered; nil keeps none.
	Bodies *Bodies
}

// Bodies are an exchange's request and answer.
type Bodies struct {
	// Request and Answer are without personal values.
	Request, Answer string
	// RequestBytes and AnswerBytes are how long they were; what is kept may be
	// less.
	RequestBytes, AnswerBytes int64
	// Complete tells whether Full holds, or held, the whole request.
	Complete bool
	// Full is kept sealed until ExpiresAt; nil means no values.
	Full      *Full
	ExpiresAt *time.Time
	// Whose is the member under whose key Full is sealed; "" means the
	// organization's.
	Whose string
}

// Full is an exchange with its values.
type Full struct {
	// Address is the path with its query, below the directory.
	Address string `json:"address"`
	Request string `json:"request"`
	Answer  string `json:"answer"`
}

// Page asks for Limit exchanges older than Before (an id; "" for the newest), or
// with Oldest for those next newer than After ("" for the oldest).
type Page struct {
	Before, After string
	Oldest        bool
	Limit         int
}

// narrow is the page's condition and the direction to read the ids in.
func (p Page) narrow(args db.Args) (where, order string) {
	if p.Before != "" {
		where += " and x.id < :before"
		args["before"] = p.Before
	}
	if p.After != "" {
		where += " and x.id > :after"
		args["after"] = p.After
	}
	if p.Oldest {
		return where, "asc"
	}
	return where, "desc"
}

const (
	defaultPage = 50
	maxPage     = 500
	// maxDetail bounds what one request can write into the log, in bytes.
	maxDetail = 2000
)

func (p Page) limit() int {
	if p.Limit <= 0 {
		return defaultPage
	}
	return min(p.Limit, maxPage)
}

// Filter chooses exchanges; the zero Filter is all.
type Filter struct {
	// Refused keeps those that were answered with an error (status 400 and up).
	Refused bool
	// ResourceID keeps those about one member or group.
	ResourceID string
	// Method keeps one HTTP method; Status one status.
	Method string
	Status int
	// Search keeps those whose path or detail holds the text; case makes no
	// difference.
	Search string
	// From and To bound the time; the end is not included.
	From, To *time.Time
}

// Day is how a directory's requests of one day (UTC) were answered.
type Day struct {
	// Date is YYYY-MM-DD.
	Date string `db:"date"`
	// Answered counts status below 400, Refused 400 to 499, Failed the rest.
	Answered int `db:"answered"`
	Refused  int `db:"refused"`
	Failed   int `db:"failed"`
}

// LogRequest writes one exchange into the provisioning log, and on success the
// time of the directory's last sync.
func LogRequest(tx *db.Tx, e Exchange) error { return LogRequests(tx, []Exchange{e}) }

// LogRequests writes exchanges in one statement: reads can be logged in batches.
func LogRequests(tx *db.Tx, all []Exchange) error {
	for i, e := range all {
		e.Path, e.Detail, e.Query = cut(e.Path), cut(e.Detail), cut(e.Query)
		if e.At.IsZero() {
			e.At = tx.Now
		}
		e.ID = db.NewID()
		all[i] = e
	}
	return insertExchanges(tx, all)
}

// cut shortens a text to what the log keeps, at the end of a character.
func cut(s string) string {
	if len(s) <= maxDetail {
		return s
	}
	s = s[:maxDetail]
	for len(s) > 0 && !utf8.ValidString(s[max(0, len(s)-utf8.UTFMax):]) {
		s = s[:len(s)-1]
	}
	return s
}
