package term

// fingerprinted is what an answer rests on, without the times at which it was
// asked and without what became of a document later.
type fingerprinted struct {
	Term    Key      `json:"term"`
	Scope   Scope    `json:"scope"`
	Value   Value    `json:"value"`
	Default Value    `json:"default"`
	Rules   []ground `json:"rules"`
	Laws    []string `json:"laws"`
}

// ground is one clause that was looked at, and what part it had.
type ground struct {
	Document DocumentID `json:"document"`
	// Hash is the document's content, where it was signed.
	Hash   string   `json:"hash"`
	Clause ClauseID `json:"clause"`
	Does   Operator `json:"does"`
	Value  string   `json:"value"`
	Part   string   `json:"part"`
}

// Fingerprint is the SHA-256 in hex of the answer and of everything that it
// rests on: whoever asks again and gets the same text got the same answer for
// the same reasons.
func (r Resolution) Fingerprint() (string, error) {
	f := fingerprinted{Term: r.Question.Term, Scope: canonical(r.Question.Scope), Value: r.Value, Default: r.Default}
	for _, ref := range r.effect() {
		f.Rules = append(f.Rules, ref.ground("counts"))
	}
	for _, l := range r.Losers {
		f.Rules = append(f.Rules, l.ground(string(l.Reason)))
	}
	for _, floor := range r.Floors {
		f.Laws = append(f.Laws, floor.Law+" "+floor.Value.String())
	}
	return digest(f)
}

func (r Ref) ground(part string) ground {
	c := r.Clause
	return ground{Document: r.Document.ID, Hash: r.Document.Hash, Clause: c.ID, Does: c.Operator, Value: c.Value, Part: part}
}
