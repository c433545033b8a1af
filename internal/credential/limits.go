package credential

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

// limits are how long a session lasts, as the organization's terms say.
type limits struct{ maxAge, idle term.Duration }

func (l limits) expires(created time.Time) time.Time { return l.maxAge.After(created, term.Weekdays) }

func (l limits) idles(used time.Time) time.Time { return l.idle.After(used, term.Weekdays) }

func sessionLimits(tx *db.Tx) (l limits, err error) {
	if l.maxAge, err = durationOf(tx, term.SessionMaxAge); err != nil {
		return l, err
	}
	l.idle, err = durationOf(tx, term.SessionIdle)
	return l, err
}

func durationOf(tx *db.Tx, key term.Key) (term.Duration, error) {
	r, err := term.Ask(tx, key, term.Scope{})
	if err != nil {
		return term.Duration{}, err
	}
	return r.Value.Duration(), nil
}

// tokenLimit is the last expiry that the organization's terms allow to an API
// token issued now, and how long that is.
func tokenLimit(tx *db.Tx) (last time.Time, longest term.Duration, err error) {
	if longest, err = durationOf(tx, term.TokenMaxLifetime); err != nil {
		return last, longest, err
	}
	return longest.After(tx.Now, term.Weekdays), longest, nil
}
