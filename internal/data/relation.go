package data

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// RelationKind is a sort of event of the customer relation (rows 66-71).
type RelationKind string

// The kinds.
const (
	Trial               RelationKind = "trial"
	Purchase            RelationKind = "purchase"
	Use                 RelationKind = "use"
	SupportCase         RelationKind = "support"
	Communication       RelationKind = "communication"
	ProfessionalService RelationKind = "professional_service"
)

// relationKinds say what each kind's data belongs to and may be used for.
var relationKinds = map[RelationKind]struct {
	category Category
	purposes []Purpose
}{
	Trial:               {Relation, []Purpose{Provide, AdvertiseOffer, Operate}},
	Purchase:            {Payment, []Purpose{Provide, Operate, OperateLegal}},
	Use:                 {DeviceAndUsage, []Purpose{Provide, ProvideSecure, Improve, OperatePerformance}},
	SupportCase:         {Support, []Purpose{ProvideSupport, ProvideTroubleshoot, Improve}},
	Communication:       {Relation, []Purpose{Provide, AdvertisePromote, Personalize, Operate}},
	ProfessionalService: {Relation, []Purpose{Provide, ProvideSupport, Operate}},
}

// NewRelation is an event of the customer relation with a member.
type NewRelation struct {
	MemberID  access.MemberID
	Kind      RelationKind
	ProductID product.ID
	Purpose   Purpose
	At        time.Time
	Title     string
	Fields    map[string]string
}

// lawGround is what an erasure says of what it leaves.
const lawGround = "Invoices are kept by law (commercial and tax law)."

// RecordRelation keeps an event of the customer relation. A promotional
// communication honours the member's choices: with all of them off it is refused.
// Purchases are kept as long as term retention.payment says, whatever is erased.
func RecordRelation(tx *db.Tx, n NewRelation) error {
	info, known := relationKinds[n.Kind]
	switch {
	case !known:
		return fault.New(fault.Invalid, "The kind of event is unknown.").On("kind")
	case !slices.Contains(info.purposes, n.Purpose):
		return fault.New(fault.Invalid, "An event of the kind %s is not kept for this purpose.", n.Kind).On("purpose")
	case n.At.IsZero() || n.At.After(tx.Now):
		return fault.New(fault.Invalid, "The time must not lie in the future.").On("at")
	}
	if wrong := textProblem(Item{Title: n.Title, Fields: n.Fields}); wrong != "" {
		return fault.New(fault.Invalid, "The %s.", wrong)
	}
	m, err := member.Find(tx, n.MemberID)
	if err != nil {
		return err
	}
	if _, err := product.Find(tx, n.ProductID); err != nil {
		return err
	}
	if n.Purpose == AdvertisePromote {
		if err := promotable(tx, m); err != nil {
			return err
		}
	}
	return keepRelation(tx, n)
}

// promotable refuses promotions to somebody who wants none.
func promotable(tx *db.Tx, m member.Member) error {
	for _, kind := range []ChoiceKind{PromotionsEmail, PromotionsSMS, PromotionsTelephone, PromotionsPost} {
		info, err := choiceInfo(kind)
		if err != nil {
			return err
		}
		c, err := current(tx, m, info)
		if err != nil || c.Allowed {
			return err
		}
	}
	return fault.New(fault.Denied, "The member wants no promotions by any channel.").On("purpose")
}

