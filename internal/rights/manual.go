package rights

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// ManualID identifies a manual task.
type ManualID string

// Manual is work that a person does for a request in a system that Steward does
// not reach, such as a filing cabinet. A request is not approved or completed
// before each is done.
type Manual struct {
	ID        ManualID
	RequestID ID
	// Owner does it, until DueAt.
	Owner access.MemberID
	DueAt time.Time
	// What is to be done, and Outcome what was: which records, which fields.
	What, Outcome string
	Made          Step
	Finished      *Step
}

type manualWords struct {
	What    string `json:"what"`
	Outcome string `json:"outcome,omitempty"`
}

const maxManual = 50

func manualPlace(id ManualID) string { return "manual_task/" + string(id) }

// AddManual gives somebody a manual task (permission DecideRequests); they are
// told, without what it is about.
func AddManual(tx *db.Tx, id ID, what string, owner access.MemberID, due time.Time) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if what, err = text("what", what, 3); err != nil {
		return r, err
	}
	if !r.beforeExecution() {
		return r, fault.New(fault.Conflict, "This request is %s; nothing is to be prepared for it any more.", says[r.State])
	}
	if _, err := memberNamed(tx, owner); err != nil {
		return r, err
	}
	if owner == r.MemberID {
		return r, fault.New(fault.Invalid, "The request is about this person, so somebody else must do it.").On("ownerId")
	}
	if due.Before(tx.Now) {
		return r, fault.New(fault.Invalid, "Give a date to come.").On("dueAt")
	}
	all, err := ManualsOf(tx, r)
	if err != nil {
		return r, err
	}
	if len(all) >= maxManual {
		return r, fault.New(fault.Invalid, "A request has at most %d manual tasks.", maxManual)
	}
	m := Manual{ID: ManualID(db.NewID()), RequestID: id, Owner: owner, DueAt: due.UTC(), What: what, Made: Step{By: actorOf(tx.Actor), At: tx.Now}}
	if err := insertManual(tx, r, m); err != nil {
		return r, err
	}
	if _, err := record(tx, "request.manual_task_added", r, map[string]any{"task": m.ID, "owner": owner, "due": day(due)}); err != nil {
		return r, err
	}
	return r, notice.Send(tx, notice.Message{
		Kind: "request.task", To: []notice.Recipient{notice.Member(owner)}, Subject: "A task for a rights request is yours",
		Text: "You were given a task for a rights request. You read in the console what it is and until when.", Link: "/requests",
	})
}

// FinishManual says what was done: by its owner, or whoever may decide.
func FinishManual(tx *db.Tx, id ManualID, outcome string) (Request, error) {
	row, err := findManual(tx, id)
	if err != nil {
		return Request{}, err
	}
	r, err := findRequest(tx, row.RequestID, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if outcome, err = text("outcome", outcome, minReason); err != nil {
		return r, err
	}
	if row.Finished.V != nil {
		return r, fault.New(fault.Conflict, "This task is done already.")
	}
	m, err := row.manual(tx, r)
	if err != nil {
		return r, err
	}
	m.Outcome, m.Finished = outcome, &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveManual(tx, r, m); err != nil {
		return r, err
	}
	_, err = record(tx, "request.manual_task_done", r, map[string]any{"task": id})
	return r, err
}

// manualsDone refuses to go on while a manual task is open.
func manualsDone(tx *db.Tx, r Request) error {
	rows, err := manualsOf(tx, r.ID)
	if err != nil {
		return err
	}
	open := 0
	for _, m := range rows {
		if m.Finished.V == nil {
			open++
		}
	}
	if open > 0 {
		return fault.New(fault.Conflict, "%d manual tasks of this request are not done yet.", open)
	}
	return nil
}

// ManualsOf lists a request's manual tasks, oldest first.
func ManualsOf(tx *db.Tx, r Request) ([]Manual, error) {
	rows, err := manualsOf(tx, r.ID)
	if err != nil {
		return nil, err
	}
	out := make([]Manual, len(rows))
	for i, row := range rows {
		if out[i], err = row.manual(tx, r); err != nil {
			return nil, err
		}
	}
	return out, nil
}

type manualRow struct {
	ID        ManualID        `db:"id"`
	RequestID ID              `db:"request_id"`
	Owner     access.MemberID `db:"owner"`
	DueAt     time.Time       `db:"due_at"`
	Words     []byte          `db:"words"`
	Made      db.JSON[Step]   `db:"made"`
	Finished  db.JSON[*Step]  `db:"finished"`
}

func (row manualRow) manual(tx *db.Tx, r Request) (Manual, error) {
	m := Manual{ID: row.ID, RequestID: row.RequestID, Owner: row.Owner, DueAt: row.DueAt.UTC(), Made: row.Made.V, Finished: row.Finished.V}
	plain, err := seal.Open(tx, r.MemberID, seal.Request, manualPlace(row.ID), row.Words)
	if seal.IsShredded(err) {
		return m, nil
	}
	if err != nil {
		return m, err
	}
	var w manualWords
	err = json.Unmarshal(plain, &w)
	m.What, m.Outcome = w.What, w.Outcome
	return m, err
}

const manualColumns = `id, request_id, owner, due_at, words, made, finished`

func manualsOf(tx *db.Tx, id ID) (rows []manualRow, err error) {
	return rows, tx.Select(&rows, `select `+manualColumns+` from manual_task where org_id = :org and request_id = :request order by id`,
		db.Args{"request": string(id)})
}

func findManual(tx *db.Tx, id ManualID) (row manualRow, err error) {
	return row, tx.Get(&row, `select `+manualColumns+` from manual_task where org_id = :org and id = :id`, db.Args{"id": string(id)})
}

func sealManual(tx *db.Tx, r Request, m Manual) ([]byte, error) {
	plain, err := json.Marshal(manualWords{m.What, m.Outcome})
	if err != nil {
		return nil, err
	}
	return seal.Seal(tx, r.MemberID, seal.Request, manualPlace(m.ID), plain)
}

func insertManual(tx *db.Tx, r Request, m Manual) error {
	sealed, err := sealManual(tx, r, m)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into manual_task (org_id, id, request_id, owner, due_at, words, made, finished)
		values (:org, :id, :request, :owner, :due_at, :words, :made, null)`,
		db.Args{
			"id": string(m.ID), "request": string(r.ID), "owner": string(m.Owner), "due_at": m.DueAt, "words": sealed,
			"made": db.AsJSON(m.Made),
		})
	return err
}

func saveManual(tx *db.Tx, r Request, m Manual) error {
	sealed, err := sealManual(tx, r, m)
	if err != nil {
		return err
	}
	return tx.ExecOne(`update manual_task set words = :words, finished = :finished where org_id = :org and id = :id`,
		db.Args{"id": string(m.ID), "words": sealed, "finished": optional(m.Finished)})
}
