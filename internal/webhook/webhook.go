// Package webhook tells an organization's programs what is written into its log:
// endpoints with the actions they subscribed to, messages signed as Standard
// Webhooks says (standardwebhooks.com), a delivery log with requests and
// answers, and replay.
//
// A delivery is made in the transaction of its event, so that none is lost and
// none tells of what did not happen. It is sent by job, at least once, over
// days; receivers tell repetitions by the message's id.
//
// It refuses to know what events mean. Messages hold ids, the action and the
// time, never a value of anybody's data: who wants more asks for it with the
// rights of its token.
package webhook

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// State tells whether an endpoint is sent to.
type State string

// The states of endpoints.
const (
	Active State = "active"
	// Paused endpoints are sent nothing: by an administrator, or because they
	// failed for days. What would have been sent is kept for a replay.
	Paused State = "paused"
	// Gone endpoints answered 410: nothing is kept for them.
	Gone State = "gone"
)

// Endpoint is an address of an organization that is told of events.
type Endpoint struct {
	ID   string
	Name string
	URL  string
	// Actions are patterns over the log's actions: "member.created", "member.*"
	// or "*".
	Actions []string
	State   State
	// Reason says why it is paused or gone; "" where an administrator paused it.
	Reason string
	// Failures counts attempts that failed since the last that succeeded, and
	// FailingSince is the time of the first of them.
	Failures     int
	FailingSince *time.Time
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// New is an endpoint to be made or changed. The surface has checked with
// outbound.CheckURL that Steward would dial its address.
type New struct {
	Name, URL string
	Actions   []string
}

const (
	maxEndpoints = 20
	maxName      = 100
	maxURL       = 2000
)

func (e Endpoint) check() error {
	switch {
	case e.Name == "" || len([]rune(e.Name)) > maxName:
		return fault.New(fault.Invalid, "An endpoint needs a name of at most %d characters that says what receives it.", maxName).On("name")
	case len(e.URL) > maxURL || !strings.Contains(e.URL, "://"):
		return fault.New(fault.Invalid, "This is not a web address. It looks like https://host/path.").On("url")
	}
	return audit.Wanted(e.Actions).Check()
}

func (n New) over(e Endpoint) Endpoint {
	e.Name, e.URL = strings.TrimSpace(n.Name), strings.TrimSpace(n.URL)
	e.Actions = audit.Wanted(n.Actions).Sorted()
	return e
}

// Create makes an endpoint and its first secret, which is shown this once.
func Create(tx *db.Tx, n New) (Endpoint, string, error) {
	all, err := List(tx)
	if err != nil {
		return Endpoint{}, "", err
	}
	if len(all) >= maxEndpoints {
		return Endpoint{}, "", fault.New(fault.Conflict, "There are %d endpoints already. Remove one that isn't needed.", len(all))
	}
	e := n.over(Endpoint{ID: db.NewID(), State: Active, CreatedAt: tx.Now, UpdatedAt: tx.Now})
	if err := e.check(); err != nil {
		return Endpoint{}, "", err
	}
	if err := insertEndpoint(tx, e); err != nil {
		return Endpoint{}, "", err
	}
	_, secret, err := addSecret(tx, e.ID)
	if err != nil {
		return Endpoint{}, "", err
	}
	return e, secret, record(tx, e, "webhook.created", nil)
}

// Update changes an endpoint's name, address and actions.
func Update(tx *db.Tx, id string, n New) (Endpoint, error) {
	before, err := findEndpoint(tx, id, tx.Lock())
	if err != nil {
		return Endpoint{}, err
	}
	after := n.over(before)
	if err := after.check(); err != nil {
		return Endpoint{}, err
	}
	names := changed(before, after)
	if len(names) == 0 {
		return before, nil
	}
	if err := updateEndpoint(tx, &after); err != nil {
		return Endpoint{}, err
	}
	return after, record(tx, after, "webhook.changed", map[string]any{"changed": names})
}

func changed(before, after Endpoint) (names []string) {
	for name, differs := range map[string]bool{
		"name": before.Name != after.Name, "url": before.URL != after.URL, "actions": !slices.Equal(before.Actions, after.Actions),
	} {
		if differs {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Pause stops sending to an endpoint; what would have been sent is kept as
// failed, for a replay.
func Pause(tx *db.Tx, id string) (Endpoint, error) {
	e, err := findEndpoint(tx, id, tx.Lock())
	if err != nil || e.State == Paused {
		return e, err
	}
	e.State, e.Reason = Paused, ""
	if err := updateEndpoint(tx, &e); err != nil {
		return e, err
	}
	return e, record(tx, e, "webhook.paused", map[string]any{"by": "administrator"})
}

// Resume sends to an endpoint again, as if it had never failed.
func Resume(tx *db.Tx, id string) (Endpoint, error) {
	e, err := findEndpoint(tx, id, tx.Lock())
	if err != nil || e.State == Active {
		return e, err
	}
	e.State, e.Reason, e.Failures, e.FailingSince = Active, "", 0, nil
	if err := updateEndpoint(tx, &e); err != nil {
		return e, err
	}
	return e, record(tx, e, "webhook.resumed", nil)
}

// Delete removes an endpoint with its secrets and its delivery log.
func Delete(tx *db.Tx, id string) error {
	e, err := findEndpoint(tx, id, tx.Lock())
	if err != nil {
		return err
	}
	if err := deleteEndpoint(tx, id); err != nil {
		return err
	}
	return record(tx, e, "webhook.deleted", nil)
}

func record(tx *db.Tx, e Endpoint, action string, detail map[string]any) error {
	if detail == nil {
		detail = map[string]any{}
	}
	detail["name"] = e.Name
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "webhook", ID: e.ID}, Detail: detail})
}
