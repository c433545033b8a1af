package credential_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/org"
)

func (h *house) become(s org.State) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error { _, err := org.SetState(tx, s); return err })
}

// TestSuspensionLeavesRequestsServed: sessions end at once, programs and members
// are refused, and those who answer requests come back for that alone.
func TestSuspensionLeavesRequestsServed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := open(t, d)
		h.update(func(tx *db.Tx) error {
			_, err := org.SetContact(tx, org.Contact{Role: org.ContactPrivacy, Name: "Privacy office", Email: "privacy@acme.example"})
			return err
		})
		_, ada := h.signIn(h.ada)
		_, bob := h.signIn(h.bob)
		token := h.issue(h.person(h.ada, access.Owner), credential.NewToken{Label: "Program"})
		h.become(org.Suspended)
		h.refused(cookie(ada), credential.Ended)
		h.refused(cookie(bob), credential.Ended)
		h.refused(bearer(token), credential.Inactive)

		_, ada = h.signIn(h.ada)
		actor := h.admitted(cookie(ada), h.ada)
		for p, want := range map[access.Permission]bool{
			access.DecideRequests: true, access.OwnData: true, access.ManageMembers: false, access.ManageOrganization: false, access.ReadContent: false,
		} {
			if actor.May(p) != want {
				t.Errorf("an owner of a suspended organization may %s = %v", p, !want)
			}
		}
		_, bob = h.signIn(h.bob)
		_, why := h.ask(cookie(bob))
		if why == nil || !strings.Contains(why.Message, "privacy@acme.example") || !strings.Contains(why.Message, "suspended") {
			t.Errorf("a member of a suspended organization: %v", why)
		}
		h.become(org.Active)
		h.admitted(cookie(bob), h.bob)
		h.admitted(bearer(token), "")

		h.become(org.Cancelled)
		h.refused(bearer(token), credential.Inactive)
		_, ada = h.signIn(h.ada)
		h.refused(cookie(ada), credential.Inactive)
	})
}

// TestASchoolsMembersKeepTheirRights: a school's default leaves members their
// own data while it is suspended.
func TestASchoolsMembersKeepTheirRights(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := open(t, d)
		h.update(func(tx *db.Tx) error {
			_, err := tx.Exec(`update organization set kind = 'school' where org_id = :org`, nil)
			return err
		})
		h.become(org.Suspended)
		_, bob := h.signIn(h.bob)
		actor := h.admitted(cookie(bob), h.bob)
		if !actor.May(access.OwnData) || len(actor.Permissions()) != 1 {
			t.Errorf("a pupil of a suspended school may %v", actor.Permissions())
		}
	})
}
