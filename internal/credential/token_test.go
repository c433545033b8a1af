package credential_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

func (h *house) issue(a access.Actor, n credential.NewToken) (secret string) {
	h.t.Helper()
	err := h.try(a, func(tx *db.Tx) (err error) {
		_, secret, err = credential.IssueToken(tx, n)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return secret
}

func TestServiceTokenCarriesItsScopes(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		secret := h.issue(h.person(h.ada, access.Owner), credential.NewToken{
			Label: " ingest ", Scopes: []access.Permission{access.IngestData, access.ReadMembers, access.ReadMembers},
		})
		if !strings.HasPrefix(secret, "stw_api_") {
			t.Errorf("secret %q", secret)
		}
		a, why := h.ask(bearer(secret))
		if why != nil || a.Kind != access.KindProgram || a.Org != h.org || a.Member != "" || a.Name != "ingest" {
			t.Fatalf("actor %+v, why %v", a, why)
		}
		if got := a.Permissions(); !slices.Equal(got, []access.Permission{access.ReadMembers, access.IngestData}) {
			t.Errorf("permissions %v", got)
		}
	})
}

func TestTokenComesOnceAsBearer(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		secret := h.issue(h.person(h.ada, access.Owner), credential.NewToken{Label: "x"})
		header := func(values ...string) func(*http.Request) {
			return func(r *http.Request) { r.Header["Authorization"] = values }
		}
		for _, values := range [][]string{
			{"Basic " + secret}, {secret}, {"Bearer"}, {"Bearer " + secret, "Bearer " + secret}, {"Bearer " + secret + " x"},
		} {
			h.refused(header(values...), credential.Unknown)
		}
		if _, why := h.ask(header("bearer " + secret)); why != nil { // RFC 9110 section 11.1
			t.Error(why)
		}
	})
}

func TestTokenWithoutScopesMayWhatItsRolesMay(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		a, _ := h.ask(bearer(h.issue(h.person(h.ada, access.Owner), credential.NewToken{Label: "a", Roles: []access.Role{access.Auditor}})))
		if !a.May(access.ReadLog) || a.May(access.ManageMembers) || a.May(access.OwnData) {
			t.Errorf("permissions %v", a.Permissions())
		}
		// An administrator's token with an owner's role is an administrator's.
		a, _ = h.ask(bearer(h.issue(h.person(h.ada, access.Admin), credential.NewToken{Label: "b", Roles: []access.Role{access.Owner}})))
		if !a.May(access.ManageMembers) || a.May(access.ManageRoles) {
			t.Errorf("permissions %v", a.Permissions())
		}
	})
}

func TestWhatCannotBeIssued(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		owner, admin, plain := h.person(h.ada, access.Owner), h.person(h.ada, access.Admin), h.person(h.bob)
		scope := func(p ...access.Permission) []access.Permission { return p }
		cases := map[string]struct {
			by   access.Actor
			n    credential.NewToken
			want fault.Kind
		}{
			"no label":                 {owner, credential.NewToken{Label: " "}, fault.Invalid},
			"expired":                  {owner, credential.NewToken{Label: "x", Expires: h.Now()}, fault.Invalid},
			"longer than the term":     {owner, credential.NewToken{Label: "x", Expires: h.Now().AddDate(1, 0, 1)}, fault.Invalid},
			"more than the issuer":     {admin, credential.NewToken{Label: "x", Scopes: scope(access.ManageTerms)}, fault.Denied},
			"more than the roles":      {owner, credential.NewToken{Label: "x", Scopes: scope(access.ManageTerms), Roles: []access.Role{access.Auditor}}, fault.Invalid},
			"background work":          {access.System(h.org, "test"), credential.NewToken{Label: "x", Scopes: scope(access.Work), Roles: []access.Role{access.Owner}}, fault.Invalid},
			"provisioning":             {access.System(h.org, "test"), credential.NewToken{Label: "x", Scopes: scope(access.Provision), Roles: []access.Role{access.Owner}}, fault.Invalid},
			"the system's role":        {access.System(h.org, "test"), credential.NewToken{Label: "x"}, fault.Invalid},
			"a made-up role":           {owner, credential.NewToken{Label: "x", Roles: []access.Role{"made-up"}}, fault.Invalid},
			"a service's own data":     {owner, credential.NewToken{Label: "x", Scopes: scope(access.OwnData)}, fault.Invalid},
			"as somebody else":         {owner, credential.NewToken{Label: "x", Member: h.bob}, fault.Denied},
			"a service, by nobody":     {plain, credential.NewToken{Label: "x"}, fault.Denied},
			"their own, with too much": {plain, credential.NewToken{Label: "x", Member: h.bob, Scopes: scope(access.ReadLog)}, fault.Denied},
		}
		for name, c := range cases {
			err := h.try(c.by, func(tx *db.Tx) error {
				_, _, err := credential.IssueToken(tx, c.n)
				return err
			})
			if !fault.Is(err, c.want) {
				t.Errorf("%s: %v, want %s", name, err, c.want)
			}
		}
	})
}

