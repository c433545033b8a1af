package audit

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Inspector verifies pieces of a log offline, with the public key alone: what a
// stream delivered, in one file or several in the order of their delivery, or
// one exported file. A piece may come twice (streams deliver at least once).
type Inspector struct {
	// Key is the public key that the checker trusts; "" takes the one in the
	// first piece, which shows only that the pieces are whole, not who made them.
	Key    string
	report PieceReport
	// waiting are the lines since the last proof.
	waiting [][]byte
	// line counts what was read of the present file.
	line int
}

// PieceReport is what an Inspector found good.
type PieceReport struct {
	Organization access.OrgID
	// For is whom the pieces are for: "stream/ID" or "export/ID".
	For string
	// Pieces counts them, Events their events, repetitions included.
	Pieces, Events int
	// From and Next are the places of the log that they cover; events that the
	// filter left out are among them.
	From, Next int64
	// Begins is where the log began when the pieces were made; what they cover
	// before it was let go by the terms, and is not in them.
	Begins int64
	// Size is the length of the log at the newest checkpoint that was seen.
	Size int64
	// Key signed them.
	Key  string
	last bool
}

// Read verifies the lines of one file. What is wrong is a fault that says where.
func (i *Inspector) Read(r io.Reader) error {
	in := lines(r)
	i.line = 0
	for in.Scan() {
		if err := i.Line(in.Bytes()); err != nil {
			return err
		}
	}
	return i.end(in)
}

func (i *Inspector) end(in *bufio.Scanner) error {
	if err := in.Err(); err != nil {
		return i.wrong("it can't be read to its end").Because(err)
	}
	if len(i.waiting) > 0 && i.report.Pieces == 0 {
		return i.wrong("this is not an exported log of Steward, or it is cut off: no line of it is proved")
	}
	if len(i.waiting) > 0 {
		return i.wrong("%d events at the end have no proof: the last line is missing", len(i.waiting))
	}
	return nil
}

// Line takes one line, without its end.
func (i *Inspector) Line(line []byte) error {
	i.line++
	if isCheck(line) {
		return nil
	}
	if !bytes.HasPrefix(line, []byte(`{"proof":`)) {
		i.waiting = append(i.waiting, bytes.Clone(line))
		return nil
	}
	lines := i.waiting
	i.waiting = nil
	return i.piece(lines, line)
}

// Report ends the inspection; an export must be there to its end.
func (i *Inspector) Report() (PieceReport, error) {
	r := i.report
	switch {
	case r.Pieces == 0:
		return r, fault.New(fault.Invalid, "This is not an exported log of Steward: it is empty, or no line begins with {\"proof\":.")
	case strings.HasPrefix(r.For, "export/") && !r.last:
		return r, fault.New(fault.Invalid, "The export is cut off after place %d: its end is missing.", r.Next)
	}
	return r, nil
}

func (i *Inspector) wrong(text string, args ...any) *fault.Error {
	return fault.New(fault.Invalid, "Line %d: %s.", i.line, fmt.Sprintf(text, args...))
}

// piece verifies one piece from the outside in: signature, chain, lines, tree.
func (i *Inspector) piece(lines [][]byte, line []byte) error {
	p, err := i.signed(line)
	if err != nil {
		return err
	}
	if err := i.chain(p); err != nil {
		return err
	}
	if p.Events != len(lines) || !bytes.Equal(p.Digest, digest(lines)) {
		return i.wrong("the %d events before it are not the %d that were signed: one was changed, removed, added or moved", len(lines), p.Events)
	}
	size, err := i.climb(p, lines)
	if err != nil {
		return err
	}
	r := &i.report
	r.Pieces, r.Events, r.Next, r.Size, r.last = r.Pieces+1, r.Events+p.Events, max(r.Next, p.Next), max(r.Size, size), p.Last
	if p.Since < p.Begins {
		r.Begins = max(r.Begins, p.Begins)
	}
	return nil
}

