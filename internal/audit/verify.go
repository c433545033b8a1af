package audit

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// The exported log is lines of JSON: a head, then the events in order.
type exportHead struct {
	Format       string       `json:"format"`
	Organization access.OrgID `json:"organization"`
	Keys         []string     `json:"keys"`
	Checkpoints  []string     `json:"checkpoints"`
	// Begins is there where the oldest events were let go.
	Begins *exportBeginning `json:"begins,omitempty"`
}

const exportFormat = "steward log 1"

// maxLine bounds a line of an exported log: an event is far smaller.
const maxLine = 4 << 20

// Export writes the placed events and every checkpoint, for keeping elsewhere
// and for verifying offline. Where the oldest events were let go it says so, with
// what takes their place. What is personal stays sealed.
func Export(tx *db.Tx, w io.Writer) error {
	s := seal.From(tx)
	head := exportHead{Format: exportFormat, Organization: tx.Org}
	var err error
	if head.Keys, err = s.Verifiers(tx.Context()); err != nil {
		return err
	}
	begins, err := Begins(tx)
	if err != nil {
		return err
	}
	if head.Begins, err = begins.export(tx); err != nil {
		return err
	}
	all, err := checkpoints(tx)
	if err != nil {
		return err
	}
	for _, c := range all {
		head.Checkpoints = append(head.Checkpoints, c.Note)
	}
	if err := witness(tx.Context(), s, tx.Org, &head); err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	if err := enc.Encode(head); err != nil {
		return err
	}
	if err := eachPlaced(tx, func(e Event) error { return enc.Encode(e.leaf()) }); err != nil {
		return err
	}
	now, err := Begins(tx)
	if err == nil && now.Place != begins.Place { // events went since the head was read
		err = fault.New(fault.Unavailable, "The oldest events were let go while the log was exported. Export it again.")
	}
	return err
}

// witness adds the checkpoint that is kept beside the keys: it can't be cut off
// together with the log's end.
func witness(ctx context.Context, s *seal.Sealer, org access.OrgID, head *exportHead) error {
	kept, err := s.Witnessed(ctx, org)
	if err != nil || kept == "" {
		return err
	}
	for _, c := range head.Checkpoints {
		if c == kept {
			return nil
		}
	}
	head.Checkpoints = append(head.Checkpoints, kept)
	return nil
}

// Report is what a verification found good.
type Report struct {
	Organization access.OrgID
	// Events is how many events the newest checkpoint covers, those among them
	// that were let go.
	Events int64
	// Begins is where the log begins: at place 0, or where it was shortened.
	Begins Beginning
	// Checkpoints is how many signed checkpoints the events agree with.
	Checkpoints int
	// Key signed them.
	Key string
}

// Verify checks an exported log: that the events are those, in that order, that
// every checkpoint was signed over. key is the public key that the checker
// trusts; "" takes the one in the file, which proves only that the file is
// whole, not who made it. What is wrong is a fault that says where.
func Verify(r io.Reader, key string) (Report, error) {
	in := lines(r)
	head, err := readHead(in)
	if err != nil {
		return Report{}, err
	}
	keys, names, err := head.keys(key)
	if err != nil {
		return Report{}, err
	}
	t, begins, err := head.Begins.start(head.Organization, keys)
	if err != nil {
		return Report{}, err
	}
	due, err := openCheckpoints(head, keys, begins.Place)
	if err != nil {
		return Report{}, err
	}
	report := Report{Organization: head.Organization, Checkpoints: len(due), Key: names, Begins: begins}
	if err := t.agree(due); err != nil {
		return report, err
	}
	for in.Scan() {
		if err := t.add(in.Bytes()); err != nil {
			return report, err
		}
		if err := t.agree(due); err != nil {
			return report, err
		}
	}
	if err := in.Err(); err != nil {
		return report, fault.New(fault.Invalid, "The log can't be read past event %d.", t.size).Because(err)
	}
	report.Events = t.size
	return report, complete(t.size, due)
}

func readHead(in *bufio.Scanner) (head exportHead, err error) {
	if !in.Scan() {
		return head, fault.New(fault.Invalid, "The file is empty. Export the log again.")
	}
	if err := json.Unmarshal(in.Bytes(), &head); err != nil || head.Format != exportFormat {
		return head, fault.New(fault.Invalid, "This is not an exported log of Steward (its first line must say %q).", exportFormat)
	}
	if !rewritten(in.Bytes(), head) {
		return head, fault.New(fault.Invalid, "The first line is not written as Steward writes it: the file was damaged or changed.")
	}
	return head, nil
}

