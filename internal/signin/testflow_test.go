package signin_test

import (
	"fmt"
	"html"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// office is a siege whose Ada is an owner, signed in.
type office struct {
	*siege
	b *browser
}

func officeEach(t *testing.T, fn func(t *testing.T, o *office)) {
	t.Helper()
	siegeEach(t, func(t *testing.T, s *siege) {
		s.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, s.ada, []access.Role{access.Owner}); return err })
		o := &office{siege: s, b: newBrowser(t)}
		o.signIn(o.b)
		fn(t, o)
	})
}

// draft puts the connection back to where its settings have no test.
func (o *office) draft() {
	o.update(func(tx *db.Tx) (err error) {
		c, err := org.FindConnection(tx, o.connection.ID)
		if err != nil {
			return err
		}
		o.connection, err = org.SaveConnection(tx, org.NewConnection{
			ID: c.ID, Name: c.Name, Issuer: c.Issuer, ClientID: c.ClientID, Scopes: []string{"openid", "email"}, Settings: &c.Settings,
		})
		return err
	})
}

func (o *office) test(b *browser) page {
	return b.post(o.url+"/auth/test/"+o.connection.ID, values())
}

func (o *office) traces(f org.TraceFilter) (list []org.Trace) {
	o.t.Helper()
	f.Limit = 50
	o.update(func(tx *db.Tx) (err error) { list, _, err = org.Traces(tx, f); return err })
	return list
}

func TestATestShowsEveryCheck(t *testing.T) {
	officeEach(t, func(t *testing.T, o *office) {
		o.draft()
		p := o.test(o.b)
		if p.status != http.StatusOK || !strings.Contains(p.body, "The test sign-in passed") {
			t.Fatalf("%d %s", p.status, p.body)
		}
		for _, check := range []string{
			"discovery", "issuer", "endpoints", "algorithms", "pkce", "answer", "token", "id_token", "nonce", "audience",
			"authorized party", "issued at", "subject", "access token", "e-mail", "e-mail verified", "account", "groups",
		} {
			if !strings.Contains(p.body, `<th scope="row">`+check+"</th>") {
				t.Errorf("no check of %s", check)
			}
		}
		if c := o.state(); c.State != org.ConnectionTested || !c.Tested() {
			t.Errorf("%s, tested %v", c.State, c.Tested())
		}
		if o.sessions() != 1 || o.b.cookie(o.url, credential.CookieName) == "" {
			t.Errorf("%d sessions", o.sessions())
		}
		last := o.traces(org.TraceFilter{Purpose: "test"})
		if len(last) != 1 || last[0].Outcome != org.StepPassed {
			t.Fatalf("%d traces", len(last))
		}
		if text := fmt.Sprint(last[0].Steps); strings.Contains(text, "ada@") || strings.Contains(text, "s-ada") || strings.Contains(text, accessToken) {
			t.Errorf("not redacted: %s", text)
		}
	})
}

func TestATestThatFailsShowsWhyAndProvesNothing(t *testing.T) {
	officeEach(t, func(t *testing.T, o *office) {
		o.draft()
		for reason, turn := range map[string]func(*hostile){
			"nonce_mismatch": claim("nonce", "other"), "email_not_verified": claim("sub", "s-new", "email_verified", false),
			"token_not_valid": claim("aud", "other"), "provider_unavailable": func(h *hostile) { h.discovery = set("issuer", "https://honest.example") },
		} {
			o.idp.turn(func(h *hostile) { h.claims, h.discovery = nil, nil })
			o.idp.turn(turn)
			o.forget()
			p := o.test(o.b)
			if p.status != http.StatusForbidden || !strings.Contains(p.body, "The test sign-in failed") || !strings.Contains(html.UnescapeString(p.body), org.AdviceFor(reason)) {
				t.Errorf("%s: %d %s", reason, p.status, p.body)
			}
			if o.state().Tested() || o.traces(org.TraceFilter{Purpose: "test"})[0].Reason != reason {
				t.Errorf("%s: tested %v, %s", reason, o.state().Tested(), o.traces(org.TraceFilter{Purpose: "test"})[0].Reason)
			}
		}
	})
}

