package graph

import (
	"context"
	"reflect"
	"strconv"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const (
	// checkEvery is how long a stream without messages goes without a look at
	// who follows it.
	checkEvery = 20 * time.Second
	// atOnce is how many events a stream reads at once.
	atOnce = 100
)

// stream is what the transport and a subscription's resolver share.
type stream struct {
	// last is the cursor with which the caller came back, or empty.
	last string
	// again tells who the caller is by now.
	again func() (access.Actor, error)
	// begun takes the cursor of the place where the stream begins.
	begun chan string
	mu    sync.Mutex
	// cursors are those of messages that the engine has not answered yet.
	cursors []string
	// failure is why the stream ended, if it did not just end.
	failure error
}

type streamKey struct{}

func (s *stream) push(cursor string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cursors = append(s.cursors, cursor)
}

// pop is the cursor of the message that was answered last.
func (s *stream) pop() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.cursors) == 0 {
		return ""
	}
	c := s.cursors[0]
	s.cursors = s.cursors[1:]
	return c
}

func (s *stream) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failure = err
}

func (s *stream) why() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failure
}

// errChanged ends a stream whose caller may do something else by now: what was
// begun with the old permissions must not go on. It comes back by itself.
var errChanged = fault.New(fault.Unavailable, "What you may do has changed. Follow again.")

// follower reads the log for one subscription.
type follower struct {
	r          *Resolver
	s          *stream
	actor      access.Actor
	permission access.Permission
	filter     audit.Filter
	place      int64
}

// follow makes messages of the events that the filter lets through, from the
// caller's place on, until the context ends.
func follow[T any](ctx context.Context, r *Resolver, after *string, p access.Permission, f audit.Filter, message func(audit.Event, string) T) (<-chan T, error) {
	s, ok := ctx.Value(streamKey{}).(*stream)
	if !ok {
		return nil, fault.New(fault.Invalid, "Subscriptions are answered as text/event-stream.")
	}
	a, _ := access.From(ctx)
	fl := &follower{r: r, s: s, actor: a, permission: p, filter: f}
	if err := fl.begin(ctx, after); err != nil {
		return nil, err
	}
	s.begun <- fl.cursor(fl.place)
	out := make(chan T)
	go func() {
		defer close(out)
		send := func(e audit.Event) bool {
			cursor := fl.cursor(*e.Position + 1)
			s.push(cursor)
			select {
			case out <- message(e, cursor):
				return true
			case <-ctx.Done():
				return false
			}
		}
		if err := fl.run(ctx, send); err != nil && ctx.Err() == nil {
			s.fail(err)
		}
	}()
	return out, nil
}

// cursor is the sealed cursor of a place.
func (f *follower) cursor(place int64) string {
	return f.r.cursors.seal(f.actor.Org, "log", strconv.FormatInt(place, 10))
}

// begin finds the place to begin: after the cursor that the caller gave or came
// back with, else now.
func (f *follower) begin(ctx context.Context, after *string) error {
	if after == nil && f.s.last != "" {
		after = &f.s.last
	}
	place, err := f.r.cursors.open(f.actor.Org, "log", after)
	if err != nil {
		return err
	}
	if place != "" {
		f.place, err = strconv.ParseInt(place, 10, 64)
		return err
	}
	f.place, err = read(ctx, f.r.DB, f.permission, audit.Size)
	return err
}

// run sends what comes, and looks before each batch, and now and then without
// one, who follows.
func (f *follower) run(ctx context.Context, send func(audit.Event) bool) error {
	wake, leave := f.r.hub.follow(f.actor.Org)
	defer leave()
	tick := time.NewTicker(checkEvery)
	defer tick.Stop()
	for {
		more, err := f.batch(ctx, send)
		if err != nil || ctx.Err() != nil {
			return err
		}
		if more {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-wake:
		case <-tick.C:
			if err := f.check(); err != nil {
				return err
			}
		}
	}
}

// batch sends the events that are there, and tells whether there may be more.
func (f *follower) batch(ctx context.Context, send func(audit.Event) bool) (more bool, err error) {
	var events []audit.Event
	var next int64
	err = f.r.DB.View(ctx, f.permission, func(tx *db.Tx) (err error) {
		events, next, err = audit.Following(tx, f.filter, f.place, atOnce)
		return err
	})
	if err != nil || len(events) == 0 {
		f.place = max(next, f.place)
		return false, err
	}
	for _, e := range events {
		if err := f.check(); err != nil {
			return false, err
		}
		if !send(e) {
			return false, nil
		}
	}
	f.place = next
	return len(events) == atOnce, nil
}

// check fails when the caller is not who they were, or may not what they might.
func (f *follower) check() error {
	a, err := f.s.again()
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(a, f.actor) {
		return errChanged
	}
	return nil
}
