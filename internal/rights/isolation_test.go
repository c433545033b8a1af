package rights

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/seal"
)

// Every function that takes an id answers another organization's like one that
// does not exist.
func TestOrganizationsAreApart(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.answered()
		h := w.hold(w.ada)
		task := w.tasks(r.ID)[0].ID
		two := w.Org(t, "globex")
		gus := membertest.Make(t, w.DB, two, "gus@globex.example", access.Owner)
		there := access.With(t.Context(), access.Actor{
			Kind: access.KindMember, Org: two, ID: string(gus.ID), Member: gus.ID, Session: "s", AuthenticatedAt: w.Clock.Now().Unix(), Roles: []access.Role{access.Owner, access.Plain},
		})
		for name, call := range map[string]func(tx *db.Tx, id ID) error{
			"Find":            func(tx *db.Tx, id ID) error { _, err := Find(tx, id); return err },
			"FindOwn":         func(tx *db.Tx, id ID) error { _, err := FindOwn(tx, id); return err },
			"Attest":          func(tx *db.Tx, id ID) error { _, err := Attest(tx, id, evidence); return err },
			"Acknowledge":     func(tx *db.Tx, id ID) error { _, err := Acknowledge(tx, id); return err },
			"Assign":          func(tx *db.Tx, id ID) error { _, err := Assign(tx, id, gus.ID); return err },
			"Start":           func(tx *db.Tx, id ID) error { _, err := Start(tx, id); return err },
			"Approve":         func(tx *db.Tx, id ID) error { _, err := Approve(tx, id, ""); return err },
			"Refuse":          func(tx *db.Tx, id ID) error { _, err := Refuse(tx, id, GroundNoData, why); return err },
			"Extend":          func(tx *db.Tx, id ID) error { _, err := Extend(tx, id, why); return err },
			"Withdraw":        func(tx *db.Tx, id ID) error { _, err := Withdraw(tx, id); return err },
			"Complete":        func(tx *db.Tx, id ID) error { _, err := Complete(tx, id, why); return err },
			"Timeline":        func(tx *db.Tx, id ID) error { _, err := Timeline(tx, id); return err },
			"Fetch":           func(tx *db.Tx, id ID) error { _, err := Fetch(tx, id); return err },
			"FindCertificate": func(tx *db.Tx, id ID) error { _, err := FindCertificate(tx, id); return err },
			"Retry":           func(tx *db.Tx, id ID) error { _, err := Retry(tx, TaskID(id)); return err },
			"FindHold":        func(tx *db.Tx, id ID) error { _, err := FindHold(tx, HoldID(id)); return err },
			"ReleaseHold":     func(tx *db.Tx, id ID) error { _, err := ReleaseHold(tx, HoldID(id), why); return err },
			"List after":      func(tx *db.Tx, id ID) error { _, _, err := List(tx, Filter{}, Page{First: 1, After: id}); return err },
		} {
			foreign := map[string]ID{"Retry": ID(task), "FindHold": ID(h.ID), "ReleaseHold": ID(h.ID)}[name]
			if foreign == "" {
				foreign = r.ID
			}
			ask := func(id ID) error {
				return w.Update(there, access.OwnData, func(tx *db.Tx) error { return call(tx, id) })
			}
			theirs, nobodys := ask(foreign), ask(ID(db.NewID()))
			if !fault.Is(theirs, fault.NotFound) || fault.Shown(theirs).Message != fault.Shown(nobodys).Message {
				t.Errorf("%s: theirs %v, nobody's %v", name, theirs, nobodys)
			}
		}
		w.nothingThere(there, r, h)
	})
}

func (w *world) nothingThere(there context.Context, r Request, h Hold) {
	w.t.Helper()
	err := w.Update(there, access.OpenRequests, func(tx *db.Tx) error {
		list, _, err := List(tx, Filter{}, Page{First: 10})
		if err != nil || len(list) != 0 {
			w.t.Errorf("list %v, %v", list, err)
		}
		tasks, err := Tasks(tx, []ID{r.ID})
		if err != nil || len(tasks) != 0 {
			w.t.Errorf("tasks %v, %v", tasks, err)
		}
		packages, err := Packages(tx, []ID{r.ID})
		if err != nil || len(packages) != 0 {
			w.t.Errorf("packages %v, %v", packages, err)
		}
		counts, err := HeldCounts(tx, []HoldID{h.ID})
		if err != nil || len(counts) != 0 {
			w.t.Errorf("held %v, %v", counts, err)
		}
		stats, err := Numbers(tx)
		if err != nil || len(stats.Counts) != 0 || stats.StandingHolds != 0 || stats.MedianDays != nil {
			w.t.Errorf("numbers %+v, %v", stats, err)
		}
		return err
	})
	if err != nil {
		w.t.Error(err)
	}
	_, err = w.open(w.ada, access.OwnData, New{Kind: Access, MemberID: "x", Channel: Letter})
	wantFault(w.t, err, fault.Denied, "yourself only")
}

