package credential

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

// limits are how long a session lasts, as the organization's terms say; a
// break-glass session lasts no longer than it takes to mend the way in.
type limits struct {
	maxAge, idle term.Resolution
	breakGlass   bool
}

const (
	breakGlassAge  = time.Hour
	breakGlassIdle = 15 * time.Minute
)

func (l limits) expires(created time.Time) time.Time {
	return l.at(created, l.maxAge, breakGlassAge)
}

func (l limits) idles(used time.Time) time.Time { return l.at(used, l.idle, breakGlassIdle) }

func (l limits) at(from time.Time, usual term.Resolution, short time.Duration) time.Time {
	end := usual.After(from)
	if soon := from.Add(short); l.breakGlass && soon.Before(end) {
		return soon
	}
	return end
}

func sessionLimits(tx *db.Tx, breakGlass bool) (limits, error) {
	rules, err := term.Load(tx)
	if err != nil {
		return limits{}, err
	}
	return limits{
		maxAge: resolve(tx, rules, term.SessionMaxAge),
		idle:   resolve(tx, rules, term.SessionIdle), breakGlass: breakGlass,
	}, nil
}

func resolve(tx *db.Tx, rules term.Rules, key term.Key) term.Resolution {
	return term.Resolve(rules, term.Question{Term: key, ValidAt: tx.Now, KnownAt: tx.Now})
}

// tokenLimit is the last expiry that the organization's terms allow to an API
// token issued now, and how long that is.
func tokenLimit(tx *db.Tx) (last time.Time, longest term.Duration, err error) {
	r, err := term.Ask(tx, term.TokenMaxLifetime, term.Scope{})
	if err != nil {
		return last, longest, err
	}
	return r.After(tx.Now), r.Value.Duration(), nil
}
