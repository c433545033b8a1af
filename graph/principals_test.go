package graph_test

import (
	"strings"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/db"
)

// principals makes a service account, an access of the vendor, and a proposal.
func (h *house) principals(ids map[string]string) {
	h.w.t.Helper()
	ids["ServiceAccount"] = h.call(`mutation { createServiceAccount(input: {name: "Sync", permissions: [READ_MEMBERS]}) { serviceAccount { id } errors { message } } }`, nil).
		text("createServiceAccount", "serviceAccount", "id")
	ids["SupportGrant"] = h.ask(h.olive, `mutation { grantSupport(input: {reason: "Mail does not arrive.", hours: 2}) { supportGrant { id } errors { message } } }`, nil).
		text("grantSupport", "supportGrant", "id")
	key := strings.ReplaceAll(string(h.org)+graph.Key(ids["SupportGrant"]), "-", "")
	ids["SupportDoor"] = graph.GlobalID("SupportDoor", key)
	ids["Proposal"] = h.proposal()
}

// proposal has a privacy officer ask for a hold, which waits for another person,
// and lifts the rule again.
func (h *house) proposal() string {
	h.w.t.Helper()
	h.update(func(tx *db.Tx) error { return approval.Require(tx, access.ManageHolds) })
	a := h.w.send(h.oscar.auth, `mutation($m: [ID!]) { placeHold(input: {matter: "Case 9", reason: "The court asked to keep it.", memberIds: $m}) { errors { code proposalId } } }`,
		vars{"m": []string{h.otto.gid}})
	h.update(func(tx *db.Tx) error { return approval.Waive(tx, access.ManageHolds) })
	return a.text("placeHold", "errors", 0, "proposalId")
}
