package graph

import (
	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/rights"
)

// How long the short lists of the overview are.
const (
	nextRequests = 5
	recentEvents = 10
)

func stateCounts(counts map[member.State]int) []*model.MemberStateCount {
	return each(member.States, func(s member.State) *model.MemberStateCount {
		return &model.MemberStateCount{State: up[model.MemberState](s), Count: counts[s]}
	})
}

// numbers are read by the operation's loader: three fields show them.
func (r *Resolver) numbers(ctx context.Context) (rights.Stats, error) {
	a, _ := access.From(ctx)
	return load(ctx).numbers.Load(ctx, a.Org)
}

// requestCounts adds up kinds; every state is there, in the order of a request's
// life.
func requestCounts(s rights.Stats) []*model.RequestStateCount {
	return each(rights.States, func(state rights.State) *model.RequestStateCount {
		return &model.RequestStateCount{State: up[model.RequestState](state), Count: inState(s, state)}
	})
}

func inState(s rights.Stats, state rights.State) (n int) {
	for _, c := range s.Counts {
		if c.State == state {
			n += c.Count
		}
	}
	return n
}

func dueModel(s rights.Stats) *model.RequestsDue {
	return &model.RequestsDue{
		Open: s.Open, Overdue: s.Overdue, Soon: s.Soon, AwaitingApproval: inState(s, rights.AwaitingApproval),
		Blocked: inState(s, rights.Blocked), MedianDays: s.MedianDays, StandingHolds: s.StandingHolds,
	}
}

func weekModel(w rights.Week) *model.RequestWeek {
	return &model.RequestWeek{Monday: model.Date(w.Monday), Received: w.Received, Answered: w.Answered}
}

func categoryCount(c data.CategoryCount) *model.CategoryCount {
	return &model.CategoryCount{Category: up[model.DataCategory](c.Category), Count: c.Count}
}

// eventDays counts the log's events of each day, quiet days included.
func eventDays(tx *db.Tx, days int) ([]*model.DayCount, error) {
	from, err := since(tx.Now, days)
	if err != nil {
		return nil, err
	}
	list, err := audit.PerDay(tx, from)
	if err != nil {
		return nil, err
	}
	known := make(map[string]int, len(list))
	for _, d := range list {
		known[d.Date] = d.Count
	}
	out := make([]*model.DayCount, days)
	for i := range out {
		at := from.AddDate(0, 0, i)
		out[i] = &model.DayCount{Day: model.Date(at), Count: known[at.Format(time.DateOnly)]}
	}
	return out, nil
}
