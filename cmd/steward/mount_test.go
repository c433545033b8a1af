package main

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/sysoon/steward/internal/pulse"
)

// TestBrokenAnswersDoNotLookComplete: a handler that fails in the middle of its
// answer breaks the connection off; one that fails before says so.
func TestBrokenAnswersDoNotLookComplete(t *testing.T) {
	numbers := pulse.New(nil)
	mux := http.NewServeMux()
	mux.HandleFunc("/aborts", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("half"))
		_ = http.NewResponseController(w).Flush()
		panic(http.ErrAbortHandler)
	})
	mux.HandleFunc("/breaks", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("half"))
		_ = http.NewResponseController(w).Flush()
		panic("broken")
	})
	mux.HandleFunc("/fails", func(http.ResponseWriter, *http.Request) { panic("broken") })
	server := httptest.NewServer(observe(slog.New(slog.DiscardHandler), numbers, mux))
	defer server.Close()
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	for path, whole := range map[string]bool{"/aborts": false, "/breaks": false, "/fails": true} {
		res, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.ReadAll(res.Body)
		_ = res.Body.Close()
		if (err == nil) != whole {
			t.Errorf("%s: reading ends with %v", path, err)
		}
		if whole && (res.StatusCode != http.StatusInternalServerError || res.Header.Get("X-Request-Id") == "") {
			t.Errorf("%s: %s", path, res.Status)
		}
	}
	routes := numbers.Report().Routes
	if len(routes) != 2 || routes[0].Name != "/breaks" || routes[1].Name != "/fails" || routes[1].Errors != 1 {
		t.Errorf("counted %+v", routes)
	}
}