// A test shows what comes after the first failure too.
func TestATestGoesOnAfterAFailure(t *testing.T) {
	officeEach(t, func(t *testing.T, o *office) {
		o.idp.turn(claim("nonce", "other", "azp", "other"))
		if p := o.test(o.b); strings.Count(p.body, `<tr class="failed">`) != 2 {
			t.Errorf("%s", p.body)
		}
	})
}

// S3. Guards: flow.go Session; test.go beginOwn.
func TestATestBelongsToItsSession(t *testing.T) {
	officeEach(t, func(t *testing.T, o *office) {
		o.draft()
		lead := o.b.step(http.MethodPost, o.url+"/auth/test/"+o.connection.ID, values())
		back := o.b.step(http.MethodGet, refresh.FindStringSubmatch(lead.header.Get("Refresh"))[1], nil).header.Get("Location")
		o.update(endAll(o.ada))
		o.update(func(tx *db.Tx) error {
			_, secret, err := credential.StartSession(tx, credential.NewSession{Member: o.ada, Connection: o.connection.ID})
			o.b.setCookie(o.url, credential.CookieName, secret)
			return err
		})
		if p := o.b.get(back); p.status != http.StatusBadRequest || !strings.Contains(p.body, "other_session") || o.state().Tested() {
			t.Errorf("%d, tested %v: %s", p.status, o.state().Tested(), p.body)
		}
		bob := o.join("bob@acme.example", nil)
		plain := newBrowser(t)
		o.update(func(tx *db.Tx) error {
			_, secret, err := credential.StartSession(tx, credential.NewSession{Member: bob, Connection: o.connection.ID})
			plain.setCookie(o.url, credential.CookieName, secret)
			return err
		})
		for status, b := range map[int]*browser{http.StatusForbidden: plain, http.StatusUnauthorized: newBrowser(t)} {
			if p := o.test(b); p.status != status {
				t.Errorf("got %d, want %d", p.status, status)
			}
		}
		other := fresh(t, o.steward, 1)
		if p := o.b.post(o.url+"/auth/test/"+other.connection.ID, values()); p.status != http.StatusNotFound {
			t.Errorf("another organization's connection: %d", p.status)
		}
	})
}

// Testing as somebody else proves nothing about the administrator.
func TestATestIsByTheSamePerson(t *testing.T) {
	officeEach(t, func(t *testing.T, o *office) {
		o.join("bob@acme.example", nil)
		o.draft()
		o.idp.turn(claim("sub", "s-bob", "email", "bob@acme.example"))
		if p := o.test(o.b); !strings.Contains(p.body, "somebody else of your organization") || o.state().Tested() || o.count("identity") != 1 {
			t.Errorf("tested %v, %d identities: %s", o.state().Tested(), o.count("identity"), p.body)
		}
	})
}

func TestPilotIsForItsAudience(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		bob := s.join("bob@acme.example", nil)
		open := func(a org.Audience) {
			s.update(func(tx *db.Tx) error { _, err := org.Pilot(tx, s.connection.ID, 0, a); return err })
		}
		open(org.Audience{Members: []string{string(bob)}})
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "not_in_pilot")
		open(org.Audience{Members: []string{string(s.ada)}})
		s.in()
		var group member.Group
		s.update(func(tx *db.Tx) (err error) {
			group, err = member.CreateGroup(tx, member.Group{DisplayName: "Pilots"})
			return err
		})
		open(org.Audience{Groups: []string{string(group.ID)}})
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "not_in_pilot")
		s.update(func(tx *db.Tx) error { _, err := member.AddMembers(tx, group.ID, []member.ID{s.ada}); return err })
		s.in()
	})
}

