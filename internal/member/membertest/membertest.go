// Package membertest makes members and groups quickly, for tests of packages
// above internal/member.
package membertest

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// Make makes an active member with a user name (usually an e-mail address),
// which gives the display name and the one e-mail address too.
func Make(t testing.TB, d *dbtest.DB, org access.OrgID, userName string, roles ...access.Role) member.Member {
	t.Helper()
	local, _, _ := strings.Cut(userName, "@")
	m := member.Member{
		UserName: userName, DisplayName: local, Active: true,
		Emails: []member.Multi{{Value: userName, Type: "work", Primary: true}},
	}
	in(t, d, org, func(tx *db.Tx) (err error) {
		if m, err = member.Create(tx, m); err != nil || len(roles) == 0 {
			return err
		}
		m, err = member.SetRoles(tx, m.ID, roles)
		return err
	})
	return m
}

// Group makes a group with these members.
func Group(t testing.TB, d *dbtest.DB, org access.OrgID, name string, members ...member.ID) member.Group {
	t.Helper()
	var g member.Group
	in(t, d, org, func(tx *db.Tx) (err error) {
		if g, err = member.CreateGroup(tx, member.Group{DisplayName: name}); err != nil {
			return err
		}
		_, err = member.AddMembers(tx, g.ID, members)
		return err
	})
	return g
}

func in(t testing.TB, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := d.Update(access.With(t.Context(), access.System(org, "test")), access.Work, fn); err != nil {
		t.Fatal(err)
	}
}
