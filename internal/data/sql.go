package data

import (
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

type recordRow struct {
	ID         string           `db:"id"`
	MemberID   access.MemberID  `db:"member_id"`
	ProductID  product.ID       `db:"product_id"`
	SourceID   product.SourceID `db:"source_id"`
	Category   Category         `db:"category"`
	Provenance Provenance       `db:"provenance"`
	Purpose    Purpose          `db:"purpose"`
	At         time.Time        `db:"at"`
	Sealed     []byte           `db:"sealed"`
}

const recordColumns = `id, member_id, product_id, source_id, category, provenance, purpose, at, sealed`

// insertRecord tells whether the record is new: the same key of the same source
// is kept once.
func insertRecord(tx *db.Tx, r recordRow, key string) (bool, error) {
	n, err := tx.Exec(`
		insert into record (org_id, id, member_id, product_id, source_id, source_key,
		                    category, provenance, purpose, at, sealed, created_at)
		values (:org, :id, :member, :product, :source, :key,
		        :category, :provenance, :purpose, :at, :sealed, :now)
		on conflict (org_id, source_id, source_key) do nothing`,
		db.Args{
			"id": r.ID, "member": string(r.MemberID), "product": string(r.ProductID), "source": string(r.SourceID), "key": key,
			"category": string(r.Category), "provenance": string(r.Provenance), "purpose": string(r.Purpose),
			"at": r.At, "sealed": r.Sealed, "now": tx.Now,
		})
	return n == 1, err
}

// tallySlots spreads the counters; see 0010_data.sql.
const tallySlots = 16

// addTally changes the counters by category. All rows of a transaction are in
// one slot and in one order, so that transactions don't deadlock on them.
func addTally(tx *db.Tx, by map[Category]int) error {
	h := fnv.New32a()
	_, _ = h.Write([]byte(db.NewID()))
	slot := int(h.Sum32() % tallySlots)
	var rows []db.Args
	for c, n := range by {
		if n != 0 {
			rows = append(rows, db.Args{"category": string(c), "slot": slot, "count": n})
		}
	}
	slices.SortFunc(rows, func(a, b db.Args) int {
		return strings.Compare(a["category"].(string), b["category"].(string))
	})
	for _, r := range rows {
		_, err := tx.Exec(`
			insert into record_tally (org_id, category, slot, count)
			values (:org, :category, :slot, :count)
			on conflict (org_id, category, slot) do update set count = record_tally.count + excluded.count`, r)
		if err != nil {
			return err
		}
	}
	return nil
}

func tally(tx *db.Tx) ([]CategoryCount, error) {
	var rows []struct {
		Category Category `db:"category"`
		Count    int      `db:"count"`
	}
	err := tx.Select(&rows, `
		select category, cast(sum(count) as bigint) as count
		  from record_tally
		 where org_id = :org
		 group by category
		 order by category`, nil)
	out := make([]CategoryCount, 0, len(rows))
	for _, r := range rows {
		out = append(out, CategoryCount(r))
	}
	return out, err
}

// counts groups a member's records; categories limits them, empty does not.
func counts(tx *db.Tx, m access.MemberID, categories []Category) ([]Count, error) {
	where, args := "", db.Args{"member": string(m)}
	if len(categories) > 0 {
		where = " and category in (:categories)"
		args["categories"] = texts(categories)
	}
	var rows []struct {
		Category  Category         `db:"category"`
		ProductID product.ID       `db:"product_id"`
		SourceID  product.SourceID `db:"source_id"`
		Count     int              `db:"count"`
		First     db.Time          `db:"first_at"`
		Last      db.Time          `db:"last_at"`
	}
	err := tx.Select(&rows, `
		select category, product_id, source_id, count(*) as count, min(at) as first_at, max(at) as last_at
		  from record
		 where org_id = :org and member_id = :member`+where+`
		 group by category, product_id, source_id
		 order by category, product_id, source_id`, args)
	out := make([]Count, 0, len(rows))
	for _, r := range rows {
		out = append(out, Count{
			Category: r.Category, ProductID: r.ProductID, SourceID: r.SourceID, Count: r.Count, First: r.First.Time, Last: r.Last.Time,
		})
	}
	return out, err
}

// kind is a product's category: what a term is asked for.
type kind struct {
	product  product.ID
	category Category
}

// list reads a page of a member's records, newest first. only narrows it to
// these kinds, unless it is nil.
func list(tx *db.Tx, m access.MemberID, f Filter, p Page, only []kind) ([]recordRow, error) {
	where, args := f.where()
	args["member"], args["limit"] = string(m), p.size()+1
	than, order := p.towards()
	if p.After != "" {
		at, id, err := parseCursor(p.After)
		if err != nil {
			return nil, err
		}
		where += " and (at, id) " + than + " (:after_at, :after_id)"
		args["after_at"], args["after_id"] = at, id
	}
	if only != nil {
		names := make([]string, len(only))
		for i, k := range only {
			names[i] = string(k.product) + "/" + string(k.category)
		}
		where += " and product_id || '/' || category in (:kinds)"
		args["kinds"] = names
	}
	var rows []recordRow
	err := tx.Select(&rows, `
		select `+recordColumns+`
		  from record
		 where org_id = :org and member_id = :member`+where+`
		 order by at `+order+`, id `+order+`
		 limit :limit`, args)
	return rows, err
}

func (f Filter) where() (string, db.Args) {
	where, args := "", db.Args{}
	add := func(set bool, clause, name string, value any) {
		if set {
			where += " and " + clause
			args[name] = value
		}
	}
	add(f.ProductID != "", "product_id = :product", "product", string(f.ProductID))
	add(f.Category != "", "category = :category", "category", string(f.Category))
	add(f.From != nil, "at >= :from_at", "from_at", f.From)
	add(f.To != nil, "at < :to_at", "to_at", f.To)
	add(len(f.Records) > 0, "id in (:records)", "records", f.Records)
	return where, args
}

// oldest reads a batch of a member's records, oldest first, after a cursor.
func oldest(tx *db.Tx, m access.MemberID, after string, limit int) (rows []recordRow, err error) {
	where, args := "", db.Args{"member": string(m), "limit": limit}
	if after != "" {
		at, id, err := parseCursor(after)
		if err != nil {
			return nil, err
		}
		where = " and (at, id) > (:after_at, :after_id)"
		args["after_at"], args["after_id"] = at, id
	}
	err = tx.Select(&rows, `
		select `+recordColumns+`
		  from record
		 where org_id = :org and member_id = :member`+where+`
		 order by at, id
		 limit :limit`, args)
	return rows, err
}

// deleteBatch deletes up to limit records of a member in these categories (all,
// when none is named) and tells how the counters changed.
func deleteBatch(tx *db.Tx, m access.MemberID, categories []Category, limit int) (map[Category]int, error) {
	where, args := "", db.Args{}
	if len(categories) > 0 {
		where += " and category in (:categories)"
		args["categories"] = texts(categories)
	}
	return deleteWhere(tx, m, where, args, limit)
}

// deleteFiltered is deleteBatch for what a filter chooses.
func deleteFiltered(tx *db.Tx, m access.MemberID, f Filter, limit int) (map[Category]int, error) {
	where, args := f.where()
	return deleteWhere(tx, m, where, args, limit)
}

func countFiltered(tx *db.Tx, m access.MemberID, f Filter) (n int, err error) {
	where, args := f.where()
	args["member"] = string(m)
	return n, tx.Get(&n, `select count(*) from record where org_id = :org and member_id = :member`+where, args)
}

func deleteWhere(tx *db.Tx, m access.MemberID, where string, args db.Args, limit int) (map[Category]int, error) {
	args["member"], args["limit"] = string(m), limit
	var rows []struct {
		ID       string   `db:"id"`
		Category Category `db:"category"`
	}
	err := tx.Select(&rows, `
		select id, category from record
		 where org_id = :org and member_id = :member`+where+`
		 order by at, id
		 limit :limit`+tx.Lock(), args)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	ids, gone := make([]string, len(rows)), map[Category]int{}
	for i, r := range rows {
		ids[i] = r.ID
		gone[r.Category]--
	}
	if _, err := tx.Exec(`delete from record where org_id = :org and id in (:ids)`, db.Args{"ids": ids}); err != nil {
		return nil, err
	}
	return gone, addTally(tx, gone)
}
