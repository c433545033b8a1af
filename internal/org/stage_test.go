package org_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// stages is an organization with one connection and an administrator.
type stages struct {
	t  *testing.T
	d  *dbtest.DB
	id access.OrgID
	c  org.Connection
}

// do runs one step as an administrator in a session and remembers the
// connection that came of it.
func (s *stages) do(fn func(tx *db.Tx) (org.Connection, error)) (err error) {
	s.t.Helper()
	ctx := access.With(s.t.Context(), access.Actor{Kind: access.KindMember, Org: s.id, ID: "olive", Roles: []access.Role{access.Owner}})
	return s.d.Update(ctx, access.ManageOrganization, func(tx *db.Tx) error {
		c, err := fn(tx)
		if err == nil {
			s.c = c
		}
		return err
	})
}

func (s *stages) test() error {
	return s.do(func(tx *db.Tx) (org.Connection, error) { return org.PassTest(tx, s.c.ID, s.c.Config) })
}

func (s *stages) pilot() error {
	return s.do(func(tx *db.Tx) (org.Connection, error) {
		return org.Pilot(tx, s.c.ID, s.c.Version, org.Audience{Members: []string{"ada"}})
	})
}

func (s *stages) enforce() error {
	return s.do(func(tx *db.Tx) (org.Connection, error) { return org.Enforce(tx, s.c.ID, s.c.Version) })
}

func (s *stages) save(change func(*org.NewConnection)) error {
	n := org.NewConnection{ID: s.c.ID, Version: s.c.Version, Name: s.c.Name, Issuer: s.c.Issuer, ClientID: s.c.ClientID, Scopes: s.c.Scopes}
	change(&n)
	return s.do(func(tx *db.Tx) (org.Connection, error) { return org.SaveConnection(tx, n) })
}

func stagesEach(t *testing.T, fn func(t *testing.T, s *stages)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		open(t, d)
		o := must(t, d, acme())
		c, err := save(t, d, o.ID, provider())
		if err != nil {
			t.Fatal(err)
		}
		fn(t, &stages{t: t, d: d, id: o.ID, c: c})
	})
}

func refusedFor(t *testing.T, err error, code string) {
	t.Helper()
	if f := fault.Shown(err); err == nil || f.Detail != code {
		t.Errorf("got %v, want a refusal for %s", err, code)
	}
}

func TestStages(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		var proved *time.Time
		db.Subscribe(s.d.DB, func(_ *db.Tx, e *org.Enforcing) error { e.ProvedAt = proved; return nil })
		refusedFor(t, s.pilot(), "test_needed")
		refusedFor(t, s.enforce(), "enforce_test")
		if err := s.test(); err != nil || s.c.State != org.ConnectionTested {
			t.Fatalf("%s, %v", s.c.State, err)
		}
		refusedFor(t, s.enforce(), "enforce_break_glass")
		if err := s.pilot(); err != nil || s.c.State != org.ConnectionPilot || !slices.Equal(s.c.Settings.Pilot.Members, []string{"ada"}) {
			t.Fatalf("%+v, %v", s.c, err)
		}
		old := s.d.Clock.Now().Add(-org.ProofLasts - time.Second)
		proved = &old
		refusedFor(t, s.enforce(), "enforce_break_glass")
		recent := s.d.Clock.Now().Add(-org.ProofLasts + time.Minute)
		proved = &recent
		if err := s.enforce(); err != nil || s.c.State != org.ConnectionEnforced {
			t.Fatalf("%s, %v", s.c.State, err)
		}
	})
}

// TestChangesNeedANewTest: what a test proves, and what it does not.
func TestChangesNeedANewTest(t *testing.T) {
	for name, change := range map[string]struct {
		do    func(*org.NewConnection)
		again bool
	}{
		"name":    {func(n *org.NewConnection) { n.Name = "Other" }, false},
		"secret":  {func(n *org.NewConnection) { n.ClientSecret = "other" }, false},
		"joining": {func(n *org.NewConnection) { n.Settings = &org.Settings{Join: org.Joining{On: true}} }, false},
		"client":  {func(n *org.NewConnection) { n.ClientID = "other" }, true},
		"scopes":  {func(n *org.NewConnection) { n.Scopes = []string{"openid", "groups"} }, true},
		"method":  {func(n *org.NewConnection) { n.Auth = org.ByKey }, true},
		"claims":  {func(n *org.NewConnection) { n.Settings = &org.Settings{Claims: org.ClaimNames{Email: "mail"}} }, true},
		"endpoints": {func(n *org.NewConnection) {
			n.Settings = &org.Settings{Endpoints: org.Endpoints{Token: "https://a.example/t"}}
		}, true},
	} {
		t.Run(name, func(t *testing.T) {
			stagesEach(t, func(t *testing.T, s *stages) {
				if err := s.test(); err != nil {
					t.Fatal(err)
				}
				if err := s.pilot(); err != nil {
					t.Fatal(err)
				}
				if err := s.save(change.do); err != nil {
					t.Fatal(err)
				}
				if again := s.c.State == org.ConnectionDraft && !s.c.Tested() && s.c.Config == 2; again != change.again {
					t.Errorf("%s, config %d, tested %v", s.c.State, s.c.Config, s.c.Tested())
				}
				if len(s.c.Settings.Pilot.Members) != 1 {
					t.Error("the pilot's audience is lost")
				}
			})
		})
	}
}

