package rights

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// ByPerson is the state of a task that waits for somebody to do it, and then for
// somebody else to look at it.
const ByPerson TaskState = "by_hand"

// Limits of what somebody reports.
const (
	maxHandFields = 100
	maxHandValue  = 16 << 10 // bytes
)

// HandTask is what a person does in a system that has no interface for it.
type HandTask struct {
	ID           TaskID
	Instructions string
	// Owner is whose work it is; "" for nobody's yet.
	Owner access.MemberID
	DueAt time.Time
	// Fields are those that were found, erased or changed, without values.
	Fields []HandField
	// Done is who reported it, Checked who looked at it afterwards.
	Done    *Step
	Checked *Step

	words []byte
}

// HandField is one field of a system, and how much was there.
type HandField struct {
	Category data.Category `json:"category"`
	Field    string        `json:"field"`
	Items    int           `json:"items"`
}

// HandReport is what a person reports about a task.
type HandReport struct {
	Fields []HandField
	// Values are what was found, beside Fields, for a package; empty otherwise.
	Values []string
	// Note and Evidence say how it was done and what shows it.
	Note     string
	Evidence string
}

// HandWords are the personal part: sealed under the subject's key.
type HandWords struct {
	Values   []string `json:"values,omitempty"`
	Note     string   `json:"note,omitempty"`
	Evidence string   `json:"evidence,omitempty"`
	Rejected string   `json:"rejected,omitempty"`
	Erased   bool     `json:"-"`
}

// owned is a source that says whose work it is, and how many days before the
// answer it is to be done.
type owned interface {
	Owner() (access.MemberID, int)
}

// byHand tells whether a person does this work in this source, and what they are
// told.
func byHand(s data.Source, w Work) (string, bool) {
	changes := w == Rectify || w == Restrict
	if m, ok := s.(data.Manual); ok {
		return m.ByHand(changes)
	}
	_, able := s.(data.Changer)
	return "This system can't do that over its interface. Do it there, and say what you did.", changes && !able
}

// hand gives a task to a person. What an erasure would reach there isn't counted
// before.
func (w *worker) hand(ctx context.Context, a assignment, instructions string) error {
	if a.Work == Preview {
		return w.finish(ctx, a, func(t *Task) { t.Counts = nil })
	}
	h := HandTask{ID: a.ID, Instructions: instructions, DueAt: a.request.DueAt}
	if o, ok := a.source.(owned); ok {
		owner, days := o.Owner()
		h.Owner, h.DueAt = owner, h.DueAt.AddDate(0, 0, -days)
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error {
		t, err := findTask(tx, a.ID, tx.Lock())
		if err != nil || t.State == Done {
			return err
		}
		t.State, t.UpdatedAt, t.Error = ByPerson, tx.Now, ""
		if err := saveTask(tx, t); err != nil {
			return err
		}
		if h.DueAt.Before(tx.Now) {
			h.DueAt = tx.Now
		}
		if err := insertHand(tx, h); err != nil {
			return err
		}
		if _, err = record(tx, "request.task_by_hand", a.request, map[string]any{"task": t.ID, "source": t.SourceName, "work": t.Work}); err != nil {
			return err
		}
		return tellOwner(tx, h)
	})
}

func tellOwner(tx *db.Tx, h HandTask) error {
	if h.Owner == "" {
		return nil
	}
	return notice.Send(tx, notice.Message{
		Kind: "request.task", Key: "task/" + string(h.ID) + "/" + string(h.Owner), To: []notice.Recipient{notice.Member(h.Owner)},
		Subject: "A task of a rights request is yours", Link: "/requests",
		Text: "Somebody has to look into a system that has no interface, and the task is yours. It is due on " + written(h.DueAt) + ".",
	})
}

// handOf finds a task that a person does, with its request, for a decision.
func handOf(tx *db.Tx, id TaskID) (t Task, r Request, h HandTask, err error) {
	if t, err = findTask(tx, id, ""); err != nil {
		return
	}
	if r, err = findRequest(tx, t.RequestID, tx.Lock()); err != nil {
		return
	}
	if t, err = findTask(tx, id, tx.Lock()); err != nil {
		return
	}
	if t.State != ByPerson || r.State != InProgress && r.State != Executing {
		err = fault.New(fault.Conflict, "This task waits for nobody: it is done, or its request is over.")
		return
	}
	if err = r.mayDecide(actorOf(tx.Actor)); err != nil {
		return
	}
	h, err = findHand(tx, id)
	return
}

