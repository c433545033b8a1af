package product_test

import (
	"bytes"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// world is an organization with a member and a catalogue.
type world struct {
	*dbtest.DB
	t   *testing.T
	org access.OrgID
	m   access.MemberID
}

func begin(t *testing.T, d *dbtest.DB) world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	w := world{DB: d, t: t, org: d.Org(t, "one")}
	w.publish(
		product.Product{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise", Sources: []product.Source{
			{ID: "mail-archive", Name: "Archive", Kind: product.HTTP},
			{ID: "mail-far", Name: "Far archive", Kind: product.HTTP},
			{ID: "mail-built", Name: "Built in", Kind: product.Builtin},
		}},
		product.Product{ID: "pulse", Name: "Pulse", Family: product.Health, Kind: "app", Audience: "home"},
	)
	w.m = membertest.Make(t, d, w.org, "ada@one.example").ID
	return w
}

func (w world) publish(products ...product.Product) {
	w.t.Helper()
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error { return product.Publish(wide, products) })
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w world) try(fn func(tx *db.Tx) error) error { return w.as(w.org, fn) }

func (w world) as(org access.OrgID, fn func(tx *db.Tx) error) error {
	return w.Update(dbtest.As(w.t, org, access.Owner), access.ManageProducts, fn)
}

func (w world) must(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.try(fn); err != nil {
		w.t.Fatal(err)
	}
}

// use gives what the member uses, with states.
func (w world) use() (out []string) {
	w.t.Helper()
	w.must(func(tx *db.Tx) error {
		all, err := product.OfMember(tx, []access.MemberID{w.m})
		for _, a := range all[w.m] {
			out = append(out, string(a.Product)+" "+string(a.State))
		}
		return err
	})
	return out
}

func TestCatalogueIsPublishedAndKept(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.publish(product.Product{ID: "mail", Name: "Mail and more", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"})
		w.must(func(tx *db.Tx) error {
			p, err := product.Find(tx, "mail")
			if err != nil || p.Name != "Mail and more" || len(p.Sources) != 3 {
				t.Errorf("%+v, %v", p, err)
			}
			all, err := product.List(tx)
			if len(all) != 2 || all[1].ID != "pulse" {
				t.Errorf("%+v", all)
			}
			if _, err := product.Find(tx, "nothing"); !fault.Is(err, fault.NotFound) {
				t.Errorf("an unknown product: %v", err)
			}
			return err
		})
		err := w.Across(t.Context(), "test", func(wide *db.Wide) error {
			return product.Publish(wide, []product.Product{{
				ID: "thief", Name: "Thief", Family: product.Health, Kind: "app", Audience: "home",
				Sources: []product.Source{{ID: "mail-archive", Name: "Mine", Kind: product.HTTP}},
			}})
		})
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("another product took a source: %v", err)
		}
	})
}

func TestAssignments(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		assign := func(m access.MemberID, id product.ID, by product.Acquirer) error {
			return w.try(func(tx *db.Tx) error { _, err := product.Assign(tx, m, id, by); return err })
		}
		for _, c := range []struct {
			name string
			want fault.Kind
			err  error
		}{
			{"assign", "", assign(w.m, "mail", product.ByOrganization)},
			{"assign again", fault.Conflict, assign(w.m, "mail", product.BySelf)},
			{"no product", fault.NotFound, assign(w.m, "nothing", product.BySelf)},
			{"no member", fault.NotFound, assign("nobody", "pulse", product.BySelf)},
			{"by nobody", fault.Invalid, assign(w.m, "pulse", "luck")},
			{"by the member", "", assign(w.m, "pulse", product.BySelf)},
		} {
			if fault.KindOf(c.err) != c.want {
				t.Errorf("%s: %v, want %q", c.name, c.err, c.want)
			}
		}
		if got := w.use(); !slices.Equal(got, []string{"mail active", "pulse active"}) {
			t.Errorf("uses %v", got)
		}
		w.must(func(tx *db.Tx) error { return product.Unassign(tx, w.m, "mail", "left the team") })
		if err := w.try(func(tx *db.Tx) error { return product.Unassign(tx, w.m, "mail", "") }); !fault.Is(err, fault.NotFound) {
			t.Errorf("unassigned twice: %v", err)
		}
		if err := assign(w.m, "mail", product.ByOrganization); err != nil {
			t.Errorf("assigned anew: %v", err)
		}
		w.must(func(tx *db.Tx) error {
			n, err := product.Counts(tx)
			if n["mail"] != 1 || n["pulse"] != 1 {
				t.Errorf("counts %v", n)
			}
			return err
		})
	})
}

