package scim

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/transfer"
)

// Interchange gives imports and exports the meaning that resources and
// operations have for directories (transfer.Schemas), and shows resources to
// receivers of events.
type Interchange struct{}

// Of implements transfer.Schemas: the RFC's schemas with the organization's own
// extensions.
func (Interchange) Of(tx *db.Tx) (transfer.Schema, error) {
	all, err := extension.List(tx)
	if err != nil {
		return nil, err
	}
	o, err := newOutlook(all, nil)
	return interchange{o}, err
}

// interchange is what resources mean to one organization.
type interchange struct{ *outlook }

// inFiles is what files may have beside the RFC: booleans as text, lists of one,
// and values that a filtered path makes.
const inFiles = textBooleans | unwrapsLists | wrapsValues | createsAbsent | removesValues | keepsFirstPrimary | legacySchemas

// inCells is what the cells of tables may have besides: every value is a text.
const inCells = inFiles | numbersAsText

func (i interchange) typeOf(k transfer.Kind) *resourceType {
	if k == transfer.Groups {
		return i.groups.t
	}
	return i.users.t
}

// Column implements transfer.Schema.
func (i interchange) Column(k transfer.Kind, name string) (path string, fixed bool, err error) {
	t, err := parsePath(i.typeOf(k), name, inFiles)
	switch {
	case err != nil:
		return "", false, plainFault(err)
	case t.whole != nil:
		return "", false, invalidPath("%q is an extension; its attributes are columns.", clip(name))
	case t.attr.returned == returnedNever:
		return "", false, invalidPath("%s is not kept here.", t.attr.path)
	}
	fixed = t.attr.isReadOnly() || t.attr.root().isReadOnly() || t.attr.path == "schemas"
	if strings.ContainsRune(name, '[') {
		return strings.TrimSpace(name), fixed, nil
	}
	if t.sub != nil {
		return t.sub.path, fixed, nil
	}
	return t.attr.path, fixed, nil
}

// operationsOf makes cells into the operations of a PATCH. An empty cell takes
// the attribute away; only active stays as it is then, because a gap must never
// take somebody's access away.
func operationsOf(t *resourceType, cells []transfer.Cell) ([]operation, error) {
	var ops []operation
	for _, cell := range cells {
		op := operation{op: opReplace, path: cell.Path, hasPath: true, value: cell.Value}
		a, _ := t.lookup(cell.Path)
		switch {
		case cell.Value == "" && cell.Path == "active":
			continue
		case cell.Value == "" && a != nil && a.required:
			return nil, invalidValue(a, "%s must not be empty.", a.path)
		case cell.Value == "":
			op.op, op.value = opRemove, nil
		case a != nil && a.multi && a.kind == kindComplex:
			if json.Unmarshal([]byte(cell.Value), &op.value) != nil {
				return nil, invalidValue(a, `The column %s holds all values as JSON, such as [{"value":"a@b.example","type":"work"}]. One value has a column such as %s[type eq "work"].value.`, a.path, a.path)
			}
		case a != nil && a.multi && a.parent == nil && strings.HasPrefix(cell.Value, "["):
			if decode([]byte(cell.Value), &op.value) != nil {
				return nil, invalidValue(a, `The column %s holds one value, or several as JSON, such as ["one","two"].`, a.path)
			}
		}
		ops = append(ops, op)
	}
	return ops, nil
}

// applyCells sets cells one by one, and says at which one it failed.
func applyCells(t *resourceType, d document, cells []transfer.Cell) (document, error) {
	ops, err := operationsOf(t, cells)
	if err != nil {
		return nil, err
	}
	p := &patcher{t: t, q: inCells, c: coercer{inCells}, d: d.clone()}
	for _, op := range ops {
		if err := p.apply(op); err != nil {
			return nil, fault.New(fault.Invalid, "%s", fault.Shown(err).Message).On(op.path).Because(err)
		}
	}
	return p.d, checkRequired(t, p.d, "invalidValue")
}

// SetMember implements transfer.Schema.
func (i interchange) SetMember(before member.Member, cells []transfer.Cell) (member.Member, error) {
	was := userDocument(before)
	d, err := applyCells(i.users.t, was, cells)
	if err == nil {
		d, err = i.users.keep(was, d, "invalidValue")
	}
	if err != nil {
		return before, err
	}
	return applyUser(before, d), nil
}

// Claim implements transfer.Schema.
func (i interchange) Claim(tx *db.Tx, m member.Member) error {
	return i.users.claimUnique(tx, string(m.ID), userDocument(m))
}

