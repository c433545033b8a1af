package member_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/seal"
)

// open gives a test's door its sealer, as wiring does.
func open(t *testing.T, d *dbtest.DB) access.OrgID {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	return d.Org(t, "acme")
}

// in runs fn in a transaction that must succeed.
func in(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := try(t, d, org, fn); err != nil {
		t.Fatal(err)
	}
}

// try runs fn in a transaction and returns what it returned.
func try(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) error {
	t.Helper()
	return d.Update(access.With(t.Context(), access.System(org, "test")), access.Work, fn)
}

func wantFault(t *testing.T, err error, kind fault.Kind, code string) {
	t.Helper()
	if !fault.Is(err, kind) || code != "" && fault.Shown(err).Detail != code {
		t.Fatalf("got %v, want %s %s", err, kind, code)
	}
}

// actions lists the events about an object, oldest first.
func actions(t *testing.T, d *dbtest.DB, org access.OrgID, id string) []string {
	t.Helper()
	var out []string
	in(t, d, org, func(tx *db.Tx) error {
		events, err := audit.List(tx, audit.Filter{ObjectID: id}, audit.Page{Limit: 100})
		for _, e := range events {
			out = append([]string{e.Action}, out...)
		}
		return err
	})
	return out
}

// full has a value in every attribute.
func full() member.Member {
	multi := []member.Multi{{Value: "one", Display: "One", Type: "work", Primary: true}, {Value: "two", Type: "other"}}
	return member.Member{
		AccountKind: member.WorkOrSchool, UserName: "Ada@Acme.example", ExternalID: "EXT-1", DisplayName: "Ada Lovelace",
		NickName: "Ada", ProfileURL: "https://acme.example/ada", Title: "Countess", UserType: "Employee",
		PreferredLanguage: "en-GB", Locale: "en-GB", Timezone: "Europe/London", Active: true,
		Name: member.Name{
			Formatted: "Lady Ada Lovelace", FamilyName: "Lovelace", GivenName: "Ada", MiddleName: "King",
			HonorificPrefix: "Lady", HonorificSuffix: "I",
		},
		Emails:       []member.Multi{{Value: "ada@acme.example", Type: "work", Primary: true}, {Value: "ada@home.example", Type: "home"}},
		PhoneNumbers: multi, IMs: multi, Photos: multi, Entitlements: multi, RoleValues: multi, X509: multi,
		Addresses: []member.Address{{
			Formatted: "1 St James's Square", StreetAddress: "1", Locality: "London", Region: "LND",
			PostalCode: "SW1", Country: "GB", Type: "work", Primary: true,
		}},
		Enterprise: member.Enterprise{
			EmployeeNumber: "7", CostCenter: "C", Organization: "O", Division: "D", Department: "Engines", ManagerID: "boss",
		},
		Extensions: map[string]json.RawMessage{"urn:acme:1": json.RawMessage(`{"badge": "7"}`)},
	}
}

func TestEveryAttributeIsKept(t *testing.T) {
	want := full()
	v := reflect.ValueOf(want)
	for i := range v.NumField() {
		switch v.Type().Field(i).Name { // what Create decides itself
		case "ID", "DirectoryID", "State", "Roles", "Version", "CreatedAt", "UpdatedAt", "LastSignInAt", "SuspendedAt", "DeactivatedAt", "DeletedAt":
			continue
		}
		if v.Field(i).IsZero() {
			t.Errorf("the test's member has no %s", v.Type().Field(i).Name)
		}
	}
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := open(t, d)
		in(t, d, org, func(tx *db.Tx) error {
			made, err := member.Create(tx, want)
			if err != nil {
				return err
			}
			got, err := member.Find(tx, made.ID)
			if err != nil {
				return err
			}
			if changed := member.Changes(want, got); len(changed) > 0 {
				t.Errorf("%v came back different", changed)
			}
			if !reflect.DeepEqual(made.Name, got.Name) || !reflect.DeepEqual(want.Emails, got.Emails) || got.Enterprise != want.Enterprise {
				t.Errorf("got %+v", got)
			}
			if got.State != member.StateActive || got.Version != 1 || !got.CreatedAt.Equal(tx.Now) || got.LastSignInAt != nil || got.AccountKind != member.WorkOrSchool {
				t.Errorf("got %+v", got)
			}
			return nil
		})
	})
}

func TestUserNamesAreUnique(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := open(t, d), d.Org(t, "other")
		ada := membertest.Make(t, d, org, "ada@acme.example")
		err := try(t, d, org, func(tx *db.Tx) error {
			_, err := member.Create(tx, member.Member{UserName: "ADA@acme.EXAMPLE", Active: true})
			return err
		})
		wantFault(t, err, fault.Conflict, "uniqueness")
		membertest.Make(t, d, other, "ada@acme.example") // elsewhere is elsewhere
		in(t, d, org, func(tx *db.Tx) error { return member.Delete(tx, ada.ID) })
		again := membertest.Make(t, d, org, "ada@acme.example")
		if again.ID == ada.ID {
			t.Error("a deleted member's id came back")
		}
	})
}
