// Package letter reads an e-mail (RFC 5322, RFC 2045) within limits: who says that
// they sent it, what they say in plain words, and whether a machine wrote it.
//
// Who sent it is a claim, and stays one: nothing here checks signatures of mail.
// Attachments are counted and thrown away. The package refuses to know what is
// done with a letter.
package letter

import (
	"bytes"
	"cmp"
	"io"
	"mime"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/sysoon/steward/internal/fault"
)

// Limits on what is read.
const (
	// MaxSize is the largest letter, in octets, attachments included.
	MaxSize = 10 << 20
	// MaxText bounds the text that is kept, in characters.
	MaxText = 3500

	maxHeader  = 64 << 10
	maxSubject = 200
	maxID      = 998 // RFC 5322 section 2.1.1
	maxAddress = 254 // RFC 5321 section 4.5.3.1.3
	maxParts   = 100
	maxDepth   = 6
	maxPart    = 256 << 10 // octets of one text that are decoded
)

// NullSender is the envelope's sender of mail that nobody may answer (RFC 5321
// section 4.5.5).
const NullSender = "<>"

// Letter is what is kept of a mail.
type Letter struct {
	// ID is the Message-ID without its brackets; "" where there is none.
	ID string
	// From is the address that the mail says it is from.
	From          string
	Subject, Text string
	// Dropped are the media types of what was not kept.
	Dropped []string
	// Cut tells that the text was longer than what is kept.
	Cut bool
	// Machine says why nobody may answer; "" for a person's mail.
	Machine string
}

// Read reads a letter. Envelope is the sender of its envelope, NullSender for none,
// or "" where it is not known. What is no letter is a fault of kind Invalid.
func Read(raw []byte, envelope string) (Letter, error) {
	if len(raw) > MaxSize {
		return Letter{}, fault.New(fault.Invalid, "The mail is larger than %d MiB.", MaxSize>>20)
	}
	if headerLength(raw) > maxHeader {
		return Letter{}, fault.New(fault.Invalid, "The mail's header is larger than %d KiB.", maxHeader>>10)
	}
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return Letter{}, fault.New(fault.Invalid, "This is no mail (RFC 5322): its header can't be read.").Because(err)
	}
	l := Letter{ID: idOf(m.Header), Subject: line(decoded(m.Header.Get("Subject")), maxSubject), Machine: machine(m.Header, envelope)}
	if l.From, err = sender(m.Header); err != nil {
		return l, err
	}
	if l.Machine == "" && automatic(l.From) {
		l.Machine = "the sender is a machine's address"
	}
	if l.Machine != "" {
		return l, nil
	}
	r := reading{left: maxParts}
	r.part(part{mediaType: m.Header.Get("Content-Type"), encoding: m.Header.Get("Content-Transfer-Encoding"), body: m.Body}, 0)
	l.Text, l.Cut = shorten(tidy(cmp.Or(strings.TrimSpace(r.plain.String()), strings.TrimSpace(r.html.String()))))
	l.Dropped = r.dropped
	return l, nil
}

// headerLength is how many octets stand before the empty line.
func headerLength(raw []byte) int {
	for _, end := range []string{"\r\n\r\n", "\n\n"} {
		if at := bytes.Index(raw[:min(len(raw), maxHeader+4)], []byte(end)); at >= 0 {
			return at
		}
	}
	return len(raw)
}

// sender is the one address in From; two fields, or two people, are nobody.
func sender(h mail.Header) (string, error) {
	from := h["From"]
	if len(from) != 1 || len(from[0]) > 2*maxSubject+maxAddress {
		return "", fault.New(fault.Invalid, "The mail says %d times whom it is from; it must say so once.", len(from))
	}
	list, err := (&mail.AddressParser{WordDecoder: words()}).ParseList(from[0])
	if err != nil || len(list) != 1 || len(list[0].Address) > maxAddress || strings.ContainsFunc(list[0].Address, unicode.IsControl) {
		return "", fault.New(fault.Invalid, "The mail does not say from whom it is, with one address.").Because(err)
	}
	return list[0].Address, nil
}

func idOf(h mail.Header) string {
	id := strings.Trim(strings.TrimSpace(h.Get("Message-Id")), "<>")
	if len(id) > maxID {
		return ""
	}
	return id
}

// words decodes encoded words (RFC 2047) in every charset that is known.
func words() *mime.WordDecoder { return &mime.WordDecoder{CharsetReader: charset} }

func decoded(s string) string {
	if plain, err := words().DecodeHeader(s); err == nil {
		return plain
	}
	return s
}

// charset reads an encoding by its name; an unknown one is read as UTF-8, in which
// what does not fit is replaced later.
func charset(name string, in io.Reader) (io.Reader, error) {
	enc, err := htmlindex.Get(strings.ToLower(strings.TrimSpace(name)))
	if err != nil {
		return in, nil //nolint:nilerr // a mail in an unknown charset is read as well as it can be
	}
	return enc.NewDecoder().Reader(in), nil
}

// line makes one line without signs that control a terminal or turn the text round.
func line(s string, longest int) string {
	s = strings.Join(strings.Fields(strings.Map(printable, strings.ToValidUTF8(s, "�"))), " ")
	if utf8.RuneCountInString(s) > longest {
		return string([]rune(s)[:longest]) + "…"
	}
	return s
}

// tidy makes a text of plain lines, with at most one empty line between two.
func tidy(s string) string {
	s = strings.Map(printable, strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "�"))
	var out []string
	for text := range strings.SplitSeq(s, "\n") {
		text = strings.TrimRightFunc(text, unicode.IsSpace)
		if text == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, text)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

func printable(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
		return -1
	}
	return r
}

func shorten(s string) (string, bool) {
	if utf8.RuneCountInString(s) <= MaxText {
		return s, false
	}
	return string([]rune(s)[:MaxText]), true
}
