package scim

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// What the provisioning log keeps of bodies: their beginning. Reads of large
// lists and groups are long and say little.
const (
	keptRequest = 64 << 10
	keptAnswer  = 16 << 10
)

// recorder keeps the beginning of what is read through it.
type recorder struct {
	io.ReadCloser
	most  int
	first []byte
	total int64
}

// Read implements io.Reader.
func (r *recorder) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	r.total += int64(n)
	if room := r.most - len(r.first); room > 0 {
		r.first = append(r.first, p[:min(n, room)]...)
	}
	return n, err
}

// keptKeys are attributes whose values say nothing about a person.
var keptKeys = map[string]bool{
	"schemas": true, "op": true, "method": true, "bulkid": true, "type": true, "primary": true, "active": true,
	"resourcetype": true, "status": true, "scimtype": true, "totalresults": true, "itemsperpage": true, "startindex": true,
	"count": true, "version": true, "created": true, "lastmodified": true, "sortby": true, "sortorder": true,
	"attributes": true, "excludedattributes": true, "failonerrors": true,
}

// quotedKeys are texts that quote values.
var quotedKeys = map[string]bool{"path": true, "filter": true, "detail": true}

var uuidForm = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

func jsonOf(v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // texts and booleans always do
	return strings.TrimSpace(b.String())
}

// openQuery are the parameters of an address that hold no values.
var openQuery = []string{"startIndex", "count", "sortBy", "sortOrder", "attributes", "excludedAttributes"}

// queryShape is the query without values.
func queryShape(q url.Values) string {
	var parts []string
	for _, name := range openQuery {
		if v := q.Get(name); v != "" {
			parts = append(parts, name+"="+clip(v))
		}
	}
	if q.Has("cursor") {
		parts = append(parts, "cursor="+hiddenValue)
	}
	return strings.Join(parts, "&")
}

// bodies is what the log keeps of the call: without values always, and with them
// where the directory's settings say so. The envelope of a bulk request is kept
// without: each of its operations has an entry of its own.
func (c *call) bodies(answer []byte, whose string) *directory.Bodies {
	b := &directory.Bodies{Answer: withoutValues(answer[:min(len(answer), keptAnswer)]), AnswerBytes: int64(len(answer)), Complete: true}
	switch {
	case string(answer) == streamedAnswer:
		b.Answer, b.AnswerBytes = streamedAnswer, 0
	case c.describes():
		b.Answer = strings.ToValidUTF8(string(answer[:min(len(answer), keptAnswer)]), "")
	}
	var sent []byte
	if c.sentBody != nil {
		sent, b.RequestBytes = c.sentBody.first, c.sentBody.total
		b.Complete = c.sentBody.total <= keptRequest
	}
	b.Request = withoutValues(sent)
	if !c.dir.Log.Values || c.route == nil || c.route.t == nil {
		return b
	}
	until := c.DB.Now().Add(time.Duration(c.dir.Log.Days) * 24 * time.Hour)
	b.ExpiresAt, b.Whose = &until, whose
	b.Full = &directory.Full{Address: c.target(), Request: string(sent), Answer: string(answer[:min(len(answer), keptAnswer)])}
	return b
}

// describes tells whether the endpoint says what the server can do, and nothing
// about anybody.
func (c *call) describes() bool {
	if c.route == nil {
		return false
	}
	for _, p := range []string{"/Schemas", "/ResourceTypes", "/ServiceProviderConfig"} {
		if strings.HasPrefix(c.route.pattern, p) {
			return true
		}
	}
	return false
}

// target is the address below the directory, with its query.
func (c *call) target() string {
	path := strings.Replace(c.route.pattern, "{id}", c.id, 1)
	if q := c.r.URL.RawQuery; q != "" {
		path += "?" + q
	}
	return strings.TrimPrefix(path, "/")
}

// streamedAnswer stands for an answer that is sent while it is read.
const streamedAnswer = `"The answer lists a group's members; it is not kept."`

// recordAnswer puts an answered exchange into the provisioning log; sent is the
// answer's body, empty for one that is streamed.
func (c *call) recordAnswer(a answer, sent []byte) {
	if streams(a.body) {
		sent = []byte(streamedAnswer)
	}
	c.record(directory.Exchange{Status: a.status}, sent)
}

// recordRefused puts a refused exchange into the provisioning log.
func (c *call) recordRefused(f *failure, err error) {
	raw, _ := json.Marshal(f.ScimError) // texts always marshal
	e := directory.Exchange{Status: f.Status, ScimType: string(f.ScimType), Detail: redact(f.Detail), Wanted: c.inTheWay(err)}
	c.record(e, raw)
}

// unlogged tells what is no provisioning: what members do, and trials.
func (c *call) unlogged() bool { return c.dir.ID == "" || c.self != "" || c.trial != nil }

// record puts the exchange into the provisioning log. What is readable there
// holds no values of attributes or filters.
func (c *call) record(e directory.Exchange, answer []byte) {
	if c.unlogged() {
		return
	}
	e.DirectoryID, e.At, e.Method, e.Path = c.dir.ID, c.DB.Now(), c.r.Method, c.address
	e.Duration, e.ResourceID, e.RequestID = time.Since(c.begun), c.resource, c.requestID
	e.Query, e.Warnings = queryShape(c.r.URL.Query()), c.ignored
	if c.route != nil && c.route.t != nil {
		e.ResourceType = c.route.t.name
	}
	if e.Detail == "" && len(c.ignored) > 0 {
		e.Detail = "ignored: " + strings.Join(c.ignored, "; ")
	}
	whose := ""
	if e.ResourceType == userType.name && uuidForm.MatchString(c.resource) && e.Status < http.StatusBadRequest {
		whose = c.resource
	}
	e.Bodies = c.bodies(answer, whose)
	c.journal.add(c.ctx(), e)
}

// inTheWay finds the member because of whom a creation was refused; "" if the
// refusal has another reason. Nothing else names them: the answer doesn't, as
// they are not the directory's.
func (c *call) inTheWay(err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind != fault.Conflict || c.r.Method != http.MethodPost || c.route == nil || c.route.t != userType {
		return ""
	}
	return c.wanted
}

// noteWanted remembers whose user name a creation wants, for the list of
// conflicts.
func (c *call) noteWanted(m member.Member) { c.wanted = member.NameKey(m.UserName) }
