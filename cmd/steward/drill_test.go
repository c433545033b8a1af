package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
)

// TestRestoreDrill does what README.md says about backups, with the tools that it
// names: back both databases up, erase a member, restore the data's backup, and
// start. Nothing answers before the ledger is replayed, and the member is gone.
func TestRestoreDrill(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			m := settle(t, dialect)
			m.erase()
			m.drain()
			backup := m.backup()
			if !m.has(m.ada) {
				t.Fatal("the member is gone before the erasure, so the drill would show nothing")
			}
			m.by(m.otto, access.PrivacyOfficer, access.ApproveRequests, func(tx *db.Tx) error { _, err := rights.Approve(tx, m.erasure, ""); return err })
			m.drain()
			if m.has(m.ada) {
				t.Fatal("the erasure did not erase")
			}
			m.close()
			m.restore(backup)
			if restored := m.inFile("ada@acme.example"); !restored {
				t.Fatal("the restored database does not hold the member, so the drill would show nothing")
			}
			m.serveAndLook()
		})
	}
}

// erase has an erasure of ada wait for approval once the workers have run.
func (m *mortals) erase() {
	m.t.Helper()
	m.by(m.olive, access.Owner, access.OpenRequests, func(tx *db.Tx) error {
		r, err := rights.Open(tx, rights.New{Kind: rights.Erasure, MemberID: m.ada, Channel: rights.Letter, Evidence: "Passport seen at the counter by the helpdesk.", Attested: true})
		m.erasure = r.ID
		return err
	})
	m.by(m.oscar, access.PrivacyOfficer, access.DecideRequests, func(tx *db.Tx) error { _, err := rights.Start(tx, m.erasure); return err })
}

// drain does the background work that is due, in this process.
func (m *mortals) drain() {
	m.t.Helper()
	s := serveCommand{storage: mortalStorage(m.folder), PublicURL: "https://steward.example"}
	post, err := s.post(s.Data, false)
	if err != nil {
		m.t.Fatal(err)
	}
	checker, err := s.checker(m.p)
	if err != nil {
		m.t.Fatal(err)
	}
	out := outward{products: s.products(false), hooks: s.hooks(false), notices: m.p.sender(post, s.PublicURL), domains: checker, baseURL: s.PublicURL}
	if err := m.p.runner(out).Drain(m.t.Context()); err != nil {
		m.t.Fatal(err)
	}
}

func (m *mortals) close() {
	m.t.Helper()
	if err := m.p.Close(); err != nil {
		m.t.Fatal(err)
	}
}

// has tells whether something of a member can be read.
func (m *mortals) has(id access.MemberID) bool {
	m.t.Helper()
	return m.count(`
		select (select count(*) from record where org_id = :org and member_id = :m)
		     + (select count(*) from member_email where org_id = :org and member_id = :m)`, db.Args{"m": string(id)}) > 0
}

func (m *mortals) address() string { return mortalStorage(m.folder).Database }

// backup copies the data's database as README.md says.
func (m *mortals) backup() string {
	m.t.Helper()
	file := filepath.Join(m.folder, "backup")
	if path, sqlite := strings.CutPrefix(m.address(), "sqlite:"); sqlite {
		dbtest.Exec(m.t, "sqlite:"+path, "vacuum into '"+file+"'")
		return file
	}
	m.command("pg_dump", "--format=custom", "--file="+file, "--dbname="+m.unbound())
	return file
}

func (m *mortals) restore(backup string) {
	m.t.Helper()
	if path, sqlite := strings.CutPrefix(m.address(), "sqlite:"); sqlite {
		for _, part := range []string{"", "-wal", "-shm"} {
			if err := os.Remove(path + part); err != nil && !os.IsNotExist(err) {
				m.t.Fatal(err)
			}
		}
		body, err := os.ReadFile(backup)
		if err != nil {
			m.t.Fatal(err)
		}
		if err := os.WriteFile(path, body, 0o600); err != nil {
			m.t.Fatal(err)
		}
		return
	}
	m.command("pg_restore", "--clean", "--if-exists", "--exit-on-error", "--dbname="+m.unbound(), backup)
}

