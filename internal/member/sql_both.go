package member

import (
	"github.com/sysoon/steward/internal/db"
)

// Found is a row of a search over members and groups.
type Found struct {
	ID      string
	IsGroup bool
}

// Search is one half of a search over members and groups.
type Search struct {
	Where Where
	Order Order
}

type foundRow struct {
	ID      string
	Kind    string
	SortKey any `db:"sort_key"`
}

// QueryBoth lists members and groups in one order: keys of both kinds are
// compared with each other, and must both be times or both be texts. Only
// package scim calls it. Both halves have the same direction, and no two
// arguments of the same name that differ.
func QueryBoth(tx *db.Tx, members, groups Search, p Page) (Rows[Found], error) {
	people, err := p.window("m", members.Order)
	if err != nil {
		return Rows[Found]{}, err
	}
	teams, err := p.window("g", groups.Order)
	if err != nil {
		return Rows[Found]{}, err
	}
	key := "p.sort_key"
	if tx.Dialect() == db.Postgres && !members.Order.Time {
		key += ` collate "C"`
	}
	args := merge(merge(members.Where.Args, groups.Where.Args), people.args)
	args["page_most"] = p.size() + 1 + max(p.Offset, 0)
	var rows []foundRow
	err = tx.Select(&rows, `
		select p.id, p.kind, `+key+` as sort_key
		  from (select x.* from (select m.id, 'member' as kind, `+members.Order.By+` as sort_key
		          from member m
		         where m.org_id = :org and `+tx.Within("m.id")+` and `+members.Where.condition()+people.keyset+`
		         `+people.order+` limit :page_most) x
		        union all
		        select x.* from (select g.id, 'group' as kind, `+groups.Order.By+` as sort_key
		          from member_group g
		         where g.org_id = :org and `+tx.WithinGroups("g.id")+` and `+groups.Where.condition()+teams.keyset+`
		         `+teams.order+` limit :page_most) x) p
		 order by `+key+people.direction+`, p.id`+people.direction+`
		 `+people.limit, args)
	if err != nil {
		return Rows[Found]{}, err
	}
	rows, more := trim(p, rows)
	out := Rows[Found]{Items: make([]Found, len(rows)), Cursors: make([]string, len(rows)), More: more}
	for i, r := range rows {
		out.Items[i] = Found{ID: r.ID, IsGroup: r.Kind == "group"}
		out.Cursors[i] = cursor(sortKey(r.SortKey, members.Order), r.ID)
	}
	return out, nil
}

// ByIDs is a condition that holds for some members or groups, by an alias's id.
func ByIDs(tx *db.Tx, alias string, ids []ID) Where {
	condition, value := among(tx, alias+".id", ids)
	return Where{SQL: condition, Args: db.Args{"ids": value}}
}