// AssignTask says whose work a task is (permission DecideRequests); "" for
// nobody's.
func AssignTask(tx *db.Tx, id TaskID, owner access.MemberID) (Task, error) {
	t, r, h, err := handOf(tx, id)
	if err != nil {
		return t, err
	}
	if owner == r.MemberID && owner != "" {
		return t, fault.New(fault.Denied, "The request is about this member, so somebody else does the work.").On("memberId")
	}
	if owner != "" {
		if _, err := memberNamed(tx, owner); err != nil {
			return t, err
		}
	}
	h.Owner = owner
	if err := saveHand(tx, h); err != nil {
		return t, err
	}
	if _, err := record(tx, "request.task_assigned", r, map[string]any{"task": t.ID, "owner": owner}); err != nil {
		return t, err
	}
	return t, tellOwner(tx, h)
}

// ReportTask says what was done by hand: which fields, and how that was made
// sure of. Somebody else looks at it then.
func ReportTask(tx *db.Tx, id TaskID, report HandReport) (Task, error) {
	t, r, h, err := handOf(tx, id)
	if err != nil {
		return t, err
	}
	if h.Done != nil {
		return t, fault.New(fault.Conflict, "This task was reported already, and waits for somebody to look at it.")
	}
	words, err := report.check(t.Work)
	if err != nil {
		return t, err
	}
	if h.words, err = sealHand(tx, r, id, words); err != nil {
		return t, err
	}
	h.Fields, h.Done = report.Fields, &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveHand(tx, h); err != nil {
		return t, err
	}
	_, err = record(tx, "request.task_reported", r, map[string]any{"task": t.ID, "source": t.SourceName, "fields": len(h.Fields)})
	return t, err
}

func (p *HandReport) check(w Work) (words HandWords, err error) {
	if words.Note, err = text("note", p.Note, minReason); err != nil {
		return words, err
	}
	if words.Evidence, err = text("evidence", p.Evidence, 0); err != nil {
		return words, err
	}
	if len(p.Fields) > maxHandFields || len(p.Values) != 0 && len(p.Values) != len(p.Fields) {
		return words, fault.New(fault.Invalid, "At most %d fields are listed.", maxHandFields).On("fields")
	}
	for _, f := range p.Fields {
		if _, known := f.Category.Info(); !known || f.Field == "" || len(f.Field) > 100 || f.Items < 0 || f.Items > 1_000_000 {
			return words, fault.New(fault.Invalid, "Each field has a category, a name of at most 100 bytes and how often it was there.").On("fields")
		}
	}
	for _, v := range p.Values {
		if w != Collect || len(v) > maxHandValue {
			return words, fault.New(fault.Invalid, "Values are given for an access only, and have at most %d bytes.", maxHandValue).On("fields")
		}
	}
	words.Values = p.Values
	return words, nil
}

// ConfirmTask is the second look: another person than who reported it agrees,
// and the task is done.
func ConfirmTask(tx *db.Tx, id TaskID) (Task, error) {
	t, r, h, err := second(tx, id)
	if err != nil {
		return t, err
	}
	h.Checked = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveHand(tx, h); err != nil {
		return t, err
	}
	if t.Work == Collect {
		if err := stageHand(tx, t, r, h); err != nil {
			return t, err
		}
	}
	t.Counts, t.Method = h.tallies(), "by hand"
	t.finish(tx.Now)
	if err := saveTask(tx, t); err != nil {
		return t, err
	}
	if _, err := record(tx, "request.task_confirmed", r, map[string]any{"task": t.ID, "source": t.SourceName}); err != nil {
		return t, err
	}
	return t, advance(tx, r, t.Work)
}

