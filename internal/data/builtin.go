package data

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// batchSize is how many records the built-in source reads or deletes in one
// transaction, so that a large member keeps nobody waiting.
const batchSize = 500

// Builtin is the source of what Steward keeps itself. Its methods open their own
// transactions, so the context carries an actor that may Work.
func Builtin(d *db.DB) Source { return builtin{d} }

type builtin struct{ d *db.DB }

// Describe implements Source.
func (b builtin) Describe(context.Context) (Description, error) {
	var all []Category
	for _, c := range Categories {
		all = append(all, c.Category)
	}
	return Description{Name: "Steward", Products: []DescribedProduct{{Categories: all}}}, nil
}

// Find implements Source.
func (b builtin) Find(ctx context.Context, s Subject) (f Found, err error) {
	err = b.d.View(ctx, access.Work, func(tx *db.Tx) error {
		if f.Counts, err = counts(tx, s.MemberID, nil); err != nil {
			return err
		}
		events, err := relations(tx, s.MemberID)
		f.Counts = append(f.Counts, countRelations(events)...)
		return err
	})
	return f, err
}

// Export implements Source. Each batch is one transaction; yield runs outside of
// it, as it may take long.
func (b builtin) Export(ctx context.Context, s Subject, yield func(Item) error) error {
	after := ""
	for {
		items, last, err := b.batch(ctx, s, after)
		if err != nil {
			return err
		}
		for _, i := range items {
			if err := yield(i); err != nil {
				return err
			}
		}
		if last == "" {
			return b.exportRelations(ctx, s, yield)
		}
		after = last
	}
}

// batch reads the next records. last is empty when there are none after them.
func (b builtin) batch(ctx context.Context, s Subject, after string) (items []Item, last string, err error) {
	err = b.d.View(ctx, access.Work, func(tx *db.Tx) error {
		items, last = nil, ""
		rows, err := oldest(tx, s.MemberID, after, batchSize)
		if err != nil {
			return err
		}
		stored, err := inForce(tx, s.MemberID)
		if err != nil {
			return err
		}
		for _, r := range rows {
			rec, key, err := r.open(tx)
			if err != nil {
				return err
			}
			if !rec.Erased {
				rec.Restricted = restricts(stored, kind{r.ProductID, r.Category})
				items = append(items, rec.item(key))
			}
		}
		if len(rows) == batchSize {
			last = rows[len(rows)-1].cursor()
		}
		return nil
	})
	return items, last, err
}

func (r Record) item(key string) Item {
	return Item{
		Key: key, ProductID: r.ProductID, Category: r.Category, Provenance: r.Provenance, Purpose: r.Purpose,
		At: r.At, Title: r.Title, Content: r.Content, Fields: r.Fields, Restricted: r.Restricted,
	}
}

// Erase implements Source. Without categories it also deletes choices,
// disclosures and accesses. It needs no memory of its key: what is gone stays
// gone, so doing it twice does nothing twice.
func (b builtin) Erase(ctx context.Context, s Subject, o EraseOptions) (Outcome, error) {
	out := Outcome{State: OutcomeDone}
	for {
		n, err := b.eraseBatch(ctx, s, o)
		if err != nil {
			return out, err
		}
		if n == 0 {
			break
		}
		out.Erased += n
	}
	err := b.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		gone, kept, err := eraseRelations(tx, s.MemberID, o.Categories)
		if out.Retained = kept; err != nil || len(o.Categories) > 0 {
			out.Erased += gone
			return err
		}
		out.Erased += gone
		_, err = forgetMember(tx, s.MemberID)
		return err
	})
	return out, err
}

func (b builtin) eraseBatch(ctx context.Context, s Subject, o EraseOptions) (n int, err error) {
	err = b.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		n = 0
		gone, err := deleteBatch(tx, s.MemberID, o.Categories, batchSize)
		if err != nil || len(gone) == 0 {
			return err
		}
		detail := map[string]any{"request": o.Request}
		for c, count := range gone {
			n -= count
			if c.Class() != Special {
				detail[string(c)] = -count
			}
		}
		return audit.Record(tx, audit.Entry{
			Action: "data.erased", Object: audit.Object{Type: "member", ID: string(s.MemberID)}, Subject: s.MemberID, Detail: detail,
		})
	})
	return n, err
}

// Verify implements Source: it counts again.
func (b builtin) Verify(ctx context.Context, s Subject, categories ...Category) (Outcome, error) {
	out := Outcome{State: OutcomeDone}
	err := b.d.View(ctx, access.Work, func(tx *db.Tx) error {
		left, err := counts(tx, s.MemberID, categories)
		if err != nil {
			return err
		}
		out.Remaining = Found{left}.Total()
		if out.Retained, err = retainedRelations(tx, s.MemberID, categories); err != nil {
			return err
		}
		if len(categories) > 0 {
			return nil
		}
		more, err := beside(tx, s.MemberID)
		out.Remaining += more
		return err
	})
	if out.Remaining > 0 {
		out.State = OutcomeRemaining
	}
	return out, err
}
