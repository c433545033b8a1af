package member

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Page asks for a part of a sorted list. After and Before are cursors that Rows
// gave; Before reads backwards, and the rows still come in the list's order.
type Page struct {
	// Size is the number of rows, 1 to MaxPage; 0 means DefaultPage.
	Size          int
	After, Before string
	// Backward reads towards the beginning: from Before, or from the list's end.
	Backward bool
	// Offset skips rows, for SCIM's startIndex (RFC 7644 section 3.4.2.4). Each
	// skipped row is read from the index; cursors cost the same at any depth.
	Offset int
}

// The sizes of pages.
const (
	DefaultPage = 50
	MaxPage     = 1000
)

// Rows is a page of a list.
type Rows[T any] struct {
	Items []T
	// Cursors has one for each item.
	Cursors []string
	// More tells whether there is more in the direction of reading.
	More bool
}

// Order is how a list is sorted: by an SQL expression over the row's alias that
// is never null, then by id.
type Order struct {
	By string
	// Time says that the expression is a time and not a text.
	Time       bool
	Descending bool
	// Same says that the expression is the same for every row: rows are in order
	// of their ids then, which SQLite doesn't find out.
	Same bool
}

// Terms are what SQL orders by.
func (o Order) Terms(alias, direction string) string {
	if o.Same {
		return alias + ".id " + direction
	}
	return o.By + " " + direction + ", " + alias + ".id " + direction
}

// Where is a condition over the aliases m (member) or g (group). Only package
// scim makes its own, from parsed filters; values travel in Args.
type Where struct {
	SQL  string
	Args db.Args
}

func (p Page) size() int {
	switch {
	case p.Size <= 0:
		return DefaultPage
	case p.Size > MaxPage:
		return MaxPage
	}
	return p.Size
}

func (p Page) backward() bool { return p.Backward || p.Before != "" && p.After == "" }

// window is a page in SQL: a select of ids and sort keys that reads the index,
// inside; and outer, which puts the documents of those rows into the same order.
type window struct {
	keyset, order, limit, outer, direction string
	args                                   db.Args
}

// window makes the page's SQL for rows of an alias.
func (p Page) window(alias string, o Order) (window, error) {
	w := window{args: db.Args{"page_limit": p.size() + 1, "page_offset": max(p.Offset, 0)}}
	direction, compare := "asc", ">"
	if o.Descending != p.backward() {
		direction, compare = "desc", "<"
	}
	w.order = "order by " + o.Terms(alias, direction)
	w.outer = fmt.Sprintf("order by p.sort_key %s, p.id %s", direction, direction)
	w.direction = " " + direction
	w.limit = "limit :page_limit offset :page_offset"
	cursor := p.After
	if p.backward() {
		cursor = p.Before
	}
	if cursor == "" {
		return w, nil
	}
	key, id, err := readCursor(cursor, o.Time)
	if err != nil {
		return w, err
	}
	w.keyset = fmt.Sprintf(" and (%s, %s.id) %s (:page_key, :page_id)", o.By, alias, compare)
	w.args["page_key"], w.args["page_id"] = key, id
	return w, nil
}

// trim cuts the row that only told that there is more, and puts a page that was
// read backwards into the list's order.
func trim[T any](p Page, rows []T) (kept []T, more bool) {
	if n := p.size(); len(rows) > n {
		rows, more = rows[:n], true
	}
	if p.backward() {
		slices.Reverse(rows)
	}
	return rows, more
}

// cursor is opaque to everybody else: the sort key and the id.
func cursor(key any, id string) string {
	text := ""
	switch k := key.(type) {
	case time.Time:
		text = k.UTC().Format(time.RFC3339Nano)
	case string:
		text = k
	case []byte:
		text = string(k)
	}
	body, _ := json.Marshal([2]string{text, id}) // two strings always marshal
	return base64.RawURLEncoding.EncodeToString(body)
}

func readCursor(s string, isTime bool) (key any, id string, err error) {
	bad := fault.New(fault.Invalid, "The cursor is not one that this list gave. Begin with the first page.").On("after").Coded("invalidCursor")
	body, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		return nil, "", bad
	}
	var parts [2]string
	if err := json.Unmarshal(body, &parts); err != nil || parts[1] == "" {
		return nil, "", bad
	}
	if !isTime {
		return parts[0], parts[1], nil
	}
	at, err := time.Parse(time.RFC3339Nano, parts[0])
	if err != nil {
		return nil, "", bad
	}
	return at, parts[1], nil
}
