package rights

import (
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type letterRow struct {
	ID        MessageID     `db:"id"`
	RequestID ID            `db:"request_id"`
	Side      Side          `db:"side"`
	Words     []byte        `db:"words"`
	Written   db.JSON[Step] `db:"written"`
}

func (r letterRow) message() Message {
	return Message{ID: r.ID, RequestID: r.RequestID, Side: r.Side, Written: r.Written.V}
}

func insertLetter(tx *db.Tx, l Message, sealed []byte) error {
	_, err := tx.Exec(`
		insert into request_message (org_id, id, request_id, side, words, written)
		values (:org, :id, :request, :side, :words, :written)`,
		db.Args{"id": string(l.ID), "request": string(l.RequestID), "side": string(l.Side), "words": sealed, "written": db.AsJSON(l.Written)})
	return err
}

func countLetters(tx *db.Tx, id ID) (n int, err error) {
	return n, tx.Get(&n, `select count(*) from request_message where org_id = :org and request_id = :request`, db.Args{"request": string(id)})
}

func lettersOf(tx *db.Tx, id ID) (rows []letterRow, err error) {
	return rows, tx.Select(&rows, `
		select id, request_id, side, words, written
		  from request_message
		 where org_id = :org and request_id = :request
		 order by id
		 limit 500`, db.Args{"request": string(id)})
}

type templateRow struct {
	ID       TemplateID    `db:"id"`
	Step     AnswerStep    `db:"step"`
	Kind     Kind          `db:"kind"`
	Language string        `db:"language"`
	Body     string        `db:"body"`
	Version  int           `db:"version"`
	Changed  db.JSON[Step] `db:"changed"`
}

func (r templateRow) template() Template {
	return Template{ID: r.ID, Step: r.Step, Kind: r.Kind, Language: r.Language, Body: r.Body, Version: r.Version, Changed: r.Changed.V}
}

const templateColumns = `id, step, kind, language, body, version, changed`

func templatesOf(tx *db.Tx) ([]Template, error) {
	var rows []templateRow
	err := tx.Select(&rows, `select `+templateColumns+` from answer_template where org_id = :org order by step, kind, language`, nil)
	out := make([]Template, len(rows))
	for i, r := range rows {
		out[i] = r.template()
	}
	return out, err
}

func findTemplate(tx *db.Tx, id TemplateID) (Template, error) {
	var row templateRow
	err := tx.Get(&row, `select `+templateColumns+` from answer_template where org_id = :org and id = :id`, db.Args{"id": string(id)})
	return row.template(), err
}

// saveTemplate inserts a template of version 0, or changes one whose version is
// still the one that was read.
func saveTemplate(tx *db.Tx, t Template) (Template, error) {
	args := db.Args{
		"id": string(t.ID), "step": string(t.Step), "kind": string(t.Kind), "language": t.Language, "body": t.Body,
		"version": t.Version, "changed": db.AsJSON(t.Changed),
	}
	if t.Version == 0 {
		_, err := tx.Exec(`
			insert into answer_template (org_id, id, step, kind, language, body, version, changed)
			values (:org, :id, :step, :kind, :language, :body, :version + 1, :changed)`, args)
		if db.Violated(err, "answer_template_key", "answer_template.org_id, answer_template.step, answer_template.kind, answer_template.language") {
			return t, fault.New(fault.Conflict, "There is a template for this answer, kind and language already. Change that one.").Because(err)
		}
		t.Version = 1
		return t, err
	}
	if _, err := findTemplate(tx, t.ID); err != nil {
		return t, err
	}
	n, err := tx.Exec(`
		update answer_template
		   set step = :step, kind = :kind, language = :language, body = :body, version = version + 1, changed = :changed
		 where org_id = :org and id = :id and version = :version`, args)
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "Somebody else changed this template a moment ago. Reload it and try again.")
	}
	t.Version++
	return t, err
}

func deleteTemplate(tx *db.Tx, id TemplateID) error {
	return tx.ExecOne(`delete from answer_template where org_id = :org and id = :id`, db.Args{"id": string(id)})
}

func recordTemplate(tx *db.Tx, action string, t Template) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "answer_template", ID: string(t.ID)},
		Detail: map[string]any{"step": t.Step, "kind": t.Kind, "language": t.Language, "version": t.Version},
	})
}
