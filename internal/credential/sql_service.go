package credential

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type serviceRow struct {
	ID          ServiceID                    `db:"id"`
	Name        string                       `db:"name"`
	Description string                       `db:"description"`
	Permissions db.JSON[[]access.Permission] `db:"permissions"`
	Rate        int                          `db:"rate_limit"`
	Version     int                          `db:"version"`
	CreatedBy   string                       `db:"created_by"`
	CreatedAt   time.Time                    `db:"created_at"`
	UpdatedAt   time.Time                    `db:"updated_at"`
	DisabledAt  *time.Time                   `db:"disabled_at"`
}

const serviceColumns = `id, name, description, permissions, rate_limit, version, created_by, created_at, updated_at, disabled_at`

func (r serviceRow) service() Service {
	return Service{
		ID: r.ID, Name: r.Name, Description: r.Description, Permissions: r.Permissions.V, PointsPerSecond: r.Rate,
		Version: r.Version, CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, DisabledAt: r.DisabledAt,
	}
}

func (s Service) args() db.Args {
	return db.Args{
		"id": string(s.ID), "name": s.Name, "key": strings.ToLower(strings.Join(strings.Fields(s.Name), " ")),
		"description": s.Description, "permissions": db.AsJSON(s.Permissions), "rate": s.PointsPerSecond, "version": s.Version,
		"by": s.CreatedBy, "created": s.CreatedAt, "updated": s.UpdatedAt, "disabled": s.DisabledAt,
	}
}

func insertService(tx *db.Tx, s Service) error {
	_, err := tx.Exec(`
		insert into service_account (org_id, id, name, name_key, description, permissions, rate_limit, version,
			created_by, created_at, updated_at, disabled_at)
		values (:org, :id, :name, :key, :description, :permissions, :rate, :version, :by, :created, :updated, :disabled)`, s.args())
	return nameTaken(err)
}

func updateService(tx *db.Tx, s Service) error {
	return nameTaken(tx.ExecOne(`
		update service_account
		set name = :name, name_key = :key, description = :description, permissions = :permissions, rate_limit = :rate,
			version = :version, updated_at = :updated, disabled_at = :disabled
		where org_id = :org and id = :id`, s.args()))
}

func nameTaken(err error) error {
	if db.Violated(err, "service_account_name_key", "service_account.org_id, service_account.name_key") {
		return fault.New(fault.Conflict, "Another service account has this name.").On("name").Because(err)
	}
	return err
}

func selectService(tx *db.Tx, id ServiceID, suffix string) (Service, error) {
	var r serviceRow
	err := tx.Get(&r, `select `+serviceColumns+` from service_account where org_id = :org and id = :id`+suffix, db.Args{"id": string(id)})
	return r.service(), err
}

func selectServices(tx *db.Tx) ([]Service, error) {
	var rows []serviceRow
	err := tx.Select(&rows, `select `+serviceColumns+` from service_account where org_id = :org order by name_key, id`, nil)
	out := make([]Service, len(rows))
	for i, r := range rows {
		out[i] = r.service()
	}
	return out, err
}

func endTokensOfService(tx *db.Tx, id ServiceID, why Reason) error {
	_, err := tx.Exec(`
		update token set ended_at = :now, end_reason = :why
		where org_id = :org and service_account_id = :service and ended_at is null`,
		db.Args{"service": string(id), "now": tx.Now, "why": string(why)})
	return err
}

// succeed marks the successor of a token, and ends the old one after the overlap.
func succeed(tx *db.Tx, t, old Token, overlap time.Duration) error {
	if _, err := tx.Exec(`update token set replaces_id = :old where org_id = :org and id = :id`,
		db.Args{"id": string(t.ID), "old": string(old.ID)}); err != nil {
		return err
	}
	if overlap == 0 {
		return endToken(tx, old.ID, Rotated)
	}
	ends := tx.Now.Add(overlap)
	if old.ExpiresAt.Before(ends) {
		return nil
	}
	_, err := tx.Exec(`update token set expires_at = :ends where org_id = :org and id = :id`, db.Args{"id": string(old.ID), "ends": ends})
	return err
}

// selectExpiring lists live tokens that end before a time and have no successor.
func selectExpiring(tx *db.Tx, before time.Time) ([]Token, error) {
	var rows []tokenRow
	err := tx.Select(&rows, `
		select `+tokenColumns+`
		from token
		where org_id = :org and ended_at is null and expires_at > :now and expires_at <= :before
			and id not in (select t.replaces_id from token t where t.org_id = :org and t.replaces_id <> '')
		order by expires_at, id
		limit 500`, db.Args{"now": tx.Now, "before": before})
	out := make([]Token, len(rows))
	for i, r := range rows {
		out[i] = r.token()
	}
	return out, err
}

// selectIssuer is the member with this id, or "": tokens are issued by Steward
// itself too.
func selectIssuer(tx *db.Tx, id string) (access.MemberID, error) {
	var found access.MemberID
	err := tx.Get(&found, `select id from member where org_id = :org and id = :id`, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return found, err
}
