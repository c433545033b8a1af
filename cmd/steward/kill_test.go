package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/retention"
	"github.com/sysoon/steward/internal/rights"
)

// mortals is an organization whose server keeps dying.
type mortals struct {
	*undertaker
	p   *Program
	org access.OrgID
	// who is there: officers, and the subject of each work.
	olive, oscar, otto, ada, bea, cy, dan access.MemberID
	many                                  []member.ID
	erasure, answer                       rights.ID
	change                                bulk.ID
	applied                               bool
}

// TestKilledAtEachStep: kill -9 of a real server at each step of an erasure, a
// package, a loss, retention and a bulk change; whoever comes after it finishes,
// and everything is there once.
func TestKilledAtEachStep(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			m := settle(t, dialect)
			m.begin()
			m.run(m.finished)
			m.erasedOnce()
			m.packedOnce()
			m.retainedOnce()
			m.suspendedOnce()
			m.idle = 5 * 24 * time.Hour
			m.in(func(tx *db.Tx) error {
				before, err := member.FindForUpdate(tx, m.cy)
				if err != nil {
					return err
				}
				after := before
				after.Active = false
				_, err = member.Save(tx, before, after)
				return err
			})
			m.run(m.lost)
			t.Logf("%d servers died at a step of their own, %d while they waited", m.kills, m.stops)
			if m.kills < 40 {
				t.Errorf("only %d: %q", m.kills, diedAt(m.folder))
			}
		})
	}
}

