package audit

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"golang.org/x/mod/sumdb/note"

	"github.com/sysoon/steward/internal/fault"
)

// What Steward writes it writes one way only. Readers are lenient (letter case of
// JSON keys and of key hashes, spare bits of base64, ends of lines), so whoever
// verifies compares with what would have been written: no byte can be changed
// without being seen, also where the meaning stays.

// lines reads lines that end with a line feed and nothing else; what follows the
// last one is a line that nobody wrote.
func lines(r io.Reader) *bufio.Scanner {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 64<<10), maxLine)
	in.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, '\n'); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return 0, nil, errCut
		}
		return 0, nil, nil
	})
	return in
}

var errCut = errors.New("the last line has no end")

// rewritten tells whether a line is how Steward writes the value read from it.
func rewritten(line []byte, value any) bool {
	again, err := json.Marshal(value)
	return err == nil && bytes.Equal(line, again)
}

// verifier reads a public key in note form.
func verifier(key string) (note.Verifier, error) {
	v, err := note.NewVerifier(key)
	if err != nil || !bytes.HasPrefix([]byte(key), fmt.Appendf(nil, "%s+%08x+", v.Name(), v.KeyHash())) {
		return nil, fault.New(fault.Invalid, "%q is not a public key of Steward (name+hash+base64).", key)
	}
	return v, nil
}

// exact refuses a note whose signatures are not in the one form of base64.
func exact(n *note.Note) error {
	for _, s := range n.Sigs {
		if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil {
			return err
		}
	}
	if len(n.UnverifiedSigs) > 0 {
		return errors.New("it has signatures of others")
	}
	return nil
}
