package rights

import (
	"fmt"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// Clock has the deadlines of one request. It is a value: Started makes it,
// Extend changes it, and both explain every date in words.
type Clock struct {
	Regimes []Regime `json:"regimes"`
	// Kind is the right, which may have a time of its own; "" for one that goes
	// by its law's.
	Kind       Kind      `json:"kind,omitempty"`
	ReceivedAt time.Time `json:"received_at"`
	// AcknowledgeBy is when the subject must have been told that the request
	// arrived; nil where neither law nor contract says.
	AcknowledgeBy *time.Time `json:"acknowledge_by,omitempty"`
	// DueAt is when the answer must be given; FirstDueAt is what it was before
	// an extension.
	DueAt      time.Time `json:"due_at"`
	FirstDueAt time.Time `json:"first_due_at"`
	// ExtendTo is how far an extension reaches; nil where there is none.
	ExtendTo *time.Time `json:"extend_to,omitempty"`
	Extended bool       `json:"extended"`
	// Dues are the dates that laws and terms give; the earliest is DueAt.
	Dues []Due `json:"dues,omitempty"`
	// Pauses are the times during which it stood still, oldest first.
	Pauses []Pause `json:"pauses,omitempty"`
	// Closed are the holidays of the organization's own calendar as it was known
	// at receipt: business days that the terms give leave them out.
	Closed []term.Holiday `json:"closed,omitempty"`
	// Trace explains each date in the order in which it was found.
	Trace []Explained `json:"trace"`
}

// Explained is one step of a clock's reasoning.
type Explained struct {
	// Rule is a law's place ("GDPR Article 12(3)") or "terms".
	Rule string `json:"rule"`
	// Sentence says what it gives, in words for a reader without training.
	Sentence string `json:"sentence"`
	// Date is the date that the rule gives; nil where it gives none.
	Date *time.Time `json:"date,omitempty"`
	// Binds tells whether this step's date is the one that counts.
	Binds bool `json:"binds"`
}

// Limit is what the terms give; Sentence says where it comes from.
type Limit struct {
	Within   term.Duration
	Sentence string
}

// Limits are the terms that touch a clock. Nil: the terms are silent. They can
// only shorten what the law gives.
type Limits struct {
	Acknowledge *Limit
	Respond     *Limit
	Extension   *Limit
	// Closed are the holidays of the organization's own calendar.
	Closed []term.Holiday
}

// Started is the pure rule of a clock's beginning: the deadlines of a request
// that was received at this time, under these laws and terms. Of several laws
// the earliest date binds.
func Started(regimes []Regime, receivedAt time.Time, terms Limits) Clock {
	return StartedFor("", regimes, receivedAt, terms)
}

// StartedFor is Started for one right: laws that don't know it give no date, and
// those that have a time of its own give that.
func StartedFor(kind Kind, regimes []Regime, receivedAt time.Time, terms Limits) Clock {
	c := Clock{Kind: kind, Regimes: givers(kind, regimes), ReceivedAt: receivedAt.UTC(), Closed: terms.Closed}
	c.explain("receipt", nil, "Received on %s; the clock runs from receipt, not from entry or from proof of identity.", written(c.ReceivedAt))
	c.ownCalendar(terms)
	for _, r := range regimes {
		if !slices.Contains(c.Regimes, r) {
			c.explain(LawOf(r).Source, nil, "The %s knows no right of this kind, so it gives no date.", LawOf(r).Name)
		}
	}
	c.acknowledge(terms.Acknowledge)
	c.respond(terms.Respond)
	c.extension(terms.Extension)
	return c
}

// ownCalendar says which holidays of the organization's own count, where its
// terms give business days. The laws keep to their own calendars.
func (c *Clock) ownCalendar(terms Limits) {
	for _, l := range []*Limit{terms.Acknowledge, terms.Respond, terms.Extension} {
		if l == nil || l.Within.Business == 0 || len(c.Closed) == 0 {
			continue
		}
		next := c.Closed[0]
		c.explain("calendar", nil, "Business days of the terms leave out %d holidays of the organization's own calendar as it was known then; the next is %s, %s. Laws have calendars of their own.",
			len(c.Closed), next.Name, written(next.Day))
		return
	}
}

func (c *Clock) acknowledge(limit *Limit) {
	var at int
	for _, r := range c.Regimes {
		law := LawOf(r).about(c.Kind)
		if law.Acknowledge == (term.Duration{}) {
			continue
		}
		by, how := law.reach(c.ReceivedAt, law.Acknowledge)
		c.explain(law.Source, &by, "%s asks to acknowledge receipt within %s: by %s.", law.Name, how, written(by))
		at = c.earliest(&c.AcknowledgeBy, by, at)
	}
	if limit != nil {
		by := c.after(c.ReceivedAt, limit.Within)
		c.explain("terms", &by, "The terms ask to acknowledge receipt within %s: by %s. %s", limit.Within.Words(), written(by), limit.Sentence)
		at = c.earliest(&c.AcknowledgeBy, by, at)
	}
	c.bind(at)
}

func (c *Clock) respond(limit *Limit) {
	var due *time.Time
	var at int
	for _, r := range c.Regimes {
		law := LawOf(r).about(c.Kind)
		by, how := law.reach(c.ReceivedAt, law.Respond)
		c.explain(law.Source, &by, "%s gives %s to answer: until %s.", law.Name, how, written(by))
		c.Dues = append(c.Dues, Due{Regime: r, By: by})
		at = c.earliest(&due, by, at)
	}
	if limit != nil {
		by := c.after(c.ReceivedAt, limit.Within)
		c.Dues = append(c.Dues, Due{By: by})
		said := "that is not earlier, so it changes nothing: terms can only shorten."
		if by.Before(*due) {
			said = "that is earlier, so it binds."
		}
		c.explain("terms", &by, "The terms give %s: until %s; %s %s", limit.Within.Words(), written(by), said, limit.Sentence)
		at = c.earliest(&due, by, at)
	}
	c.bind(at)
	c.DueAt, c.FirstDueAt = *due, *due
}

func (c *Clock) extension(limit *Limit) {
	var to *time.Time
	for _, r := range c.Regimes {
		law := LawOf(r).about(c.Kind)
		if law.Extended == (term.Duration{}) {
			c.explain(law.Source, nil, "%s knows no extension.", law.Name)
			return
		}
		by, how := law.reach(c.ReceivedAt, law.Extended)
		c.explain(law.Source, &by, "%s lets the answer be extended once, to %s from receipt (%s), if the subject is told why before %s.", law.Name, how, written(by), written(c.DueAt))
		c.earliest(&to, by, 0)
	}
	if limit != nil {
		by := c.after(c.DueAt, limit.Within)
		c.explain("terms", &by, "The terms allow %s more: until %s. %s", limit.Within.Words(), written(by), limit.Sentence)
		c.earliest(&to, by, 0)
	}
	if to.After(c.DueAt) {
		c.ExtendTo = to
	}
}

// Extend is the pure rule of an extension: once, before the first due date,
// with a reason, and never further than law and terms reach.
func (c Clock) Extend(now time.Time) (Clock, error) {
	switch {
	case c.Paused() != nil:
		return c, fault.New(fault.Conflict, "The clock stands still; let it run again before you extend the deadline.")
	case c.Extended:
		return c, fault.New(fault.Conflict, "The deadline was extended before; it can be extended only once.")
	case c.ExtendTo == nil:
		return c, fault.New(fault.Conflict, "The deadline can't be extended: %s", c.whyNot())
	case now.After(c.FirstDueAt):
		return c, fault.New(fault.Conflict, "The deadline passed on %s; an extension must be told before it.", written(c.FirstDueAt))
	}
	c = c.copied()
	c.unbind()
	c.DueAt, c.Extended = *c.ExtendTo, true
	for i := range c.Dues {
		c.Dues[i].By = c.DueAt
	}
	c.explain("extension", c.ExtendTo, "Extended on %s, with a reason that the subject reads: until %s.", written(now), written(c.DueAt))
	c.bind(len(c.Trace))
	return c, nil
}

func (c Clock) whyNot() string {
	for _, r := range c.Regimes {
		if LawOf(r).about(c.Kind).Extended == (term.Duration{}) {
			return fmt.Sprintf("%s knows no extension.", LawOf(r).Name)
		}
	}
	return "the organization's terms allow none."
}

// explain adds a step to the trace.
func (c *Clock) explain(rule string, date *time.Time, sentence string, args ...any) {
	c.Trace = append(c.Trace, Explained{Rule: rule, Date: date, Sentence: fmt.Sprintf(sentence, args...)})
}

// earliest keeps the earlier date and the number of the step that gave it.
func (c *Clock) earliest(kept **time.Time, by time.Time, at int) int {
	if *kept != nil && !by.Before(**kept) {
		return at
	}
	*kept = &by
	return len(c.Trace)
}

// bind marks the step with this number, counted from one, as the one that
// counts; 0 marks none.
func (c *Clock) bind(at int) {
	if at > 0 {
		c.Trace[at-1].Binds = true
	}
}

// after adds what the terms give: whole days end with the day, as the law's do;
// shorter times are counted by the clock.
func (c Clock) after(t time.Time, d term.Duration) time.Time {
	if d.Clock > 0 {
		return d.After(t, c.open)
	}
	return endOf(d.After(midnight(t), c.open))
}

// open tells whether a day is a business day under every law of the clock, and
// in the organization's own calendar.
func (c Clock) open(day time.Time) bool {
	for _, r := range c.Regimes {
		if !working(day, LawOf(r).Holidays) {
			return false
		}
	}
	return term.CalendarOf(c.Closed)(day)
}

// reach adds a length of time to a day as the law counts it, and says how.
func (l Law) reach(from time.Time, d term.Duration) (by time.Time, how string) {
	start := midnight(from)
	day, how := d.After(start, func(day time.Time) bool { return working(day, l.Holidays) }), d.Words()
	if d.Months > 0 && day.Day() < start.Day() {
		how += fmt.Sprintf(", which ends with the month because that has no day %d", start.Day())
	}
	if next := nextWorking(day, l.Holidays); l.NextWorkingDay && !next.Equal(day) {
		how += fmt.Sprintf(", moved from %s to the next working day", day.Format("Monday 2 January"))
		day = next
	}
	return endOf(day), how
}

func written(t time.Time) string { return t.UTC().Format("2 January 2006") }
