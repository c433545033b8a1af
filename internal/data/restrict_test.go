package data_test

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

const contested = "She says that the figures are somebody else's."

// restrict restricts records of ada's as bob.
func (w *world) restrict(by member.Member, n data.NewRestriction) (r data.Restriction, err error) {
	err = w.Update(w.as(by), access.DecideRequests, func(tx *db.Tx) error {
		r, err = data.RestrictRecords(tx, w.ada.ID, n)
		return err
	})
	return r, err
}

func (w *world) endRestriction(id data.RestrictionID) (r data.Restriction, err error) {
	err = w.Update(w.as(w.bob), access.DecideRequests, func(tx *db.Tx) error {
		r, err = data.EndRestriction(tx, id, "The figures were checked and are right.")
		return err
	})
	return r, err
}

// lifted runs what is due.
func (w *world) lifted() {
	w.t.Helper()
	runner := job.NewRunner(w.DB.DB, slog.New(slog.DiscardHandler))
	runner.Handle(data.LiftJob, data.LiftRestrictions(w.DB.DB))
	if err := runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) notices(kind string) (n int) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from notice where org_id = :org and kind = :kind`, db.Args{"kind": kind})
	})
	return n
}

func (w *world) export() (out []data.Item) {
	w.t.Helper()
	who := data.Subject{OrgID: w.org, MemberID: w.ada.ID}
	err := data.Builtin(w.DB.DB).Export(w.worker(), who, func(i data.Item) error {
		out = append(out, i)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

// TestRestrictedRecordsAreStoredAndNotUsed is GDPR Article 18 in what Steward
// itself keeps: nobody reads, finds, moves or deletes them, and the member does.
func TestRestrictedRecordsAreStoredAndNotUsed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("docs", data.Files, 400, "Plan", "Numbers of the year."), w.content("mail", data.Communications, 2, "Letter", "Dear Dan"))
		r, err := w.restrict(w.bob, data.NewRestriction{ProductID: "docs", Ground: data.GroundAccuracy, Reason: contested})
		if err != nil {
			t.Fatal(err)
		}
		got, err := w.read(data.Filter{}, data.Page{}, reason)
		if err != nil || !slices.Equal(titles(got.Items), []string{"Letter"}) || len(got.Withheld) != 1 || !strings.Contains(got.Withheld[0].Why, "Article 18") {
			t.Errorf("%v %+v %v", titles(got.Items), got.Withheld, err)
		}
		err = w.Update(w.as(w.bob), access.ReadContent, func(tx *db.Tx) error {
			found, err := data.Search(tx, w.ada.ID, "numbers", data.Filter{}, data.Page{}, reason)
			if len(found.Items) != 0 {
				t.Error("a restricted record is found")
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		w.do(func(tx *db.Tx) error {
			moved, err := data.Move(tx, tx, w.ada.ID, w.bob.ID, data.Filter{}, false, 10)
			if len(moved) != 1 {
				t.Errorf("%d records went to somebody else", len(moved))
			}
			return err
		})
		w.do(func(tx *db.Tx) error {
			n, err := data.Discard(tx, w.ada.ID, data.Filter{}, "account_lost", 10)
			stored, ask := data.Restricted(tx, w.ada.ID, "docs", data.Files)
			other, also := data.Restricted(tx, w.ada.ID, "mail", data.Communications)
			if n != 0 || !stored || other || ask != nil || also != nil {
				t.Errorf("%d deleted, restricted %v, another %v", n, stored, other)
			}
			return err
		})
		own := w.own(data.Filter{}, data.Page{})
		if len(own.Items) != 1 || !own.Items[0].Restricted || own.Items[0].KeptUntil != nil {
			t.Errorf("the member sees %+v", own.Items) // no rule deletes it, so it has no day
		}
		if items := w.export(); len(items) != 1 || !items[0].Restricted {
			t.Errorf("a copy for the member has %+v", items)
		}
		w.do(func(tx *db.Tx) error {
			all, err := data.Restrictions(tx, w.ada.ID)
			if len(all) != 1 || all[0].ID != r.ID || all[0].Reason != contested || all[0].PlacedBy != w.bob.ID {
				t.Errorf("%+v", all)
			}
			return err
		})
		if w.notices("data.restricted") != 1 {
			t.Error("the member was not told")
		}
	})
}

// TestARestrictionIsLiftedAfterNotice: the member is told before, the restriction
// stands until the day that they were told, and then everything goes on.
func TestARestrictionIsLiftedAfterNotice(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("docs", data.Files, 1, "Plan", "Numbers."))
		w.agree(term.LayerPolicy, clause(term.RestrictionNotice, "P10D", term.Reach{}))
		r, err := w.restrict(w.bob, data.NewRestriction{Ground: data.GroundClaims, Reason: contested})
		if err != nil {
			t.Fatal(err)
		}
		if r, err = w.endRestriction(r.ID); err != nil {
			t.Fatal(err)
		}
		if want := w.Clock.Now().AddDate(0, 0, 10); !r.LiftAt.Equal(want) || w.notices("data.restriction_ending") != 1 {
			t.Errorf("lifted at %v, want %v", r.LiftAt, want)
		}
		_, err = w.endRestriction(r.ID)
		wantKind(t, err, fault.Conflict) // told once
		w.Clock.Advance(9 * 24 * time.Hour)
		w.lifted()
		_, err = w.read(data.Filter{}, data.Page{}, reason)
		wantKind(t, err, fault.Denied)
		w.Clock.Advance(25 * time.Hour)
		w.lifted()
		if got, err := w.read(data.Filter{}, data.Page{}, reason); err != nil || len(got.Items) != 1 {
			t.Errorf("%+v %v", got, err)
		}
		if w.notices("data.restriction_lifted") != 1 {
			t.Error("the member was not told that it is lifted")
		}
		_, err = w.endRestriction(r.ID)
		wantKind(t, err, fault.Conflict)
		w.do(func(tx *db.Tx) error {
			all, err := data.Restrictions(tx, w.ada.ID)
			if len(all) != 1 || all[0].LiftedAt == nil || all[0].LiftReason == "" {
				t.Errorf("%+v", all)
			}
			var n int
			if err := tx.Get(&n, `select count(*) from event where org_id = :org and action in ('data.restricted', 'data.restriction_ending', 'data.restriction_lifted')`, nil); err != nil || n != 3 {
				t.Errorf("%d events, %v", n, err)
			}
			return err
		})
	})
}

func TestRestrictingRefuses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		good := data.NewRestriction{Ground: data.GroundAccuracy, Reason: contested}
		for want, change := range map[fault.Kind]func(*data.NewRestriction){
			fault.Invalid:  func(n *data.NewRestriction) { n.Reason = "short" },
			fault.NotFound: func(n *data.NewRestriction) { n.ProductID = "nothing" },
		} {
			n := good
			change(&n)
			_, err := w.restrict(w.bob, n)
			wantKind(t, err, want)
		}
		_, err := w.restrict(w.bob, data.NewRestriction{Ground: data.GroundAsked, Reason: contested})
		wantKind(t, err, fault.Invalid) // that is a request's
		_, err = w.restrict(w.ada, good)
		wantKind(t, err, fault.Denied) // no permission
		err = w.Update(w.as(w.bob), access.DecideRequests, func(tx *db.Tx) error {
			_, err := data.RestrictRecords(tx, w.bob.ID, good)
			return err
		})
		wantKind(t, err, fault.Denied) // about oneself
		_, err = w.endRestriction("nothing")
		wantKind(t, err, fault.NotFound)
	})
}

// TestSharesLeaveRestrictedRecordsOut: whom a member shows health records to sees
// none that are restricted, and sees them again afterwards; the member always does.
func TestSharesLeaveRestrictedRecordsOut(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids, secret := w.measured("Pulse", "Weight"), ""
		_, err := mine(w, func(tx *db.Tx) (s data.Share, err error) {
			s, secret, err = data.ShareHealth(tx, data.NewShare{
				Kind: data.ToProfessional, Recipient: "Dr. Okoye", Records: ids, Until: w.Now().AddDate(0, 0, 30),
			})
			return s, err
		})
		if err != nil {
			t.Fatal(err)
		}
		shown := func(want int, when string) {
			t.Helper()
			got, err := data.ShareDesk{DB: d.DB}.Open(t.Context(), secret)
			if err != nil || len(got.Records) != want {
				t.Errorf("%s a share shows %v, %v", when, titles(got.Records), err)
			}
			own := w.own(data.Filter{Category: data.Health}, data.Page{})
			if len(own.Items) != 2 || own.Items[0].Restricted != (want == 0) || (own.Items[0].KeptUntil == nil) != (want == 0) {
				t.Errorf("%s the member sees %+v", when, own.Items)
			}
		}
		shown(2, "before")
		if _, err := w.restrict(w.bob, data.NewRestriction{Category: data.Files, Ground: data.GroundAccuracy, Reason: contested}); err != nil {
			t.Fatal(err)
		}
		shown(2, "with another category restricted")
		r, err := w.restrict(w.bob, data.NewRestriction{Category: data.Health, Ground: data.GroundAccuracy, Reason: contested})
		if err != nil {
			t.Fatal(err)
		}
		shown(0, "restricted")
		if _, err := w.endRestriction(r.ID); err != nil {
			t.Fatal(err)
		}
		shown(0, "told that it ends")
		w.Clock.Advance(7 * 24 * time.Hour) // as the terms say where nothing is agreed
		w.lifted()
		shown(2, "lifted")
	})
}

// TestTheBuiltinSourceRestricts: for a rights request, once however often it is
// asked, and lifts for the same request alone. Erasure forgets it.
func TestTheBuiltinSourceRestricts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("docs", data.Files, 1, "Plan", "Numbers."), w.a("band", data.Health, 2, "Pulse"))
		own, who := data.Builtin(w.DB.DB).(data.Changer), data.Subject{OrgID: w.org, MemberID: w.ada.ID}
		for range 2 {
			out, err := own.Restrict(w.worker(), who, data.RestrictOptions{Key: "restrict-1", Request: "r1"})
			if err != nil || out.State != data.OutcomeDone || out.Changed != 1 { // health is not told
				t.Fatalf("%+v %v", out, err)
			}
		}
		if items := w.export(); len(items) != 2 || !items[0].Restricted || !items[1].Restricted {
			t.Errorf("%+v", items)
		}
		if _, err := own.Restrict(w.worker(), who, data.RestrictOptions{Key: "lift-2", Request: "other", Lift: true}); err != nil {
			t.Fatal(err)
		}
		_, err := w.read(data.Filter{}, data.Page{}, reason)
		wantKind(t, err, fault.Denied)
		for range 2 {
			if _, err := own.Restrict(w.worker(), who, data.RestrictOptions{Key: "lift-1", Request: "r1", Lift: true}); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := w.read(data.Filter{}, data.Page{}, reason); err != nil || len(got.Items) != 1 || w.notices("data.restriction_lifted") != 1 {
			t.Errorf("%+v %v", got, err)
		}
		if _, err := data.Builtin(w.DB.DB).Erase(w.worker(), who, data.EraseOptions{Key: "erase-1"}); err != nil {
			t.Fatal(err)
		}
		w.do(func(tx *db.Tx) error {
			all, err := data.Restrictions(tx, w.ada.ID)
			if len(all) != 0 {
				t.Errorf("%+v", all)
			}
			return err
		})
	})
}

// TestTheBuiltinSourceRectifies: records and events of the customer relation, by
// key and by category, in batches; what the law keeps, and credentials, are refused.
func TestTheBuiltinSourceRectifies(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		named := w.content("docs", data.Files, 3, "Plan", "Numbers of Bob.")
		named.Key, named.Fields = "file-1", map[string]string{"owner": "Bob", "folder": "home"}
		batch := []data.New{named, w.a("mail", data.Credentials, 4, "Password")}
		for len(batch) < 552 {
			n := w.a("mail", data.Contacts, 5, "Dan")
			n.Fields = map[string]string{"street": "Old Street"}
			batch = append(batch, n)
		}
		w.ingest(batch[:data.MaxIngest]...)
		w.ingest(batch[data.MaxIngest:]...)
		w.do(func(tx *db.Tx) error {
			for kind, p := range map[data.RelationKind]data.Purpose{data.Purchase: data.Provide, data.Trial: data.Provide} {
				err := data.RecordRelation(tx, data.NewRelation{
					MemberID: w.ada.ID, Kind: kind, ProductID: "mail", Purpose: p, At: w.Clock.Now().Add(-time.Hour), Title: "Licence", Fields: map[string]string{"name": "Adda"},
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if _, err := w.search("bob"); err != nil {
			t.Fatal(err)
		}
		own, who := data.Builtin(w.DB.DB).(data.Changer), data.Subject{OrgID: w.org, MemberID: w.ada.ID}
		o := data.RectifyOptions{Key: "rectify-1", Request: "r1", Corrections: []data.Correction{
			{Category: data.Files, Key: "file-1", Field: "owner", Value: "Ada"},
			{Category: data.Files, Key: "file-1", Field: "folder", Value: ""},
			{Category: data.Files, Key: "file-1", Field: "content", Value: "Numbers of Ada."},
			{Category: data.Contacts, Field: "street", Value: "New Street"},
			{Category: data.Contacts, Field: "fax", Value: "1"},
			{Category: data.Credentials, Field: "title", Value: "Key"},
			{Category: data.Payment, Field: "name", Value: "Ada"},
			{Category: data.Relation, Field: "name", Value: "Ada"},
		}}
		out, err := own.Rectify(w.worker(), who, o)
		if err != nil || out.Changed != 1+550+1 || len(out.Refused) != 2 {
			t.Fatalf("%+v %v", out, err)
		}
		if again, err := own.Rectify(w.worker(), who, o); err != nil || again.Changed != 0 {
			t.Errorf("%+v %v", again, err)
		}
		streets := 0
		for _, i := range w.export() {
			switch {
			case i.Category == data.Contacts && i.Fields["street"] == "New Street" && len(i.Fields) == 1:
				streets++
			case i.Category == data.Files && (i.Content != "Numbers of Ada." || i.Fields["owner"] != "Ada" || len(i.Fields) != 1):
				t.Errorf("%+v", i)
			case i.Category == data.Payment && i.Fields["name"] != "Adda":
				t.Errorf("an invoice was changed: %+v", i)
			case i.Category == data.Relation && i.Fields["name"] != "Ada":
				t.Errorf("%+v", i)
			}
		}
		if found, err := w.search("bob"); err != nil || streets != 550 || len(found.Items) != 0 {
			t.Errorf("%d streets; what was wrong is still found: %v %v", streets, titles(found.Items), err)
		}
		w.do(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: "data.corrected"}, audit.Page{Limit: 10})
			for _, e := range events {
				if strings.Contains(fmt.Sprint(e.Detail()), "Ada") {
					t.Errorf("the log has values: %v", e.Detail())
				}
			}
			if len(events) != 3 { // two batches of records, and the events of the relation
				t.Errorf("%d events", len(events))
			}
			return err
		})
	})
}

func (w *world) search(text string) (found data.SearchResult, err error) {
	err = w.Update(w.as(w.bob), access.ReadContent, func(tx *db.Tx) error {
		found, err = data.Search(tx, w.ada.ID, text, data.Filter{ProductID: product.ID("docs")}, data.Page{}, reason)
		return err
	})
	return found, err
}
