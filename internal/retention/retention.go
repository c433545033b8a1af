// Package retention knows when records are due to go, by the terms, and lets them
// go: in runs, batch by batch, each with a report of what went and what was kept,
// and why. It also counts what will be due by a day.
//
// A run is one row that says how far it has come, written in the transaction of
// each batch, so that a worker that is killed repeats nothing. It refuses to know
// who keeps records (it announces Discarding) and what records say.
package retention

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// ID identifies a run (UUID version 7 as text).
type ID string

// Run is one time of letting go what is due.
type Run struct {
	ID         ID         `db:"id"`
	BegunAt    time.Time  `db:"begun_at"`
	FinishedAt *time.Time `db:"finished_at"`
	// Deleted and Kept count records over all lines.
	Deleted int `db:"deleted"`
	Kept    int `db:"kept"`
	// place is the kind of records and the record that the run has come to.
	Kind  int    `db:"kind_no"`
	Place string `db:"place"`
}

// Line is what a run did about one product's category.
type Line struct {
	Run       ID            `db:"run_id"`
	ProductID product.ID    `db:"product_id"`
	Category  data.Category `db:"category"`
	Deleted   int           `db:"deleted"`
	// Kept is how many were due and stayed, Why says for what.
	Kept int    `db:"kept"`
	Why  string `db:"why"`
	// Rule is the sentence of the term.
	Rule string `db:"rule"`
}

// Discarding is announced, in the transaction, before records of a member go
// because they are due. A subscriber that keeps them, such as a legal hold,
// returns a fault of kind Conflict whose message is the reason in the report.
type Discarding struct{ ID access.MemberID }

// kind is a product's category, with the rule for it.
type kind struct {
	product  product.ID
	category data.Category
	rule     term.Resolution
}

// kinds are all products' categories in a stable order. What the catalogue gains
// during a run is the next run's.
func kinds(tx *db.Tx) ([]kind, error) {
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	var out []kind
	for _, p := range rules.Products() {
		for _, c := range data.Categories {
			out = append(out, kind{product.ID(p), c.Category, data.KeptFor(rules, tx.Now, product.ID(p), c.Category)})
		}
	}
	return out, nil
}

// before is when what is due at a time arose at the latest; ok is false where the
// product's own statement decides, or a hold suspends the term.
func (k kind) before(at time.Time) (time.Time, bool) {
	if k.rule.External || k.rule.Suspended {
		return at, false
	}
	return data.Arose(k.rule, at), true
}

// Forecast is how many records of a product's category will be due by each
// horizon, at most Most each.
type Forecast struct {
	ProductID product.ID
	Category  data.Category
	Rule      string
	Due       []int
}

// Horizons are the days ahead that a forecast counts, and Most is where counting
// ends, so that its cost does not grow with what is held.
var Horizons = []int{0, 30, 90, 180, 365}

// Most is the largest number that a forecast tells.
const Most = 100_000

// Ahead counts what will be due.
func Ahead(tx *db.Tx) ([]Forecast, error) {
	all, err := kinds(tx)
	if err != nil {
		return nil, err
	}
	last := Horizons[len(Horizons)-1]
	out := []Forecast{}
	for _, k := range all {
		if n, err := k.due(tx, last); err != nil || n == 0 {
			if err != nil {
				return nil, err
			}
			continue
		}
		f := Forecast{ProductID: k.product, Category: k.category, Rule: k.rule.Sentence}
		for _, days := range Horizons {
			n, err := k.due(tx, days)
			if err != nil {
				return nil, err
			}
			f.Due = append(f.Due, n)
		}
		out = append(out, f)
	}
	return out, nil
}

func (k kind) due(tx *db.Tx, days int) (n int, err error) {
	until, ok := k.before(tx.Now.AddDate(0, 0, days))
	if !ok {
		return 0, nil
	}
	err = tx.Get(&n, `
		select count(*) from (
			select 1 from record
			 where org_id = :org and product_id = :product and category = :category and at < :until
			 limit :most
		) due`, db.Args{"product": string(k.product), "category": string(k.category), "until": until, "most": Most})
	return n, err
}
