package org

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type connectionRow struct {
	ID           string            `db:"id"`
	Name         string            `db:"name"`
	Provider     Provider          `db:"provider"`
	Issuer       string            `db:"issuer"`
	ClientID     string            `db:"client_id"`
	Auth         AuthMethod        `db:"auth"`
	Scopes       string            `db:"scopes"`
	Stage        ConnectionState   `db:"stage"`
	Version      int               `db:"version"`
	Config       int               `db:"config"`
	TestedConfig int               `db:"tested_config"`
	TestedAt     *time.Time        `db:"tested_at"`
	Settings     db.JSON[Settings] `db:"settings"`
	SuspendedFor string            `db:"suspended_for"`
	CreatedAt    time.Time         `db:"created_at"`
	UpdatedAt    time.Time         `db:"updated_at"`
}

const connectionColumns = `c.id, c.name, c.provider, c.issuer, c.client_id, c.auth, c.scopes, c.stage, c.version, c.config,
	coalesce(c.tested_config, 0) as tested_config, c.tested_at, c.settings, coalesce(c.suspended_for, '') as suspended_for,
	c.created_at, c.updated_at`

func (r connectionRow) connection() Connection {
	return Connection{
		ID: r.ID, Name: r.Name, Provider: r.Provider, Issuer: r.Issuer, ClientID: r.ClientID, Auth: r.Auth,
		Scopes: strings.Fields(r.Scopes), State: r.Stage, Settings: r.Settings.V, Version: r.Version, Config: r.Config,
		TestedConfig: r.TestedConfig, TestedAt: r.TestedAt, SuspendedFor: r.SuspendedFor, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
	}
}

// FindConnection returns a connection of the organization.
func FindConnection(tx *db.Tx, id string) (Connection, error) { return findConnection(tx, id, "") }

