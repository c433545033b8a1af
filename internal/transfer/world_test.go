package transfer_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/transfer"
	"github.com/sysoon/steward/scim"
)

var purposes = file.Purposes{
	transfer.PurposeImport:   {Write: access.ManageDirectories, Read: access.ManageDirectories, MaxBytes: 64 << 20, MaxFiles: 1000, Keep: 24 * time.Hour},
	transfer.PurposeRejected: {Read: access.ManageDirectories, MaxBytes: 64 << 20, MaxFiles: 1000, Keep: 24 * time.Hour},
	transfer.PurposeExport:   {Read: access.ManageDirectories, MaxBytes: 64 << 20, MaxFiles: 1000, Keep: 24 * time.Hour},
}

// installation is a door with what imports need.
func installation(t testing.TB, d *dbtest.DB) {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	db.Attach(d.DB, purposes)
}

// house is an organization whose owner imports and exports.
type house struct {
	*dbtest.DB
	t     testing.TB
	org   access.OrgID
	ctx   context.Context
	olive member.Member
}

func move(t testing.TB, d *dbtest.DB, slug string) *house {
	t.Helper()
	h := &house{DB: d, t: t, org: d.Org(t, slug)}
	h.as(access.Owner)
	h.ctx = access.With(t.Context(), access.System(h.org, "test"))
	h.update(func(tx *db.Tx) (err error) {
		h.olive, err = member.Create(tx, member.Member{UserName: "olive@" + slug + ".example", Active: true})
		if err == nil {
			_, err = member.SetRoles(tx, h.olive.ID, []access.Role{access.Owner})
		}
		return err
	})
	h.as(access.Owner)
	return h
}

// as makes the house act as its owner's account with other roles.
func (h *house) as(roles ...access.Role) {
	h.ctx = access.With(h.t.Context(), access.Actor{Kind: access.KindMember, Org: h.org, ID: string(h.olive.ID), Member: h.olive.ID, Roles: roles})
}

func (h *house) update(fn func(*db.Tx) error) {
	h.t.Helper()
	if err := h.Update(h.ctx, access.ManageDirectories, fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) worker() transfer.Worker {
	return transfer.Worker{DB: h.DB.DB, Schemas: scim.Interchange{}}
}

// drain runs every job.
func (h *house) drain() {
	h.t.Helper()
	if err := runner(h).Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

func runner(h *house) *job.Runner {
	r := job.NewRunner(h.DB.DB, slog.New(slog.DiscardHandler))
	for kind, handler := range h.worker().Handlers() {
		r.Handle(kind, handler)
	}
	return r
}

func (h *house) upload(name, media, text string) file.ID {
	h.t.Helper()
	out, err := file.Upload(h.ctx, h.DB.DB, purposes, file.New{Purpose: transfer.PurposeImport, Name: name, MediaType: media})
	if err != nil {
		h.t.Fatal(err)
	}
	f, err := out.Copy(strings.NewReader(text))
	if err != nil {
		h.t.Fatal(err)
	}
	return f.ID
}

func (h *house) start(id file.ID, o transfer.Options) transfer.ID {
	h.t.Helper()
	var m transfer.Import
	h.update(func(tx *db.Tx) (err error) { m, err = transfer.Start(tx, id, o); return err })
	return m.ID
}

// check uploads a text and tries it.
func (h *house) check(text string, o transfer.Options) transfer.Import {
	h.t.Helper()
	media := "text/csv"
	if strings.HasPrefix(text, "{") {
		media = "application/json"
	}
	id := h.start(h.upload("people.csv", media, text), o)
	h.drain()
	return h.find(id)
}

func (h *house) apply(id transfer.ID) transfer.Import {
	h.t.Helper()
	h.update(func(tx *db.Tx) error { _, err := transfer.Apply(tx, id); return err })
	h.drain()
	return h.find(id)
}

// take checks and applies a text.
func (h *house) take(text string, o transfer.Options) transfer.Import {
	h.t.Helper()
	m := h.check(text, o)
	if m.State != transfer.Checked {
		h.t.Fatalf("the dry run is %s: %s", m.State, m.Problem)
	}
	return h.apply(m.ID)
}

func (h *house) find(id transfer.ID) (m transfer.Import) {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) { m, err = transfer.Find(tx, id); return err })
	return m
}

func (h *house) rows(id transfer.ID, outcomes ...transfer.Outcome) (rows []transfer.Row) {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) {
		rows, err = transfer.Rows(tx, id, transfer.RowFilter{Outcomes: outcomes, Limit: 1000})
		return err
	})
	return rows
}

func (h *house) text(id file.ID) string {
	h.t.Helper()
	_, content, err := file.Fetch(h.ctx, h.DB.DB, purposes, id)
	if err != nil {
		h.t.Fatal(err)
	}
	raw, err := io.ReadAll(content)
	if err != nil {
		h.t.Fatal(err)
	}
	return string(raw)
}

func (h *house) export(x transfer.Export) string {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) { x, err = transfer.StartExport(tx, x); return err })
	h.drain()
	h.update(func(tx *db.Tx) (err error) { x, err = transfer.FindExport(tx, x.ID); return err })
	if x.State != transfer.Finished {
		h.t.Fatalf("the export is %s: %s", x.State, x.Problem)
	}
	return h.text(x.FileID)
}

// named finds a member by user name; the zero member where there is none.
func (h *house) named(name string) (m member.Member) {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) {
		m, err = member.ByUserName(tx, name)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		return err
	})
	return m
}

func (h *house) create(m member.Member) member.Member {
	h.t.Helper()
	h.update(func(tx *db.Tx) (err error) { m, err = member.Create(tx, m); return err })
	return m
}

func (h *house) directory() (id string) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error {
		d, err := directory.Create(tx, "Entra", directory.Entra)
		id = d.ID
		return err
	})
	return id
}

// members lists the people of a group by user name.
func (h *house) members(group string) (names []string) {
	h.t.Helper()
	h.update(func(tx *db.Tx) error {
		g, err := member.GroupByName(tx, "", group)
		if err != nil {
			return err
		}
		rows, err := member.List(tx, member.Filter{GroupID: g.ID}, member.Sort{By: member.ByLogin}, member.Page{Size: 1000})
		for _, m := range rows.Items {
			names = append(names, m.UserName)
		}
		return err
	})
	slices.Sort(names)
	return names
}

var quiet = slog.New(slog.DiscardHandler)
