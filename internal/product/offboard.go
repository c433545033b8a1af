package product

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// OffboardJob is the kind of job that carried out losses of accounts before
// internal/loss did; it takes over those that still wait.
const OffboardJob = "product.offboard"

// LostReason is what the member reads.
const LostReason = "The work or school account was lost."

// StartGrace starts the grace of what a member acquired for themselves with an
// account that they lose from a time on, and tells when the longest of them ends:
// term offboarding.grace. What the organization acquired is the organization's to
// take back.
func StartGrace(tx *db.Tx, m access.MemberID, from time.Time) (ends time.Time, err error) {
	own, err := ownOf(tx, m)
	if err != nil {
		return ends, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return ends, err
	}
	ends = grace(tx, rules, "", from)
	for _, a := range own {
		until := grace(tx, rules, a.Product, from)
		if until.After(ends) {
			ends = until
		}
		a.EndsAt = &until
		if err := saveAssignment(tx, a); err != nil {
			return ends, err
		}
		if err := record(tx, a, "product.grace_started", map[string]any{"ends_at": until}); err != nil {
			return ends, err
		}
	}
	return ends, nil
}

func grace(tx *db.Tx, rules term.Rules, p ID, from time.Time) time.Time {
	r := term.Resolve(rules, term.Question{
		Term: term.OffboardingGrace, Scope: term.Scope{Product: string(p), Account: "work_or_school"}, ValidAt: tx.Now, KnownAt: tx.Now,
	})
	if r.External {
		return from
	}
	return r.After(from)
}

// EndGrace ends it because the member has their account back.
func EndGrace(tx *db.Tx, m access.MemberID) error {
	own, err := ownOf(tx, m)
	if err != nil {
		return err
	}
	for _, a := range own {
		if a.EndsAt == nil {
			continue
		}
		a.EndsAt = nil
		if err := saveAssignment(tx, a); err != nil {
			return err
		}
		if err := record(tx, a, "product.grace_ended", nil); err != nil {
			return err
		}
	}
	return nil
}

// Pass ends a member's use of a product, if there is one, and gives it to another
// member, as acquired by the organization.
func Pass(tx *db.Tx, from, to access.MemberID, id ID) error {
	err := Unassign(tx, from, id, "It was handed over to another member.")
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	uses, err := OfMember(tx, []access.MemberID{to})
	if err != nil {
		return err
	}
	for _, a := range uses[to] {
		if a.Product == id {
			return nil
		}
	}
	_, err = Assign(tx, to, id, ByOrganization)
	return err
}