// keys are those that must have signed, and their names: the trusted one, or those
// of the file.
func (head exportHead) keys(trusted string) (note.Verifiers, string, error) {
	names := head.Keys
	if trusted != "" {
		names = []string{trusted}
	}
	var all []note.Verifier
	for _, k := range names {
		v, err := verifier(k)
		if err != nil {
			return nil, "", err
		}
		all = append(all, v)
	}
	return note.VerifierList(all...), strings.Join(names, " "), nil
}

// openCheckpoints checks the signatures and returns the root for each size that
// the tree can still have.
func openCheckpoints(head exportHead, keys note.Verifiers, begins int64) (map[int64]tlog.Hash, error) {
	due := map[int64]tlog.Hash{}
	for i, c := range head.Checkpoints {
		size, root, err := openCheckpoint(head.Organization, c, keys)
		if err != nil {
			return nil, fault.New(fault.Invalid, "Checkpoint %d is not signed with the trusted key, or was changed.", i+1).Because(err)
		}
		if old, ok := due[size]; ok && old != root {
			return nil, fault.New(fault.Invalid, "Two checkpoints over %d events disagree: the log was forked.", size)
		}
		if size >= begins {
			due[size] = root
		}
	}
	return due, nil
}

func openCheckpoint(org access.OrgID, text string, keys note.Verifiers) (size int64, root tlog.Hash, err error) {
	n, err := note.Open([]byte(text), keys)
	if err != nil {
		return 0, root, err
	}
	if err := exact(n); err != nil {
		return 0, root, err
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) < 3 || lines[0] != "steward/log/"+string(org) {
		return 0, root, errors.New("it is of another log")
	}
	if _, err := fmt.Sscanf(lines[1], "%d", &size); err != nil {
		return 0, root, err
	}
	root, err = tlog.ParseHash(lines[2])
	return size, root, err
}

// tree is a Merkle tree of which only the hashes of complete subtrees on its
// right edge are kept: enough for its root.
type tree struct {
	size  int64
	edge  []tlog.Hash // by level of complete subtrees, largest first
	level []int
	last  string
}

func (t *tree) add(line []byte) error {
	var l leaf
	if err := json.Unmarshal(line, &l); err != nil || !rewritten(line, l) {
		return fault.New(fault.Invalid, "Event %d can't be read: the file was damaged or changed.", t.size+1)
	}
	h, err := l.hash()
	if err != nil {
		return err
	}
	t.push(h, 0)
	t.last = l.ID
	return nil
}

// push appends the root of a complete subtree of 2^level leaves, which must begin
// at a multiple of as many.
func (t *tree) push(h tlog.Hash, level int) {
	t.size += 1 << level
	for n := len(t.edge); n > 0 && t.level[n-1] == level; n = len(t.edge) {
		h = tlog.NodeHash(t.edge[n-1], h)
		t.edge, t.level = t.edge[:n-1], t.level[:n-1]
		level++
	}
	t.edge, t.level = append(t.edge, h), append(t.level, level)
}

func (t *tree) root() tlog.Hash {
	h := t.edge[len(t.edge)-1]
	for i := len(t.edge) - 2; i >= 0; i-- {
		h = tlog.NodeHash(t.edge[i], h)
	}
	return h
}

// agree compares the root with the checkpoint over exactly this many events.
func (t *tree) agree(due map[int64]tlog.Hash) error {
	want, ok := due[t.size]
	if !ok || t.root() == want {
		return nil
	}
	return fault.New(fault.Invalid, "The events up to number %d (%s) are not those that were signed: one of them was changed, removed, added or moved since the checkpoint before.", t.size, t.last)
}

func complete(size int64, due map[int64]tlog.Hash) error {
	var newest int64
	for s := range due {
		newest = max(newest, s)
	}
	switch {
	case size < newest:
		return fault.New(fault.Invalid, "%d events are missing at the end: the log was signed over %d events, and holds %d.", newest-size, newest, size)
	case size > newest:
		return fault.New(fault.Invalid, "%d events at the end are not covered by any signed checkpoint.", size-newest)
	}
	return nil
}
