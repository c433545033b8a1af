package stream_test

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/stream"
)

func TestEventsArriveInOrderAndProveThemselves(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		w.happens("member.created", "role.created")
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), FromStart: true})
		w.happens("member.suspended", "member.restored")
		w.run()
		w.happens("member.deleted")
		w.run()
		actions, places := events(t, r.bodies()...)
		want := []string{"member.created", "role.created", "log_stream.created", "member.suspended", "member.restored", "member.deleted"}
		if !slices.Equal(actions, want) || !slices.Equal(places, []int64{0, 1, 2, 3, 4, 5}) {
			t.Errorf("came %v at %v", actions, places)
		}
		if got := whole(t, r.bodies()...); got.Events != 6 || got.For != "stream/"+s.ID {
			t.Errorf("%+v", got)
		}
		s = w.stream(s.ID)
		if s.Position != 6 || s.Delivered != 6 || s.LastDeliveredAt == nil {
			t.Errorf("stands at %+v", s)
		}
		if all := w.deliveries(s.ID); len(all) != 2 || all[0].State != stream.Delivered || all[0].First != 5 || all[1].Events != 5 || all[1].Status != 200 {
			t.Errorf("delivery log: %+v", all)
		}
		if strings.Contains(strings.Join(r.bodies(), ""), "illness") {
			t.Error("a personal value that nobody asked for")
		}
	})
}

func TestOnlyWhatIsWantedFromNow(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		w.happens("member.created")
		s, _ := w.create(stream.HTTPS, stream.New{Target: r.target(), Actions: audit.Wanted{"role.*", "member.deleted"}})
		w.happens("member.created", "role.created", "member.suspended")
		w.run()
		w.happens("member.created")
		w.run()
		w.happens("member.deleted")
		w.run()
		actions, _ := events(t, r.bodies()...)
		if !slices.Equal(actions, []string{"role.created", "member.deleted"}) || len(r.bodies()) != 2 {
			t.Errorf("came %v", actions)
		}
		whole(t, r.bodies()...)
		if s = w.stream(s.ID); s.Position != 7 {
			t.Errorf("stands at %d", s.Position)
		}
	})
}

func TestFormsAndSecrets(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		target := r.target()
		target.Form, target.Gzip, target.Header, target.Signed = stream.Array, true, "DD-API-KEY", true
		s, shown := w.create(stream.HTTPS, stream.New{Target: target, Secret: stream.Secret{Header: "k-123"}})
		w.happens("member.created")
		w.run()
		target.Form, target.Gzip = stream.Splunk, false
		w.do(func(tx *db.Tx) error {
			_, again, err := stream.Update(tx, s.ID, stream.New{Name: "SIEM", Target: target, Actions: audit.Wanted{"*"}})
			if again != "" {
				t.Error("a secret that nobody asked to renew")
			}
			return err
		})
		w.happens("member.deleted")
		w.run()
		got := r.requests()
		if len(got) != 2 || !strings.HasPrefix(got[0].body, `[{"version":1,`) || !strings.HasSuffix(got[0].body, `}]`) || got[0].header.Get("Content-Encoding") != "gzip" {
			t.Fatalf("%+v", got)
		}
		if !strings.HasPrefix(got[1].body, `{"time":1772442000.000000,"source":"steward","sourcetype":"steward:event","event":{"version":1,`) || !strings.Contains(got[1].body, `"sourcetype":"steward:proof","event":{"proof":`) {
			t.Errorf("for Splunk: %s", got[1].body)
		}
		hook, err := standardwebhooks.NewWebhook(shown)
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range got {
			if one.header.Get("DD-API-KEY") != "k-123" || hook.VerifyIgnoringTimestamp([]byte(one.body), one.header) != nil {
				t.Errorf("header or signature: %v", one.header)
			}
		}
		var renewed string
		w.do(func(tx *db.Tx) (err error) {
			_, renewed, err = stream.Update(tx, s.ID, stream.New{Name: "SIEM", Target: target, Actions: audit.Wanted{"*"}, Secret: stream.Secret{NewSigning: true}})
			return err
		})
		w.run()
		last := r.requests()[2]
		next, err := standardwebhooks.NewWebhook(renewed)
		if err != nil || next.VerifyIgnoringTimestamp([]byte(last.body), last.header) != nil || hook.VerifyIgnoringTimestamp([]byte(last.body), last.header) != nil {
			t.Error("during the overlap both secrets sign")
		}
		w.d.Clock.Advance(25 * time.Hour)
		w.happens("member.created")
		w.run()
		last = r.requests()[3]
		if next.VerifyIgnoringTimestamp([]byte(last.body), last.header) != nil || hook.VerifyIgnoringTimestamp([]byte(last.body), last.header) == nil {
			t.Error("after the overlap the new one alone signs")
		}
	})
}

