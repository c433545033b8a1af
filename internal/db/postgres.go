package db

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"github.com/sysoon/steward/internal/fault"
)

const (
	connections = 16
	connIdle    = 5 * time.Minute
)

// openPostgres migrates as the login role, then works as steward_app, which
// owns nothing and is bound by row-level security.
func (d *DB) openPostgres(ctx context.Context, address, schema string) error {
	d.dialect = Postgres
	cfg, err := pgx.ParseConfig(address)
	if err != nil {
		return fault.New(fault.Invalid, "The database address can't be read. It looks like postgres://user@host:5432/name.").On("database").Because(err)
	}
	owner := stdlib.OpenDB(*cfg)
	defer func() { _ = owner.Close() }()
	if err := owner.PingContext(ctx); err != nil {
		return fault.New(fault.Unavailable, "PostgreSQL at %s:%d does not accept the connection to database %q as %q. Check the address, the password and that the server runs.", cfg.Host, cfg.Port, cfg.Database, cfg.User).Because(err)
	}
	locker, err := lock.NewPostgresSessionLocker()
	if err != nil {
		return err
	}
	if err := d.migrate(ctx, goose.DialectPostgres, schema+"postgres", owner, locker); err != nil {
		return err
	}
	pool := openFraming(stdlib.GetConnector(*cfg, stdlib.OptionAfterConnect(asApp)))
	pool.SetMaxOpenConns(connections)
	pool.SetMaxIdleConns(connections)
	pool.SetConnMaxIdleTime(connIdle)
	d.reader = pool
	d.writer = d.reader
	if err := d.refuseOwner(ctx); err != nil {
		_ = pool.Close()
		return err
	}
	return nil
}

// asApp gives a new connection the role that row-level security binds, times in
// UTC, and commits that are on the disk when they are acknowledged, also where
// the server's own setting is off; a stronger one (remote_apply) stays.
func asApp(ctx context.Context, conn *pgx.Conn) error {
	conn.TypeMap().RegisterType(&pgtype.Type{
		Name: "timestamptz", OID: pgtype.TimestamptzOID,
		Codec: &pgtype.TimestamptzCodec{ScanLocation: time.UTC},
	})
	_, err := conn.Exec(ctx, `
		set role steward_app;
		select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`)
	return err
}

// refuseOwner makes sure that row-level security really binds this connection.
func (d *DB) refuseOwner(ctx context.Context) error {
	var bound bool
	err := d.reader.GetContext(ctx, &bound, `
		select not (r.rolsuper or r.rolbypassrls)
		  from pg_roles r
		 where r.rolname = current_user`)
	if err != nil {
		return err
	}
	if !bound {
		return fault.New(fault.Unavailable, "The role steward_app may bypass row-level security. Take superuser and bypassrls from it (alter role steward_app nosuperuser nobypassrls).")
	}
	return nil
}
