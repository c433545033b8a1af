package data_test

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

func (w *world) accesses(m member.Member) (r data.Rows[data.Access]) {
	w.t.Helper()
	err := w.View(w.as(m), access.OwnData, func(tx *db.Tx) (err error) {
		r, err = data.Accesses(tx, w.ada.ID, data.Page{})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func TestRow39ReadWithReason(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("mail", data.Communications, 1, "Lunch", "Shall we?"), w.a("mail", data.Contacts, 2, "Carol"))
		r, err := w.read(data.Filter{ProductID: "mail"}, data.Page{}, "  "+reason+"\n")
		if err != nil || len(r.Items) != 2 || r.Items[0].Content != "Shall we?" {
			t.Fatalf("%+v, %v", r, err)
		}
		t.Run("the member sees who and why", func(t *testing.T) {
			got := w.accesses(w.ada).Items
			if len(got) != 1 || got[0].Reason != reason || got[0].ActorName != "bob" || got[0].Count != 2 || got[0].ProductID != "mail" {
				t.Fatalf("%+v", got)
			}
		})
		t.Run("the log says so", func(t *testing.T) {
			w.do(func(tx *db.Tx) error {
				events, err := audit.List(tx, audit.Filter{Action: "data.content_read", Subject: w.ada.ID}, audit.Page{Limit: 10})
				if err == nil && (len(events) != 1 || events[0].Personal["reason"] != reason || events[0].ActorID != string(w.bob.ID)) {
					t.Errorf("%+v", events)
				}
				return err
			})
		})
		t.Run("reasons are 10 to 500 characters", func(t *testing.T) {
			for _, bad := range []string{"", "   because ", strings.Repeat("ä", 501), "a reason\x00 with NUL"} {
				_, err := w.read(data.Filter{}, data.Page{}, bad)
				wantKind(t, err, fault.Invalid)
			}
			_, err := w.read(data.Filter{}, data.Page{}, strings.Repeat("ä", 500))
			wantKind(t, err, "")
		})
		t.Run("nothing is read in a view", func(t *testing.T) {
			err := w.View(w.as(w.bob), access.ReadContent, func(tx *db.Tx) error {
				_, err := data.Read(tx, w.ada.ID, data.Filter{}, data.Page{}, reason)
				return err
			})
			if err == nil {
				t.Error("content was read without keeping who did")
			}
		})
		t.Run("not without the permission", func(t *testing.T) {
			err := w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
				_, err := data.Read(tx, w.bob.ID, data.Filter{}, data.Page{}, reason)
				return err
			})
			wantKind(t, err, fault.Denied)
		})
		t.Run("an unknown member", func(t *testing.T) {
			err := w.Update(w.as(w.bob), access.ReadContent, func(tx *db.Tx) error {
				_, err := data.Read(tx, member.ID(db.NewID()), data.Filter{}, data.Page{}, reason)
				return err
			})
			wantKind(t, err, fault.NotFound)
		})
	})
}

func TestRow39TermsDecide(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("mail", data.Communications, 1, "Lunch", "Shall we?"), w.a("docs", data.Activities, 2, "opened"))
		w.agree(term.LayerMaster, clause(term.AdminAccessContent, term.ContentDenied, term.Reach{Product: "mail"}))
		t.Run("denied for one product", func(t *testing.T) {
			_, err := w.read(data.Filter{ProductID: "mail"}, data.Page{}, reason)
			wantKind(t, err, fault.Denied)
		})
		t.Run("the other is shown, and what is withheld is named", func(t *testing.T) {
			r, err := w.read(data.Filter{}, data.Page{}, reason)
			if err != nil || len(r.Items) != 1 || r.Items[0].ProductID != "docs" ||
				len(r.Withheld) != 1 || r.Withheld[0].ProductID != "mail" || r.Withheld[0].Why == "" {
				t.Fatalf("%+v, %v", r, err)
			}
		})
		w.agree(term.LayerPolicy, clause(term.AdminAccessContent, term.ContentSecondApprover, term.Reach{Product: "docs"}))
		t.Run("a second approver: says who could be", func(t *testing.T) {
			_, err := w.read(data.Filter{ProductID: "docs"}, data.Page{}, reason)
			wantKind(t, err, fault.Denied)
			if err != nil && !strings.Contains(fault.Shown(err).Message, "privacy officer") {
				t.Errorf("%v", err)
			}
		})
		t.Run("what was refused is not an access", func(t *testing.T) {
			if n := len(w.accesses(w.bob).Items); n != 1 {
				t.Errorf("%d accesses", n)
			}
		})
	})
}

