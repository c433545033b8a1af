package scim

import (
	"encoding/json"
	"strings"

	filter "github.com/scim2/filter-parser/v2"

	"github.com/sysoon/steward/internal/fault"
)

// references are the ids of a list of members: what is kept of
// [{"value": "id", "display": "…"}].
type references []string

// list is the list as JSON values, where it turns out not to be one of members.
func (r references) list() []any {
	out := make([]any, len(r))
	for i, id := range r {
		out[i] = map[string]any{"value": id}
	}
	return out
}

// reference decodes one entry: {"value": "id", …} or "id".
type reference string

// UnmarshalJSON implements json.Unmarshaler.
func (r *reference) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, (*string)(r))
	}
	var entry struct {
		Value *string `json:"value"`
		Type  string  `json:"type"`
	}
	if err := json.Unmarshal(b, &entry); err != nil || entry.Value == nil || *entry.Value == "" {
		return fault.New(fault.Invalid, "A member needs the id of a user as its value, not %s.", clip(string(b))).On("members.value").Coded("invalidValue")
	}
	if entry.Type != "" && !strings.EqualFold(entry.Type, "User") {
		return fault.New(fault.Invalid, "The member %q has the type %q; only users can be members.", clip(*entry.Value), clip(entry.Type)).On("members.type").Coded("invalidValue")
	}
	*r = reference(*entry.Value)
	return nil
}

// memberStep is one set operation on a group's members.
type memberStep struct {
	op  string // opAdd, opRemove, opReplace for "exactly these", or opCheck
	ids []string
}

// memberChanges collects, in order, what a PATCH does to a group's members.
// Neighbouring steps of the same kind become one, so that 100 operations of one
// member each are one statement.
type memberChanges struct{ steps []memberStep }

func (m *memberChanges) add(op string, ids []string) {
	if last := len(m.steps) - 1; last >= 0 && op != opReplace && m.steps[last].op == op {
		m.steps[last].ids = append(m.steps[last].ids, ids...)
		return
	}
	if op == opReplace {
		m.overwrite()
	}
	m.steps = append(m.steps, memberStep{op, ids})
}

// opCheck is a step that was overwritten by a later one: who it named must be
// there all the same, because all operations succeed or none.
const opCheck = "check"

func (m *memberChanges) overwrite() {
	var named []string
	for _, s := range m.steps {
		if s.op != opRemove {
			named = append(named, s.ids...)
		}
	}
	m.steps = nil
	if len(named) > 0 {
		m.steps = []memberStep{{opCheck, named}}
	}
}

// apply records an operation whose path is members.
func (m *memberChanges) apply(t target, op operation, q quirks) error {
	if t.chosen != nil {
		return m.chosen(t, op)
	}
	ids, err := memberIDs(op.value)
	if err != nil {
		return err
	}
	switch {
	case op.op == opRemove && isEmptyList(op.value):
		m.add(opReplace, nil)
	case op.op == opRemove && !q.has(removesValues):
		return fault.New(fault.Invalid, `A remove operation takes no value. To remove some members, use the path members[value eq "id"].`).On("value").Coded("invalidValue")
	default:
		m.add(op.op, ids)
	}
	return nil
}

func isEmptyList(v any) bool {
	refs, ok := v.(references)
	return isEmpty(v) || ok && len(refs) == 0
}

// chosen handles members[value eq "id"].
func (m *memberChanges) chosen(t target, op operation) error {
	ids, ok := chosenIDs(t.chosen)
	if !ok {
		return invalidPath(`Members are chosen by their id: members[value eq "id"].`)
	}
	if op.op != opRemove {
		return fault.New(fault.Invalid, "A member can be added and removed, but not changed.").On("members").Coded("mutability")
	}
	m.add(opRemove, ids)
	return nil
}

// chosenIDs reads the ids out of "value eq a or value eq b"; the type may be
// named besides, as all members are users.
func chosenIDs(c condition) ([]string, bool) {
	switch x := c.(type) {
	case comparison:
		id, ok := x.value.(string)
		return []string{id}, ok && x.attr.name == "value" && x.op == filter.EQ
	case logical:
		left, ok := chosenIDs(x.left)
		right, also := chosenIDs(x.right)
		switch {
		case x.or:
			return append(left, right...), ok && also
		case ok && isUserType(x.right):
			return left, true
		}
		return right, also && isUserType(x.left)
	}
	return nil, false
}

func isUserType(c condition) bool {
	x, ok := c.(comparison)
	s, text := x.value.(string)
	return ok && text && x.attr.name == "type" && x.op == filter.EQ && strings.EqualFold(s, "User")
}

// memberIDs reads ids from whatever form members came in.
func memberIDs(v any) ([]string, error) {
	switch x := v.(type) {
	case nil:
		return nil, nil
	case references:
		return x, nil
	case string, map[string]any:
		var r reference
		b, err := json.Marshal(x)
		if err == nil && x != "" {
			err = json.Unmarshal(b, &r)
		}
		if err != nil || r == "" {
			return nil, err
		}
		return []string{string(r)}, nil
	}
	return nil, fault.New(fault.Invalid, "members needs a list of members, not %s.", describe(v)).On("members").Coded("invalidValue")
}
