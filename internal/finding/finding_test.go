package finding_test

import (
	"bytes"
	"context"
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
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

// world is the vendor with two accounts of people's own on acme.example, and
// Acme, which proves the domain.
type world struct {
	*dbtest.DB
	t            *testing.T
	desk         finding.Desk
	mails        []notice.Letter
	vendor, acme access.OrgID
	domain       org.Domain
	pia, theo    access.MemberID
}

// Deliver takes a mail instead of a mail server.
func (w *world) Deliver(_ context.Context, l notice.Letter) error {
	w.mails = append(w.mails, l)
	return nil
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	db.Subscribe(d.DB, finding.Proven)
	w := &world{DB: d, t: t, desk: finding.Desk{DB: d.DB}}
	w.vendor = w.org("sysoon", true)
	w.pia = w.account("pia@Acme.example", member.Personal, "pia@home.example")
	w.theo = w.account("theo", member.ThirdParty, "theo@acme.EXAMPLE")
	w.account("someone@acme.example.org", member.Personal)
	w.account("staff@acme.example", member.WorkOrSchool)
	w.acme = w.org("acme", false, "acme.example")
	w.in(w.acme, func(tx *db.Tx) error {
		all, err := org.Domains(tx)
		w.domain = all[0]
		return err
	})
	w.drain()
	return w
}

func (w *world) org(slug string, vendor bool, domains ...string) (id access.OrgID) {
	w.t.Helper()
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		o, err := org.Create(wide, org.New{Slug: slug, Name: strings.ToUpper(slug[:1]) + slug[1:], Kind: org.Business, Vendor: vendor, Jurisdiction: "EU", Domains: domains})
		id = o.ID
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}

func (w *world) account(name string, kind member.AccountKind, addresses ...string) (id access.MemberID) {
	w.t.Helper()
	m := member.Member{UserName: name, DisplayName: "A person", Active: true, AccountKind: kind}
	for _, a := range addresses {
		m.Emails = append(m.Emails, member.Multi{Value: a})
	}
	w.in(w.vendor, func(tx *db.Tx) error {
		made, err := member.Create(tx, m)
		id = made.ID
		return err
	})
	return id
}

func (w *world) in(id access.OrgID, fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.Update(access.With(w.t.Context(), access.System(id, "test")), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

// drain does what is due with a runner of its own, as after a restart.
func (w *world) drain() {
	w.t.Helper()
	r := job.NewRunner(w.DB.DB, slog.New(slog.DiscardHandler))
	r.Handle(finding.SurveyJob, w.desk.Survey)
	r.Handle(finding.WorkJob, w.desk.Work)
	r.Handle(notice.MailJob, notice.Sender{DB: w.DB.DB, Post: w, BaseURL: "https://steward.example", MemberAddress: address}.Handle)
	if err := r.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func address(tx *db.Tx, id access.MemberID) (string, error) {
	m, err := member.Find(tx, id)
	return m.Email(), err
}

func (w *world) later(days int) {
	w.t.Helper()
	w.Clock.Advance(time.Duration(days) * 24 * time.Hour)
	w.drain()
}

func (w *world) owner() context.Context { return dbtest.As(w.t, w.acme, access.Owner) }

func (w *world) findings() []finding.Finding {
	w.t.Helper()
	all, err := w.desk.List(w.owner(), w.domain.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func (w *world) of(id access.MemberID) finding.Finding {
	w.t.Helper()
	for _, f := range w.findings() {
		if f.Member == id {
			return f
		}
	}
	w.t.Fatal("no such finding")
	return finding.Finding{}
}

func (w *world) ask(id access.MemberID, what finding.Choice) finding.Finding {
	w.t.Helper()
	f, err := w.desk.Ask(w.owner(), w.of(id).ID, what)
	if err != nil {
		w.t.Fatal(err)
	}
	w.drain()
	return f
}

// link is the secret of the newest mail's link.
func (w *world) link() string {
	w.t.Helper()
	for _, l := range slices.Backward(w.mails) {
		if _, rest, ok := strings.Cut(l.Text, "?t="); ok {
			return strings.Fields(rest)[0]
		}
	}
	w.t.Fatal("no mail has a link")
	return ""
}

func (w *world) member(id access.MemberID) (m member.Member) {
	w.t.Helper()
	w.in(w.vendor, func(tx *db.Tx) (err error) { m, err = member.Find(tx, id); return err })
	return m
}

func (w *world) events(id access.OrgID, action string, want int) {
	w.t.Helper()
	w.in(id, func(tx *db.Tx) error {
		events, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 50})
		if len(events) != want {
			w.t.Errorf("%s: %d events, want %d", action, len(events), want)
		}
		return err
	})
}

func TestProvingADomainFindsAccounts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		all := w.findings()
		if len(all) != 2 || w.of(w.pia).AccountKind != member.Personal || w.of(w.theo).AccountKind != member.ThirdParty ||
			w.of(w.pia).Address != "pia@Acme.example" || w.of(w.theo).Address != "theo@acme.EXAMPLE" {
			t.Fatalf("found %+v", all)
		}
		w.in(w.acme, func(tx *db.Tx) error {
			_, err := member.Create(tx, member.Member{UserName: "ada@acme.example", Active: true})
			if err != nil {
				return err
			}
			counts, err := finding.Counts(tx, w.domain)
			if counts[member.WorkOrSchool] != 1 || counts[member.Personal] != 1 || counts[member.ThirdParty] != 1 {
				t.Errorf("counts %v", counts)
			}
			return err
		})
		w.events(w.acme, "finding.found", 1)
		late := w.account("late@acme.example", member.Personal)
		w.in(w.acme, finding.EnqueueSurveys)
		w.in(w.vendor, func(tx *db.Tx) error { return member.Delete(tx, w.theo) })
		w.drain()
		w.in(w.acme, finding.EnqueueSurveys)
		w.drain()
		if all := w.findings(); len(all) != 2 || w.of(late).State != finding.Found {
			t.Errorf("after a deletion and a new account: %+v", all)
		}
	})
}

func TestConvertingByLink(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		f := w.ask(w.pia, finding.Convert)
		if want := dbtest.Start.AddDate(0, 0, 30); !f.DueAt.Equal(want) {
			t.Errorf("due %s, want %s", f.DueAt, want)
		}
		secret := w.link()
		stored(t, w, secret)
		if seen, err := w.desk.ByLink(t.Context(), secret); err != nil || seen.ID != f.ID || seen.Organization != "Acme" {
			t.Fatalf("%+v, %v", seen, err)
		}
		if _, err := w.desk.AnswerByLink(t.Context(), secret, finding.Reply{Choice: finding.Rename, Address: "thief@evil.example"}); !fault.Is(err, fault.Denied) {
			t.Errorf("a new address by the link alone: %v", err)
		}
		if _, err := w.desk.AnswerByLink(t.Context(), secret+"x", finding.Reply{Choice: finding.Leave}); !fault.Is(err, fault.NotFound) {
			t.Errorf("a wrong link: %v", err)
		}
		if _, err := w.desk.AnswerByLink(t.Context(), secret, finding.Reply{Choice: finding.Convert}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.desk.AnswerByLink(t.Context(), secret, finding.Reply{Choice: finding.Leave}); !fault.Is(err, fault.NotFound) {
			t.Errorf("a link that was used: %v", err)
		}
		own := w.member(w.pia)
		if own.AccountKind != member.Personal || own.State != member.StateActive || own.UserName == "pia@Acme.example" || len(own.Emails) != 1 {
			t.Errorf("the person's own account: %+v", own)
		}
		w.in(w.acme, func(tx *db.Tx) error {
			m, err := member.ByUserName(tx, "pia@acme.example")
			if m.AccountKind != member.WorkOrSchool || m.State != member.StateActive {
				t.Errorf("the work account: %+v", m)
			}
			return err
		})
		w.events(w.acme, "finding.answered", 1)
		w.events(w.vendor, "finding.answered", 1)
		w.later(60)
		if w.of(w.pia).State != finding.Answered {
			t.Errorf("it is %s later", w.of(w.pia).State)
		}
	})
}

