package credential

import (
	"context"
	"fmt"
	"net/http"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/support"
)

// Switch replaces a session by a new one, with a new id and secret, that acts in
// the organization of a visit, or at home again where visit is "". The
// transaction is bound to the organization of the session's member. When and how
// the person proved who they are stays.
func Switch(tx *db.Tx, id SessionID, to access.OrgID, visit string) (Session, string, error) {
	s, err := selectSession(tx, id)
	if err != nil || !s.Live(tx.Now) {
		return s, "", fault.New(fault.Unauthenticated, "This session has ended. Sign in again.").Coded(Ended).Because(err)
	}
	_, hint, err := Hint(tx, id)
	if err != nil {
		return s, "", err
	}
	s.ID, s.SupportOrg, s.SupportVisit = SessionID(db.NewID()), to, visit
	sealed, err := sealHint(tx, s.ID, hint)
	if err != nil {
		return s, "", err
	}
	if err := EndSession(tx, id, Replaced); err != nil {
		return s, "", err
	}
	secret := random.Text()
	if err := insertSession(tx, s, random.Hash(secret), sealed); err != nil {
		return s, "", fmt.Errorf("credential.Switch: %w", err)
	}
	return s, secret, recordSession(tx, "session.started", s, map[string]any{"switchedTo": string(to)})
}

// Operating is who operates behind a session at home, and may enter.
func Operating(tx *db.Tx, id access.MemberID) (support.Operator, error) {
	m, err := member.Find(tx, id)
	return support.Operator{ID: id, Name: m.Label()}, err
}

// bySupport is the actor of a session that was switched to another organization:
// the operator must still be one, the visit and its grant must hold at this
// moment, and the organization must be active.
func bySupport(w *db.Wide, home access.Actor, s Session) (access.Actor, error) {
	if !home.May(access.Operate) {
		return access.Actor{}, inactive("You are no operator any more.")
	}
	inside := w.In(s.SupportOrg, access.System(s.SupportOrg, "credential"))
	active, _, err := selectStanding(inside)
	if err != nil {
		return access.Actor{}, err
	}
	v, g, err := support.Standing(inside, support.VisitID(s.SupportVisit), home.Member)
	switch {
	case fault.Is(err, fault.NotFound) || err == nil && !active:
		return access.Actor{}, errSupportOver
	case err != nil:
		return access.Actor{}, err
	}
	o, err := Operating(w.In(home.Org, access.System(home.Org, "credential")), home.Member)
	if err != nil {
		return access.Actor{}, err
	}
	a := support.Actor(home.Org, o, s.SupportOrg, g)
	a.Support.Visit, a.Support.Reason = string(v.ID), v.Reason
	a.Session, a.AuthenticatedAt = string(s.ID), s.AuthenticatedAt.Unix()
	return a, nil
}

// errSupportOver tells that the access has ended under a session.
var errSupportOver = fault.New(fault.Unauthenticated, "The access to the other organization has ended. Sign in again.").Coded(Ended)

// endSupport ends a session whose access has ended: what the operator was about
// to do there must not happen at home.
func (g gate) endSupport(ctx context.Context, home access.OrgID, s Session) error {
	err := g.d.Update(access.With(ctx, access.System(home, "credential")), access.Work, func(tx *db.Tx) error {
		return EndSession(tx, s.ID, SupportEnded)
	})
	if err != nil && !fault.Is(err, fault.NotFound) { // another request may have been first
		return err
	}
	return errSupportOver
}

// onlyGraphQL keeps operators inside another organization to the one surface
// where each act is in both logs: nothing is downloaded or uploaded there.
func onlyGraphQL(a access.Actor, r *http.Request) error {
	if a.Support == nil || r.URL.Path == "/graphql" {
		return nil
	}
	return fault.New(fault.Unauthenticated, "While you are in another organization for support, nothing can be downloaded or uploaded.").Coded(Inactive)
}

type writerKey struct{}

// Present gives the browser behind a request another session's secret. It is
// false where the request did not come with a session's cookie.
func Present(ctx context.Context, secret string) bool {
	w, ok := ctx.Value(writerKey{}).(http.ResponseWriter)
	if ok {
		SetSession(w, secret)
	}
	return ok
}
