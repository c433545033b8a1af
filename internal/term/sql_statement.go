package term

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type statementRow struct {
	ID        string         `db:"id"`
	Title     string         `db:"title"`
	Effective time.Time      `db:"effective_at"`
	Governs   db.JSON[Reach] `db:"governs"`
	Published time.Time      `db:"published_at"`
}

type statementClauseRow struct {
	Statement string         `db:"statement_id"`
	Section   string         `db:"section"`
	Term      Key            `db:"term"`
	Value     string         `db:"value"`
	Text      string         `db:"body"`
	Reach     db.JSON[Reach] `db:"reach"`
}

// Published lists the statements that are published, oldest first.
func Published(tx *db.Tx) ([]Statement, error) {
	var heads []statementRow
	if err := tx.SelectShared(&heads, `select id, title, effective_at, governs, published_at from statement order by effective_at, id`, nil); err != nil {
		return nil, err
	}
	var rows []statementClauseRow
	err := tx.SelectShared(&rows, `
		select statement_id, section, term, value, body, reach
		from statement_clause
		order by statement_id, ordinal`, nil)
	clauses := map[string][]StatementClause{}
	for _, r := range rows {
		clauses[r.Statement] = append(clauses[r.Statement], StatementClause{
			Section: r.Section, Term: r.Term, Value: r.Value, Text: r.Text, Reach: r.Reach.V,
		})
	}
	out := make([]Statement, len(heads))
	for i, h := range heads {
		out[i] = Statement{
			Format: StatementFormat, ID: h.ID, Title: h.Title, Effective: h.Effective.UTC(), Governs: h.Governs.V,
			Clauses: clauses[h.ID], PublishedAt: h.Published.UTC(),
		}
	}
	return out, err
}

// Publish writes statements for everybody to read. One that is there already is
// left alone; one whose content has changed since is a Conflict, because what
// was published does not change: it gets a new version.
func Publish(w *db.Wide, statements []Statement) error {
	for _, s := range statements {
		if err := publish(w, s); err != nil {
			return err
		}
	}
	return nil
}

func publish(w *db.Wide, s Statement) error {
	hash, err := s.Hash()
	if err != nil {
		return err
	}
	var there []string
	if err := w.Select(&there, `select content_hash from statement where id = :id`, db.Args{"id": s.ID}); err != nil {
		return err
	}
	if len(there) == 1 {
		if there[0] != hash {
			return fault.New(fault.Conflict, "The statement %s is published and differs from this one. A published statement doesn't change: give the new wording a version of its own.", s.ID)
		}
		return nil
	}
	return insertStatement(w, s, hash)
}

func insertStatement(w *db.Wide, s Statement, hash string) error {
	_, err := w.Exec(`
		insert into statement (id, title, effective_at, content_hash, published_at, governs)
		values (:id, :title, :effective, :hash, :now, :governs)`,
		db.Args{"id": s.ID, "title": s.Title, "effective": s.Effective, "hash": hash, "now": w.Now(), "governs": db.AsJSON(s.Governs)})
	for i, c := range s.Clauses {
		if err != nil {
			return err
		}
		_, err = w.Exec(`
			insert into statement_clause (statement_id, ordinal, section, term, value, body, reach)
			values (:statement, :ordinal, :section, :term, :value, :body, :reach)`,
			db.Args{
				"statement": s.ID, "ordinal": i + 1, "section": c.Section, "term": string(c.Term), "value": c.Value,
				"body": c.Text, "reach": db.AsJSON(c.Reach),
			})
	}
	return err
}
