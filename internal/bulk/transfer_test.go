package bulk_test

import (
	"fmt"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

func (h *house) shred(id member.ID) {
	h.t.Helper()
	if err := h.sealer.Shred(h.t.Context(), h.org, "test/"+string(id), id, "test", seal.Account); err != nil {
		h.t.Fatal(err)
	}
}

// fill gives a member mail with n records.
func (h *house) fill(id member.ID, n int) {
	h.t.Helper()
	h.system(func(tx *db.Tx) error { _, err := product.Assign(tx, id, "mail", product.ByOrganization); return err })
	for from := 0; from < n; from += data.MaxIngest {
		h.system(func(tx *db.Tx) error {
			var batch []data.New
			for i := from; i < min(n, from+data.MaxIngest); i++ {
				batch = append(batch, data.New{
					MemberID: id, ProductID: "mail", Category: data.Communications, Provenance: data.Provided, Purpose: data.Provide, At: dbtest.Start,
					Title: fmt.Sprintf("Letter %d", i),
				})
			}
			_, err := data.Ingest(tx, batch)
			return err
		})
	}
}

func (h *house) holds(id member.ID) (n int, uses bool) {
	h.t.Helper()
	h.system(func(tx *db.Tx) error {
		all, err := data.CountsOf(tx, id)
		for _, c := range all {
			n += c.Count
		}
		if err != nil {
			return err
		}
		by, err := product.OfMember(tx, []access.MemberID{id})
		uses = len(by[id]) > 0
		return err
	})
	return n, uses
}

// Row 38: the content of many goes to one receiver, more than one step of it,
// and comes back; whom a hold keeps is left out.
func TestRow38ContentOfManyIsHandedOver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := move(t, d)
		ids := h.people(4)
		db.Subscribe(d.DB, func(_ *db.Tx, e loss.Losing) error {
			if h.held[e.ID] {
				return fault.New(fault.Conflict, "A legal hold keeps this member.")
			}
			return nil
		})
		receiver := ids[3]
		h.fill(ids[0], 700)
		h.fill(ids[1], 2)
		h.fill(ids[2], 1)
		h.held[ids[2]] = true
		c := h.try(bulk.New{Verb: bulk.Transfer, Product: "mail", Receiver: receiver, Selection: listed(ids[:3]...), Reason: "The team is dissolved."})
		if c.State != bulk.Checked || c.Counts != (bulk.Counts{Change: 2, Refused: 1}) {
			t.Fatalf("the dry run: %+v", c)
		}
		if n, _ := h.holds(ids[0]); n != 700 {
			t.Fatalf("the dry run moved something: %d", n)
		}
		if c = h.apply(c.ID); c.State != bulk.Finished || c.Applied != 2 {
			t.Fatalf("applied: %+v", c)
		}
		if n, uses := h.holds(receiver); n != 702 || !uses {
			t.Errorf("the receiver has %d, %v", n, uses)
		}
		if n, uses := h.holds(ids[0]); n != 0 || uses {
			t.Errorf("the giver has %d, %v", n, uses)
		}
		u := h.undo(c.ID)
		if u.State != bulk.Finished || u.Applied != 2 {
			t.Fatalf("undone: %+v", u)
		}
		if n, uses := h.holds(ids[0]); n != 700 || !uses {
			t.Errorf("after undoing the giver has %d, %v", n, uses)
		}
		if n, uses := h.holds(receiver); n != 0 || uses {
			t.Errorf("after undoing the receiver has %d, %v", n, uses)
		}
	})
}

func TestWhoGetsContentIsNamed(t *testing.T) {
	h := move(t, dbtest.Open(t, db.SQLite))
	ids := h.people(2)
	for name, n := range map[string]bulk.New{
		"nobody":      {Verb: bulk.Transfer, Product: "mail", Reason: "Dissolved today."},
		"no product":  {Verb: bulk.Transfer, Receiver: ids[1], Reason: "Dissolved today."},
		"no reason":   {Verb: bulk.Transfer, Product: "mail", Receiver: ids[1], Reason: "Short."},
		"for nothing": {Verb: bulk.Restore, Receiver: ids[1]},
	} {
		n.Selection = listed(ids[0])
		if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Start(tx, n) }); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	n := bulk.New{Verb: bulk.Transfer, Product: "mail", Receiver: "nobody", Reason: "Dissolved today.", Selection: listed(ids[0])}
	if _, err := by(h, h.olive, func(tx *db.Tx) (bulk.Change, error) { return bulk.Start(tx, n) }); !fault.Is(err, fault.NotFound) {
		t.Errorf("unknown receiver: %v", err)
	}
}
