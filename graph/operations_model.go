package graph

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/pulse"
	"github.com/sysoon/steward/internal/quota"
	logstream "github.com/sysoon/steward/internal/stream"
)

const mebibyte = 1 << 20

var databases = map[db.Dialect]string{db.SQLite: "SQLite", db.Postgres: "PostgreSQL"}

// operationsModel puts together what the nodes say and what waits.
func operationsModel(w *db.Wide) (*model.Operations, error) {
	out := &model.Operations{At: w.Now(), Database: databases[w.Dialect()]}
	if err := nodesInto(w, out); err != nil {
		return nil, err
	}
	queue, err := job.Queue(w)
	if err != nil {
		return nil, err
	}
	out.Jobs = each(queue, func(q job.Queued) *model.OperationsJobs {
		return &model.OperationsJobs{
			Kind: q.Kind, Due: int(q.Due), Later: int(q.Later), Running: int(q.Running), Retried: int(q.Retried),
			OldestSeconds: q.Late(w.Now()).Seconds(),
		}
	})
	lags, err := logstream.LagsOfAll(w)
	if err != nil {
		return nil, err
	}
	out.Streams = &model.OperationsStreams{Streams: int(lags.Streams), Failing: int(lags.Failing), Paused: int(lags.Paused), Behind: int(lags.Behind)}
	n, oldest, err := audit.Unplaced(w)
	out.UnplacedEvents, out.UnplacedSince = int(n), orNilTime(oldest)
	return out, err
}

// nodesInto reads what each node says of itself, and adds it up.
func nodesInto(w *db.Wide, out *model.Operations) error {
	nodes, err := quota.Answering(w)
	if err != nil {
		return err
	}
	var reports []pulse.Report
	for _, n := range nodes {
		var v pulse.Vitals
		if err := json.Unmarshal(n.Vitals.V, &v); err != nil {
			return err
		}
		reports = append(reports, v.Report)
		out.Nodes = append(out.Nodes, nodeModel(n, v))
	}
	all := pulse.Merge(reports)
	out.Routes = each(all.Routes, routeModel)
	out.Points = each(all.Slots, pointModel)
	out.SlowStatements = each(all.Slow, func(s pulse.Slow) *model.SlowStatement {
		return &model.SlowStatement{Text: s.Text, Times: int(s.Times), Milliseconds: milliseconds(s.Longest), LastAt: s.Last}
	})
	return nil
}

func nodeModel(n quota.Node, v pulse.Vitals) *model.OperationsNode {
	return &model.OperationsNode{
		ID: n.ID, Version: v.Version, StartedAt: v.StartedAt, SeenAt: n.SeenAt, Worker: v.Worker,
		MemoryMiB: float64(v.Memory) / mebibyte, HeapMiB: float64(v.Heap) / mebibyte, Goroutines: v.Goroutines,
		PerSecond: v.PerSecond(n.SeenAt), WrittenMilliseconds: orNilMilliseconds(v.Written),
		Pool: &model.OperationsPool{
			Most: v.Pool.Most, Open: v.Pool.Open, Busy: v.Pool.Busy, Waited: int(v.Pool.Waited), WaitedMilliseconds: milliseconds(v.Pool.WaitedFor),
		},
	}
}

func pointModel(s pulse.Slot) *model.OperationsPoint {
	return &model.OperationsPoint{
		At: s.At, Requests: int(s.Requests), Errors: int(s.Errors), Statements: int(s.Statements),
		P50: milliseconds(s.Times.Quantile(.5)), P95: milliseconds(s.Times.Quantile(.95)), P99: milliseconds(s.Times.Quantile(.99)),
	}
}

func routeModel(r pulse.Route) *model.OperationsRoute {
	n := r.Times.Total()
	return &model.OperationsRoute{
		Name: r.Name, Requests: int(n), Errors: int(r.Errors), Statements: float64(r.Statements) / float64(max(1, n)),
		P50: milliseconds(r.Times.Quantile(.5)), P95: milliseconds(r.Times.Quantile(.95)), P99: milliseconds(r.Times.Quantile(.99)),
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func orNilMilliseconds(d time.Duration) *float64 {
	if d == 0 {
		return nil
	}
	ms := milliseconds(d)
	return &ms
}
