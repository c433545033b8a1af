package stream_test

import (
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/stream"
)

// A receiver that refuses gets everything later, in order, and the delivery log
// has what it said.
func TestRefusedIsSentAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), FromStart: true})
		huge := strings.Repeat("x", 2<<20)
		cases := []struct {
			name, problem string
			answer        func(http.ResponseWriter, int)
			wait          time.Duration
		}{
			{"an error", "The endpoint answered 500.", status(500), 5 * time.Second},
			{"too many", "The endpoint answered 429.", status(429, "Retry-After", "120"), 120 * time.Second},
			{"a redirect", "redirect", status(302, "Location", "https://127.0.0.1:1/"), 20 * time.Second},
			{"huge", "larger than", func(w http.ResponseWriter, _ int) {
				w.Header().Set("Content-Length", "2097152")
				_, _ = w.Write([]byte(huge))
			}, 40 * time.Second},
			{"slow", "can't be reached", func(http.ResponseWriter, int) { <-time.After(inside.Timeout + 200*time.Millisecond) }, 80 * time.Second},
		}
		w.happens("member.created")
		for i, c := range cases {
			r.answers(c.answer)
			w.run()
			w.happens("member.suspended")
			w.run() // not before its time
			got := w.stream(s.ID)
			if len(r.requests()) != i+1 || got.Position != 0 || got.Failures != i+1 || !strings.Contains(got.Reason, c.problem) || got.NextAt == nil || got.NextAt.Sub(d.Clock.Now()) != c.wait {
				t.Fatalf("%s: %d requests, %+v, next %v", c.name, len(r.requests()), got, got.NextAt)
			}
			if last := w.deliveries(s.ID)[0]; last.State != stream.Failed || !strings.Contains(last.Problem, c.problem) || len(last.Answer) > 4<<10 {
				t.Errorf("%s: %+v", c.name, last)
			}
			d.Clock.Advance(c.wait)
		}
		if len(w.recorded("log_stream.failing")) != 1 {
			t.Error("nobody was told that it fails")
		}
		r.answers(nil)
		w.run()
		taken := r.bodies()[len(cases):]
		_, places := events(t, taken...)
		whole(t, taken...)
		if !slices.Equal(places, []int64{0, 1, 2, 3, 4, 5, 6, 7}) || len(w.recorded("log_stream.recovered")) != 1 {
			t.Errorf("came %v", places)
		}
		if got := w.stream(s.ID); got.Failures != 0 || got.Reason != "" || got.FailingSince != nil {
			t.Errorf("%+v", got)
		}
	})
}

// The answer to a check is shown as it came, and what is behind an address that
// can't be reached reads the same whatever it is.
func TestChecks(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target()})
		check := func() (out stream.Delivery) {
			w.do(func(tx *db.Tx) (err error) {
				out, err = stream.Test(tx, s.ID)
				return err
			})
			w.run()
			w.do(func(tx *db.Tx) (err error) {
				out, err = stream.FindDelivery(tx, out.ID)
				return err
			})
			return out
		}
		r.answers(status(200))
		if got := check(); got.State != stream.Delivered || got.Status != 200 || got.Answer != "said so" || got.Purpose != stream.Check {
			t.Errorf("%+v", got)
		}
		if all := strings.Join(r.bodies(), ""); !strings.Contains(all, `"position":-1,`) || !strings.Contains(all, `"action":"log_stream.check"`) {
			t.Errorf("no check in %s", all)
		}
		r.answers(status(403))
		if got := check(); got.State != stream.Failed || got.Status != 403 || got.Answer != "said so" || got.Problem == "" {
			t.Errorf("%+v", got)
		}
		r.answers(nil)
		w.run()
		whole(t, r.bodies()...) // checks among the pieces are no fault
		r.Close()
		closed := check()
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = l.Close() }()
		silent := "https://" + l.Addr().String()
		w.do(func(tx *db.Tx) error {
			_, _, err := stream.Update(tx, s.ID, stream.New{Name: "SIEM", Target: stream.Target{URL: silent, Form: stream.Lines}, Actions: s.Actions})
			return err
		})
		hung := check()
		closed.Problem = strings.ReplaceAll(closed.Problem, strings.TrimPrefix(r.URL, "https://"), "it")
		hung.Problem = strings.ReplaceAll(hung.Problem, l.Addr().String(), "it")
		if closed.Problem != hung.Problem || closed.Status+hung.Status != 0 || !strings.Contains(closed.Problem, "can't be reached") {
			t.Errorf("closed %q, silent %q", closed.Problem, hung.Problem)
		}
		if m := min(closed.Took(), hung.Took()); m < inside.Timeout { // a connection and a handshake, half of it each
			t.Errorf("one of closed (%s) and silent (%s) is told sooner", closed.Took(), hung.Took())
		}
	})
}

