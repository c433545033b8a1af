package credential

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
)

// Middleware puts the actor of a request into its context, or the reason why
// there is none, which Why returns. It never answers itself: each surface says
// 401 in its own words. A request that carries an Authorization header is judged
// by that alone, so that a page can't lend a browser's cookie to a program.
func Middleware(d *db.DB, log *slog.Logger) func(http.Handler) http.Handler {
	g := gate{d: d, log: log}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			ctx := r.Context()
			actor, err := g.actor(r)
			if err == nil {
				err = onlyGraphQL(actor, r)
			}
			if err != nil {
				ctx = context.WithValue(ctx, whyKey{}, fault.Shown(err))
			} else {
				ctx = access.With(ctx, actor)
				if actor.Session != "" {
					ctx = context.WithValue(ctx, writerKey{}, w)
				}
			}
			next.ServeHTTP(w, r.WithContext(ctx))
		})
	}
}

type whyKey struct{}

// Why tells why a request has no actor: a fault of kind Unauthenticated (nothing
// presented, unknown, expired, revoked, account not active), or Unavailable. It
// is nil where there is an actor.
func Why(ctx context.Context) *fault.Error {
	if _, ok := access.From(ctx); ok {
		return nil
	}
	if why, ok := ctx.Value(whyKey{}).(*fault.Error); ok {
		return why
	}
	return nothing()
}

// The codes of reasons: fault.Error.Detail of what Why and Directory return.
const (
	// NothingPresented: neither cookie nor bearer.
	NothingPresented = "NOTHING_PRESENTED"
	// Unknown: no such session or token.
	Unknown = "UNKNOWN_CREDENTIAL"
	// Ended: the session or token was ended or revoked.
	Ended = "ENDED_CREDENTIAL"
	// Expired: it ran out, or was idle for too long.
	Expired = "EXPIRED_CREDENTIAL"
	// Inactive: the account or the organization is not active.
	Inactive = "INACTIVE"
)

func nothing() *fault.Error {
	return fault.New(fault.Unauthenticated, "Sign in, or send a valid token.").Coded(NothingPresented)
}

func unknown(what string) *fault.Error {
	return fault.New(fault.Unauthenticated, "This %s is not known here. Check that it was copied in full and belongs to this installation.", what).Coded(Unknown)
}

type gate struct {
	d   *db.DB
	log *slog.Logger
	// quiet leaves the time of last use alone.
	quiet bool
}

// Again tells who a request comes from, once more, for answers that take long: a
// session or token that has ended since is a fault of kind Unauthenticated. It
// does not count as use, so that an open page alone keeps no session alive.
func Again(d *db.DB, log *slog.Logger) func(*http.Request) (access.Actor, error) {
	return gate{d: d, log: log, quiet: true}.actor
}

func (g gate) actor(r *http.Request) (access.Actor, error) {
	secret, presented, err := bearer(r)
	switch {
	case err != nil:
		return access.Actor{}, err
	case presented:
		return g.byToken(r, secret)
	}
	secret, ok := Secret(r)
	if !ok {
		return access.Actor{}, nothing()
	}
	return g.bySession(r.Context(), secret)
}

// bearer reads the one Authorization header of a request (RFC 6750 section 2.1).
func bearer(r *http.Request) (secret string, presented bool, err error) {
	values := r.Header.Values("Authorization")
	if len(values) == 0 {
		return "", false, nil
	}
	scheme, secret, _ := strings.Cut(values[0], " ")
	secret = strings.TrimSpace(secret)
	if len(values) > 1 || !strings.EqualFold(scheme, "Bearer") || secret == "" {
		return "", true, fault.New(fault.Unauthenticated, "Send one header of the form: Authorization, Bearer and the token.").Coded(Unknown)
	}
	return secret, true, nil
}

