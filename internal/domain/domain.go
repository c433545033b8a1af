// Package domain knows how an organization proves that it owns a domain: a TXT
// record below _steward with a token bound to both, looked for when asked, once
// a day and when a connection is switched on; and what its loss means.
//
// It refuses to know what a domain is good for: package org keeps the rows,
// sign-in asks it where people go, package finding whose accounts are there.
package domain

import (
	"time"

	"github.com/sysoon/steward/internal/org"
)

// Outcome is what a look-up told.
type Outcome string

// The outcomes.
const (
	// Found: the record is there.
	Found Outcome = "found"
	// Missing: the name servers say that it is not.
	Missing Outcome = "missing"
	// Unclear: no name server gave an answer, which proves nothing.
	Unclear Outcome = "unclear"
)

// Seen is a look-up's outcome with what to tell the owner about it.
type Seen struct {
	Outcome Outcome
	Problem string
}

// patience is how long name servers may give no answer until that counts as
// the record's absence.
const patience = 7 * 24 * time.Hour

// Step is what a look-up changes about a domain: the pure part. Event is the
// action to record, "" where only the time of the look-up changes. grace tells
// when the grace of a loss ends.
func Step(d org.Domain, seen Seen, now time.Time, grace func(time.Time) time.Time) (after org.Domain, event string) {
	after = d
	after.CheckedAt, after.Problem = &now, seen.Problem
	if d.State == org.DomainLost && d.GraceEndsAt != nil && !now.Before(*d.GraceEndsAt) {
		after.Token, after.GraceEndsAt = org.NewToken(), nil
		after.Problem = "The time to mend the old record is over. Publish the new one."
		return after, "domain.token_renewed"
	}
	switch seen.Outcome {
	case Found:
		return proven(after, now)
	case Unclear:
		if after.FailingSince == nil {
			after.FailingSince = &now
		}
		if now.Sub(*after.FailingSince) < patience {
			return after, ""
		}
	case Missing:
		after.FailingSince = nil
	}
	if d.State != org.DomainVerified || d.Source != org.ByDNS {
		return after, "" // not proved yet, lost already, or vouched for by the operator
	}
	ends := grace(now)
	after.State, after.LostAt, after.GraceEndsAt = org.DomainLost, &now, &ends
	return after, "domain.lost"
}

// proven is a domain whose record was found.
func proven(d org.Domain, now time.Time) (org.Domain, string) {
	event := ""
	switch {
	case d.State == org.DomainPending:
		event = "domain.verified"
	case d.State == org.DomainLost:
		event = "domain.proven_again"
	case d.Source == org.ByOperator:
		event = "domain.verified"
	}
	if event != "" {
		d.VerifiedAt = &now
	}
	d.State, d.Source, d.Problem = org.DomainVerified, org.ByDNS, ""
	d.FailingSince, d.LostAt, d.GraceEndsAt = nil, nil, nil
	return d, event
}
