package domain_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/org"
)

var (
	start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	grace = func(t time.Time) time.Time { return t.AddDate(0, 0, 14) }
)

// TestLifeOfAProof walks through the states, one look-up a line.
func TestLifeOfAProof(t *testing.T) {
	found, missing, unclear := domain.Seen{Outcome: domain.Found}, domain.Seen{Outcome: domain.Missing, Problem: "gone"}, domain.Seen{Outcome: domain.Unclear, Problem: "silent"}
	d := org.Domain{Name: "acme.example", Source: org.ByDNS, State: org.DomainPending, Token: "first"}
	for i, step := range []struct {
		day   int
		seen  domain.Seen
		state org.DomainState
		event string
	}{
		{0, missing, org.DomainPending, ""},
		{0, unclear, org.DomainPending, ""},
		{0, found, org.DomainVerified, "domain.verified"},
		{1, found, org.DomainVerified, ""},
		{2, unclear, org.DomainVerified, ""},
		{8, unclear, org.DomainVerified, ""},
		{9, found, org.DomainVerified, ""},
		{10, unclear, org.DomainVerified, ""},
		{17, unclear, org.DomainLost, "domain.lost"},
		{18, found, org.DomainVerified, "domain.proven_again"},
		{19, missing, org.DomainLost, "domain.lost"},
		{20, missing, org.DomainLost, ""},
		{32, found, org.DomainVerified, "domain.proven_again"},
		{33, missing, org.DomainLost, "domain.lost"},
		{47, found, org.DomainLost, "domain.token_renewed"},
		{48, missing, org.DomainLost, ""},
		{90, found, org.DomainVerified, "domain.proven_again"},
	} {
		now := start.AddDate(0, 0, step.day)
		after, event := domain.Step(d, step.seen, now, grace)
		if after.State != step.state || event != step.event || !after.CheckedAt.Equal(now) {
			t.Fatalf("step %d: %s, %q, want %s, %q", i, after.State, event, step.state, step.event)
		}
		if renewed := event == "domain.token_renewed"; renewed == (after.Token == d.Token) {
			t.Errorf("step %d: the token is %q, was %q", i, after.Token, d.Token)
		}
		if lost := after.State == org.DomainLost; lost != (after.LostAt != nil) {
			t.Errorf("step %d: lost at %v", i, after.LostAt)
		}
		d = after
	}
}

func TestVouchedDomainsAreNotLost(t *testing.T) {
	d := org.Domain{Name: "acme.example", Source: org.ByOperator, State: org.DomainVerified, Token: "t"}
	after, event := domain.Step(d, domain.Seen{Outcome: domain.Missing, Problem: "none"}, start, grace)
	if after.State != org.DomainVerified || event != "" || after.Source != org.ByOperator {
		t.Errorf("%+v, %q", after, event)
	}
	after, event = domain.Step(d, domain.Seen{Outcome: domain.Found}, start, grace)
	if after.Source != org.ByDNS || event != "domain.verified" || after.VerifiedAt == nil {
		t.Errorf("%+v, %q", after, event)
	}
}
