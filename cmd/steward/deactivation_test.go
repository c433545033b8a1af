package main

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// endings are the ways in which an account is deactivated.
var endings = []struct {
	name string
	// synced takes somebody whom the directory provisions.
	synced bool
	end    func(*household, access.MemberID) string
	says   string
}{
	{"GraphQL: suspended", false, mutate(`suspendMember(input: {memberId: %q, reason: "Left."})`), ""},
	{"GraphQL: deleted", false, mutate(`deleteMember(input: {memberId: %q})`), ""},
	{"SCIM: PATCH active", true, bySCIM(http.MethodPatch, "/Users/%s", patchOf(`{"op":"replace","path":"active","value":false}`)), "200"},
	{"SCIM: DELETE", true, bySCIM(http.MethodDelete, "/Users/%s", ""), "204"},
	{"SCIM: Bulk", true, (*household).bulk, "204"},
}

// TestEverythingEndsWithDeactivation: two browsers, a token that acts as the
// member and an export under way end with the answer to the change, over HTTP
// through the whole program; nothing of anybody else does.
func TestEverythingEndsWithDeactivation(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := moveIn(t, d)
		other := h.session(h.org, h.deputy)
		for i, e := range endings {
			h.T = t
			id := h.newcomer(fmt.Sprintf("leaver%d@acme.example", i), e.synced)
			one, two := h.session(h.org, id), h.session(h.org, id)
			token := h.ownToken(one)
			export := h.exports(token)
			for _, who := range []string{one, two, token} {
				if got := h.status(who); got != http.StatusOK {
					t.Fatalf("%s: %d before it", e.name, got)
				}
			}
			if got := e.end(h, id); got != e.says {
				t.Fatalf("%s: %q", e.name, got)
			}
			for _, who := range []string{one, two, token} {
				if got := h.status(who); got != http.StatusUnauthorized {
					t.Errorf("%s: %d after it", e.name, got)
				}
			}
			if got := h.exportState(export); got != "FAILED" {
				t.Errorf("%s: the export is %s", e.name, got)
			}
			if got := h.status(other); got != http.StatusOK {
				t.Errorf("%s: somebody else gets %d", e.name, got)
			}
		}
	})
}

// newcomer is an administrator, who may read the log and issue tokens.
func (h *household) newcomer(email string, synced bool) access.MemberID {
	h.Helper()
	if !synced {
		return h.join(h.org, email, access.Admin)
	}
	_, made := h.send(http.MethodPost, h.directory+"/Users", h.bearer, "application/scim+json",
		`{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"`+email+`","active":true}`)
	id := access.MemberID(made["id"].(string))
	h.own(id, access.Admin)
	return id
}

// ownToken has somebody issue a token that acts as them.
func (h *household) ownToken(cookie string) string {
	h.Helper()
	a := h.graphql(cookie, fmt.Sprintf(`mutation { issueToken(input: {label: "Script", own: true, scopes: [READ_LOG, READ_MEMBERS], expiresAt: %q}) { secret errors { message } } }`,
		h.program.door.Now().Add(24*time.Hour).Format(time.RFC3339)))
	secret, ok := dig(a, "data", "issueToken", "secret").(string)
	if !ok {
		h.Fatal(a)
	}
	return secret
}

// exports starts an export, which no worker writes here.
func (h *household) exports(who string) (id string) {
	h.Helper()
	if err := audit.SequenceNow(h.Context(), h.program.door); err != nil { // an empty log is not exported
		h.Fatal(err)
	}
	a := h.graphql(who, `mutation { startLogExport(input: {format: JSONL}) { export { id } errors { message } } }`)
	id, ok := dig(a, "data", "startLogExport", "export", "id").(string)
	if !ok {
		h.Fatal(a)
	}
	return id
}

func (h *household) exportState(id string) any {
	h.Helper()
	all, _ := dig(h.graphql(h.token, `{ logExports { id state } }`), "data", "logExports").([]any)
	for _, x := range all {
		if dig(x, "id") == id {
			return dig(x, "state")
		}
	}
	return nil
}

// status is what a request of somebody is answered with.
func (h *household) status(who string) int {
	h.Helper()
	status, _ := h.send(http.MethodPost, h.url+"/graphql", who, "application/json", `{"query":"{ viewer { kind } }"}`)
	return status
}
