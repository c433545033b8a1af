package directory_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// TestDeletedDirectory deletes a directory: its credentials end, what it owned
// stays and is nobody's, and its name is free.
func TestDeletedDirectory(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := d.Org(t, "acme"), d.Org(t, "other")
		dir := create(t, d, org, "Entra", directory.Entra)
		_, secret := issue(t, d, org, dir.ID, time.Hour)
		var granted directory.Granted
		var ada, gone member.Member
		var cooks member.Group
		in(t, d, org, func(tx *db.Tx) (err error) {
			c, _, err := directory.NewClient(tx, dir.ID, "Gallery", tx.Now.Add(time.Hour))
			if err != nil {
				return err
			}
			if granted, err = directory.Grant(tx, c); err != nil {
				return err
			}
			if ada, err = member.Create(tx, member.Member{UserName: "ada", DirectoryID: dir.ID, Active: true}); err != nil {
				return err
			}
			if cooks, err = member.CreateGroup(tx, member.Group{DisplayName: "Cooks", DirectoryID: dir.ID}); err != nil {
				return err
			}
			if _, err = member.AddMembers(tx, cooks.ID, []member.ID{ada.ID}); err != nil {
				return err
			}
			if gone, err = member.Create(tx, member.Member{UserName: "gone", DirectoryID: dir.ID}); err != nil {
				return err
			}
			if gone, err = member.Release(tx, gone); err != nil {
				return err
			}
			return directory.Removed(tx, dir.ID, gone.ID)
		})
		for name, refused := range map[string]struct {
			org     access.OrgID
			confirm string
			kind    fault.Kind
		}{"another name": {org, "entra id", fault.Invalid}, "another organization": {other, "Entra", fault.NotFound}} {
			err := try(t, d, refused.org, func(tx *db.Tx) error { _, err := directory.Delete(tx, dir.ID, refused.confirm); return err })
			if !fault.Is(err, refused.kind) {
				t.Errorf("%s: %v", name, err)
			}
		}
		in(t, d, org, func(tx *db.Tx) error {
			p, err := directory.Delete(tx, dir.ID, " Entra ")
			if p != (directory.Provisioned{Members: 1, Groups: 1}) {
				t.Errorf("gave up %+v", p)
			}
			return err
		})
		for _, s := range []string{secret, granted.Secret} {
			if _, err := authenticate(t, d, s); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%.12s… still opens it: %v", s, err)
			}
		}
		in(t, d, org, func(tx *db.Tx) error {
			m, err := member.Find(tx, ada.ID)
			if err != nil || m.DirectoryID != "" || !m.Active || m.Version != ada.Version+1 {
				t.Errorf("ada is %+v (%v)", m, err)
			}
			if g, err := member.FindGroup(tx, cooks.ID); err != nil || g.DirectoryID != "" {
				t.Errorf("the group is %+v (%v)", g, err)
			}
			if n, err := member.CountMembers(tx, cooks.ID); err != nil || n != 1 {
				t.Errorf("%d members (%v)", n, err)
			}
			if by, err := directory.RemovedBy(tx, gone.ID); err != nil || by != "" {
				t.Errorf("removed by %q (%v)", by, err)
			}
			if due, err := directory.RemovedUntil(tx, tx.Now); err != nil || len(due) != 1 {
				t.Errorf("to delete: %v (%v)", due, err)
			}
			if _, err := directory.Find(tx, dir.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("found: %v", err)
			}
			if all, err := directory.List(tx); err != nil || len(all) != 0 {
				t.Errorf("listed: %v (%v)", all, err)
			}
			_, err = directory.Create(tx, "Entra", directory.Okta)
			return err
		})
		in(t, d, org, func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: "directory.deleted"}, audit.Page{Limit: 10})
			if err != nil || len(events) != 1 || events[0].Detail()["members"] != 1.0 {
				t.Errorf("events %+v (%v)", events, err)
			}
			return nil
		})
	})
}

// TestReopenedConflict ignores a conflict, finds it among the ignored with its
// reason, and puts it back.
func TestReopenedConflict(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		list := func(of func(*db.Tx) ([]directory.Conflict, bool, error)) (all []directory.Conflict) {
			in(t, d, org, func(tx *db.Tx) (err error) {
				all, _, err = of(tx)
				return err
			})
			return all
		}
		in(t, d, org, func(tx *db.Tx) error {
			m, err := member.Create(tx, member.Member{UserName: "ada", Active: true, Emails: []member.Multi{{Value: "ada@acme.example"}}})
			if err != nil {
				return err
			}
			if _, err := member.Create(tx, member.Member{UserName: "eve", DirectoryID: dir.ID, Active: true, Emails: []member.Multi{{Value: "ada@acme.example"}}}); err != nil {
				return err
			}
			return directory.Refused(tx, dir.ID, m.ID, "")
		})
		open := list(directory.Conflicts)
		if len(open) != 2 || len(list(directory.IgnoredConflicts)) != 0 {
			t.Fatalf("open: %+v", open)
		}
		for _, c := range open {
			if err := try(t, d, org, func(tx *db.Tx) error { return directory.Reopen(tx, c.ID) }); !fault.Is(err, fault.NotFound) {
				t.Errorf("reopened what is open: %v", err)
			}
			in(t, d, org, func(tx *db.Tx) error { return directory.Ignore(tx, c.ID, "They share an address.") })
		}
		ignored := list(directory.IgnoredConflicts)
		if len(ignored) != 2 || ignored[0].Reason != "They share an address." || !ignored[1].Ignored || len(list(directory.Conflicts)) != 0 {
			t.Fatalf("ignored: %+v", ignored)
		}
		for _, c := range ignored {
			in(t, d, org, func(tx *db.Tx) error { return directory.Reopen(tx, c.ID) })
		}
		if again := list(directory.Conflicts); len(again) != 2 || again[0].Ignored || again[0].Reason != "" {
			t.Errorf("reopened: %+v", again)
		}
	})
}
