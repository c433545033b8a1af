package rights

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
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
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

const (
	why      = "The letter of 1 March asks for it."
	evidence = "Passport seen at the counter by the helpdesk."
)

// world is an organization with a subject, three officers, one built-in source
// and one that the test plays itself.
type world struct {
	*dbtest.DB
	t                       *testing.T
	org                     access.OrgID
	sealer                  *seal.Sealer
	ada                     member.Member
	olive, oscar, otto, hal member.Member
	files                   *source
	without                 product.SourceID // is not connected
	worker                  *worker
	runner                  *job.Runner
	// extra are further sources.
	extra []data.NamedSource
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := sealer.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	db.Subscribe(d.DB, func(tx *db.Tx, e member.Deleting) error { return RefuseWhileHeld(tx, e.ID) })
	w := &world{DB: d, t: t, sealer: sealer, org: d.Org(t, "acme")}
	w.publish()
	w.ada = membertest.Make(t, d, w.org, "ada@acme.example")
	w.olive = membertest.Make(t, d, w.org, "olive@acme.example", access.Owner)
	w.oscar = membertest.Make(t, d, w.org, "oscar@acme.example", access.PrivacyOfficer)
	w.otto = membertest.Make(t, d, w.org, "otto@acme.example", access.PrivacyOfficer)
	w.hal = membertest.Make(t, d, w.org, "hal@acme.example", access.Helpdesk)
	w.files = &source{items: map[access.MemberID][]data.Item{}}
	w.worker = &worker{d: d.DB, sources: w, reached: func(string) error { return nil }}
	w.runner = job.NewRunner(d.DB, slog.New(slog.DiscardHandler))
	for kind, h := range handlers(w.worker) {
		w.runner.Handle(kind, h)
	}
	return w
}

// another makes a new subject, for the next of several cases in one world.
func (w *world) another(t *testing.T) {
	t.Helper()
	w.t = t
	w.worker.reached = func(string) error { return nil }
	w.ada = membertest.Make(t, w.DB, w.org, "ada."+db.NewID()+"@acme.example")
}

