// Package once lets a call happen once however often it is sent: a caller names
// it with an idempotency key, and whoever sends the same again gets the answer
// of the first time (draft-ietf-httpapi-idempotency-key-header).
//
// That a call took effect is noted in the transaction of its effect, so that no
// crash makes it happen twice. Answers may hold what is personal or secret. They
// are sealed with a key that is made of the caller's, which is kept nowhere, and
// with the organization's; they go with the first erasure, and after a day.
//
// It knows keys, hashes and answers; what a call does is its caller's.
package once

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

const (
	// kept is how long a key is remembered.
	kept = 24 * time.Hour
	// lease is how long a run may take; a call that has neither answer nor
	// effect by then was cut off and may run again.
	lease = time.Minute
	// shortest and longest bound a key, in characters: a UUID has 36.
	shortest, longest = 16, 255
	// maxAnswer is the largest answer that is kept, in octets.
	maxAnswer = 1 << 20
)

// Call is what is to happen once.
type Call struct {
	// Principal is who calls: keys of different callers never meet.
	Principal string
	// Key is the idempotency key as it was sent.
	Key string
	// Input is the SHA-256 of everything that was asked.
	Input [sha256.Size]byte
}

// Run is one attempt at a call.
type Run struct {
	call Call
	id   string
	run  string
}

// The details of faults of kind Conflict that Begin returns.
const (
	// Reused: the key stands for something else.
	Reused = "IDEMPOTENCY_KEY_REUSED"
	// Running: the same call is under way; ask again in a moment.
	Running = "IDEMPOTENT_CALL_RUNNING"
	// Unanswered: it took effect, and its answer is not there any more.
	Unanswered = "IDEMPOTENT_ANSWER_GONE"
)

// check refuses keys that could be guessed or can't be a header.
func (c Call) check() error {
	for _, r := range c.Key {
		if r < '!' || r > '~' {
			return malformed()
		}
	}
	if len(c.Key) < shortest || len(c.Key) > longest {
		return malformed()
	}
	return nil
}

func malformed() error {
	return fault.New(fault.Invalid, "An idempotency key has %d to %d visible ASCII characters. Make a new UUID for each call.", shortest, longest)
}

func (c Call) id() string {
	sum := sha256.Sum256([]byte(c.Principal + "\x00" + c.Key))
	return hex.EncodeToString(sum[:])
}

// Begin claims a call for this attempt; or gives the answer of the first time,
// which is never nil then; or a fault of kind Conflict that says why there is
// neither.
func Begin(tx *db.Tx, c Call) (run Run, answer []byte, err error) {
	if err := c.check(); err != nil {
		return Run{}, nil, err
	}
	run = Run{call: c, id: c.id(), run: db.NewID()}
	mine, err := claim(tx, run)
	if err != nil || mine {
		return run, nil, err
	}
	r, err := find(tx, run.id)
	if err != nil {
		return Run{}, nil, err
	}
	if err := r.standing(tx.Now, c); err != nil {
		return Run{}, nil, err
	}
	if r.AnsweredAt != nil {
		answer, err = r.open(tx, run)
		return Run{}, answer, err
	}
	return run, nil, takeOver(tx, run) // cut off before it did anything
}

// standing tells why a call that is known may not be answered or run.
func (r row) standing(now time.Time, c Call) error {
	switch {
	case string(r.Input) != string(c.Input[:]):
		return fault.New(fault.Conflict, "This idempotency key stands for another call already. Make a new key for each call.").Coded(Reused)
	case r.AnsweredAt != nil && len(r.Answer) == 0, r.AnsweredAt == nil && r.EffectAt != nil && now.Sub(r.BeganAt) > lease:
		return fault.New(fault.Conflict, "This call took effect before, and its answer is not kept any more. Read the state instead of sending it again.").Coded(Unanswered)
	case r.AnsweredAt == nil && now.Sub(r.BeganAt) <= lease:
		return fault.New(fault.Conflict, "The same call is under way. Send it again in a moment for its answer.").Coded(Running).After(time.Second)
	}
	return nil
}

// Effect notes, in the transaction of a change, that the call has taken effect.
// It fails, and so undoes the change, when another attempt has taken the call
// over in the meantime.
func (r Run) Effect(tx *db.Tx) error {
	err := noteEffect(tx, r)
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.Conflict, "This call took too long and was begun again by another attempt.").Coded(Running)
	}
	return err
}

// Answer keeps what was answered, for whoever sends the call again. One that is
// too large is not kept.
func (r Run) Answer(tx *db.Tx, answer []byte) error {
	if len(answer) > maxAnswer {
		return keepAnswer(tx, r, nil)
	}
	inner, err := encrypt(r.call.Key, answer)
	if err != nil {
		return err
	}
	sealed, err := seal.SealOrg(tx, r.place(), inner)
	if err != nil {
		return err
	}
	return keepAnswer(tx, r, sealed)
}

func (r Run) place() string { return "once_call/" + r.id }

// Release forgets an attempt that failed without effect, so that the next one
// runs.
func (r Run) Release(tx *db.Tx) error { return release(tx, r) }

func (r row) open(tx *db.Tx, run Run) ([]byte, error) {
	inner, err := seal.OpenOrg(tx, run.place(), r.Answer)
	if err != nil {
		return nil, err
	}
	return decrypt(run.call.Key, inner)
}

// Forget removes the calls whose day is over.
func Forget(tx *db.Tx) (int64, error) { return removeExpired(tx) }

// DropAnswers forgets every answer of the organization and keeps that the calls
// happened: called in the transaction that notes an erasure (GDPR article 17),
// because nobody can tell in which answers the erased member is named.
func DropAnswers(tx *db.Tx) error { return dropAnswers(tx) }
