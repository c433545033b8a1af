package scim

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// answer is what a request is answered with, apart from failures.
type answer struct {
	status int
	// body is marshalled to JSON; nil means none.
	body any
	// version and location become ETag and Location where they are set.
	version, location string
}

func ok(body any) answer { return answer{status: http.StatusOK, body: body} }

var nothing = answer{status: http.StatusNoContent}

func (c *call) write(w http.ResponseWriter, a answer) {
	if a.version != "" {
		w.Header().Set("ETag", a.version)
	}
	if a.location != "" {
		w.Header().Set("Location", a.location)
	}
	if a.body == nil {
		w.WriteHeader(a.status)
		return
	}
	var buffer bytes.Buffer
	enc := json.NewEncoder(&buffer)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a.body); err != nil {
		c.Log.ErrorContext(c.ctx(), "scim answer not encoded", "cause", err)
		writeFailure(w, translate(err))
		return
	}
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(buffer.Len()))
	w.WriteHeader(a.status)
	_, _ = w.Write(buffer.Bytes())
}

// etag is a resource's version as HTTP has it (RFC 7644 section 3.14). It is
// weak, because the same version can be projected differently.
func etag(version int) string { return `W/"` + strconv.Itoa(version) + `"` }

// unchanged tells whether If-None-Match already has this version.
func (c *call) unchanged(version int) bool {
	header := c.r.Header.Get("If-None-Match")
	return header != "" && namesVersion(header, version)
}

// checkMatch keeps a change from overwriting one that the client hasn't seen. It
// is called with the row locked.
func (c *call) checkMatch(version int) error {
	header := c.r.Header.Get("If-Match")
	switch {
	case header == "" && c.dir.Settings.RequireIfMatch:
		return newFailure(http.StatusPreconditionRequired, "", "This directory requires If-Match with the resource's ETag.")
	case header != "" && !namesVersion(header, version):
		return newFailure(http.StatusPreconditionFailed, "", "The resource has changed: its version is %s, If-Match names another. Read it again.", etag(version))
	}
	return nil
}

func namesVersion(header string, version int) bool {
	for tag := range strings.SplitSeq(header, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" || strings.Trim(tag, `"`) == strconv.Itoa(version) {
			return true
		}
	}
	return false
}

// view reads, update writes: one transaction for each request.
func (c *call) view(fn func(*db.Tx) error) error {
	return c.DB.View(c.ctx(), access.Provision, fn)
}

func (c *call) update(fn func(*db.Tx) error) error {
	return c.DB.Update(c.ctx(), access.Provision, fn)
}

// noResource is the answer for an unknown id, another directory's and another
// organization's alike.
func noResource(t *resourceType, id string) error {
	return fault.New(fault.NotFound, "There is no %s with the id %q.", t.name, clip(id))
}

// hidden turns a domain's "not found" into noResource.
func hidden(t *resourceType, id string, err error) error {
	if fault.Is(err, fault.NotFound) {
		return noResource(t, id)
	}
	return err
}
