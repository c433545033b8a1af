package credential

import (
	"fmt"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// RevokeToken ends a token at once: their own, or anybody's with the permission
// to manage tokens. Any other is a fault of kind NotFound. What was issued with
// the token, and with those, ends with it: whoever stole it must not keep what
// they made of it. What people issued in a session is the organization's and
// stays.
func RevokeToken(tx *db.Tx, id TokenID) error {
	t, err := selectToken(tx, id)
	if err != nil {
		return fmt.Errorf("credential.RevokeToken: %w", err)
	}
	if (t.Member == "" || t.Member != tx.Actor.Member) && !tx.Actor.May(access.ManageTokens) {
		return fault.New(fault.NotFound, "There is nothing with this id.")
	}
	if t.EndedAt != nil {
		return fault.New(fault.Conflict, "This token was already revoked.")
	}
	issued, err := selectIssuedWith(tx, id)
	if err != nil {
		return fmt.Errorf("credential.RevokeToken: %w", err)
	}
	for _, each := range append([]Token{t}, issued...) {
		if err := revoke(tx, each); err != nil {
			return err
		}
	}
	return nil
}

func revoke(tx *db.Tx, t Token) error {
	if err := endToken(tx, t.ID, Revoked); err != nil {
		return fmt.Errorf("credential.RevokeToken: %w", err)
	}
	return recordToken(tx, "token.revoked", t, map[string]any{"prefix": t.Prefix, "issuedBy": t.CreatedBy})
}

// keepIssuer locks the token with which another is being issued, so that either
// its revocation finds the new one, or the new one is refused.
func keepIssuer(tx *db.Tx) error {
	if tx.Actor.Kind != access.KindProgram {
		return nil
	}
	t, err := selectToken(tx, TokenID(tx.Actor.ID))
	if err != nil && !fault.Is(err, fault.NotFound) {
		return fmt.Errorf("credential.IssueToken: %w", err)
	}
	if err != nil || !t.Live(tx.Now) {
		return fault.New(fault.Unauthenticated, "This token has ended, so it can't issue another.").Coded(Ended)
	}
	return nil
}
