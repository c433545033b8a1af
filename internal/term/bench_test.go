package term

import (
	"fmt"
	"testing"
)

// large makes an organization with 1,000 clauses in 40 documents.
func large() Rules {
	in := Input{Jurisdiction: "EU", Kind: "business", Products: shelf}
	all := Registry()
	for d := range 40 {
		id := fmt.Sprintf("d%02d", d)
		in.Documents = append(in.Documents, agreement(id, Agreements[d%len(Agreements)], d))
		for c := range 25 {
			def := all[(d*25+c)%len(all)]
			in.Clauses = append(in.Clauses, rule(fmt.Sprintf("%s/%02d", id, c), def.Key, def.Default.String()))
		}
	}
	return NewRules(in)
}

// BenchmarkMember resolves every term for one member: the limit of the
// specification is 5 ms.
func BenchmarkMember(b *testing.B) {
	rules := large()
	b.ReportAllocs()
	for b.Loop() {
		Effective(rules, Scope{Product: "mail", Groups: []string{"g"}}, at(100), at(100))
	}
}

// BenchmarkRules sorts and indexes what was read from the database.
func BenchmarkRules(b *testing.B) {
	in := large().input()
	for b.Loop() {
		NewRules(in)
	}
}

func BenchmarkSnapshot(b *testing.B) {
	rules := large()
	for b.Loop() {
		if _, err := Snapshot(rules, Scope{Product: "mail"}, at(100)); err != nil {
			b.Fatal(err)
		}
	}
}
