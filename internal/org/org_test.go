package org_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

func open(t *testing.T, d *dbtest.DB) {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
}

func acme() org.New {
	return org.New{Slug: "acme", Name: " Acme ", Kind: org.Business, Jurisdiction: "EU", Domains: []string{"ACME.example.", "bücher.example"}}
}

func create(t *testing.T, d *dbtest.DB, n org.New) (o org.Organization, err error) {
	t.Helper()
	err = d.Across(t.Context(), "test", func(w *db.Wide) error {
		o, err = org.Create(w, n)
		return err
	})
	return o, err
}

func must(t *testing.T, d *dbtest.DB, n org.New) org.Organization {
	t.Helper()
	o, err := create(t, d, n)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func in(t *testing.T, d *dbtest.DB, id access.OrgID, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := d.Update(access.With(t.Context(), access.System(id, "test")), access.Work, fn); err != nil {
		t.Fatal(err)
	}
}

func TestCreate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		made := must(t, d, acme())
		in(t, d, made.ID, func(tx *db.Tx) error {
			o, err := org.Current(tx)
			domains, derr := org.Domains(tx)
			events, eerr := audit.List(tx, audit.Filter{}, audit.Page{Limit: 10})
			if o != made || o.Name != "Acme" || o.State != org.Active || !o.CreatedAt.Equal(tx.Now) {
				t.Errorf("got %+v, made %+v", o, made)
			}
			if len(domains) != 2 || domains[0].Name != "acme.example" || domains[1].Name != "xn--bcher-kva.example" || domains[0].Source != org.ByOperator || domains[0].VerifiedAt == nil {
				t.Errorf("domains %+v", domains)
			}
			if len(events) != 3 || events[2].Action != "organization.created" {
				t.Errorf("events %+v", events)
			}
			return errors.Join(err, derr, eerr)
		})
		err := d.Across(t.Context(), "test", func(w *db.Wide) error {
			found, err := org.BySlug(w, "acme")
			all, lerr := org.List(w)
			_, nobody := org.BySlug(w, "nobody")
			if found != made || len(all) != 1 || !fault.Is(nobody, fault.NotFound) {
				t.Errorf("by slug %+v, all %v, %v", found, all, nobody)
			}
			return errors.Join(err, lerr)
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestCreateRefuses(t *testing.T) {
	change := func(fn func(*org.New)) org.New {
		n := acme()
		n.Slug = "other"
		n.Domains = []string{"other.example"}
		fn(&n)
		return n
	}
	cases := []struct {
		name  string
		n     org.New
		kind  fault.Kind
		field string
	}{
		{"slug with capitals", change(func(n *org.New) { n.Slug = "Acme" }), fault.Invalid, "slug"},
		{"slug with a dot", change(func(n *org.New) { n.Slug = "a.b" }), fault.Invalid, "slug"},
		{"slug ends in a hyphen", change(func(n *org.New) { n.Slug = "a-" }), fault.Invalid, "slug"},
		{"slug too long", change(func(n *org.New) { n.Slug = strings.Repeat("a", 64) }), fault.Invalid, "slug"},
		{"slug taken", change(func(n *org.New) { n.Slug = "acme" }), fault.Conflict, "slug"},
		{"no name", change(func(n *org.New) { n.Name = " " }), fault.Invalid, "name"},
		{"unknown kind", change(func(n *org.New) { n.Kind = "club" }), fault.Invalid, "kind"},
		{"no jurisdiction", change(func(n *org.New) { n.Jurisdiction = "" }), fault.Invalid, "jurisdiction"},
		{"free mail", change(func(n *org.New) { n.Domains = []string{"GMail.com"} }), fault.Invalid, "domains"},
		{"public suffix", change(func(n *org.New) { n.Domains = []string{"co.uk"} }), fault.Invalid, "domains"},
		{"private suffix", change(func(n *org.New) { n.Domains = []string{"github.io"} }), fault.Invalid, "domains"},
		{"top level", change(func(n *org.New) { n.Domains = []string{"com"} }), fault.Invalid, "domains"},
		{"address", change(func(n *org.New) { n.Domains = []string{"a@b.example"} }), fault.Invalid, "domains"},
		{"domain taken", change(func(n *org.New) { n.Domains = []string{"fine.example", "acme.EXAMPLE"} }), fault.Conflict, "domains"},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		must(t, d, acme())
		for _, c := range cases {
			_, err := create(t, d, c.n)
			if !fault.Is(err, c.kind) || !slices.Equal(fault.Shown(err).Fields, []string{c.field}) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
		err := d.Across(t.Context(), "test", func(w *db.Wide) error {
			all, err := org.List(w)
			if len(all) != 1 {
				t.Errorf("half-made organizations stayed: %v", all)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestStates(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		o := must(t, d, acme())
		in(t, d, o.ID, func(tx *db.Tx) error {
			for _, s := range []org.State{org.Suspended, org.Suspended, org.Active, org.Cancelled} {
				after, err := org.SetState(tx, s)
				if err != nil || after.State != s {
					t.Errorf("%s: %+v, %v", s, after, err)
				}
			}
			if _, err := org.SetState(tx, "asleep"); !fault.Is(err, fault.Invalid) {
				t.Errorf("got %v", err)
			}
			events, err := audit.List(tx, audit.Filter{Action: "organization.state_changed"}, audit.Page{Limit: 10})
			if len(events) != 3 {
				t.Errorf("%d events", len(events))
			}
			return err
		})
	})
}

func TestDomainKey(t *testing.T) {
	for in, want := range map[string]string{
		"Acme.Example":                       "acme.example",
		" acme.example":                      "acme.example",
		"acme.example.":                      "acme.example",
		"BÜCHER.example":                     "xn--bcher-kva.example",
		"localhost":                          "",
		"":                                   "",
		"a b.example":                        "",
		"a@b.example":                        "",
		strings.Repeat("a", 70) + ".example": "",
	} {
		if got := org.DomainKey(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
		if got := org.DomainOf("ada@" + in); got != want && !strings.Contains(in, "@") {
			t.Errorf("ada@%q gives %q, want %q", in, got, want)
		}
	}
	for _, s := range []string{"ada", "@acme.example", "ada@"} {
		if got := org.DomainOf(s); got != "" {
			t.Errorf("%q gives %q", s, got)
		}
	}
}
