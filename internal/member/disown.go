package member

import "github.com/sysoon/steward/internal/db"

// Disown gives up what a directory owns: its accounts and groups belong to nobody
// and are changed by hand from then on. Nobody's access changes. One event of the
// caller's stands for all of them, however many there are.
func Disown(tx *db.Tx, directory string) error {
	if err := tx.Whole(); err != nil {
		return err
	}
	for _, statement := range []string{
		`update member set directory_id = null, version = version + 1, updated_at = :now where org_id = :org and directory_id = :directory`,
		`update member_group set directory_id = null, version = version + 1, updated_at = :now where org_id = :org and directory_id = :directory`,
	} {
		if _, err := tx.Exec(statement, db.Args{"directory": directory, "now": tx.Now}); err != nil {
			return err
		}
	}
	return nil
}
