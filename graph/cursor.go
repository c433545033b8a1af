package graph

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

// sealer seals cursors: what a domain list gives as the place of a row becomes
// opaque and works only for the organization and the list that gave it. So that
// nobody can craft a place, or learn one of another organization's.
type sealer struct{ key []byte }

// sealLength is how many octets of the HMAC a cursor carries.
const sealLength = 16

func newSealer(key []byte) sealer {
	if len(key) == 0 {
		key = make([]byte, sha256.Size)
		_, _ = rand.Read(key) // never fails: crypto/rand ends the program instead
	}
	return sealer{key: key}
}

func (s sealer) sum(org access.OrgID, list, place string) []byte {
	h := hmac.New(sha256.New, s.key)
	h.Write([]byte(string(org) + "\x00" + list + "\x00" + place))
	return h.Sum(nil)[:sealLength]
}

// seal makes the cursor of a place in a list.
func (s sealer) seal(org access.OrgID, list, place string) string {
	return base64.RawURLEncoding.EncodeToString(append(s.sum(org, list, place), place...))
}

// open gives the place back; an empty cursor is the beginning.
func (s sealer) open(org access.OrgID, list string, after *string) (string, error) {
	if after == nil || *after == "" {
		return "", nil
	}
	body, err := base64.RawURLEncoding.DecodeString(*after)
	if err != nil || len(body) <= sealLength {
		return "", badCursor()
	}
	place := string(body[sealLength:])
	if !hmac.Equal(body[:sealLength], s.sum(org, list, place)) {
		return "", badCursor()
	}
	return place, nil
}

func badCursor() error {
	return fault.New(fault.Invalid, "The cursor is not one that this list gave. Begin with the first page.").On("after")
}
