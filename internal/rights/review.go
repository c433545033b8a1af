package rights

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Review is where the look at a package stands.
type Review struct {
	// Ready tells that third persons were looked for; it can be approved once
	// nothing is undecided.
	Ready     bool
	ScannedAt *time.Time
	// Undecided counts the suggestions that wait for a person; More is how many
	// further persons were found than are listed.
	Undecided, More int
	// Leaks are where the last attempt to make the package would have let out
	// what was redacted.
	Leaks []Leak
}

// Leak is a file in which something redacted was found; it was not delivered.
type Leak struct {
	File      string      `json:"file"`
	Redaction RedactionID `json:"redaction"`
}

// ReviewOf tells how far the review of a request's package is (permission
// ReadRequests).
func ReviewOf(tx *db.Tx, id ID) (Review, error) {
	row, err := findReview(tx, id)
	if err != nil {
		return Review{}, err
	}
	n, err := countRedactions(tx, id, RedactionSuggested)
	return Review{Ready: row.State == "ready", ScannedAt: row.ScannedAt, Undecided: n, More: row.More, Leaks: row.Leaks.V}, err
}

// Redactions lists what is taken out of a package with the passages, which are
// content (permission ReadContent).
func Redactions(tx *db.Tx, id ID) ([]Redaction, error) {
	r, err := findRequest(tx, id, "")
	if err != nil || !tx.May(access.ReadContent) || r.mayDecide(actorOf(tx.Actor)) != nil {
		return nil, err
	}
	return redactionsOf(tx, r)
}

// Reviewed is one item of a package as it was collected and as it will be
// delivered.
type Reviewed struct {
	// Place names the item in redactions.
	Place    string
	Source   string
	Category data.Category
	At       time.Time
	// Withheld says why the reviewer is not shown the texts; "" where they are.
	Withheld string
	Texts    []ReviewedText
}

// ReviewedText is a part of an item: title, content or a field.
type ReviewedText struct{ Field, Before, After string }

// LookAt asks for a page of what a package will hold.
type LookAt struct {
	// Category narrows it; "" means all.
	Category data.Category
	// First is how many, 1 to 50; After is the place after which to go on.
	First int
	After string
	// Redacted keeps those only of which something is taken out.
	Redacted bool
}

const (
	maxLook   = 50
	whyReview = "Review of the package of this request before it is delivered."
)

// Look shows what a package will hold, item by item, as it was collected and as
// it will be delivered. What the terms do not let the reviewer see is withheld.
// The look is kept, and the member sees it as any other look at their content.
func Look(tx *db.Tx, id ID, at LookAt) (items []Reviewed, more bool, err error) {
	r, err := reviewable(tx, id)
	if err != nil {
		return nil, false, err
	}
	if at.First < 1 || at.First > maxLook {
		return nil, false, fault.New(fault.Invalid, "Ask for 1 to %d items at once.", maxLook).On("first")
	}
	cut, err := cutsOf(tx, r)
	if err != nil {
		return nil, false, err
	}
	wall, err := data.WallOf(tx, r.MemberID)
	if err != nil {
		return nil, false, err
	}
	err = eachStaged(tx, r, at, func(place string, i item) bool {
		x := reviewed(place, i, cut, wall)
		if at.Redacted && !x.changed() {
			return true
		}
		if len(items) == at.First {
			more = true
			return false
		}
		items = append(items, x)
		return true
	})
	if err != nil || len(items) == 0 {
		return items, more, err
	}
	if err := data.Seen(tx, r.MemberID, at.Category, len(items), whyReview); err != nil {
		return nil, false, err
	}
	_, err = record(tx, "request.reviewed", r, map[string]any{"category": at.Category, "items": len(items)})
	return items, more, err
}

func reviewed(place string, i item, cut *cuts, wall *data.Wall) Reviewed {
	x := Reviewed{Place: place, Source: i.Source, Category: i.Category, At: i.At, Withheld: wall.Why(i.Product, i.Category)}
	if x.Withheld != "" {
		return x
	}
	before := i.texts()
	after := cut.item(place, i, nil).texts()
	for _, f := range fieldsOf(before) {
		x.Texts = append(x.Texts, ReviewedText{Field: f, Before: before[f], After: after[f]})
	}
	return x
}

func (x Reviewed) changed() bool {
	return slices.ContainsFunc(x.Texts, func(t ReviewedText) bool { return t.Before != t.After })
}

