package receiver

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

const columns = `org_id, id, name, delivery, url, audience, full_values, group_id, state, reason, failures, failing_since, next_at,
	lease_holder, lease_until, auth_sealed, token_hash, last_delivered_at, created_at`

type row struct {
	OrgID           access.OrgID   `db:"org_id"`
	ID              string         `db:"id"`
	Name            string         `db:"name"`
	Delivery        Delivery       `db:"delivery"`
	URL             string         `db:"url"`
	Audience        string         `db:"audience"`
	Full            bool           `db:"full_values"`
	GroupID         member.GroupID `db:"group_id"`
	State           State          `db:"state"`
	Reason          string         `db:"reason"`
	Failures        int            `db:"failures"`
	FailingSince    *time.Time     `db:"failing_since"`
	NextAt          time.Time      `db:"next_at"`
	LeaseHolder     string         `db:"lease_holder"`
	LeaseUntil      time.Time      `db:"lease_until"`
	Auth            []byte         `db:"auth_sealed"`
	TokenHash       []byte         `db:"token_hash"`
	LastDeliveredAt *time.Time     `db:"last_delivered_at"`
	CreatedAt       time.Time      `db:"created_at"`
}

func (r row) receiver() Receiver {
	return Receiver{
		ID: r.ID, Name: r.Name, Delivery: r.Delivery, URL: r.URL, Audience: r.Audience, Full: r.Full, GroupID: r.GroupID,
		State: r.State, Reason: r.Reason, Failures: r.Failures, FailingSince: r.FailingSince, NextAt: r.NextAt.UTC(),
		LastDeliveredAt: r.LastDeliveredAt, CreatedAt: r.CreatedAt.UTC(), leaseHolder: r.LeaseHolder,
		leaseUntil: r.LeaseUntil.UTC(), auth: r.Auth, tokenHash: r.TokenHash,
	}
}

func insert(tx *db.Tx, r Receiver) error {
	_, err := tx.Exec(`
		insert into event_receiver (`+columns+`)
		values (:org, :id, :name, :delivery, :url, :audience, :full, :group, :state, '', 0, null, :now, '', :now, :auth, :token, null, :now)`,
		db.Args{
			"id": r.ID, "name": r.Name, "delivery": string(r.Delivery), "url": r.URL, "audience": r.Audience, "full": r.Full,
			"group": string(r.GroupID), "state": string(r.State), "now": tx.Now, "auth": r.auth, "token": r.tokenHash,
		})
	return err
}

func save(tx *db.Tx, r Receiver) error {
	return tx.ExecOne(`
		update event_receiver
		   set state = :state, reason = :reason, failures = :failures, failing_since = :failing_since, next_at = :next_at,
		       lease_holder = :holder, lease_until = :lease_until, token_hash = :token, last_delivered_at = :delivered_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": r.ID, "state": string(r.State), "reason": r.Reason, "failures": r.Failures, "failing_since": r.FailingSince,
			"next_at": r.NextAt, "holder": r.leaseHolder, "lease_until": r.leaseUntil, "token": r.tokenHash, "delivered_at": r.LastDeliveredAt,
		})
}

func find(tx *db.Tx, id, lock string) (Receiver, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from event_receiver where org_id = :org and id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such receiver.").Because(err)
	}
	return r.receiver(), err
}

func list(tx *db.Tx) ([]Receiver, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from event_receiver where org_id = :org order by id`, nil)
	out := make([]Receiver, len(rows))
	for i, r := range rows {
		out[i] = r.receiver()
	}
	return out, err
}

// byToken finds the receiver that a token belongs to, of whatever organization.
func byToken(w *db.Wide, hash []byte) (access.OrgID, Receiver, error) {
	var r row
	err := w.Get(&r, `select `+columns+` from event_receiver where token_hash = :hash`, db.Args{"hash": hash})
	return r.OrgID, r.receiver(), err
}

func remove(tx *db.Tx, id string) error {
	if _, err := tx.Exec(`delete from event_token where org_id = :org and receiver_id = :id`, db.Args{"id": id}); err != nil {
		return err
	}
	return tx.ExecOne(`delete from event_receiver where org_id = :org and id = :id`, db.Args{"id": id})
}

func keys(tx *db.Tx) (rows []keyRow, err error) {
	return rows, tx.Select(&rows, `
		select id, public, sealed, created_at, retired_at from event_key where org_id = :org order by id desc`, nil)
}

func insertKey(tx *db.Tx, k keyRow) error {
	_, err := tx.Exec(`
		insert into event_key (org_id, id, public, sealed, created_at, retired_at)
		values (:org, :id, :public, :sealed, :now, null)`,
		db.Args{"id": k.ID, "public": k.Public, "sealed": k.Sealed, "now": tx.Now})
	return err
}

func retireKeys(tx *db.Tx) error {
	_, err := tx.Exec(`update event_key set retired_at = :now where org_id = :org and retired_at is null`, db.Args{"now": tx.Now})
	return err
}

func removeKeys(tx *db.Tx) error {
	_, err := tx.Exec(`delete from event_key where org_id = :org`, nil)
	return err
}
