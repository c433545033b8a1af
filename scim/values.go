package scim

import (
	"strconv"

	"github.com/sysoon/steward/internal/fault"
)

// values applies an operation to the chosen values of a multi-valued attribute,
// or of a single complex one with a filter.
func (p *patcher) values(t target, op operation) error {
	list := cloneValue(p.list(t.attr)).([]any)
	hit := chosen(list, t.chosen)
	if op.op == opRemove {
		return p.removeChosen(t, list, hit)
	}
	if len(hit) == 0 {
		made, err := p.createChosen(t, op)
		if err != nil {
			return err
		}
		list, hit = append(list, made), []int{len(list)}
	}
	for _, i := range hit {
		if err := p.change(t, list, i, op); err != nil {
			return err
		}
	}
	return p.store(t.attr, list)
}

// list is an attribute's values; a single complex attribute is a list of one.
func (p *patcher) list(a *attribute) []any {
	v := p.d.get(a)
	if list, ok := v.([]any); ok {
		return list
	}
	if isEmpty(v) {
		return []any{}
	}
	return []any{v}
}

func chosen(list []any, c condition) []int {
	var hit []int
	for i, v := range list {
		if m, ok := v.(map[string]any); ok && (c == nil || matches(c, m)) {
			hit = append(hit, i)
		}
	}
	return hit
}

// createChosen makes the value that a path looks for and doesn't find: always
// for add, for replace where the profile says so (cases 19 to 21).
func (p *patcher) createChosen(t target, op operation) (map[string]any, error) {
	made, ok := map[string]any{}, t.chosen == nil
	if t.chosen != nil {
		made, ok = template(t.chosen)
	}
	if !ok || op.op == opReplace && !p.q.has(createsAbsent) {
		return nil, fault.New(fault.Invalid, "No value of %s is what the path asks for.", t.attr.path).On("path").Coded("noTarget")
	}
	return made, nil
}

func (p *patcher) change(t target, list []any, i int, op operation) error {
	m := list[i].(map[string]any)
	if t.sub != nil {
		v, err := p.c.whole(t.sub, op.value)
		if err != nil {
			return err
		}
		put(m, t.sub.name, v)
		if t.sub.name == "primary" && v == true {
			keepPrimary(list, i)
		}
		return nil
	}
	v, err := p.c.one(t.attr, p.single(op.value))
	if err != nil {
		return err
	}
	fresh, _ := v.(map[string]any)
	if op.op == opReplace {
		m = map[string]any{}
		if made, ok := template(t.chosen); ok && isEmpty(fresh["type"]) {
			put(m, "type", made["type"])
		}
	}
	for k, part := range fresh {
		m[k] = part
	}
	list[i] = m
	if m["primary"] == true {
		keepPrimary(list, i)
	}
	return nil
}

// single takes [x] for x: a value path addresses values one by one, and both
// forms are sent.
func (p *patcher) single(v any) any {
	if list, ok := asList(v); ok && len(list) == 1 {
		return list[0]
	}
	return v
}

func keepPrimary(list []any, at int) {
	for i, v := range list {
		if m, ok := v.(map[string]any); ok && i != at && m["primary"] == true {
			m["primary"] = false
		}
	}
}

func (p *patcher) removeChosen(t target, list []any, hit []int) error {
	gone := map[int]bool{}
	for _, i := range hit {
		m := list[i].(map[string]any)
		if t.sub != nil {
			delete(m, t.sub.name)
		}
		gone[i] = t.sub == nil || t.sub.name == "value" || len(m) == 0
	}
	kept := list[:0]
	for i, v := range list {
		if !gone[i] {
			kept = append(kept, v)
		}
	}
	return p.store(t.attr, kept)
}

// store puts the values back, without those that say nothing any more, or the
// same as another.
func (p *patcher) store(a *attribute, list []any) error {
	if !a.multi {
		if len(list) == 0 {
			p.d.set(a, nil)
		} else {
			p.d.set(a, list[0])
		}
		return nil
	}
	kept := make([]any, 0, len(list))
	for _, v := range list {
		if !isBlank(a, v) && !contains(kept, v) {
			kept = append(kept, v)
		}
	}
	p.d.set(a, kept)
	return bounded(a, len(kept))
}

func ordinal(i int) string { return strconv.Itoa(i + 1) }
