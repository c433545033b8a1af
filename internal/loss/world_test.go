package loss

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// world is an organization whose members lose their accounts, and the vendor's,
// where vera has a personal one.
type world struct {
	*dbtest.DB
	t           testing.TB
	org, vendor access.OrgID
	olive, ada  member.Member
	vera        member.Member
	held        map[access.MemberID]bool
	runner      *job.Runner
}

func newWorld(t testing.TB, d *dbtest.DB) *world {
	t.Helper()
	w := attach(t, d, func(string) {})
	w.org, w.vendor = d.Org(t, "acme"), d.Org(t, "vendor")
	statements, err := term.Statements()
	if err != nil {
		t.Fatal(err)
	}
	err = d.Across(t.Context(), "test", func(wide *db.Wide) error {
		if err := term.Publish(wide, statements); err != nil {
			return err
		}
		return product.Publish(wide, []product.Product{
			{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"},
			{ID: "pulse", Name: "Pulse", Family: product.ProductivityCommunications, Kind: "app", Audience: "home"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	w.olive = membertest.Make(t, d, w.org, "olive@acme.example", access.Owner)
	w.ada = w.person("ada@acme.example")
	w.in(w.vendor, func(tx *db.Tx) (err error) {
		w.vera, err = member.Create(tx, member.Member{UserName: "vera@home.example", Active: true, AccountKind: member.Personal})
		return err
	})
	return w
}

// attach wires a database as the program does.
func attach(t testing.TB, d *dbtest.DB, reached func(string)) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	w := &world{DB: d, t: t, held: map[access.MemberID]bool{}}
	Subscribe(d.DB)
	db.Subscribe(d.DB, func(_ *db.Tx, e Losing) error {
		if w.held[e.ID] {
			return fault.New(fault.Conflict, "A legal hold keeps this.")
		}
		return nil
	})
	w.runner = job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	for kind, h := range handlers(worker{d.DB, reached}) {
		w.runner.Handle(kind, h)
	}
	return w
}

// person makes a member with mail of the organization's and pulse of their own,
// and records of both.
func (w *world) person(name string) member.Member {
	w.t.Helper()
	m := membertest.Make(w.t, w.DB, w.org, name)
	w.in(w.org, func(tx *db.Tx) error {
		if _, err := product.Assign(tx, m.ID, "mail", product.ByOrganization); err != nil {
			return err
		}
		if _, err := product.Assign(tx, m.ID, "pulse", product.BySelf); err != nil {
			return err
		}
		_, err := data.Ingest(tx, []data.New{
			record1(m, "mail", data.Communications, "letter"), record1(m, "mail", data.Credentials, ""),
			record1(m, "pulse", data.Files, "diary"), record1(m, "pulse", data.Health, "heartbeat"),
		})
		return err
	})
	return m
}

func record1(m member.Member, p product.ID, c data.Category, text string) data.New {
	return data.New{
		MemberID: m.ID, ProductID: p, Category: c, Provenance: data.Provided, Purpose: data.Provide, At: dbtest.Start, Content: text,
	}
}

func (w *world) in(org access.OrgID, fn func(*db.Tx) error) {
	w.t.Helper()
	if err := w.Update(access.With(w.t.Context(), access.Worker(org, "test")), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) as(org access.OrgID, m member.Member) context.Context {
	return access.With(w.t.Context(), access.Actor{
		Kind: access.KindMember, Org: org, ID: string(m.ID), Member: m.ID, Roles: append([]access.Role{access.Plain}, m.Roles...),
	})
}

// active has the directory switch a member on or off.
func (w *world) active(m member.Member, on bool) {
	w.t.Helper()
	w.in(w.org, func(tx *db.Tx) error {
		before, err := member.FindForUpdate(tx, m.ID)
		if err != nil {
			return err
		}
		after := before
		after.Active = on
		_, err = member.Save(tx, before, after)
		return err
	})
}

func (w *world) drain() {
	w.t.Helper()
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) days(n int) {
	w.t.Helper()
	w.Clock.Advance(time.Duration(n) * 24 * time.Hour)
	w.drain()
}

// loss is a member's newest loss with its items; the zero one without any.
func (w *world) loss(m member.Member) (v View) {
	w.t.Helper()
	w.in(w.org, func(tx *db.Tx) error {
		l, err := latest(tx, m.ID)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		v, err = viewOf(tx, l, err)
		return err
	})
	return v
}

func (w *world) wantState(m member.Member, want State) {
	w.t.Helper()
	if got := w.loss(m).State; got != want {
		w.t.Fatalf("the loss is %q, want %q", got, want)
	}
}

// holds lists what is held of a member, by product, and what they use.
func (w *world) holds(org access.OrgID, m access.MemberID) (records map[product.ID]int, uses []product.ID) {
	w.t.Helper()
	records = map[product.ID]int{}
	w.in(org, func(tx *db.Tx) error {
		counts, err := data.CountsOf(tx, m)
		if err != nil {
			return err
		}
		for _, c := range counts {
			records[c.ProductID] += c.Count
		}
		all, err := product.OfMember(tx, []access.MemberID{m})
		for _, a := range all[m] {
			uses = append(uses, a.Product)
		}
		return err
	})
	return records, uses
}

// notices counts the mails and notices of a kind.
func (w *world) notices(kind string) (n int) {
	w.t.Helper()
	w.in(w.org, func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from notice where org_id = :org and kind = :kind`, db.Args{"kind": kind})
	})
	return n
}
