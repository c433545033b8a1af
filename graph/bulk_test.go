package graph_test

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

const (
	startBulk = `mutation($in: StartBulkChangeInput!) { startBulkChange(input: $in) { bulkChange { id state } errors { code message } } }`
	bulkApply = `mutation($c: ID!) { applyBulkChange(input: {bulkChangeId: $c}) { bulkChange { state } errors { code message proposalId } } }`
	bulkOf    = `query($c: ID!) { bulkChange(id: $c) { state needsSecondPerson undoable startedBy counts { change refused }
		rows(first: 10) { nodes { number outcome applied reason member { displayName } } } } }`
	undoBulk = `mutation($c: ID!) { undoBulkChange(input: {bulkChangeId: $c}) { bulkChange { id undoesId } errors { code message } } }`
)

// A change that reaches more than the terms leave to one waits for a second
// person, and is carried out as whoever proposed it (row 38).
func TestRow38ManyAccountsWaitForASecondPerson(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		second := h.join("second", access.Owner)
		clause := []map[string]any{{"section": "3", "term": "accounts.second_person_above", "value": "1"}}
		paper := h.call(createPaper, vars{"c": clause}).text("createAgreement", "document", "id")
		h.call(`mutation($d: ID!) { submitDocument(input: {documentId: $d}) { errors { message } } }`, vars{"d": paper})
		h.ask(h.olive, `mutation($d: ID!) { signDocument(input: {documentId: $d, signer: "A. Signer"}) { errors { message } } }`, vars{"d": paper})
		d.Clock.Set(dbtest.Start.AddDate(0, 0, 2))
		h.olive, second = h.again(h.olive), h.again(second)
		start := func(ids ...string) string {
			return h.ask(h.olive, startBulk, vars{"in": vars{"verb": "SUSPEND", "reason": "The contract ended.", "memberIds": ids}}).text("startBulkChange", "bulkChange", "id")
		}
		one, two := start(h.ada.gid), start(h.ada.gid, h.otto.gid)
		w.drain()
		if a := h.ask(h.olive, bulkOf, vars{"c": two}); a.at("bulkChange", "needsSecondPerson") != true || a.text("bulkChange", "state") != "CHECKED" {
			t.Fatalf("%v", a.Data)
		}
		if a := h.ask(h.olive, bulkOf, vars{"c": one}); a.at("bulkChange", "needsSecondPerson") != false {
			t.Errorf("%v", a.Data)
		}
		proposal := h.propose(h.olive, bulkApply, vars{"c": two}, "applyBulkChange")
		w.drain()
		if got := h.stateNow(h.otto.id); got != member.StateActive {
			t.Fatalf("it happened without a second person: %s", got)
		}
		a := h.ask(second, approve, vars{"p": proposal})
		if a.text("approveProposal", "proposal", "state") != "EXECUTED" {
			t.Fatalf("%v", a.Data)
		}
		w.drain()
		a = h.ask(h.olive, bulkOf, vars{"c": two})
		if h.stateNow(h.otto.id) != member.StateSuspended || a.at("bulkChange", "undoable") != true {
			t.Errorf("%v", a.Data)
		}
		if a := h.ask(h.olive, undoBulk, vars{"c": two}); a.text("undoBulkChange", "bulkChange", "undoesId") != two {
			t.Errorf("%v", a.Data)
		}
		w.drain()
		if got := h.stateNow(h.ada.id); got != member.StateActive {
			t.Errorf("after undoing: %s", got)
		}
	})
}

func (h *house) stateNow(id access.MemberID) (s member.State) {
	h.w.t.Helper()
	h.update(func(tx *db.Tx) error {
		m, err := member.Find(tx, id)
		s = m.State
		return err
	})
	return s
}
