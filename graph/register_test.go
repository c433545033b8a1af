package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/register"
)

const catalogueText = `format: steward.catalogue/1
products:
  - id: mail
    name: Mail
    family: enterprise_online_service
    kind: service
    audience: enterprise
    features:
      - id: suggest
        title: Suggested replies
        needs: [{item: history, title: Earlier messages, category: communications, basis: optional, because: Replies are suggested by them.}]
    processing:
      - {category: activities, purpose: personalize, ground: consent, role: controller, term: use.personalize}
recipients:
  - {id: night_desk, name: Night Desk, kind: subprocessor, country: DE, does: Answers support., products: [mail], categories: [support]}
identifiers:
  - {id: session, name: steward, kind: cookie, classes: [sign_in], necessary: true, about: Keeps you signed in.}
`

// subprocessor is a notice to the organization, as the job writes it.
func (h *house) subprocessor() string {
	h.w.t.Helper()
	id := db.NewID()
	h.update(func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into subprocessor_notice (
				org_id, id, change_id, before_body, after_body, noticed_at, object_until, applies_at, state, objection, objected_by, answer
			) values (:org, :id, :id, '', :body, :now, :later, :later, 'open', '', '', '')`,
			db.Args{"id": id, "body": `{"id":"far","name":"Far Cloud","kind":"subprocessor","country":"SG"}`, "now": tx.Now, "later": tx.Now.AddDate(0, 1, 0)})
		return err
	})
	return graph.GlobalID("SubprocessorNotice", id)
}

// TestSubprocessorsOverTheAPI: an operator publishes, an organization objects in
// time, the operator answers, and members read what is published.
func TestSubprocessorsOverTheAPI(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		h, v := w.acme, w.vendor
		const load = `mutation($y: String!) { importCatalogue(input: {yaml: $y}) { announced retired errors { message path } } }`
		if a := v.ask(v.olive, load, vars{"y": catalogueText}); fmt.Sprint(a.at("importCatalogue", "announced")) != "0" {
			t.Fatalf("%+v", a)
		}
		h.call(`mutation($m: ID!) { assignProduct(input: {memberId: $m, productId: "`+graph.GlobalID("Product", "mail")+`"}) { errors { message } } }`, vars{"m": h.ada.gid})
		if a := v.ask(v.olive, load, vars{"y": strings.Replace(catalogueText, "country: DE", "country: US", 1)}); fmt.Sprint(a.at("importCatalogue", "announced")) != "1" {
			t.Fatalf("%+v", a)
		}
		w.drain()
		told := h.ask(h.olive, `{ subprocessorNotices { id objectable before { country } after { country } } recipients { country used products { slug } } }`, nil)
		if told.text("subprocessorNotices", 0, "after", "country") != "US" || told.text("recipients", 0, "country") != "DE" {
			t.Fatalf("%+v", told)
		}
		id := told.text("subprocessorNotices", 0, "id")
		h.ask(h.olive, `mutation($n: ID!) { objectToSubprocessor(input: {subprocessorNoticeId: $n, reason: "Data may not leave Europe."}) { notice { state } errors { message } } }`, vars{"n": id})
		list := v.ask(v.olive, `{ subprocessorObjections { organization { id } notice { id objection } } }`, nil)
		if list.text("subprocessorObjections", 0, "notice", "objection") != "Data may not leave Europe." {
			t.Fatalf("%+v", list)
		}
		answered := v.ask(v.olive, `mutation($o: ID!, $n: ID!) { answerObjection(input: {organizationId: $o, subprocessorNoticeId: $n, uphold: true, answer: "It stays in Germany for you."}) { notice { state } errors { message } } }`,
			vars{"o": list.text("subprocessorObjections", 0, "organization", "id"), "n": id})
		if answered.text("answerObjection", "notice", "state") != "UPHELD" {
			t.Errorf("%+v", answered)
		}
		mine := h.ask(h.ada, `{ products { slug features { key needs { item declinable } } processing { purpose allowed switchedBy } recipients { slug } } identifiers { slug classes } }`, nil)
		if fmt.Sprint(mine.at("identifiers")) == "[]" || !strings.Contains(fmt.Sprint(mine.at("products")), "history") {
			t.Errorf("a member reads %+v", mine)
		}
		if a := w.send(h.olive.auth, `{ catalogueText }`, nil); a.code() == "" {
			t.Errorf("an organization's owner reads the file: %+v", a)
		}
		text := v.ask(v.olive, `{ catalogueText }`, nil).text("catalogueText")
		if _, problems := register.Check([]byte(text), nil); len(problems) != 0 {
			t.Errorf("%+v in\n%s", problems, text)
		}
		wrong := v.ask(v.olive, `query($y: String!) { checkCatalogue(yaml: $y) { line field message } }`, vars{"y": strings.Replace(catalogueText, "country: DE", "country: Berlin", 1)})
		if wrong.text("checkCatalogue", 0, "field") != "recipients.0.country" || fmt.Sprint(wrong.at("checkCatalogue", 0, "line")) != "15" {
			t.Errorf("%+v", wrong)
		}
	})
}
