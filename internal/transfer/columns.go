package transfer

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/member"
)

const enterprise = member.EnterpriseURN + ":"

// textColumns pairs the plain columns of an export with the account's fields.
var textColumns = []struct {
	path string
	of   func(*member.Member) string
}{
	{columnID, func(m *member.Member) string { return string(m.ID) }},
	{"userName", func(m *member.Member) string { return m.UserName }},
	{"externalId", func(m *member.Member) string { return m.ExternalID }},
	{"active", func(m *member.Member) string {
		if m.Active {
			return "true"
		}
		return "false"
	}},
	{"displayName", func(m *member.Member) string { return m.DisplayName }},
	{"name.formatted", func(m *member.Member) string { return m.Name.Formatted }},
	{"name.familyName", func(m *member.Member) string { return m.Name.FamilyName }},
	{"name.givenName", func(m *member.Member) string { return m.Name.GivenName }},
	{"name.middleName", func(m *member.Member) string { return m.Name.MiddleName }},
	{"name.honorificPrefix", func(m *member.Member) string { return m.Name.HonorificPrefix }},
	{"name.honorificSuffix", func(m *member.Member) string { return m.Name.HonorificSuffix }},
	{"nickName", func(m *member.Member) string { return m.NickName }},
	{"profileUrl", func(m *member.Member) string { return m.ProfileURL }},
	{"title", func(m *member.Member) string { return m.Title }},
	{"userType", func(m *member.Member) string { return m.UserType }},
	{"preferredLanguage", func(m *member.Member) string { return m.PreferredLanguage }},
	{"locale", func(m *member.Member) string { return m.Locale }},
	{"timezone", func(m *member.Member) string { return m.Timezone }},
	{enterprise + "employeeNumber", func(m *member.Member) string { return m.Enterprise.EmployeeNumber }},
	{enterprise + "costCenter", func(m *member.Member) string { return m.Enterprise.CostCenter }},
	{enterprise + "organization", func(m *member.Member) string { return m.Enterprise.Organization }},
	{enterprise + "division", func(m *member.Member) string { return m.Enterprise.Division }},
	{enterprise + "department", func(m *member.Member) string { return m.Enterprise.Department }},
}

// part is one value of a multi-valued attribute that has columns of its own.
type part struct {
	root, kind string
	// primary tells that there is a column for primary too.
	primary bool
}

var partColumns = []part{
	{"emails", "work", true}, {"emails", "home", true}, {"phoneNumbers", "work", false}, {"phoneNumbers", "mobile", false},
}

func (p part) value() string { return p.root + `[type eq "` + p.kind + `"].value` }
func (p part) flag() string  { return p.root + `[type eq "` + p.kind + `"].primary` }

// wholeColumns hold all values of a multi-valued attribute as JSON: what has no
// columns of its own, and what those can't say.
var wholeColumns = []string{
	"emails", "phoneNumbers", "addresses", "ims", "photos", "entitlements", "roles", "x509Certificates",
}

func multis(m *member.Member) map[string][]member.Multi {
	return map[string][]member.Multi{
		"emails": m.Emails, "phoneNumbers": m.PhoneNumbers, "ims": m.IMs, "photos": m.Photos,
		"entitlements": m.Entitlements, "roles": m.RoleValues, "x509Certificates": m.X509,
	}
}

// OwnColumn is a column for an attribute of the organization's own extensions.
type OwnColumn struct{ urn, name string }

func (c OwnColumn) path() string { return c.urn + ":" + c.name }

// cell is a value among stored extensions as text; several values are a JSON
// list.
func (c OwnColumn) cell(stored map[string]json.RawMessage) string {
	var part map[string]json.RawMessage
	for urn, raw := range stored {
		if strings.EqualFold(urn, c.urn) && json.Unmarshal(raw, &part) != nil {
			return ""
		}
	}
	for name, raw := range part {
		if !strings.EqualFold(name, c.name) {
			continue
		}
		var text string
		if json.Unmarshal(raw, &text) == nil {
			return text
		}
		var plain bytes.Buffer
		if json.Compact(&plain, raw) == nil { // databases write spaces or don't
			return plain.String()
		}
	}
	return ""
}

