package member

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Names are what a member is called.
type Names struct {
	UserName    string `json:"user"`
	DisplayName string `json:"display,omitempty"`
	GivenName   string `json:"given,omitempty"`
	FamilyName  string `json:"family,omitempty"`
}

// NamesOf are the names of a member.
func NamesOf(m Member) Names {
	return Names{m.UserName, m.DisplayName, m.Name.GivenName, m.Name.FamilyName}
}

// Or takes from another set of names what is empty in this one.
func (n Names) Or(old Names) Names {
	or := func(a, b string) string {
		if a == "" {
			return b
		}
		return a
	}
	return Names{or(n.UserName, old.UserName), or(n.DisplayName, old.DisplayName), or(n.GivenName, old.GivenName), or(n.FamilyName, old.FamilyName)}
}

// Rename calls a member exactly so, by an administrator's decision. A user name
// that another member has is a fault of kind Conflict. The directory that keeps
// the account, where there is one, can write its own names again.
func Rename(tx *db.Tx, id ID, n Names) (Member, error) {
	before, err := findAdministrable(tx, id)
	if err != nil {
		return Member{}, err
	}
	if NameKey(n.UserName) == "" {
		return Member{}, fault.New(fault.Invalid, "A member needs a user name.").On("userName")
	}
	after := before
	after.UserName, after.DisplayName, after.Name.GivenName, after.Name.FamilyName = n.UserName, n.DisplayName, n.GivenName, n.FamilyName
	return Save(tx, before, after)
}

// lookupNames bounds how many user names one query compares.
const lookupNames = 500

// ByUserNames finds members by their user names, compared as NameKey; the answer
// is by that key. Unknown ones are left out.
func ByUserNames(tx *db.Tx, names []string) (map[string]Member, error) {
	out := make(map[string]Member, len(names))
	for from := 0; from < len(names); from += lookupNames {
		var keys []string
		for _, name := range names[from:min(from+lookupNames, len(names))] {
			keys = append(keys, NameKey(name))
		}
		var rows []row
		err := tx.Select(&rows, `
			select `+columns+`
			  from member m
			 where m.org_id = :org and `+tx.Within("m.id")+` and m.user_name_key in (:keys) and m.state <> 'deleted'`, db.Args{"keys": keys})
		if err != nil {
			return nil, err
		}
		for _, m := range members(rows) {
			out[NameKey(m.UserName)] = m
		}
	}
	return out, nil
}