// Row L5: another issuer is another connection.
func TestIssuerOfALiveConnectionStays(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		void := 0
		db.Subscribe(s.d.DB, func(_ *db.Tx, _ org.IssuerChanged) error { void++; return nil })
		if err := s.test(); err != nil {
			t.Fatal(err)
		}
		if err := s.pilot(); err != nil {
			t.Fatal(err)
		}
		other := func(n *org.NewConnection) { n.Issuer = "https://evil.example" }
		refusedFor(t, s.save(other), "connection_live")
		if err := s.do(func(tx *db.Tx) (org.Connection, error) { return org.Disable(tx, s.c.ID, 0) }); err != nil {
			t.Fatal(err)
		}
		if err := s.save(other); err != nil || s.c.State != org.ConnectionDraft || void != 1 {
			t.Errorf("%s, announced %d times, %v", s.c.State, void, err)
		}
	})
}

func TestSwitchingOffAndOn(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		closed, stopped := 0, ""
		db.Subscribe(s.d.DB, func(_ *db.Tx, _ org.ConnectionClosed) error { closed++; return nil })
		db.Subscribe(s.d.DB, func(_ *db.Tx, e org.ConnectionStopped) error { stopped = e.Why; return nil })
		disable := func(tx *db.Tx) (org.Connection, error) { return org.Disable(tx, s.c.ID, s.c.Version) }
		reopen := func(tx *db.Tx) (org.Connection, error) { return org.Reopen(tx, s.c.ID, s.c.Version) }
		if err := s.do(disable); err != nil || closed != 0 {
			t.Fatalf("a draft closed %d times, %v", closed, err)
		}
		refusedFor(t, s.pilot(), "connection_off")
		refusedFor(t, s.enforce(), "enforce_test")
		if err := s.do(reopen); err != nil || s.c.State != org.ConnectionDraft {
			t.Fatalf("%s, %v", s.c.State, err)
		}
		if err := s.test(); err != nil {
			t.Fatal(err)
		}
		if err := s.pilot(); err != nil {
			t.Fatal(err)
		}
		if err := s.do(disable); err != nil || closed != 1 {
			t.Fatalf("a pilot closed %d times, %v", closed, err)
		}
		if err := s.do(reopen); err != nil || s.c.State != org.ConnectionTested {
			t.Fatalf("%s, %v", s.c.State, err)
		}
		in(t, s.d, s.id, func(tx *db.Tx) error { return org.Suspend(tx, s.c.ID, "leads elsewhere") })
		s.c.Version = 0
		if err := s.do(reopen); err != nil || s.c.State != org.ConnectionDraft || stopped != "leads elsewhere" {
			t.Fatalf("%s, %q, %v", s.c.State, stopped, err)
		}
	})
}

// A program that sets an organization up may open its first connection, because
// nobody could test it; nobody else may, and not the second.
func TestFirstConnectionNeedsNoTest(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		refusedFor(t, s.pilot(), "test_needed") // a person could
		second := provider()
		second.Name = "Second"
		c2, err := save(t, s.d, s.id, second)
		if err != nil {
			t.Fatal(err)
		}
		open := func(id string) error {
			ctx := access.With(t.Context(), access.Actor{Kind: access.KindProgram, Org: s.id, ID: "setup", Roles: []access.Role{access.Owner}})
			return s.d.Update(ctx, access.ManageOrganization, func(tx *db.Tx) error {
				_, err := org.Pilot(tx, id, 0, org.Audience{Everybody: true})
				return err
			})
		}
		if err := open(s.c.ID); err != nil {
			t.Fatal(err)
		}
		refusedFor(t, open(c2.ID), "test_needed")
	})
}

