package scim

import "github.com/sysoon/steward/internal/member"

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
	return d
}

func multiDocument(list []member.Multi) []any {
	var out []any
	for _, v := range list {
		m := map[string]any{}
		put(m, "value", v.Value)
		put(m, "display", v.Display)
		put(m, "type", v.Type)
		if v.Primary {
			m["primary"] = true
		}
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
	if a.Primary {
		m["primary"] = true
	}
	return m
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
		x.Primary, _ = m["primary"].(bool)
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
		x.Primary, _ = m["primary"].(bool)
		out = append(out, x)
	}
	return out
}

// groupDocument is a group's writable attributes, without its members.
func groupDocument(g member.Group) document {
	d := document{}
	put(d, "displayName", g.DisplayName)
	put(d, "externalId", g.ExternalID)
	return d
}

func applyGroup(before member.Group, d document) member.Group {
	g := before
	g.DisplayName, _ = d["displayName"].(string)
	g.ExternalID, _ = d["externalId"].(string)
	return g
}

// readDocument makes a document of a request's resource (POST, PUT): names in
// the schemas' case, values coerced, read-only attributes left out. Unknown
// attributes are left out too and listed, for the provisioning log.
func readDocument(t *resourceType, sent map[string]any, q quirks) (document, []string, error) {
	if err := checkSchemas(t, sent, q); err != nil {
		return nil, nil, err
	}
	d, c := document{}, coercer{q}
	var ignored []string
	for _, k := range sortedKeys(sent) {
		parts := map[string]any{k: sent[k]}
		if e := t.extension(k); e != nil {
			inner, ok := sent[k].(map[string]any)
			if !ok && sent[k] != nil {
				return nil, nil, invalidSyntax("%s needs an object of attributes.", e.urn).On(e.urn)
			}
			parts = prefixed(e.urn, inner)
		}
		for _, name := range sortedKeys(parts) {
			left, err := assignSent(t, d, c, name, parts[name])
			if err != nil {
				return nil, nil, err
			}
			ignored = append(ignored, left...)
		}
	}
	return d, ignored, checkRequired(t, d, "invalidValue")
}

func prefixed(urn string, inner map[string]any) map[string]any {
	out := make(map[string]any, len(inner))
	for k, v := range inner {
		out[urn+":"+k] = v
	}
	return out
}

func assignSent(t *resourceType, d document, c coercer, name string, v any) (ignored []string, err error) {
	a, _ := t.lookup(name)
	switch {
	case a == nil:
		return []string{"unknown attribute " + clip(name)}, nil
	case a.isReadOnly() || a.path == "members":
		return nil, nil
	case d.get(a) != nil:
		return nil, invalidSyntax("%s is given twice, in different cases.", a.path).On(a.path)
	}
	v, err = c.whole(a, v)
	if err == nil {
		d.set(a, v)
	}
	return nil, err
}

// checkSchemas wants the resource type's own schema among schemas. Unknown ones
// are ignored, as Entra and Google send some.
func checkSchemas(t *resourceType, sent map[string]any, q quirks) error {
	k, ok := keyOf(sent, "schemas")
	if !ok {
		if q.has(legacySchemas) {
			return nil
		}
		return invalidSyntax("schemas is required and must have %s.", t.core.urn).On("schemas")
	}
	list, ok := sent[k].([]any)
	if !ok {
		return invalidSyntax("schemas must be a list.").On("schemas")
	}
	names := make([]string, 0, len(list))
	for _, e := range list {
		s, ok := e.(string)
		if !ok {
			return invalidSyntax("schemas must be a list of texts.").On("schemas")
		}
		names = append(names, s)
	}
	if hasFold(names, t.core.urn) || q.has(legacySchemas) && (len(names) == 0 || hasFold(names, legacyURN)) {
		return nil
	}
	return invalidSyntax("schemas must have %s.", t.core.urn).On("schemas")
}
