package rights

import (
	"context"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/term"
)

// OfferState is what became of an offer.
type OfferState string

// The states. An open offer lapses when the request ends, or when a later
// document changes the terms again: then there is another, or none.
const (
	OfferOpen     OfferState = "open"
	OfferAccepted OfferState = "accepted"
	OfferDeclined OfferState = "declined"
	OfferLapsed   OfferState = "lapsed"
)

// OfferID identifies an offer inside an organization.
type OfferID string

// Offer is another due date for an open request, because terms have changed
// since its receipt. The request keeps its own until somebody accepts.
type Offer struct {
	ID       OfferID
	Request  ID
	Document term.DocumentID
	State    OfferState
	Old, New time.Time
	MadeAt   time.Time
	// DecidedAt and DecidedBy are when and who, by the actor's id.
	DecidedAt *time.Time
	DecidedBy string
	shift     Shift
}

// Shift is what other rules make of an open request's clock.
type Shift struct {
	Request        Request
	Clock          Clock
	TermsHash      string
	SecondApprover bool
	terms          string
}

// Shifts lists the open requests that would be due on another date under these
// rules as they apply at a time: each clock is run again from receipt, with the
// pauses and the extension that it had. It changes nothing.
func Shifts(tx *db.Tx, rules term.Rules, at time.Time) ([]Shift, error) {
	var out []Shift
	for after := ID(""); ; {
		open, more, err := List(tx, Filter{OpenOnly: true}, Page{First: 100, After: after})
		if err != nil || len(open) == 0 {
			return out, err
		}
		found, err := shiftsOf(tx, rules, open, at)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
		if !more {
			return out, nil
		}
		after = open[len(open)-1].ID
	}
}

func shiftsOf(tx *db.Tx, rules term.Rules, open []Request, at time.Time) ([]Shift, error) {
	ids := make([]access.MemberID, len(open))
	for i, r := range open {
		ids[i] = r.MemberID
	}
	who, err := member.FindMany(tx, ids)
	if err != nil {
		return nil, err
	}
	groups, err := member.GroupsOf(tx, ids)
	if err != nil {
		return nil, err
	}
	var out []Shift
	for _, r := range open {
		scope := term.Scope{Account: string(who[r.MemberID].AccountKind)}
		for _, g := range groups[r.MemberID] {
			scope.Groups = append(scope.Groups, string(g.ID))
		}
		s, err := r.shift(rules, scope, at)
		if err != nil {
			return nil, err
		}
		if !s.Clock.DueAt.Equal(r.DueAt) {
			out = append(out, s)
		}
	}
	return out, nil
}

// shift is the pure part: the request under other rules.
func (r Request) shift(rules term.Rules, scope term.Scope, at time.Time) (Shift, error) {
	snap, err := term.Snapshot(rules, scope, at)
	if err != nil {
		return Shift{}, err
	}
	ask := func(key term.Key) term.Resolution {
		return term.Resolve(rules, term.Question{Term: key, Scope: scope, ValidAt: at, KnownAt: at})
	}
	within, second := termsFor(r.Kind)
	clock := StartedFor(r.Kind, r.Clock.Regimes, r.ReceivedAt, Limits{
		Acknowledge: limitOf(ask(term.AcknowledgeWithin)), Respond: limitOf(ask(within)), Extension: limitOf(ask(term.Extension)),
		Closed: rules.Ahead(r.ReceivedAt, at),
	})
	return Shift{
		Request: r, Clock: r.replay(clock), TermsHash: snap.Hash, terms: string(snap.JSON),
		SecondApprover: r.SecondApprover || ask(second).Value.Bool(),
	}, nil
}

// replay puts the pauses and the extension of a request's clock on another one,
// in the order in which they happened. What the other clock can't take any more
// (an extension that the terms no longer allow) is left out.
func (r Request) replay(c Clock) Clock {
	type happened struct {
		at time.Time
		do func(Clock) (Clock, error)
	}
	var all []happened
	for _, p := range r.Clock.Pauses {
		all = append(all, happened{p.From, func(c Clock) (Clock, error) { return c.Pause(p.Kind, p.From) }})
		if p.Until != nil {
			all = append(all, happened{*p.Until, func(c Clock) (Clock, error) { return c.Resume(*p.Until) }})
		}
	}
	if r.Extended != nil {
		all = append(all, happened{r.Extended.At, func(c Clock) (Clock, error) { return c.Extend(r.Extended.At) }})
	}
	slices.SortStableFunc(all, func(a, b happened) int { return a.at.Compare(b.at) })
	for _, h := range all {
		if next, err := h.do(c); err == nil {
			c = next
		}
	}
	return c
}

// jobOffer makes the offers of a document.
const jobOffer = "rights.offer"

type offerJob struct {
	Document term.DocumentID `json:"document"`
	At       time.Time       `json:"at"`
}

