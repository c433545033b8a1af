package data_test

import (
	"io"
	"net/http"
	"net/http/httptest"
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
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/term"
)

const needy = `
format: steward.catalogue/1
products:
  - id: docs
    name: docs
    family: enterprise_online_service
    kind: service
    audience: enterprise
    sources: [{id: docs-archive, name: Docs archive, kind: http}]
    features:
      - {id: write, title: Writing}
      - id: share
        title: Sharing
        needs: [{item: contacts, title: Contacts, category: contacts, basis: required, because: Documents are shared with them.}]
      - id: suggest
        title: Suggestions
        needs:
          - {item: contacts, title: Contacts, category: contacts, basis: optional, because: People are suggested.}
          - {item: history, title: Earlier documents, category: files, basis: optional, because: Text is suggested.}
      - id: bill
        title: Invoices
        needs: [{item: vat_number, title: VAT number, category: payment, basis: law, because: The law asks for it.}]
`

// needing has products ask for data, and gives ada one of them.
func needing(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	w := newWorld(t, d)
	err := d.Across(t.Context(), "test", func(wide *db.Wide) error { _, err := register.Import(wide, []byte(needy)); return err })
	if err != nil {
		t.Fatal(err)
	}
	w.do(func(tx *db.Tx) error {
		_, err := product.Assign(tx, w.ada.ID, "docs", product.ByOrganization)
		return err
	})
	return w
}

func (w *world) decline(item string, declined bool) (one data.Asked, err error) {
	w.Clock.Advance(time.Second)
	err = w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
		one, err = data.Decline(tx, "docs", item, declined)
		return err
	})
	return one, err
}

// off gives the features that are off for a member: * marks those that work with
// less.
func (w *world) off(m member.Member) (out []string) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		all, err := data.FeaturesOff(tx, m.ID)
		for _, o := range all["docs"] {
			name := o.Feature.ID
			if !o.Whole {
				name += "*"
			}
			out = append(out, name)
		}
		return err
	})
	return out
}

// TestRow10And11And15ItemsAreDeclined: exactly the features that need an item are
// off, named before the decision and afterwards; giving it again brings them
// back; each decision is kept; nobody else is touched.
func TestRow10And11And15ItemsAreDeclined(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := needing(t, d)
		w.do(func(tx *db.Tx) error {
			all, err := data.Items(tx, w.ada.ID)
			if len(all) != 3 || all[0].Need.Item != "contacts" || all[0].Declined || len(all[0].Without) != 2 || all[0].Without[0].Feature.ID != "share" {
				t.Errorf("before: %+v", all)
			}
			return err
		})
		one, err := w.decline("contacts", true)
		if err != nil || !one.Declined || one.ChangedAt == nil || !slices.Equal(w.off(w.ada), []string{"share", "suggest*"}) {
			t.Errorf("declined: %+v, %v, off %v", one, err, w.off(w.ada))
		}
		if one, err = w.decline("contacts", true); err != nil || len(one.History) != 1 {
			t.Errorf("declined twice: %+v, %v", one.History, err)
		}
		if _, err := w.decline("history", true); err != nil || len(w.off(w.bob)) != 0 {
			t.Errorf("bob's features are off: %v, %v", w.off(w.bob), err)
		}
		if one, err = w.decline("contacts", false); err != nil || len(one.History) != 2 || one.History[0].Declined || !one.History[1].Declined {
			t.Errorf("given again: %+v, %v", one.History, err)
		}
		if got := w.off(w.ada); !slices.Equal(got, []string{"suggest*"}) {
			t.Errorf("off %v", got)
		}
		if _, err := w.decline("vat_number", true); !fault.Is(err, fault.Denied) || !strings.Contains(err.Error(), "The law asks for it.") {
			t.Errorf("what the law demands: %v", err)
		}
		if _, err := w.decline("shoe_size", true); !fault.Is(err, fault.NotFound) {
			t.Errorf("what nobody asks for: %v", err)
		}
		w.do(func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{}, audit.Page{Limit: 50})
			n := 0
			for _, e := range events {
				if strings.HasPrefix(e.Action, "item.") && e.Subject == w.ada.ID {
					n++
				}
			}
			if n != 3 {
				t.Errorf("%d events", n)
			}
			return err
		})
		w.do(func(tx *db.Tx) error { return data.ForgetItems(tx, member.Erased{ID: w.ada.ID}) })
		if got := w.off(w.ada); len(got) != 0 {
			t.Errorf("after the erasure %v", got)
		}
	})
}

// TestDeclinedItemsReachTheSources: the systems of that product are told what
// holds, and no others.
func TestDeclinedItemsReachTheSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := needing(t, d)
		var got string
		source := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			got = r.URL.Path + " " + string(body)
			rw.Header().Set("Content-Type", "application/json")
			_, _ = rw.Write([]byte(`{}`))
		}))
		t.Cleanup(source.Close)
		w.do(func(tx *db.Tx) error {
			_, err := product.Connect(tx, "docs-archive", source.URL, "0123456789abcdef")
			return err
		})
		one, err := w.decline("contacts", true)
		if err != nil {
			t.Fatal(err)
		}
		told := func() (out []data.Told) {
			w.do(func(tx *db.Tx) error {
				all, err := data.ToldOf(tx, w.ada.ID)
				out = data.ToldOfItem(all, one)
				return err
			})
			return out
		}
		if all := told(); len(all) != 1 || all[0].State != data.ToldPending {
			t.Errorf("%+v", all)
		}
		j := job.Job{OrgID: w.org, Kind: data.ChoiceJob, Payload: []byte(`{"member":"` + string(w.ada.ID) + `","kind":"item/docs/contacts","source":"docs-archive"}`)}
		if err := (data.Sources{DB: d.DB, Client: source.Client()}).TellChoice(w.worker(), j); err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(strings.Fields(got)[0], "/choices") || !strings.Contains(got, `{"name":"item/docs/contacts","allowed":false}`) {
			t.Errorf("the source was told %s", got)
		}
		if all := told(); len(all) != 1 || all[0].State != data.ToldDone {
			t.Errorf("%+v", all)
		}
	})
}

