package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/letter"
)

const aMail = "From: ada@acme.example\r\nSubject: My data\r\n\r\nA copy, please.\r\n"

// piped runs the command as a mail server does and gives its exit code.
func piped(t *testing.T, m mailCommand, mail string) (code int, says string) {
	t.Helper()
	var out bytes.Buffer
	m.Within = 5 * time.Second
	err := m.take(console{ctx: t.Context(), out: &out}, strings.NewReader(mail))
	if err == nil {
		return 0, out.String()
	}
	return codeOf(err, []string{"mail"}), err.Error()
}

// What a mail server is told: done with, sent back, or kept for later. A request
// that a wrong secret or a server that is down would lose is kept.
func TestMailCommandTellsTheMailServer(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("stwm_x\n"), 0o400); err != nil {
		t.Fatal(err)
	}
	status, answer := 200, `{"taken":true}`
	var got *http.Request
	var body []byte
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, answer)
	}))
	defer server.Close()
	empty, person := "", "<ada@acme.example>"
	m := mailCommand{URL: server.URL + "/rights/acme/mail", SecretFile: secret, Sender: &person}
	if code, says := piped(t, m, aMail); code != 0 || says != "" {
		t.Fatalf("exit %d: %s", code, says)
	}
	if got.Header.Get("Authorization") != "Bearer stwm_x" || string(body) != aMail || got.URL.Query().Get("sender") != "ada@acme.example" {
		t.Errorf("handed in as %v with %q", got.URL, body)
	}
	m.Sender = &empty
	piped(t, m, aMail)
	if got.URL.Query().Get("sender") != letter.NullSender {
		t.Errorf("mail without a sender came as %v", got.URL)
	}
	for _, c := range []struct {
		status       int
		answer, mail string
		code         int
	}{
		{200, `{"taken":false,"why":"it is a list's"}`, aMail, 0},
		{401, ``, aMail, exTempFail},
		{403, ``, aMail, exTempFail},
		{429, ``, aMail, exTempFail},
		{503, ``, aMail, exTempFail},
		{200, `<html>`, aMail, exTempFail},
		{413, ``, aMail, exDataErr},
		{200, `{"taken":true}`, "  \r\n", exDataErr},
		{200, `{"taken":true}`, aMail + strings.Repeat("x", letter.MaxSize), exDataErr},
	} {
		status, answer = c.status, c.answer
		if code, says := piped(t, m, c.mail); code != c.code {
			t.Errorf("%d %s: exit %d (%s), not %d", c.status, c.answer, code, says, c.code)
		}
	}
	m.SecretFile += "-gone"
	if code, says := piped(t, m, aMail); code != exTempFail {
		t.Errorf("without its secret: exit %d (%s)", code, says)
	}
	server.Close()
	m.SecretFile = secret
	if code, says := piped(t, m, aMail); code != exTempFail {
		t.Errorf("nobody answers: exit %d (%s)", code, says)
	}
}

// The secret goes to nobody in the clear, and wrong use has its own code.
func TestMailCommandUsedWrongly(t *testing.T) {
	for _, url := range []string{"http://steward.example/rights/acme/mail", "steward.example", "ftp://127.0.0.1/x", ""} {
		if code, says := piped(t, mailCommand{URL: url, SecretFile: "/nowhere"}, aMail); code != exUsage {
			t.Errorf("%q: exit %d (%s)", url, code, says)
		}
	}
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"mail", "--no-such"}, nil, &out, &errs); code != exUsage {
		t.Errorf("a flag that is not there: exit %d", code)
	}
	if code := run(t.Context(), []string{"migrate", "--no-such"}, nil, &out, &errs); code != exitUsage {
		t.Errorf("another command: exit %d", code)
	}
}
