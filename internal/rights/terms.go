package rights

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

// Snapshot is what the terms were for a request's subject when it was received.
// A later amendment never changes it.
type Snapshot struct {
	Hash string
	At   time.Time
	// Values has the written form of each term's value; "" for none.
	Values map[term.Key]string
}

// frozen is what the terms say for a request, as they were at its receipt.
type frozen struct {
	limits         Limits
	secondApprover bool
	hash, body     string
}

// askTerms freezes the terms for a member at a time.
func askTerms(tx *db.Tx, k Kind, m member.Member, at time.Time) (frozen, error) {
	rules, err := term.Load(tx)
	if err != nil {
		return frozen{}, err
	}
	scope, err := scopeOf(tx, m)
	if err != nil {
		return frozen{}, err
	}
	snap, err := term.Snapshot(rules, scope, at)
	if err != nil {
		return frozen{}, err
	}
	ask := func(key term.Key) term.Resolution {
		return term.Resolve(rules, term.Question{Term: key, Scope: scope, ValidAt: at, KnownAt: at})
	}
	within, second := termsFor(k)
	return frozen{
		hash: snap.Hash, body: string(snap.JSON), secondApprover: ask(second).Value.Bool(),
		limits: Limits{
			Acknowledge: limitOf(ask(term.AcknowledgeWithin)), Respond: limitOf(ask(within)), Extension: limitOf(ask(term.Extension)),
			Closed: rules.Ahead(at, at),
		},
	}, nil
}

// termsFor names the terms of a kind: what changes or ends data goes by the
// terms of erasure, what shows it by those of access.
func termsFor(k Kind) (within, second term.Key) {
	switch k {
	case Access, Portability, Rectification:
		return term.AccessRespondWithin, term.AccessSecondApprover
	}
	return term.ErasureRespondWithin, term.ErasureSecondApprover
}

func limitOf(r term.Resolution) *Limit {
	if r.Value.IsZero() {
		return nil
	}
	from := "This is the default."
	switch {
	case r.Winner != nil:
		from = "It stands in “" + r.Winner.Document.Title + "”, " + r.Winner.Clause.Section + "."
	case len(r.Floors) > 0:
		from = "The law bounds it: " + r.Floors[0].Law + "."
	}
	return &Limit{Within: r.Value.Duration(), Sentence: from}
}

func scopeOf(tx *db.Tx, m member.Member) (term.Scope, error) {
	groups, err := member.GroupsOf(tx, []access.MemberID{m.ID})
	if err != nil {
		return term.Scope{}, err
	}
	s := term.Scope{Account: string(m.AccountKind)}
	for _, g := range groups[m.ID] {
		s.Groups = append(s.Groups, string(g.ID))
	}
	return s, nil
}

// TermsOf returns the frozen terms of a request.
func TermsOf(tx *db.Tx, r Request) (Snapshot, error) {
	body, err := findTerms(tx, r.TermsHash)
	if err != nil {
		return Snapshot{}, err
	}
	var in struct {
		At     time.Time            `json:"at"`
		Values map[term.Key]*string `json:"values"`
	}
	if err := json.Unmarshal([]byte(body), &in); err != nil {
		return Snapshot{}, err
	}
	s := Snapshot{Hash: r.TermsHash, At: in.At, Values: make(map[term.Key]string, len(in.Values))}
	for k, v := range in.Values {
		s.Values[k] = ""
		if v != nil {
			s.Values[k] = *v
		}
	}
	return s, nil
}

// ReplayTerms works the frozen terms of a request out again from the clauses
// that they hold, and tells whether they are still the same.
func ReplayTerms(tx *db.Tx, r Request) (same bool, err error) {
	body, err := findTerms(tx, r.TermsHash)
	if err != nil {
		return false, err
	}
	return term.Replay(term.Frozen{Hash: r.TermsHash, JSON: []byte(body)})
}

// value reads one of the frozen terms.
func (s Snapshot) value(key term.Key) (term.Value, error) {
	def, ok := term.Lookup(key)
	if !ok {
		return term.Value{}, fault.New(fault.Internal, "no term %s", key)
	}
	return def.Parse(s.Values[key])
}
