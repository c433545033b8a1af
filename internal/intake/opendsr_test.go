package intake_test

import (
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/opendsr"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/rights"
)

// processor is an installation that takes requests by OpenDSR.
type processor struct {
	*outside
	base string
	cert opendsr.Certificate
}

// handing makes one with its certificate, and looks at that as a controller does.
func handing(t *testing.T, o *outside) *processor {
	t.Helper()
	p := &processor{outside: o}
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	p.base = server.URL
	issued, err := opendsr.Issue("127.0.0.1", time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := opendsr.NewProcessor("127.0.0.1", issued.Chain, issued.Key, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	desk := intake.Desk{DB: o.d.DB, BaseURL: server.URL, Reach: local, Processor: signer}
	intake.Endpoint{Desk: desk, Log: slog.New(slog.DiscardHandler)}.Mount(mux)
	o.run.Handle(intake.StatusJob, intake.StatusTeller{Desk: desk, Client: outbound.New(local)}.Handle)
	_, chain := p.raw(http.MethodGet, server.URL+intake.CertificatePath, "", nil)
	if p.cert, err = opendsr.Trust(chain, "127.0.0.1", pool(t, issued.Authority), time.Now()); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *processor) raw(method, at, token string, body []byte) (*http.Response, []byte) {
	p.Helper()
	req, err := http.NewRequestWithContext(p.Context(), method, at, bytes.NewReader(body))
	if err != nil {
		p.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		p.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		p.Fatal(err)
	}
	return resp, text
}

// call sends to acme and checks that the answer is signed for the domain.
func (p *processor) call(method, path, token string, body any) (int, map[string]any) {
	p.Helper()
	text, ok := body.([]byte)
	if !ok && body != nil {
		var err error
		if text, err = json.Marshal(body); err != nil {
			p.Fatal(err)
		}
	}
	resp, said := p.raw(method, p.base+"/opendsr/"+path, token, text)
	if err := p.cert.Verify(resp.Header, said); err != nil {
		p.Errorf("%s %s: %v", method, path, err)
	}
	var out map[string]any
	if err := json.Unmarshal(said, &out); err != nil {
		p.Fatalf("%s %s: %s", method, path, said)
	}
	return resp.StatusCode, out
}

// officerOf is somebody of an organization who decides.
func (o *outside) decides(org access.OrgID, name string) access.Actor {
	m := membertest.Make(o.T, o.d, org, name+"@acme.example", access.PrivacyOfficer)
	return access.Actor{
		Kind: access.KindMember, Org: org, ID: string(m.ID), Member: m.ID, Session: "s", AuthenticatedAt: o.d.Clock.Now().Unix(),
		Roles: append([]access.Role{access.Plain}, m.Roles...),
	}
}

func (o *outside) controller(org access.OrgID, n intake.NewController) (intake.Controller, string) {
	o.Helper()
	var c intake.Controller
	var token string
	err := o.d.Update(access.With(o.Context(), o.decides(org, "dpo-"+strings.ToLower(n.Name))), access.DecideRequests, func(tx *db.Tx) (err error) {
		c, token, err = intake.AddController(tx, n)
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
	return c, token
}

func ids(n int) string {
	return "a7551968-d5d6-44b2-9831-" + strings.Repeat(string(rune('0'+n)), 12)
}

func (p *processor) message(n int, change map[string]any) map[string]any {
	m := map[string]any{
		"regulation": "gdpr", "subject_request_id": ids(n), "subject_request_type": "erasure", "api_version": "2.0",
		"submitted_time":     p.d.Clock.Now().Add(-24 * time.Hour).Format(time.RFC3339),
		"subject_identities": []any{map[string]string{"identity_type": "email", "identity_value": "ada@acme.example", "identity_format": "raw"}},
	}
	for k, v := range change {
		m[k] = v
	}
	return m
}

// A trusted controller's request comes into the queue with the clock of its
// submission; the status follows it, and only a pending one can be cancelled.
func TestOpenDSR(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		c, token := o.controller(o.org, intake.NewController{Name: "Shop", Vouches: true})
		status, d := p.call(http.MethodGet, "acme/v2/discovery", "", nil)
		if status != 200 || d["api_version"] != "2.0" || d["processor_certificate"] != p.base+intake.CertificatePath || len(d["supported_subject_request_types"].([]any)) != 3 {
			o.Errorf("discovery: %d %v", status, d)
		}
		body, _ := json.Marshal(p.message(1, nil))
		status, r := p.call(http.MethodPost, "acme/v2/requests", token, body)
		if status != 201 || r["controller_id"] != c.ID || r["encoded_request"] != base64.StdEncoding.EncodeToString(body) || r["subject_request_id"] != ids(1) {
			o.Fatalf("%d %v", status, r)
		}
		list := o.requests(o.org)
		if len(list) != 1 || list[0].Channel != rights.OpenDSR || list[0].Kind != rights.Erasure || list[0].Attested != nil || len(o.links()) != 0 {
			o.Fatalf("the queue has %+v", list)
		}
		if due := list[0].DueAt.UTC().Truncate(time.Second).Format(time.RFC3339); r["expected_completion_time"] != due || !list[0].ReceivedAt.Equal(o.d.Clock.Now().Add(-24*time.Hour).Truncate(time.Second)) {
			o.Errorf("expected %v, due %s, received %s", r["expected_completion_time"], due, list[0].ReceivedAt)
		}
		if status, again := p.call(http.MethodPost, "acme/v2/requests/", token, body); status != 201 || again["received_time"] != r["received_time"] || len(o.requests(o.org)) != 1 {
			o.Errorf("the same message again: %d %v", status, again)
		}
		if status, s := p.call(http.MethodPost, "acme/v2/requests", token, p.message(1, map[string]any{"subject_request_type": "access"})); status != 400 {
			o.Errorf("another message under the same id: %d %v", status, s)
		}
		for _, path := range []string{"requests", "status"} {
			if status, s := p.call(http.MethodGet, "acme/v2/"+path+"/"+ids(1), token, nil); status != 200 || s["request_status"] != "pending" || s["results_url"] != nil {
				o.Errorf("%s: %d %v", path, status, s)
			}
		}
		if status, s := p.call(http.MethodDelete, "acme/v2/requests/"+ids(1), token, nil); status != 202 || s["controller_id"] != c.ID {
			o.Errorf("cancelling: %d %v", status, s)
		}
		if _, s := p.call(http.MethodGet, "acme/v2/requests/"+ids(1), token, nil); s["request_status"] != "cancelled" || o.requests(o.org)[0].State != rights.Withdrawn {
			o.Errorf("after cancelling: %v", s)
		}
	})
}

// What a person asked for themself as well goes on when the controller cancels.
func TestOpenDSRDuplicate(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		_, token := o.controller(o.org, intake.NewController{Name: "Shop", Vouches: true})
		o.ask("ada@acme.example", rights.Erasure)
		o.drain()
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[0]}})
		p.call(http.MethodPost, "acme/v2/requests", token, p.message(1, nil))
		status, _ := p.call(http.MethodDelete, "acme/v2/requests/"+ids(1), token, nil)
		if list := o.requests(o.org); status != 202 || len(list) != 1 || list[0].State != rights.Received {
			o.Errorf("%d: the person's own request is %+v", status, list)
		}
		// once work has begun, nothing can be cancelled
		p.call(http.MethodPost, "acme/v2/requests", token, p.message(2, nil))
		err := o.d.Across(o.Context(), "test", func(w *db.Wide) error {
			_, err := w.Exec(`update request set state = 'in_progress' where member_id = :m`, db.Args{"m": string(o.ada.ID)})
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
		if _, s := p.call(http.MethodGet, "acme/v2/requests/"+ids(2), token, nil); s["request_status"] != "in_progress" {
			o.Errorf("work has begun: %v", s)
		}
		if status, _ := p.call(http.MethodDelete, "acme/v2/requests/"+ids(2), token, nil); status != 400 {
			o.Errorf("cancelled although work has begun: %d", status)
		}
	})
}

