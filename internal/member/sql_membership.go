package member

import (
	"github.com/sysoon/steward/internal/db"
)

// existing tells which ids are members who are not deleted. On PostgreSQL it
// keeps them from being deleted until the end of the transaction, as the foreign
// key's own check would.
func existing(tx *db.Tx, ids []ID) (map[ID]bool, error) {
	lock := ""
	if tx.Dialect() == db.Postgres && tx.Lock() != "" {
		lock = " for key share"
	}
	condition, value := among(tx, "m.id", ids)
	var found []ID
	err := tx.Select(&found, `
		select m.id
		  from member m
		 where m.org_id = :org and m.state <> 'deleted' and `+tx.Within("m.id")+` and `+condition+lock, db.Args{"ids": value})
	known := make(map[ID]bool, len(found))
	for _, id := range found {
		known[id] = true
	}
	return known, err
}

// CountOwned tells how many of some ids are accounts of a directory that are not
// deleted. On PostgreSQL each id is looked up by its key and by nothing else: any
// other condition would let it choose an index that is older than a bulk load
// makes it look.
func CountOwned(tx *db.Tx, directory string, ids []ID) (n int, err error) {
	query := `
		select count(*)
		  from member m
		 where m.org_id = :org and m.directory_id = :directory and m.state <> 'deleted' and m.id in (select value from json_each(:ids))`
	if tx.Dialect() == db.Postgres {
		query = `
		select count(*)
		  from jsonb_array_elements_text(cast(:ids as jsonb)) as x(id)
		 where (select case when m.state <> 'deleted' then m.directory_id end from member m where m.org_id = :org and m.id = x.id) = :directory`
	}
	return n, tx.Get(&n, query, db.Args{"directory": directory, "ids": db.AsJSON(ids)})
}

// insertMemberships adds those who aren't in the group and returns them.
func insertMemberships(tx *db.Tx, group GroupID, ids []ID) ([]ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	condition, value := among(tx, "m.id", ids)
	var fresh []ID
	err := tx.Select(&fresh, `
		insert into membership (org_id, group_id, member_id, added_at)
		select m.org_id, :group, m.id, cast(:now as `+timeType(tx)+`)
		  from member m
		 where m.org_id = :org and `+condition+`
		on conflict do nothing
		returning member_id`, db.Args{"group": string(group), "ids": value, "now": tx.Now})
	return fresh, err
}

// timeType is the type of a time in a select list, where a parameter has none.
func timeType(tx *db.Tx) string {
	if tx.Dialect() == db.SQLite {
		return "text"
	}
	return "timestamptz"
}

// deleteMemberships takes out those who satisfy the condition and returns them.
func deleteMemberships(tx *db.Tx, group GroupID, condition string, value any) ([]ID, error) {
	var gone []ID
	err := tx.Select(&gone, `
		delete from membership
		 where org_id = :org and group_id = :group and `+condition+`
		returning member_id`, db.Args{"group": string(group), "ids": value})
	return gone, err
}

// deleteMembers takes members out and returns those who were in. On PostgreSQL the
// group is an expression, which no index serves, so that the ids are looked up:
// with statistics older than a bulk load, it would compare every member of the
// group with every id.
func deleteMembers(tx *db.Tx, group GroupID, ids []ID) ([]ID, error) {
	if tx.Dialect() == db.SQLite {
		condition, value := among(tx, "member_id", ids)
		return deleteMemberships(tx, group, condition, value)
	}
	condition, value := among(tx, "member_id", ids)
	var gone []ID
	err := tx.Select(&gone, `
		delete from membership
		 where org_id = :org and group_id || '' = :group and `+condition+`
		returning member_id`, db.Args{"group": string(group), "ids": value})
	return gone, err
}

// CountMembers tells how many members a group has.
func CountMembers(tx *db.Tx, group GroupID) (int, error) {
	counts, err := CountsOf(tx, []GroupID{group})
	return counts[group], err
}

// CountsOf tells how many members each group has; a group without members is
// left out.
func CountsOf(tx *db.Tx, groups []GroupID) (map[GroupID]int, error) {
	var rows []struct {
		Group GroupID `db:"group_id"`
		N     int     `db:"n"`
	}
	err := tx.Select(&rows, `
		select s.group_id, count(*) as n
		  from membership s
		 where s.org_id = :org and `+tx.WithinGroups("s.group_id")+` and s.group_id in (:groups)
		 group by s.group_id`, db.Args{"groups": texts(groups)})
	counts := make(map[GroupID]int, len(rows))
	for _, r := range rows {
		counts[r.Group] = r.N
	}
	return counts, err
}

func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// EachMemberOf calls fn for each member of a group, by id, one row at a time:
// for answers that list all members (RFC 7643 section 4.2) of a group of any
// size.
func EachMemberOf(tx *db.Tx, group GroupID, fn func(Ref) error) error {
	return tx.Each(`
		select m.id, coalesce(nullif(m.display_name, ''), m.user_name) as label
		  from membership s
		  join member m on m.org_id = s.org_id and m.id = s.member_id
		 where s.org_id = :org and s.group_id = :group
		 order by s.member_id`, db.Args{"group": string(group)}, func(read func(any) error) error {
		var r Ref
		if err := read(&r); err != nil {
			return err
		}
		return fn(r)
	})
}

// GroupsOf returns the groups of each member, by name.
func GroupsOf(tx *db.Tx, members []ID) (map[ID][]Group, error) {
	condition, value := among(tx, "s.member_id", members)
	var rows []groupRow
	err := tx.Select(&rows, `
		select `+groupColumns+`, s.member_id
		  from membership s
		  join member_group g on g.org_id = s.org_id and g.id = s.group_id
		 where s.org_id = :org and `+tx.WithinGroups("s.group_id")+` and `+condition+`
		 order by g.display_key, g.id`, db.Args{"ids": value})
	groups := map[ID][]Group{}
	for _, r := range rows {
		groups[ID(r.MemberID)] = append(groups[ID(r.MemberID)], r.group())
	}
	return groups, err
}
