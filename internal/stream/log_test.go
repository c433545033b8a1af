package stream_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/stream"
)

// Whatever is done to a stream is an event, with what changed and nothing secret,
// and the stream itself carries it out.
func TestEveryChangeOfAStreamIsAnEvent(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		target := r.target()
		target.Header = "Authorization"
		s, _ := w.create(stream.HTTPS, stream.New{Target: target, Secret: stream.Secret{Header: "Splunk abc"}})
		change := func(n stream.New) {
			w.do(func(tx *db.Tx) error { _, _, err := stream.Update(tx, s.ID, n); return err })
		}
		same := stream.New{Name: "SIEM", Target: target, Actions: audit.Wanted{"*"}}
		change(same) // nothing changes: no event
		change(stream.New{Name: "SOC", Target: target, Actions: audit.Wanted{"*"}, Secret: stream.Secret{Header: "Splunk def"}})
		gzipped := target
		gzipped.Gzip = true
		change(stream.New{Name: "SOC", Target: gzipped, Actions: audit.Wanted{"log_stream.*"}, Personal: true})
		for _, do := range []func(*db.Tx) error{
			func(tx *db.Tx) error { _, err := stream.Test(tx, s.ID); return err },
			func(tx *db.Tx) error { _, err := stream.Pause(tx, s.ID); return err },
			func(tx *db.Tx) error { _, err := stream.Resume(tx, s.ID); return err },
			func(tx *db.Tx) error { _, err := stream.Replay(tx, s.ID, 0); return err },
		} {
			w.do(do)
		}
		w.run()
		got, _ := events(t, r.bodies()...)
		want := []string{
			"log_stream.created", "log_stream.changed", "log_stream.changed", "log_stream.checked", "log_stream.paused", "log_stream.resumed", "log_stream.replayed",
		}
		if !slices.Equal(got, want) {
			t.Errorf("sent %v, want %v", got, want)
		}
		w.do(func(tx *db.Tx) error { return stream.Delete(tx, s.ID) })
		if len(w.recorded("log_stream.deleted")) != 1 {
			t.Error("its end is in no log")
		}
		changed := w.recorded("log_stream.changed")
		for i, want := range [][]any{{"actions", "personal", "target"}, {"name", "secret"}} { // newest first
			if names, _ := changed[i].Detail()["changed"].([]any); !slices.Equal(names, want) {
				t.Errorf("changed %v, want %v", names, want)
			}
			if changed[i].ActorID != "olive" {
				t.Errorf("by %s", changed[i].ActorID)
			}
		}
	})
}

// The vendor streams its own log as any organization does, and what its staff do
// inside an organization that let them in comes with it, without what is personal.
func TestTheVendorsOwnLogStreams(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, r := newWorld(t, d), newReceiver(t)
		business := d.Org(t, "business")
		var vendor org.Organization
		err := d.Across(t.Context(), "test", func(wide *db.Wide) (err error) {
			vendor, err = org.Create(wide, org.New{Slug: "vendor", Name: "Vendor", Kind: org.Business, Vendor: true, Jurisdiction: "EU"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		w.org, w.creator.Org = vendor.ID, vendor.ID
		w.create(stream.HTTPS, stream.New{Target: r.target(), Actions: audit.Wanted{"organization.*", "member.*"}, FromStart: true, Personal: true})
		inside := access.Actor{
			Kind: access.KindOperator, Org: business, ID: "olivia", Roles: []access.Role{access.Owner},
			Support: &access.Support{Vendor: vendor.ID, Operator: "olivia", Grant: "g", Visit: "v"},
		}
		err = d.Update(access.With(t.Context(), inside), access.ManageMembers, func(tx *db.Tx) error {
			return audit.Record(tx, audit.Entry{
				Action: "member.suspended", Object: audit.Object{Type: "member", ID: "m1"}, Subject: "m1", Personal: map[string]string{"reason": "ill"},
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		w.happens("organization.created")
		w.run()
		report := whole(t, r.bodies()...)
		if got, _ := events(t, r.bodies()...); !slices.Equal(got, []string{"organization.created", "member.suspended", "organization.created"}) || report.Organization != vendor.ID {
			t.Errorf("%v of the log of %s", got, report.Organization)
		}
		if text := r.bodies()[0]; !strings.Contains(text, `"supportVisit":"v"`) || strings.Contains(text, `"reason":"ill"`) {
			t.Errorf("%s", text)
		}
	})
}