// TestRow48And54ListedServices: by the terms members sign in to every service, to
// listed ones, or to none; the rule is named in the refusal and beside the
// service.
func TestRow48And54ListedServices(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		give := func(name string) error {
			return w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
				_, err := data.Disclose(tx, data.NewDisclosure{
					MemberID: w.ada.ID, Reason: data.SignIn, Categories: []data.Category{data.NameAndContact}, Recipient: name, At: tx.Now,
				})
				return err
			})
		}
		refused := func(name string) string {
			t.Helper()
			err := give(name)
			if !fault.Is(err, fault.Denied) {
				t.Errorf("%s: %v", name, err)
				return ""
			}
			return err.Error()
		}
		if err := give("Travelbook"); err != nil {
			t.Fatal(err)
		}
		w.agree(term.LayerMaster, clause(term.SignInParties, term.PartiesListed, term.Reach{}))
		if why := refused("Travelbook"); !strings.Contains(why, "listed") || !strings.Contains(why, "Agreement of Acme, 4.2") {
			t.Errorf("says %q", why)
		}
		w.do(func(tx *db.Tx) error {
			all, err := data.Parties(tx, w.ada.ID)
			if len(all) != 1 || !strings.Contains(all[0].RefusedBy, "Agreement of Acme, 4.2") {
				t.Errorf("%+v", all)
			}
			return err
		})
		w.do(func(tx *db.Tx) error { return data.Allow(tx, " TravelBook", true) })
		if err := give("Travelbook"); err != nil {
			t.Errorf("a listed service: %v", err)
		}
		w.do(func(tx *db.Tx) error {
			names, err := data.Allowed(tx)
			if !slices.Equal(names, []string{"travelbook"}) {
				t.Errorf("listed are %v", names)
			}
			return err
		})
		w.do(func(tx *db.Tx) error { return data.Allow(tx, "travelbook", false) })
		refused("Travelbook")
		w.do(func(tx *db.Tx) error { return data.Allow(tx, "travelbook", true) })
		w.agree(term.LayerPolicy, clause(term.SignInParties, term.PartiesNone, term.Reach{}))
		if why := refused("Travelbook"); !strings.Contains(why, "can't sign in to other services") {
			t.Errorf("says %q", why)
		}
	})
}

// TestRow76ManagedSettings: an organization's policy takes a way of managing
// devices over; the member reads which, by which rule, and what it locks.
func TestRow76ManagedSettings(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		managed := func() map[term.Key]data.ManagedSetting {
			out := map[term.Key]data.ManagedSetting{}
			w.do(func(tx *db.Tx) error {
				all, err := data.Managed(tx, w.ada.ID)
				for _, s := range all {
					out[s.Term] = s
				}
				return err
			})
			return out
		}
		if all := managed(); len(all) != 4 || all[term.DeviceUpdates].ByOrganization || all[term.DeviceUpdates].Rule != "" {
			t.Errorf("without a policy: %+v", all)
		}
		if _, err := w.choose(data.DiagnosticsOptional, true); err != nil {
			t.Fatal(err)
		}
		w.agree(term.LayerPolicy,
			clause(term.DeviceSettings, term.ByOrganization, term.Reach{}), clause(term.DevicePolicies, term.ByOrganization, term.Reach{}),
			clause(term.DeviceUpdates, term.ByOrganization, term.Reach{}), clause(term.DeviceCollection, term.ByOrganization, term.Reach{}))
		all := managed()
		for key, locks := range map[term.Key][]data.ChoiceKind{
			term.DeviceSettings: nil, term.DevicePolicies: nil, term.DeviceUpdates: nil, term.DeviceCollection: {data.DiagnosticsOptional},
		} {
			if s := all[key]; !s.ByOrganization || s.Rule != "Agreement of Acme, 4.2" || !slices.Equal(s.Locks, locks) || !strings.Contains(s.Sentence, "organization") {
				t.Errorf("%s: %+v", key, s)
			}
			if d, _ := term.Lookup(key); (d.Told == "") == (len(locks) == 0) {
				t.Errorf("%s locks %v and says %q of who carries it out", key, locks, d.Told)
			}
		}
		c := w.choices(w.ada)[data.DiagnosticsOptional]
		if c.Allowed || !strings.Contains(c.LockedBy, "Agreement of Acme, 4.2") {
			t.Errorf("the choice is %+v", c)
		}
		if _, err := w.choose(data.DiagnosticsOptional, false); !fault.Is(err, fault.Denied) {
			t.Errorf("decided against the policy: %v", err)
		}
	})
}
