package db

// Waiting is how many changes wait for the writer.
func (d *DB) Waiting() int {
	d.turns.mu.Lock()
	defer d.turns.mu.Unlock()
	return len(d.turns.waiting)
}
