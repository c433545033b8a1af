package role_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/role"
)

// try acts as an actor who may give roles.
func try(t *testing.T, d *dbtest.DB, a access.Actor, fn func(*db.Tx) error) error {
	t.Helper()
	p := access.ManageRoles
	if a.May(access.Work) {
		p = access.Work
	}
	return d.Update(access.With(t.Context(), a), p, fn)
}

func want(t *testing.T, err error, kind fault.Kind, detail, field string) {
	t.Helper()
	f := fault.Shown(err)
	if !fault.Is(err, kind) || detail != "" && f.Detail != detail || field != "" && !slices.Contains(f.Fields, field) {
		t.Errorf("got %v (%+v), want %s %q on %q", err, f, kind, detail, field)
	}
}

// giver may give roles, and read members, and nothing else.
func giver(org access.OrgID, id member.ID) access.Actor {
	return access.Actor{
		Kind: access.KindMember, Org: org, ID: string(id), Member: id, Roles: []access.Role{access.Plain},
		Grants: []access.Grant{{ID: "g", OwnRole: "r", Permissions: []access.Permission{access.ManageRoles, access.ReadMembers}}},
	}
}

func TestNobodyMakesARoleAboveTheirOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		gina := giver(org, membertest.Make(t, d, org, "gina@acme.example").ID)
		err := try(t, d, gina, func(tx *db.Tx) error {
			_, err := role.Create(tx, role.New{Name: "Reader", Permissions: []access.Permission{access.ReadMembers, access.ReadContent}})
			return err
		})
		want(t, err, fault.Denied, string(access.ReadContent), "permissions")
		var r role.Role
		err = try(t, d, gina, func(tx *db.Tx) (err error) {
			r, err = role.Create(tx, role.New{Name: "Reader", Permissions: []access.Permission{access.ReadMembers}})
			return err
		})
		if err != nil || r.CreatedBy != gina.ID {
			t.Fatalf("%+v, %v", r, err)
		}
		save := func(a access.Actor, version int, name string, p ...access.Permission) error {
			return try(t, d, a, func(tx *db.Tx) (err error) {
				_, err = role.Save(tx, r.ID, version, role.New{Name: name, Permissions: p})
				return err
			})
		}
		want(t, save(gina, 1, "Reader", access.ReadMembers, access.ReadLog), fault.Denied, string(access.ReadLog), "permissions")
		// An owner adds what gina does not hold; she can rename it and take from it,
		// and what she took she can't put back.
		owner := access.Actor{Kind: access.KindMember, Org: org, ID: "olive", Roles: []access.Role{access.Owner}}
		if err := save(owner, 1, "Reader", access.ReadMembers, access.ReadLog); err != nil {
			t.Fatal(err)
		}
		if err := save(gina, 2, "Clerk", access.ReadMembers, access.ReadLog); err != nil {
			t.Fatal(err)
		}
		if err := save(gina, 3, "Clerk", access.ReadMembers); err != nil {
			t.Fatal(err)
		}
		want(t, save(gina, 4, "Clerk", access.ReadMembers, access.ReadLog), fault.Denied, "", "permissions")
		want(t, save(gina, 3, "Late", access.ReadMembers), fault.Conflict, "version", "")
		// Giving roles within some groups is none to make roles for everybody.
		limited := gina
		limited.Grants = []access.Grant{{Limited: true, Groups: []string{"g"}, Permissions: []access.Permission{access.ManageRoles}}}
		want(t, save(limited, 4, "Mine", access.ReadMembers), fault.Denied, "", "")
	})
}

func TestTextsAndNumbersOfRoles(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		reads := []access.Permission{access.ReadMembers}
		make := func(n role.New) error {
			return try(t, d, access.System(org, "test"), func(tx *db.Tx) error { _, err := role.Create(tx, n); return err })
		}
		for name, c := range map[string]struct {
			n     role.New
			kind  fault.Kind
			field string
		}{
			"no name":           {role.New{Name: " \t", Permissions: reads}, fault.Invalid, "name"},
			"long name":         {role.New{Name: strings.Repeat("ä", 61), Permissions: reads}, fault.Invalid, "name"},
			"name with a NUL":   {role.New{Name: "a\x00", Permissions: reads}, fault.Invalid, "name"},
			"name no UTF-8":     {role.New{Name: "a\xff", Permissions: reads}, fault.Invalid, "name"},
			"a standard name":   {role.New{Name: "privacy  OFFICER", Permissions: reads}, fault.Conflict, "name"},
			"long description":  {role.New{Name: "a", Description: strings.Repeat("ä", 501), Permissions: reads}, fault.Invalid, "description"},
			"no permissions":    {role.New{Name: "a"}, fault.Invalid, "permissions"},
			"the owner's alone": {role.New{Name: "a", Permissions: []access.Permission{access.GrantSupport}}, fault.Invalid, "permissions"},
		} {
			t.Run(name, func(t *testing.T) { want(t, make(c.n), c.kind, "", c.field) })
		}
		if err := make(role.New{Name: strings.Repeat("ä", 60), Description: strings.Repeat("ä", 500), Permissions: append(reads, reads...)}); err != nil {
			t.Error(err)
		}
		for i := range 99 {
			if err := make(role.New{Name: fmt.Sprint("Role ", i), Permissions: reads}); err != nil {
				t.Fatal(err)
			}
		}
		want(t, make(role.New{Name: "One more", Permissions: reads}), fault.Conflict, "", "")
	})
}

func TestChangesOfRolesAreInTheLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, rival := d.Org(t, "acme"), d.Org(t, "rival")
		bob := membertest.Make(t, d, org, "bob@acme.example")
		var r role.Role
		act := func(of access.OrgID, fn func(*db.Tx) error) error { return try(t, d, access.System(of, "test"), fn) }
		must := func(fn func(*db.Tx) error) {
			t.Helper()
			if err := act(org, fn); err != nil {
				t.Fatal(err)
			}
		}
		var grant member.Granted
		must(func(tx *db.Tx) (err error) {
			if r, err = role.Create(tx, role.New{Name: "Desk", Permissions: []access.Permission{access.ReadLog, access.ReadMembers}}); err != nil {
				return err
			}
			grant, err = member.GrantRole(tx, bob.ID, member.NewGrant{OwnRole: string(r.ID)})
			return err
		})
		save := func(tx *db.Tx) error {
			_, err := role.Save(tx, r.ID, 1, role.New{Name: "Front desk", Permissions: []access.Permission{access.ReadMembers, access.ReadTerms}})
			return err
		}
		must(save)
		must(func(tx *db.Tx) error { // what changes nothing is none
			same, err := role.Save(tx, r.ID, 2, role.New{Name: "Front desk", Permissions: []access.Permission{access.ReadTerms, access.ReadMembers}})
			if same.Version != 2 {
				t.Errorf("version %d", same.Version)
			}
			counts, cerr := role.Holders(tx)
			if counts[r.ID] != 1 || cerr != nil {
				t.Errorf("held by %v, %v", counts, cerr)
			}
			return err
		})
		// Another organization's role is none, for whatever is asked.
		for name, fn := range map[string]func(*db.Tx) error{
			"find":   func(tx *db.Tx) error { _, err := role.Find(tx, r.ID); return err },
			"save":   save,
			"delete": func(tx *db.Tx) error { return role.Delete(tx, r.ID) },
			"grant": func(tx *db.Tx) error {
				_, err := member.GrantRole(tx, bob.ID, member.NewGrant{OwnRole: string(r.ID)})
				return err
			},
		} {
			if err := act(rival, fn); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s by another organization: %v", name, err)
			}
		}
		want(t, act(org, func(tx *db.Tx) error { return role.Delete(tx, r.ID) }), fault.Conflict, "in_use", "")
		must(func(tx *db.Tx) error { _, err := member.EndGrant(tx, grant.ID); return err })
		must(func(tx *db.Tx) error { return role.Delete(tx, r.ID) })
		must(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{ObjectType: "role"}, audit.Page{Limit: 10})
			var got []string
			for _, e := range events {
				got = append(got, e.Action)
			}
			slices.Sort(got)
			if !slices.Equal(got, []string{"role.changed", "role.created", "role.deleted"}) {
				t.Errorf("events %v", got)
			}
			for _, e := range events {
				if e.Action == "role.changed" && fmt.Sprintf("%v %v %v", e.Detail()["added"], e.Detail()["removed"], e.Detail()["was"]) != "[READ_TERMS] [READ_LOG] Desk" {
					t.Errorf("the change says %v", e.Detail())
				}
			}
			return err
		})
	})
}
