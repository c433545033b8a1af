package org_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

func provider() org.NewConnection {
	return org.NewConnection{Name: "Login", Issuer: "https://login.acme.example", ClientID: "steward", ClientSecret: "hush-hush"}
}

func save(t *testing.T, d *dbtest.DB, id access.OrgID, n org.NewConnection) (c org.Connection, err error) {
	t.Helper()
	err = d.Update(access.With(t.Context(), access.System(id, "test")), access.Work, func(tx *db.Tx) error {
		c, err = org.SaveConnection(tx, n)
		return err
	})
	return c, err
}

// pilot lets everybody sign in with a connection, as after a test that passed.
func pilot(t *testing.T, d *dbtest.DB, id access.OrgID, c org.Connection) {
	t.Helper()
	in(t, d, id, func(tx *db.Tx) error {
		if _, err := org.PassTest(tx, c.ID, c.Config); err != nil {
			return err
		}
		_, err := org.Pilot(tx, c.ID, 0, org.Audience{Everybody: true})
		return err
	})
}

func TestLifeOfAConnection(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		open(t, d)
		var repointed []string
		db.Subscribe(d.DB, func(_ *db.Tx, e org.IssuerChanged) error { repointed = append(repointed, e.ConnectionID); return nil })
		o := must(t, d, acme())
		made, err := save(t, d, o.ID, provider())
		if err != nil || made.Version != 1 || made.State != org.ConnectionDraft || !slices.Equal(made.Scopes, []string{"openid", "profile", "email"}) {
			t.Fatalf("%+v, %v", made, err)
		}
		secret := func(want string) {
			t.Helper()
			in(t, d, o.ID, func(tx *db.Tx) error {
				c, err := org.FindConnection(tx, made.ID)
				if err != nil {
					return err
				}
				got, err := org.Proofs(tx, c)
				if len(got) != 1 || got[0].Secret != want {
					t.Errorf("secrets %v, want %q", got, want)
				}
				return err
			})
		}
		secret("hush-hush")
		n := provider()
		n.ID, n.Version, n.Name, n.ClientSecret, n.Scopes = made.ID, 1, "New name", "", []string{"email"}
		changed, err := save(t, d, o.ID, n)
		if err != nil || changed.Version != 2 || !slices.Equal(changed.Scopes, []string{"openid", "email"}) || len(repointed) != 0 {
			t.Fatalf("%+v, %v, %v", changed, err, repointed)
		}
		secret("hush-hush") // an empty secret keeps the old one
		if _, err := save(t, d, o.ID, n); !fault.Is(err, fault.Conflict) {
			t.Errorf("an older version: %v", err)
		}
		n.Version, n.Issuer, n.ClientSecret = 2, "https://evil.example", "other"
		if _, err := save(t, d, o.ID, n); err != nil || !slices.Equal(repointed, []string{made.ID}) {
			t.Errorf("%v, announced %v", err, repointed)
		}
		secret("other")
	})
}

// TestSecretsAreSealed looks for a client secret in the stored row.
func TestSecretsAreSealed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		open(t, d)
		o := must(t, d, acme())
		c, err := save(t, d, o.ID, provider())
		if err != nil {
			t.Fatal(err)
		}
		in(t, d, o.ID, func(tx *db.Tx) error {
			var stored []byte
			err := tx.Get(&stored, `select sealed from connection_secret where org_id = :org and connection_id = :id`, db.Args{"id": c.ID})
			if len(stored) == 0 || bytes.Contains(stored, []byte("hush")) {
				t.Errorf("stored %q", stored)
			}
			return err
		})
	})
}

