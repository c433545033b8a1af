package intake_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
)

// local lets the test's own servers be reached.
var local = outbound.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AllowHTTP: true}

type mailbox struct {
	mu    sync.Mutex
	mails []notice.Letter
}

func (b *mailbox) Deliver(_ context.Context, m notice.Letter) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.mails = append(b.mails, m)
	return nil
}

// outside is an installation as people without a session see it.
type outside struct {
	*testing.T
	d    *dbtest.DB
	org  access.OrgID
	ada  member.Member
	box  *mailbox
	run  *job.Runner
	base string
	// officer answers requests; made when first needed.
	officer member.Member
	sealer  *seal.Sealer
}

func newOutside(t *testing.T, d *dbtest.DB, law string) *outside {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := sealer.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	o := &outside{T: t, d: d, sealer: sealer, org: d.Org(t, "acme"), box: &mailbox{}}
	o.law("acme", law)
	o.ada = membertest.Make(t, d, o.org, "ada@acme.example")
	desk := intake.Desk{DB: d.DB, BaseURL: "https://steward.example", Reach: local}
	db.Subscribe(d.DB, intake.Follow)
	o.run = job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	o.run.Handle(intake.Job, desk.Handle)
	o.run.Handle(intake.CallbackJob, intake.Teller{Desk: desk, Client: outbound.New(local), Sealer: sealer}.Handle)
	o.run.Handle(notice.MailJob, notice.Sender{DB: d.DB, Post: o.box, BaseURL: "https://steward.example", MemberAddress: func(tx *db.Tx, id access.MemberID) (string, error) {
		m, err := member.Find(tx, id)
		return m.Email(), err
	}}.Handle)
	mux := http.NewServeMux()
	intake.Endpoint{Desk: desk, Log: slog.New(slog.DiscardHandler)}.Mount(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	o.base = server.URL
	return o
}

func (o *outside) law(slug, law string) {
	o.Helper()
	err := o.d.Across(o.Context(), "test", func(w *db.Wide) error {
		_, err := w.Exec(`update organization set jurisdiction = :law where slug = :slug`, db.Args{"law": law, "slug": slug})
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
}

func (o *outside) drain() {
	o.Helper()
	if err := o.run.Drain(o.Context()); err != nil {
		o.Fatal(err)
	}
}

func (o *outside) post(path string, form url.Values) (status int, body string) {
	o.Helper()
	resp, err := http.PostForm(o.base+path, form)
	if err != nil {
		o.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		o.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func (o *outside) fetch(path string) (status int, body string) {
	o.Helper()
	resp, err := http.Get(o.base + path)
	if err != nil {
		o.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		o.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func (o *outside) ask(email string, kind rights.Kind, more ...string) (int, string) {
	o.Helper()
	form := url.Values{"email": {email}, "right": {string(kind)}, "text": {"Everything since March."}}
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	return o.post("/rights/acme", form)
}

var linked = regexp.MustCompile(`/rights/[a-z]+/confirm\?t=(\S+)`)

// links are the tokens that were mailed, in order.
func (o *outside) links() (tokens []string) {
	o.box.mu.Lock()
	defer o.box.mu.Unlock()
	for _, m := range o.box.mails {
		if found := linked.FindStringSubmatch(m.Text); found != nil {
			tokens = append(tokens, found[1])
		}
	}
	return tokens
}

func (o *outside) requests(org access.OrgID) (list []rights.Request) {
	o.Helper()
	err := o.d.View(access.With(o.Context(), access.Worker(org, "test")), access.Work, func(tx *db.Tx) (err error) {
		list, _, err = rights.List(tx, rights.Filter{}, rights.Page{First: 50, Order: rights.ByReceived})
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
	return list
}

func each(t *testing.T, law string, fn func(o *outside)) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) { fn(newOutside(t, d, law)) })
}

// Whoever reads the mail of a known address proves the request; what is shown
// does not tell whether an address is known.
func TestForm(t *testing.T) {
	each(t, "EU", func(o *outside) {
		_, known := o.ask("ada@acme.example", rights.Access)
		_, unknown := o.ask("nobody@acme.example", rights.Access)
		if known != unknown || !strings.Contains(known, "Look into your mail") {
			o.Errorf("the answers differ: %s\n%s", known, unknown)
		}
		o.drain()
		if got := o.links(); len(got) != 1 || len(o.requests(o.org)) != 0 {
			o.Fatalf("%d links, %d requests before anybody proved anything", len(got), len(o.requests(o.org)))
		}
		o.d.Clock.Advance(24 * time.Hour)
		token := o.links()[0]
		if status, _ := o.post("/rights/acme/confirm", url.Values{"t": {token}}); status != 200 {
			o.Fatalf("status %d", status)
		}
		list := o.requests(o.org)
		if len(list) != 1 {
			o.Fatalf("%d requests", len(list))
		}
		r := list[0]
		if r.Channel != rights.Form || r.MemberID != o.ada.ID || r.Attested == nil || r.State != rights.Received || !r.ReceivedAt.Equal(dbtest.Start) {
			o.Errorf("the request is %+v", r)
		}
		if status, _ := o.post("/rights/acme/confirm", url.Values{"t": {token}}); status != 404 {
			o.Errorf("a link works twice: %d", status)
		}
		if status, body := o.ask("ada@acme.example", rights.OptOutSale); status != 400 || !strings.Contains(body, "offered") {
			o.Errorf("a right of another law: %d", status)
		}
		if status, _ := o.post("/rights/nowhere", url.Values{"email": {"a@b.example"}, "right": {"access"}}); status != 404 {
			o.Errorf("an organization that is not there: %d", status)
		}
	})
}

// A second question of the same kind is found to be one only after it was
// proved, and becomes no second request.
func TestDuplicatesDoNotSkipVerification(t *testing.T) {
	each(t, "EU", func(o *outside) {
		o.ask("ada@acme.example", rights.Erasure)
		o.ask("ADA@acme.example", rights.Erasure)
		o.drain()
		tokens := o.links()
		if len(tokens) != 2 || len(o.requests(o.org)) != 0 {
			o.Fatalf("%d links", len(tokens))
		}
		_, first := o.post("/rights/acme/confirm", url.Values{"t": {tokens[0]}})
		_, second := o.post("/rights/acme/confirm", url.Values{"t": {tokens[1]}})
		if !strings.Contains(first, "has arrived") || !strings.Contains(second, "asked this already") || len(o.requests(o.org)) != 1 {
			o.Errorf("%d requests", len(o.requests(o.org)))
		}
	})
}

func TestAttemptsAreLimited(t *testing.T) {
	each(t, "EU", func(o *outside) {
		for range 5 {
			o.ask("ada@acme.example", rights.Access)
		}
		o.drain()
		tokens := o.links()
		if len(tokens) > 3 {
			o.Errorf("%d mails to one address in a day", len(tokens))
		}
		o.d.Clock.Advance(25 * time.Hour)
		o.ask("ada@acme.example", rights.Access)
		o.drain()
		token := o.links()[len(o.links())-1]
		id, _, _ := strings.Cut(token, ".")
		for range 5 {
			if status, _ := o.post("/rights/acme/confirm", url.Values{"t": {id + ".wrong"}}); status != 404 {
				o.Errorf("a wrong link: %d", status)
			}
		}
		if status, _ := o.post("/rights/acme/confirm", url.Values{"t": {token}}); status != 404 || len(o.requests(o.org)) != 0 {
			o.Errorf("the link survives five wrong ones: %d", status)
		}
	})
}

// What nobody proves ends by itself, with what it held.
func TestAbandonedInquiriesEnd(t *testing.T) {
	each(t, "EU", func(o *outside) {
		o.ask("ada@acme.example", rights.Access)
		o.drain()
		token := o.links()[0]
		o.d.Clock.Advance(73 * time.Hour)
		if status, _ := o.post("/rights/acme/confirm", url.Values{"t": {token}}); status != 404 {
			o.Errorf("a link after three days: %d", status)
		}
		o.ask("other@acme.example", rights.Access) // whoever comes next tidies up
		var left int
		err := o.d.View(access.With(o.Context(), access.Worker(o.org, "test")), access.Work, func(tx *db.Tx) error {
			return tx.Get(&left, `select count(*) from inquiry where org_id = :org and state = 'expired' and sealed is null`, nil)
		})
		if err != nil || left != 1 {
			o.Errorf("%d were emptied: %v", left, err)
		}
	})
}

// An agent's authority is checked by an administrator although the person
// confirmed; former members can ask as long as their data is kept.
func TestAgentsAndFormerMembers(t *testing.T) {
	each(t, "EU", func(o *outside) {
		o.ask("ada@acme.example", rights.Access, "agent", "Arcadia Legal", "authority", "Mandate of 1 March")
		o.drain()
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[0]}})
		if r := o.requests(o.org)[0]; r.Channel != rights.Agent || r.Attested != nil {
			o.Errorf("the agent's request is %s, attested %v", r.Channel, r.Attested)
		}
		err := o.d.Update(access.With(o.Context(), access.Worker(o.org, "test")), access.Work, func(tx *db.Tx) error {
			_, err := tx.Exec(`update member set state = 'deleted' where org_id = :org and id = :id`, db.Args{"id": string(o.ada.ID)})
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
		o.ask("ada@acme.example", rights.Erasure)
		o.drain()
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[1]}})
		if list := o.requests(o.org); len(list) != 2 {
			o.Errorf("a former member has %d requests", len(list))
		}
		if status, _ := o.ask("ada@acme.example", rights.Access, "agent", "Arcadia Legal"); status != 400 {
			o.Errorf("an agent without grounds: %d", status)
		}
	})
}

// An opt-out under the CCPA needs no proof.
func TestOptOutsNeedNoProof(t *testing.T) {
	each(t, "US-CA", func(o *outside) {
		o.ask("ada@acme.example", rights.OptOutSale)
		o.drain()
		if list := o.requests(o.org); len(list) != 1 || len(o.links()) != 0 || list[0].Kind != rights.OptOutSale {
			o.Errorf("%d requests, %d links", len(list), len(o.links()))
		}
	})
}

// What reaches the vendor about an organization's account goes on to the
// organization, with a record on both sides and the clock of its receipt.
func TestTheVendorPassesOn(t *testing.T) {
	each(t, "EU", func(o *outside) {
		vendor := o.d.Org(o.T, "sysoon")
		o.law("sysoon", "EU")
		err := o.d.Across(o.Context(), "test", func(w *db.Wide) error {
			if _, err := w.Exec(`update organization set vendor = :yes where slug = 'sysoon'`, db.Args{"yes": true}); err != nil {
				return err
			}
			_, err := w.Exec(`insert into domain (org_id, id, name, state, created_at, verified_at, token, source) values (:org, 'd1', 'acme.example', 'verified', :at, :at, 't', 'operator')`,
				db.Args{"org": string(o.org), "at": dbtest.Start})
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
		o.post("/rights/sysoon", url.Values{"email": {"ada@acme.example"}, "right": {"access"}})
		o.drain()
		o.drain()
		tokens := o.links()
		if len(tokens) != 1 {
			o.Fatalf("%d links", len(tokens))
		}
		o.d.Clock.Advance(time.Hour)
		o.post("/rights/acme/confirm", url.Values{"t": {tokens[0]}})
		if list := o.requests(o.org); len(list) != 1 || !list[0].ReceivedAt.Equal(dbtest.Start) || len(o.requests(vendor)) != 0 {
			o.Errorf("the organization has %d requests, the vendor %d", len(list), len(o.requests(vendor)))
		}
	})
}

// agent is an authorized agent with its keys.
type agent struct {
	o     *outside
	id    string
	key   ed25519.PrivateKey
	token string
}

func (o *outside) agent(id string) *agent {
	o.Helper()
	public, private, err := ed25519.GenerateKey(nil)
	if err != nil {
		o.Fatal(err)
	}
	officer := membertest.Make(o.T, o.d, o.org, id+"-officer@acme.example", access.PrivacyOfficer)
	ctx := access.With(o.Context(), access.Actor{
		Kind: access.KindMember, Org: o.org, ID: string(officer.ID), Member: officer.ID, Session: "s",
		AuthenticatedAt: o.d.Clock.Now().Unix(), Roles: append([]access.Role{access.Plain}, officer.Roles...),
	})
	err = o.d.Update(ctx, access.DecideRequests, func(tx *db.Tx) error {
		_, err := intake.AddAgent(tx, id, "Agent "+id, hex.EncodeToString(public))
		return err
	})
	if err != nil {
		o.Fatal(err)
	}
	return &agent{o: o, id: id, key: private}
}

func (a *agent) message(change map[string]any) map[string]any {
	now := a.o.d.Clock.Now()
	m := map[string]any{
		"agent-id": a.id, "business-id": "acme", "issued-at": now.Format(time.RFC3339), "expires-at": now.Add(10 * time.Minute).Format(time.RFC3339),
		"drp.version": "1.0", "exercise": "deletion", "regime": "ccpa", "email": "ada@acme.example", "email_verified": true,
	}
	for k, v := range change {
		m[k] = v
	}
	return m
}

func (a *agent) sign(m map[string]any) string {
	body, err := json.Marshal(m)
	if err != nil {
		a.o.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(append(ed25519.Sign(a.key, body), body...))
}

func (a *agent) call(method, path, body string) (status int, answer map[string]any) {
	a.o.Helper()
	req, err := http.NewRequestWithContext(a.o.Context(), method, a.o.base+"/drp/acme/v1/"+path, strings.NewReader(body))
	if err != nil {
		a.o.Fatal(err)
	}
	req.Header.Set("Content-Type", "text/plain")
	req.Header.Set("Authorization", "Bearer "+a.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		a.o.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	_ = json.NewDecoder(resp.Body).Decode(&answer) // a refusal has no body
	return resp.StatusCode, answer
}

func (a *agent) pair() {
	a.o.Helper()
	status, answer := a.call(http.MethodPost, "agent/"+a.id, a.sign(a.message(nil)))
	token, _ := answer["token"].(string)
	if status != 200 || token == "" || answer["agent-id"] != a.id {
		a.o.Fatalf("pairing: %d %v", status, answer)
	}
	a.token = token
}

// The checks of the protocol's conformance tool: the chain of validation in its
// order, the shape of the status, and every exercise under each regime.
func TestDataRightsProtocol(t *testing.T) {
	each(t, "US-CA", func(o *outside) {
		a := o.agent("arcadia")
		a.pair()
		if status, _ := a.call(http.MethodGet, "agent/arcadia", ""); status != 200 {
			o.Errorf("agent information: %d", status)
		}
		if status, _ := a.call(http.MethodGet, "agent/other", ""); status != 403 {
			o.Errorf("another agent's information: %d", status)
		}
		o.chain(a)
		seen := map[string]bool{}
		for exercise, kind := range map[string]rights.Kind{"access": rights.Access, "deletion": rights.Erasure, "sale:opt_out": rights.OptOutSale, "sale:opt_in": rights.OptInSale} {
			for _, regime := range []string{"ccpa", "voluntary"} {
				body := a.sign(a.message(map[string]any{"exercise": exercise, "regime": regime, "agent-request-id": exercise + regime}))
				status, s := a.call(http.MethodPost, "data-rights-request", body)
				if status != 200 {
					o.Fatalf("%s under %s: %d %v", exercise, regime, status, s)
				}
				o.shape(s)
				id, _ := s["request_id"].(string)
				if seen[id] {
					o.Errorf("the id %s comes twice", id)
				}
				seen[id] = true
				if _, again := a.call(http.MethodPost, "data-rights-request/", body); again["request_id"] != id {
					o.Errorf("the same message made another request")
				}
				_ = kind
			}
		}
		if status, _ := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(map[string]any{"exercise": "sale:never"}))); status != 400 {
			o.Errorf("an exercise that is not answered: %d", status)
		}
	})
}

// chain breaks each link of the validation.
func (o *outside) chain(a *agent) {
	o.Helper()
	now := o.d.Clock.Now()
	other := o.agent("other")
	at := func(d time.Duration) string { return now.Add(d).Format(time.RFC3339) }
	for name, body := range map[string]string{
		"base64":           "!!" + a.sign(a.message(nil)),
		"too short":        base64.StdEncoding.EncodeToString([]byte("short")),
		"signature":        other.sign(a.message(nil)),
		"no JSON":          base64.StdEncoding.EncodeToString(append(ed25519.Sign(a.key, []byte("x")), 'x')),
		"agent-id":         a.sign(a.message(map[string]any{"agent-id": "other"})),
		"business-id":      a.sign(a.message(map[string]any{"business-id": "nova"})),
		"issued later":     a.sign(a.message(map[string]any{"issued-at": at(5 * time.Minute)})),
		"expired":          a.sign(a.message(map[string]any{"issued-at": at(-time.Hour), "expires-at": at(-time.Minute)})),
		"lives too long":   a.sign(a.message(map[string]any{"expires-at": at(48 * time.Hour)})),
		"no time at all":   a.sign(a.message(map[string]any{"issued-at": nil, "expires-at": nil})),
		"changed after it": strings.Replace(a.sign(a.message(nil)), "A", "B", 1),
	} {
		if status, s := a.call(http.MethodPost, "data-rights-request", body); status != 403 || s != nil {
			o.Errorf("%s: %d %v", name, status, s)
		}
	}
	good := a.token
	a.token = "made up"
	if status, _ := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(nil))); status != 403 {
		o.Errorf("a made up token: %d", status)
	}
	a.token = good
	if len(o.requests(o.org)) != 0 {
		o.Error("a broken message made a request")
	}
}

var statusFields = []string{"request_id", "agent_request_id", "status", "reason", "processing_details", "received_at", "expected_by", "expires_at", "user_verification_url"}

func (o *outside) shape(s map[string]any) {
	o.Helper()
	for k, v := range s {
		if !slices.Contains(statusFields, k) {
			o.Errorf("the field %s is not the protocol's", k)
		}
		if strings.HasSuffix(k, "_at") || k == "expected_by" {
			text, _ := v.(string)
			if _, err := time.Parse(time.RFC3339, text); err != nil {
				o.Errorf("%s is %v", k, v)
			}
		}
	}
	status, _ := s["status"].(string)
	if !slices.Contains([]string{"open", "in_progress", "fulfilled", "revoked", "denied", "expired"}, status) || s["request_id"] == "" || s["received_at"] == nil {
		o.Errorf("the status is %v", s)
	}
}

// The status follows the request; other agents and other ids are refused alike.
func TestDataRightsProtocolStatus(t *testing.T) {
	each(t, "US-CA", func(o *outside) {
		a := o.agent("arcadia")
		a.pair()
		b := o.agent("bosky")
		b.pair()
		_, s := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(nil)))
		_, missing := a.call(http.MethodPost, "data-rights-request", a.sign(a.message(map[string]any{"email": "nobody@acme.example"})))
		o.drain()
		id, _ := s["request_id"].(string)
		none, _ := missing["request_id"].(string)
		_, known := a.call(http.MethodGet, "data-rights-request/"+id, "")
		_, unknown := a.call(http.MethodGet, "data-rights-request/"+none, "")
		if known["status"] != unknown["status"] || known["reason"] != unknown["reason"] || known["reason"] != "need_user_verification" {
			o.Errorf("the agent learns who is there: %v %v", known, unknown)
		}
		for _, path := range []string{id, "made-up"} {
			if status, _ := b.call(http.MethodGet, "data-rights-request/"+path, ""); status != 403 {
				o.Errorf("another agent reads %s: %d", path, status)
			}
		}
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[0]}})
		if _, s = a.call(http.MethodGet, "data-rights-request/"+id, ""); s["status"] != "open" || s["expected_by"] == nil {
			o.Errorf("after the person confirmed it: %v", s)
		}
		if r := o.requests(o.org)[0]; r.Channel != rights.DRP || r.Attested != nil || r.Kind != rights.Erasure {
			o.Errorf("the request is %+v", r)
		}
		o.shape(s)
		if status, _ := a.call(http.MethodDelete, "data-rights-request/"+id, b.sign(b.message(nil))); status != 403 {
			o.Errorf("revoked with another's signature: %d", status)
		}
		status, s := a.call(http.MethodDelete, "data-rights-request/"+id, a.sign(a.message(map[string]any{"reason": "I keep it."})))
		if status != 200 || s["status"] != "revoked" || o.requests(o.org)[0].State != rights.Withdrawn {
			o.Errorf("revoked: %d %v", status, s)
		}
		o.d.Clock.Advance(73 * time.Hour)
		if _, s = a.call(http.MethodGet, "data-rights-request/"+none, ""); s["status"] != "expired" {
			o.Errorf("after three days: %v", s)
		}
	})
}
