package scim

import (
	"errors"
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// operation is one PATCH operation (RFC 7644 section 3.5.2).
type operation struct {
	op   string // "add", "replace" or "remove"
	path string
	// hasPath tells an absent path from an empty one.
	hasPath bool
	// value is nil if it was absent or null.
	value any
}

const (
	opAdd     = "add"
	opReplace = "replace"
	opRemove  = "remove"
)

// patcher applies operations to a document, in order. It is pure: the document
// that it got stays as it was, and if one operation fails there is no result.
type patcher struct {
	t *resourceType
	q quirks
	c coercer
	d document
	// members receives what happens to a group's members, which are not part
	// of the document (members.go); nil where the resource has none.
	members *memberChanges
	// ignored lists what was left out and why, for the provisioning log.
	ignored []string
}

// applyPatch gives the changed copy of a document. Members receives a group's
// membership changes.
func applyPatch(t *resourceType, d document, ops []operation, q quirks, members *memberChanges) (document, []string, error) {
	p := &patcher{t: t, q: q, c: coercer{q}, d: d.clone(), members: members}
	for i, op := range ops {
		if err := p.apply(op); err != nil {
			return nil, nil, inOperation(err, i, len(ops))
		}
	}
	if t.of != nil { // a mapping may still fill what is required: aspect.keep looks
		return p.d, p.ignored, nil
	}
	return p.d, p.ignored, checkRequired(t, p.d, "mutability")
}

// inOperation says which of several operations failed.
func inOperation(err error, i, total int) error {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || total == 1 {
		return err
	}
	f.Message = "Operation " + ordinal(i) + ": " + f.Message
	return f
}

func (p *patcher) apply(op operation) error {
	if !op.hasPath {
		return p.pathless(op)
	}
	t, err := parsePath(p.t, op.path, p.q)
	if err == nil {
		return p.at(t, op)
	}
	if unknown, ok := errors.AsType[unknownPath](err); ok && p.q.has(ignoresUnknown) {
		p.ignore(unknown.fault.Message)
		return nil
	}
	return plainFault(err)
}

// plainFault takes the mark of unknownPath off, so that a caller sees a fault.
func plainFault(err error) error {
	if unknown, ok := errors.AsType[unknownPath](err); ok {
		return unknown.fault
	}
	return err
}

func (p *patcher) ignore(why string) { p.ignored = append(p.ignored, why) }

// pathless applies {"value": {…}}: each key is a path of its own, which may be
// dotted, filtered or an extension's URN.
func (p *patcher) pathless(op operation) error {
	if op.op == opRemove {
		return fault.New(fault.Invalid, "A remove operation needs a path.").On("path").Coded("noTarget")
	}
	m, ok := op.value.(map[string]any)
	if !ok {
		return fault.New(fault.Invalid, "An operation without a path needs an object of attributes as its value, not %s.", describe(op.value)).On("value").Coded("invalidValue")
	}
	for _, k := range sortedKeys(m) {
		if a, _ := p.t.lookup(k); a != nil && a.root().isReadOnly() {
			continue // id, meta and the like come along, as in a PUT
		}
		if err := p.apply(operation{op: op.op, path: k, hasPath: true, value: m[k]}); err != nil {
			return err
		}
	}
	return nil
}

func (p *patcher) at(t target, op operation) error {
	if t.whole != nil {
		return p.container(t.whole, op)
	}
	if done, err := p.guard(t); done || err != nil {
		return err
	}
	if p.members != nil && t.attr.path == "members" {
		return p.members.apply(t, op, p.q)
	}
	switch {
	case t.chosen != nil || t.sub != nil:
		return p.values(t, op)
	case op.op == opRemove:
		return p.remove(t, op)
	}
	return p.assign(t.attr, op)
}

// guard refuses, or passes over, what the client may not change.
func (p *patcher) guard(t target) (done bool, err error) {
	a := t.attr
	if t.sub != nil && !a.isReadOnly() {
		a = t.sub
	}
	if !a.isReadOnly() && !a.root().isReadOnly() && (a.mutability != immutable || a.urn != "" && isEmpty(p.d.get(a))) {
		return false, nil
	}
	if p.q.has(ignoresReadOnly) {
		p.ignore(a.path + " can't be changed by a directory")
		return true, nil
	}
	return true, fault.New(fault.Invalid, "%s can't be changed: it is %s.", a.path, a.mutability).On(a.path).Coded("mutability")
}

// container applies an operation to all of an extension.
func (p *patcher) container(e *definition, op operation) error {
	if op.op == opRemove {
		delete(p.d, e.urn)
		return nil
	}
	m, ok := op.value.(map[string]any)
	if !ok {
		return fault.New(fault.Invalid, "%s needs an object of attributes as its value, not %s.", e.urn, describe(op.value)).On("value").Coded("invalidValue")
	}
	for _, k := range sortedKeys(m) {
		if strings.EqualFold(k, "schemas") {
			continue // clients that model an extension as a resource send it along
		}
		path := e.urn + ":" + strings.TrimPrefix(k, e.urn+":")
		if err := p.apply(operation{op: op.op, path: path, hasPath: true, value: m[k]}); err != nil {
			return err
		}
	}
	return nil
}

// assign adds or replaces a whole attribute.
func (p *patcher) assign(a *attribute, op operation) error {
	v, err := p.c.whole(a, op.value)
	if err != nil {
		return err
	}
	parts, isObject := p.c.unwrap(a, op.value).(map[string]any)
	switch {
	case a.kind == kindComplex && !a.multi && isObject && len(parts) > 0:
		p.merge(a, parts, v)
	case isEmpty(v):
		if op.op == opReplace || !a.multi {
			p.d.set(a, nil)
		}
	case a.multi && op.op == opAdd:
		all := addValues(p.list(a), v.([]any))
		p.d.set(a, all)
		return bounded(a, len(all))
	default:
		p.d.set(a, v)
	}
	return nil
}

// merge changes the parts of a complex attribute that the operation names and
// leaves the others (RFC 7644 section 3.5.2.3); an empty part is removed.
func (p *patcher) merge(a *attribute, sent map[string]any, v any) {
	has, _ := p.d.get(a).(map[string]any)
	merged := cloneMap(has)
	for k, part := range sent {
		if sub := a.sub(k); sub != nil && isEmpty(part) {
			delete(merged, sub.name)
		}
	}
	made, _ := v.(map[string]any)
	for k, part := range made {
		merged[k] = part
	}
	p.d.set(a, merged)
}

// addValues appends what is not there yet. A new primary value takes over from
// the old one.
func addValues(has, added []any) []any {
	out := append([]any(nil), has...)
	for _, v := range added {
		if m, ok := v.(map[string]any); ok && m["primary"] == true {
			demote(out)
		}
		if i := indexOf(out, v); i >= 0 {
			out[i] = v
			continue
		}
		out = append(out, v)
	}
	return out
}

func indexOf(list []any, v any) int {
	for i, has := range list {
		if same(has, v) {
			return i
		}
	}
	return -1
}

func demote(list []any) {
	for _, v := range list {
		if m, ok := v.(map[string]any); ok {
			delete(m, "primary")
		}
	}
}

// remove takes an attribute away or, with a list of values where the profile
// allows it, those values only.
func (p *patcher) remove(t target, op operation) error {
	list, ok := asList(op.value)
	if !ok || !t.attr.multi || !p.q.has(removesValues) {
		p.d.set(t.attr, nil)
		return nil
	}
	gone, err := p.c.list(t.attr, list)
	if err != nil {
		return err
	}
	var kept []any
	for _, v := range p.list(t.attr) {
		if !removes(gone.([]any), v) {
			kept = append(kept, v)
		}
	}
	p.d.set(t.attr, kept)
	return nil
}

// removes tells whether a list of values to remove names this one; a value
// without a type names every type.
func removes(gone []any, v any) bool {
	for _, g := range gone {
		m, ok := g.(map[string]any)
		has, also := v.(map[string]any)
		if same(g, v) || ok && also && m["type"] == nil && m["value"] == has["value"] && m["value"] != nil {
			return true
		}
	}
	return false
}

// checkRequired refuses a result that lacks what every resource must have; code
// is the scimType: invalidValue when creating, mutability when an attribute was
// removed (RFC 7644 section 3.5.2.2).
func checkRequired(t *resourceType, d document, code string) error {
	for _, a := range t.core.attributes {
		if a.required && !a.isReadOnly() && isEmpty(d.get(a)) {
			return fault.New(fault.Invalid, "%s is required and can't be empty or removed.", a.path).On(a.path).Coded(code)
		}
	}
	return nil
}
