package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bench"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/visitor"
	"github.com/sysoon/steward/web"
)

// sharedSessions signs a person in at one node, by a door that needs no identity
// provider, has every node know them, and signs them out at another: no node
// knows them any more.
func sharedSessions(t *testing.T, owner bench.Caller, all []*bench.Server) {
	made, err := owner.Mutate(t.Context(), "createBreakGlass", "CreateBreakGlassInput", "secrets { codes oneTimeSecret }", map[string]any{"name": "night"})
	if err != nil {
		t.Fatal(err)
	}
	password, err := breakglass.OneTime(fmt.Sprint(dig(made, "secrets", "oneTimeSecret")), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	b, err := visitor.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	b.Halt = func(*url.URL) bool { return true }
	form := url.Values{"organization": {"many"}, "account": {"night"}, "code": {fmt.Sprint(dig(made, "secrets", "codes", 0))}, "password": {password}}
	p, err := b.Open(t.Context(), http.MethodPost, all[0].At()+"/break-glass", form)
	if err != nil || !strings.HasPrefix(p.Status, "303") {
		t.Fatalf("%s %v\n%s", p.Status, err, p.Text)
	}
	at, err := url.Parse(all[0].At())
	if err != nil {
		t.Fatal(err)
	}
	session := b.Client.Jar.Cookies(at) // kept, as a thief would
	for i, s := range all {
		if status, said := askAs(t, session, s); status != http.StatusOK {
			t.Errorf("node %d doesn't know the session: %d %s", i, status, said)
		}
	}
	if _, err = b.Open(t.Context(), http.MethodPost, all[1].At()+"/signout", url.Values{}); err != nil {
		t.Fatal(err)
	}
	for i, s := range all {
		if status, said := askAs(t, session, s); status != http.StatusUnauthorized {
			t.Errorf("node %d answers a session that ended: %d %s", i, status, said)
		}
	}
}

// askAs asks a node over GraphQL with a browser's cookies.
func askAs(t *testing.T, cookies []*http.Cookie, s *bench.Server) (status int, said string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.At()+"/graphql", strings.NewReader(fmt.Sprintf(`{"documentId": %q}`, confirmed(t))))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Console-Request", "1")
	for _, c := range cookies {
		req.AddCookie(c)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// confirmed is the id of the console's question when the person last signed in.
func confirmed(t *testing.T) string {
	t.Helper()
	all, err := web.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for id, text := range all {
		if strings.HasPrefix(text, "query Confirmed ") {
			return id
		}
	}
	t.Fatal("the console has no document Confirmed")
	return ""
}
