package scim

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/sysoon/steward/internal/member"
)

// userTexts pairs the plain text attributes of a user with their fields.
func userTexts(m *member.Member) map[string]*string {
	e := &m.Enterprise
	return map[string]*string{
		"userName": &m.UserName, "externalId": &m.ExternalID, "displayName": &m.DisplayName,
		"nickName": &m.NickName, "profileUrl": &m.ProfileURL, "title": &m.Title, "userType": &m.UserType,
		"preferredLanguage": &m.PreferredLanguage, "locale": &m.Locale, "timezone": &m.Timezone,
		"name.formatted": &m.Name.Formatted, "name.familyName": &m.Name.FamilyName,
		"name.givenName": &m.Name.GivenName, "name.middleName": &m.Name.MiddleName,
		"name.honorificPrefix": &m.Name.HonorificPrefix, "name.honorificSuffix": &m.Name.HonorificSuffix,
		enterpriseURN + ":employeeNumber": &e.EmployeeNumber, enterpriseURN + ":costCenter": &e.CostCenter,
		enterpriseURN + ":organization": &e.Organization, enterpriseURN + ":division": &e.Division,
		enterpriseURN + ":department": &e.Department, enterpriseURN + ":manager.value": (*string)(&e.ManagerID),
	}
}

// userLists pairs the multi-valued attributes of a user with their fields.
func userLists(m *member.Member) map[string]*[]member.Multi {
	return map[string]*[]member.Multi{
		"emails": &m.Emails, "phoneNumbers": &m.PhoneNumbers, "ims": &m.IMs, "photos": &m.Photos,
		"entitlements": &m.Entitlements, "roles": &m.RoleValues, "x509Certificates": &m.X509,
	}
}

// userDocument is a member's writable attributes as a document.
func userDocument(m member.Member) document {
	d := document{"active": m.Active}
	for path, field := range userTexts(&m) {
		if a, _ := userType.lookup(path); *field != "" {
			d.set(a, *field)
		}
	}
	for name, list := range userLists(&m) {
		put(d, name, multiDocument(*list))
	}
	var addresses []any
	for _, a := range m.Addresses {
		addresses = append(addresses, addressDocument(a))
	}
	put(d, "addresses", addresses)
	putExtensions(d, m.Extensions)
	return d
}

func putExtensions(d document, stored map[string]json.RawMessage) {
	for urn, part := range stored {
		inner := map[string]any{}
		if decode(part, &inner) == nil {
			put(d, urn, inner)
		}
	}
}

// decode reads JSON with its numbers as they were written.
func decode(text []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return dec.Decode(into)
}

// extensionsOf are the parts of a document that belong to extensions other than
// the enterprise one.
func extensionsOf(d document) map[string]json.RawMessage {
	var out map[string]json.RawMessage
	for urn, part := range d {
		if !strings.Contains(urn, ":") || urn == enterpriseURN || isEmpty(part) {
			continue
		}
		if out == nil {
			out = map[string]json.RawMessage{}
		}
		out[urn] = mustJSON(part)
	}
	return out
}

func multiDocument(list []member.Multi) []any {
	var out []any
	for _, v := range list {
		m := map[string]any{}
		put(m, "value", v.Value)
		put(m, "display", v.Display)
		put(m, "type", v.Type)
		putPrimary(m, v.Primary, v.NotPrimary)
		out = append(out, m)
	}
	return out
}

func addressTexts(a *member.Address) map[string]*string {
	return map[string]*string{
		"formatted": &a.Formatted, "streetAddress": &a.StreetAddress, "locality": &a.Locality,
		"region": &a.Region, "postalCode": &a.PostalCode, "country": &a.Country, "type": &a.Type,
	}
}

func addressDocument(a member.Address) map[string]any {
	m := map[string]any{}
	for name, field := range addressTexts(&a) {
		put(m, name, *field)
	}
	putPrimary(m, a.Primary, a.NotPrimary)
	return m
}

// putPrimary says primary where it was said: absent and false mean the same
// (RFC 7643 section 2.4), but a client compares what it sent with what it reads.
func putPrimary(m map[string]any, primary, saidNot bool) {
	if primary || saidNot {
		m["primary"] = primary
	}
}

func primary(m map[string]any) (primary, saidNot bool) {
	primary, said := m["primary"].(bool)
	return primary, said && !primary
}

// applyUser gives the member that a document describes, from what it was
// before. What a document doesn't have is cleared; only active stays as it was,
// because an absent attribute must never take somebody's access away (case 45).
func applyUser(before member.Member, d document) member.Member {
	m := before
	for path, field := range userTexts(&m) {
		a, _ := userType.lookup(path)
		*field, _ = d.get(a).(string)
	}
	for name, list := range userLists(&m) {
		*list = multiFields(d[name])
	}
	m.Addresses = addressFields(d["addresses"])
	m.Extensions = extensionsOf(d)
	if active, ok := d["active"].(bool); ok {
		m.Active = active
	}
	return m
}

func multiFields(v any) []member.Multi {
	list, _ := v.([]any)
	var out []member.Multi
	for _, e := range list {
		m, _ := e.(map[string]any)
		var x member.Multi
		x.Value, _ = m["value"].(string)
		x.Display, _ = m["display"].(string)
		x.Type, _ = m["type"].(string)
		x.Primary, x.NotPrimary = primary(m)
		out = append(out, x)
	}
	return out
}

func addressFields(v any) []member.Address {
	list, _ := v.([]any)
	var out []member.Address
	for _, e := range list {
		m, _ := e.(map[string]any)
		var x member.Address
		for name, field := range addressTexts(&x) {
			*field, _ = m[name].(string)
		}
		x.Primary, x.NotPrimary = primary(m)
		out = append(out, x)
	}
	return out
}

// groupDocument is a group's writable attributes, without its members.
func groupDocument(g member.Group) document {
	d := document{}
	put(d, "displayName", g.DisplayName)
	put(d, "externalId", g.ExternalID)
	putExtensions(d, g.Extensions)
	return d
}

func applyGroup(before member.Group, d document) member.Group {
	g := before
	g.DisplayName, _ = d["displayName"].(string)
	g.ExternalID, _ = d["externalId"].(string)
	g.Extensions = extensionsOf(d)
	return g
}
