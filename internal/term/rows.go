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
	// Own are the terms that are registered with the row (Definition.Row), Also
	// those that serve it and are registered with another one. Both sides say it,
	// so that a term with a wrong row is found.
	Own, Also []Key
	// Code are the packages that build it, Fields the places in the API where it
	// is seen: Query.terms.
	Code, Fields []string
	// Not says why no term governs it; "" where one does.
	Not string
}

// Terms lists the terms that serve the row, those of its own first.
func (r Row) Terms() []Key { return slices.Concat(r.Own, r.Also) }

// astray says what is wrong between a table of rows and the definitions of
// terms: a term that stands in another row than its definition names, in none or
// in two, a row without terms that gives no reason, and a reason that a term has
// made stale. The answer is empty where both agree.
func astray(rows []Row, defs []Definition) (out []string) {
	home := map[Key][]int{}
	for _, r := range rows {
		for _, key := range r.Own {
			home[key] = append(home[key], r.Number)
		}
		switch terms := r.Terms(); {
		case len(terms) == 0 && r.Not == "":
			out = append(out, fmt.Sprintf("row %d has no term and no reason why", r.Number))
		case len(terms) > 0 && r.Not != "":
			out = append(out, fmt.Sprintf("row %d has the terms %v and a reason why it has none", r.Number, terms))
		}
	}
	for _, d := range defs {
		if at := home[d.Key]; len(at) != 1 || at[0] != d.Row {
			out = append(out, fmt.Sprintf("%s is registered with row %d and stands in %v", d.Key, d.Row, at))
		}
		delete(home, d.Key)
	}
	for key, at := range home {
		out = append(out, fmt.Sprintf("row %v has %s, which is no term", at, key))
	}
	slices.Sort(out)
	return out
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
		fmt.Fprintf(&b, "| %d | %s | %s | %s | %s | %s |\n", r.Number, r.Says,
			strings.Join(terms, ", "), strings.Join(r.Code, ", "), strings.Join(r.Fields, ", "), r.Not)
	}
	b.WriteString("\n## Terms that others carry out\n\nEvery other term is carried out by Steward, and a test agrees on another value and looks at what happens.\n\n")
	for _, d := range Registry() {
		if d.Told != "" {
			fmt.Fprintf(&b, "- `%s`: %s\n", d.Key, d.Told)
		}
	}
	return b.String()
}

// Rows has every row of section 1, in order.
var Rows = slices.Concat(rowsOfUse, rowsOfControl, rowsOfOrganizations, rowsOfProducts)