func (g gate) bySession(ctx context.Context, secret string) (a access.Actor, err error) {
	var s Session
	var home access.Actor
	err = g.d.AcrossView(ctx, "whose session this is", func(w *db.Wide) error {
		row, err := findSession(w, random.Hash(secret))
		if fault.Is(err, fault.NotFound) {
			return unknown("session")
		}
		if err != nil {
			return err
		}
		s = row.session()
		if err := s.refused(w); err != nil {
			return err
		}
		home, err = memberActor(w.In(row.Org, access.System(row.Org, "credential")), s.Member)
		home.Session, home.AuthenticatedAt = string(s.ID), s.AuthenticatedAt.Unix()
		if s.BreakGlass {
			home.BreakGlass, home.Scopes = true, breakGlassScopes
		}
		a = home
		if err == nil && s.SupportOrg != "" {
			a, err = bySupport(w, home, s)
		}
		return err
	})
	switch {
	case errors.Is(err, errSupportOver):
		return access.Actor{}, g.endSupport(ctx, home.Org, s)
	case err != nil:
		return access.Actor{}, err
	}
	if s.outgrown(marks(home.Roles, home.Grants)) {
		return access.Actor{}, g.endOutgrown(ctx, home.Org, s)
	}
	return a, g.touchSession(ctx, home.Org, s)
}

// marks are what a session keeps of its member's roles: a grant is marked with
// what it gives, so that more of it takes a new session too.
func marks(roles []access.Role, grants []access.Grant) []access.Role {
	out := slices.Clone(roles)
	for _, g := range grants {
		sum := sha256.Sum256(fmt.Appendf(nil, "%v %v %v", g.Permissions, g.Limited, g.Groups))
		out = append(out, access.Role(fmt.Sprintf("grant:%s:%x", g.ID, sum[:8])))
	}
	return out
}

// breakGlassScopes are what a break-glass session is for: to mend the way in, not
// to read what members have.
var breakGlassScopes = []access.Permission{
	access.ReadOrganization, access.ManageOrganization, access.ReadMembers, access.ManageMembers, access.ManageRoles,
	access.ReadDirectories, access.ManageDirectories, access.ReadTerms, access.ReadLog, access.OwnData,
}

// outgrown tells whether the member has been given a role since the session
// started.
func (s Session) outgrown(roles []access.Role) bool {
	return slices.ContainsFunc(roles, func(r access.Role) bool {
		return r != access.Plain && !slices.Contains(s.roles, r)
	})
}

func (g gate) endOutgrown(ctx context.Context, org access.OrgID, s Session) error {
	err := g.d.Update(access.With(ctx, access.System(org, "credential")), access.Work, func(tx *db.Tx) error {
		return EndSession(tx, s.ID, RolesChanged)
	})
	if err != nil && !fault.Is(err, fault.NotFound) { // another request may have been first
		return err
	}
	return fault.New(fault.Unauthenticated, "You were given a new role. Sign in again to use it.").Coded(Ended)
}

func (s Session) refused(w *db.Wide) error {
	switch {
	case s.EndedAt != nil:
		return fault.New(fault.Unauthenticated, "This session was ended. Sign in again.").Coded(Ended)
	case !s.Live(w.Now()):
		return fault.New(fault.Unauthenticated, "Your session has run out. Sign in again.").Coded(Expired)
	}
	return nil
}

// memberActor is the actor for a person, if they and their organization are
// active. The roles are those of this moment, so that taking one away works on
// the next request.
func memberActor(tx *db.Tx, id access.MemberID) (access.Actor, error) {
	active, vendor, err := selectStanding(tx)
	if err != nil {
		return access.Actor{}, err
	}
	m, err := member.Find(tx, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return access.Actor{}, err
	}
	if err != nil || m.State != member.StateActive {
		return access.Actor{}, inactive("Your account is not active. Ask an administrator of your organization.")
	}
	a := access.Actor{
		Kind: access.KindMember, Org: tx.Org, ID: string(id), Member: id,
		Roles: grantedRoles(m.Roles, vendor), AtVendor: vendor,
	}
	if !active {
		if a.Scopes, err = standing(tx, a.Roles); err != nil {
			return access.Actor{}, err
		}
	}
	a.Grants, err = grantsOf(tx, id)
	return a, err
}

func grantsOf(tx *db.Tx, id access.MemberID) ([]access.Grant, error) {
	found, err := member.GrantsOf(tx, []member.ID{id})
	var out []access.Grant
	for _, g := range found[id] {
		out = append(out, g.Grant)
	}
	return out, err
}

func inactive(message string) error {
	return fault.New(fault.Unauthenticated, "%s", message).Coded(Inactive)
}

