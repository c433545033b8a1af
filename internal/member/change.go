package member

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/fault"
)

// Limits of an account, so that one member can't fill the database.
const (
	// maxName is the longest user name, display name and external id, in bytes.
	maxName = 1024
	// maxProfile is the largest document of all other attributes, in bytes.
	maxProfile = 256 << 10
)

// Changes names the attributes in which two states of an account differ, as
// SCIM calls them, sorted; extensions by their URN.
func Changes(before, after Member) []string {
	a, b := attributes(before), attributes(after)
	var names []string
	for name, value := range a {
		if !reflect.DeepEqual(value, b[name]) {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, both := a[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// attributes is the account as a map, in which a missing value and an empty one
// are the same.
func attributes(m Member) map[string]any {
	all := map[string]any{}
	document, err := json.Marshal(profileOf(m))
	if err == nil {
		_ = json.Unmarshal(document, &all) // it was JSON a moment ago
	}
	for _, nested := range []string{"enterprise", "extensions"} {
		inner, _ := all[nested].(map[string]any)
		delete(all, nested)
		for name, value := range inner {
			all[name] = value
		}
	}
	hot := map[string]string{"userName": m.UserName, "externalId": m.ExternalID, "displayName": m.DisplayName}
	for name, value := range hot {
		if value != "" {
			all[name] = value
		}
	}
	if m.Active {
		all["active"] = true
	}
	return all
}

// check refuses an account that can't be kept. It changes nothing: values are
// stored as they came.
func check(m Member) error {
	hot := []struct{ name, value string }{
		{"userName", m.UserName}, {"displayName", m.DisplayName}, {"externalId", m.ExternalID},
	}
	for _, h := range hot {
		if err := checkText(h.name, h.value); err != nil {
			return err
		}
	}
	if !slices.Contains([]AccountKind{"", WorkOrSchool, Personal, ThirdParty}, m.AccountKind) {
		return fault.New(fault.Invalid, "There is no account kind %q.", m.AccountKind).On("accountKind")
	}
	if NameKey(m.UserName) == "" {
		return fault.New(fault.Invalid, "A member needs a user name.").On("userName").Coded("invalidValue")
	}
	return checkProfile(m)
}

func checkText(name, value string) error {
	switch {
	case len(value) > maxName:
		return fault.New(fault.Invalid, "%s is longer than %d bytes.", name, maxName).On(name).Coded("invalidValue")
	case !utf8.ValidString(value), strings.ContainsRune(value, 0):
		return fault.New(fault.Invalid, "%s holds a character that can't be stored.", name).On(name).Coded("invalidValue")
	}
	return nil
}

// nul finds an escaped NUL, which PostgreSQL can't keep in a document: an odd
// number of backslashes before u0000.
var nul = regexp.MustCompile(`(?:^|[^\\])(?:\\\\)*\\u0000`)

func checkProfile(m Member) error {
	document, err := json.Marshal(profileOf(m))
	switch {
	case err != nil:
		return fault.New(fault.Invalid, "An extension's attributes are not JSON.").Coded("invalidSyntax").Because(err)
	case len(document) > maxProfile:
		return fault.New(fault.Invalid, "The account's attributes take %d bytes; %d are allowed.", len(document), maxProfile).Coded("invalidValue")
	case bytes.Contains(document, []byte("u0000")) && nul.Match(document):
		return fault.New(fault.Invalid, "An attribute holds a character that can't be stored.").Coded("invalidValue")
	}
	return nil
}
