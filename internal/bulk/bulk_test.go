package bulk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// Row 38: an organization controls and administers its members' accounts, many
// at once: first tried, then applied, then taken back.
func TestRow38SuspendingManyAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(60)
		h.system(func(tx *db.Tx) error { _, err := member.Suspend(tx, ids[0], "Before."); return err })
		c := h.try(bulk.New{Verb: bulk.Suspend, Selection: everybody(), Reason: "The course is over."})
		if c.State != bulk.Checked || c.Total != 62 || c.Counts != (bulk.Counts{Change: 60, Unchanged: 1, Refused: 1}) {
			t.Fatalf("the dry run: %+v", c)
		}
		if got := h.states(); got[member.StateSuspended] != 1 {
			t.Fatalf("the dry run changed something: %v", got)
		}
		refused := h.rows(c.ID, bulk.Refused)
		if len(refused) != 1 || refused[0].Member != h.olive.ID || !strings.Contains(refused[0].Why, "your own account") {
			t.Errorf("refused: %+v", refused)
		}
		c = h.apply(c.ID)
		if c.State != bulk.Finished || c.Applied != 60 || h.states()[member.StateSuspended] != 61 {
			t.Fatalf("applied: %+v, %v", c, h.states())
		}
		// Whoever was decided about since stays as they are.
		h.system(func(tx *db.Tx) error {
			if _, err := member.Restore(tx, ids[5]); err != nil {
				return err
			}
			return nil
		})
		d.Clock.Advance(time.Minute)
		h.system(func(tx *db.Tx) error { _, err := member.Suspend(tx, ids[5], "Something else."); return err })
		u := h.undo(c.ID)
		if u.State != bulk.Finished || u.Applied != 59 || u.Counts.Refused != 1 || u.Undoes != c.ID {
			t.Fatalf("undone: %+v", u)
		}
		if got := h.states(); got[member.StateSuspended] != 2 {
			t.Errorf("after undoing: %v", got)
		}
		if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Undo(tx, c.ID) }); !fault.Is(err, fault.Conflict) {
			t.Errorf("undone twice: %v", err)
		}
	})
}

func TestRow38DeletingManyCanBeUndone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(8)
		h.held[ids[0]] = true
		first := h.apply(h.try(bulk.New{Verb: bulk.Delete, Selection: listed(ids[:4]...), Reason: "Left."}).ID)
		second := h.apply(h.try(bulk.New{Verb: bulk.Delete, Selection: listed(ids[4:]...), Reason: "Left."}).ID)
		if first.Applied != 3 || first.Counts.Refused != 1 || first.UndoUntil == nil || !first.UndoUntil.Equal(dbtest.Start.AddDate(0, 0, 7)) {
			t.Fatalf("%+v", first)
		}
		if got := h.states(); got[member.StateSuspended] != 7 || got[member.StateDeleted] != 0 {
			t.Fatalf("before the time is over: %v", got)
		}
		if u := h.undo(second.ID); u.Applied != 4 {
			t.Fatalf("%+v", u)
		}
		h.system(func(tx *db.Tx) error { _, err := member.Restore(tx, ids[1]); return err })
		h.held[ids[2]] = true
		d.Clock.Advance(8 * 24 * time.Hour)
		h.drain()
		if got := h.states(); got[member.StateDeleted] != 1 || got[member.StateSuspended] != 1 {
			t.Errorf("after the time is over: %v", got)
		}
		for _, r := range h.rows(first.ID, bulk.Refused) {
			if r.Member == ids[1] && !strings.Contains(r.Why, "restored") || r.Member == ids[2] && !strings.Contains(r.Why, "hold") {
				t.Errorf("%+v", r)
			}
		}
		if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Undo(tx, first.ID) }); !fault.Is(err, fault.Conflict) {
			t.Errorf("undone too late: %v", err)
		}
	})
}

func TestRow38ProductsAreGivenAndTaken(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(3)
		uses := func() (n int) {
			h.system(func(tx *db.Tx) error {
				all, err := product.OfMember(tx, ids)
				for _, list := range all {
					n += len(list)
				}
				return err
			})
			return n
		}
		h.system(func(tx *db.Tx) error { _, err := product.Assign(tx, ids[0], "mail", product.BySelf); return err })
		c := h.apply(h.try(bulk.New{Verb: bulk.Assign, Product: "mail", Selection: listed(ids...)}).ID)
		if c.Applied != 2 || c.Counts.Unchanged != 1 || uses() != 3 {
			t.Fatalf("%+v, %d", c, uses())
		}
		if h.undo(c.ID); uses() != 1 {
			t.Errorf("after undoing: %d", uses())
		}
		c = h.apply(h.try(bulk.New{Verb: bulk.Unassign, Product: "mail", Selection: listed(ids...)}).ID)
		if c.Applied != 1 || uses() != 0 {
			t.Errorf("%+v, %d", c, uses())
		}
	})
}

