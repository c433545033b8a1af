package credential

import (
	"fmt"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

// StartSession signs a member in and returns the secret for the cookie, which is
// not to be had again. The session that the browser had before ends.
func StartSession(tx *db.Tx, n NewSession) (Session, string, error) {
	if err := replace(tx, n); err != nil {
		return Session{}, "", err
	}
	if err := deleteOldSessions(tx, n.Member, tx.Now.Add(-explainFor)); err != nil {
		return Session{}, "", fmt.Errorf("credential.StartSession: %w", err)
	}
	l, err := sessionLimits(tx, n.BreakGlass)
	if err != nil {
		return Session{}, "", fmt.Errorf("credential.StartSession: %w", err)
	}
	s := Session{
		ID: SessionID(db.NewID()), Member: n.Member, Connection: n.Connection, BreakGlass: n.BreakGlass,
		CreatedAt: tx.Now, AuthenticatedAt: authenticatedAt(n, tx.Now), LastSeenAt: tx.Now,
		Context: n.Context, Methods: n.Methods, ExpiresAt: l.expires(tx.Now), IdleAt: l.idles(tx.Now),
		UserAgent: tidy(n.UserAgent), AddressPrefix: networkOf(n.Address), Browser: n.Browser,
	}
	if n.ProviderSession != "" {
		s.sid = random.Hash(n.ProviderSession)
	}
	m, err := member.Find(tx, n.Member)
	if err != nil {
		return Session{}, "", fmt.Errorf("credential.StartSession: %w", err)
	}
	held, err := grantsOf(tx, m.ID)
	if err != nil {
		return Session{}, "", fmt.Errorf("credential.StartSession: %w", err)
	}
	s.roles = marks(m.Roles, held)
	sealed, err := sealHint(tx, s.ID, n.IDToken)
	if err != nil {
		return Session{}, "", err
	}
	secret := random.Text()
	if err := insertSession(tx, s, random.Hash(secret), sealed); err != nil {
		return Session{}, "", fmt.Errorf("credential.StartSession: %w", err)
	}
	return s, secret, recordSession(tx, "session.started", s, map[string]any{"connection": s.Connection, "breakGlass": s.BreakGlass})
}

func replace(tx *db.Tx, n NewSession) error {
	if n.Replaces == "" {
		return nil
	}
	err := EndSession(tx, n.Replaces, Replaced)
	if fault.Is(err, fault.NotFound) { // another organization's, or ended
		return nil
	}
	return err
}

func authenticatedAt(n NewSession, now time.Time) time.Time {
	if n.AuthenticatedAt.IsZero() || n.AuthenticatedAt.After(now) {
		return now
	}
	return n.AuthenticatedAt.UTC().Truncate(time.Microsecond)
}

func hintPlace(id SessionID) string { return "session/" + string(id) + "/id_token" }

func sealHint(tx *db.Tx, id SessionID, token string) ([]byte, error) {
	if token == "" {
		return nil, nil
	}
	return seal.SealOrg(tx, hintPlace(id), []byte(token))
}

// Hint returns what sign-out sends to the identity provider: the connection of a
// session and its ID token ("" if none was kept). An unknown session is a fault
// of kind NotFound.
func Hint(tx *db.Tx, id SessionID) (connection, idToken string, err error) {
	connection, sealed, err := selectHint(tx, id)
	if err != nil || len(sealed) == 0 {
		return connection, "", err
	}
	plain, err := seal.OpenOrg(tx, hintPlace(id), sealed)
	return connection, string(plain), err
}

// EndSession ends one session for a reason. One that is unknown or has ended is
// a fault of kind NotFound.
func EndSession(tx *db.Tx, id SessionID, why Reason) error {
	s, err := selectSession(tx, id)
	if err != nil {
		return fmt.Errorf("credential.EndSession: %w", err)
	}
	if s.EndedAt != nil {
		return fault.New(fault.NotFound, "This session has already ended.")
	}
	if err := endSession(tx, id, why); err != nil {
		return fmt.Errorf("credential.EndSession: %w", err)
	}
	return recordSession(tx, "session.ended", s, map[string]any{"reason": string(why)})
}

// Current finds the live session of a secret, in whatever organization, whether
// or not its member may still use it: for leaving and replacing it. None is a
// fault of kind NotFound.
func Current(w *db.Wide, secret string) (access.OrgID, Session, error) {
	row, err := findSession(w, random.Hash(secret))
	if err == nil && !row.session().Live(w.Now()) {
		err = fault.New(fault.NotFound, "This session has already ended.")
	}
	return row.Org, row.session(), err
}

// RevokeSession ends a session from a list: a member their own, an administrator
// who may manage members anybody's who is not above them (member.Administrable).
// Somebody else's without that permission is a fault of kind NotFound, the same
// as an unknown one.
func RevokeSession(tx *db.Tx, id SessionID) error {
	s, err := selectSession(tx, id)
	if err != nil {
		return fmt.Errorf("credential.RevokeSession: %w", err)
	}
	if s.Member != tx.Actor.Member && !tx.May(access.ManageMembers) {
		return fault.New(fault.NotFound, "There is nothing with this id.")
	}
	if err := administrable(tx, s.Member); err != nil {
		return err
	}
	return EndSession(tx, id, Revoked)
}

func administrable(tx *db.Tx, id access.MemberID) error {
	if id == tx.Actor.Member {
		return nil
	}
	m, err := member.Find(tx, id)
	if err != nil {
		return fmt.Errorf("credential.RevokeSession: %w", err)
	}
	return member.Administrable(tx, m)
}

// Sessions lists a member's live sessions, the newest first.
func Sessions(tx *db.Tx, m access.MemberID) ([]Session, error) {
	return selectSessions(tx, m)
}

// EndAll ends every session and token of a member, in the caller's transaction,
// and erases what the sessions held about their browsers.
func EndAll(tx *db.Tx, m access.MemberID, why Reason) error {
	sessions, err := endSessionsOf(tx, m, why)
	if err != nil {
		return fmt.Errorf("credential.EndAll: %w", err)
	}
	tokens, err := endTokensOf(tx, m, why)
	if err != nil {
		return fmt.Errorf("credential.EndAll: %w", err)
	}
	if sessions+tokens == 0 {
		return nil
	}
	return audit.Record(tx, audit.Entry{
		Action: "credential.ended", Object: audit.Object{Type: "member", ID: string(m)}, Subject: m,
		Detail: map[string]any{"reason": string(why), "sessions": sessions, "tokens": tokens},
	})
}

// EndConnection ends every session that was started through a connection.
func EndConnection(tx *db.Tx, connection string, why Reason) error {
	n, err := endSessionsThrough(tx, connection, why)
	if err != nil {
		return fmt.Errorf("credential.EndConnection: %w", err)
	}
	if n == 0 {
		return nil
	}
	return audit.Record(tx, audit.Entry{
		Action: "credential.ended", Object: audit.Object{Type: "connection", ID: connection},
		Detail: map[string]any{"reason": string(why), "sessions": n},
	})
}

func recordSession(tx *db.Tx, action string, s Session, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "session", ID: string(s.ID)},
		Subject: s.Member, Detail: detail,
	})
}
