package org

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// TraceLasts is how long the trace of a sign-in is kept.
const TraceLasts = 30 * 24 * time.Hour

// StepOutcome is what a check came to.
type StepOutcome string

// The outcomes of a step.
const (
	StepPassed  StepOutcome = "passed"
	StepFailed  StepOutcome = "failed"
	StepWarned  StepOutcome = "warned"
	StepSkipped StepOutcome = "skipped"
)

// Step is one check of a sign-in: what came and what was expected, with nothing
// in it that opens anything or tells more of a person than whose mail domain.
type Step struct {
	Name     string      `json:"name"`
	Outcome  StepOutcome `json:"outcome"`
	Expected string      `json:"expected,omitempty"`
	Got      string      `json:"got,omitempty"`
	// Reason is the code of a failure; Advise says what to do about it.
	Reason string `json:"reason,omitempty"`
}

// Trace is what happened in one sign-in or test.
type Trace struct {
	ID           string          `db:"id"`
	ConnectionID string          `db:"connection_id"`
	Config       int             `db:"config"`
	Purpose      string          `db:"purpose"`
	Outcome      StepOutcome     `db:"outcome"` // passed or failed
	Reason       string          `db:"reason"`
	MemberID     access.MemberID `db:"member_id"`
	// Session is the one that asked for a test; it is not shown.
	Session string    `db:"session_id"`
	Steps   []Step    `db:"-"`
	At      time.Time `db:"at"`
}

// TraceFilter narrows a list; zero fields don't.
type TraceFilter struct {
	Connection string
	// Outcome is passed or refused, Purpose sign_in, test, link or step_up.
	Outcome, Purpose string
	From, To         *time.Time
	// Before is the id of a trace; only older ones are listed.
	Before string
	// Back lists newer ones than Before instead, or from the oldest on. The nearest
	// comes first.
	Back  bool
	Limit int
}

// KeepTrace writes a trace, with the id that it has or a new one.
func KeepTrace(tx *db.Tx, t Trace) (Trace, error) {
	t.ID, t.At = orElse(t.ID, db.NewID()), tx.Now
	outcome := "passed"
	if t.Outcome == StepFailed {
		outcome = "refused"
	}
	args := db.Args{
		"id": t.ID, "connection": t.ConnectionID, "config": t.Config, "purpose": t.Purpose, "outcome": outcome,
		"reason": t.Reason, "member": nil, "session": nil, "steps": db.AsJSON(t.Steps), "now": tx.Now,
	}
	if t.MemberID != "" {
		args["member"] = string(t.MemberID)
	}
	if t.Session != "" {
		args["session"] = t.Session
	}
	_, err := tx.Exec(`
		insert into signin_trace (org_id, id, connection_id, config, purpose, outcome, reason, member_id, session_id, steps, at)
		values (:org, :id, :connection, :config, :purpose, :outcome, :reason, :member, :session, :steps, :now)`, args)
	return t, err
}

type traceRow struct {
	Trace
	StepsJSON db.JSON[[]Step] `db:"steps"`
}

const traceColumns = `t.id, t.connection_id, t.config, t.purpose, t.outcome, t.reason, coalesce(t.member_id, '') as member_id,
	coalesce(t.session_id, '') as session_id, t.steps, t.at`

func (r traceRow) trace() Trace {
	t := r.Trace
	t.Steps = r.StepsJSON.V
	if t.Outcome == "refused" {
		t.Outcome = StepFailed
	}
	return t
}

// Traces lists traces, newest first, and tells whether there are more.
func Traces(tx *db.Tx, f TraceFilter) (list []Trace, more bool, err error) {
	args := db.Args{
		"connection": f.Connection, "outcome": f.Outcome, "purpose": f.Purpose, "before": f.Before, "limit": f.Limit + 1,
		"from": time.Time{}, "to": tx.Now.AddDate(1, 0, 0),
	}
	if f.From != nil {
		args["from"] = *f.From
	}
	if f.To != nil {
		args["to"] = *f.To
	}
	than, order := "<", "desc"
	if f.Back {
		than, order = ">", "asc"
	}
	var rows []traceRow
	err = tx.Select(&rows, `
		select `+traceColumns+`
		  from signin_trace t
		 where t.org_id = :org and t.at >= :from and t.at < :to
		   and (:connection = '' or t.connection_id = :connection)
		   and (:outcome = '' or t.outcome = :outcome)
		   and (:purpose = '' or t.purpose = :purpose)
		   and (:before = '' or t.id `+than+` :before)
		 order by t.id `+order+`
		 limit :limit`, args)
	for i, r := range rows {
		if i < f.Limit {
			list = append(list, r.trace())
		}
	}
	return list, len(rows) > f.Limit, err
}

// ForgetTraces removes those that are older than TraceLasts.
func ForgetTraces(tx *db.Tx) error {
	_, err := tx.Exec(`delete from signin_trace where org_id = :org and at < :before`, db.Args{"before": tx.Now.Add(-TraceLasts)})
	return err
}
