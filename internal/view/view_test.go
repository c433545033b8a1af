package view_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/view"
)

func as(t *testing.T, d *dbtest.DB, org access.OrgID, m access.MemberID, fn func(*db.Tx) error) error {
	t.Helper()
	a := access.Actor{Kind: access.KindMember, Org: org, ID: string(m), Member: m, Roles: []access.Role{access.Plain}}
	return d.Update(access.With(t.Context(), a), access.OwnData, fn)
}

func names(t *testing.T, d *dbtest.DB, org access.OrgID, m access.MemberID, list string) (out []string) {
	t.Helper()
	err := as(t, d, org, m, func(tx *db.Tx) error {
		all, err := view.Own(tx, list)
		for _, v := range all {
			out = append(out, v.Name+"?"+v.Search)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestViewsAreTheirMakersAlone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		ada, ben := membertest.Make(t, d, org, "ada").ID, membertest.Make(t, d, org, "ben").ID
		var mine view.View
		err := as(t, d, org, ada, func(tx *db.Tx) (err error) {
			if mine, err = view.Create(tx, "members", " Stopped ", "state=SUSPENDED"); err != nil {
				return err
			}
			_, err = view.Create(tx, "log", "stopped", "action=member.")
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := names(t, d, org, ada, "members"); len(got) != 1 || got[0] != "Stopped?state=SUSPENDED" {
			t.Errorf("%q", got)
		}
		if got := names(t, d, org, ben, "members"); len(got) != 0 {
			t.Errorf("another member sees %q", got)
		}
		for what, do := range map[string]func(*db.Tx) error{
			"rename": func(tx *db.Tx) error { _, err := view.Rename(tx, mine.ID, "Mine"); return err },
			"delete": func(tx *db.Tx) error { return view.Delete(tx, mine.ID) },
		} {
			if err := as(t, d, org, ben, do); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s by another member: %v", what, err)
			}
			if err := as(t, d, org, "", do); !fault.Is(err, fault.Denied) {
				t.Errorf("%s by nobody: %v", what, err)
			}
		}
		err = as(t, d, org, ada, func(tx *db.Tx) error {
			v, err := view.Rename(tx, mine.ID, "Suspended people")
			if v.Name != "Suspended people" || v.Search != mine.Search {
				t.Errorf("%+v", v)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := as(t, d, org, ada, func(tx *db.Tx) error { return view.Leave(tx, ada) }); err != nil {
			t.Fatal(err)
		}
		if got := append(names(t, d, org, ada, "members"), names(t, d, org, ada, "log")...); len(got) != 0 {
			t.Errorf("after leaving: %q", got)
		}
	})
}

func TestViewsThatCantBeKept(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		ada := membertest.Make(t, d, org, "ada").ID
		create := func(list, name, search string) error {
			return as(t, d, org, ada, func(tx *db.Tx) error { _, err := view.Create(tx, list, name, search); return err })
		}
		for _, c := range []struct{ list, name, search, field string }{
			{"members", " ", "q=a", "name"},
			{"members", strings.Repeat("ä", 61), "q=a", "name"},
			{"members", "a\x00b", "q=a", "name"},
			{"sessions", "A", "q=a", "list"},
			{"members", "A", "", "search"},
			{"members", "A", "q=%zz", "search"},
			{"members", "A", "java script=a", "search"},
			{"members", "A", "q=" + strings.Repeat("a", 500), "search"},
			{"members", "A", "q=a;b", "search"},
		} {
			if err := create(c.list, c.name, c.search); !fault.Is(err, fault.Invalid) || fault.Shown(err).Fields[0] != c.field {
				t.Errorf("%+v: %v", c, err)
			}
		}
		if err := create("members", "Stopped", "state=SUSPENDED"); err != nil {
			t.Fatal(err)
		}
		if err := create("members", "stopped ", "q=a"); !fault.Is(err, fault.Conflict) {
			t.Errorf("a name twice: %v", err)
		}
		for n := range 49 {
			if err := create("members", fmt.Sprint("View ", n), "q=a"); err != nil {
				t.Fatal(err)
			}
		}
		if err := create("members", "One too many", "q=a"); !fault.Is(err, fault.Conflict) {
			t.Errorf("the 51st: %v", err)
		}
		if err := create("log", "Of another list", "from=2026-01-01"); err != nil {
			t.Error(err)
		}
	})
}
