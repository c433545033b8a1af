package graph

import (
	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/rights"
)

// requestModel shows a request as it is at a time.
func requestModel(r rights.Request, now time.Time) *model.Request {
	m := &model.Request{
		ID: globalID(typeRequest, r.ID), Of: r, Kind: up[model.RequestKind](r.Kind), State: up[model.RequestState](r.State),
		Regime: up[model.Regime](r.Regime), AnsweredBy: up[model.RequestParty](r.AnsweredBy), Channel: up[model.RequestChannel](r.Channel),
		ReceivedAt: r.ReceivedAt, DueAt: r.DueAt, AcknowledgeBy: r.Clock.AcknowledgeBy, AcknowledgedAt: r.AcknowledgedAt,
		ExtendableTo: extendable(r, now), Overdue: r.Overdue(now), ClosedAt: closed(r),
		SecondApprover: r.SecondApprover, RefusalGround: upOrNil[model.RefusalGround](r.Ground), Clock: each(r.Clock.Trace, stepModel),
		Stopped: r.Open() && r.Clock.Stopped(), Pauses: each(r.Clock.Pauses, pauseModel), PausableFor: pausable(r, now),
		Risk: up[model.RequestRisk](r.Risk(now)), ActBy: r.ActBy(),
		RefusableOn: ups[model.RefusalGround](rights.AllowedGrounds(r.Kind, r.Clock.Regimes)),
	}
	if r.Open() {
		days := daysBetween(now, r.DueAt)
		m.DaysLeft = &days
	}
	return m
}

// daysBetween counts calendar days (UTC), so that something due today has 0 left.
func daysBetween(now, due time.Time) int {
	return int(midnight(due).Sub(midnight(now)) / (24 * time.Hour))
}

func extendable(r rights.Request, now time.Time) *time.Time {
	if _, err := r.Clock.Extend(now); err != nil || !r.Open() {
		return nil
	}
	return r.Clock.ExtendTo
}

func pauseModel(p rights.Pause) *model.ClockPause {
	return &model.ClockPause{Reason: up[model.PauseReason](p.Kind), From: p.From, Until: p.Until}
}

func pausable(r rights.Request, now time.Time) []model.PauseReason {
	if !r.Open() {
		return []model.PauseReason{}
	}
	return ups[model.PauseReason](r.Clock.Pausable(now))
}

func closed(r rights.Request) *time.Time {
	if r.Open() || r.Answered == nil {
		return nil
	}
	return &r.Answered.At
}

func stepModel(e rights.Explained) *model.ClockStep {
	return &model.ClockStep{Rule: e.Rule, Sentence: e.Sentence, At: e.Date, Binds: e.Binds}
}

func requestModels(tx *db.Tx, list []rights.Request) []*model.Request {
	return each(list, func(r rights.Request) *model.Request { return requestModel(r, tx.Now) })
}

// requestOr calls a domain function with its argument and maps what it gives.
func requestOr[A any](tx *db.Tx, verb func(*db.Tx, A) (rights.Request, error), arg A) (*model.Request, error) {
	r, err := verb(tx, arg)
	if err != nil {
		return nil, err
	}
	return requestModel(r, tx.Now), nil
}

// onRequest does something to a request and gives it as it is then.
func (r *Resolver) onRequest(ctx context.Context, p access.Permission, id string, verb func(*db.Tx, rights.ID) (rights.Request, error)) (*model.Request, []*model.UserError, error) {
	return change(ctx, r.DB, p, func(tx *db.Tx) (*model.Request, error) {
		key, err := keyOf[rights.ID](typeRequest, id, "requestId")
		if err != nil {
			return nil, err
		}
		return requestOr(tx, verb, key)
	})
}

// opened shows the new request to those who may read requests, and its id to
// those who may only open them.
func opened(ctx context.Context, q *model.Request, errs []*model.UserError) *model.OpenRequestPayload {
	out := &model.OpenRequestPayload{Errors: errs}
	if q == nil {
		return out
	}
	out.RequestID = &q.ID
	if a, _ := access.From(ctx); a.May(access.ReadRequests) {
		out.Request = q
	}
	return out
}

func newRequest(in model.OpenRequestInput) (n rights.New, err error) {
	n = rights.New{
		Kind: down[rights.Kind](in.Kind), Channel: down[rights.Channel](in.Channel), Question: orZero(in.Question),
		Evidence: in.Evidence, Attested: in.Attest, ReceivedAt: orZero(in.ReceivedAt),
	}
	n.MemberID, err = keyOf[access.MemberID](typeMember, in.MemberID, "memberId")
	return n, err
}

func requestFilter(in *model.RequestFilter) (f rights.Filter, err error) {
	if in == nil {
		return f, nil
	}
	f = rights.Filter{
		States: downs[rights.State](in.States), Kinds: downs[rights.Kind](in.Kinds), DueBefore: in.DueBefore, OpenOnly: in.Open,
	}
	if f.MemberID, err = maybeKeyOf[access.MemberID](typeMember, in.MemberID, "memberId"); err != nil {
		return f, err
	}
	f.Assignee, err = maybeKeyOf[access.MemberID](typeMember, in.AssigneeID, "assigneeId")
	return f, err
}

var requestOrders = map[model.RequestSort]rights.Order{
	model.RequestSortDueAt:      rights.ByDue,
	model.RequestSortReceivedAt: rights.ByReceived,
	model.RequestSortRisk:       rights.ByRisk,
}

func (r *Resolver) requestConnection(ctx context.Context, tx *db.Tx, f rights.Filter, o rights.Order, p page) (*model.RequestConnection, error) {
	list, more, err := rights.List(tx, f, rights.Page{First: p.size, After: rights.ID(p.place()), Back: p.backward, Order: o})
	if err != nil {
		return nil, err
	}
	list = inOrder(p, list)
	cursors := r.sealed(p, each(list, func(q rights.Request) string { return string(q.ID) }))
	c := &model.RequestConnection{Nodes: requestModels(tx, list), PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.RequestEdge{Cursor: cursors[i], Node: n})
	}
	if asked(ctx, "totalCount") {
		c.TotalCount, err = rights.Count(tx, f)
	}
	return c, err
}

func wordsModel(w rights.Words) *model.RequestWords {
	return &model.RequestWords{
		Question: orNil(w.Question), Evidence: orNil(w.Evidence), Reason: orNil(w.Reason), Complaint: orNil(w.Complaint),
		ExtensionReason: orNil(w.ExtensionReason), ApprovalNote: orNil(w.ApprovalNote), PauseReason: orNil(w.PauseReason), Outcome: orNil(w.Outcome), Erased: w.Erased,
	}
}

func timelineModel(e audit.Event) *model.TimelineEntry {
	return &model.TimelineEntry{Of: e, At: e.At, Action: e.Action, Details: pairs(e.Detail())}
}

func snapshotModel(s rights.Snapshot) *model.TermsSnapshot {
	values := make(map[string]string, len(s.Values))
	for k, v := range s.Values {
		values[string(k)] = v
	}
	return &model.TermsSnapshot{Hash: s.Hash, At: s.At, Values: pairs(values)}
}
