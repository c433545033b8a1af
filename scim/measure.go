package scim

import (
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/directory"
)

// Measure is what there is to count of one request. Nothing in it names an
// organization, a directory or a person, and each field has few values, so that
// they can be labels.
type Measure struct {
	// Profile is the directory's; empty where the bearer wasn't right.
	Profile directory.Profile
	// Operation is method and endpoint, such as "PATCH /Groups/{id}".
	Operation string
	Status    int
	// Refusal is the scimType of an error, such as "invalidFilter".
	Refusal string
	// Members is how many members a request added to groups or took out.
	Members int
	// Limited says that the directory's rate was exceeded.
	Limited bool
	// Panicked says that the panic guard caught something.
	Panicked bool
	Took     time.Duration
}

var knownMethods = map[string]bool{
	http.MethodGet: true, http.MethodHead: true, http.MethodPost: true, http.MethodPut: true,
	http.MethodPatch: true, http.MethodDelete: true, http.MethodOptions: true,
}

// measure hands a finished request over.
func (c *call) measure(status int, refusal string) {
	if c.Measure == nil {
		return
	}
	m := c.measured
	m.Profile, m.Status, m.Refusal, m.Took = c.dir.Profile, status, refusal, time.Since(c.begun)
	m.Operation = c.r.Method
	if !knownMethods[m.Operation] {
		m.Operation = "other"
	}
	if c.route != nil {
		m.Operation += " " + c.route.pattern
	}
	c.Measure(c.r.Context(), m)
}
