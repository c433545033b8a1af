package scim

import (
	"strings"
	"time"

	filter "github.com/scim2/filter-parser/v2"

	"github.com/sysoon/steward/internal/db"
)

// matches tells whether one value of a multi-valued attribute meets the
// condition of its brackets.
func matches(c condition, value map[string]any) bool {
	switch x := c.(type) {
	case logical:
		if x.or {
			return matches(x.left, value) || matches(x.right, value)
		}
		return matches(x.left, value) && matches(x.right, value)
	case negation:
		return !matches(x.inner, value)
	case comparison:
		return compares(x, value[x.attr.name])
	}
	return false
}

func compares(c comparison, v any) bool {
	if present := !isEmpty(v); c.op == filter.PR || c.value == nil {
		return present == (c.op != filter.EQ)
	}
	switch want := c.value.(type) {
	case bool:
		has, _ := v.(bool) // an absent boolean counts as false
		return (has == want) == (c.op == filter.EQ)
	case float64:
		has, ok := asNumber(v)
		return ok && ordered(c.op, has-want)
	case time.Time:
		s, _ := v.(string)
		at, err := time.Parse(time.RFC3339Nano, s)
		return err == nil && ordered(c.op, float64(at.Compare(want)))
	case string:
		has, ok := v.(string)
		if !ok {
			return c.op == filter.NE
		}
		return comparesText(c, has, want)
	}
	return false
}

func comparesText(c comparison, has, want string) bool {
	if !c.attr.caseExact {
		has, want = db.Fold(has), db.Fold(want)
	}
	switch c.op {
	case filter.CO:
		return strings.Contains(has, want)
	case filter.SW:
		return strings.HasPrefix(has, want)
	case filter.EW:
		return strings.HasSuffix(has, want)
	}
	return ordered(c.op, float64(strings.Compare(has, want)))
}

func ordered(op filter.CompareOperator, difference float64) bool {
	switch op {
	case filter.EQ:
		return difference == 0
	case filter.NE:
		return difference != 0
	case filter.GT:
		return difference > 0
	case filter.GE:
		return difference >= 0
	case filter.LT:
		return difference < 0
	case filter.LE:
		return difference <= 0
	}
	return false
}
