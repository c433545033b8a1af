package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/graph"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/transfer"
	"github.com/sysoon/steward/internal/webhook"
	"github.com/sysoon/steward/scim"
)

// lists are those that are not of the query itself, with who reads them: where
// each stands in a query, and the way to it in the answer.
type nestedList struct {
	name, query string
	at          []any
	as          person
}

// several puts more rows into every list than one page has.
const several = 7

func (h *house) fill() (lists []nestedList) {
	h.w.t.Helper()
	ids := h.fixture()
	for i := range several {
		h.update(func(tx *db.Tx) error {
			err := notice.Send(tx, notice.Message{
				Kind: "test.sent", To: []notice.Recipient{notice.Member(h.olive.id)}, Subject: fmt.Sprint("Notice ", i), Text: "Nothing.",
			})
			if err != nil {
				return err
			}
			if _, err := webhook.Test(tx, graph.Key(ids["Webhook"])); err != nil {
				return err
			}
			if _, err := org.KeepTrace(tx, org.Trace{ConnectionID: h.connection, Purpose: "sign_in", Outcome: org.StepPassed}); err != nil {
				return err
			}
			if _, err := data.Ingest(tx, []data.New{{
				MemberID: h.otto.id, ProductID: "mail", Category: "communications", Provenance: data.Provided, Purpose: "provide",
				At: tx.Now.Add(-time.Duration(i/2) * time.Hour), Title: fmt.Sprint("Mail ", i), Content: "Hello.",
			}}); err != nil {
				return err
			}
			_, err = data.Disclose(tx, data.NewDisclosure{
				MemberID: h.otto.id, ProductID: "mail", Reason: "service", Categories: []data.Category{"communications"}, Recipient: "Courier", At: tx.Now,
			})
			return err
		})
		h.ask(h.oscar, `mutation($m: ID!) { readContent(input: {memberId: $m, reason: "Looking for a mail that is lost."}) { errors { message } } }`, vars{"m": h.otto.gid})
		p := h.join(fmt.Sprint("asker", i))
		h.ask(p, `mutation { openOwnRequest(input: {kind: ACCESS}) { errors { message } } }`, nil)
		h.w.Clock.Advance(time.Duration(i%2) * time.Hour) // some at the same moment
		for _, p := range []*person{&h.olive, &h.oscar, &h.otto} {
			*p = h.again(*p)
		}
	}
	for kind, handle := range (transfer.Worker{DB: h.w.DB.DB, Schemas: scim.Interchange{}, Program: credential.Standing}).Handlers() {
		h.w.runner.Handle(kind, handle)
	}
	rows := "userName\n"
	for i := range several {
		rows += fmt.Sprintf("row%d@acme.example.org\n", i)
	}
	made := h.ask(h.olive, `mutation($f: ID!) { startImport(input: {fileId: $f}) { import { id } errors { message } } }`, vars{"f": h.uploaded(rows, nil)}).text("startImport", "import", "id")
	h.w.drain()
	about := func(kind, id, list string) string { return fmt.Sprintf("%s(id: %q) { %s }", kind, id, list) }
	return []nestedList{
		{"requests by due date", "requests(%s, sort: DUE_AT) { EDGES }", []any{"requests"}, h.olive},
		{"requests by receipt", "requests(%s, sort: RECEIVED_AT) { EDGES }", []any{"requests"}, h.olive},
		{"traces", "signinTraces(%s) { EDGES }", []any{"signinTraces"}, h.olive},
		{"notices", "inbox { notices(%s) { EDGES } }", []any{"inbox", "notices"}, h.olive},
		{"deliveries", about("webhook", ids["Webhook"], "deliveries(%s) { EDGES }"), []any{"webhook", "deliveries"}, h.olive},
		{"import rows", about("import", made, "rows(%s) { EDGES }"), []any{"import", "rows"}, h.olive},
		{"a member's accesses", about("member", h.otto.gid, "accesses(%s) { EDGES }"), []any{"member", "accesses"}, h.olive},
		{"a member's disclosures", about("member", h.otto.gid, "disclosures(%s) { EDGES }"), []any{"member", "disclosures"}, h.olive},
		{"own records", "viewer { me { records(%s) { EDGES } } }", []any{"viewer", "me", "records"}, h.otto},
		{"own accesses", "viewer { me { accesses(%s) { EDGES } } }", []any{"viewer", "me", "accesses"}, h.otto},
		{"own disclosures", "viewer { me { disclosures(%s) { EDGES } } }", []any{"viewer", "me", "disclosures"}, h.otto},
	}
}

// cursors walks one list in pages of three.
func (l nestedList) cursors(w *world, backward bool) (all []string) {
	w.t.Helper()
	place, more := "", true
	for turns := 0; more && turns < 20; turns++ {
		window, on, info := fmt.Sprintf("first: 3, after: %q", place), "hasNextPage", "endCursor"
		if backward {
			window, on, info = fmt.Sprintf("last: 3, before: %q", place), "hasPreviousPage", "startCursor"
		}
		const edges = "edges { cursor } nodes { __typename } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
		query := fmt.Sprintf("{ "+l.query+" }", window)
		a := w.send(l.as.auth, replaced(query, edges), nil)
		if len(a.Errors) > 0 {
			w.t.Fatalf("%s: %+v\n%s", l.name, a.Errors, query)
		}
		at := func(path ...any) any { return a.at(append(slices.Clone(l.at), path...)...) }
		found, _ := at("edges").([]any)
		var page []string
		for i := range found {
			page = append(page, at("edges", i, "cursor").(string))
		}
		if backward {
			all = append(page, all...)
		} else {
			all = append(all, page...)
		}
		place, _ = at("pageInfo", info).(string)
		more = at("pageInfo", on) == true
	}
	return all
}

func replaced(query, edges string) string { return strings.Replace(query, "EDGES", edges, 1) }

// TestEveryListReadsBack: what is read from the end is what is read from the
// beginning, row by row, also where rows have the same time.
func TestEveryListReadsBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for _, l := range w.acme.fill() {
			on, back := l.cursors(w, false), l.cursors(w, true)
			if len(on) < several || !slices.Equal(on, back) {
				t.Errorf("%s: %d on, %d back, not the same\n%v\n%v", l.name, len(on), len(back), on, back)
			}
			seen := slices.Compact(slices.Sorted(slices.Values(on)))
			if len(seen) != len(on) {
				t.Errorf("%s: some rows come twice", l.name)
			}
		}
	})
}
