package term

import (
	"cmp"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

var versionPart = regexp.MustCompile(`^(>=|>|<=|<|=)?(\d{1,9}(?:\.\d{1,9}){0,3})$`)

// CheckVersions tells what is wrong with a version range. A range is one or
// more bounds, divided by spaces, that all hold: ">=2.0 <3.0".
func CheckVersions(text string) error {
	for _, part := range strings.Fields(text) {
		if !versionPart.MatchString(part) {
			return errors.New("a version range is written like >=2.0 <3.0")
		}
	}
	return nil
}

// inVersions tells whether a version lies in a range. The empty version is the
// newest, which lies in every range without an upper bound.
func inVersions(text, version string) bool {
	for _, part := range strings.Fields(text) {
		m := versionPart.FindStringSubmatch(part)
		if m == nil || !holds(m[1], m[2], version) {
			return false
		}
	}
	return true
}

func holds(operator, bound, version string) bool {
	if version == "" {
		return strings.HasPrefix(operator, ">")
	}
	order := compareVersions(version, bound)
	switch operator {
	case ">=":
		return order >= 0
	case ">":
		return order > 0
	case "<=":
		return order <= 0
	case "<":
		return order < 0
	default:
		return order == 0
	}
}

// compareVersions compares dotted numbers; what is missing counts as zero, and
// what is no number too.
func compareVersions(a, b string) int {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	for i := range max(len(x), len(y)) {
		if c := cmp.Compare(number(x, i), number(y, i)); c != 0 {
			return c
		}
	}
	return 0
}

func number(parts []string, i int) int {
	if i >= len(parts) {
		return 0
	}
	n, _ := strconv.Atoi(parts[i])
	return n
}
