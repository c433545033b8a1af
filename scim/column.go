package scim

import (
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

// column is where an attribute's value is found in SQL. Attributes that have
// none here are read out of the profile document, whose keys are their names.
type column struct {
	// value is an expression that is never null; the empty text means absent.
	value string
	// key is the indexed form that ignores case, fold the same for a value.
	key  string
	fold func(string) string
	// guard is a condition that must hold besides: it keeps an absent value
	// from comparing, and lets a partial index be used.
	guard string
	// always is set where every resource has a value.
	always bool
}

// dialectText is a text that differs between the databases.
type dialectText struct{ sqlite, postgres string }

func (d dialectText) of(x db.Dialect) string {
	if x == db.SQLite {
		return d.sqlite
	}
	return d.postgres
}

var userColumns = map[string]column{
	"id":                             {value: "m.id"},
	"externalId":                     {value: "m.external_id", guard: "m.external_id <> ''"},
	"userName":                       {value: "m.user_name", key: "m.user_name_key", fold: member.NameKey, always: true},
	"displayName":                    {value: "m.display_name", key: "m.display_key", fold: member.NameKey, guard: "m.display_name <> ''"},
	"name.familyName":                {value: "m.family_key", key: "m.family_key", fold: member.NameKey, guard: "m.family_key <> ''"},
	"active":                         {value: "m.active"},
	"meta.created":                   {value: "m.created_at"},
	"meta.lastModified":              {value: "m.updated_at"},
	"meta.resourceType":              {value: "'User'"},
	"meta.version":                   {value: `('W/"' || cast(m.version as text) || '"')`},
	"meta.location":                  {value: "(cast(:users_location as text) || m.id)"},
	enterpriseURN + ":manager.value": {value: "m.manager_id", guard: "m.manager_id <> ''"},
	enterpriseURN + ":manager.displayName": {value: `coalesce((select b.display_name from member b
		where b.org_id = :org and b.id = m.manager_id and b.directory_id = :directory and b.state <> 'deleted'), '')`},
}

var groupColumns = map[string]column{
	"id":                {value: "g.id"},
	"externalId":        {value: "g.external_id", guard: "g.external_id <> ''"},
	"displayName":       {value: "g.display_name", key: "g.display_key", fold: member.NameKey, always: true},
	"meta.created":      {value: "g.created_at"},
	"meta.lastModified": {value: "g.updated_at"},
	"meta.resourceType": {value: "'Group'"},
	"meta.version":      {value: `('W/"' || cast(g.version as text) || '"')`},
	"meta.location":     {value: "(cast(:groups_location as text) || g.id)"},
}

// rowset is where the values of a multi-valued attribute are rows: a select
// without its list and end, and the columns of its sub-attributes.
type rowset struct {
	from    string
	columns map[string]column
}

var userRows = map[string]rowset{
	"emails": {
		from: "from member_email e where e.org_id = :org and e.member_id = m.id",
		columns: map[string]column{
			"emails.value":   {value: "e.value", key: "e.value_key", fold: member.EmailKey, guard: "e.value <> ''"},
			"emails.type":    {value: "e.type", guard: "e.type <> ''"},
			"emails.primary": {value: "e.is_primary"},
			"emails.display": {
				value: "coalesce(m.profile -> 'emails' -> e.position ->> 'display', '')",
				guard: "(m.profile -> 'emails' -> e.position ->> 'display') is not null",
			},
		},
	},
	"groups": {
		from: "from membership s join member_group g on g.org_id = s.org_id and g.id = s.group_id where s.org_id = :org and s.member_id = m.id and g.directory_id = :directory",
		columns: map[string]column{
			"groups.value":   {value: "s.group_id"},
			"groups.display": {value: "g.display_name", key: "g.display_key", fold: member.NameKey},
			"groups.type":    {value: "'direct'"},
			"groups.$ref":    {value: "(cast(:groups_location as text) || g.id)"},
		},
	},
}

var groupRows = map[string]rowset{
	"members": {
		from: "from membership s join member m on m.org_id = s.org_id and m.id = s.member_id where s.org_id = :org and s.group_id = g.id",
		columns: map[string]column{
			"members.value":   {value: "s.member_id"},
			"members.display": {value: "m.display_name", key: "m.display_key", fold: member.NameKey, guard: "m.display_name <> ''"},
			"members.type":    {value: "'User'"},
			"members.$ref":    {value: "(cast(:users_location as text) || m.id)"},
		},
	},
}

// reverse finds the owners of a value by an index that starts with the value,
// for the comparisons that identity providers make: "emails.value eq",
// "members.value eq", "groups.value eq". The databases would otherwise look at
// every resource in turn.
var reverse = map[string]string{
	"emails.value":  "m.id in (select e.member_id from member_email e where e.org_id = :org and e.value_key = ",
	"groups.value":  "m.id in (select s.member_id from membership s join member_group g on g.org_id = s.org_id and g.id = s.group_id and g.directory_id = :directory where s.org_id = :org and s.group_id = ",
	"members.value": "g.id in (select s.group_id from membership s where s.org_id = :org and s.member_id = ",
}

// place says where a resource type's attributes are.
type place struct {
	alias   string
	columns map[string]column
	rows    map[string]rowset
}

var places = map[*resourceType]place{
	userType:  {"m", userColumns, userRows},
	groupType: {"g", groupColumns, groupRows},
}

// document is the expression of an attribute inside the profile document.
// Extensions of the organization are found by a parameter, because a URN has
// colons.
func (c *compiler) document(a *attribute) string {
	home := c.place.alias + ".profile"
	switch {
	case a.urn == enterpriseURN:
		home += " -> 'enterprise'"
	case a.urn != "":
		home += " -> 'extensions' -> cast(" + c.bind(a.urn) + " as text)"
	}
	return home
}

// inDocument is an attribute's value as text; null if absent.
func (c *compiler) inDocument(a *attribute) string {
	home := c.document(a)
	if a.parent != nil {
		home += " -> '" + a.parent.name + "'"
	}
	return "(" + home + " ->> '" + a.name + "')"
}

// elements reads a list inside the document as rows x(value).
var elements = dialectText{
	sqlite:   "from json_each(%s -> '%s') x where true",
	postgres: "from jsonb_array_elements(%s -> '%s') x where true",
}

// texts reads a list of plain values inside the document.
var texts = dialectText{
	sqlite:   "from json_each(%s -> '%s') x where true",
	postgres: "from jsonb_array_elements_text(%s -> '%s') x where true",
}

// instant makes a time of a text inside the document, whatever its offset.
var instant = dialectText{sqlite: "julianday(%s)", postgres: "cast(%s as timestamptz)"}

// collate makes PostgreSQL compare text byte by byte, as SQLite does.
func (c *compiler) collate(expression string) string {
	return expression + dialectText{"", ` collate "C"`}.of(c.dialect)
}

// pattern makes a like pattern out of a text.
func pattern(before, text, after string) string {
	return before + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(text) + after
}
