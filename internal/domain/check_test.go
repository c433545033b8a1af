package domain_test

import (
	"bytes"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

// world is a door with a name server and a checker.
type world struct {
	*dbtest.DB
	t       *testing.T
	dns     *nameServer
	checker domain.Checker
	runner  *job.Runner
	proved  []string
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	w := &world{DB: d, t: t, dns: startNameServer(t)}
	resolver, err := domain.NewResolver([]string{w.dns.address})
	if err != nil {
		t.Fatal(err)
	}
	w.checker = domain.Checker{DB: d.DB, Resolver: resolver}
	w.runner = job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	w.runner.Handle(domain.CheckJob, w.checker.Handle)
	db.Subscribe(d.DB, domain.Opened)
	db.Subscribe(d.DB, func(_ *db.Tx, e org.DomainProven) error { w.proved = append(w.proved, e.Domain.Name); return nil })
	return w
}

func (w *world) org(slug string, domains ...string) access.OrgID {
	w.t.Helper()
	var id access.OrgID
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		o, err := org.Create(wide, org.New{Slug: slug, Name: slug, Kind: org.Business, Jurisdiction: "EU", Domains: domains})
		id = o.ID
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}

func (w *world) in(id access.OrgID, fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.Update(access.With(w.t.Context(), access.System(id, "test")), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) add(id access.OrgID, name string) (d org.Domain) {
	w.t.Helper()
	w.in(id, func(tx *db.Tx) (err error) { d, err = org.AddDomain(tx, name); return err })
	return d
}

func (w *world) check(id access.OrgID, d org.Domain) (org.Domain, error) {
	w.t.Helper()
	return w.checker.Check(access.With(w.t.Context(), access.System(id, "test")), access.Work, d.ID)
}

// wants checks the state of a domain.
func (w *world) wants(id access.OrgID, d org.Domain, want org.DomainState) org.Domain {
	w.t.Helper()
	var now org.Domain
	w.in(id, func(tx *db.Tx) (err error) { now, err = org.FindDomain(tx, d.ID); return err })
	if now.State != want {
		w.t.Errorf("%s is %s, want %s (%s)", d.Name, now.State, want, now.Problem)
	}
	return now
}

func (w *world) daily(id access.OrgID) {
	w.t.Helper()
	w.Clock.Advance(24 * time.Hour)
	w.in(id, domain.EnqueueDue)
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func TestProofLossAndProofAnew(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		acme := w.org("acme")
		dom := w.add(acme, "Acme.example.")
		owns := func(want bool) {
			t.Helper()
			w.in(acme, func(tx *db.Tx) error {
				got, err := org.OwnsDomain(tx, "ada@acme.example")
				if got != want {
					t.Errorf("owns %v, want %v", got, want)
				}
				return err
			})
		}
		leads := func(want int) {
			t.Helper()
			err := d.AcrossView(t.Context(), "test", func(wide *db.Wide) error {
				homes, err := org.HomesOf(wide, "acme.example")
				if len(homes) != want {
					t.Errorf("the domain leads to %d organizations, want %d", len(homes), want)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if after, err := w.check(acme, dom); err != nil || after.State != org.DomainPending || after.Problem == "" || after.CheckedAt == nil {
			t.Fatalf("before the record: %+v, %v", after, err)
		}
		owns(false)
		leads(0)
		w.dns.publish(dom.RecordName(), dom.RecordValue())
		w.daily(acme)
		w.wants(acme, dom, org.DomainVerified)
		owns(true)
		leads(1)
		w.dns.set(true, false)
		w.daily(acme)
		w.wants(acme, dom, org.DomainVerified)
		w.dns.set(false, false)
		w.dns.publish(dom.RecordName())
		w.daily(acme)
		lost := w.wants(acme, dom, org.DomainLost)
		owns(false) // nobody new is linked
		leads(1)    // sign-in goes on
		w.dns.publish(dom.RecordName(), dom.RecordValue())
		w.daily(acme)
		w.wants(acme, dom, org.DomainVerified)
		w.dns.publish(dom.RecordName())
		w.daily(acme)
		w.Clock.Advance(15 * 24 * time.Hour)
		w.dns.publish(dom.RecordName(), dom.RecordValue()) // too late: the grace is over
		w.daily(acme)
		renewed := w.wants(acme, dom, org.DomainLost)
		if renewed.Token == lost.Token {
			t.Error("the token was not renewed after the grace")
		}
		w.daily(acme)
		w.wants(acme, dom, org.DomainLost)
		w.dns.publish(dom.RecordName(), renewed.RecordValue())
		w.daily(acme)
		w.wants(acme, dom, org.DomainVerified)
		if len(w.proved) != 3 {
			t.Errorf("announced as proved %v", w.proved)
		}
		w.told(acme, "domain.lost", 2)
		w.told(acme, "domain.token_renewed", 1)
		w.told(acme, "domain.proven_again", 2)
	})
}

// told counts the events and the notices of a kind.
func (w *world) told(id access.OrgID, kind string, want int) {
	w.t.Helper()
	w.in(id, func(tx *db.Tx) error {
		events, err := audit.List(tx, audit.Filter{Action: kind}, audit.Page{Limit: 50})
		var notices int
		nerr := tx.Get(&notices, `select count(*) from notice where org_id = :org and kind = :kind`, db.Args{"kind": kind})
		if len(events) != want || notices != want {
			w.t.Errorf("%s: %d events and %d notices, want %d", kind, len(events), notices, want)
		}
		return errors.Join(err, nerr)
	})
}

func TestDomainsOfOthers(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		acme, rival := w.org("acme", "acme.example"), w.org("rival")
		dom := w.add(rival, "acme.example") // adding tells nothing
		w.dns.publish(dom.RecordName(), dom.RecordValue())
		_, err := w.check(rival, dom)
		if !fault.Is(err, fault.Conflict) || bytes.Contains([]byte(fault.Shown(err).Message), []byte("acme\"s")) {
			t.Errorf("another family's domain: %v", err)
		}
		w.wants(rival, dom, org.DomainPending)
		// A token is bound to its organization: the other's doesn't prove it.
		theirs := w.add(rival, "other.example")
		ours := w.add(acme, "other.example")
		w.dns.publish(ours.RecordName(), theirs.RecordValue())
		if _, err := w.check(acme, ours); err != nil {
			t.Error(err)
		}
		w.wants(acme, ours, org.DomainPending)
		// In one family both have it, and removing it by both frees it.
		parent := w.org("group")
		for _, child := range []access.OrgID{acme, rival} {
			w.adopt(child, parent, "")
		}
		if _, err := w.check(rival, dom); err != nil {
			t.Errorf("in one family: %v", err)
		}
		w.wants(rival, dom, org.DomainVerified)
		w.adopt(rival, "", fault.Conflict) // they share a domain
		w.remove(rival, dom)
		w.adopt(rival, "", "")
		if _, err := w.check(acme, dom); !fault.Is(err, fault.NotFound) {
			t.Errorf("another organization's domain: %v", err)
		}
	})
}

func (w *world) adopt(child, parent access.OrgID, want fault.Kind) {
	w.t.Helper()
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		_, err := org.SetParent(wide, child, parent)
		return err
	})
	if fault.KindOf(err) != want {
		w.t.Errorf("parent %q: %v, want %q", parent, err, want)
	}
}

func (w *world) remove(id access.OrgID, d org.Domain) {
	w.t.Helper()
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		_, err := org.RemoveDomain(wide, wide.In(id, access.System(id, "test")), d.ID)
		return err
	})
	if err != nil {
		w.t.Error(err)
	}
}

func TestSwitchingAConnectionOnChecksDomains(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		acme := w.org("acme")
		dom := w.add(acme, "acme.example")
		w.dns.publish(dom.RecordName(), dom.RecordValue())
		w.daily(acme)
		w.dns.publish(dom.RecordName())
		w.in(acme, func(tx *db.Tx) error {
			c, err := org.SaveConnection(tx, org.NewConnection{Name: "Login", Issuer: "https://login.acme.example", ClientID: "steward"})
			if err == nil {
				_, err = org.Pilot(tx, c.ID, 0, org.Audience{Everybody: true})
			}
			return err
		})
		if err := w.runner.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.wants(acme, dom, org.DomainLost)
	})
}
