package credential

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// TokenID identifies an API token inside an organization. It is not the secret.
type TokenID string

// tokenPrefix begins every API token's secret, so that scanners of leaked
// secrets, and people, know what they see.
const tokenPrefix = "stw_api_"

// shownPrefix is how many characters of a secret stay visible in lists.
const shownPrefix = len(tokenPrefix) + 4

// Token is what a program presents. With a Member it is that member's own and
// carries their roles as they are now; without, it is a service's and carries
// the roles that were given to it. Scopes narrow both.
type Token struct {
	ID    TokenID
	Label string
	// Prefix is the beginning of the secret, to recognize it by.
	Prefix    string
	Member    access.MemberID
	Roles     []access.Role
	Scopes    []access.Permission
	CreatedBy string
	CreatedAt time.Time
	ExpiresAt time.Time
	// LastUsedAt is exact to a minute.
	LastUsedAt *time.Time
	// LastUsedFrom is the network of the last use: /24 of IPv4, /48 of IPv6.
	LastUsedFrom string
	// Service is the service account whose token it is; then Scopes narrow what
	// the account may do.
	Service ServiceID
	// PointsPerSecond is the token's own limit of GraphQL cost; 0 means the
	// account's, or the installation's.
	PointsPerSecond int
	// Replaces is the token that this one was rotated from.
	Replaces  TokenID
	EndedAt   *time.Time
	EndReason Reason
}

// Live tells whether the token still carries requests at this time.
func (t Token) Live(now time.Time) bool { return t.EndedAt == nil && now.Before(t.ExpiresAt) }

// NewToken is what an issuer asks for.
type NewToken struct {
	Label string
	// Scopes is what the token may do, nothing beyond the issuer's; empty means
	// all that its roles and the issuer may.
	Scopes []access.Permission
	// Expires lies within the term token.max_lifetime; zero means as late as
	// that allows. There is no token without an end.
	Expires time.Time
	// Member makes it that member's own token. Only the member can ask for it.
	Member access.MemberID
	// Roles are a service token's; empty means the issuer's own.
	Roles []access.Role
	// PointsPerSecond is the token's own limit of GraphQL cost; 0 means the
	// installation's.
	PointsPerSecond int
}

// IssueToken makes a token and returns its secret, which is not to be had again.
// What can't be granted is a fault of kind Invalid or Denied that names the
// field.
func IssueToken(tx *db.Tx, n NewToken) (Token, string, error) {
	if err := keepIssuer(tx); err != nil {
		return Token{}, "", err
	}
	if err := n.lives(tx); err != nil {
		return Token{}, "", err
	}
	t, err := n.token(tx)
	if err != nil {
		return Token{}, "", err
	}
	return keepToken(tx, t)
}

// lives settles when the token ends, within what the terms allow.
func (n *NewToken) lives(tx *db.Tx) error {
	last, longest, err := tokenLimit(tx)
	if err != nil {
		return fmt.Errorf("credential.IssueToken: %w", err)
	}
	if n.Expires.IsZero() {
		n.Expires = last
	}
	if n.Expires.After(last) {
		return fault.New(fault.Invalid, "Your organization's terms let a token live for at most %s: choose an expiry until %s.",
			longest.Words(), last.Format("2 January 2006")).On("expires")
	}
	return nil
}

// keepToken gives a token its secret.
func keepToken(tx *db.Tx, t Token) (Token, string, error) {
	secret := tokenPrefix + random.Text()
	t.Prefix = secret[:shownPrefix]
	if err := insertToken(tx, t, random.Hash(secret)); err != nil {
		return Token{}, "", fmt.Errorf("credential.IssueToken: %w", err)
	}
	return t, secret, recordToken(tx, "token.issued", t, map[string]any{
		"prefix": t.Prefix, "scopes": t.Scopes, "expires": t.ExpiresAt,
	})
}

// maxLabel is the longest label, in characters.
const maxLabel = 100

// maxPoints is the highest limit of its own that a token can have.
const maxPoints = 10_000

