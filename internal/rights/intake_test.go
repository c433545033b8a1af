package rights

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

func (w *world) open(m member.Member, p access.Permission, n New) (Request, error) {
	w.t.Helper()
	return w.try(m, p, func(tx *db.Tx) (Request, error) { return Open(tx, n) })
}

func TestIntake(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		letter := New{Kind: Access, MemberID: w.ada.ID, Channel: Letter, Evidence: "Folder 7, page 2.", Question: "Copies, please."}
		with := func(edit func(*New)) New { n := letter; edit(&n); return n }
		long := strings.Repeat("x", maxWords+1)
		for _, c := range []struct {
			name string
			who  member.Member
			n    New
			kind fault.Kind
			word string
		}{
			{"an unknown kind", w.hal, with(func(n *New) { n.Kind = "everything" }), fault.Invalid, "everything"},
			{"an unknown member", w.hal, with(func(n *New) { n.MemberID = "nobody" }), fault.NotFound, ""},
			{"without evidence", w.hal, with(func(n *New) { n.Evidence = " " }), fault.Invalid, "evidence"},
			{"as if it came from the console", w.hal, with(func(n *New) { n.Channel = Console }), fault.Invalid, "letter, phone"},
			{"received tomorrow", w.hal, with(func(n *New) { n.ReceivedAt = w.Clock.Now().Add(time.Hour) }), fault.Invalid, "after it arrived"},
			{"received a year ago", w.hal, with(func(n *New) { n.ReceivedAt = w.Clock.Now().AddDate(-1, 0, 0) }), fault.Invalid, "90 days"},
			{"attested by the helpdesk", w.hal, with(func(n *New) { n.Attested = true }), fault.Denied, "DECIDE_REQUESTS"},
			{"a question without end", w.hal, with(func(n *New) { n.Question = long }), fault.Invalid, "characters"},
			{"for oneself by letter", w.hal, with(func(n *New) { n.MemberID = w.hal.ID }), fault.Denied, "My data"},
		} {
			t.Run(c.name, func(t *testing.T) {
				_, err := w.open(c.who, access.OpenRequests, c.n)
				wantFault(t, err, c.kind, c.word)
			})
		}
		t.Run("for somebody else as a plain member", func(t *testing.T) {
			_, err := w.open(w.ada, access.OwnData, with(func(n *New) { n.MemberID = w.hal.ID }))
			wantFault(t, err, fault.Denied, "yourself only")
		})
		n := with(func(n *New) { n.ReceivedAt = w.Clock.Now().AddDate(0, 0, -5) })
		r, err := w.open(w.hal, access.OpenRequests, n)
		if err != nil || r.State != Received || r.Attested != nil || r.AcknowledgedAt != nil || r.AnsweredBy != ByOrganization {
			t.Fatalf("%+v: %v", r, err)
		}
		if !r.Clock.ReceivedAt.Equal(n.ReceivedAt) || day(r.DueAt) != "2026-03-25" {
			t.Errorf("the clock runs from %s to %s, not from receipt", r.Clock.ReceivedAt, r.DueAt)
		}
		_, err = w.open(w.hal, access.OpenRequests, letter)
		wantFault(t, err, fault.Conflict, "open request of the same kind")
	})
}

func TestIdentityComesFirst(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r, err := w.open(w.hal, access.OpenRequests, New{Kind: Access, MemberID: w.ada.ID, Channel: Phone, Evidence: "Called on Monday."})
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Start(tx, r.ID) })
		wantFault(t, err, fault.Conflict, "Nobody has attested")
		_, err = w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, "ok") })
		wantFault(t, err, fault.Invalid, "at least 20")
		r = w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		r = w.start(w.oscar, r.ID)
		if r.AcknowledgedAt == nil || r.Attested == nil || r.Attested.By.Member != w.oscar.ID {
			t.Errorf("%+v", r)
		}
		w.do(func(tx *db.Tx) error {
			words, err := ReadWords(tx, r)
			if words.Evidence != "Called on Monday.\n"+evidence {
				t.Errorf("evidence %q", words.Evidence)
			}
			return err
		})
		own := w.ask(w.ada, Rectification)
		if own.Attested == nil || own.Attested.By.Member != w.ada.ID || own.AcknowledgedAt == nil || own.Channel != Console {
			t.Errorf("her session did not prove who she is: %+v", own)
		}
	})
}

func TestPersonalAccountsAreTheVendors(t *testing.T) {
	for _, c := range []struct {
		kind   member.AccountKind
		vendor bool
		want   Party
	}{
		{member.WorkOrSchool, false, ByOrganization}, {member.WorkOrSchool, true, ByVendor},
		{member.Personal, true, ByVendor}, {member.ThirdParty, true, ByVendor},
	} {
		if got := answeredBy(c.kind, c.vendor); got != c.want {
			t.Errorf("%s, vendor %v: %s", c.kind, c.vendor, got)
		}
	}
}

