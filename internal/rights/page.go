package rights

import (
	"bufio"
	"context"
	"embed"
	"encoding/csv"
	"encoding/json"
	"html/template"
	"io"
	"strings"
	"time"
)

// The pages of a package hold everything that they need: no scripts, no fonts,
// nothing from the network, so that they open anywhere and for ever.
//
//go:embed page/*.html
var pages embed.FS

var (
	templates = template.Must(template.New("").Funcs(template.FuncMap{
		"date": func(t time.Time) string { return t.UTC().Format("2 January 2006") },
		"time": func(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 MST") },
		"iso":  func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
		"list": func(s []string) string { return strings.Join(s, ", ") },
		"word": func(s any) string { return strings.ReplaceAll(strings.TrimSpace(textOf(s)), "_", " ") },
	}).ParseFS(pages, "page/*.html"))
	indexPage = templates.Lookup("index.html")
)

func textOf(v any) string {
	b, _ := json.Marshal(v) // typed strings always marshal
	return strings.Trim(string(b), `"`)
}

type indexView struct {
	Request     Request
	Org         string
	MadeAt      time.Time
	Account     account
	Sections    []*section
	Choices     []choice
	Disclosures []disclosure
	Accesses    []look
	Requests    []earlier
	Information information
	Total       int
	Cutouts     []Cutout
}

// shownRows bounds the tables of the first page; the files have everything.
const shownRows = 100

func (c contents) index() indexView {
	v := indexView{
		Request: c.request, Org: c.org.Name, MadeAt: c.madeAt, Account: c.about.account, Sections: c.categories,
		Choices: c.about.choices, Disclosures: first(c.about.disclosures), Accesses: first(c.about.accesses),
		Requests: c.about.requests, Information: c.information(), Cutouts: c.cut.list(),
	}
	for _, s := range c.categories {
		v.Total += s.Items
	}
	return v
}

func first[T any](list []T) []T { return list[:min(len(list), shownRows)] }

// writePage writes a category for people, item by item.
func (w *worker) writePage(ctx context.Context, z *archive, c contents, s *section) error {
	return z.add("pages/"+string(s.Category)+".html", "text/html", func(out io.Writer) error {
		buffered := bufio.NewWriter(out)
		if err := templates.ExecuteTemplate(buffered, "head", s); err != nil {
			return err
		}
		err := w.each(ctx, c, s.Category, func(i item, _ []byte) error { return templates.ExecuteTemplate(buffered, "item", i) })
		if err != nil {
			return err
		}
		if err := templates.ExecuteTemplate(buffered, "foot", s); err != nil {
			return err
		}
		return buffered.Flush()
	})
}

var csvHeader = []string{"id", "at", "product", "source", "category", "provenance", "purpose", "title", "content", "fields"}

// writeCSV writes a category for spreadsheets.
func (w *worker) writeCSV(ctx context.Context, z *archive, c contents, s *section) error {
	return z.add("data/"+string(s.Category)+".csv", "text/csv", func(out io.Writer) error {
		table := csv.NewWriter(out)
		if err := table.Write(csvHeader); err != nil {
			return err
		}
		err := w.each(ctx, c, s.Category, func(i item, _ []byte) error { return table.Write(row(i)) })
		if err != nil {
			return err
		}
		table.Flush()
		return table.Error()
	})
}

func row(i item) []string {
	fields := ""
	if len(i.Fields) > 0 {
		b, _ := json.Marshal(i.Fields) // a map of strings always marshals
		fields = string(b)
	}
	cells := []string{
		i.ID, i.At.Format(time.RFC3339), string(i.Product), i.Source, string(i.Category), string(i.Provenance),
		string(i.Purpose), i.Title, i.Content, fields,
	}
	for n := range cells {
		cells[n] = harmless(cells[n])
	}
	return cells
}

// harmless keeps a spreadsheet from taking data for a formula (CWE-1236): such a
// cell gets an apostrophe. The JSON file has it as it is.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
