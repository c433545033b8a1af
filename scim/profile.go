package scim

import (
	"slices"

	"github.com/sysoon/steward/internal/directory"
)

// quirks is the set of deviations from the RFC that a directory's profile
// accepts.
type quirks uint32

func (q quirks) has(one quirks) bool { return q&one != 0 }

// One bit for each deviation; quirkTable says what it means and whose it is.
const (
	textBooleans quirks = 1 << iota
	unwrapsLists
	wrapsValues
	createsAbsent
	bareValues
	decodesTwice
	ignoresUnknown
	ignoresReadOnly
	legacySchemas
	removesValues
	numbersAsText
	uniqueGroupNames
	keepsFirstPrimary
)

// settable are the quirks that a directory's settings decide; its profile only
// says where they begin.
const settable = createsAbsent | ignoresUnknown | uniqueGroupNames

var lenient = []directory.Profile{
	directory.Entra, directory.Okta, directory.OneLogin, directory.Google, directory.JumpCloud, directory.Ping,
}

// Quirk is one deviation from the RFC that some identity providers need, for
// showing it beside a directory's profile.
type Quirk struct {
	// Name is a stable identifier.
	Name string
	// Accepts says what is accepted besides the RFC.
	Accepts string
	// Profiles lists the profiles that have it.
	Profiles []directory.Profile
	bit      quirks
}

// quirkTable is the one place that says who sends what beside the RFC
// (scim.md section 3).
var quirkTable = []Quirk{
	{"text_booleans", `"True" and "False" as text where a boolean belongs, in bodies and filters.`, lenient, textBooleans},
	{"unwraps_lists", `A list with one value where a single value belongs, such as [{"$ref":null,"value":"x"}]; a manager as bare text.`, lenient, unwrapsLists},
	{"wraps_values", "A single value where a list belongs.", lenient, wrapsValues},
	{"creates_absent", `Replacing emails[type eq "work"].value creates the value where there is none; strict answers noTarget.`, lenient, createsAbsent},
	{"bare_values", "Filter values without quotes: externalId eq jyoung.", []directory.Profile{directory.Entra}, bareValues},
	{"decodes_twice", "Filters that are URL-encoded twice.", []directory.Profile{directory.Entra, directory.Okta, directory.Ping}, decodesTwice},
	{"ignores_unknown", "PATCH operations on attributes that no schema has are ignored; strict answers invalidPath.", lenient, ignoresUnknown},
	{"ignores_read_only", "PATCH operations on read-only attributes are ignored; strict answers mutability.", lenient, ignoresReadOnly},
	{"legacy_schemas", "The schemas attribute may be absent or SCIM 1.0's.", lenient, legacySchemas},
	{"removes_values", "Remove with a list of values removes those values only.", lenient, removesValues},
	{"numbers_as_text", "Numbers and booleans where text belongs.", lenient, numbersAsText},
	{"unique_group_names", "A second group with the same displayName is refused.", []directory.Profile{directory.Entra}, uniqueGroupNames},
	{"keeps_first_primary", "Of several primary values the first stays primary; strict refuses them.", lenient, keepsFirstPrimary},
}

// QuirksOf lists what a profile accepts beside the RFC, in a stable order.
func QuirksOf(p directory.Profile) []Quirk {
	var out []Quirk
	for _, row := range quirkTable {
		if slices.Contains(row.Profiles, p) {
			out = append(out, row)
		}
	}
	return out
}

// quirksOf is what a directory accepts: its profile's quirks, and its settings'.
func quirksOf(d directory.Directory) quirks {
	var q quirks
	for _, row := range QuirksOf(d.Profile) {
		q |= row.bit
	}
	q &^= settable
	for bit, on := range map[quirks]bool{
		createsAbsent: d.Settings.CreateOnAbsent, ignoresUnknown: d.Settings.IgnoreUnknown,
		uniqueGroupNames: d.Settings.UniqueGroupNames,
	} {
		if on {
			q |= bit
		}
	}
	return q
}
