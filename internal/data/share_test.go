package data_test

import (
	"fmt"
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
)

// mine does something as ada with her own data.
func mine[T any](w *world, fn func(*db.Tx) (T, error)) (out T, err error) {
	err = w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
		out, err = fn(tx)
		return err
	})
	return out, err
}

func (w *world) measured(titles ...string) (ids []data.RecordID) {
	w.t.Helper()
	for _, title := range titles {
		r, err := mine(w, func(tx *db.Tx) (data.Record, error) {
			return data.KeepHealth(tx, data.HealthEntry{ProductID: "band", At: dbtest.Start, Title: title, Content: "58 beats"})
		})
		if err != nil {
			w.t.Fatal(err)
		}
		ids = append(ids, r.ID)
	}
	return ids
}

// TestRow80HealthIsEdited: members add to, correct and delete what is kept about
// their health, and a hold keeps it as it is.
func TestRow80HealthIsEdited(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids := w.measured("Pulse", "Weight")
		change := func(id data.RecordID) error {
			_, err := mine(w, func(tx *db.Tx) (data.Record, error) {
				return data.KeepHealth(tx, data.HealthEntry{ID: id, ProductID: "band", At: dbtest.Start, Title: "Pulse at rest", Content: "61 beats"})
			})
			return err
		}
		if err := change(ids[0]); err != nil {
			t.Fatal(err)
		}
		got := w.own(data.Filter{Category: data.Health}, data.Page{})
		if len(got.Items) != 2 || got.Items[0].Title+got.Items[1].Title != "WeightPulse at rest" && got.Items[0].Title+got.Items[1].Title != "Pulse at restWeight" {
			t.Errorf("%+v", got.Items)
		}
		drop := func(id data.RecordID) error {
			_, err := mine(w, func(tx *db.Tx) (bool, error) { return true, data.DropHealth(tx, id) })
			return err
		}
		if err := drop(ids[1]); err != nil {
			t.Fatal(err)
		}
		if err := drop(ids[1]); !fault.Is(err, fault.NotFound) {
			t.Errorf("dropped twice: %v", err)
		}
		db.Subscribe(d.DB, func(*db.Tx, data.Clearing) error { return fault.New(fault.Conflict, "A legal hold keeps this.") })
		if err := change(ids[0]); !fault.Is(err, fault.Conflict) {
			t.Errorf("changed under a hold: %v", err)
		}
		if err := drop(ids[0]); !fault.Is(err, fault.Conflict) {
			t.Errorf("dropped under a hold: %v", err)
		}
	})
}

// TestRow82Shares: a member shows health records to somebody for a while, never
// to an administrator; each look is theirs to see; it ends by itself and at once.
func TestRow82Shares(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids := w.measured("Pulse", "Weight", "Sleep")
		var secret string
		share := func(n data.NewShare) (data.Share, error) {
			return mine(w, func(tx *db.Tx) (s data.Share, err error) {
				s, secret, err = data.ShareHealth(tx, n)
				return s, err
			})
		}
		until := w.Now().AddDate(0, 0, 7)
		s, err := share(data.NewShare{Kind: data.ToProfessional, Recipient: "Dr. Okoye", Records: ids[:2], Until: until})
		if err != nil {
			t.Fatal(err)
		}
		desk := data.ShareDesk{DB: d.DB}
		got, err := desk.Open(t.Context(), secret)
		if err != nil || len(got.Records) != 2 || got.Recipient != "Dr. Okoye" || got.Records[0].Content != "58 beats" {
			t.Fatalf("%+v, %v", got, err)
		}
		if _, err := desk.Open(t.Context(), "wrong"); !fault.Is(err, fault.NotFound) {
			t.Errorf("a wrong secret: %v", err)
		}
		list, err := mine(w, data.Shares)
		if err != nil || len(list) != 1 || len(list[0].Looks) != 1 || list[0].Recipient != "Dr. Okoye" {
			t.Errorf("%+v, %v", list, err)
		}
		w.quiet("share.made", "share.opened")
		// A record that goes is shown no more.
		if _, err := mine(w, func(tx *db.Tx) (bool, error) { return true, data.DropHealth(tx, ids[0]) }); err != nil {
			t.Fatal(err)
		}
		if got, err = desk.Open(t.Context(), secret); err != nil || len(got.Records) != 1 {
			t.Errorf("%+v, %v", got, err)
		}
		d.Clock.Advance(7 * 24 * time.Hour)
		if _, err = desk.Open(t.Context(), secret); !fault.Is(err, fault.NotFound) {
			t.Errorf("after its time: %v", err)
		}
		s, err = share(data.NewShare{Kind: data.ToApp, Recipient: "Runner", Records: ids[2:], Until: w.Now().AddDate(0, 1, 0)})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := mine(w, func(tx *db.Tx) (data.Share, error) { return data.EndShare(tx, s.ID) }); err != nil {
			t.Fatal(err)
		}
		if _, err = desk.Open(t.Context(), secret); !fault.Is(err, fault.NotFound) {
			t.Errorf("after it was ended: %v", err)
		}
		w.refuseShares(ids, share)
	})
}

