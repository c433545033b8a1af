package db

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
