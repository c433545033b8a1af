package audit

import (
	"slices"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

// Forgetting is announced, in the transaction, before the oldest events of a log
// go. A subscriber that still needs some keeps them, and all that came later:
// the log has no holes.
type Forgetting struct{ limit *limit }

type limit struct {
	place int64
	why   string
}

// Before is the place before which events are about to go.
func (f Forgetting) Before() int64 { return f.limit.place }

// Keep keeps the event at a place and all that follow, with the reason in a
// sentence that the log's readers see.
func (f Forgetting) Keep(place int64, why string) {
	if place < f.limit.place {
		f.limit.place, f.limit.why = max(place, 0), why
	}
}

// Due is what may go of a log.
type Due struct {
	// From and Next are the places between which events may go now.
	From, Next int64
	// Waits says why not all that is old enough may; "" where it may.
	Waits string
}

// Any tells whether something may go.
func (d Due) Any() bool { return d.Next > d.From }

// DueBefore finds what of the log was written before a time, and who still needs
// it. The search looks at a few events only.
func DueBefore(tx *db.Tx, before time.Time) (Due, error) {
	b, err := Begins(tx)
	if err != nil {
		return Due{}, err
	}
	place, err := PlaceAt(tx, before)
	if err != nil || place <= b.Place {
		return Due{From: b.Place, Next: b.Place}, err
	}
	f := Forgetting{&limit{place: place}}
	if err := tx.Announce(f); err != nil {
		return Due{}, err
	}
	return Due{From: b.Place, Next: max(f.limit.place, b.Place), Waits: f.limit.why}, nil
}

// Forget lets the next events go that were written before a time, at most a
// thousand, and tells whether there may be more. What they were is lost; that
// they were there, and that the others are unchanged, is proved as before by the
// hashes that stay and the signed beginning. rule is the sentence by which they
// go. A run of several calls writes one event (log.shortened) in its last.
func Forget(tx *db.Tx, before time.Time, rule string) (more bool, err error) {
	if _, err := lockHead(tx); err != nil {
		return false, err
	}
	b, err := Begins(tx)
	if err != nil {
		return false, err
	}
	due, err := DueBefore(tx, before)
	if err != nil {
		return false, err
	}
	if !due.Any() {
		return false, b.finish(tx, due, rule)
	}
	if b.Run == nil {
		b.Run = &due.From
	}
	b.Place, b.Before, b.At = min(due.Next, due.From+atOnce), before.UTC(), tx.Now
	return true, b.shorten(tx)
}

// shorten moves the beginning forward and removes what stood before it: events,
// checkpoints, and all hashes but those from which the tree goes on.
func (b Beginning) shorten(tx *db.Tx) error {
	root, err := tlog.TreeHash(b.Place, hashReader(tx, nil))
	if err != nil {
		return err
	}
	signed, err := seal.From(tx).SignNote(tx.Context(), beginningText(tx.Org, b, root))
	if err != nil {
		return err
	}
	b.Note = string(signed)
	if err := saveBeginning(tx, b); err != nil {
		return err
	}
	return removeBefore(tx, b.Place, stored(spans(0, b.Place)))
}

// finish writes the event of a run that has come to its end.
func (b Beginning) finish(tx *db.Tx, due Due, rule string) error {
	if b.Run == nil {
		return nil
	}
	detail := map[string]any{
		"removed": b.Place - *b.Run, "from": *b.Run, "next": b.Place,
		"before": b.Before.Format(time.RFC3339), "rule": rule,
	}
	if due.Waits != "" {
		detail["waits"] = due.Waits
	}
	if err := endRun(tx); err != nil {
		return err
	}
	return Record(tx, Entry{Action: "log.shortened", Object: Object{Type: "log", ID: string(tx.Org)}, Detail: detail})
}

func saveBeginning(tx *db.Tx, b Beginning) error {
	_, err := tx.Exec(`
		insert into log_cut (org_id, place, hashes, before_at, note, run_place, at)
		values (:org, :place, :hashes, :before, :note, :run, :at)
		on conflict (org_id) do update
		set place = excluded.place, hashes = excluded.hashes, before_at = excluded.before_at, note = excluded.note,
		    run_place = excluded.run_place, at = excluded.at`,
		db.Args{"place": b.Place, "hashes": tlog.StoredHashCount(b.Place), "before": b.Before, "note": b.Note, "run": b.Run, "at": b.At})
	return err
}

func endRun(tx *db.Tx) error {
	return tx.ExecOne(`update log_cut set run_place = null where org_id = :org`, nil)
}

func removeBefore(tx *db.Tx, place int64, keep []int64) error {
	args := db.Args{"place": place, "hashes": tlog.StoredHashCount(place), "keep": keep}
	for _, statement := range []string{
		`delete from event where org_id = :org and position < :place`,
		`delete from log_hash where org_id = :org and position < :hashes and position not in (:keep)`,
		`delete from log_checkpoint where org_id = :org and size < :place`,
	} {
		if _, err := tx.Exec(statement, args); err != nil {
			return err
		}
	}
	return nil
}

// FirstAbout finds the place of the oldest event about any of these members;
// -1 where there is none.
func FirstAbout(tx *db.Tx, members []access.MemberID) (int64, error) {
	return first(tx, members, `
		select coalesce(min(position), -1) from event where org_id = :org and subject in (:ids)`)
}

// FirstOn is FirstAbout for requests under their ids.
func FirstOn[ID ~string](tx *db.Tx, requests []ID) (int64, error) {
	return first(tx, requests, `
		select coalesce(min(position), -1) from event where org_id = :org and object_type = 'request' and object_id in (:ids)`)
}

func first[ID ~string](tx *db.Tx, all []ID, query string) (int64, error) {
	place := int64(-1)
	for some := range slices.Chunk(all, atOnce) {
		ids := make([]string, len(some))
		for i, id := range some {
			ids[i] = string(id)
		}
		var found int64
		if err := tx.Get(&found, query, db.Args{"ids": ids}); err != nil {
			return place, err
		}
		if found >= 0 && (place < 0 || found < place) {
			place = found
		}
	}
	return place, nil
}
