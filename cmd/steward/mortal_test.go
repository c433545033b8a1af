package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// A mortal server is the whole program in a process of its own, started from
// this test's binary, that ends itself with SIGKILL: once right after each
// statement that background work writes with, before it is committed, and once
// at the statement that follows it. What the steps are nobody has to list.
// Nothing of this is in the program: it is what any observer of statements sees.

// mortalFolder names the folder in which a mortal server keeps which steps it
// died at; "armed" in it says that it is to die.
const mortalFolder = "MORTAL_FOLDER"

// later is how much time passes with each death, so that leases run out.
const later = 3 * time.Minute

// shifted is how far the clock of a mortal installation is ahead: more with each
// line, by what a line says.
func shifted(folder string) (ahead time.Duration) {
	for _, line := range diedAt(folder) {
		ahead += later
		if more, waited := strings.CutPrefix(line, "waited "); waited {
			d, _ := time.ParseDuration(more)
			ahead += d
		}
	}
	return ahead
}

func diedAt(folder string) []string {
	said, _ := os.ReadFile(filepath.Join(folder, "died"))
	return strings.Split(strings.TrimSuffix(string(said), "\n"), "\n")
}

// mortal is the program of the process: "steward serve" with a watch.
func mortal() {
	folder := os.Getenv(mortalFolder)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	s := serveCommand{storage: mortalStorage(folder), PublicURL: "https://steward.example", SCIMRate: 100, GraphQLRate: 100, GraphQLSessionRate: 100, Worker: true}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	p, err := open(ctx, s.storage, log, false)
	if err != nil {
		panic(err)
	}
	w := &reaper{folder: folder, before: map[string]bool{}, last: map[string]string{}}
	for _, step := range diedAt(folder) {
		w.before[step] = true
	}
	if _, err := os.Stat(filepath.Join(folder, "armed")); err == nil {
		p.door.Observe(w.look)
		p.keys.Observe(w.look)
	}
	if err := s.serve(console{ctx: ctx, out: os.Stderr, log: log}, p, listener); err != nil {
		panic(err)
	}
}

func mortalStorage(folder string) storage {
	ahead := shifted(folder)
	read := func(name string) string { b, _ := os.ReadFile(filepath.Join(folder, name)); return string(b) }
	return storage{
		Data: folder, Database: read("database"), KeysDatabase: read("keys"),
		MasterKeyFile: filepath.Join(folder, "master.key"), now: func() time.Time { return time.Now().Add(ahead) },
	}
}

// reaper ends the process at each step once.
type reaper struct {
	folder string
	mu     sync.Mutex
	before map[string]bool
	// last is what each job wrote last.
	last map[string]string
}

var (
	writes = regexp.MustCompile(`^(insert into|update|delete from) (\w+)`)
	// those whose work is proved; what surrounds it (jobs, notices, the log's
	// tree) has tests of its own.
	proved = regexp.MustCompile(`^(request|request_offer|task|task_chunk|erasure|certificate|package|package_chunk|review|ledger|member_key|record|record_tally|record_word|member|member_email|account_loss|account_loss_item|log_export|file_chunk|retention_run|retention_line|bulk_change|bulk_row|assignment)$`)
)

func (r *reaper) look(ctx context.Context, s db.Statement) {
	a, ok := access.From(ctx)
	if !ok || a.Kind != access.KindWorker {
		return
	}
	text := strings.Join(strings.Fields(s.Query), " ")
	r.mu.Lock()
	defer r.mu.Unlock()
	if last := r.last[a.ID]; last != "" {
		delete(r.last, a.ID)
		r.die("after " + last)
	}
	m := writes.FindStringSubmatch(text)
	if m == nil || !proved.MatchString(m[2]) {
		return
	}
	text = text[:min(len(text), 160)]
	r.die("before the commit of " + text)
	r.last[a.ID] = text
}

func (r *reaper) die(step string) {
	if r.before[step] {
		return
	}
	f, err := os.OpenFile(filepath.Join(r.folder, "died"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	_, _ = f.WriteString(step + "\n")
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// undertaker starts mortal servers, one after the other.
type undertaker struct {
	t      *testing.T
	folder string
	began  time.Time
	ended  chan error
	kill   context.CancelFunc
	// kills are those that a server did to itself; stops are ours, where one
	// could only wait.
	kills, stops int
	// idle is how much time passes when there is nothing to do.
	idle time.Duration
	// patience is how long a server may work without dying; 0 means 4 s.
	patience time.Duration
}

// run has servers work until done says so.
func (u *undertaker) run(done func() bool) {
	u.t.Helper()
	if err := os.WriteFile(filepath.Join(u.folder, "armed"), nil, 0o600); err != nil {
		u.t.Fatal(err)
	}
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	u.start()
	defer u.kill()
	for !done() {
		select {
		case err := <-u.ended:
			u.buried(err)
			u.start()
		case <-tick.C:
			if time.Since(u.began) > cmp.Or(u.patience, 4*time.Second) { // it waits for a lease: time must pass
				u.wait()
			}
		}
	}
	u.kill()
	u.t.Log("ended by us: ", <-u.ended)
}

func (u *undertaker) start() {
	u.t.Helper()
	ctx, kill := context.WithCancel(u.t.Context())
	c := exec.CommandContext(ctx, "mortal") // its context's end is SIGKILL, too
	c.Env = append(os.Environ(), mortalFolder+"="+u.folder)
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		u.t.Fatal(err)
	}
	u.kill, u.began, u.ended = kill, time.Now(), make(chan error, 1)
	go func(ended chan error) {
		err := c.Wait()
		var exit *exec.ExitError
		if errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
			err = nil
		} else {
			err = errors.New(said.String())
		}
		ended <- err
	}(u.ended)
}

func (u *undertaker) buried(err error) {
	u.t.Helper()
	if err != nil {
		u.t.Fatalf("a server ended by itself: %v", err)
	}
	if u.kills++; u.kills > 400 {
		u.t.Fatalf("no end: %v", diedAt(u.folder))
	}
}

// wait kills a server that has nothing to do, and lets time pass.
func (u *undertaker) wait() {
	u.t.Helper()
	u.kill()
	u.t.Log("ended by us: ", <-u.ended)
	if u.stops++; u.stops > 60 {
		u.t.Fatalf("nothing moves after %d deaths", u.kills)
	}
	f, err := os.OpenFile(filepath.Join(u.folder, "died"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		u.t.Fatal(err)
	}
	_, _ = f.WriteString("waited " + u.idle.String() + "\n")
	_ = f.Close()
	u.start()
}
