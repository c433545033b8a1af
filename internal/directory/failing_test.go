package directory_test

import (
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
)

// told lists the kinds of notices and their subjects, oldest first.
func told(tx *db.Tx, kind string) (subjects []string, err error) {
	return subjects, tx.Select(&subjects, `
		select n.subject from notice n where n.org_id = :org and n.kind = :kind order by n.id`, db.Args{"kind": kind})
}

func TestFailingIsARule(t *testing.T) {
	now := dbtest.Start
	before := func(d time.Duration) *time.Time { at := now.Add(-d); return &at }
	for name, c := range map[string]struct {
		settings directory.Settings
		state    directory.State
		errors   int
		last     *time.Time
		failing  bool
	}{
		"fine":                 {directory.Settings{}, directory.Active, 0, before(0), false},
		"just below the usual": {directory.Settings{}, directory.Active, 19, before(0), false},
		"the usual":            {directory.Settings{}, directory.Active, 20, before(0), true},
		"its own limit":        {directory.Settings{FailAfter: 3}, directory.Active, 3, before(0), true},
		"silence is nothing":   {directory.Settings{}, directory.Active, 0, before(1000 * time.Hour), false},
		"silent for too long":  {directory.Settings{SilentAfterHours: 24}, directory.Active, 0, before(24 * time.Hour), true},
		"not yet":              {directory.Settings{SilentAfterHours: 24}, directory.Active, 0, before(23 * time.Hour), false},
		"paused is silent":     {directory.Settings{SilentAfterHours: 24}, directory.Paused, 0, before(99 * time.Hour), false},
		"never used":           {directory.Settings{SilentAfterHours: 24}, directory.Active, 0, nil, false},
	} {
		d := directory.Directory{State: c.state, Settings: c.settings, LastSyncAt: c.last}
		if got := directory.WhyFailing(d, directory.Standing{Errors: c.errors}, now) != ""; got != c.failing {
			t.Errorf("%s: failing %v", name, got)
		}
	}
}

func TestFailingAndRecovering(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		dir.Settings.FailAfter = 3
		in(t, d, org, func(tx *db.Tx) error { _, err := directory.Update(tx, dir); return err })
		answer := func(statuses ...int) {
			t.Helper()
			in(t, d, org, func(tx *db.Tx) error { return directory.LogRequests(tx, exchanges(dir.ID, statuses...)) })
			d.Clock.Advance(time.Minute)
		}
		count := func(failing, recovered int) {
			t.Helper()
			in(t, d, org, func(tx *db.Tx) error {
				for action, want := range map[string]int{"directory.failing": failing, "directory.recovered": recovered} {
					notices, err := told(tx, action)
					events, eerr := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 10})
					if err != nil || eerr != nil || len(notices) != want || len(events) != want {
						t.Errorf("%s: %d notices, %d events, want %d", action, len(notices), len(events), want)
					}
				}
				return nil
			})
		}
		answer(400, 200, 401, 404, 429)
		answer(500)
		count(0, 0)
		answer(400)
		count(1, 0)
		answer(400, 400)
		count(1, 0) // told once
		in(t, d, org, func(tx *db.Tx) error {
			s, err := directory.StandingOf(tx, dir.ID)
			if s.FailingSince == nil || s.Errors != 5 || s.Reason == "" {
				t.Errorf("%+v", s)
			}
			return err
		})
		answer(200)
		count(1, 1)
		answer(200, 400, 400, 400)
		count(2, 1)
	})
}

func TestSilenceIsFoundByHousekeeping(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		dir.Settings.SilentAfterHours = 24
		in(t, d, org, func(tx *db.Tx) error { _, err := directory.Update(tx, dir); return err })
		in(t, d, org, func(tx *db.Tx) error { return directory.LogRequests(tx, exchanges(dir.ID, 200)) })
		failing := func(want int) {
			t.Helper()
			in(t, d, org, directory.Silent)
			in(t, d, org, func(tx *db.Tx) error {
				got, err := told(tx, "directory.failing")
				if len(got) != want {
					t.Errorf("told %d times, want %d", len(got), want)
				}
				return err
			})
		}
		failing(0)
		d.Clock.Advance(25 * time.Hour)
		failing(1)
		failing(1)
		in(t, d, org, func(tx *db.Tx) error { return directory.LogRequests(tx, exchanges(dir.ID, 200)) })
		d.Clock.Advance(25 * time.Hour)
		failing(2)
	})
}

