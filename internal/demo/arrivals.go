package demo

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"

	"github.com/sysoon/steward/internal/visitor"
)

// invite shows the team's page at work: one invitation that waits, and one that
// its person accepted by signing in.
func (l *loader) invite(ctx context.Context) error {
	if len(l.o.Guests) == 0 {
		return nil
	}
	owner, err := l.signIn(ctx, l.o.Members[0])
	if err != nil {
		return err
	}
	for _, g := range l.o.Guests {
		roles := append([]string{}, g.Roles...)
		if err := owner.mutate(ctx, "inviteMember", "InviteMemberInput", vars{"email": g.UserName, "roles": roles}); err != nil {
			return fmt.Errorf("%s: %w", g.UserName, err)
		}
	}
	return l.acceptInvitation(ctx, l.o.Guests[0])
}

func (l *loader) acceptInvitation(ctx context.Context, g Member) error {
	link, err := l.letter(ctx, g.UserName, "/invitation")
	if err != nil {
		return err
	}
	b, err := visitor.New(nil)
	if err != nil {
		return err
	}
	p, err := b.Open(ctx, http.MethodGet, link, nil)
	if err != nil {
		return err
	}
	if p, err = b.Submit(ctx, p, `name="t"`, nil); err != nil {
		return err
	}
	if p, err = b.Submit(ctx, p, g.UserName, url.Values{"subject": {Subject(g.UserName)}}); err != nil {
		return err
	}
	if p.URL.String() != l.Console+"/" {
		return fmt.Errorf("accepting the invitation of %s ended at %s (%s)", g.UserName, p.URL, p.Status)
	}
	return nil
}

// newcomer is who signs an organization up.
const (
	newcomer       = "mara.lund@fjordline.example"
	newcomerName   = "Fjordline Ferries"
	newcomerDomain = "fjordline.example"
)

var recordText = regexp.MustCompile(`<code>([^<]*)</code>`)

// signUp has an organization sign itself up, so that one waits for the operator:
// address, link, description, and the TXT record at a real name server.
func (t Target) signUp(ctx context.Context, operator *graphql) error {
	if err := operator.mutate(ctx, "setSignUpMode", "SetSignUpModeInput", vars{"mode": "APPROVAL"}); err != nil {
		return err
	}
	b, err := visitor.New(nil)
	if err != nil {
		return err
	}
	p, err := b.Open(ctx, http.MethodGet, t.Console+"/sign-up", nil)
	if err != nil {
		return err
	}
	if _, err = b.Submit(ctx, p, `name="email"`, url.Values{"email": {newcomer}}); err != nil {
		return err
	}
	link, err := t.letter(ctx, newcomer, "/sign-up/confirm")
	if err != nil {
		return err
	}
	if p, err = b.Open(ctx, http.MethodGet, link, nil); err != nil {
		return err
	}
	if p, err = b.Submit(ctx, p, `name="t"`, nil); err != nil {
		return err
	}
	p, err = b.Submit(ctx, p, `name="jurisdiction"`, url.Values{"name": {newcomerName}, "jurisdiction": {"EU"}, "kind": {"business"}})
	if err != nil {
		return err
	}
	record := recordText.FindAllStringSubmatch(p.Text, 2)
	if len(record) < 2 {
		return fmt.Errorf("the page of the sign-up shows no record (%s)", p.Status)
	}
	if err := t.Publish(html.UnescapeString(record[0][1]), html.UnescapeString(record[1][1])); err != nil {
		return err
	}
	_, err = b.Submit(ctx, p, `Look for the record`, nil)
	return err
}
