package bulk_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

func (h *house) called(id member.ID) (n member.Names) {
	h.t.Helper()
	h.system(func(tx *db.Tx) error {
		m, err := member.Find(tx, id)
		n = member.NamesOf(m)
		return err
	})
	return n
}

// Row 38: accounts are renamed, many at once: by a pattern, shown before, taken
// back for whoever was not named again since.
func TestRow38RenamingByAPattern(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(30)
		h.system(func(tx *db.Tx) error {
			_, err := member.Create(tx, member.Member{UserName: "p3@new.example", Active: true})
			return err
		})
		c := h.try(bulk.New{Verb: bulk.Rename, Pattern: "{local}@new.example", Selection: listed(ids...)})
		if c.State != bulk.Checked || c.Counts != (bulk.Counts{Change: 29, Refused: 1}) || h.called(ids[0]).UserName != "p0@acme.example" {
			t.Fatalf("the dry run: %+v", c)
		}
		if rows := h.rows(c.ID, bulk.Changes); rows[0].Plan == "" || !strings.Contains(rows[0].Plan, "@acme.example → ") {
			t.Errorf("the plan: %+v", rows[0])
		}
		if c = h.apply(c.ID); c.Applied != 29 || h.called(ids[0]).UserName != "p0@new.example" || h.called(ids[3]).UserName != "p3@acme.example" {
			t.Fatalf("applied: %+v, %v", c, h.called(ids[0]))
		}
		again := h.called(ids[1])
		again.UserName = "elsewhere@acme.example"
		h.system(func(tx *db.Tx) error { _, err := member.Rename(tx, ids[1], again); return err })
		u := h.undo(c.ID)
		if u.Applied != 28 || u.Counts.Refused != 1 || h.called(ids[0]).UserName != "p0@acme.example" || h.called(ids[1]).UserName != "elsewhere@acme.example" {
			t.Errorf("undone: %+v", u)
		}
	})
}

// Row 38: or by a list, as it comes from a spreadsheet.
func TestRow38RenamingByAList(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(3)
		list := "\ufeffuserName,newUserName,displayName,familyName\np0@acme.example,zero@acme.example,Zero,\nP1@acme.example,,\"One, Two\",Two\np2@acme.example,p2@acme.example,,\n"
		c := h.try(bulk.New{Verb: bulk.Rename, List: list})
		if c.State != bulk.Checked || c.Total != 3 || c.Counts != (bulk.Counts{Change: 2, Unchanged: 1}) {
			t.Fatalf("the dry run: %+v", c)
		}
		h.apply(c.ID)
		if n := h.called(ids[0]); n != (member.Names{UserName: "zero@acme.example", DisplayName: "Zero"}) {
			t.Errorf("%+v", n)
		}
		if n := h.called(ids[1]); n != (member.Names{UserName: "p1@acme.example", DisplayName: "One, Two", FamilyName: "Two"}) {
			t.Errorf("%+v", n)
		}
		if u := h.undo(c.ID); u.Applied != 2 || h.called(ids[1]) != (member.Names{UserName: "p1@acme.example"}) {
			t.Errorf("undone: %+v, %+v", u, h.called(ids[1]))
		}
		// What the list said of somebody is gone with their key.
		d.Clock.Advance(time.Minute)
		h.system(func(tx *db.Tx) error { return member.Erase(tx, ids[0]) })
		h.shred(ids[0])
		for _, r := range h.rows(c.ID) {
			if r.Member == ids[0] && r.Plan != "" {
				t.Errorf("after erasure: %q", r.Plan)
			}
		}
	})
}

func TestMalformedNamesAreRefused(t *testing.T) {
	h := move(t, dbtest.Open(t, db.SQLite))
	ids := h.people(2)
	head := "userName,newUserName\n"
	cases := []struct {
		name string
		new  bulk.New
		says string
	}{
		{"neither", bulk.New{Selection: listed(ids...)}, "pattern"},
		{"both", bulk.New{Pattern: "{local}", List: head}, "not both"},
		{"list and members", bulk.New{List: head, Selection: listed(ids...)}, "choose nobody"},
		{"one name for all", bulk.New{Pattern: "x@{domain}", Selection: listed(ids...)}, "same name"},
		{"unknown word", bulk.New{Pattern: "{shoe}", Selection: listed(ids...)}, "no {shoe}"},
		{"open brace", bulk.New{Pattern: "{local}{", Selection: listed(ids...)}, "brace"},
		{"long pattern", bulk.New{Pattern: strings.Repeat("{local}", 50), Selection: listed(ids...)}, "200 bytes"},
		{"no head", bulk.New{List: "p0@acme.example,x\n"}, "first line"},
		{"unknown column", bulk.New{List: "userName,shoe\n"}, "no column"},
		{"no lines", bulk.New{List: head}, "no lines"},
		{"unknown member", bulk.New{List: head + "nobody@acme.example,x@acme.example\n"}, "Line 2"},
		{"twice", bulk.New{List: head + "p0@acme.example,a@acme.example\np0@acme.example,b@acme.example\n"}, "Line 3"},
		{"nothing new", bulk.New{List: head + "p0@acme.example,\n"}, "nothing new"},
		{"uneven", bulk.New{List: head + "p0@acme.example\n"}, "read"},
		{"too long", bulk.New{List: head + strings.Repeat("p0@acme.example,x\n", 2001)}, "2000 lines"},
	}
	for _, c := range cases {
		c.new.Verb = bulk.Rename
		_, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Start(tx, c.new) })
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	_, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) {
		return bulk.Start(tx, bulk.New{Verb: bulk.Suspend, Pattern: "{local}", Reason: "No.", Selection: listed(ids...)})
	})
	if !fault.Is(err, fault.Invalid) {
		t.Errorf("a pattern for suspending: %v", err)
	}
}