// signed reads the proof and checks who signed it.
func (i *Inspector) signed(line []byte) (p proof, err error) {
	var l proofLine
	if err := json.Unmarshal(line, &l); err != nil || !rewritten(line, l) {
		return p, i.wrong("the proof can't be read: the file was damaged or changed")
	}
	if i.Key == "" {
		i.Key = l.Signature.Key
	}
	if _, err := verifier(i.Key); err != nil {
		return p, err
	}
	if err := seal.Verify(i.Key, signPiece, l.Proof, l.Signature); err != nil {
		return p, i.wrong("the proof is not signed with the trusted key, or was changed").Because(err)
	}
	if err := json.Unmarshal(l.Proof, &p); err != nil || p.Format != pieceFormat {
		return p, i.wrong("the proof is not of the form %q; use a newer steward", pieceFormat)
	}
	i.report.Key = i.Key
	return p, nil
}

// chain compares a piece with those before it.
func (i *Inspector) chain(p proof) error {
	r := &i.report
	if r.Pieces == 0 {
		r.Organization, r.For, r.From, r.Next = p.Organization, p.For, p.From, p.Since
	}
	switch {
	case p.Organization != r.Organization || p.For != r.For:
		return i.wrong("it is of %s of %s, and what came before of %s of %s: check them one by one", p.For, p.Organization, r.For, r.Organization)
	case strings.HasPrefix(p.For, "export/") && (r.Pieces == 0 && p.Since != 0 || r.last):
		return i.wrong("the export does not begin, or does not end here: lines are missing or were moved")
	case p.Since > r.Next:
		return i.wrong("what was sent between the places %d and %d of the log is missing", r.Next, p.Since)
	case strings.HasPrefix(p.For, "export/") && p.Since != r.Next:
		return i.wrong("lines are repeated or were moved")
	}
	return nil
}

// climb builds the tree from the events and the hashes between them, and
// compares its root with the checkpoint's.
func (i *Inspector) climb(p proof, lines [][]byte) (size int64, err error) {
	v, err := verifier(i.Key)
	if err != nil {
		return 0, err
	}
	size, root, err := openCheckpoint(p.Organization, p.Checkpoint, note.VerifierList(v))
	if err != nil {
		return 0, i.wrong("the checkpoint is not signed with the trusted key, or was changed").Because(err)
	}
	places, leaves := make([]int64, len(lines)), make([]tlog.Hash, len(lines))
	for n, line := range lines {
		if places[n], leaves[n], err = i.event(p, line); err != nil {
			return 0, err
		}
	}
	if !ascending(places, p.From, p.Next) || p.Next > size {
		return 0, i.wrong("the events before it are not in the log's order")
	}
	t, ok := assemble(places, leaves, between(places, size), p.Hashes)
	if !ok || t.size != size || t.root() != root {
		return 0, i.wrong("the events before it are not those of the log that the checkpoint over %d events signs", size)
	}
	return size, nil
}

func (i *Inspector) event(p proof, line []byte) (place int64, h tlog.Hash, err error) {
	var l Line
	if err := json.Unmarshal(line, &l); err != nil || !rewritten(line, l) || l.Organization != p.Organization {
		return 0, h, i.wrong("an event before it can't be read: the file was damaged or changed")
	}
	h, err = l.leaf().hash()
	return l.Position, h, err
}

func ascending(places []int64, from, next int64) bool {
	for _, p := range places {
		if p < from || p >= next {
			return false
		}
		from = p + 1
	}
	return true
}

// assemble puts events and the subtrees between them together, in order.
func assemble(places []int64, leaves []tlog.Hash, between []span, hashes [][]byte) (*tree, bool) {
	t := &tree{}
	if len(between) != len(hashes) {
		return t, false
	}
	for n, e := 0, 0; n < len(between) || e < len(places); {
		if e < len(places) && places[e] == t.size {
			t.push(leaves[e], 0)
			e++
			continue
		}
		if n == len(between) || between[n].from != t.size || len(hashes[n]) != tlog.HashSize {
			return t, false
		}
		t.push(tlog.Hash(hashes[n]), between[n].level)
		n++
	}
	return t, len(t.edge) > 0
}
