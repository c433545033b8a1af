package seal

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// LedgerEntry says whose keys are to be destroyed, and whether it is done. It
// names no person: a member's id means nothing once the member is erased.
type LedgerEntry struct {
	OrgID    access.OrgID    `db:"org_id"`
	ID       string          `db:"id"`
	MemberID access.MemberID `db:"member_id"`
	// Classes is a comma-separated list of Class.
	Classes   string     `db:"classes"`
	Reason    string     `db:"reason"`
	WrittenAt time.Time  `db:"written_at"`
	DoneAt    *time.Time `db:"done_at"`
}

// Intend writes the ledger entry, before anything is destroyed. The id is the
// caller's (the request's id), so that saying it twice is saying it once.
func (s *Sealer) Intend(ctx context.Context, org access.OrgID, id string, m access.MemberID, reason string, classes ...Class) error {
	return s.keys.Update(ctx, org, func(tx *db.Tx) error {
		return insertLedger(tx, LedgerEntry{ID: id, MemberID: m, Classes: join(classes), Reason: reason})
	})
}

// Shred destroys a member's keys of these classes, for ever. The ledger entry
// is written first, if Intend has not done so; shredding twice is shredding
// once.
func (s *Sealer) Shred(ctx context.Context, org access.OrgID, id string, m access.MemberID, reason string, classes ...Class) error {
	if err := s.Intend(ctx, org, id, m, reason, classes...); err != nil {
		return err
	}
	if err := s.carryOut(ctx, LedgerEntry{OrgID: org, ID: id, MemberID: m, Classes: join(classes)}); err != nil {
		return err
	}
	return s.keys.Compact(ctx)
}

func (s *Sealer) carryOut(ctx context.Context, e LedgerEntry) error {
	return s.keys.Update(ctx, e.OrgID, func(tx *db.Tx) error {
		for class := range strings.SplitSeq(e.Classes, ",") {
			if err := destroy(tx, e.MemberID, Class(class)); err != nil {
				return err
			}
			s.cache.Remove(string(bound(e.OrgID, string(e.MemberID), class)))
		}
		return finishLedger(tx, e.ID)
	})
}

// Replay carries out again the entries of the ledger that were written since, or
// are not done: after a restore the key database may hold keys that were
// destroyed since the backup. It must have returned before the server takes
// traffic. It returns the entries, oldest first, so that the caller erases their
// data as well. The zero time means the whole ledger.
func (s *Sealer) Replay(ctx context.Context, since time.Time) (entries []LedgerEntry, err error) {
	left := map[string]bool{}
	err = s.keys.Across(ctx, "replay the erasure ledger", func(w *db.Wide) error {
		if err := w.Select(&entries, selectLedger, db.Args{"since": since}); err != nil {
			return err
		}
		var ids []string
		err := w.Select(&ids, selectUnfinished, db.Args{"since": since})
		for _, id := range ids {
			left[id] = true
		}
		return err
	})
	if err != nil || len(left) == 0 {
		return entries, err
	}
	for _, e := range entries {
		if !left[string(e.OrgID)+" "+e.ID] {
			continue
		}
		if err := s.carryOut(ctx, e); err != nil {
			return nil, err
		}
	}
	return entries, s.keys.Compact(ctx)
}

// Ledger lists every entry, oldest first.
func (s *Sealer) Ledger(ctx context.Context) (entries []LedgerEntry, err error) {
	err = s.keys.Across(ctx, "list the erasure ledger", func(w *db.Wide) error {
		return w.Select(&entries, selectLedger, db.Args{"since": time.Time{}})
	})
	return entries, err
}

func join(classes []Class) string {
	names := make([]string, len(classes))
	for i, c := range classes {
		names[i] = string(c)
	}
	slices.Sort(names)
	return strings.Join(names, ",")
}
