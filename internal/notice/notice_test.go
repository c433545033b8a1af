package notice_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// house is an organization with two owners and a helpdesk.
type house struct {
	t                *testing.T
	d                *dbtest.DB
	org              access.OrgID
	olive, otto, hal access.MemberID
}

func newHouse(t *testing.T, d *dbtest.DB, slug string) *house {
	t.Helper()
	if slug == "acme" {
		sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			t.Fatal(err)
		}
		db.Attach(d.DB, sealer)
	}
	h := &house{t: t, d: d, org: d.Org(t, slug)}
	h.olive, h.otto, h.hal = h.join("olive", access.Owner), h.join("otto", access.Owner), h.join("hal", access.Helpdesk)
	return h
}

func (h *house) in(fn func(tx *db.Tx) error) {
	h.t.Helper()
	if err := h.try(fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) try(fn func(tx *db.Tx) error) error {
	return h.d.Update(access.With(h.t.Context(), access.System(h.org, "test")), access.Work, fn)
}

// as runs fn as a member with a session.
func (h *house) as(id access.MemberID, fn func(tx *db.Tx) error) {
	h.t.Helper()
	actor := access.Actor{Kind: access.KindMember, Org: h.org, ID: string(id), Member: id, Roles: []access.Role{access.Plain}}
	if err := h.d.Update(access.With(h.t.Context(), actor), access.OwnData, fn); err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) join(name string, roles ...access.Role) (id access.MemberID) {
	h.t.Helper()
	h.in(func(tx *db.Tx) error {
		m, err := member.Create(tx, member.Member{UserName: name + "@acme.example", Active: true})
		if err != nil {
			return err
		}
		id = m.ID
		_, err = member.SetRoles(tx, id, roles)
		return err
	})
	return id
}

func (h *house) send(m notice.Message) {
	h.t.Helper()
	h.in(func(tx *db.Tx) error { return notice.Send(tx, m) })
}

func (h *house) unread(id access.MemberID) (n int) {
	h.t.Helper()
	h.as(id, func(tx *db.Tx) (err error) {
		n, err = notice.Unread(tx)
		return err
	})
	return n
}

func (h *house) mail() (n map[notice.MailState]int) {
	h.t.Helper()
	h.in(func(tx *db.Tx) (err error) {
		n, err = notice.MailCounts(tx)
		return err
	})
	return n
}

// deliver runs what is due.
func (h *house) deliver(post notice.Post, set ...func(*notice.Sender)) {
	h.t.Helper()
	s := notice.Sender{DB: h.d.DB, Post: post, BaseURL: "https://steward.example", MemberAddress: func(tx *db.Tx, id access.MemberID) (string, error) {
		m, err := member.Find(tx, id)
		if fault.Is(err, fault.NotFound) || err == nil && m.State != member.StateActive {
			return "", nil
		}
		return m.Email(), err
	}}
	for _, f := range set {
		f(&s)
	}
	r := job.NewRunner(h.d.DB, slog.New(slog.DiscardHandler))
	r.Handle(notice.MailJob, s.Handle)
	if err := r.Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

func failing(to ...notice.Recipient) notice.Message {
	return notice.Message{
		Kind: "directory.failing", To: to, Subject: "A directory fails", Link: "/directories",
		Text: "It was refused 20 times in a row.",
	}
}

func plainSMTP(s *mailServer) notice.SMTP {
	return notice.SMTP{Address: s.addr, From: "Steward <steward@acme.example>", TLS: notice.StartTLS, Roots: s.roots}
}

func body(t *testing.T, r received) string {
	t.Helper()
	_, text, _ := strings.Cut(r.Body, "\r\n\r\n")
	plain, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(text)))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(plain), "\r\n", "\n")
}

