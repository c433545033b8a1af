package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/demo"
)

// server is a running "steward serve --dev".
type server struct {
	t    *testing.T
	dir  string
	file devFile
	stop func() int
	out  *output
}

// output is written by the server and read by the test.
type output struct {
	mu    sync.Mutex
	text  bytes.Buffer
	ready chan struct{}
	once  sync.Once
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n, err := o.text.Write(p)
	if strings.Contains(o.text.String(), "Ctrl-C stops") {
		o.once.Do(func() { close(o.ready) })
	}
	return n, err
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

func start(t *testing.T, dir, data, keys, listen string) *server {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	s := &server{t: t, dir: dir, out: &output{ready: make(chan struct{})}}
	ended := make(chan int, 1)
	var errs output
	go func() {
		ended <- run(ctx, []string{
			"serve", "--dev", "--data", dir, "--listen", listen, "--database", data, "--keys-database", keys, "--log-level", "warn",
		}, nil, s.out, &errs)
	}()
	s.stop = sync.OnceValue(func() int { cancel(); return <-ended })
	t.Cleanup(func() { s.stop() })
	select {
	case <-s.out.ready:
	case code := <-ended:
		t.Fatalf("ended with %d:\n%s\n%s", code, s.out.String(), errs.String())
	case <-time.After(3 * time.Minute):
		t.Fatalf("not ready:\n%s\n%s", s.out.String(), errs.String())
	}
	body, err := os.ReadFile(filepath.Join(dir, "dev.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &s.file); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *server) call(method, url, token string, body any) (int, map[string]any) {
	s.t.Helper()
	content, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(s.t.Context(), method, url, bytes.NewReader(content))
	if err != nil {
		s.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+token)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	var out map[string]any
	_ = json.Unmarshal(text, &out)
	return res.StatusCode, out
}

func (s *server) query(token, query string) map[string]any {
	s.t.Helper()
	_, answer := s.call(http.MethodPost, s.file.GraphQL, token, map[string]string{"query": query})
	data, _ := answer["data"].(map[string]any)
	if data == nil || answer["errors"] != nil {
		s.t.Fatalf("%s: %v", query, answer)
	}
	return data
}

// TestServeDev starts the whole program on both databases, as make run does,
// and uses it as a developer would.
func TestServeDev(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			data, keys := dbtest.Addresses(t, dialect)
			dir := filepath.Join(t.TempDir(), "data")
			s := start(t, dir, data, keys, "127.0.0.1:0")
			s.developerFile()
			for _, o := range s.file.Organizations {
				s.organization(o)
			}
			s.requestStates()
			s.row36()
			if code := s.stop(); code != 0 {
				t.Errorf("Ctrl-C: exit code %d", code)
			}
			s.verifyLogs(data, keys)
			s.writesCatalogue(data, keys)
			s.writesStatement(data, keys)
			again := start(t, dir, data, keys, strings.TrimPrefix(s.file.Console, "http://"))
			if strings.Contains(again.out.String(), "Loading samples") {
				t.Error("the second start loads samples again")
			}
			again.organization(again.file.Organizations[0])
		})
	}
}

func (s *server) developerFile() {
	s.t.Helper()
	info, err := os.Stat(filepath.Join(s.dir, "dev.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		s.t.Errorf("dev.json: %v, %v", info.Mode(), err)
	}
	var kinds []string
	for _, o := range s.file.Organizations {
		kinds = append(kinds, o.Kind)
		if o.APIToken == "" || o.SCIM.Token == "" || len(o.People) < 5 {
			s.t.Errorf("incomplete: %+v", o)
		}
	}
	if !slices.Equal(kinds, []string{"business", "school"}) {
		s.t.Errorf("kinds %v", kinds)
	}
}

func (s *server) organization(o demo.Loaded) {
	s.t.Helper()
	status, list := s.call(http.MethodGet, o.SCIM.URL+"/Users?count=1", o.SCIM.Token, nil)
	want := map[string]float64{"business": 200, "school": 2000}[o.Kind]
	if status != http.StatusOK || list["totalResults"] != want {
		s.t.Errorf("%s: SCIM %d, %v members, want %v", o.Slug, status, list["totalResults"], want)
	}
	got := s.query(o.APIToken, `{ organization { slug } effectiveTerm(key: "rights.access.respond_within") { value { text } winner { layer } } }`)
	if got["organization"].(map[string]any)["slug"] != o.Slug {
		s.t.Errorf("got %v", got)
	}
	winner, _ := got["effectiveTerm"].(map[string]any)["winner"].(map[string]any)
	if winner == nil || winner["layer"] != "MASTER_AGREEMENT" {
		s.t.Errorf("%s: the agreement does not decide: %v", o.Slug, got["effectiveTerm"])
	}
	other := s.file.Organizations[0]
	if other.Slug == o.Slug {
		other = s.file.Organizations[1]
	}
	if status, _ := s.call(http.MethodGet, o.SCIM.URL+"/Users", other.SCIM.Token, nil); status != http.StatusUnauthorized {
		s.t.Errorf("another organization's directory token: %d", status)
	}
}

func (s *server) requestStates() {
	s.t.Helper()
	got := s.query(s.file.Organizations[0].APIToken, `{ requests(first: 100) { nodes { state } } }`)
	seen := map[string]bool{}
	for _, n := range got["requests"].(map[string]any)["nodes"].([]any) {
		seen[n.(map[string]any)["state"].(string)] = true
	}
	for _, want := range []string{"RECEIVED", "BLOCKED", "COMPLETED", "REFUSED"} {
		if !seen[want] {
			s.t.Errorf("no sample request is %s: %v", want, seen)
		}
	}
}

func (s *server) verifyLogs(data, keys string) {
	s.t.Helper()
	var out, errs bytes.Buffer
	code := run(s.t.Context(), []string{"verify", "log", "--data", s.dir, "--database", data, "--keys-database", keys}, nil, &out, &errs)
	if n := strings.Count(out.String(), "is whole"); code != 0 || n != 3 {
		s.t.Errorf("exit code %d, %d logs whole\n%s%s", code, n, out.String(), errs.String())
	}
}

func TestPortTaken(t *testing.T) {
	l, err := listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	var out, errs bytes.Buffer
	dir := filepath.Join(t.TempDir(), "data")
	code := run(t.Context(), []string{"serve", "--dev", "--data", dir, "--listen", l.Addr().String()}, nil, &out, &errs)
	if code != 1 || !strings.Contains(errs.String(), fmt.Sprintf("The address %s can't be opened", l.Addr())) || !strings.Contains(errs.String(), "--listen") {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the data folder was made although nothing started")
	}
}

// TestWorkerNeedsTheAddress: events from an unknown issuer would be refused.
func TestWorkerNeedsTheAddress(t *testing.T) {
	var out, errs bytes.Buffer
	code := run(t.Context(), []string{"worker", "--data", t.TempDir()}, nil, &out, &errs)
	if code == 0 || !strings.Contains(errs.String(), "--public-url") {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
}
