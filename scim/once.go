package scim

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"io"
	"net/http"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// onceKey is a request's Idempotency-Key: a POST that is sent again with it, for
// example after a broken connection, creates nothing more and gets the answer of
// the first for directory.AnswersKept. Neither the key nor the request is kept,
// only keyed hashes of them.
type onceKey struct {
	id string
	// body hashes the request while it is read; nil where hash is known.
	body hash.Hash
	hash []byte
}

func (k *onceKey) sum() []byte {
	if k.body != nil {
		return k.body.Sum(nil)
	}
	return k.hash
}

const (
	onceHeader = "Idempotency-Key"
	maxOnceKey = 255
)

// once tells which endpoints take an Idempotency-Key: those that create.
func (r *route) once(method string) bool {
	return method == http.MethodPost && (r.pattern == "/Bulk" || r.t != nil && r.pattern == r.t.endpoint)
}

// readKey takes the request's Idempotency-Key and begins to hash the body.
func (c *call) readKey() error {
	values := c.r.Header.Values(onceHeader)
	if len(values) == 0 || !c.route.once(c.r.Method) {
		return nil
	}
	key := strings.Trim(strings.TrimSpace(values[0]), `"`)
	if len(values) > 1 || key == "" || len(key) > maxOnceKey || strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r > '~' }) {
		return fault.New(fault.Invalid, "%s must be one text of 1 to %d ASCII characters, different for each request.", onceHeader, maxOnceKey).On(onceHeader)
	}
	c.key = &onceKey{id: hex.EncodeToString(c.keyed("key", c.dir.ID, key)), body: hmac.New(sha256.New, c.CursorKey)}
	_, _ = io.WriteString(c.key.body, c.route.pattern+"\n") // a hash takes everything
	c.r.Body = struct {
		io.Reader
		io.Closer
	}{io.TeeReader(c.r.Body, c.key.body), c.r.Body}
	return nil
}

// keyed hashes texts with the server's secret.
func (c *call) keyed(texts ...string) []byte {
	mac := hmac.New(sha256.New, c.CursorKey)
	mac.Write(mustJSON(texts))
	return mac.Sum(nil)
}

// partKey is the key of one operation of a bulk request: what was created before
// the connection, or the server, broke isn't created twice.
func (c *call) partKey(k *onceKey, bulkID string) *onceKey {
	if k == nil {
		return nil
	}
	return &onceKey{id: hex.EncodeToString(c.keyed("part", k.id, bulkID)), hash: k.sum()}
}

// creating makes a resource in one transaction, or answers again what was made
// for the request's key.
func (c *call) creating(p projection, create func(*db.Tx) (answer, error)) (a answer, err error) {
	err = c.update(func(tx *db.Tx) error {
		kept, answered, err := c.claim(tx)
		switch {
		case err != nil:
			return err
		case answered:
			a, err = c.again(tx, kept, p)
			return err
		}
		if a, err = create(tx); err != nil || c.key == nil {
			return err
		}
		return directory.Settle(tx, directory.Answer{
			ID: c.key.id, Status: a.status, ResourceType: c.route.t.name, ResourceID: c.resource,
		})
	})
	return a, err
}

// claim takes the request's key, or gives the answer that it has already.
func (c *call) claim(tx *db.Tx) (kept directory.Answer, answered bool, err error) {
	if c.key == nil {
		return kept, false, nil
	}
	kept, fresh, err := directory.Claim(tx, directory.Answer{ID: c.key.id, DirectoryID: c.dir.ID, RequestHash: c.key.sum()})
	if err != nil || fresh {
		return kept, false, err
	}
	return kept, true, c.sameRequest(kept)
}

func (c *call) sameRequest(kept directory.Answer) error {
	if hmac.Equal(kept.RequestHash, c.key.sum()) {
		return nil
	}
	return newFailure(http.StatusUnprocessableEntity, "",
		"The %s was used for another request less than %d hours ago. Use a new key for each request, and the same one only to send a request again unchanged.",
		onceHeader, int(directory.AnswersKept.Hours()))
}

// again shows the resource that was made before, as it is now.
func (c *call) again(tx *db.Tx, kept directory.Answer, p projection) (a answer, err error) {
	c.id = kept.ResourceID
	if c.route.t == userType {
		var m member.Member
		if m, err = c.ownUser(tx, member.Find); err == nil {
			a, err = c.showUser(tx, m, p)
		}
	} else {
		var g member.Group
		if g, err = c.ownGroup(tx, member.FindGroup); err == nil {
			a, err = c.showGroup(tx, g, p)
		}
	}
	if fault.Is(err, fault.NotFound) {
		return a, fault.New(fault.Conflict, "The request with this %s made the %s %q, which has been deleted since. To create another, use a new key.", onceHeader, c.route.t.name, kept.ResourceID)
	}
	a.status, a.replayed = kept.Status, true
	return a, err
}

// bulkAgain gives the outcomes that a bulk request with this key has had.
func (c *call) bulkAgain() (a answer, answered bool, err error) {
	if c.key == nil {
		return a, false, nil
	}
	err = c.view(func(tx *db.Tx) error {
		kept, err := directory.Answered(tx, c.key.id)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err == nil {
			a, err = c.unsealed(kept)
		}
		answered = err == nil
		return err
	})
	return a, answered, err
}

func (c *call) unsealed(kept directory.Answer) (answer, error) {
	if err := c.sameRequest(kept); err != nil {
		return answer{}, err
	}
	plain, err := c.cursors.aead.Open(nil, nil, kept.Sealed, []byte(kept.ID))
	if err != nil {
		return answer{}, err
	}
	return answer{status: kept.Status, body: json.RawMessage(plain), replayed: true}, nil
}

// keepBulk keeps a bulk request's outcomes, sealed because refusals quote values.
// Of two at the same time the one that finished first is the answer of both.
func (c *call) keepBulk(a answer) (answer, error) {
	if c.key == nil {
		return a, nil
	}
	sealed := c.cursors.aead.Seal(nil, nil, mustJSON(a.body), []byte(c.key.id))
	err := c.update(func(tx *db.Tx) error {
		kept, answered, err := c.claim(tx)
		switch {
		case err != nil:
			return err
		case answered:
			a, err = c.unsealed(kept)
			return err
		}
		return directory.Settle(tx, directory.Answer{ID: c.key.id, Status: a.status, Sealed: sealed})
	})
	return a, err
}
