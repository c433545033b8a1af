package graph

import (
	"slices"
	"strings"

	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
)

func (r *Resolver) connectionModel(c org.Connection) *model.Connection {
	s, names := c.Settings, c.Settings.Claims.Or()
	out := &model.Connection{
		ID: globalID(typeConnection, c.ID), Of: c, Name: c.Name, Provider: up[model.ConnectionProvider](c.Provider), Issuer: c.Issuer,
		ClientID: c.ClientID, Auth: up[model.ConnectionAuth](c.Auth), Scopes: c.Scopes, State: up[model.ConnectionState](c.State),
		SuspendedFor: orNil(c.SuspendedFor), Version: c.Version, Config: c.Config, Tested: c.Tested(), TestedAt: c.TestedAt,
		RedirectURI: r.BaseURL + "/auth/oidc/" + c.ID + "/callback", JwksURI: r.BaseURL + "/auth/oidc/" + c.ID + "/jwks.json",
		LogoutURI: r.BaseURL + "/auth/oidc/" + c.ID + "/logout", StepUp: each(s.StepUp, same), StepUpMethods: each(s.StepUpMethods, same),
		TestPath: "/auth/test/" + c.ID, LinkPath: "/auth/link/" + c.ID,
		Claims:     &model.ConnectionClaims{Email: names.Email, EmailVerified: names.EmailVerified, Name: names.Name, Groups: names.Groups},
		TrustEmail: s.TrustEmail, Endpoints: endpointsModel(s.Endpoints), ForeignHosts: s.Endpoints.Foreign(c.Issuer),
		OwnerByGroup: s.OwnerByGroup,
		GroupRoles: each(s.Groups, func(g org.GroupRoles) *model.GroupRoles {
			return &model.GroupRoles{Group: g.Group, Roles: ups[model.Role](g.Roles)}
		}),
		Join: &model.JoinRule{
			On: s.Join.On, Domains: each(s.Join.Domains, same), Roles: ups[model.Role](s.Join.Roles),
			GroupIds:   each(s.Join.Groups, func(id string) string { return globalID(typeGroup, id) }),
			ProductIds: each(s.Join.Products, func(id string) string { return globalID(typeProduct, id) }),
		},
	}
	if s.Restriction != nil {
		out.Restriction = &model.ConnectionRestriction{Claim: s.Restriction.Claim, Values: s.Restriction.Values}
	}
	return out
}

func same(s string) string { return s }

func (r *Resolver) connectionOr(c org.Connection, err error) (*model.Connection, error) {
	if err != nil {
		return nil, err
	}
	return r.connectionModel(c), nil
}

func endpointsModel(e org.Endpoints) *model.ProviderEndpoints {
	return &model.ProviderEndpoints{
		Authorize: orNil(e.Authorize), Token: orNil(e.Token), Keys: orNil(e.Keys), UserInfo: orNil(e.UserInfo), EndSession: orNil(e.EndSession),
	}
}

func discoveryModel(d org.Discovery) *model.ProviderDiscovery {
	out := &model.ProviderDiscovery{
		Issuer: d.Issuer, Endpoints: endpointsModel(d.Endpoints), ForeignHosts: each(d.Foreign, same), Algorithms: each(d.Algorithms, same),
		Scopes: each(d.Scopes, same), Claims: each(d.Claims, same), AuthMethods: each(d.AuthMethods, same), Pkce: d.PKCE, SendsIssuer: d.SendsIssuer,
	}
	if d.Says != d.Issuer {
		out.OtherIssuer = &d.Says
	}
	return out
}

// discover advises on what was typed and asks what answers there.
func (r *Resolver) discover(ctx context.Context, in model.DiscoverProviderInput) (*model.ProviderDiscovery, error) {
	advice := org.Advise(down[org.Provider](in.Provider), in.Typed)
	if advice.Problem != "" {
		return nil, fault.New(fault.Invalid, "%s", advice.Problem).On("typed").Coded("issuer_not_own")
	}
	if err := r.issuerMayBeDialled(advice.Issuer); err != nil {
		return nil, err
	}
	if r.Discover == nil {
		return nil, fault.New(fault.Unavailable, "This installation does not ask providers.")
	}
	d, err := r.Discover(ctx, advice.Issuer)
	if err != nil {
		return nil, err
	}
	return discoveryModel(d), nil
}

func (r *Resolver) issuerMayBeDialled(issuer string) error {
	if r.CheckIssuer == nil {
		return nil
	}
	return r.CheckIssuer(issuer)
}

