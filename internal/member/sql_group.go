package member

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type groupRow struct {
	ID          string           `db:"id"`
	DirectoryID *string          `db:"directory_id"`
	ExternalID  string           `db:"external_id"`
	DisplayName string           `db:"display_name"`
	Profile     db.JSON[profile] `db:"profile"`
	Version     int              `db:"version"`
	CreatedAt   time.Time        `db:"created_at"`
	UpdatedAt   time.Time        `db:"updated_at"`
	SortKey     any              `db:"sort_key"`
	MemberID    string           `db:"member_id"`
}

const groupColumns = `g.id, g.directory_id, g.external_id, g.display_name, g.profile, g.version, g.created_at, g.updated_at`

func (r groupRow) group() Group {
	g := Group{
		ID: GroupID(r.ID), ExternalID: r.ExternalID, DisplayName: r.DisplayName, Version: r.Version,
		CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, Extensions: r.Profile.V.Extensions,
	}
	if r.DirectoryID != nil {
		g.DirectoryID = *r.DirectoryID
	}
	return g
}

func oneGroup(tx *db.Tx, where string, args db.Args) (Group, error) {
	var r groupRow
	err := tx.Get(&r, `select `+groupColumns+` from member_group g where g.org_id = :org and `+tx.WithinGroups("g.id")+` and `+where, args)
	return r.group(), notFound(err, "group")
}

// FindGroup returns a group; an unknown id is a fault of kind NotFound.
func FindGroup(tx *db.Tx, id GroupID) (Group, error) {
	return oneGroup(tx, `g.id = :id`, db.Args{"id": string(id)})
}

// FindGroupForUpdate is FindGroup that locks the group until the end of the
// transaction.
func FindGroupForUpdate(tx *db.Tx, id GroupID) (Group, error) {
	return oneGroup(tx, `g.id = :id`+tx.Lock(), db.Args{"id": string(id)})
}

// GroupByName returns the oldest group of a directory with this display name,
// compared as NameKey; directory "" means the groups made in Steward.
func GroupByName(tx *db.Tx, directory, name string) (Group, error) {
	return oneGroup(tx, `g.display_key = :key and coalesce(g.directory_id, '') = :directory order by g.id limit 1`,
		db.Args{"key": NameKey(name), "directory": directory})
}

// Groups returns a page of groups by name.
func Groups(tx *db.Tx, f GroupFilter, p Page) (Rows[Group], error) {
	return QueryGroups(tx, f.where(), Order{By: "g.display_key"}, p)
}

// CountGroups counts the groups that f chooses, up to 10,000: at that number
// there may be more.
func CountGroups(tx *db.Tx, f GroupFilter) (int, error) {
	return QueryGroupsCount(tx, f.where(), countLimit)
}

func (f GroupFilter) where() Where {
	w := Where{SQL: "true", Args: db.Args{}}
	if key := NameKey(f.Search); key != "" {
		w.SQL += " and g.display_key >= :search and g.display_key < :search_end"
		w.Args["search"], w.Args["search_end"] = key, key+string(rune(0x10FFFF))
	}
	if f.DirectoryID != "" {
		w.SQL += " and g.directory_id = :directory"
		w.Args["directory"] = f.DirectoryID
	}
	if f.MemberID != "" {
		w.SQL += " and g.id in (select s.group_id from membership s where s.org_id = :org and s.member_id = :member)"
		w.Args["member"] = string(f.MemberID)
	}
	return w
}

// QueryGroups lists groups that satisfy a condition over the alias g. Only
// package scim calls it with a Where of its own.
func QueryGroups(tx *db.Tx, w Where, o Order, p Page) (Rows[Group], error) {
	win, err := p.window("g", o)
	if err != nil {
		return Rows[Group]{}, err
	}
	var rows []groupRow
	err = tx.Select(&rows, `
		select `+groupColumns+`, p.sort_key
		  from (select g.id, `+o.By+` as sort_key
		          from member_group g
		         where g.org_id = :org and `+tx.WithinGroups("g.id")+` and `+w.condition()+win.keyset+`
		         `+win.order+`
		         `+win.limit+`) p
		  join member_group g on g.org_id = :org and g.id = p.id
		 `+win.outer, merge(w.Args, win.args))
	if err != nil {
		return Rows[Group]{}, err
	}
	rows, more := trim(p, rows)
	out := Rows[Group]{More: more}
	for _, r := range rows {
		out.Items = append(out.Items, r.group())
		out.Cursors = append(out.Cursors, cursor(sortKey(r.SortKey, o), r.ID))
	}
	return out, nil
}

// QueryGroupsCount counts the groups that satisfy a condition, up to limit.
func QueryGroupsCount(tx *db.Tx, w Where, limit int) (int, error) {
	var n int
	err := tx.Get(&n, `
		select count(*)
		  from (select 1 as one from member_group g where g.org_id = :org and `+tx.WithinGroups("g.id")+` and `+w.condition()+` limit :count_limit) c`,
		merge(w.Args, db.Args{"count_limit": limit}))
	return n, err
}

func groupFields(g Group) db.Args {
	return db.Args{
		"id": string(g.ID), "directory": optional(g.DirectoryID), "external_id": g.ExternalID,
		"display_name": g.DisplayName, "display_key": NameKey(g.DisplayName),
		"profile": db.AsJSON(profile{Extensions: g.Extensions}), "version": g.Version,
		"created_at": g.CreatedAt, "updated_at": g.UpdatedAt,
	}
}

func insertGroup(tx *db.Tx, g Group) error {
	_, err := tx.Exec(`
		insert into member_group (org_id, id, directory_id, external_id, display_name, display_key, profile, version, created_at, updated_at)
		values (:org, :id, :directory, :external_id, :display_name, :display_key, :profile, :version, :created_at, :updated_at)`,
		groupFields(g))
	return err
}

func updateGroup(tx *db.Tx, before, after Group) error {
	args := groupFields(after)
	args["was"] = before.Version
	n, err := tx.Exec(`
		update member_group
		   set directory_id = :directory, external_id = :external_id, display_name = :display_name,
		       display_key = :display_key, profile = :profile, version = :version, updated_at = :updated_at
		 where org_id = :org and id = :id and version = :was`, args)
	if err == nil && n == 0 {
		return stale("group")
	}
	return err
}

func deleteGroup(tx *db.Tx, id GroupID) (members int64, err error) {
	args := db.Args{"id": string(id)}
	members, err = tx.Exec(`delete from membership where org_id = :org and group_id = :id`, args)
	if err != nil {
		return 0, err
	}
	return members, tx.ExecOne(`delete from member_group where org_id = :org and id = :id`, args)
}

// touchGroup counts a change of a group's members as a change of the group.
func touchGroup(tx *db.Tx, id GroupID) error {
	return tx.ExecOne(`
		update member_group
		   set version = version + 1, updated_at = :now
		 where org_id = :org and id = :id`, db.Args{"id": string(id), "now": tx.Now})
}

// unknownMember is the fault of a membership of somebody who isn't there.
func unknownMember(id ID) error {
	return fault.New(fault.Invalid, "There is no member with the id %q, so nothing was changed.", id).On("members").Coded("invalidValue")
}
