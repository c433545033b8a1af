package statement

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
)

// Owed is how long one organization is told ahead, where its agreements say more
// than the statement does.
type Owed struct {
	Organization org.Organization
	// Notice is term statement.notice in words; Until the earliest day for it.
	Notice string
	Until  time.Time
}

// Check tells everything that is wrong with a text, each with its place, held
// against what is published, the catalogue, and the notice that is owed.
func Check(w *db.Wide, by access.Actor, text string) ([]term.Problem, error) {
	tx, err := vendorOf(w, by)
	if err != nil {
		return nil, err
	}
	a, _, err := against(w, tx)
	if err != nil {
		return nil, err
	}
	_, problems := term.CheckStatement([]byte(text), a)
	return problems, nil
}

// accepted reads a text that can be published, or says what is wrong first.
func accepted(w *db.Wide, tx *db.Tx, text string) (term.Statement, error) {
	a, _, err := against(w, tx)
	if err != nil {
		return term.Statement{}, err
	}
	s, problems := term.CheckStatement([]byte(text), a)
	return s, fatal(problems)
}

func fatal(problems []term.Problem) error {
	i := slices.IndexFunc(problems, func(p term.Problem) bool { return p.Fatal })
	if i < 0 {
		return nil
	}
	return fault.New(fault.Invalid, "Line %d: %s", problems[i].Line, problems[i].Message).On("yaml")
}

// against gathers what a new version is held against. tx is the vendor's.
func against(w *db.Wide, tx *db.Tx) (a term.Against, owed []Owed, err error) {
	if a.Published, err = term.Published(tx); err != nil {
		return a, nil, err
	}
	if a.Products, err = term.Products(tx); err != nil {
		return a, nil, err
	}
	a.Earliest, owed, err = earliest(w, tx)
	return a, owed, err
}

// earliest is when a version that is published now may take effect: after the
// longest notice that any organization is owed (term statement.notice). owed are
// those that are told longer ahead than the vendor's own.
func earliest(w *db.Wide, tx *db.Tx) (time.Time, []Owed, error) {
	usual, err := term.Ask(tx, term.StatementNotice, term.Scope{})
	if err != nil {
		return time.Time{}, nil, err
	}
	at := usual.After(tx.Now)
	var owed []Owed
	all, err := speaking(w)
	if err != nil {
		return at, nil, err
	}
	for _, o := range all {
		own, err := term.Ask(w.In(o.ID, access.System(o.ID, "statement")), term.StatementNotice, term.Scope{})
		if err != nil {
			return at, nil, err
		}
		if until := own.After(tx.Now); until.After(usual.After(tx.Now)) {
			owed = append(owed, Owed{Organization: o, Notice: own.Value.Words(), Until: until})
			at = latest(at, until)
		}
	}
	return at, owed, nil
}

func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// speaking lists the organizations that are not closed and whose documents speak
// of the notice; for all others the statement's own holds.
func speaking(w *db.Wide) ([]org.Organization, error) {
	ids, err := withClauseOf(w, term.StatementNotice)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	all, err := org.List(w)
	return slices.DeleteFunc(all, func(o org.Organization) bool {
		return o.State == org.Closed || !slices.Contains(ids, o.ID)
	}), err
}
