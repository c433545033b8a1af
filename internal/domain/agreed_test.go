package domain_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// TestAgreedTermsGovernLostDomains: a domain comes back with its old record for
// as long as the agreement says, and not for the fourteen days of the default.
func TestAgreedTermsGovernLostDomains(t *testing.T) {
	for _, c := range []struct {
		name   string
		values termtest.Values
		back   int
		state  org.DomainState
	}{
		{"within a longer grace", termtest.Values{term.DomainGrace: "P40D"}, 30, org.DomainVerified},
		{"after a shorter grace", termtest.Values{term.DomainGrace: "P3D"}, 5, org.DomainLost},
	} {
		t.Run(c.name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				w := newWorld(t, d)
				acme := w.org("acme")
				termtest.Agree(t, d.DB, acme, c.values)
				dom := w.add(acme, "acme.example")
				w.dns.publish(dom.RecordName(), dom.RecordValue())
				w.daily(acme)
				w.wants(acme, dom, org.DomainVerified)
				w.dns.publish(dom.RecordName())
				w.daily(acme)
				w.wants(acme, dom, org.DomainLost)
				w.Clock.Advance(time.Duration(c.back) * 24 * time.Hour)
				w.dns.publish(dom.RecordName(), dom.RecordValue())
				w.daily(acme)
				w.wants(acme, dom, c.state)
			})
		})
	}
}
