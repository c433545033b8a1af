package graph

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/fault"
)

func TestGlobalIDsComeBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		key := rapid.StringMatching(`[A-Za-z0-9][A-Za-z0-9._-]{0,63}`).Draw(rt, "key")
		got, err := keyOf[access.MemberID](typeMember, globalID(typeMember, key), "memberId")
		if err != nil || string(got) != key {
			rt.Fatalf("%q came back as %q, %v", key, got, err)
		}
	})
}

func TestForeignFormsOfIDsAreNotFound(t *testing.T) {
	uuid := "01930000-0000-7000-8000-000000000000"
	for name, id := range map[string]string{
		"empty": "", "no base64": "%%%", "no type": "MDE5Mw", "bare uuid": uuid,
		"other type": globalID(typeGroup, uuid), "empty key": globalID(typeMember, ""),
		"long key": globalID(typeMember, strings.Repeat("a", 65)), "nul": globalID(typeMember, "a\x00b"),
		"slash": globalID(typeMember, "../x"), "newline": globalID(typeMember, "abc\n"),
	} {
		_, err := keyOf[access.MemberID](typeMember, id, "memberId")
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v, want NOT_FOUND", name, err)
		}
	}
}

func TestIDListsAreBounded(t *testing.T) {
	_, err := keysOf[string](typeMember, make([]string, maxIDs+1), "memberIds")
	if !fault.Is(err, fault.Invalid) {
		t.Fatalf("%v, want INVALID", err)
	}
}

func TestCursorsAreSealedForOrganizationAndList(t *testing.T) {
	s := newSealer(nil)
	c := s.seal("a", "members", "place")
	if got, err := s.open("a", "members", &c); err != nil || got != "place" {
		t.Fatalf("came back as %q, %v", got, err)
	}
	tampered := c[:len(c)-1] + map[bool]string{true: "B", false: "A"}[c[len(c)-1] == 'A']
	short := "AAAA"
	for name, err := range map[string]error{
		"other organization": unsealed(s, "b", "members", c),
		"other list":         unsealed(s, "a", "groups", c),
		"other key":          unsealed(newSealer(nil), "a", "members", c),
		"tampered":           unsealed(s, "a", "members", tampered),
		"short":              unsealed(s, "a", "members", short),
	} {
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want INVALID", name, err)
		}
	}
}

func unsealed(s sealer, org access.OrgID, list, cursor string) error {
	_, err := s.open(org, list, &cursor)
	return err
}
