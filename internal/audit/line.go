package audit

import (
	"encoding/json"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

// SchemaVersion is the version of the published schema of a Line
// (/docs/event.schema.json). It counts up when a program that reads lines could
// break: a new key does not count.
const SchemaVersion = 1

// Line is an event as it leaves Steward, in an export or a stream: one line of
// JSON, always written the same way, so that its bytes can be verified.
type Line struct {
	Version      int             `json:"version"`
	Organization access.OrgID    `json:"organization"`
	Position     int64           `json:"position"`
	ID           string          `json:"id"`
	At           string          `json:"at"`
	Action       string          `json:"action"`
	Actor        LineActor       `json:"actor"`
	Object       LineObject      `json:"object"`
	Subject      access.MemberID `json:"subject,omitempty"`
	Detail       json.RawMessage `json:"detail"`
	// Personal is there only for those who asked for it, may have it, and until
	// the subject is erased.
	Personal map[string]string `json:"personal,omitempty"`
	// Erased tells that there was something personal whose key is destroyed.
	Erased bool `json:"erased,omitempty"`
	// Sealed is the personal part as it is in the tree: useless without the key.
	Sealed []byte `json:"sealed,omitempty"`
}

// LineActor is who did it.
type LineActor struct {
	Kind access.ActorKind `json:"kind"`
	ID   string           `json:"id"`
	Name string           `json:"name"`
}

// LineObject is what it was done to.
type LineObject struct {
	Type string `json:"type"`
	ID   string `json:"id"`
}

// line is the event as a line; its place must be known.
func (e Event) line(org access.OrgID) Line {
	l := e.leaf()
	out := Line{
		Version: SchemaVersion, Organization: org, ID: l.ID, At: l.At, Action: l.Action,
		Actor: LineActor{l.ActorKind, l.ActorID, l.ActorName}, Object: LineObject{l.ObjectType, l.ObjectID},
		Subject: l.Subject, Detail: json.RawMessage(l.Detail), Personal: e.Personal, Erased: e.Erased, Sealed: l.Sealed,
	}
	if e.Position != nil {
		out.Position = *e.Position
	}
	return out
}

// leaf is what of a line is in the tree.
func (l Line) leaf() leaf {
	return leaf{
		ID: l.ID, At: l.At, ActorKind: l.Actor.Kind, ActorID: l.Actor.ID, ActorName: l.Actor.Name, Action: l.Action,
		ObjectType: l.Object.Type, ObjectID: l.Object.ID, Subject: l.Subject, Detail: string(l.Detail), Sealed: l.Sealed,
	}
}

// EncodeLine writes an event as a line of JSON without its end, for this
// transaction's organization.
func EncodeLine(tx *db.Tx, e Event) ([]byte, error) { return json.Marshal(e.line(tx.Org)) }

// A check is a line that tests a stream. It is in no log, so it stands at no
// place of it, and no event has its action.
const (
	CheckAction   = "log_stream.check"
	CheckPosition = -1
)

// isCheck tells whether a line is one.
func isCheck(line []byte) bool {
	var l Line
	return json.Unmarshal(line, &l) == nil && l.Position == CheckPosition && l.Action == CheckAction && rewritten(line, l)
}
