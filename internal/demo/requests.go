package demo

import (
	"context"
	"fmt"
	"time"
)

// requests shows the queue at work: requests in several states, and a hold that
// blocks an erasure. People ask for themselves; two officers answer.
func (l *loader) requests(ctx context.Context) error {
	switch l.o.Slug {
	case BusinessSlug:
		return l.businessRequests(ctx)
	case SchoolSlug:
		return l.schoolRequests(ctx)
	}
	return nil
}

func (l *loader) businessRequests(ctx context.Context) error {
	noor, err := l.signIn(ctx, l.o.Members[1])
	if err != nil {
		return err
	}
	samuel, err := l.signIn(ctx, l.o.Members[2])
	if err != nil {
		return err
	}
	mia, jonas, elif, hugo := l.o.Members[6], l.o.Members[7], l.o.Members[8], l.o.Members[9]
	err = noor.mutate(ctx, "placeHold", "PlaceHoldInput", vars{
		"matter": "2026-114", "reason": "Dispute about a key account; counsel asked to keep everything.",
		"memberIds": []string{l.ids[elif.UserName]}, "reviewAt": l.Now().AddDate(0, 6, 0).UTC().Truncate(time.Second),
	})
	if err != nil {
		return err
	}
	if err := l.answered(ctx, mia, noor, samuel); err != nil {
		return err
	}
	if err := l.blocked(ctx, elif, noor, samuel); err != nil {
		return err
	}
	if _, err := l.ask(ctx, jonas, "ERASURE", "I leave the company; please delete what is mine."); err != nil {
		return err
	}
	refused, err := l.ask(ctx, hugo, "ACCESS", "Once more, please.")
	if err != nil {
		return err
	}
	err = noor.mutate(ctx, "refuseRequest", "RefuseRequestInput", vars{
		"requestId": refused, "ground": "EXCESSIVE", "reason": "You received the same data last week and nothing has changed since.",
	})
	if err != nil {
		return err
	}
	return l.onBehalf(ctx, noor, []behalf{
		{l.o.Members[12], "ACCESS", 12}, {l.o.Members[13], "RECTIFICATION", 9},
		{l.o.Members[14], "ACCESS", 2}, {l.o.Members[15], "OBJECTION", 25},
	})
}

func (l *loader) schoolRequests(ctx context.Context) error {
	daniel, err := l.signIn(ctx, l.o.Members[1])
	if err != nil {
		return err
	}
	if _, err := l.ask(ctx, l.o.Members[5], "ACCESS", "What does the school keep about me?"); err != nil {
		return err
	}
	return l.onBehalf(ctx, daniel, []behalf{{l.o.Members[30], "ACCESS", 5}, {l.o.Members[31], "ERASURE", 17}})
}

// ask opens a request as the member, signed in.
func (l *loader) ask(ctx context.Context, m Member, kind, question string) (string, error) {
	own, err := l.signIn(ctx, m)
	if err != nil {
		return "", err
	}
	var got struct {
		OpenOwnRequest struct {
			Request struct{ ID string }
			Errors  problems
		}
	}
	err = own.do(ctx, `mutation($input: OpenOwnRequestInput!) {
		openOwnRequest(input: $input) { request { id } errors { code message path } } }`,
		vars{"input": vars{"kind": kind, "question": question}}, &got)
	return got.OpenOwnRequest.Request.ID, first(err, got.OpenOwnRequest.Errors)
}

// answered is a request that goes all the way.
func (l *loader) answered(ctx context.Context, m Member, starts, approves *graphql) error {
	id, err := l.prepared(ctx, m, "ACCESS", starts)
	if err != nil {
		return err
	}
	if err := approves.mutate(ctx, "approveRequest", "ApproveRequestInput", vars{"requestId": id, "note": "Looked through."}); err != nil {
		return err
	}
	return l.await(ctx, starts, id, "COMPLETED")
}

// blocked is an erasure that a hold stops.
func (l *loader) blocked(ctx context.Context, m Member, starts, approves *graphql) error {
	id, err := l.ask(ctx, m, "ERASURE", "Please erase my account.")
	if err != nil {
		return err
	}
	if err := starts.mutate(ctx, "startRequest", "StartRequestInput", vars{"requestId": id}); err != nil {
		return err
	}
	if err := l.await(ctx, starts, id, "AWAITING_APPROVAL", "BLOCKED"); err != nil {
		return err
	}
	// The approval is refused while the hold stands; what counts is the state.
	if err := approves.mutate(ctx, "approveRequest", "ApproveRequestInput", vars{"requestId": id}); err != nil {
		l.Log.DebugContext(ctx, "the hold blocks the sample erasure", "answer", err)
	}
	return l.await(ctx, starts, id, "BLOCKED")
}

// prepared asks, starts and waits until the answer is ready for approval.
func (l *loader) prepared(ctx context.Context, m Member, kind string, starts *graphql) (string, error) {
	id, err := l.ask(ctx, m, kind, "")
	if err != nil {
		return "", err
	}
	if err := starts.mutate(ctx, "startRequest", "StartRequestInput", vars{"requestId": id}); err != nil {
		return "", err
	}
	return id, l.await(ctx, starts, id, "AWAITING_APPROVAL")
}

// awaitFor bounds the wait for background work.
const awaitFor = 90 * time.Second

// await looks until the request is in one of the states.
func (l *loader) await(ctx context.Context, by *graphql, id string, states ...string) error {
	ctx, cancel := context.WithTimeout(ctx, awaitFor)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		var got struct{ Request struct{ State string } }
		if err := by.do(ctx, `query($id: ID!) { request(id: $id) { state } }`, vars{"id": id}, &got); err != nil {
			return err
		}
		for _, s := range states {
			if got.Request.State == s {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the request stays in state %s, expected %v", got.Request.State, states)
		case <-tick.C:
		}
	}
}

// behalf is a request that came by letter, some days ago.
type behalf struct {
	member Member
	kind   string
	days   int
}

func (l *loader) onBehalf(ctx context.Context, by *graphql, all []behalf) error {
	for _, b := range all {
		err := by.mutate(ctx, "openRequest", "OpenRequestInput", vars{
			"memberId": l.ids[b.member.UserName], "kind": b.kind, "channel": "LETTER",
			"evidence": "Letter with signature, folder 7; the signature matches the staff file.", "attest": true,
			"receivedAt": l.Now().AddDate(0, 0, -b.days).UTC().Truncate(time.Second),
		})
		if err != nil {
			return fmt.Errorf("%s for %s: %w", b.kind, b.member.UserName, err)
		}
	}
	return nil
}