func TestRow38SuspensionsAreLifted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(3)
		h.system(func(tx *db.Tx) error { _, err := member.Suspend(tx, ids[1], "Away."); return err })
		c := h.apply(h.try(bulk.New{Verb: bulk.Restore, Selection: listed(ids...)}).ID)
		if c.Applied != 1 || c.Counts.Unchanged != 2 || h.states()[member.StateSuspended] != 0 {
			t.Fatalf("%+v", c)
		}
		if h.undo(c.ID); h.states()[member.StateSuspended] != 1 {
			t.Errorf("after undoing: %v", h.states())
		}
		c = h.apply(h.try(bulk.New{Verb: bulk.ResetSessions, Selection: listed(ids...)}).ID)
		if c.UndoUntil != nil || c.Counts.Unchanged != 3 || c.State != bulk.Finished {
			t.Errorf("%+v", c)
		}
	})
}

func TestMalformedChangesAreRefused(t *testing.T) {
	h := move(t, dbtest.Open(t, db.SQLite))
	ids := h.people(1)
	cases := []struct {
		name string
		new  bulk.New
		kind fault.Kind
	}{
		{"unknown verb", bulk.New{Verb: "explode", Selection: listed(ids...)}, fault.Invalid},
		{"no reason", bulk.New{Verb: bulk.Suspend, Selection: listed(ids...)}, fault.Invalid},
		{"nobody", bulk.New{Verb: bulk.Restore}, fault.Invalid},
		{"both", bulk.New{Verb: bulk.Restore, Selection: bulk.Selection{Members: ids, Filter: &member.Filter{}}}, fault.Invalid},
		{"no product", bulk.New{Verb: bulk.Assign, Selection: listed(ids...)}, fault.Invalid},
		{"a product for nothing", bulk.New{Verb: bulk.Restore, Product: "mail", Selection: listed(ids...)}, fault.Invalid},
		{"unknown product", bulk.New{Verb: bulk.Assign, Product: "toys", Selection: listed(ids...)}, fault.NotFound},
		{"long reason", bulk.New{Verb: bulk.Suspend, Reason: strings.Repeat("a", 3000), Selection: listed(ids...)}, fault.Invalid},
		{"too many names", bulk.New{Verb: bulk.Restore, Selection: listed(make([]member.ID, 1001)...)}, fault.Invalid},
	}
	for _, c := range cases {
		if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Start(tx, c.new) }); !fault.Is(err, c.kind) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A job does what its starter may by then, and no more.
func TestWhoMayNoMoreStopsTheChange(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := append(h.people(3), h.olive.ID)
		c, err := by(h, h.adam, func(tx *db.Tx) (bulk.Change, error) {
			return bulk.Start(tx, bulk.New{Verb: bulk.Suspend, Selection: listed(ids...), Reason: "Audit."})
		})
		if err != nil {
			t.Fatal(err)
		}
		h.drain()
		if c = h.find(c.ID); c.Counts.Refused != 1 { // an owner is above an administrator
			t.Fatalf("%+v", c)
		}
		if _, err = by(h, h.adam, func(tx *db.Tx) (bulk.Change, error) { return bulk.Apply(tx, c.ID) }); err != nil {
			t.Fatal(err)
		}
		h.system(func(tx *db.Tx) error { _, err := member.SetRoles(tx, h.adam.ID, nil); return err })
		h.drain()
		if c = h.find(c.ID); c.State != bulk.Failed || c.Applied != 0 || c.Problem == "" {
			t.Errorf("%+v", c)
		}
	})
}

func TestWhatASecondPersonMustApprove(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		h.people(510)
		waits := func(c bulk.Change) bool {
			out, err := by(h, h.olive, func(tx *db.Tx) (bool, error) { return bulk.Waits(tx, c.ID) })
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
		if c := h.try(bulk.New{Verb: bulk.Suspend, Selection: everybody(), Reason: "All."}); !waits(c) {
			t.Errorf("%d accounts wait for nobody", c.Counts.Change)
		}
		if c := h.try(bulk.New{Verb: bulk.Suspend, Selection: bulk.Selection{Filter: &member.Filter{Search: "p1"}}, Reason: "Some."}); waits(c) {
			t.Errorf("%d accounts wait", c.Counts.Change)
		}
	})
}

func TestChangesOfOthersAreNotThere(t *testing.T) {
	h := move(t, dbtest.Open(t, db.SQLite))
	c := h.try(bulk.New{Verb: bulk.Restore, Selection: listed(h.people(1)...)})
	other := h.Org(t, "nova")
	err := h.Update(dbtest.As(t, other, access.Owner), access.ManageMembers, func(tx *db.Tx) error {
		_, err := bulk.Find(tx, c.ID)
		return err
	})
	if !fault.Is(err, fault.NotFound) {
		t.Errorf("%v", err)
	}
}

func TestOldChangesAreForgotten(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		c := h.apply(h.try(bulk.New{Verb: bulk.Suspend, Selection: listed(h.people(2)...), Reason: "x y"}).ID)
		h.system(bulk.Forget)
		h.find(c.ID)
		d.Clock.Advance(100 * 24 * time.Hour)
		h.system(bulk.Forget)
		if err := h.View(h.as(h.olive), access.ManageMembers, func(tx *db.Tx) error { _, err := bulk.Find(tx, c.ID); return err }); !fault.Is(err, fault.NotFound) {
			t.Errorf("%v", err)
		}
	})
}
