package data_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// TestRow39Search: content is found by words without being opened, under the
// rules of reading; health and credentials are not in the index, and the index
// means nothing without the member's key.
func TestRow39Search(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.agree(term.LayerMaster, clause(term.AdminAccessContent, term.ContentWithReason, term.Reach{Product: "mail"}))
		w.ingest(
			w.content("mail", data.Communications, 3, "Zephyrine invoice", "The QUARTZ contract is late."),
			w.content("mail", data.Communications, 2, "Lunch", "Quartz again?"),
			w.content("band", data.Health, 1, "Pulse", "quartz heartbeat"),
		)
		find := func(text string) (r data.SearchResult, err error) {
			err = w.Update(w.as(w.bob), access.ReadContent, func(tx *db.Tx) (err error) {
				r, err = data.Search(tx, w.ada.ID, text, data.Filter{}, data.Page{}, reason)
				return err
			})
			return r, err
		}
		if r, err := find("quartz"); err != nil || len(r.Items) != 2 || r.Incomplete {
			t.Fatalf("%+v, %v", r, err)
		}
		if r, err := find("Zephyrine QUARTZ"); err != nil || len(r.Items) != 1 || r.Items[0].Title != "Zephyrine invoice" {
			t.Errorf("two words: %+v, %v", r, err)
		}
		if _, err := find("a"); !fault.Is(err, fault.Invalid) {
			t.Errorf("a letter: %v", err)
		}
		w.do(func(tx *db.Tx) error {
			var n int
			if err := tx.Get(&n, `select count(*) from record_word where org_id = :org and word like '%quartz%'`, nil); err != nil || n != 0 {
				t.Errorf("%d words in the clear, %v", n, err)
			}
			return tx.Get(&n, `select count(*) from record_word where org_id = :org`, nil)
		})
		looks := 0
		w.do(func(tx *db.Tx) error {
			list, err := data.Accesses(tx, w.ada.ID, data.Page{})
			looks = len(list.Items)
			return err
		})
		if looks != 2 {
			t.Errorf("the member sees %d searches, want 2", looks)
		}
		if err := w.sealer.Shred(t.Context(), w.org, "e1", w.ada.ID, "test", seal.Content); err != nil {
			t.Fatal(err)
		}
		if _, err := find("quartz"); err == nil {
			t.Error("the index still answers without the key")
		}
		w.do(func(tx *db.Tx) error {
			_, err := data.Discard(tx, w.ada.ID, data.Filter{}, "test", 500)
			if err != nil {
				return err
			}
			var n int
			err = tx.Get(&n, `select count(*) from record_word where org_id = :org`, nil)
			if n != 0 {
				t.Errorf("%d words outlive their records", n)
			}
			return err
		})
	})
}

// TestRow30: a choice reaches every connected source, is tried again, and its
// status is there.
func TestRow30(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		status, got := http.StatusServiceUnavailable, ""
		source := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/choices") {
				got = r.URL.Path
			}
			rw.Header().Set("Content-Type", "application/json")
			rw.WriteHeader(status)
			_, _ = rw.Write([]byte(`{}`))
		}))
		t.Cleanup(source.Close)
		w.do(func(tx *db.Tx) error {
			_, err := product.Connect(tx, "docs-archive", source.URL, "0123456789abcdef")
			return err
		})
		s := data.Sources{DB: d.DB, Client: source.Client()}
		choose := func(on bool) {
			if err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error { _, err := data.SetChoice(tx, data.PromotionsEmail, on); return err }); err != nil {
				t.Fatal(err)
			}
		}
		tell := func() error {
			j := job.Job{OrgID: w.org, Kind: data.ChoiceJob, Payload: []byte(`{"member":"` + string(w.ada.ID) + `","kind":"promotions_email","source":"docs-archive"}`)}
			return s.TellChoice(w.worker(), j)
		}
		told := func() (out data.Told) {
			w.do(func(tx *db.Tx) error {
				all, err := data.ToldOf(tx, w.ada.ID)
				if len(all) == 1 {
					out = all[0]
				}
				return err
			})
			return out
		}
		choose(false)
		if got := told(); got.State != data.ToldPending {
			t.Errorf("after deciding: %+v", got)
		}
		if err := tell(); err == nil || told().State != data.ToldPending || told().Attempts != 1 || told().Problem == "" {
			t.Errorf("an unreachable source: %v, %+v", err, told())
		}
		status = http.StatusOK
		if err := tell(); err != nil || told().State != data.ToldDone || told().Allowed || told().ToldAt == nil || got == "" {
			t.Errorf("told: %v, %+v", err, told())
		}
		status = http.StatusBadRequest
		choose(true)
		if err := tell(); err != nil || told().State != data.ToldFailed {
			t.Errorf("a source that refuses: %v, %+v", err, told())
		}
		status = http.StatusOK
		if err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error { return data.TellAgain(tx, data.PromotionsEmail) }); err != nil {
			t.Fatal(err)
		}
		if err := tell(); err != nil || told().State != data.ToldDone || !told().Allowed {
			t.Errorf("again: %v, %+v", err, told())
		}
	})
}

