package rights

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// item is one piece of data as the package holds it, one line of JSON each.
type item struct {
	ID         string            `json:"id"`
	At         time.Time         `json:"at"`
	Product    product.ID        `json:"product,omitempty"`
	Source     string            `json:"source"`
	Category   data.Category     `json:"category"`
	Provenance data.Provenance   `json:"provenance"`
	Purpose    data.Purpose      `json:"purpose"`
	Title      string            `json:"title,omitempty"`
	Content    string            `json:"content,omitempty"`
	Fields     map[string]string `json:"fields,omitempty"`
}

// chunkBytes is how much is kept in memory of each category while a source is
// read, and how much is sealed at once.
const chunkBytes = 128 << 10

// collect fetches everything that a source holds and keeps it sealed, by
// category, until it is packed. A second attempt begins again.
func (w *worker) collect(ctx context.Context, a assignment) error {
	err := w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return deleteTaskChunks(tx, a.ID) })
	if err != nil {
		return err
	}
	s := &stage{w: w, a: a, ctx: ctx, pending: map[data.Category]*bytes.Buffer{}, next: map[data.Category]int{}, counts: counter{}}
	if err := a.source.Export(ctx, a.subject, s.add); err != nil {
		return err
	}
	for _, c := range s.categories() {
		if err := s.flush(c); err != nil {
			return err
		}
	}
	return w.finish(ctx, a, func(t *Task) { t.Counts = s.counts.list() })
}

// stage keeps what a source gives until there is enough of it to seal.
type stage struct {
	w       *worker
	a       assignment
	ctx     context.Context
	pending map[data.Category]*bytes.Buffer
	next    map[data.Category]int
	counts  counter
}

func (s *stage) add(i data.Item) error {
	if i.Category.Class() == data.Metadata { // that a secret exists, never what it is
		i.Content, i.Fields = "", nil
	}
	line, err := json.Marshal(item{
		ID: i.Key, At: i.At.UTC(), Product: i.ProductID, Source: s.a.SourceName, Category: i.Category,
		Provenance: i.Provenance, Purpose: i.Purpose, Title: i.Title, Content: i.Content, Fields: i.Fields,
	})
	if err != nil {
		return err
	}
	b := s.pending[i.Category]
	if b == nil {
		b = &bytes.Buffer{}
		s.pending[i.Category] = b
	}
	b.Write(line)
	b.WriteByte('\n')
	s.counts[tallyKey{i.ProductID, i.Category}]++
	if b.Len() < chunkBytes {
		return nil
	}
	return s.flush(i.Category)
}

func (s *stage) categories() []data.Category {
	var out []data.Category
	for c := range s.pending {
		out = append(out, c)
	}
	slices.Sort(out)
	return out
}

func (s *stage) flush(c data.Category) error {
	b := s.pending[c]
	if b.Len() == 0 {
		return nil
	}
	err := s.w.d.Update(s.ctx, access.Work, func(tx *db.Tx) error {
		chunk := stagedChunk{Category: c, Seq: s.next[c]}
		var err error
		if chunk.Sealed, err = seal.Seal(tx, s.a.request.MemberID, seal.Request, chunk.place(s.a.ID), b.Bytes()); err != nil {
			return err
		}
		if err := touchTask(tx, s.a.ID); err != nil {
			return err
		}
		return insertTaskChunk(tx, s.a.ID, chunk)
	})
	if err != nil {
		return err
	}
	s.next[c]++
	b.Reset()
	return s.w.reached("collect.chunk")
}

// stagedChunk is a piece of what a source gave: whole lines of one category.
type stagedChunk struct {
	Category data.Category `db:"category"`
	Seq      int           `db:"seq"`
	Sealed   []byte        `db:"sealed"`
}

func (c stagedChunk) place(t TaskID) string {
	return fmt.Sprintf("task_chunk/%s/%s/%d", t, c.Category, c.Seq)
}

type tallyKey struct {
	product  product.ID
	category data.Category
}

type counter map[tallyKey]int

// list gives the counts in a stable order.
func (c counter) list() []Tally {
	out := make([]Tally, 0, len(c))
	for k, n := range c {
		out = append(out, Tally{ProductID: k.product, Category: k.category, Items: n})
	}
	slices.SortFunc(out, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(a.Category, b.Category), cmp.Compare(a.ProductID, b.ProductID))
	})
	return out
}

