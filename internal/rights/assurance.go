package rights

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// assuranceOf names the term that says how sure one must be of who asks for a
// kind: what shows data, and what changes or ends it.
func assuranceOf(k Kind) term.Key {
	switch k {
	case Access, Portability, Inspection, AutomatedDecision:
		return term.AccessAssurance
	}
	return term.ErasureAssurance
}

// freshWithin is how long ago somebody may have signed in who asks for their own
// data: a browser left open is no proof of who sits before it.
const freshWithin = 15 * time.Minute

// provedAfresh wants a session whose person was seen a moment ago. A token of
// one's own was chosen behind such a proof.
func provedAfresh(tx *db.Tx, k Kind) error {
	if !k.NeedsProof() || tx.Actor.Session == "" || tx.Now.Sub(time.Unix(tx.Actor.AuthenticatedAt, 0)) <= freshWithin {
		return nil
	}
	return fault.New(fault.StepUp, "Before you ask for your data, prove again that it is you: the last time was more than 15 minutes ago. Sign in again at /auth/step-up, then repeat it.").Coded("own_request")
}

// assured refuses to start a request whose subject proved less than the terms
// ask for, as they were at its receipt. An administrator who attests is always
// enough; a right that needs no proof by law asks for none here either.
func assured(tx *db.Tx, r Request) error {
	if !r.Kind.NeedsProof() || r.Attested == nil || r.Attested.By.Member != r.MemberID {
		return nil
	}
	terms, err := TermsOf(tx, r)
	if err != nil {
		return err
	}
	if terms.Values[assuranceOf(r.Kind)] == "" { // received before the term was there
		return nil
	}
	need, err := terms.value(assuranceOf(r.Kind))
	if err != nil {
		return err
	}
	if need.Enum() == term.AssuranceAttested || need.Enum() == term.AssuranceSession && r.Channel != Console {
		return fault.New(fault.Conflict, "The terms ask for more proof of who asks than an answer from a known address or a session. Check it, attest it, and start then.")
	}
	return nil
}
