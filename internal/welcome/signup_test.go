package welcome_test

import (
	"bytes"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/miekg/dns"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/signup"
	"github.com/sysoon/steward/internal/welcome"
)

// records is a real name server whose TXT records a test publishes.
type records struct {
	mu    sync.Mutex
	texts map[string]string
}

// ServeDNS answers with the record of a name, or that there is none.
func (r *records) ServeDNS(w dns.ResponseWriter, q *dns.Msg) {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := new(dns.Msg)
	m.SetReply(q)
	name := strings.ToLower(q.Question[0].Name)
	if text, there := r.texts[name]; there {
		m.Answer = append(m.Answer, &dns.TXT{Hdr: dns.RR_Header{Name: name, Rrtype: dns.TypeTXT, Class: dns.ClassINET, Ttl: 1}, Txt: []string{text}})
	} else {
		m.Rcode = dns.RcodeNameError
	}
	_ = w.WriteMsg(m)
}

func (r *records) publish(name, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.texts[name+"."] = text
}

// signing is an installation in which organizations sign themselves up.
type signing struct {
	*testing.T
	d      *dbtest.DB
	vendor access.OrgID
	desk   signup.Desk
	box    *mailbox
	zone   *records
	drain  func()
	base   string
}

func newSigning(t *testing.T, d *dbtest.DB, mode signup.Mode) *signing {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	s := &signing{T: t, d: d, box: &mailbox{}, zone: &records{texts: map[string]string{}}}
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server, started := &dns.Server{PacketConn: conn, Handler: s.zone}, make(chan struct{})
	server.NotifyStartedFunc = func() { close(started) }
	go func() { _ = server.ActivateAndServe() }()
	<-started
	t.Cleanup(func() { _ = server.Shutdown() })
	resolver, err := domain.NewResolver([]string{conn.LocalAddr().String()})
	if err != nil {
		t.Fatal(err)
	}
	s.vendor = s.org("sysoon", true)
	s.desk = signup.Desk{DB: d.DB, Resolver: resolver}
	in(t, d, s.vendor, func(tx *db.Tx) error { return signup.SetMode(tx, mode) })
	runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	runner.Handle(signup.MailJob, s.desk.Mail)
	runner.Handle(notice.MailJob, notice.Sender{DB: d.DB, Post: s.box, BaseURL: "https://steward.example", MemberAddress: func(tx *db.Tx, id access.MemberID) (string, error) {
		m, err := member.Find(tx, id)
		return m.Email(), err
	}}.Handle)
	s.drain = func() {
		if err := runner.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	mux := http.NewServeMux()
	welcome.New(finding.Desk{DB: d.DB}, s.desk, nil, slog.New(slog.DiscardHandler)).Mount(mux)
	pages := httptest.NewServer(mux)
	t.Cleanup(pages.Close)
	s.base = pages.URL + signup.Page
	return s
}

func (s *signing) org(slug string, vendor bool, domains ...string) (id access.OrgID) {
	s.Helper()
	err := s.d.Across(s.Context(), "test", func(w *db.Wide) error {
		o, err := org.Create(w, org.New{Slug: slug, Name: slug, Kind: org.Business, Vendor: vendor, Jurisdiction: "EU", Domains: domains})
		id = o.ID
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	return id
}

// do sends a form with the browser's cookie, without following redirects.
func (s *signing) do(method, path, cookie string, form url.Values) (*http.Response, string) {
	s.Helper()
	r, _ := http.NewRequestWithContext(s.Context(), method, s.base+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if cookie != "" {
		r.Header.Set("Cookie", "__Host-steward-signup="+cookie)
	}
	res, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		s.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	var body bytes.Buffer
	_, _ = body.ReadFrom(res.Body)
	return res, body.String()
}

// confirmed begins with an address and follows the mail's link.
func (s *signing) confirmed(email string) (browser string) {
	s.Helper()
	s.box.last = ""
	if res, _ := s.do(http.MethodPost, "", "", url.Values{"email": {email}}); res.StatusCode != http.StatusOK {
		s.Fatalf("begin: %d", res.StatusCode)
	}
	s.drain()
	_, rest, ok := strings.Cut(s.box.last, "https://steward.example/sign-up/confirm?t=")
	if !ok {
		s.Fatalf("no link in %q", s.box.last)
	}
	link := strings.Fields(rest)[0]
	for range 2 { // looking uses nothing up
		if res, body := s.do(http.MethodGet, "/confirm?t="+link, "", nil); res.StatusCode != http.StatusOK || strings.Contains(body, "<script") {
			s.Fatalf("link: %d %s", res.StatusCode, body)
		}
	}
	res, _ := s.do(http.MethodPost, "/confirm", "", url.Values{"t": {link}})
	for _, c := range res.Cookies() {
		if c.Name == "__Host-steward-signup" && c.Secure && c.HttpOnly {
			browser = c.Value
		}
	}
	if again, _ := s.do(http.MethodPost, "/confirm", "", url.Values{"t": {link}}); browser == "" || again.StatusCode != http.StatusNotFound {
		s.Fatalf("link twice: %d", again.StatusCode)
	}
	return browser
}

// proved describes the organization and publishes its record.
func (s *signing) proved(browser string) {
	s.Helper()
	if res, _ := s.do(http.MethodPost, "/organization", browser, url.Values{"name": {"Nova"}, "kind": {"school"}, "jurisdiction": {"nowhere"}}); res.StatusCode != http.StatusBadRequest {
		s.Errorf("a law that is none: %d", res.StatusCode)
	}
	if res, _ := s.do(http.MethodPost, "/organization", browser, url.Values{"name": {"Nova"}, "kind": {"school"}, "jurisdiction": {"EU"}}); res.StatusCode != http.StatusSeeOther {
		s.Fatalf("describe: %d", res.StatusCode)
	}
	up, err := s.desk.Of(s.Context(), browser)
	if err != nil {
		s.Fatal(err)
	}
	if res, _ := s.do(http.MethodPost, "/enter", browser, nil); res.StatusCode != http.StatusConflict {
		s.Errorf("enter before the proof: %d", res.StatusCode)
	}
	s.zone.publish(up.RecordName(), up.RecordValue())
	if res, body := s.do(http.MethodPost, "/check", browser, nil); res.StatusCode != http.StatusSeeOther {
		s.Fatalf("check: %d %s", res.StatusCode, body)
	}
}

func TestAnOrganizationSignsItselfUp(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := newSigning(t, d, signup.Open)
		browser := s.confirmed("Ada@nova.example")
		s.proved(browser)
		up, err := s.desk.Of(t.Context(), browser)
		if err != nil || up.State != signup.Created {
			t.Fatalf("%+v, %v", up, err)
		}
		for _, stranger := range []string{"", "guessed"} {
			if res, _ := s.do(http.MethodPost, "/enter", stranger, nil); res.StatusCode != http.StatusNotFound {
				t.Errorf("enter as %q: %d", stranger, res.StatusCode)
			}
		}
		res, _ := s.do(http.MethodPost, "/enter", browser, nil)
		var session string
		for _, c := range res.Cookies() {
			if c.Name == credential.CookieName {
				session = c.Value
			}
		}
		err = d.AcrossView(t.Context(), "test", func(w *db.Wide) error {
			of, got, err := credential.Current(w, session)
			if of != up.Organization || !got.BreakGlass {
				t.Errorf("session of %s: %+v", of, got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		in(t, d, up.Organization, func(tx *db.Tx) error {
			o, err := org.Current(tx)
			all, listErr := org.Domains(tx)
			if o.Origin != org.BySignUp || o.Kind != org.School || o.State != org.Active || listErr != nil || len(all) != 1 ||
				all[0].State != org.DomainVerified || all[0].Source != org.ByDNS || all[0].Token != up.Token {
				t.Errorf("%+v %+v %v", o, all, listErr)
			}
			return err
		})
		// another browser needs another mail; the former browser is out then
		second := s.confirmed("ada@nova.example")
		if res, _ := s.do(http.MethodPost, "/enter", browser, nil); res.StatusCode != http.StatusNotFound {
			t.Errorf("the former browser: %d", res.StatusCode)
		}
		if res, _ := s.do(http.MethodPost, "/enter", second, nil); res.StatusCode != http.StatusSeeOther {
			t.Errorf("the new browser: %d", res.StatusCode)
		}
		// once the owner has signed in through a connection the door is shut
		in(t, d, up.Organization, func(tx *db.Tx) error {
			m, err := member.ByUserName(tx, "ada@nova.example")
			if err != nil {
				return err
			}
			return member.SawSignIn(tx, m.ID)
		})
		if res, _ := s.do(http.MethodPost, "/enter", second, nil); res.StatusCode != http.StatusConflict {
			t.Errorf("after a sign-in: %d", res.StatusCode)
		}
	})
}

func TestSignUpTellsNothingAboutOrganizations(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := newSigning(t, d, signup.Open)
		acme := s.org("acme", false, "acme.example")
		in(t, d, acme, func(tx *db.Tx) error {
			m, err := member.Create(tx, member.Member{UserName: "owner@acme.example", Active: true, AccountKind: member.WorkOrSchool})
			if err == nil {
				_, err = member.SetRoles(tx, m.ID, []access.Role{access.Owner})
			}
			return err
		})
		_, known := s.do(http.MethodPost, "", "", url.Values{"email": {"eve@acme.example"}})
		_, unknown := s.do(http.MethodPost, "", "", url.Values{"email": {"eve@nobody.example"}})
		if known != unknown {
			t.Errorf("pages differ:\n%s\n%s", known, unknown)
		}
		s.drain()
		in(t, d, acme, func(tx *db.Tx) error {
			var n int
			err := tx.Get(&n, `select count(*) from notice where org_id = :org and kind = 'signup.attempted'`, nil)
			if n != 1 {
				t.Errorf("%d notices to the owners", n)
			}
			return err
		})
		in(t, d, s.vendor, func(tx *db.Tx) error {
			var n int
			err := tx.Get(&n, `select count(*) from signup where org_id = :org and domain = 'acme.example' and mail_hash is not null`, nil)
			if n != 0 {
				t.Error("a link for a domain that is taken")
			}
			return err
		})
		for _, bad := range []string{"eve@gmail.com", "eve@co.uk", "eve", ""} {
			if res, _ := s.do(http.MethodPost, "", "", url.Values{"email": {bad}}); res.StatusCode != http.StatusBadRequest {
				t.Errorf("%q: %d", bad, res.StatusCode)
			}
		}
		last := 0
		for range 10 {
			res, _ := s.do(http.MethodPost, "", "", url.Values{"email": {"eve@many.example"}})
			last = res.StatusCode
		}
		if last != http.StatusTooManyRequests {
			t.Errorf("one network, many times: %d", last)
		}
	})
}

func TestOperatorsDecideAboutSignUps(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := newSigning(t, d, signup.Approval)
		browser := s.confirmed("ada@nova.example")
		s.proved(browser)
		up, err := s.desk.Of(t.Context(), browser)
		if err != nil || up.State != signup.Proven {
			t.Fatalf("%+v, %v", up, err)
		}
		if _, err := s.desk.Decide(t.Context(), up.ID, signup.Decision{}); !fault.Is(err, fault.Invalid) {
			t.Errorf("refused without a reason: %v", err)
		}
		if up, err = s.desk.Decide(t.Context(), up.ID, signup.Decision{Approve: true}); err != nil || up.State != signup.Created || up.Organization == "" {
			t.Fatalf("%+v, %v", up, err)
		}
		if _, err := s.desk.Decide(t.Context(), up.ID, signup.Decision{Reason: "too late"}); !fault.Is(err, fault.Conflict) {
			t.Errorf("decided twice: %v", err)
		}
		other := s.confirmed("bob@other.example")
		s.proved(other)
		two, err := s.desk.Of(t.Context(), other)
		if err != nil {
			t.Fatal(err)
		}
		if two, err = s.desk.Decide(t.Context(), two.ID, signup.Decision{Reason: "Not a customer."}); err != nil || two.State != signup.Refused {
			t.Errorf("%+v, %v", two, err)
		}
		s.drain()
		if !strings.Contains(s.box.last, "Not a customer.") {
			t.Errorf("the refusal's mail: %q", s.box.last)
		}
		in(t, d, s.vendor, func(tx *db.Tx) error {
			if _, err := tx.Exec(`update signup set expires_at = :now where org_id = :org`, db.Args{"now": tx.Now}); err != nil {
				return err
			}
			tx.Now = tx.Now.Add(1e9)
			return signup.Forget(tx)
		})
		if _, err := s.desk.Of(t.Context(), other); !fault.Is(err, fault.NotFound) {
			t.Errorf("after its time: %v", err)
		}
		if err := s.desk.SetMode(t.Context(), signup.Off); err != nil {
			t.Fatal(err)
		}
		if res, _ := s.do(http.MethodPost, "", "", url.Values{"email": {"ada@third.example"}}); res.StatusCode != http.StatusForbidden {
			t.Errorf("while it is off: %d", res.StatusCode)
		}
	})
}