// token is what n asks for, if the actor may give it.
func (n NewToken) token(tx *db.Tx) (Token, error) {
	label := strings.TrimSpace(n.Label)
	if label == "" || len([]rune(label)) > maxLabel {
		return Token{}, fault.New(fault.Invalid, "Give the token a label of 1 to %d characters that says what uses it.", maxLabel).On("label")
	}
	if !n.Expires.After(tx.Now) {
		return Token{}, fault.New(fault.Invalid, "A token needs an expiry in the future.").On("expires")
	}
	if n.PointsPerSecond < 0 || n.PointsPerSecond > maxPoints {
		return Token{}, fault.New(fault.Invalid, "A token's own limit is 1 to %d points of cost a second.", maxPoints).On("pointsPerSecond")
	}
	roles, err := n.roles(tx.Actor)
	if err != nil {
		return Token{}, err
	}
	scopes, err := n.scopes(tx.Actor, roles)
	if err != nil {
		return Token{}, err
	}
	return Token{
		ID: TokenID(db.NewID()), Label: label, Member: n.Member, Roles: roles, Scopes: scopes,
		CreatedBy: tx.Actor.ID, CreatedAt: tx.Now, ExpiresAt: n.Expires.UTC().Truncate(time.Microsecond), PointsPerSecond: n.PointsPerSecond,
	}, nil
}

// roles tells what a token carries: nothing of its own if it is a member's.
func (n NewToken) roles(issuer access.Actor) ([]access.Role, error) {
	if n.Member != "" {
		if issuer.Member != n.Member {
			return nil, fault.New(fault.Denied, "Only the member can issue a token that acts as them. Issue one for a service instead.").On("member")
		}
		return []access.Role{}, nil
	}
	if !issuer.May(access.ManageTokens) {
		return nil, fault.New(fault.Denied, "A service's token needs the permission %s. Issue one that acts as you instead.", access.ManageTokens).Coded(string(access.ManageTokens))
	}
	roles := n.Roles
	if len(roles) == 0 {
		roles = issuer.Roles
	}
	roles = slices.DeleteFunc(slices.Clone(roles), func(r access.Role) bool { return r == access.Plain })
	for _, r := range roles {
		if r != access.Operator && !slices.Contains(access.Assignable, r) {
			return nil, fault.New(fault.Invalid, "The role %s can't be given to a token.", r).On("roles")
		}
	}
	return roles, nil
}

// scopes tells what a token may do: never more than its issuer, and not nothing.
func (n NewToken) scopes(issuer access.Actor, roles []access.Role) ([]access.Permission, error) {
	carrier := access.Actor{Kind: access.KindProgram, Org: issuer.Org, Roles: roles}
	if n.Member != "" {
		carrier.Roles, carrier.Grants = issuer.Roles, issuer.Grants
	}
	asked := n.Scopes
	if len(asked) == 0 {
		asked = slices.DeleteFunc(carrier.Held(), func(p access.Permission) bool {
			return n.refuses(p) != nil || !n.holds(issuer, p)
		})
	}
	if len(asked) == 0 {
		return nil, fault.New(fault.Invalid, "This token could do nothing: choose roles and scopes that you have yourself.").On("scopes")
	}
	for _, p := range asked {
		switch {
		case n.refuses(p) != nil:
			return nil, n.refuses(p)
		case !n.holds(issuer, p):
			return nil, fault.New(fault.Denied, "You can't grant %s, because you do not have it.", p).On("scopes").Coded(string(p))
		case !n.holds(carrier, p):
			return nil, fault.New(fault.Invalid, "None of the token's roles may %s.", p).On("scopes", "roles")
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(asked))), nil
}

// holds tells whether an actor can lend a permission to the token: to their own as
// far as they hold it, to a service's only for the whole organization.
func (n NewToken) holds(a access.Actor, p access.Permission) bool {
	_, held := a.Reach(p)
	return held && (n.Member != "" || a.May(p))
}

// refuses names the permissions that no API token has, whoever issues it.
func (n NewToken) refuses(p access.Permission) error {
	switch {
	case p == access.Work || p == access.Provision:
		return fault.New(fault.Invalid, "%s is not for API tokens.", p).On("scopes")
	case p == access.OwnData && n.Member == "":
		return fault.New(fault.Invalid, "%s needs a token that acts as a member: a service has no data of its own.", p).On("scopes")
	}
	return nil
}

// Tokens lists the organization's tokens that have not ended (those that ran out
// are among them), the newest first. Without the permission to manage tokens it
// lists the actor's own.
func Tokens(tx *db.Tx) ([]Token, error) {
	all, err := selectTokens(tx)
	if err != nil || tx.Actor.May(access.ManageTokens) {
		return all, err
	}
	return slices.DeleteFunc(all, func(t Token) bool { return t.Member == "" || t.Member != tx.Actor.Member }), nil
}

func recordToken(tx *db.Tx, action string, t Token, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "token", ID: string(t.ID)},
		Subject: t.Member, Detail: detail,
	})
}
