package approval

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
)

// Rule says that changes under a permission wait for a second person.
type Rule struct {
	Permission access.Permission `db:"permission"`
	SetBy      string            `db:"set_by"`
	SetAt      time.Time         `db:"set_at"`
}

// Loosen is the change that takes a rule away. It waits for a second person
// whatever the rules say.
const Loosen = "waiveSecondPerson"

// Rulable tells whether a permission can be put under the rule. What members do
// with their own data, and Steward's own work, can't.
func Rulable(p access.Permission) bool {
	return access.Ownable(p) || p == access.GrantSupport
}

// Needed tells whether a change under a permission waits for a second person.
func Needed(tx *db.Tx, field string, p access.Permission) (bool, error) {
	if field == Loosen {
		return true, nil
	}
	rules, err := Rules(tx)
	return slices.ContainsFunc(rules, func(r Rule) bool { return r.Permission == p }), err
}

// Require puts a permission under the rule. That at least two people hold it is
// a condition: one alone would wait for nobody.
func Require(tx *db.Tx, p access.Permission) error {
	if !Rulable(p) {
		return fault.New(fault.Invalid, "Nothing under %s can wait for a second person.", p).On("permission")
	}
	holders, err := member.Holding(tx, p)
	if err != nil {
		return err
	}
	if len(holders) < 2 {
		return fault.New(fault.Conflict, "%d people hold %s. Give it to a second person first, or every change would wait for nobody.", len(holders), p).On("permission")
	}
	if err := insertRule(tx, Rule{Permission: p, SetBy: tx.Actor.ID, SetAt: tx.Now}); err != nil {
		return err
	}
	return recordRule(tx, "approval.required", p)
}

// Waive takes a permission out of the rule. The surface lets it happen only once
// a second person approved it (Loosen).
func Waive(tx *db.Tx, p access.Permission) error {
	if err := deleteRule(tx, p); err != nil {
		return err
	}
	return recordRule(tx, "approval.waived", p)
}

func recordRule(tx *db.Tx, action string, p access.Permission) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "permission", ID: string(p)}, Detail: map[string]any{"permission": string(p)},
	})
}

// ask tells those who could decide that a change waits.
func ask(tx *db.Tx, p Proposal) error {
	holders, err := member.Holding(tx, p.Permission)
	if err != nil {
		return err
	}
	var to []notice.Recipient
	for _, id := range holders {
		if id != p.Person {
			to = append(to, notice.Member(id))
		}
	}
	text := "Somebody wants to make a change under the permission " + string(p.Permission) + ", which your organization lets no one make alone. Look at what it would do, and approve or reject it within 72 hours."
	if len(to) == 0 {
		to = []notice.Recipient{notice.Member(p.Person)}
		text = "You are the only one with the permission " + string(p.Permission) + ", so nobody else can approve your change. You can approve it yourself after 24 hours. Better: give the permission to a second person."
	}
	return notice.Send(tx, notice.Message{
		Kind: "organization.approval_asked", To: to, Subject: "A change waits for a second person", Text: text,
		Link: "/approvals", Key: "approval/" + string(p.ID) + "/asked", Required: true,
	})
}

// tell lets the person behind a proposal know what was decided.
func tell(tx *db.Tx, p Proposal) error {
	if p.Person == tx.Actor.Member {
		return nil
	}
	return notice.Send(tx, notice.Message{
		Kind: "organization.approval_decided", To: []notice.Recipient{notice.Member(p.Person)},
		Subject: "Your change was " + string(p.State), Text: "A second person has decided about the change that you proposed. See what came of it.",
		Link: "/approvals", Key: "approval/" + string(p.ID) + "/" + string(p.State),
	})
}