func TestNumbers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		refuse := func(m member.Member) {
			r := w.ask(m, Access)
			w.Clock.Advance(48 * time.Hour)
			w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundNoData, why) })
		}
		refuse(w.ada)
		refuse(w.olive)
		late := w.ask(w.ada, Erasure)
		w.Clock.Advance(28 * 24 * time.Hour)
		w.ask(w.hal, Objection)
		w.hold(w.ada)
		w.do(func(tx *db.Tx) error {
			s, err := Numbers(tx)
			if s.Open != 2 || s.Soon != 1 || s.Overdue != 0 || s.MedianDays == nil || *s.MedianDays != 2 || s.StandingHolds != 1 || len(s.Weeks) != weeks {
				t.Errorf("%+v", s)
			}
			if last := s.Weeks[weeks-1]; last.Received != 1 || last.Answered != 0 || last.Monday.Weekday() != time.Monday {
				t.Errorf("this week %+v", last)
			}
			received, answered := 0, 0
			for _, week := range s.Weeks {
				received, answered = received+week.Received, answered+week.Answered
			}
			if received != 4 || answered != 2 {
				t.Errorf("received %d, answered %d", received, answered)
			}
			return err
		})
		w.Clock.Advance(7 * 24 * time.Hour)
		w.do(func(tx *db.Tx) error {
			s, err := Numbers(tx)
			if s.Overdue != 1 || !w.Clock.Now().After(late.DueAt) {
				t.Errorf("overdue %d", s.Overdue)
			}
			return err
		})
	})
}

func TestQueueIsSortedAndPaged(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, k := range Kinds {
			w.ask(w.ada, k)
			w.Clock.Advance(25 * time.Hour)
		}
		for _, order := range []Order{ByDue, ByReceived} {
			var all []Request
			for after, more := ID(""), true; more; {
				w.do(func(tx *db.Tx) error {
					list, m, err := List(tx, Filter{OpenOnly: true}, Page{First: 2, After: after, Order: order})
					all, more = append(all, list...), m
					after = list[len(list)-1].ID
					return err
				})
			}
			if len(all) != len(Kinds) {
				t.Fatalf("%s: %d requests", order, len(all))
			}
			for i := 1; i < len(all); i++ {
				if order == ByDue && all[i].DueAt.Before(all[i-1].DueAt) || order == ByReceived && all[i].ReceivedAt.After(all[i-1].ReceivedAt) {
					t.Errorf("%s: out of order at %d", order, i)
				}
			}
		}
	})
}

// A deleted member's data goes when its time is over, but not while a hold
// stands; and a restored backup does not bring an erased member back.
func TestRetentionEnds(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		db.Subscribe(w.DB.DB, Retain)
		w.give(w.ada, 1, 1)
		w.do(func(tx *db.Tx) error { return member.Delete(tx, w.ada.ID) })
		w.Clock.Advance(89 * 24 * time.Hour)
		w.drain()
		if len(w.files.items[w.ada.ID]) != 1 {
			t.Fatal("erased too early")
		}
		h := w.hold(w.ada)
		w.Clock.Advance(2 * 24 * time.Hour)
		w.drain()
		var r Request
		w.do(func(tx *db.Tx) error {
			list, _, err := List(tx, Filter{MemberID: w.ada.ID}, Page{First: 10})
			if len(list) != 1 || list[0].State != Blocked || list[0].Channel != Retention {
				t.Fatalf("%+v", list)
			}
			r = list[0]
			return err
		})
		w.release(h.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
		if _, err := w.certificate(r.ID); err != nil {
			t.Error(err)
		}
	})
}

func TestReapplyAfterARestore(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 0)
		if err := w.sealer.Intend(t.Context(), w.org, "r", w.ada.ID, "erasure", seal.Classes...); err != nil {
			t.Fatal(err)
		}
		for range 2 { // twice is once
			if _, err := Reapply(t.Context(), w.DB.DB, w.sealer); err != nil {
				t.Fatal(err)
			}
		}
		w.wantErased()
		w.do(func(tx *db.Tx) error {
			found, err := data.Builtin(w.DB.DB).Find(w.steward(), data.Subject{MemberID: w.ada.ID})
			if found.Total() != 0 {
				t.Errorf("%d records", found.Total())
			}
			return err
		})
	})
}

// TestReapplyIsBounded: a start looks at the entries since the last one, and a
// database restored from before at all that came since its own mark.
func TestReapplyIsBounded(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		again := func(want int) {
			t.Helper()
			if n, err := Reapply(t.Context(), w.DB.DB, w.sealer); err != nil || n != want {
				t.Errorf("%d entries, %v; want %d", n, err, want)
			}
		}
		again(0)
		for i := range 5 {
			w.Clock.Advance(time.Hour)
			if err := w.sealer.Shred(t.Context(), w.org, fmt.Sprint(i), access.MemberID(fmt.Sprint("gone", i)), "erasure", seal.Log); err != nil {
				t.Fatal(err)
			}
		}
		again(5)
		w.Clock.Advance(time.Hour)
		again(1) // of the last minutes before the mark, for clocks that differ
		again(0)
		dbtest.Meddle(t, w.URL, `update ledger_mark set reached = '`+dbtest.Start.Add(3*time.Hour).Format("2006-01-02T15:04:05.000000Z")+`'`)
		if err := w.sealer.Intend(t.Context(), w.org, "open", "somebody", "erasure", seal.Log); err != nil {
			t.Fatal(err)
		}
		again(4)
	})
}

func TestAllowedIsWhatWorks(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.awaiting()
		may := func(m member.Member) (out []Verb) {
			err := w.View(w.as(m), access.OwnData, func(tx *db.Tx) error {
				out = Allowed(tx, r, nil)
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		for _, c := range []struct {
			who  member.Member
			want string
		}{
			{w.otto, "[approve refuse extend assign withdraw]"}, {w.oscar, "[refuse extend assign withdraw]"},
			{w.ada, "[withdraw]"}, {w.hal, "[]"},
		} {
			if got := fmt.Sprint(may(c.who)); got != c.want {
				t.Errorf("%s: %s, want %s", c.who.UserName, got, c.want)
			}
		}
	})
}
