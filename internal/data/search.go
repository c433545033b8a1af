package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// The limits of searching.
const (
	// indexAtOnce is how many records one search puts into the index, so that
	// nobody waits long for the first one.
	indexAtOnce = 2000
	// indexWords and indexLetters bound what is indexed of one record.
	indexWords   = 200
	minLetters   = 2
	indexLetters = 40
	maxTerms     = 8
)

// SearchResult is what a search shows.
type SearchResult struct {
	Reading
	// Incomplete tells that not all records are in the index yet: search again.
	Incomplete bool
}

// Search shows an administrator those of a member's records that have all the
// words, under the rules of Read: permission, term, reason, second person, and
// the event that the member sees. Records are sealed, so it looks into a blind
// index: keyed hashes of their words, made with a key derived from the member's
// own when somebody first searches, and useless once that is destroyed. Health,
// credentials and accounts that are the member's own are never indexed.
func Search(tx *db.Tx, id member.ID, text string, f Filter, p Page, reason string) (SearchResult, error) {
	words := normal(text)
	if len(words) == 0 || len(words) > maxTerms {
		return SearchResult{}, fault.New(fault.Invalid, "Search for 1 to %d words of two letters or more.", maxTerms).On("text")
	}
	if !tx.Actor.May(access.ReadContent) {
		return SearchResult{}, fault.New(fault.Denied, "Searching content needs the permission %s.", access.ReadContent)
	}
	if f.Category != "" && f.Category.Class() == Special {
		return SearchResult{}, fault.New(fault.Denied, "Health data is never shown to an administrator.").On("category")
	}
	reason, err := checkReason(reason)
	if err != nil {
		return SearchResult{}, err
	}
	m, err := foreign(tx, id)
	if err != nil {
		return SearchResult{}, err
	}
	w, err := wallFor(tx, m, f)
	if err != nil {
		return SearchResult{}, err
	}
	if len(w.open) == 0 && len(w.withheld) > 0 {
		return SearchResult{}, fault.New(fault.Denied, "%s", w.withheld[0].Why)
	}
	more, err := indexSome(tx, id)
	if err != nil {
		return SearchResult{}, err
	}
	out := SearchResult{Incomplete: more}
	if out.Reading, err = searchOpen(tx, m, words, f, p, w); err != nil {
		return out, err
	}
	return out, recordAccess(tx, m, len(out.Items), f, "Searched: "+reason, w.approved)
}

func searchOpen(tx *db.Tx, m member.Member, words []string, f Filter, p Page, w wall) (Reading, error) {
	hashes, err := hashed(tx, m.ID, words)
	if err != nil {
		return Reading{}, err
	}
	rows, err := listWith(tx, m.ID, f, p, w.open, hashes)
	if err != nil {
		return Reading{}, err
	}
	records, err := openAll(tx, rows)
	return Reading{Rows: rowsOf(p, records, Record.cursor), Withheld: w.withheld}, err
}

// normal splits a text into its words, folded, each once.
func normal(text string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(db.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if n := utf8.RuneCountInString(w); n >= minLetters && n <= indexLetters && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func hashed(tx *db.Tx, m access.MemberID, words []string) ([]string, error) {
	out := make([]string, len(words))
	for i, w := range words {
		h, err := seal.BlindMember(tx, m, seal.Content, "record.word", w)
		if err != nil {
			return nil, err
		}
		out[i] = h
	}
	return out, nil
}

// words are what is indexed of a record.
func (r Record) words() []string {
	parts := []string{r.Title, r.Content}
	for _, v := range r.Fields {
		parts = append(parts, v)
	}
	all := normal(strings.Join(parts, " "))
	return all[:min(len(all), indexWords)]
}

// indexSome puts a member's records that are not in the index yet into it, and
// tells whether there are more.
func indexSome(tx *db.Tx, m access.MemberID) (more bool, err error) {
	var rows []recordRow
	err = tx.Select(&rows, `
		select `+recordColumns+` from record
		 where org_id = :org and member_id = :member and not indexed and category not in (:never)`+unrestricted+`
		 order by at, id
		 limit :limit`+tx.Lock(), db.Args{"member": string(m), "never": texts(kept()), "limit": indexAtOnce})
	if err != nil {
		return false, err
	}
	for _, r := range rows {
		if err := r.index(tx); err != nil {
			return false, err
		}
	}
	return len(rows) == indexAtOnce, nil
}

func (r recordRow) index(tx *db.Tx) error {
	rec, _, err := r.open(tx)
	if err != nil {
		return err
	}
	if !rec.Erased {
		hashes, err := hashed(tx, r.MemberID, rec.words())
		if err != nil {
			return err
		}
		rows := make([]db.Args, len(hashes))
		for i, h := range hashes {
			rows[i] = db.Args{"record": r.ID, "word": h, "member": string(r.MemberID)}
		}
		if len(rows) > 0 {
			if _, err := tx.InsertMany(`insert into record_word (org_id, record_id, word, member_id) values (:org, :record, :word, :member)`, rows); err != nil {
				return err
			}
		}
	}
	return tx.ExecOne(`update record set indexed = true where org_id = :org and id = :id`, db.Args{"id": r.ID})
}

// listWith is list for records that have all the words.
func listWith(tx *db.Tx, m access.MemberID, f Filter, p Page, only []kind, hashes []string) ([]recordRow, error) {
	where, args := f.where()
	names := make([]string, len(only))
	for i, k := range only {
		names[i] = string(k.product) + "/" + string(k.category)
	}
	args["member"], args["limit"], args["kinds"] = string(m), p.size()+1, names
	args["words"], args["count"] = hashes, len(hashes)
	if p.After != "" {
		at, id, err := parseCursor(p.After)
		if err != nil {
			return nil, err
		}
		where += " and (at, id) < (:after_at, :after_id)"
		args["after_at"], args["after_id"] = at, id
	}
	var rows []recordRow
	err := tx.Select(&rows, `
		select `+recordColumns+` from record
		 where org_id = :org and member_id = :member and product_id || '/' || category in (:kinds)`+where+`
		   and id in (select x.record_id from record_word x
		               where x.org_id = :org and x.member_id = :member and x.word in (:words)
		               group by x.record_id having count(*) = :count)
		 order by at desc, id desc
		 limit :limit`, args)
	return rows, err
}
