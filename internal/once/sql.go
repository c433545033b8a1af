package once

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

type row struct {
	Input      []byte     `db:"input_hash"`
	BeganAt    time.Time  `db:"began_at"`
	EffectAt   *time.Time `db:"effect_at"`
	AnsweredAt *time.Time `db:"answered_at"`
	Answer     []byte     `db:"answer"`
}

// claim writes the call down unless it is known; a day later it is new again.
func claim(tx *db.Tx, r Run) (mine bool, err error) {
	if _, err := tx.Exec(`delete from once_call where org_id = :org and id = :id and expires_at <= :now`,
		db.Args{"id": r.id, "now": tx.Now}); err != nil {
		return false, err
	}
	n, err := tx.Exec(`
		insert into once_call (org_id, id, input_hash, run, began_at, expires_at)
		values (:org, :id, :input, :run, :now, :expires)
		on conflict (org_id, id) do nothing`,
		db.Args{"id": r.id, "input": r.call.Input[:], "run": r.run, "now": tx.Now, "expires": tx.Now.Add(kept)})
	return n == 1, err
}

func find(tx *db.Tx, id string) (r row, err error) {
	err = tx.Get(&r, `
		select input_hash, began_at, effect_at, answered_at, answer
		from once_call
		where org_id = :org and id = :id`+tx.Lock(), db.Args{"id": id})
	return r, err
}

func takeOver(tx *db.Tx, r Run) error {
	return tx.ExecOne(`update once_call set run = :run, began_at = :now where org_id = :org and id = :id`,
		db.Args{"id": r.id, "run": r.run, "now": tx.Now})
}

func noteEffect(tx *db.Tx, r Run) error {
	return tx.ExecOne(`update once_call set effect_at = :now where org_id = :org and id = :id and run = :run`,
		db.Args{"id": r.id, "run": r.run, "now": tx.Now})
}

func keepAnswer(tx *db.Tx, r Run, answer []byte) error {
	return tx.ExecOne(`
		update once_call set answered_at = :now, answer = :answer
		where org_id = :org and id = :id and run = :run`,
		db.Args{"id": r.id, "run": r.run, "now": tx.Now, "answer": answer})
}

func release(tx *db.Tx, r Run) error {
	_, err := tx.Exec(`
		delete from once_call
		where org_id = :org and id = :id and run = :run and effect_at is null and answered_at is null`,
		db.Args{"id": r.id, "run": r.run})
	return err
}

func removeExpired(tx *db.Tx) (int64, error) {
	return tx.Exec(`delete from once_call where org_id = :org and expires_at <= :now`, db.Args{"now": tx.Now})
}

func dropAnswers(tx *db.Tx) error {
	_, err := tx.Exec(`update once_call set answer = null where org_id = :org and answer is not null`, nil)
	return err
}
