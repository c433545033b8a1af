package org

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Settings are what a connection makes of what its provider says.
type Settings struct {
	Claims      ClaimNames   `json:"claims"`
	Restriction *Restriction `json:"restriction,omitempty"`
	// TrustEmail believes the provider's addresses although it sends no
	// email_verified: for providers whose administrator alone sets addresses.
	TrustEmail bool      `json:"trustEmail,omitempty"`
	Endpoints  Endpoints `json:"endpoints"`
	// StepUp are authentication context classes (acr) of which the provider must
	// reach one when somebody confirms that it is them; empty where it knows none.
	StepUp []string `json:"stepUp,omitempty"`
	// StepUpMethods are methods (amr, RFC 8176) of which the provider must name one
	// then; empty where any will do.
	StepUpMethods []string `json:"stepUpMethods,omitempty"`
	// Groups gives roles to the provider's groups.
	Groups []GroupRoles `json:"groups,omitempty"`
	// OwnerByGroup lets a group give the owner's role; otherwise none does.
	OwnerByGroup bool     `json:"ownerByGroup,omitempty"`
	Join         Joining  `json:"join"`
	Pilot        Audience `json:"pilot"`
	// TrustFirst pins whatever endpoints are found first: for connections that
	// were in use before endpoints were pinned.
	TrustFirst bool `json:"trustFirst,omitempty"`
}

// ClaimNames are the claims of an ID token that say who somebody is; "" means
// the standard one.
type ClaimNames struct {
	Email         string `json:"email,omitempty"`
	EmailVerified string `json:"emailVerified,omitempty"`
	Name          string `json:"name,omitempty"`
	Groups        string `json:"groups,omitempty"`
}

// Or fills in the standard names (OpenID Connect Core 1.0 section 5.1).
func (n ClaimNames) Or() ClaimNames {
	return ClaimNames{
		Email: orElse(n.Email, "email"), EmailVerified: orElse(n.EmailVerified, "email_verified"),
		Name: orElse(n.Name, "name"), Groups: orElse(n.Groups, "groups"),
	}
}

// Restriction keeps a connection to its own part of an issuer that others share:
// the claim must be one of the values (Google's hd, Entra's tid).
type Restriction struct {
	Claim  string   `json:"claim"`
	Values []string `json:"values"`
}

// GroupRoles are the roles that members of a provider's group get.
type GroupRoles struct {
	Group string        `json:"group"`
	Roles []access.Role `json:"roles"`
}

// Joining says who becomes a member by signing in. The zero value is nobody.
type Joining struct {
	On bool `json:"on,omitempty"`
	// Domains are those of the organization whose addresses may; nil means all
	// that it proved.
	Domains []string `json:"domains,omitempty"`
	// Roles and Groups are what they get; Products are assigned to them.
	Roles    []access.Role `json:"roles,omitempty"`
	Groups   []string      `json:"groups,omitempty"`
	Products []string      `json:"products,omitempty"`
}

// Audience are those to whom a pilot is open.
type Audience struct {
	Everybody bool     `json:"everybody,omitempty"`
	Members   []string `json:"members,omitempty"`
	Groups    []string `json:"groups,omitempty"`
}

const (
	maxGroups   = 200
	maxAudience = 1000
	maxClaim    = 100
)

// over keeps of before what is not set by the connection's form.
func (s Settings) over(before Settings) Settings {
	s.Pilot, s.TrustFirst = before.Pilot, before.TrustFirst && s.Endpoints == Endpoints{}
	return s
}

// fitting adds what a provider always needs.
func (s Settings) fitting(c Connection) Settings {
	if tenant, ok := entraTenant(c.Issuer); ok && c.Provider == Entra {
		s.Restriction = &Restriction{Claim: "tid", Values: []string{tenant}}
		s.Claims.EmailVerified = orElse(s.Claims.EmailVerified, "xms_edov")
	}
	return s
}

func (s Settings) check() error {
	for _, name := range []string{s.Claims.Email, s.Claims.EmailVerified, s.Claims.Name, s.Claims.Groups} {
		if len(name) > maxClaim || strings.ContainsAny(name, " \t\n") {
			return fault.New(fault.Invalid, "A claim's name is a word of at most %d characters.", maxClaim).On("claims")
		}
	}
	if r := s.Restriction; r != nil && (!slices.Contains([]string{"hd", "tid"}, r.Claim) || len(r.Values) == 0 || len(r.Values) > 20 || slices.Contains(r.Values, "")) {
		return fault.New(fault.Invalid, "A restriction names the claim hd or tid and its permitted values.").On("restriction")
	}
	if len(s.Groups) > maxGroups {
		return fault.New(fault.Invalid, "At most %d groups can be mapped to roles.", maxGroups).On("groups")
	}
	for _, g := range s.Groups {
		if strings.TrimSpace(g.Group) == "" || len(g.Group) > maxNameLength {
			return fault.New(fault.Invalid, "A mapped group needs the name or id that the provider sends, at most %d characters.", maxNameLength).On("groups")
		}
		if err := checkRoles(g.Roles, s.OwnerByGroup, "groups"); err != nil {
			return err
		}
	}
	if err := s.Join.check(); err != nil {
		return err
	}
	return s.Endpoints.check()
}

// checkRoles refuses roles that claims must not give.
func checkRoles(roles []access.Role, owner bool, field string) error {
	for _, r := range roles {
		if r == access.Owner && !owner {
			return fault.New(fault.Invalid, "The owner's role is not given by groups unless the connection permits it.").On(field).Coded("owner_by_group")
		}
		if r == access.Operator || r == access.Plain || r == access.Provisioner {
			return fault.New(fault.Invalid, "The role %q can't be given by a provider.", r).On(field)
		}
	}
	return nil
}

func (j Joining) check() error {
	if len(j.Domains) > maxGroups || len(j.Groups) > maxGroups || len(j.Products) > maxGroups {
		return fault.New(fault.Invalid, "At most %d domains, groups and products each.", maxGroups).On("join")
	}
	return checkRoles(j.Roles, false, "join")
}

func (a Audience) check() error {
	switch n := len(a.Members) + len(a.Groups); {
	case n > maxAudience:
		return fault.New(fault.Invalid, "A pilot has at most %d members and groups. Choose groups, or enforce.", maxAudience).On("memberIds")
	case n == 0 && !a.Everybody:
		return fault.New(fault.Invalid, "Choose the members and groups that try the connection.").On("memberIds")
	}
	return nil
}

// checkRestriction refuses a connection to a shared issuer that says for whom of
// it: it would let in everybody whom the issuer knows. hd names domains, which
// must be the organization's own.
func (c Connection) checkRestriction(tx *db.Tx) error {
	claim, shared := sharedIssuer(c.Provider, c.Issuer)
	if !shared && c.Settings.Restriction == nil {
		return nil
	}
	if c.Settings.Restriction == nil || shared && c.Settings.Restriction.Claim != claim {
		return fault.New(fault.Invalid, "Many organizations share this issuer, so say which part of it is yours: the claim %s and its values.", claim).On("restriction").Coded("restriction_needed")
	}
	if c.Settings.Restriction.Claim != "hd" {
		return nil
	}
	for _, d := range c.Settings.Restriction.Values {
		owned, err := OwnsDomain(tx, "postmaster@"+d)
		if err != nil {
			return err
		}
		if !owned {
			return fault.New(fault.Invalid, "The hosted domain %q is not a proved domain of your organization.", d).On("restriction")
		}
	}
	return nil
}
