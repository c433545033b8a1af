package signin_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
)

// stale signs ada in and lets an hour pass.
func (s *siege) stale(b *browser) (secret string) {
	s.t.Helper()
	if p := s.signIn(b); p.body != string(s.id)+" "+string(s.ada) {
		s.t.Fatal(p.status, p.body)
	}
	s.Clock.Advance(time.Hour)
	return b.cookie(s.url, credential.CookieName)
}

func (s *siege) stepUp(b *browser) page {
	return b.post(s.url+"/auth/step-up", values("return_to", "/roles"))
}

// fresh tells whether a browser may do what needs a fresh authentication.
func (s *siege) freshIn(secret string) bool {
	s.t.Helper()
	var at time.Time
	s.update(func(tx *db.Tx) error {
		return tx.Get(&at, `select authenticated_at from session where org_id = :org and ended_at is null order by created_at desc, id desc limit 1`, nil)
	})
	return access.Actor{Session: secret, AuthenticatedAt: at.Unix()}.Fresh(access.ManageRoles, s.Clock.Now())
}

// A1, the good case, and C1, C3: a new session, whose old secret is worth nothing.
func TestStepUp(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		former := s.stale(b)
		if s.freshIn(former) {
			t.Fatal("an hour is fresh")
		}
		s.idp.turn(func(h *hostile) { h.claims = func(all map[string]any) { all["auth_time"] = h.now().Unix() } })
		p := s.stepUp(b)
		if p.status != http.StatusOK || !strings.HasSuffix(p.address, "/roles") || !s.freshIn("x") {
			t.Fatalf("%d at %s: %s", p.status, p.address, p.body)
		}
		asked := s.idp.lastAsked()
		if asked.Get("prompt") != "login" || asked.Get("max_age") != "0" || asked.Get("login_hint") != s.idp.local("ada@acme.example") {
			t.Errorf("asked %v", asked)
		}
		if now := b.cookie(s.url, credential.CookieName); now == former || s.sessions() != 1 {
			t.Errorf("%d sessions, the same secret: %v", s.sessions(), now == former)
		}
		old := newBrowser(t)
		old.setCookie(s.url, credential.CookieName, former)
		if p := old.get(s.url + "/"); p.status != http.StatusUnauthorized {
			t.Errorf("the former secret answers %d", p.status)
		}
	})
}

// A1 to A3: what a provider may answer with that is no step-up. The session stays
// as it was. Guards: stepup.go.
func TestStepUpThatIsNone(t *testing.T) {
	now := func(more ...any) func(*hostile) {
		return func(h *hostile) {
			h.claims = func(all map[string]any) { all["auth_time"] = h.now().Unix(); set(more...)(all) }
		}
	}
	rows := []attack{
		{row: "A1", name: "auth_time missing", turn: unclaim("auth_time"), reason: "auth_time_missing"},
		{row: "A1", name: "auth_time no number", turn: claim("auth_time", "now"), reason: "auth_time_missing"},
		{row: "A1", name: "auth_time a minute before", turn: func(h *hostile) {
			h.claims = func(all map[string]any) { all["auth_time"] = h.ago(time.Minute) }
		}, reason: "auth_time_old"},
		{row: "A1", name: "auth_time an hour ahead", turn: func(h *hostile) {
			h.claims = func(all map[string]any) { all["auth_time"] = h.ago(-time.Hour) }
		}, reason: "auth_time_old"},
		{row: "A2", name: "another subject", turn: now("sub", "s-bob"), reason: "other_account"},
		{row: "A3", name: "acr missing", turn: now(), reason: "authentication_context_missing"},
		{row: "A3", name: "acr of less", turn: now("acr", "urn:one-factor"), reason: "authentication_context_missing"},
		{row: "A3", name: "amr missing", turn: now(), reason: "authentication_method_missing", set: byMethod},
		{row: "A3", name: "amr of less", turn: now("amr", []string{"pwd"}), reason: "authentication_method_missing", set: byMethod},
		{row: "A3", name: "amr that is no list of texts", turn: now("amr", []any{7, "otp"}), reason: "authentication_method_missing", set: byMethod},
	}
	siegeEach(t, func(t *testing.T, s *siege) {
		for _, a := range rows {
			t.Run(a.row+" "+a.name, func(t *testing.T) {
				s.t = t
				s.idp.turn(func(h *hostile) { h.claims = nil })
				if a.set != nil {
					a.set(s)
				} else if a.row == "A3" {
					s.set(func(n *org.NewConnection) { n.Settings.StepUp = []string{"urn:two-factors"} })
				}
				b := newBrowser(t)
				former := s.stale(b)
				s.idp.turn(a.turn)
				p := s.stepUp(b)
				if p.status != http.StatusForbidden || !strings.Contains(p.body, "<code>"+a.reason+"</code>") {
					t.Errorf("%d at %s, want %s\n%s", p.status, p.address, a.reason, p.body)
				}
				if s.freshIn("x") || b.cookie(s.url, credential.CookieName) != former || s.sessions() != 1 {
					t.Errorf("something changed: %d sessions", s.sessions())
				}
				s.update(endAll(s.ada))
			})
		}
	})
}

