package org

import (
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Reservation is the id of a connection that is still to be made: its addresses
// are entered at the provider first, which gives the client id that a connection
// needs. No other organization can make a connection with it.
type Reservation struct {
	ID        string    `db:"id"`
	MadeBy    string    `db:"made_by"`
	CreatedAt time.Time `db:"created_at"`
	ExpiresAt time.Time `db:"expires_at"`
}

const (
	// reservedFor is how long an administrator may take to register Steward at
	// the provider.
	reservedFor = 30 * 24 * time.Hour
	// maxReserved is how many reservations an organization has at once.
	maxReserved = 50
)

// ReserveConnection gives the actor's reservation that was not used yet, or a new
// one: always with another.
func ReserveConnection(tx *db.Tx, another bool) (Reservation, error) {
	if err := forgetReservations(tx); err != nil {
		return Reservation{}, err
	}
	if !another {
		r, err := reservedBy(tx, tx.Actor.ID)
		if !fault.Is(err, fault.NotFound) {
			return r, err
		}
	}
	n, err := countReservations(tx)
	if err != nil {
		return Reservation{}, err
	}
	if n >= maxReserved {
		return Reservation{}, fault.New(fault.Conflict, "%d connections are reserved already. Use one of them, or wait until they are forgotten.", n)
	}
	r := Reservation{ID: db.NewID(), MadeBy: tx.Actor.ID, CreatedAt: tx.Now, ExpiresAt: tx.Now.Add(reservedFor)}
	if err := insertReservation(tx, r); err != nil {
		return Reservation{}, err
	}
	return r, audit.Record(tx, audit.Entry{
		Action: "connection.reserved", Object: audit.Object{Type: "connection", ID: r.ID}, Detail: map[string]any{"until": r.ExpiresAt},
	})
}

// useReservation takes the reservation for the connection that is being made.
func useReservation(tx *db.Tx, id string) error {
	n, err := tx.Exec(`delete from connection_reservation where org_id = :org and id = :id and expires_at > :now`,
		db.Args{"id": id, "now": tx.Now})
	if err == nil && n == 0 {
		err = fault.New(fault.NotFound, "There is no reservation with this id.").On("reservationId")
	}
	return err
}

const reservationColumns = `id, made_by, created_at, expires_at`

func reservedBy(tx *db.Tx, actor string) (r Reservation, err error) {
	err = tx.Get(&r, `
		select `+reservationColumns+`
		  from connection_reservation
		 where org_id = :org and made_by = :actor and expires_at > :now
		 order by id desc
		 limit 1`, db.Args{"actor": actor, "now": tx.Now})
	return r, err
}

func countReservations(tx *db.Tx) (n int, err error) {
	err = tx.Get(&n, `select count(*) from connection_reservation where org_id = :org`, nil)
	return n, err
}

func insertReservation(tx *db.Tx, r Reservation) error {
	_, err := tx.Exec(`
		insert into connection_reservation (org_id, id, made_by, created_at, expires_at)
		values (:org, :id, :by, :at, :expires)`,
		db.Args{"id": r.ID, "by": r.MadeBy, "at": r.CreatedAt, "expires": r.ExpiresAt})
	return err
}

// forgetReservations forgets those that were never used.
func forgetReservations(tx *db.Tx) error {
	_, err := tx.Exec(`delete from connection_reservation where org_id = :org and expires_at <= :now`, db.Args{"now": tx.Now})
	return err
}

// reserved is the id that a connection gets which was reserved before.
func (n NewConnection) reserved(tx *db.Tx) (string, error) {
	if n.ID != "" {
		return "", fault.New(fault.Invalid, "A connection that is there keeps its addresses: leave the reservation out.").On("reservationId")
	}
	return n.Reserved, useReservation(tx, n.Reserved)
}