// RejectTask sends a report back, with what is missing.
func RejectTask(tx *db.Tx, id TaskID, reason string) (Task, error) {
	t, r, h, err := second(tx, id)
	if err != nil {
		return t, err
	}
	if reason, err = text("reason", reason, minReason); err != nil {
		return t, err
	}
	if h.words, err = sealHand(tx, r, id, HandWords{Rejected: reason}); err != nil {
		return t, err
	}
	h.Done, h.Fields = nil, nil
	if err := saveHand(tx, h); err != nil {
		return t, err
	}
	_, err = record(tx, "request.task_rejected", r, map[string]any{"task": t.ID, "source": t.SourceName})
	return t, err
}

// second is the pure rule of the second look: a person, and not the one who did
// the work.
func second(tx *db.Tx, id TaskID) (Task, Request, HandTask, error) {
	t, r, h, err := handOf(tx, id)
	who := actorOf(tx.Actor)
	switch {
	case err != nil:
	case h.Done == nil:
		err = fault.New(fault.Conflict, "Nobody has reported yet what was done.")
	case !who.person():
		err = fault.New(fault.Denied, "Only a person can look at what another one did: sign in, or use a token of your own.")
	case who.Same(h.Done.By):
		err = fault.New(fault.Denied, "You did this work, so somebody else looks at it.")
	}
	return t, r, h, err
}

func (h HandTask) tallies() []Tally {
	c := counter{}
	for _, f := range h.Fields {
		c[tallyKey{category: f.Category}] += f.Items
	}
	return c.list()
}

// stageHand puts what somebody found among what other sources gave.
func stageHand(tx *db.Tx, t Task, r Request, h HandTask) error {
	words, err := readHand(tx, r, h)
	if err != nil {
		return err
	}
	lines := map[data.Category][]byte{}
	for i, f := range h.Fields {
		one := item{ID: string(t.ID) + "/" + f.Field, At: tx.Now, Source: t.SourceName, Category: f.Category, Provenance: data.Provided, Purpose: data.Provide, Title: f.Field}
		if i < len(words.Values) && f.Category.Class() != data.Metadata {
			one.Content = words.Values[i]
		}
		line, err := json.Marshal(one)
		if err != nil {
			return err
		}
		lines[f.Category] = append(append(lines[f.Category], line...), '\n')
	}
	for category, text := range lines {
		chunk := stagedChunk{Category: category}
		if chunk.Sealed, err = seal.Seal(tx, r.MemberID, seal.Request, chunk.place(t.ID), text); err != nil {
			return err
		}
		if err := insertTaskChunk(tx, t.ID, chunk); err != nil {
			return err
		}
	}
	return nil
}

func handPlace(id TaskID) string { return "hand_task/" + string(id) }

func sealHand(tx *db.Tx, r Request, id TaskID, w HandWords) ([]byte, error) {
	plain, err := json.Marshal(w)
	if err != nil {
		return nil, err
	}
	return seal.Seal(tx, r.MemberID, seal.Request, handPlace(id), plain)
}

func readHand(tx *db.Tx, r Request, h HandTask) (w HandWords, err error) {
	if len(h.words) == 0 {
		return w, nil
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Request, handPlace(h.ID), h.words)
	if seal.IsShredded(err) {
		return HandWords{Erased: true}, nil
	}
	if err != nil {
		return w, err
	}
	return w, json.Unmarshal(plain, &w)
}

// HandWordsOf opens what somebody wrote about a task.
func HandWordsOf(tx *db.Tx, id TaskID) (HandWords, error) {
	t, err := findTask(tx, id, "")
	if err != nil {
		return HandWords{}, err
	}
	r, err := findRequest(tx, t.RequestID, "")
	if err != nil {
		return HandWords{}, err
	}
	h, err := findHand(tx, id)
	if err != nil {
		return HandWords{}, err
	}
	return readHand(tx, r, h)
}

// HandTasks are what people do among these tasks. Fields of a special category,
// such as health, are left out, as counts of them are.
func HandTasks(tx *db.Tx, ids []TaskID) (map[TaskID]HandTask, error) {
	list, err := handsOf(tx, ids)
	out := map[TaskID]HandTask{}
	for _, h := range list {
		h.Fields = slices.DeleteFunc(h.Fields, func(f HandField) bool { return f.Category.Class() == data.Special })
		out[h.ID] = h
	}
	return out, err
}
