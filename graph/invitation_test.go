package graph_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

const inviteOne = `mutation($e: String!, $r: [Role!]!, $g: [ID!]!) { inviteMember(input: {email: $e, roles: $r, groupIds: $g}) { invitation { id email state roles groups { name } invitedBy sent } errors { code path } } }`

// Whoever invites gives no more than they have, to nobody outside the
// organization's domains, and never sees the link.
func TestInvitationsGiveNoMoreThanTheInviterHas(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		group := h.call(`mutation { createGroup(input: {displayName: "Physics"}) { group { id } errors { message } } }`, nil).text("createGroup", "group", "id")
		desk, admin := h.join("desk", access.Helpdesk), h.join("admin", access.Admin)
		roles := h.join("roles")
		own := h.ask(h.olive, `mutation { createOwnRole(input: {name: "Gives roles", permissions: [READ_MEMBERS, MANAGE_MEMBERS, MANAGE_ROLES]}) { ownRole { id } errors { message } } }`, nil).text("createOwnRole", "ownRole", "id")
		h.ask(h.olive, `mutation($m: ID!, $r: ID!) { grantRole(input: {memberId: $m, ownRoleId: $r}) { errors { message } } }`, vars{"m": roles.gid, "r": own})
		roles = h.again(roles)
		v := func(email string, roles ...string) vars {
			return vars{"e": email, "r": append([]string{}, roles...), "g": []string{}}
		}
		for name, c := range map[string]struct {
			who  person
			v    vars
			code string
		}{
			"outside the domains":        {h.olive, v("ida@elsewhere.example"), "INVALID"},
			"another organization's":     {h.olive, v("ida@rival.example.org"), "INVALID"},
			"a subdomain":                {h.olive, v("ida@sub.acme.example.org"), "INVALID"},
			"no address":                 {h.olive, v("ida"), "INVALID"},
			"two lines":                  {h.olive, v("ida@acme.example.org\r\nBcc: x@y.example"), "INVALID"},
			"a member":                   {h.olive, v("ADA@acme.example.org"), "CONFLICT"},
			"a role without the right":   {desk, v("ida@acme.example.org", "AUDITOR"), "DENIED"},
			"a role above the own":       {admin, v("ida@acme.example.org", "OWNER"), "DENIED"},
			"roles without holding them": {roles, v("ida@acme.example.org", "AUDITOR"), "DENIED"},
			"the vendor's role":          {h.olive, v("ida@acme.example.org", "OPERATOR"), "INVALID"},
			"no right to invite":         {h.ada, v("ida@acme.example.org"), "DENIED"},
		} {
			a := w.send(c.who.auth, inviteOne, c.v)
			if got := a.text("inviteMember", "errors", 0, "code"); got != c.code && a.code() != c.code {
				t.Errorf("%s: %v %v, want %s", name, a.Data, a.Errors, c.code)
			}
		}
		a := h.ask(h.olive, inviteOne, vars{"e": "ida@acme.example.org", "r": []string{"HELPDESK"}, "g": []string{group}})
		id := a.text("inviteMember", "invitation", "id")
		if a.text("inviteMember", "invitation", "groups", 0, "name") != "Physics" || a.text("inviteMember", "invitation", "invitedBy") != "Olive" {
			t.Errorf("invited: %v", a.Data)
		}
		if a := w.send(h.olive.auth, inviteOne, v("IDA@ACME.example.org")); a.text("inviteMember", "errors", 0, "code") != "CONFLICT" {
			t.Errorf("invited twice: %v", a.Data)
		}
		w.drain()
		everything := dump(h.ask(h.olive, `{ invitations(first: 10) { nodes { id email state roles invitedAt expiresAt sentAt sent endedAt groups { name } member { id } } } events(first: 50) { nodes { action objectId details { key value } } } inbox { notices(first: 10) { nodes { subject text link } } } }`, nil).Data)
		if strings.Contains(everything, "invitation?t=") || strings.Contains(everything, "secret") || !strings.Contains(everything, "invitation.sent") {
			t.Errorf("the API shows %s", everything)
		}
		h.invitationsEnd(id)
	})
}

// invitationsEnd lists, sends again and revokes over the API.
func (h *house) invitationsEnd(id string) {
	w, t := h.w, h.w.t
	t.Helper()
	const again = `mutation($i: ID!) { resendInvitation(input: {invitationId: $i}) { invitation { sent state } errors { code } } }`
	const revoke = `mutation($i: ID!) { revokeInvitation(input: {invitationId: $i}) { invitation { state } errors { code } } }`
	if a := w.send(h.olive.auth, again, vars{"i": id}); a.code() != "TOO_MANY" && a.text("resendInvitation", "errors", 0, "code") != "TOO_MANY" {
		t.Errorf("sent again at once: %v", a.Data)
	}
	w.Clock.Advance(8 * 24 * time.Hour)
	h.olive = h.again(h.olive)
	states := func(states ...string) string {
		return dump(h.ask(h.olive, `query($s: [InvitationState!]) { invitations(first: 10, states: $s) { nodes { state } } }`, vars{"s": states}).at("invitations", "nodes"))
	}
	if got := states("EXPIRED"); !strings.Contains(got, "EXPIRED") || strings.Contains(states("OPEN"), "OPEN") {
		t.Errorf("after a week: %s", got)
	}
	if a := h.ask(h.olive, again, vars{"i": id}); a.at("resendInvitation", "invitation", "sent") != 2.0 || a.text("resendInvitation", "invitation", "state") != "OPEN" {
		t.Errorf("sent again: %v", a.Data)
	}
	if a := h.ask(h.olive, revoke, vars{"i": id}); a.text("revokeInvitation", "invitation", "state") != "REVOKED" {
		t.Errorf("revoked: %v", a.Data)
	}
	for name, query := range map[string]string{"resendInvitation": again, "revokeInvitation": revoke} {
		if a := w.send(h.olive.auth, query, vars{"i": id}); a.text(name, "errors", 0, "code") != "CONFLICT" {
			t.Errorf("%s afterwards: %v", name, a.Data)
		}
	}
	// Where roles need a second person, an invitation is no way around.
	h.join("second", access.Owner)
	h.update(func(tx *db.Tx) error { return approval.Require(tx, access.ManageRoles) })
	if a := w.send(h.olive.auth, inviteOne, vars{"e": "ivo@acme.example.org", "r": []string{"AUDITOR"}, "g": []string{}}); a.text("inviteMember", "errors", 0, "code") != "CONFLICT" {
		t.Errorf("a role past the second person: %v", a.Data)
	}
	w.Clock.Advance(16 * time.Minute)
	h.update(func(tx *db.Tx) error {
		_, err := tx.Exec(`delete from approval_rule where org_id = :org`, nil)
		return err
	})
	if a := w.send(h.olive.auth, inviteOne, vars{"e": "ivo@acme.example.org", "r": []string{"AUDITOR"}, "g": []string{}}); a.code() != "STEP_UP_REQUIRED" && a.text("inviteMember", "errors", 0, "code") != "STEP_UP_REQUIRED" {
		t.Errorf("a role without proving again: %v %v", a.Data, a.Errors)
	}
}