// quiet makes sure that the log has events and that they tell nobody of health.
func (w *world) quiet(actions ...string) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		for _, action := range actions {
			events, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 10})
			if err != nil {
				return err
			}
			if len(events) == 0 || strings.Contains(strings.ToLower(fmt.Sprintf("%+v", events[0])), "health") {
				w.t.Errorf("%s: %+v", action, events)
			}
		}
		return nil
	})
}

func (w *world) refuseShares(ids []data.RecordID, share func(data.NewShare) (data.Share, error)) {
	w.t.Helper()
	until := w.Now().AddDate(0, 0, 1)
	w.ingest(w.a("mail", data.Files, 1, "A letter"))
	letter := w.own(data.Filter{Category: data.Files}, data.Page{}).Items[0].ID
	good := data.NewShare{Kind: data.ToFamily, Recipient: "Mother", Records: ids[2:], Until: until}
	cases := []struct {
		name string
		make func(*data.NewShare)
		kind fault.Kind
	}{
		{"an administrator", func(n *data.NewShare) { n.Recipient = "bob@acme.example" }, fault.Denied},
		{"nobody", func(n *data.NewShare) { n.Recipient = " " }, fault.Invalid},
		{"nothing", func(n *data.NewShare) { n.Records = nil }, fault.Invalid},
		{"a letter", func(n *data.NewShare) { n.Records = []data.RecordID{letter} }, fault.NotFound},
		{"for ever", func(n *data.NewShare) { n.Until = until.AddDate(2, 0, 0) }, fault.Invalid},
		{"until yesterday", func(n *data.NewShare) { n.Until = until.AddDate(0, 0, -2) }, fault.Invalid},
		{"to whatever", func(n *data.NewShare) { n.Kind = "public" }, fault.Invalid},
	}
	for _, c := range cases {
		n := good
		c.make(&n)
		if _, err := share(n); !fault.Is(err, c.kind) {
			w.t.Errorf("%s: %v", c.name, err)
		}
	}
	err := w.Update(w.as(w.bob), access.OwnData, func(tx *db.Tx) error {
		_, _, err := data.ShareHealth(tx, good)
		return err
	})
	if !fault.Is(err, fault.NotFound) {
		w.t.Errorf("somebody else's records: %v", err)
	}
}