func tallies(f data.Found) []Tally {
	c := counter{}
	for _, n := range f.Counts {
		c[tallyKey{n.ProductID, n.Category}] += n.Count
	}
	return c.list()
}

// preview counts what an erasure would reach in a source.
func (w *worker) preview(ctx context.Context, a assignment) error {
	found, err := a.source.Find(ctx, a.subject)
	if err != nil {
		return err
	}
	return w.finish(ctx, a, func(t *Task) { t.Counts = tallies(found) })
}

// erase erases in one source and asks it afterwards what is left: that the call
// succeeded is no proof. What was there is counted and kept before, so that a
// second attempt knows it.
func (w *worker) erase(ctx context.Context, a assignment) error {
	if err := w.countBefore(ctx, a); err != nil {
		return err
	}
	key := data.EraseOptions{Key: "erase-" + string(a.ID), Request: string(a.RequestID)}
	begun, err := a.source.Erase(ctx, a.subject, key)
	if err != nil {
		return err
	}
	if begun.Job != "" && begun.State == data.OutcomePending {
		return w.later(ctx, a, begun.CheckAfter, "The source is still erasing; it is asked again")
	}
	if err := w.reached("erase.source"); err != nil {
		return err
	}
	out, err := a.source.Verify(ctx, a.subject)
	if err != nil {
		return err
	}
	switch out.State {
	case data.OutcomePending:
		return w.later(ctx, a, out.CheckAfter, "The source is still erasing; it is asked again")
	case data.OutcomeRemaining:
		return fault.New(fault.Unavailable, "The source still holds %d items after it was told to erase them. It is asked again.", out.Remaining)
	}
	left, err := a.source.Find(ctx, a.subject)
	if err != nil {
		return err
	}
	return w.finish(ctx, a, func(t *Task) { t.Retained, t.Counts = retained(out), withLeft(t.Counts, left) })
}

// countTask changes a task's counts and nothing else of what it is by now.
func countTask(tx *db.Tx, id TaskID, counts []Tally) error {
	t, err := findTask(tx, id, tx.Lock())
	if err != nil {
		return err
	}
	t.Counts, t.UpdatedAt = counts, tx.Now
	return saveTask(tx, t)
}

// countBefore keeps what the source held before anything of it was erased.
func (w *worker) countBefore(ctx context.Context, a assignment) error {
	if len(a.Counts) > 0 {
		return nil
	}
	found, err := a.source.Find(ctx, a.subject)
	if err != nil {
		return err
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return countTask(tx, a.ID, tallies(found)) })
}

// soonest bounds how often a source is asked whether it has finished.
const soonest = time.Minute

// later puts a task off for a reason that is shown; that is no failure.
func (w *worker) later(ctx context.Context, a assignment, wait time.Duration, reason string) error {
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		at := tx.Now.Add(max(wait, soonest))
		t, err := findTask(tx, a.ID, tx.Lock())
		if err != nil {
			return err
		}
		t.State, t.UpdatedAt = Waiting, tx.Now
		t.Error = reason + " on " + at.Format("2 January 2006, 15:04 MST") + "."
		if err := saveTask(tx, t); err != nil {
			return err
		}
		return enqueueTaskAt(tx, t, at)
	})
}

func retained(o data.Outcome) []Retained {
	out := make([]Retained, 0, len(o.Retained))
	for _, r := range o.Retained {
		k := Retained{ProductID: r.ProductID, Category: r.Category, Items: r.Count, Ground: r.Ground}
		if !r.Until.IsZero() {
			k.Until = &r.Until
		}
		out = append(out, k)
	}
	return out
}

// withLeft adds what a source still finds to what it held before.
func withLeft(before []Tally, left data.Found) []Tally {
	now := counter{}
	for _, t := range tallies(left) {
		now[tallyKey{t.ProductID, t.Category}] = t.Items
	}
	out := slices.Clone(before)
	for i := range out {
		out[i].Left = now[tallyKey{out[i].ProductID, out[i].Category}]
	}
	return out
}