// TermsChanged asks for the offers that a signed or ended document makes, and
// looks again at when deleted members' data is due. Wiring subscribes it.
func TermsChanged(tx *db.Tx, e term.Changed) error {
	return job.Enqueue(tx, jobOffer, offerJob{e.Document, e.At}, job.Unique(string(e.Document)+"/"+day(e.At)))
}

// Offers is the handler of what TermsChanged asks for.
func Offers(d *db.DB) map[string]job.Handler {
	return map[string]job.Handler{jobOffer: func(ctx context.Context, j job.Job) error {
		var p offerJob
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		return d.Update(ctx, access.Work, func(tx *db.Tx) error { return offer(tx, p) })
	}}
}

// asOf is the moment whose terms are offered: now, or when a document that is
// not in force yet will be.
func asOf(now, effective time.Time) time.Time {
	if effective.After(now) {
		return effective
	}
	return now
}

func offer(tx *db.Tx, p offerJob) error {
	rules, err := term.Load(tx)
	if err != nil {
		return err
	}
	at := asOf(tx.Now, p.At)
	shifts, err := Shifts(tx, rules, at)
	if err != nil {
		return err
	}
	if err := lapseOffers(tx); err != nil {
		return err
	}
	for _, s := range shifts {
		if err := s.offer(tx, p.Document); err != nil {
			return err
		}
	}
	if err := replanPurges(tx, rules, at); err != nil || len(shifts) == 0 {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "request.recompute_offered", To: []notice.Recipient{notice.Contact("privacy")},
		Subject: "Open requests could be due on another date",
		Text:    "A document has changed the terms. Open requests keep the dates that they were received under; on each you can take over the new date or leave it.",
		Link:    "/requests", Key: "offers/" + string(p.Document) + "/" + day(at),
	})
}

func (s Shift) offer(tx *db.Tx, by term.DocumentID) error {
	if err := insertTerms(tx, s.TermsHash, s.terms); err != nil {
		return err
	}
	if err := insertOffer(tx, Offer{
		ID: OfferID(db.NewID()), Request: s.Request.ID, Document: by, State: OfferOpen,
		Old: s.Request.DueAt, New: s.Clock.DueAt, MadeAt: tx.Now, shift: s,
	}); err != nil {
		return err
	}
	_, err := record(tx, "request.recompute_offered", s.Request, map[string]any{
		"document": by, "from": day(s.Request.DueAt), "to": day(s.Clock.DueAt),
	})
	return err
}

// AcceptOffer takes an offered date over: the request has the terms as they are
// now, and a stricter rule about its approval stays. One whose date has passed,
// and one for a request that ended or moved meanwhile, is a Conflict.
func AcceptOffer(tx *db.Tx, id OfferID) (Request, error) {
	o, r, err := openOffer(tx, id)
	switch {
	case err != nil:
		return r, err
	case !r.DueAt.Equal(o.Old) || len(r.Clock.Pauses) != len(o.shift.Clock.Pauses) || r.Clock.Extended && !o.shift.Clock.Extended:
		return r, fault.New(fault.Conflict, "The request's clock has moved since the offer was made. Decline it; the next change of terms makes a new one.")
	case o.New.Before(tx.Now):
		return r, fault.New(fault.Conflict, "The offered date has passed, so the request would be late at once. Decline it.")
	}
	r.Clock, r.DueAt, r.TermsHash = o.shift.Clock, o.New, o.shift.TermsHash
	r.SecondApprover = r.SecondApprover || o.shift.SecondApprover
	if err := saveTermsHash(tx, r); err != nil {
		return r, err
	}
	if err := change(tx, &r, "request.recompute_accepted", map[string]any{"from": day(o.Old), "to": day(o.New), "document": o.Document}); err != nil {
		return r, err
	}
	if err := decideOffer(tx, o, OfferAccepted); err != nil {
		return r, err
	}
	return r, watch(tx, r)
}

// DeclineOffer leaves a request under the terms that it was received under.
func DeclineOffer(tx *db.Tx, id OfferID) (Request, error) {
	o, r, err := openOffer(tx, id)
	if err != nil {
		return r, err
	}
	if err := decideOffer(tx, o, OfferDeclined); err != nil {
		return r, err
	}
	_, err = record(tx, "request.recompute_declined", r, map[string]any{"kept": day(r.DueAt), "document": o.Document})
	return r, err
}

func openOffer(tx *db.Tx, id OfferID) (Offer, Request, error) {
	o, err := findOffer(tx, id)
	if err != nil {
		return o, Request{}, err
	}
	r, err := findRequest(tx, o.Request, tx.Lock())
	if err != nil {
		return o, r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return o, r, err
	}
	if o.State != OfferOpen || r.State.Final() {
		return o, r, fault.New(fault.Conflict, "This offer was decided, or the request is over.")
	}
	return o, r, nil
}

// Asks tells whether a term decides about the dates of requests of a kind.
func Asks(k Kind, key term.Key) bool {
	within, _ := termsFor(k)
	return key == within || key == term.AcknowledgeWithin || key == term.Extension
}
