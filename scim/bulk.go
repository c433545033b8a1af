package scim

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// bulkRequest is a list of operations (RFC 7644 section 3.7).
type bulkRequest struct {
	Schemas      []string        `json:"schemas"`
	FailOnErrors int             `json:"failOnErrors"`
	Operations   []bulkOperation `json:"Operations"`
}

type bulkOperation struct {
	Method  string          `json:"method"`
	BulkID  string          `json:"bulkId"`
	Version string          `json:"version"`
	Path    string          `json:"path"`
	Data    json.RawMessage `json:"data"`
}

// bulkOutcome is one operation's answer.
type bulkOutcome struct {
	Method   string `json:"method"`
	BulkID   string `json:"bulkId,omitempty"`
	Version  string `json:"version,omitempty"`
	Location string `json:"location,omitempty"`
	Status   string `json:"status"`
	Response any    `json:"response,omitempty"`
}

// bulkRun carries out operations. Each is a transaction of its own: the RFC
// wants the ones before an error to stay.
type bulkRun struct {
	c *call
	// ids are the resources that were made, by bulkId.
	ids map[string]string
	// coming are the bulkIds of operations that have not run yet.
	coming   map[string]bool
	outcomes []*bulkOutcome
	errors   int
	most     int
	// later are managers that could not be set because of a circle.
	later []laterManager
}

type laterManager struct{ user, manager string }

const bulkIDPrefix = "bulkId:"

func (c *call) bulk() (answer, error) {
	var request bulkRequest
	b := newBodyReader(c.r.Body, nil)
	err := b.dec.Decode(&request)
	if err == nil {
		err = b.end()
	}
	switch {
	case err != nil:
		return answer{}, b.syntax(err)
	case !hasFold(request.Schemas, bulkURN):
		return answer{}, invalidSyntax("A bulk request needs the schema %s in schemas.", bulkURN).On("schemas")
	case len(request.Operations) > maxBulk:
		return answer{}, tooManyOperations(maxBulk)
	}
	if a, answered, err := c.bulkAgain(); answered || err != nil {
		return a, err
	}
	run := &bulkRun{
		c: c, ids: map[string]string{}, coming: map[string]bool{},
		outcomes: make([]*bulkOutcome, len(request.Operations)), most: request.FailOnErrors,
	}
	if err := run.all(request.Operations); err != nil {
		return answer{}, err
	}
	done := slices.DeleteFunc(run.outcomes, func(o *bulkOutcome) bool { return o == nil })
	return c.keepBulk(ok(map[string]any{"schemas": []string{bulkAnswerURN}, "Operations": done}))
}

// all runs the operations in their order, but those that refer to a resource
// which a later operation makes after that one (RFC 7644 section 3.7.1).
func (b *bulkRun) all(ops []bulkOperation) error {
	waiting := make([]int, len(ops))
	for i, op := range ops {
		waiting[i] = i
		if op.BulkID != "" && strings.EqualFold(op.Method, http.MethodPost) {
			if b.coming[op.BulkID] {
				return invalidSyntax("The bulkId %q is given to two operations.", clip(op.BulkID)).On("bulkId")
			}
			b.coming[op.BulkID] = true
		}
	}
	for len(waiting) > 0 && !b.stopped() {
		rest := b.pass(ops, waiting)
		if len(rest) == len(waiting) {
			at := b.breakable(ops, rest)
			b.breakCircle(ops, rest[at])
			rest = slices.Delete(rest, at, at+1)
		}
		waiting = rest
	}
	return b.finish()
}

func (b *bulkRun) stopped() bool { return b.most > 0 && b.errors >= b.most }

// pass runs what can run and gives back what must wait.
func (b *bulkRun) pass(ops []bulkOperation, waiting []int) []int {
	var rest []int
	for _, i := range waiting {
		if b.stopped() {
			return nil
		}
		if b.mustWait(ops[i]) {
			rest = append(rest, i)
			continue
		}
		b.run(i, ops[i])
	}
	return rest
}

func (b *bulkRun) mustWait(op bulkOperation) bool {
	for _, ref := range op.references() {
		if b.coming[ref] && ref != op.BulkID {
			return true
		}
	}
	return false
}

// references lists the bulkIds that an operation's path and data name.
func (op bulkOperation) references() []string {
	var out []string
	if !bytes.Contains(op.Data, []byte(bulkIDPrefix)) && !strings.Contains(op.Path, bulkIDPrefix) {
		return nil
	}
	if _, id, ok := strings.Cut(op.Path, bulkIDPrefix); ok {
		out = append(out, id)
	}
	var data any
	_ = json.Unmarshal(op.Data, &data) // data that isn't JSON fails when it runs
	eachText(data, func(s string) string {
		if id, ok := strings.CutPrefix(s, bulkIDPrefix); ok {
			out = append(out, id)
		}
		return s
	})
	return out
}

// eachText replaces every text in a JSON value by what fn makes of it.
func eachText(v any, fn func(string) string) any {
	switch x := v.(type) {
	case string:
		return fn(x)
	case []any:
		for i := range x {
			x[i] = eachText(x[i], fn)
		}
	case map[string]any:
		for k := range x {
			x[k] = eachText(x[k], fn)
		}
	}
	return v
}

// breakable finds, among operations that all wait, one that can run once its
// manager is left for later; others may only wait for what the circle makes. The
// first, if there is none: it fails and says why.
func (b *bulkRun) breakable(ops []bulkOperation, waiting []int) int {
	return max(0, slices.IndexFunc(waiting, func(i int) bool {
		without, manager := ops[i].withoutManager()
		return manager != "" && !b.mustWait(without)
	}))
}

