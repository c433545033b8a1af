package transfer

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// bulkFile is a BulkRequest (RFC 7644 section 3.7), read operation by operation.
type bulkFile struct {
	dec   *json.Decoder
	guard *guard
	seq   int
}

// guard refuses an operation that is larger than may be held in memory.
type guard struct {
	in   io.Reader
	left int
}

func (g *guard) Read(b []byte) (int, error) {
	if g.left <= 0 {
		return 0, fault.New(fault.Invalid, "One operation is larger than %d bytes. Split it: add members with several PATCH operations.", maxRow).On("Operations")
	}
	n, err := g.in.Read(b[:min(len(b), g.left)])
	g.left -= n
	return n, err
}

const bulkURN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"

func newBulk(in io.Reader) (*bulkFile, error) {
	g := &guard{in: in, left: maxRow}
	b := &bulkFile{dec: json.NewDecoder(skipMark(g)), guard: g}
	return b, b.begin()
}

func skipMark(in io.Reader) io.Reader {
	mark := make([]byte, 3)
	n, _ := io.ReadFull(in, mark) // a failure comes again when the rest is read
	if string(mark[:n]) == "\uFEFF" {
		return in
	}
	return io.MultiReader(strings.NewReader(string(mark[:n])), in)
}

func notBulk(err error) error {
	if fault.Is(err, fault.Invalid) {
		return err
	}
	return fault.New(fault.Invalid, `The file is not a SCIM Bulk request: one JSON object with schemas and a list "Operations".`).On("file").Because(err)
}

// begin reads up to the first operation.
func (b *bulkFile) begin() error {
	if t, err := b.dec.Token(); err != nil || t != json.Delim('{') {
		return notBulk(err)
	}
	for b.dec.More() {
		name, err := b.dec.Token()
		if err != nil {
			return notBulk(err)
		}
		if strings.EqualFold(name.(string), "Operations") {
			if t, err := b.dec.Token(); err != nil || t != json.Delim('[') {
				return notBulk(err)
			}
			return nil
		}
		var skip json.RawMessage
		if err := b.dec.Decode(&skip); err != nil {
			return notBulk(err)
		}
		if strings.EqualFold(name.(string), "schemas") && !strings.Contains(strings.ToLower(string(skip)), strings.ToLower(bulkURN)) {
			return notBulk(nil)
		}
	}
	return notBulk(nil)
}

func (b *bulkFile) about() (Kind, []string) { return Both, nil }

type bulkOperation struct {
	Method string          `json:"method"`
	Path   string          `json:"path"`
	BulkID string          `json:"bulkId,omitempty"`
	Data   json.RawMessage `json:"data,omitempty"`
}

const bulkRef = "bulkId:"

func (b *bulkFile) next() (entry, error) {
	if !b.dec.More() {
		if t, err := b.dec.Token(); err != nil || t != json.Delim(']') {
			return entry{}, notBulk(err)
		}
		return entry{}, io.EOF
	}
	b.guard.left = maxRow
	var op bulkOperation
	var raw json.RawMessage
	if err := b.dec.Decode(&raw); err != nil {
		return entry{}, notBulk(err)
	}
	b.seq++
	e := entry{seq: b.seq, size: len(raw), kind: Members, raw: []string{string(raw)}}
	if err := json.Unmarshal(raw, &op); err != nil {
		e.wrong = fault.New(fault.Invalid, "This is not a Bulk operation: it needs method, path and data.").On("Operations").Because(err)
		return e, nil
	}
	e.bulk(op)
	return e, nil
}

// bulk takes an operation apart.
func (e *entry) bulk(op bulkOperation) {
	e.method, e.data = strings.ToUpper(op.Method), op.Data
	if op.BulkID != "" {
		e.ref = bulkRef + op.BulkID
	}
	path := strings.Trim(op.Path, "/")
	kind, id, _ := strings.Cut(path, "/")
	e.id = id
	switch {
	case strings.EqualFold(kind, "Groups"):
		e.kind = Groups
	case !strings.EqualFold(kind, "Users"):
		e.wrong = fault.New(fault.Invalid, "The path must be /Users or /Groups, not %q.", clip(op.Path)).On("path")
	}
	switch e.method {
	case "POST", "PUT", "PATCH":
		if (e.method == "POST") != (id == "") && e.wrong == nil {
			e.wrong = fault.New(fault.Invalid, "%s %q: a POST names no resource, PUT and PATCH name one.", e.method, clip(op.Path)).On("path")
		}
	case "DELETE":
		e.wrong = fault.New(fault.Invalid, "An import deletes nothing. Set active to false, or delete the member in the console.").On("method")
	default:
		e.wrong = fault.New(fault.Invalid, "An import knows POST, PUT and PATCH, not %q.", clip(op.Method)).On("method")
	}
	var named struct {
		UserName    string `json:"userName"`
		DisplayName string `json:"displayName"`
	}
	_ = json.Unmarshal(op.Data, &named) // what isn't JSON is refused when the row runs
	if e.label = named.UserName; e.kind == Groups {
		e.label = named.DisplayName
	}
	if e.label == "" {
		e.label = path
	}
}
