package db

import (
	"fmt"
	"reflect"
)

// subscription is called with everything that is announced.
type subscription func(*Tx, any) error

// Subscribe registers fn for announcements of type T. It runs in the
// transaction that announces, so that what must happen together commits
// together; its failure fails the transaction. Wiring calls it, once, before
// the first transaction.
func Subscribe[T any](d *DB, fn func(*Tx, T) error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.subscriptions = append(d.subscriptions, func(tx *Tx, what any) error {
		if v, ok := what.(T); ok {
			return fn(tx, v)
		}
		return nil
	})
}

// Announce tells every subscriber, in this transaction, what has happened: how
// a package tells those above it (a member was deactivated, so their sessions
// end) without importing them.
func (t *Tx) Announce(what any) error {
	for _, s := range t.s.d.subscriptions {
		if err := s(t, what); err != nil {
			return err
		}
	}
	return nil
}

// Attach hands the door something that every transaction needs beside the
// database, such as the sealer. Wiring calls it, once for each type, before the
// first transaction.
func Attach[T any](d *DB, v T) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.attached = append(d.attached, v)
}

// Attached returns what was attached of type T. That nothing was is a mistake
// in the wiring, so it panics.
func Attached[T any](t *Tx) T {
	for _, a := range t.s.d.attached {
		if v, ok := a.(T); ok {
			return v
		}
	}
	panic(fmt.Sprintf("db: no %s attached to the door", reflect.TypeFor[T]()))
}