// What happens while a stream is paused is kept for a week; after that the gap is
// an event.
func TestPausedKeepsAWeek(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target()})
		w.run()
		pause := func() { w.do(func(tx *db.Tx) error { _, err := stream.Pause(tx, s.ID); return err }) }
		resume := func() { w.do(func(tx *db.Tx) error { _, err := stream.Resume(tx, s.ID); return err }) }
		pause()
		d.Clock.Advance(6 * 24 * time.Hour)
		w.happens("member.created")
		w.run()
		if len(r.bodies()) != 1 {
			t.Errorf("sent while paused: %v", r.bodies()[1:])
		}
		resume()
		w.run()
		if got, _ := events(t, r.bodies()[1:]...); !slices.Equal(got, []string{"log_stream.paused", "member.created", "log_stream.resumed"}) {
			t.Errorf("within a week: %v", got)
		}
		if len(w.recorded("log_stream.gap")) != 0 {
			t.Error("a gap that is none")
		}
		before := len(r.bodies())
		pause()
		w.happens("member.suspended") // soon too old
		d.Clock.Advance(3 * 24 * time.Hour)
		w.happens("member.restored")
		d.Clock.Advance(5 * 24 * time.Hour)
		resume()
		w.run()
		if got, _ := events(t, r.bodies()[before:]...); !slices.Equal(got, []string{"member.restored", "log_stream.gap", "log_stream.resumed"}) {
			t.Errorf("after more than a week: %v", got)
		}
		gap := w.recorded("log_stream.gap")
		if len(gap) != 1 || gap[0].Detail()["places"] != 2.0 {
			t.Errorf("the gap is said as %+v", gap)
		}
		whole(t, r.bodies()...) // a gap that is said breaks no chain
		w.do(func(tx *db.Tx) error { _, err := stream.Replay(tx, s.ID, 0); return err })
		w.run()
		if _, places := events(t, r.bodies()[len(r.bodies())-1]); len(places) < 9 || places[0] != 0 {
			t.Errorf("the log still has what was left out: %v", places)
		}
	})
}

// A receiver that fails for a week is waited for no longer, and its owners know.
func TestFailingForAWeekPauses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), FromStart: true})
		r.answers(status(500))
		for range 200 {
			w.run()
			got := w.stream(s.ID)
			if got.State == stream.Paused {
				break
			}
			d.Clock.Set(*got.NextAt)
		}
		got := w.stream(s.ID)
		if paused := w.recorded("log_stream.paused"); got.State != stream.Paused || len(paused) != 1 || paused[0].Detail()["by"] != "steward" {
			t.Fatalf("%+v, %+v", got, paused)
		}
		r.answers(nil)
		d.Clock.Advance(time.Hour)
		w.do(func(tx *db.Tx) error { _, err := stream.Resume(tx, s.ID); return err })
		w.run()
		actions, _ := events(t, r.bodies()[len(r.bodies())-1])
		if !slices.Contains(actions, "log_stream.gap") || slices.Contains(actions, "log_stream.created") {
			t.Errorf("goes on with %v", actions)
		}
	})
}

func TestReplayFromAnyPlaceOrTime(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), FromStart: true})
		for _, a := range []string{"member.created", "member.suspended", "member.restored"} {
			d.Clock.Advance(time.Hour)
			w.happens(a)
		}
		w.run()
		w.do(func(tx *db.Tx) error { _, err := stream.Replay(tx, s.ID, 2); return err })
		w.run()
		since := d.Clock.Now()
		w.do(func(tx *db.Tx) error { _, err := stream.ReplaySince(tx, s.ID, since); return err })
		w.run()
		got := r.bodies()
		_, from := events(t, got[1])
		_, later := events(t, got[2])
		if from[0] != 2 || later[0] != 3 {
			t.Errorf("from %v, later %v", from, later)
		}
		whole(t, got...)
		if all := w.recorded("log_stream.replayed"); len(all) != 2 {
			t.Errorf("%d replays in the log", len(all))
		}
		w.do(func(tx *db.Tx) error {
			lag, err := stream.Behind(tx, w.within(tx, s.ID))
			if lag.Events != 0 || lag.Since != nil {
				t.Errorf("behind %+v", lag)
			}
			return err
		})
		r.answers(status(500))
		w.happens("member.deleted")
		w.run()
		w.do(func(tx *db.Tx) error {
			lag, err := stream.Behind(tx, w.within(tx, s.ID))
			if lag.Events != 1 || lag.Since == nil || !lag.Since.Equal(d.Clock.Now()) {
				t.Errorf("behind %+v", lag)
			}
			return err
		})
	})
}

func (w *world) within(tx *db.Tx, id string) stream.Stream {
	s, err := stream.Find(tx, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return s
}

// A worker that died with a stream in its hands keeps nobody waiting for long, and
// what it had sent without knowing is sent again.
func TestAWorkerThatDied(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), FromStart: true})
		w.do(func(tx *db.Tx) error {
			_, err := tx.Exec(`update log_stream set lease_holder = 'dead', lease_until = :until where org_id = :org`, db.Args{"until": tx.Now.Add(30 * time.Second)})
			return err
		})
		w.happens("member.created")
		w.run()
		if len(r.bodies()) != 0 {
			t.Error("taken from a worker that may live")
		}
		d.Clock.Advance(31 * time.Second)
		w.run()
		if _, places := events(t, r.bodies()...); !slices.Equal(places, []int64{0, 1}) {
			t.Errorf("came %v", places)
		}
		var waiting int
		w.do(func(tx *db.Tx) error {
			counts, err := job.Counts(tx)
			waiting = counts[job.Waiting]
			return err
		})
		if waiting != 0 || w.stream(s.ID).Position != 2 {
			t.Errorf("%d jobs wait", waiting)
		}
	})
}
