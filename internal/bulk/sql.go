package bulk

import (
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// starter is what is kept of the actor who started a change: who, never what
// they may do; that is looked up again.
type starter struct {
	Kind   access.ActorKind `json:"kind"`
	ID     string           `json:"id"`
	Member access.MemberID  `json:"member,omitempty"`
}

func starterOf(a access.Actor) starter { return starter{a.Kind, a.ID, a.Member} }

func (s starter) actor(org access.OrgID) access.Actor {
	return access.Actor{Kind: s.Kind, Org: org, ID: s.ID, Member: s.Member}
}

const columns = `org_id, id, verb, state, product_id, undoes, undone_by, total, checked, applied, problem, starter, selection,
	place, chosen, created_at, undo_until, finished_at, receiver, pattern`

type changeRow struct {
	OrgID      access.OrgID       `db:"org_id"`
	ID         ID                 `db:"id"`
	Verb       Verb               `db:"verb"`
	State      State              `db:"state"`
	Product    product.ID         `db:"product_id"`
	Undoes     ID                 `db:"undoes"`
	UndoneBy   ID                 `db:"undone_by"`
	Total      int                `db:"total"`
	Checked    int                `db:"checked"`
	Applied    int                `db:"applied"`
	Problem    string             `db:"problem"`
	Starter    db.JSON[starter]   `db:"starter"`
	Selection  db.JSON[Selection] `db:"selection"`
	Place      string             `db:"place"`
	Chosen     bool               `db:"chosen"`
	CreatedAt  time.Time          `db:"created_at"`
	UndoUntil  *time.Time         `db:"undo_until"`
	FinishedAt *time.Time         `db:"finished_at"`
	Receiver   member.ID          `db:"receiver"`
	Pattern    string             `db:"pattern"`
}

func (r changeRow) value() Change {
	return Change{
		ID: r.ID, Verb: r.Verb, State: r.State, Product: r.Product, Undoes: r.Undoes, UndoneBy: r.UndoneBy,
		Total: r.Total, Checked: r.Checked, Applied: r.Applied, Problem: r.Problem, StartedBy: r.Starter.V.actor(r.OrgID),
		selection: r.Selection.V, place: r.Place, chosen: r.Chosen,
		CreatedAt: r.CreatedAt.UTC(), UndoUntil: r.UndoUntil, FinishedAt: r.FinishedAt,
		Receiver: r.Receiver, Pattern: r.Pattern,
	}
}

func insert(tx *db.Tx, c Change, reason []byte) error {
	_, err := tx.Exec(`
		insert into bulk_change (org_id, id, verb, state, product_id, undoes, undone_by, total, checked, applied, problem,
		                         starter, selection, place, chosen, reason, created_at, undo_until, finished_at, receiver, pattern)
		values (:org, :id, :verb, :state, :product, :undoes, '', 0, 0, 0, '', :starter, :selection, '', :chosen, :reason, :now, null, null, :receiver, :pattern)`,
		db.Args{
			"receiver": string(c.Receiver), "pattern": c.Pattern,
			"id": string(c.ID), "verb": string(c.Verb), "state": string(c.State), "product": string(c.Product), "undoes": string(c.Undoes),
			"starter": db.AsJSON(starterOf(c.StartedBy)), "selection": db.AsJSON(c.selection), "chosen": c.chosen, "reason": reason, "now": tx.Now,
		})
	return err
}

func find(tx *db.Tx, id ID, lock string) (Change, error) {
	var r changeRow
	err := tx.Get(&r, `select `+columns+` from bulk_change where org_id = :org and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such change.").Because(err)
	}
	return r.value(), err
}

func sealedReason(tx *db.Tx, id ID) (sealed []byte, err error) {
	return sealed, tx.Get(&sealed, `select reason from bulk_change where org_id = :org and id = :id`, db.Args{"id": string(id)})
}

// save keeps what changes as a change goes on.
func save(tx *db.Tx, c Change) error {
	return tx.ExecOne(`
		update bulk_change
		   set state = :state, undone_by = :undone_by, total = :total, checked = :checked, applied = :applied, problem = :problem,
		       place = :place, chosen = :chosen, undo_until = :undo_until, finished_at = :finished_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(c.ID), "state": string(c.State), "undone_by": string(c.UndoneBy), "total": c.Total, "checked": c.Checked,
			"applied": c.Applied, "problem": c.Problem, "place": c.place, "chosen": c.chosen, "undo_until": c.UndoUntil, "finished_at": c.FinishedAt,
		})
}

func saveStarter(tx *db.Tx, c Change) error {
	return tx.ExecOne(`update bulk_change set starter = :starter where org_id = :org and id = :id`,
		db.Args{"id": string(c.ID), "starter": db.AsJSON(starterOf(c.StartedBy))})
}

func list(tx *db.Tx, limit int) ([]Change, error) {
	var all []changeRow
	err := tx.Select(&all, `select `+columns+` from bulk_change where org_id = :org order by id desc limit :limit`, db.Args{"limit": limit})
	out := make([]Change, len(all))
	for i, r := range all {
		out[i] = r.value()
	}
	return out, err
}

func countLive(tx *db.Tx) (n int, err error) {
	return n, tx.Get(&n, `select count(*) from bulk_change where org_id = :org and state in ('checking', 'applying')`, nil)
}

