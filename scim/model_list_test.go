package scim

import (
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// modelFilter is a filter as text, and what it means.
type modelFilter struct {
	text  string
	holds func(id string, u *modelUser) bool
}

// drawFilter draws a filter on users that is at most depth deep.
func (m *model) drawFilter(t *rapid.T, depth int) modelFilter {
	if depth > 0 {
		switch oneOf(t, "form", "leaf", "leaf", "and", "or", "not") {
		case "and":
			a, b := m.drawFilter(t, depth-1), m.drawFilter(t, depth-1)
			return modelFilter{"(" + a.text + " and " + b.text + ")", func(id string, u *modelUser) bool { return a.holds(id, u) && b.holds(id, u) }}
		case "or":
			a, b := m.drawFilter(t, depth-1), m.drawFilter(t, depth-1)
			return modelFilter{"(" + a.text + " or " + b.text + ")", func(id string, u *modelUser) bool { return a.holds(id, u) || b.holds(id, u) }}
		case "not":
			a := m.drawFilter(t, depth-1)
			return modelFilter{"not (" + a.text + ")", func(id string, u *modelUser) bool { return !a.holds(id, u) }}
		}
	}
	switch oneOf(t, "leaf", "text", "text", "text", "active", "mail", "mail of type", "member", "manager", "id") {
	case "active":
		want := rapid.Bool().Draw(t, "active")
		return modelFilter{fmt.Sprintf("active eq %t", want), func(_ string, u *modelUser) bool { return u.active == want }}
	case "mail":
		op, v := m.drawComparison(t)
		return modelFilter{"emails.value " + op + " " + quote(v), func(_ string, u *modelUser) bool { return anyMail(u, op, v, "") }}
	case "mail of type":
		return modelFilter{`emails[type eq "work" and value co "X@"]`, func(_ string, u *modelUser) bool { return anyMail(u, "co", "x@", "work") }}
	case "member":
		g := pick(t, m.groups)
		return modelFilter{`groups.value eq "` + g + `"`, func(id string, _ *modelUser) bool { return m.groups[g] != nil && m.groups[g].members[id] }}
	case "manager":
		boss := pick(t, m.users)
		return modelFilter{enterpriseURN + `:manager eq "` + boss + `"`, func(_ string, u *modelUser) bool { return u.manager == boss }}
	case "id":
		one := pick(t, m.users)
		return modelFilter{`id eq "` + one + `"`, func(id string, _ *modelUser) bool { return id == one }}
	}
	return m.drawTextFilter(t)
}

func (m *model) drawTextFilter(t *rapid.T) modelFilter {
	name := oneOf(t, "attribute", "userName", "displayName", "title", "externalId", "family", "department")
	path := modelTexts[name]
	if name == "userName" {
		path = name
	}
	if oneOf(t, "present", false, false, false, true) {
		return modelFilter{path + " pr", func(_ string, u *modelUser) bool { return u.text[name] != "" }}
	}
	op, v := m.drawComparison(t)
	return modelFilter{path + " " + op + " " + quote(v), func(_ string, u *modelUser) bool {
		return comparesWords(op, u.text[name], v, name == "externalId")
	}}
}

func (m *model) drawComparison(t *rapid.T) (op, value string) {
	return oneOf(t, "operator", "eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"),
		oneOf(t, "value", "a", "AB", "b C", `q"\`, "0%", "_", "!", "x@a", "zoË")
}

// comparesWords is RFC 7644 section 3.4.2.2 for text: an absent value is unequal
// to everything and else compares with nothing.
func comparesWords(op, has, want string, exact bool) bool {
	if has == "" {
		return op == "ne"
	}
	if !exact {
		has, want = strings.ToLower(has), strings.ToLower(want)
	}
	switch op {
	case "eq":
		return has == want
	case "ne":
		return has != want
	case "co":
		return strings.Contains(has, want)
	case "sw":
		return strings.HasPrefix(has, want)
	case "ew":
		return strings.HasSuffix(has, want)
	case "gt":
		return has > want
	case "ge":
		return has >= want
	case "lt":
		return has < want
	}
	return has <= want
}

func anyMail(u *modelUser, op, want, kind string) bool {
	if op == "ne" { // no value is equal
		return !anyMail(u, "eq", want, kind)
	}
	return slices.ContainsFunc(u.emails, func(e modelEmail) bool {
		return (kind == "" || e.kind == kind) && comparesWords(op, e.value, want, false)
	})
}

// listUsers asks for a sorted, filtered list, by pages or by cursors.
func (m *model) listUsers(t *rapid.T) {
	f := m.drawFilter(t, 2)
	sortBy, descending := oneOf(t, "sort", "", "userName", "displayName", "title", "externalId", "name.familyName", "active", "meta.created"), rapid.Bool().Draw(t, "descending")
	var want []string
	for _, id := range slices.Sorted(maps.Keys(m.users)) {
		if f.holds(id, m.users[id]) {
			want = append(want, id)
		}
	}
	m.sorted(want, sortBy, descending)
	query := url.Values{"filter": {f.text}, "attributes": {"id"}}
	if sortBy != "" {
		query.Set("sortBy", sortBy)
	}
	if descending {
		query.Set("sortOrder", "descending")
	}
	m.walk(t, "/Users", query, want)
}

// sorted sorts ids as RFC 7644 section 3.4.2.3 says; who has no value comes last
// when ascending. Ids are by age, and settle what is equal.
func (m *model) sorted(ids []string, by string, descending bool) {
	rank := func(id string) string {
		u := m.users[id]
		v := map[string]string{
			"userName": u.text["userName"], "displayName": u.text["displayName"], "title": u.text["title"],
			"externalId": u.text["externalId"], "name.familyName": u.text["family"], "active": fmt.Sprint(u.active),
		}[by]
		if by == "" || by == "meta.created" {
			return ""
		}
		if by != "externalId" {
			v = strings.ToLower(v)
		}
		if v == "" {
			return "\U0010FFFF"
		}
		return v
	}
	slices.SortFunc(ids, func(a, b string) int {
		order := strings.Compare(rank(a), rank(b))
		if order == 0 {
			order = strings.Compare(a, b)
		}
		if descending {
			order = -order
		}
		return order
	})
}

// walk reads a list from its beginning to its end.
func (m *model) walk(t *rapid.T, path string, query url.Values, want []string) {
	count := rapid.IntRange(1, 4).Draw(t, "count")
	query.Set("count", fmt.Sprint(count))
	byCursor := rapid.Bool().Draw(t, "by cursor")
	var got []string
	for cursor, more := "", true; more; {
		if byCursor {
			query.Set("cursor", cursor)
		} else {
			query.Set("startIndex", fmt.Sprint(len(got)+1))
		}
		r := m.c.do("GET", path+"?"+query.Encode(), "")
		m.expect(t, r, 200, "")
		if r.total() != len(want) || r.body["itemsPerPage"] != float64(len(r.resources())) {
			t.Fatalf("%s: total %d, want %d: %s", query, r.total(), len(want), r.raw)
		}
		for _, res := range r.resources() {
			got = append(got, dig(res, "id").(string))
		}
		cursor, more = "", len(got) < len(want) && len(r.resources()) > 0
		if byCursor {
			cursor, _ = r.body["nextCursor"].(string)
			more = cursor != ""
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%s: got %v, want %v", query, got, want)
	}
}

// listGroups asks for groups by name, id or member.
func (m *model) listGroups(t *rapid.T) {
	var text string
	var holds func(id string, g *modelGroup) bool
	switch oneOf(t, "filter", "name", "member", "external", "empty") {
	case "name":
		v := oneOf(t, "group", "A", "b", "ä")
		text, holds = `displayName eq "`+v+`"`, func(_ string, g *modelGroup) bool { return strings.EqualFold(g.name, v) }
	case "member":
		id := pick(t, m.users)
		text, holds = `members.value eq "`+id+`"`, func(_ string, g *modelGroup) bool { return g.members[id] }
	case "external":
		text, holds = `externalId eq "e"`, func(_ string, g *modelGroup) bool { return g.external == "e" }
	default:
		text, holds = `not (members pr)`, func(_ string, g *modelGroup) bool { return len(g.members) == 0 }
	}
	var want []string
	for _, id := range slices.Sorted(maps.Keys(m.groups)) {
		if holds(id, m.groups[id]) {
			want = append(want, id)
		}
	}
	m.walk(t, "/Groups", url.Values{"filter": {text}, "excludedAttributes": {"members"}}, want)
}
