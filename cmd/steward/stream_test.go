package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// taker is an organization's own receiver over HTTPS. It keeps what it takes as
// files, compressed as it came, and can fall silent in the middle of a piece.
type taker struct {
	*httptest.Server

	dir string

	mu    sync.Mutex
	files []string
	// silentAt is the piece that is taken without an answer; silent is closed then,
	// and speak lets it answer, which nobody hears any more.
	silentAt      int
	silent, speak chan struct{}
}

func newTaker(t *testing.T, silentAt int) *taker {
	t.Helper()
	r := &taker{dir: t.TempDir(), silentAt: silentAt, silent: make(chan struct{}), speak: make(chan struct{})}
	r.Server = httptest.NewTLSServer(http.HandlerFunc(r.take))
	t.Cleanup(r.Close)
	trust(t, r.Server)
	return r
}

// trust has the processes that start from here on trust a test's server.
func trust(t *testing.T, s *httptest.Server) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "authority.pem")
	body := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
	if err := os.WriteFile(file, body, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SSL_CERT_FILE", file)
	t.Setenv("SSL_CERT_DIR", t.TempDir())
}

func (r *taker) take(w http.ResponseWriter, req *http.Request) {
	body, err := io.ReadAll(req.Body)
	if err != nil || req.TLS == nil || req.Header.Get("Content-Encoding") != "gzip" {
		http.Error(w, "not what was agreed", http.StatusBadRequest)
		return
	}
	r.mu.Lock()
	name := filepath.Join(r.dir, fmt.Sprintf("%04d.jsonl.gz", len(r.files)))
	if err := os.WriteFile(name, body, 0o600); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
	r.files = append(r.files, name)
	now := len(r.files) == r.silentAt
	r.mu.Unlock()
	if now {
		close(r.silent)
		<-r.speak
	}
}

func (r *taker) taken() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.files)
}

// lines are all lines that were taken, in the order of their coming.
func (r *taker) lines(t *testing.T) (out []string) {
	t.Helper()
	files := r.taken()
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		_ = f.Close()
		for line := range strings.Lines(string(text)) {
			out = append(out, strings.TrimSuffix(line, "\n"))
		}
	}
	return out
}

// TestKilledInTheMiddleOfStreaming: a real process is killed while its receiver
// has a piece and has not answered. The next process goes on there: nothing is
// missing, nothing is out of order, what comes twice can be told, and all of it
// proves itself to the command that customers run.
func TestKilledInTheMiddleOfStreaming(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			r := newTaker(t, 4)
			data, keys := dbtest.Addresses(t, dialect)
			s, err := bench.Start(t.Context(), "steward", bench.Storage{Data: data, Keys: keys, Flags: []string{"--allow-network", "127.0.0.0/8"}})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if t.Failed() {
					t.Log(s.Log())
				}
				_ = s.Stop()
			})
			owner, provider, err := s.Directory(t.Context(), "streamed", "ENTRA")
			if err != nil {
				t.Fatal(err)
			}
			made, err := owner.Mutate(t.Context(), "createLogStream", "CreateLogStreamInput", "stream { id }", map[string]any{
				"name": "SIEM", "actions": []string{"*"}, "fromStart": true, "https": map[string]any{"url": r.URL + "/in"},
			})
			if err != nil {
				t.Fatal(err)
			}
			id := fmt.Sprint(made["stream"].(map[string]any)["id"])
			accounts := writeUntilSilent(t, s, provider, r)
			if err := s.Serve(t.Context()); err != nil {
				t.Fatal(err)
			}
			place := caughtUp(t, owner, id)
			nothingMissing(t, r.lines(t), place, accounts)
			ofThePublishedForm(t, s, r.lines(t))
			verifiedByCommand(t, r, owner)
		})
	}
}

// writeUntilSilent provisions accounts until the receiver has fallen silent, kills
// the server then, and gives the accounts that were acknowledged.
func writeUntilSilent(t *testing.T, s *bench.Server, provider bench.Caller, r *taker) (ids []string) {
	t.Helper()
	var mu sync.Mutex
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := 0; ; i++ {
				var made struct{ ID string }
				if err := provider.Do(t.Context(), http.MethodPost, "/Users", bench.User(fmt.Sprintf("s%d-%d@streamed.example", w, i), 1), &made); err != nil {
					return
				}
				mu.Lock()
				ids = append(ids, made.ID)
				mu.Unlock()
			}
		})
	}
	select {
	case <-r.silent:
	case <-time.After(time.Minute):
		t.Error("the stream has not come so far within a minute")
	}
	if err := s.Kill(); err != nil {
		t.Error(err)
	}
	close(r.speak)
	wg.Wait()
	return ids
}