// Without trust the person confirms by mail, and a controller does not learn who is
// there; with trust it learns that nobody is.
func TestOpenDSRConfirmation(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		_, plain := o.controller(o.org, intake.NewController{Name: "Plain"})
		_, trusted := o.controller(o.org, intake.NewController{Name: "Trusted", Vouches: true})
		nobody := []any{map[string]string{"identity_type": "email", "identity_value": "nobody@acme.example", "identity_format": "raw"}}
		p.call(http.MethodPost, "acme/v2/requests", plain, p.message(1, nil))
		p.call(http.MethodPost, "acme/v2/requests", plain, p.message(2, map[string]any{"subject_identities": nobody}))
		o.drain()
		_, known := p.call(http.MethodGet, "acme/v2/requests/"+ids(1), plain, nil)
		_, unknown := p.call(http.MethodGet, "acme/v2/requests/"+ids(2), plain, nil)
		if known["request_status"] != "pending" || unknown["request_status"] != "pending" || known["expected_completion_time"] != unknown["expected_completion_time"] {
			o.Errorf("the controller learns who is there: %v %v", known, unknown)
		}
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[0]}})
		if list := o.requests(o.org); len(list) != 1 || list[0].Channel != rights.OpenDSR {
			o.Errorf("%+v", list)
		}
		p.call(http.MethodPost, "acme/v2/requests", trusted, p.message(1, map[string]any{"subject_identities": nobody}))
		if _, s := p.call(http.MethodGet, "acme/v2/requests/"+ids(1), trusted, nil); s["request_status"] != "completed" || s["results_count"] != 0.0 {
			o.Errorf("nobody, for a trusted controller: %v", s)
		}
		o.d.Clock.Advance(73 * time.Hour)
		if _, s := p.call(http.MethodGet, "acme/v2/requests/"+ids(2), plain, nil); s["request_status"] != "cancelled" {
			o.Errorf("after three days: %v", s)
		}
	})
}

