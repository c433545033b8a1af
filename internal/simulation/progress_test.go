package simulation_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/term"
)

// many is how many members a long run looks at.
const many = 250

// TestALongRunTellsHowFarItHasCome: whoever looks while it runs sees it move; one
// that is killed stands where it was seen last, and begins again to its end.
func TestALongRunTellsHowFarItHasCome(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		sim := w.longRun()
		told := w.killed(sim, 4)
		if now := w.found(sim); now.State != simulation.Running || now.Done != told[2] || now.Total != many {
			t.Errorf("after it was killed, having told %v: %+v", told, now)
		}
		told = w.killed(sim, 0)
		if len(told) < 50 || len(told) > 100 || !slices.IsSorted(told) || len(slices.Compact(slices.Clone(told))) != len(told) || told[0] < 1 || told[len(told)-1] > many {
			t.Errorf("it tells %d times: %v", len(told), told)
		}
		now := w.found(sim)
		if now.State != simulation.Finished || now.Done != many || now.Result.Members != many || now.Result.Affected != 2 {
			t.Errorf("finished: %+v", now)
		}
	})
}

// longRun begins a simulation for two of many members.
func (w *world) longRun() (sim simulation.Simulation) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		for i := range many - len(w.people) {
			if _, err := member.Create(tx, member.Member{UserName: fmt.Sprintf("long%d@acme.example", i), Active: true}); err != nil {
				return err
			}
		}
		doc, err := term.CreateAgreement(tx, term.New{Layer: term.LayerMaster, Title: "Lab", Clauses: []term.Proposal{
			{Section: "1", Term: term.SessionIdle, Value: "PT5M", Reach: term.Reach{Group: string(w.group.ID)}},
		}})
		if err != nil {
			return err
		}
		sim, err = simulation.Start(tx, doc.ID)
		return err
	})
	return sim
}

// killed runs a simulation until it has told for the nth time how far it has come,
// which is not kept any more; to its end where n is 0. It gives what was told.
func (w *world) killed(sim simulation.Simulation, n int) (told []int) {
	w.t.Helper()
	ctx, kill := context.WithCancel(access.With(w.t.Context(), access.Worker(w.org, "test")))
	defer kill()
	w.Observe(func(_ context.Context, s db.Statement) {
		if !strings.Contains(s.Query, "update simulation set done") {
			return
		}
		if told = append(told, s.Args["done"].(int)); len(told) == n {
			kill()
		}
	})
	defer w.Observe(nil)
	payload, err := json.Marshal(map[string]any{"id": sim.ID})
	must(w.t, err)
	err = simulation.Work(w.DB.DB)(ctx, job.Job{OrgID: w.org, Kind: simulation.Job, Payload: payload})
	if killed := n > 0; killed != (err != nil) {
		w.t.Fatalf("killed at %d: %v", n, err)
	}
	return told
}

func (w *world) found(sim simulation.Simulation) simulation.Simulation {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) {
		sim, err = simulation.Find(tx, sim.ID)
		return err
	})
	return sim
}