func TestRoleReachesItsHoldersOnceInConsoleAndMail(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, s := newHouse(t, d, "acme"), startMailServer(t)
		h.send(failing(notice.Role(access.Owner), notice.Member(h.olive)))
		if h.unread(h.olive) != 1 || h.unread(h.otto) != 1 || h.unread(h.hal) != 0 {
			t.Errorf("unread: %d, %d, %d", h.unread(h.olive), h.unread(h.otto), h.unread(h.hal))
		}
		h.deliver(plainSMTP(s))
		h.deliver(plainSMTP(s))
		got := s.got()
		if len(got) != 2 || h.mail()[notice.MailSent] != 2 {
			t.Fatalf("%d mails, %v", len(got), h.mail())
		}
		to := got[0].To + " " + got[1].To
		if !strings.Contains(to, "olive@acme.example") || !strings.Contains(to, "otto@acme.example") || !got[0].TLS {
			t.Errorf("to %q, TLS %v", to, got[0].TLS)
		}
		head, text := got[0].Body, body(t, got[0])
		for _, want := range []string{"Subject: A directory fails", "From: \"Steward\" <steward@acme.example>", "Auto-Submitted: auto-generated", "Message-ID: <"} {
			if !strings.Contains(head, want) {
				t.Errorf("no %q in\n%s", want, head)
			}
		}
		for _, want := range []string{"It was refused 20 times in a row.", "https://steward.example/directories", "Steward, for acme.", "https://steward.example/notices"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
	})
}

func TestKeySendsAtMostOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, other := newHouse(t, d, "acme"), newHouse(t, d, "other")
		m := failing(notice.Role(access.Owner))
		m.Key = "directory/1/30"
		h.send(m)
		h.send(m)
		other.send(m) // elsewhere is elsewhere
		if h.unread(h.olive) != 1 || other.unread(other.olive) != 1 {
			t.Errorf("unread %d and %d", h.unread(h.olive), other.unread(other.olive))
		}
		m.Key = "directory/1/7"
		h.send(m)
		if h.unread(h.olive) != 2 {
			t.Errorf("unread %d", h.unread(h.olive))
		}
	})
}

func TestRolledBackIsNotSent(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, s := newHouse(t, d, "acme"), startMailServer(t)
		_ = h.try(func(tx *db.Tx) error {
			if err := notice.Send(tx, failing(notice.Role(access.Owner))); err != nil {
				return err
			}
			return fault.New(fault.Invalid, "no")
		})
		h.deliver(plainSMTP(s))
		if h.unread(h.olive) != 0 || len(s.got()) != 0 {
			t.Errorf("unread %d, mails %d", h.unread(h.olive), len(s.got()))
		}
	})
}

func TestInboxIsOnesOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newHouse(t, d, "acme")
		for range 3 {
			h.send(failing(notice.Role(access.Owner)))
		}
		var first notice.Notice
		h.as(h.olive, func(tx *db.Tx) error {
			page, more, err := notice.Own(tx, notice.Page{Limit: 2})
			if err != nil || len(page) != 2 || !more || page[0].Mail != notice.MailWaiting || page[0].Link != "/directories" {
				t.Errorf("%+v, %v, %v", page, more, err)
			}
			rest, more, err := notice.Own(tx, notice.Page{Limit: 2, Before: page[1].ID})
			if err != nil || len(rest) != 1 || more {
				t.Errorf("%+v, %v, %v", rest, more, err)
			}
			first = page[0]
			read, err := notice.MarkRead(tx, first.ID)
			if err != nil || read.ReadAt == nil {
				t.Errorf("%+v, %v", read, err)
			}
			return err
		})
		h.as(h.hal, func(tx *db.Tx) error {
			if _, err := notice.MarkRead(tx, first.ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("another's notice: %v", err)
			}
			if _, err := notice.MarkAllRead(tx); err != nil {
				t.Error(err)
			}
			return nil
		})
		if h.unread(h.olive) != 2 || h.unread(h.otto) != 3 {
			t.Errorf("unread %d and %d", h.unread(h.olive), h.unread(h.otto))
		}
		h.as(h.olive, func(tx *db.Tx) error {
			n, err := notice.MarkAllRead(tx)
			if n != 2 {
				t.Errorf("marked %d", n)
			}
			return err
		})
		if h.unread(h.olive) != 0 {
			t.Error("still unread")
		}
	})
}

