package statement_test

import (
	"bytes"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/statement"
	"github.com/sysoon/steward/internal/term"
)

type world struct {
	*dbtest.DB
	t            *testing.T
	vendor, acme access.OrgID
	// ann and bob are operators, the program is one that ann's token stands behind.
	ann, bob, program access.Actor
	runner            *job.Runner
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	must(t, err)
	must(t, sealer.Prepare(t.Context()))
	db.Attach(d.DB, sealer)
	w := &world{DB: d, t: t, acme: d.Org(t, "acme"), runner: job.NewRunner(d.DB, slog.New(slog.DiscardHandler))}
	for kind, h := range statement.Jobs(d.DB) {
		w.runner.Handle(kind, h)
	}
	w.across(func(wide *db.Wide) error {
		vendor, err := org.Create(wide, org.New{Slug: "vendor", Name: "Vendor", Kind: org.Business, Vendor: true, Jurisdiction: "EU"})
		must(t, err)
		w.vendor = vendor.ID
		statements, err := term.Statements()
		must(t, err)
		must(t, term.Publish(wide, statements))
		return product.Publish(wide, []product.Product{
			{ID: "server", Name: "Server", Family: product.EnterpriseDeveloperSoftware, Kind: "software", Audience: "enterprise", VersionRange: ">=3.0"},
			{ID: "maps", Name: "Maps", Family: product.External, Kind: "app", Audience: "home", StatementURL: "https://maps.example/privacy"},
		})
	})
	person := func(name string) access.Actor {
		m := membertest.Make(t, d, w.vendor, name, access.Operator)
		return access.Actor{Kind: access.KindMember, Org: w.vendor, ID: string(m.ID), Member: m.ID, Roles: []access.Role{access.Operator}}
	}
	w.ann, w.bob = person("ann@vendor.example"), person("bob@vendor.example")
	w.program = access.Actor{Kind: access.KindProgram, Org: w.vendor, ID: "token-1", Roles: []access.Role{access.Operator}}
	membertest.Make(t, d, w.acme, "olga@acme.example", access.Owner)
	return w
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *world) across(fn func(*db.Wide) error) {
	w.t.Helper()
	must(w.t, w.Across(w.t.Context(), "test", fn))
}

// try runs one step and gives its draft and fault.
func (w *world) try(fn func(*db.Wide) (statement.Draft, error)) (d statement.Draft, err error) {
	err = w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		d, err = fn(wide)
		return err
	})
	return d, err
}

func (w *world) in(org access.OrgID, fn func(*db.Tx) error) {
	w.t.Helper()
	must(w.t, w.Update(access.With(w.t.Context(), access.Worker(org, "test")), access.Work, fn))
}

// ask resolves a term of acme.
func (w *world) ask(key term.Key, scope term.Scope, at time.Time) (value string) {
	w.t.Helper()
	w.in(w.acme, func(tx *db.Tx) error {
		rules, err := term.Load(tx)
		value = term.Resolve(rules, term.Question{Term: key, Scope: scope, ValidAt: at, KnownAt: tx.Now}).Value.String()
		return err
	})
	return value
}

// sign has an agreement of acme in force.
func (w *world) sign(key term.Key, value string) {
	w.t.Helper()
	w.in(w.acme, func(tx *db.Tx) error {
		d, err := term.CreateAgreement(tx, term.New{
			Layer: term.LayerMaster, Title: "Master", Clauses: []term.Proposal{{Section: "1", Term: key, Value: value}},
		})
		must(w.t, err)
		_, err = term.Submit(tx, d.ID)
		return err
	})
	owner := access.Actor{Kind: access.KindMember, Org: w.acme, ID: "signer", Member: "signer", Roles: []access.Role{access.Owner}}
	must(w.t, w.Update(access.With(w.t.Context(), owner), access.SignTerms, func(tx *db.Tx) error {
		all, err := term.Documents(tx)
		must(w.t, err)
		_, err = term.Sign(tx, all[0].ID, term.Signature{Name: "S. Igner"})
		return err
	}))
}

// next is the statement of 2018 with another answer to access requests.
func (w *world) next(version string, ahead time.Duration, value string) string {
	w.t.Helper()
	all, err := term.Statements()
	must(w.t, err)
	s := all[0]
	s.ID, s.Title, s.Effective = version, "Statement "+version, w.Clock.Now().Add(ahead)
	s.Clauses = slices.Clone(s.Clauses)
	for i := range s.Clauses {
		if s.Clauses[i].Term == term.AccessRespondWithin {
			s.Clauses[i].Value, s.Clauses[i].Text = value, "Whoever asks is answered sooner."
		}
	}
	body, err := term.WriteStatement(s)
	must(w.t, err)
	return string(body)
}

