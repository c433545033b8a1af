package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/pulse"
)

// TestProfilesAreForOperators: without a token 401, without the permission 403,
// and an address that others reach is refused.
func TestProfilesAreForOperators(t *testing.T) {
	p, err := open(t.Context(), storage{Data: filepath.Join(t.TempDir(), "data")}, slog.New(slog.DiscardHandler), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	vendor, _, err := p.vendor(t.Context(), org.New{Slug: "vendor", Name: "Vendor", Kind: org.Business, Vendor: true, Jurisdiction: "EU"})
	if err != nil {
		t.Fatal(err)
	}
	operator, err := p.operatorToken(t.Context(), vendor, "operator")
	if err != nil {
		t.Fatal(err)
	}
	other := ""
	ctx := access.With(t.Context(), access.Actor{Kind: access.KindSystem, Org: vendor.ID, ID: "test", Roles: []access.Role{access.Owner}})
	err = p.door.Update(ctx, access.ManageTokens, func(tx *db.Tx) (err error) {
		_, other, err = credential.IssueToken(tx, credential.NewToken{
			Label: "other", Roles: []access.Role{access.Owner}, Scopes: []access.Permission{access.ReadMembers}, Expires: tx.Now.AddDate(0, 0, 1),
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(p.profiler())
	defer server.Close()
	for token, want := range map[string]int{"": http.StatusUnauthorized, other: http.StatusForbidden, operator: http.StatusOK} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/debug/pprof/goroutine?debug=1", http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		if token != "" {
			req.Header.Set("Authorization", "Bearer "+token)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(res.Body)
		_ = res.Body.Close()
		if res.StatusCode != want || (want == http.StatusOK) != strings.Contains(string(body), "goroutine profile") {
			t.Errorf("%d, want %d: %.100s", res.StatusCode, want, body)
		}
	}
	for address, fine := range map[string]bool{"127.0.0.1:6060": true, "[::1]:6060": true, "localhost:0": true, ":6060": false, "0.0.0.0:6060": false, "10.0.0.7:6060": false, "6060": false} {
		if err := checkProfile(address); (err == nil) != fine {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestSlowStatementsAreLoggedWithoutValues: the text with names, never what they
// stand for.
func TestSlowStatementsAreLoggedWithoutValues(t *testing.T) {
	var said strings.Builder
	numbers := pulse.New(nil)
	note := logSlow(slog.New(slog.NewJSONHandler(&said, nil)), numbers, time.Second)
	s := db.Statement{Query: "select id from member where org_id = :org and user_name = :name", Args: db.Args{"name": "ada@acme.example"}, Org: "o", Took: 1200 * time.Millisecond}
	note(context.Background(), s)
	s.Took = time.Millisecond
	note(context.Background(), s)
	if got := said.String(); strings.Count(got, "slow statement") != 1 || !strings.Contains(got, ":name") || !strings.Contains(got, `"ms":1200`) || strings.Contains(got, "ada@") {
		t.Errorf("logged %s", got)
	}
	if slow := numbers.Report().Slow; len(slow) != 1 || slow[0].Text != s.Query || slow[0].Times != 1 || slow[0].Longest != 1200*time.Millisecond {
		t.Errorf("kept %+v", slow)
	}
}

// TestRequestsAreCountedWithTheirStatements: a request's entry in the log is a
// span, with its trace and what it asked of the database.
func TestRequestsAreCountedWithTheirStatements(t *testing.T) {
	p, err := open(t.Context(), storage{Data: filepath.Join(t.TempDir(), "data")}, slog.New(slog.DiscardHandler), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Close() }()
	var said strings.Builder
	log := slog.New(slog.NewJSONHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug}))
	server := httptest.NewServer(observe(log, p.pulse, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		for range 3 {
			var names []string
			err := p.door.AcrossView(r.Context(), "test", func(w *db.Wide) error { return w.Select(&names, `select name from organization`, nil) })
			if err != nil {
				t.Error(err)
			}
		}
	})))
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/graphql", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	server.Close() // waits for the handler, and so for its entry
	for _, want := range []string{`"statements":3`, `"transactions":3`, `"trace":"4bf92f3577b34da6a3ce929d0e0e4736"`, `"surface":"graphql"`} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%s is not in %s", want, said.String())
		}
	}
}
