package term_test

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

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

// somebody is a member of the organization with these roles.
func somebody(t *testing.T, d *dbtest.DB, org access.OrgID, who string, do func(tx *db.Tx) error) error {
	t.Helper()
	a := access.Actor{Kind: access.KindMember, Org: org, ID: who, Member: access.MemberID(who), Roles: []access.Role{access.Owner}}
	return d.Update(access.With(t.Context(), a), access.ManageTerms, do)
}

// TestSigningTakesTwoPeople goes through everybody who might sign alone.
func TestSigningTakesTwoPeople(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		var doc term.Document
		must(t, somebody(t, d, org, "ada", func(tx *db.Tx) (err error) {
			doc, err = term.CreateAgreement(tx, master(says(term.AccessRespondWithin, "P20D")))
			return err
		}))
		must(t, somebody(t, d, org, "ben", func(tx *db.Tx) error {
			return term.AddClauses(tx, doc.ID, []term.Proposal{says(term.Extension, "P1M")})
		}))
		program := access.Actor{Kind: access.KindProgram, Org: org, ID: "token", Roles: []access.Role{access.Owner}}
		must(t, d.Update(access.With(t.Context(), program), access.ManageTerms, func(tx *db.Tx) error {
			return term.AddClauses(tx, doc.ID, []term.Proposal{says(term.SessionIdle, "PT1H")})
		}))
		must(t, somebody(t, d, org, "cleo", func(tx *db.Tx) error { _, err := term.Submit(tx, doc.ID); return err }))
		behind := func(_ *db.Tx, id string) (access.MemberID, error) { return access.MemberID("dan"), nil }
		signature := term.Signature{Name: "Ada Byron", Behind: behind}
		for _, who := range []string{"ada", "ben", "cleo", "dan"} {
			err := somebody(t, d, org, who, func(tx *db.Tx) error { _, err := term.Sign(tx, doc.ID, signature); return err })
			if !fault.Is(err, fault.Denied) {
				t.Errorf("%s had a hand in it and signs: %v", who, err)
			}
		}
		for name, a := range map[string]access.Actor{
			"a program": program,
			"support":   {Kind: access.KindOperator, Org: org, ID: "op", Member: "op", Roles: []access.Role{access.Owner}, Support: &access.Support{}},
		} {
			err := d.Update(access.With(t.Context(), a), access.ManageTerms, func(tx *db.Tx) error { _, err := term.Sign(tx, doc.ID, signature); return err })
			if !fault.Is(err, fault.Denied) {
				t.Errorf("%s signs: %v", name, err)
			}
		}
		must(t, somebody(t, d, org, "eve", func(tx *db.Tx) (err error) {
			if verbs, err := term.Allowed(tx, found(t, tx, doc.ID), signature); err != nil || len(verbs) != 2 {
				t.Errorf("the second person may %v, %v", verbs, err)
			}
			doc, err = term.Sign(tx, doc.ID, signature)
			return err
		}))
		if doc.State != term.Signed || doc.SignedBy.ID != "eve" || doc.SignedBy.Name != "Ada Byron" {
			t.Errorf("signed: %+v", doc)
		}
	})
}

func found(t *testing.T, tx *db.Tx, id term.DocumentID) term.Document {
	t.Helper()
	d, err := term.FindDocument(tx, id)
	must(t, err)
	return d
}

// TestReview goes from draft to review and back: what is in review can't be
// changed, and what comes back says why.
func TestReview(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		publish(t, d)
		org := d.Org(t, "one")
		doc := desk{t, d, org}.draft(master(says(term.AccessRespondWithin, "P20D")))
		empty := desk{t, d, org}.draft(master())
		do := func(fn func(tx *db.Tx) error) error { return update(t, d, org, fn) }
		wants := func(name string, want fault.Kind, fn func(tx *db.Tx) error) {
			t.Helper()
			if err := do(fn); !fault.Is(err, want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		again := func(tx *db.Tx) error { _, err := term.Submit(tx, doc.ID); return err }
		back := func(reason string) func(tx *db.Tx) error {
			return func(tx *db.Tx) error { _, err := term.Return(tx, doc.ID, reason); return err }
		}
		wants("hand in nothing", fault.Conflict, func(tx *db.Tx) error { _, err := term.Submit(tx, empty.ID); return err })
		wants("give back a draft", fault.Conflict, back("Section 7 is wrong."))
		wants("sign a draft", fault.Conflict, func(tx *db.Tx) error { _, err := term.Sign(tx, doc.ID, term.Signature{Name: "A"}); return err })
		must(t, do(again))
		wants("hand in twice", fault.Conflict, again)
		wants("change in review", fault.Conflict, func(tx *db.Tx) error { return term.AddClauses(tx, doc.ID, nil) })
		wants("give back without a reason", fault.Invalid, back(" "))
		must(t, do(back("Section 7 is wrong.")))
		must(t, do(func(tx *db.Tx) error {
			if got := found(t, tx, doc.ID); got.State != term.Draft || got.ReturnedBecause != "Section 7 is wrong." || got.SubmittedAt != nil {
				t.Errorf("given back: %+v", got)
			}
			return term.AddClauses(tx, doc.ID, []term.Proposal{says(term.Extension, "P1M")})
		}))
		must(t, do(again))
		must(t, do(func(tx *db.Tx) error {
			if got := found(t, tx, doc.ID); got.State != term.Review || got.ReturnedBecause != "" {
				t.Errorf("handed in again: %+v", got)
			}
			return nil
		}))
	})
}