func TestConnectionsRefuse(t *testing.T) {
	cases := map[string]struct {
		change func(*org.NewConnection)
		kind   fault.Kind
	}{
		"no name":       {func(n *org.NewConnection) { n.Name = " " }, fault.Invalid},
		"no client":     {func(n *org.NewConnection) { n.ClientID = "" }, fault.Invalid},
		"http":          {func(n *org.NewConnection) { n.Issuer = "http://login.acme.example" }, fault.Invalid},
		"query":         {func(n *org.NewConnection) { n.Issuer += "?x" }, fault.Invalid},
		"fragment":      {func(n *org.NewConnection) { n.Issuer += "#x" }, fault.Invalid},
		"password":      {func(n *org.NewConnection) { n.Issuer = "https://a:b@login.acme.example" }, fault.Invalid},
		"no host":       {func(n *org.NewConnection) { n.Issuer = "https://" }, fault.Invalid},
		"no address":    {func(n *org.NewConnection) { n.Issuer = "acme" }, fault.Invalid},
		"scope in two":  {func(n *org.NewConnection) { n.Scopes = []string{"openid email"} }, fault.Invalid},
		"unknown kind":  {func(n *org.NewConnection) { n.Provider = "ldap" }, fault.Invalid},
		"unknown proof": {func(n *org.NewConnection) { n.Auth = "trust" }, fault.Invalid},
		"operator by group": {func(n *org.NewConnection) {
			n.Settings = &org.Settings{Groups: []org.GroupRoles{{Group: "g", Roles: []access.Role{access.Operator}}}}
		}, fault.Invalid},
		"owner by group": {func(n *org.NewConnection) {
			n.Settings = &org.Settings{Groups: []org.GroupRoles{{Group: "g", Roles: []access.Role{access.Owner}}}}
		}, fault.Invalid},
		"unknown id": {func(n *org.NewConnection) { n.ID = "unknown" }, fault.NotFound},
		"same name":  {func(*org.NewConnection) {}, fault.Conflict},
		"long name":  {func(n *org.NewConnection) { n.Name = strings.Repeat("x", 300) }, fault.Invalid},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		open(t, d)
		o := must(t, d, acme())
		if _, err := save(t, d, o.ID, provider()); err != nil {
			t.Fatal(err)
		}
		for name, c := range cases {
			n := provider()
			c.change(&n)
			if _, err := save(t, d, o.ID, n); !fault.Is(err, c.kind) {
				t.Errorf("%s: %v", name, err)
			}
		}
		n := provider()
		n.Name, n.Issuer = "Development", "http://127.0.0.1:9000/acme"
		if _, err := save(t, d, o.ID, n); err != nil {
			t.Errorf("loopback: %v", err)
		}
	})
}

// TestOfDomain follows an e-mail address to where its owner signs in.
func TestOfDomain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		open(t, d)
		o := must(t, d, acme())
		look := func(domain string) (found org.Organization, c org.Connection, err error) {
			_ = d.AcrossView(t.Context(), "test", func(w *db.Wide) error {
				found, c, err = org.OfDomain(w, domain)
				return nil
			})
			return found, c, err
		}
		if _, _, err := look("nobody.example"); !fault.Is(err, fault.NotFound) {
			t.Errorf("unknown domain: %v", err)
		}
		if found, _, err := look("acme.example"); !fault.Is(err, fault.Conflict) || fault.Shown(err).Detail != "no_connection" || found.ID != o.ID {
			t.Errorf("no connection: %v, %v", found, err)
		}
		draft, err := save(t, d, o.ID, provider())
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := look("acme.example"); !fault.Is(err, fault.Conflict) {
			t.Errorf("a draft was used: %v", err)
		}
		n := provider()
		n.Name = "Second"
		second, err := save(t, d, o.ID, n)
		if err != nil {
			t.Fatal(err)
		}
		pilot(t, d, o.ID, second)
		if found, c, err := look("ACME.example."); err != nil || c.ID != second.ID || found.ID != o.ID {
			t.Errorf("%v, %v, %v", found, c, err)
		}
		pilot(t, d, o.ID, draft)
		if _, c, _ := look("acme.example"); c.ID != draft.ID {
			t.Error("not the oldest active connection")
		}
		in(t, d, o.ID, func(tx *db.Tx) error { return org.SetDomainConnection(tx, "acme.example", second.ID) })
		if _, c, _ := look("acme.example"); c.ID != second.ID {
			t.Error("the domain's own connection was not chosen")
		}
		in(t, d, o.ID, func(tx *db.Tx) error {
			owns, err := org.OwnsDomain(tx, "Ada@ACME.example")
			not, nerr := org.OwnsDomain(tx, "ada@acme.example.org")
			if !owns || not || nerr != nil {
				t.Errorf("owns %v, %v, %v", owns, not, nerr)
			}
			all, lerr := org.Connections(tx)
			if len(all) != 2 || lerr != nil {
				t.Errorf("connections %v, %v", all, lerr)
			}
			return err
		})
	})
}

func TestOtherOrganizationsConnectionsAreNotThere(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		open(t, d)
		o := must(t, d, acme())
		n := acme()
		n.Slug, n.Domains = "other", []string{"other.example"}
		other := must(t, d, n)
		c, err := save(t, d, o.ID, provider())
		if err != nil {
			t.Fatal(err)
		}
		in(t, d, other.ID, func(tx *db.Tx) error {
			if _, err := org.FindConnection(tx, c.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("find: %v", err)
			}
			if err := org.SetDomainConnection(tx, "other.example", c.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("domain: %v", err)
			}
			owns, err := org.OwnsDomain(tx, "ada@acme.example")
			if owns {
				t.Error("owns another organization's domain")
			}
			return err
		})
		stolen := provider()
		stolen.ID = c.ID
		if _, err := save(t, d, other.ID, stolen); !fault.Is(err, fault.NotFound) {
			t.Errorf("save: %v", err)
		}
	})
}
