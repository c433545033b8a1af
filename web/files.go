package web

import (
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// encodings are the compressed copies that the build leaves beside a file, the
// smaller one first.
var encodings = []struct{ name, suffix string }{{"br", ".br"}, {"gzip", ".gz"}}

// serveFile answers with a built file and tells whether there was one. The
// compressed copies themselves are not addresses.
func (c console) serveFile(w http.ResponseWriter, r *http.Request, name string) bool {
	if strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz") || strings.HasPrefix(path.Base(name), ".") {
		return false
	}
	if info, err := fs.Stat(c.files, name); err != nil || info.IsDir() {
		return false
	}
	body, encoding, err := c.read(name, r.Header.Get("Accept-Encoding"))
	if err != nil {
		return false
	}
	h := w.Header()
	protect(h, "")
	h.Set("Content-Type", contentType(name))
	h.Set("Cache-Control", caching(name))
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if encoding != "" {
		h.Set("Content-Encoding", encoding)
	}
	write(w, r, body)
	return true
}

// read returns the smallest copy of a file that the caller can decode.
func (c console) read(name, accepted string) (body []byte, encoding string, err error) {
	for _, e := range encodings {
		if !accepts(accepted, e.name) {
			continue
		}
		if body, err := fs.ReadFile(c.files, name+e.suffix); err == nil {
			return body, e.name, nil
		}
	}
	body, err = fs.ReadFile(c.files, name)
	return body, "", err
}

// accepts reads Accept-Encoding (RFC 9110 section 12.5.3) as far as browsers
// write it: a list of names, where a weight of zero refuses.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
		return err != nil || q > 0
	}
	return false
}

// caching lets hashed files stay for ever: another content has another name.
func caching(name string) string {
	if strings.HasPrefix(name, hashedDir) {
		return "public, max-age=31536000, immutable"
	}
	return "public, max-age=3600"
}

func contentType(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}