func findConnection(tx *db.Tx, id, lock string) (Connection, error) {
	var r connectionRow
	err := tx.Get(&r, `select `+connectionColumns+` from connection c where c.org_id = :org and c.id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no connection with this id.").Because(err)
	}
	return r.connection(), err
}

// Connections lists the organization's connections, oldest first.
func Connections(tx *db.Tx) ([]Connection, error) {
	var rows []connectionRow
	err := tx.Select(&rows, `select `+connectionColumns+` from connection c where c.org_id = :org order by c.id`, nil)
	return connectionsOf(rows), err
}

func connectionsOf(rows []connectionRow) []Connection {
	all := make([]Connection, len(rows))
	for i, r := range rows {
		all[i] = r.connection()
	}
	return all
}

// WaysIn lists the live connections by which the people of an e-mail domain may
// sign in, oldest first: the domain's own where it has one, otherwise all.
// Pilots are among them for every address alike, so that nobody learns here who
// is in one.
func WaysIn(w *db.Wide, id access.OrgID, domain string) ([]Connection, error) {
	var rows []connectionRow
	err := w.Select(&rows, `
		select `+connectionColumns+`
		  from connection c
		 where c.org_id = :id and c.state = 'active'
		   and (c.stage = 'pilot' or not exists (
		       select 1
		         from domain d
		         join connection p on p.org_id = d.org_id and p.id = d.connection_id and p.state = 'active'
		        where d.org_id = c.org_id and d.name = :domain and d.connection_id <> c.id))
		 order by c.id`, db.Args{"id": string(id), "domain": DomainKey(domain)})
	return connectionsOf(rows), err
}

// OfConnection tells whose a connection is: for what its provider asks for, which
// names nothing else.
func OfConnection(w *db.Wide, connection string) (access.OrgID, error) {
	var id access.OrgID
	err := w.Get(&id, `select org_id from connection where id = :id`, db.Args{"id": connection})
	return id, err
}

// EnforcedFor tells whether a connection is enforced for the people of a domain.
func EnforcedFor(tx *db.Tx, domain string) (bool, error) {
	var n int
	err := tx.Get(&n, `
		select count(*)
		  from connection c
		 where c.org_id = :org and c.stage = 'enforced'
		   and exists (
		       select 1
		         from domain d
		        where d.org_id = c.org_id and d.name = :domain and (d.connection_id is null or d.connection_id = c.id))`,
		db.Args{"domain": DomainKey(domain)})
	return n > 0, err
}

// legacyState is the column that look-ups go by.
func (s ConnectionState) legacyState() string {
	switch {
	case s.Live():
		return "active"
	case s == ConnectionDisabled || s == ConnectionSuspended:
		return "suspended"
	}
	return "draft"
}

func connectionFields(c Connection) db.Args {
	args := db.Args{
		"id": c.ID, "name": c.Name, "provider": string(c.Provider), "issuer": c.Issuer, "client_id": c.ClientID,
		"auth": string(c.Auth), "scopes": strings.Join(c.Scopes, " "), "state": c.State.legacyState(), "stage": string(c.State),
		"version": c.Version, "config": c.Config, "tested_config": nil, "tested_at": c.TestedAt,
		"settings": db.AsJSON(c.Settings), "suspended_for": nil, "created_at": c.CreatedAt, "updated_at": c.UpdatedAt,
	}
	if c.TestedConfig != 0 {
		args["tested_config"] = c.TestedConfig
	}
	if c.SuspendedFor != "" {
		args["suspended_for"] = c.SuspendedFor
	}
	return args
}

func insertConnection(tx *db.Tx, c Connection) error {
	_, err := tx.Exec(`
		insert into connection (org_id, id, name, provider, issuer, client_id, auth, scopes, state, stage, version, config,
			tested_config, tested_at, settings, suspended_for, created_at, updated_at)
		values (:org, :id, :name, :provider, :issuer, :client_id, :auth, :scopes, :state, :stage, :version, :config,
			:tested_config, :tested_at, :settings, :suspended_for, :created_at, :updated_at)`,
		connectionFields(c))
	return sameName(err)
}

func updateConnection(tx *db.Tx, before, after Connection) error {
	args := connectionFields(after)
	args["was"] = before.Version
	return sameName(tx.ExecOne(`
		update connection
		   set name = :name, provider = :provider, issuer = :issuer, client_id = :client_id, auth = :auth, scopes = :scopes,
		       state = :state, stage = :stage, version = :version, config = :config, tested_config = :tested_config,
		       tested_at = :tested_at, settings = :settings, suspended_for = :suspended_for, updated_at = :updated_at
		 where org_id = :org and id = :id and version = :was`, args))
}

func sameName(err error) error {
	if db.Violated(err, "connection_name_key", "connection.org_id, connection.name") {
		return fault.New(fault.Conflict, "Another connection has this name.").On("name").Because(err)
	}
	return err
}

// nobodySignedIn tells whether no session was ever started in the organization.
func nobodySignedIn(tx *db.Tx) (bool, error) {
	var n int
	err := tx.Get(&n, `select count(*) from session where org_id = :org`, nil)
	return n == 0, err
}

// Secrets lists the live secrets and keys of a connection, the newest first.
func Secrets(tx *db.Tx, connection string) ([]Secret, error) {
	var all []Secret
	err := tx.Select(&all, `
		select id, kind, created_at, ends_at, coalesce(public_key, '') as public_key, sealed
		  from connection_secret
		 where org_id = :org and connection_id = :connection and (ends_at is null or ends_at > :now)
		 order by created_at desc, id desc`, db.Args{"connection": connection, "now": tx.Now})
	return all, err
}

func insertSecret(tx *db.Tx, connection string, kind secretKind, sealed []byte, public string) error {
	args := db.Args{
		"id": db.NewID(), "connection": connection, "kind": string(kind), "sealed": sealed, "public": nil, "now": tx.Now,
	}
	if public != "" {
		args["public"] = public
	}
	_, err := tx.Exec(`
		insert into connection_secret (org_id, id, connection_id, kind, sealed, public_key, created_at)
		values (:org, :id, :connection, :kind, :sealed, :public, :now)`, args)
	return err
}

// endSecrets throws away the secrets of a kind that a connection has.
func endSecrets(tx *db.Tx, connection string, kind secretKind, at time.Time) error {
	_, err := tx.Exec(`
		delete from connection_secret
		 where org_id = :org and connection_id = :connection and kind = :kind and created_at <= :at`,
		db.Args{"connection": connection, "kind": string(kind), "at": at})
	return err
}

// overlapSecrets keeps the present secret until a time and throws away those
// that were kept before it.
func overlapSecrets(tx *db.Tx, connection string, kind secretKind, until time.Time) error {
	args := db.Args{"connection": connection, "kind": string(kind)}
	_, err := tx.Exec(`
		delete from connection_secret
		 where org_id = :org and connection_id = :connection and kind = :kind and ends_at is not null`, args)
	if err != nil {
		return err
	}
	args["until"] = until
	_, err = tx.Exec(`
		update connection_secret set ends_at = :until
		 where org_id = :org and connection_id = :connection and kind = :kind`, args)
	return err
}

// ForgetSecrets throws away secrets whose overlap is over.
func ForgetSecrets(tx *db.Tx) error {
	_, err := tx.Exec(`delete from connection_secret where org_id = :org and ends_at <= :now`, db.Args{"now": tx.Now})
	return err
}