// unbound is the database's address for a role that row-level security does not
// bind: that of .ci/postgres.
func (m *mortals) unbound() string {
	return strings.Replace(m.address(), "://steward@", "://postgres@", 1)
}

func (m *mortals) command(name string, args ...string) {
	m.t.Helper()
	if said, err := exec.CommandContext(m.t.Context(), name, args...).CombinedOutput(); err != nil {
		m.t.Fatalf("%s: %v: %s", name, err, said)
	}
}

// inFile looks for an address past Steward, as whoever has the database could.
func (m *mortals) inFile(address string) (found bool) {
	m.t.Helper()
	door, err := db.Open(m.t.Context(), db.Config{URL: m.address()})
	if err != nil {
		m.t.Fatal(err)
	}
	defer func() { _ = door.Close() }()
	n := 0
	err = door.AcrossView(m.t.Context(), "test", func(w *db.Wide) error {
		return w.Get(&n, "select count(*) from member_email where value_key = :a", db.Args{"a": address})
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return n > 0
}

// serveAndLook starts the program on the restored database, asks from the first
// moment whether it is ready, and looks for the member as soon as it says so.
func (m *mortals) serveAndLook() {
	m.t.Helper()
	ctx, stop := context.WithCancel(m.t.Context())
	listener, err := listen(ctx, "127.0.0.1:0")
	if err != nil {
		m.t.Fatal(err)
	}
	ready := make(chan int, 1)
	go func() { ready <- firstAnswer(ctx, "http://"+listener.Addr().String()+"/readyz") }()
	ledger := m.replaying()
	s := serveCommand{storage: mortalStorage(m.folder), PublicURL: "https://steward.example", SCIMRate: 100, GraphQLRate: 100, GraphQLSessionRate: 100}
	if m.p, err = open(ctx, s.storage, slog.New(slog.DiscardHandler), false); err != nil {
		m.t.Fatal(err)
	}
	// Whoever asked since it listens has no answer yet.
	if len(ready) != 0 || len(ledger) != 1 || m.has(m.ada) || m.inFile("ada@acme.example") {
		m.t.Errorf("the restored database still has the member, or answered before: %+v", ledger)
	}
	ended := make(chan error, 1)
	go func() {
		ended <- s.serve(console{ctx: ctx, out: io.Discard, log: slog.New(slog.DiscardHandler)}, m.p, listener)
	}()
	if code := <-ready; code != http.StatusOK {
		m.t.Errorf("/readyz says %d", code)
	}
	m.in(func(tx *db.Tx) error {
		if _, err := seal.Seal(tx, m.ada, seal.Content, "x", []byte("x")); !seal.IsShredded(err) {
			m.t.Errorf("the member has a key again: %v", err)
		}
		return nil
	})
	stop()
	if err := <-ended; err != nil {
		m.t.Error(err)
	}
}

// replaying reads the ledger that the start is going to replay.
func (m *mortals) replaying() []seal.LedgerEntry {
	m.t.Helper()
	keys, err := db.OpenKeys(m.t.Context(), db.Config{URL: mortalStorage(m.folder).KeysDatabase})
	if err != nil {
		m.t.Fatal(err)
	}
	defer func() { _ = keys.Close() }()
	master, err := mortalStorage(m.folder).masterKey()
	if err != nil {
		m.t.Fatal(err)
	}
	sealer, err := seal.New(keys, master)
	if err != nil {
		m.t.Fatal(err)
	}
	entries, err := sealer.Ledger(m.t.Context())
	if err != nil {
		m.t.Fatal(err)
	}
	return entries
}

// firstAnswer waits for the first answer of an address; 0 if none comes.
func firstAnswer(ctx context.Context, address string) int {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return 0
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0
	}
	_ = res.Body.Close()
	return res.StatusCode
}
