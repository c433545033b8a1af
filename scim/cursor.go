package scim

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// cursorTimeout is how long a cursor can be followed (RFC 9865 section 4).
const cursorTimeout = time.Hour

// sealer makes cursors that only this server can read, and only for the query
// that they belong to: they hold sort keys, which are personal data.
type sealer struct{ aead cipher.AEAD }

func newSealer(key []byte) sealer {
	sum := sha256.Sum256(key)
	block, err := aes.NewCipher(sum[:])
	if err != nil {
		panic(err) // never: the key has 32 bytes
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // never: AES has the block size that GCM needs
	}
	return sealer{aead}
}

// position is where a page ends.
type position struct {
	Cursor string    `json:"c"`
	Back   bool      `json:"b,omitempty"`
	At     time.Time `json:"t"`
}

func (s sealer) seal(p position, query string) string {
	plain, _ := json.Marshal(p) // two texts and a time always marshal
	return base64.RawURLEncoding.EncodeToString(s.aead.Seal(nil, nil, plain, []byte(query)))
}

func (s sealer) open(text, query string, now time.Time) (position, error) {
	var p position
	bad := fault.New(fault.Invalid, "The cursor was not given for this query. Begin again with an empty cursor.").On("cursor").Coded("invalidCursor")
	sealed, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return p, bad
	}
	plain, err := s.aead.Open(nil, nil, sealed, []byte(query))
	if err != nil || json.Unmarshal(plain, &p) != nil {
		return p, bad
	}
	if now.Sub(p.At) > cursorTimeout {
		return p, fault.New(fault.Invalid, "The cursor is older than %s. Begin again with an empty cursor.", cursorTimeout).On("cursor").Coded("expiredCursor")
	}
	return p, nil
}

// binding is what a cursor belongs to: directory, resource type and query.
func (c *call) binding(l pages, q query) string {
	b, _ := json.Marshal([]string{c.dir.ID, l.name(), q.filter, q.sortBy, q.sortOrder}) // texts always marshal
	return string(b)
}

// cursorPage is a page found by a cursor (RFC 9865 section 2): as cheap at the
// end of a long list as at its beginning.
func (c *call) cursorPage(tx *db.Tx, l pages, q query) (listResponse, error) {
	out := listResponse{Schemas: []string{listURN}, Resources: []document{}}
	binding := c.binding(l, q)
	var at position
	if q.cursor != "" {
		var err error
		if at, err = c.cursors.open(q.cursor, binding, tx.Now); err != nil {
			return out, err
		}
	}
	total, err := l.total(tx)
	if err != nil || q.count == 0 {
		out.TotalResults = &total
		return out, err
	}
	out.TotalResults = &total
	page := member.Page{Size: q.count, After: at.Cursor}
	if at.Back {
		page.After, page.Before = "", at.Cursor
	}
	rows, err := l.read(c, tx, page)
	if err != nil {
		return out, err
	}
	out.Resources, out.ItemsPerPage = rows.Items, len(rows.Items)
	c.turn(&out, rows, at, func(cursor string, back bool) string {
		return c.cursors.seal(position{Cursor: cursor, Back: back, At: tx.Now}, binding)
	})
	return out, nil
}

// turn sets the cursors to the next and the previous page, where there are any.
func (c *call) turn(out *listResponse, rows member.Rows[document], at position, seal func(string, bool) string) {
	if len(rows.Items) == 0 {
		return
	}
	if rows.More || at.Back {
		out.Next = seal(rows.Cursors[len(rows.Cursors)-1], false)
	}
	if at.Cursor != "" && !at.Back || at.Back && rows.More {
		out.Previous = seal(rows.Cursors[0], true)
	}
}