// newConnection is a connection to save: what the input leaves out stays.
func (r *Resolver) newConnection(tx *db.Tx, in model.SaveConnectionInput) (n org.NewConnection, err error) {
	n = org.NewConnection{
		Version: orZero(in.Version), Name: in.Name, Issuer: in.Issuer, ClientID: in.ClientID, Provider: downOrEmpty[org.Provider](in.Provider),
		Auth: downOrEmpty[org.AuthMethod](in.Auth), ClientSecret: orZero(in.ClientSecret), Scopes: in.Scopes,
	}
	if n.ID, err = maybeKeyOf[string](typeConnection, in.ConnectionID, "connectionId"); err != nil {
		return n, err
	}
	if n.Reserved, err = maybeKeyOf[string](typeReservation, in.ReservationID, "reservationId"); err != nil {
		return n, err
	}
	before := org.Connection{}
	if n.ID != "" {
		if before, err = org.FindConnection(tx, n.ID); err != nil {
			return n, err
		}
	}
	if err := r.issuerMayBeDialled(in.Issuer); err != nil {
		return n, err
	}
	settings, err := newSettings(tx, before.Settings, in)
	n.Settings = &settings
	if foreign := settings.Endpoints.Foreign(in.Issuer); err == nil && len(foreign) > 0 && in.Endpoints != nil && !orZero(in.ConfirmForeignHosts) {
		err = fault.New(fault.Invalid, "The provider also leads to %v, outside the issuer's own domain. Confirm that they belong to it.", foreign).On("confirmForeignHosts").Coded("endpoints_not_confirmed")
	}
	return n, err
}

// words tells whether these are at most five names without spaces.
func words(names []string, longest int) bool {
	return len(names) <= 5 && !slices.ContainsFunc(names, func(n string) bool {
		return n == "" || len(n) > longest || strings.ContainsAny(n, " \t\r\n")
	})
}

func newSettings(tx *db.Tx, s org.Settings, in model.SaveConnectionInput) (org.Settings, error) {
	if c := in.Claims; c != nil {
		s.Claims = org.ClaimNames{Email: orZero(c.Email), EmailVerified: orZero(c.EmailVerified), Name: orZero(c.Name), Groups: orZero(c.Groups)}
	}
	if in.Restriction != nil {
		s.Restriction = &org.Restriction{Claim: in.Restriction.Claim, Values: in.Restriction.Values}
	}
	if e := in.Endpoints; e != nil {
		s.Endpoints = org.Endpoints{
			Authorize: orZero(e.Authorize), Token: orZero(e.Token), Keys: orZero(e.Keys), UserInfo: orZero(e.UserInfo), EndSession: orZero(e.EndSession),
		}
	}
	if in.TrustEmail != nil {
		s.TrustEmail = *in.TrustEmail
	}
	if in.StepUp != nil {
		if s.StepUp = in.StepUp; !words(s.StepUp, 200) {
			return s, fault.New(fault.Invalid, "Name at most five classes of authentication, without spaces, each at most 200 characters long.").On("stepUp")
		}
	}
	if in.StepUpMethods != nil {
		if s.StepUpMethods = in.StepUpMethods; !words(s.StepUpMethods, 64) {
			return s, fault.New(fault.Invalid, "Name at most five methods of authentication, without spaces, each at most 64 characters long.").On("stepUpMethods")
		}
	}
	if in.OwnerByGroup != nil {
		s.OwnerByGroup = *in.OwnerByGroup
	}
	if in.GroupRoles != nil {
		s.Groups = each(in.GroupRoles, func(g *model.GroupRolesInput) org.GroupRoles {
			return org.GroupRoles{Group: g.Group, Roles: downs[access.Role](g.Roles)}
		})
	}
	if in.Join == nil {
		return s, nil
	}
	var err error
	s.Join, err = newJoining(tx, *in.Join)
	return s, err
}

func newJoining(tx *db.Tx, in model.JoinRuleInput) (org.Joining, error) {
	j := org.Joining{On: in.On, Domains: in.Domains, Roles: downs[access.Role](in.Roles)}
	groups, err := groupsThere(tx, in.GroupIds)
	if err != nil {
		return j, err
	}
	products, err := keysOf[string](typeProduct, in.ProductIds, "join")
	if err != nil {
		return j, err
	}
	for _, p := range products {
		if _, err := product.Find(tx, product.ID(p)); err != nil {
			return j, err
		}
	}
	j.Groups, j.Products = groups, products
	return j, nil
}

func groupsThere(tx *db.Tx, ids []string) ([]string, error) {
	groups, err := keysOf[string](typeGroup, ids, "groupIds")
	for _, g := range groups {
		if _, err := member.FindGroup(tx, member.GroupID(g)); err != nil {
			return nil, err
		}
	}
	return groups, err
}

func newAudience(tx *db.Tx, in model.PilotConnectionInput) (a org.Audience, err error) {
	a.Everybody = orZero(in.Everybody)
	if a.Members, err = keysOf[string](typeMember, in.MemberIds, "memberIds"); err != nil {
		return a, err
	}
	for _, m := range a.Members {
		if _, err := member.Find(tx, access.MemberID(m)); err != nil {
			return a, err
		}
	}
	a.Groups, err = groupsThere(tx, in.GroupIds)
	return a, err
}

