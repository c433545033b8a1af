package data

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// Party is a service that a member signed in to with their account, and what it
// was given (row 54).
type Party struct {
	Name string
	// Claims are the categories of data that it was given, over all sign-ins.
	Claims []Category
	Count  int
	Last   time.Time
	// RevokedAt is when the member took the sign-in back; Blocked tells that the
	// organization lets nobody sign in there.
	RevokedAt *time.Time
	Blocked   bool
	// RefusedBy names the rule by which nobody signs in there (term
	// signin.parties); "" where none keeps members from it.
	RefusedBy string
}

// maxParties is how many disclosures for signing in are looked at, newest first.
const maxParties = 1000

// Parties lists where a member signed in with their account, by name.
func Parties(tx *db.Tx, m access.MemberID) ([]Party, error) {
	by, after := map[string]*Party{}, ""
	for seen := 0; seen < maxParties; {
		page, err := listDisclosures(tx, m, Page{Size: maxPage, After: after}, true)
		if err != nil {
			return nil, err
		}
		for _, d := range page {
			if d.Reason == SignIn && d.Recipient != "" {
				by[d.Recipient] = by[d.Recipient].with(d)
			}
			after = string(d.ID)
		}
		if seen += len(page); len(page) <= maxPage {
			break
		}
	}
	rule, err := PartyRule(tx)
	if err != nil {
		return nil, err
	}
	out := []Party{}
	for _, p := range by {
		var err error
		if p.RevokedAt, err = revoked(tx, m, p.Name); err != nil {
			return nil, err
		}
		if p.Blocked, err = blocked(tx, p.Name); err != nil {
			return nil, err
		}
		if p.RefusedBy, err = refusedBy(tx, rule, p.Name); err != nil {
			return nil, err
		}
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Party) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

func (p *Party) with(d Disclosure) *Party {
	if p == nil {
		p = &Party{Name: d.Recipient}
	}
	p.Count++
	if d.At.After(p.Last) {
		p.Last = d.At
	}
	for _, c := range d.Categories {
		if !slices.Contains(p.Claims, c) {
			p.Claims = append(p.Claims, c)
		}
	}
	return p
}

// mayDisclose refuses that data is given for signing in to a service that the
// organization blocked or the member took back: whoever signs them in records
// the disclosure first.
func mayDisclose(tx *db.Tx, n NewDisclosure) error {
	if n.Reason != SignIn {
		return nil
	}
	stop, err := blocked(tx, n.Recipient)
	if err != nil {
		return err
	}
	if stop {
		return fault.New(fault.Denied, "This organization lets nobody sign in to %s with its accounts.", n.Recipient).On("recipient")
	}
	rule, err := PartyRule(tx)
	if err != nil {
		return err
	}
	if why, err := refusedBy(tx, rule, n.Recipient); err != nil || why != "" {
		if err == nil {
			err = fault.New(fault.Denied, "%s", why).On("recipient")
		}
		return err
	}
	at, err := revoked(tx, n.MemberID, n.Recipient)
	if err == nil && at != nil {
		err = fault.New(fault.Denied, "The member took back signing in to %s. They can allow it again in My data.", n.Recipient).On("recipient")
	}
	return err
}

func partyKey(tx *db.Tx, m access.MemberID, name string) (string, error) {
	return seal.Blind(tx, "revoked_party", string(m)+"/"+db.Fold(name))
}

func revoked(tx *db.Tx, m access.MemberID, name string) (*time.Time, error) {
	key, err := partyKey(tx, m, name)
	if err != nil {
		return nil, err
	}
	var at time.Time
	err = tx.Get(&at, `select revoked_at from revoked_party where org_id = :org and member_id = :member and party = :party`,
		db.Args{"member": string(m), "party": key})
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	at = at.UTC()
	return &at, err
}

// RevokeParty takes back that the acting member signs in to a service, or allows
// it again.
func RevokeParty(tx *db.Tx, name string, allowed bool) error {
	id, err := self(tx)
	if err != nil {
		return err
	}
	if name == "" || len(name) > 200 || !storable(name) {
		return fault.New(fault.Invalid, "Name the service in 1 to 200 bytes.").On("name")
	}
	key, err := partyKey(tx, id, name)
	if err != nil {
		return err
	}
	args, action := db.Args{"member": string(id), "party": key}, "sign_in.allowed"
	if allowed {
		_, err = tx.Exec(`delete from revoked_party where org_id = :org and member_id = :member and party = :party`, args)
	} else {
		action = "sign_in.revoked"
		args["id"], args["now"] = db.NewID(), tx.Now
		_, err = tx.Exec(`
			insert into revoked_party (org_id, id, member_id, party, revoked_at) values (:org, :id, :member, :party, :now)
			on conflict (org_id, member_id, party) do nothing`, args)
	}
	if err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(id)}, Subject: id, Personal: map[string]string{"service": name},
	})
}

func blocked(tx *db.Tx, name string) (bool, error) {
	var n int
	err := tx.Get(&n, `select count(*) from blocked_party where org_id = :org and name = :name`, db.Args{"name": db.Fold(name)})
	return n > 0, err
}

// Blocked lists the services that the organization lets nobody sign in to.
func Blocked(tx *db.Tx) (names []string, err error) {
	return names, tx.Select(&names, `select name from blocked_party where org_id = :org order by name limit 1000`, nil)
}

// Block lets nobody sign in to a service with the organization's accounts, or
// lets them again.
func Block(tx *db.Tx, name string, block bool) error {
	return listParty(tx, blockList, name, block)
}