const day = 24 * time.Hour

// TestAStatementTakesTwoPeople: whoever wrote a version, had a program write it,
// or revised it can't publish it; a program can't either; a draft is published
// only from review; what is given back says why; and nothing applies before.
func TestAStatementTakesTwoPeople(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		text := w.next("2026-06", 60*day, "P20D")
		draft, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Import(x, w.ann, "", text) })
		must(t, err)
		behind := term.Signature{Behind: func(*db.Tx, string) (access.MemberID, error) { return w.ann.Member, nil }}
		publish := func(by access.Actor) error {
			_, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Publish(x, by, draft.ID, behind) })
			return err
		}
		if err := publish(w.bob); !fault.Is(err, fault.Conflict) {
			t.Errorf("a draft is published: %v", err)
		}
		submit := func() {
			_, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Submit(x, w.ann, draft.ID) })
			must(t, err)
		}
		submit()
		for name, by := range map[string]access.Actor{"who wrote it": w.ann, "a program": w.program} {
			if err := publish(by); !fault.Is(err, fault.Denied) {
				t.Errorf("%s publishes: %v", name, err)
			}
		}
		if _, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Import(x, w.ann, draft.ID, text) }); !fault.Is(err, fault.Conflict) {
			t.Errorf("changed in review: %v", err)
		}
		back, err := w.try(func(x *db.Wide) (statement.Draft, error) {
			return statement.Return(x, w.bob, draft.ID, "Say it in fewer words.")
		})
		if err != nil || back.State != statement.Writing || back.Returned != "Say it in fewer words." {
			t.Errorf("given back: %+v, %v", back, err)
		}
		if got := w.ask(term.AccessRespondWithin, term.Scope{}, w.Clock.Now().Add(90*day)); got != "P30D" {
			t.Errorf("a draft applies: %s", got)
		}
		submit()
		must(t, publish(w.bob))
		if err := publish(w.bob); !fault.Is(err, fault.Conflict) {
			t.Errorf("published twice: %v", err)
		}
		foreign := access.Actor{Kind: access.KindMember, Org: w.acme, ID: "x", Member: "x", Roles: []access.Role{access.Owner}}
		if _, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Import(x, foreign, "", text) }); !fault.Is(err, fault.Denied) {
			t.Errorf("another organization writes: %v", err)
		}
	})
}

// TestWhatAProgramWroteIsItsPersons: whoever stands behind the program that
// prepared a version can't publish it.
func TestWhatAProgramWroteIsItsPersons(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		draft, err := w.try(func(x *db.Wide) (statement.Draft, error) {
			return statement.Import(x, w.program, "", w.next("2026-06", 60*day, "P20D"))
		})
		must(t, err)
		_, err = w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Submit(x, w.program, draft.ID) })
		must(t, err)
		behind := term.Signature{Behind: func(*db.Tx, string) (access.MemberID, error) { return w.ann.Member, nil }}
		_, err = w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Publish(x, w.ann, draft.ID, behind) })
		if !fault.Is(err, fault.Denied) {
			t.Errorf("ann publishes what her program wrote: %v", err)
		}
		_, err = w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Publish(x, w.bob, draft.ID, behind) })
		must(t, err)
	})
}

