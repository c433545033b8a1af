// Package seal encrypts what Steward holds about people: a master key wraps a
// key for each organization, that wraps a key for each member and class of
// data, and that seals the data, bound to organization, member, class and
// place. Erasing a member destroys their keys, so that erased data is gone from
// backups too; the erasure ledger is written before and replayed after a
// restore. The keys live in a database of their own (db.Keys).
//
// It also holds the installation's signing key, with which the log's
// checkpoints, packages and certificates are signed.
//
// It knows no noun of Steward but organization and member.
package seal

import (
	"context"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/tink-crypto/tink-go/v2/aead/subtle"
	"github.com/tink-crypto/tink-go/v2/tink"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Class separates a member's keys, so that one class can be destroyed and
// another kept because the law says so.
type Class string

// The classes.
const (
	// Content is what products hold about the member.
	Content Class = "content"
	// Account is what the account itself holds beyond what must be searched.
	Account Class = "account"
	// Log is the personal part of log events.
	Log Class = "log"
	// Request is packages, evidence and messages of rights requests.
	Request Class = "request"
)

// Classes lists all of them.
var Classes = []Class{Content, Account, Log, Request}

// keyBytes is the length of every key: AES-256.
const keyBytes = 32

// A key read from the database is kept this long in memory, so that a key that
// another node destroyed is unusable here soon after.
const (
	cacheFor  = 30 * time.Second
	cacheSize = 20_000
)

// version is the first byte of everything sealed.
const version = 1

var errShredded = errors.New("the key was destroyed")

// IsShredded tells whether err means that the member's key was destroyed.
func IsShredded(err error) bool { return errors.Is(err, errShredded) }

func shredded() error {
	return fault.New(fault.Conflict, "This was erased: the key that sealed it was destroyed.").Because(errShredded)
}

// Sealer seals and opens. Wiring attaches one to the door.
type Sealer struct {
	keys   *db.Keys
	master tink.AEAD
	root   []byte
	cache  *expirable.LRU[string, []byte]
}

// New makes a sealer from the key database and the master key (32 bytes).
func New(keys *db.Keys, master []byte) (*Sealer, error) {
	if len(master) != keyBytes {
		return nil, fault.New(fault.Invalid, "The master key must have %d bytes, not %d.", keyBytes, len(master)).On("master-key")
	}
	aead, err := subtle.NewAESGCM(master)
	if err != nil {
		return nil, err
	}
	return &Sealer{keys: keys, master: aead, root: slices.Clone(master), cache: expirable.NewLRU[string, []byte](cacheSize, nil, cacheFor)}, nil
}

// Derive makes a secret for one use (such as sealing cursors) that is the same
// on every node and after a restart.
func (s *Sealer) Derive(use string) ([]byte, error) {
	return hkdf.Key(sha256.New, s.root, nil, "steward "+use, keyBytes)
}

// From returns the sealer that is attached to the transaction's door.
func From(tx *db.Tx) *Sealer { return db.Attached[*Sealer](tx) }

// Seal encrypts a member's data. place says where it will be kept ("record/ID")
// and is bound to it, so that it opens nowhere else. The member's key is made,
// and committed, before anything is sealed with it.
func Seal(tx *db.Tx, m access.MemberID, class Class, place string, plain []byte) ([]byte, error) {
	s := From(tx)
	key, err := s.memberKey(tx.Context(), tx.Org, m, class, true)
	if err != nil {
		return nil, err
	}
	return encrypt(key, plain, bound(tx.Org, string(m), string(class), place))
}

// Open decrypts what Seal made. After the key was destroyed it fails with an
// error for which IsShredded is true.
func Open(tx *db.Tx, m access.MemberID, class Class, place string, sealed []byte) ([]byte, error) {
	key, err := From(tx).memberKey(tx.Context(), tx.Org, m, class, false)
	if err != nil {
		return nil, err
	}
	return decrypt(key, sealed, bound(tx.Org, string(m), string(class), place))
}

// SealOrg encrypts a secret of the organization itself, such as a client
// secret.
func SealOrg(tx *db.Tx, place string, plain []byte) ([]byte, error) {
	key, err := From(tx).orgKey(tx.Context(), tx.Org)
	if err != nil {
		return nil, err
	}
	return encrypt(key, plain, bound(tx.Org, "organization", "secret", place))
}

// OpenOrg decrypts what SealOrg made.
func OpenOrg(tx *db.Tx, place string, sealed []byte) ([]byte, error) {
	key, err := From(tx).orgKey(tx.Context(), tx.Org)
	if err != nil {
		return nil, err
	}
	return decrypt(key, sealed, bound(tx.Org, "organization", "secret", place))
}

// Blind makes a keyed hash of a value for equality search over sealed data:
// the same value gives the same text inside one organization and field only.
func Blind(tx *db.Tx, field, value string) (string, error) {
	key, err := From(tx).orgKey(tx.Context(), tx.Org)
	if err != nil {
		return "", err
	}
	derived, err := hkdf.Key(sha256.New, key, nil, "steward blind index "+field, keyBytes)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, derived)
	mac.Write([]byte(value))
	return hex.EncodeToString(mac.Sum(nil)), nil
}