// Everything that is wrong with a message is refused, by name and without effect;
// other tokens and other organizations find nothing.
func TestOpenDSRRefuses(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		_, token := o.controller(o.org, intake.NewController{Name: "Shop", Vouches: true})
		_, other := o.controller(o.org, intake.NewController{Name: "Other", Vouches: true})
		nova := o.d.Org(o.T, "nova")
		o.law("nova", "EU")
		_, foreign := o.controller(nova, intake.NewController{Name: "Foreign", Vouches: true})
		one := func(kind, value, format string) []any {
			return []any{map[string]string{"identity_type": kind, "identity_value": value, "identity_format": format}}
		}
		for field, change := range map[string]map[string]any{
			"regulation": {"regulation": "none"}, "subject_request_id": {"subject_request_id": strings.ToUpper(ids(1))},
			"subject_request_type": {"subject_request_type": "rectification"}, "submitted_time": {"submitted_time": "2099-01-01T00:00:00Z"},
			"api_version": {"api_version": "1.0"}, "subject_identities": {"subject_identities": []any{}},
			"subject_identities ": {"subject_identities": one("shoe_size", "42", "raw")}, "subject_identities  ": {"subject_identities": one("email", "ada", "raw")},
			"subject_identities   ":  {"subject_identities": one("email", "9f86d081", "sha256")},
			"status_callback_urls":   {"status_callback_urls": []string{"https://10.0.0.7/x"}},
			"status_callback_urls ":  {"status_callback_urls": []string{"ftp://shop.example/x"}},
			"status_callback_urls  ": {"status_callback_urls": strings.Split(strings.Repeat("https://shop.example/x ", 11), " ")},
			"extensions":             {"extensions": map[string]any{"127.0.0.1": map[string]any{"shoe_size": 42}}},
		} {
			status, s := p.call(http.MethodPost, "acme/v2/requests", token, p.message(1, change))
			said, _ := s["error"].(map[string]any)
			detail, _ := said["errors"].([]any)
			if status != 400 || len(detail) != 1 || detail[0].(map[string]any)["reason"] != strings.TrimSpace(field) || strings.Contains(said["message"].(string), "ada") {
				o.Errorf("%s: %d %v", field, status, s)
			}
		}
		large := append([]byte(`{"x":"`), bytes.Repeat([]byte("a"), opendsr.MaxRequest)...)
		for name, c := range map[string]struct {
			want  int
			token string
			body  any
		}{
			"no JSON": {400, token, []byte("x")}, "too large": {413, token, large}, "no token": {401, "", p.message(1, nil)},
			"a made up token": {401, "stwc_x", p.message(1, nil)}, "another organization's": {401, foreign, p.message(1, nil)},
		} {
			if status, s := p.call(http.MethodPost, "acme/v2/requests", c.token, c.body); status != c.want {
				o.Errorf("%s: %d %v", name, status, s)
			}
		}
		if len(o.requests(o.org)) != 0 {
			o.Error("a refused message made a request")
		}
		p.call(http.MethodPost, "acme/v2/requests", token, p.message(1, nil))
		for _, method := range []string{http.MethodGet, http.MethodDelete} {
			for at, use := range map[string]string{"acme/v2/requests/" + ids(1): other, "acme/v2/requests/" + ids(2): token, "nova/v2/requests/" + ids(1): foreign} {
				if status, s := p.call(method, at, use, nil); status != 404 {
					o.Errorf("%s %s: %d %v", method, at, status, s)
				}
			}
		}
		for use, want := range map[string]int{token: 404, other: 404, foreign: 401, "": 401} {
			if status, s := p.call(http.MethodGet, "acme/v2/requests/"+ids(1)+"/results", use, nil); status != want {
				o.Errorf("results: %d %v", status, s)
			}
		}
		if status, _ := p.call(http.MethodPost, "acme/v1/opengdpr_requests", token, p.message(3, map[string]any{"regulation": nil, "api_version": "1.0"})); status != 201 {
			o.Errorf("version 1: %d", status)
		}
	})
}