func (w *world) publish() {
	w.t.Helper()
	err := w.Across(w.t.Context(), "test", func(wide *db.Wide) error {
		return product.Publish(wide, []product.Product{
			{ID: "mail", Name: "Mail", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise", DocsURL: "https://docs.example/mail"},
			{ID: "files", Name: "Files", Family: product.EnterpriseOnlineService, Kind: "service", Audience: "enterprise", DocsURL: "https://docs.example/files"},
		})
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// List implements Sources.
func (w *world) List(context.Context) ([]data.NamedSource, error) {
	all := []data.NamedSource{
		{ID: data.BuiltinID, Name: "Steward", Source: data.Builtin(w.DB.DB)},
		{ID: "files-api", Name: "Files", ProductID: "files", Source: w.files},
	}
	all = append(all, w.extra...)
	return slices.DeleteFunc(all, func(s data.NamedSource) bool { return s.ID == w.without }), nil
}

// source is a product behind the protocol, as far as rights can tell.
type source struct {
	mu       sync.Mutex
	items    map[access.MemberID][]data.Item
	erasures int
	// failing is what every call returns; pending answers how often Verify says
	// that it is still at it; kept is what it retains; stubborn erases nothing.
	failing  error
	pending  int
	kept     []data.Retained
	stubborn bool
}

func (s *source) Describe(context.Context) (data.Description, error) {
	return data.Description{Name: "Files"}, s.failing
}

func (s *source) Find(_ context.Context, who data.Subject) (data.Found, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.items[who.MemberID])
	if n == 0 {
		return data.Found{}, s.failing
	}
	return data.Found{Counts: []data.Count{{ProductID: "files", Category: data.Files, Count: n}}}, s.failing
}

func (s *source) Export(_ context.Context, who data.Subject, yield func(data.Item) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, i := range s.items[who.MemberID] {
		if err := yield(i); err != nil {
			return err
		}
	}
	return s.failing
}

func (s *source) Erase(_ context.Context, who data.Subject, o data.EraseOptions) (data.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failing != nil {
		return data.Outcome{}, s.failing
	}
	if !s.stubborn {
		s.erasures++
		delete(s.items, who.MemberID)
	}
	return data.Outcome{State: data.OutcomeDone}, nil
}

func (s *source) Verify(_ context.Context, who data.Subject, _ ...data.Category) (data.Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending > 0 {
		s.pending--
		return data.Outcome{State: data.OutcomePending, CheckAfter: time.Hour}, s.failing
	}
	out := data.Outcome{State: data.OutcomeDone, Retained: s.kept, Remaining: len(s.items[who.MemberID])}
	if out.Remaining > 0 {
		out.State = data.OutcomeRemaining
	}
	return out, s.failing
}

// give makes records of a member: mail in the built-in source, files outside.
func (w *world) give(m member.Member, mails, files int) {
	w.t.Helper()
	var batch []data.New
	for i := range mails {
		batch = append(batch, data.New{
			MemberID: m.ID, ProductID: "mail", Category: data.Communications, Provenance: data.Provided, Purpose: data.Provide,
			At: dbtest.Start.AddDate(0, 0, -i), Title: fmt.Sprintf("Mail %d", i), Content: "=1+1 <b>secret</b> of " + m.UserName,
		})
	}
	for chunk := range slices.Chunk(batch, data.MaxIngest) {
		w.do(func(tx *db.Tx) error { _, err := data.Ingest(tx, chunk); return err })
	}
	for i := range files {
		w.files.items[m.ID] = append(w.files.items[m.ID], data.Item{
			Key: fmt.Sprintf("file-%d", i), ProductID: "files", Category: data.Files, Provenance: data.ThirdParty, Purpose: data.Provide,
			At: dbtest.Start.AddDate(0, 0, -i), Title: "File", Content: "content of " + m.UserName, Fields: map[string]string{"folder": "home"},
		})
	}
}

// as is a member in a session of their own.
func (w *world) as(m member.Member) context.Context {
	return access.With(w.t.Context(), access.Actor{
		Kind: access.KindMember, Org: w.org, ID: string(m.ID), Member: m.ID, Session: "s", AuthenticatedAt: w.Clock.Now().Unix(),
		Roles: append([]access.Role{access.Plain}, m.Roles...),
	})
}

func (w *world) steward() context.Context {
	return access.With(w.t.Context(), access.Worker(w.org, "test"))
}

// do runs fn as Steward itself and wants no failure.
func (w *world) do(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.Update(w.steward(), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

// try runs a verb as somebody and returns its failure.
func (w *world) try(m member.Member, p access.Permission, fn func(tx *db.Tx) (Request, error)) (r Request, err error) {
	w.t.Helper()
	err = w.Update(w.as(m), p, func(tx *db.Tx) error {
		r, err = fn(tx)
		return err
	})
	return r, err
}

// must is try that wants no failure.
func (w *world) must(m member.Member, p access.Permission, fn func(tx *db.Tx) (Request, error)) Request {
	w.t.Helper()
	r, err := w.try(m, p, fn)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) ask(m member.Member, k Kind) Request {
	w.t.Helper()
	return w.must(m, access.OwnData, func(tx *db.Tx) (Request, error) { return Open(tx, New{Kind: k, Question: "Please."}) })
}

func (w *world) start(m member.Member, id ID) Request {
	w.t.Helper()
	return w.must(m, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Start(tx, id) })
}

func (w *world) approve(m member.Member, id ID) Request {
	w.t.Helper()
	return w.must(m, access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, id, "") })
}

// drain runs every job that is due.
func (w *world) drain() {
	w.t.Helper()
	if err := w.runner.Drain(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) find(id ID) (r Request) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) { r, err = Find(tx, id); return err })
	return r
}

func (w *world) tasks(id ID) (list []Task) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) {
		all, err := Tasks(tx, []ID{id})
		list = all[id]
		return err
	})
	return list
}

func (w *world) timeline(id ID) (events []audit.Event) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) { events, err = Timeline(tx, id); return err })
	return events
}

// actions lists what the log says of a request.
func (w *world) actions(id ID) (out []string) {
	w.t.Helper()
	for _, e := range w.timeline(id) {
		out = append(out, e.Action)
	}
	return out
}

func (w *world) wantState(id ID, want State) {
	w.t.Helper()
	if r := w.find(id); r.State != want {
		for _, t := range w.tasks(id) {
			w.t.Logf("task %s in %s: %s %s", t.Work, t.SourceName, t.State, t.Error)
		}
		w.t.Fatalf("request is %s, want %s", r.State, want)
	}
}

func (w *world) hold(m member.Member) Hold {
	w.t.Helper()
	var h Hold
	err := w.Update(w.as(w.otto), access.ManageHolds, func(tx *db.Tx) (err error) {
		h, err = PlaceHold(tx, NewHold{Matter: "4 O 17/26", Reason: "The court ordered to keep it.", Members: []access.MemberID{m.ID}})
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return h
}

func (w *world) release(id HoldID) {
	w.t.Helper()
	err := w.Update(w.as(w.otto), access.ManageHolds, func(tx *db.Tx) error {
		_, err := ReleaseHold(tx, id, "The case was settled in March.")
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
}

// each runs a test in a fresh world on both databases.
func each(t *testing.T, fn func(t *testing.T, w *world)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) { fn(t, newWorld(t, d)) })
}

func wantFault(t *testing.T, err error, kind fault.Kind, word string) {
	t.Helper()
	if !fault.Is(err, kind) || !bytes.Contains([]byte(err.Error()), []byte(word)) {
		t.Errorf("got %v, want %s with %q", err, kind, word)
	}
}

var errCrash = errors.New("crash")
