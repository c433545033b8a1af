package term

import (
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Import writes the draft that a written agreement describes. Its first fatal
// problem is the fault, with its line.
func Import(tx *db.Tx, text []byte) (Document, error) {
	n, err := read(tx, text)
	if err != nil {
		return Document{}, err
	}
	return CreateAgreement(tx, n)
}

// Revise makes a draft say what a written agreement says, and nothing else. The
// clauses that it had stay on record as held until now.
func Revise(tx *db.Tx, id DocumentID, text []byte) (Document, error) {
	n, err := read(tx, text)
	if err != nil {
		return Document{}, err
	}
	before, err := draftForUpdate(tx, id)
	if err != nil {
		return before, err
	}
	after, err := n.draft(tx)
	if err != nil {
		return before, err
	}
	after.ID, after.CreatedAt, after.ReturnedBecause = before.ID, before.CreatedAt, before.ReturnedBecause
	after.File, after.FileHash = before.File, before.FileHash
	if err := reviseDocument(tx, after); err != nil {
		return before, err
	}
	if err := closeClauses(tx, id); err != nil {
		return before, err
	}
	if err := writeClauses(tx, after, n.Clauses); err != nil {
		return before, err
	}
	return after, record(tx, "agreement.revised", after, map[string]any{"clauses": len(n.Clauses)})
}

// read turns a text into what is to be written, or says what is wrong first.
func read(tx *db.Tx, text []byte) (New, error) {
	problems, err := Check(tx, text)
	if err != nil {
		return New{}, err
	}
	for _, p := range problems {
		if p.Fatal {
			return New{}, fault.New(fault.Invalid, "Line %d: %s", p.Line, p.Message).On("yaml")
		}
	}
	w, err := Read(text)
	if err != nil {
		return New{}, err
	}
	return w.Draft(tx)
}

func reviseDocument(tx *db.Tx, d Document) error {
	return tx.ExecOne(`
		update document
		set layer = :layer, title = :title, reference = :reference, amends_id = :amends, replaces_id = :replaces,
		    precedence = :precedence, valid_from = :valid_from, valid_to = :valid_to
		where org_id = :org and id = :id and state = 'draft' and submitted_at is null`,
		db.Args{
			"id": string(d.ID), "layer": string(d.Layer), "title": d.Title, "reference": d.Reference,
			"amends": nullable(d.Amends), "replaces": nullable(d.Replaces), "precedence": db.AsJSON(append([]Layer{}, d.Precedence...)),
			"valid_from": d.ValidFrom, "valid_to": d.ValidTo,
		})
}

func closeClauses(tx *db.Tx, d DocumentID) error {
	_, err := tx.Exec(`
		update clause set recorded_to = :now
		where org_id = :org and document_id = :document and recorded_to is null`,
		db.Args{"document": string(d), "now": tx.Now})
	return err
}

// Drafted is the document that a text would write, with its clauses: for looking
// at what it would do. Nothing is kept.
func Drafted(tx *db.Tx, text []byte) (Document, []Clause, error) {
	n, err := read(tx, text)
	if err != nil {
		return Document{}, nil, err
	}
	d, err := n.draft(tx)
	if err != nil {
		return d, nil, err
	}
	clauses := make([]Clause, len(n.Clauses))
	for i, p := range n.Clauses {
		if clauses[i], err = p.clause(d, tx.Now); err != nil {
			return d, nil, err
		}
	}
	return d, clauses, nil
}
