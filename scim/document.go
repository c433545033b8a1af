package scim

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// document is a resource as JSON with the names of the schemas: core attributes
// on top, each extension's under its URN. Values are string, bool, json.Number
// or float64, map[string]any and []any; nothing is null or empty. PATCH and
// projection work on documents; convert.go makes members of them.
type document map[string]any

func (d document) clone() document { return document(cloneMap(d)) }

func cloneMap(m map[string]any) map[string]any {
	out := make(map[string]any, len(m))
	for k, v := range m {
		out[k] = cloneValue(v)
	}
	return out
}

func cloneValue(v any) any {
	switch x := v.(type) {
	case map[string]any:
		return cloneMap(x)
	case []any:
		out := make([]any, len(x))
		for i, e := range x {
			out[i] = cloneValue(e)
		}
		return out
	}
	return v
}

// home is the map that holds an attribute: the document or its extension's
// part, made when create is set and absent.
func (d document) home(a *attribute, create bool) map[string]any {
	if a.urn == "" {
		return d
	}
	part, _ := d[a.urn].(map[string]any)
	if part == nil && create {
		part = map[string]any{}
		d[a.urn] = part
	}
	return part
}

// get is an attribute's value; nil if it has none.
func (d document) get(a *attribute) any {
	if a.parent != nil {
		inner, _ := d.get(a.parent).(map[string]any)
		return inner[a.name]
	}
	return d.home(a, false)[a.name]
}

// set gives an attribute a value; an empty one removes it, and what it leaves
// empty.
func (d document) set(a *attribute, v any) {
	if a.parent != nil {
		inner, _ := d.get(a.parent).(map[string]any)
		inner = cloneMap(inner)
		put(inner, a.name, v)
		d.set(a.parent, inner)
		return
	}
	home := d.home(a, !isEmpty(v))
	put(home, a.name, v)
	if a.urn != "" && len(home) == 0 {
		delete(d, a.urn)
	}
}

func put(m map[string]any, name string, v any) {
	if isEmpty(v) {
		delete(m, name)
	} else {
		m[name] = v
	}
}

// isEmpty tells what counts as unassigned (RFC 7643 section 2.5) and, as every
// identity provider means it, the empty text.
func isEmpty(v any) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case []any:
		return len(x) == 0
	case map[string]any:
		return len(x) == 0
	}
	return false
}

// schemasOf lists the schemas that a document's attributes come from.
func schemasOf(t *resourceType, d document) []any {
	out := []any{t.core.urn}
	for _, e := range t.extensions {
		if !isEmpty(d[e.urn]) {
			out = append(out, e.urn)
		}
	}
	return out
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// keyOf finds a key whatever its case.
func keyOf(m map[string]any, name string) (string, bool) {
	if _, ok := m[name]; ok {
		return name, true
	}
	for k := range m {
		if strings.EqualFold(k, name) {
			return k, true
		}
	}
	return "", false
}

func asNumber(v any) (float64, bool) {
	switch x := v.(type) {
	case float64:
		return x, true
	case json.Number:
		f, err := x.Float64()
		return f, err == nil
	}
	return 0, false
}