func TestSecretsOverlap(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		proofs := func() (out []string) {
			in(t, s.d, s.id, func(tx *db.Tx) error {
				all, err := org.Proofs(tx, s.c)
				for _, p := range all {
					out = append(out, p.Secret+p.KeyID[:min(1, len(p.KeyID))])
				}
				return err
			})
			return out
		}
		rotate := func(secret string, overlap time.Duration) error {
			return s.do(func(tx *db.Tx) (org.Connection, error) { return org.RotateSecret(tx, s.c.ID, secret, overlap) })
		}
		for i, secret := range []string{"second", "third"} {
			s.d.Clock.Advance(time.Minute)
			if err := rotate(secret, 24*time.Hour); err != nil {
				t.Fatal(err)
			}
			if got := proofs(); len(got) != 2 || got[0] != secret || got[1] != []string{"hush-hush", "second"}[i] {
				t.Errorf("live: %v", got)
			}
		}
		s.d.Clock.Advance(24 * time.Hour)
		if got := proofs(); !slices.Equal(got, []string{"third"}) {
			t.Errorf("after the overlap: %v", got)
		}
		if err := rotate("x", 31*24*time.Hour); !fault.Is(err, fault.Invalid) {
			t.Errorf("too long an overlap: %v", err)
		}
		if err := rotate("", 0); !fault.Is(err, fault.Invalid) {
			t.Errorf("no secret: %v", err)
		}
	})
}

// Row E4: each connection has its own key, of which only the public half shows.
func TestKeys(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		if err := s.save(func(n *org.NewConnection) { n.Auth = org.ByKey }); err != nil {
			t.Fatal(err)
		}
		ensure := func(tx *db.Tx) error { return org.EnsureKey(tx, s.c) }
		in(t, s.d, s.id, ensure)
		in(t, s.d, s.id, ensure)
		s.d.Clock.Advance(time.Minute)
		if err := s.do(func(tx *db.Tx) (org.Connection, error) { return org.RotateSecret(tx, s.c.ID, "", time.Hour) }); err != nil {
			t.Fatal(err)
		}
		in(t, s.d, s.id, func(tx *db.Tx) error {
			all, err := org.Secrets(tx, s.c.ID)
			if err != nil {
				return err
			}
			keys := org.PublicKeys(all)
			if len(keys) != 2 || keys[0]["kid"] == keys[1]["kid"] || keys[0]["n"] == keys[1]["n"] {
				t.Errorf("%d keys", len(keys))
			}
			for _, k := range keys {
				if k["d"] != "" || k["p"] != "" || k["kty"] != "RSA" {
					t.Errorf("a key shows %v", k)
				}
			}
			proofs, err := org.Proofs(tx, s.c)
			if len(proofs) != 2 || proofs[0].KeyID != keys[0]["kid"] || proofs[0].Key == nil {
				t.Errorf("%d proofs", len(proofs))
			}
			return err
		})
	})
}

func TestTracesAreForgotten(t *testing.T) {
	stagesEach(t, func(t *testing.T, s *stages) {
		keep := func(outcome org.StepOutcome) {
			in(t, s.d, s.id, func(tx *db.Tx) error {
				_, err := org.KeepTrace(tx, org.Trace{ConnectionID: s.c.ID, Purpose: "sign_in", Outcome: outcome, Steps: []org.Step{{Name: "nonce", Outcome: outcome}}})
				return err
			})
		}
		list := func(f org.TraceFilter) (out []org.Trace) {
			f.Limit = 10
			in(t, s.d, s.id, func(tx *db.Tx) (err error) { out, _, err = org.Traces(tx, f); return err })
			return out
		}
		keep(org.StepPassed)
		s.d.Clock.Advance(time.Hour)
		keep(org.StepFailed)
		from := s.d.Clock.Now().Add(-time.Minute)
		if all := list(org.TraceFilter{}); len(all) != 2 || all[0].Outcome != org.StepFailed || all[0].Steps[0].Name != "nonce" {
			t.Errorf("%+v", all)
		}
		if n := len(list(org.TraceFilter{Outcome: "passed"})); n != 1 {
			t.Errorf("%d that passed", n)
		}
		if n := len(list(org.TraceFilter{From: &from})); n != 1 {
			t.Errorf("%d since a minute", n)
		}
		s.d.Clock.Advance(org.TraceLasts - time.Hour + time.Second)
		in(t, s.d, s.id, org.ForgetTraces)
		if all := list(org.TraceFilter{}); len(all) != 1 || all[0].Outcome != org.StepFailed {
			t.Errorf("%d are left", len(all))
		}
	})
}