// caughtUp waits until the stream has sent everything, and gives its place.
func caughtUp(t *testing.T, owner bench.Caller, id string) int64 {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	var got struct {
		Data struct {
			LogStream struct {
				Position int64
				Failures int
				Problem  *string
				Lag      struct{ Events int }
			}
		}
	}
	for {
		err := owner.Do(ctx, http.MethodPost, "/graphql", map[string]any{
			"query":     `query($id: ID!) { logStream(id: $id) { position failures problem lag { events } } }`,
			"variables": map[string]any{"id": id},
		}, &got)
		if err != nil {
			t.Fatal(err)
		}
		if got.Data.LogStream.Lag.Events == 0 {
			return got.Data.LogStream.Position
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("it has not caught up: %+v", got.Data.LogStream)
		}
	}
}

// nothingMissing expects every place of the log, each for the first time in order,
// and the creation of every account that was acknowledged.
func nothingMissing(t *testing.T, lines []string, place int64, accounts []string) {
	t.Helper()
	next, created, twice := int64(0), map[string]bool{}, 0
	at := map[int64]string{}
	for _, line := range lines {
		var l audit.Line
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		if l.ID == "" {
			continue // a proof
		}
		if l.Position > next {
			t.Fatalf("place %d comes before place %d", l.Position, next)
		}
		if before, again := at[l.Position]; again && before != l.ID {
			t.Fatalf("place %d has two events", l.Position)
		} else if again {
			twice++
		}
		at[l.Position] = l.ID
		next = max(next, l.Position+1)
		if l.Action == "member.created" {
			created[string(l.Subject)] = true
		}
	}
	if next != place || len(accounts) == 0 {
		t.Errorf("%d of %d places came; %d accounts", next, place, len(accounts))
	}
	if twice == 0 {
		t.Error("nothing came twice, so what the receiver took without an answer was not sent again")
	}
	for _, id := range accounts {
		if !created[id] {
			t.Errorf("the creation of %s was acknowledged and did not come", id)
		}
	}
}

// ofThePublishedForm holds every line against the schema that the server
// publishes, under both its addresses.
func ofThePublishedForm(t *testing.T, s *bench.Server, lines []string) {
	t.Helper()
	var texts [][]byte
	for _, path := range []string{"/docs/event.schema.json", "/docs/event.1.schema.json"} {
		res, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if err != nil || res.StatusCode != http.StatusOK || res.Header.Get("Content-Type") != "application/schema+json" {
			t.Fatalf("%s: %d %s %v", path, res.StatusCode, res.Header.Get("Content-Type"), err)
		}
		texts = append(texts, text)
	}
	if !bytes.Equal(texts[0], texts[1]) {
		t.Error("the newest schema is not that of version 1")
	}
	valid := eventForm(t, texts[0])
	for _, line := range lines {
		if err := valid([]byte(line)); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
}

// verifiedByCommand runs what customers run, on what they have: the bodies of the
// stream, and an export, compressed and not; and on what somebody has changed.
func verifiedByCommand(t *testing.T, r *taker, owner bench.Caller) {
	t.Helper()
	files := r.taken()
	steward := func(good bool, args ...string) {
		t.Helper()
		said, err := exec.CommandContext(t.Context(), "steward", append([]string{"verify"}, args...)...).CombinedOutput()
		if (err == nil) != good || good && !strings.Contains(string(said), "It is whole") {
			t.Errorf("steward verify %s: %v\n%s", args[0], err, said)
		}
	}
	steward(true, append([]string{"stream"}, files...)...)
	steward(false, append([]string{"stream"}, slices.Concat(files[:1], files[2:])...)...)
	steward(false, append([]string{"stream"}, append(slices.Clone(files), changed(t, files[1]))...)...)
	for _, format := range []string{"JSONL", "CSV"} {
		export := exportOf(t, owner, format)
		steward(true, "log", export)
		steward(true, "log", packed(t, export))
		steward(false, "log", changed(t, export))
	}
}

// exportOf exports the whole log and fetches the file.
func exportOf(t *testing.T, owner bench.Caller, format string) (name string) {
	t.Helper()
	if _, err := owner.Mutate(t.Context(), "startLogExport", "StartLogExportInput", "export { id }", map[string]any{"format": format}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		var got struct {
			Data struct {
				LogExports []struct{ File *struct{ URL string } }
			}
		}
		err := owner.Do(ctx, http.MethodPost, "/graphql", map[string]any{"query": `{ logExports { file { url } } }`}, &got)
		if err != nil {
			t.Fatal(err)
		}
		if f := got.Data.LogExports[0].File; f != nil {
			return fetched(t, owner, f.URL)
		}
		<-tick.C
	}
}

func fetched(t *testing.T, owner bench.Caller, address string) (name string) {
	t.Helper()
	body, err := owner.Fetch(t.Context(), address[strings.Index(address, "/download/"):])
	if err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "export")
	if err := os.WriteFile(name, body, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// packed is the same file, compressed.
func packed(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(body); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return wrote(t, out.Bytes())
}

// changed is the same file with the name of one action another.
func changed(t *testing.T, name string) string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	r, err := unzipped(f)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil || !bytes.Contains(body, []byte("member.created")) {
		t.Fatalf("%s has no member.created: %v", name, err)
	}
	return wrote(t, bytes.Replace(body, []byte("member.created"), []byte("member.deleted"), 1))
}

func wrote(t *testing.T, body []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, body, 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