func settle(t *testing.T, dialect db.Dialect) *mortals {
	t.Helper()
	folder := t.TempDir()
	database, keys := dbtest.Addresses(t, dialect)
	for name, text := range map[string]string{"database": database, "keys": keys} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	m := &mortals{undertaker: &undertaker{t: t, folder: folder}}
	s := mortalStorage(folder)
	s.now = func() time.Time { return time.Now().Add(shifted(folder)) }
	var err error
	if m.p, err = open(t.Context(), s, slog.New(slog.DiscardHandler), true); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = m.p.Close() })
	err = m.p.door.Across(t.Context(), "test", func(w *db.Wide) error {
		if _, err := org.Create(w, org.New{Slug: "sysoon", Name: "Sysoon", Kind: org.Business, Vendor: true, Jurisdiction: "EU"}); err != nil {
			return err
		}
		o, err := org.Create(w, org.New{Slug: "acme", Name: "Acme", Kind: org.Business, Jurisdiction: "EU", Domains: []string{"acme.example"}})
		if err != nil {
			return err
		}
		m.org = o.ID
		return product.Publish(w, []product.Product{
			{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"},
			{ID: "pulse", Name: "Pulse", Family: product.ProductivityCommunications, Kind: "app", Audience: "home"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	m.people()
	return m
}

func (m *mortals) people() {
	m.t.Helper()
	join := func(tx *db.Tx, name string, roles ...access.Role) access.MemberID {
		made, err := member.Create(tx, member.Member{UserName: name + "@acme.example", DisplayName: name, Active: true, Emails: []member.Multi{{Value: name + "@acme.example", Primary: true}}})
		if err == nil && len(roles) > 0 {
			made, err = member.SetRoles(tx, made.ID, roles)
		}
		if err != nil {
			m.t.Fatal(err)
		}
		return made.ID
	}
	m.in(func(tx *db.Tx) error {
		m.olive, m.oscar, m.otto = join(tx, "olive", access.Owner), join(tx, "oscar", access.PrivacyOfficer), join(tx, "otto", access.PrivacyOfficer)
		m.ada, m.bea, m.cy, m.dan = join(tx, "ada"), join(tx, "bea"), join(tx, "cy"), join(tx, "dan")
		for i := range 6 {
			m.many = append(m.many, join(tx, fmt.Sprintf("p%d", i)))
		}
		if _, err := product.Assign(tx, m.cy, "pulse", product.BySelf); err != nil {
			return err
		}
		return nil
	})
	m.give(m.ada, "mail", 3, 0)
	m.give(m.bea, "mail", 20, 0)
	m.give(m.cy, "pulse", 4, 0)
	m.give(m.dan, "mail", 30, -11)
}

func (m *mortals) give(to access.MemberID, p product.ID, n, years int) {
	m.t.Helper()
	var batch []data.New
	for i := range n {
		batch = append(batch, data.New{
			MemberID: to, ProductID: p, Category: data.Files, Provenance: data.Provided, Purpose: data.Provide,
			At: m.p.door.Now().AddDate(years, 0, -i-1), Title: fmt.Sprintf("File %d", i), Content: "what it says",
		})
	}
	m.in(func(tx *db.Tx) error { _, err := data.Ingest(tx, batch); return err })
}

func (m *mortals) in(fn func(*db.Tx) error) {
	m.t.Helper()
	if err := m.p.door.Update(access.With(m.t.Context(), access.System(m.org, "test")), access.Work, fn); err != nil {
		m.t.Fatal(err)
	}
}

func (m *mortals) as(id access.MemberID, roles ...access.Role) context.Context {
	return access.With(m.t.Context(), access.Actor{
		Kind: access.KindMember, Org: m.org, ID: string(id), Member: id, Session: "s", AuthenticatedAt: m.p.door.Now().Unix(),
		Roles: append([]access.Role{access.Plain}, roles...),
	})
}

func (m *mortals) by(id access.MemberID, role access.Role, p access.Permission, fn func(*db.Tx) error) {
	m.t.Helper()
	if err := m.p.door.Update(m.as(id, role), p, fn); err != nil {
		m.t.Fatal(err)
	}
}

// begin asks for everything at once.
func (m *mortals) begin() {
	m.t.Helper()
	for id, n := range map[*rights.ID]rights.New{&m.erasure: {Kind: rights.Erasure, MemberID: m.ada}, &m.answer: {Kind: rights.Access, MemberID: m.bea}} {
		n.Channel, n.Evidence, n.Attested = rights.Letter, "Passport seen at the counter by the helpdesk.", true
		m.by(m.olive, access.Owner, access.OpenRequests, func(tx *db.Tx) error {
			r, err := rights.Open(tx, n)
			*id = r.ID
			return err
		})
		m.by(m.oscar, access.PrivacyOfficer, access.DecideRequests, func(tx *db.Tx) error { _, err := rights.Start(tx, *id); return err })
	}
	m.by(m.olive, access.Owner, access.ManageMembers, func(tx *db.Tx) error {
		c, err := bulk.Start(tx, bulk.New{Verb: bulk.Suspend, Selection: bulk.Selection{Members: m.many}, Reason: "The project is over."})
		m.change = c.ID
		return err
	})
	m.in(func(tx *db.Tx) error { _, err := retention.Start(tx); return err })
}

// finished does what people do between the steps, and tells whether all is done.
func (m *mortals) finished() bool {
	m.t.Helper()
	over := true
	for _, id := range []rights.ID{m.erasure, m.answer} {
		r := m.request(id)
		if r.State == rights.AwaitingApproval {
			m.by(m.otto, access.PrivacyOfficer, access.ApproveRequests, func(tx *db.Tx) error { _, err := rights.Approve(tx, id, ""); return err })
		}
		over = over && r.State == rights.Completed
	}
	c, runs := m.bulk(), m.runs()
	if c.State == bulk.Checked && !m.applied {
		m.by(m.olive, access.Owner, access.ManageMembers, func(tx *db.Tx) error { _, err := bulk.Apply(tx, m.change); return err })
		m.applied = true
	}
	return over && c.State == bulk.Finished && !slices.ContainsFunc(runs, func(r retention.Run) bool { return r.FinishedAt == nil })
}

func (m *mortals) view(fn func(*db.Tx) error) {
	m.t.Helper()
	if err := m.p.door.View(access.With(m.t.Context(), access.System(m.org, "test")), access.Work, fn); err != nil {
		m.t.Fatal(err)
	}
}

func (m *mortals) request(id rights.ID) (r rights.Request) {
	m.t.Helper()
	m.view(func(tx *db.Tx) (err error) { r, err = rights.Find(tx, id); return err })
	return r
}

func (m *mortals) bulk() (c bulk.Change) {
	m.t.Helper()
	m.view(func(tx *db.Tx) (err error) { c, err = bulk.Find(tx, m.change); return err })
	return c
}

func (m *mortals) runs() (all []retention.Run) {
	m.t.Helper()
	m.view(func(tx *db.Tx) (err error) { all, err = retention.Runs(tx, 10); return err })
	return all
}

func (m *mortals) count(query string, args db.Args) (n int) {
	m.t.Helper()
	m.view(func(tx *db.Tx) error { return tx.Get(&n, query, args) })
	return n
}

func (m *mortals) actions(id rights.ID) (all []string) {
	m.t.Helper()
	m.view(func(tx *db.Tx) error {
		events, err := rights.Timeline(tx, id)
		for _, e := range events {
			all = append(all, e.Action)
		}
		return err
	})
	return all
}

func (m *mortals) erasedOnce() {
	m.t.Helper()
	want := []string{"request.opened", "request.started", "request.ready", "request.approved", "request.keys_destroyed", "request.completed"}
	if got := m.actions(m.erasure); !slices.Equal(got, want) {
		m.t.Errorf("events of the erasure: %v", got)
	}
	var document []byte
	m.view(func(tx *db.Tx) (err error) { document, err = rights.FindCertificate(tx, m.erasure); return err })
	keys, err := m.p.sealer.Verifiers(m.t.Context())
	if err != nil {
		m.t.Fatal(err)
	}
	c, err := rights.VerifyCertificate(document, keys...)
	if err != nil || len(c.Sources) != 1 || rights.Total(c.Sources[0].Erased) != 3 {
		m.t.Errorf("certificate %+v: %v", c.Sources, err)
	}
	ledger, err := m.p.sealer.Ledger(m.t.Context())
	if err != nil || len(ledger) != 1 || ledger[0].DoneAt == nil || ledger[0].MemberID != m.ada {
		m.t.Errorf("the ledger says %+v: %v", ledger, err)
	}
	if n := m.count(`select count(*) from record where org_id = :org and member_id = :m`, db.Args{"m": string(m.ada)}); n != 0 {
		m.t.Errorf("%d records are left", n)
	}
	if n := m.count(`select count(*) from member_email where org_id = :org and member_id = :m`, db.Args{"m": string(m.ada)}); n != 0 {
		m.t.Errorf("%d addresses are left", n)
	}
}

func (m *mortals) packedOnce() {
	m.t.Helper()
	want := []string{"request.opened", "request.started", "request.ready", "request.approved", "request.completed"}
	if got := m.actions(m.answer); !slices.Equal(got, want) {
		m.t.Errorf("events of the answer: %v", got)
	}
	var p rights.Package
	ctx := m.as(m.bea)
	if err := m.p.door.Update(ctx, access.OwnData, func(tx *db.Tx) (err error) { p, err = rights.Fetch(tx, m.answer); return err }); err != nil {
		m.t.Fatal(err)
	}
	body, err := io.ReadAll(p.Reader(ctx, m.p.door))
	if err != nil {
		m.t.Fatal(err)
	}
	if _, err := rights.VerifyPackage(bytes.NewReader(body), p.Size); err != nil {
		m.t.Errorf("the package: %v", err)
	}
	if n := m.count(`select count(*) from package where org_id = :org`, nil); n != 1 {
		m.t.Errorf("%d packages", n)
	}
}

func (m *mortals) retainedOnce() {
	m.t.Helper()
	deleted := 0
	for _, r := range m.runs() {
		deleted += r.Deleted
	}
	if n := m.count(`select count(*) from record where org_id = :org and member_id = :m`, db.Args{"m": string(m.dan)}); n != 0 || deleted != 30 {
		m.t.Errorf("retention says that it deleted %d of 30, and %d are left", deleted, n)
	}
}

func (m *mortals) suspendedOnce() {
	m.t.Helper()
	c := m.bulk()
	events := m.count(`select count(*) from event where org_id = :org and action = 'member.suspended'`, nil)
	suspended := m.count(`select count(*) from member where org_id = :org and state = 'suspended'`, nil)
	if c.Applied != len(m.many) || events != len(m.many) || suspended != len(m.many) {
		m.t.Errorf("%d applied, %d events, %d suspended, of %d", c.Applied, events, suspended, len(m.many))
	}
}

// lost tells whether the account is lost, with its content.
func (m *mortals) lost() bool {
	m.t.Helper()
	var all []loss.Loss
	m.view(func(tx *db.Tx) (err error) { all, err = loss.List(tx, true); return err })
	if len(all) == 0 || all[0].State != loss.Lost {
		return false
	}
	n := m.count(`select count(*) from record where org_id = :org and member_id = :m`, db.Args{"m": string(m.cy)})
	begun := m.count(`select count(*) from event where org_id = :org and action = 'loss.begun' and object_id = :m`, db.Args{"m": string(m.cy)})
	done := m.count(`select count(*) from event where org_id = :org and action = 'loss.done' and object_id = :m`, db.Args{"m": string(m.cy)})
	if len(all) != 1 || n != 0 || begun != 1 || done != 1 {
		m.t.Errorf("%d losses, %d records left, %d begun, %d done", len(all), n, begun, done)
	}
	return true
}