// TestANewVersionAppliesFromItsDayOn: the version before applies until then, to
// the past for ever, and with the knowledge of before to the future too; the
// organization is told once, with what changes for it; the log has it.
func TestANewVersionAppliesFromItsDayOn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		before := w.Clock.Now()
		w.Clock.Advance(time.Hour)
		effective := w.Clock.Now().Add(60 * day)
		_, err := w.try(func(x *db.Wide) (statement.Draft, error) {
			return statement.PublishText(x, w.vendor, w.next("2026-06", 60*day, "P20D"), statement.Two{Prepared: w.ann.Member, Approved: w.bob.Member})
		})
		must(t, err)
		for at, want := range map[time.Time]string{
			time.Date(2019, 6, 11, 0, 0, 0, 0, time.UTC): "P30D", effective.Add(-time.Second): "P30D", effective: "P20D", effective.Add(day): "P20D",
		} {
			if got := w.ask(term.AccessRespondWithin, term.Scope{}, at); got != want {
				t.Errorf("on %s: %s, want %s", at, got, want)
			}
		}
		w.in(w.acme, func(tx *db.Tx) error {
			rules, err := term.Load(tx)
			r := term.Resolve(rules, term.Question{Term: term.AccessRespondWithin, ValidAt: effective.Add(day), KnownAt: before})
			if r.Value.String() != "P30D" {
				t.Errorf("before it was published it was known: %s", r.Value)
			}
			r = term.Resolve(rules, term.Question{Term: term.AccessRespondWithin, ValidAt: effective.Add(day), KnownAt: tx.Now})
			if len(r.Losers) != 1 || r.Losers[0].Reason != term.EarlierSigned {
				t.Errorf("the version before: %+v", r.Losers)
			}
			return err
		})
		must(t, w.runner.Drain(t.Context()))
		w.told("2026-06", `rights.access.respond_within`)
		ahead := func() (n int, changes []term.Change) {
			w.in(w.acme, func(tx *db.Tx) error {
				all, err := statement.Ahead(tx, term.Scope{}, []string{"server"})
				if len(all) == 1 {
					changes = all[0].Changes
				}
				n = len(all)
				return err
			})
			return n, changes
		}
		if n, changes := ahead(); n != 1 || len(changes) != 1 || changes[0].After.Value.String() != "P20D" {
			t.Errorf("ahead of a member: %d, %+v", n, changes)
		}
		w.Clock.Set(effective)
		if n, _ := ahead(); n != 0 {
			t.Errorf("%d versions are ahead on the day itself", n)
		}
		w.in(w.acme, func(tx *db.Tx) error {
			changes, err := statement.Changes(tx, "2026-06")
			if len(changes) != 1 || changes[0].Before != "P30D" || changes[0].After != "P20D" {
				t.Errorf("what it changed: %+v", changes)
			}
			return err
		})
	})
}

// told looks whether acme was told of a version once, and both logs have it.
func (w *world) told(version, terms string) {
	w.t.Helper()
	w.in(w.acme, func(tx *db.Tx) error {
		var n int
		must(w.t, tx.Get(&n, `select count(*) from notice where org_id = :org and kind = 'statement.noticed' and link = :link`, db.Args{"link": "/statements/" + version}))
		if n != 1 {
			w.t.Errorf("acme was told %d times", n)
		}
		return nil
	})
	for id, action := range map[access.OrgID]string{w.acme: "statement.noticed", w.vendor: "statement.published"} {
		events := w.events(id, action)
		if len(events) != 1 || id == w.acme && !strings.Contains(events[0], terms) {
			w.t.Errorf("%s: %v", action, events)
		}
	}
}

func (w *world) events(id access.OrgID, action string) (out []string) {
	w.t.Helper()
	w.in(id, func(tx *db.Tx) error {
		list, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 50})
		for _, e := range list {
			out = append(out, e.DetailJSON)
		}
		return err
	})
	return out
}

// TestTheNoticeThatIsOwed: a version can't take effect earlier than the longest
// notice that any organization has agreed on (term statement.notice), and the
// preview says whose it is.
func TestTheNoticeThatIsOwed(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		import40 := func() error {
			_, err := w.try(func(x *db.Wide) (statement.Draft, error) {
				return statement.Import(x, w.ann, "", w.next("2026-06", 40*day, "P20D"))
			})
			return err
		}
		if _, err := w.try(func(x *db.Wide) (statement.Draft, error) {
			return statement.Import(x, w.ann, "", w.next("2026-05", 20*day, "P20D"))
		}); !fault.Is(err, fault.Invalid) {
			t.Errorf("with 20 days' notice: %v", err)
		}
		must(t, import40())
		w.sign(term.StatementNotice, "P90D")
		if err := import40(); !fault.Is(err, fault.Invalid) {
			t.Errorf("with 40 days' notice, where 90 are agreed: %v", err)
		}
		w.across(func(x *db.Wide) error {
			p, err := statement.Foresee(x, w.ann, w.next("2026-06", 95*day, "P20D"))
			if len(p.Owed) != 1 || p.Owed[0].Organization.ID != w.acme || p.Owed[0].Notice != "90 days" || p.Earliest.Before(w.Clock.Now().Add(90*day)) {
				t.Errorf("owed: %+v, earliest %s", p.Owed, p.Earliest)
			}
			return err
		})
	})
}