// A secret goes to no other address than it was given for.
func TestSecretsStayWhereTheyWereMeantFor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r, other := newWorld(t, d), newReceiver(t), newReceiver(t)
		target := r.target()
		target.Header = "Authorization"
		s, _ := w.create(stream.HTTPS, stream.New{Target: target, Secret: stream.Secret{Header: "Splunk abc"}})
		moved := target
		moved.URL = other.URL
		update := func(secret string) error {
			return w.as(func(tx *db.Tx) error {
				_, _, err := stream.Update(tx, s.ID, stream.New{Name: "SIEM", Target: moved, Actions: audit.Wanted{"*"}, Secret: stream.Secret{Header: secret}})
				return err
			})
		}
		if err := update(""); !fault.Is(err, fault.Invalid) {
			t.Errorf("moved with its secret: %v", err)
		}
		if err := update("Splunk def"); err != nil {
			t.Fatal(err)
		}
		w.run()
		if got := other.requests(); len(got) != 1 || got[0].header.Get("Authorization") != "Splunk def" {
			t.Errorf("%+v", got)
		}
		var raw bytes.Buffer
		w.do(func(tx *db.Tx) error {
			for _, e := range w.all(tx) {
				raw.WriteString(e.DetailJSON)
			}
			return nil
		})
		if strings.Contains(raw.String(), "Splunk") || strings.Contains(raw.String(), "/in") {
			t.Errorf("the log has a secret or the path of an address: %s", raw.String())
		}
	})
}

func (w *world) all(tx *db.Tx) []audit.Event {
	all, err := audit.List(tx, audit.Filter{}, audit.Page{Limit: 100})
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

func TestPersonalValuesAsLongAsTheirCreatorMaySeeThem(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		owner := w.creator
		w.creator.Roles, w.creator.Grants = nil, []access.Grant{{OwnRole: "r", Permissions: []access.Permission{access.ManageOrganization, access.ReadLog}}}
		err := w.as(func(tx *db.Tx) error {
			_, _, err := stream.Create(tx, stream.HTTPS, stream.New{Name: "SIEM", Target: r.target(), Actions: audit.Wanted{"*"}, Personal: true})
			return err
		})
		if !fault.Is(err, fault.Denied) {
			t.Errorf("who may not see members sends their data out: %v", err)
		}
		less := w.creator
		w.creator = owner
		w.create(stream.HTTPS, stream.New{Target: r.target(), Personal: true})
		w.happens("member.created")
		w.run()
		w.creator = less
		w.happens("member.suspended")
		w.run()
		w.creator = owner
		w.happens("member.restored")
		if err := w.s.Shred(t.Context(), w.org, "1", "m1", "erasure", seal.Log); err != nil {
			t.Fatal(err)
		}
		w.run()
		got := r.bodies()
		if len(got) != 3 || !strings.Contains(got[0], `"personal":{"reason":"left with an illness"}`) || strings.Contains(got[1], "illness") ||
			strings.Contains(got[2], "illness") || !strings.Contains(got[2], `"erased":true`) {
			t.Errorf("%s", strings.Join(got, "\n"))
		}
		whole(t, got...)
	})
}

