package graph_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// twoPersons puts a permission under the rule, with a second owner to decide.
func (h *house) twoPersons(p access.Permission) (second person) {
	h.w.t.Helper()
	second = h.join("second"+strings.ToLower(string(p)), access.Owner)
	h.update(func(tx *db.Tx) error { return approval.Require(tx, p) })
	return second
}

// TestNoMutationForgetsTheSecondPerson calls every mutation under every
// permission that can be put under the rule: it must become a proposal and do
// nothing, whoever calls.
func TestNoMutationForgetsTheSecondPerson(t *testing.T) {
	s := loadSchema(t)
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids := w.rival.fixture()
		w.rival.join("second", access.Owner)
		seen := 0
		for _, p := range rootsWithoutIDs(s) {
			permission := access.Permission(permissionOf(p.field))
			if p.root != "Mutation" || permission == access.OwnData || permission == access.Operate {
				continue
			}
			if !approval.Rulable(permission) {
				t.Errorf("%s needs %s, which can't be put under the rule", p.field.Name, permission)
				continue
			}
			w.rival.update(func(tx *db.Tx) error {
				_ = tx.Try(func() error { return approval.Require(tx, permission) }) // it may be already
				return nil
			})
			seen++
			m := maker{t: t, s: s, ids: ids}
			query, v := m.call(p, "")
			a := w.send(w.rival.olive.auth, query, v)
			if code := a.text(p.field.Name, "errors", 0, "code"); code != "PENDING" || len(a.Errors) > 0 {
				t.Errorf("%s happens without a second person: %v %v", p.field.Name, a.Data, a.Errors)
			}
		}
		if seen < 20 {
			t.Errorf("only %d mutations were tried", seen)
		}
	})
}

const (
	rolesOf = `mutation($m: ID!, $r: [Role!]!) { setMemberRoles(input: {memberId: $m, roles: $r}) { member { roles } errors { code message proposalId } } }`
	approve = `mutation($p: ID!) { approveProposal(input: {proposalId: $p}) { proposal { state result decidedBy input { key value } } errors { code message } } }`
)

func (h *house) propose(p person, query string, v vars, field string) string {
	h.w.t.Helper()
	a := h.w.send(p.auth, query, v)
	id := a.text(field, "errors", 0, "proposalId")
	if id == "" {
		h.w.t.Fatalf("no proposal: %v %v", a.Data, a.Errors)
	}
	return id
}

func (h *house) rolesNow(id access.MemberID) (out []access.Role) {
	h.w.t.Helper()
	h.update(func(tx *db.Tx) error {
		m, err := member.Find(tx, id)
		out = m.Roles
		return err
	})
	return out
}

