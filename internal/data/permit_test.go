package data_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// by does something with a permit as a member.
func (w *world) by(m member.Member, fn func(*db.Tx) (data.Permit, error)) (p data.Permit, err error) {
	err = w.Update(w.as(m), access.ReadContent, func(tx *db.Tx) error {
		p, err = fn(tx)
		return err
	})
	return p, err
}

// Row 39, the third way: the terms want a second person, who opens the content
// to whoever asked, for a while; the member sees it.
func TestRow39ASecondPersonOpensContentForAWhile(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		carol := membertest.Make(t, d, w.org, "carol@acme.example", access.PrivacyOfficer)
		w.ingest(w.content("docs", data.Files, 1, "Plan", "Secret."), w.a("mail", data.Contacts, 2, "Dan"), w.a("band", data.Health, 3, "Pulse"))
		docs := data.Filter{ProductID: "docs"}
		ask := func(m member.Member, f data.Filter) (data.Permit, error) {
			return w.by(m, func(tx *db.Tx) (data.Permit, error) { return data.AskToRead(tx, w.ada.ID, f, reason) })
		}
		decide := func(m member.Member, fn func(*db.Tx, data.PermitID) (data.Permit, error), id data.PermitID) (data.Permit, error) {
			return w.by(m, func(tx *db.Tx) (data.Permit, error) { return fn(tx, id) })
		}
		_, err := ask(w.bob, docs)
		wantKind(t, err, fault.Conflict) // a reason is enough here
		w.agree(term.LayerPolicy, clause(term.AdminAccessContent, term.ContentSecondApprover, term.Reach{Product: "docs"}))
		_, err = ask(w.bob, data.Filter{Category: data.Health})
		wantKind(t, err, fault.Denied)
		_, err = ask(w.bob, data.Filter{ProductID: "band"})
		wantKind(t, err, fault.Conflict)
		p, err := ask(w.bob, docs)
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.read(docs, data.Page{}, reason)
		wantKind(t, err, fault.Denied)
		_, err = decide(w.bob, data.ApproveRead, p.ID)
		wantKind(t, err, fault.Denied) // not by whoever asked
		if p, err = decide(carol, data.ApproveRead, p.ID); err != nil || p.Until == nil || !p.Until.Equal(p.DecidedAt.Add(24*time.Hour)) {
			t.Fatalf("%+v, %v", p, err)
		}
		r, err := w.read(docs, data.Page{}, reason)
		if err != nil || len(r.Items) != 1 || r.Items[0].Content != "Secret." {
			t.Fatalf("%+v, %v", r, err)
		}
		if got := w.accesses(w.ada).Items; len(got) != 1 || got[0].ApprovedBy != carol.ID || got[0].Reason != reason {
			t.Errorf("the member sees %+v", got)
		}
		// It is bob's, and not carol's.
		err = w.Update(w.as(carol), access.ReadContent, func(tx *db.Tx) error {
			_, err := data.Read(tx, w.ada.ID, docs, data.Page{}, reason)
			return err
		})
		wantKind(t, err, fault.Denied)
		_, err = decide(carol, data.RefuseRead, p.ID)
		wantKind(t, err, fault.Conflict)
		d.Clock.Advance(24 * time.Hour)
		_, err = w.read(docs, data.Page{}, reason)
		wantKind(t, err, fault.Denied)
		w.wantReadEvents()
	})
}

// wantReadEvents wants the question, the answer and the look in the log, with
// the reason.
func (w *world) wantReadEvents() {
	w.t.Helper()
	for _, action := range []string{"data.read_asked", "data.read_approved", "data.content_read"} {
		w.do(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: action, Subject: w.ada.ID}, audit.Page{Limit: 10})
			if err == nil && (len(events) != 1 || events[0].Personal["reason"] != reason) {
				w.t.Errorf("%s: %+v", action, events)
			}
			return err
		})
	}
}

func TestRow39QuestionsToReadAreRefusedAndEnd(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		carol := membertest.Make(t, d, w.org, "carol@acme.example", access.PrivacyOfficer)
		w.ingest(w.content("docs", data.Files, 1, "Plan", "Secret."))
		w.agree(term.LayerPolicy, clause(term.AdminAccessContent, term.ContentSecondApprover, term.Reach{Product: "docs"}))
		ask := func() data.Permit {
			p, err := w.by(w.bob, func(tx *db.Tx) (data.Permit, error) {
				return data.AskToRead(tx, w.ada.ID, data.Filter{ProductID: product.ID("docs")}, reason)
			})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
		refused, late := ask(), ask()
		if p, err := w.by(carol, func(tx *db.Tx) (data.Permit, error) { return data.RefuseRead(tx, refused.ID) }); err != nil || p.State != data.PermitRefused {
			t.Fatalf("%+v, %v", p, err)
		}
		_, err := w.read(data.Filter{ProductID: "docs"}, data.Page{}, reason)
		wantKind(t, err, fault.Denied)
		d.Clock.Advance(72 * time.Hour)
		_, err = w.by(carol, func(tx *db.Tx) (data.Permit, error) { return data.ApproveRead(tx, late.ID) })
		wantKind(t, err, fault.Conflict)
		var list []data.Permit
		w.do(func(tx *db.Tx) (err error) { list, err = data.PermitsOf(tx, w.ada.ID); return err })
		if len(list) != 2 || list[0].State != data.PermitOver || list[1].State != data.PermitRefused || list[0].Reason != reason {
			t.Errorf("%+v", list)
		}
	})
}