// counts tells how many members of changes have which outcome.
func counts(tx *db.Tx, ids []ID) (map[ID]Counts, error) {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	var all []struct {
		ID      ID      `db:"change_id"`
		Outcome Outcome `db:"outcome"`
		N       int     `db:"n"`
	}
	err := tx.Select(&all, `
		select change_id, outcome, count(*) as n
		  from bulk_row
		 where org_id = :org and change_id in (:ids)
		 group by change_id, outcome`, db.Args{"ids": texts})
	out := map[ID]Counts{}
	for _, r := range all {
		c := out[r.ID]
		switch r.Outcome {
		case Waiting:
			c.Waiting = r.N
		case Changes:
			c.Change = r.N
		case Unchanged:
			c.Unchanged = r.N
		case Refused:
			c.Refused = r.N
		}
		out[r.ID] = c
	}
	return out, err
}

// choose adds members to a change, numbered on from after; one who is in it
// already is left out. It returns how many were added.
func choose(tx *db.Tx, id ID, after int, members []member.ID) (int, error) {
	args := make([]db.Args, len(members))
	for i, m := range members {
		args[i] = db.Args{"change": string(id), "seq": after + i + 1, "member": string(m)}
	}
	n, err := tx.InsertMany(`
		insert into bulk_row (org_id, change_id, seq, member_id, outcome, applied, settled, mark, why)
		values (:org, :change, :seq, :member, 'waiting', false, false, '', '')`, args)
	return int(n), err
}

// chooseRowsOf adds members with what they are to become, in order.
func chooseRowsOf(tx *db.Tx, id ID, list []Row) (int, error) {
	args := make([]db.Args, len(list))
	for i, r := range list {
		args[i] = db.Args{"change": string(id), "seq": i + 1, "member": string(r.Member), "detail": r.sealed}
	}
	n, err := tx.InsertMany(`
		insert into bulk_row (org_id, change_id, seq, member_id, outcome, applied, settled, mark, why, detail)
		values (:org, :change, :seq, :member, 'waiting', false, false, '', '', :detail)`, args)
	return int(n), err
}

// copyApplied makes those whom a change reached the rows of another one.
func copyApplied(tx *db.Tx, from, to ID) (int, error) {
	n, err := tx.Exec(`
		insert into bulk_row (org_id, change_id, seq, member_id, outcome, applied, settled, mark, why, detail)
		select r.org_id, :to, row_number() over (order by r.seq), r.member_id, 'change', false, false, r.mark, '', r.detail
		  from bulk_row r
		 where r.org_id = :org and r.change_id = :from and r.applied`, db.Args{"from": string(from), "to": string(to)})
	return int(n), err
}

type rowRow struct {
	Seq     int       `db:"seq"`
	Member  member.ID `db:"member_id"`
	Outcome Outcome   `db:"outcome"`
	Applied bool      `db:"applied"`
	Mark    string    `db:"mark"`
	Why     string    `db:"why"`
	Detail  []byte    `db:"detail"`
}

const selectRow = `select seq, member_id, outcome, applied, mark, why, detail from bulk_row where org_id = :org and change_id = :change`

func rows(tx *db.Tx, id ID, outcomes []Outcome, after, limit int) ([]Row, error) {
	args := db.Args{"change": string(id), "after": after, "limit": limit}
	where := ""
	if len(outcomes) > 0 {
		texts := make([]string, len(outcomes))
		for i, o := range outcomes {
			texts[i] = string(o)
		}
		where, args["outcomes"] = " and outcome in (:outcomes)", texts
	}
	return selectRows(tx, selectRow+where+` and seq > :after order by seq limit :limit`, args)
}

// unsettled are members of a deletion who wait to be deleted.
func unsettled(tx *db.Tx, id ID, limit int) ([]Row, error) {
	return selectRows(tx, selectRow+` and applied and not settled order by seq limit :limit`, db.Args{"change": string(id), "limit": limit})
}

func selectRows(tx *db.Tx, query string, args db.Args) ([]Row, error) {
	var all []rowRow
	err := tx.Select(&all, query, args)
	out := make([]Row, len(all))
	for i, r := range all {
		out[i] = Row{Seq: r.Seq, Member: r.Member, Outcome: r.Outcome, Applied: r.Applied, Why: r.Why, mark: r.Mark, sealed: r.Detail}
	}
	return out, err
}

func saveRow(tx *db.Tx, id ID, r Row, settled bool) error {
	return tx.ExecOne(`
		update bulk_row
		   set outcome = :outcome, applied = :applied, settled = :settled, mark = :mark, why = :why, detail = :detail
		 where org_id = :org and change_id = :change and seq = :seq`,
		db.Args{
			"change": string(id), "seq": r.Seq, "outcome": string(r.Outcome), "applied": r.Applied, "settled": settled, "mark": r.mark, "why": r.Why, "detail": r.sealed,
		})
}

// forget removes changes that were made before and are over.
func forget(tx *db.Tx, before time.Time) error {
	args := db.Args{"before": before, "now": tx.Now}
	const over = `created_at < :before and state not in ('checking', 'applying') and (undo_until is null or undo_until < :before)`
	for _, table := range []string{"bulk_row", "bulk_moved"} {
		_, err := tx.Exec(`
			delete from `+table+`
			 where org_id = :org and change_id in (select c.id from bulk_change c where c.org_id = :org and c.`+over+`)`, args)
		if err != nil {
			return err
		}
	}
	_, err := tx.Exec(`delete from bulk_change where org_id = :org and `+over, args)
	return err
}

// countApplied counts whom a change reached between two numbers.
func countApplied(tx *db.Tx, id ID, first, last int) (n int, err error) {
	return n, tx.Get(&n, `
		select count(*) from bulk_row where org_id = :org and change_id = :change and seq between :first and :last and applied`,
		db.Args{"change": string(id), "first": first, "last": last})
}

// While a change is applied, place is the number of the last member done.
func placeOf(seq int) string { return strconv.Itoa(seq) }

func seqOf(place string) int {
	n, err := strconv.Atoi(place)
	if err != nil {
		return 0 // nobody is done yet
	}
	return n
}
