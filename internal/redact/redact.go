// Package redact takes passages out of texts, finds persons of a directory in
// them, and searches files for what must not be in them, in every form in which
// it could hide.
//
// It knows texts and bytes. It refuses to know what they are about, who asked
// for them, and where they are kept.
package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shortest is the least length of what can be taken out of a text and searched
// for, in characters: anything shorter is everywhere.
const Shortest = 3

// Cut replaces every occurrence of the passages by their marks, whatever the
// case of their letters. At one place the longest passage wins. The mark's
// length says nothing about what stood there.
func Cut(text string, passages []Passage) (out string, cuts int) {
	if len(passages) == 0 || text == "" {
		return text, 0
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if p, n := longestAt(text, i, passages); n > 0 {
			b.WriteString(p.Mark)
			i, cuts = i+n, cuts+1
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		b.WriteString(text[i : i+size])
		i += size
	}
	if cuts == 0 {
		return text, 0
	}
	return b.String(), cuts
}

// Passage is what is taken out, and what is put in its place.
type Passage struct{ Text, Mark string }

// longestAt finds the longest passage that begins at a place, and its length in
// bytes there.
func longestAt(text string, at int, passages []Passage) (found Passage, length int) {
	for _, p := range passages {
		if n := prefixFold(text[at:], p.Text); n > length {
			found, length = p, n
		}
	}
	return found, length
}

// prefixFold tells how many bytes of text the prefix takes, or 0: compared
// character by character, whatever their case.
func prefixFold(text, prefix string) int {
	at := 0
	for _, want := range prefix {
		if at >= len(text) {
			return 0
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		if r != want && lower(r) != lower(want) {
			return 0
		}
		at += size
	}
	return at
}

// lower folds one character; the same for what is searched and for what is
// searched through.
func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// Count tells how often a passage occurs in a text, whatever the case.
func Count(text, passage string) int {
	_, n := Cut(text, []Passage{{Text: passage}})
	return n
}
