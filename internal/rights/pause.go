package rights

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// PauseKind is why a clock stands still.
type PauseKind string

// The kinds of pauses. Which of them a law has is its own matter: pausing is
// lawful under the UK GDPR and unlawful under the CCPA.
const (
	ForClarification PauseKind = "clarification"
	ForIdentity      PauseKind = "identity"
	ForFee           PauseKind = "fee"
)

// PauseKinds lists every kind.
var PauseKinds = []PauseKind{ForClarification, ForIdentity, ForFee}

// PauseRule is a reason for which a law's clock stands still.
type PauseRule struct {
	Kind PauseKind
	// Restarts tells that the clock begins anew when what was asked for
	// arrives; else it goes on, later by as long as it stood.
	Restarts bool
	// Source is where it stands.
	Source string
}

// Pause is one time during which a clock stood still; Until is nil while it does.
type Pause struct {
	Kind  PauseKind  `json:"kind"`
	From  time.Time  `json:"from"`
	Until *time.Time `json:"until,omitempty"`
}

// Due is what one law gives, or the terms (then Regime is "").
type Due struct {
	Regime Regime    `json:"regime,omitempty"`
	By     time.Time `json:"by"`
}

func (l Law) pause(k PauseKind) (PauseRule, bool) {
	i := slices.IndexFunc(l.Pauses, func(p PauseRule) bool { return p.Kind == k })
	if i < 0 {
		return PauseRule{}, false
	}
	return l.Pauses[i], true
}

// Paused is the pause that lasts; nil where the clock runs.
func (c Clock) Paused() *Pause {
	if n := len(c.Pauses); n > 0 && c.Pauses[n-1].Until == nil {
		return &c.Pauses[n-1]
	}
	return nil
}

// Stopped tells whether no date of the clock runs: it is paused, and every law
// that binds it knows that pause.
func (c Clock) Stopped() bool {
	p := c.Paused()
	return p != nil && len(c.deaf(p.Kind)) == 0
}

// deaf are the laws of the clock that don't know a pause of this kind.
func (c Clock) deaf(k PauseKind) (out []Regime) {
	for _, r := range c.Regimes {
		if _, ok := LawOf(r).pause(k); !ok {
			out = append(out, r)
		}
	}
	return out
}

// Pausable lists the reasons for which the clock can be paused now.
func (c Clock) Pausable(now time.Time) (out []PauseKind) {
	for _, k := range PauseKinds {
		if _, err := c.Pause(k, now); err == nil {
			out = append(out, k)
		}
	}
	return out
}

// Pause is the pure rule of a pause: the laws that know it stand still, the
// others run on, and so do the terms where one of them does.
func (c Clock) Pause(k PauseKind, now time.Time) (Clock, error) {
	deaf := c.deaf(k)
	switch {
	case !slices.Contains(PauseKinds, k):
		return c, fault.New(fault.Invalid, "There is no reason %q for a pause.", k).On("kind")
	case c.Paused() != nil:
		return c, fault.New(fault.Conflict, "The clock stands still already, since %s.", written(c.Paused().From))
	case len(deaf) == len(c.Regimes):
		return c, fault.New(fault.Conflict, "The clock can't be paused for %s: %s", k, noPause(deaf))
	case now.After(c.DueAt):
		return c, fault.New(fault.Conflict, "The answer was due on %s; a clock that has run out can't be paused.", written(c.DueAt))
	}
	c = c.copied()
	c.Dues = c.dues()
	c.Pauses = append(c.Pauses, Pause{Kind: k, From: now.UTC()})
	for _, r := range c.Regimes {
		if rule, ok := LawOf(r).pause(k); ok {
			c.explain(rule.Source, nil, "Paused on %s: the clock of the %s stands still until the subject has answered about %s.", written(now), LawOf(r).Name, k)
		} else {
			c.explain(LawOf(r).about(c.Kind).Source, nil, "The %s knows no such pause, so its date stands.", LawOf(r).Name)
		}
	}
	c.rebind()
	return c, nil
}

// noPause says which laws run on.
func noPause(deaf []Regime) string {
	names := make([]string, len(deaf))
	for i, r := range deaf {
		names[i] = "the " + LawOf(r).Name
	}
	return strings.Join(names, " and ") + " counts from receipt whatever is still being asked."
}

// Resume is the pure rule of a pause's end: a date that stood still is later by
// as many days as the pause took, or counts anew from today.
func (c Clock) Resume(now time.Time) (Clock, error) {
	p := c.Paused()
	if p == nil {
		return c, fault.New(fault.Conflict, "The clock runs; there is nothing to resume.")
	}
	c = c.copied()
	end, last := now.UTC(), &c.Pauses[len(c.Pauses)-1]
	last.Until = &end
	days := int(midnight(end).Sub(midnight(last.From)) / (24 * time.Hour))
	for i := range c.Dues {
		c.shift(&c.Dues[i], *last, days)
	}
	if len(c.deaf(last.Kind)) == 0 && c.ExtendTo != nil {
		to := c.ExtendTo.AddDate(0, 0, days)
		c.ExtendTo = &to
	}
	c.rebind()
	if !c.Extended {
		c.FirstDueAt = c.DueAt
	}
	return c, nil
}

