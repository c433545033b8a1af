package scim

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/receiver"
)

// etag is a resource's version as HTTP has it (RFC 7644 section 3.14): the
// version of what is its own and, behind a dot, what else the answer shows of
// others, such as the names of a user's groups. It is weak, because the same
// version can be projected differently.
func etag(version int, others string) string {
	if others != "" {
		others = "." + others
	}
	return `W/"` + strconv.Itoa(version) + others + `"`
}

// unchanged turns an answer into 304 if If-None-Match has its ETag, whole: what
// is shown of others counts too, so that no answer is older than it seems.
func (c *call) unchanged(a answer) answer {
	for _, tag := range tags(c.r.Header.Get("If-None-Match")) {
		if tag == "*" || tag == opaque(a.version) {
			return answer{status: http.StatusNotModified, version: a.version}
		}
	}
	return a
}

// checkMatch keeps a change from overwriting one that the client hasn't seen. It
// is called with the row locked. Only the resource's own version counts: what
// happened to others can't be overwritten here.
func (c *call) checkMatch(version int) error {
	header := c.r.Header.Get("If-Match")
	switch {
	case header == "" && c.dir.Settings.RequireIfMatch:
		return newFailure(http.StatusPreconditionRequired, "", "This directory requires If-Match with the resource's ETag.")
	case header != "" && !namesVersion(header, version):
		return newFailure(http.StatusPreconditionFailed, "", "The resource has changed: its version is %s, If-Match names another. Read it again.", etag(version, ""))
	}
	return nil
}

func namesVersion(header string, version int) bool {
	for _, tag := range tags(header) {
		own, _, _ := strings.Cut(tag, ".")
		if own == "*" || own == strconv.Itoa(version) {
			return true
		}
	}
	return false
}

// ownVersion takes what an ETag says of others away, which no column has.
func ownVersion(tag string) string {
	own, _, others := strings.Cut(tag, ".")
	if others {
		own += `"`
	}
	return own
}

// tags lists the opaque parts of a header with ETags.
func tags(header string) []string {
	if header == "" {
		return nil
	}
	list := strings.Split(header, ",")
	for i, tag := range list {
		list[i] = opaque(strings.TrimSpace(tag))
	}
	return list
}

func opaque(tag string) string { return strings.Trim(strings.TrimPrefix(tag, "W/"), `"`) }

// view reads, update writes: one transaction for each request.
func (c *call) view(fn func(*db.Tx) error) error {
	if c.trial != nil {
		return fn(c.trial)
	}
	return c.DB.View(c.ctx(), c.permission(), fn)
}

func (c *call) update(fn func(*db.Tx) error) error {
	if c.trial != nil {
		return c.trial.Try(func() error { return fn(c.trial) })
	}
	ctx := c.ctx()
	if c.r.Method == http.MethodPut {
		ctx = receiver.Replacing(ctx)
	}
	return c.DB.Update(ctx, c.permission(), fn)
}

// permission is a directory's or, for a member at /Me, that to their own data.
func (c *call) permission() access.Permission {
	if c.self != "" {
		return access.OwnData
	}
	return access.Provision
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
