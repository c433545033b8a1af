package scim

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
)

const (
	// journalDelay is how long an exchange may wait for others, so that a
	// directory that reads a hundred times a second costs a few writes.
	journalDelay = 200 * time.Millisecond
	// journalSize is how many are written before the delay is over.
	journalSize = 200
	// logWithin bounds one write.
	logWithin = 5 * time.Second
)

// journal writes the provisioning log in batches. A crash loses what waited:
// the log is for looking at, and what was done has its event in the change's own
// transaction (internal/audit).
type journal struct {
	d   *db.DB
	log *slog.Logger

	// writing is held while a batch is written, so that who flushes, and who
	// closes, also waits for the batch that another took.
	writing sync.Mutex
	mu      sync.Mutex
	waiting []entry
	timer   *time.Timer
}

// entry is an exchange with the context of its request, which says whose it is.
type entry struct {
	ctx context.Context
	e   directory.Exchange
}

// add keeps an exchange until the next flush.
func (j *journal) add(ctx context.Context, e directory.Exchange) {
	j.mu.Lock()
	j.waiting = append(j.waiting, entry{context.WithoutCancel(ctx), e})
	full := len(j.waiting) >= journalSize
	if j.timer == nil && !full {
		j.timer = time.AfterFunc(journalDelay, j.flush)
	}
	j.mu.Unlock()
	if full {
		j.flush()
	}
}

// flush writes what waits, each directory's in one transaction. A failure is
// logged: the requests themselves have been answered.
func (j *journal) flush() {
	j.writing.Lock()
	defer j.writing.Unlock()
	j.mu.Lock()
	batch := j.waiting
	j.waiting = nil
	if j.timer != nil {
		j.timer.Stop()
		j.timer = nil
	}
	j.mu.Unlock()
	byDirectory := map[string][]entry{}
	for _, w := range batch {
		byDirectory[w.e.DirectoryID] = append(byDirectory[w.e.DirectoryID], w)
	}
	for id, entries := range byDirectory {
		if err := j.write(entries); err != nil {
			j.log.Error("provisioning log not written", "directory", id, "entries", len(entries), "cause", err)
		}
	}
}

func (j *journal) write(entries []entry) error {
	ctx, cancel := context.WithTimeout(entries[0].ctx, logWithin)
	defer cancel()
	all := make([]directory.Exchange, len(entries))
	for i, w := range entries {
		all[i] = w.e
	}
	return j.d.Update(ctx, access.Provision, func(tx *db.Tx) error {
		return directory.LogRequests(tx, all)
	})
}
