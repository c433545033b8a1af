package register

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// Subscribe holds products back until what law or contract demand is given (row
// 12): an assignment that begins waits, one that was suspended isn't resumed.
func Subscribe(d *db.DB) {
	db.Subscribe(d, func(tx *db.Tx, a *product.Assigning) (err error) {
		a.Waits, err = waits(tx, *a)
		return err
	})
	db.Subscribe(d, func(tx *db.Tx, r *product.Resuming) (err error) {
		r.Waits, err = waits(tx, product.Assigning(*r))
		return err
	})
}

// Demanded is an item that law or contract demand before a product is used.
type Demanded struct {
	Need
	// GivenAt is when it was given; nil while it is missing.
	GivenAt *time.Time
}

// Contract lists what law or contract demand for a product, of the organization
// or of a member who acquires it themselves: m is "" for the organization.
func Contract(tx *db.Tx, id product.ID, m access.MemberID) ([]Demanded, error) {
	about, err := Of(tx)
	if err != nil {
		return nil, err
	}
	needs := Gate(about[string(id)].Features)
	if len(needs) == 0 {
		return nil, nil
	}
	var rows []struct {
		Item string    `db:"item"`
		At   time.Time `db:"given_at"`
	}
	err = tx.Select(&rows, `
		select item, given_at from contract_item
		where org_id = :org and product_id = :product and coalesce(member_id, '') = :member`,
		db.Args{"product": string(id), "member": string(m)})
	out := make([]Demanded, len(needs))
	for i, n := range needs {
		out[i].Need = n
		for _, r := range rows {
			if r.Item == n.Item {
				at := r.At.UTC()
				out[i].GivenAt = &at
			}
		}
	}
	return out, err
}

// waits lists what is missing before a product can be used, in words. What the
// organization acquires, it gives for all; what members acquire themselves, each
// gives for themself.
func waits(tx *db.Tx, a product.Assigning) (missing []string, err error) {
	m := a.Member
	if a.By == product.ByOrganization {
		m = ""
	}
	all, err := Contract(tx, a.Product, m)
	for _, d := range all {
		if d.GivenAt == nil {
			missing = append(missing, d.Title)
		}
	}
	return missing, err
}

// Give says that an item that law or contract demand for a product was given: by
// the organization for all whom it gives the product (m is ""), or by a member for
// themself. Once nothing is missing, what waited begins; it tells for how many.
// Giving an item twice changes nothing.
func Give(tx *db.Tx, id product.ID, item string, m access.MemberID) (released int, err error) {
	all, err := Contract(tx, id, m)
	if err != nil {
		return 0, err
	}
	i := slices.IndexFunc(all, func(d Demanded) bool { return d.Item == item })
	if i < 0 {
		return 0, fault.New(fault.NotFound, "Neither law nor contract demand %q for this product.", item).On("item")
	}
	if all[i].GivenAt != nil {
		return 0, nil
	}
	all[i].GivenAt = &tx.Now
	if err := insertGiven(tx, id, item, m); err != nil {
		return 0, err
	}
	err = audit.Record(tx, audit.Entry{
		Action: "product.item_given", Object: audit.Object{Type: "product", ID: string(id)}, Subject: m, Detail: map[string]any{"item": item},
	})
	if err != nil || slices.ContainsFunc(all, func(d Demanded) bool { return d.GivenAt == nil }) {
		return 0, err
	}
	by := product.ByOrganization
	if m != "" {
		by = product.BySelf
	}
	return product.Release(tx, id, by, m)
}

func insertGiven(tx *db.Tx, id product.ID, item string, m access.MemberID) error {
	var who *string
	if m != "" {
		text := string(m)
		who = &text
	}
	_, err := tx.Exec(`
		insert into contract_item (org_id, id, product_id, member_id, item, given_by, given_at)
		values (:org, :id, :product, :member, :item, :by, :now)`,
		db.Args{"id": db.NewID(), "product": string(id), "member": who, "item": item, "by": tx.Actor.ID, "now": tx.Now})
	return err
}
