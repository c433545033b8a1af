package term

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/fault"
)

// Frozen is a snapshot of everything that applied to somebody at a time. A
// request keeps it, so that a later amendment can't move its deadline unseen
// and a later dispute can replay the decision.
type Frozen struct {
	// Hash is the SHA-256 of JSON in hex.
	Hash string
	// JSON is canonical: the same rules give the same bytes.
	JSON []byte
}

// frozen is what Frozen.JSON holds.
type frozen struct {
	Version      int        `json:"version"`
	At           time.Time  `json:"at"`
	Jurisdiction string     `json:"jurisdiction"`
	Kind         string     `json:"kind"`
	Scope        Scope      `json:"scope"`
	Products     []Product  `json:"products"`
	Documents    []Document `json:"documents"`
	Clauses      []Clause   `json:"clauses"`
	// Values has the written value of each term; null for none.
	Values map[Key]Value `json:"values"`
	// Laws has the limits that apply to each term.
	Laws map[Key][]string `json:"laws,omitempty"`
	// Holidays are those of the organization's own calendar that lie ahead, as
	// known then.
	Holidays []Holiday `json:"holidays,omitempty"`
}

const snapshotVersion = 1

// Snapshot freezes what applies to a scope at a time, as known at that time: the
// value of each term, the clauses in effect with their documents, and the laws.
func Snapshot(rules Rules, scope Scope, at time.Time) (Frozen, error) {
	f := frozen{
		Version: snapshotVersion, At: at.UTC(), Jurisdiction: rules.Jurisdiction, Kind: rules.Kind, Scope: canonical(scope),
		Values: map[Key]Value{}, Laws: map[Key][]string{}, Holidays: rules.Ahead(at, at),
	}
	if p, ok := rules.products[scope.Product]; ok {
		f.Products = []Product{p}
	}
	var inEffect []Ref
	for _, key := range sortedKeys(rules.defs) {
		res := Resolve(rules, Question{Term: key, Scope: scope, ValidAt: at, KnownAt: at})
		f.Values[key] = res.Value
		inEffect = append(inEffect, res.effect()...)
		for _, floor := range res.Floors {
			f.Laws[key] = append(f.Laws[key], floor.Law)
		}
	}
	f.Documents, f.Clauses = rules.origin(inEffect, Question{Scope: scope, ValidAt: at, KnownAt: at})
	body, err := json.Marshal(f)
	if err != nil {
		return Frozen{}, err
	}
	return Frozen{Hash: hashOf(body), JSON: body}, nil
}

func sortedKeys(defs map[Key]Definition) []Key {
	out := make([]Key, 0, len(defs))
	for k := range defs {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func canonical(s Scope) Scope {
	s.Groups = slices.Sorted(slices.Values(s.Groups))
	s.Choices = slices.SortedFunc(slices.Values(s.Choices), func(a, b Choice) int {
		return cmp.Or(a.At.Compare(b.At), strings.Compare(a.ID, b.ID))
	})
	return s
}

// effect lists the clauses that the value can be worked out from again: those
// that gave it, those in conflict, those that law overruled, and those of lower
// rank, because a policy may do only what they left to it.
func (r Resolution) effect() []Ref {
	out := slices.Clone(r.Contributors)
	if r.Winner != nil {
		out = append(out, *r.Winner)
	}
	if r.Conflict != nil {
		out = append(out, r.Conflict.Parties...)
	}
	for _, l := range r.Losers {
		if l.Reason == BelowFloor || l.Reason == LowerRank {
			out = append(out, l.Ref)
		}
	}
	return slices.DeleteFunc(out, func(ref Ref) bool { return ref.Document.Layer == LayerChoice })
}

// origin sorts clauses and their documents, and adds the documents whose order
// of precedence applied.
func (r *Rules) origin(in []Ref, q Question) ([]Document, []Clause) {
	seen := map[DocumentID]bool{}
	var clauses []Clause
	for _, ref := range in {
		clauses = append(clauses, ref.Clause)
		seen[ref.Document.ID] = true
	}
	slices.SortFunc(clauses, byID)
	var documents []Document
	for _, d := range r.documents {
		if seen[d.ID] || len(d.Precedence) > 0 && d.inForce(q) {
			documents = append(documents, *d)
		}
	}
	slices.SortFunc(documents, func(a, b Document) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return documents, clauses
}

// Replay works the values of a snapshot out again from the clauses in it, and
// tells whether they and the hash are right. A false answer with a nil error
// means that the snapshot was meddled with, or that the rules of resolution have
// changed since.
func Replay(f Frozen) (same bool, err error) {
	var in frozen
	values := map[Key]*string{}
	if err := json.Unmarshal(f.JSON, &struct {
		*frozen
		Values *map[Key]*string `json:"values"`
	}{&in, &values}); err != nil {
		return false, fault.New(fault.Invalid, "The terms snapshot can't be read.").Because(err)
	}
	if in.Version != snapshotVersion {
		return false, fault.New(fault.Invalid, "The terms snapshot has version %d; this program knows version %d.", in.Version, snapshotVersion)
	}
	rules := NewRules(Input{
		Jurisdiction: in.Jurisdiction, Kind: in.Kind, Products: in.Products, Documents: in.Documents, Clauses: in.Clauses, Holidays: in.Holidays,
	})
	// A term that the registry has learnt since is no part of what was frozen.
	defs := maps.Clone(registry)
	maps.DeleteFunc(defs, func(key Key, _ Definition) bool { _, was := values[key]; return !was })
	rules = rules.under(defs)
	again, err := Snapshot(rules, in.Scope, in.At)
	return again.Hash == f.Hash && hashOf(f.JSON) == f.Hash, err
}

func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}