// Enforced means that a way that is open to everybody is open no more.
func TestEnforcedIsTheWayIn(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		open := s.connection
		s.update(func(tx *db.Tx) (err error) {
			s.connection, err = org.SaveConnection(tx, org.NewConnection{Name: "second", Issuer: s.idp.issuer, ClientID: clientID, ClientSecret: clientSecret})
			return err
		})
		s.goLive()
		choose := func(id string) page {
			return newBrowser(t).post(s.url+"/signin", values("email", s.idp.local("ada@acme.example"), "connection", id))
		}
		if p := choose(""); p.status != http.StatusOK || strings.Count(p.body, `name="connection"`) != 2 {
			t.Fatalf("%d %s", p.status, p.body)
		}
		if p := choose("made-up"); strings.Count(p.body, `name="connection"`) != 2 {
			t.Errorf("%s", p.body)
		}
		s.prove()
		s.update(func(tx *db.Tx) error { _, err := org.Enforce(tx, s.connection.ID, 0); return err })
		s.refused(choose(open.ID), http.StatusForbidden, "enforced_elsewhere")
		if p := choose(s.connection.ID); p.body != string(s.id)+" "+string(s.ada) {
			t.Errorf("%s", p.body)
		}
	})
}

// prove holds a drill inside.
func (s *siege) prove() {
	s.t.Helper()
	s.update(func(tx *db.Tx) error {
		a, secrets, err := breakglass.Create(tx, "break-glass-1")
		if err != nil {
			return err
		}
		password, err := breakglass.OneTime(secrets.TOTP, tx.Now)
		if err != nil {
			return err
		}
		_, err = breakglass.Open(tx, breakglass.Attempt{Name: a.Name, Code: secrets.Codes[0], OneTime: password, Drill: true})
		return err
	})
}

func TestJoiningByRule(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		newcomer := claim("sub", "s-new", "email", "new@acme.example", "name", "New Person")
		s.idp.turn(newcomer)
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "not_provisioned")
		join := func(j org.Joining) {
			s.set(func(n *org.NewConnection) { n.Settings.Join = j })
		}
		join(org.Joining{On: true, Domains: []string{"other.example"}})
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "not_provisioned")
		join(org.Joining{On: true, Roles: []access.Role{access.Auditor}})
		s.idp.turn(claim("sub", "s-new", "email", "new@acme.example", "email_verified", false))
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "email_not_verified")
		s.idp.turn(claim("sub", "s-new", "email", "new@elsewhere.example"))
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "domain_not_verified")
		s.idp.turn(newcomer)
		if p := s.signIn(newBrowser(t)); p.status != http.StatusOK || s.sessions() != 1 {
			t.Fatalf("%d %s", p.status, p.body)
		}
		s.update(func(tx *db.Tx) error {
			m, err := member.ByUserName(tx, s.idp.local("new@acme.example"))
			if m.DisplayName != "New Person" || len(m.Roles) != 1 || m.Roles[0] != access.Auditor || m.AccountKind != member.WorkOrSchool {
				t.Errorf("%+v", m)
			}
			if err := endAll(m.ID)(tx); err != nil {
				return err
			}
			return err
		})
		if s.events("member.joined") != 1 {
			t.Errorf("%d events", s.events("member.joined"))
		}
		s.signIn(newBrowser(t))
		if s.events("member.joined") != 1 {
			t.Error("joined twice")
		}
	})
}

// L2 and the connection's own word.
func TestTrustedProviderNeedsNoVerifiedClaim(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.set(func(n *org.NewConnection) { n.Settings.TrustEmail = true })
		s.idp.turn(claim("email_verified", false))
		s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "email_not_verified")
		s.idp.turn(unclaim("email_verified"))
		s.in()
	})
}

func TestMappedClaims(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.set(func(n *org.NewConnection) {
			n.Settings.Claims = org.ClaimNames{Email: "mail", EmailVerified: "xms_edov"}
		})
		for _, edov := range []any{nil, false, "true", "0", 0} {
			s.idp.turn(claim("mail", s.idp.local("ada@acme.example"), "xms_edov", edov))
			s.refused(s.signIn(newBrowser(t)), http.StatusForbidden, "email_not_verified")
		}
		s.idp.turn(claim("mail", s.idp.local("ada@acme.example"), "xms_edov", "1", "email", "bob@acme.example"))
		s.in()
	})
}

