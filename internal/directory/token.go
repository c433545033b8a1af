package directory

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// SecretPrefix begins every directory token, so that scanners for leaked
// secrets find them.
const SecretPrefix = "stw_scim_"

const (
	// shownBytes of a secret after its prefix tell tokens apart on the screen.
	shownBytes = 6
	// maxTokens is how many usable tokens a directory may have: two rotate
	// without downtime, and a few more are for tools.
	maxTokens = 5
	// usedEvery is how often the time of last use is written.
	usedEvery = time.Minute
)

// Token is a directory's bearer token (RFC 6750) without its secret.
type Token struct {
	ID          string `db:"id"`
	DirectoryID string `db:"directory_id"`
	Label       string `db:"label"`
	// Prefix is the beginning of the secret.
	Prefix     string     `db:"prefix"`
	CreatedAt  time.Time  `db:"created_at"`
	ExpiresAt  time.Time  `db:"expires_at"`
	LastUsedAt *time.Time `db:"last_used_at"`
	RevokedAt  *time.Time `db:"revoked_at"`
	// ReplacedBy is the token that took its place in a rotation.
	ReplacedBy *string `db:"replaced_by"`
}

// Usable tells whether the token opens anything at a time.
func (t Token) Usable(now time.Time) bool { return t.RevokedAt == nil && now.Before(t.ExpiresAt) }

// Issue makes a token. The secret is returned once and never kept. How long it
// may live is a term; the caller asks for it.
func Issue(tx *db.Tx, directory, label string, expires time.Time) (Token, string, error) {
	d, err := find(tx, directory, tx.Lock())
	if err != nil {
		return Token{}, "", err
	}
	label = strings.TrimSpace(label)
	switch {
	case label == "" || len(label) > maxName:
		return Token{}, "", fault.New(fault.Invalid, "A token needs a label of at most %d characters that says where it is used.", maxName).On("label")
	case !expires.After(tx.Now):
		return Token{}, "", fault.New(fault.Invalid, "A token must expire in the future.").On("expiresAt")
	}
	if err := roomForToken(tx, directory); err != nil {
		return Token{}, "", err
	}
	secret := SecretPrefix + random.Text()
	t := Token{
		ID: db.NewID(), DirectoryID: d.ID, Label: label, Prefix: secret[:len(SecretPrefix)+shownBytes],
		CreatedAt: tx.Now, ExpiresAt: expires.UTC().Truncate(time.Microsecond),
	}
	if err := insertToken(tx, t, random.Hash(secret)); err != nil {
		return Token{}, "", err
	}
	return t, secret, recordToken(tx, "directory.token_issued", t)
}

func roomForToken(tx *db.Tx, directory string) error {
	all, err := Tokens(tx, directory)
	if err != nil {
		return err
	}
	usable := 0
	for _, t := range all {
		if t.Usable(tx.Now) {
			usable++
		}
	}
	if usable >= maxTokens {
		return fault.New(fault.Conflict, "The directory has %d usable tokens already. Revoke one that isn't needed.", usable)
	}
	return nil
}

// Revoke ends a token at once; one that is revoked already changes nothing.
func Revoke(tx *db.Tx, id string) (Token, error) {
	t, err := findToken(tx, id)
	if err != nil || t.RevokedAt != nil {
		return t, err
	}
	now := tx.Now
	t.RevokedAt = &now
	if err := revokeToken(tx, id); err != nil {
		return t, err
	}
	return t, recordToken(tx, "directory.token_revoked", t)
}

func recordToken(tx *db.Tx, action string, t Token) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "directory", ID: t.DirectoryID},
		Detail: map[string]any{"token": t.ID, "label": t.Label, "prefix": t.Prefix, "expiresAt": t.ExpiresAt},
	})
}

// Bearer is what a valid token opens.
type Bearer struct {
	Org       access.OrgID
	Directory Directory
	Token     Token
	// Client is the OAuth client whose access token this is; "" for a token of
	// the directory itself.
	Client string
}

// Actor is who acts with the token: the directory, which may provision and
// nothing else.
func (b Bearer) Actor() access.Actor { return ActorOf(b.Directory, b.Org) }

// ActorOf is a directory as actor.
func ActorOf(d Directory, org access.OrgID) access.Actor {
	return access.Actor{
		Kind: access.KindDirectory, Org: org, ID: d.ID, Name: d.Name,
		Roles: []access.Role{access.Provisioner},
	}
}

// Stale tells whether the time of last use should be written again.
func (b Bearer) Stale(now time.Time) bool {
	if b.Client != "" {
		return false // written whenever an access token is given
	}
	last := b.Token.LastUsedAt
	return last == nil || now.Sub(*last) >= usedEvery
}

// Authenticate finds what a token opens by the hash of its secret. Every refusal
// is a fault of kind Unauthenticated, but that of a paused directory or a
// suspended organization, whose token is right: Denied.
func Authenticate(w *db.Wide, hash []byte) (Bearer, error) {
	b, orgActive, err := findBearer(w, hash)
	if fault.Is(err, fault.NotFound) {
		b, orgActive, err = findAccess(w, hash)
	}
	switch {
	case fault.Is(err, fault.NotFound):
		return Bearer{}, fault.New(fault.Unauthenticated, "The bearer token is not valid.")
	case err != nil:
		return Bearer{}, err
	case b.Token.RevokedAt != nil:
		return Bearer{}, fault.New(fault.Unauthenticated, "The bearer token was revoked. Put a new one into the identity provider.")
	case b.Client != "" && !b.Token.Usable(w.Now()):
		return Bearer{}, fault.New(fault.Unauthenticated, "The access token expired. Fetch a new one at the token endpoint.")
	case !b.Token.Usable(w.Now()):
		return Bearer{}, fault.New(fault.Unauthenticated, "The bearer token expired on %s. Put a new one into the identity provider.", b.Token.ExpiresAt.Format(time.DateOnly))
	case b.Directory.State == Paused:
		return Bearer{}, fault.New(fault.Denied, "The directory is paused. An administrator can resume it in Steward.")
	case !orgActive:
		return Bearer{}, fault.New(fault.Denied, "The organization is suspended or cancelled, so nothing is provisioned. Its owners know why; what was provisioned is kept.")
	}
	return b, nil
}