// byMethod wants a one-time password or a key for a step-up.
func byMethod(s *siege) {
	s.set(func(n *org.NewConnection) { n.Settings.StepUp, n.Settings.StepUpMethods = nil, []string{"otp", "hwk"} })
}

// A3: the methods that the provider names are kept with the session, and one that
// is wanted is enough.
func TestStepUpByAMethod(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		byMethod(s)
		b := newBrowser(t)
		s.stale(b)
		s.idp.turn(func(h *hostile) {
			h.claims = func(all map[string]any) {
				all["auth_time"], all["acr"], all["amr"] = h.now().Unix(), "urn:two-factors", []string{"pwd", "otp", "", strings.Repeat("x", 65), "a\nb"}
			}
		})
		if p := s.stepUp(b); p.status != http.StatusOK || !s.freshIn("x") {
			t.Errorf("%d: %s", p.status, p.body)
		}
		s.update(func(tx *db.Tx) error {
			all, err := credential.Sessions(tx, s.ada)
			if len(all) != 1 || all[0].Context != "urn:two-factors" || !slices.Equal(all[0].Methods, []string{"pwd", "otp"}) {
				t.Errorf("%+v", all)
			}
			return err
		})
	})
}

// A3, the good case.
func TestStepUpInTheWayAskedFor(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.set(func(n *org.NewConnection) { n.Settings.StepUp = []string{"urn:two-factors"} })
		b := newBrowser(t)
		s.stale(b)
		s.idp.turn(func(h *hostile) {
			h.claims = func(all map[string]any) { all["auth_time"], all["acr"] = h.now().Unix(), "urn:two-factors" }
		})
		if p := s.stepUp(b); p.status != http.StatusOK || s.idp.lastAsked().Get("acr_values") != "urn:two-factors" {
			t.Errorf("%d: %s", p.status, p.body)
		}
	})
}

// S3: a step-up that one session began is finished by another. Guard: flow.go
// Session.
func TestStepUpBelongsToItsSession(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b, other := newBrowser(t), newBrowser(t)
		s.stale(b)
		s.signIn(other)
		p := b.step(http.MethodPost, s.url+"/auth/step-up", values())
		m := refresh.FindStringSubmatch(p.header.Get("Refresh"))
		if m == nil {
			t.Fatal(p.body)
		}
		back := b.step(http.MethodGet, m[1], nil).header.Get("Location")
		b.setCookie(s.url, credential.CookieName, other.cookie(s.url, credential.CookieName))
		if p := b.get(back); p.status != http.StatusBadRequest || !strings.Contains(p.body, "other_session") {
			t.Errorf("%d: %s", p.status, p.body)
		}
	})
}
