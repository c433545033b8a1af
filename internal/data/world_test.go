package data_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

const reason = "Complaint 17: the invoice was never sent."

// world is an organization with two members, the vendor's statement and three
// products: mail and docs of the enterprise families, band of the health family.
type world struct {
	*dbtest.DB
	t      *testing.T
	org    access.OrgID
	sealer *seal.Sealer
	ada    member.Member
	bob    member.Member
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	w := &world{DB: d, t: t, org: d.Org(t, "acme"), sealer: sealer}
	w.publish()
	w.ada = membertest.Make(t, d, w.org, "ada@acme.example")
	w.bob = membertest.Make(t, d, w.org, "bob@acme.example", access.Owner)
	return w
}

func (w *world) publish() {
	w.t.Helper()
	statements, err := term.Statements()
	if err != nil {
		w.t.Fatal(err)
	}
	one := func(id product.ID, f product.Family, s ...product.Source) product.Product {
		return product.Product{
			ID: id, Name: string(id), Family: f, Kind: product.Kinds[0], Audience: product.Audiences[0],
			DocsURL: "https://docs.example/" + string(id), Sources: s,
		}
	}
	err = w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		if err := term.Publish(wide, statements); err != nil {
			return err
		}
		return product.Publish(wide, []product.Product{
			one("mail", product.EnterpriseOnlineService),
			one("docs", product.EnterpriseOnlineService, product.Source{ID: "docs-archive", Kind: product.HTTP, Name: "Docs archive"}),
			one("band", product.Health),
		})
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// as gives a context of a member with their own roles.
func (w *world) as(m member.Member) context.Context {
	roles := append([]access.Role{access.Plain}, m.Roles...)
	return access.With(w.t.Context(), access.Actor{
		Kind: access.KindMember, Org: w.org, ID: string(m.ID), Member: m.ID, Roles: roles,
	})
}

func (w *world) worker() context.Context {
	return access.With(w.t.Context(), access.Worker(w.org, "test"))
}

// do runs fn in a transaction of Steward itself and wants no failure.
func (w *world) do(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.Update(w.worker(), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) ingest(batch ...data.New) int {
	w.t.Helper()
	var n int
	w.do(func(tx *db.Tx) (err error) {
		n, err = data.Ingest(tx, batch)
		return err
	})
	return n
}

// a makes a valid record of ada's.
func (w *world) a(p product.ID, c data.Category, day int, title string) data.New {
	return data.New{
		MemberID: w.ada.ID, ProductID: p, Category: c, Provenance: data.Provided, Purpose: data.Provide,
		At: dbtest.Start.AddDate(0, 0, -day), Title: title,
	}
}

func (w *world) content(p product.ID, c data.Category, day int, title, content string) data.New {
	n := w.a(p, c, day, title)
	n.Content = content
	return n
}

// read reads ada's records as bob.
func (w *world) read(f data.Filter, p data.Page, why string) (r data.Reading, err error) {
	err = w.Update(w.as(w.bob), access.ReadContent, func(tx *db.Tx) error {
		r, err = data.Read(tx, w.ada.ID, f, p, why)
		return err
	})
	return r, err
}

func (w *world) own(f data.Filter, p data.Page) (r data.Rows[data.Record]) {
	w.t.Helper()
	err := w.View(w.as(w.ada), access.OwnData, func(tx *db.Tx) (err error) {
		r, err = data.Own(tx, f, p)
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

// agree puts clauses in force for the organization.
func (w *world) agree(layer term.Layer, clauses ...term.Proposal) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		d, err := term.CreateAgreement(tx, term.New{Layer: layer, Title: "Agreement of Acme", Clauses: clauses})
		if err != nil {
			return err
		}
		_, err = sign(tx, d.ID, "Ada Owner")
		return err
	})
	w.Clock.Advance(time.Second)
}

func clause(key term.Key, value string, reach term.Reach) term.Proposal {
	return term.Proposal{Section: "4.2", Term: key, Value: value, Reach: reach, Text: "As agreed."}
}

func wantKind(t *testing.T, err error, want fault.Kind) {
	t.Helper()
	if fault.KindOf(err) != want {
		t.Errorf("got %q (%v), want %q", fault.KindOf(err), err, want)
	}
}

func titles(records []data.Record) (out []string) {
	for _, r := range records {
		out = append(out, r.Title)
	}
	return out
}

// sign hands a document in and signs it as somebody else than who wrote it.
func sign(tx *db.Tx, id term.DocumentID, name string) (term.Document, error) {
	d, err := term.FindDocument(tx, id)
	if err == nil && d.State == term.Draft {
		d, err = term.Submit(tx, id)
	}
	if err != nil {
		return d, err
	}
	second := *tx
	second.Actor = access.Actor{Kind: access.KindMember, Org: tx.Actor.Org, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
	return term.Sign(&second, id, term.Signature{Name: name})
}
