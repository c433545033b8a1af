package register_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// world is an organization that uses mail, one that uses nothing, and the vendor.
type world struct {
	*dbtest.DB
	t               *testing.T
	org, other, own access.OrgID
	runner          *job.Runner
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err == nil {
		err = s.Prepare(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	w := &world{DB: d, t: t, org: d.Org(t, "acme"), other: d.Org(t, "idle"), own: d.Org(t, "vendor"), runner: job.NewRunner(d.DB, slog.New(slog.DiscardHandler))}
	for kind, h := range register.Jobs(d.DB) {
		w.runner.Handle(kind, h)
	}
	w.across(func(wide *db.Wide) error {
		_, err := wide.Exec(`update organization set vendor = :yes where org_id = :id`, db.Args{"yes": true, "id": string(w.own)})
		return err
	})
	w.load(sample)
	m := membertest.Make(t, d, w.org, "ada@acme.example")
	w.do(w.org, func(tx *db.Tx) error { _, err := product.Assign(tx, m.ID, "mail", product.ByOrganization); return err })
	return w
}

func (w *world) across(fn func(*db.Wide) error) {
	w.t.Helper()
	if err := w.Across(w.t.Context(), "test", fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) load(text string) (done register.Done) {
	w.t.Helper()
	w.across(func(wide *db.Wide) (err error) { done, err = register.Import(wide, []byte(text)); return err })
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	return done
}

func (w *world) try(org access.OrgID, fn func(*db.Tx) error) error {
	return w.Update(access.With(w.t.Context(), access.System(org, "test")), access.Work, fn)
}

func (w *world) do(org access.OrgID, fn func(*db.Tx) error) {
	w.t.Helper()
	if err := w.try(org, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) notices(org access.OrgID) (list []register.Notice) {
	w.t.Helper()
	w.do(org, func(tx *db.Tx) (err error) { list, err = register.Notices(tx); return err })
	return list
}

// desk is the night desk as it is for the organization.
func (w *world) desk() (out register.Listed) {
	w.t.Helper()
	w.do(w.org, func(tx *db.Tx) error {
		all, err := register.Recipients(tx)
		for _, l := range all {
			if l.ID == "night_desk" {
				out = l
			}
		}
		return err
	})
	return out
}

var moved = strings.Replace(sample, "country: DE", "country: US", 1)

// TestRow25SubprocessorChange: an organization that uses what a subprocessor
// works for is told, as long before as its terms say; what it has now goes on
// until then.
func TestRow25SubprocessorChange(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		if n := len(w.notices(w.org)); n != 0 {
			t.Fatalf("the first list was announced: %d", n)
		}
		w.do(w.org, func(tx *db.Tx) error {
			doc, err := term.CreateAgreement(tx, term.New{Layer: term.LayerProcessing, Title: "DPA", Clauses: []term.Proposal{
				{Section: "9", Term: term.SubprocessorNotice, Value: "P60D"}, {Section: "9", Term: term.SubprocessorObjection, Value: "P40D"},
			}})
			if err != nil {
				return err
			}
			if _, err := term.Submit(tx, doc.ID); err != nil {
				return err
			}
			second := *tx
			second.Actor = access.Actor{Kind: access.KindMember, Org: w.org, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
			_, err = term.Sign(&second, doc.ID, term.Signature{Name: "Second"})
			return err
		})
		if done := w.load(moved); done.Announced != 1 {
			t.Fatalf("%+v", done)
		}
		list := w.notices(w.org)
		if len(list) != 1 || list[0].Before == nil || list[0].After.Country != "US" {
			t.Fatalf("%+v", list)
		}
		n, now := list[0], d.Clock.Now()
		if !n.AppliesAt.Equal(now.AddDate(0, 0, 60)) || !n.ObjectUntil.Equal(now.AddDate(0, 0, 40)) {
			t.Errorf("applies %s, object until %s", n.AppliesAt, n.ObjectUntil)
		}
		if len(w.notices(w.other)) != 0 || len(w.notices(w.own)) != 0 {
			t.Error("told to whom it doesn't concern")
		}
		if l := w.desk(); l.Country != "DE" || !l.Used {
			t.Errorf("before the day: %+v", l)
		}
		d.Clock.Advance(60 * 24 * time.Hour)
		if l := w.desk(); l.Country != "US" || !l.Used {
			t.Errorf("on the day: %+v", l)
		}
		if done := w.load(moved); done.Announced != 0 {
			t.Errorf("the same file again: %+v", done)
		}
	})
}

// TestRow25Objection: an objection holds the change back until it is answered;
// upheld, it never happens; overruled, it does.
func TestRow25Objection(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		for _, uphold := range []bool{true, false} {
			w := newWorld(t, dbtest.Open(t, d.Dialect()))
			w.load(moved)
			id := w.notices(w.org)[0].ID
			if err := w.try(w.org, func(tx *db.Tx) error { _, err := register.Object(tx, id, "No."); return err }); !fault.Is(err, fault.Invalid) {
				t.Errorf("without a reason: %v", err)
			}
			if err := w.try(w.other, func(tx *db.Tx) error {
				_, err := register.Object(tx, id, "Not ours to object to.")
				return err
			}); !fault.Is(err, fault.NotFound) {
				t.Errorf("another organization's notice: %v", err)
			}
			w.do(w.org, func(tx *db.Tx) error { _, err := register.Object(tx, id, "Data may not leave Europe."); return err })
			if err := w.runner.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
			w.wantTold(w.own, "subprocessor.objected")
			w.Clock.Advance(90 * 24 * time.Hour)
			if l := w.desk(); l.Country != "DE" {
				t.Errorf("an open objection counts for nothing: %+v", l)
			}
			w.across(func(wide *db.Wide) error {
				all, err := register.Objections(wide)
				if len(all) != 1 || all[0].Organization.ID != w.org {
					t.Errorf("%+v", all)
				}
				return err
			})
			w.do(w.org, func(tx *db.Tx) error {
				_, err := register.Answer(tx, id, uphold, "We have looked at it with our lawyers.")
				return err
			})
			w.wantTold(w.org, "subprocessor.answered")
			if l := w.desk(); (l.Country == "DE") != uphold || !l.Used {
				t.Errorf("upheld %v: %+v", uphold, l)
			}
			if err := w.try(w.org, func(tx *db.Tx) error { _, err := register.Object(tx, id, "Once more, please."); return err }); !fault.Is(err, fault.Conflict) {
				t.Errorf("a second objection: %v", err)
			}
		}
	})
}

// TestRow25TooLateToObject: the time to object ends as the terms say.
func TestRow25TooLateToObject(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		added := strings.Replace(sample, "recipients:\n", "recipients:\n  - {id: far_cloud, name: Far Cloud, kind: subprocessor, country: SG, does: Keeps backups., categories: [files]}\n", 1)
		w.load(added)
		n := w.notices(w.org)[0]
		w.do(w.org, func(tx *db.Tx) error {
			all, err := register.Recipients(tx)
			for _, l := range all {
				if l.ID == "far_cloud" && l.Used {
					t.Error("it is used before the day")
				}
			}
			return err
		})
		w.Clock.Set(n.ObjectUntil.Add(time.Minute))
		if err := w.try(w.org, func(tx *db.Tx) error { _, err := register.Object(tx, n.ID, "Too late, I know."); return err }); !fault.Is(err, fault.Conflict) {
			t.Errorf("after the time: %v", err)
		}
	})
}