func TestRules(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ok := stream.Target{URL: "https://siem.example/in", Form: stream.Lines}
		for i := range 3 {
			w.create(stream.HTTPS, stream.New{Name: fmt.Sprint("SIEM ", i), Target: ok})
		}
		cases := map[string]struct {
			kind stream.Kind
			n    stream.New
			want fault.Kind
		}{
			"a fourth":           {stream.HTTPS, stream.New{Name: "D", Target: ok}, fault.Conflict},
			"no name":            {stream.HTTPS, stream.New{Target: ok}, fault.Invalid},
			"no action":          {stream.HTTPS, stream.New{Name: "D", Target: ok, Actions: audit.Wanted{}}, fault.Invalid},
			"another's name":     {stream.HTTPS, stream.New{Name: "SIEM 1", Target: ok}, fault.Conflict},
			"no form":            {stream.HTTPS, stream.New{Name: "D", Target: stream.Target{URL: ok.URL}}, fault.Invalid},
			"a header of ours":   {stream.HTTPS, stream.New{Name: "D", Target: stream.Target{URL: ok.URL, Form: stream.Lines, Header: "Content-Type"}}, fault.Invalid},
			"a header, no value": {stream.HTTPS, stream.New{Name: "D", Target: stream.Target{URL: ok.URL, Form: stream.Lines, Header: "X-Key"}}, fault.Invalid},
			"two lines":          {stream.HTTPS, stream.New{Name: "D", Target: stream.Target{URL: ok.URL, Form: stream.Lines, Header: "X-Key"}, Secret: stream.Secret{Header: "a\r\nb"}}, fault.Invalid},
			"of two kinds":       {stream.HTTPS, stream.New{Name: "D", Target: stream.Target{URL: ok.URL, Form: stream.Lines, Address: "a:1"}}, fault.Invalid},
			"no address":         {stream.Syslog, stream.New{Name: "D"}, fault.Invalid},
			"no certificate":     {stream.Syslog, stream.New{Name: "D", Target: stream.Target{Address: "log.example:6514", CA: "-----BEGIN"}}, fault.Invalid},
			"no bucket":          {stream.Bucket, stream.New{Name: "D", Target: stream.Target{Endpoint: "https://s3.example", AccessKey: "a"}}, fault.Invalid},
			"no secret key":      {stream.Bucket, stream.New{Name: "D", Target: stream.Target{Endpoint: "https://s3.example", Bucket: "logs", AccessKey: "a"}}, fault.Invalid},
			"a kind of its own":  {"pigeon", stream.New{Name: "D", Target: ok}, fault.Invalid},
		}
		for name, c := range cases {
			if c.n.Actions == nil {
				c.n.Actions = audit.Wanted{"*"}
			}
			err := w.as(func(tx *db.Tx) error {
				if name != "a fourth" { // room for one more, taken back with the refusal
					all, err := stream.List(tx)
					if err != nil {
						return err
					}
					if err := stream.Delete(tx, all[2].ID); err != nil {
						return err
					}
				}
				_, _, err := stream.Create(tx, c.kind, c.n)
				return err
			})
			if !fault.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
		var s stream.Stream
		w.do(func(tx *db.Tx) error {
			all, err := stream.List(tx)
			s = all[0]
			return err
		})
		err := w.as(func(tx *db.Tx) error {
			_, _, err := stream.Update(tx, s.ID, stream.New{Name: "New", Target: ok, Actions: audit.Wanted{"*"}, Version: 9})
			return err
		})
		if !fault.Is(err, fault.Conflict) {
			t.Errorf("changed on an old version: %v", err)
		}
		w.do(func(tx *db.Tx) error { return stream.Delete(tx, s.ID) })
		for _, action := range []string{"log_stream.created", "log_stream.deleted"} {
			if len(w.recorded(action)) == 0 {
				t.Errorf("no event %s", action)
			}
		}
		other := d.Org(t, "other")
		err = d.View(dbtest.As(t, other, access.Owner), access.ReadLog, func(tx *db.Tx) error {
			_, err := stream.Find(tx, s.ID)
			return err
		})
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("another organization's stream: %v", err)
		}
	})
}

func status(n int, header ...string) func(http.ResponseWriter, int) {
	return func(w http.ResponseWriter, _ int) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(n)
		_, _ = w.Write([]byte("said so"))
	}
}
