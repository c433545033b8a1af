package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/data/guide"
	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/outbound"
)

type sourceCommand struct {
	Check sourceCheckCommand `cmd:"" help:"Check whether a product keeps to the source protocol (/docs/sources), and say of each rule whether it holds."`
}

type sourceCheckCommand struct {
	URL          string        `arg:"" help:"Base address of the source."`
	SecretFile   string        `required:"" type:"existingfile" help:"File with the secret that the source shares with Steward." placeholder:"FILE"`
	Organization string        `help:"Short name of the organization whose member is asked about." default:"acme" placeholder:"SLUG"`
	MemberID     string        `name:"member-id" help:"A person of whom the source holds something: their id." placeholder:"ID"`
	UserName     string        `help:"Their user name." placeholder:"NAME"`
	ExternalID   string        `name:"external-id" help:"Their id in the directory." placeholder:"ID"`
	Email        []string      `help:"Their addresses." placeholder:"ADDRESS"`
	Change       bool          `help:"Correct and restrict what is held of them, and put it back."`
	Erase        bool          `help:"At last destroy what is held of them."`
	Listen       string        `help:"Address (HOST:PORT) at which callbacks are taken; a source that works asynchronously needs one." placeholder:"ADDR"`
	Callback     string        `help:"Address under which the source reaches it. Default: http:// and the address of --listen." placeholder:"URL"`
	Within       time.Duration `help:"How long the whole check may take." default:"5m" placeholder:"DURATION"`
}

// Run checks and reports; a rule that does not hold fails the command.
func (s sourceCheckCommand) Run(c console) error {
	config, end, err := s.config(c.ctx)
	if err != nil {
		return err
	}
	defer end()
	ctx, cancel := context.WithTimeout(c.ctx, s.Within)
	defer cancel()
	held := 0
	err = data.Conform(ctx, config, func(r data.Check) {
		if r.Problem != "" {
			_, _ = fmt.Fprintf(c.out, "FAILS  %s\n       %s\n", r.Name, r.Problem)
			return
		}
		held++
		_, _ = fmt.Fprintf(c.out, "holds  %s\n", r.Name)
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "\nAll %d rules hold.\n", held)
	s.remark(c)
	return nil
}

// remark says what was not looked at.
func (s sourceCheckCommand) remark(c console) {
	switch {
	case s.subject() == nil:
		_, _ = fmt.Fprintln(c.out, "Only a stranger was asked about: name a person of whom the source holds something (--user-name, --email) to check the rest.")
	case !s.Change || !s.Erase:
		_, _ = fmt.Fprintln(c.out, "Nothing of the person was touched: with --change and --erase, corrections, restriction and erasure are checked, too.")
	}
}

func (s sourceCheckCommand) config(ctx context.Context) (out data.Conformance, end func(), err error) {
	secret, err := os.ReadFile(s.SecretFile)
	if err != nil {
		return out, nil, err
	}
	client := outbound.New(outbound.Config{ // whoever runs this names the address on their own machine
		Allow: outbound.Everywhere(), AllowHTTP: true, Timeout: protocol.AnswerWithin, MaxBody: protocol.MaxAnswer,
	})
	out = data.Conformance{
		Client: client, URL: s.URL, Secret: bytes.TrimSpace(secret), Subject: s.subject(), Change: s.Change, Erase: s.Erase, CallbackURL: s.Callback,
	}
	if s.Listen == "" {
		return out, func() {}, nil
	}
	if out.Listen, err = (&net.ListenConfig{}).Listen(ctx, "tcp", s.Listen); err != nil {
		return out, nil, &usageError{"--listen " + s.Listen + " can't be used: " + err.Error()}
	}
	if out.CallbackURL == "" {
		out.CallbackURL = "http://" + out.Listen.Addr().String()
	}
	return out, func() { _ = out.Listen.Close() }, nil
}

func (s sourceCheckCommand) subject() *data.Subject {
	if s.MemberID == "" && s.UserName == "" && s.ExternalID == "" && len(s.Email) == 0 {
		return nil
	}
	return &data.Subject{
		OrgID: "00000000-0000-7000-8000-000000000000", OrgSlug: s.Organization, MemberID: access.MemberID(s.MemberID), UserName: s.UserName,
		ExternalID: s.ExternalID, Emails: s.Email,
	}
}

// sourceGuide publishes the source protocol with Steward's own words.
func sourceGuide() (http.Handler, error) {
	var w guide.Words
	for _, c := range data.Categories {
		w.Categories = append(w.Categories, string(c.Category))
	}
	for _, p := range data.Purposes {
		w.Purposes = append(w.Purposes, string(p.Purpose))
	}
	return guide.Handler(w)
}
