package siem_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/demo/siem"
)

// TestReceiver takes bodies, compressed or not, from whoever knows the secret.
func TestReceiver(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "events")
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte("two\n"))
	_ = w.Close()
	for _, c := range []struct {
		method, authorization, encoding, body string
		want                                  int
	}{
		{http.MethodPost, "Bearer right", "", "one\n", http.StatusOK},
		{http.MethodPost, "Bearer right", "gzip", packed.String(), http.StatusOK},
		{http.MethodPost, "Bearer right", "gzip", "not packed", http.StatusBadRequest},
		{http.MethodPost, "Bearer wrong", "", "three\n", http.StatusUnauthorized},
		{http.MethodPost, "", "", "three\n", http.StatusUnauthorized},
		{http.MethodGet, "Bearer right", "", "", http.StatusMethodNotAllowed},
		{http.MethodPost, "Bearer right", "", strings.Repeat("x", 16<<20+1), http.StatusBadRequest},
	} {
		r := httptest.NewRequest(c.method, "/", strings.NewReader(c.body))
		r.Header.Set("Authorization", c.authorization)
		r.Header.Set("Content-Encoding", c.encoding)
		got := httptest.NewRecorder()
		receiver(dir).ServeHTTP(got, r)
		if got.Code != c.want {
			t.Errorf("%.20q: %d, want %d", c.body, got.Code, c.want)
		}
	}
	for name, want := range map[string]string{"000001.jsonl": "one\n", "000002.jsonl": "two\n"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
	if all, err := os.ReadDir(dir); err != nil || len(all) != 2 {
		t.Errorf("%d bodies are kept: %v", len(all), err)
	}
}

// receiver begins anew each time, as after a restart: what is there stays.
func receiver(dir string) *siem.Receiver {
	return &siem.Receiver{Dir: dir, Authorization: "Bearer right"}
}