func TestASecondPersonDecides(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.rival
		second := h.twoPersons(access.ManageRoles)
		grant := vars{"m": h.ada.gid, "r": []string{"AUDITOR"}}
		id := h.propose(h.olive, rolesOf, grant, "setMemberRoles")
		if len(h.rolesNow(h.ada.id)) != 0 {
			t.Error("it happened before anybody approved")
		}
		code := func(p person, id string) string {
			return w.send(p.auth, approve, vars{"p": id}).text("approveProposal", "errors", 0, "code")
		}
		if got := code(h.olive, id); got != "DENIED" {
			t.Errorf("the proposer approves: %s", got)
		}
		if got := code(h.oscar, id); got != "NOT_FOUND" {
			t.Errorf("somebody without the permission: %s", got)
		}
		inbox := h.ask(second, `{ proposals { id change proposedBy actions aloneFrom permission input { key value } } }`, nil)
		if about := fmt.Sprint(inbox.at("proposals", 0, "input")); !strings.Contains(about, "value:Ada]") {
			t.Errorf("about whom: %s", about)
		}
		if inbox.text("proposals", 0, "id") != id || inbox.text("proposals", 0, "proposedBy") != "Olive" || inbox.text("proposals", 0, "actions", 0) != "APPROVE" {
			t.Errorf("inbox: %v", inbox.Data)
		}
		if a := h.ask(second, approve, vars{"p": id}); a.text("approveProposal", "proposal", "state") != "EXECUTED" {
			t.Errorf("approved: %v", a.Data)
		}
		if roles := h.rolesNow(h.ada.id); len(roles) != 1 || roles[0] != access.Auditor {
			t.Errorf("roles: %v", roles)
		}
		if got := code(second, id); got != "CONFLICT" {
			t.Errorf("approved twice: %s", got)
		}
		// Rejected, with a reason that the proposer reads.
		id = h.propose(second, rolesOf, vars{"m": h.ada.gid, "r": []string{}}, "setMemberRoles")
		h.ask(h.olive, `mutation($p: ID!) { rejectProposal(input: {proposalId: $p, reason: "She still needs it."}) { errors { message } } }`, vars{"p": id})
		if a := h.ask(second, `query($p: ID!) { proposal(id: $p) { state reason decidedBy } }`, vars{"p": id}); a.text("proposal", "reason") != "She still needs it." {
			t.Errorf("rejected: %v", a.Data)
		}
		// The proposer's permission is asked again.
		third := h.join("third", access.Owner)
		id = h.propose(third, rolesOf, vars{"m": h.oscar.gid, "r": []string{"OWNER"}}, "setMemberRoles")
		h.update(func(tx *db.Tx) error { _, err := member.SetRoles(tx, third.id, nil); return err })
		if a := h.ask(second, approve, vars{"p": id}); a.text("approveProposal", "proposal", "state") != "FAILED" {
			t.Errorf("carried out for somebody who may not any more: %v", a.Data)
		}
		// An account that ends takes its proposals along.
		id = h.propose(h.olive, rolesOf, grant, "setMemberRoles")
		h.update(func(tx *db.Tx) error { _, err := member.Suspend(tx, h.olive.id, "Left."); return err })
		if a := h.ask(second, `query($p: ID!) { proposal(id: $p) { state } }`, vars{"p": id}); a.text("proposal", "state") != "WITHDRAWN" {
			t.Errorf("of a suspended member: %v", a.Data)
		}
	})
}

func TestProposalsEndAndNobodyIsLockedOut(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.rival
		const require = `mutation { requireSecondPerson(input: {permission: MANAGE_ROLES}) { permission errors { code message } } }`
		if a := w.send(h.olive.auth, require, nil); a.text("requireSecondPerson", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("a single holder set the rule: %v", a.Data)
		}
		second := h.join("second", access.Owner)
		h.ask(h.olive, require, nil)
		// Loosening always waits, whatever the rules say.
		const waive = `mutation { waiveSecondPerson(input: {permission: MANAGE_ROLES}) { permission errors { code proposalId } } }`
		id := h.propose(h.olive, waive, nil, "waiveSecondPerson")
		w.Clock.Advance(approval.Lasts)
		a := w.send(second.auth, approve, vars{"p": id})
		if a.code() == "UNAUTHENTICATED" { // the terms ended the sessions meanwhile
			second, h.olive = h.again(second), h.again(h.olive)
			a = w.send(second.auth, approve, vars{"p": id})
		}
		if a.text("approveProposal", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("after 72 hours: %v", a.Data)
		}
		// Only one holder is left: they may, but not at once.
		h.update(func(tx *db.Tx) error { _, err := member.Suspend(tx, second.id, "Left."); return err })
		id = h.propose(h.olive, waive, nil, "waiveSecondPerson")
		if a := w.send(h.olive.auth, approve, vars{"p": id}); a.text("approveProposal", "errors", 0, "code") != "DENIED" {
			t.Errorf("alone at once: %v", a.Data)
		}
		w.Clock.Advance(approval.AloneAfter + time.Minute)
		h.olive = h.again(h.olive)
		if a := h.ask(h.olive, approve, vars{"p": id}); a.text("approveProposal", "proposal", "state") != "EXECUTED" {
			t.Errorf("alone after a day: %v", a.Data)
		}
		h.ask(h.olive, rolesOf, vars{"m": h.ada.gid, "r": []string{"AUDITOR"}})
	})
}

