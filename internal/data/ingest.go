package data

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// MaxIngest is how many records may be handed in at once.
const MaxIngest = 500

// maxProblems is how many rows' mistakes are told at once.
const maxProblems = 20

// New is a record to be kept.
type New struct {
	MemberID  access.MemberID
	ProductID product.ID
	// SourceID is the source that hands it in; empty means BuiltinID.
	SourceID product.SourceID
	// Key names the item in its source; handing the same one in again keeps one
	// record. Empty means that there is no such name.
	Key        string
	Category   Category
	Provenance Provenance
	Purpose    Purpose
	// At is when it happened; not more than a day ahead.
	At      time.Time
	Title   string
	Content string
	Fields  map[string]string
}

func (n New) item() Item {
	return Item{
		Key: n.Key, ProductID: n.ProductID, Category: n.Category, Provenance: n.Provenance,
		Purpose: n.Purpose, At: n.At, Title: n.Title, Content: n.Content, Fields: n.Fields,
	}
}

// Ingest keeps records, all or none, and tells how many were new. A mistake in
// any is a fault of kind Invalid whose fields name the rows ("records.3.at") and
// whose message says what is wrong with each.
func Ingest(tx *db.Tx, batch []New) (int, error) {
	if len(batch) == 0 || len(batch) > MaxIngest {
		return 0, fault.New(fault.Invalid, "Hand in 1 to %d records at once, not %d.", MaxIngest, len(batch)).On("records")
	}
	batch = slices.Clone(batch)
	for i := range batch {
		if batch[i].Key == "" {
			batch[i].Key = db.NewID()
		}
		if batch[i].SourceID == "" {
			batch[i].SourceID = BuiltinID
		}
	}
	if err := checkBatch(tx, batch); err != nil {
		return 0, err
	}
	return keep(tx, batch)
}

// checkBatch collects what is wrong with every row, so that a caller mends all
// at once.
func checkBatch(tx *db.Tx, batch []New) error {
	members, err := membersOf(tx, batch)
	if err != nil {
		return err
	}
	products, err := productsOf(tx)
	if err != nil {
		return err
	}
	f := fault.New(fault.Invalid, "")
	wrong := 0
	for i, n := range batch {
		problem := n.problem(tx.Now, members, products)
		if problem == "" {
			continue
		}
		if wrong++; wrong <= maxProblems {
			f.Message += fmt.Sprintf("Record %d: the %s. ", i+1, problem)
			_ = f.On(fmt.Sprintf("records.%d", i))
		}
	}
	if wrong == 0 {
		return nil
	}
	f.Message += fmt.Sprintf("Nothing was kept; %d of %d records are at fault.", wrong, len(batch))
	return f
}

func membersOf(tx *db.Tx, batch []New) (map[member.ID]member.Member, error) {
	ids := map[member.ID]bool{}
	for _, n := range batch {
		ids[n.MemberID] = true
	}
	return member.FindMany(tx, slices.Collect(maps.Keys(ids)))
}

func productsOf(tx *db.Tx) (map[product.ID]bool, error) {
	all, err := product.List(tx)
	out := make(map[product.ID]bool, len(all))
	for _, p := range all {
		out[p.ID] = true
	}
	return out, err
}

func (n New) problem(now time.Time, members map[member.ID]member.Member, products map[product.ID]bool) string {
	m, known := members[n.MemberID]
	switch {
	case !known || m.State == member.StateDeleted:
		return "member is not there"
	case !products[n.ProductID]:
		return "product is not in the catalogue"
	case n.At.After(now.Add(24 * time.Hour)):
		return "time lies in the future"
	case len(n.SourceID) > 100 || !storable(string(n.SourceID)):
		return "source must have at most 100 bytes"
	}
	return n.item().problem()
}

// keep seals and inserts. A member whose key is destroyed is refused: what is
// erased stays erased.
func keep(tx *db.Tx, batch []New) (int, error) {
	fresh, byProduct := map[Category]int{}, map[product.ID]int{}
	for _, n := range batch {
		isNew, err := keepOne(tx, n)
		if err != nil {
			return 0, err
		}
		if isNew {
			fresh[n.Category]++
			byProduct[n.ProductID]++
		}
	}
	total := 0
	for _, n := range fresh {
		total += n
	}
	if total == 0 {
		return 0, nil
	}
	if err := addTally(tx, fresh); err != nil {
		return 0, err
	}
	return total, audit.Record(tx, audit.Entry{
		Action: "data.ingested", Object: audit.Object{Type: "record"},
		Detail: map[string]any{"count": total, "products": byProduct},
	})
}

func keepOne(tx *db.Tx, n New) (bool, error) {
	id := RecordID(db.NewID())
	sealed, err := sealRecord(tx, id, n)
	if err != nil {
		return false, err
	}
	key, err := seal.Blind(tx, "record.source_key", string(n.MemberID)+"/"+n.Key)
	if err != nil {
		return false, err
	}
	return insertRecord(tx, recordRow{
		ID: string(id), MemberID: n.MemberID, ProductID: n.ProductID, SourceID: n.SourceID,
		Category: n.Category, Provenance: n.Provenance, Purpose: n.Purpose,
		At: n.At.UTC().Truncate(time.Microsecond), Sealed: sealed,
	}, key)
}
