package stream

import (
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type row struct {
	ID              string                `db:"id"`
	Name            string                `db:"name"`
	Kind            Kind                  `db:"kind"`
	Settings        db.JSON[Target]       `db:"settings"`
	Secret          []byte                `db:"secret"`
	Actions         db.JSON[audit.Wanted] `db:"actions"`
	Personal        bool                  `db:"personal"`
	Creator         db.JSON[Creator]      `db:"creator"`
	State           State                 `db:"state"`
	Reason          string                `db:"reason"`
	Position        int64                 `db:"position"`
	Delivered       int64                 `db:"delivered"`
	Failures        int                   `db:"failures"`
	FailingSince    *time.Time            `db:"failing_since"`
	PausedAt        *time.Time            `db:"paused_at"`
	NextAt          *time.Time            `db:"next_at"`
	LastDeliveredAt *time.Time            `db:"last_delivered_at"`
	LeaseHolder     string                `db:"lease_holder"`
	LeaseUntil      *time.Time            `db:"lease_until"`
	Version         int                   `db:"version"`
	CreatedAt       time.Time             `db:"created_at"`
	UpdatedAt       time.Time             `db:"updated_at"`
}

func (r row) value() Stream {
	return Stream{
		ID: r.ID, Name: r.Name, Kind: r.Kind, Target: r.Settings.V, sealed: r.Secret, Actions: r.Actions.V,
		Personal: r.Personal, Creator: r.Creator.V, State: r.State, Reason: r.Reason, Position: r.Position,
		Delivered: r.Delivered, Failures: r.Failures, FailingSince: r.FailingSince, PausedAt: r.PausedAt, NextAt: r.NextAt,
		LastDeliveredAt: r.LastDeliveredAt, leaseHolder: r.LeaseHolder, leaseUntil: r.LeaseUntil, Version: r.Version,
		CreatedAt: r.CreatedAt.UTC(), UpdatedAt: r.UpdatedAt.UTC(),
	}
}

const columns = `s.id, s.name, s.kind, s.settings, s.secret, s.actions, s.personal, s.creator, s.state, s.reason, s.position,
	s.delivered, s.failures, s.failing_since, s.paused_at, s.next_at, s.last_delivered_at, s.lease_holder, s.lease_until,
	s.version, s.created_at, s.updated_at`

// List returns the organization's streams by name.
func List(tx *db.Tx) ([]Stream, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from log_stream s where s.org_id = :org order by s.name, s.id`, nil)
	all := make([]Stream, len(rows))
	for i, r := range rows {
		all[i] = r.value()
	}
	return all, err
}

// Find returns a stream of the organization.
func Find(tx *db.Tx, id string) (Stream, error) { return find(tx, id, "") }

func lock(tx *db.Tx, id string) (Stream, error) { return find(tx, id, tx.Lock()) }

func find(tx *db.Tx, id, lock string) (Stream, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from log_stream s where s.org_id = :org and s.id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no log stream with this id.").Because(err)
	}
	return r.value(), err
}

// awake lists the streams that send and wait for nothing.
func awake(tx *db.Tx) (ids []string, err error) {
	return ids, tx.Select(&ids, `
		select s.id from log_stream s
		 where s.org_id = :org and s.state = 'active' and (s.next_at is null or s.next_at <= :now)`, db.Args{"now": tx.Now})
}

func fields(s Stream) db.Args {
	return db.Args{
		"id": s.ID, "name": s.Name, "kind": string(s.Kind), "settings": db.AsJSON(s.Target), "secret": s.sealed,
		"actions": db.AsJSON(s.Actions), "personal": s.Personal, "creator": db.AsJSON(s.Creator), "state": string(s.State),
		"reason": s.Reason, "position": s.Position, "delivered": s.Delivered, "failures": s.Failures,
		"failing_since": s.FailingSince, "paused_at": s.PausedAt, "next_at": s.NextAt, "last_delivered_at": s.LastDeliveredAt,
		"holder": s.leaseHolder, "until": s.leaseUntil, "version": s.Version, "created": s.CreatedAt, "updated": s.UpdatedAt,
	}
}

func insert(tx *db.Tx, s Stream) error {
	_, err := tx.Exec(`
		insert into log_stream (org_id, id, name, kind, settings, secret, actions, personal, creator, state, reason, position,
		                        delivered, failures, failing_since, paused_at, next_at, last_delivered_at, lease_holder,
		                        lease_until, version, created_at, updated_at)
		values (:org, :id, :name, :kind, :settings, :secret, :actions, :personal, :creator, :state, :reason, :position,
		        :delivered, :failures, :failing_since, :paused_at, :next_at, :last_delivered_at, :holder,
		        :until, :version, :created, :updated)`, fields(s))
	return sameName(err)
}

// save keeps what a person or an attempt changed.
func save(tx *db.Tx, s *Stream) error {
	s.UpdatedAt = tx.Now
	return sameName(tx.ExecOne(`
		update log_stream
		   set name = :name, settings = :settings, secret = :secret, actions = :actions, personal = :personal,
		       creator = :creator, state = :state, reason = :reason, position = :position, delivered = :delivered,
		       failures = :failures, failing_since = :failing_since, paused_at = :paused_at, next_at = :next_at,
		       last_delivered_at = :last_delivered_at, lease_holder = :holder, lease_until = :until, version = :version,
		       updated_at = :updated
		 where org_id = :org and id = :id`, fields(*s)))
}

func sameName(err error) error {
	if db.Violated(err, "log_stream_name_key", "log_stream.org_id, log_stream.name") {
		return fault.New(fault.Conflict, "Another log stream has this name.").On("name").Because(err)
	}
	return err
}

func remove(tx *db.Tx, id string) error {
	if _, err := tx.Exec(`delete from log_delivery where org_id = :org and stream_id = :id`, db.Args{"id": id}); err != nil {
		return err
	}
	return tx.ExecOne(`delete from log_stream where org_id = :org and id = :id`, db.Args{"id": id})
}
