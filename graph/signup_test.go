package graph_test

import (
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

func TestOperatorsDecideAboutSignUps(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		set := `mutation { setSignUpMode(input: {mode: APPROVAL}) { signUps { mode } errors { message } } }`
		if a := w.acme.w.send(w.acme.olive.auth, set, nil); a.code() != "DENIED" {
			t.Errorf("an owner opens sign-up: %v", a)
		}
		if a := w.vendor.ask(w.vendor.olive, set, nil); a.text("setSignUpMode", "signUps", "mode") != "APPROVAL" {
			t.Errorf("%v", a.Data)
		}
		w.vendor.update(func(tx *db.Tx) error {
			for _, id := range []string{"one", "two"} {
				_, err := tx.Exec(`
					insert into signup (org_id, id, email, domain, state, txt_token, name, slug, kind, jurisdiction, problem, reason,
						organization_id, proven_at, created_at, expires_at)
					values (:org, :id, :email, :domain, 'proven', 'token', 'Nova', '', 'business', 'EU', '', '', '', :now, :now, :later)`,
					db.Args{"id": id, "email": "ada@" + id + ".example", "domain": id + ".example", "now": tx.Now, "later": tx.Now.AddDate(0, 0, 9)})
				if err != nil {
					return err
				}
			}
			return nil
		})
		decide := `mutation($id: ID!, $yes: Boolean!, $why: String) { decideSignUp(input: {signUpId: $id, approve: $yes, reason: $why}) { signUp { state } errors { code message } } }`
		yes := w.vendor.ask(w.vendor.olive, decide, vars{"id": graph.GlobalID("SignUp", "one"), "yes": true})
		if yes.text("decideSignUp", "signUp", "state") != "CREATED" {
			t.Errorf("%v", yes.Data)
		}
		no := w.vendor.ask(w.vendor.olive, decide, vars{"id": graph.GlobalID("SignUp", "two"), "yes": false, "why": "Nobody knows them."})
		if no.text("decideSignUp", "signUp", "state") != "REFUSED" {
			t.Errorf("%v", no.Data)
		}
		all := w.vendor.ask(w.vendor.olive, `{ signUps { mode list { domain state reason } } organizations(first: 50, search: "Nova") { nodes { name state } } }`, nil)
		if all.text("organizations", "nodes", 0, "state") != "ACTIVE" || all.at("signUps", "list", 1) == nil {
			t.Errorf("%v", all.Data)
		}
	})
}