func keepRelation(tx *db.Tx, n NewRelation) error {
	id, keep := db.NewID(), (*time.Time)(nil)
	plain, err := json.Marshal(sealedPart{Title: n.Title, Fields: n.Fields})
	if err != nil {
		return err
	}
	var sealed []byte
	if n.Kind == Purchase {
		kept, err := term.Ask(tx, term.RetentionPayment, term.Scope{Product: string(n.ProductID), Category: string(Payment)})
		if err != nil {
			return err
		}
		until := kept.Value.Duration().After(n.At, nil).UTC()
		keep = &until
		sealed, err = seal.SealOrg(tx, relationPlace(id), plain)
		if err != nil {
			return err
		}
	} else if sealed, err = seal.Seal(tx, n.MemberID, seal.Content, relationPlace(id), plain); err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into customer_event (org_id, id, member_id, kind, product_id, purpose, at, keep_until, sealed)
		values (:org, :id, :member, :kind, :product, :purpose, :at, :keep, :sealed)`,
		db.Args{
			"id": id, "member": string(n.MemberID), "kind": string(n.Kind), "product": string(n.ProductID), "purpose": string(n.Purpose),
			"at": n.At.UTC().Truncate(time.Microsecond), "keep": keep, "sealed": sealed,
		})
	if err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "relation.recorded", Object: audit.Object{Type: "member", ID: string(n.MemberID)}, Subject: n.MemberID,
		Detail: map[string]any{"kind": string(n.Kind), "product": string(n.ProductID), "purpose": string(n.Purpose)},
	})
}

func relationPlace(id string) string { return "customer_event/" + id }

type relationRow struct {
	ID      string       `db:"id"`
	Kind    RelationKind `db:"kind"`
	Product product.ID   `db:"product_id"`
	Purpose Purpose      `db:"purpose"`
	At      time.Time    `db:"at"`
	Keep    *time.Time   `db:"keep_until"`
	Sealed  []byte       `db:"sealed"`
}

// relations reads a member's events of the customer relation, oldest first.
func relations(tx *db.Tx, m access.MemberID) (rows []relationRow, err error) {
	return rows, tx.Select(&rows, `
		select id, kind, product_id, purpose, at, keep_until, sealed from customer_event
		 where org_id = :org and member_id = :member order by at, id limit 10000`, db.Args{"member": string(m)})
}

func (r relationRow) item(tx *db.Tx, m access.MemberID) (i Item, ok bool, err error) {
	open := func() ([]byte, error) { return seal.Open(tx, m, seal.Content, relationPlace(r.ID), r.Sealed) }
	if r.Keep != nil {
		open = func() ([]byte, error) { return seal.OpenOrg(tx, relationPlace(r.ID), r.Sealed) }
	}
	plain, err := open()
	if seal.IsShredded(err) {
		return i, false, nil
	}
	if err != nil {
		return i, false, err
	}
	var p sealedPart
	if err := json.Unmarshal(plain, &p); err != nil {
		return i, false, err
	}
	return Item{
		Key: "relation/" + r.ID, ProductID: r.Product, Category: relationKinds[r.Kind].category, Provenance: Observed,
		Purpose: r.Purpose, At: r.At.UTC(), Title: p.Title, Fields: p.Fields,
	}, true, nil
}

// countRelations counts events by category and product.
func countRelations(rows []relationRow) (out []Count) {
	at := map[kind]int{}
	for _, r := range rows {
		k := kind{r.Product, relationKinds[r.Kind].category}
		i, seen := at[k]
		if !seen {
			i = len(out)
			at[k] = i
			out = append(out, Count{Category: k.category, ProductID: k.product, SourceID: BuiltinID, First: r.At.UTC()})
		}
		out[i].Count, out[i].Last = out[i].Count+1, r.At.UTC()
	}
	return out
}

// exportRelations gives a member's events, after their records.
func (b builtin) exportRelations(ctx context.Context, s Subject, yield func(Item) error) error {
	var items []Item
	err := b.d.View(ctx, access.Work, func(tx *db.Tx) error {
		stored, err := inForce(tx, s.MemberID)
		if err != nil {
			return err
		}
		rows, err := relations(tx, s.MemberID)
		for _, r := range rows {
			i, ok, err := r.item(tx, s.MemberID)
			if err != nil {
				return err
			}
			if ok {
				i.Restricted = restricts(stored, kind{i.ProductID, i.Category})
				items = append(items, i)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, i := range items {
		if err := yield(i); err != nil {
			return err
		}
	}
	return nil
}

// retained tells what the law keeps of an event at a time.
func (r relationRow) retained(now time.Time) (Retained, bool) {
	if r.Keep == nil || !r.Keep.After(now) {
		return Retained{}, false
	}
	return Retained{ProductID: r.Product, Category: relationKinds[r.Kind].category, Count: 1, Ground: lawGround, Until: r.Keep.UTC()}, true
}

func retainedRelations(tx *db.Tx, m access.MemberID, categories []Category) (out []Retained, err error) {
	rows, err := relations(tx, m)
	for _, r := range rows {
		k, keeps := r.retained(tx.Now)
		if keeps && (len(categories) == 0 || slices.Contains(categories, k.Category)) {
			out = append(out, k)
		}
	}
	return out, err
}

// eraseRelations deletes a member's events but those that the law keeps, and
// tells how many went and what was kept. Categories narrow it; none means all.
func eraseRelations(tx *db.Tx, m access.MemberID, categories []Category) (gone int, kept []Retained, err error) {
	rows, err := relations(tx, m)
	if err != nil {
		return 0, nil, err
	}
	for _, r := range rows {
		c := relationKinds[r.Kind].category
		if len(categories) > 0 && !slices.Contains(categories, c) {
			continue
		}
		if k, keeps := r.retained(tx.Now); keeps {
			kept = append(kept, k)
			continue
		}
		if _, err := tx.Exec(`delete from customer_event where org_id = :org and id = :id`, db.Args{"id": r.ID}); err != nil {
			return gone, kept, err
		}
		gone++
	}
	return gone, kept, nil
}