func TestDecliningMailOfAnAreaSparesTheRequired(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, s := newHouse(t, d, "acme"), startMailServer(t)
		h.as(h.olive, func(tx *db.Tx) error { return notice.Choose(tx, "directory", false) })
		h.as(h.olive, func(tx *db.Tx) error {
			if err := notice.Choose(tx, "nothing", false); !fault.Is(err, fault.Invalid) {
				t.Errorf("unknown area: %v", err)
			}
			all, err := notice.Choices(tx)
			if len(all) != len(notice.Areas) || all[0].Area.Key != "directory" || all[0].Mail || !all[1].Mail {
				t.Errorf("choices %+v", all)
			}
			return err
		})
		h.send(failing(notice.Member(h.olive)))
		h.deliver(plainSMTP(s))
		if len(s.got()) != 0 || h.unread(h.olive) != 1 || h.mail()[notice.MailSkipped] != 1 {
			t.Fatalf("%d mails, unread %d, %v", len(s.got()), h.unread(h.olive), h.mail())
		}
		required := failing(notice.Member(h.olive))
		required.Required = true
		other := failing(notice.Member(h.olive))
		other.Kind = "hold.placed"
		h.send(required)
		h.send(other)
		h.deliver(plainSMTP(s))
		if len(s.got()) != 2 {
			t.Errorf("%d mails", len(s.got()))
		}
	})
}

func TestOutsidersAndContacts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, s := newHouse(t, d, "acme"), startMailServer(t)
		h.send(failing(notice.Address("lawyer@elsewhere.example"), notice.Contact("privacy")))
		h.in(func(tx *db.Tx) error {
			var kept [][]byte
			err := tx.Select(&kept, `select address from notice_mail where org_id = :org and address is not null`, nil)
			if len(kept) != 1 || bytes.Contains(kept[0], []byte("lawyer")) {
				t.Errorf("kept %q", kept)
			}
			return err
		})
		h.deliver(plainSMTP(s), func(sender *notice.Sender) {
			sender.ContactAddress = func(_ *db.Tx, name string) (string, error) { return name + "@acme.example", nil }
		})
		var to []string
		for _, m := range s.got() {
			to = append(to, m.To)
		}
		if strings.Join(to, " ") != "lawyer@elsewhere.example privacy@acme.example" && strings.Join(to, " ") != "privacy@acme.example lawyer@elsewhere.example" {
			t.Errorf("to %v", to)
		}
		h.in(func(tx *db.Tx) error {
			var n int
			err := tx.Get(&n, `select count(*) from notice_mail where org_id = :org and address is not null`, nil)
			if n != 0 {
				t.Error("the outsider's address is still kept")
			}
			return err
		})
		h.send(failing(notice.Contact("legal")))
		h.deliver(plainSMTP(s)) // no contact is named: the owners stand in
		if got := s.got(); len(got) != 4 || got[2].To == got[3].To {
			t.Errorf("%+v", got)
		}
	})
}

func TestBrokenMessagesAreRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newHouse(t, d, "acme")
		for name, change := range map[string]func(*notice.Message){
			"kind":             func(m *notice.Message) { m.Kind = "failing" },
			"no subject":       func(m *notice.Message) { m.Subject = "" },
			"header injection": func(m *notice.Message) { m.Subject = "a\r\nBcc: x@y.example" },
			"link outside":     func(m *notice.Message) { m.Link = "//evil.example" },
			"long text":        func(m *notice.Message) { m.Text = strings.Repeat("é", 4001) },
			"address":          func(m *notice.Message) { m.To = []notice.Recipient{notice.Address("a@b.example\r\nBcc: c@d.example")} },
			"named address":    func(m *notice.Message) { m.To = []notice.Recipient{notice.Address("A <a@b.example>")} },
		} {
			m := failing(notice.Role(access.Owner))
			change(&m)
			if err := h.try(func(tx *db.Tx) error { return notice.Send(tx, m) }); err == nil {
				t.Errorf("%s was taken", name)
			}
		}
		if h.unread(h.olive) != 0 {
			t.Error("something was sent")
		}
	})
}

func TestMailIsTriedAgainAndGivenUpWhereRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, s := newHouse(t, d, "acme"), startMailServer(t)
		s.answer(func(to string) string {
			if strings.HasPrefix(to, "otto") {
				return "550 5.1.1 unknown"
			}
			return "451 4.3.0 later"
		})
		h.send(failing(notice.Role(access.Owner)))
		h.deliver(plainSMTP(s))
		if n := h.mail(); n[notice.MailFailed] != 1 || n[notice.MailWaiting] != 1 {
			t.Fatalf("%v", n)
		}
		s.answer(func(string) string { return "250 fine" })
		h.deliver(plainSMTP(s))
		if len(s.got()) != 0 {
			t.Fatal("tried again without a pause")
		}
		d.Clock.Advance(time.Minute)
		h.deliver(plainSMTP(s))
		if n := h.mail(); n[notice.MailSent] != 1 || len(s.got()) != 1 || s.got()[0].To != "olive@acme.example" {
			t.Errorf("%v, %+v", n, s.got())
		}
	})
}