// BlindMember is Blind with a key derived from a member's own: what it gives means
// nothing any more once that is destroyed. A destroyed key is an error that
// IsShredded knows.
func BlindMember(tx *db.Tx, m access.MemberID, class Class, field, value string) (string, error) {
	key, err := From(tx).memberKey(tx.Context(), tx.Org, m, class, true)
	if err != nil {
		return "", err
	}
	derived, err := hkdf.Key(sha256.New, key, nil, "steward blind index "+field, keyBytes)
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, derived)
	mac.Write([]byte(value))
	return hex.EncodeToString(mac.Sum(nil)), nil
}

// bound is the associated data: lengths keep the parts apart.
func bound(org access.OrgID, parts ...string) []byte {
	var b strings.Builder
	for _, p := range append([]string{string(org)}, parts...) {
		fmt.Fprintf(&b, "%d.%s", len(p), p)
	}
	return []byte(b.String())
}

func encrypt(key, plain, data []byte) ([]byte, error) {
	aead, err := subtle.NewAESGCM(key)
	if err != nil {
		return nil, err
	}
	sealed, err := aead.Encrypt(plain, data)
	return append([]byte{version}, sealed...), err
}

func decrypt(key, sealed, data []byte) ([]byte, error) {
	if len(sealed) == 0 || sealed[0] != version {
		return nil, errors.New("seal: unknown format")
	}
	aead, err := subtle.NewAESGCM(key)
	if err != nil {
		return nil, err
	}
	return aead.Decrypt(sealed[1:], data)
}

func newKey() []byte {
	key := make([]byte, keyBytes)
	_, _ = rand.Read(key) // never fails (crypto/rand)
	return key
}

// memberKey finds a member's key, and makes it where wanted.
func (s *Sealer) memberKey(ctx context.Context, org access.OrgID, m access.MemberID, class Class, make bool) ([]byte, error) {
	place := string(bound(org, string(m), string(class)))
	if key, ok := s.cache.Get(place); ok {
		return key, nil
	}
	wrapping, err := s.orgKey(ctx, org)
	if err != nil {
		return nil, err
	}
	wrapped, err := s.findMemberKey(ctx, org, m, class)
	if fault.Is(err, fault.NotFound) && make {
		wrapped, err = s.makeMemberKey(ctx, org, m, class, wrapping)
	}
	if err != nil {
		return nil, err
	}
	key, err := decrypt(wrapping, wrapped, []byte(place))
	if err == nil {
		s.cache.Add(place, key)
	}
	return key, err
}

func (s *Sealer) makeMemberKey(ctx context.Context, org access.OrgID, m access.MemberID, class Class, wrapping []byte) ([]byte, error) {
	wrapped, err := encrypt(wrapping, newKey(), bound(org, string(m), string(class)))
	if err != nil {
		return nil, err
	}
	if err := s.addMemberKey(ctx, org, m, class, wrapped); err != nil {
		return nil, err
	}
	return s.findMemberKey(ctx, org, m, class) // another writer's, if it was first
}

// orgKey finds or makes an organization's key.
func (s *Sealer) orgKey(ctx context.Context, org access.OrgID) ([]byte, error) {
	place := string(bound(org))
	if key, ok := s.cache.Get(place); ok {
		return key, nil
	}
	wrapped, err := s.findOrgKey(ctx, org)
	if fault.Is(err, fault.NotFound) {
		wrapped, err = s.makeOrgKey(ctx, org)
	}
	if err != nil {
		return nil, err
	}
	key, err := s.master.Decrypt(wrapped, []byte(place))
	if err != nil {
		return nil, fault.New(fault.Unavailable, "The keys can't be opened with this master key. Give the key that this installation was made with.").Because(err)
	}
	s.cache.Add(place, key)
	return key, nil
}

func (s *Sealer) makeOrgKey(ctx context.Context, org access.OrgID) ([]byte, error) {
	wrapped, err := s.master.Encrypt(newKey(), bound(org))
	if err != nil {
		return nil, err
	}
	if err := s.addOrgKey(ctx, org, wrapped); err != nil {
		return nil, err
	}
	return s.findOrgKey(ctx, org)
}
