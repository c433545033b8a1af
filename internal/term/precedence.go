package term

import (
	"slices"

	"github.com/sysoon/steward/internal/fault"
)

// checkPrecedence tells what is wrong with an order-of-precedence clause: it
// can order agreements among themselves only, each once.
func checkPrecedence(order []Layer) error {
	for i, l := range order {
		if !l.contract() || slices.Contains(order[:i], l) {
			return fault.New(fault.Invalid, "An order of precedence names kinds of agreements, each once; %q can't stand there.", l).On("precedence")
		}
	}
	return nil
}
