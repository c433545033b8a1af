package scim

import (
	"slices"

	"pgregory.net/rapid"
)

// drawMailOperation is drawOperation for the multi-valued attribute (RFC 7644
// section 3.5.2).
func (m *model) drawMailOperation(t *rapid.T, u *modelUser) (op, refusal string) {
	kind := oneOf(t, "type", "work", "home")
	path := `emails[type eq "` + kind + `"]`
	switch oneOf(t, "mail operation", "add", "replace", "remove", "remove chosen", "replace chosen", "primary") {
	case "add":
		e := m.drawEmails(t)
		if len(e) > 1 {
			e = e[:1]
		}
		u.addMail(e)
		return operationOn("add", "emails", emailsJSON(e)), ""
	case "replace":
		list := once(m.drawEmails(t))
		op = operationOn("replace", "emails", emailsJSON(list))
		if primaries(list) > 1 {
			return op, "invalidValue"
		}
		u.emails = list
		return op, ""
	case "remove":
		u.emails = nil
		return object(key("op", `"remove"`), key("path", `"emails"`)), ""
	case "remove chosen":
		u.emails = slices.DeleteFunc(u.emails, func(e modelEmail) bool { return e.kind == kind })
		return object(key("op", `"remove"`), key("path", quote(path))), ""
	case "primary":
		return operationOn("replace", path+".primary", "true"), u.makePrimary(kind)
	}
	value := oneOf(t, "mail", "x@a", "z@c")
	return operationOn("replace", path+".value", quote(value)), u.replaceChosen(kind, value)
}

// addMail adds values that aren't there; a primary one takes over.
func (u *modelUser) addMail(added []modelEmail) {
	for _, e := range added {
		if e.primary {
			for i := range u.emails {
				u.emails[i].primary = false
			}
		}
		at := slices.IndexFunc(u.emails, func(o modelEmail) bool { return o.value == e.value && o.kind == e.kind })
		if at >= 0 {
			u.emails[at] = e
		} else {
			u.emails = append(u.emails, e)
		}
	}
}

func (u *modelUser) replaceChosen(kind, value string) (refusal string) {
	found := false
	for i, e := range u.emails {
		if e.kind == kind {
			found, u.emails[i].value = true, value
		}
	}
	if !found {
		return "noTarget"
	}
	u.emails = once(u.emails)
	return ""
}

// makePrimary makes the last of the chosen values the primary one: there is one
// at most.
func (u *modelUser) makePrimary(kind string) (refusal string) {
	last := -1
	for i, e := range u.emails {
		if e.kind == kind {
			last = i
		}
	}
	if last < 0 {
		return "noTarget"
	}
	for i := range u.emails {
		u.emails[i].primary = i == last
	}
	return ""
}
