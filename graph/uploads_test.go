package graph_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/file"
)

// testFiles are the kinds of files of the test world.
var testFiles = file.Purposes{
	"import":          {Write: access.ManageDirectories, Read: access.ManageDirectories, MaxBytes: 1 << 20, MaxFiles: 5, Keep: 24 * time.Hour, Media: []string{"text/csv", "application/json"}},
	"import.rejected": {Read: access.ManageDirectories, MaxBytes: 1 << 20, MaxFiles: 5, Keep: 24 * time.Hour},
	"export":          {Read: access.ManageDirectories, MaxBytes: 1 << 20, MaxFiles: 5, Keep: 24 * time.Hour},
	"log":             {Read: access.ReadLog, MaxBytes: 1 << 20, MaxFiles: 5, Keep: 24 * time.Hour},
	"agreement":       {Write: access.ManageTerms, Read: access.ReadTerms, MaxBytes: 1 << 20, MaxFiles: 5, Keep: 24 * time.Hour, Media: []string{"application/pdf"}},
}

func (h *house) upload(body io.Reader, change func(*http.Request)) (*http.Response, []byte) {
	h.w.t.Helper()
	r, err := http.NewRequestWithContext(h.w.t.Context(), http.MethodPost, h.w.server.URL+"/upload/import?name=people.csv", body)
	if err != nil {
		h.w.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "text/csv; charset=utf-8")
	r.Header.Set("Authorization", "Bearer "+h.token)
	if change != nil {
		change(r)
	}
	return h.w.do(r)
}

// uploaded uploads a text and gives its id.
func (h *house) uploaded(text string, change func(*http.Request)) string {
	h.w.t.Helper()
	resp, raw := h.upload(strings.NewReader(text), change)
	var answer struct{ ID string }
	if err := json.Unmarshal(raw, &answer); err != nil || resp.StatusCode != http.StatusCreated {
		h.w.t.Fatalf("%d %s", resp.StatusCode, raw)
	}
	return answer.ID
}

func TestUploadsAreJudged(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	cookie := func(p person, header, value string) func(*http.Request) {
		return func(r *http.Request) {
			r.Header.Del("Authorization")
			r.Header.Set("Cookie", "__Host-steward="+p.cookie)
			r.Header.Set(header, value)
		}
	}
	path := func(p string) func(*http.Request) { return func(r *http.Request) { r.URL.Path = p } }
	media := func(m string) func(*http.Request) { return func(r *http.Request) { r.Header.Set("Content-Type", m) } }
	for name, c := range map[string]struct {
		change func(*http.Request)
		size   int
		status int
	}{
		"token":             {nil, 10, 201},
		"console":           {cookie(w.acme.olive, "X-Console-Request", "1"), 10, 201},
		"form of elsewhere": {cookie(w.acme.olive, "Sec-Fetch-Site", "cross-site"), 10, 403},
		"cookie alone":      {cookie(w.acme.olive, "X-Nothing", "1"), 10, 403},
		"plain member":      {cookie(w.acme.ada, "X-Console-Request", "1"), 10, 403},
		"nobody":            {func(r *http.Request) { r.Header.Del("Authorization") }, 10, 401},
		"no such purpose":   {path("/upload/nothing"), 10, 404},
		"only jobs write":   {path("/upload/export"), 10, 404},
		"wrong media type":  {media("image/png"), 10, 415},
		"wrong charset":     {media("text/csv; charset=latin1"), 10, 415},
		"too large":         {nil, 1<<20 + 1, 413},
		"too large, chunked": {func(r *http.Request) {
			r.ContentLength, r.Body = -1, io.NopCloser(bytes.NewReader(make([]byte, 1<<20+1)))
		}, 1, 413},
	} {
		resp, raw := w.acme.upload(bytes.NewReader(make([]byte, c.size)), c.change)
		if resp.StatusCode != c.status {
			t.Errorf("%s: %d %s, want %d", name, resp.StatusCode, raw, c.status)
		}
	}
}

func TestFilesAreDownloadedByWhoMay(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	id := w.acme.uploaded("userName\nzoë\n", func(r *http.Request) { r.URL.RawQuery = "name=Zo%C3%AB%22s.csv" })
	get := func(token, etag string) (*http.Response, []byte) {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, w.server.URL+"/download/file/"+id, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+token)
		if etag != "" {
			r.Header.Set("Range", etag)
		}
		return w.do(r)
	}
	resp, raw := get(w.acme.token, "")
	if resp.StatusCode != http.StatusOK || string(raw) != "userName\nzoë\n" {
		t.Fatalf("%d %s", resp.StatusCode, raw)
	}
	for header, want := range map[string]string{
		"Content-Disposition": "attachment; filename*=utf-8''Zo%C3%ABs.csv", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Content-Type": "text/csv",
	} {
		if got := resp.Header.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	if resp, raw := get(w.acme.token, "bytes=0-3"); resp.StatusCode != http.StatusPartialContent || string(raw) != "user" {
		t.Errorf("range: %d %s", resp.StatusCode, raw)
	}
	if resp, raw := get(w.rival.token, ""); resp.StatusCode != http.StatusNotFound || bytes.Contains(raw, []byte("zoë")) {
		t.Errorf("another organization: %d %s", resp.StatusCode, raw)
	}
	w.Clock.Advance(25 * time.Hour)
	if resp, _ := get(w.acme.token, ""); resp.StatusCode != http.StatusNotFound && resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("expired: %d", resp.StatusCode)
	}
}
