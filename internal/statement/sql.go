package statement

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

type row struct {
	ID          ID                `db:"id"`
	Version     string            `db:"version"`
	Title       string            `db:"title"`
	Effective   time.Time         `db:"effective_at"`
	Text        string            `db:"body"`
	State       State             `db:"state"`
	Hands       db.JSON[[]string] `db:"prepared_by"`
	Returned    string            `db:"returned_because"`
	Hash        string            `db:"content_hash"`
	CreatedAt   time.Time         `db:"created_at"`
	SubmittedAt *time.Time        `db:"submitted_at"`
	PublishedAt *time.Time        `db:"published_at"`
	PublishedBy string            `db:"published_by"`
}

const columns = `
	select id, version, title, effective_at, body, state, prepared_by, returned_because, content_hash,
	       created_at, submitted_at, published_at, published_by
	  from statement_draft
	 where org_id = :org`

func (r row) draft() Draft {
	return Draft{
		ID: r.ID, Version: r.Version, Title: r.Title, Effective: r.Effective.UTC(), Text: r.Text, State: r.State, Hands: r.Hands.V,
		Returned: r.Returned, Hash: r.Hash, CreatedAt: r.CreatedAt.UTC(), SubmittedAt: r.SubmittedAt, PublishedAt: r.PublishedAt,
		PublishedBy: r.PublishedBy,
	}
}

// maxListed bounds the list of drafts.
const maxListed = 200

// Drafts lists the drafts, those that were withdrawn and published too, newest
// first, at most 200.
func Drafts(tx *db.Tx) ([]Draft, error) {
	var rows []row
	err := tx.Select(&rows, columns+` order by created_at desc, id desc limit :most`, db.Args{"most": maxListed})
	out := make([]Draft, len(rows))
	for i, r := range rows {
		out[i] = r.draft()
	}
	return out, err
}

// Find finds a draft.
func Find(tx *db.Tx, id ID) (Draft, error) { return find(tx, id, "") }

func lock(tx *db.Tx, id ID) (Draft, error) { return find(tx, id, tx.Lock()) }

func find(tx *db.Tx, id ID, lock string) (Draft, error) {
	var r row
	err := tx.Get(&r, columns+` and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no draft of the statement with this id.").Because(err)
	}
	return r.draft(), err
}

func countOpen(tx *db.Tx) (n int, err error) {
	err = tx.Get(&n, `select count(*) from statement_draft where org_id = :org and state in ('draft', 'review')`, nil)
	return n, err
}

func insert(tx *db.Tx, d Draft) error {
	_, err := tx.Exec(`
		insert into statement_draft (
			org_id, id, version, title, effective_at, body, state, prepared_by, returned_because, content_hash,
			created_at, submitted_at, published_by
		) values (
			:org, :id, :version, :title, :effective, :body, :state, :hands, '', '', :created, :submitted, ''
		)`,
		db.Args{
			"id": string(d.ID), "version": d.Version, "title": d.Title, "effective": d.Effective, "body": d.Text, "state": string(d.State),
			"hands": db.AsJSON(d.Hands), "created": d.CreatedAt, "submitted": d.SubmittedAt,
		})
	return err
}

// save writes a draft, if it still stands as it was read.
func save(tx *db.Tx, d Draft, was State) error {
	n, err := tx.Exec(`
		update statement_draft
		   set version = :version, title = :title, effective_at = :effective, body = :body, state = :state, prepared_by = :hands,
		       returned_because = :returned, content_hash = :hash, submitted_at = :submitted, published_at = :published,
		       published_by = :by
		 where org_id = :org and id = :id and state = :was`,
		db.Args{
			"id": string(d.ID), "version": d.Version, "title": d.Title, "effective": d.Effective, "body": d.Text, "state": string(d.State),
			"hands": db.AsJSON(d.Hands), "returned": d.Returned, "hash": d.Hash, "submitted": d.SubmittedAt,
			"published": d.PublishedAt, "by": d.PublishedBy, "was": string(was),
		})
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "Somebody else has changed version %s meanwhile. Look at it again.", d.Version)
	}
	return err
}

func isVendor(tx *db.Tx) (is bool, err error) {
	err = tx.Get(&is, `select vendor from organization where org_id = :org`, nil)
	return is, err
}

// withClauseOf lists the organizations whose documents speak of a term.
func withClauseOf(w *db.Wide, key term.Key) (ids []access.OrgID, err error) {
	err = w.Select(&ids, `select distinct org_id from clause where term = :term and recorded_to is null`, db.Args{"term": string(key)})
	return ids, err
}
