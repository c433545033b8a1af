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
}

// Page asks for Limit exchanges older than Before (an id; "" for the newest).
type Page struct {
	Before string
	Limit  int
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
		e.Path, e.Detail = cut(e.Path), cut(e.Detail)
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
