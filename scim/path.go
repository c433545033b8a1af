package scim

import (
	"strings"

	filter "github.com/scim2/filter-parser/v2"

	"github.com/sysoon/steward/internal/fault"
)

// target is what a PATCH operation's path points at (RFC 7644 section 3.5.2).
type target struct {
	// whole is set when the path is an extension's URN alone.
	whole *definition
	// attr is the attribute, or the sub-attribute of a single complex one.
	attr *attribute
	// chosen limits the operation to the values that meet it; nil means all.
	chosen condition
	// sub is the sub-attribute of the chosen values; nil means the values
	// themselves.
	sub *attribute
}

func invalidPath(format string, args ...any) *fault.Error {
	return fault.New(fault.Invalid, format, args...).On("path").Coded("invalidPath")
}

// unknownPath is the failure of a path that no schema has, which some
// directories want ignored.
type unknownPath struct{ fault *fault.Error }

func (u unknownPath) Error() string { return u.fault.Error() }
func (u unknownPath) Unwrap() error { return u.fault }

func noAttribute(t *resourceType, text string) error {
	return unknownPath{invalidPath("%s resources have no attribute %q.", t.name, clip(text))}
}

// parsePath resolves a path on a resource type.
func parsePath(t *resourceType, text string, q quirks) (target, error) {
	if len(text) > maxFilterLength {
		return target{}, invalidPath("The path has %d characters; at most %d are allowed.", len(text), maxFilterLength)
	}
	text = strings.TrimSpace(text)
	open := strings.IndexByte(text, '[')
	if open < 0 {
		return plainPath(t, text)
	}
	root, err := plainPath(t, strings.TrimSpace(text[:open]))
	if err != nil {
		return target{}, err
	}
	if root.attr == nil || root.sub != nil || root.attr.kind != kindComplex || root.attr.parent != nil {
		return target{}, invalidPath("The path %q chooses values of something that has none.", clip(text))
	}
	return bracketPath(t, root, text[open:], q)
}

func plainPath(t *resourceType, text string) (target, error) {
	if text == "" {
		return target{}, invalidPath("The path is empty. Leave it out to address the whole resource.")
	}
	a, whole := t.lookup(text)
	switch {
	case whole != nil:
		return target{whole: whole}, nil
	case a == nil:
		if _, ok := splitPath(text); !ok {
			return target{}, invalidPath("The path %q can't be read.", clip(text))
		}
		return target{}, noAttribute(t, text)
	case a.parent != nil && a.parent.multi:
		return target{attr: a.parent, sub: a}, nil
	}
	return target{attr: a}, nil
}

// bracketPath reads "[filter]" or "[filter].sub" behind an attribute.
func bracketPath(t *resourceType, root target, text string, q quirks) (target, error) {
	r := &filterReader{text: text, bare: q.has(bareValues)}
	tree, err := r.brackets()
	if err != nil {
		return target{}, asPathFault(err)
	}
	root.chosen, err = (&resolver{t: t, q: q, within: root.attr}).resolve(tree)
	if err != nil {
		return target{}, asPathFault(err)
	}
	rest := text[r.at:]
	if rest == "" {
		return root, nil
	}
	name, ok := strings.CutPrefix(rest, ".")
	if root.sub = root.attr.sub(name); !ok || root.sub == nil {
		return target{}, noAttribute(t, root.attr.path+rest)
	}
	return root, nil
}

// asPathFault makes a filter's fault one of the path, which is what the client
// sent.
func asPathFault(err error) error {
	return invalidPath("The path can't be used. %s", fault.Shown(err).Message)
}

// template is the value that a filter made of "and" and "eq" describes, for
// creating what a path looks for and doesn't find; ok is false for any other.
func template(c condition) (value map[string]any, ok bool) {
	switch x := c.(type) {
	case comparison:
		if x.op != filter.EQ || x.value == nil {
			return nil, false
		}
		return map[string]any{x.attr.name: x.value}, true
	case logical:
		left, ok := template(x.left)
		right, also := template(x.right)
		if x.or || !ok || !also {
			return nil, false
		}
		for k, v := range right {
			left[k] = v
		}
		return left, true
	}
	return nil, false
}
