package data_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

func TestIngest(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		t.Run("row 7: provenance, purpose and content come back", func(t *testing.T) {
			n := w.content("mail", data.Communications, 1, "Lunch", "Shall we?")
			n.Provenance, n.Purpose, n.Fields = data.ThirdParty, data.ProvideSupport, map[string]string{"from": "carol@else.example"}
			if got := w.ingest(n); got != 1 {
				t.Fatalf("%d kept", got)
			}
			got := w.own(data.Filter{}, data.Page{}).Items
			if len(got) != 1 || got[0].Content != "Shall we?" || got[0].Fields["from"] != "carol@else.example" ||
				got[0].Provenance != data.ThirdParty || got[0].Purpose != data.ProvideSupport || !got[0].At.Equal(n.At) ||
				got[0].SourceID != data.BuiltinID {
				t.Fatalf("got %+v", got)
			}
		})
		t.Run("the same key is kept once", func(t *testing.T) {
			n := w.a("docs", data.Activities, 1, "once")
			n.Key = "item-1"
			other := n
			other.MemberID = w.bob.ID
			if got := w.ingest(n, n, other); got != 2 {
				t.Errorf("%d new", got)
			}
			if got := w.ingest(n); got != 0 {
				t.Errorf("%d new the second time", got)
			}
		})
		t.Run("counters follow", func(t *testing.T) { wantTally(t, w) })
	})
}

// wantTally compares the counters with a count.
func wantTally(t *testing.T, w *world) {
	t.Helper()
	w.do(func(tx *db.Tx) error {
		kept, err := data.Tally(tx)
		if err != nil {
			return err
		}
		want := map[data.Category]int{}
		for _, m := range []access.MemberID{w.ada.ID, w.bob.ID} {
			counts, err := data.Overview(tx, m)
			if err != nil {
				return err
			}
			for _, c := range counts {
				want[c.Category] += c.Count
			}
		}
		for _, c := range kept {
			if c.Count != want[c.Category] {
				t.Errorf("%s: the counter says %d, there are %d", c.Category, c.Count, want[c.Category])
			}
			delete(want, c.Category)
		}
		if len(want) > 0 {
			t.Errorf("not counted: %v", want)
		}
		return nil
	})
}

func TestIngestRefuses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		change := func(f func(*data.New)) data.New {
			n := w.content("mail", data.Communications, 1, "x", "y")
			f(&n)
			return n
		}
		cases := map[string]data.New{
			"another organization's member": change(func(n *data.New) { n.MemberID = access.MemberID(db.NewID()) }),
			"unknown product":               change(func(n *data.New) { n.ProductID = "nothing" }),
			"unknown category":              change(func(n *data.New) { n.Category = "secrets" }),
			"unknown provenance":            change(func(n *data.New) { n.Provenance = "found" }),
			"unknown purpose":               change(func(n *data.New) { n.Purpose = "sell" }),
			"row 83: health to advertise":   change(func(n *data.New) { n.Category, n.Purpose = data.Health, data.Advertise }),
			"row 49: a credential's secret": change(func(n *data.New) { n.Category = data.Credentials }),
			"no time":                       change(func(n *data.New) { n.At = time.Time{} }),
			"in a week":                     change(func(n *data.New) { n.At = dbtest.Start.AddDate(0, 0, 7) }),
			"content too large":             change(func(n *data.New) { n.Content = strings.Repeat("x", 64<<10+1) }),
			"title too long":                change(func(n *data.New) { n.Title = strings.Repeat("x", 501) }),
			"NUL":                           change(func(n *data.New) { n.Content = "a\x00b" }),
			"not UTF-8":                     change(func(n *data.New) { n.Title = "\xff" }),
			"key too long":                  change(func(n *data.New) { n.Key = strings.Repeat("k", 201) }),
			"field without a name":          change(func(n *data.New) { n.Fields = map[string]string{"": "x"} }),
		}
		for name, n := range cases {
			t.Run(name, func(t *testing.T) {
				good := w.a("mail", data.Activities, 1, "good")
				err := w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
					_, err := data.Ingest(tx, []data.New{good, n})
					return err
				})
				wantKind(t, err, fault.Invalid)
				if f := fault.Shown(err); !slices.Equal(f.Fields, []string{"records.1"}) || !strings.Contains(f.Message, "Record 2") {
					t.Errorf("%v: %s", f.Fields, f.Message)
				}
			})
		}
		t.Run("all rows' mistakes at once, and no more than twenty", func(t *testing.T) {
			bad := make([]data.New, 30)
			err := w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
				_, err := data.Ingest(tx, bad)
				return err
			})
			if f := fault.Shown(err); len(f.Fields) != 20 || !strings.Contains(f.Message, "30 of 30") {
				t.Errorf("%d fields: %s", len(f.Fields), f.Message)
			}
		})
		t.Run("none, or too many", func(t *testing.T) {
			for _, n := range []int{0, data.MaxIngest + 1} {
				err := w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
					_, err := data.Ingest(tx, make([]data.New, n))
					return err
				})
				wantKind(t, err, fault.Invalid)
			}
		})
		if n := len(w.own(data.Filter{}, data.Page{}).Items); n != 0 {
			t.Errorf("%d records were kept of refused batches", n)
		}
	})
}

