package member

import (
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// Filter chooses members; the zero Filter is everybody who is not deleted.
type Filter struct {
	// Search matches the beginning of the display name, family name, user name
	// or an e-mail address, and reads indexes only. With Within it matches
	// anywhere in them and reads the organization's members.
	Search string
	Within bool
	// States keeps members in these; none means every state but deleted.
	States      []State
	GroupID     GroupID
	Role        access.Role
	DirectoryID string
	AccountKind AccountKind
	ManagerID   ID
	// Product keeps members who use the product with this id.
	Product string
}

// SortKey names what a list of members is sorted by.
type SortKey string

// The sort keys.
const (
	ByName       SortKey = "name"
	ByFamilyName SortKey = "family_name"
	ByLogin      SortKey = "user_name"
	ByCreated    SortKey = "created_at"
	ByLastSignIn SortKey = "last_sign_in_at"
)

// Sort is how a list of members is sorted; the zero Sort is by name.
type Sort struct {
	By         SortKey
	Descending bool
}

func (s Sort) order() Order {
	o := Order{By: "m.display_key", Descending: s.Descending}
	switch s.By {
	case ByFamilyName:
		o.By = "m.family_key"
	case ByLogin:
		o.By = "m.user_name_key"
	case ByCreated:
		o.By, o.Time = "m.created_at", true
	case ByLastSignIn:
		o.By, o.Time = "m.last_sign_in_at", true
	case ByName:
	}
	return o
}

// countLimit caps Count: beyond it the console says "more than".
const countLimit = 10_000

// List returns a page of the members that f chooses.
func List(tx *db.Tx, f Filter, s Sort, p Page) (Rows[Member], error) {
	return Query(tx, f.where(), s.order(), p)
}

// Count counts the members that f chooses, up to 10,000: at that number there
// may be more.
func Count(tx *db.Tx, f Filter) (int, error) { return QueryCount(tx, f.where(), countLimit) }

// where is the filter in SQL.
func (f Filter) where() Where {
	w := Where{Args: db.Args{}}
	var parts []string
	add := func(condition, name string, value any) {
		parts = append(parts, condition)
		w.Args[name] = value
	}
	if len(f.States) == 0 {
		parts = append(parts, "m.state <> 'deleted'")
	} else {
		add("m.state in (:states)", "states", texts(f.States))
	}
	if f.DirectoryID != "" {
		add("m.directory_id = :directory", "directory", f.DirectoryID)
	}
	if f.AccountKind != "" {
		add("m.account_kind = :kind", "kind", string(f.AccountKind))
	}
	if f.ManagerID != "" {
		add("m.manager_id = :manager and m.manager_id <> ''", "manager", string(f.ManagerID))
	}
	if f.Role != "" {
		add("m.id in (select r.member_id from member_role r where r.org_id = :org and r.role = :role)", "role", string(f.Role))
	}
	if f.Product != "" {
		add("m.id in (select a.member_id from assignment a where a.org_id = :org and a.product_id = :product and a.state <> 'ended')", "product", f.Product)
	}
	if f.GroupID != "" {
		add("m.id in (select s.member_id from membership s where s.org_id = :org and s.group_id = :group)", "group", string(f.GroupID))
	}
	parts = append(parts, f.search(w.Args)...)
	w.SQL = strings.Join(parts, " and ")
	return w
}

// search is the text search as a union of index look-ups, one for each column:
// an "or" over columns would make PostgreSQL read the table.
func (f Filter) search(args db.Args) []string {
	key := NameKey(f.Search)
	if key == "" {
		return nil
	}
	match := func(column string) string { return column + " >= :search and " + column + " < :search_end" }
	args["search"], args["search_end"] = key, key+string(rune(0x10FFFF))
	if f.Within {
		match = func(column string) string { return column + " like :search escape '!'" }
		args["search"] = "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(key) + "%"
		delete(args, "search_end")
	}
	var selects []string
	for _, column := range []string{"display_key", "family_key", "user_name_key"} {
		selects = append(selects, "select x.id from member x where x.org_id = :org and "+match("x."+column))
	}
	selects = append(selects, "select e.member_id from member_email e where e.org_id = :org and "+match("e.value_key"))
	return []string{"m.id in (" + strings.Join(selects, " union ") + ")"}
}
