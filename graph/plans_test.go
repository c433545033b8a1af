package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

const (
	crowd = 3000 // rows of each kind in the organization that asks
	// others is as many rows of another organization, so that reading a whole
	// table is not what the database would choose anyway.
	others = 18000
	// whole is how many rows a sort may take in: a page, and what a loader of a
	// page reads.
	whole = 500
)

// fills names the tables that grow, in the order of their references, and which
// columns differ from row to row; {i} is the row's number.
var fills = []struct {
	table  string
	differ map[string]string
}{
	{"member", map[string]string{"id": "'m' || {i}", "user_name": "'user' || {i}", "user_name_key": "'user' || {i}", "display_name": "'Name ' || {i}", "display_key": "'name ' || {i}", "family_key": "'family ' || {i}"}},
	{"member_email", map[string]string{"member_id": "'m' || {i}", "value": "'user' || {i}", "value_key": "'user' || {i}"}},
	{"member_group", map[string]string{"id": "'g' || {i}", "display_name": "'Group ' || {i}", "display_key": "'group ' || {i}"}},
	{"membership", map[string]string{"member_id": "'m' || {i}"}},
	{"session", map[string]string{"id": "'s' || {i}", "member_id": "'m' || {i}", "secret_hash": "{blob}"}},
	{"event", map[string]string{"id": "'e' || {i}", "subject": "'m' || {i}", "object_id": "'m' || {i}", "position": "100000 + {i}"}},
	{"request", map[string]string{"id": "'r' || {i}", "member_id": "'m' || {i}"}},
	{"record", map[string]string{"id": "'d' || {i}", "member_id": "'m' || {i}", "source_key": "'k' || {i}"}},
	{"notice", map[string]string{"id": "'n' || {i}", "once_key": "'n' || {i}"}},
	{"notice_inbox", map[string]string{"notice_id": "'n' || {i}"}},
	{"webhook_delivery", map[string]string{"id": "'w' || {i}"}},
	{"job", map[string]string{"id": "'j' || {i}", "unique_key": "'j' || {i}", "state": "'done'"}},
}

// few are tables that are asked for one member's rows or one page only: they need
// not be so large.
var few = []string{"session", "notice", "notice_inbox", "webhook_delivery", "job", "member_email"}

// multiply copies one row of each table until there are many.
func (h *house) multiply(many int) {
	h.w.t.Helper()
	h.copyRows(many)
}

// copyRows is multiply for these tables; none is all.
func (h *house) copyRows(many int, tables ...string) {
	h.w.t.Helper()
	for _, f := range fills {
		if len(tables) > 0 && !slices.Contains(tables, f.table) {
			continue
		}
		n := many
		if slices.Contains(few, f.table) {
			n = min(n, crowd)
		}
		cols := h.columnsOf(f.table)
		var values []string
		for _, c := range cols {
			v, ok := f.differ[c]
			if !ok {
				v = "x." + c
			}
			values = append(values, v)
		}
		numbers, blob := "with recursive n(i) as (select 1 union all select i + 1 from n where i < %d)", "cast('%s' || {i} as blob)"
		if h.w.Dialect() == db.Postgres {
			numbers, blob = "with n(i) as (select generate_series(1, %d))", "convert_to('%s' || {i}, 'UTF8')"
		}
		list := strings.ReplaceAll(strings.Join(values, ", "), "{blob}", fmt.Sprintf(blob, h.slug))
		query := fmt.Sprintf("insert into %s (%s) "+numbers+" select %s from n, (select * from %s where org_id = :o limit 1) x",
			f.table, strings.Join(cols, ", "), n, strings.ReplaceAll(list, "{i}", "n.i"), f.table)
		h.w.across(func(w *db.Wide) error {
			changed, err := w.Exec(query, db.Args{"o": string(h.org)})
			if err == nil && changed != int64(n) {
				err = fmt.Errorf("%s has no row to copy", f.table)
			}
			return err
		})
	}
}

func (h *house) columnsOf(table string) (cols []string) {
	query := `select name from pragma_table_info(:table)`
	if h.w.Dialect() == db.Postgres {
		query = `select attname from pg_attribute where attrelid = cast(cast(:table as text) as regclass) and attnum > 0 and not attisdropped`
	}
	h.w.across(func(w *db.Wide) error { return w.Select(&cols, query, db.Args{"table": table}) })
	return cols
}

// records gives the plain member many.
func (h *house) records(n int) {
	h.w.t.Helper()
	var all []data.New
	for i := range n {
		all = append(all, data.New{
			MemberID: h.ada.id, ProductID: "mail", Category: data.Activities, Provenance: data.Provided, Purpose: data.Provide,
			At: dbtest.Start.Add(-time.Duration(i) * time.Minute), Title: fmt.Sprint("opened ", i), Key: fmt.Sprint(i),
		})
	}
	for batch := range slices.Chunk(all, data.MaxIngest) {
		h.update(func(tx *db.Tx) error {
			_, err := data.Ingest(tx, batch)
			return err
		})
	}
}

