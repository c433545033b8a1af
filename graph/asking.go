package graph

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// asking is what the arguments of a question come to.
type asking struct {
	key                             string
	product, version, member, group *string
	validAt, knownAt                *time.Time
}

// longestVersion is in bytes.
const longestVersion = 40

func question(tx *db.Tx, a asking) (q term.Question, err error) {
	q = term.Question{Term: term.Key(a.key), ValidAt: orTime(a.validAt, tx.Now), KnownAt: orTime(a.knownAt, tx.Now)}
	if _, known := term.Lookup(q.Term); !known && a.key != "" {
		return q, fault.New(fault.NotFound, "There is no term %q.", a.key).On("key")
	}
	if q.Product, err = productFor(tx, a.product); err != nil {
		return q, err
	}
	if q.Version = orZero(a.version); len(q.Version) > longestVersion {
		return q, fault.New(fault.Invalid, "A version has at most %d characters, such as 2.1.", longestVersion).On("version")
	}
	if a.member == nil && a.group == nil {
		return q, nil
	}
	if !tx.May(access.ReadMembers) {
		return q, fault.New(fault.Denied, "Asking about a member or a group takes the permission to read members.").On("memberId")
	}
	if err := askForGroup(tx, &q, a.group); err != nil || a.member == nil {
		return q, err
	}
	return q, askFor(tx, &q, *a.member)
}

func orTime(t *time.Time, otherwise time.Time) time.Time {
	if t == nil {
		return otherwise
	}
	return *t
}

// productFor is the product that an argument names, if it is there.
func productFor(tx *db.Tx, id *string) (string, error) {
	key, err := maybeKeyOf[product.ID](typeProduct, id, "productId")
	if err != nil || key == "" {
		return "", err
	}
	_, err = product.Find(tx, key)
	return string(key), err
}

// askForGroup narrows a question to somebody in a group.
func askForGroup(tx *db.Tx, q *term.Question, id *string) error {
	key, err := maybeKeyOf[member.GroupID](typeGroup, id, "groupId")
	if err != nil || key == "" {
		return err
	}
	q.Groups = []string{string(key)}
	_, err = member.FindGroup(tx, key)
	return err
}

// askFor narrows a question to a member: their account kind, groups and choices.
func askFor(tx *db.Tx, q *term.Question, id string) error {
	key, err := keyOf[access.MemberID](typeMember, id, "memberId")
	if err != nil {
		return err
	}
	m, err := member.Find(tx, key)
	if err != nil {
		return err
	}
	groups, err := member.GroupsOf(tx, []access.MemberID{key})
	if err != nil {
		return err
	}
	choices, err := data.TermChoices(tx, []access.MemberID{key})
	q.Account, q.Choices = string(m.AccountKind), choices[key]
	q.Groups = append(q.Groups, each(groups[key], func(g member.Group) string { return string(g.ID) })...)
	return err
}
