package bulk

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// The limits of renaming by a list.
const (
	// MaxList and maxListBytes bound a list of new names.
	MaxList      = 2_000
	maxListBytes = 512 << 10
	// maxPattern bounds a pattern, maxListProblems how many lines' mistakes are
	// told at once.
	maxPattern      = 200
	maxListProblems = 10
)

// detail is what a row has to be and was: what taking a renaming back needs.
type detail struct {
	To   member.Names  `json:"to"`
	From *member.Names `json:"from,omitempty"`
}

func detailPlace(m member.ID) string { return "bulk_row/" + string(m) }

// sealed is a detail under the member's own key: erasing them destroys it.
func (d detail) sealed(tx *db.Tx, m member.ID) ([]byte, error) {
	plain, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	return seal.Seal(tx, m, seal.Account, detailPlace(m), plain)
}

// detail opens what a row keeps; found is false for rows without, and for
// members who were erased.
func (r Row) detail(tx *db.Tx) (d detail, found bool, err error) {
	if len(r.sealed) == 0 {
		return d, false, nil
	}
	plain, err := seal.Open(tx, r.Member, seal.Account, detailPlace(r.Member), r.sealed)
	if seal.IsShredded(err) {
		return d, false, nil
	}
	if err == nil {
		err = json.Unmarshal(plain, &d)
	}
	return d, err == nil, err
}

// plan says in a line what a row does: "old -> new".
func (d detail) plan() string {
	if d.From == nil {
		return d.To.UserName
	}
	pairs := [][2]string{
		{d.From.UserName, d.To.UserName},
		{d.From.DisplayName, d.To.DisplayName},
		{d.From.GivenName, d.To.GivenName},
		{d.From.FamilyName, d.To.FamilyName},
	}
	var out []string
	for _, p := range pairs {
		if p[0] != p[1] {
			out = append(out, p[0]+" → "+p[1])
		}
	}
	return strings.Join(out, ", ")
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// telling are the placeholders that make a name of somebody's own.
var telling = []string{"user", "local", "given", "family"}

func checkPattern(p string) error {
	bad := func(text string, args ...any) error { return fault.New(fault.Invalid, text, args...).On("pattern") }
	if len(p) > maxPattern || strings.ContainsFunc(p, unicode.IsControl) {
		return bad("A pattern has %d bytes at most, in one line.", maxPattern)
	}
	own := false
	for _, m := range placeholder.FindAllStringSubmatch(p, -1) {
		if m[1] != "domain" && !slices.Contains(telling, m[1]) {
			return bad("There is no {%s}: use {user}, {local}, {domain}, {given} and {family}.", m[1])
		}
		own = own || m[1] != "domain"
	}
	if !own {
		return bad("The pattern gives everybody the same name: use {local}, {user}, {given} or {family} in it.")
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(p, ""), "{}") {
		return bad("A brace is not closed in the pattern.")
	}
	return nil
}

// expand makes a member's new user name.
func expand(pattern string, m member.Member) (string, error) {
	local, domain, _ := strings.Cut(m.UserName, "@")
	values := map[string]string{"user": m.UserName, "local": local, "domain": domain, "given": plain(m.Name.GivenName), "family": plain(m.Name.FamilyName)}
	var missing string
	name := placeholder.ReplaceAllStringFunc(pattern, func(s string) string {
		v := values[strings.Trim(s, "{}")]
		if v == "" {
			missing = s
		}
		return v
	})
	if missing != "" {
		return "", fault.New(fault.Invalid, "There is nothing to put in for %s.", missing)
	}
	return name, nil
}

// plain is a name as it stands in an address: small letters, digits, dots and
// hyphens.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '.' {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// listed is one line of a list of new names.
type listed struct {
	line int
	user string
	to   member.Names
}

// readList reads CSV whose first line names the columns: userName, and what is
// new of newUserName, displayName, givenName and familyName.
func readList(text string) ([]listed, error) {
	bad := func(text string, args ...any) error { return fault.New(fault.Invalid, text, args...).On("list") }
	if len(text) > maxListBytes {
		return nil, bad("A list has %d bytes at most.", maxListBytes)
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	r.FieldsPerRecord, r.TrimLeadingSpace = 0, true
	head, err := r.Read()
	if err != nil || !slices.Contains(head, "userName") || len(head) < 2 {
		return nil, bad("The first line names the columns: userName, and what is new of newUserName, displayName, givenName, familyName.")
	}
	for _, name := range head {
		if !slices.Contains([]string{"userName", "newUserName", "displayName", "givenName", "familyName"}, name) {
			return nil, bad("There is no column %q.", name)
		}
	}
	var out []listed
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, bad("The list can't be read: %s.", err)
		}
		if len(out) == MaxList {
			return nil, bad("A list has %d lines at most.", MaxList)
		}
		line, _ := r.FieldPos(0)
		out = append(out, listedOf(line, head, fields))
	}
}

