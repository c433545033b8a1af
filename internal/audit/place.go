package audit

import (
	"sort"
	"time"

	"github.com/sysoon/steward/internal/db"
)

// WrittenAt tells when the event at a place of the log was written, or where that
// was let go, the first that is kept.
func WrittenAt(tx *db.Tx, place int64) (at time.Time, err error) {
	err = tx.Get(&at, `select at from event where org_id = :org and position >= :place order by position limit 1`, db.Args{"place": place})
	return at.UTC(), err
}

// settled is how far events can be out of the order of their times in the log: an
// event has the time at which its transaction began, and its place is given after
// that ended.
const settled = time.Minute

// PlaceAt finds the place from which on the log has everything of a time and
// later, looking at a few events only; the log's length where it has nothing, and
// its beginning where all of it is younger.
func PlaceAt(tx *db.Tx, since time.Time) (int64, error) {
	size, err := Size(tx)
	if err != nil {
		return 0, err
	}
	begins, err := Begins(tx)
	if err != nil {
		return 0, err
	}
	since = since.Add(-settled)
	kept := sort.Search(int(size-begins.Place), func(i int) bool {
		at, failed := WrittenAt(tx, begins.Place+int64(i))
		if failed != nil {
			err = failed
		}
		return !at.Before(since)
	})
	return begins.Place + int64(kept), err
}
