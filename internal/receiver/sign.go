package receiver

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/seal"
)

// keyRow is a signing key of an organization.
type keyRow struct {
	ID        string     `db:"id"`
	Public    string     `db:"public"`
	Sealed    []byte     `db:"sealed"`
	CreatedAt time.Time  `db:"created_at"`
	RetiredAt *time.Time `db:"retired_at"`
}

// publishedFor is how long a retired key stays in the key set, so that events on
// their way can still be verified.
const publishedFor = 7 * 24 * time.Hour

func keyPlace(id string) string { return "event_key/" + id }

// signingKey finds the organization's key, and makes it where there is none.
func signingKey(tx *db.Tx) (jose.JSONWebKey, error) {
	rows, err := keys(tx)
	if err != nil {
		return jose.JSONWebKey{}, err
	}
	for _, row := range rows {
		if row.RetiredAt == nil {
			return openKey(tx, row)
		}
	}
	return makeKey(tx)
}

func openKey(tx *db.Tx, row keyRow) (k jose.JSONWebKey, err error) {
	plain, err := seal.OpenOrg(tx, keyPlace(row.ID), row.Sealed)
	if err != nil {
		return k, err
	}
	return k, json.Unmarshal(plain, &k)
}

func makeKey(tx *db.Tx) (jose.JSONWebKey, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return jose.JSONWebKey{}, err
	}
	k := jose.JSONWebKey{Key: private, KeyID: db.NewID(), Algorithm: string(jose.ES256), Use: "sig"}
	whole, err := json.Marshal(k)
	if err != nil {
		return k, err
	}
	public, err := json.Marshal(k.Public())
	if err != nil {
		return k, err
	}
	sealed, err := seal.SealOrg(tx, keyPlace(k.KeyID), whole)
	if err != nil {
		return k, err
	}
	return k, insertKey(tx, keyRow{ID: k.KeyID, Public: string(public), Sealed: sealed})
}

// RotateKey makes a new signing key; the old one stays published for a week, or
// with revoke no longer at all.
func RotateKey(tx *db.Tx, revoke bool) error {
	end := retireKeys
	if revoke {
		end = removeKeys
	}
	if err := end(tx); err != nil {
		return err
	}
	k, err := makeKey(tx)
	if err != nil {
		return err
	}
	return record(tx, "event_key.rotated", Receiver{ID: k.KeyID}, map[string]any{"revoked": revoke})
}

// KeySet is the organization's public keys (RFC 7517 section 5).
func KeySet(tx *db.Tx) (jose.JSONWebKeySet, error) {
	rows, err := keys(tx)
	set := jose.JSONWebKeySet{Keys: []jose.JSONWebKey{}}
	for _, row := range rows {
		if row.RetiredAt != nil && tx.Now.Sub(*row.RetiredAt) > publishedFor {
			continue
		}
		var k jose.JSONWebKey
		if err := json.Unmarshal([]byte(row.Public), &k); err != nil {
			return set, err
		}
		set.Keys = append(set.Keys, k)
	}
	return set, err
}

// Issuer is the claim iss of an organization's events; its key set is at
// "/jwks.json" below it.
func Issuer(baseURL string, org access.OrgID) string { return baseURL + eventsPath + string(org) }

// claims are a security event token's (RFC 8417 section 2.2, RFC 9967 section 2.1).
type claims struct {
	Issuer   string         `json:"iss"`
	IssuedAt int64          `json:"iat"`
	ID       string         `json:"jti"`
	Audience string         `json:"aud"`
	Txn      string         `json:"txn"`
	Subject  map[string]any `json:"sub_id,omitempty"`
	Events   map[string]any `json:"events"`
}

// sign makes the token of an event. Values that were sealed with a key that is
// destroyed are an error for which seal.IsShredded is true.
func sign(tx *db.Tx, baseURL string, r Receiver, t Token) (string, error) {
	c := claims{
		Issuer: Issuer(baseURL, tx.Org), IssuedAt: t.CreatedAt.Unix(), ID: t.ID, Audience: r.Audience, Txn: t.Txn,
		Subject: map[string]any{"format": "scim", "uri": "/" + t.SubjectKind + "/" + t.SubjectID},
	}
	body := map[string]any{}
	switch {
	case t.Type == typeVerification:
		c.Subject, body["state"] = map[string]any{"format": "opaque", "id": r.ID}, t.Txn
	case t.sealed != nil:
		raw, err := openFull(tx, t)
		if err != nil {
			return "", err
		}
		body["data"] = json.RawMessage(raw)
	case len(t.Attributes) > 0:
		body["attributes"] = t.Attributes
	}
	c.Events = map[string]any{t.Type: body}
	return compact(tx, c)
}

func compact(tx *db.Tx, c claims) (string, error) {
	key, err := signingKey(tx)
	if err != nil {
		return "", err
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: key}, (&jose.SignerOptions{}).WithType("secevent+jwt"))
	if err != nil {
		return "", err
	}
	raw, err := json.Marshal(c)
	if err != nil {
		return "", err
	}
	signed, err := signer.Sign(raw)
	if err != nil {
		return "", err
	}
	return signed.CompactSerialize()
}
