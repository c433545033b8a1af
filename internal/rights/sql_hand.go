package rights

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
)

type handRow struct {
	ID           TaskID               `db:"id"`
	RequestID    ID                   `db:"request_id"`
	Work         Work                 `db:"work"`
	Source       string               `db:"source"`
	Instructions string               `db:"instructions"`
	Owner        access.MemberID      `db:"owner"`
	DueAt        time.Time            `db:"due_at"`
	Fields       db.JSON[[]HandField] `db:"fields"`
	Words        []byte               `db:"words"`
	File         file.ID              `db:"file_id"`
	DoneBy       string               `db:"done_by"`
	DoneAt       *time.Time           `db:"done_at"`
	CheckedBy    string               `db:"checked_by"`
	CheckedAt    *time.Time           `db:"checked_at"`
}

func (r handRow) hand() (h HandTask, err error) {
	h = HandTask{
		ID: r.ID, RequestID: r.RequestID, Work: r.Work, Source: r.Source, Owner: r.Owner, DueAt: r.DueAt.UTC(), Fields: r.Fields.V,
		File: r.File, instructions: r.Instructions, words: r.Words,
	}
	if h.Done, err = stepOf(r.DoneBy, r.DoneAt); err == nil {
		h.Checked, err = stepOf(r.CheckedBy, r.CheckedAt)
	}
	return h, err
}

// stepOf is a step that was kept; one of nobody is from before there was a
// second look.
func stepOf(by string, at *time.Time) (*Step, error) {
	if at == nil {
		return nil, nil
	}
	s := Step{At: at.UTC()}
	if by == "" {
		return &s, nil
	}
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
	select id, request_id, work, source, instructions, owner, due_at, fields, words, file_id, done_by, done_at, checked_by, checked_at
	  from hand_task
	 where org_id = :org`

func findHand(tx *db.Tx, id TaskID, lock string) (HandTask, error) {
	var row handRow
	err := tx.Get(&row, selectHand+` and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		return HandTask{}, fault.New(fault.NotFound, "There is no such task, or it is not yours.").On("handTaskId").Because(err)
	}
	if err != nil {
		return HandTask{}, err
	}
	return row.hand()
}

func hands(rows []handRow, err error) ([]HandTask, error) {
	if err != nil {
		return nil, err
	}
	out := make([]HandTask, len(rows))
	for i, r := range rows {
		if out[i], err = r.hand(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func handsFor(tx *db.Tx, ids []ID) ([]HandTask, error) {
	var rows []handRow
	err := tx.Select(&rows, selectHand+` and request_id in (:ids) order by request_id, id`, db.Args{"ids": texts(ids)})
	return hands(rows, err)
}

func handsOwnedBy(tx *db.Tx, m access.MemberID, limit int) ([]HandTask, error) {
	var rows []handRow
	err := tx.Select(&rows, selectHand+` and owner = :owner and checked_at is null order by due_at, id limit :limit`,
		db.Args{"owner": string(m), "limit": limit})
	return hands(rows, err)
}

func handByFile(tx *db.Tx, f file.ID) (id TaskID, err error) {
	err = tx.Get(&id, `select id from hand_task where org_id = :org and file_id = :file`, db.Args{"file": string(f)})
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return id, err
}

func insertHand(tx *db.Tx, h HandTask) error {
	_, err := tx.Exec(`
		insert into hand_task (org_id, id, request_id, work, source, instructions, owner, due_at, fields, words, file_id, done_by, done_at, checked_by, checked_at)
		values (:org, :id, :request, :work, :source, :instructions, :owner, :due, :fields, :words, '', '', null, '', null)
		on conflict (org_id, id) do nothing`,
		db.Args{
			"id": string(h.ID), "request": string(h.RequestID), "work": string(h.Work), "source": h.Source, "instructions": h.instructions,
			"owner": string(h.Owner), "due": h.DueAt, "fields": db.AsJSON([]HandField{}), "words": h.words,
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
		   set owner = :owner, fields = :fields, words = :words, file_id = :file, done_by = :done_by, done_at = :done_at,
		       checked_by = :checked_by, checked_at = :checked_at
		 where org_id = :org and id = :id`,
		db.Args{
			"id": string(h.ID), "owner": string(h.Owner), "fields": db.AsJSON(fields), "words": h.words, "file": string(h.File),
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
