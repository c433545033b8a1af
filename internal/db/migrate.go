package db

import (
	"context"
	"database/sql"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/migrations"
)

// migrate applies what is missing, forward only, and refuses a database that a
// newer program has migrated.
func (d *DB) migrate(ctx context.Context, dialect goose.Dialect, dir string, conn *sql.DB, locker lock.SessionLocker) error {
	files, err := fs.Sub(migrations.Files, dir)
	if err != nil {
		return err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if locker != nil {
		options = append(options, goose.WithSessionLocker(locker))
	}
	p, err := goose.NewProvider(dialect, conn, files, options...)
	if err != nil {
		return err
	}
	has, err := p.GetDBVersion(ctx)
	if err != nil {
		return fault.New(fault.Unavailable, "The database can't be read. If it is an SQLite file, it may be damaged or another kind of file: restore it from a backup.").Because(err)
	}
	sources := p.ListSources()
	if known := sources[len(sources)-1].Version; has > known {
		return fault.New(fault.Conflict, "The database has schema version %d, but this program knows only up to %d: it was used by a newer Steward. Run that version, or restore a backup made before the upgrade.", has, known)
	}
	if has == sources[len(sources)-1].Version {
		return nil // without the lock: nodes that start together do not wait for each other
	}
	_, err = p.Up(ctx)
	return err
}