// TestThePreviewIsWhatPublishingDoes: organizations and terms whose values change,
// none where an agreement decides, and the differences of the texts.
func TestThePreviewIsWhatPublishingDoes(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		other := d.Org(t, "other")
		w.sign(term.AccessRespondWithin, "P10D")
		text := w.next("2026-06", 60*day, "P20D")
		var p statement.Preview
		w.across(func(x *db.Wide) (err error) {
			p, err = statement.Foresee(x, w.ann, text)
			return err
		})
		var who []access.OrgID
		for _, e := range p.Effects {
			who = append(who, e.Organization.ID)
		}
		if slices.Contains(who, w.acme) || !slices.Contains(who, other) || !slices.Contains(who, w.vendor) || p.Organizations != 3 || p.Looked != 3 {
			t.Errorf("effects on %v of %d", who, p.Organizations)
		}
		if p.Before == nil || p.Before.ID != "2018-05" || !slices.ContainsFunc(p.Differences, func(d term.Difference) bool {
			return d.New != nil && d.New.Term == term.AccessRespondWithin && d.Old.Value == "P30D" && d.New.Value == "P20D"
		}) {
			t.Errorf("differences: %+v", p.Differences)
		}
		_, err := w.try(func(x *db.Wide) (statement.Draft, error) {
			return statement.PublishText(x, w.vendor, text, statement.Two{Prepared: w.ann.Member, Approved: w.bob.Member})
		})
		must(t, err)
		for _, e := range p.Effects {
			w.in(e.Organization.ID, func(tx *db.Tx) error {
				changes, err := statement.Changes(tx, "2026-06")
				if len(changes) != len(e.Changes) || changes[0].After != e.Changes[0].After {
					t.Errorf("%s: previewed %+v, published %+v", e.Organization.Slug, e.Changes, changes)
				}
				return err
			})
		}
	})
}

// TestLegacyVersionsGetAVersionOfTheirOwn (row 77): a statement bound to versions
// of a product changes nothing but theirs, and general ones published later leave
// it alone.
func TestLegacyVersionsGetAVersionOfTheirOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		two := statement.Two{Prepared: w.ann.Member, Approved: w.bob.Member}
		put := func(text string) {
			_, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.PublishText(x, w.vendor, text, two) })
			must(t, err)
		}
		put("format: steward.statement/1\nversion: server-2\ntitle: Servers before 3\neffective: " + w.Clock.Now().Add(31*day).Format(time.DateOnly) +
			"\ngoverns: {product: server, versions: <3.0}\nclauses: [{section: S, text: T, term: session.idle, value: PT9H}]\n")
		put(w.next("2026-06", 60*day, "P20D"))
		for version, want := range map[string]string{"2.9": "PT9H", "3.0": "PT2H"} {
			for _, ahead := range []time.Duration{40 * day, 90 * day} {
				if got := w.ask(term.SessionIdle, term.Scope{Product: "server", Version: version}, w.Clock.Now().Add(ahead)); got != want {
					t.Errorf("server %s in %s: %s", version, ahead, got)
				}
			}
		}
		if got := w.ask(term.AccessRespondWithin, term.Scope{Product: "server", Version: "2.9"}, w.Clock.Now().Add(90*day)); got != "P1M" {
			t.Errorf("the general statement reaches a legacy version: %s", got)
		}
	})
}

// TestTwoOperatorsAnswerForACommand: both are operators, and not the same.
func TestTwoOperatorsAnswerForACommand(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		plain := membertest.Make(t, d, w.vendor, "pat@vendor.example")
		for name, two := range map[string]statement.Two{
			"the same": {Prepared: w.ann.Member, Approved: w.ann.Member}, "no operator": {Prepared: w.ann.Member, Approved: plain.ID}, "nobody": {Approved: w.bob.Member},
		} {
			if _, err := w.try(func(x *db.Wide) (statement.Draft, error) {
				return statement.PublishText(x, w.vendor, w.next("2026-06", 60*day, "P20D"), two)
			}); !fault.Is(err, fault.Denied) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// TestADraftIsWithdrawn: it stays on record, and nobody publishes it any more.
func TestADraftIsWithdrawn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		draft, err := w.try(func(x *db.Wide) (statement.Draft, error) {
			return statement.Import(x, w.ann, "", w.next("2026-06", 60*day, "P20D"))
		})
		must(t, err)
		_, err = w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Withdraw(x, w.bob, draft.ID) })
		must(t, err)
		if _, err := w.try(func(x *db.Wide) (statement.Draft, error) { return statement.Submit(x, w.ann, draft.ID) }); !fault.Is(err, fault.Conflict) {
			t.Errorf("handed in after it was withdrawn: %v", err)
		}
		w.in(w.vendor, func(tx *db.Tx) error {
			all, err := statement.Drafts(tx)
			if len(all) != 1 || all[0].State != statement.Withdrawn {
				t.Errorf("drafts: %+v", all)
			}
			return err
		})
	})
}
