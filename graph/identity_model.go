package graph

import (
	"slices"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

func (r *Resolver) reservationModel(v org.Reservation) *model.ConnectionReservation {
	at := r.BaseURL + "/auth/oidc/" + v.ID
	return &model.ConnectionReservation{
		ID: globalID(typeReservation, v.ID), RedirectURI: at + "/callback", JwksURI: at + "/jwks.json", LogoutURI: at + "/logout", ExpiresAt: v.ExpiresAt,
	}
}

// ownIdentities are the identities that open the caller's account.
func ownIdentities(tx *db.Tx) ([]*model.OwnIdentity, error) {
	list, err := member.Identities(tx, tx.Actor.Member)
	if err != nil {
		return nil, err
	}
	by, err := credential.OpenedBy(tx)
	if err != nil {
		return nil, err
	}
	out := []*model.OwnIdentity{}
	for _, i := range list {
		c, err := org.FindConnection(tx, i.ConnectionID)
		if err != nil {
			return nil, err
		}
		out = append(out, &model.OwnIdentity{
			ID: globalID(typeIdentity, i.ID), ConnectionName: c.Name, Issuer: i.Issuer, LinkedAt: i.CreatedAt,
			Live: c.State.Live(), Current: i.ConnectionID == by,
		})
	}
	return out, nil
}

// linkableConnections are the live connections of which the caller has no
// identity yet.
func linkableConnections(tx *db.Tx) ([]*model.LinkableConnection, error) {
	has, err := member.Identities(tx, tx.Actor.Member)
	if err != nil {
		return nil, err
	}
	all, err := org.Connections(tx)
	out := []*model.LinkableConnection{}
	for _, c := range all {
		if !c.State.Live() || slices.ContainsFunc(has, func(i member.Identity) bool { return i.ConnectionID == c.ID }) {
			continue
		}
		out = append(out, &model.LinkableConnection{
			Name: c.Name, Provider: up[model.ConnectionProvider](c.Provider), LinkPath: "/auth/link/" + c.ID,
		})
	}
	return out, err
}