// stored looks for a link's secret where it must not be.
func stored(t *testing.T, w *world, secret string) {
	t.Helper()
	w.in(w.vendor, func(tx *db.Tx) error {
		var n int
		err := tx.Get(&n, `select count(*) from notice where org_id = :org and (body like :secret or link like :secret)`, db.Args{"secret": "%" + secret + "%"})
		if n != 0 {
			t.Error("the secret of a link is stored in the clear")
		}
		return err
	})
}

func TestNobodyAnswers(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ask(w.pia, finding.Leave)
		first := w.link()
		w.later(19)
		w.events(w.acme, "finding.reminded", 0)
		w.later(1)
		w.events(w.acme, "finding.reminded", 1)
		if _, err := w.desk.ByLink(t.Context(), first); !fault.Is(err, fault.NotFound) {
			t.Errorf("the reminder's link is not the only one: %v", err)
		}
		if _, err := w.desk.AnswerByLink(t.Context(), w.link(), finding.Reply{Choice: finding.Keep}); err != nil {
			t.Fatal(err)
		}
		w.later(9)
		if m := w.member(w.pia); m.UserName != "pia@Acme.example" {
			t.Errorf("the address was taken before the time was over: %s", m.UserName)
		}
		w.later(1)
		m := w.member(w.pia)
		if m.State != member.StateActive || m.AccountKind != member.Personal || !strings.HasPrefix(m.UserName, "account-") || m.Email() != "pia@home.example" {
			t.Errorf("after the time was over: %+v", m)
		}
		if f := w.of(w.pia); f.State != finding.Lapsed || f.Address != "" {
			t.Errorf("%+v", f)
		}
		w.events(w.vendor, "finding.lapsed", 1)
	})
}

func TestALostDomainTakesNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.ask(w.pia, finding.Rename)
		w.in(w.acme, func(tx *db.Tx) error {
			lost := w.domain
			lost.State = org.DomainLost
			return org.SaveDomain(tx, lost)
		})
		if _, err := w.desk.Ask(w.owner(), w.of(w.theo).ID, finding.Leave); !fault.Is(err, fault.Conflict) {
			t.Errorf("asking because of a lost domain: %v", err)
		}
		w.later(40)
		if m := w.member(w.pia); m.UserName != "pia@Acme.example" || w.of(w.pia).State != finding.Found {
			t.Errorf("%s, %s", m.UserName, w.of(w.pia).State)
		}
	})
}

func TestRenamingInMyData(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		f := w.ask(w.theo, finding.Rename)
		theo := access.With(t.Context(), access.Actor{Kind: access.KindMember, Org: w.vendor, ID: string(w.theo), Member: w.theo, Roles: []access.Role{access.Plain}})
		pia := access.With(t.Context(), access.Actor{Kind: access.KindMember, Org: w.vendor, ID: string(w.pia), Member: w.pia, Roles: []access.Role{access.Plain}})
		if mine, err := w.desk.Own(theo); err != nil || len(mine) != 1 || mine[0].ID != f.ID {
			t.Fatalf("%v, %v", mine, err)
		}
		if _, err := w.desk.AnswerOwn(pia, f.ID, finding.Reply{Choice: finding.Leave}); !fault.Is(err, fault.NotFound) {
			t.Errorf("somebody else's question: %v", err)
		}
		for _, bad := range []string{"", "theo", "theo@acme.example", "T <theo@net.example>"} {
			if _, err := w.desk.AnswerOwn(theo, f.ID, finding.Reply{Choice: finding.Rename, Address: bad}); !fault.Is(err, fault.Invalid) {
				t.Errorf("%q: %v", bad, err)
			}
		}
		if _, err := w.desk.AnswerOwn(theo, f.ID, finding.Reply{Choice: finding.Rename, Address: "theo@net.example"}); err != nil {
			t.Fatal(err)
		}
		if m := w.member(w.theo); m.Email() != "theo@acme.EXAMPLE" {
			t.Errorf("an address was taken before it was confirmed: %s", m.Email())
		}
		w.drain()
		if to := w.mails[len(w.mails)-1].To; to != "theo@net.example" {
			t.Errorf("the confirmation went to %s", to)
		}
		secret := w.link()
		if _, err := w.desk.Confirm(t.Context(), secret); err != nil {
			t.Fatal(err)
		}
		if m := w.member(w.theo); m.Email() != "theo@net.example" || m.UserName != "theo" || len(m.Emails) != 1 {
			t.Errorf("%+v", m)
		}
		if _, err := w.desk.Confirm(t.Context(), secret); !fault.Is(err, fault.NotFound) {
			t.Errorf("confirming twice: %v", err)
		}
		if w.of(w.theo).State != finding.Answered {
			t.Errorf("%s", w.of(w.theo).State)
		}
	})
}

func TestWhoMayAsk(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		id := w.of(w.pia).ID
		rival := w.org("rival", false)
		if _, err := w.desk.Ask(dbtest.As(t, rival, access.Owner), id, finding.Leave); !fault.Is(err, fault.NotFound) {
			t.Errorf("another organization: %v", err)
		}
		if _, err := w.desk.Ask(dbtest.As(t, w.acme, access.Helpdesk), id, finding.Leave); !fault.Is(err, fault.Denied) {
			t.Errorf("helpdesk: %v", err)
		}
		if _, err := w.desk.Ask(w.owner(), id, finding.Keep); !fault.Is(err, fault.Invalid) {
			t.Errorf("asking to keep: %v", err)
		}
		w.ask(w.pia, finding.Leave)
		if _, err := w.desk.Ask(w.owner(), id, finding.Convert); !fault.Is(err, fault.Conflict) {
			t.Errorf("asking twice: %v", err)
		}
	})
}
