package intake

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/rights"
)

// Arrived is a mail that was handed in, as far as it is kept: neither who sent it
// nor what it says.
type Arrived struct {
	ID     string
	CameAt time.Time
	// Why says why it was not taken; "" when it was.
	Why string
	// State is how far its inquiry is; "" when it was not taken.
	State State
	// RequestID is the request that came of it; "" when none did yet.
	RequestID rights.ID
}

const (
	// lettersKept is how long it is known what became of a mail.
	lettersKept = 30 * 24 * time.Hour
	// maxLetters bounds how many are shown.
	maxLetters = 20
)

// arrive keeps what became of a mail, counts it, and drops what is too old to be
// asked about.
func arrive(tx *db.Tx, inquiry, why string) error {
	if err := dropLetters(tx, tx.Now.Add(-lettersKept)); err != nil {
		return err
	}
	if err := insertLetter(tx, Arrived{ID: db.NewID(), CameAt: tx.Now, Why: why}, inquiry); err != nil {
		return err
	}
	return countMail(tx, why == "")
}

// Letters are the last mails of 30 days, the newest first, at most 20 (permission
// ReadRequests).
func Letters(tx *db.Tx) (list []Arrived, err error) {
	if err := tx.Whole(); err != nil {
		return nil, err
	}
	return letters(tx, tx.Now.Add(-lettersKept))
}
