package term

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
)

type orgRow struct {
	Kind         string `db:"kind"`
	Vendor       bool   `db:"vendor"`
	Jurisdiction string `db:"jurisdiction"`
}

func organization(tx *db.Tx) (r orgRow, err error) {
	err = tx.Get(&r, `select kind, vendor, jurisdiction from organization where org_id = :org`, nil)
	return r, err
}

type documentRow struct {
	ID           DocumentID       `db:"id"`
	Layer        Layer            `db:"layer"`
	Title        string           `db:"title"`
	Reference    string           `db:"reference"`
	Amends       *DocumentID      `db:"amends_id"`
	Replaces     *DocumentID      `db:"replaces_id"`
	Precedence   db.JSON[[]Layer] `db:"precedence"`
	State        State            `db:"state"`
	ValidFrom    time.Time        `db:"valid_from"`
	ValidTo      *time.Time       `db:"valid_to"`
	Hash         string           `db:"content_hash"`
	SignedAt     *time.Time       `db:"signed_at"`
	SignerName   string           `db:"signer_name"`
	SignerKind   string           `db:"signer_kind"`
	SignerID     string           `db:"signer_id"`
	EndedAt      *time.Time       `db:"ended_at"`
	EndedKnownAt *time.Time       `db:"ended_known_at"`
	SupersededBy *DocumentID      `db:"superseded_by"`
	CreatedAt    time.Time        `db:"created_at"`
	SubmittedAt  *time.Time       `db:"submitted_at"`
	Returned     string           `db:"returned_because"`
	File         *file.ID         `db:"file_id"`
	FileHash     string           `db:"file_hash"`
}

const selectDocument = `
	select id, layer, title, reference, amends_id, replaces_id, precedence, state, valid_from, valid_to,
	       content_hash, signed_at, signer_name, signer_kind, signer_id, ended_at, ended_known_at, superseded_by, created_at,
	       submitted_at, returned_because, file_id, file_hash
	from document
	where org_id = :org`

func (r documentRow) document() Document {
	if r.State == Draft && r.SubmittedAt != nil {
		r.State = Review
	}
	return Document{
		ID: r.ID, Layer: r.Layer, Title: r.Title, Reference: r.Reference, Amends: value(r.Amends), Replaces: value(r.Replaces),
		Precedence: r.Precedence.V, State: r.State, ValidFrom: r.ValidFrom.UTC(), ValidTo: utc(r.ValidTo), Hash: r.Hash,
		SignedAt: utc(r.SignedAt), SignedBy: Signer{Name: r.SignerName, Kind: access.ActorKind(r.SignerKind), ID: r.SignerID},
		EndedAt: utc(r.EndedAt), EndedKnownAt: utc(r.EndedKnownAt), SupersededBy: value(r.SupersededBy), CreatedAt: r.CreatedAt.UTC(),
		SubmittedAt: utc(r.SubmittedAt), ReturnedBecause: r.Returned, File: value(r.File), FileHash: r.FileHash,
	}
}

// stored is a state as its column has it: a document in review is a draft with
// the time at which it was handed in.
func (s State) stored() string {
	if s == Review {
		return string(Draft)
	}
	return string(s)
}

func value[T ~string](p *T) T {
	if p == nil {
		return ""
	}
	return *p
}

func nullable[T ~string](v T) *string {
	if v == "" {
		return nil
	}
	s := string(v)
	return &s
}

// Documents lists the organization's documents, newest first.
func Documents(tx *db.Tx) ([]Document, error) {
	var rows []documentRow
	if err := tx.Select(&rows, selectDocument+` order by created_at desc, id desc`, nil); err != nil {
		return nil, err
	}
	out := make([]Document, len(rows))
	for i, r := range rows {
		out[i] = r.document()
	}
	return out, nil
}

// FindDocument finds one of the organization's documents.
func FindDocument(tx *db.Tx, id DocumentID) (Document, error) { return findDocument(tx, id, "") }

func findForUpdate(tx *db.Tx, id DocumentID) (Document, error) {
	return findDocument(tx, id, tx.Lock())
}