func TestIssuerAdvice(t *testing.T) {
	const tenant = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
	for _, c := range []struct {
		p           org.Provider
		typed, want string
	}{
		{org.Entra, tenant, "https://login.microsoftonline.com/" + tenant + "/v2.0"},
		{org.Entra, "https://sts.windows.net/" + strings.ToUpper(tenant) + "/", "https://login.microsoftonline.com/" + tenant + "/v2.0"},
		{org.Entra, "https://login.microsoftonline.com/common/v2.0", ""},
		{org.Entra, "https://login.microsoftonline.com/organizations/v2.0", ""},
		{org.Entra, "9188040d-6c67-4c5b-b112-36a304b66dad", ""},
		{org.Entra, "acme", ""},
		{org.Google, "anything", "https://accounts.google.com"},
		{org.Okta, "https://acme-admin.okta.com/admin/apps", "https://acme.okta.com"},
		{org.Okta, "acme.okta.com/oauth2/default", "https://acme.okta.com/oauth2/default"},
		{org.Keycloak, "https://kc.example/admin/master/console/#/acme/clients", "https://kc.example/realms/acme"},
		{org.Keycloak, "https://kc.example/realms/acme/.well-known/openid-configuration", "https://kc.example/realms/acme"},
		{org.Keycloak, "https://kc.example", ""},
		{org.Generic, "login.example.com/", "https://login.example.com"},
		{org.Generic, "http://login.example.com", ""},
	} {
		got := org.Advise(c.p, c.typed)
		if got.Issuer != c.want || (got.Problem == "") != (c.want != "") {
			t.Errorf("%s %q: %+v, want %q", c.p, c.typed, got, c.want)
		}
	}
}

// Row M4 and the paragraph on Entra.
func TestSharedIssuersNeedARestriction(t *testing.T) {
	const entra = "https://login.microsoftonline.com/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/v2.0"
	stagesEach(t, func(t *testing.T, s *stages) {
		try := func(p org.Provider, issuer string, r *org.Restriction) (org.Connection, error) {
			n := provider()
			n.Name, n.Provider, n.Issuer, n.Settings = string(p)+issuer, p, issuer, &org.Settings{Restriction: r}
			return save(t, s.d, s.id, n)
		}
		for _, p := range []org.Provider{org.Google, org.Generic} {
			_, err := try(p, "https://accounts.google.com", nil)
			refusedFor(t, err, "restriction_needed")
			_, err = try(p, "https://accounts.google.com", &org.Restriction{Claim: "tid", Values: []string{"x"}})
			refusedFor(t, err, "restriction_needed")
		}
		if _, err := try(org.Google, "https://accounts.google.com", &org.Restriction{Claim: "hd", Values: []string{"other.example"}}); !fault.Is(err, fault.Invalid) {
			t.Errorf("a domain of somebody else: %v", err)
		}
		if _, err := try(org.Google, "https://accounts.google.com", &org.Restriction{Claim: "hd", Values: []string{"acme.example"}}); err != nil {
			t.Error(err)
		}
		c, err := try(org.Entra, entra, nil)
		if err != nil || c.Settings.Restriction == nil || c.Settings.Restriction.Values[0] != "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0" || c.Settings.Claims.EmailVerified != "xms_edov" {
			t.Errorf("%+v, %v", c.Settings, err)
		}
		for _, common := range []string{"common", "organizations"} {
			for _, p := range []org.Provider{org.Entra, org.Generic} {
				_, err := try(p, "https://login.microsoftonline.com/"+common+"/v2.0", nil)
				refusedFor(t, err, "issuer_not_own")
			}
		}
	})
}

func TestEndpointsThatStray(t *testing.T) {
	const issuer = "https://login.acme.co.uk/x"
	pinned := org.Endpoints{Authorize: "https://login.acme.co.uk/a", Token: "https://api.partner.example/t", Keys: "https://keys.acme.co.uk/k"}
	if got := pinned.Foreign(issuer); !slices.Equal(got, []string{"api.partner.example"}) {
		t.Errorf("foreign: %v", got)
	}
	for name, c := range map[string]struct {
		change func(*org.Endpoints)
		stray  bool
	}{
		"as pinned":                 {func(*org.Endpoints) {}, false},
		"moved inside":              {func(e *org.Endpoints) { e.Keys = "https://other.acme.co.uk/k" }, false},
		"token moved to a stranger": {func(e *org.Endpoints) { e.Token = "https://evil.example/t" }, true},
		"token moved home":          {func(e *org.Endpoints) { e.Token = "https://login.acme.co.uk/t" }, true},
		"authorization at another":  {func(e *org.Endpoints) { e.Authorize = "https://honest.co.uk/a" }, true},
		"a new one inside":          {func(e *org.Endpoints) { e.EndSession = "https://login.acme.co.uk/e" }, false},
		"a new one outside":         {func(e *org.Endpoints) { e.EndSession = "https://evil.example/e" }, true},
	} {
		now := pinned
		c.change(&now)
		if got := pinned.Strays(now, issuer); (len(got) > 0) != c.stray {
			t.Errorf("%s: %v", name, got)
		}
	}
}
