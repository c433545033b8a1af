package member_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// TestEmailKey is row L7 of the sign-in specification: one rule, so that two
// spellings of one address are one, and two addresses are two.
func TestEmailKey(t *testing.T) {
	same := [][]string{
		{"admin@acme.example", "ADMIN@ACME.EXAMPLE", " admin@acme.example ", "admin@acme.example.", "ａｄｍｉｎ@acme.example"},
		{"ada@bücher.example", "ada@BÜCHER.example", "ada@xn--bcher-kva.example", "ada@bu\u0308cher.example"},
		{"zoë@acme.example", "zoe\u0308@acme.example", "ZOË@acme.example"},
	}
	seen := map[string]string{}
	for _, spellings := range same {
		want := member.EmailKey(spellings[0])
		for _, s := range spellings {
			if got := member.EmailKey(s); got != want {
				t.Errorf("%q gives %q, want %q", s, got, want)
			}
		}
		seen[want] = spellings[0]
	}
	for _, s := range []string{"аdmin@acme.example", "admin+x@acme.example", "admin@acme.example.org", "admin@sub.acme.example", "zoe@acme.example", "admin"} {
		if other, taken := seen[member.EmailKey(s)]; taken {
			t.Errorf("%q is taken for %q", s, other)
		}
	}
}

func TestKeysAreStable(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := rapid.String().Draw(r, "text")
		for name, key := range map[string]func(string) string{"NameKey": member.NameKey, "EmailKey": member.EmailKey} {
			once := key(s)
			if twice := key(once); twice != once {
				r.Fatalf("%s(%q) = %q, then %q", name, s, once, twice)
			}
			if upper := key(strings.ToUpper(once)); name == "NameKey" && isASCII(once) && upper != once {
				r.Fatalf("%s tells case apart: %q and %q", name, once, upper)
			}
		}
	})
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 127 })
}

func TestChangesAreSymmetricAndExact(t *testing.T) {
	set := map[string]func(*member.Member, string){
		"userName":         func(m *member.Member, s string) { m.UserName = s },
		"externalId":       func(m *member.Member, s string) { m.ExternalID = s },
		"displayName":      func(m *member.Member, s string) { m.DisplayName = s },
		"title":            func(m *member.Member, s string) { m.Title = s },
		"name":             func(m *member.Member, s string) { m.Name.GivenName = s },
		"emails":           func(m *member.Member, s string) { m.Emails = append(m.Emails, member.Multi{Value: s}) },
		"x509Certificates": func(m *member.Member, s string) { m.X509 = append(m.X509, member.Multi{Value: s}) },
		"department":       func(m *member.Member, s string) { m.Enterprise.Department = s },
		"manager":          func(m *member.Member, s string) { m.Enterprise.ManagerID = member.ID(s) },
		"active":           func(m *member.Member, _ string) { m.Active = !m.Active },
		"urn:acme:1": func(m *member.Member, s string) {
			m.Extensions = map[string]json.RawMessage{"urn:acme:1": json.RawMessage(`{"a":"` + s + `"}`)}
		},
	}
	var names []string
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(r *rapid.T) {
		before := full()
		after := full()
		chosen := rapid.SliceOfDistinct(rapid.SampledFrom(names), rapid.ID).Draw(r, "attributes")
		for _, name := range chosen {
			set[name](&after, "something new")
		}
		slices.Sort(chosen)
		if got := member.Changes(before, after); !slices.Equal(got, chosen) {
			r.Fatalf("got %v, want %v", got, chosen)
		}
		if there, back := member.Changes(before, after), member.Changes(after, before); !slices.Equal(there, back) {
			r.Fatalf("there %v, back %v", there, back)
		}
	})
}

func TestCreateRefusesNonsense(t *testing.T) {
	long := strings.Repeat("x", 2000)
	cases := map[string]member.Member{
		"no user name":      {DisplayName: "Ada"},
		"blank user name":   {UserName: " \t"},
		"long user name":    {UserName: long},
		"long display name": {UserName: "a", DisplayName: long},
		"long external id":  {UserName: "a", ExternalID: long},
		"NUL in a name":     {UserName: "a", DisplayName: "a\x00"},
		"not UTF-8":         {UserName: "a\xff"},
		"NUL in a title":    {UserName: "a", Title: "a\x00"},
		"NUL after slash":   {UserName: "a", Title: `\\` + "\x00"},
		"huge photo":        {UserName: "a", Photos: []member.Multi{{Value: strings.Repeat("x", 300<<10)}}},
		"no JSON":           {UserName: "a", Extensions: map[string]json.RawMessage{"urn:x": json.RawMessage("{")}},
		"unknown kind":      {UserName: "a", AccountKind: "robot"},
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		for name, m := range cases {
			err := try(t, d, org, func(tx *db.Tx) error { _, err := member.Create(tx, m); return err })
			if !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		in(t, d, org, func(tx *db.Tx) error { // what only looks like a NUL is kept
			m, err := member.Create(tx, member.Member{UserName: "a", Title: `\u0000`})
			if m.Title != `\u0000` {
				t.Errorf("title %q", m.Title)
			}
			return err
		})
	})
}

// TestProfileAnswersFilters pins the document's form, which SCIM filters compile
// to: one SQL for both databases.
func TestProfileAnswersFilters(t *testing.T) {
	conditions := []string{
		`m.profile->>'title' = 'Countess'`,
		`lower(m.profile->>'nickName') = 'ada'`,
		`m.profile->'name'->>'familyName' like 'Love%'`,
		`m.profile->'enterprise'->>'department' = 'Engines'`,
		`m.profile->'enterprise'->'manager'->>'value' = 'boss'`,
		`m.manager_id = 'boss'`,
		`m.profile->'extensions'->:urn->>'badge' = '7'`,
		`m.profile->'phoneNumbers'->0->>'value' = 'one'`,
		`m.id in (select e.member_id from member_email e where e.org_id = :org and e.value_key = 'ada@acme.example' and e.type = 'work' and e.is_primary)`,
		`m.external_id = 'EXT-1'`,
		`m.user_name_key = 'ada@acme.example'`,
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		in(t, d, org, func(tx *db.Tx) error {
			_, err := member.Create(tx, full())
			return err
		})
		for _, c := range conditions {
			in(t, d, org, func(tx *db.Tx) error {
				w := member.Where{SQL: c, Args: db.Args{"urn": "urn:acme:1"}}
				if !strings.Contains(c, ":urn") {
					w.Args = nil
				}
				rows, err := member.Query(tx, w, member.Order{By: "m.id"}, member.Page{})
				if err != nil || len(rows.Items) != 1 {
					t.Errorf("%s: %d rows, %v", c, len(rows.Items), err)
				}
				none, nerr := member.QueryCount(tx, member.Where{SQL: "not (" + c + ")", Args: w.Args}, 10)
				if none != 0 || nerr != nil {
					t.Errorf("not %s: %d rows, %v", c, none, nerr)
				}
				return nil
			})
		}
	})
}
