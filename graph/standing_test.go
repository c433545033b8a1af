package graph_test

import (
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/member"
)

const standingFields = `standing { organization { state } parent { slug } suspendFrom notices { kind state reason } } errors { code message path }`

func TestOperatorsGiveNotice(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		acme := graph.GlobalID("Organization", w.acme.org)
		give := `mutation($id: ID!) { giveNotice(input: {organizationId: $id, kind: SUSPEND, reason: "Three invoices are open."}) { ` + standingFields + ` } }`
		if a := w.acme.w.send(w.acme.olive.auth, give, vars{"id": acme}); a.code() != "DENIED" {
			t.Errorf("an owner gives notice: %v", a)
		}
		a := w.vendor.ask(w.vendor.olive, give, vars{"id": acme})
		if a.text("giveNotice", "standing", "notices", 0, "state") != "GIVEN" || a.text("giveNotice", "standing", "organization", "state") != "ACTIVE" {
			t.Errorf("%v", a.Data)
		}
		own := w.acme.call(`{ organization { notices { kind reason } } }`, nil)
		if own.text("organization", "notices", 0, "reason") != "Three invoices are open." {
			t.Errorf("the organization sees %v", own.Data)
		}
		w.vendor.ask(w.vendor.olive, `mutation($id: ID!, $p: ID) { setParentOrganization(input: {organizationId: $id, parentId: $p}) { `+standingFields+` } }`,
			vars{"id": acme, "p": graph.GlobalID("Organization", w.rival.org)})
		w.vendor.ask(w.vendor.olive, `mutation($id: ID!) { withdrawNotice(input: {organizationId: $id}) { `+standingFields+` } }`, vars{"id": acme})
		s := w.vendor.ask(w.vendor.olive, `query($id: ID!) { organizationStanding(organizationId: $id) { parent { slug } notices { state } } }`, vars{"id": acme})
		if s.text("organizationStanding", "parent", "slug") != "rival" || s.text("organizationStanding", "notices", 0, "state") != "REVOKED" {
			t.Errorf("%v", s.Data)
		}
	})
}

func TestAddressQuestions(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		pat := w.vendor.join("pat")
		w.vendor.update(func(tx *db.Tx) error {
			before, err := member.Find(tx, pat.id)
			if err != nil {
				return err
			}
			after := before
			after.AccountKind, after.UserName, after.Emails = member.Personal, "pat@acme.example.org", nil
			_, err = member.Save(tx, before, after)
			return err
		})
		w.acme.update(finding.EnqueueSurveys)
		w.drain()
		found := w.acme.call(`{ organization { domains { accounts { kind count } foundAccounts { id address kind state } } } }`, nil)
		id := found.text("organization", "domains", 0, "foundAccounts", 0, "id")
		if found.text("organization", "domains", 0, "foundAccounts", 0, "address") != "pat@acme.example.org" {
			t.Fatalf("%v", found.Data)
		}
		w.acme.call(`mutation($id: ID!) { askFoundAccount(input: {foundAccountId: $id, ask: LEAVE}) { foundAccount { state dueAt } errors { message } } }`, vars{"id": id})
		own := w.vendor.ask(pat, `{ viewer { me { addressQuestions { id organization domain asked } } } }`, nil)
		if own.text("viewer", "me", "addressQuestions", 0, "organization") != "Acme" {
			t.Fatalf("%v", own.Data)
		}
		answer := `mutation($id: ID!) { answerAddressQuestion(input: {questionId: $id, answer: LEAVE}) { questionId errors { code message } } }`
		if a := w.send(w.vendor.ada.auth, answer, vars{"id": id}); a.at("answerAddressQuestion", "errors", 0) == nil {
			t.Error("somebody else answered")
		}
		w.vendor.ask(pat, answer, vars{"id": id})
		left := w.vendor.ask(pat, `{ viewer { me { userName addressQuestions { id } } } }`, nil)
		if left.text("viewer", "me", "userName") == "pat@acme.example.org" || left.at("viewer", "me", "addressQuestions", 0) != nil {
			t.Errorf("%v", left.Data)
		}
	})
}