// fieldsOf lists the parts of an item: title and content first.
func fieldsOf(texts map[string]string) []string {
	names := slices.Sorted(maps.Keys(texts))
	slices.SortStableFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	return names
}

func rank(field string) int {
	switch field {
	case "title":
		return 0
	case "content":
		return 1
	}
	return 2
}

const fieldPrefix = "fields."

// texts are the parts of an item that can be redacted, by name.
func (i item) texts() map[string]string {
	out := map[string]string{}
	if i.Title != "" {
		out["title"] = i.Title
	}
	if i.Content != "" {
		out["content"] = i.Content
	}
	for k, v := range i.Fields {
		out[fieldPrefix+k] = v
	}
	return out
}

// placeOf names an item by where it is staged; nothing there changes until the
// package is made.
func placeOf(t TaskID, c data.Category, seq, line int) string {
	return fmt.Sprintf("%s/%s/%d/%d", t, c, seq, line)
}

type staged struct {
	task      TaskID
	category  data.Category
	seq, line int
}

func parsePlace(place string) (s staged, err error) {
	parts := strings.Split(place, "/")
	if len(parts) != 4 {
		return s, fault.New(fault.Invalid, "There is no item at this place.").On("place")
	}
	s.task, s.category = TaskID(parts[0]), data.Category(parts[1])
	var first, second error
	s.seq, first = strconv.Atoi(parts[2])
	s.line, second = strconv.Atoi(parts[3])
	if first != nil || second != nil {
		return s, fault.New(fault.Invalid, "There is no item at this place.").On("place")
	}
	return s, nil
}

// itemAt reads one collected item of a request.
func itemAt(tx *db.Tx, r Request, place string) (i item, err error) {
	s, err := parsePlace(place)
	if err != nil {
		return i, err
	}
	found := false
	err = eachStagedFrom(tx, r, staged{s.task, s.category, s.seq - 1, 0}, func(at string, one item) bool {
		if at == place {
			i, found = one, true
		}
		return !found && strings.HasPrefix(at, place[:strings.LastIndex(place, "/")+1])
	})
	if err == nil && !found {
		err = fault.New(fault.Invalid, "There is no item at this place.").On("place")
	}
	return i, err
}

// eachStaged visits what was collected, from a place on, until visit says no.
func eachStaged(tx *db.Tx, r Request, at LookAt, visit func(string, item) bool) error {
	var from staged
	if at.After != "" {
		var err error
		if from, err = parsePlace(at.After); err != nil {
			return err
		}
		from.seq-- // the chunk of the last item again, up to it
	}
	passed := at.After == ""
	return eachStagedFrom(tx, r, from, func(place string, i item) bool {
		if !passed {
			passed = place == at.After
			return true
		}
		if at.Category != "" && i.Category != at.Category {
			return true
		}
		return visit(place, i)
	})
}

// eachStagedFrom visits the items of the chunks after a place; the zero place is
// the beginning.
func eachStagedFrom(tx *db.Tx, r Request, from staged, visit func(string, item) bool) error {
	tasks, err := tasksOf(tx, []ID{r.ID})
	if err != nil {
		return err
	}
	begun := from.task == ""
	for _, t := range tasks {
		for _, c := range data.Categories {
			seq := -1
			if !begun {
				if t.ID != from.task || c.Category != from.category {
					continue
				}
				begun, seq = true, from.seq
			}
			if t.Work != Collect || !t.holds(c.Category) {
				continue
			}
			if more, err := visitStaged(tx, r, staged{t.ID, c.Category, seq, 0}, visit); err != nil || !more {
				return err
			}
		}
	}
	return nil
}

// visitStaged visits one category of one source after a chunk.
func visitStaged(tx *db.Tx, r Request, from staged, visit func(string, item) bool) (more bool, err error) {
	for seq := from.seq; ; {
		chunks, err := nextTaskChunk(tx, from.task, from.category, seq)
		if err != nil || len(chunks) == 0 {
			return true, err
		}
		seq = chunks[0].Seq
		plain, err := seal.Open(tx, r.MemberID, seal.Request, chunks[0].place(from.task), chunks[0].Sealed)
		if err != nil {
			return false, err
		}
		line := 0
		for one := range bytes.Lines(plain) {
			var i item
			if err := json.Unmarshal(one, &i); err != nil {
				return false, err
			}
			if !visit(placeOf(from.task, from.category, seq, line), i) {
				return false, nil
			}
			line++
		}
	}
}
