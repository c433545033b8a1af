package bulk_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/credential"
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

// house is an organization with an owner, olive, and an administrator, adam.
type house struct {
	*dbtest.DB
	t           testing.TB
	org         access.OrgID
	sealer      *seal.Sealer
	olive, adam member.Member
	// held are members whom somebody keeps from being deleted.
	held map[member.ID]bool
}

func move(t testing.TB, d *dbtest.DB) *house {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	credential.Subscribe(d.DB)
	h := &house{DB: d, t: t, sealer: s, org: d.Org(t, "acme"), held: map[member.ID]bool{}}
	db.Subscribe(d.DB, func(_ *db.Tx, e member.Deleting) error {
		if h.held[e.ID] {
			return fault.New(fault.Conflict, "A legal hold keeps this member.")
		}
		return nil
	})
	statements, err := term.Statements()
	if err != nil {
		t.Fatal(err)
	}
	err = d.Across(t.Context(), "test", func(w *db.Wide) error {
		if err := term.Publish(w, statements); err != nil {
			return err
		}
		return product.Publish(w, []product.Product{{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"}})
	})
	if err != nil {
		t.Fatal(err)
	}
	h.olive = membertest.Make(t, d, h.org, "olive@acme.example", access.Owner)
	h.adam = membertest.Make(t, d, h.org, "adam@acme.example", access.Admin)
	return h
}

// people makes n members and returns them in order.
func (h *house) people(n int) []member.ID {
	h.t.Helper()
	var ids []member.ID
	for len(ids) < n {
		h.system(func(tx *db.Tx) error {
			for range min(500, n-len(ids)) {
				m, err := member.Create(tx, member.Member{UserName: fmt.Sprintf("p%d@acme.example", len(ids)), Active: true})
				if err != nil {
					return err
				}
				ids = append(ids, m.ID)
			}
			return nil
		})
	}
	return ids
}

func (h *house) system(fn func(*db.Tx) error) {
	h.t.Helper()
	if err := h.Update(access.With(h.t.Context(), access.Worker(h.org, "test")), access.Work, fn); err != nil {
		h.t.Fatal(err)
	}
}

// as is a member's context, with the roles that they have.
func (h *house) as(m member.Member) context.Context {
	return access.With(h.t.Context(), access.Actor{
		Kind: access.KindMember, Org: h.org, ID: string(m.ID), Member: m.ID, Roles: append([]access.Role{access.Plain}, m.Roles...),
	})
}

// by does something as a member.
func by[T any](h *house, m member.Member, fn func(*db.Tx) (T, error)) (out T, err error) {
	h.t.Helper()
	err = h.Update(h.as(m), access.ManageMembers, func(tx *db.Tx) error {
		out, err = fn(tx)
		return err
	})
	return out, err
}

// try starts a change as olive and runs its dry run.
func (h *house) try(n bulk.New) bulk.Change {
	h.t.Helper()
	c, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Start(tx, n) })
	if err != nil {
		h.t.Fatal(err)
	}
	h.drain()
	return h.find(c.ID)
}

func (h *house) apply(id bulk.ID) bulk.Change {
	h.t.Helper()
	if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Apply(tx, id) }); err != nil {
		h.t.Fatal(err)
	}
	h.drain()
	return h.find(id)
}

func (h *house) undo(id bulk.ID) bulk.Change {
	h.t.Helper()
	c, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Undo(tx, id) })
	if err != nil {
		h.t.Fatal(err)
	}
	h.drain()
	return h.find(c.ID)
}

func (h *house) find(id bulk.ID) (c bulk.Change) {
	h.t.Helper()
	h.system(func(tx *db.Tx) (err error) { c, err = bulk.Find(tx, id); return err })
	return c
}

func (h *house) rows(id bulk.ID, outcomes ...bulk.Outcome) (rows []bulk.Row) {
	h.t.Helper()
	h.system(func(tx *db.Tx) (err error) { rows, err = bulk.Rows(tx, id, outcomes, 0, 1000); return err })
	return rows
}

func (h *house) states() map[member.State]int {
	h.t.Helper()
	var out map[member.State]int
	h.system(func(tx *db.Tx) (err error) { out, err = member.CountByState(tx); return err })
	return out
}

func (h *house) drain() {
	h.t.Helper()
	r := job.NewRunner(h.DB.DB, slog.New(slog.DiscardHandler))
	for kind, handler := range bulk.Handlers(h.DB.DB) {
		r.Handle(kind, handler)
	}
	if err := r.Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

func listed(ids ...member.ID) bulk.Selection { return bulk.Selection{Members: ids} }

func everybody() bulk.Selection { return bulk.Selection{Filter: &member.Filter{}} }
