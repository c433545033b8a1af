package simulation_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/term"
)

type world struct {
	*dbtest.DB
	t       *testing.T
	org     access.OrgID
	people  []member.Member
	group   member.Group
	runner  *job.Runner
	request rights.ID
	left    []gone
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	must(t, err)
	must(t, sealer.Prepare(t.Context()))
	db.Attach(d.DB, sealer)
	db.Subscribe(d.DB, rights.TermsChanged)
	w := &world{DB: d, t: t, org: d.Org(t, "acme"), runner: job.NewRunner(d.DB, slog.New(slog.DiscardHandler))}
	w.runner.Handle(simulation.Job, simulation.Work(d.DB))
	for kind, h := range rights.Offers(d.DB) {
		w.runner.Handle(kind, h)
	}
	must(t, w.Across(t.Context(), "test", func(wide *db.Wide) error {
		statements, err := term.Statements()
		if err != nil {
			return err
		}
		if err := term.Publish(wide, statements); err != nil {
			return err
		}
		return product.Publish(wide, []product.Product{
			{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise"},
			{ID: "pulse", Name: "Pulse", Family: product.Health, Kind: "app", Audience: "home"},
		})
	}))
	for i := range 7 {
		w.people = append(w.people, membertest.Make(t, d, w.org, fmt.Sprintf("m%d@acme.example", i)))
	}
	w.group = membertest.Group(t, d, w.org, "Lab", w.people[0].ID, w.people[1].ID)
	w.do(func(tx *db.Tx) error {
		_, err := product.Assign(tx, w.people[2].ID, "mail", product.ByOrganization)
		return err
	})
	w.leave()
	own := access.Actor{Kind: access.KindMember, Org: w.org, ID: string(w.people[0].ID), Member: w.people[0].ID, Roles: []access.Role{access.Plain}}
	must(t, w.Update(access.With(t.Context(), own), access.OwnData, func(tx *db.Tx) error {
		r, err := rights.Open(tx, rights.New{Kind: rights.Access})
		w.request = r.ID
		return err
	}))
	return w
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) do(fn func(tx *db.Tx) error) {
	w.t.Helper()
	must(w.t, w.Update(access.With(w.t.Context(), access.Worker(w.org, "test")), access.Work, fn))
}

// anyDraft makes a draft that speaks of deadlines and other things, for all, for
// a product or for a group.
func (w *world) anyDraft(r *rand.Rand) term.New {
	values := map[term.Key][]string{
		term.AccessRespondWithin: {"P5D", "P10D", "P20D", "P90D"}, term.ErasureRespondWithin: {"P7D"},
		term.SessionIdle: {"PT1H", "PT3H"}, term.Personalize: {"true", "false"}, term.RetentionDeleted: {"P10D", "P200D"},
		term.HealthCombine: {"true"}, term.ProductEnabled: {"false", "true"}, term.ResidencyRegions: {"EU", "US"}, term.AdminAccessContent: {"with_reason", "denied"},
	}
	reaches := []term.Reach{{}, {Product: "mail"}, {Product: "pulse"}, {Group: string(w.group.ID)}, {Category: "files"}}
	n := term.New{Layer: term.Agreements[r.IntN(len(term.Agreements))], Title: "Draft", ValidFrom: w.Clock.Now().AddDate(0, 0, r.IntN(3))}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		list := values[key]
		if key == term.ProductEnabled && r.IntN(3) > 0 {
			continue // it stays off once it is off, so it comes late
		}
		if r.IntN(2) == 0 {
			n.Clauses = append(n.Clauses, term.Proposal{Section: "1", Term: key, Value: list[r.IntN(len(list))], Reach: reaches[r.IntN(len(reaches))]})
		}
	}
	if len(n.Clauses) == 0 {
		n.Clauses = []term.Proposal{{Section: "1", Term: term.AccessRespondWithin, Value: "P6D"}}
	}
	return n
}

func (w *world) rules() (rules term.Rules) {
	w.do(func(tx *db.Tx) (err error) { rules, err = term.Load(tx); return err })
	return rules
}