func listedOf(line int, head, fields []string) listed {
	l := listed{line: line}
	for i, name := range head {
		v := strings.TrimSpace(fields[i])
		switch name {
		case "userName":
			l.user = v
		case "newUserName":
			l.to.UserName = v
		case "displayName":
			l.to.DisplayName = v
		case "givenName":
			l.to.GivenName = v
		case "familyName":
			l.to.FamilyName = v
		}
	}
	return l
}

// resolve finds the members of a list; every line must name another one.
func resolve(tx *db.Tx, list []listed) ([]Row, error) {
	names := make([]string, len(list))
	for i, l := range list {
		names[i] = l.user
	}
	found, err := member.ByUserNames(tx, names)
	if err != nil {
		return nil, err
	}
	rows, seen := make([]Row, 0, len(list)), map[member.ID]int{}
	var wrong []string
	for _, l := range list {
		m, there := found[member.NameKey(l.user)]
		switch {
		case !there:
			wrong = append(wrong, fmt.Sprintf("Line %d: no member has the user name %q.", l.line, l.user))
		case seen[m.ID] > 0:
			wrong = append(wrong, fmt.Sprintf("Line %d: the same member as in line %d.", l.line, seen[m.ID]))
		case l.to == member.Names{}:
			wrong = append(wrong, fmt.Sprintf("Line %d: nothing new.", l.line))
		default:
			seen[m.ID] = l.line
			d, err := detail{To: l.to}.sealed(tx, m.ID)
			if err != nil {
				return nil, err
			}
			rows = append(rows, Row{Member: m.ID, sealed: d})
		}
	}
	if len(wrong) > 0 {
		more := ""
		if len(wrong) > maxListProblems {
			more = fmt.Sprintf(" And %d more.", len(wrong)-maxListProblems)
			wrong = wrong[:maxListProblems]
		}
		return nil, fault.New(fault.Invalid, "%s%s", strings.Join(wrong, " "), more).On("list")
	}
	return rows, nil
}

// rename gives a member the names of the row, or those of the pattern, and tells
// what they were.
func (c carrier) rename(tx *db.Tx, m member.Member, r Row) (d detail, changed bool, err error) {
	old := member.NamesOf(m)
	if c.change.Pattern != "" {
		name, err := expand(c.change.Pattern, m)
		if err != nil {
			return d, false, err
		}
		d.To = member.Names{UserName: name}
	} else {
		kept, found, err := r.detail(tx)
		if err != nil || !found {
			return d, false, err
		}
		d = kept
	}
	d.To, d.From = d.To.Or(old), &old
	if d.To == old {
		return d, false, nil
	}
	_, err = member.Rename(tx, m.ID, d.To)
	return d, true, err
}

// unname takes a renaming back, unless the member was named again since.
func (c carrier) unname(tx *db.Tx, m member.Member, r Row) (bool, error) {
	d, found, err := r.detail(tx)
	if err != nil || !found || d.From == nil {
		return false, err
	}
	if member.NamesOf(m) != d.To {
		return false, fault.New(fault.Conflict, "Somebody has named this member again since; the names stay.")
	}
	_, err = member.Rename(tx, m.ID, *d.From)
	return true, err
}
