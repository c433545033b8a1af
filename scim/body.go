package scim

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// bodyReader decodes a request's body token by token, so that a list of members
// never exists as a tree of objects: only their ids are kept.
type bodyReader struct {
	dec *json.Decoder
	// references is set for groups, whose lists are members.
	references bool
}

func newBodyReader(r io.Reader, t *resourceType) *bodyReader {
	dec := json.NewDecoder(&textReader{from: r})
	dec.UseNumber()
	return &bodyReader{dec: dec, references: t.kind() == groupType}
}

func invalidSyntax(format string, args ...any) *fault.Error {
	return fault.New(fault.Invalid, format, args...).Coded("invalidSyntax")
}

// syntax makes a decoder's failure one that says where.
func (b *bodyReader) syntax(err error) error {
	if tooBig, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return tooBig
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return invalidSyntax("The body ends at byte %d, before the JSON is complete.", b.dec.InputOffset()).Because(err)
	}
	return invalidSyntax("The body is not the JSON that belongs here, near byte %d.", b.dec.InputOffset()).Because(err)
}

// object reads "{…}", calling each key's reader in turn.
func (b *bodyReader) object(key func(name string) error) error {
	if err := b.delim('{'); err != nil {
		return err
	}
	for b.dec.More() {
		t, err := b.dec.Token()
		if err != nil {
			return err
		}
		if err := key(t.(string)); err != nil {
			return err
		}
	}
	return b.delim('}')
}

func (b *bodyReader) delim(want json.Delim) error {
	t, err := b.dec.Token()
	if err != nil {
		return err
	}
	if t != want {
		return invalidSyntax("Expected %q near byte %d of the body.", want.String(), b.dec.InputOffset())
	}
	return nil
}

// end makes sure that nothing follows.
func (b *bodyReader) end() error {
	if _, err := b.dec.Token(); !errors.Is(err, io.EOF) {
		return invalidSyntax("Something follows the JSON, near byte %d of the body.", b.dec.InputOffset())
	}
	return nil
}

// resource reads a resource for POST and PUT.
func (b *bodyReader) resource() (map[string]any, error) {
	m, err := b.attributes()
	if err == nil {
		err = b.end()
	}
	if err != nil {
		return nil, b.syntax(err)
	}
	return m, nil
}

func (b *bodyReader) attributes() (map[string]any, error) {
	m := map[string]any{}
	err := b.object(func(name string) error {
		v, err := b.value(strings.EqualFold(name, "members"))
		if err != nil {
			return err
		}
		if _, twice := m[name]; twice {
			return invalidSyntax("The attribute %q is given twice.", clip(name))
		}
		m[name] = v
		return nil
	})
	return m, err
}

// value reads any value; members says that a list in it is one of members.
func (b *bodyReader) value(members bool) (any, error) {
	if members && b.references {
		return b.members()
	}
	var v any
	err := b.dec.Decode(&v)
	return v, err
}

// members reads a list as references, an object by its keys, anything else as
// it is.
func (b *bodyReader) members() (any, error) {
	t, err := b.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('['):
		return b.referenceList()
	case json.Delim('{'):
		return b.entries()
	}
	return t, nil
}

func (b *bodyReader) referenceList() (any, error) {
	refs := references{}
	for b.dec.More() {
		var r reference
		if err := b.dec.Decode(&r); err != nil {
			return nil, err
		}
		refs = append(refs, string(r))
	}
	return refs, b.delim(']')
}

// entries reads an object whose "{" has been taken; "members" in it is a list of
// members.
func (b *bodyReader) entries() (any, error) {
	m := map[string]any{}
	for b.dec.More() {
		k, err := b.dec.Token()
		if err != nil {
			return nil, err
		}
		name := k.(string)
		if m[name], err = b.value(strings.EqualFold(name, "members")); err != nil {
			return nil, err
		}
	}
	return m, b.delim('}')
}

// patch reads a PatchOp message (RFC 7644 section 3.5.2). "Operations" may have
// any case, as Entra and others differ.
func (b *bodyReader) patch() ([]operation, error) {
	var ops []operation
	schemas, found := []string{}, false
	err := b.object(func(name string) error {
		switch {
		case strings.EqualFold(name, "schemas"):
			return b.dec.Decode(&schemas)
		case strings.EqualFold(name, "operations"):
			found = true
			var err error
			ops, err = b.operations()
			return err
		}
		var skip json.RawMessage
		return b.dec.Decode(&skip)
	})
	if err == nil {
		err = b.end()
	}
	switch {
	case err != nil:
		return nil, b.syntax(err)
	case !hasFold(schemas, patchURN):
		return nil, invalidSyntax("A PATCH needs the schema %s in schemas.", patchURN).On("schemas")
	case !found || len(ops) == 0:
		return nil, invalidSyntax("A PATCH needs at least one operation in Operations.").On("Operations")
	}
	return ops, nil
}

func hasFold(list []string, want string) bool {
	for _, s := range list {
		if strings.EqualFold(s, want) {
			return true
		}
	}
	return false
}

func (b *bodyReader) operations() ([]operation, error) {
	if err := b.delim('['); err != nil {
		return nil, err
	}
	var ops []operation
	for b.dec.More() {
		if len(ops) == maxOperations {
			return nil, tooManyOperations(maxOperations)
		}
		op, err := b.operation()
		if err != nil {
			return nil, err
		}
		ops = append(ops, op)
	}
	return ops, b.delim(']')
}

func (b *bodyReader) operation() (operation, error) {
	var o operation
	valued := false
	err := b.object(func(name string) error {
		switch {
		case strings.EqualFold(name, "op"):
			return b.dec.Decode(&o.op)
		case strings.EqualFold(name, "path"):
			var path *string
			err := b.dec.Decode(&path)
			if path != nil {
				o.path, o.hasPath = *path, true
			}
			return err
		case strings.EqualFold(name, "value"):
			v, err := b.operand()
			o.value, valued = v, true
			return err
		}
		var skip json.RawMessage
		return b.dec.Decode(&skip)
	})
	if err != nil {
		return o, err
	}
	o.op = strings.ToLower(o.op)
	if o.op != opAdd && o.op != opReplace && o.op != opRemove {
		return o, invalidSyntax("The operation %q is unknown: use add, replace or remove.", clip(o.op)).On("op")
	}
	if o.op != opRemove && !valued {
		return o, invalidSyntax("The operation %s needs a value. To take one away, use remove.", o.op).On("value")
	}
	return o, nil
}

// operand reads an operation's value: for groups a list is one of members.
func (b *bodyReader) operand() (any, error) { return b.value(b.references) }
