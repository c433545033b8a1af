package scim

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strconv"
)

// answer is what a request is answered with, apart from failures.
type answer struct {
	status int
	// body is marshalled to JSON; nil means none.
	body any
	// version and location become ETag and Location where they are set.
	version, location string
	// allow becomes Allow: the answer to OPTIONS.
	allow string
	// replayed says that an Idempotency-Key was answered before.
	replayed bool
}

func ok(body any) answer { return answer{status: http.StatusOK, body: body} }

var nothing = answer{status: http.StatusNoContent}

func (a answer) headers(h http.Header) {
	for name, value := range map[string]string{"ETag": a.version, "Location": a.location, "Allow": a.allow} {
		if value != "" {
			h.Set(name, value)
		}
	}
	if a.replayed {
		h.Set("Idempotent-Replayed", "true")
	}
}

// encoded is the answer's body as it is sent; empty where there is none, and
// where it is streamed.
func (a answer) encoded() ([]byte, error) {
	if a.body == nil || streams(a.body) {
		return nil, nil
	}
	var buffer bytes.Buffer
	err := encode(&buffer, a.body)
	return buffer.Bytes(), err
}

// write sends an answer. What lists a group's members is sent while they are
// read, so that its size doesn't matter.
func (c *call) write(w http.ResponseWriter, a answer, encoded []byte) {
	a.headers(w.Header())
	switch {
	case a.body == nil:
		w.WriteHeader(a.status)
	case streams(a.body):
		c.stream(w, a)
	default:
		w.Header().Set("Content-Type", mediaType)
		w.Header().Set("Content-Length", strconv.Itoa(len(encoded)))
		w.WriteHeader(a.status)
		_, _ = w.Write(encoded)
	}
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// lateWriter sends the status with the first bytes, so that a failure before
// them still has a status of its own.
type lateWriter struct {
	http.ResponseWriter
	status int
	begun  bool
}

func (l *lateWriter) Write(b []byte) (int, error) {
	if !l.begun {
		l.begun = true
		l.Header().Set("Content-Type", mediaType)
		l.WriteHeader(l.status)
	}
	return l.ResponseWriter.Write(b)
}

const streamBuffer = 32 << 10

// stream sends an answer in parts. If it fails in the middle the connection is
// broken off: half a list of members must not look like the whole.
func (c *call) stream(w http.ResponseWriter, a answer) {
	if c.r.Method == http.MethodHead {
		w.Header().Set("Content-Type", mediaType)
		w.WriteHeader(a.status)
		return
	}
	late := &lateWriter{ResponseWriter: w, status: a.status}
	out := bufio.NewWriterSize(late, streamBuffer)
	err := writeStream(out, a.body)
	if err == nil {
		err = out.Flush()
	}
	switch {
	case err == nil, errors.Is(err, c.ctx().Err()) && c.ctx().Err() != nil:
	case late.begun:
		c.Log.ErrorContext(c.ctx(), "scim answer broke off", "directory", c.dir.ID, "cause", err)
		panic(http.ErrAbortHandler)
	default:
		f := translate(err)
		c.refused(f, err)
		writeFailure(w, f)
	}
}

// streams tells whether a body has a list of members in it.
func streams(body any) bool {
	switch b := body.(type) {
	case document:
		_, ok := b["members"].(memberList)
		return ok
	case listResponse:
		for _, d := range b.Resources {
			if streams(d) {
				return true
			}
		}
	}
	return false
}

func writeStream(w io.Writer, body any) error {
	list, ok := body.(listResponse)
	if !ok {
		return writeDocument(w, body.(document))
	}
	resources := list.Resources
	list.Resources = nil
	return withList(w, list, "Resources", func() error {
		for i, d := range resources {
			if i > 0 {
				if _, err := io.WriteString(w, ","); err != nil {
					return err
				}
			}
			if err := writeDocument(w, d); err != nil {
				return err
			}
		}
		return nil
	})
}

func writeDocument(w io.Writer, d document) error {
	members, ok := d["members"].(memberList)
	if !ok {
		return encode(w, d)
	}
	rest := maps.Clone(d)
	delete(rest, "members")
	return withList(w, rest, "members", func() error { return members.write(w) })
}

// withList writes an object, which has other keys already, with one more key: a
// list whose values the function writes.
func withList(w io.Writer, object any, name string, values func() error) error {
	var head bytes.Buffer
	if err := encode(&head, object); err != nil {
		return err
	}
	open := bytes.TrimSuffix(bytes.TrimSpace(head.Bytes()), []byte("}"))
	if _, err := fmt.Fprintf(w, "%s,%q:[", open, name); err != nil {
		return err
	}
	if err := values(); err != nil {
		return err
	}
	_, err := io.WriteString(w, "]}")
	return err
}
