package credential_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

func each(t *testing.T, fn func(t *testing.T, h *house)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) { fn(t, open(t, d)) })
}

func TestSessionCarriesItsMember(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		s, secret := h.signIn(h.ada)
		a := h.admitted(cookie(secret), h.ada)
		if a.Kind != access.KindMember || a.Session != string(s.ID) || a.AuthenticatedAt != s.AuthenticatedAt.Unix() {
			t.Errorf("actor %+v", a)
		}
		if !slices.Equal(a.Roles, []access.Role{access.Owner, access.Plain}) {
			t.Errorf("roles %v", a.Roles)
		}
		if s.UserAgent != "Firefox" || s.AddressPrefix != "203.0.113.0/24" {
			t.Errorf("kept of the browser: %q %q", s.UserAgent, s.AddressPrefix)
		}
		if strings.Contains(secret, string(s.ID)) {
			t.Error("the id is in the secret")
		}
	})
}

func TestNothingOrSomethingElsePresented(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		_, secret := h.signIn(h.ada)
		h.refused(func(*http.Request) {}, credential.NothingPresented)
		h.refused(cookie("made-up"), credential.Unknown)
		h.refused(bearer(secret), credential.Unknown) // a session is no token
		h.refused(bearer("stw_api_made-up"), credential.Unknown)
		h.refused(func(r *http.Request) { cookie(secret)(r); bearer("stw_api_x")(r) }, credential.Unknown)
		h.refused(func(r *http.Request) { r.Header.Set("Authorization", "Basic YTpi") }, credential.Unknown)
		h.refused(func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "steward", Value: secret}) }, credential.NothingPresented)
	})
}

// A second cookie of the same name was planted by somebody (row C2).
func TestTwoCookiesAreNone(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		_, secret := h.signIn(h.ada)
		h.refused(func(r *http.Request) { cookie(secret)(r); cookie("planted")(r) }, credential.NothingPresented)
		h.refused(func(r *http.Request) { cookie(secret)(r); cookie(secret)(r) }, credential.NothingPresented)
	})
}

func TestSessionEndsWhenIdle(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		h.Clock.Advance(2*time.Hour - time.Second)
		h.admitted(cookie(secret), h.bob) // and starts the two hours anew
		h.Clock.Advance(2*time.Hour - time.Second)
		h.admitted(cookie(secret), h.bob)
		h.Clock.Advance(2 * time.Hour)
		h.refused(cookie(secret), credential.Expired)
	})
}

func TestSessionEndsWhateverHappens(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		for range 11 {
			h.Clock.Advance(time.Hour)
			h.admitted(cookie(secret), h.bob)
		}
		h.Clock.Advance(time.Hour)
		h.refused(cookie(secret), credential.Expired)
	})
}

func TestLastUseIsWrittenOnceAMinute(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		start := h.Now()
		seen := func() (at time.Time) {
			h.update(func(tx *db.Tx) error {
				all, err := credential.Sessions(tx, h.bob)
				at = all[0].LastSeenAt
				return err
			})
			return at
		}
		h.Clock.Advance(59 * time.Second)
		h.admitted(cookie(secret), h.bob)
		if got := seen(); !got.Equal(start) {
			t.Errorf("written after 59 s: %v", got)
		}
		h.Clock.Advance(time.Second)
		h.admitted(cookie(secret), h.bob)
		if got := seen(); !got.Equal(start.Add(time.Minute)) {
			t.Errorf("after a minute: %v", got)
		}
	})
}

// Row E5: deactivation ends everything in its own transaction.
func TestDeactivationEndsEverything(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		_, one := h.signIn(h.bob)
		_, two := h.signIn(h.bob)
		_, other := h.signIn(h.ada)
		token := h.issue(h.person(h.bob), credential.NewToken{Label: "script", Member: h.bob})
		h.admitted(bearer(token), h.bob)
		err := h.try(access.System(h.org, "test"), func(tx *db.Tx) error {
			if _, err := member.Suspend(tx, h.bob, "left"); err != nil {
				return err
			}
			return fault.New(fault.Conflict, "rolled back")
		})
		if !fault.Is(err, fault.Conflict) {
			t.Fatal(err)
		}
		h.admitted(cookie(one), h.bob) // the transaction did not happen, so neither did the end
		h.update(func(tx *db.Tx) error { _, err := member.Suspend(tx, h.bob, "left"); return err })
		for _, secret := range []string{one, two} {
			h.refused(cookie(secret), credential.Ended)
		}
		h.refused(bearer(token), credential.Ended)
		h.admitted(cookie(other), h.ada)
		h.update(func(tx *db.Tx) error { _, err := member.Restore(tx, h.bob); return err })
		h.refused(cookie(one), credential.Ended) // coming back does not bring them back
		h.refused(bearer(token), credential.Ended)
	})
}

// The middleware does not trust that somebody ended the session.
func TestInactiveMemberHasNoActorEvenWithASession(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		token := h.issue(h.person(h.bob), credential.NewToken{Label: "script", Member: h.bob})
		dbtest.Exec(h.t, h.URL, `update member set state = 'deactivated' where id = '`+string(h.bob)+`'`)
		h.refused(cookie(secret), credential.Inactive)
		h.refused(bearer(token), credential.Inactive)
	})
}