func TestTokenExpires(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		secret := h.issue(h.person(h.ada, access.Owner), credential.NewToken{Label: "x", Expires: h.Now().Add(day)})
		h.Clock.Advance(day - time.Second)
		if _, why := h.ask(bearer(secret)); why != nil {
			t.Fatal(why)
		}
		h.Clock.Advance(time.Second)
		h.refused(bearer(secret), credential.Expired)
	})
}

func TestMembersTokenFollowsTheirRoles(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		eve := h.join("eve", access.Auditor)
		secret := h.issue(h.person(eve, access.Auditor), credential.NewToken{Label: "mine", Member: eve})
		if a := h.admitted(bearer(secret), eve); !a.May(access.ReadLog) || !a.May(access.OwnData) || a.Kind != access.KindProgram {
			t.Errorf("actor %+v", a)
		}
		h.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, eve, nil); return err })
		if a := h.admitted(bearer(secret), eve); a.May(access.ReadLog) {
			t.Error("the token outlives the role")
		}
		h.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, eve, []access.Role{access.Owner}); return err })
		if a := h.admitted(bearer(secret), eve); a.May(access.ManageRoles) {
			t.Error("the token grew beyond its scopes")
		}
	})
}

func TestRevokedTokenIsRefused(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		other := move(t, h.DB, "other")
		owner := h.person(h.ada, access.Owner)
		secret := h.issue(owner, credential.NewToken{Label: "x"})
		list := func(a access.Actor) (all []credential.Token) {
			if err := h.try(a, func(tx *db.Tx) (err error) { all, err = credential.Tokens(tx); return err }); err != nil {
				t.Fatal(err)
			}
			return all
		}
		revoke := func(a access.Actor, id credential.TokenID) error {
			return h.try(a, func(tx *db.Tx) error { return credential.RevokeToken(tx, id) })
		}
		tokens := list(owner)
		if len(tokens) != 1 || len(list(h.person(h.bob))) != 0 || len(list(other.person(other.ada, access.Owner))) != 0 {
			t.Fatalf("tokens %+v", tokens)
		}
		for _, a := range []access.Actor{h.person(h.bob), other.person(other.ada, access.Owner)} {
			if err := revoke(a, tokens[0].ID); !fault.Is(err, fault.NotFound) {
				t.Errorf("%v", err)
			}
		}
		if err := revoke(owner, tokens[0].ID); err != nil {
			t.Fatal(err)
		}
		h.refused(bearer(secret), credential.Ended)
		if err := revoke(owner, tokens[0].ID); !fault.Is(err, fault.Conflict) {
			t.Errorf("revoked twice: %v", err)
		}
	})
}

func TestOperatorsRoleStaysAtTheVendor(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		vendor := h.person(h.ada, access.Owner, access.Operator)
		secret := h.issue(vendor, credential.NewToken{Label: "x", Roles: []access.Role{access.Operator}, Scopes: []access.Permission{access.Operate}})
		if a, _ := h.ask(bearer(secret)); a.May(access.Operate) {
			t.Error("an organization that is not the vendor's has an operator")
		}
	})
}

func TestDirectoryToken(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		var one, two directory.Directory
		var secret string
		h.update(func(tx *db.Tx) (err error) {
			if one, err = directory.Create(tx, "one", directory.Entra); err != nil {
				return err
			}
			if two, err = directory.Create(tx, "two", directory.Okta); err != nil {
				return err
			}
			_, secret, err = directory.Issue(tx, one.ID, "Entra", h.Now().Add(day))
			return err
		})
		authenticate := credential.Directory(h.DB.DB, quiet)
		try := func(secret, id string) (access.Actor, error) {
			r := httptest.NewRequestWithContext(t.Context(), "GET", "/scim/"+id+"/v2/Users", nil)
			if secret != "" {
				bearer(secret)(r)
			}
			ctx, _, err := authenticate(r, id)
			if err != nil {
				return access.Actor{}, err
			}
			a, _ := access.From(ctx)
			return a, nil
		}
		a, err := try(secret, one.ID)
		if err != nil || a.Kind != access.KindDirectory || a.ID != one.ID || !a.May(access.Provision) || a.May(access.ReadMembers) {
			t.Fatalf("actor %+v, %v", a, err)
		}
		for name, c := range map[string][2]string{
			"another directory": {secret, two.ID}, "unknown": {"stw_scim_made-up", one.ID}, "nothing": {"", one.ID},
		} {
			if _, err := try(c[0], c[1]); !fault.Is(err, fault.Unauthenticated) {
				t.Errorf("%s: %v", name, err)
			}
		}
		h.Clock.Advance(day)
		if _, err := try(secret, one.ID); !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("expired: %v", err)
		}
	})
}