// breakCircle creates a user whose manager comes later without the manager, and
// remembers to set it.
func (b *bulkRun) breakCircle(ops []bulkOperation, i int) {
	op, manager := ops[i].withoutManager()
	if manager != "" {
		b.later = append(b.later, laterManager{op.BulkID, manager})
	}
	b.run(i, op)
}

// withoutManager is the creation of a user without the manager, and the bulkId by
// which the manager was named; other operations are as they were.
func (op bulkOperation) withoutManager() (bulkOperation, string) {
	var data map[string]any
	if !strings.EqualFold(op.Method, http.MethodPost) || json.Unmarshal(op.Data, &data) != nil {
		return op, ""
	}
	k, _ := keyOf(data, enterpriseURN)
	part, _ := data[k].(map[string]any)
	m, ok := keyOf(part, "manager")
	if !ok {
		return op, ""
	}
	refs := bulkOperation{Data: mustJSON(part[m])}.references()
	if len(refs) != 1 {
		return op, ""
	}
	delete(part, m)
	op.Data = mustJSON(data)
	return op, refs[0]
}

func mustJSON(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil // it was JSON a moment ago
	}
	return raw
}

// run carries out one operation.
func (b *bulkRun) run(i int, op bulkOperation) {
	out := &bulkOutcome{Method: strings.ToUpper(op.Method), BulkID: op.BulkID}
	b.outcomes[i] = out
	delete(b.coming, op.BulkID)
	a, id, err := b.do(op)
	if err != nil {
		f := translate(err)
		out.Status, out.Response = strconv.Itoa(f.Status), f.ScimError
		b.errors++
		return
	}
	out.Status, out.Version, out.Location = strconv.Itoa(a.status), a.version, a.location
	if out.Location == "" && id != "" {
		out.Location = b.c.base + op.Path
	}
	if op.BulkID != "" {
		b.ids[op.BulkID] = id
	}
}

// do sends an operation through the router, like a request of its own.
func (b *bulkRun) do(op bulkOperation) (answer, string, error) {
	method := strings.ToUpper(op.Method)
	if method == http.MethodPost && op.BulkID == "" {
		return answer{}, "", invalidSyntax("A POST in a bulk request needs a bulkId.").On("bulkId")
	}
	path, data, err := b.resolve(op)
	if err != nil {
		return answer{}, "", err
	}
	found, _ := b.c.find(path)
	if found == nil || found.t == nil || found.pattern == mePath || method == http.MethodGet || strings.HasSuffix(path, ".search") {
		return answer{}, "", fault.New(fault.Invalid, "A bulk operation can POST, PUT, PATCH and DELETE users and groups, not %s %s.", clip(method), clip(path)).On("path").Coded("invalidPath")
	}
	r := b.c.r.Clone(b.c.ctx())
	r.Method, r.Body = method, io.NopCloser(bytes.NewReader(data))
	r.URL.RawQuery = ""
	r.Header = http.Header{}
	if op.Version != "" {
		r.Header.Set("If-Match", op.Version)
	}
	sub := &call{Provider: b.c.Provider, r: r, dir: b.c.dir, q: b.c.q, base: b.c.base, outlook: b.c.outlook, trial: b.c.trial, begun: time.Now(), requestID: b.c.requestID}
	if found.once(method) {
		sub.key = b.c.partKey(b.c.key, op.BulkID)
	}
	a, err := sub.guarded(func() (answer, error) { return sub.dispatch(path) })
	if err != nil {
		sub.recordRefused(translate(err), err)
	} else {
		sent, _ := a.encoded() // the bulk answer, which holds it, says what is wrong with it
		sub.recordAnswer(a, sent)
	}
	b.c.measured.Members += sub.measured.Members
	b.c.measured.Panicked = b.c.measured.Panicked || sub.measured.Panicked
	return a, sub.resource, err
}

// resolve puts ids where bulkIds are.
func (b *bulkRun) resolve(op bulkOperation) (path string, data []byte, err error) {
	path = strings.TrimPrefix(op.Path, b.c.base)
	if len(op.references()) == 0 {
		return path, op.Data, nil
	}
	for _, ref := range op.references() {
		if _, ok := b.ids[ref]; !ok {
			return "", nil, fault.New(fault.Invalid, "The bulkId %q names no resource that this request has made.", clip(ref)).On("bulkId").Coded("invalidValue")
		}
	}
	before, ref, ok := strings.Cut(path, bulkIDPrefix)
	if ok {
		path = before + b.ids[ref]
	}
	dec := json.NewDecoder(bytes.NewReader(op.Data))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return path, op.Data, nil // DELETE has none; the rest says so itself
	}
	v = eachText(v, func(s string) string {
		if id, ok := strings.CutPrefix(s, bulkIDPrefix); ok {
			return b.ids[id]
		}
		return s
	})
	return path, mustJSON(v), nil
}

// finish sets the managers that a circle kept from being set.
func (b *bulkRun) finish() error {
	for _, l := range b.later {
		user, manager := b.ids[l.user], b.ids[l.manager]
		if user == "" || manager == "" {
			continue // one of them failed, and its outcome says why
		}
		body := mustJSON(map[string]any{"schemas": []string{patchURN}, "Operations": []any{
			map[string]any{"op": opAdd, "path": enterpriseURN + ":manager.value", "value": manager},
		}})
		a, _, err := b.do(bulkOperation{Method: http.MethodPatch, Path: userType.endpoint + "/" + user, Data: body})
		if err != nil {
			return err
		}
		for _, o := range b.outcomes {
			if o != nil && o.BulkID == l.user {
				o.Version = a.version
			}
		}
	}
	return nil
}
