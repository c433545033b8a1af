package loss

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

func each(t *testing.T, fn func(*testing.T, *world)) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) { fn(t, newWorld(t, d)) })
}

// TestRow40: a directory that takes an account away begins the loss, all its
// steps follow, and giving it back ends it.
func TestRow40(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.active(w.ada, false)
		w.drain()
		w.wantState(w.ada, Told)
		if w.notices("account.loss_begun") != 1 || w.notices("member.loss_begun") != 1 {
			t.Error("the member and the administrators are told once each")
		}
		w.days(23)
		w.wantState(w.ada, Reminded)
		w.active(w.ada, true)
		w.days(30)
		w.wantState(w.ada, Returned)
		if records, uses := w.holds(w.org, w.ada.ID); records["mail"] != 2 || records["pulse"] != 2 || len(uses) != 2 {
			t.Errorf("after coming back: %v %v", records, uses)
		}
		w.active(w.ada, false)
		w.days(0)
		w.days(30)
		w.wantState(w.ada, Lost)
		if records, uses := w.holds(w.org, w.ada.ID); records["mail"] != 2 || records["pulse"] != 0 || len(uses) != 0 {
			t.Errorf("after loss: %v %v", records, uses)
		}
		w.active(w.ada, true)
		w.wantState(w.ada, Lost) // what is lost does not come back
	})
}

// TestRow41: what is lost is previewed by who acquired it, and what members
// acquired on their own behalf is offered as the terms say.
func TestRow41(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.active(w.ada, false)
		w.drain()
		v := w.loss(w.ada)
		// One of the four is about health: administrators see the sum, so it isn't in it.
		if v.Records != 3 || len(v.Items) != 2 || !v.EndsAt.Equal(dbtest.Start.AddDate(0, 0, 30)) {
			t.Fatalf("%+v", v)
		}
		mail, pulse := v.Items[0], v.Items[1]
		if mail.AcquiredBy != product.ByOrganization || mail.Offer != "" || mail.Records != 2 {
			t.Errorf("mail %+v", mail)
		}
		if pulse.AcquiredBy != product.BySelf || pulse.Offer != term.OfferTransfer || pulse.Records != 1 {
			t.Errorf("pulse %+v", pulse)
		}
		var seen []Item
		w.in(w.org, func(tx *db.Tx) (err error) { seen, err = Seen(tx, v.ID); return err })
		if len(seen) != 2 || seen[1].Records != 1 {
			t.Errorf("administrators see %+v", seen)
		}
		err := w.View(w.as(w.org, w.ada), access.OwnData, func(tx *db.Tx) error {
			own, err := Own(tx)
			if own.Records != 4 || own.Items[1].Records != 2 {
				t.Errorf("the member sees %+v", own)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		respond := func(p product.ID, a Answer) error {
			return w.Update(w.as(w.org, w.ada), access.OwnData, func(tx *db.Tx) error { _, err := Respond(tx, p, a); return err })
		}
		if err := respond("mail", Export); !fault.Is(err, fault.Denied) {
			t.Errorf("an answer about the organization's product: %v", err)
		}
		if err := respond("nothing", Export); !fault.Is(err, fault.NotFound) {
			t.Errorf("an answer about nothing: %v", err)
		}
		if err := respond("pulse", Decline); err != nil || w.loss(w.ada).Items[1].Answer != Decline {
			t.Errorf("%v", err)
		}
		var out bytes.Buffer
		if err := ExportOwn(w.as(w.org, w.ada), w.DB.DB, "pulse", &out); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")
		var first struct{ Content string }
		if err := json.Unmarshal([]byte(lines[0]), &first); err != nil || len(lines) != 2 || strings.Contains(out.String(), "letter") {
			t.Errorf("%d lines, %v: %s", len(lines), err, out.String())
		}
		if err := ExportOwn(w.as(w.org, w.ada), w.DB.DB, "mail", &out); !fault.Is(err, fault.Denied) {
			t.Errorf("an export of what was not offered: %v", err)
		}
		w.days(30)
		if err := respond("pulse", Export); !fault.Is(err, fault.NotFound) {
			t.Errorf("an answer after the loss: %v", err)
		}
	})
}

// What members acquired moves to the personal account that they prove to have,
// sealed under its key, and is theirs there.
func TestWhatIsTheirsMovesToAPersonalAccount(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		var code string
		desk := Desk{w.DB.DB}
		as := w.as(w.org, w.ada)
		if err := w.Update(as, access.OwnData, func(tx *db.Tx) error { return SetPrivateAddress(tx, "ada@home.example") }); err != nil {
			t.Fatal(err)
		}
		w.active(w.ada, false)
		w.drain()
		if err := w.Update(as, access.OwnData, func(tx *db.Tx) (err error) { code, err = Code(tx); return err }); err != nil {
			t.Fatal(err)
		}
		if _, err := desk.Claim(as, code); !fault.Is(err, fault.Denied) {
			t.Errorf("an account of the organization claims: %v", err)
		}
		if _, err := desk.Claim(w.as(w.vendor, w.vera), "wrong"); !fault.Is(err, fault.NotFound) {
			t.Errorf("a wrong code: %v", err)
		}
		if v, err := desk.ByLink(t.Context(), code); err != nil || v.Member != w.ada.ID {
			t.Errorf("by link: %+v, %v", v, err)
		}
		if v, err := desk.Claim(w.as(w.vendor, w.vera), code); err != nil || v.Items[1].Answer != Transfer {
			t.Fatalf("%+v, %v", v, err)
		}
		w.days(30)
		w.wantState(w.ada, Lost)
		records, uses := w.holds(w.vendor, w.vera.ID)
		if records["pulse"] != 2 || records["mail"] != 0 || !slices.Equal(uses, []product.ID{"pulse"}) {
			t.Errorf("the personal account has %v %v", records, uses)
		}
		if here, _ := w.holds(w.org, w.ada.ID); here["pulse"] != 0 || w.loss(w.ada).Items[1].Moved != 2 {
			t.Errorf("the organization has %v", here)
		}
		if _, err := desk.ByLink(t.Context(), code); !fault.Is(err, fault.NotFound) {
			t.Errorf("the link outlives the loss: %v", err)
		}
	})
}