func TestRefusalsAreTraced(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		o := &office{siege: s}
		s.idp.turn(claim("nonce", "other"))
		s.signIn(newBrowser(t))
		s.idp.turn(func(h *hostile) { h.claims = nil })
		s.in()
		if all := o.traces(org.TraceFilter{}); len(all) != 2 || all[0].Outcome != org.StepPassed || all[0].MemberID != s.ada {
			t.Fatalf("%+v", all)
		}
		failed := o.traces(org.TraceFilter{Outcome: "refused", Connection: s.connection.ID})
		if len(failed) != 1 || failed[0].Reason != "nonce_mismatch" || org.AdviceFor(failed[0].Reason) == "" {
			t.Errorf("%+v", failed)
		}
	})
}

// glassDoor is an organization with a break-glass account.
func (s *siege) glass() (slug string, secrets breakglass.Secrets) {
	s.t.Helper()
	s.update(func(tx *db.Tx) error {
		o, err := org.Current(tx)
		if err != nil {
			return err
		}
		slug = o.Slug
		_, secrets, err = breakglass.Create(tx, "break-glass-1")
		return err
	})
	return slug, secrets
}

func (s *siege) knock(b *browser, slug string, secrets breakglass.Secrets, nth int, drill string) page {
	s.t.Helper()
	s.Clock.Advance(time.Minute)
	password, err := breakglass.OneTime(secrets.TOTP, s.Clock.Now())
	if err != nil {
		s.t.Fatal(err)
	}
	form := values("organization", slug, "account", "break-glass-1", "code", secrets.Codes[nth], "password", password)
	if drill != "" {
		form.Set("drill", drill)
	}
	return b.post(s.url+"/break-glass", form)
}

func TestBreakGlassDoor(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		slug, secrets := s.glass()
		s.idp.server.Close() // the day for which it is made
		b := newBrowser(t)
		if p := s.knock(b, slug, secrets, 0, "yes"); p.status != http.StatusOK || !strings.Contains(p.body, "The door opens") || s.sessions() != 0 || b.cookie(s.url, credential.CookieName) != "" {
			t.Fatalf("drill: %d, %d sessions: %s", p.status, s.sessions(), p.body)
		}
		if s.events("breakglass.drilled") != 1 || s.count("notice") != 1 {
			t.Errorf("%d events, %d notices", s.events("breakglass.drilled"), s.count("notice"))
		}
		if p := s.knock(b, slug, secrets, 0, ""); p.status != http.StatusForbidden || s.sessions() != 0 {
			t.Errorf("a used code: %d", p.status)
		}
		if p := s.knock(b, slug, secrets, 1, ""); p.address != s.url+"/connections" || s.sessions() != 1 {
			t.Fatalf("%d at %s: %s", p.status, p.address, p.body)
		}
		if s.events("breakglass.opened") != 1 || s.count("notice") != 2 {
			t.Errorf("%d events, %d notices", s.events("breakglass.opened"), s.count("notice"))
		}
		s.Clock.Advance(16 * time.Minute)
		if p := b.get(s.url + "/connections"); p.status != http.StatusUnauthorized {
			t.Errorf("idle for 16 minutes: %d", p.status)
		}
	})
}

func TestBreakGlassTellsNothing(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		slug, secrets := s.glass()
		wrong := secrets
		wrong.Codes = []string{"AAAA-BBBB-CCCC-DDDD"}
		a, b := s.knock(newBrowser(t), slug, wrong, 0, ""), s.knock(newBrowser(t), "nobody", secrets, 0, "")
		if a.status != b.status || strings.ReplaceAll(a.body, slug, "nobody") != b.body {
			t.Errorf("%d %s\n%d %s", a.status, a.body, b.status, b.body)
		}
		for range 12 {
			a = s.knock(newBrowser(t), slug, wrong, 0, "")
		}
		if a.status != http.StatusTooManyRequests {
			t.Errorf("the 14th attempt is answered %d", a.status)
		}
	})
}
