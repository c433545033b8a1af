// Package access says who acts and what each role may do. It is one pure table:
// no database, no protocol. The door (internal/db) asks it before it opens a
// transaction, so a permission can't be forgotten.
package access

import (
	"context"
	"slices"
	"time"
)

// OrgID identifies an organization (UUID version 7 as text).
type OrgID string

// MemberID identifies a member inside an organization (UUID version 7 as text).
type MemberID string

// ActorKind says what sort of caller acts; it is stored in the log.
type ActorKind string

// The kinds of actors.
const (
	// KindMember is a person with a session.
	KindMember ActorKind = "member"
	// KindProgram is an API token.
	KindProgram ActorKind = "program"
	// KindDirectory is an identity provider over SCIM.
	KindDirectory ActorKind = "directory"
	// KindWorker is Steward itself, carrying out background work.
	KindWorker ActorKind = "worker"
	// KindSystem is Steward itself, at set-up and sign-in.
	KindSystem ActorKind = "system"
	// KindOperator is staff of the vendor, acting in another organization under
	// a grant of its owner.
	KindOperator ActorKind = "operator"
)

// Actor is whoever acts. The zero Actor may do nothing.
type Actor struct {
	Kind ActorKind
	Org  OrgID
	// ID is the member, token, directory or job that acts.
	ID string
	// Name is what the log shows beside the ID; never a secret. For a member
	// it is empty: members are named by looking them up.
	Name string
	// Member is set when a person acts, by session or by their own token.
	Member MemberID
	Roles  []Role
	// Grants are roles of the organization's own, and roles limited to groups.
	Grants []Grant
	// Scopes limits a program to these permissions, whatever its roles allow.
	// Nil means no further limit.
	Scopes []Permission
	// Session is the session that carried the request, if one did.
	Session string
	// AuthenticatedAt is when the person last proved who they are, in Unix
	// seconds; 0 where no person did.
	AuthenticatedAt int64
	// PointsPerSecond is the program's own limit of GraphQL cost; 0 means the
	// installation's.
	PointsPerSecond int
	// Support is set while an operator acts in another organization, under a
	// grant of its owner.
	Support *Support
	// BreakGlass marks a session that a break-glass account opened.
	BreakGlass bool
	// AtVendor marks who acts in the vendor's own organization: there is nobody to
	// let in there, so no role gives them GrantSupport.
	AtVendor bool
}

// Support is an operator's stay in another organization.
type Support struct {
	// Vendor is the organization whose staff the operator is.
	Vendor OrgID
	// Operator is the member of the vendor's organization who acts.
	Operator MemberID
	// Grant and Visit are the owner's grant and this stay under it.
	Grant, Visit string
	// Reason is why the operator entered; Until, in Unix seconds, when the grant
	// ends.
	Reason string
	Until  int64
}

// May tells whether the actor holds the permission for the whole organization.
// Whoever holds it for some groups only is told by Reach.
func (a Actor) May(p Permission) bool {
	if a.Org == "" || a.Kind == "" || !a.scoped(p) {
		return false
	}
	for _, r := range a.Roles {
		if slices.Contains(grants[r], p) {
			return true
		}
	}
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return !g.Limited && g.holds(p) })
}

// scoped tells whether the actor's organization and scopes leave it the permission.
func (a Actor) scoped(p Permission) bool {
	if p == GrantSupport && a.AtVendor {
		return false
	}
	return a.Scopes == nil || slices.Contains(a.Scopes, p)
}

// Permissions lists what the actor may do in the whole organization, in the order
// of the table.
func (a Actor) Permissions() []Permission {
	var out []Permission
	for _, p := range Permissions {
		if a.May(p) {
			out = append(out, p)
		}
	}
	return out
}

// Fresh tells whether the actor's authentication is recent enough, at this time,
// for a change with the permission. It asks people with a session only. A token
// has nobody to ask: what it may do was chosen scope by scope when it was issued,
// and issuing took a fresh authentication. A break-glass session is one itself:
// its code is used up, and it lasts an hour.
func (a Actor) Fresh(p Permission, now time.Time) bool {
	limit := FreshFor(p)
	return limit == 0 || a.Session == "" || a.BreakGlass || now.Sub(time.Unix(a.AuthenticatedAt, 0)) <= limit
}

// Outranks tells whether the actor may decide about the account of somebody who
// was granted these roles: it holds every permission that they carry, or grants
// roles itself. OwnData does not count, since every member has it and no service
// does. Directories are exempt: who has which account is the identity provider's
// decision. Whoever has a role of the organization's own or a limited one is
// outranked by whoever holds its permissions for the whole organization.
func (a Actor) Outranks(roles []Role, held ...Grant) bool {
	if a.Kind == KindDirectory || a.May(ManageRoles) {
		return true
	}
	for _, r := range roles {
		if !a.mayAll(grants[r]) {
			return false
		}
	}
	for _, g := range held {
		if !a.mayAll(g.Permissions) {
			return false
		}
	}
	return a.Kind != ""
}

func (a Actor) mayAll(permissions []Permission) bool {
	return !slices.ContainsFunc(permissions, func(p Permission) bool { return !a.May(p) && !a.void(p) })
}

// void tells whether a permission weighs nothing in a role: every member has it,
// or nobody in the actor's organization.
func (a Actor) void(p Permission) bool { return p == OwnData || p == GrantSupport && a.AtVendor }

// MayReaddress tells whether the actor may give the account of somebody with
// these roles another user name or e-mail address. A first sign-in is linked by
// address, so that is as good as granting the roles to whoever has the new one.
func (a Actor) MayReaddress(roles []Role, held ...Grant) bool {
	return a.Outranks(roles, held...) && (len(roles)+len(held) == 0 || a.Kind == KindDirectory || a.May(ManageRoles))
}

type actorKey struct{}

// With returns a context that carries the actor. Only the code that has just
// authenticated a caller, and the workers, call it.
func With(ctx context.Context, a Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, a)
}

// From returns the actor of a context; ok is false where nobody was
// authenticated.
func From(ctx context.Context) (a Actor, ok bool) {
	a, ok = ctx.Value(actorKey{}).(Actor)
	return a, ok
}

// Worker is the actor that carries out a job for an organization.
func Worker(org OrgID, job string) Actor {
	return Actor{Kind: KindWorker, Org: org, ID: job, Roles: []Role{roleSystem}}
}

// System is Steward itself acting in an organization, at set-up and sign-in;
// name says which part.
func System(org OrgID, name string) Actor {
	return Actor{Kind: KindSystem, Org: org, ID: name, Name: name, Roles: []Role{roleSystem}}
}