func (w *world) wantTold(org access.OrgID, kind string) {
	w.t.Helper()
	w.do(org, func(tx *db.Tx) error {
		var n int
		err := tx.Get(&n, `select count(*) from notice where org_id = :org and kind = :kind`, db.Args{"kind": kind})
		if n == 0 {
			w.t.Errorf("nobody was told %s", kind)
		}
		return err
	})
}

// TestTheCatalogueIsKept: what is imported is exported alike, and read by
// whoever uses it: the register of processing (row 2), affiliates (row 24), and
// cookies, identifiers and beacons (rows 33 to 35).
func TestTheCatalogueIsKept(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		var text []byte
		w.do(w.org, func(tx *db.Tx) (err error) { text, err = register.Export(tx); return err })
		if done := w.load(string(text)); done.Announced != 0 || done.Retired != 0 || done.Products != 2 {
			t.Errorf("%+v", done)
		}
		var again []byte
		w.do(w.org, func(tx *db.Tx) (err error) { again, err = register.Export(tx); return err })
		if !bytes.Equal(text, again) {
			t.Errorf("exported\n%s\nthen\n%s", text, again)
		}
		w.do(w.org, func(tx *db.Tx) error {
			about, err := register.Of(tx)
			if err != nil {
				return err
			}
			if p := about["mail"]; len(p.Features) != 3 || len(p.Processing) != 2 || p.Processing[0].Ground != "contract" {
				t.Errorf("row 2: %+v", p)
			}
			all, err := register.Recipients(tx)
			if err != nil {
				return err
			}
			if n := len(register.OfProduct(all, "pulse")); n != 1 || all[1].Kind != register.Affiliate {
				t.Errorf("row 24: %d recipients of pulse, %+v", n, all)
			}
			ids, err := register.Identifiers(tx)
			if len(ids) != 3 || ids[0].Owner != "Big Ads" || !ids[0].Resettable || ids[1].Kind != "beacon" || !ids[2].Necessary {
				t.Errorf("rows 33 to 35: %+v", ids)
			}
			return err
		})
		shorter := sample[:strings.Index(sample, "  - {id: pixel")]
		if done := w.load(shorter); done.Retired != 1 {
			t.Errorf("%+v", done)
		}
		w.across(func(wide *db.Wide) error {
			if _, err := register.Import(wide, []byte(strings.Replace(sample, "basis: required", "basis: whim", 1))); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "line") {
				t.Errorf("a malformed one: %v", err)
			}
			return nil
		})
	})
}
