package graph_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// Operators are members of the vendor's organization, so they sign in by its own
// connection. Whoever has a session, token or role elsewhere operates nothing,
// even if a row there claims it.
func TestOperatorsAreTheVendorsAlone(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		const who = `{ viewer { roles permissions organization { vendor } } }`
		if got := dump(w.vendor.ask(w.vendor.olive, who, nil).Data); !strings.Contains(got, "OPERATE") {
			t.Fatalf("an operator of the vendor's: %s", got)
		}
		// The API gives the role nowhere else.
		for name, query := range map[string]string{
			"setMemberRoles":       `mutation { setMemberRoles(input: {memberId: "` + w.acme.ada.gid + `", roles: [OPERATOR]}) { errors { code } } }`,
			"grantRole":            `mutation { grantRole(input: {memberId: "` + w.acme.ada.gid + `", role: OPERATOR}) { errors { code } } }`,
			"createOwnRole":        `mutation { createOwnRole(input: {name: "Ops", permissions: [OPERATE]}) { errors { code } } }`,
			"issueToken":           `mutation { issueToken(input: {label: "Ops", roles: [OPERATOR], scopes: [OPERATE], expiresAt: "2026-03-09T09:00:00Z"}) { errors { code } } }`,
			"createServiceAccount": `mutation { createServiceAccount(input: {name: "Ops", permissions: [OPERATE]}) { errors { code } } }`,
			"saveConnection":       `mutation { saveConnection(input: {name: "Ops", issuer: "https://login.example.com", clientId: "x", join: {on: true, roles: [OPERATOR]}, groupRoles: [{group: "ops", roles: [OPERATOR]}]}) { errors { code } } }`,
		} {
			a := w.send(w.acme.olive.auth, query, nil)
			if code := a.text(name, "errors", 0, "code"); code != "INVALID" && code != "DENIED" {
				t.Errorf("%s gives the operator's role: %v %v", name, a.Data, a.Errors)
			}
		}
		// Nor do rows that were written past it.
		var token string
		w.acme.update(func(tx *db.Tx) error {
			if _, err := tx.Exec(`insert into member_role (org_id, member_id, role, granted_at) values (:org, :id, 'operator', :now)`,
				db.Args{"id": string(w.acme.ada.id), "now": tx.Now}); err != nil {
				return err
			}
			made, secret, err := credential.IssueToken(tx, credential.NewToken{Label: "Ops", Roles: []access.Role{access.Owner}, Scopes: []access.Permission{access.ReadLog}, Expires: tx.Now.AddDate(0, 0, 2)})
			if err != nil {
				return err
			}
			token = secret
			_, err = tx.Exec(`update token set roles = :roles, scopes = :scopes where org_id = :org and id = :id`,
				db.Args{"id": string(made.ID), "roles": db.AsJSON([]string{"operator"}), "scopes": db.AsJSON([]string{"OPERATE"})})
			return err
		})
		var glass string
		w.vendor.update(func(tx *db.Tx) (err error) {
			_, glass, err = credential.StartSession(tx, credential.NewSession{Member: w.vendor.olive.id, BreakGlass: true})
			return err
		})
		emergency := person{cookie: glass}
		for name, auth := range map[string]func(*http.Request){
			"a session elsewhere": w.acme.ada.auth, "a token elsewhere": bearer(token), "an owner elsewhere": w.acme.olive.auth,
			"a break-glass session of the vendor's": emergency.auth,
		} {
			if a := w.send(auth, who, nil); strings.Contains(dump(a.at("viewer", "permissions")), "OPERATE") {
				t.Errorf("%s: %v", name, a.Data)
			}
			for _, query := range []string{
				`{ organizations(first: 1) { nodes { id } } }`, `{ supportDoors { grantId } }`, `{ signUps { mode } }`, `{ askedSupport { id } }`,
				`mutation { createOrganization(input: {slug: "nova", name: "Nova", kind: BUSINESS, jurisdiction: "EU", domains: []}) { errors { code } } }`,
			} {
				if a := w.send(auth, query, nil); a.code() != "DENIED" {
					t.Errorf("%s: %s: %v %v", name, query, a.Data, a.Errors)
				}
			}
		}
	})
}
