package signin_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// These rows are about what a connection's settings promise. The comment of each
// names the code without which it was seen to fail.

// in fails unless Ada is signed in.
func (s *siege) in() {
	s.t.Helper()
	if p := s.signIn(newBrowser(s.t)); p.body != string(s.id)+" "+string(s.ada) {
		s.t.Errorf("%d at %s: %s", p.status, p.address, p.body)
	}
	s.update(endAll(s.ada))
}

func (s *siege) events(action string) (n int) {
	s.t.Helper()
	s.update(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from event where org_id = :org and action = :action`, db.Args{"action": action})
	})
	return n
}

func (s *siege) state() (c org.Connection) {
	s.t.Helper()
	s.update(func(tx *db.Tx) (err error) { c, err = org.FindConnection(tx, s.connection.ID); return err })
	return c
}

// M4. Guard: checks.go restricted.
func TestSharedIssuerLetsInItsOwnPart(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.set(func(n *org.NewConnection) {
			n.Settings.Restriction = &org.Restriction{Claim: "hd", Values: []string{s.idp.domain}}
		})
		for _, turn := range []func(*hostile){unclaim("hd"), claim("hd", "other.example"), claim("hd", ""), claim("hd", []string{s.idp.domain})} {
			s.idp.turn(turn)
			s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "restriction_mismatch")
		}
		s.idp.turn(claim("hd", s.idp.domain))
		s.in()
	})
}

// M5: the provider's endpoints move to somebody nobody chose. Guard: endpoints.go
// hold; org Strays.
func TestSwappedEndpointSuspends(t *testing.T) {
	honest := "http://localhost:9/"
	for _, name := range []string{"authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"} {
		t.Run(name, func(t *testing.T) {
			siegeEach(t, func(t *testing.T, s *siege) {
				s.in()
				s.idp.turn(func(h *hostile) { h.discovery = set(name, honest) })
				s.forget()
				s.refused(s.signIn(newBrowser(t)), http.StatusServiceUnavailable, "endpoints_changed")
				if c := s.state(); c.State != org.ConnectionSuspended || !strings.Contains(c.SuspendedFor, "localhost:9") || c.Tested() {
					t.Errorf("%s, for %q, tested %v", c.State, c.SuspendedFor, c.Tested())
				}
				if s.events("connection.suspended") != 1 || s.count("notice") != 1 {
					t.Errorf("%d events, %d notices", s.events("connection.suspended"), s.count("notice"))
				}
				if len(s.idp.exchanges) != 1 {
					t.Error("a code was sent")
				}
			})
		})
	}
}

// M5: endpoints elsewhere from the beginning need a confirmation. Guard:
// endpoints.go hold, unconfirmed.
func TestForeignEndpointsNeedConfirmation(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		userinfo := "http://localhost:9/userinfo"
		s.idp.turn(func(h *hostile) { h.discovery = set("userinfo_endpoint", userinfo) })
		s.refused(s.signIn(newBrowser(t)), http.StatusServiceUnavailable, "endpoints_not_confirmed")
		s.set(func(n *org.NewConnection) {
			n.Settings.Endpoints = org.Endpoints{
				Authorize: s.idp.issuer + "/authorize", Token: s.idp.issuer + "/token", Keys: s.idp.issuer + "/keys", UserInfo: userinfo,
			}
		})
		s.in()
	})
}

// forget makes Steward ask the provider anew.
func (s *siege) forget() { s.Clock.Advance(16 * time.Minute) }

func dayOf(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// L4: an account that is opened by another connection is not linked by address.
// Guard: link.go unlinked, other.State.Live.
func TestOtherIdentityNeedsTheSession(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.in()
		first := s.connection
		s.update(func(tx *db.Tx) (err error) {
			s.connection, err = org.SaveConnection(tx, org.NewConnection{Name: "second", Issuer: s.idp.issuer, ClientID: clientID, ClientSecret: clientSecret})
			return err
		})
		s.goLive()
		choose := func(b *browser) page {
			return b.post(s.url+"/signin", values("email", s.idp.local("ada@acme.example"), "connection", s.connection.ID))
		}
		s.refused(choose(newBrowser(t)), http.StatusForbidden, "other_identity")
		b := newBrowser(t)
		b.post(s.url+"/signin", values("email", s.idp.local("ada@acme.example"), "connection", first.ID))
		if p := b.post(s.url+"/auth/link/"+s.connection.ID, values("return_to", "/settings")); p.address != s.url+"/settings" || s.count("identity") != 2 {
			t.Fatalf("%d at %s, %d identities: %s", p.status, p.address, s.count("identity"), p.body)
		}
		s.update(endAll(s.ada))
		if p := choose(newBrowser(t)); p.body != string(s.id)+" "+string(s.ada) {
			t.Errorf("%s", p.body)
		}
	})
}

// Another way in is added by somebody who was seen a moment ago: a browser that was
// left open is not enough. Guard: test.go own.sure.
func TestLinkingTakesSomebodySeenLately(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		b := newBrowser(t)
		s.signIn(b)
		s.Clock.Advance(16 * time.Minute)
		s.update(func(tx *db.Tx) (err error) {
			s.connection, err = org.SaveConnection(tx, org.NewConnection{Name: "second", Issuer: s.idp.issuer, ClientID: clientID, ClientSecret: clientSecret})
			return err
		})
		s.goLive()
		link := func() page { return b.post(s.url+"/auth/link/"+s.connection.ID, values("return_to", "/settings")) }
		if p := link(); p.status != http.StatusForbidden || s.count("identity") != 1 {
			t.Fatalf("%d at %s, %d identities: %s", p.status, p.address, s.count("identity"), p.body)
		}
		if n := s.sessions(); n != 1 {
			t.Errorf("%d sessions", n)
		}
		s.idp.turn(func(h *hostile) { h.claims = func(all map[string]any) { all["auth_time"] = h.now().Unix() } })
		s.stepUp(b)
		if p := link(); p.address != s.url+"/settings" || s.count("identity") != 2 {
			t.Errorf("after proving again: %d at %s, %d identities: %s", p.status, p.address, s.count("identity"), p.body)
		}
	})
}

// A connection that was switched off leaves nobody locked out of the next.
// Guard: link.go unlinked, other.State.Live.
func TestMovingToAnotherProvider(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.in()
		s.update(func(tx *db.Tx) (err error) {
			if _, err = org.Disable(tx, s.connection.ID, 0); err != nil {
				return err
			}
			s.connection, err = org.SaveConnection(tx, org.NewConnection{Name: "second", Issuer: s.idp.issuer, ClientID: clientID, ClientSecret: clientSecret})
			return err
		})
		s.goLive()
		s.in()
	})
}

// L6. Guards: link.go opened; join.go keepsRoles.
func TestBreakGlassIsOpenedByNoProvider(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		var glass access.MemberID
		s.update(func(tx *db.Tx) error {
			a, _, err := breakglass.Create(tx, "break-glass-1")
			if err != nil {
				return err
			}
			glass = a.Member
			m, err := member.FindForUpdate(tx, glass)
			if err != nil {
				return err
			}
			after := m
			after.Emails = []member.Multi{{Value: s.idp.local("boss@acme.example")}}
			_, err = member.Save(tx, m, after)
			return err
		})
		s.idp.turn(claim("sub", "s-boss", "email", "boss@acme.example"))
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "break_glass")
		s.update(func(tx *db.Tx) error { return member.Link(tx, glass, s.connection.ID, s.idp.issuer, "s-boss") })
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "break_glass")
	})
}

// L6: what the provider says of groups gives and takes nothing of whoever operates
// the installation. Guard: join.go keepsRoles.
func TestOperatorsKeepTheirRoles(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		dbtest.Exec(t, s.URL, `update organization set vendor = true`)
		s.update(func(tx *db.Tx) error {
			_, err := member.SetRoles(tx, s.ada, []access.Role{access.Operator, access.Auditor})
			return err
		})
		s.set(func(n *org.NewConnection) {
			n.Settings.Groups = []org.GroupRoles{
				{Group: "staff", Roles: []access.Role{access.Admin}}, {Group: "watch", Roles: []access.Role{access.Auditor}},
			}
		})
		s.idp.turn(claim("groups", []string{"staff"}))
		s.in()
		if got := s.roles(s.ada); len(got) != 2 || !slices.Contains(got, access.Operator) || !slices.Contains(got, access.Auditor) {
			t.Errorf("an operator's roles are %v", got)
		}
	})
}

func (s *siege) roles(id access.MemberID) (out []access.Role) {
	s.t.Helper()
	s.update(func(tx *db.Tx) error {
		m, err := member.Find(tx, id)
		out = m.Roles
		return err
	})
	return out
}

// G1. Guards: join.go giveRoles, managed, rolesFor; checks.go groupsOf.
func TestGroupsGiveRoles(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		other := s.join("owner@acme.example", nil)
		s.update(func(tx *db.Tx) error {
			if _, err := member.SetRoles(tx, other, []access.Role{access.Owner}); err != nil {
				return err
			}
			_, err := member.SetRoles(tx, s.ada, []access.Role{access.Auditor})
			return err
		})
		s.set(func(n *org.NewConnection) {
			n.Settings.Groups = []org.GroupRoles{
				{Group: "staff", Roles: []access.Role{access.Helpdesk}}, {Group: "privacy", Roles: []access.Role{access.PrivacyOfficer}},
			}
		})
		for _, step := range []struct {
			name string
			turn func(*hostile)
			want []access.Role
		}{
			{"mapped", claim("groups", []string{"staff", "owner", "admin"}), []access.Role{access.Helpdesk, access.Auditor}},
			{"absent", unclaim("groups"), []access.Role{access.Helpdesk, access.Auditor}},
			{"null", claim("groups", nil), []access.Role{access.Helpdesk, access.Auditor}},
			{"a number", claim("groups", 7), []access.Role{access.Helpdesk, access.Auditor}},
			{"overage", claim("_claim_names", map[string]any{"groups": "src1"}, "_claim_sources", map[string]any{"src1": map[string]any{"endpoint": "https://graph.example/groups"}}), []access.Role{access.Helpdesk, access.Auditor}},
			{"hasgroups", claim("hasgroups", true, "groups", []string{}), []access.Role{access.Helpdesk, access.Auditor}},
			{"others", claim("groups", []string{"privacy"}), []access.Role{access.PrivacyOfficer, access.Auditor}},
			{"one as text", claim("groups", "staff"), []access.Role{access.Helpdesk, access.Auditor}},
			{"none", claim("groups", []string{}), []access.Role{access.Auditor}},
		} {
			s.idp.turn(step.turn)
			s.in()
			if got := s.roles(s.ada); !slices.Equal(got, step.want) {
				t.Errorf("%s: %v, want %v", step.name, got, step.want)
			}
		}
	})
}

// G1: the owner's role only where the connection says so, and never from the last
// owner. Guards: join.go managed, last_owner.
func TestOwnerByGroupIsOptedIn(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		owners := []org.GroupRoles{{Group: "owners", Roles: []access.Role{access.Owner}}}
		err := s.Update(access.With(t.Context(), access.System(s.id, "test")), access.Work, func(tx *db.Tx) error {
			_, err := org.SaveConnection(tx, org.NewConnection{
				ID: s.connection.ID, Name: "x", Issuer: s.idp.issuer, ClientID: clientID, Settings: &org.Settings{Groups: owners},
			})
			return err
		})
		if fault.Shown(err).Detail != "owner_by_group" {
			t.Errorf("%v", err)
		}
		s.set(func(n *org.NewConnection) { n.Settings.Groups, n.Settings.OwnerByGroup = owners, true })
		s.idp.turn(claim("groups", []string{"owners"}))
		s.in()
		if got := s.roles(s.ada); !slices.Equal(got, []access.Role{access.Owner}) {
			t.Fatalf("%v", got)
		}
		s.idp.turn(claim("groups", []string{}))
		s.in()
		if got := s.roles(s.ada); !slices.Equal(got, []access.Role{access.Owner}) {
			t.Errorf("the last owner lost the role: %v", got)
		}
	})
}

// E3: while a secret rotates, the provider may know either; a code is not tried
// twice for another reason. Guards: exchange.go unknownClient; org RotateSecret.
func TestSecretsOverlapAtTheProvider(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		knows := func(secret string) {
			s.idp.turn(func(h *hostile) {
				h.accept = func(r *http.Request) bool {
					_, sent, ok := r.BasicAuth()
					return ok && sent == url.QueryEscape(secret)
				}
			})
		}
		rotate := func(secret string, days int) {
			s.update(func(tx *db.Tx) error {
				_, err := org.RotateSecret(tx, s.connection.ID, secret, dayOf(days))
				return err
			})
		}
		s.Clock.Advance(time.Second)
		rotate("brand new", 1)
		knows(clientSecret)
		s.in()
		knows("brand new")
		s.in()
		before := len(s.idp.exchanges)
		s.idp.turn(func(h *hostile) { h.redirect = func(q url.Values) { q.Set("code", "made-up") } })
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "code_not_accepted")
		if n := len(s.idp.exchanges) - before; n != 1 {
			t.Errorf("a code that was refused was tried %d times", n)
		}
		s.idp.turn(func(h *hostile) { h.redirect = nil })
		s.Clock.Advance(dayOf(1))
		knows(clientSecret)
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "code_not_accepted")
		var found int
		s.update(func(tx *db.Tx) error {
			return tx.Get(&found, `select count(*) from event where org_id = :org and (detail like '%brand new%' or detail like '%secret + with%')`, nil)
		})
		if found != 0 {
			t.Error("a secret is in the log")
		}
	})
}

// E4. Guards: exchange.go assert; keys.go serveKeys; org addKey.
func TestAssertionIsForTheIssuerAlone(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(func(h *hostile) {
			h.discovery = set("token_endpoint_auth_methods_supported", []string{"private_key_jwt"})
		})
		s.set(func(n *org.NewConnection) { n.Auth = org.ByKey })
		s.update(func(tx *db.Tx) error { return org.EnsureKey(tx, s.connection) })
		var seen []string
		s.idp.turn(func(h *hostile) {
			h.accept = func(r *http.Request) bool {
				seen = append(seen, r.PostFormValue("client_assertion"))
				_, _, basic := r.BasicAuth()
				return !basic && !r.PostForm.Has("client_secret") && s.ours(r.PostFormValue("client_assertion"))
			}
		})
		s.in()
		s.in()
		if len(seen) != 2 || seen[0] == seen[1] {
			t.Errorf("%d assertions", len(seen))
		}
	})
}

// ours checks an assertion as a provider does, with the keys that the connection
// publishes.
func (s *siege) ours(assertion string) bool {
	s.t.Helper()
	p := newBrowser(s.t).get(s.url + "/auth/oidc/" + s.connection.ID + "/jwks.json")
	var keys jose.JSONWebKeySet
	if err := json.Unmarshal([]byte(p.body), &keys); err != nil || strings.Contains(p.body, `"d"`) {
		s.t.Errorf("keys: %v %s", err, p.body)
		return false
	}
	token, err := jwt.ParseSigned(assertion, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		s.t.Error(err)
		return false
	}
	var all map[string]any
	if err := token.Claims(&keys, &all); err != nil {
		s.t.Error(err)
		return false
	}
	return all["aud"] == s.idp.issuer && all["iss"] == clientID && all["sub"] == clientID && all["jti"] != "" && all["exp"] != nil
}

// TestTheVendorOpensAccountsOfPeoplesOwn: the vendor manages them, so its provider
// opens those on its own domains, and nobody else's does (L4, TestHostileProvider).
func TestTheVendorOpensAccountsOfPeoplesOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := fresh(t, run(t, d), 0)
		s.join("own@acme.example", func(m *member.Member) { m.AccountKind = member.Personal })
		s.idp.turn(claim("sub", "s-own", "email", "own@acme.example"))
		if p := s.signIn(newBrowser(t)); !strings.Contains(p.body, "account_not_managed") {
			t.Fatalf("at another organization: %d %s", p.status, p.body)
		}
		err := s.Across(t.Context(), "test", func(w *db.Wide) error {
			_, err := w.Exec(`update organization set vendor = true where org_id = :id`, db.Args{"id": string(s.id)})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		b := newBrowser(t)
		if p := s.signIn(b); s.sessions() != 1 || b.cookie(s.url, "__Host-steward") == "" {
			t.Errorf("at the vendor: %d %s", p.status, p.body)
		}
	})
}