// TestRow54: what each service was given at sign-in, taking it back, and the
// organization's list of services that nobody signs in to.
func TestRow54(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		give := func(c ...data.Category) error {
			return w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
				_, err := data.Disclose(tx, data.NewDisclosure{MemberID: w.ada.ID, Reason: data.SignIn, Categories: c, Recipient: "Travelbook", At: tx.Now})
				return err
			})
		}
		own := func(fn func(tx *db.Tx) error) {
			t.Helper()
			if err := w.Update(w.as(w.ada), access.OwnData, fn); err != nil {
				t.Fatal(err)
			}
		}
		parties := func() (out []data.Party) {
			w.do(func(tx *db.Tx) (err error) { out, err = data.Parties(tx, w.ada.ID); return err })
			return out
		}
		for _, err := range []error{give(data.NameAndContact), give(data.NameAndContact, data.Interests)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		if p := parties(); len(p) != 1 || p[0].Count != 2 || !slices.Equal(p[0].Claims, []data.Category{data.NameAndContact, data.Interests}) && len(p[0].Claims) != 2 {
			t.Errorf("%+v", p)
		}
		own(func(tx *db.Tx) error { return data.RevokeParty(tx, "Travelbook", false) })
		if err := give(data.NameAndContact); !fault.Is(err, fault.Denied) || parties()[0].RevokedAt == nil {
			t.Errorf("after taking it back: %v", err)
		}
		own(func(tx *db.Tx) error { return data.RevokeParty(tx, "Travelbook", true) })
		w.do(func(tx *db.Tx) error { return data.Block(tx, "TravelBook", true) })
		if err := give(data.NameAndContact); !fault.Is(err, fault.Denied) || !parties()[0].Blocked {
			t.Errorf("a blocked service: %v", err)
		}
		w.do(func(tx *db.Tx) error { return data.Block(tx, "travelbook", false) })
		if err := give(data.NameAndContact); err != nil {
			t.Errorf("allowed again: %v", err)
		}
	})
}

// TestRow66To71Relation: events of the customer relation have a purpose, are exported,
// and erased but for what the law keeps.
func TestRow66To71Relation(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		keep := func(k data.RelationKind, p data.Purpose) error {
			return w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
				return data.RecordRelation(tx, data.NewRelation{MemberID: w.ada.ID, Kind: k, ProductID: "mail", Purpose: p, At: tx.Now.AddDate(0, 0, -1), Title: "An event of " + string(k)})
			})
		}
		for k, p := range map[data.RelationKind]data.Purpose{
			data.Trial: data.Provide, data.Purchase: data.OperateLegal, data.Use: data.Improve, data.SupportCase: data.ProvideSupport,
			data.Communication: data.Personalize, data.ProfessionalService: data.Provide,
		} {
			if err := keep(k, p); err != nil {
				t.Errorf("%s: %v", k, err)
			}
		}
		if err := keep(data.Purchase, data.AdvertiseTarget); !fault.Is(err, fault.Invalid) {
			t.Errorf("a purchase used for advertising: %v", err)
		}
		for _, k := range []data.ChoiceKind{data.PromotionsEmail, data.PromotionsSMS, data.PromotionsTelephone, data.PromotionsPost} {
			if err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error { _, err := data.SetChoice(tx, k, false); return err }); err != nil {
				t.Fatal(err)
			}
		}
		if err := keep(data.Communication, data.AdvertisePromote); !fault.Is(err, fault.Denied) {
			t.Errorf("row 70: a promotion to somebody who wants none: %v", err)
		}
		b, who := data.Builtin(d.DB), data.Subject{OrgID: w.org, MemberID: w.ada.ID}
		export := func() (n int, titles string) {
			err := b.Export(w.worker(), who, func(i data.Item) error { n++; titles += i.Title; return nil })
			if err != nil {
				t.Fatal(err)
			}
			return n, titles
		}
		if n, _ := export(); n != 6 {
			t.Errorf("an export has %d events, want 6", n)
		}
		if f, err := b.Find(w.worker(), who); err != nil || f.Total() != 6 {
			t.Errorf("found %+v, %v", f, err)
		}
		out, err := b.Erase(w.worker(), who, data.EraseOptions{Key: "erase-it-1"})
		if err != nil || out.Erased != 5 || len(out.Retained) != 1 || out.Retained[0].Category != data.Payment {
			t.Fatalf("row 69: %+v, %v", out, err)
		}
		if v, err := b.Verify(w.worker(), who); err != nil || v.State != data.OutcomeDone || len(v.Retained) != 1 {
			t.Errorf("verified %+v, %v", v, err)
		}
		if n, titles := export(); n != 1 || !strings.Contains(titles, "purchase") {
			t.Errorf("after the erasure %d: %s", n, titles)
		}
		d.Clock.Advance(11 * 365 * 24 * time.Hour)
		if out, err = b.Erase(w.worker(), who, data.EraseOptions{Key: "erase-it-2"}); err != nil || out.Erased != 1 {
			t.Errorf("after the law's time %+v, %v", out, err)
		}
	})
}

// TestRow32Facts: each record says until when it is kept and who got its kind.
func TestRow32Facts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("mail", data.Communications, 3, "Letter", "Dear"))
		w.do(func(tx *db.Tx) error {
			_, err := data.Disclose(tx, data.NewDisclosure{
				MemberID: w.ada.ID, ProductID: "mail", Reason: data.ForService, Categories: []data.Category{data.Communications}, Recipient: "Courier", At: tx.Now,
			})
			return err
		})
		err := w.View(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
			rows, err := data.Own(tx, data.Filter{}, data.Page{})
			if err != nil {
				return err
			}
			r := rows.Items[0]
			if r.KeptUntil == nil || !r.KeptUntil.Equal(r.At.AddDate(10, 0, 0)) || !slices.Equal(r.Recipients, []string{"Courier"}) {
				t.Errorf("%+v", r)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