// TestRow22And84ConsentEndsByItself: combining health data needs a consent, which can
// have an end; then it is off again, and the systems are told.
func TestRow22And84ConsentEndsByItself(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		end := w.Now().AddDate(0, 0, 30)
		c, err := mine(w, func(tx *db.Tx) (data.Choice, error) { return data.Consent(tx, data.HealthCombine, end) })
		if err != nil || !c.Allowed || c.Until == nil || !c.Until.Equal(end) {
			t.Fatalf("%+v, %v", c, err)
		}
		if c := w.choices(w.ada)[data.HealthCombine]; !c.Allowed || c.Until == nil {
			t.Errorf("%+v", c)
		}
		d.Clock.Advance(30 * 24 * time.Hour)
		if c := w.choices(w.ada)[data.HealthCombine]; c.Allowed {
			t.Errorf("after its time: %+v", c)
		}
		j := job.Job{OrgID: w.org, Kind: data.ConsentJob, Payload: []byte(`{"member":"` + string(w.ada.ID) + `","kind":"health_combine"}`)}
		for range 2 {
			if err := data.EndConsents(d.DB)(w.worker(), j); err != nil {
				t.Fatal(err)
			}
		}
		w.do(func(tx *db.Tx) error {
			if _, err := data.History(tx, w.ada.ID, data.HealthCombine); !fault.Is(err, fault.Denied) {
				t.Errorf("somebody else sees it: %v", err)
			}
			return nil
		})
		past, err := mine(w, func(tx *db.Tx) ([]data.ChoiceChange, error) { return data.History(tx, w.ada.ID, data.HealthCombine) })
		if err != nil || len(past) != 2 || past[0].Allowed || !past[1].Allowed {
			t.Errorf("%+v, %v", past, err)
		}
		for name, kind := range map[string]data.ChoiceKind{"not about health": data.Personalization, "unknown": "shoe"} {
			if _, err := mine(w, func(tx *db.Tx) (data.Choice, error) { return data.Consent(tx, kind, w.Now().AddDate(0, 1, 0)) }); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// TestRow67DealingsAreSeen: events of the customer relation stand before the
// person with what they are kept for, and until when the law keeps them.
func TestRow67DealingsAreSeen(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.do(func(tx *db.Tx) error {
			for kind, purpose := range map[data.RelationKind]data.Purpose{data.SupportCase: data.ProvideSupport, data.Purchase: data.OperateLegal} {
				err := data.RecordRelation(tx, data.NewRelation{MemberID: w.ada.ID, Kind: kind, ProductID: "mail", Purpose: purpose, At: dbtest.Start, Title: string(kind)})
				if err != nil {
					return err
				}
			}
			return nil
		})
		got, err := mine(w, data.Dealings)
		if err != nil || len(got) != 2 {
			t.Fatalf("%+v, %v", got, err)
		}
		for _, one := range got {
			if one.Title != string(one.Kind) || (one.Kind == data.Purchase) != (one.KeptUntil != nil) || one.Purpose == "" {
				t.Errorf("%+v", one)
			}
		}
	})
}

// TestRow51OwnAccountsSeeTheSame: people with accounts of their own see and
// decide as members of organizations do; nobody else reads what is theirs.
func TestRow51OwnAccountsSeeTheSame(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for _, kind := range []member.AccountKind{member.Personal, member.ThirdParty} {
			w.do(func(tx *db.Tx) error {
				before, err := member.FindForUpdate(tx, w.ada.ID)
				if err != nil {
					return err
				}
				after := before
				after.AccountKind = kind
				_, err = member.Save(tx, before, after)
				return err
			})
			ids := w.measured("Pulse " + string(kind))
			if _, err := w.read(data.Filter{}, data.Page{}, reason); !fault.Is(err, fault.Denied) {
				t.Errorf("%s is read by an administrator: %v", kind, err)
			}
			if list := w.own(data.Filter{}, data.Page{}); len(list.Items) == 0 || list.Items[0].KeptUntil == nil {
				t.Errorf("%s: %+v", kind, list.Items)
			}
			if all := w.choices(w.ada); len(all) != len(data.ChoiceKinds) {
				t.Errorf("%s has %d choices", kind, len(all))
			}
			if _, err := mine(w, func(tx *db.Tx) (bool, error) { return true, data.DropHealth(tx, ids[0]) }); err != nil {
				t.Errorf("%s: %v", kind, err)
			}
		}
	})
}