// TestSimulationEqualsSigning draws amendments, each on top of those before:
// what the simulation says is what signing then does to the terms, to each
// member, and to the open request.
func TestSimulationEqualsSigning(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		r := rand.New(rand.NewPCG(5, 2018))
		for round := range 12 {
			w.Clock.Advance(time.Hour)
			var doc term.Document
			var sim simulation.Simulation
			w.do(func(tx *db.Tx) (err error) {
				if doc, err = term.CreateAgreement(tx, w.anyDraft(r)); err != nil {
					return err
				}
				sim, err = simulation.Start(tx, doc.ID)
				return err
			})
			must(t, w.runner.Drain(t.Context()))
			before := w.rules()
			w.sign(doc.ID)
			after := w.rules()
			must(t, w.runner.Drain(t.Context()))
			w.do(func(tx *db.Tx) (err error) { sim, err = simulation.Find(tx, sim.ID); return err })
			if sim.State != simulation.Finished {
				t.Fatalf("round %d: %+v", round, sim)
			}
			w.sameTerms(round, sim.Result, before, after)
			w.sameMembers(round, sim.Result, before, after)
			w.sameOffer(round, sim.Result, doc.ID)
			w.sameRecords(round, sim.Result, before, after)
			w.sameProducts(round, sim.Result, before)
		}
	})
}

func (w *world) sign(id term.DocumentID) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		if _, err := term.Submit(tx, id); err != nil {
			return err
		}
		second := *tx
		second.Actor = access.Actor{Kind: access.KindMember, Org: w.org, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
		_, err := term.Sign(&second, id, term.Signature{Name: "Ada"})
		return err
	})
}

// sameTerms compares the terms of the organization at large.
func (w *world) sameTerms(round int, r simulation.Result, before, after term.Rules) {
	w.t.Helper()
	got, want := map[term.Key]string{}, map[term.Key]string{}
	for _, c := range r.Changes {
		if len(c.Products) == 0 && c.Narrow == (term.Reach{}) {
			got[c.Term] = c.Before + ">" + c.After
		}
	}
	for _, c := range term.Compare(before, after, term.Scope{}, r.At) {
		want[c.Term] = c.Before.Value.String() + ">" + c.After.Value.String()
	}
	if !reflect.DeepEqual(got, want) {
		w.t.Errorf("round %d: predicted %v, happened %v", round, got, want)
	}
}

// sameMembers asks about each member by themself.
func (w *world) sameMembers(round int, r simulation.Result, before, after term.Rules) {
	w.t.Helper()
	affected := 0
	for i, m := range w.people {
		found := false
		for _, product := range []string{"", "mail"} {
			for _, category := range []string{"", "files"} {
				s := term.Scope{Account: string(m.AccountKind), Product: product, Category: category}
				if i < 2 {
					s.Groups = []string{string(w.group.ID)}
				}
				if product == "" || i == 2 {
					found = found || len(term.Compare(before, after, s, r.At)) > 0
				}
			}
		}
		if found {
			affected++
		}
	}
	if r.Affected != affected || r.Members != len(w.people) {
		w.t.Errorf("round %d: predicted %d of %d members, it was %d of %d", round, r.Affected, r.Members, affected, len(w.people))
	}
}

// sameOffer compares what was predicted with what was offered.
func (w *world) sameOffer(round int, r simulation.Result, by term.DocumentID) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		all, err := rights.OffersOf(tx, []rights.ID{w.request})
		var made []simulation.Moved
		for _, o := range all[w.request] {
			if o.Document == by {
				made = append(made, simulation.Moved{Request: o.Request, Old: o.Old, New: o.New})
			}
		}
		if len(made) != r.Requests || len(made) == 1 && made[0] != r.Moved[0] {
			w.t.Errorf("round %d: predicted %+v, offered %+v", round, r.Moved, made)
		}
		return err
	})
}

// TestOnlyDraftsAreSimulated: what is signed is in force.
func TestOnlyDraftsAreSimulated(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		var doc term.Document
		w.do(func(tx *db.Tx) (err error) {
			doc, err = term.CreateAgreement(tx, term.New{Layer: term.LayerMaster, Title: "A", Clauses: []term.Proposal{{Section: "1", Term: term.AccessRespondWithin, Value: "P6D"}}})
			return err
		})
		w.sign(doc.ID)
		w.do(func(tx *db.Tx) error {
			if _, err := simulation.Start(tx, doc.ID); !fault.Is(err, fault.Conflict) {
				t.Errorf("a signed document is simulated: %v", err)
			}
			if _, err := simulation.Start(tx, "nothing"); !fault.Is(err, fault.NotFound) {
				t.Errorf("nothing is simulated: %v", err)
			}
			return nil
		})
	})
}
