package schema_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

// changing are the beginnings of mutations that change what somebody may have
// read before: they must say which version that was.
var changing = []string{"update", "save", "set", "replace", "edit", "rename", "configure"}

// unversioned are mutations that need no version, each with its reason.
var unversioned = map[string]string{
	"setChoice":                 "one value of the caller's own; the last decision is the one that counts, and each is kept",
	"setMemberRoles":            "the whole set is given, only by few people, each change an event; a stale set is refused by the outranking rules",
	"saveConnection":            "creates as well as changes: version is there, and given when one is changed",
	"setDirectoryRules":         "its fields are rules, each left as it is unless it is given",
	"updateDirectory":           "its fields are switches, each left as it is unless it is given",
	"renameMember":              "each name is left as it is unless it is given; the last one counts, and directories write theirs",
	"renameOrganization":        "one value, given whole; the event keeps the one before",
	"setRequestMailbox":         "one value, given whole; the event keeps that it changed",
	"setContact":                "one contact is replaced whole, whatever stood there",
	"setSignUpMode":             "one value, an operator's alone; the event keeps the one before",
	"setParentOrganization":     "one value, an operator's alone; the event keeps the one before",
	"updateWebhook":             "each field is left as it is unless it is given; secrets have mutations of their own",
	"setServiceAccountDisabled": "one switch; disabling must work however stale the page is",
	"renameSavedView":           "one value of the caller's own; the last name is the one that counts",
	"renameConflict":            "settles a conflict once; one that was settled meanwhile is refused as CONFLICT",
}

func TestMutationsThatChangeTakeAVersion(t *testing.T) {
	s := load(t)
	seen := map[string]bool{}
	for _, f := range s.Mutation.Fields {
		if !changes(f.Name) {
			continue
		}
		seen[f.Name] = true
		version := s.Types[f.Arguments[0].Type.Name()].Fields.ForName("version")
		if versioned := version != nil && version.Type.String() == "Int!"; versioned == (unversioned[f.Name] != "") {
			t.Errorf("mutation %s: its input needs version: Int! (answer another one with fault.Conflict and Now(version)), or its reason here in unversioned; not both", f.Name)
		}
	}
	for name := range unversioned {
		if !seen[name] {
			t.Errorf("unversioned names %s, which is no mutation that changes", name)
		}
	}
}

func changes(name string) bool {
	for _, verb := range changing {
		if rest, ok := strings.CutPrefix(name, verb); ok && rest != "" && strings.ToUpper(rest[:1]) == rest[:1] {
			return true
		}
	}
	return false
}

var dated = regexp.MustCompile(`\b20\d\d-[01]\d-[0-3]\d\b`)

// What is deprecated says since when, or until when, so that clients can plan.
func TestDeprecationsAreDated(t *testing.T) {
	for _, d := range load(t).Types {
		if !own(d) {
			continue
		}
		for _, f := range d.Fields {
			checkDeprecation(t, d.Name+"."+f.Name, f.Directives)
			for _, a := range f.Arguments {
				checkDeprecation(t, d.Name+"."+f.Name+"("+a.Name+")", a.Directives)
			}
		}
		for _, v := range d.EnumValues {
			checkDeprecation(t, d.Name+"."+v.Name, v.Directives)
		}
	}
}

func checkDeprecation(t *testing.T, what string, all ast.DirectiveList) {
	t.Helper()
	d := all.ForName("deprecated")
	if d == nil {
		return
	}
	if reason := d.Arguments.ForName("reason"); reason == nil || !dated.MatchString(reason.Value.Raw) {
		t.Errorf("%s is deprecated without a date in its reason, such as 2026-11-23", what)
	}
}
