package signin

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/product"
)

// join makes a member of somebody whom the connection's rule lets in: in one of
// its domains, with the roles, groups and products that it names.
func join(tx *db.Tx, c org.Connection, who claims) (access.MemberID, error) {
	rule := c.Settings.Join
	domain := org.DomainOf(who.email)
	if len(rule.Domains) > 0 && !slices.ContainsFunc(rule.Domains, func(d string) bool { return org.DomainKey(d) == domain }) {
		return "", deny(reasonNotProvisioned, "There is no account for you here yet. Ask your administrator to add you.")
	}
	m, err := member.Create(tx, member.Member{
		UserName: strings.TrimSpace(who.email), DisplayName: who.name, Active: true, AccountKind: member.WorkOrSchool,
		Emails: []member.Multi{{Value: strings.TrimSpace(who.email), Type: "work", Primary: true}},
	})
	if err != nil {
		return "", err
	}
	if err := welcome(tx, m.ID, rule); err != nil {
		return "", err
	}
	return m.ID, audit.Record(tx, audit.Entry{
		Action: "member.joined", Object: audit.Object{Type: "member", ID: string(m.ID)}, Subject: m.ID,
		Detail: map[string]any{"connection": c.ID, "domain": domain},
	})
}

func welcome(tx *db.Tx, id access.MemberID, rule org.Joining) error {
	if len(rule.Roles) > 0 {
		if _, err := member.SetRoles(tx, id, rule.Roles); err != nil {
			return err
		}
	}
	for _, g := range rule.Groups {
		if _, err := member.AddMembers(tx, member.GroupID(g), []member.ID{id}); err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
	}
	for _, p := range rule.Products {
		if _, err := product.Assign(tx, id, product.ID(p), product.ByOrganization); err != nil {
			return err
		}
	}
	return nil
}

// giveRoles brings a member's roles in line with the provider's groups (G1). Only
// roles that some mapped group gives are touched: what an administrator granted
// besides stays. A missing or cut-off claim changes nothing, since it does not
// mean that the person is in no group; the last owner stays one.
func giveRoles(tx *db.Tx, c org.Connection, m member.Member, g groups, rec *recorder) error {
	mapped := managed(c)
	switch kept, err := keepsRoles(tx, m); {
	case err != nil:
		return err
	case len(mapped) == 0:
		rec.skip("groups", "no group is mapped to a role")
		return nil
	case kept:
		rec.warn("groups", "roles by groups", "the roles of this account are not given by a provider", "roles_kept")
		return nil
	case g.overage:
		rec.warn("groups", "a list of groups", "too many groups for a token; roles stay as they are", "groups_overage")
		return nil
	case !g.sent:
		rec.warn("groups", "a list of groups", "no groups claim; roles stay as they are", "groups_missing")
		return nil
	}
	want := rolesFor(c, m.Roles, g.names, mapped)
	_, err := member.SetRoles(tx, m.ID, want)
	if fault.Shown(err).Detail == "last_owner" {
		rec.warn("groups", "roles by groups", "the last owner keeps the role", "last_owner")
		_, err = member.SetRoles(tx, m.ID, append(want, access.Owner))
		return err
	}
	return rec.check("groups", "roles by groups", shownRoles(len(g.names), want), err)
}

// keepsRoles tells whose roles no provider changes: break-glass accounts and the
// vendor's operators (L6).
func keepsRoles(tx *db.Tx, m member.Member) (bool, error) {
	if slices.Contains(m.Roles, access.Operator) {
		return true, nil
	}
	return breakglass.Is(tx, m.ID)
}

// managed are the roles that groups give through a connection; the owner's only
// where the connection says so.
func managed(c org.Connection) (out []access.Role) {
	for _, g := range c.Settings.Groups {
		for _, r := range g.Roles {
			if r != access.Owner || c.Settings.OwnerByGroup {
				out = append(out, r)
			}
		}
	}
	return out
}

// rolesFor is what somebody in these groups has: what no group gives, and what
// theirs do.
func rolesFor(c org.Connection, has []access.Role, names []string, mapped []access.Role) []access.Role {
	want := slices.DeleteFunc(slices.Clone(has), func(r access.Role) bool { return slices.Contains(mapped, r) })
	for _, g := range c.Settings.Groups {
		for _, r := range g.Roles {
			if slices.Contains(names, g.Group) && slices.Contains(mapped, r) && !slices.Contains(want, r) {
				want = append(want, r)
			}
		}
	}
	return want
}

func shownRoles(groups int, roles []access.Role) string {
	texts := make([]string, len(roles))
	for i, r := range roles {
		texts[i] = string(r)
	}
	if len(texts) == 0 {
		texts = []string{"no role"}
	}
	return plural(groups, "group") + ", so " + strings.Join(texts, ", ")
}
