package rights

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// The lengths of what people write, in characters. A reason that the subject
// reads must be more than "no".
const (
	minReason = 20
	maxWords  = 4000
)

func (r Request) place() string { return "request/" + string(r.ID) }

// ReadWords opens what people wrote about a request.
func ReadWords(tx *db.Tx, r Request) (Words, error) {
	var w Words
	if len(r.words) == 0 {
		return w, nil
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Request, r.place(), r.words)
	if seal.IsShredded(err) {
		return Words{Erased: true}, nil
	}
	if err != nil {
		return w, err
	}
	return w, json.Unmarshal(plain, &w)
}

// write changes what is written about a request; the caller saves it.
func (r *Request) write(tx *db.Tx, edit func(*Words)) error {
	w, err := ReadWords(tx, *r)
	if err != nil || w.Erased {
		return err
	}
	edit(&w)
	plain, err := json.Marshal(w)
	if err != nil {
		return err
	}
	r.words, err = seal.Seal(tx, r.MemberID, seal.Request, r.place(), plain)
	return err
}

// text checks what somebody wrote: trimmed, and of this length.
func text(field, s string, least int) (string, error) {
	s = strings.TrimSpace(s)
	n := utf8.RuneCountInString(s)
	switch {
	case !utf8.ValidString(s) || strings.ContainsRune(s, 0):
		return s, fault.New(fault.Invalid, "The text of %s holds a character that can't be kept.", field).On(field)
	case n > maxWords:
		return s, fault.New(fault.Invalid, "%s has %d characters; at most %d fit. Put the rest into a document and say where it is.", field, n, maxWords).On(field)
	case n == 0 && least > 0:
		return s, fault.New(fault.Invalid, "%s is missing.", field).On(field)
	case n < least:
		return s, fault.New(fault.Invalid, "%s has %d characters; write at least %d, so that its reader understands it.", field, n, least).On(field)
	}
	return s, nil
}