func TestAccessesAreShownAsTheTermsSaid(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.a("mail", data.Contacts, 2, "Carol"))
		read := func() {
			t.Helper()
			if _, err := w.read(data.Filter{}, data.Page{}, reason); err != nil {
				t.Fatal(err)
			}
		}
		read()
		w.agree(term.LayerMaster, clause(term.AdminAccessVisible, "false", term.Reach{}))
		read()
		if n := len(w.accesses(w.ada).Items); n != 1 {
			t.Errorf("the member sees %d", n)
		}
		if n := len(w.accesses(w.bob).Items); n != 2 {
			t.Errorf("the administrator sees %d", n)
		}
	})
}

// TestRow82HealthIsTheMembersOwn: no agreement opens it, and an administrator
// does not even learn that there is some.
func TestRow82HealthIsTheMembersOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("band", data.Health, 1, "pulse", "72"), w.a("mail", data.Credentials, 1, "Password changed"),
			w.content("mail", data.Health, 1, "sick note", "flu"))
		w.agree(term.LayerMaster, clause(term.AdminAccessContent, term.ContentWithReason, term.Reach{Category: "health"}),
			clause(term.AdminAccessContent, term.ContentWithReason, term.Reach{Product: "band"}))
		for _, f := range []data.Filter{{}, {Category: data.Health}, {Category: data.Credentials}} {
			_, err := w.read(f, data.Page{}, reason)
			wantKind(t, err, fault.Denied)
		}
		for _, p := range []product.ID{"band", "docs"} { // docs holds nothing: it must look the same
			r, err := w.read(data.Filter{ProductID: p}, data.Page{}, reason)
			if err != nil || len(r.Items)+len(r.Withheld) != 0 {
				t.Errorf("%s: %+v, %v", p, r, err)
			}
		}
		overview := func(m member.Member) (n int) {
			err := w.View(w.as(m), access.OwnData, func(tx *db.Tx) error {
				counts, err := data.Overview(tx, w.ada.ID)
				for _, c := range counts {
					n += c.Count
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
		if own, theirs := overview(w.ada), overview(w.bob); own != 3 || theirs != 1 {
			t.Errorf("the member counts %d, the administrator %d", own, theirs)
		}
	})
}

func TestRow51PersonalAccountsAreClosed(t *testing.T) {
	for _, kind := range []member.AccountKind{member.Personal, member.ThirdParty} {
		t.Run(string(kind), func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				w := newWorld(t, d)
				w.ingest(w.a("mail", data.Contacts, 2, "Carol"))
				dbtest.Exec(t, w.URL, `update member set account_kind = '`+string(kind)+`' where id = '`+string(w.ada.ID)+`'`)
				_, err := w.read(data.Filter{}, data.Page{}, reason)
				wantKind(t, err, fault.Denied)
				err = w.View(w.as(w.bob), access.ReadMembers, func(tx *db.Tx) error {
					counts, err := data.Overview(tx, w.ada.ID)
					if len(counts) != 0 {
						t.Errorf("an administrator counts %v", counts)
					}
					return err
				})
				wantKind(t, err, "")
				if n := len(w.own(data.Filter{}, data.Page{}).Items); n != 1 {
					t.Errorf("the member sees %d", n)
				}
			})
		})
	}
}

// TestErasedStaysErased: after the key is destroyed nothing personal opens, and
// nothing new is taken in.
func TestErasedStaysErased(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ingest(w.content("mail", data.Communications, 1, "Lunch", "Shall we?"))
		if _, err := w.read(data.Filter{}, data.Page{}, reason); err != nil {
			t.Fatal(err)
		}
		if err := w.sealer.Shred(t.Context(), w.org, db.NewID(), w.ada.ID, "test", seal.Classes...); err != nil {
			t.Fatal(err)
		}
		got := w.own(data.Filter{}, data.Page{}).Items
		if len(got) != 1 || !got[0].Erased || got[0].Title+got[0].Content != "" {
			t.Errorf("%+v", got)
		}
		if a := w.accesses(w.ada).Items; len(a) != 1 || a[0].Reason != "" {
			t.Errorf("%+v", a)
		}
		err := w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
			_, err := data.Ingest(tx, []data.New{w.a("mail", data.Contacts, 1, "Carol")})
			return err
		})
		if !seal.IsShredded(err) {
			t.Errorf("got %v", err)
		}
	})
}
