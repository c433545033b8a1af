package db

import "time"

// Pool is how the connections to the database are used, on SQLite those that
// read and the one that writes together.
type Pool struct {
	// Most may be open at a time; Open are, and Busy of them are at work.
	Most, Open, Busy int
	// Waited counts callers that waited for one since the start, and WaitedFor is
	// for how long.
	Waited    int64
	WaitedFor time.Duration
}

// Pool tells how the connections are used.
func (d *DB) Pool() Pool {
	s := d.reader.Stats()
	p := Pool{s.MaxOpenConnections, s.OpenConnections, s.InUse, s.WaitCount, s.WaitDuration}
	if d.writer != d.reader {
		w := d.writer.Stats()
		p.Most, p.Open, p.Busy = p.Most+w.MaxOpenConnections, p.Open+w.OpenConnections, p.Busy+w.InUse
		p.Waited, p.WaitedFor = p.Waited+w.WaitCount, p.WaitedFor+w.WaitDuration
	}
	return p
}
