package retention

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

// longer is more than the log's 24 months.
const longer = 25 * 31 * 24 * time.Hour

// within runs as the system of an organization.
func (w *world) within(org access.OrgID, fn func(*db.Tx) error) {
	w.t.Helper()
	if err := w.Update(access.With(w.t.Context(), access.System(org, "test")), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

// writes has n events happen in an organization, and gives them their places. It
// tells how long the log is then.
func (w *world) writes(org access.OrgID, n int) (size int64) {
	w.t.Helper()
	w.within(org, func(tx *db.Tx) error {
		for range n {
			if err := audit.Record(tx, audit.Entry{Action: "member.created", Object: audit.Object{Type: "member", ID: "m"}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := audit.SequenceNow(w.t.Context(), w.DB.DB); err != nil {
		w.t.Fatal(err)
	}
	w.within(org, func(tx *db.Tx) (err error) { size, err = audit.Size(tx); return err })
	return size
}

// events counts those that are there, and those that say the log was shortened.
func (w *world) events(org access.OrgID) (all, shortened int) {
	w.t.Helper()
	w.within(org, func(tx *db.Tx) error {
		if err := tx.Get(&all, `select count(*) from event where org_id = :org`, nil); err != nil {
			return err
		}
		return tx.Get(&shortened, `select count(*) from event where org_id = :org and action = 'log.shortened'`, nil)
	})
	return all, shortened
}

// kept tells how long an organization's log is kept and where it begins.
func (w *world) kept(org access.OrgID) (k LogKept) {
	w.t.Helper()
	w.within(org, func(tx *db.Tx) (err error) { k, err = KeptLog(tx); return err })
	return k
}

// whole verifies an organization's log as an auditor would, from its export.
func (w *world) whole(org access.OrgID, want int64) {
	w.t.Helper()
	var out bytes.Buffer
	var key string
	w.within(org, func(tx *db.Tx) error {
		keys, err := seal.From(tx).Verifiers(tx.Context())
		if err == nil {
			key, err = keys[0], audit.Export(tx, &out)
		}
		return err
	})
	if r, err := audit.Verify(strings.NewReader(out.String()), key); err != nil || r.Events != want {
		w.t.Errorf("%+v, %v; want %d events", r, err, want)
	}
}

// TestTheLogGoesByItsTerm: housekeeping and a run that somebody begins have the
// oldest events go, of the organization alone whose log it is, and nothing that the
// term keeps.
func TestTheLogGoesByItsTerm(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		other := w.Org(t, "other")
		old := w.writes(w.org, 20)
		foreign := w.writes(other, 7)
		w.within(w.org, DailyLog)
		w.drain()
		if k := w.kept(w.org); k.Begins.Place != 0 || k.Since == nil || k.Waits != "" || !strings.Contains(k.Rule, "2 years") {
			t.Errorf("a young log: %+v", k)
		}
		w.Clock.Advance(longer)
		w.writes(w.org, 3)
		w.within(w.org, func(tx *db.Tx) error { _, err := Start(tx); return err })
		w.within(w.org, DailyLog) // is under way
		w.drain()
		size := w.writes(w.org, 0)
		k := w.kept(w.org)
		if k.Begins.Place != old || k.Begins.Note == "" || k.Since == nil || !k.Since.After(k.Before) || k.Begins.Before.After(k.Before) {
			t.Errorf("begins with %+v, want %d", k, old)
		}
		if all, shortened := w.events(w.org); int64(all) != size-old || shortened != 1 {
			t.Errorf("%d events of %d, %d shortened", all, size, shortened)
		}
		if all, shortened := w.events(other); int64(all) != foreign || shortened != 0 || w.kept(other).Begins.Place != 0 {
			t.Errorf("the other has %d of %d, %d shortened", all, foreign, shortened)
		}
		w.whole(w.org, size)
		w.whole(other, foreign)
	})
}

// TestKilledInEachCut: kill -9 of a real process in the middle of shortening a log
// leaves no batch half done, and the event of it counts each event once.
func TestKilledInEachCut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		old := w.writes(w.org, 2300)
		w.Clock.Advance(longer)
		w.writes(w.org, 3)
		w.within(w.org, DailyLog)
		kills := w.killed()
		w.drain()
		size := w.writes(w.org, 0)
		var detail string
		w.within(w.org, func(tx *db.Tx) error {
			return tx.Get(&detail, `select detail from event where org_id = :org and action = 'log.shortened'`, nil)
		})
		all, shortened := w.events(w.org)
		if kills < 2 || shortened != 1 || int64(all) != size-old || w.kept(w.org).Begins.Place != old || w.kept(w.org).Begins.Run != nil {
			t.Errorf("%d kills, %d shortened, %d events of %d", kills, shortened, all, size)
		}
		if !strings.Contains(strings.ReplaceAll(detail, " ", ""), `"from":0`) {
			t.Errorf("%s", detail)
		}
		w.whole(w.org, size)
	})
}
