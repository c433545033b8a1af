package rights

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

// Reach is what an answer would hold, or an erasure destroy: known before
// anybody approves it.
type Reach struct {
	// Sources has exact counts, per source, category and product.
	Sources []Task
	Items   int
	// Complete tells whether every source has been counted.
	Complete bool
	// Retained is what is known to be kept, and why.
	Retained []Retained
	// Products are what the member would lose, self-acquired ones included.
	Products []product.Assignment
	// Holds stand in the way.
	Holds []Hold
}

// ReachOf gathers it from the request's tasks.
func ReachOf(tx *db.Tx, r Request, tasks []Task) (Reach, error) {
	work := Collect
	if r.Kind == Erasure {
		work = Preview
	}
	out := Reach{Complete: allDone(tasks, work), Items: totalOf(tasks, work)}
	for _, t := range tasks {
		if t.Work == work {
			out.Sources = append(out.Sources, t)
		}
		out.Retained = append(out.Retained, t.Retained...)
	}
	if r.Kind != Erasure {
		return out, nil
	}
	uses, err := product.OfMember(tx, []access.MemberID{r.MemberID})
	if err != nil {
		return out, err
	}
	out.Products = uses[r.MemberID]
	out.Holds, err = HoldsOf(tx, r.MemberID)
	return out, err
}
