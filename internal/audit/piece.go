package audit

import (
	"crypto/sha256"
	"encoding/json"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Cut says which piece of the log is wanted.
type Cut struct {
	// From is the place to begin at; Until, where not 0, the one to end before.
	From, Until int64
	// Since is where what the same receiver got before ended: the pieces are a
	// chain, in which a missing one is seen.
	Since int64
	// For says whom it is for: "stream/ID" or "export/ID".
	For string
	// Filter narrows in the database, Wanted (where not nil) by action.
	Filter Filter
	Wanted Wanted
	// Personal puts what is personal into the lines.
	Personal bool
	// Limit bounds the events that are looked at, Bytes the lines.
	Limit, Bytes int
}

// Piece is a piece of the log with what proves it: events in the log's order,
// and a last line that signs them, chains them to the piece before, and leads
// from them to the root of a checkpoint (RFC 6962).
type Piece struct {
	From, Next int64
	// Lines are the events, Proof the last line, each JSON without its end. A
	// piece without events has a proof only where it is the last of its export.
	Lines [][]byte
	Proof []byte
	// Last tells that it reaches Until.
	Last bool
}

const pieceFormat = "steward log piece 1"

// proof is what is signed of a piece.
type proof struct {
	Format       string       `json:"format"`
	Organization access.OrgID `json:"organization"`
	For          string       `json:"for"`
	Since        int64        `json:"since"`
	From         int64        `json:"from"`
	Next         int64        `json:"next"`
	Events       int          `json:"events"`
	// Digest is the SHA-256 of the lines with their ends.
	Digest []byte `json:"digest"`
	// Hashes are the complete subtrees that fill what lies between the events,
	// before and after them, in order.
	Hashes     [][]byte `json:"hashes"`
	Checkpoint string   `json:"checkpoint"`
	Last       bool     `json:"last,omitempty"`
	// Begins is the place at which the log began then, where its oldest events
	// were let go: what a piece covers before it, it cannot hold.
	Begins int64 `json:"begins,omitempty"`
}

// proofLine is the last line of a piece.
type proofLine struct {
	Proof     json.RawMessage `json:"proof"`
	Signature seal.Signature  `json:"signature"`
}

const signPiece = "steward log piece v1"

// Take cuts a piece out of the log. Without anything to send it is empty, and
// Next is the place to go on from.
func Take(tx *db.Tx, c Cut) (Piece, error) {
	p := Piece{From: c.From, Next: c.From}
	checkpoint, err := Latest(tx)
	if fault.Is(err, fault.NotFound) {
		p.Last = c.Until == 0
		return p, nil
	}
	if err != nil {
		return p, err
	}
	end := checkpoint.Size
	if c.Until > 0 {
		end = min(end, c.Until)
	}
	places, err := p.fill(tx, c, end)
	if err != nil {
		return p, err
	}
	p.Last = c.Until > 0 && p.Next >= c.Until
	if len(p.Lines) == 0 && !p.Last {
		return p, nil
	}
	p.Proof, err = p.prove(tx, c, places, checkpoint)
	return p, err
}

// fill reads the events before a place and gives theirs.
func (p *Piece) fill(tx *db.Tx, c Cut, end int64) (places []int64, err error) {
	if p.From >= end {
		return nil, nil
	}
	events, err := listFrom(tx, c.Filter, p.From, end, c.Limit)
	if err != nil {
		return nil, err
	}
	p.Next = end
	if len(events) == c.Limit {
		p.Next = *events[len(events)-1].Position + 1
	}
	size := 0
	for i, e := range events {
		if c.Wanted != nil && !c.Wanted.Wants(e.Action) {
			continue
		}
		line, err := c.line(tx, &events[i])
		if err != nil {
			return nil, err
		}
		if size += len(line) + 1; size > c.Bytes && len(p.Lines) > 0 {
			p.Next = *e.Position
			return places, nil
		}
		p.Lines, places = append(p.Lines, line), append(places, *e.Position)
	}
	return places, nil
}

func (c Cut) line(tx *db.Tx, e *Event) ([]byte, error) {
	if c.Personal {
		if err := open(tx, e); err != nil {
			return nil, err
		}
	}
	return EncodeLine(tx, *e)
}

func (p *Piece) prove(tx *db.Tx, c Cut, places []int64, at Checkpoint) ([]byte, error) {
	begins, err := Begins(tx)
	if err != nil {
		return nil, err
	}
	hashes, err := hashReader(tx, nil).ReadHashes(stored(between(places, at.Size)))
	if err != nil {
		return nil, err
	}
	signed := proof{
		Format: pieceFormat, Organization: tx.Org, For: c.For, Since: c.Since, From: p.From, Next: p.Next,
		Events: len(p.Lines), Digest: digest(p.Lines), Hashes: [][]byte{}, Checkpoint: at.Note, Last: p.Last,
		Begins: begins.Place,
	}
	for _, h := range hashes {
		signed.Hashes = append(signed.Hashes, h[:])
	}
	body, err := json.Marshal(signed)
	if err != nil {
		return nil, err
	}
	signature, err := seal.From(tx).Sign(tx.Context(), signPiece, body)
	if err != nil {
		return nil, err
	}
	return json.Marshal(proofLine{Proof: body, Signature: signature})
}

func digest(lines [][]byte) []byte {
	sum := sha256.New()
	for _, l := range lines {
		sum.Write(l)
		sum.Write([]byte{'\n'})
	}
	return sum.Sum(nil)
}

// span is a complete subtree: 2^level leaves from a place on.
type span struct {
	level int
	from  int64
}

// between lists the largest complete subtrees that cover a tree of this size but
// for some places, which are in order: in the order in which a tree is built.
func between(places []int64, size int64) (out []span) {
	at := int64(0)
	for _, p := range places {
		out = append(out, spans(at, p)...)
		at = p + 1
	}
	return append(out, spans(at, size)...)
}

func spans(from, to int64) (out []span) {
	for from < to {
		level := 0
		for from%(2<<level) == 0 && from+(2<<level) <= to {
			level++
		}
		out = append(out, span{level, from})
		from += 1 << level
	}
	return out
}
