package member

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

// Query lists members who satisfy a condition over the alias m. Only package
// scim calls it with a Where of its own; everybody else has List.
func Query(tx *db.Tx, w Where, o Order, p Page) (Rows[Member], error) {
	win, err := p.window("m", o)
	if err != nil {
		return Rows[Member]{}, err
	}
	var rows []row
	err = tx.Select(&rows, `
		select `+columns+`, p.sort_key
		  from (select m.id, `+o.By+` as sort_key
		          from member m
		         where m.org_id = :org and `+tx.Within("m.id")+` and `+w.condition()+win.keyset+`
		         `+win.order+`
		         `+win.limit+`) p
		  join member m on m.org_id = :org and m.id = p.id
		 `+win.outer, merge(w.Args, win.args))
	if err != nil {
		return Rows[Member]{}, err
	}
	rows, more := trim(p, rows)
	out := Rows[Member]{Items: members(rows), Cursors: make([]string, len(rows)), More: more}
	for i, r := range rows {
		out.Cursors[i] = cursor(sortKey(r.SortKey, o), r.ID)
	}
	return out, nil
}

// QueryCount counts the members who satisfy a condition, up to limit.
func QueryCount(tx *db.Tx, w Where, limit int) (int, error) {
	var n int
	err := tx.Get(&n, `
		select count(*)
		  from (select 1 as one
		          from member m
		         where m.org_id = :org and `+tx.Within("m.id")+` and `+w.condition()+`
		         limit :count_limit) c`, merge(w.Args, db.Args{"count_limit": limit}))
	return n, err
}

func (w Where) condition() string {
	if w.SQL == "" {
		return "true"
	}
	return "(" + w.SQL + ")"
}

func merge(a, b db.Args) db.Args {
	all := db.Args{}
	for _, args := range []db.Args{a, b} {
		for k, v := range args {
			all[k] = v
		}
	}
	return all
}

// sortKey is a row's key as it goes into a cursor: SQLite gives times of
// expressions as text.
func sortKey(key any, o Order) any {
	if text, ok := key.(string); ok && o.Time {
		if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
			return at
		}
	}
	return key
}
