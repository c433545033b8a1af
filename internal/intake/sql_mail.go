package intake

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/rights"
)

// mailboxID is the one that an organization has.
const mailboxID = "mailbox"

type mailboxRow struct {
	Address     string     `db:"address"`
	Secret      []byte     `db:"secret_hash"`
	Former      []byte     `db:"former_hash"`
	FormerUntil *time.Time `db:"former_until"`
	MadeAt      time.Time  `db:"made_at"`
	RotatedAt   *time.Time `db:"rotated_at"`
	Taken       int        `db:"taken"`
	Ignored     int        `db:"ignored"`
	LastAt      *time.Time `db:"last_at"`
}

func findMailbox(tx *db.Tx, lock string) (Mailbox, error) {
	var r mailboxRow
	err := tx.Get(&r, `
		select address, secret_hash, former_hash, former_until, made_at, rotated_at, taken, ignored, last_at
		  from request_mailbox where org_id = :org and id = :id`+lock, db.Args{"id": mailboxID})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "Mail is not taken yet. Say first at which address.").Because(err)
	}
	return Mailbox{
		Address: r.Address, MadeAt: r.MadeAt.UTC(), RotatedAt: r.RotatedAt, FormerUntil: r.FormerUntil, Taken: r.Taken,
		Ignored: r.Ignored, LastAt: r.LastAt, secret: r.Secret, former: r.Former,
	}, err
}

func insertMailbox(tx *db.Tx, m Mailbox) error {
	_, err := tx.Exec(`
		insert into request_mailbox (org_id, id, address, secret_hash, former_hash, former_until, made_at, rotated_at, taken, ignored, last_at)
		values (:org, :id, :address, :secret, null, null, :made, null, 0, 0, null)`,
		db.Args{"id": mailboxID, "address": m.Address, "secret": m.secret, "made": m.MadeAt})
	return err
}

func saveMailbox(tx *db.Tx, m Mailbox) error {
	return tx.ExecOne(`
		update request_mailbox
		   set address = :address, secret_hash = :secret, former_hash = :former, former_until = :until, rotated_at = :rotated
		 where org_id = :org and id = :id`,
		db.Args{"id": mailboxID, "address": m.Address, "secret": m.secret, "former": m.former, "until": m.FormerUntil, "rotated": m.RotatedAt})
}

func deleteMailbox(tx *db.Tx) error {
	return tx.ExecOne(`delete from request_mailbox where org_id = :org and id = :id`, db.Args{"id": mailboxID})
}

// countMail counts a mail that was taken or ignored.
func countMail(tx *db.Tx, taken bool) error {
	return tx.ExecOne(`
		update request_mailbox
		   set taken = taken + :taken, ignored = ignored + 1 - :taken, last_at = :now
		 where org_id = :org and id = :id`, db.Args{"id": mailboxID, "taken": number(taken), "now": tx.Now})
}

func insertLetter(tx *db.Tx, a Arrived, inquiry string) error {
	_, err := tx.Exec(`
		insert into request_letter (org_id, id, came_at, why, inquiry_id)
		values (:org, :id, :came, :why, :inquiry)`,
		db.Args{"id": a.ID, "came": a.CameAt, "why": a.Why, "inquiry": orNull(inquiry)})
	return err
}

func dropLetters(tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(`delete from request_letter where org_id = :org and came_at < :before`, db.Args{"before": before})
	return err
}

// letters lists what came since a time. A question whose link nobody followed in
// time is over, whether that was written down yet or not.
func letters(tx *db.Tx, since time.Time) ([]Arrived, error) {
	var rows []struct {
		ID      string    `db:"id"`
		CameAt  time.Time `db:"came_at"`
		Why     string    `db:"why"`
		State   State     `db:"state"`
		Request string    `db:"request_id"`
	}
	err := tx.Select(&rows, `
		select l.id, l.came_at, l.why, coalesce(i.request_id, '') as request_id,
		       case when i.state in ('asked', 'sent') and i.expires_at < :now then 'expired' else coalesce(i.state, '') end as state
		  from request_letter l
		  left join inquiry i on i.org_id = l.org_id and i.id = l.inquiry_id
		 where l.org_id = :org and l.came_at >= :since
		 order by l.came_at desc, l.id desc
		 limit :most`, db.Args{"now": tx.Now, "since": since, "most": maxLetters})
	list := make([]Arrived, 0, len(rows))
	for _, r := range rows {
		list = append(list, Arrived{ID: r.ID, CameAt: r.CameAt.UTC(), Why: r.Why, State: r.State, RequestID: rights.ID(r.Request)})
	}
	return list, err
}
