package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/support"
	"github.com/sysoon/steward/internal/transfer"
	"github.com/sysoon/steward/scim"
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
	h.asked(ids)
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

// asked makes what waits for somebody: invitations, a reserved connection, an
// identity, and operators who ask to be let in.
func (h *house) asked(ids map[string]string) {
	h.w.t.Helper()
	const invite = `mutation($e: String!) { inviteMember(input: {email: $e}) { invitation { id } errors { message } } }`
	for kind, name := range map[string]string{"Invitation": "ida", "StaleInvitation": "ivo"} {
		ids[kind] = h.ask(h.olive, invite, vars{"e": name + "@" + h.slug + ".example.org"}).text("inviteMember", "invitation", "id")
	}
	ids["ConnectionReservation"] = h.ask(h.olive, `mutation { reserveConnection(input: {}) { reservation { id } errors { message } } }`, nil).
		text("reserveConnection", "reservation", "id")
	h.update(func(tx *db.Tx) error {
		if _, err := tx.Exec(`update invitation set sent_at = :at where org_id = :org and id = :id`,
			db.Args{"id": graph.Key(ids["StaleInvitation"]), "at": tx.Now.Add(-time.Hour)}); err != nil {
			return err
		}
		c, err := org.SaveConnection(tx, org.NewConnection{Name: "Second", Issuer: "https://login2.example.com", ClientID: "steward"})
		if err != nil {
			return err
		}
		if err := member.Link(tx, h.olive.id, c.ID, c.Issuer, "olive"); err != nil {
			return err
		}
		all, err := member.Identities(tx, h.olive.id)
		ids["OwnIdentity"] = graph.GlobalID("OwnIdentity", all[0].ID)
		return err
	})
	for kind, name := range map[string]string{"SupportRequest": "Vera", "OtherSupportRequest": "Vito"} {
		h.w.across(func(w *db.Wide) error {
			o := support.Operator{ID: access.MemberID(db.NewID()), Name: name}
			tx := w.In(h.org, support.Actor(h.w.vendor.org, o, h.org, support.Grant{}))
			q, err := support.Ask(tx, o, support.New{Reason: "Mail does not arrive any more.", For: 2 * time.Hour})
			ids[kind] = graph.GlobalID("SupportRequest", q.ID)
			key := strings.ReplaceAll(string(h.org)+string(q.ID), "-", "")
			ids["AskedSupport"] = graph.GlobalID("AskedSupport", key)
			return err
		})
	}
}

// number is a number of three digits.
func number(i int) string { return fmt.Sprintf("%03d", i) }

func dump(v any) string {
	body, _ := json.Marshal(v)
	return string(body)
}

// transfers lets imports and exports be carried out.
func (w *world) transfers() {
	for kind, h := range (transfer.Worker{DB: w.DB.DB, Schemas: scim.Interchange{}, Program: credential.Standing}).Handlers() {
		w.runner.Handle(kind, h)
	}
}