// TestProgramsHaveAPersonBehindThem: a token is no second person.
func TestProgramsHaveAPersonBehindThem(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.rival
		second := h.twoPersons(access.ManageRoles)
		secret := h.ask(h.olive, `mutation { issueToken(input: {label: "Mine", scopes: [MANAGE_ROLES, READ_ORGANIZATION, READ_MEMBERS, READ_DIRECTORIES, READ_PRODUCTS, READ_TERMS, READ_REQUESTS, READ_LOG], expiresAt: "2026-03-09T09:00:00Z"}) { secret errors { message } } }`, nil).text("issueToken", "secret")
		a := w.send(bearer(secret), rolesOf, vars{"m": h.ada.gid, "r": []string{"AUDITOR"}})
		id := a.text("setMemberRoles", "errors", 0, "proposalId")
		if got := w.send(h.olive.auth, approve, vars{"p": id}).text("approveProposal", "errors", 0, "code"); got != "DENIED" {
			t.Errorf("whoever issued the token approves what it proposed: %s", got)
		}
		if a := h.ask(second, approve, vars{"p": id}); a.text("approveProposal", "proposal", "state") != "EXECUTED" {
			t.Errorf("another person: %v", a.Data)
		}
		h.secretsAreTheProposers(second)
	})
}

// secretsAreTheProposers: what shows a secret once is carried out by its
// proposer from what was approved, once, and by nobody else.
func (h *house) secretsAreTheProposers(second person) {
	w, t := h.w, h.w.t
	t.Helper()
	const complete = `mutation($p: ID!) { completeProposal(input: {proposalId: $p}) { proposal { state result actions } secret breakGlassSecrets { codes oneTimeUri } errors { code } } }`
	h.update(func(tx *db.Tx) error { return approval.Require(tx, access.ManageTokens) })
	const issue = `mutation { issueToken(input: {label: "Two", scopes: [READ_MEMBERS], expiresAt: "2026-03-09T09:00:00Z"}) { secret errors { code proposalId } } }`
	id := h.propose(h.olive, issue, nil, "issueToken")
	if a := w.send(h.olive.auth, complete, vars{"p": id}); a.text("completeProposal", "errors", 0, "code") != "CONFLICT" {
		t.Errorf("before it was approved: %v", a.Data)
	}
	if a := h.ask(second, approve, vars{"p": id}); a.text("approveProposal", "proposal", "state") != "APPROVED" {
		t.Errorf("approved: %v", a.Data)
	}
	if a := w.send(second.auth, complete, vars{"p": id}); a.text("completeProposal", "errors", 0, "code") != "DENIED" || a.text("completeProposal", "secret") != "" {
		t.Errorf("whoever approved sees the secret: %v", a.Data)
	}
	a := h.ask(h.olive, complete, vars{"p": id})
	secret := a.text("completeProposal", "secret")
	if secret == "" || a.text("completeProposal", "proposal", "state") != "EXECUTED" {
		t.Fatalf("completed: %v", a.Data)
	}
	if a := w.send(bearer(secret), `{ members(first: 1) { nodes { id } } }`, nil); len(a.Errors) > 0 {
		t.Errorf("the token does not work: %v", a.Errors)
	}
	if a := w.send(h.olive.auth, complete, vars{"p": id}); a.text("completeProposal", "errors", 0, "code") != "CONFLICT" {
		t.Errorf("one approval served twice: %v", a.Data)
	}
	if a := w.send(h.olive.auth, issue, nil); a.text("issueToken", "errors", 0, "code") != "PENDING" {
		t.Errorf("the same again is not a new proposal: %v", a.Data)
	}
	id = h.propose(h.olive, `mutation { createBreakGlass(input: {name: "spare"}) { secrets { codes } errors { code proposalId } } }`, nil, "createBreakGlass")
	h.ask(second, approve, vars{"p": id})
	if a := h.ask(h.olive, complete, vars{"p": id}); a.text("completeProposal", "breakGlassSecrets", "oneTimeUri") == "" {
		t.Errorf("a break-glass account's secrets: %v", a.Data)
	}
	// What can't be done any more fails, and says so.
	id = h.propose(h.olive, `mutation { issueToken(input: {label: "Three", scopes: [READ_MEMBERS], expiresAt: "2026-03-04T09:00:00Z"}) { errors { code proposalId } } }`, nil, "issueToken")
	h.ask(second, approve, vars{"p": id})
	w.Clock.Advance(50 * time.Hour)
	h.olive = h.again(h.olive)
	if a := h.ask(h.olive, complete, vars{"p": id}); a.text("completeProposal", "proposal", "state") != "FAILED" || a.text("completeProposal", "secret") != "" {
		t.Errorf("a token that would have ended: %v", a.Data)
	}
}
