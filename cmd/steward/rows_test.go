package main

import (
	"go/ast"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/term"
)

// Each statement of the vendor's that is about accounts, products, records,
// choices and disclosures has a test that carries its number: TestRow32...,
// TestRow47And52..., TestRow66To71.... The other rows are about documents,
// resolution and requests, whose own tests name terms and clauses.
var otherRows = map[int]string{
	1: "versions of the statement", 5: "what applies to a product", 6: "which statement binds a product", 9: "whose section it is",
	28: "ways in of requests", 29: "rights by product", 37: "proof of domains: internal/finding", 42: "kinds of organizations",
	43: "policies", 44: "routing of requests", 48: "relying parties", 56: "an address", 58: "online services terms", 63: "conflicts",
	64: "settings of organizations", 65: "definitions", 72: "statements of other products", 76: "managed devices", 77: "versions of products",
	81: "devices do it themselves",
}

var rowTest = regexp.MustCompile(`^TestRows?(\d+)((?:(?:And|To)\d+)*)`)

// rowsIn are the rows that a test's name carries.
func rowsIn(name string) (rows []int) {
	m := rowTest.FindStringSubmatch(name)
	if m == nil {
		return nil
	}
	first, _ := strconv.Atoi(m[1]) // digits
	rows = append(rows, first)
	for _, part := range regexp.MustCompile(`(And|To)(\d+)`).FindAllStringSubmatch(m[2], -1) {
		n, _ := strconv.Atoi(part[2]) // digits
		for from := rows[len(rows)-1] + 1; part[1] == "To" && from < n; from++ {
			rows = append(rows, from)
		}
		rows = append(rows, n)
	}
	return rows
}

func TestRowNamesAreRead(t *testing.T) {
	for name, want := range map[string]string{
		"TestRow7": "7", "TestRow10And11DecliningSwitchesOff": "10 11", "TestRow12To14MissingData": "12 13 14", "TestRow57And59To61And78X": "57 59 60 61 78",
		"TestRows73And75AreOptIn": "73 75", "TestRowLevelSecurity": "", "TestTorrow3": "",
	} {
		var got []string
		for _, n := range rowsIn(name) {
			got = append(got, strconv.Itoa(n))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestEveryRowOfMemberDataHasATest(t *testing.T) {
	tested := map[int]string{}
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv != nil {
				continue
			}
			for _, n := range rowsIn(f.Name.Name) {
				tested[n] = s.path
			}
		}
	}
	for _, r := range term.Rows {
		if tested[r.Number] == "" && otherRows[r.Number] == "" {
			t.Errorf("row %d (%s) has no test that carries its number", r.Number, r.Says)
		}
	}
	for n := range otherRows {
		if n < 1 || n > len(term.Rows) {
			t.Errorf("there is no row %d", n)
		}
	}
}