func TestOrganizationsNeverSeeEachOthersAssignments(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.must(func(tx *db.Tx) error {
			_, err := product.Assign(tx, w.m, "mail", product.ByOrganization)
			return err
		})
		w.must(func(tx *db.Tx) error {
			_, err := product.Connect(tx, "mail-archive", "https://a.example", "0123456789abcdef")
			return err
		})
		other := d.Org(t, "two")
		for name, fn := range map[string]func(tx *db.Tx) error{
			"assign":   func(tx *db.Tx) error { _, err := product.Assign(tx, w.m, "pulse", product.BySelf); return err },
			"unassign": func(tx *db.Tx) error { return product.Unassign(tx, w.m, "mail", "") },
			"suspend":  func(tx *db.Tx) error { _, err := product.Suspend(tx, w.m, "mail"); return err },
			"secret":   func(tx *db.Tx) error { _, err := product.Secret(tx, "mail-archive"); return err },
		} {
			if err := w.as(other, fn); !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
		err := w.as(other, func(tx *db.Tx) error {
			s, err := product.FindSource(tx, "mail-archive")
			if s.URL != "" || s.Connected {
				t.Errorf("the other organization's address: %+v", s)
			}
			all, err2 := product.OfMember(tx, []access.MemberID{w.m})
			if len(all) != 0 || err2 != nil {
				t.Errorf("%v, %v", all, err2)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func TestSuspensionNeedsNotice(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		statements, err := term.Statements()
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Across(t.Context(), "test", func(wide *db.Wide) error { return term.Publish(wide, statements) }); err != nil {
			t.Fatal(err)
		}
		w.must(func(tx *db.Tx) error {
			_, err := product.Assign(tx, w.m, "mail", product.ByOrganization)
			return err
		})
		suspend := func() error {
			return w.try(func(tx *db.Tx) error { _, err := product.Suspend(tx, w.m, "mail"); return err })
		}
		notify := func(n product.Notice) error {
			return w.try(func(tx *db.Tx) error { _, err := product.Notify(tx, w.m, "mail", n); return err })
		}
		resume := func() error {
			return w.try(func(tx *db.Tx) error { _, err := product.Resume(tx, w.m, "mail"); return err })
		}
		want := func(step string, err error, kind fault.Kind) {
			t.Helper()
			if fault.KindOf(err) != kind {
				t.Errorf("%s: %v, want %q", step, err, kind)
			}
		}
		want("suspend without notice", suspend(), fault.Conflict)
		want("notice without a reason", notify(product.Notice{}), fault.Invalid)
		want("notice shorter than the term", notify(product.Notice{Reason: "data is missing", From: d.Now().AddDate(0, 0, 13)}), fault.Invalid)
		want("notice", notify(product.Notice{Reason: "data is missing"}), "")
		d.Clock.Advance(14*24*time.Hour - time.Second)
		want("suspend too early", suspend(), fault.Conflict)
		d.Clock.Advance(time.Second)
		want("suspend", suspend(), "")
		want("suspend again", suspend(), fault.Conflict)
		want("notice while suspended", notify(product.Notice{Reason: "again"}), fault.Conflict)
		want("resume", resume(), "")
		want("resume again", resume(), fault.Conflict)
		want("suspend without a new notice", suspend(), fault.Conflict)
		if got := w.use(); !slices.Equal(got, []string{"mail active"}) {
			t.Errorf("uses %v", got)
		}
	})
}

func TestLossOfAccountGivesGrace(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.must(func(tx *db.Tx) error {
			if _, err := product.Assign(tx, w.m, "mail", product.ByOrganization); err != nil {
				return err
			}
			_, err := product.Assign(tx, w.m, "pulse", product.BySelf)
			return err
		})
		ends := func() (at *time.Time) {
			w.must(func(tx *db.Tx) error {
				all, err := product.OfMember(tx, []access.MemberID{w.m})
				if all[w.m][0].EndsAt != nil {
					t.Error("what the organization acquired has a grace of its own")
				}
				at = all[w.m][1].EndsAt
				return err
			})
			return at
		}
		w.must(func(tx *db.Tx) error {
			until, err := product.StartGrace(tx, w.m, tx.Now)
			if want := dbtest.Start.AddDate(0, 0, 30); !until.Equal(want) {
				t.Errorf("grace until %s, want %s", until, want)
			}
			return err
		})
		if at := ends(); at == nil || !at.Equal(dbtest.Start.AddDate(0, 0, 30)) {
			t.Errorf("pulse ends %v", at)
		}
		w.must(func(tx *db.Tx) error { return product.EndGrace(tx, w.m) })
		if at := ends(); at != nil {
			t.Errorf("after coming back pulse ends %v", at)
		}
	})
}

func TestSourcesAreConnected(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		const secret = "0123456789abcdef"
		connect := func(id product.SourceID, url, secret string) error {
			return w.try(func(tx *db.Tx) error { _, err := product.Connect(tx, id, url, secret); return err })
		}
		for _, c := range []struct {
			name string
			want fault.Kind
			err  error
		}{
			{"no source", fault.NotFound, connect("nothing", "https://a.example", secret)},
			{"a builtin one", fault.Invalid, connect("mail-built", "https://a.example", secret)},
			{"no address", fault.Invalid, connect("mail-archive", "a.example", secret)},
			{"another scheme", fault.Invalid, connect("mail-archive", "ftp://a.example", secret)},
			{"a password in the address", fault.Invalid, connect("mail-archive", "https://a:b@a.example", secret)},
			{"no secret at first", fault.Invalid, connect("mail-archive", "https://a.example", "")},
			{"short secret", fault.Invalid, connect("mail-archive", "https://a.example", "short")},
			{"connected", "", connect("mail-archive", "https://a.example/source", secret)},
			{"moved, with the same secret", "", connect("mail-archive", "https://b.example/source", "")},
		} {
			if fault.KindOf(c.err) != c.want {
				t.Errorf("%s: %v, want %q", c.name, c.err, c.want)
			}
		}
		w.must(func(tx *db.Tx) error {
			all, err := product.Sources(tx)
			if len(all) != 3 || all[0].URL != "https://b.example/source" || !all[0].Connected || !all[1].Connected || all[2].Connected {
				t.Errorf("%+v", all)
			}
			if got, err := product.Secret(tx, "mail-archive"); err != nil || string(got) != secret {
				t.Errorf("secret %q, %v", got, err)
			}
			return err
		})
		w.must(func(tx *db.Tx) error { return product.Disconnect(tx, "mail-archive") })
		if err := w.try(func(tx *db.Tx) error { return product.Disconnect(tx, "mail-archive") }); !fault.Is(err, fault.NotFound) {
			t.Errorf("disconnected twice: %v", err)
		}
	})
}

func TestEveryChangeIsInTheLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.must(func(tx *db.Tx) error {
			if _, err := product.Assign(tx, w.m, "pulse", product.BySelf); err != nil {
				return err
			}
			if _, err := product.StartGrace(tx, w.m, tx.Now); err != nil {
				return err
			}
			if _, err := product.Connect(tx, "mail-archive", "https://a.example", "0123456789abcdef"); err != nil {
				return err
			}
			return product.Unassign(tx, w.m, "pulse", "")
		})
		w.must(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{}, audit.Page{Limit: 20})
			var got []string
			for _, e := range events {
				if e.Action != "member.created" {
					got = append(got, e.Action)
				}
			}
			slices.Sort(got)
			want := []string{"product.assigned", "product.grace_started", "product.unassigned", "source.connected"}
			if !slices.Equal(got, want) {
				t.Errorf("log has %v, want %v", got, want)
			}
			return err
		})
	})
}

// TestRow12To14MissingData: missing data suspends a product only after the notice's time, then
// cancels it (rows 12 and 13); giving it ends the matter at any point before.
func TestRow12To14MissingData(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := begin(t, d)
		w.must(func(tx *db.Tx) error { _, err := product.Assign(tx, w.m, "mail", product.ByOrganization); return err })
		runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
		runner.Handle(product.DemandJob, product.Demanded(d.DB))
		days := func(n int) {
			t.Helper()
			d.Clock.Advance(time.Duration(n) * 24 * time.Hour)
			if err := runner.Drain(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		state := func(want product.DemandState, use ...string) {
			t.Helper()
			w.must(func(tx *db.Tx) error {
				all, err := product.Demands(tx, w.m)
				if len(all) == 0 || all[0].State != want {
					t.Errorf("%+v, want %s", all, want)
				}
				return err
			})
			if got := w.use(); !slices.Equal(got, use) {
				t.Errorf("%s: uses %v", want, got)
			}
		}
		demand := func() error {
			return w.try(func(tx *db.Tx) error { _, err := product.DemandData(tx, w.m, "mail", "billing address"); return err })
		}
		if err := w.try(func(tx *db.Tx) error { _, err := product.Suspend(tx, w.m, "mail"); return err }); !fault.Is(err, fault.Conflict) {
			t.Errorf("without a notice: %v", err)
		}
		if err := demand(); err != nil {
			t.Fatal(err)
		}
		if err := demand(); !fault.Is(err, fault.Conflict) {
			t.Errorf("twice: %v", err)
		}
		w.must(func(tx *db.Tx) error {
			var n int
			err := tx.Get(&n, `select count(*) from notice where org_id = :org and kind = 'product.data_needed'`, nil)
			if n != 1 {
				t.Errorf("%d notices", n)
			}
			return err
		})
		days(1)
		state(product.DemandSuspended, "mail suspended")
		w.must(func(tx *db.Tx) error { _, err := product.GiveData(tx, w.m, "mail"); return err })
		state(product.DemandGiven, "mail active")
		if err := demand(); err != nil {
			t.Fatal(err)
		}
		days(1)
		days(31)
		state(product.DemandCancelled)
		if err := w.try(func(tx *db.Tx) error { _, err := product.GiveData(tx, w.m, "mail"); return err }); !fault.Is(err, fault.NotFound) {
			t.Errorf("after the end: %v", err)
		}
	})
}
