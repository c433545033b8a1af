package term

import (
	"fmt"
	"slices"
	"strings"
)

// Row is a statement of section 1 of the specification, and what became of it.
type Row struct {
	// Number is the row's, 1 to 85.
	Number int
	// Says is what the vendor's statement says, in a few words.
	Says string
	// Also are terms that serve the row and are registered with another one;
	// those of its own are found by Definition.Row.
	Also []Key
	// Code are the packages that build it, Fields the places in the API where it
	// is seen: Query.terms.
	Code, Fields []string
	// Not says why no term governs it; "" where one does.
	Not string
}

// Terms lists the terms that serve the row, those of its own first.
func (r Row) Terms() []Key {
	var out []Key
	for _, d := range Registry() {
		if d.Row == r.Number {
			out = append(out, d.Key)
		}
	}
	return append(out, r.Also...)
}

func code(paths ...string) []string {
	for i, p := range paths {
		paths[i] = "internal/" + p
	}
	return paths
}

func fields(names ...string) []string { return names }

// Reasons why a row has no term.
const (
	notFact    = "A fact that is kept and shown; there is no value to agree on."
	notWord    = "A word of the vocabulary: its list is closed, in code."
	notChosen  = "What the vendor's catalogue says of a product; agreements don't change it."
	notLaw     = "The law and the person decide; no document may."
	notRule    = "How resolution itself works; a rule about rules is no term."
	notSteward = "The product does this itself; Steward keeps what it is told."
)

// RowsPage writes the rows as a page in Markdown.
func RowsPage() string {
	var b strings.Builder
	b.WriteString("# What became of each statement\n\nEach row is a statement of the vendor's privacy statement that a system can carry out.\n\n")
	b.WriteString("| row | the statement says | terms | built in | seen in the API | why no term |\n|---|---|---|---|---|---|\n")
	for _, r := range Rows {
		terms := make([]string, 0, 4)
		for _, key := range r.Terms() {
			terms = append(terms, "`"+string(key)+"`")
		}
		if len(terms) > 0 {
			r.Not = "" // the registry has learnt one since
		}
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %s |\n", r.Number, r.Says,
			strings.Join(terms, ", "), strings.Join(r.Code, ", "), strings.Join(r.Fields, ", "), r.Not)
	}
	return b.String()
}

// Rows has every row of section 1, in order.
var Rows = slices.Concat(rowsOfUse, rowsOfControl, rowsOfOrganizations, rowsOfProducts)