func TestWithoutMailServerTheConsoleStillTells(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := newHouse(t, d, "acme")
		h.send(failing(notice.Role(access.Owner)))
		h.deliver(nil)
		if h.unread(h.olive) != 1 || h.mail()[notice.MailSkipped] != 2 {
			t.Errorf("unread %d, %v", h.unread(h.olive), h.mail())
		}
	})
}

func TestLeavingAndForgetting(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h, s := newHouse(t, d, "acme"), startMailServer(t)
		h.send(failing(notice.Role(access.Owner)))
		h.in(func(tx *db.Tx) error {
			if err := member.Delete(tx, h.otto); err != nil {
				return err
			}
			return notice.Leave(tx, h.otto)
		})
		h.deliver(plainSMTP(s))
		if got := s.got(); len(got) != 1 || got[0].To != "olive@acme.example" {
			t.Errorf("%+v", got)
		}
		h.in(func(tx *db.Tx) error {
			n, err := notice.Forget(tx, tx.Now)
			if n != 0 {
				t.Errorf("forgot %d too early", n)
			}
			return err
		})
		d.Clock.Advance(time.Hour)
		h.in(func(tx *db.Tx) error {
			n, err := notice.Forget(tx, tx.Now)
			if n != 1 {
				t.Errorf("forgot %d", n)
			}
			return err
		})
		if h.unread(h.olive) != 0 {
			t.Error("still in the inbox")
		}
	})
}

func letter() notice.Letter {
	return notice.Letter{ID: "1", To: "a@b.example", Subject: "Grüße", Text: "Hello\n"}
}

func TestConnectionsToMailServers(t *testing.T) {
	implicit := startMailServer(t, func(s *mailServer) { s.implicit = true })
	bare := startMailServer(t, func(s *mailServer) { s.bare = true })
	login := startMailServer(t, func(s *mailServer) { s.user, s.password = "steward", "secret" })
	strange := startMailServer(t)
	for name, c := range map[string]struct {
		server *mailServer
		set    func(*notice.SMTP)
		taken  bool
	}{
		"tls from the first byte":   {implicit, func(s *notice.SMTP) { s.TLS = notice.ImplicitTLS }, true},
		"starttls demanded":         {bare, func(*notice.SMTP) {}, false},
		"plain where allowed":       {bare, func(s *notice.SMTP) { s.TLS = notice.PlainText }, true},
		"user and password":         {login, func(s *notice.SMTP) { s.User, s.Password = "steward", "secret" }, true},
		"wrong password":            {login, func(s *notice.SMTP) { s.User, s.Password = "steward", "guess" }, false},
		"certificate of a stranger": {strange, func(s *notice.SMTP) { s.Roots = nil }, false},
	} {
		before := len(c.server.got())
		server := plainSMTP(c.server)
		c.set(&server)
		err := server.Deliver(context.Background(), letter())
		if taken := err == nil && len(c.server.got()) == before+1; taken != c.taken {
			t.Errorf("%s: taken %v, %v", name, taken, err)
		}
	}
	for _, m := range login.got() {
		if !m.TLS || m.User != "steward" {
			t.Errorf("%+v", m)
		}
	}
}

func TestSettingsOfMailServersAreChecked(t *testing.T) {
	good := notice.SMTP{Address: "mail.example:587", From: "steward@acme.example", TLS: notice.StartTLS}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*notice.SMTP){
		"no port":           func(s *notice.SMTP) { s.Address = "mail.example" },
		"port of letters":   func(s *notice.SMTP) { s.Address = "mail.example:smtp" },
		"no sender":         func(s *notice.SMTP) { s.From = "" },
		"user alone":        func(s *notice.SMTP) { s.User = "x" },
		"password in clear": func(s *notice.SMTP) { s.User, s.Password, s.TLS = "x", "y", notice.PlainText },
	} {
		s := good
		change(&s)
		if err := s.Check(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDevelopmentMailBecomesFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mail")
	f := notice.Folder{Path: dir, From: "Steward <steward@dev.example>"}
	if err := f.Deliver(t.Context(), letter()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "1.eml"))
	if err != nil || !strings.Contains(string(text), "To: <a@b.example>") || !strings.Contains(string(text), "Hello") {
		t.Errorf("%s, %v", text, err)
	}
}
