package welcome_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/signup"
	"github.com/sysoon/steward/internal/welcome"
)

// mailbox takes mail instead of a server.
type mailbox struct{ last string }

// Deliver keeps the newest text.
func (m *mailbox) Deliver(_ context.Context, l notice.Letter) error { m.last = l.Text; return nil }

func in(t *testing.T, d *dbtest.DB, id access.OrgID, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := d.Update(access.With(t.Context(), access.System(id, "test")), access.Work, fn); err != nil {
		t.Fatal(err)
	}
}

// asked makes a personal account on a proven domain whose owner was asked, and
// returns the page's server and the secret of the mail's link.
func asked(t *testing.T, d *dbtest.DB) (server *httptest.Server, secret string, vendor access.OrgID, pia access.MemberID) {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	db.Subscribe(d.DB, finding.Proven)
	var acme access.OrgID
	make := func(slug string, isVendor bool, domains ...string) (id access.OrgID) {
		err := d.Across(t.Context(), "test", func(w *db.Wide) error {
			o, err := org.Create(w, org.New{Slug: slug, Name: slug, Kind: org.Business, Vendor: isVendor, Jurisdiction: "EU", Domains: domains})
			id = o.ID
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	vendor = make("sysoon", true)
	in(t, d, vendor, func(tx *db.Tx) error {
		m, err := member.Create(tx, member.Member{UserName: "pia@acme.example", Active: true, AccountKind: member.Personal})
		pia = m.ID
		return err
	})
	acme = make("acme", false, "acme.example")
	desk, box := finding.Desk{DB: d.DB}, &mailbox{}
	runner := job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	runner.Handle(finding.SurveyJob, desk.Survey)
	runner.Handle(notice.MailJob, notice.Sender{DB: d.DB, Post: box, BaseURL: "https://steward.example", MemberAddress: func(tx *db.Tx, id access.MemberID) (string, error) {
		m, err := member.Find(tx, id)
		return m.Email(), err
	}}.Handle)
	drain := func() {
		if err := runner.Drain(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	drain()
	owner := dbtest.As(t, acme, access.Owner)
	var domain string
	in(t, d, acme, func(tx *db.Tx) error {
		all, err := org.Domains(tx)
		domain = all[0].ID
		return err
	})
	all, err := desk.List(owner, domain)
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	if _, err := desk.Ask(owner, all[0].ID, finding.Leave); err != nil {
		t.Fatal(err)
	}
	drain()
	_, rest, _ := strings.Cut(box.last, "https://steward.example"+finding.AnswerPage+"?t=")
	mux := http.NewServeMux()
	welcome.New(desk, signup.Desk{DB: d.DB}, nil, slog.New(slog.DiscardHandler)).Mount(mux)
	server = httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server, strings.Fields(rest + " none")[0], vendor, pia
}

func send(t *testing.T, r *http.Request) (*http.Response, string) {
	t.Helper()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func get(t *testing.T, address string) (*http.Response, string) {
	t.Helper()
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	return send(t, r)
}

func post(t *testing.T, address, origin string, form url.Values) (*http.Response, string) {
	t.Helper()
	r, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if origin != "" {
		r.Header.Set("Origin", origin)
		r.Header.Set("Sec-Fetch-Site", "cross-site")
	}
	return send(t, r)
}

func TestAnsweringByALink(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		server, secret, vendor, pia := asked(t, d)
		page := server.URL + finding.AnswerPage
		for range 3 { // looking uses nothing up
			res, body := get(t, page+"?t="+secret)
			if res.StatusCode != http.StatusOK || !strings.Contains(body, "acme.example") || strings.Contains(body, "<script") || strings.Contains(body, "pia@") ||
				res.Header.Get("Referrer-Policy") != "no-referrer" || res.Header.Get("Cache-Control") != "no-store" ||
				!strings.Contains(res.Header.Get("Content-Security-Policy"), "default-src 'none'") {
				t.Fatalf("%d %v %s", res.StatusCode, res.Header, body)
			}
		}
		for what, want := range map[string]int{"": 404, secret + "x": 404} {
			if res, _ := get(t, page+"?t="+what); res.StatusCode != want {
				t.Errorf("link %q: %d", what, res.StatusCode)
			}
		}
		if res, _ := post(t, page, "https://evil.example", url.Values{"t": {secret}, "answer": {"leave"}}); res.StatusCode != http.StatusForbidden {
			t.Errorf("from another origin: %d", res.StatusCode)
		}
		if res, _ := post(t, page, "", url.Values{"t": {secret}, "answer": {"rename"}}); res.StatusCode != http.StatusForbidden {
			t.Errorf("a new address by the link: %d", res.StatusCode)
		}
		if res, body := post(t, page, "", url.Values{"t": {secret}, "answer": {"leave"}}); res.StatusCode != http.StatusOK || !strings.Contains(body, "Thank you") {
			t.Errorf("%d %s", res.StatusCode, body)
		}
		if res, _ := post(t, page, "", url.Values{"t": {secret}, "answer": {"leave"}}); res.StatusCode != http.StatusNotFound {
			t.Errorf("twice: %d", res.StatusCode)
		}
		in(t, d, vendor, func(tx *db.Tx) error {
			m, err := member.Find(tx, pia)
			if m.UserName == "pia@acme.example" || m.State != member.StateActive || m.AccountKind != member.Personal {
				t.Errorf("%+v", m)
			}
			return err
		})
		if res, _ := get(t, page+"/address?t=x"); res.StatusCode != http.StatusOK {
			t.Errorf("confirming: %d", res.StatusCode)
		}
		if res, _ := post(t, page+"/address", "", url.Values{"t": {"x"}}); res.StatusCode != http.StatusNotFound {
			t.Errorf("confirming with a wrong link: %d", res.StatusCode)
		}
	})
}
