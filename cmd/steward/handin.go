package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/letter"
	"github.com/sysoon/steward/internal/outbound"
)

// Exit codes of mailCommand (sysexits.h), which mail servers act on: with exTempFail
// they keep the mail and try again, with the others they send it back.
const (
	exUsage    = 64 // the command is written wrongly
	exDataErr  = 65 // what came is no mail, or too large
	exTempFail = 75 // whatever an administrator can mend: a request must not be lost meanwhile
)

// mailCommand hands one mail in. A mail server starts it for each.
type mailCommand struct {
	URL        string        `required:"" help:"Where mail for the organization is handed in; the page Ways in shows it." placeholder:"URL"`
	SecretFile string        `required:"" help:"File with the mailbox's secret." placeholder:"FILE"`
	Sender     *string       `help:"Sender of the envelope; empty for mail that nobody may answer." placeholder:"ADDRESS"`
	Within     time.Duration `help:"How long the server may take." default:"1m" placeholder:"DURATION"`
}

// exitError ends the program with a code of its own.
type exitError struct {
	code    int
	message string
}

func (e *exitError) Error() string { return e.message }

func tryLater(format string, args ...any) error {
	return &exitError{exTempFail, fmt.Sprintf(format, args...) + " The mail was not taken; try again later."}
}

// Run reads a message (RFC 5322) from standard input and hands it in.
func (m mailCommand) Run(c console) error { return m.take(c, os.Stdin) }

func (m mailCommand) take(c console, in io.Reader) error {
	target, err := m.target()
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(io.LimitReader(in, letter.MaxSize+1))
	if err != nil {
		return tryLater("Standard input can't be read: %v.", err)
	}
	if len(raw) > letter.MaxSize {
		return &exitError{exDataErr, fmt.Sprintf("The mail is larger than %d MiB.", letter.MaxSize>>20)}
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return &exitError{exDataErr, "No mail came on standard input. Have the mail server pipe the whole message, header and body."}
	}
	secret, err := os.ReadFile(m.SecretFile)
	if err != nil {
		return tryLater("The secret can't be read: %v.", err)
	}
	return m.handIn(c, target, strings.TrimSpace(string(secret)), raw)
}

// target is the address with the envelope's sender; the secret goes to nobody in
// the clear but to this machine itself.
func (m mailCommand) target() (*url.URL, error) {
	u, err := url.Parse(m.URL)
	if err != nil || u.Host == "" || !confidential(u) {
		return nil, &usageError{"--url is not an https address. Copy it from the page Ways in."}
	}
	if m.Sender != nil {
		sender := strings.Trim(strings.TrimSpace(*m.Sender), "<>")
		if sender == "" || strings.EqualFold(sender, "MAILER-DAEMON") {
			sender = letter.NullSender
		}
		query := u.Query()
		query.Set("sender", sender)
		u.RawQuery = query.Encode()
	}
	return u, nil
}

func confidential(u *url.URL) bool {
	return u.Scheme == "https" || u.Scheme == "http" && outbound.Loopback(u.Hostname())
}

func (m mailCommand) handIn(c console, to *url.URL, secret string, raw []byte) error {
	client := outbound.New(outbound.Config{Allow: outbound.Everywhere(), AllowHTTP: true, Timeout: m.Within}) // whoever set the mail server up names the address
	ctx, cancel := context.WithTimeout(c.ctx, m.Within)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to.String(), bytes.NewReader(raw))
	if err != nil {
		return &usageError{"--url can't be used: " + err.Error()}
	}
	req.Header.Set("Content-Type", "message/rfc822")
	req.Header.Set("Authorization", "Bearer "+secret)
	return received(c, outbound.Ask(client, req))
}

// received tells what became of it. A mail that Steward has and does not take is
// done with: nobody is answered who must not be.
func received(c console, a outbound.Answer) error {
	var out intake.Mailed
	switch {
	case a.Status == http.StatusUnauthorized:
		return tryLater("The secret is not the mailbox's, or mail is not taken any more. The page Ways in gives a new one.")
	case a.Status == http.StatusRequestEntityTooLarge:
		return &exitError{exDataErr, "The mail is too large."}
	case !a.Taken():
		return tryLater("%s", a.Problem)
	case json.Unmarshal([]byte(a.Body), &out) != nil:
		return tryLater("Whoever answered is not Steward. Check --url.")
	case !out.Taken:
		_, _ = fmt.Fprintf(c.out, "Not taken: %s.\n", strings.TrimSuffix(out.Why, "."))
	}
	return nil
}

// codeOf is the exit code of a failure. For a mail server wrong use has the code of
// sysexits.h, too.
func codeOf(err error, args []string) int {
	if exit, ok := errors.AsType[*exitError](err); ok {
		return exit.code
	}
	if _, ok := errors.AsType[*usageError](err); !ok {
		return exitFailed
	}
	if len(args) > 0 && args[0] == "mail" {
		return exUsage
	}
	return exitUsage
}
