package db

import (
	"context"
	"errors"
)

// noted is a refusal whose attempt is written down although its transaction is
// undone.
type noted struct {
	error
	note func(*Tx) error
}

// Unwrap gives the refusal itself.
func (n *noted) Unwrap() error { return n.error }

// Noted refuses a change with err and has note run in a transaction of its own,
// by the same actor, once the refused one is undone: an attempt can be evidence.
// Where the refusal ends no transaction, as in a trial, nothing is noted.
func Noted(err error, note func(*Tx) error) error { return &noted{err, note} }

// noteRefusal writes an attempt down; that it could not is told beside the refusal.
func (d *DB) noteRefusal(ctx context.Context, err error, run func(func(*Tx) error) error) error {
	var n *noted
	if !errors.As(err, &n) {
		return err
	}
	if failed := run(n.note); failed != nil {
		d.log.ErrorContext(ctx, "a refused attempt was not written down", "cause", failed)
	}
	return err
}

// Note writes a refused attempt down in this transaction, which goes on without
// it: after Try, where the refusal is no trial.
func (t *Tx) Note(err error) error {
	var n *noted
	if !errors.As(err, &n) {
		return nil
	}
	return n.note(t)
}
