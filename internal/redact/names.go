package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Person is what a directory knows somebody by.
type Person struct {
	ID string
	// Names are names of at least two words, in the order in which they are
	// written; Families stand alone behind a title ("Ms Lovelace").
	Names, Families []string
	// Addresses are e-mail addresses and user names: one word each.
	Addresses []string
}

// Directory finds persons in texts. It keeps a number for each name, not the
// name, so that a million members fit into memory.
type Directory struct {
	forms  []form
	ids    []string
	sorted bool
}

type form struct {
	hash uint64
	id   int32
}

// Hit is a person found in a text.
type Hit struct {
	ID string
	// Text is how the person is named there.
	Text string
}

// The lengths of what is looked for, in words and characters.
const (
	mostWords    = 6
	leastAddress = 4
)

// Add puts a person into the directory.
func (d *Directory) Add(p Person) {
	d.sorted = false
	d.ids = append(d.ids, p.ID)
	put := func(kind byte, words []string) {
		if len(words) > 0 && len(words) <= mostWords {
			d.forms = append(d.forms, form{hashOf(kind, words), int32(len(d.ids) - 1)})
		}
	}
	for _, n := range p.Names {
		if words := wordsOf(n); len(words) > 1 {
			put('n', words)
			put('n', append(words[len(words)-1:len(words):len(words)], words[:len(words)-1]...))
		}
	}
	for _, f := range p.Families {
		put('f', wordsOf(f))
	}
	for _, a := range p.Addresses {
		if utf8.RuneCountInString(a) >= leastAddress {
			put('a', []string{strings.ToLower(strings.TrimSpace(a))})
		}
	}
}

// titles stand before a family name that stands alone.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "miss": true, "mx": true, "dr": true, "prof": true, "professor": true, "sir": true,
	"herr": true, "herrn": true, "frau": true, "monsieur": true, "madame": true, "mme": true, "mlle": true,
	"señor": true, "señora": true, "sr": true, "sra": true, "signor": true, "signora": true, "senhor": true, "senhora": true,
}

// Find lists who is named in a text, in the order of the places.
func (d *Directory) Find(text string) []Hit {
	if !d.sorted {
		slices.SortFunc(d.forms, func(a, b form) int {
			switch {
			case a.hash < b.hash:
				return -1
			case a.hash > b.hash:
				return 1
			}
			return int(a.id - b.id)
		})
		d.sorted = true
	}
	addresses, taken := d.addresses(text)
	return append(d.names(text, taken), addresses...)
}

// names finds persons by their names, but inside addresses that were found.
func (d *Directory) names(text string, taken []span) (hits []Hit) {
	spans := spansOf(text, unicode.IsLetter, unicode.IsDigit, isJoint)
	words := make([]string, len(spans))
	for i, s := range spans {
		words[i] = strings.ToLower(text[s.from:s.to])
	}
	for i := range spans {
		for n := 1; n <= mostWords && i+n <= len(spans); n++ {
			here := span{spans[i].from, spans[i+n-1].to}
			whole := text[here.from:here.to]
			if n > 1 && parts(text[spans[i+n-2].to:spans[i+n-1].from]) || slices.ContainsFunc(taken, here.within) {
				break
			}
			if n > 1 {
				hits = d.hit(hits, 'n', words[i:i+n], whole)
			}
			if i > 0 && titles[words[i-1]] {
				hits = d.hit(hits, 'f', words[i:i+n], whole)
			}
		}
	}
	return hits
}

// parts tells whether what stands between two words keeps them from being one
// name.
func parts(between string) bool {
	return strings.ContainsAny(between, "()[]{}<>:;!?") || strings.Contains(between, "\n\n")
}

func (d *Directory) addresses(text string) (hits []Hit, taken []span) {
	for _, s := range spansOf(text, unicode.IsLetter, unicode.IsDigit, isAddress) {
		word := strings.Trim(text[s.from:s.to], ".-_+@")
		if utf8.RuneCountInString(word) < leastAddress {
			continue
		}
		before := len(hits)
		if hits = d.hit(hits, 'a', []string{strings.ToLower(word)}, word); len(hits) > before {
			taken = append(taken, s)
		}
	}
	return hits, taken
}

func (d *Directory) hit(hits []Hit, kind byte, words []string, text string) []Hit {
	h := hashOf(kind, words)
	at, ok := slices.BinarySearchFunc(d.forms, h, func(f form, h uint64) int {
		switch {
		case f.hash < h:
			return -1
		case f.hash > h:
			return 1
		}
		return 0
	})
	for ; ok && at < len(d.forms) && d.forms[at].hash == h; at++ {
		hits = append(hits, Hit{ID: d.ids[d.forms[at].id], Text: text})
	}
	return hits
}

type span struct{ from, to int }

func (s span) within(outer span) bool { return outer.from <= s.from && s.to <= outer.to }

// spansOf cuts a text into words of these characters.
func spansOf(text string, in ...func(rune) bool) (out []span) {
	from := -1
	for i, r := range text {
		inside := slices.ContainsFunc(in, func(f func(rune) bool) bool { return f(r) })
		if inside && from < 0 {
			from = i
		}
		if !inside && from >= 0 {
			out, from = append(out, span{from, i}), -1
		}
	}
	if from >= 0 {
		out = append(out, span{from, len(text)})
	}
	return out
}

func isJoint(r rune) bool   { return r == '-' || r == '\'' || r == '’' || unicode.IsMark(r) }
func isAddress(r rune) bool { return strings.ContainsRune("@._-+", r) }

func wordsOf(name string) []string {
	var out []string
	for _, s := range spansOf(name, unicode.IsLetter, unicode.IsDigit, isJoint) {
		out = append(out, strings.ToLower(name[s.from:s.to]))
	}
	return out
}

// hashOf is FNV-1a over the words and their kind.
func hashOf(kind byte, words []string) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	mix := func(c byte) { h = (h ^ uint64(c)) * prime }
	mix(kind)
	for _, w := range words {
		for i := range len(w) {
			mix(w[i])
		}
		mix(' ')
	}
	return h
}