// OwnColumns are the columns for extensions of members or of groups: of
// attributes that can be written and may be shown.
func OwnColumns(all []extension.Extension, of extension.Resource) []OwnColumn {
	var out []OwnColumn
	for _, e := range all {
		for _, a := range e.Attributes {
			if e.Resource == of && a.Returned != "never" && a.Mutability != "writeOnly" && a.Mutability != "readOnly" {
				out = append(out, OwnColumn{e.URN, a.Name})
			}
		}
	}
	return out
}

// MemberColumns lists the columns of an export of members, in their order.
func MemberColumns(own []OwnColumn, withRoles bool) []string {
	var out []string
	for _, c := range textColumns {
		out = append(out, c.path)
	}
	out = append(out, columnManager)
	for _, p := range partColumns {
		out = append(out, p.value())
		if p.primary {
			out = append(out, p.flag())
		}
	}
	out = append(out, wholeColumns...)
	for _, c := range own {
		out = append(out, c.path())
	}
	if withRoles {
		out = append(out, columnRoles)
	}
	return out
}

// GroupColumns lists the columns of an export of groups: one row for each
// member, named by user name, and one without for an empty group.
func GroupColumns(own []OwnColumn) []string {
	out := []string{columnID, "displayName", "externalId", columnMember}
	for _, c := range own {
		out = append(out, c.path())
	}
	return out
}

// groupCells is a group as a row; of one of its members, or of none.
func groupCells(g member.Group, login string, own []OwnColumn) []string {
	out := []string{string(g.ID), g.DisplayName, g.ExternalID, login}
	for _, c := range own {
		out = append(out, c.cell(g.Extensions))
	}
	return out
}

// memberCells is a member as a row; manager is how their manager is written.
func memberCells(m member.Member, manager string, own []OwnColumn, withRoles bool) []string {
	var out []string
	for _, c := range textColumns {
		out = append(out, c.of(&m))
	}
	out = append(out, manager)
	lists := multis(&m)
	apart := map[string]bool{}
	for _, root := range []string{"emails", "phoneNumbers"} {
		apart[root] = separable(root, lists[root])
	}
	for _, p := range partColumns {
		out = append(out, p.cells(lists[p.root], apart[p.root])...)
	}
	for _, root := range wholeColumns {
		var v any = lists[root]
		empty := len(lists[root]) == 0
		if root == "addresses" {
			v, empty = m.Addresses, len(m.Addresses) == 0
		}
		if empty || apart[root] {
			out = append(out, "")
			continue
		}
		raw, err := json.Marshal(v)
		if err != nil {
			raw = nil // texts and booleans are always JSON
		}
		out = append(out, string(raw))
	}
	for _, c := range own {
		out = append(out, c.cell(m.Extensions))
	}
	if withRoles {
		out = append(out, joinRoles(m.Roles))
	}
	return out
}

func (p part) cells(list []member.Multi, apart bool) []string {
	value, flag := "", ""
	if apart {
		for _, v := range list {
			if v.Type == p.kind {
				value = v.Value
				if v.Primary {
					flag = "true"
				}
			}
		}
	}
	if p.primary {
		return []string{value, flag}
	}
	return []string{value}
}

// separable tells whether the columns of parts say everything of a list: one
// value of each type, in the columns' order, and nothing besides.
func separable(root string, list []member.Multi) bool {
	at := 0
	for _, p := range partColumns {
		if p.root != root {
			continue
		}
		if at < len(list) && list[at].Type == p.kind {
			v := list[at]
			if v.Value == "" || v.Display != "" || v.Primary && !p.primary {
				return false
			}
			at++
		}
	}
	return at == len(list)
}
