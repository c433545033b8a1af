package credential

import (
	"fmt"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
)

// recentFor is how long ago a person may have proved who they are when they
// change which identities open their account: whoever finds a browser open must
// not keep the account.
const recentFor = 15 * time.Minute

// Recent refuses, with a fault of kind StepUp, a person whose provider has not
// seen them for a while, and any actor who is no person in a browser.
func Recent(tx *db.Tx) error {
	a := tx.Actor
	switch {
	case a.Session == "" || a.Member == "" || a.BreakGlass || a.Support != nil:
		return fault.New(fault.Denied, "Only a person who is signed in through a connection can change which identities open their account.")
	case tx.Now.Sub(time.Unix(a.AuthenticatedAt, 0)) > recentFor:
		return fault.New(fault.StepUp, "This needs you to prove again that it is you, because the last time was more than %s ago. Sign in again at /auth/step-up, then repeat it.", recentFor).Coded("identity")
	}
	return nil
}

// OpenedBy is the connection by which the actor's session was opened; "" for
// none.
func OpenedBy(tx *db.Tx) (string, error) {
	if tx.Actor.Session == "" {
		return "", nil
	}
	s, err := selectSession(tx, SessionID(tx.Actor.Session))
	return s.Connection, err
}

// RemoveIdentity takes an identity from the actor's own account and ends the
// sessions that it opened. The one behind the present session stays: being here
// by another way proves that the account is still open to its owner.
func RemoveIdentity(tx *db.Tx, id string) error {
	if err := Recent(tx); err != nil {
		return err
	}
	i, err := member.FindIdentity(tx, tx.Actor.Member, id)
	if err != nil {
		return err
	}
	by, err := OpenedBy(tx)
	if err != nil {
		return err
	}
	if i.ConnectionID == by {
		return fault.New(fault.Conflict, "You are signed in by this identity. Sign in another way first, and remove it from there.").On("identityId").Coded("identity_in_use")
	}
	if err := member.Unlink(tx, i); err != nil {
		return err
	}
	if err := endThrough(tx, i); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "member.identity_removed", To: []notice.Recipient{notice.Member(i.MemberID)}, Link: "/settings", Required: true,
		Subject: "A way to sign in was removed from your account",
		Text:    "You removed an identity at a provider from your account, and the sessions that it had opened have ended. If it was not you, tell your administrator at once.",
	})
}

// endThrough ends the sessions that an identity's connection opened for its
// member.
func endThrough(tx *db.Tx, i member.Identity) error {
	n, err := endSessionsOfThrough(tx, i.MemberID, i.ConnectionID, Revoked)
	if err != nil {
		return fmt.Errorf("credential.RemoveIdentity: %w", err)
	}
	if n == 0 {
		return nil
	}
	return audit.Record(tx, audit.Entry{
		Action: "credential.ended", Object: audit.Object{Type: "member", ID: string(i.MemberID)}, Subject: i.MemberID,
		Detail: map[string]any{"reason": string(Revoked), "sessions": n, "connection": i.ConnectionID},
	})
}

func endSessionsOfThrough(tx *db.Tx, m access.MemberID, connection string, why Reason) (int64, error) {
	return tx.Exec(`
		update session set ended_at = :now, end_reason = :why, id_token = null
		where org_id = :org and member_id = :member and connection_id = :connection and ended_at is null`,
		db.Args{"member": string(m), "connection": connection, "now": tx.Now, "why": string(why)})
}

// TokensOf lists the tokens that act as a member and have not ended, the newest
// first.
func TokensOf(tx *db.Tx, m access.MemberID) ([]Token, error) {
	var rows []tokenRow
	err := tx.Select(&rows, `
		select `+tokenColumns+`
		  from token
		 where org_id = :org and member_id = :member and ended_at is null
		 order by created_at desc, id desc`, db.Args{"member": string(m)})
	out := make([]Token, len(rows))
	for i, r := range rows {
		out[i] = r.token()
	}
	return out, err
}
