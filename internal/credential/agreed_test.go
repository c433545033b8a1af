package credential_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernSessions: a session ends as soon as the agreement says,
// used or not.
func TestAgreedTermsGovernSessions(t *testing.T) {
	for _, c := range []struct {
		name   string
		values termtest.Values
		step   time.Duration
	}{
		{"idle", termtest.Values{term.SessionIdle: "PT20M"}, 20 * time.Minute},
		{"in use", termtest.Values{term.SessionMaxAge: "PT3H"}, time.Hour},
	} {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, h *house) {
				termtest.Agree(t, h.DB.DB, h.org, c.values)
				_, secret := h.signIn(h.bob)
				end := h.Now().Add(3 * time.Hour)
				if c.name == "idle" {
					end = h.Now().Add(c.step)
				}
				for h.Now().Add(c.step).Before(end) {
					h.Clock.Advance(c.step)
					h.admitted(cookie(secret), h.bob)
				}
				h.Clock.Set(end.Add(-time.Second))
				h.admitted(cookie(secret), h.bob)
				h.Clock.Set(end)
				if c.name == "idle" { // the second before was a use
					h.Clock.Set(end.Add(c.step))
				}
				h.refused(cookie(secret), credential.Expired)
			})
		})
	}
}

// TestAgreedTermsGovernTokens: no token lives longer than the agreement says.
func TestAgreedTermsGovernTokens(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		termtest.Agree(t, h.DB.DB, h.org, termtest.Values{term.TokenMaxLifetime: "P7D"})
		owner := h.person(h.ada, access.Owner)
		issue := func(expires time.Time) error {
			return h.try(owner, func(tx *db.Tx) error {
				_, _, err := credential.IssueToken(tx, credential.NewToken{Label: "Sync", Expires: expires})
				return err
			})
		}
		if err := issue(h.Now().AddDate(0, 0, 8)); !fault.Is(err, fault.Invalid) {
			t.Errorf("for eight days: %v", err)
		}
		if err := issue(h.Now().AddDate(0, 0, 7)); err != nil {
			t.Errorf("for seven days: %v", err)
		}
		secret := h.issue(owner, credential.NewToken{Label: "As long as it may"})
		h.Clock.Advance(7*day - time.Second)
		h.admitted(bearer(secret), "")
		h.Clock.Advance(time.Second)
		h.refused(bearer(secret), credential.Expired)
	})
}

// TestAgreedTermsGovernSuspension: who comes in while the organization is
// suspended is what the agreement says: those who answer requests by default.
func TestAgreedTermsGovernSuspension(t *testing.T) {
	for _, c := range []struct {
		values       termtest.Values
		owner, plain bool
	}{
		{termtest.Values{term.SuspendedRequests: term.SuspendedWork}, false, false},
		{termtest.Values{term.SuspendedRequests: term.SuspendedMembers}, true, true},
	} {
		t.Run(c.values[term.SuspendedRequests], func(t *testing.T) {
			each(t, func(_ *testing.T, h *house) {
				termtest.Agree(t, h.DB.DB, h.org, c.values)
				h.become(org.Suspended)
				for id, comesIn := range map[access.MemberID]bool{h.ada: c.owner, h.bob: c.plain} {
					_, secret := h.signIn(id)
					if comesIn {
						h.admitted(cookie(secret), id)
					} else {
						h.refused(cookie(secret), credential.Inactive)
					}
				}
			})
		})
	}
}