// grantedRoles adds what every member has, and keeps the operator's role to the
// vendor's organization even if a row elsewhere claims it.
func grantedRoles(roles []access.Role, vendor bool) []access.Role {
	out := slices.DeleteFunc(slices.Clone(roles), func(r access.Role) bool {
		return r == access.Operator && !vendor
	})
	return append(out, access.Plain)
}

func (g gate) touchSession(ctx context.Context, org access.OrgID, s Session) error {
	if g.d.Now().Sub(s.LastSeenAt) < touchEvery {
		return nil
	}
	return g.touch(ctx, org, func(tx *db.Tx) error {
		l, err := sessionLimits(tx, s.BreakGlass)
		if err != nil {
			return err
		}
		s.ExpiresAt, s.IdleAt = l.expires(s.CreatedAt), l.idles(tx.Now)
		if err := touchSession(tx, s); err != nil {
			return err
		}
		if !s.Live(tx.Now) { // the terms became stricter since
			return fault.New(fault.Unauthenticated, "Your session has run out. Sign in again.").Coded(Expired)
		}
		return nil
	})
}

// touch notes a last use. That it can't be written is no reason to turn the
// caller away: the limits that were written before still hold.
func (g gate) touch(ctx context.Context, org access.OrgID, fn func(*db.Tx) error) error {
	if g.quiet {
		return nil
	}
	err := g.d.Update(access.With(ctx, access.System(org, "credential")), access.Work, fn)
	if err == nil || fault.Is(err, fault.Unauthenticated) {
		return err
	}
	g.log.WarnContext(ctx, "last use of a credential not written", "org", org, "cause", err)
	return nil
}

func (g gate) byToken(r *http.Request, secret string) (a access.Actor, err error) {
	ctx := r.Context()
	if !strings.HasPrefix(secret, tokenPrefix) {
		return a, unknown("token")
	}
	var t Token
	err = g.d.AcrossView(ctx, "whose token this is", func(w *db.Wide) error {
		row, err := findToken(w, random.Hash(secret))
		if fault.Is(err, fault.NotFound) {
			return unknown("token")
		}
		if err != nil {
			return err
		}
		t = row.token()
		if err := t.refused(w); err != nil {
			return err
		}
		a, err = tokenActor(w.In(row.Org, access.System(row.Org, "credential")), t)
		return err
	})
	if err != nil {
		return access.Actor{}, err
	}
	return a, g.touchToken(ctx, a.Org, t, networkOf(r.RemoteAddr))
}

func (t Token) refused(w *db.Wide) error {
	switch {
	case t.EndedAt != nil:
		return fault.New(fault.Unauthenticated, "This token was revoked. Issue a new one.").Coded(Ended)
	case !t.Live(w.Now()):
		return fault.New(fault.Unauthenticated, "This token expired on %s. Issue a new one.", t.ExpiresAt.Format("2 January 2006")).Coded(Expired)
	}
	return nil
}

// tokenActor is the actor for a program: a member's token ends with the member
// and carries the member's roles, a service's its own.
func tokenActor(tx *db.Tx, t Token) (access.Actor, error) {
	a := access.Actor{Kind: access.KindProgram, Org: tx.Org, Roles: t.Roles, PointsPerSecond: t.PointsPerSecond}
	active, vendor, err := selectStanding(tx)
	if err != nil {
		return access.Actor{}, err
	}
	a.AtVendor = vendor
	if !active {
		return access.Actor{}, inactive("The organization of this token is suspended or cancelled, so programs are refused. Its owners know why.")
	}
	if t.Service != "" {
		return serviceActor(tx, t)
	}
	if t.Member != "" {
		m, err := memberActor(tx, t.Member)
		if err != nil {
			return access.Actor{}, err
		}
		a.Member, a.Roles, a.Grants = m.Member, m.Roles, m.Grants
	} else {
		a.Roles = slices.DeleteFunc(grantedRoles(t.Roles, vendor), func(r access.Role) bool { return r == access.Plain })
	}
	a.ID, a.Name, a.Scopes = string(t.ID), t.Label, t.Scopes
	return a, nil
}

func (g gate) touchToken(ctx context.Context, org access.OrgID, t Token, from string) error {
	if t.LastUsedAt != nil && g.d.Now().Sub(*t.LastUsedAt) < touchEvery {
		return nil
	}
	return g.touch(ctx, org, func(tx *db.Tx) error { return touchToken(tx, t.ID, from) })
}
