package graph_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// TestHolidaysOverTheAPI: whoever manages terms keeps the calendar; a weekend is
// refused at its field, and one organization's days are none of another's.
func TestHolidaysOverTheAPI(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		const add = `mutation($d: Date!) { addHolidays(input: {holidays: [{day: $d, name: "Founders' day"}]}) { holidays { id day name } errors { message path } } }`
		added := w.acme.call(add, vars{"d": "2026-03-05"})
		if added.text("addHolidays", "holidays", 0, "day") != "2026-03-05" {
			t.Fatalf("%+v", added)
		}
		if a := w.send(bearer(w.acme.token), add, vars{"d": "2026-03-07"}); !strings.Contains(a.text("addHolidays", "errors", 0, "message"), "Saturday") {
			t.Errorf("a weekend: %+v", a)
		}
		if a := w.rival.call(`{ holidays { id } }`, nil); fmt.Sprint(a.at("holidays")) != "[]" {
			t.Errorf("the rival sees %+v", a)
		}
		gone := w.acme.call(`mutation($h: ID!) { removeHoliday(input: {holidayId: $h}) { holidays { id } errors { message } } }`,
			vars{"h": added.text("addHolidays", "holidays", 0, "id")})
		if fmt.Sprint(gone.at("removeHoliday", "holidays")) != "[]" {
			t.Errorf("%+v", gone)
		}
	})
}

// TestMembersTermsAreOneLoad: a page that shows members' effective values asks
// the database for as much with 100 of them as with 10, and for the clauses once.
func TestMembersTermsAreOneLoad(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newWorld(t, d).acme
		h.update(func(tx *db.Tx) error {
			for i := range 100 {
				address := fmt.Sprintf("crowd%03d@acme.example.org", i)
				_, err := member.Create(tx, member.Member{UserName: address, DisplayName: "Crowd", Active: true, AccountKind: member.WorkOrSchool})
				if err != nil {
					return err
				}
			}
			return nil
		})
		var all, clauses atomic.Int64
		d.Observe(func(_ context.Context, s db.Statement) {
			all.Add(1)
			if strings.Contains(s.Query, "from clause") {
				clauses.Add(1)
			}
		})
		defer d.Observe(nil)
		page := func(n int) (int64, int64) {
			all.Store(0)
			clauses.Store(0)
			a := h.ask(h.olive, `query($n: Int!) { members(first: $n) { nodes { idle: effectiveTerm(key: "session.idle") { value { written } } access: effectiveTerm(key: "rights.access.respond_within") { value { written } } } } }`, vars{"n": n})
			if got := len(a.at("members", "nodes").([]any)); got != n {
				t.Fatalf("%d members on a page of %d", got, n)
			}
			return all.Load(), clauses.Load()
		}
		// Questions are gathered for a millisecond, so a busy machine may gather
		// them in two goes: the fewest of some tries is what a page needs.
		least := func(n int) int64 {
			fewest := int64(1 << 30)
			for range 5 {
				statements, loads := page(n)
				if loads != 1 {
					t.Errorf("the clauses were read %d times for %d members", loads, n)
				}
				fewest = min(fewest, statements)
			}
			return fewest
		}
		if few, many := least(10), least(100); few != many {
			t.Errorf("%d statements for 10 members, %d for 100", few, many)
		}
	})
}
