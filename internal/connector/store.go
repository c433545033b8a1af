package connector

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

type row struct {
	ID        product.SourceID  `db:"id"`
	Kind      Kind              `db:"kind"`
	Name      string            `db:"name"`
	ProductID product.ID        `db:"product_id"`
	Settings  db.JSON[Settings] `db:"settings"`
	Sealed    []byte            `db:"secret"`
	CreatedAt time.Time         `db:"created_at"`
	UpdatedAt time.Time         `db:"updated_at"`
	Version   int               `db:"version"`
	PausedAt  *time.Time        `db:"paused_at"`
	UsedAt    *time.Time        `db:"used_at"`
	WorkedAt  *time.Time        `db:"worked_at"`
	Failing   *time.Time        `db:"failing_since"`
	Problem   string            `db:"problem"`
}

func (r row) connector() Connector {
	return Connector{
		ID: r.ID, Kind: r.Kind, Name: r.Name, ProductID: r.ProductID, Settings: r.Settings.V, HasSecret: len(r.Sealed) > 0,
		CreatedAt: r.CreatedAt.UTC(), UpdatedAt: r.UpdatedAt.UTC(), sealed: r.Sealed, Version: r.Version, PausedAt: r.PausedAt,
		Health: Health{UsedAt: r.UsedAt, WorkedAt: r.WorkedAt, FailingSince: r.Failing, Problem: r.Problem},
	}
}

const selectConnector = `
	select id, kind, name, product_id, settings, secret, created_at, updated_at, version, paused_at, used_at, worked_at,
	       failing_since, problem
	  from connector
	 where org_id = :org`

// List gives the organization's connectors, by name: at most a hundred.
func List(tx *db.Tx) ([]Connector, error) {
	var rows []row
	err := tx.Select(&rows, selectConnector+` order by name, id`, nil)
	out := make([]Connector, len(rows))
	for i, r := range rows {
		out[i] = r.connector()
	}
	return out, err
}

// Find finds one.
func Find(tx *db.Tx, id product.SourceID) (Connector, error) {
	var r row
	err := tx.Get(&r, selectConnector+` and id = :id`+tx.Lock(), db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such system.").On("id").Because(err)
	}
	return r.connector(), err
}

func (c Connector) args() db.Args {
	return db.Args{
		"id": string(c.ID), "kind": string(c.Kind), "name": c.Name, "product": string(c.ProductID),
		"settings": db.AsJSON(c.Settings), "secret": c.sealed, "created": c.CreatedAt, "updated": c.UpdatedAt,
		"version": c.Version, "paused": c.PausedAt, "used": c.Health.UsedAt, "worked": c.Health.WorkedAt, "failing": c.Health.FailingSince,
		"problem": c.Health.Problem,
	}
}

func insertConnector(tx *db.Tx, c Connector) error {
	_, err := tx.Exec(`
		insert into connector (org_id, id, kind, name, product_id, settings, secret, created_at, updated_at, version, paused_at, used_at, worked_at, failing_since, problem)
		values (:org, :id, :kind, :name, :product, :settings, :secret, :created, :updated, :version, :paused, :used, :worked, :failing, :problem)`, c.args())
	return taken(err)
}

func updateConnector(tx *db.Tx, c Connector) error {
	args := c.args()
	delete(args, "kind")
	delete(args, "created")
	return taken(tx.ExecOne(`
		update connector
		   set name = :name, product_id = :product, settings = :settings, secret = :secret, updated_at = :updated,
		       version = :version, paused_at = :paused, used_at = :used, worked_at = :worked, failing_since = :failing, problem = :problem
		 where org_id = :org and id = :id`, args))
}

func taken(err error) error {
	if fault.Is(err, fault.Conflict) {
		return fault.New(fault.Conflict, "Another system has this name.").On("name").Because(err)
	}
	return err
}

func deleteConnector(tx *db.Tx, id product.SourceID) error {
	return tx.ExecOne(`delete from connector where org_id = :org and id = :id`, db.Args{"id": string(id)})
}

// noteUse keeps what became of asking a connector, without its row: one that was
// forgotten meanwhile has none.
func noteUse(tx *db.Tx, id product.SourceID, problem string) error {
	_, err := tx.Exec(`
		update connector
		   set used_at = :now,
		       worked_at = case when :problem = '' then :now else worked_at end,
		       failing_since = case when :problem = '' then null when failing_since is null then :now else failing_since end,
		       problem = :problem
		 where org_id = :org and id = :id`, db.Args{"id": string(id), "problem": problem, "now": tx.Now})
	return err
}
