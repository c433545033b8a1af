package signin

import (
	"context"
	"net/http"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/invitation"
	"github.com/sysoon/steward/internal/org"
)

// reasonNoConnection is why an invitation leads nowhere yet.
const reasonNoConnection = "no_connection"

// guest is an invitation with where its person signs in.
type guest struct {
	of     access.OrgID
	name   string
	invite invitation.Invitation
	ways   []org.Connection
}

// invitePage asks whether to accept. Token travels back in the form, never in an
// address that others see.
type invitePage struct {
	Organization, Token string
	Ways                []org.Connection
}

// showInvitation shows an invitation to whoever has its link. Showing changes
// nothing, so that whoever previews a mail accepts nothing.
func (s *Service) showInvitation(w http.ResponseWriter, r *http.Request) {
	secret := r.URL.Query().Get("t")
	g, err := s.guest(w, r, secret)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "invitation.html", invitePage{Organization: g.name, Token: secret, Ways: g.ways})
}

// acceptInvitation leads to the provider of the organization that invites. The
// invitation is used up by the sign-in that comes back, not by this.
func (s *Service) acceptInvitation(w http.ResponseWriter, r *http.Request) {
	if err := inbound.Hold(w, r, maxForm); err != nil {
		s.fail(w, r, err)
		return
	}
	g, err := s.guest(w, r, r.PostFormValue("t"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	c := g.ways[0]
	for _, one := range g.ways {
		if one.ID == r.PostFormValue("connection") {
			c = one
		}
	}
	s.lead(w, r, start{
		org: g.of, connection: c, email: g.invite.Email, returnTo: "/", purpose: purposeSignIn, invitation: string(g.invite.ID),
	})
}

// guest finds the invitation of a link, within what one network may try.
func (s *Service) guest(w http.ResponseWriter, r *http.Request, secret string) (g guest, err error) {
	if !s.admits(inbound.Network(r.RemoteAddr)) {
		w.Header().Set("Retry-After", "10")
		return g, fault.New(fault.TooMany, "Too many invitations were opened from your network. Wait ten seconds and try again.")
	}
	if g.of, g.invite, err = s.invitationOf(r.Context(), secret); err != nil {
		return g, err
	}
	err = s.db.View(as(r.Context(), g.of), access.Work, func(tx *db.Tx) error {
		o, err := org.Current(tx)
		if err != nil {
			return err
		}
		g.name = o.Name
		return credential.Open(tx)
	})
	if err != nil {
		return g, err
	}
	if g.ways, err = s.waysIn(r.Context(), g.of, org.DomainOf(g.invite.Email)); err == nil && len(g.ways) == 0 {
		err = fault.New(fault.Conflict, "%s has no way to sign in here yet. Tell whoever invited you, and follow the link again later.", g.name).Coded(reasonNoConnection)
	}
	return g, err
}

// invitationOf finds the invitation of a link, in whatever organization.
func (s *Service) invitationOf(ctx context.Context, secret string) (of access.OrgID, i invitation.Invitation, err error) {
	if secret == "" {
		return of, i, invitation.Void()
	}
	err = s.invited(ctx, func(w *db.Wide) error {
		of, i, err = invitation.ByLink(w, secret)
		return err
	})
	return of, i, err
}

// accept makes a member of somebody whom an invitation lets in: with the address
// that the provider vouches for, in a domain of the organization.
func accept(tx *db.Tx, who claims) (access.MemberID, error) {
	m, err := invitation.Accept(tx, invitation.ID(who.invitation), invitation.Arrival{Email: who.email, Name: who.name})
	return m.ID, err
}