// shift moves one date at the end of a pause, and explains it.
func (c *Clock) shift(d *Due, p Pause, days int) {
	law, source := LawOf(d.Regime).about(c.Kind), "terms"
	rule, knows := law.pause(p.Kind)
	if d.Regime == "" {
		rule, knows = PauseRule{}, len(c.deaf(p.Kind)) == 0
	}
	if !knows {
		return
	}
	how := "later by the days for which it stood still"
	if d.Regime != "" {
		source = rule.Source
	}
	if rule.Restarts && !c.Extended {
		by, _ := law.reach(*p.Until, law.Respond)
		d.By, how = by, "counted anew from that day"
	} else {
		d.By, _ = law.reach(d.By, term.Days(days))
	}
	c.explain(source, &d.By, "Resumed on %s after %d days: until %s, %s.", written(*p.Until), days, written(d.By), how)
}

// rebind has the earliest date that runs count; while none does, the earliest.
func (c *Clock) rebind() {
	running := c.Dues
	if p := c.Paused(); p != nil {
		deaf := c.deaf(p.Kind)
		running = slices.DeleteFunc(slices.Clone(c.Dues), func(d Due) bool {
			return len(deaf) == 0 || d.Regime != "" && !slices.Contains(deaf, d.Regime)
		})
		if len(running) == 0 {
			running = c.Dues
		}
	}
	c.unbind()
	c.DueAt = slices.MinFunc(running, func(a, b Due) int { return a.By.Compare(b.By) }).By
	for i := len(c.Trace) - 1; i >= 0; i-- {
		if t := c.Trace[i]; t.Date != nil && t.Date.Equal(c.DueAt) {
			c.bind(i + 1)
			return
		}
	}
}

// unbind takes the mark from the steps that gave the due date.
func (c *Clock) unbind() {
	for i := range c.Trace {
		if c.Trace[i].Date != nil && c.Trace[i].Date.Equal(c.DueAt) {
			c.Trace[i].Binds = false
		}
	}
}

// copied is the clock with lists of its own, so that changing it changes no other.
func (c Clock) copied() Clock {
	c.Trace, c.Pauses, c.Dues = slices.Clone(c.Trace), slices.Clone(c.Pauses), slices.Clone(c.Dues)
	return c
}

// dues are the dates of the laws and terms; those of a clock from before they
// were kept are worked out again.
func (c Clock) dues() []Due {
	if len(c.Dues) > 0 {
		return c.Dues
	}
	out := []Due{{By: c.DueAt}}
	for _, r := range c.Regimes {
		law := LawOf(r).about(c.Kind)
		by, _ := law.reach(c.ReceivedAt, law.Respond)
		if c.Extended {
			by = c.DueAt
		}
		out = append(out, Due{Regime: r, By: by})
	}
	return out
}

// PauseClock has the clock stand still until the subject has answered
// (permission DecideRequests); they read the reason, which says what is needed.
func PauseClock(tx *db.Tx, id ID, k PauseKind, reason string) (Request, error) {
	return turn(tx, id, "paused", func(r *Request) error {
		reason, err := text("reason", reason, minReason)
		if err != nil {
			return err
		}
		if r.Clock, err = r.Clock.Pause(k, tx.Now); err != nil {
			return err
		}
		return r.write(tx, func(w *Words) { w.PauseReason = reason })
	})
}

// ResumeClock lets the clock run again once the subject has answered (permission
// DecideRequests).
func ResumeClock(tx *db.Tx, id ID) (Request, error) {
	return turn(tx, id, "clock_resumed", func(r *Request) (err error) {
		r.Clock, err = r.Clock.Resume(tx.Now)
		return err
	})
}

// turn changes a clock, its event, its warnings, and tells the subject.
func turn(tx *db.Tx, id ID, what string, edit func(*Request) error) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if r.State.Final() {
		return r, fault.New(fault.Conflict, "This request is %s; its clock has ended.", says[r.State])
	}
	before := r.DueAt
	if err := edit(&r); err != nil {
		return r, err
	}
	r.DueAt = r.Clock.DueAt
	if err := change(tx, &r, "request."+what, map[string]any{"from": day(before), "to": day(r.DueAt)}); err != nil {
		return r, err
	}
	return r, moved(tx, r, what)
}

// moved sets the warnings of a changed clock, and tells the subject.
func moved(tx *db.Tx, r Request, what string) error {
	if err := watch(tx, r); err != nil {
		return err
	}
	return tell(tx, r, what)
}

// pausedAt is when the whole clock began to stand still; nil while it runs.
func (r Request) pausedAt() *time.Time {
	if !r.Clock.Stopped() {
		return nil
	}
	return &r.Clock.Paused().From
}
