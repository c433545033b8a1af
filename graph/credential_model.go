package graph

import (
	"slices"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
)

// expiresSoon is how long before its end a token is shown to need a successor.
const expiresSoon = 14 * 24 * time.Hour

func tokenModel(now time.Time) func(credential.Token) *model.Token {
	return func(t credential.Token) *model.Token {
		m := tokenOf(t)
		m.ExpiresSoon = t.ExpiresAt.Sub(now) < expiresSoon
		return m
	}
}

func tokenOf(t credential.Token) *model.Token {
	return &model.Token{
		LastUsedFrom: orNil(t.LastUsedFrom), PointsPerSecond: orNil(t.PointsPerSecond),
		ID: globalID(typeToken, t.ID), MemberID: t.Member, Label: t.Label, Prefix: t.Prefix, Roles: ups[model.Role](t.Roles),
		Scopes:    each(t.Scopes, func(p access.Permission) model.Permission { return model.Permission(p) }),
		CreatedAt: t.CreatedAt, ExpiresAt: t.ExpiresAt, LastUsedAt: t.LastUsedAt,
	}
}

func newToken(a access.Actor, in model.IssueTokenInput) credential.NewToken {
	n := credential.NewToken{
		Label: in.Label, Roles: downs[access.Role](in.Roles), Expires: in.ExpiresAt,
		Scopes: each(in.Scopes, func(p model.Permission) access.Permission { return access.Permission(p) }),
	}
	if in.Own {
		n.Member, n.Roles = a.Member, nil
	}
	return n
}

func sessionModels(tx *db.Tx, list []credential.Session) []*model.Session {
	return each(list, func(s credential.Session) *model.Session {
		return &model.Session{
			ID: globalID(typeSession, s.ID), Current: string(s.ID) == tx.Actor.Session, CreatedAt: s.CreatedAt,
			LastUsedAt: &s.LastSeenAt, ExpiresAt: s.ExpiresAt, IdleAt: s.IdleAt,
			Agent: orNil(s.UserAgent), Network: orNil(s.AddressPrefix),
			AuthenticatedAt: s.AuthenticatedAt, Context: orNil(s.Context), Methods: each(s.Methods, same),
		}
	})
}

// endSessions ends one session of a member, or all of them.
func endSessions(tx *db.Tx, m access.MemberID, session *string) error {
	list, err := credential.Sessions(tx, m)
	if err != nil {
		return err
	}
	if session != nil {
		if list, err = only(list, *session, "sessionId"); err != nil {
			return err
		}
	}
	for _, s := range list {
		if err := credential.RevokeSession(tx, s.ID); err != nil {
			return err
		}
	}
	return nil
}

// endOthers ends all sessions of the caller but the one that asks and the one to
// keep, and names them.
func endOthers(tx *db.Tx, keep string) (gone []string, err error) {
	list, err := credential.Sessions(tx, tx.Actor.Member)
	if err != nil {
		return nil, err
	}
	kept, err := only(list, keep, "keepSessionId")
	if err != nil {
		return nil, err
	}
	for _, s := range list {
		if string(s.ID) == tx.Actor.Session || s.ID == kept[0].ID {
			continue
		}
		if err := credential.RevokeSession(tx, s.ID); err != nil {
			return nil, err
		}
		gone = append(gone, globalID(typeSession, s.ID))
	}
	return gone, nil
}

// only keeps the session of this id; NotFound where it is not among them. Field
// is the input that names it.
func only(list []credential.Session, session, field string) ([]credential.Session, error) {
	id, err := keyOf[credential.SessionID](typeSession, session, field)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(s credential.Session) bool { return s.ID == id })
	if i < 0 {
		return nil, missing(field)
	}
	return list[i : i+1], nil
}