// pages are the lists that the console and programs read all day. {after} is
// replaced by the cursor that the first page ends with, so that each is asked
// from its beginning and from further on.
func (h *house) pages(ids map[string]string) map[string]string {
	const place = `first: 50, after: "{after}"`
	info := ` pageInfo { hasNextPage endCursor } `
	all := map[string]string{
		"group's members":   `{ group(id: "` + ids["Group"] + `") { memberCount members(` + place + `) { nodes { userName groups { displayName } }` + info + `} } }`,
		"groups":            `{ groups(` + place + `) { nodes { displayName memberCount members(first: 5) { nodes { userName } } }` + info + `} }`,
		"groups by name":    `{ groups(` + place + `, filter: {search: "group 1"}) { nodes { displayName }` + info + `} }`,
		"sessions of one":   `{ member(id: "` + h.ada.gid + `") { sessions { id } groups { displayName } recordCounts { count } } }`,
		"log of one":        `{ member(id: "` + h.ada.gid + `") { events(` + place + `) { nodes { action }` + info + `} } }`,
		"looks at one":      `{ member(id: "` + h.ada.gid + `") { accesses(` + place + `) { nodes { at }` + info + `} } }`,
		"given away of one": `{ member(id: "` + h.ada.gid + `") { disclosures(` + place + `) { nodes { at }` + info + `} } }`,
		"requests of one":   `{ member(id: "` + h.ada.gid + `") { requests { id } holds { matter } } }`,
		"tokens":            `{ tokens { id } }`,
		"terms":             `{ effectiveTerms { term { key } } }`,
		"term of one":       `{ effectiveTerm(key: "rights.access.respond_within", memberId: "` + h.ada.gid + `") { term { key } } }`,
		"deliveries":        `{ webhook(id: "` + ids["Webhook"] + `") { deliveries(` + place + `) { nodes { id }` + info + `} } }`,
	}
	for _, field := range []string{"DISPLAY_NAME", "FAMILY_NAME", "USER_NAME", "CREATED_AT", "LAST_SIGN_IN_AT"} {
		for _, way := range []string{"ASC", "DESC"} {
			all["members by "+field+" "+way] = `{ members(` + place + `, sort: {field: ` + field + `, direction: ` + way + `}) { totalCount nodes { userName roles groups { displayName } }` + info + `} }`
		}
	}
	for name, filter := range map[string]string{
		"search": `search: "name 1"`, "state": `states: [SUSPENDED]`, "group": `groupId: "` + ids["Group"] + `"`, "role": `role: OWNER`,
		"directory": `directoryId: "` + ids["Directory"] + `"`, "kind": `accountKind: THIRD_PARTY`,
	} {
		all["members with "+name] = `{ members(` + place + `, filter: {` + filter + `}) { totalCount nodes { userName }` + info + `} }`
	}
	for name, filter := range map[string]string{
		"": "", "action": `action: "member.created"`, "area": `action: "member."`, "actor": `actorId: "` + h.olive.gid + `"`,
		"subject": `subjectId: "` + h.ada.gid + `"`, "sort of object": `objectType: "request"`, "time": `from: "2026-03-02T09:00:00Z", to: "2027-03-02T09:00:00Z"`,
	} {
		all["log by "+name] = `{ events(` + place + `, filter: {` + filter + `}) { nodes { action subjectName }` + info + `} }`
	}
	for _, sort := range []string{"DUE_AT", "RECEIVED_AT"} {
		for _, filter := range []string{"", "open: true", "states: [RECEIVED]", `memberId: "` + h.ada.gid + `"`} {
			all["requests by "+sort+" "+filter] = `{ requests(` + place + `, sort: ` + sort + `, filter: {` + filter + `}) { nodes { id member { userName } }` + info + `} }`
		}
	}
	return all
}

// own are the pages of a member's own data.
var own = map[string]string{
	"own records":             `{ viewer { me { records(first: 50, after: "{after}") { nodes { at } pageInfo { hasNextPage endCursor } } } } }`,
	"own records of one kind": `{ viewer { me { records(first: 50, after: "{after}", filter: {category: ACTIVITIES}) { nodes { at } pageInfo { hasNextPage endCursor } } } } }`,
	"inbox":                   `{ inbox { notices(first: 50, after: "{after}") { nodes { id } pageInfo { hasNextPage endCursor } } } }`,
}

// asked collects statements by their text, with whatever asked them first.
type asked struct {
	mu  sync.Mutex
	all map[string]db.Statement
	by  map[string]string
	now string
}

func (a *asked) note(_ context.Context, s db.Statement) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, there := a.all[s.Query]; !there {
		s.Args = maps.Clone(s.Args)
		a.all[s.Query], a.by[s.Query] = s, a.now
	}
}

var cursor = regexp.MustCompile(`"hasNextPage":true[^}]*"endCursor":"([^"]+)"|"endCursor":"([^"]+)"[^}]*"hasNextPage":true`)