func findDocument(tx *db.Tx, id DocumentID, lock string) (Document, error) {
	var r documentRow
	err := tx.Get(&r, selectDocument+` and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		return Document{}, fault.New(fault.NotFound, "There is no document with this id.").Because(err)
	}
	return r.document(), err
}

func insertDocument(tx *db.Tx, d Document) error {
	_, err := tx.Exec(`
		insert into document (
			org_id, id, layer, title, reference, amends_id, replaces_id, precedence, state, valid_from, valid_to,
			content_hash, signer_name, signer_kind, signer_id, created_at
		) values (
			:org, :id, :layer, :title, :reference, :amends, :replaces, :precedence, :state, :valid_from, :valid_to,
			'', '', '', '', :created_at
		)`,
		db.Args{
			"id": string(d.ID), "layer": string(d.Layer), "title": d.Title, "reference": d.Reference,
			"amends": nullable(d.Amends), "replaces": nullable(d.Replaces), "precedence": db.AsJSON(append([]Layer{}, d.Precedence...)),
			"state": string(d.State), "valid_from": d.ValidFrom, "valid_to": d.ValidTo, "created_at": d.CreatedAt,
		})
	return err
}

// saveDocument writes what signing and ending change, if the document is still
// in the state in which it was read.
func saveDocument(tx *db.Tx, d Document, was State) error {
	n, err := tx.Exec(`
		update document
		set state = :state, content_hash = :hash, signed_at = :signed_at, signer_name = :signer_name, signer_kind = :signer_kind,
		    signer_id = :signer_id, ended_at = :ended_at, ended_known_at = :ended_known_at, superseded_by = :superseded_by,
		    submitted_at = :submitted, returned_because = :returned, file_id = :file, file_hash = :file_hash
		where org_id = :org and id = :id and state = :was`,
		db.Args{
			"id": string(d.ID), "state": d.State.stored(), "was": was.stored(), "hash": d.Hash, "signed_at": d.SignedAt,
			"signer_name": d.SignedBy.Name, "signer_kind": string(d.SignedBy.Kind), "signer_id": d.SignedBy.ID,
			"ended_at": d.EndedAt, "ended_known_at": d.EndedKnownAt, "superseded_by": nullable(d.SupersededBy),
			"submitted": d.SubmittedAt, "returned": d.ReturnedBecause, "file": nullable(d.File), "file_hash": d.FileHash,
		})
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "Somebody else has changed the document %q meanwhile. Look at it again.", d.Title)
	}
	return err
}

type clauseRow struct {
	ID           ClauseID       `db:"id"`
	Document     DocumentID     `db:"document_id"`
	Section      string         `db:"section"`
	Term         Key            `db:"term"`
	Operator     Operator       `db:"operator"`
	Value        string         `db:"value"`
	Reach        db.JSON[Reach] `db:"reach"`
	ValidFrom    time.Time      `db:"valid_from"`
	ValidTo      *time.Time     `db:"valid_to"`
	RecordedFrom time.Time      `db:"recorded_from"`
	RecordedTo   *time.Time     `db:"recorded_to"`
	Survives     bool           `db:"survives"`
	Text         string         `db:"body"`
}

const selectClause = `
	select id, document_id, section, term, operator, value, reach, valid_from, valid_to,
	       recorded_from, recorded_to, survives, body
	from clause
	where org_id = :org`

func (r clauseRow) clause() Clause {
	return Clause{
		ID: r.ID, Document: r.Document, Section: r.Section, Term: r.Term, Operator: r.Operator, Value: r.Value, Reach: r.Reach.V,
		ValidFrom: r.ValidFrom.UTC(), ValidTo: utc(r.ValidTo), RecordedFrom: r.RecordedFrom.UTC(), RecordedTo: utc(r.RecordedTo),
		Survives: r.Survives, Text: r.Text,
	}
}

func selectClauses(tx *db.Tx, where string, args db.Args) ([]Clause, error) {
	var rows []clauseRow
	if err := tx.Select(&rows, selectClause+where, args); err != nil {
		return nil, err
	}
	out := make([]Clause, len(rows))
	for i, r := range rows {
		out[i] = r.clause()
	}
	return out, nil
}

// clausesOf lists what a document rules now, in its order.
func clausesOf(tx *db.Tx, id DocumentID) ([]Clause, error) {
	return selectClauses(tx, ` and document_id = :document and recorded_to is null order by ordinal, id`, db.Args{"document": string(id)})
}

// ClausesOf lists the rules of documents, in their order; those of a document
// that isn't there are an empty list.
func ClausesOf(tx *db.Tx, ids []DocumentID) (map[DocumentID][]Clause, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	all, err := selectClauses(tx, ` and document_id in (:documents) and recorded_to is null order by ordinal, id`, db.Args{"documents": names})
	out := make(map[DocumentID][]Clause, len(ids))
	for _, c := range all {
		out[c.Document] = append(out[c.Document], c)
	}
	return out, err
}

func insertClauses(tx *db.Tx, clauses []Clause, ordinal int) error {
	rows := make([]db.Args, len(clauses))
	for i, c := range clauses {
		rows[i] = db.Args{
			"id": string(c.ID), "document": string(c.Document), "ordinal": ordinal + i, "section": c.Section, "term": string(c.Term),
			"operator": string(c.Operator), "value": c.Value, "reach": db.AsJSON(c.Reach), "valid_from": c.ValidFrom,
			"valid_to": c.ValidTo, "recorded_from": c.RecordedFrom, "survives": c.Survives, "body": c.Text,
		}
	}
	_, err := tx.InsertMany(`
		insert into clause (
			org_id, id, document_id, ordinal, section, term, operator, value, reach, valid_from, valid_to,
			recorded_from, survives, body
		) values (
			:org, :id, :document, :ordinal, :section, :term, :operator, :value, :reach, :valid_from, :valid_to,
			:recorded_from, :survives, :body
		)`, rows)
	return err
}

func closeClause(tx *db.Tx, d DocumentID, id ClauseID) error {
	return tx.ExecOne(`
		update clause set recorded_to = :now
		where org_id = :org and document_id = :document and id = :id and recorded_to is null`,
		db.Args{"document": string(d), "id": string(id), "now": tx.Now})
}

type productRow struct {
	ID         string `db:"id"`
	Family     string `db:"family"`
	Enterprise bool   `db:"enterprise"`
	External   bool   `db:"external"`
	Versions   string `db:"version_range"`
}

// Products lists the catalogue as resolution knows it.
func Products(tx *db.Tx) ([]Product, error) {
	var rows []productRow
	err := tx.SelectShared(&rows, `select id, family, enterprise, external, version_range from product`, nil)
	out := make([]Product, len(rows))
	for i, r := range rows {
		out[i] = Product(r)
	}
	return out, err
}

// Load reads everything that resolution needs for the organization: a fixed
// number of queries, however many members are asked about afterwards.
func Load(tx *db.Tx) (Rules, error) {
	org, err := organization(tx)
	if err != nil {
		return Rules{}, err
	}
	in := Input{Jurisdiction: org.Jurisdiction, Kind: org.Kind}
	if in.Products, err = Products(tx); err != nil {
		return Rules{}, err
	}
	published, err := Published(tx)
	if err != nil {
		return Rules{}, err
	}
	for i, s := range published {
		var next *Statement
		if n, ok := s.Next(published[i+1:]); ok {
			next = &n
		}
		documents, clauses := s.documents(next)
		in.Documents, in.Clauses = append(in.Documents, documents...), append(in.Clauses, clauses...)
	}
	own, err := Documents(tx)
	if err != nil {
		return Rules{}, err
	}
	clauses, err := selectClauses(tx, ``, nil)
	if err != nil {
		return Rules{}, err
	}
	in.Documents, in.Clauses = slices.Concat(in.Documents, own), slices.Concat(in.Clauses, clauses)
	in.Holidays, err = selectHolidays(tx)
	return NewRules(in), err
}

// Ask resolves one term for now. Who asks for several uses Load once.
func Ask(tx *db.Tx, key Key, scope Scope) (Resolution, error) {
	if _, ok := Lookup(key); !ok {
		return Resolution{}, fault.New(fault.NotFound, "There is no term %q.", key).On("term")
	}
	rules, err := Load(tx)
	if err != nil {
		return Resolution{}, err
	}
	return Resolve(rules, Question{Term: key, Scope: scope, ValidAt: tx.Now, KnownAt: tx.Now}), nil
}
