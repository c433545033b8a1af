package member

import "github.com/sysoon/steward/internal/db"

// Roster tells the state of a group's member list without reading it: together
// with the group's version, no two different lists have the same.
type Roster struct {
	Count int
	// Versions is the sum of the members' versions: it grows with each change of
	// one of them, such as of the name that the group shows.
	Versions int64
}

// RostersOf returns the rosters of groups; a group without members is left out.
func RostersOf(tx *db.Tx, groups []GroupID) (map[GroupID]Roster, error) {
	var rows []struct {
		Group    GroupID `db:"group_id"`
		N        int     `db:"n"`
		Versions int64   `db:"versions"`
	}
	// The version is looked up by id, one by one: joined, PostgreSQL would compare
	// all with all wherever its statistics are older than a bulk load.
	err := tx.Select(&rows, `
		select s.group_id, count(*) as n,
		       sum((select m.version from member m where m.org_id = s.org_id and m.id = s.member_id)) as versions
		  from membership s
		 where s.org_id = :org and s.group_id in (:groups)
		 group by s.group_id`, db.Args{"groups": texts(groups)})
	rosters := make(map[GroupID]Roster, len(rows))
	for _, r := range rows {
		rosters[r.Group] = Roster{r.N, r.Versions}
	}
	return rosters, err
}

// MembersAfter returns the next members of a group by id, limit at most, after
// one ("" for the first): for answers that list a group of any size in parts
// (RFC 7643 section 4.2).
func MembersAfter(tx *db.Tx, group GroupID, after ID, limit int) ([]Ref, error) {
	var refs []Ref
	err := tx.Select(&refs, `
		select m.id, coalesce(nullif(m.display_name, ''), m.user_name) as label
		  from membership s
		  join member m on m.org_id = s.org_id and m.id = s.member_id
		 where s.org_id = :org and s.group_id = :group and s.member_id > :after
		 order by s.member_id
		 limit :limit`, db.Args{"group": string(group), "after": string(after), "limit": limit})
	return refs, err
}
