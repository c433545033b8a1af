package directory

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

// AnswersKept is how long the answer to a request with an Idempotency-Key is
// given again.
const AnswersKept = 24 * time.Hour

// Answer is what a request with an Idempotency-Key was answered: enough to
// answer it again, and nothing personal in the clear.
type Answer struct {
	// ID is a keyed hash of directory and Idempotency-Key.
	ID          string `db:"id"`
	DirectoryID string `db:"directory_id"`
	// RequestHash is a keyed hash of what was asked.
	RequestHash []byte `db:"request_hash"`
	// Status is 0 as long as the request is under way.
	Status       int    `db:"status"`
	ResourceType string `db:"resource_type"`
	ResourceID   string `db:"resource_id"`
	// Sealed is what can't be made anew from the resource.
	Sealed []byte    `db:"sealed"`
	At     time.Time `db:"at"`
}

// Claim notes that a request is being carried out, in the transaction that does.
// If the key has an answer already, fresh is false and kept is that answer. Of
// requests at the same time one is fresh; the others wait for its transaction.
func Claim(tx *db.Tx, a Answer) (kept Answer, fresh bool, err error) {
	a.At = tx.Now
	n, err := insertAnswer(tx, a, tx.Now.Add(-AnswersKept))
	if err != nil || n > 0 {
		return a, n > 0, err
	}
	kept, err = findAnswer(tx, a.ID, tx.Now.Add(-AnswersKept))
	return kept, false, err
}

// Answered returns the answer that was kept for a key; no live one is a fault of
// kind NotFound.
func Answered(tx *db.Tx, id string) (Answer, error) {
	return findAnswer(tx, id, tx.Now.Add(-AnswersKept))
}

// Settle keeps the answer of a request that was claimed in this transaction.
func Settle(tx *db.Tx, a Answer) error { return updateAnswer(tx, a) }

// ForgetAnswers deletes the answers that aren't given again any more and tells
// how many.
func ForgetAnswers(tx *db.Tx) (int, error) { return deleteAnswers(tx, tx.Now.Add(-AnswersKept)) }