func TestRefusalIsExplained(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.ask(w.ada, Access)
		refuse := func(m member.Member, g Ground, reason string) error {
			_, err := w.try(m, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, g, reason) })
			return err
		}
		wantFault(t, refuse(w.oscar, "because", why), fault.Invalid, "because")
		wantFault(t, refuse(w.oscar, GroundExcessive, "no"), fault.Invalid, "at least 20")
		if err := refuse(w.oscar, GroundExcessive, why); err != nil {
			t.Fatal(err)
		}
		wantFault(t, refuse(w.oscar, GroundExcessive, why), fault.Conflict, "refused")
		err := w.View(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
			own, err := FindOwn(tx, r.ID)
			if err != nil {
				return err
			}
			words, err := ReadWords(tx, own)
			if own.State != Refused || own.Ground != GroundExcessive || words.Reason != why || !strings.Contains(words.Complaint, "supervisory authority") {
				t.Errorf("%+v %+v", own, words)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		mine := w.must(w.oscar, access.OwnData, func(tx *db.Tx) (Request, error) { return Open(tx, New{Kind: Access}) })
		_, err = w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, mine.ID, GroundNoData, why) })
		wantFault(t, err, fault.Denied, "about you")
	})
}

func TestWithdrawal(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.awaiting()
		_, err := w.try(w.hal, access.OwnData, func(tx *db.Tx) (Request, error) { return Withdraw(tx, r.ID) })
		wantFault(t, err, fault.NotFound, "nothing")
		w.must(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) { return Withdraw(tx, r.ID) })
		w.wantState(r.ID, Withdrawn)
		again := w.awaiting()
		w.approve(w.otto, again.ID)
		_, err = w.try(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) { return Withdraw(tx, again.ID) })
		wantFault(t, err, fault.Conflict, "being carried out")
	})
}

func TestByHand(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, k := range Kinds {
			if !k.ByHand() {
				continue
			}
			r := w.ask(w.ada, k)
			w.start(w.oscar, r.ID)
			w.drain()
			w.wantState(r.ID, InProgress)
			r = w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Complete(tx, r.ID, "The surname was corrected everywhere.") })
			if r.State != Completed || r.Answered == nil {
				t.Errorf("%+v", r)
			}
		}
		r := w.ask(w.ada, Access)
		w.start(w.oscar, r.ID)
		_, err := w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Complete(tx, r.ID, why) })
		wantFault(t, err, fault.Conflict, "completed by Steward")
	})
}

func TestExtensionIsTold(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.ask(w.ada, Access)
		r = w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Extend(tx, r.ID, why) })
		if !r.Clock.Extended || !r.DueAt.After(r.Clock.FirstDueAt) || r.Extended == nil {
			t.Errorf("%+v", r.Clock)
		}
		_, err := w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Extend(tx, r.ID, why) })
		wantFault(t, err, fault.Conflict, "only once")
	})
}

// A request keeps the terms of its receipt: what is signed later moves nothing,
// and the frozen terms can be worked out again.
func TestTermsAreFrozen(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.agree(term.AccessRespondWithin, "P10D", "0")
		r := w.ask(w.ada, Access)
		if day(r.DueAt) != "2026-03-12" {
			t.Fatalf("due %s\n%s", r.DueAt, said(r.Clock))
		}
		w.Clock.Advance(time.Hour)
		w.agree(term.AccessRespondWithin, "P5D", "1")
		w.do(func(tx *db.Tx) error {
			snap, err := TermsOf(tx, r)
			if err != nil || snap.Hash != r.TermsHash || snap.Values[term.AccessRespondWithin] != "P10D" {
				t.Errorf("%+v: %v", snap, err)
			}
			same, err := ReplayTerms(tx, r)
			if !same {
				t.Error("the snapshot can't be replayed")
			}
			return err
		})
		if got := w.find(r.ID); day(got.DueAt) != "2026-03-12" {
			t.Errorf("an amendment moved the deadline to %s", got.DueAt)
		}
		later := w.ask(w.olive, Access)
		if day(later.DueAt) != "2026-03-07" {
			t.Errorf("a later request is due %s\n%s", later.DueAt, said(later.Clock))
		}
	})
}

// agree signs an agreement with one clause.
func (w *world) agree(key term.Key, value, number string) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		d, err := term.CreateAgreement(tx, term.New{
			Layer: term.LayerOrder, Title: "Order " + number, ValidFrom: tx.Now,
			Clauses: []term.Proposal{{Section: number, Term: key, Operator: term.Assign, Value: value}},
		})
		if err != nil {
			return err
		}
		_, err = sign(tx, d.ID, "Olive")
		return err
	})
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
