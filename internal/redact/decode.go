package redact

import (
	"bytes"
	"html"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// readings are the ways in which a file's bytes are read before they are
// searched. The first is as they are. Those that change nothing are skipped.
var readings = [][]func([]byte) []byte{
	{},
	{unquote, unescape},
	{unescape, unescape},
	{entities, unescape},
	{unescape, entities},
	{percent},
	{quotedPrintable},
	{unwrap},
}

// read applies a way of reading; nil when it changes nothing.
func read(b []byte, steps []func([]byte) []byte) []byte {
	changed := len(steps) == 0
	for _, step := range steps {
		next := step(b)
		if next != nil {
			b, changed = next, true
		}
	}
	if !changed {
		return nil
	}
	return b
}

// unquote halves the doubled quotes of CSV (RFC 4180).
func unquote(b []byte) []byte {
	if !bytes.Contains(b, []byte(`""`)) {
		return nil
	}
	return bytes.ReplaceAll(b, []byte(`""`), []byte(`"`))
}

// entities reads HTML's named and numbered characters.
func entities(b []byte) []byte {
	if bytes.IndexByte(b, '&') < 0 {
		return nil
	}
	return []byte(html.UnescapeString(string(b)))
}

var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t', '\'': '\''}

// unescape reads the escapes of JSON strings (RFC 8259 section 7).
func unescape(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 {
		return nil
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if b[i] != '\\' || i+1 >= len(b) {
			out = append(out, b[i])
			i++
			continue
		}
		if plain, ok := escapes[b[i+1]]; ok {
			out = append(out, plain)
			i += 2
			continue
		}
		r, n := unicodeEscape(b[i:])
		if n == 0 {
			out = append(out, b[i])
			i++
			continue
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out
}

// unicodeEscape reads a four-digit escape, and two of them where they are a surrogate pair.
func unicodeEscape(b []byte) (r rune, n int) {
	r, ok := hex4(b)
	if !ok {
		return 0, 0
	}
	if utf16.IsSurrogate(r) {
		if low, ok := hex4(b[6:]); ok {
			if both := utf16.DecodeRune(r, low); both != utf8.RuneError {
				return both, 12
			}
		}
	}
	return r, 6
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(b[2:6]), 16, 16)
	return rune(n), err == nil
}

// percent reads URL escapes, with + as it is and as a space by turns: names are
// searched with both.
func percent(b []byte) []byte { return bytePairs(b, '%') }

// quotedPrintable reads RFC 2045 section 6.7.
func quotedPrintable(b []byte) []byte {
	if bytes.IndexByte(b, '=') < 0 {
		return nil
	}
	b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("=\r\n"), nil), []byte("=\n"), nil)
	if out := bytePairs(b, '='); out != nil {
		return out
	}
	return b
}

// unwrap joins lines, as base64 in letters is broken.
func unwrap(b []byte) []byte {
	if bytes.IndexByte(b, '\n') < 0 && !bytes.Contains(b, []byte(`\n`)) {
		return nil
	}
	for _, s := range []string{`\r\n`, `\n`, "\r", "\n"} {
		b = bytes.ReplaceAll(b, []byte(s), nil)
	}
	return b
}

// bytePairs reads bytes written as a sign and two hexadecimal digits.
func bytePairs(b []byte, sign byte) []byte {
	if bytes.IndexByte(b, sign) < 0 {
		return nil
	}
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if b[i] == sign && i+2 < len(b) {
			if n, err := strconv.ParseUint(string(b[i+1:i+3]), 16, 8); err == nil {
				out = append(out, byte(n))
				i += 3
				continue
			}
		}
		out = append(out, b[i])
		i++
	}
	return out
}

// fold makes letters small, the same way as needles; bytes that are no UTF-8
// stay.
func fold(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			out = append(out, byte(lower(rune(c))))
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError {
			out = append(out, b[i])
			i++
			continue
		}
		out = utf8.AppendRune(out, lower(r))
		i += size
	}
	return out
}
