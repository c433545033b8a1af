package data

import (
	"strings"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

// PartyRule is the rule for signing in to other services with the organization's
// accounts: term signin.parties.
func PartyRule(tx *db.Tx) (term.Resolution, error) {
	return term.Ask(tx, term.SignInParties, term.Scope{Account: "work_or_school"})
}

// refusedBy says why members can't sign in to a service by that rule; "" where
// they can.
func refusedBy(tx *db.Tx, rule term.Resolution, name string) (string, error) {
	switch rule.Value.Enum() {
	case term.PartiesNone:
	case term.PartiesListed:
		if there, err := listed(tx, `select count(*) from allowed_party where org_id = :org and name = :name`, name); err != nil || there {
			return "", err
		}
	default:
		return "", nil
	}
	return strings.TrimSuffix(rule.Sentence, ".") + " (" + rule.Origin() + ").", nil
}

func listed(tx *db.Tx, query, name string) (bool, error) {
	var n int
	err := tx.Get(&n, query, db.Args{"name": db.Fold(strings.TrimSpace(name))})
	return n > 0, err
}

// Allowed lists the services that members may sign in to where the terms let them
// sign in to listed ones only.
func Allowed(tx *db.Tx) (names []string, err error) {
	return names, tx.Select(&names, `select name from allowed_party where org_id = :org order by name limit 1000`, nil)
}

// Allow puts a service on that list, or takes it off.
func Allow(tx *db.Tx, name string, allow bool) error { return listParty(tx, allowList, name, allow) }

// partyList is one of the organization's two lists of services.
type partyList struct {
	insert, remove  string
	added, takenOff string
}

var (
	blockList = partyList{
		`insert into blocked_party (org_id, id, name, blocked_at) values (:org, :id, :name, :now) on conflict (org_id, name) do nothing`,
		`delete from blocked_party where org_id = :org and name = :name`, "party.blocked", "party.unblocked",
	}
	allowList = partyList{
		`insert into allowed_party (org_id, id, name, allowed_at) values (:org, :id, :name, :now) on conflict (org_id, name) do nothing`,
		`delete from allowed_party where org_id = :org and name = :name`, "party.listed", "party.unlisted",
	}
)

func listParty(tx *db.Tx, l partyList, name string, on bool) error {
	name = db.Fold(strings.TrimSpace(name))
	if name == "" || len(name) > 200 || !storable(name) {
		return fault.New(fault.Invalid, "Name the service in 1 to 200 bytes, as disclosures name it.").On("name")
	}
	action, statement, args := l.added, l.insert, db.Args{"id": db.NewID(), "name": name, "now": tx.Now}
	if !on {
		action, statement, args = l.takenOff, l.remove, db.Args{"name": name}
	}
	n, err := tx.Exec(statement, args)
	if err != nil || n == 0 {
		return err
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "party"}, Detail: map[string]any{"name": name}})
}