// Whoever holds the link that went to the private address answers without a
// session; nothing else of the organization is in reach.
func TestThePrivateAddressIsTold(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		bad := w.Update(w.as(w.org, w.ada), access.OwnData, func(tx *db.Tx) error { return SetPrivateAddress(tx, "Ada <a@b.example>") })
		if !fault.Is(bad, fault.Invalid) {
			t.Errorf("%v", bad)
		}
		if err := w.Update(w.as(w.org, w.ada), access.OwnData, func(tx *db.Tx) error { return SetPrivateAddress(tx, "ada@home.example") }); err != nil {
			t.Fatal(err)
		}
		w.active(w.ada, false)
		w.drain()
		if n := w.notices("account.loss_begun"); n != 2 {
			t.Errorf("%d notices, want one inside and one to the private address", n)
		}
		w.in(w.org, func(tx *db.Tx) error { return member.Erase(tx, w.ada.ID) })
		w.in(w.org, func(tx *db.Tx) error {
			if a, err := PrivateAddress(tx, w.ada.ID); a != "" || err != nil {
				t.Errorf("after erasure %q, %v", a, err)
			}
			return nil
		})
		w.days(40) // jobs of a loss that is gone end by themselves
	})
}

// Employment ends on a day that an administrator says: offered before, suspended
// on it, taken back by cancelling.
func TestEmploymentEnds(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		start := func(m member.Member, in int) (Loss, error) {
			var l Loss
			err := w.Update(w.as(w.org, w.olive), access.ManageMembers, func(tx *db.Tx) (err error) {
				l, err = EndEmployment(tx, m.ID, tx.Now.AddDate(0, 0, in))
				return err
			})
			return l, err
		}
		if _, err := start(w.ada, -1); !fault.Is(err, fault.Invalid) {
			t.Errorf("a day that has passed: %v", err)
		}
		if _, err := start(w.olive, 3); !fault.Is(err, fault.Conflict) {
			t.Errorf("one's own: %v", err)
		}
		l, err := start(w.ada, 10)
		if err != nil || !l.EndsAt.Equal(dbtest.Start.AddDate(0, 0, 40)) {
			t.Fatalf("%+v, %v", l, err)
		}
		if _, err := start(w.ada, 5); !fault.Is(err, fault.Conflict) {
			t.Errorf("twice: %v", err)
		}
		w.drain()
		w.wantState(w.ada, Told)
		w.days(10)
		state := func() (s member.State) {
			w.in(w.org, func(tx *db.Tx) error { m, err := member.Find(tx, w.ada.ID); s = m.State; return err })
			return s
		}
		if state() != member.StateSuspended {
			t.Errorf("on the last day the account is %s", state())
		}
		err = w.Update(w.as(w.org, w.olive), access.ManageMembers, func(tx *db.Tx) error { _, err := Cancel(tx, l.ID); return err })
		if err != nil || state() != member.StateActive {
			t.Errorf("cancelled: %v, %s", err, state())
		}
		w.days(60)
		w.wantState(w.ada, Returned)
	})
}