// ClaimGroup implements transfer.Schema.
func (i interchange) ClaimGroup(tx *db.Tx, g member.Group) error {
	return i.groups.claimUnique(tx, string(g.ID), groupDocument(g))
}

// SetGroup implements transfer.Schema.
func (i interchange) SetGroup(before member.Group, cells []transfer.Cell) (member.Group, error) {
	was := groupDocument(before)
	d, err := applyCells(i.groups.t, was, cells)
	if err == nil {
		d, err = i.groups.keep(was, d, "invalidValue")
	}
	if err != nil {
		return before, err
	}
	return applyGroup(before, d), nil
}

// ChangeMember implements transfer.Schema.
func (i interchange) ChangeMember(before member.Member, method string, data []byte) (member.Member, error) {
	was := userDocument(before)
	d, _, err := changed(i.users.t, was, before.ID != "", method, data)
	if err == nil {
		d, err = i.users.keep(was, d, "invalidValue")
	}
	if err != nil {
		return before, err
	}
	return applyUser(before, d), nil
}

// ChangeGroup implements transfer.Schema.
func (i interchange) ChangeGroup(before member.Group, method string, data []byte) (member.Group, []transfer.Step, error) {
	was := groupDocument(before)
	d, changes, err := changed(i.groups.t, was, before.ID != "", method, data)
	if err == nil {
		d, err = i.groups.keep(was, d, "invalidValue")
	}
	if err != nil {
		return before, nil, err
	}
	var steps []transfer.Step
	for _, s := range changes {
		steps = append(steps, transfer.Step{Op: s.op, IDs: s.ids})
	}
	return applyGroup(before, d), steps, nil
}

// changed is what a Bulk operation makes of a document, and of a group's
// members.
func changed(t *resourceType, before document, there bool, method string, data []byte) (document, []memberStep, error) {
	if len(data) == 0 {
		return nil, nil, invalidSyntax("The operation has no data.").On("data")
	}
	if method == http.MethodPatch {
		ops, err := newBodyReader(bytes.NewReader(data), t).patch()
		if err != nil {
			return nil, nil, err
		}
		return patched(t, before, ops)
	}
	body, err := newBodyReader(bytes.NewReader(data), t).resource()
	if err != nil {
		return nil, nil, err
	}
	if method == http.MethodPost && there {
		maps.DeleteFunc(body, func(k string, _ any) bool { return strings.EqualFold(k, "schemas") })
		return patched(t, before, []operation{{op: opReplace, value: body}})
	}
	d, unknown, err := readDocument(t, body, inFiles)
	if err == nil && len(unknown) > 0 {
		err = invalidSyntax("The operation has an %s.", unknown[0]).On("data")
	}
	if err != nil {
		return nil, nil, err
	}
	ids, present, err := sentMembers(body)
	if !present || t.kind() != groupType {
		return d, nil, err
	}
	return d, []memberStep{{opReplace, ids}}, err
}

func patched(t *resourceType, before document, ops []operation) (document, []memberStep, error) {
	if t.kind() != groupType {
		d, _, err := applyPatch(t, before, ops, inFiles, nil)
		return d, nil, err
	}
	members := &memberChanges{}
	d, _, err := applyPatch(t, before, ops, inFiles, members)
	return d, members.steps, err
}

// Member implements transfer.Schema. What is never returned isn't exported.
func (i interchange) Member(m member.Member) map[string]any { return i.users.shown(userDocument(m)) }

// Group implements transfer.Schema.
func (i interchange) Group(g member.Group) map[string]any { return i.groups.shown(groupDocument(g)) }

// shown is a document as others than its directory see it.
func (s *aspect) shown(d document) map[string]any {
	delete(d, sentURN)
	for _, e := range s.t.shown() {
		for _, a := range e.attributes {
			if a.returned == returnedNever || a.mutability == writeOnly {
				d.set(a, nil)
			}
		}
	}
	d["schemas"] = schemasOf(s.t, d)
	return d
}

// Member implements receiver.Resources.
func (i Interchange) Member(tx *db.Tx, m member.Member) (map[string]any, error) {
	s, err := i.Of(tx)
	if err != nil {
		return nil, err
	}
	return s.Member(m), nil
}

// Group implements receiver.Resources.
func (i Interchange) Group(tx *db.Tx, g member.Group) (map[string]any, error) {
	s, err := i.Of(tx)
	if err != nil {
		return nil, err
	}
	return s.Group(g), nil
}