func TestTokensRotateWithOverlap(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		old, oldSecret := issue(t, d, org, dir.ID, 90*24*time.Hour)
		rotate := func(id string, overlap time.Duration) (fresh directory.Token, secret string, err error) {
			err = try(t, d, org, func(tx *db.Tx) error {
				fresh, secret, err = directory.Rotate(tx, id, overlap, tx.Now.Add(90*24*time.Hour))
				return err
			})
			return fresh, secret, err
		}
		fresh, secret, err := rotate(old.ID, 48*time.Hour)
		if err != nil || fresh.Label != old.Label || fresh.ID == old.ID {
			t.Fatalf("%+v, %v", fresh, err)
		}
		works := func(secret string) bool { _, err := authenticate(t, d, secret); return err == nil }
		if !works(oldSecret) || !works(secret) {
			t.Error("both work during the overlap")
		}
		d.Clock.Advance(49 * time.Hour)
		if works(oldSecret) || !works(secret) {
			t.Error("the overlap is over")
		}
		if _, _, err := rotate(old.ID, time.Hour); !fault.Is(err, fault.Conflict) {
			t.Errorf("rotating one that ended: %v", err)
		}
		if _, _, err := rotate(fresh.ID, 31*24*time.Hour); !fault.Is(err, fault.Invalid) {
			t.Errorf("an overlap without end: %v", err)
		}
		_, third, err := rotate(fresh.ID, 0)
		if err != nil || works(secret) || !works(third) {
			t.Errorf("without overlap the old one ends at once: %v", err)
		}
	})
}

func TestWarningsBeforeTheEnd(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		issue(t, d, org, dir.ID, 60*24*time.Hour)
		revoked, _ := issue(t, d, org, dir.ID, 60*24*time.Hour)
		in(t, d, org, func(tx *db.Tx) error { _, err := directory.Revoke(tx, revoked.ID); return err })
		warned := func(want ...string) {
			t.Helper()
			in(t, d, org, directory.Warn)
			in(t, d, org, directory.Warn) // at most once each
			in(t, d, org, func(tx *db.Tx) error {
				got, err := told(tx, "directory.token_expiring")
				if !slices.Equal(got, want) {
					t.Errorf("told %q, want %q", got, want)
				}
				return err
			})
		}
		month, week, day := "A directory's token ends within 30 days", "A directory's token ends within 7 days", "A directory's token ends within a day"
		warned()
		d.Clock.Advance(31 * 24 * time.Hour)
		warned(month)
		d.Clock.Advance(23 * 24 * time.Hour)
		warned(month, week)
		d.Clock.Advance(5*24*time.Hour + time.Hour)
		warned(month, week, day)
		d.Clock.Advance(2 * 24 * time.Hour)
		warned(month, week, day)
		in(t, d, org, func(tx *db.Tx) error {
			_, _, err := directory.NewClient(tx, dir.ID, "Gallery", tx.Now.Add(5*24*time.Hour))
			return err
		})
		warned(month, week, day, "A directory's client secret ends within 7 days")
	})
}

func TestReplacedTokensAreNotWarnedOf(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		old, _ := issue(t, d, org, dir.ID, 20*24*time.Hour)
		in(t, d, org, func(tx *db.Tx) error {
			if _, _, err := directory.Rotate(tx, old.ID, 24*time.Hour, tx.Now.Add(90*24*time.Hour)); err != nil {
				return err
			}
			if err := directory.Warn(tx); err != nil {
				return err
			}
			got, err := told(tx, "directory.token_expiring")
			if len(got) != 0 {
				t.Errorf("told %q", got)
			}
			return err
		})
	})
}
