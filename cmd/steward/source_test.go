package main

import (
	"bufio"
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/demo/files"
)

const sourceSecret = "a secret of at least sixteen bytes"

func secretFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte(sourceSecret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// check runs "steward source check" and gives its exit code and report.
func check(t *testing.T, url string, more ...string) (code int, report string) {
	t.Helper()
	var out bytes.Buffer
	args := append([]string{"source", "check", url, "--secret-file", secretFile(t), "--user-name", "ada", "--email", "ada@acme.example"}, more...)
	code = run(t.Context(), args, nil, &out, &out)
	return code, out.String()
}

var whole = []string{"--change", "--erase", "--listen", "127.0.0.1:0"}

func example(t *testing.T, asynchronous bool, wrap func(http.Handler) http.Handler) string {
	t.Helper()
	s, err := files.New(files.Config{Dir: t.TempDir(), Secret: []byte(sourceSecret), Asynchronous: asynchronous})
	if err != nil {
		t.Fatal(err)
	}
	f := files.File{Organization: "acme", Owner: "ada", Name: "notes.txt", Text: "On the engine", At: time.Unix(1e9, 0)}
	other := files.File{Organization: "acme", Owner: "ada@acme.example", Name: "plan.txt", Text: "Operations", At: time.Unix(2e9, 0)}
	if err := s.Add(f, other); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(wrap(s))
	t.Cleanup(server.Close)
	return server.URL
}

func plainly(h http.Handler) http.Handler { return h }

// TestSourceCheckOfTheExample: the example product passes, at once and with jobs
// and callbacks.
func TestSourceCheckOfTheExample(t *testing.T) {
	for name, asynchronous := range map[string]bool{"at once": false, "with jobs": true} {
		t.Run(name, func(t *testing.T) {
			code, report := check(t, example(t, asynchronous, plainly), whole...)
			if code != 0 || strings.Contains(report, "FAILS") || strings.Count(report, "holds") < 38 {
				t.Errorf("exit code %d\n%s", code, report)
			}
		})
	}
}

// TestSourceCheckOfAnother: a product in another language, written from the
// published page and schema alone.
func TestSourceCheckOfAnother(t *testing.T) {
	for name, more := range map[string][]string{"at once": nil, "with jobs": {"--asynchronous"}} {
		t.Run(name, func(t *testing.T) {
			code, report := check(t, notebook(t, more...), whole...)
			if code != 0 || strings.Contains(report, "FAILS") {
				t.Errorf("exit code %d\n%s", code, report)
			}
		})
	}
}

// notebook starts the product of internal/data/testdata/peer.
func notebook(t *testing.T, more ...string) (url string) {
	t.Helper()
	script := filepath.Join("..", "..", "internal", "data", "testdata", "peer", "notebook.py")
	cmd := exec.CommandContext(t.Context(), "python3", append([]string{script, "--secret-file", secretFile(t)}, more...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

// TestSourceCheckFails: what breaks a rule is named, and the exit code is 1.
func TestSourceCheckFails(t *testing.T) {
	deaf := func(h http.Handler) http.Handler { // forgets to restrict
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "/export") {
				rec := httptest.NewRecorder()
				h.ServeHTTP(rec, r)
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(rec.Code)
				_, _ = w.Write(bytes.ReplaceAll(rec.Body.Bytes(), []byte(`"restricted":true`), []byte(`"restricted":false`)))
				return
			}
			h.ServeHTTP(w, r)
		})
	}
	code, report := check(t, example(t, false, deaf), "--change")
	if code != exitFailed || !strings.Contains(report, "FAILS  restrict marks every item") || !strings.Contains(report, "breaks 1 of") {
		t.Errorf("exit code %d\n%s", code, report)
	}
	if code, report := check(t, example(t, true, plainly)); code != exitFailed || !strings.Contains(report, "no address for callbacks") {
		t.Errorf("without an address for callbacks: exit code %d\n%s", code, report)
	}
	if code, _ := check(t, "http://127.0.0.1:1", "--within", "10s"); code != exitFailed {
		t.Errorf("nothing there: exit code %d", code)
	}
	if code, report := check(t, example(t, false, plainly), "--listen", "nowhere"); code != exitUsage {
		t.Errorf("a wrong address: exit code %d\n%s", code, report)
	}
}