func TestSuspendedOrganizationHasNoActors(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		other := move(t, h.DB, "other")
		_, secret := h.signIn(h.ada)
		service := h.issue(h.person(h.ada, access.Owner), credential.NewToken{Label: "service"})
		_, theirs := other.signIn(other.ada)
		h.update(func(tx *db.Tx) error { _, err := org.SetState(tx, org.Suspended); return err })
		h.refused(cookie(secret), credential.Ended)
		_, again := h.signIn(h.bob)
		h.refused(cookie(again), credential.Inactive)
		h.refused(bearer(service), credential.Inactive)
		other.admitted(cookie(theirs), other.ada)
	})
}

// Row C3, and a new id on every change of privilege (row C1).
func TestNewRoleTakesANewSession(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		h.admitted(cookie(secret), h.bob)
		h.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, h.bob, []access.Role{access.Auditor}); return err })
		h.refused(cookie(secret), credential.Ended)
		_, fresh := h.signIn(h.bob)
		if a := h.admitted(cookie(fresh), h.bob); !a.May(access.ReadLog) {
			t.Error("the new session lacks the role")
		}
		h.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, h.bob, nil); return err })
		if a := h.admitted(cookie(fresh), h.bob); a.May(access.ReadLog) {
			t.Error("a role that was taken away still works")
		}
	})
}

func TestSignInReplacesTheBrowsersSession(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		before, secret := h.signIn(h.bob)
		h.update(func(tx *db.Tx) error {
			_, _, err := credential.StartSession(tx, credential.NewSession{Member: h.ada, Connection: h.connection, Replaces: before.ID})
			return err
		})
		h.refused(cookie(secret), credential.Ended)
	})
}

func TestWhoMayRevokeASession(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		other := move(t, h.DB, "other")
		bobs, secret := h.signIn(h.bob)
		revoke := func(a access.Actor) error {
			return h.try(a, func(tx *db.Tx) error { return credential.RevokeSession(tx, bobs.ID) })
		}
		eve := h.join("eve")
		for name, a := range map[string]access.Actor{
			"another member": h.person(eve), "an auditor": h.person(eve, access.Auditor),
			"another organization's owner": other.person(other.ada, access.Owner),
		} {
			if err := revoke(a); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		h.admitted(cookie(secret), h.bob)
		if err := revoke(h.person(h.bob)); err != nil {
			t.Fatal(err)
		}
		h.refused(cookie(secret), credential.Ended)
		bobs, secret = h.signIn(h.bob)
		if err := revoke(h.person(eve, access.Helpdesk)); err != nil {
			t.Fatal(err)
		}
		h.refused(cookie(secret), credential.Ended)
	})
}

func TestAnOwnersSessionIsAboveTheHelpdesk(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		hal := h.join("hal", access.Helpdesk)
		adas, secret := h.signIn(h.ada)
		revoke := func(a access.Actor) error {
			return h.try(a, func(tx *db.Tx) error { return credential.RevokeSession(tx, adas.ID) })
		}
		if err := revoke(h.person(hal, access.Helpdesk)); !fault.Is(err, fault.Denied) {
			t.Errorf("helpdesk: %v", err)
		}
		h.admitted(cookie(secret), h.ada)
		if err := revoke(h.person(h.ada, access.Owner)); err != nil {
			t.Error(err)
		}
	})
}

func TestHintIsSealedAndGoesWithTheSession(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		s, _ := h.signIn(h.bob)
		hint := func() (token string) {
			h.update(func(tx *db.Tx) (err error) { _, token, err = credential.Hint(tx, s.ID); return err })
			return token
		}
		if got := hint(); got != "a.b.c" {
			t.Errorf("hint %q", got)
		}
		h.update(func(tx *db.Tx) error {
			var raw []byte
			if err := tx.Get(&raw, `select id_token from session where org_id = :org and id = :id`, db.Args{"id": string(s.ID)}); err != nil {
				return err
			}
			if strings.Contains(string(raw), "a.b.c") {
				t.Error("the ID token is readable")
			}
			return credential.EndSession(tx, s.ID, credential.SignedOut)
		})
		if got := hint(); got != "" {
			t.Errorf("hint after the end %q", got)
		}
	})
}

func TestConnectionChangeEndsItsSessions(t *testing.T) {
	each(t, func(_ *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		h.update(func(tx *db.Tx) error { return credential.EndConnection(tx, "another", credential.ConnectionChanged) })
		h.admitted(cookie(secret), h.bob)
		h.update(func(tx *db.Tx) error { return credential.EndConnection(tx, h.connection, credential.ConnectionChanged) })
		h.refused(cookie(secret), credential.Ended)
	})
}

func TestOldSessionsAreForgotten(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		_, secret := h.signIn(h.bob)
		h.Clock.Advance(day)
		_, _ = h.signIn(h.bob)
		h.refused(cookie(secret), credential.Expired)
		h.Clock.Advance(3 * time.Hour)
		_, _ = h.signIn(h.bob)
		h.refused(cookie(secret), credential.Unknown)
	})
}

func TestCookieIsForThisHostAlone(t *testing.T) {
	c := credential.Cookie(credential.CookieName, "x", 0)
	if !strings.HasPrefix(c.Name, "__Host-") || !c.Secure || !c.HttpOnly || c.Path != "/" || c.Domain != "" || c.SameSite != http.SameSiteLaxMode {
		t.Errorf("%+v", c)
	}
}