// pilotNames names those to whom a pilot is open; who is gone has no name.
func pilotNames(tx *db.Tx, a org.Audience) (*model.PilotAudience, error) {
	out := &model.PilotAudience{Everybody: a.Everybody, Members: []*model.PilotName{}, Groups: []*model.PilotName{}}
	for _, id := range a.Members {
		m, err := member.Find(tx, access.MemberID(id))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		name := &model.PilotName{ID: globalID(typeMember, id)}
		if err == nil {
			name.Name = m.Label()
		}
		out.Members = append(out.Members, name)
	}
	for _, id := range a.Groups {
		g, err := member.FindGroup(tx, member.GroupID(id))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return nil, err
		}
		out.Groups = append(out.Groups, &model.PilotName{ID: globalID(typeGroup, id), Name: g.DisplayName})
	}
	return out, nil
}

func requirementModel(q org.Requirement) *model.ConnectionRequirement {
	return &model.ConnectionRequirement{Name: q.Name, Met: q.Met, Say: q.Say}
}

func secretModel(s org.Secret) *model.ConnectionSecret {
	return &model.ConnectionSecret{Key: s.PublicKey != "", CreatedAt: s.CreatedAt, EndsAt: s.EndsAt}
}

func traceFilter(p page, in *model.SigninTraceFilter) (org.TraceFilter, error) {
	f := org.TraceFilter{Before: p.place(), Back: p.backward, Limit: p.size}
	if in == nil {
		return f, nil
	}
	f.Outcome, f.Purpose = string(downOrEmpty[org.StepOutcome](in.Outcome)), string(downOrEmpty[org.StepOutcome](in.Purpose))
	f.From, f.To = in.From, in.To
	var err error
	f.Connection, err = maybeKeyOf[string](typeConnection, in.ConnectionID, "filter")
	return f, err
}

func traceModel(t org.Trace) *model.SigninTrace {
	outcome := model.SigninOutcomePassed
	if t.Outcome == org.StepFailed {
		outcome = model.SigninOutcomeRefused
	}
	return &model.SigninTrace{
		ID: globalID(typeSigninTrace, t.ID), At: t.At, ConnectionID: globalID(typeConnection, t.ConnectionID), Config: t.Config, Member: t.MemberID,
		Purpose: up[model.SigninPurpose](t.Purpose), Outcome: outcome, Reason: orNil(t.Reason), Advice: orNil(org.AdviceFor(t.Reason)),
		Steps: each(t.Steps, func(s org.Step) *model.SigninStep {
			return &model.SigninStep{
				Name: s.Name, Outcome: up[model.SigninStepOutcome](s.Outcome), Expected: orNil(s.Expected), Got: orNil(s.Got),
				Reason: orNil(s.Reason), Advice: orNil(org.AdviceFor(s.Reason)),
			}
		}),
	}
}

func (r *Resolver) traceConnection(p page, list []org.Trace, more bool) *model.SigninTraceConnection {
	cursors := r.sealed(p, each(list, func(t org.Trace) string { return t.ID }))
	c := &model.SigninTraceConnection{Nodes: each(list, traceModel), PageInfo: p.info(cursors, more), Edges: []*model.SigninTraceEdge{}}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.SigninTraceEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

func breakGlassModel(a breakglass.Account) *model.BreakGlassAccount {
	out := &model.BreakGlassAccount{
		ID: globalID(typeMember, a.Member), Name: a.Name, CodesLeft: a.CodesLeft, ProvedAt: a.ProvedAt, LockedUntil: a.LockedUntil, CreatedAt: a.CreatedAt,
	}
	if a.ProvedBy != "" {
		drill := a.ProvedBy == "drill"
		out.ProvedByDrill = &drill
	}
	return out
}

func secretsModel(s breakglass.Secrets) *model.BreakGlassSecrets {
	return &model.BreakGlassSecrets{Codes: s.Codes, OneTimeSecret: s.TOTP, OneTimeURI: s.URI}
}

const day = 24 * time.Hour

// moveConnection takes a connection to another state.
func (r *Resolver) moveConnection(ctx context.Context, id string, version *int, to func(*db.Tx, string, int) (org.Connection, error)) (*model.Connection, []*model.UserError, error) {
	return change(ctx, r.DB, access.ManageOrganization, func(tx *db.Tx) (*model.Connection, error) {
		key, err := keyOf[string](typeConnection, id, "connectionId")
		if err != nil {
			return nil, err
		}
		return r.connectionOr(to(tx, key, orZero(version)))
	})
}

// asInvalid makes what a provider does wrong an error that the sender of the
// address can mend.
func asInvalid(err error) error {
	if !fault.Is(err, fault.Unavailable) {
		return err
	}
	return fault.New(fault.Invalid, "%s", fault.Shown(err).Message).On("typed").Because(err)
}
