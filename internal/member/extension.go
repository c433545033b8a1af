package member

import (
	"github.com/sysoon/steward/internal/db"
)

// ExtensionUse counts the members, deleted ones among them until they are
// erased, who have a value of an extension's attribute; of any attribute for "".
func ExtensionUse(tx *db.Tx, urn, attribute string) (int, error) {
	return extensionUse(tx, "member", urn, attribute)
}

// GroupExtensionUse is ExtensionUse for groups.
func GroupExtensionUse(tx *db.Tx, urn, attribute string) (int, error) {
	return extensionUse(tx, "member_group", urn, attribute)
}

func extensionUse(tx *db.Tx, table, urn, attribute string) (int, error) {
	args := db.Args{"urn": urn}
	has := `x.profile -> 'extensions' -> cast(:urn as text)`
	if attribute != "" {
		has += ` -> cast(:attribute as text)`
		args["attribute"] = attribute
	}
	var n int
	err := tx.Get(&n, `select count(*) from `+table+` x where x.org_id = :org and (`+has+`) is not null`, args)
	return n, err
}

// DropExtension removes an extension's values from every member and tells how
// many had some. One event of the caller's stands for all of them: it is the
// organization's decision and not one about a person.
func DropExtension(tx *db.Tx, urn string) (int, error) { return dropExtension(tx, "member", urn) }

// DropGroupExtension is DropExtension for groups.
func DropGroupExtension(tx *db.Tx, urn string) (int, error) {
	return dropExtension(tx, "member_group", urn)
}

func dropExtension(tx *db.Tx, table, urn string) (int, error) {
	without, path := `profile #- array['extensions', cast(:path as text)]`, urn
	if tx.Dialect() == db.SQLite {
		without, path = `json_remove(profile, :path)`, `$.extensions."`+urn+`"`
	}
	n, err := tx.Exec(`
		update `+table+`
		   set profile = `+without+`, version = version + 1, updated_at = :now
		 where org_id = :org and (profile -> 'extensions' -> cast(:urn as text)) is not null`,
		db.Args{"urn": urn, "path": path, "now": tx.Now})
	return int(n), err
}
