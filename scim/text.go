package scim

import (
	"io"
	"unicode/utf8"
)

// textReader passes a body on as long as it is UTF-8 (RFC 8259 section 8.1). The
// decoder would put a replacement character wherever it isn't, and so store
// something else than was sent.
type textReader struct {
	from io.Reader
	// rest is the beginning of a character whose end comes with the next read.
	rest []byte
	at   int64
}

// Read implements io.Reader.
func (r *textReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	text := append(r.rest, p[:n]...)
	for len(text) > 0 {
		_, size := utf8.DecodeRune(text)
		if size == 1 && text[0] >= utf8.RuneSelf {
			if !utf8.FullRune(text) && err == nil {
				break
			}
			return 0, invalidSyntax("The body is not UTF-8, near byte %d.", r.at+1)
		}
		text, r.at = text[size:], r.at+int64(size)
	}
	r.rest = append([]byte{}, text...)
	return n, err
}
