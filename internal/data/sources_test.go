package data_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
)

func (w *world) subject() data.Subject {
	return data.Subject{
		OrgID: w.org, OrgSlug: "acme", MemberID: w.ada.ID, UserName: w.ada.UserName, Emails: []string{w.ada.Email()},
	}
}

// fill gives ada 1,203 records in three categories, and choices, a disclosure
// and an access besides.
func (w *world) fill() {
	w.t.Helper()
	var batch []data.New
	for i := range 1200 {
		n := w.a("mail", data.Activities, i%300, fmt.Sprint(i))
		n.Key = fmt.Sprintf("activity-%d", i)
		if batch = append(batch, n); len(batch) == 400 {
			w.ingest(batch...)
			batch = nil
		}
	}
	w.ingest(w.content("docs", data.Files, 1, "plan", "engine"), w.content("band", data.Health, 1, "pulse", "72"), w.a("docs", data.Contacts, 1, "Carol"))
	bobs := w.a("mail", data.Contacts, 1, "Bob's")
	bobs.MemberID = w.bob.ID
	w.ingest(bobs)
	if _, err := w.choose(data.PromotionsEmail, false); err != nil {
		w.t.Fatal(err)
	}
	if err := w.disclose(w.disclosure(data.ToVendor)); err != nil {
		w.t.Fatal(err)
	}
	if _, err := w.read(data.Filter{}, data.Page{}, reason); err != nil {
		w.t.Fatal(err)
	}
}

func TestBuiltinSource(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.fill()
		source, ctx, who := data.Builtin(d.DB), w.worker(), w.subject()
		export := func() map[string]data.Item {
			t.Helper()
			got := map[string]data.Item{}
			err := source.Export(ctx, who, func(i data.Item) error { got[i.Key] = i; return nil })
			if err != nil {
				t.Fatal(err)
			}
			return got
		}
		found, err := source.Find(ctx, who)
		if err != nil || found.Total() != 1203 || len(export()) != 1203 {
			t.Fatalf("%d found, %v", found.Total(), err)
		}
		if got := export()["activity-7"]; got.Title != "7" || got.Category != data.Activities || got.ProductID != "mail" {
			t.Errorf("%+v", got)
		}
		t.Run("export stops where its taker does", func(t *testing.T) {
			enough, n := errors.New("enough"), 0
			err := source.Export(ctx, who, func(data.Item) error { n++; return enough })
			if !errors.Is(err, enough) || n != 1 {
				t.Errorf("%d, %v", n, err)
			}
		})
		t.Run("erase some", func(t *testing.T) {
			out, err := source.Erase(ctx, who, data.EraseOptions{Key: "erase-0001", Categories: []data.Category{data.Health}})
			if err != nil || out.State != data.OutcomeDone || out.Erased != 1 || len(export()) != 1202 {
				t.Fatalf("%+v, %v", out, err)
			}
			out, err = source.Verify(ctx, who, data.Health)
			if err != nil || out.State != data.OutcomeDone {
				t.Errorf("%+v, %v", out, err)
			}
			if out, err = source.Verify(ctx, who); err != nil || out.State != data.OutcomeRemaining || out.Remaining != 1205 {
				t.Errorf("%+v, %v", out, err)
			}
		})
		t.Run("erase all, twice", func(t *testing.T) {
			for _, want := range []int{1202, 0} {
				out, err := source.Erase(ctx, who, data.EraseOptions{Key: "erase-0002", Request: "r"})
				if err != nil || out.State != data.OutcomeDone || out.Erased != want {
					t.Fatalf("%+v, %v", out, err)
				}
			}
			out, err := source.Verify(ctx, who)
			if err != nil || out.State != data.OutcomeDone || out.Remaining != 0 {
				t.Errorf("%+v, %v", out, err)
			}
			if n := len(w.disclosures(w.bob, data.Page{}).Items) + len(w.accesses(w.bob).Items); n != 0 {
				t.Errorf("%d disclosures and accesses are left", n)
			}
			wantTally(t, w)
		})
		t.Run("somebody else's are left", func(t *testing.T) {
			other := who
			other.MemberID = w.bob.ID
			if found, err := source.Find(ctx, other); err != nil || found.Total() != 1 {
				t.Errorf("%d, %v", found.Total(), err)
			}
		})
		t.Run("only for Steward itself", func(t *testing.T) {
			_, err := source.Find(w.as(w.bob), who)
			wantKind(t, err, fault.Denied)
		})
	})
}

func TestSourcesOfAnOrganization(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		s := data.Sources{DB: d.DB, Client: client()}
		all, err := s.List(w.worker())
		if err != nil || len(all) != 1 || all[0].ID != data.BuiltinID {
			t.Fatalf("%+v, %v", all, err)
		}
		url := serve(t, nil, adasFiles...)
		w.do(func(tx *db.Tx) error {
			_, err := product.Connect(tx, "docs-archive", url, string(secret))
			return err
		})
		all, err = s.List(w.worker())
		if err != nil || len(all) != 2 || all[1].Name != "Docs archive" || all[1].ProductID != "docs" {
			t.Fatalf("%+v, %v", all, err)
		}
		found, err := all[1].Source.Find(w.worker(), w.subject())
		if err != nil || found.Total() != 4 {
			t.Errorf("%d found, %v", found.Total(), err)
		}
	})
}

// TestOtherOrganizations: another organization's member is not there.
func TestOtherOrganizations(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.fill()
		other := d.Org(t, "other")
		eve := membertest.Make(t, d, other, "eve@other.example", access.Owner)
		ctx := access.With(t.Context(), access.Actor{
			Kind: access.KindMember, Org: other, ID: string(eve.ID), Member: eve.ID, Roles: eve.Roles,
		})
		for name, fn := range map[string]func(*db.Tx, member.ID) error{
			"Read": func(tx *db.Tx, id member.ID) error {
				_, err := data.Read(tx, id, data.Filter{}, data.Page{}, reason)
				return err
			},
			"Overview": func(tx *db.Tx, id member.ID) error { _, err := data.Overview(tx, id); return err },
			"Accesses": func(tx *db.Tx, id member.ID) error { _, err := data.Accesses(tx, id, data.Page{}); return err },
			"Choices":  func(tx *db.Tx, id member.ID) error { _, err := data.Choices(tx, id); return err },
			"History": func(tx *db.Tx, id member.ID) error {
				_, err := data.History(tx, id, data.AdsInterest)
				return err
			},
			"Disclosures": func(tx *db.Tx, id member.ID) error {
				_, err := data.Disclosures(tx, id, data.Page{})
				return err
			},
		} {
			var messages []string
			for _, id := range []member.ID{w.ada.ID, member.ID(db.NewID())} {
				err := d.Update(ctx, access.ReadContent, func(tx *db.Tx) error { return fn(tx, id) })
				if !fault.Is(err, fault.NotFound) {
					t.Errorf("%s: %v", name, err)
				}
				messages = append(messages, fault.Shown(err).Message)
			}
			if messages[0] != messages[1] {
				t.Errorf("%s tells foreign from unknown: %q", name, messages)
			}
		}
		if err := d.View(ctx, access.ReadMembers, func(tx *db.Tx) error {
			tally, err := data.Tally(tx)
			if len(tally) != 0 {
				t.Errorf("another organization's counters: %v", tally)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}
