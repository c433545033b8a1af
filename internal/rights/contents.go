package rights

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

// contents is what goes into a package.
type contents struct {
	request    Request
	org        org.Organization
	madeAt     time.Time
	tasks      []Task
	about      about
	categories []*section
	cuts       *cuts
	// cut counts what was taken out; nil while a file is written again.
	cut cutTally
}

// section is a category of the package with what is said of it.
type section struct {
	Category   data.Category
	Title      string
	Describes  string
	Items      int
	Products   []string
	Sources    []string
	Purposes   []string
	Provenance []string
	First      time.Time
	Last       time.Time

	purposes    []data.Purpose
	provenances []data.Provenance
}

// contents reads everything but the collected data. It acts as the subject, so
// that the package shows what they may see themselves.
func (w *worker) contents(ctx context.Context, a assignment) (contents, error) {
	c := contents{request: a.request, org: a.org, madeAt: w.d.Now(), cut: cutTally{}}
	actor, _ := access.From(ctx)
	actor.Member = a.request.MemberID
	err := w.d.View(access.With(ctx, actor), access.Work, func(tx *db.Tx) error {
		tasks, err := tasksOf(tx, []ID{a.RequestID})
		if err != nil {
			return err
		}
		c.tasks = slices.DeleteFunc(tasks, func(t Task) bool { return t.Work != Collect })
		if c.cuts, err = cutsOf(tx, a.request); err != nil {
			return err
		}
		if c.about, err = readAbout(tx, a.request); err != nil {
			return err
		}
		c.about, err = c.cuts.about(c.about, c.cut)
		return err
	})
	for _, info := range data.Categories {
		if slices.ContainsFunc(c.tasks, func(t Task) bool { return t.holds(info.Category) }) {
			c.categories = append(c.categories, &section{Category: info.Category, Title: info.Title, Describes: info.About})
		}
	}
	return c, err
}

func (t Task) holds(c data.Category) bool {
	return slices.ContainsFunc(t.Counts, func(n Tally) bool { return n.Category == c && n.Items > 0 })
}

// fill writes every file but the manifest. The index comes last: by then it is
// known what the others hold.
func (w *worker) fill(ctx context.Context, z *archive, c contents) error {
	first := c
	c.cut = nil // count each place once
	for _, s := range c.categories {
		if err := w.writeJSON(ctx, z, first, s); err != nil {
			return err
		}
		for _, write := range []func(context.Context, *archive, contents, *section) error{w.writeCSV, w.writePage} {
			if err := write(ctx, z, c, s); err != nil {
				return err
			}
		}
	}
	for _, f := range c.about.files() {
		if err := z.addJSON(f.path, f.value); err != nil {
			return err
		}
	}
	if err := z.addJSON("information.json", c.information()); err != nil {
		return err
	}
	if err := z.addJSON("dpv.jsonld", c.jsonld()); err != nil {
		return err
	}
	c.cut = first.cut
	return z.add("index.html", "text/html", func(out io.Writer) error { return indexPage.Execute(out, c.index()) })
}

// writeJSON writes a category as an array, and notes what it holds.
func (w *worker) writeJSON(ctx context.Context, z *archive, c contents, s *section) error {
	return z.add("data/"+string(s.Category)+".json", "application/json", func(out io.Writer) error {
		buffered, before := bufio.NewWriter(out), "[\n"
		err := w.each(ctx, c, s.Category, func(i item, line []byte) error {
			s.note(i)
			_, err := fmt.Fprintf(buffered, "%s%s", before, line)
			before = ",\n"
			return err
		})
		if err != nil {
			return err
		}
		_, _ = buffered.WriteString("\n]\n") // Flush tells
		return buffered.Flush()
	})
}

// each reads what was collected of a category, item by item.
func (w *worker) each(ctx context.Context, c contents, category data.Category, visit func(item, []byte) error) error {
	for _, t := range c.tasks {
		for seq := -1; ; {
			plain, next, err := w.chunk(ctx, c.request, t.ID, category, seq)
			if err != nil {
				return err
			}
			if plain == nil {
				break
			}
			seq = next
			if err := c.eachLine(plain, staged{t.ID, category, seq, 0}, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// chunk opens the first chunk of a category after seq; nil when there is none.
func (w *worker) chunk(ctx context.Context, r Request, t TaskID, category data.Category, seq int) (plain []byte, next int, err error) {
	err = w.d.View(ctx, access.Work, func(tx *db.Tx) error {
		chunks, err := nextTaskChunk(tx, t, category, seq)
		if err != nil || len(chunks) == 0 {
			return err
		}
		next = chunks[0].Seq
		plain, err = seal.Open(tx, r.MemberID, seal.Request, chunks[0].place(t), chunks[0].Sealed)
		return err
	})
	return plain, next, err
}

// eachLine visits the items of a chunk as they are delivered.
func (c contents) eachLine(plain []byte, at staged, visit func(item, []byte) error) error {
	if c.cuts.none() {
		return eachLine(plain, visit)
	}
	return eachLine(plain, func(i item, _ []byte) error {
		i = c.cuts.item(placeOf(at.task, at.category, at.seq, at.line), i, c.cut)
		at.line++
		line, err := json.Marshal(i)
		if err != nil {
			return err
		}
		return visit(i, line)
	})
}

func eachLine(plain []byte, visit func(item, []byte) error) error {
	for line := range bytes.Lines(plain) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		var i item
		if err := json.Unmarshal(line, &i); err != nil {
			return err
		}
		if err := visit(i, line); err != nil {
			return err
		}
	}
	return nil
}

// note adds an item to what is said of its category.
func (s *section) note(i item) {
	s.Items++
	s.Products = with(s.Products, string(i.Product))
	s.Sources = with(s.Sources, i.Source)
	s.Purposes = with(s.Purposes, i.Purpose.Title())
	s.Provenance = with(s.Provenance, provenances[i.Provenance])
	s.purposes, s.provenances = with(s.purposes, i.Purpose), with(s.provenances, i.Provenance)
	if s.First.IsZero() || i.At.Before(s.First) {
		s.First = i.At
	}
	if i.At.After(s.Last) {
		s.Last = i.At
	}
}

var provenances = map[data.Provenance]string{
	data.Provided: "You provided it", data.Observed: "Observed while you used a product", data.ThirdParty: "Given by somebody else",
}

// with adds a text to a short sorted list that has it at most once.
func with[T ~string](list []T, s T) []T {
	i, found := slices.BinarySearch(list, s)
	if found || s == "" {
		return list
	}
	return slices.Insert(list, i, s)
}
