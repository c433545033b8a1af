package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// The length of a reason for reading content, in characters.
const (
	minReason = 10
	maxReason = 500
)

// Reading is what an administrator gets to see.
type Reading struct {
	Rows[Record]
	// Withheld is what the filter would have matched and the terms don't show.
	Withheld []Withheld
}

// Withheld is a product's category that was not shown.
type Withheld struct {
	ProductID product.ID
	Category  Category
	// Why is a sentence.
	Why string
}

// Read shows a page of a member's records to somebody else, newest first. What
// of them is shown is for the term admin_access.content to say, for each
// product and category: denied, with a reason (10 to 500 characters), or with a
// second approver. Health is never shown, not even that there is some, nor are
// records of accounts that are the member's own (rows 39, 51, 82). Where nothing
// of what was asked for may be shown, it is a fault of kind Denied.
//
// The reading is kept: as an event of the log, and in Accesses for the member as
// the term admin_access.visible_to_member says. So it needs db.Update.
func Read(tx *db.Tx, id member.ID, f Filter, p Page, reason string) (Reading, error) {
	if !tx.Actor.May(access.ReadContent) {
		return Reading{}, fault.New(fault.Denied, "Reading content needs the permission %s.", access.ReadContent)
	}
	if f.Category != "" && f.Category.Class() == Special {
		return Reading{}, fault.New(fault.Denied, "Health data is never shown to an administrator.").On("category")
	}
	reason, err := checkReason(reason)
	if err != nil {
		return Reading{}, err
	}
	m, err := foreign(tx, id)
	if err != nil {
		return Reading{}, err
	}
	w, err := wallFor(tx, m, f)
	if err != nil {
		return Reading{}, err
	}
	if len(w.open) == 0 && len(w.withheld) > 0 {
		return Reading{}, fault.New(fault.Denied, "%s", w.withheld[0].Why)
	}
	rows, err := list(tx, id, f, p, w.open)
	if err != nil {
		return Reading{}, err
	}
	records, err := openAll(tx, rows)
	if err != nil {
		return Reading{}, err
	}
	out := Reading{Rows: rowsOf(p, records, Record.cursor), Withheld: w.withheld}
	return out, recordAccess(tx, m, len(out.Items), f, reason, w.approved)
}

func checkReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < minReason || n > maxReason || !storable(reason) {
		return "", fault.New(fault.Invalid, "State a reason of %d to %d characters. The member can read it.", minReason, maxReason).On("reason")
	}
	return reason, nil
}

// foreign finds a member whose records somebody else wants to see.
func foreign(tx *db.Tx, id member.ID) (member.Member, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return m, err
	}
	if m.AccountKind != member.WorkOrSchool {
		return m, fault.New(fault.Denied, "This account is the member's own, so nobody but the member sees its records.")
	}
	return m, nil
}

// wall says which kinds of records are open to an administrator.
type wall struct {
	open     []kind
	withheld []Withheld
	// waiting counts the withheld ones that a second person could open, and
	// approved names who opened one.
	waiting  int
	approved access.MemberID
}

// wallFor asks the terms about every kind of record that the filter matches.
func wallFor(tx *db.Tx, m member.Member, f Filter) (wall, error) {
	held, err := counts(tx, m.ID, nil)
	if err != nil {
		return wall{}, err
	}
	rules, err := term.Load(tx)
	if err != nil {
		return wall{}, err
	}
	permits, err := permitsOf(tx, m.ID, 50)
	if err != nil {
		return wall{}, err
	}
	stored, err := inForce(tx, m.ID)
	if err != nil {
		return wall{}, err
	}
	w := wall{open: []kind{}}
	seen := map[kind]bool{}
	for _, c := range held {
		k := kind{c.ProductID, c.Category}
		if seen[k] || !f.matches(k) || k.category.Class() == Special {
			continue
		}
		seen[k] = true
		why, second := barred(tx, rules, m, k)
		if restricts(stored, k) {
			why, second = restrictedWhy, false
		}
		i := slices.IndexFunc(permits, func(p Permit) bool { return second && p.covers(tx.Actor.Member, k) })
		if i >= 0 {
			why, w.approved = "", permits[i].DecidedBy
		}
		if why == "" {
			w.open = append(w.open, k)
			continue
		}
		if second {
			w.waiting++
		}
		w.withheld = append(w.withheld, Withheld{k.product, k.category, why})
	}
	return w, nil
}

func (f Filter) matches(k kind) bool {
	return (f.ProductID == "" || f.ProductID == k.product) && (f.Category == "" || f.Category == k.category)
}

// barred says why a kind of record may not be shown, or "", and whether a second
// person could open it.
func barred(tx *db.Tx, rules term.Rules, m member.Member, k kind) (why string, second bool) {
	if k.category.Class() == Metadata {
		return "Of credentials it is shown only that they exist.", false
	}
	r := term.Resolve(rules, term.Question{
		Term: term.AdminAccessContent, ValidAt: tx.Now, KnownAt: tx.Now,
		Scope: term.Scope{Product: string(k.product), Category: string(k.category), Account: string(m.AccountKind)},
	})
	switch r.Value.Enum() {
	case term.ContentWithReason:
		return "", false
	case term.ContentSecondApprover:
		return r.Sentence + " Anyone else with the permission " + string(access.ReadContent) + " can be that person: an owner, an administrator or a privacy officer.", true
	}
	return r.Sentence, false
}

// recordAccess keeps who looked, in the log and for the member.
func recordAccess(tx *db.Tx, m member.Member, shown int, f Filter, reason string, approved access.MemberID) error {
	visible, err := term.Ask(tx, term.AdminAccessVisible, term.Scope{
		Product: string(f.ProductID), Category: string(f.Category), Account: string(m.AccountKind),
	})
	if err != nil {
		return err
	}
	err = insertAccess(tx, Access{
		ID: db.NewID(), MemberID: m.ID, ActorKind: tx.Actor.Kind, ActorID: tx.Actor.ID, ActorName: tx.Actor.Name,
		ProductID: f.ProductID, Category: f.Category, Count: shown, Reason: reason, ApprovedBy: approved,
		Shown: visible.Value.Bool(), At: tx.Now,
	})
	if err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "data.content_read", Object: audit.Object{Type: "member", ID: string(m.ID)}, Subject: m.ID,
		Detail:   map[string]any{"product": string(f.ProductID), "category": string(f.Category), "count": shown, "approvedBy": string(approved)},
		Personal: map[string]string{"reason": reason},
	})
}
