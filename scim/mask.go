package scim

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

const (
	hiddenValue = "…"
	maxDepth    = 40
	notKept     = " … the rest is not kept, or is not JSON"
)

// withoutValues is a JSON body in which what could be about a person is "…". A
// body that is cut, or is not JSON, ends where it can't be read.
//
// It is read by hand and in one pass, because every request is logged: a decoder
// takes longer for this than the database does for the request.
func withoutValues(body []byte) string {
	m := masker{in: body}
	if m.next() == end {
		return ""
	}
	m.out = make([]byte, 0, len(body))
	if !m.value("", 0) {
		m.out = append(m.out, notKept...)
	}
	return string(m.out)
}

// masker copies JSON from in to out; each of its methods tells whether it could
// be read.
type masker struct {
	in  []byte
	at  int
	out []byte
}

// end is what next tells after the last byte.
const end = 0

// next is the first byte that is no white space; it is not consumed.
func (m *masker) next() byte {
	for m.at < len(m.in) {
		switch b := m.in[m.at]; b {
		case ' ', '\t', '\n', '\r':
			m.at++
		default:
			return b
		}
	}
	return end
}

func (m *masker) value(key string, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch m.next() {
	case end:
		return false
	case '{':
		return m.all('}', func() bool {
			name, ok := m.name()
			return ok && m.value(name, depth+1)
		})
	case '[':
		return m.all(']', func() bool { return m.value(key, depth+1) })
	case '"':
		return m.text(key)
	}
	return m.literal(key)
}

// all copies what stands between a bracket and its end, with commas between.
func (m *masker) all(closing byte, one func() bool) bool {
	m.take()
	if m.next() == closing {
		m.take()
		return true
	}
	for one() {
		switch m.next() {
		case ',':
			m.take()
		case closing:
			m.take()
			return true
		default:
			return false
		}
	}
	return false
}

func (m *masker) take() {
	m.out = append(m.out, m.in[m.at])
	m.at++
}

// name copies an attribute's name and its colon.
func (m *masker) name() (string, bool) {
	if m.next() != '"' {
		return "", false
	}
	quoted, name, ok := m.quoted()
	if !ok || m.next() != ':' {
		return "", false
	}
	m.out = append(m.out, quoted...)
	m.take()
	return strings.ToLower(name), true
}

func (m *masker) text(key string) bool {
	quoted, v, ok := m.quoted()
	switch {
	case !ok:
	case keptKeys[key], (key == "id" || key == "value") && uuidForm.MatchString(v), v == "":
		m.out = append(m.out, quoted...)
	case quotedKeys[key]:
		m.out = append(m.out, jsonOf(redact(v))...)
	default:
		m.hide()
	}
	return ok
}

func (m *masker) hide() { m.out = append(m.out, `"`+hiddenValue+`"`...) }

// quoted reads a text: as JSON, and what it says.
func (m *masker) quoted() (quoted []byte, text string, ok bool) {
	from, escaped := m.at, false
	for m.at++; m.at < len(m.in); m.at++ {
		switch b := m.in[m.at]; {
		case b == '\\':
			escaped = true
			m.at++
		case b == '"':
			m.at++
			quoted = m.in[from:m.at]
			if !escaped && utf8.Valid(quoted) {
				return quoted, string(quoted[1 : len(quoted)-1]), true
			}
			ok = json.Unmarshal(quoted, &text) == nil
			return []byte(jsonOf(text)), text, ok
		case b < ' ':
			return nil, "", false
		}
	}
	return nil, "", false
}

// literal copies true, false and null; a number where its key says so.
func (m *masker) literal(key string) bool {
	from := m.at
	if n := bytes.IndexAny(m.in[from:], ",]} \t\r\n"); n >= 0 {
		m.at += n
	} else {
		m.at = len(m.in)
	}
	v := m.in[from:m.at]
	if !json.Valid(v) {
		return false
	}
	if b := v[0]; b == 't' || b == 'f' || b == 'n' || keptKeys[key] {
		m.out = append(m.out, v...)
	} else {
		m.hide()
	}
	return true
}