// A hold keeps the end away for as long as it stands.
func TestAHoldKeepsTheEndAway(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.held[w.ada.ID] = true
		w.active(w.ada, false)
		w.drain()
		for range 35 {
			w.days(1)
		}
		v := w.loss(w.ada)
		if v.State != Reminded || v.HeldSince == nil {
			t.Fatalf("%s, held since %v", v.State, v.HeldSince)
		}
		w.held[w.ada.ID] = false
		w.days(1)
		w.wantState(w.ada, Lost)
	})
}

// A suspension by an administrator is no loss, and a deletion is one.
func TestWhatBeginsALoss(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.in(w.org, func(tx *db.Tx) error { _, err := member.Suspend(tx, w.ada.ID, "A reason."); return err })
		if v := w.loss(w.ada); v.ID != "" {
			t.Errorf("a suspension begins %+v", v)
		}
		w.in(w.org, func(tx *db.Tx) error { return member.Delete(tx, w.ada.ID) })
		if v := w.loss(w.ada); v.Cause != Deleted {
			t.Errorf("a deletion begins %+v", v)
		}
		w.drain()
		w.days(30)
		w.wantState(w.ada, Lost)
	})
}

// TestRow38HandOver: an administrator gives content of the organization's
// products to another member; both see it in the log.
func TestRow38HandOver(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		bob := w.person("bob@acme.example")
		give := func(to member.ID, p product.ID, why string) (g Given, err error) {
			err = w.Update(w.as(w.org, w.olive), access.ManageMembers, func(tx *db.Tx) (err error) {
				g, err = HandOver(tx, w.ada.ID, to, p, why)
				return err
			})
			return g, err
		}
		const why = "Ada left the team; Bob goes on."
		for _, c := range []struct {
			name string
			to   member.ID
			p    product.ID
			why  string
			want fault.Kind
		}{
			{"no reason", bob.ID, "mail", "why", fault.Invalid},
			{"to nobody", "nobody", "mail", why, fault.NotFound},
			{"to themself", w.ada.ID, "mail", why, fault.Invalid},
			{"what the member acquired", bob.ID, "pulse", why, fault.Denied},
			{"of no product", bob.ID, "none", why, fault.NotFound},
		} {
			if _, err := give(c.to, c.p, c.why); fault.KindOf(err) != c.want {
				t.Errorf("%s: %v, want %s", c.name, err, c.want)
			}
		}
		w.held[w.ada.ID] = true
		if _, err := give(bob.ID, "mail", why); !fault.Is(err, fault.Conflict) {
			t.Errorf("under a hold: %v", err)
		}
		w.held[w.ada.ID] = false
		g, err := give(bob.ID, "mail", why)
		if err != nil || g.Count != 1 || g.More {
			t.Fatalf("%+v, %v", g, err)
		}
		left, uses := w.holds(w.org, w.ada.ID)
		got, _ := w.holds(w.org, bob.ID)
		if left["mail"] != 1 || got["mail"] != 3 || !slices.Equal(uses, []product.ID{"pulse"}) {
			t.Errorf("ada keeps %v %v (credentials stay), bob has %v", left, uses, got)
		}
		for _, m := range []member.ID{w.ada.ID, bob.ID} {
			w.in(w.org, func(tx *db.Tx) error {
				events, err := audit.List(tx, audit.Filter{Subject: m, Action: "data.handed_over"}, audit.Page{Limit: 5})
				if len(events) != 1 {
					t.Errorf("%d events about %s", len(events), m)
				}
				return err
			})
		}
	})
}
