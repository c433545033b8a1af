package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/product"
)

// TestLossOfAnAccount walks through it as the console does: an administrator says
// when employment ends, the member answers and fetches, and it is taken back.
func TestLossOfAnAccount(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		loss.Subscribe(d.DB)
		for kind, h := range loss.Handlers(d.DB) {
			w.runner.Handle(kind, h)
		}
		h := w.acme
		h.hold(h.ada, "mail", product.BySelf)
		a := h.ask(h.olive, `mutation($m: ID!) { endEmployment(input: {memberId: $m, lastDay: "2026-03-20T09:00:00Z"}) { accountLoss { id state } errors { message } } }`, vars{"m": h.ada.gid})
		id := a.text("endEmployment", "accountLoss", "id")
		w.drain()
		a = h.ask(h.olive, `{ accountLosses { state begunBy cancellable member { id } items { product { id } acquiredBy offer records } } }`, nil)
		if a.text("accountLosses", 0, "state") != "TOLD" || a.text("accountLosses", 0, "items", 0, "offer") != "TRANSFER_OR_EXPORT" || a.text("accountLosses", 0, "member", "id") != h.ada.gid {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.olive, `query($m: ID!) { member(id: $m) { loss { id } } }`, vars{"m": h.ada.gid})
		if a.text("member", "loss", "id") != id {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.ada, `{ viewer { me { privateAddress loss { state endsAt items { product { id name } offer } } } } }`, nil)
		pulse := a.text("viewer", "me", "loss", "items", 0, "product", "id")
		a = h.ask(h.ada, `mutation($p: ID!) { answerOwnLoss(input: {productId: $p, answer: TRANSFER}) { loss { items { answer } } errors { message } } }`, vars{"p": pulse})
		if a.text("answerOwnLoss", "loss", "items", 0, "answer") != "TRANSFER" {
			t.Errorf("%v", a.Data)
		}
		a = h.ask(h.ada, `mutation { namePrivateAddress(input: {address: "ada@home.example"}) { privateAddress errors { message } } makeLossCode(input: {}) { code errors { message } } }`, nil)
		if a.text("namePrivateAddress", "privateAddress") != "ada@home.example" || a.text("makeLossCode", "code") == "" {
			t.Errorf("%v", a.Data)
		}
		a = w.send(h.ada.auth, `mutation($c: String!) { claimLoss(input: {code: $c}) { products errors { message } } }`, vars{"c": a.text("makeLossCode", "code")})
		if !strings.Contains(fmt.Sprint(a.Data), "account of an organization") {
			t.Errorf("an account of an organization claims: %v", a.Data)
		}
		a = h.ask(h.olive, `mutation($l: ID!) { cancelAccountLoss(input: {accountLossId: $l}) { accountLoss { state } errors { message } } }`, vars{"l": id})
		if a.text("cancelAccountLoss", "accountLoss", "state") != "RETURNED" {
			t.Errorf("%v", a.Data)
		}
	})
}

func TestContentIsHandedOver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h := w.acme
		p := h.hold(h.ada, "mail", product.ByOrganization)
		a := h.ask(h.olive, `mutation($a: ID!, $b: ID!, $p: ID!) { handOverContent(input: {memberId: $a, toMemberId: $b, productId: $p, reason: "Ada left; Otto goes on."}) { count more errors { message } } }`,
			vars{"a": h.ada.gid, "b": h.otto.gid, "p": p})
		if !strings.Contains(fmt.Sprint(a.Data), `count:1`) {
			t.Errorf("%v", a.Data)
		}
	})
}

// hold gives a member a product with a record, and the product's global id.
func (h *house) hold(m person, p product.ID, by product.Acquirer) string {
	h.w.t.Helper()
	h.update(func(tx *db.Tx) error {
		if _, err := product.Assign(tx, m.id, p, by); err != nil {
			return err
		}
		_, err := data.Ingest(tx, []data.New{{
			MemberID: m.id, ProductID: p, Category: data.Files, Provenance: data.Provided, Purpose: data.Provide, At: dbtest.Start, Content: "diary",
		}})
		return err
	})
	return graph.GlobalID("Product", string(p))
}
