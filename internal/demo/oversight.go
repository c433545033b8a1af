package demo

import (
	"context"
	"fmt"
	"time"
)

// oversee shows who else looks at an organization: a receiver of its log, the
// vendor's staff who asks to come in, a second person who must agree.
func (l *loader) oversee(ctx context.Context) error {
	for _, step := range []func(context.Context) error{l.watch, l.askIn, l.second} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// watch sends the business's log to the example receiver.
func (l *loader) watch(ctx context.Context) error {
	if l.o.Slug != BusinessSlug {
		return nil
	}
	return l.api.mutate(ctx, "createLogStream", "CreateLogStreamInput", vars{
		"name": "Security monitoring", "actions": []string{"*"},
		"https": vars{"url": l.Events, "form": "LINES", "header": "Authorization", "headerValue": l.EventsAuthorization},
	})
}

// askIn has an operator of the vendor ask to be let into the business: its owner
// has not answered yet.
func (l *loader) askIn(ctx context.Context) error {
	if l.o.Slug != BusinessSlug {
		return nil
	}
	operator, err := l.signIn(ctx, vendor().Members[0])
	if err != nil {
		return err
	}
	var all struct {
		Organizations struct{ Nodes []struct{ ID string } }
	}
	err = operator.do(ctx, `query($search: String!) { organizations(first: 1, search: $search) { nodes { id } } }`, vars{"search": l.o.Slug}, &all)
	if err != nil {
		return err
	}
	if len(all.Organizations.Nodes) == 0 {
		return fmt.Errorf("operators don't see %s", l.o.Slug)
	}
	return operator.mutate(ctx, "askSupport", "AskSupportInput", vars{
		"organizationId": all.Organizations.Nodes[0].ID, "hours": 24, "permissions": []string{"MANAGE_DIRECTORIES"},
		"reason": "Your directory sends the attribute site with a value that is not in its list. We would like to look at the mapping with you.",
	})
}

// second puts legal holds of the school under two persons and proposes one, which
// waits for the other privacy officer.
func (l *loader) second(ctx context.Context) error {
	if l.o.Slug != SchoolSlug {
		return nil
	}
	owner, err := l.signIn(ctx, l.o.Members[0])
	if err != nil {
		return err
	}
	if err := owner.mutate(ctx, "requireSecondPerson", "RequireSecondPersonInput", vars{"permission": "MANAGE_HOLDS"}); err != nil {
		return err
	}
	officer, err := l.signIn(ctx, l.o.Members[1])
	if err != nil {
		return err
	}
	var got struct {
		PlaceHold struct {
			Errors []struct{ Code, Message, ProposalID string }
		}
	}
	err = officer.do(ctx, `mutation($input: PlaceHoldInput!) { placeHold(input: $input) { errors { code message proposalId } } }`, vars{"input": vars{
		"matter": "2026-07", "reason": "The insurer asked to keep what concerns the accident on the sports ground.",
		"memberIds": []string{l.ids[l.o.Members[5].UserName]}, "reviewAt": l.Now().AddDate(0, 3, 0).UTC().Truncate(time.Second),
	}}, &got)
	if err != nil {
		return err
	}
	if len(got.PlaceHold.Errors) != 1 || got.PlaceHold.Errors[0].ProposalID == "" {
		return fmt.Errorf("the hold does not wait for a second person: %v", got.PlaceHold.Errors)
	}
	return nil
}
