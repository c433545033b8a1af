// Package view knows the filters that people keep under names of their own: one
// list of the console and what it was searched for, as its address says it. It
// refuses to know what the words of an address mean: the console reads them, as
// it reads any address, and the server asks for permission when the list is
// asked for. A view is its maker's alone, like a bookmark, so that the log says
// nothing of it.
package view

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// ID identifies a view inside an organization (UUID version 7 as text).
type ID string

// Lists are the lists of the console that views can be kept of.
var Lists = []string{"members", "requests", "log"}

// The lengths of a view's texts, in characters and bytes, how many words its
// address has, and how many views of a list a person keeps.
const (
	maxName   = 60
	maxSearch = 500
	maxWords  = 20
	maxViews  = 50
)

// View is a named filter of a list.
type View struct {
	ID     ID              `db:"id"`
	Member access.MemberID `db:"member_id"`
	List   string          `db:"list"`
	Name   string          `db:"name"`
	// Search is what the address says after the question mark, without it.
	Search    string    `db:"search"`
	CreatedAt time.Time `db:"created_at"`
}

// word is how the console names what it searches by.
var word = regexp.MustCompile(`^[a-zA-Z]{1,30}$`)

// Create keeps a view of the actor's own. A name that they gave to another view
// of the list is a fault of kind Conflict.
func Create(tx *db.Tx, list, name, search string) (View, error) {
	if err := person(tx); err != nil {
		return View{}, err
	}
	name, err := checkName(name)
	if err != nil {
		return View{}, err
	}
	if !slices.Contains(Lists, list) {
		return View{}, fault.New(fault.Invalid, "There is no list %q to keep views of.", list).On("list")
	}
	if err := checkSearch(search); err != nil {
		return View{}, err
	}
	mine, err := selectViews(tx, tx.Actor.Member, list)
	if err != nil {
		return View{}, err
	}
	if len(mine) >= maxViews {
		return View{}, fault.New(fault.Conflict, "You keep %d views of this list already. Delete one that you no longer open.", maxViews).On("list")
	}
	v := View{ID: ID(db.NewID()), Member: tx.Actor.Member, List: list, Name: name, Search: search, CreatedAt: tx.Now}
	return v, insert(tx, v)
}

// Own lists the actor's views of a list, by name. Whoever is no member of the
// organization has none.
func Own(tx *db.Tx, list string) ([]View, error) { return selectViews(tx, tx.Actor.Member, list) }

// Rename gives one of the actor's views another name. Somebody else's is a
// fault of kind NotFound.
func Rename(tx *db.Tx, id ID, name string) (View, error) {
	if err := person(tx); err != nil {
		return View{}, err
	}
	name, err := checkName(name)
	if err != nil {
		return View{}, err
	}
	if err := update(tx, tx.Actor.Member, id, name); err != nil {
		return View{}, err
	}
	return find(tx, tx.Actor.Member, id)
}

// Delete forgets one of the actor's views. Somebody else's is a fault of kind
// NotFound.
func Delete(tx *db.Tx, id ID) error {
	if err := person(tx); err != nil {
		return err
	}
	return remove(tx, tx.Actor.Member, id)
}

// Leave forgets the views of a member who is gone.
func Leave(tx *db.Tx, m access.MemberID) error { return removeAll(tx, m) }

func person(tx *db.Tx) error {
	if tx.Actor.Member == "" {
		return fault.New(fault.Denied, "Only a member can keep views.")
	}
	return nil
}

func checkName(name string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" || utf8.RuneCountInString(name) > maxName || !utf8.ValidString(name) || strings.ContainsRune(name, 0) {
		return "", fault.New(fault.Invalid, "A view needs a name of 1 to %d characters.", maxName).On("name")
	}
	return name, nil
}

func checkSearch(search string) error {
	wrong := fault.New(fault.Invalid, "The filter must be what the list's address says after its question mark, of at most %d characters.", maxSearch).On("search")
	if len(search) > maxSearch || strings.ContainsRune(search, 0) {
		return wrong
	}
	words, err := url.ParseQuery(search)
	if err != nil || len(words) == 0 || len(words) > maxWords {
		return wrong
	}
	for name := range words {
		if !word.MatchString(name) {
			return wrong
		}
	}
	return nil
}

func nameKey(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }
