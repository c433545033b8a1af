package rights

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

type handRow struct {
	ID           TaskID               `db:"id"`
	Instructions string               `db:"instructions"`
	Owner        access.MemberID      `db:"owner"`
	DueAt        time.Time            `db:"due_at"`
	Fields       db.JSON[[]HandField] `db:"fields"`
	Words        []byte               `db:"words"`
	DoneBy       string               `db:"done_by"`
	DoneAt       *time.Time           `db:"done_at"`
	CheckedBy    string               `db:"checked_by"`
	CheckedAt    *time.Time           `db:"checked_at"`
}

func (r handRow) hand() (h HandTask, err error) {
	h = HandTask{ID: r.ID, Instructions: r.Instructions, Owner: r.Owner, DueAt: r.DueAt.UTC(), Fields: r.Fields.V, words: r.Words}
	if h.Done, err = stepOf(r.DoneBy, r.DoneAt); err == nil {
		h.Checked, err = stepOf(r.CheckedBy, r.CheckedAt)
	}
	return h, err
}

func stepOf(by string, at *time.Time) (*Step, error) {
	if at == nil {
		return nil, nil
	}
	s := Step{At: at.UTC()}
	return &s, json.Unmarshal([]byte(by), &s.By)
}

func stepArgs(s *Step) (by string, at *time.Time) {
	if s == nil {
		return "", nil
	}
	text, err := json.Marshal(s.By)
	if err != nil { // texts always encode
		return "", nil
	}
	return string(text), &s.At
}

const selectHand = `
	select id, instructions, owner, due_at, fields, words, done_by, done_at, checked_by, checked_at
	  from hand_task
	 where org_id = :org`

func findHand(tx *db.Tx, id TaskID) (HandTask, error) {
	var row handRow
	if err := tx.Get(&row, selectHand+` and id = :id`+tx.Lock(), db.Args{"id": string(id)}); err != nil {
		return HandTask{}, err
	}
	return row.hand()
}

func handsOf(tx *db.Tx, ids []TaskID) ([]HandTask, error) {
	var rows []handRow
	if err := tx.Select(&rows, selectHand+` and id in (:ids)`, db.Args{"ids": texts(ids)}); err != nil {
		return nil, err
	}
	out := make([]HandTask, len(rows))
	for i, r := range rows {
		var err error
		if out[i], err = r.hand(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func insertHand(tx *db.Tx, h HandTask) error {
	_, err := tx.Exec(`
		insert into hand_task (org_id, id, instructions, owner, due_at, fields, words, done_by, done_at, checked_by, checked_at)
		values (:org, :id, :instructions, :owner, :due, :fields, null, '', null, '', null)
		on conflict (org_id, id) do nothing`,
		db.Args{
			"id": string(h.ID), "instructions": h.Instructions, "owner": string(h.Owner), "due": h.DueAt,
			"fields": db.AsJSON([]HandField{}),
		})
	return err
}

func saveHand(tx *db.Tx, h HandTask) error {
	doneBy, doneAt := stepArgs(h.Done)
	checkedBy, checkedAt := stepArgs(h.Checked)
	fields := h.Fields
	if fields == nil {
		fields = []HandField{}
	}
	return tx.ExecOne(`
		update hand_task
		   set owner = :owner, fields = :fields, words = :words, done_by = :done_by, done_at = :done_at,
		       checked_by = :checked_by, checked_at = :checked_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(h.ID), "owner": string(h.Owner), "fields": db.AsJSON(fields), "words": h.words,
			"done_by": doneBy, "done_at": doneAt, "checked_by": checkedBy, "checked_at": checkedAt,
		})
}

func insertCorrections(tx *db.Tx, id ID, sealed []byte) error {
	_, err := tx.Exec(`
		insert into request_correction (org_id, request_id, sealed, created_at)
		values (:org, :id, :sealed, :now)`, db.Args{"id": string(id), "sealed": sealed, "now": tx.Now})
	return err
}

func sealedCorrections(tx *db.Tx, id ID) (sealed []byte, err error) {
	return sealed, tx.Get(&sealed, `select sealed from request_correction where org_id = :org and request_id = :id`, db.Args{"id": string(id)})
}