// read asks a page from the beginning and, where there is more, from further on.
func (a *asked) read(h *house, who person, name, query string) {
	a.mu.Lock()
	a.now = name
	a.mu.Unlock()
	first := h.ask(who, strings.ReplaceAll(query, `, after: "{after}"`, ""), nil)
	body, err := json.Marshal(first.Data)
	if err != nil {
		h.w.t.Fatal(err)
	}
	if m := cursor.FindSubmatch(body); m != nil {
		h.ask(who, strings.ReplaceAll(query, "{after}", string(m[1])+string(m[2])), nil)
	}
}

// TestHotQueriesUseIndexes asks what the console, programs, sign-in and workers
// ask all day and explains each statement that ran: none reads a large table
// from end to end, and none sorts more than a page.
func TestHotQueriesUseIndexes(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		ids := w.acme.fixture()
		w.rival.fixture()
		w.acme.records(1000)
		w.acme.multiply(crowd)
		if d.Dialect() == db.Postgres { // SQLite has no statistics, in production neither
			w.rival.records(1)
			w.rival.multiply(others)
			dbtest.Exec(t, d.URL, "analyze")
		}
		a := &asked{all: map[string]db.Statement{}, by: map[string]string{}}
		d.Observe(a.note)
		for name, query := range w.acme.pages(ids) {
			a.read(w.acme, w.acme.olive, name, query)
		}
		for name, query := range own {
			a.read(w.acme, w.acme.ada, name, query)
		}
		a.now = "looking people up"
		w.acme.update(func(tx *db.Tx) error {
			_, byName := member.ByUserName(tx, "user17")
			_, byMail := member.ByEmail(tx, "user17")
			return errors.Join(byName, byMail)
		})
		a.now = "background work"
		w.drain()
		d.Observe(nil)
		if len(a.all) < 60 {
			t.Errorf("only %d statements seen", len(a.all))
		}
		for _, query := range slices.Sorted(maps.Keys(a.all)) {
			explain(t, w, a.all[query], a.by[query])
		}
	})
}

var errExplained = errors.New("explained")

// explain fails the test for a plan that grows with the table.
func explain(t *testing.T, w *world, s db.Statement, by string) {
	t.Helper()
	var steps []string
	keep := func(read func(dest any, query string, args db.Args) error) error {
		if w.Dialect() == db.Postgres {
			return errors.Join(read(&steps, "explain "+s.Query, s.Args), errExplained)
		}
		var rows []struct {
			ID, Parent, NotUsed int
			Detail              string
		}
		err := read(&rows, "explain query plan "+s.Query, s.Args)
		for _, r := range rows {
			steps = append(steps, r.Detail)
		}
		return errors.Join(err, errExplained)
	}
	var err error
	if s.Org != "" && !strings.Contains(s.Query, ":org") {
		return // the vendor's catalogue and statement: small, and the same for all
	}
	if s.Org == "" {
		err = w.Across(t.Context(), "test", func(wide *db.Wide) error { return keep(wide.Select) })
	} else {
		delete(s.Args, "org")
		ctx := access.With(t.Context(), access.System(s.Org, "test"))
		err = w.Update(ctx, access.Work, func(tx *db.Tx) error { return keep(tx.Select) })
	}
	if err.Error() != errExplained.Error() {
		t.Errorf("%s: %v in %s", by, err, s.Query)
	}
	for _, step := range steps {
		if grows(step) && !bounded(s.Query) {
			t.Errorf("%s: %q in\n%s\n\t%s", by, step, s.Query, strings.Join(steps, "\n\t"))
			return
		}
	}
}

// large are the tables that grow with an organization.
const large = `(member|member_email|member_group|membership|session|event|request|record|notice|notice_recipient|webhook_delivery|job|task|m|g|e|r)`

var (
	readsAll   = regexp.MustCompile(`Seq Scan on ` + large + `\b|^SCAN ` + large + `\b`)
	sortsRows  = regexp.MustCompile(`^\s*(?:->\s+)?(?:Incremental )?Sort  \(cost=\S+ rows=(\d+)`)
	sortsOnDoc = "USE TEMP B-TREE FOR ORDER BY"
)

func grows(step string) bool {
	if m := sortsRows.FindStringSubmatch(step); m != nil {
		rows, _ := strconv.Atoi(m[1])
		return rows > whole
	}
	return readsAll.MatchString(step) || strings.Contains(step, sortsOnDoc)
}

// sorted lists statements that sort what is bounded otherwise, by words of
// theirs, each with its reason.
var sorted = map[string]string{
	"where position is null and id > ''": "the index holds only what is not placed yet",
	" in (:ids)":                         "a loader sorts what belongs to one page",
	"x.display_key >= :search":           "a search merges what four indexes find before it pages",
	"from token\n":                       "an organization's programs are few",
	"from document\n":                    "an organization's documents are few",
	"from org_holiday":                   "an organization keeps some hundred holidays at the most",
	"action = a.name":                    "an area of the log merges the newest page of each of its actions",
}

func bounded(query string) bool {
	for words := range sorted {
		if strings.Contains(query, words) {
			return true
		}
	}
	return false
}
