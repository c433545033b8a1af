package member_test

import (
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
)

// deeds is everything that can be done to an account.
func deeds() map[string]func(tx *db.Tx, id member.ID) error {
	save := func(change func(*member.Member)) func(tx *db.Tx, id member.ID) error {
		return func(tx *db.Tx, id member.ID) error {
			before, err := member.FindForUpdate(tx, id)
			if err != nil {
				return err
			}
			after := before
			change(&after)
			_, err = member.Save(tx, before, after)
			return err
		}
	}
	return map[string]func(tx *db.Tx, id member.ID) error{
		"title":      save(func(m *member.Member) { m.Title = "Clerk" }),
		"user name":  save(func(m *member.Member) { m.UserName = "mallory@acme.example" }),
		"e-mail":     save(func(m *member.Member) { m.Emails = []member.Multi{{Value: "mallory@acme.example"}} }),
		"deactivate": save(func(m *member.Member) { m.Active = false }),
		"suspend":    func(tx *db.Tx, id member.ID) error { _, err := member.Suspend(tx, id, "because"); return err },
		"restore":    func(tx *db.Tx, id member.ID) error { _, err := member.Restore(tx, id); return err },
		"delete":     member.Delete,
	}
}

// TestNobodyActsAboveTheirRank tries every deed on members of every rank.
func TestNobodyActsAboveTheirRank(t *testing.T) {
	all := []string{"title", "user name", "e-mail", "deactivate", "suspend", "restore", "delete"}
	address := []string{"user name", "e-mail"}
	person := func(roles ...access.Role) access.Actor {
		return access.Actor{Kind: access.KindMember, Roles: append(roles, access.Plain)}
	}
	cases := map[string]struct {
		actor   access.Actor
		roles   []access.Role
		refused []string
	}{
		"helpdesk, an owner":         {person(access.Helpdesk), []access.Role{access.Owner}, all},
		"helpdesk, an officer":       {person(access.Helpdesk), []access.Role{access.PrivacyOfficer}, all},
		"helpdesk, helpdesk":         {person(access.Helpdesk), []access.Role{access.Helpdesk}, address},
		"helpdesk, a plain member":   {person(access.Helpdesk), nil, nil},
		"an administrator, an owner": {person(access.Admin), []access.Role{access.Owner}, all},
		"an owner, an owner":         {person(access.Owner), []access.Role{access.Owner}, nil},
		"a directory, an owner":      {access.Actor{Kind: access.KindDirectory, Roles: []access.Role{access.Provisioner}}, []access.Role{access.Owner}, nil},
		"a program, an owner": {
			access.Actor{Kind: access.KindProgram, Roles: []access.Role{access.Owner}, Scopes: []access.Permission{access.ManageMembers}},
			[]access.Role{access.Owner}, all,
		},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		membertest.Make(t, d, org, "first@acme.example", access.Owner)
		for name, c := range cases {
			c.actor.Org = org
			for what, do := range deeds() {
				err := attempt(t, d, c.actor, c.roles, what == "restore", do)
				switch want := slices.Contains(c.refused, what); {
				case want && !fault.Is(err, fault.Denied):
					t.Errorf("%s, %s: %v, want denied", name, what, err)
				case !want && err != nil:
					t.Errorf("%s, %s: %v", name, what, err)
				}
			}
		}
	})
}

// attempt makes a member with these roles, has the actor do it to them, and
// removes the member again.
func attempt(t *testing.T, d *dbtest.DB, a access.Actor, roles []access.Role, suspended bool, do func(*db.Tx, member.ID) error) error {
	t.Helper()
	victim := membertest.Make(t, d, a.Org, "victim@acme.example", roles...)
	if suspended {
		in(t, d, a.Org, func(tx *db.Tx) error { _, err := member.Suspend(tx, victim.ID, "because"); return err })
	}
	p := access.ManageMembers
	if !a.May(p) {
		p = access.Provision
	}
	err := d.Update(access.With(t.Context(), a), p, func(tx *db.Tx) error { return do(tx, victim.ID) })
	in(t, d, a.Org, func(tx *db.Tx) error { return member.Erase(tx, victim.ID) })
	return err
}
