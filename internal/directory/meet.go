package directory

import (
	"fmt"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

// Owner says whose somebody is whom a directory meets when it creates them.
type Owner string

// The owners.
const (
	// Own is this directory's, those included that it removed softly.
	Own Owner = "own"
	// HandMade was made or invited in the console, or joined by sign-in.
	HandMade Owner = "hand_made"
	// Foreign is another directory's.
	Foreign Owner = "foreign"
)

// Verdict is what a POST does with somebody who is there already.
type Verdict string

// The verdicts.
const (
	// VerdictRefuse answers 409 with the scimType uniqueness (RFC 7644 section 3.3).
	VerdictRefuse Verdict = "refuse"
	// VerdictReactivate brings the directory's own inactive account back under its id.
	VerdictReactivate Verdict = "reactivate"
	// VerdictAdopt makes somebody this directory's under their id.
	VerdictAdopt Verdict = "adopt"
)

// Meet says what a POST does that meets somebody of this owner. An active account
// of the directory's own is always refused: that POST is a repetition.
func (s Settings) Meet(o Owner, active bool) Verdict {
	switch {
	case o == Own && !active && s.ReactivateOnCreate:
		return VerdictReactivate
	case o == HandMade && s.AdoptHandMade, o == Foreign && s.AdoptForeign:
		return VerdictAdopt
	}
	return VerdictRefuse
}

// TakeOver makes somebody the directory's that after names, under their id: what
// a creation does that the rules let adopt, and what the decision of a conflict
// does. An account that is the directory's already is saved as it is.
func TakeOver(tx *db.Tx, before, after member.Member) (member.Member, error) {
	if before.DirectoryID == after.DirectoryID {
		return member.Save(tx, before, after)
	}
	if err := BroughtBack(tx, before.ID); err != nil {
		return member.Member{}, err
	}
	return member.Adopt(tx, before, after)
}

const (
	maxFailures = 1000
	maxSilence  = 24 * 90 // hours
	// usualFailures is the limit where a directory has none of its own.
	usualFailures = 20
)

// wrong says what is wrong with the settings, and with which.
func (s Settings) wrong() (problem, field string) {
	switch {
	case s.FailAfter < 0 || s.FailAfter > maxFailures:
		return fmt.Sprintf("Choose 0 (the usual %d) to %d refused requests.", usualFailures, maxFailures), "failAfter"
	case s.SilentAfterHours < 0 || s.SilentAfterHours > maxSilence:
		return fmt.Sprintf("Choose 0 (never) to %d hours.", maxSilence), "silentAfterHours"
	}
	return "", ""
}
