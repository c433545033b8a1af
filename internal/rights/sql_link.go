package rights

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

const linkColumns = `id, request_id, token, secret, way, attempts, fetched, expires_at, ended_at, made, ticket, ticket_until`

type linkRow struct {
	ID        LinkID        `db:"id"`
	RequestID ID            `db:"request_id"`
	Token     []byte        `db:"token"`
	Secret    []byte        `db:"secret"`
	Way       LinkWay       `db:"way"`
	Attempts  int           `db:"attempts"`
	Fetched   int           `db:"fetched"`
	ExpiresAt time.Time     `db:"expires_at"`
	EndedAt   *time.Time    `db:"ended_at"`
	Made      db.JSON[Step] `db:"made"`
	Ticket    []byte        `db:"ticket"`
	Until     *time.Time    `db:"ticket_until"`
}

func (r linkRow) link() Link {
	return Link{
		ID: r.ID, RequestID: r.RequestID, Way: r.Way, Attempts: r.Attempts, Fetched: r.Fetched, ExpiresAt: r.ExpiresAt.UTC(),
		EndedAt: r.EndedAt, Made: r.Made.V, token: r.Token, secret: r.Secret,
		ticket: r.Ticket, ticketUntil: r.Until,
	}
}

func insertLink(tx *db.Tx, l Link) error {
	_, err := tx.Exec(`
		insert into package_link (org_id, id, request_id, token, secret, way, attempts, fetched, expires_at, ended_at, made)
		values (:org, :id, :request, :token, :secret, :way, 0, 0, :expires_at, null, :made)`,
		db.Args{
			"id": string(l.ID), "request": string(l.RequestID), "token": l.token, "secret": l.secret, "way": string(l.Way),
			"expires_at": l.ExpiresAt, "made": db.AsJSON(l.Made),
		})
	return err
}

func findLink(tx *db.Tx, id LinkID) (Link, error) {
	var row linkRow
	err := tx.Get(&row, `select `+linkColumns+` from package_link where org_id = :org and id = :id`, db.Args{"id": string(id)})
	return row.link(), err
}

func linksOf(tx *db.Tx, id ID) ([]Link, error) {
	var rows []linkRow
	err := tx.Select(&rows, `select `+linkColumns+` from package_link where org_id = :org and request_id = :request order by id`,
		db.Args{"request": string(id)})
	out := make([]Link, len(rows))
	for i, r := range rows {
		out[i] = r.link()
	}
	return out, err
}

func saveLink(tx *db.Tx, l Link) error {
	return tx.ExecOne(`
		update package_link set attempts = :attempts, fetched = :fetched, ended_at = :ended_at, ticket = :ticket, ticket_until = :until
		 where org_id = :org and id = :id`,
		db.Args{"id": string(l.ID), "attempts": l.Attempts, "fetched": l.Fetched, "ended_at": l.EndedAt, "ticket": l.ticket, "until": l.ticketUntil})
}

// endLinks takes back every link to a request's package.
func endLinks(tx *db.Tx, id ID) error {
	_, err := tx.Exec(`
		update package_link set ended_at = :now
		 where org_id = :org and request_id = :request and ended_at is null`,
		db.Args{"request": string(id), "now": tx.Now})
	return err
}
