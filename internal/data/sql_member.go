package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

type accessRow struct {
	ID         string           `db:"id"`
	ActorKind  access.ActorKind `db:"actor_kind"`
	ActorID    string           `db:"actor_id"`
	ActorName  string           `db:"actor_name"`
	ProductID  product.ID       `db:"product_id"`
	Category   Category         `db:"category"`
	Count      int              `db:"count"`
	Reason     []byte           `db:"reason"`
	ApprovedBy access.MemberID  `db:"approved_by"`
	Shown      bool             `db:"shown"`
	At         time.Time        `db:"at"`
}

func insertAccess(tx *db.Tx, a Access) error {
	reason, err := sealReason(tx, a)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into record_access (org_id, id, member_id, actor_kind, actor_id, actor_name,
		                           product_id, category, count, reason, approved_by, shown, at)
		values (:org, :id, :member, :kind, :actor, :name, :product, :category, :count, :reason, :approved_by, :shown, :at)`,
		db.Args{
			"id": a.ID, "member": string(a.MemberID), "kind": string(a.ActorKind), "actor": a.ActorID, "name": a.ActorName,
			"product": string(a.ProductID), "category": string(a.Category), "count": a.Count, "reason": reason, "approved_by": string(a.ApprovedBy), "shown": a.Shown, "at": a.At,
		})
	return err
}

// before narrows a list by id, newest first, to what comes after the cursor, or
// before it where it is read back; order is how the rows come.
func (p Page) before(args db.Args) (where, order string) {
	args["limit"] = p.size() + 1
	than, order := p.towards()
	if p.After == "" {
		return "", order
	}
	args["after"] = p.After
	return " and id " + than + " :after", order
}

// towards is how a list that begins with the newest is read.
func (p Page) towards() (than, order string) {
	if p.Back {
		return ">", "asc"
	}
	return "<", "desc"
}

func listAccesses(tx *db.Tx, id access.MemberID, p Page, shownOnly bool) ([]Access, error) {
	args := db.Args{"member": string(id)}
	where, order := p.before(args)
	if shownOnly {
		where += " and shown"
	}
	var rows []accessRow
	err := tx.Select(&rows, `
		select id, actor_kind, actor_id, actor_name, product_id, category, count, reason, approved_by, shown, at
		  from record_access
		 where org_id = :org and member_id = :member`+where+`
		 order by id `+order+`
		 limit :limit`, args)
	if err != nil {
		return nil, err
	}
	out := make([]Access, 0, len(rows))
	for _, r := range rows {
		a := Access{
			ID: r.ID, MemberID: id, ActorKind: r.ActorKind, ActorID: r.ActorID, ActorName: r.ActorName,
			ProductID: r.ProductID, Category: r.Category, Count: r.Count, ApprovedBy: r.ApprovedBy, Shown: r.Shown, At: r.At,
		}
		if a.Reason, err = openReason(tx, a, r.Reason); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

// decision is one row of the table choice.
type decision struct {
	Kind    ChoiceKind `db:"kind"`
	Allowed bool       `db:"allowed"`
	At      time.Time  `db:"at"`
	Until   *time.Time `db:"until"`
}

func insertDecision(tx *db.Tx, id access.MemberID, kind ChoiceKind, allowed bool) error {
	_, err := tx.Exec(`
		insert into choice (org_id, id, member_id, kind, allowed, at)
		values (:org, :id, :member, :kind, :allowed, :at)`,
		db.Args{"id": db.NewID(), "member": string(id), "kind": string(kind), "allowed": allowed, "at": tx.Now})
	return err
}

// newestDecisions are those in force. Ids sort by age.
func newestDecisions(tx *db.Tx, id access.MemberID) (map[ChoiceKind]*decision, error) {
	var rows []decision
	err := tx.Select(&rows, `
		select c.kind, c.allowed, c.at, c.until
		  from choice c
		 where c.org_id = :org and c.member_id = :member
		   and c.id in (select max(n.id) from choice n
		                 where n.org_id = :org and n.member_id = :member
		                 group by n.kind)`,
		db.Args{"member": string(id)})
	out := make(map[ChoiceKind]*decision, len(rows))
	for _, r := range rows {
		out[r.Kind] = &r
	}
	return out, err
}

func decisionsOf(tx *db.Tx, id access.MemberID, kind ChoiceKind) ([]ChoiceChange, error) {
	var rows []decision
	err := tx.Select(&rows, `
		select kind, allowed, at
		  from choice
		 where org_id = :org and member_id = :member and kind = :kind
		 order by id desc
		 limit 100`, db.Args{"member": string(id), "kind": string(kind)})
	out := make([]ChoiceChange, 0, len(rows))
	for _, r := range rows {
		out = append(out, ChoiceChange{r.Allowed, r.At})
	}
	return out, err
}

type disclosureRow struct {
	ID          DisclosureID        `db:"id"`
	ProductID   product.ID          `db:"product_id"`
	Reason      DisclosureReason    `db:"reason"`
	Categories  db.JSON[[]Category] `db:"categories"`
	Sealed      []byte              `db:"sealed"`
	At          time.Time           `db:"at"`
	HiddenUntil *time.Time          `db:"hidden_until"`
}

func insertDisclosure(tx *db.Tx, d Disclosure, sealed []byte) error {
	_, err := tx.Exec(`
		insert into disclosure (org_id, id, member_id, product_id, reason, categories, sealed, at, hidden_until, created_at)
		values (:org, :id, :member, :product, :reason, :categories, :sealed, :at, :hidden_until, :now)`,
		db.Args{
			"id": string(d.ID), "member": string(d.MemberID), "product": string(d.ProductID), "reason": string(d.Reason),
			"categories": db.AsJSON(d.Categories), "sealed": sealed, "at": d.At, "hidden_until": d.HiddenUntil, "now": tx.Now,
		})
	return err
}

func listDisclosures(tx *db.Tx, id access.MemberID, p Page, shownOnly bool) ([]Disclosure, error) {
	args := db.Args{"member": string(id)}
	where, order := p.before(args)
	if shownOnly {
		where += " and (hidden_until is null or hidden_until <= :now)"
		args["now"] = tx.Now
	}
	var rows []disclosureRow
	err := tx.Select(&rows, `
		select id, product_id, reason, categories, sealed, at, hidden_until
		  from disclosure
		 where org_id = :org and member_id = :member`+where+`
		 order by id `+order+`
		 limit :limit`, args)
	if err != nil {
		return nil, err
	}
	out := make([]Disclosure, 0, len(rows))
	for _, r := range rows {
		d := Disclosure{
			ID: r.ID, MemberID: id, ProductID: r.ProductID, Reason: r.Reason,
			Categories: r.Categories.V, At: r.At, HiddenUntil: r.HiddenUntil,
		}
		if err := openDisclosure(tx, &d, r.Sealed); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// forgetMember deletes what is kept beside a member's records: choices,
// disclosures and accesses.
func forgetMember(tx *db.Tx, id access.MemberID) (int, error) {
	total := 0
	for _, table := range []string{"choice", "disclosure", "record_access", "content_permit", "choice_told", "revoked_party", "health_share_look", "health_share_record", "health_share", "record_restriction"} {
		n, err := tx.Exec(`delete from `+table+` where org_id = :org and member_id = :member`, db.Args{"member": string(id)})
		if err != nil {
			return total, err
		}
		total += int(n)
	}
	return total, nil
}

// beside counts what forgetMember would delete.
func beside(tx *db.Tx, id access.MemberID) (int, error) {
	var n int
	err := tx.Get(&n, `
		select (select count(*) from choice where org_id = :org and member_id = :member)
		     + (select count(*) from disclosure where org_id = :org and member_id = :member)
		     + (select count(*) from record_access where org_id = :org and member_id = :member)
		     + (select count(*) from content_permit where org_id = :org and member_id = :member)
		     + (select count(*) from choice_told where org_id = :org and member_id = :member)
		     + (select count(*) from health_share where org_id = :org and member_id = :member)
		     + (select count(*) from record_restriction where org_id = :org and member_id = :member)
		     + (select count(*) from revoked_party where org_id = :org and member_id = :member)
		     + (select count(*) from customer_event where org_id = :org and member_id = :member and (keep_until is null or keep_until <= :now))`,
		db.Args{"member": string(id), "now": tx.Now})
	return n, err
}
