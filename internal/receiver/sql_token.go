package receiver

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

const tokenColumns = `id, type, subject_kind, subject_id, attributes, txn, sealed, state, attempts, error, created_at, ended_at`

type tokenRow struct {
	ID          string            `db:"id"`
	Type        string            `db:"type"`
	SubjectKind string            `db:"subject_kind"`
	SubjectID   string            `db:"subject_id"`
	Attributes  db.JSON[[]string] `db:"attributes"`
	Txn         string            `db:"txn"`
	Sealed      []byte            `db:"sealed"`
	State       TokenState        `db:"state"`
	Attempts    int               `db:"attempts"`
	Error       string            `db:"error"`
	CreatedAt   time.Time         `db:"created_at"`
	EndedAt     *time.Time        `db:"ended_at"`
}

func tokens(rows []tokenRow) []Token {
	out := make([]Token, len(rows))
	for i, r := range rows {
		out[i] = Token{
			ID: r.ID, Type: r.Type, SubjectKind: r.SubjectKind, SubjectID: r.SubjectID, Attributes: r.Attributes.V, Txn: r.Txn,
			State: r.State, Attempts: r.Attempts, Error: r.Error, CreatedAt: r.CreatedAt.UTC(), EndedAt: r.EndedAt, sealed: r.Sealed,
		}
	}
	return out
}

func insertToken(tx *db.Tx, receiver string, t Token) error {
	attributes := t.Attributes
	if attributes == nil {
		attributes = []string{}
	}
	_, err := tx.Exec(`
		insert into event_token (org_id, receiver_id, id, type, subject_kind, subject_id, attributes, txn, sealed, state, attempts, error, created_at, ended_at)
		values (:org, :receiver, :id, :type, :kind, :subject, :attributes, :txn, :sealed, 'pending', 0, '', :now, null)`,
		db.Args{
			"receiver": receiver, "id": t.ID, "type": t.Type, "kind": t.SubjectKind, "subject": t.SubjectID,
			"attributes": db.AsJSON(attributes), "txn": t.Txn, "sealed": t.sealed, "now": tx.Now,
		})
	return err
}

// pending are the oldest events that wait.
func pending(tx *db.Tx, receiver string, limit int) ([]Token, error) {
	var rows []tokenRow
	err := tx.Select(&rows, `
		select `+tokenColumns+`
		  from event_token
		 where org_id = :org and receiver_id = :receiver and state = 'pending'
		 order by id
		 limit :limit`, db.Args{"receiver": receiver, "limit": limit})
	return tokens(rows), err
}

func oldest(tx *db.Tx, receiver string) (Token, error) {
	var r tokenRow
	err := tx.Get(&r, `
		select `+tokenColumns+`
		  from event_token
		 where org_id = :org and receiver_id = :receiver and state = 'pending'
		 order by id
		 limit 1`, db.Args{"receiver": receiver})
	return tokens([]tokenRow{r})[0], err
}

func listTokens(tx *db.Tx, receiver, before string, limit int) ([]Token, error) {
	args := db.Args{"receiver": receiver, "limit": limit}
	where := ""
	if before != "" {
		where, args["before"] = " and id < :before", before
	}
	var rows []tokenRow
	err := tx.Select(&rows, `
		select `+tokenColumns+`
		  from event_token
		 where org_id = :org and receiver_id = :receiver`+where+`
		 order by id desc
		 limit :limit`, args)
	return tokens(rows), err
}

func countPending(tx *db.Tx, receiver string) (n int, err error) {
	return n, tx.Get(&n, `
		select count(*) from event_token where org_id = :org and receiver_id = :receiver and state = 'pending'`,
		db.Args{"receiver": receiver})
}

// end says what became of an event; its values are dropped. One that has ended
// already, or isn't there, stays as it is.
func end(tx *db.Tx, receiver string, t Token, s TokenState, problem string) error {
	_, err := tx.Exec(`
		update event_token
		   set state = :state, error = :error, attempts = attempts + 1, ended_at = :now, sealed = null
		 where org_id = :org and receiver_id = :receiver and id = :id and state = 'pending'`,
		db.Args{"receiver": receiver, "id": t.ID, "state": string(s), "error": problem, "now": tx.Now})
	return err
}

func attempted(tx *db.Tx, receiver string, t Token, problem string) error {
	_, err := tx.Exec(`
		update event_token set attempts = attempts + 1, error = :error
		 where org_id = :org and receiver_id = :receiver and id = :id and state = 'pending'`,
		db.Args{"receiver": receiver, "id": t.ID, "error": problem})
	return err
}

// reviveFailed lets events that were given up wait again, unless they held
// values, which are gone.
func reviveFailed(tx *db.Tx, receiver string) error {
	_, err := tx.Exec(`
		update event_token set state = 'pending', ended_at = null, attempts = 0
		 where org_id = :org and receiver_id = :receiver and state = 'failed' and type not like :full`,
		db.Args{"receiver": receiver, "full": "%" + formFull})
	return err
}

// dropFull drops the events that wait and hold values of an erased member.
func dropFull(tx *db.Tx, subject string) error {
	_, err := tx.Exec(`
		update event_token set state = 'dropped', error = 'The member was erased.', ended_at = :now, sealed = null
		 where org_id = :org and subject_id = :subject and state = 'pending' and sealed is not null`,
		db.Args{"subject": subject, "now": tx.Now})
	return err
}

func forget(tx *db.Tx, before time.Time) error {
	args := db.Args{"before": before}
	if _, err := tx.Exec(`delete from event_token where org_id = :org and created_at < :before`, args); err != nil {
		return err
	}
	_, err := tx.Exec(`delete from event_key where org_id = :org and retired_at < :before`, args)
	return err
}
