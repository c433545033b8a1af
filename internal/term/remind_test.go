package term_test

import (
	"log/slog"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/term"
)

// TestRow43WhoHasNotReadAPolicyIsReminded: exactly those, however many, once a
// day at most, and nobody once all have read it.
func TestRow43WhoHasNotReadAPolicyIsReminded(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		ada := membertest.Make(t, d, org, "ada@acme.example")
		bob := membertest.Make(t, d, org, "bob@acme.example")
		runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
		runner.Handle(term.RemindJob, term.Reminders(d.DB))
		try := func(fn func(*db.Tx) error) error {
			return d.Update(dbtest.As(t, org, access.Owner), access.ManageTerms, fn)
		}
		must := func(fn func(*db.Tx) error) {
			t.Helper()
			if err := try(fn); err != nil {
				t.Fatal(err)
			}
		}
		var id term.DocumentID
		must(func(tx *db.Tx) error {
			doc, err := term.CreateAgreement(tx, term.New{Layer: term.LayerPolicy, Title: "Quiet evenings", Clauses: []term.Proposal{{Section: "1", Term: term.SessionIdle, Value: "PT1H"}}})
			if err != nil {
				return err
			}
			id = doc.ID
			_, err = term.Submit(tx, id)
			return err
		})
		remind := func() error {
			err := try(func(tx *db.Tx) error { _, err := term.Remind(tx, id); return err })
			if err := runner.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
			return err
		}
		if err := remind(); !fault.Is(err, fault.Conflict) {
			t.Errorf("reminded of what is not published: %v", err)
		}
		must(func(tx *db.Tx) error {
			second := *tx
			second.Actor = access.Actor{Kind: access.KindMember, Org: org, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
			if _, err := term.Sign(&second, id, term.Signature{Name: "A. Second"}); err != nil {
				return err
			}
			_, err := term.PublishPolicy(tx, id, "Sessions end after an hour.")
			return err
		})
		read := func(m member.Member) {
			t.Helper()
			actor := access.Actor{Kind: access.KindMember, Org: org, ID: string(m.ID), Member: m.ID, Roles: []access.Role{access.Plain}}
			err := d.Update(access.With(t.Context(), actor), access.OwnData, func(tx *db.Tx) error { _, err := term.Acknowledge(tx, id); return err })
			if err != nil {
				t.Fatal(err)
			}
		}
		reminded := func(m member.Member) (n int) {
			must(func(tx *db.Tx) error {
				return tx.Get(&n, `
					select count(*) from notice n join notice_inbox i on i.org_id = n.org_id and i.notice_id = n.id
					where n.org_id = :org and n.kind = 'policy.reminded' and i.member_id = :member`, db.Args{"member": string(m.ID)})
			})
			return n
		}
		read(ada)
		if err := remind(); err != nil || reminded(ada) != 0 || reminded(bob) != 1 {
			t.Errorf("%v; ada was reminded %d times, bob %d times", err, reminded(ada), reminded(bob))
		}
		if err := remind(); !fault.Is(err, fault.Conflict) || reminded(bob) != 1 {
			t.Errorf("twice in a day: %v", err)
		}
		d.Clock.Advance(25 * time.Hour)
		if err := remind(); err != nil || reminded(bob) != 2 {
			t.Errorf("the next day: %v, %d", err, reminded(bob))
		}
		must(func(tx *db.Tx) error {
			reach, _, err := term.ReachOf(tx, id)
			if reach.RemindedAt == nil || !reach.RemindedAt.Equal(d.Clock.Now()) {
				t.Errorf("reminded at %v", reach.RemindedAt)
			}
			return err
		})
		read(bob)
		d.Clock.Advance(25 * time.Hour)
		if err := remind(); !fault.Is(err, fault.Conflict) {
			t.Errorf("when all have read it: %v", err)
		}
	})
}
