package audit

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Beginning is where a log begins: what stood before it was let go by the terms.
// The zero Beginning is that of a log which is whole.
type Beginning struct {
	// Place is that of the first event which is kept: as many were let go.
	Place int64 `db:"place"`
	// Before is the time before which everything that was let go was written.
	Before time.Time `db:"before_at"`
	// At is when the last of it went.
	At time.Time `db:"at"`
	// Note signs place, root hash of the tree up to it, and Before: whoever
	// verifies a log needs no event that stood before it.
	Note string `db:"note"`
	// Run is the place at which the run that is under way began; nil where none is.
	Run *int64 `db:"run_place"`
}

// Begins tells where the log begins.
func Begins(tx *db.Tx) (b Beginning, err error) {
	err = tx.Get(&b, `select place, before_at, at, note, run_place from log_cut where org_id = :org`, nil)
	if fault.Is(err, fault.NotFound) {
		return Beginning{}, nil
	}
	b.Before, b.At = b.Before.UTC(), b.At.UTC()
	return b, err
}

// beginningText is what is signed of a beginning. Its first line tells it from a
// checkpoint.
func beginningText(org access.OrgID, b Beginning, root tlog.Hash) string {
	return fmt.Sprintf("steward/log/%s/beginning\n%d\n%s\n%s\n", org, b.Place, root, b.Before.UTC().Format(time.RFC3339Nano))
}

// exportBeginning is what an exported log says of its beginning.
type exportBeginning struct {
	Note string `json:"note"`
	// Hashes are the complete subtrees of what was let go, in order: from them
	// and the events that follow, the tree grows as if nothing were missing.
	Hashes [][]byte `json:"hashes"`
}

// export is what an export says of the log's beginning; nil where the log
// is whole.
func (b Beginning) export(tx *db.Tx) (*exportBeginning, error) {
	if b.Place == 0 {
		return nil, nil
	}
	hashes, err := hashReader(tx, nil).ReadHashes(stored(spans(0, b.Place)))
	if err != nil {
		return nil, err
	}
	out := &exportBeginning{Note: b.Note}
	for _, h := range hashes {
		out.Hashes = append(out.Hashes, h[:])
	}
	return out, nil
}

// stored are the places of subtrees' hashes in log_hash.
func stored(all []span) []int64 {
	out := make([]int64, len(all))
	for i, s := range all {
		out[i] = tlog.StoredHashIndex(s.level, s.from>>s.level)
	}
	return out
}

// start is the tree that stands where the log begins, and what was signed of it.
func (e *exportBeginning) start(org access.OrgID, keys note.Verifiers) (*tree, Beginning, error) {
	if e == nil {
		return &tree{}, Beginning{}, nil
	}
	b, root, err := openBeginning(org, e.Note, keys)
	if err != nil {
		return nil, b, fault.New(fault.Invalid, "The beginning of the log is not signed with the trusted key, or was changed.").Because(err)
	}
	t, ok := assemble(nil, nil, spans(0, b.Place), e.Hashes)
	if !ok || t.root() != root {
		return nil, b, fault.New(fault.Invalid, "The hashes before event %d are not those that were signed.", b.Place+1)
	}
	return t, b, nil
}

const beginningLines = 4

func openBeginning(org access.OrgID, text string, keys note.Verifiers) (b Beginning, root tlog.Hash, err error) {
	n, err := note.Open([]byte(text), keys)
	if err != nil {
		return b, root, err
	}
	if err := exact(n); err != nil {
		return b, root, err
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) != beginningLines+1 || lines[0] != "steward/log/"+string(org)+"/beginning" {
		return b, root, errors.New("it is of another log")
	}
	if b.Place, err = strconv.ParseInt(lines[1], 10, 64); err != nil || b.Place <= 0 {
		return b, root, errors.Join(errors.New("it has no place"), err)
	}
	if root, err = tlog.ParseHash(lines[2]); err != nil {
		return b, root, err
	}
	b.Before, err = time.Parse(time.RFC3339Nano, lines[3])
	b.Note = text
	return b, root, err
}
