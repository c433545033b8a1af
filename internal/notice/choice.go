package notice

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Area groups kinds of notices for members to decline mail of: what stands
// before the dot of a kind.
type Area struct {
	Key   string
	Title string
}

// Areas lists what the console offers. A kind of another area falls under
// "other".
var Areas = []Area{
	{"directory", "Directories: failures, expiring tokens, conflicts"},
	{"webhook", "Webhooks that fail"},
	{"connection", "Sign-in connections"},
	{"domain", "Domains"},
	{"request", "Rights requests and their deadlines"},
	{"hold", "Legal holds"},
	{"term", "Terms, documents and policies"},
	{"product", "Products and sources"},
	{"member", "Members' accounts"},
	{"token", "API tokens"},
	{"organization", "The organization itself"},
	{"other", "Everything else"},
}

const otherArea = "other"

// areaOf is the area of a kind of notice.
func areaOf(kind string) string {
	area, _, _ := strings.Cut(kind, ".")
	if slices.ContainsFunc(Areas, func(a Area) bool { return a.Key == area }) {
		return area
	}
	return otherArea
}

// Choice tells whether a member wants mail of an area. Without a choice they do.
type Choice struct {
	Area Area
	Mail bool
}

// Choices lists the actor's choice for every area.
func Choices(tx *db.Tx) ([]Choice, error) {
	declined, err := declinedAreas(tx, tx.Actor.Member)
	out := make([]Choice, len(Areas))
	for i, a := range Areas {
		out[i] = Choice{Area: a, Mail: !slices.Contains(declined, a.Key)}
	}
	return out, err
}

// Choose keeps whether the actor wants mail of an area. What is required is
// mailed all the same, and the console shows everything.
func Choose(tx *db.Tx, area string, mail bool) error {
	if tx.Actor.Member == "" {
		return fault.New(fault.Denied, "Only a member can choose what is mailed to them.")
	}
	if !slices.ContainsFunc(Areas, func(a Area) bool { return a.Key == area }) {
		return fault.New(fault.Invalid, "There is no area %q.", area).On("area")
	}
	return saveChoice(tx, tx.Actor.Member, area, mail)
}
