package audit

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/fault"
)

// Wanted are patterns over the log's actions: an action (member.created), all of
// an area (member.*) or everything (*). None at all want nothing.
type Wanted []string

// maxWanted is how many patterns there may be.
const maxWanted = 50

var pattern = regexp.MustCompile(`^(\*|[a-z_]{1,40}\.(\*|[a-z_]{1,60}))$`)

// Check refuses what are no patterns; the fault is on the field actions.
func (w Wanted) Check() error {
	if len(w) == 0 || len(w) > maxWanted {
		return fault.New(fault.Invalid, "Subscribe to 1 to %d actions, such as member.* or request.completed.", maxWanted).On("actions")
	}
	for _, a := range w {
		if !pattern.MatchString(a) {
			return fault.New(fault.Invalid, "%q is no action: name one of the log (member.created), all of a noun (member.*), or everything (*).", a).On("actions")
		}
	}
	return nil
}

// Wants tells whether an action is among them.
func (w Wanted) Wants(action string) bool {
	area, _, _ := strings.Cut(action, ".")
	return slices.Contains(w, "*") || slices.Contains(w, action) || slices.Contains(w, area+".*")
}

// Sorted is the same without repetitions, in order.
func (w Wanted) Sorted() Wanted { return slices.Compact(slices.Sorted(slices.Values(w))) }
