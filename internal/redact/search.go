package redact

import (
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Value is something that must not be found. ID says what it is without saying
// it.
type Value struct{ ID, Text string }

// The sizes of a search: what is read at once, how much of it is read again with
// the next so that nothing hides at a border, and how long a needle is, in
// characters. A longer value is searched in pieces, so that parts of it are
// found too.
const (
	block   = 256 << 10
	overlap = 4 << 10
	window  = 64
)

// Search looks for values in files: as they are, whatever the case; behind the
// escapes of JSON, HTML, CSV, URLs and mail; and as base64, hexadecimal digits
// and UTF-16.
type Search struct {
	texts  *automaton
	binary *automaton
	// ofText and ofBinary name the value of each needle.
	ofText, ofBinary []string
}

// NewSearch prepares a search; values shorter than Shortest are left out.
func NewSearch(values []Value) *Search {
	s := &Search{}
	var texts, binary [][]byte
	for _, v := range values {
		for _, piece := range pieces(v.Text) {
			texts, s.ofText = append(texts, fold([]byte(piece))), append(s.ofText, v.ID)
			for _, form := range binaryForms(piece) {
				binary, s.ofBinary = append(binary, form), append(s.ofBinary, v.ID)
			}
		}
	}
	s.texts, s.binary = newAutomaton(texts), newAutomaton(binary)
	return s
}

// Empty tells whether there is nothing to look for.
func (s *Search) Empty() bool { return len(s.ofText) == 0 }

// pieces cuts a value into windows; the last one overlaps the one before.
func pieces(text string) []string {
	text = strings.TrimSpace(text)
	runes := []rune(text)
	if len(runes) < Shortest {
		return nil
	}
	if len(runes) <= window {
		return []string{text}
	}
	var out []string
	for at := 0; at+window < len(runes); at += window {
		out = append(out, string(runes[at:at+window]))
	}
	return append(out, string(runes[len(runes)-window:]))
}

// binaryForms are the encodings in which a value can stand inside a text.
func binaryForms(text string) [][]byte {
	var out [][]byte
	add := func(b []byte) {
		if len(b) >= 6 && !slices.ContainsFunc(out, func(o []byte) bool { return string(o) == string(b) }) {
			out = append(out, b)
		}
	}
	for _, t := range []string{text, strings.ToLower(text), strings.ToUpper(text)} {
		little, big := wide(t)
		add(little)
		add(big)
		for _, bytes := range [][]byte{[]byte(t), little, big} {
			add([]byte(hex.EncodeToString(bytes)))
			add([]byte(strings.ToUpper(hex.EncodeToString(bytes))))
			for shift := range 3 {
				for _, enc := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
					add(inside(enc, bytes, shift))
				}
			}
		}
	}
	return out
}

// wide is UTF-16 in both orders.
func wide(s string) (little, big []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	return little, big
}

// inside is the part of base64 that is the same whatever stands before and
// behind the bytes, when as many bytes as shift stand before them in a group.
func inside(enc *base64.Encoding, b []byte, shift int) []byte {
	padded := append(make([]byte, shift), b...)
	whole := len(padded) / 3 * 3
	out := enc.EncodeToString(padded[:whole])
	if shift > 0 && len(out) >= 4 {
		out = out[4:] // the first group has bits of what stands before
	}
	return []byte(out)
}

// In reads everything and names the values that it found, each once.
func (s *Search) In(r io.Reader) ([]string, error) {
	found := map[string]bool{}
	buf := make([]byte, block)
	kept := 0
	for {
		n, err := io.ReadFull(r, buf[kept:])
		s.look(buf[:kept+n], found)
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return sorted(found), nil
		case err != nil:
			return nil, err
		}
		kept = copy(buf, buf[len(buf)-overlap:])
	}
}

func (s *Search) look(b []byte, found map[string]bool) {
	for _, steps := range readings {
		if text := read(b, steps); text != nil {
			s.texts.scan(fold(text), func(n int) { found[s.ofText[n]] = true })
			s.binary.scan(text, func(n int) { found[s.ofBinary[n]] = true })
		}
	}
}

func sorted(found map[string]bool) []string {
	out := make([]string, 0, len(found))
	for id := range found {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// Searchable tells whether a value is long enough to be looked for.
func Searchable(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) >= Shortest
}
