package connector

import (
	"slices"
	"strconv"
	"strings"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/fault"
)

// Parameters are what declared queries may name, each with what it means.
var Parameters = []string{"member_id", "user_name", "external_id", "emails", "organization"}

// query is a declared query with its parameters numbered.
type query struct {
	text   string
	params []string
}

// readQuery replaces :name by $1, $2 … outside of texts, names and comments, and
// refuses a second statement, unknown parameters, and a query that names nobody:
// it would be about everybody.
func readQuery(text string) (query, error) {
	var q query
	var out strings.Builder
	for i := 0; i < len(text); {
		n := opaque(text[i:])
		if n == 0 {
			n = q.step(&out, text[i:])
		} else {
			out.WriteString(text[i : i+n])
		}
		i += n
	}
	q.text = strings.TrimSpace(out.String())
	return q, q.check()
}

// step takes the next parameter, cast or character, and tells its length.
func (q *query) step(out *strings.Builder, text string) int {
	if strings.HasPrefix(text, "::") {
		out.WriteString("::")
		return 2
	}
	name := identifier(text[1:])
	if text[0] != ':' || name == "" {
		out.WriteByte(text[0])
		return 1
	}
	at := slices.Index(q.params, name)
	if at < 0 {
		q.params, at = append(q.params, name), len(q.params)
	}
	out.WriteString("$" + strconv.Itoa(at+1))
	return 1 + len(name)
}

func (q query) check() error {
	rest, person := strings.TrimRight(q.text, "; \t\n"), false
	for _, p := range q.params {
		if !slices.Contains(Parameters, p) {
			return fault.New(fault.Invalid, "There is no parameter :%s. There are :%s.", p, strings.Join(Parameters, ", :"))
		}
		person = person || p != "organization"
	}
	switch {
	case rest == "" || len(q.text) > maxQuery:
		return fault.New(fault.Invalid, "A query has 1 to %d characters.", maxQuery)
	case rest != q.text || hasStatementEnd(q.text):
		return fault.New(fault.Invalid, "A query is one statement, without a semicolon.")
	case !person:
		return fault.New(fault.Invalid, "The query names no person, so it would be about everybody. Use :member_id, :user_name, :external_id or :emails.")
	}
	return nil
}

func hasStatementEnd(text string) bool {
	for i := 0; i < len(text); {
		if n := opaque(text[i:]); n > 0 {
			i += n
			continue
		}
		if text[i] == ';' {
			return true
		}
		i++
	}
	return false
}

func identifier(s string) string {
	n := strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
	if n < 0 {
		n = len(s)
	}
	return s[:n]
}

// opaque is how much of the text's beginning is a text, quoted name or comment;
// 0 where it is none of them. One that doesn't end goes to the end.
func opaque(s string) int {
	end := ""
	switch {
	case s[0] == '\'' || s[0] == '"':
		end = s[:1]
	case strings.HasPrefix(s, "--"):
		end = "\n"
	case strings.HasPrefix(s, "/*"):
		end = "*/"
	case s[0] == '$':
		tag := identifier(s[1:])
		if len(s) < len(tag)+2 || s[len(tag)+1] != '$' {
			return 0
		}
		end = s[:len(tag)+2]
	default:
		return 0
	}
	n := strings.Index(s[len(end):], end)
	if strings.HasPrefix(s, "--") {
		n = strings.Index(s, end)
		if n < 0 {
			return len(s)
		}
		return n + 1
	}
	if n < 0 {
		return len(s)
	}
	return n + 2*len(end)
}

// values are what a query's parameters stand for. What a subject does not have
// is null, which equals nothing: an empty text would find every row without one.
func (q query) values(s data.Subject) []any {
	out := make([]any, len(q.params))
	for i, p := range q.params {
		switch p {
		case "emails":
			out[i] = variants(s.Emails...)
		case "member_id":
			out[i] = orNull(string(s.MemberID))
		case "user_name":
			out[i] = orNull(s.UserName)
		case "external_id":
			out[i] = orNull(s.ExternalID)
		case "organization":
			out[i] = orNull(s.OrgSlug)
		}
	}
	return out
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// variants are the values as they are and in small letters: other systems write
// addresses either way.
func variants(values ...string) []string {
	out := []string{}
	for _, v := range values {
		for _, w := range []string{v, strings.ToLower(v)} {
			if w != "" && !slices.Contains(out, w) {
				out = append(out, w)
			}
		}
	}
	return out
}
