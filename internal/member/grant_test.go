package member_test

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/role"
)

// department is a group with one member, one outside of it, and a helpdesk whose
// role is limited to the group.
type department struct {
	d               *dbtest.DB
	org             access.OrgID
	group           member.GroupID
	inside, outside member.Member
	helpdesk        access.Actor
}

func newDepartment(t *testing.T, d *dbtest.DB) department {
	t.Helper()
	w := department{d: d, org: open(t, d)}
	owner := membertest.Make(t, d, w.org, "owner@acme.example", access.Owner)
	w.inside, w.outside = membertest.Make(t, d, w.org, "in@acme.example"), membertest.Make(t, d, w.org, "out@acme.example")
	desk := membertest.Make(t, d, w.org, "desk@acme.example")
	in(t, d, w.org, func(tx *db.Tx) error {
		g, err := member.CreateGroup(tx, member.Group{DisplayName: "Physics"})
		if err != nil {
			return err
		}
		w.group = g.ID
		_, err = member.AddMembers(tx, g.ID, []member.ID{w.inside.ID})
		return err
	})
	by := access.Actor{Kind: access.KindMember, Org: w.org, ID: string(owner.ID), Member: owner.ID, Roles: []access.Role{access.Owner}}
	err := d.Update(access.With(t.Context(), by), access.ManageRoles, func(tx *db.Tx) error {
		_, err := member.GrantRole(tx, desk.ID, member.NewGrant{Role: access.Helpdesk, Limited: true, Groups: []member.GroupID{w.group}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	in(t, d, w.org, func(tx *db.Tx) error {
		held, err := member.GrantsOf(tx, []member.ID{desk.ID})
		g := held[desk.ID][0]
		if g.By != string(owner.ID) || g.ByKind != access.KindMember || !g.At.Equal(tx.Now) && g.At.After(tx.Now) {
			t.Errorf("given by %s %s at %v", g.ByKind, g.By, g.At)
		}
		w.helpdesk = access.Actor{
			Kind: access.KindMember, Org: w.org, ID: string(desk.ID), Member: desk.ID,
			Roles: []access.Role{access.Plain}, Grants: []access.Grant{g.Grant},
		}
		return err
	})
	return w
}

func (w department) do(t *testing.T, p access.Permission, fn func(*db.Tx) error) error {
	t.Helper()
	return w.d.Update(access.With(t.Context(), w.helpdesk), p, fn)
}

func TestLimitedGrantReachesItsGroupsOnly(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newDepartment(t, d)
		err := w.do(t, access.ReadMembers, func(tx *db.Tx) error {
			rows, err := member.List(tx, member.Filter{}, member.Sort{}, member.Page{})
			if err != nil || len(rows.Items) != 1 || rows.Items[0].ID != w.inside.ID {
				t.Errorf("the list has %d members: %v", len(rows.Items), err)
			}
			if n, err := member.Count(tx, member.Filter{}); err != nil || n != 1 {
				t.Errorf("counted %d: %v", n, err)
			}
			if _, err := member.Find(tx, w.outside.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("a member outside is found: %v", err)
			}
			if _, err := member.ByUserName(tx, "out@acme.example"); !fault.Is(err, fault.NotFound) {
				t.Errorf("a member outside is found by name: %v", err)
			}
			if found, err := member.FindMany(tx, []member.ID{w.inside.ID, w.outside.ID}); err != nil || len(found) != 1 {
				t.Errorf("found %d: %v", len(found), err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		act := func(id member.ID) error {
			return w.do(t, access.ManageMembers, func(tx *db.Tx) error { _, err := member.Suspend(tx, id, "lost phone"); return err })
		}
		if err := act(w.outside.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("suspended a member outside: %v", err)
		}
		if err := act(w.inside.ID); err != nil {
			t.Errorf("inside: %v", err)
		}
		refused := map[string]func(*db.Tx) error{
			"create a member": func(tx *db.Tx) error { _, err := member.Create(tx, member.Member{UserName: "x"}); return err },
			"create a group":  func(tx *db.Tx) error { _, err := member.CreateGroup(tx, member.Group{DisplayName: "G"}); return err },
			"delete a group":  func(tx *db.Tx) error { return member.DeleteGroup(tx, w.group) },
		}
		for what, fn := range refused {
			if err := w.do(t, access.ManageMembers, fn); !fault.Is(err, fault.Denied) {
				t.Errorf("%s: %v", what, err)
			}
		}
		err = w.do(t, access.ManageMembers, func(tx *db.Tx) error {
			_, err := member.AddMembers(tx, w.group, []member.ID{w.outside.ID})
			return err
		})
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("pulled a member into the group: %v", err)
		}
		for _, p := range []access.Permission{access.ReadLog, access.ReadDirectories, access.ReadTerms, access.ReadOrganization, access.ManageRoles} {
			if err := w.do(t, p, func(*db.Tx) error { return nil }); !fault.Is(err, fault.Denied) {
				t.Errorf("%s: %v", p, err)
			}
		}
	})
}

// TestLimitedGrantWithoutItsGroupReachesNobody: the group goes, and the grant
// does not become one for the whole organization.
func TestLimitedGrantWithoutItsGroupReachesNobody(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newDepartment(t, d)
		in(t, d, w.org, func(tx *db.Tx) error {
			if err := member.DeleteGroup(tx, w.group); err != nil {
				return err
			}
			held, err := member.GrantsOf(tx, []member.ID{w.helpdesk.Member})
			w.helpdesk.Grants = []access.Grant{held[w.helpdesk.Member][0].Grant}
			return err
		})
		err := w.do(t, access.ReadMembers, func(tx *db.Tx) error {
			rows, err := member.List(tx, member.Filter{}, member.Sort{}, member.Page{})
			if len(rows.Items) != 0 {
				t.Errorf("reaches %d members", len(rows.Items))
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestNobodyGivesWhatTheyDoNotHold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		membertest.Make(t, d, org, "owner@acme.example", access.Owner)
		plain := membertest.Make(t, d, org, "plain@acme.example")
		// Somebody whose own role lets them grant roles, and nothing else.
		clerk := access.Actor{Kind: access.KindMember, Org: org, ID: "c", Member: "c", Grants: []access.Grant{
			{ID: "g", OwnRole: "r", Permissions: []access.Permission{access.ManageRoles, access.ReadMembers}},
		}}
		as := func(fn func(*db.Tx) error) error {
			return d.Update(access.With(t.Context(), clerk), access.ManageRoles, fn)
		}
		for what, fn := range map[string]func(*db.Tx) error{
			"owner": func(tx *db.Tx) error {
				_, err := member.SetRoles(tx, plain.ID, []access.Role{access.Owner})
				return err
			},
			"limited helpdesk": func(tx *db.Tx) error {
				g, err := member.GroupByName(tx, "", "All")
				_ = err
				_, err = member.GrantRole(tx, plain.ID, member.NewGrant{Role: access.Helpdesk, Limited: true, Groups: []member.GroupID{g.ID}})
				return err
			},
			"own role": func(tx *db.Tx) error {
				_, err := role.Create(tx, role.New{Name: "More", Permissions: []access.Permission{access.ReadLog}})
				return err
			},
		} {
			if err := as(fn); !fault.Is(err, fault.Denied) && !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", what, err)
			}
		}
		err := as(func(tx *db.Tx) error {
			r, err := role.Create(tx, role.New{Name: "Readers", Permissions: []access.Permission{access.ReadMembers}})
			if err != nil {
				return err
			}
			_, err = member.GrantRole(tx, plain.ID, member.NewGrant{OwnRole: string(r.ID)})
			return err
		})
		if err != nil {
			t.Errorf("what they hold: %v", err)
		}
	})
}

func TestOwnRoles(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		plain := membertest.Make(t, d, org, "plain@acme.example")
		reads := []access.Permission{access.ReadLog, access.ReadMembers}
		in(t, d, org, func(tx *db.Tx) error {
			r, err := role.Create(tx, role.New{Name: " Front desk ", Permissions: reads})
			if err != nil || r.Name != "Front desk" || r.Permissions[0] != access.ReadMembers {
				t.Fatalf("%+v %v", r, err)
			}
			for name, n := range map[string]role.New{
				"same name":     {Name: "FRONT  DESK", Permissions: reads},
				"standard name": {Name: "Privacy officer", Permissions: reads},
				"nothing":       {Name: "Empty"},
				"operate":       {Name: "Op", Permissions: []access.Permission{access.Operate}},
				"work":          {Name: "Wo", Permissions: []access.Permission{access.Work}},
				"provision":     {Name: "Pr", Permissions: []access.Permission{access.Provision}},
				"own data":      {Name: "Own", Permissions: []access.Permission{access.OwnData}},
				"let in":        {Name: "In", Permissions: []access.Permission{access.GrantSupport}},
				"made up":       {Name: "Up", Permissions: []access.Permission{"FLY"}},
			} {
				if err := tx.Try(func() error { _, err := role.Create(tx, n); return err }); err == nil {
					t.Errorf("%s: made", name)
				}
			}
			g, err := member.GrantRole(tx, plain.ID, member.NewGrant{OwnRole: string(r.ID)})
			if err != nil {
				return err
			}
			if err := role.Delete(tx, r.ID); !fault.Is(err, fault.Conflict) {
				t.Errorf("deleted a role in use: %v", err)
			}
			r, err = role.Save(tx, r.ID, 1, role.New{Name: "Reception", Permissions: reads[:1]})
			if err != nil || r.Version != 2 {
				t.Errorf("%+v %v", r, err)
			}
			held, err := member.GrantsOf(tx, []member.ID{plain.ID})
			if err != nil || held[plain.ID][0].Name != "Reception" || len(held[plain.ID][0].Permissions) != 1 {
				t.Errorf("%+v %v", held, err)
			}
			if _, err := role.Save(tx, r.ID, 1, role.New{Name: "Late", Permissions: reads}); !fault.Is(err, fault.Conflict) {
				t.Errorf("saved over a newer version: %v", err)
			}
			if _, err := member.EndGrant(tx, g.ID); err != nil {
				return err
			}
			return role.Delete(tx, r.ID)
		})
	})
}