// shopCallbacks is a controller's address; it fails once first.
type shopCallbacks struct {
	p    *processor
	mu   sync.Mutex
	fail int
	got  []map[string]any
}

func (s *shopCallbacks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	body, _ := io.ReadAll(r.Body)
	if err := s.p.cert.Verify(r.Header, body); err != nil {
		s.p.Error(err)
	}
	if s.fail > 0 {
		s.fail--
		w.WriteHeader(http.StatusBadGateway)
		return
	}
	var m map[string]any
	_ = json.Unmarshal(body, &m)
	s.got = append(s.got, m)
	w.WriteHeader(http.StatusAccepted)
}

// Controllers are told of each status once, signed, at every address that they
// gave, and again where it was not taken.
func TestOpenDSRCallbacks(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		c, token := o.controller(o.org, intake.NewController{Name: "Shop", Vouches: true})
		shop := &shopCallbacks{p: p, fail: 1}
		server := httptest.NewServer(shop)
		defer server.Close()
		p.call(http.MethodPost, "acme/v2/requests", token, p.message(1, map[string]any{"status_callback_urls": []string{server.URL + "/a", server.URL + "/b", server.URL + "/a"}}))
		o.drain()
		if len(shop.got) != 1 || o.problem(c) == "" {
			o.Errorf("after a failure %d came through; the console says %q", len(shop.got), o.problem(c))
		}
		o.d.Clock.Advance(time.Minute)
		o.drain()
		if len(shop.got) != 2 || o.problem(c) != "" {
			o.Fatalf("%v, %q", shop.got, o.problem(c))
		}
		for _, m := range shop.got {
			if m["request_status"] != "pending" || m["controller_id"] != c.ID || !strings.HasPrefix(m["status_callback_url"].(string), server.URL) || m["expected_completion_time"] == nil {
				o.Errorf("told %v", m)
			}
		}
		p.call(http.MethodDelete, "acme/v2/requests/"+ids(1), token, nil)
		o.drain()
		if len(shop.got) != 4 || shop.got[3]["request_status"] != "cancelled" {
			o.Errorf("after cancelling: %v", shop.got)
		}
	})
}

func (o *outside) problem(c intake.Controller) (problem string) {
	o.Helper()
	err := o.d.View(access.With(o.Context(), o.decides(o.org, "look-"+strings.ToLower(db.NewID()))), access.ReadRequests, func(tx *db.Tx) error {
		list, err := intake.Controllers(tx)
		for _, one := range list {
			if one.ID == c.ID {
				problem = one.Problem
			}
		}
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
	return problem
}

// A rotated token and a removed controller are refused; nothing is taken where no
// certificate is set up.
func TestOpenDSRControllers(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		c, token := o.controller(o.org, intake.NewController{Name: "Shop", Vouches: true})
		ctx := access.With(o.Context(), o.decides(o.org, "second"))
		var fresh string
		err := o.d.Update(ctx, access.DecideRequests, func(tx *db.Tx) (err error) {
			_, fresh, err = intake.RotateController(tx, c.ID)
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
		if status, _ := p.call(http.MethodPost, "acme/v2/requests", token, p.message(1, nil)); status != 401 {
			o.Errorf("the former token: %d", status)
		}
		if status, _ := p.call(http.MethodPost, "acme/v2/requests", fresh, p.message(1, nil)); status != 201 {
			o.Errorf("the new token: %d", status)
		}
		err = o.d.Update(ctx, access.DecideRequests, func(tx *db.Tx) error {
			_, err := intake.RemoveController(tx, c.ID)
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
		if status, _ := p.call(http.MethodGet, "acme/v2/requests/"+ids(1), fresh, nil); status != 401 || len(o.requests(o.org)) != 1 {
			o.Errorf("a removed controller: %d", status)
		}
		if status, body := o.fetch("/opendsr/acme/v2/discovery"); status != 503 || !strings.Contains(body, "opendsr-certificate") {
			o.Errorf("without a certificate: %d %s", status, body)
		}
	})
}

func pool(t *testing.T, authority []byte) *x509.CertPool {
	t.Helper()
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(authority) {
		t.Fatal("the authority can't be read")
	}
	return roots
}
