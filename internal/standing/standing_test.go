package standing_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/standing"
)

const reason = "The invoices of three months are open."

type world struct {
	*dbtest.DB
	t      *testing.T
	runner *job.Runner
	org    access.OrgID
}

func newWorld(t *testing.T, d *dbtest.DB, kind org.Kind) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	w := &world{DB: d, t: t}
	w.restart()
	err = d.Across(t.Context(), "test", func(wide *db.Wide) error {
		o, err := org.Create(wide, org.New{Slug: "acme", Name: "Acme", Kind: kind, Jurisdiction: "EU", Domains: []string{"acme.example"}})
		w.org = o.ID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// restart takes another runner, as a new process does.
func (w *world) restart() {
	w.runner = job.NewRunner(w.DB.DB, slog.New(slog.DiscardHandler))
	w.runner.Handle(standing.WorkJob, standing.Work(w.DB.DB))
}

func (w *world) try(fn func(tx *db.Tx) error) error {
	w.t.Helper()
	return w.Update(access.With(w.t.Context(), access.System(w.org, "test")), access.Work, fn)
}

func (w *world) in(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.try(fn); err != nil {
		w.t.Fatal(err)
	}
}

// later moves the clock and does what is due.
func (w *world) later(days int) {
	w.t.Helper()
	w.Clock.Advance(time.Duration(days) * 24 * time.Hour)
	w.restart()
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) give(k standing.Kind) (n standing.Notice) {
	w.t.Helper()
	w.in(func(tx *db.Tx) (err error) { n, err = standing.Give(tx, k, reason, time.Time{}); return err })
	return n
}

func (w *world) is(want org.State) {
	w.t.Helper()
	w.in(func(tx *db.Tx) error {
		o, err := org.Current(tx)
		if o.State != want {
			w.t.Errorf("the organization is %s, want %s", o.State, want)
		}
		return err
	})
}

func (w *world) told(want ...string) {
	w.t.Helper()
	w.in(func(tx *db.Tx) error {
		var subjects []string
		err := tx.Select(&subjects, `select subject from notice where org_id = :org order by id`, nil)
		if strings.Join(subjects, "|") != strings.Join(want, "|") {
			w.t.Errorf("told %q, want %q", subjects, want)
		}
		return err
	})
}

func TestSuspensionComesAfterNoticeAndIsLifted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d, org.Business)
		n := w.give(standing.Suspend)
		if want := dbtest.Start.AddDate(0, 0, 30); !n.EffectiveAt.Equal(want) {
			t.Errorf("effective %s, want %s", n.EffectiveAt, want)
		}
		w.later(29)
		w.is(org.Active)
		w.later(1)
		w.is(org.Suspended)
		w.in(func(tx *db.Tx) error { _, err := standing.Lift(tx, n.ID); return err })
		w.is(org.Active)
		w.later(400)
		w.is(org.Active)
		w.told("Acme will be suspended on 1 April 2026", "Acme is suspended", "Acme will not be suspended")
		w.in(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: "organization."}, audit.Page{Limit: 20})
			if len(events) != 5 { // created, given, suspended, active, lifted
				t.Errorf("%d events", len(events))
			}
			return err
		})
	})
}

func TestANoticeIsRevoked(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d, org.Business)
		n := w.give(standing.Suspend)
		if err := w.try(func(tx *db.Tx) error { _, err := standing.Give(tx, standing.Cancel, reason, time.Time{}); return err }); !fault.Is(err, fault.Conflict) {
			t.Errorf("a second notice: %v", err)
		}
		w.in(func(tx *db.Tx) error { _, err := standing.Revoke(tx, n.ID); return err })
		w.later(90)
		w.is(org.Active)
		for name, do := range map[string]func(*db.Tx, string) (standing.Notice, error){"revoke": standing.Revoke, "lift": standing.Lift} {
			if err := w.try(func(tx *db.Tx) error { _, err := do(tx, n.ID); return err }); !fault.Is(err, fault.Conflict) {
				t.Errorf("%s twice: %v", name, err)
			}
			if err := w.try(func(tx *db.Tx) error { _, err := do(tx, "unknown"); return err }); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s of nothing: %v", name, err)
			}
		}
	})
}

func TestCancellationClosesForGood(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d, org.School)
		w.give(standing.Suspend)
		w.later(60)
		w.is(org.Suspended)
		w.give(standing.Cancel) // the suspension's notice gives way
		w.is(org.Suspended)
		w.later(120)
		w.is(org.Cancelled)
		w.later(179)
		w.is(org.Cancelled)
		w.in(func(tx *db.Tx) error {
			all, err := org.Domains(tx)
			if len(all) != 1 {
				t.Errorf("domains %v before the end", all)
			}
			return err
		})
		w.later(1)
		w.is(org.Closed)
		w.in(func(tx *db.Tx) error {
			all, err := org.Domains(tx)
			if len(all) != 0 {
				t.Errorf("domains %v after the end", all)
			}
			return err
		})
		if err := w.try(func(tx *db.Tx) error { _, err := org.SetState(tx, org.Active); return err }); !fault.Is(err, fault.Conflict) {
			t.Errorf("a closed organization was taken up again: %v", err)
		}
		// Its domain is free for somebody else.
		err := d.Across(t.Context(), "test", func(wide *db.Wide) error {
			_, err := org.Create(wide, org.New{Slug: "next", Name: "Next", Kind: org.Business, Jurisdiction: "EU", Domains: []string{"acme.example"}})
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestNoticesRefuse(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d, org.Business)
		for name, c := range map[string]struct {
			kind   standing.Kind
			reason string
			days   int
			want   string
		}{
			"no reason":                      {standing.Suspend, " ", 40, "reason"},
			"too soon":                       {standing.Suspend, reason, 29, "effectiveAt"},
			"too far":                        {standing.Suspend, reason, 400, "effectiveAt"},
			"cancelled as soon as suspended": {standing.Cancel, reason, 30, "effectiveAt"},
			"something else":                 {"forget", reason, 40, "kind"},
		} {
			err := w.try(func(tx *db.Tx) error {
				_, err := standing.Give(tx, c.kind, c.reason, tx.Now.AddDate(0, 0, c.days))
				return err
			})
			if !fault.Is(err, fault.Invalid) || fault.Shown(err).Fields[0] != c.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		w.told()
	})
}