// TestPagesAreComplete reads pages of every size and wants each record once, in
// order, although many have the same time.
func TestPagesAreComplete(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		var batch []data.New
		for i := range 23 {
			batch = append(batch, w.a("mail", data.Activities, i/5, fmt.Sprint(i)))
		}
		w.ingest(batch...)
		all := titles(w.own(data.Filter{}, data.Page{Size: 100}).Items)
		if len(all) != 23 {
			t.Fatalf("%d records", len(all))
		}
		for _, size := range []int{1, 4, 22, 23, 24} {
			var got []string
			p := data.Page{Size: size}
			for {
				r := w.own(data.Filter{}, p)
				got = append(got, titles(r.Items)...)
				if !r.More {
					break
				}
				p.After = r.Cursors[len(r.Cursors)-1]
			}
			if !slices.Equal(got, all) {
				t.Errorf("pages of %d: %v", size, got)
			}
		}
		err := w.View(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
			_, err := data.Own(tx, data.Filter{}, data.Page{After: "nonsense"})
			return err
		})
		wantKind(t, err, fault.Invalid)
	})
}

// TestRow32 is the dashboard: by category, by product, by date.
func TestRow32ViewByCategoryProductDate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.a("mail", data.Contacts, 10, "old contact"), w.a("docs", data.Activities, 5, "opened"),
			w.a("mail", data.Activities, 1, "sent"), w.a("band", data.Health, 0, "pulse"))
		from, to := dbtest.Start.AddDate(0, 0, -5), dbtest.Start.AddDate(0, 0, -1)
		for _, c := range []struct {
			f    data.Filter
			want []string
		}{
			{data.Filter{}, []string{"pulse", "sent", "opened", "old contact"}},
			{data.Filter{ProductID: "mail"}, []string{"sent", "old contact"}},
			{data.Filter{Category: data.Activities}, []string{"sent", "opened"}},
			{data.Filter{From: &from, To: &to}, []string{"opened"}},
			{data.Filter{ProductID: "mail", Category: data.Health}, nil},
		} {
			if got := titles(w.own(c.f, data.Page{}).Items); !slices.Equal(got, c.want) {
				t.Errorf("%+v: %v, want %v", c.f, got, c.want)
			}
		}
		err := w.View(w.worker(), access.Work, func(tx *db.Tx) error {
			_, err := data.Own(tx, data.Filter{}, data.Page{})
			return err
		})
		wantKind(t, err, fault.Denied)
	})
}

// TestSealedAtRest looks for what is personal in the raw database file.
func TestSealedAtRest(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	const planted = "heron-weather-lantern"
	n := w.content("mail", data.Communications, 1, "title "+planted, "content "+planted)
	n.Key, n.Fields = "key "+planted, map[string]string{"field " + planted: "value " + planted}
	w.ingest(n)
	if _, err := w.read(data.Filter{}, data.Page{}, "reason "+planted); err != nil {
		t.Fatal(err)
	}
	w.do(func(tx *db.Tx) error {
		_, err := data.Disclose(tx, data.NewDisclosure{
			MemberID: w.ada.ID, Reason: data.ToVendor, Categories: []data.Category{data.Support},
			Recipient: "recipient " + planted, Note: "note " + planted, At: tx.Now,
		})
		return err
	})
	path := strings.TrimPrefix(w.URL, "sqlite:")
	for _, suffix := range []string{"", "-wal"} {
		raw, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(raw), planted) {
			t.Errorf("what is personal is readable in %s", path+suffix)
		}
	}
}

// TestRecordIsBoundToItsPlace: an exchanged category or record does not open.
func TestRecordIsBoundToItsPlace(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("mail", data.Health, 1, "sick note", "flu"))
		dbtest.Exec(t, w.URL, `update record set category = 'activities'`)
		if _, err := w.read(data.Filter{}, data.Page{}, reason); err == nil {
			t.Fatal("a health record was read as an activity")
		}
	})
}

// TestManyHandInAtOnce: they don't wait for each other in a circle, and the
// counters come out right.
func TestManyHandInAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		var wg sync.WaitGroup
		for g := range 6 {
			wg.Go(func() {
				for i := range 4 {
					batch := []data.New{
						w.a("mail", data.Contacts, i, "c"), w.a("mail", data.Activities, i, "a"), w.a("docs", data.Files, i, "f"),
					}
					if g%2 == 1 {
						slices.Reverse(batch)
					}
					err := d.Update(w.worker(), access.Work, func(tx *db.Tx) error {
						_, err := data.Ingest(tx, batch)
						return err
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		if n := len(w.own(data.Filter{}, data.Page{Size: 200}).Items); n != 72 {
			t.Errorf("%d records", n)
		}
		wantTally(t, w)
	})
}
