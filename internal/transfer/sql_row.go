package transfer

import (
	"encoding/json"
	"fmt"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

const rowColumns = `import_id, seq, line, kind, outcome, applied, deferred, object_id, attributes, at_column, sealed`

type rowRow struct {
	ImportID   ID                `db:"import_id"`
	Seq        int               `db:"seq"`
	Line       int               `db:"line"`
	Kind       Kind              `db:"kind"`
	Outcome    Outcome           `db:"outcome"`
	Applied    bool              `db:"applied"`
	Deferred   bool              `db:"deferred"`
	ObjectID   string            `db:"object_id"`
	Attributes db.JSON[[]string] `db:"attributes"`
	Column     string            `db:"at_column"`
	Sealed     []byte            `db:"sealed"`
}

func rowPlace(id ID, seq int) string { return fmt.Sprintf("import/%s/%d", id, seq) }

// saveRow keeps a row's result; a second time over the first.
func saveRow(tx *db.Tx, id ID, e entry, r result) error {
	sealed, err := seal.SealOrg(tx, rowPlace(id, r.Seq), secret{Label: clip(r.Label), Value: clip(r.Value), Reason: r.Reason}.json())
	if err != nil {
		return err
	}
	ref := ""
	if e.ref != "" {
		ref = hashed(e.ref)
	}
	attributes := r.Attributes
	if attributes == nil {
		attributes = []string{}
	}
	_, err = tx.Exec(`
		insert into import_row (org_id, import_id, seq, line, kind, outcome, applied, deferred, ref, object_id, attributes, at_column, sealed)
		values (:org, :import, :seq, :line, :kind, :outcome, :applied, :deferred, :ref, :object, :attributes, :column, :sealed)
		on conflict (org_id, import_id, seq) do update
		   set outcome = excluded.outcome, applied = excluded.applied, deferred = excluded.deferred, object_id = excluded.object_id,
		       attributes = excluded.attributes, at_column = excluded.at_column, sealed = excluded.sealed`,
		db.Args{
			"import": string(id), "seq": r.Seq, "line": r.Line, "kind": string(r.Kind), "outcome": string(r.Outcome),
			"applied": r.Applied, "deferred": r.deferred, "ref": ref, "object": r.ObjectID,
			"attributes": db.AsJSON(attributes), "column": r.Column, "sealed": sealed,
		})
	return err
}

// RowFilter chooses rows of an import; the zero filter is all.
type RowFilter struct {
	Outcomes []Outcome
	// After is the number after which rows are wanted.
	After int
	// Back reads towards the beginning instead: from the end, or from the row After
	// names. The nearest comes first.
	Back  bool
	Limit int
}

func listRows(tx *db.Tx, id ID, f RowFilter) ([]Row, error) {
	args := db.Args{"import": string(id), "after": f.After, "limit": f.Limit}
	where, order := " and seq > :after", "asc"
	if f.Back {
		where, order = " and (:after = 0 or seq < :after)", "desc"
	}
	if len(f.Outcomes) > 0 {
		texts := make([]string, len(f.Outcomes))
		for i, o := range f.Outcomes {
			texts[i] = string(o)
		}
		where += " and outcome in (:outcomes)"
		args["outcomes"] = texts
	}
	var rows []rowRow
	err := tx.Select(&rows, `
		select `+rowColumns+`
		  from import_row
		 where org_id = :org and import_id = :import`+where+`
		 order by seq `+order+`
		 limit :limit`, args)
	if err != nil {
		return nil, err
	}
	out := make([]Row, len(rows))
	for i, r := range rows {
		if out[i], err = r.open(tx); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (r rowRow) open(tx *db.Tx) (Row, error) {
	plain, err := seal.OpenOrg(tx, rowPlace(r.ImportID, r.Seq), r.Sealed)
	if err != nil {
		return Row{}, err
	}
	var s secret
	if err := json.Unmarshal(plain, &s); err != nil {
		return Row{}, err
	}
	return Row{
		Seq: r.Seq, Line: r.Line, Kind: r.Kind, Outcome: r.Outcome, Applied: r.Applied, ObjectID: r.ObjectID,
		Attributes: r.Attributes.V, Column: r.Column, Label: s.Label, Value: s.Value, Reason: s.Reason,
	}, nil
}

// marks are the rows in a range: those rejected by the trial aren't applied, and
// those deferred are taken again.
func marks(tx *db.Tx, id ID, from, to int) (rejected, deferred map[int]bool, err error) {
	var rows []struct {
		Seq      int     `db:"seq"`
		Outcome  Outcome `db:"outcome"`
		Deferred bool    `db:"deferred"`
	}
	err = tx.Select(&rows, `
		select seq, outcome, deferred
		  from import_row
		 where org_id = :org and import_id = :import and seq >= :first and seq <= :last`,
		db.Args{"import": string(id), "first": from, "last": to})
	rejected, deferred = map[int]bool{}, map[int]bool{}
	for _, r := range rows {
		rejected[r.Seq], deferred[r.Seq] = r.Outcome == Rejected, r.Deferred
	}
	return rejected, deferred, err
}

func anyDeferred(tx *db.Tx, id ID) (bool, error) {
	var n int
	err := tx.Get(&n, `
		select count(*) from (
		       select seq from import_row
		        where org_id = :org and import_id = :import and deferred and applied limit 1) x`, db.Args{"import": string(id)})
	return n > 0, err
}

// objectOf is the member or group that a row of this name has become, or was
// already; "" where it is neither.
func objectOf(tx *db.Tx, id ID, ref string) (object string, err error) {
	err = tx.Get(&object, `
		select object_id from import_row
		 where org_id = :org and import_id = :import and ref = :ref
		   and (applied or outcome in ('update', 'unchanged'))
		 order by seq limit 1`, db.Args{"import": string(id), "ref": ref})
	if fault.Is(err, fault.NotFound) {
		err = nil
	}
	return object, err
}
