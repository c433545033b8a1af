package letter

import (
	"encoding/base64"
	"html"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"slices"
	"strings"
)

// part is a piece of a mail before it is decoded.
type part struct {
	mediaType, encoding, disposition string
	body                             io.Reader
}

// reading gathers texts from parts.
type reading struct {
	plain, html strings.Builder
	dropped     []string
	// left is how many parts may still come.
	left int
}

// part reads one piece and what is in it. What can't be read is dropped: a mail
// with one broken part still says something.
func (r *reading) part(p part, depth int) {
	if r.left--; r.left < 0 || depth > maxDepth {
		r.drop("more parts")
		return
	}
	kind, params, err := mime.ParseMediaType(p.mediaType)
	switch {
	case strings.TrimSpace(p.mediaType) == "":
		kind = "text/plain" // RFC 2045 section 5.2
	case err != nil:
		kind = "application/octet-stream"
	}
	if disposition, _, _ := mime.ParseMediaType(p.disposition); disposition == "attachment" {
		r.drop(kind)
		return
	}
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		r.multipart(p, params["boundary"], depth)
	case kind == "text/plain":
		r.text(&r.plain, p, params["charset"], func(s string) string { return s })
	case kind == "text/html":
		r.text(&r.html, p, params["charset"], textOf)
	default:
		r.drop(kind)
	}
}

func (r *reading) multipart(p part, boundary string, depth int) {
	m := multipart.NewReader(p.body, boundary)
	for r.left > 0 {
		next, err := m.NextRawPart()
		if err != nil { // the end, or a part that is broken
			return
		}
		r.part(part{
			mediaType: next.Header.Get("Content-Type"), encoding: next.Header.Get("Content-Transfer-Encoding"),
			disposition: next.Header.Get("Content-Disposition"), body: next,
		}, depth+1)
	}
	r.drop("more parts")
}

// text adds what a part says. A text that breaks off is kept as far as it goes.
func (r *reading) text(into *strings.Builder, p part, name string, plain func(string) string) {
	if into.Len() > maxPart {
		return
	}
	in := p.body
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "base64":
		in = base64.NewDecoder(base64.StdEncoding, in)
	case "quoted-printable":
		in = quotedprintable.NewReader(in)
	}
	in = io.LimitReader(in, maxPart)
	if name != "" {
		in, _ = charset(name, in)
	}
	b, _ := io.ReadAll(in)
	into.WriteString(plain(string(b)))
	into.WriteString("\n")
}

func (r *reading) drop(kind string) {
	if len(r.dropped) < maxDepth && !slices.Contains(r.dropped, kind) {
		r.dropped = append(r.dropped, kind)
	}
}

// unseen are elements whose content is not text.
var unseen = []string{"script", "style", "head", "title"}

// breaks are elements that begin a line.
var breaks = []string{"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table"}

// textOf is what a page says, without tags and what they hide. It reads each byte
// once, whatever the page's brackets do.
func textOf(page string) string {
	var out strings.Builder
	for page != "" {
		before, rest, found := strings.Cut(page, "<")
		out.WriteString(strings.Join(strings.Fields(before), " "))
		if !found {
			break
		}
		tag, after, closed := strings.Cut(rest, ">")
		if !closed {
			break
		}
		page = after
		name := strings.ToLower(strings.TrimLeft(tag, "/"))
		if end := strings.IndexAny(name, " \t\r\n/"); end >= 0 {
			name = name[:end]
		}
		switch {
		case slices.Contains(unseen, name) && !strings.HasPrefix(tag, "/"):
			page = beyond(page, "</"+name)
		case slices.Contains(breaks, name):
			out.WriteString("\n")
		default:
			out.WriteString(" ")
		}
	}
	return html.UnescapeString(out.String())
}

// beyond is what stands after a mark, whatever the case of its letters; "" without
// it.
func beyond(text, mark string) string {
	for at := 0; at+len(mark) <= len(text); at++ {
		if text[at] == '<' && strings.EqualFold(text[at:at+len(mark)], mark) {
			return text[at:]
		}
	}
	return ""
}
