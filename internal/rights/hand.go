package rights

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// ByPerson is the state of a task that waits for somebody to do it, and then for
// somebody else to look at it.
const ByPerson TaskState = "by_hand"

// Limits of what somebody is given and reports.
const (
	maxHandTasks  = 50
	maxHandFields = 100
	maxHandValue  = 16 << 10 // bytes
)

// HandTask is work of a request that a person does: in a source that has no
// interface for it, or wherever somebody says for this request alone. The
// request goes no further before somebody else than who did it has looked at it.
type HandTask struct {
	ID        TaskID
	RequestID ID
	// Work and Source are those of the task with the same id; empty for what is
	// for the request alone.
	Work   Work
	Source string
	// Owner is whose work it is; "" for nobody's yet.
	Owner access.MemberID
	DueAt time.Time
	// Fields are those that were found, erased or changed, without values.
	Fields []HandField
	// File shows what was done; "" for none. It ends with the subject's keys.
	File file.ID
	// Done is who reported it, Checked who looked at it afterwards.
	Done    *Step
	Checked *Step

	// instructions are those of a source; of others they are in words.
	instructions string
	words        []byte
}

// alone tells whether the work is for its request alone.
func (h HandTask) alone() bool { return h.Source == "" }

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
	// Note and Evidence say how it was done and what shows it; File is an upload
	// that shows it, "" for none.
	Note     string
	Evidence string
	File     file.ID
}

// HandWords are the personal part: sealed under the subject's key.
type HandWords struct {
	// Instructions say where to look and what to do.
	Instructions string   `json:"what,omitempty"`
	Values       []string `json:"values,omitempty"`
	Note         string   `json:"outcome,omitempty"`
	Evidence     string   `json:"evidence,omitempty"`
	Rejected     string   `json:"rejected,omitempty"`
	Erased       bool     `json:"-"`
}

// AddHandTask gives a request work that somebody does for it alone (permission
// DecideRequests); its owner is told, without what it is about.
func AddHandTask(tx *db.Tx, id ID, instructions string, owner access.MemberID, due time.Time) (HandTask, error) {
	h := HandTask{ID: newTaskID(), RequestID: id, Owner: owner, DueAt: due.UTC()}
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return h, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return h, err
	}
	if instructions, err = text("instructions", instructions, minReason); err != nil {
		return h, err
	}
	if !r.beforeExecution() {
		return h, fault.New(fault.Conflict, "This request is %s; nothing is to be prepared for it any more.", says[r.State])
	}
	if due.Before(tx.Now) {
		return h, fault.New(fault.Invalid, "Give a date to come.").On("dueAt")
	}
	if err := r.mayOwn(tx, owner); err != nil {
		return h, err
	}
	all, err := handsFor(tx, []ID{id})
	if err != nil {
		return h, err
	}
	if len(all) >= maxHandTasks {
		return h, fault.New(fault.Invalid, "A request has at most %d tasks by hand.", maxHandTasks)
	}
	if h.words, err = h.seal(tx, r, HandWords{Instructions: instructions}); err != nil {
		return h, err
	}
	if err := insertHand(tx, h); err != nil {
		return h, err
	}
	if _, err := record(tx, "request.task_by_hand", r, map[string]any{"task": h.ID, "owner": owner, "due": day(due)}); err != nil {
		return h, err
	}
	return h, tellOwner(tx, h)
}

// mayOwn refuses the subject of a request, and who is no member, as the owner of
// its work; "" is nobody, who may.
func (r Request) mayOwn(tx *db.Tx, owner access.MemberID) error {
	if owner == "" {
		return nil
	}
	if owner == r.MemberID {
		return fault.New(fault.Denied, "The request is about this member, so somebody else does the work.").On("memberId")
	}
	_, err := memberNamed(tx, owner)
	return err
}

func tellOwner(tx *db.Tx, h HandTask) error {
	if h.Owner == "" {
		return nil
	}
	return notice.Send(tx, notice.Message{
		Kind: "request.task", Key: "task/" + string(h.ID) + "/" + string(h.Owner), To: []notice.Recipient{notice.Member(h.Owner)},
		Subject: "A task of a rights request is yours", Link: "/tasks",
		Text: "Somebody has to look into a system that has no interface, and the task is yours. It is due on " + written(h.DueAt) + ".",
	})
}

// handOf finds a task that a person does, with its request, for a decision.
func handOf(tx *db.Tx, id TaskID) (r Request, h HandTask, err error) {
	if h, err = findHand(tx, id, ""); err != nil {
		return
	}
	if r, err = findRequest(tx, h.RequestID, tx.Lock()); err != nil {
		return
	}
	if h, err = findHand(tx, id, tx.Lock()); err != nil {
		return
	}
	if h.Checked != nil || h.Work != Lift && (r.State.Final() || !h.alone() && r.State != InProgress && r.State != Executing) {
		err = fault.New(fault.Conflict, "This task waits for nobody: it is done, or its request is over.")
		return
	}
	err = r.mayDecide(actorOf(tx.Actor))
	return
}

// AssignTask says whose work a task is (permission DecideRequests); "" for
// nobody's.
func AssignTask(tx *db.Tx, id TaskID, owner access.MemberID) (HandTask, error) {
	r, h, err := handOf(tx, id)
	if err != nil {
		return h, err
	}
	if err := r.mayOwn(tx, owner); err != nil {
		return h, err
	}
	h.Owner = owner
	if err := saveHand(tx, h); err != nil {
		return h, err
	}
	if _, err := record(tx, "request.task_assigned", r, map[string]any{"task": h.ID, "owner": owner}); err != nil {
		return h, err
	}
	return h, tellOwner(tx, h)
}

// ReportTask says what was done by hand: which fields, and how that was made
// sure of. Somebody else looks at it then. Its owner reports it, or whoever may
// decide about requests; nobody else learns that there is such a task.
func ReportTask(tx *db.Tx, id TaskID, report HandReport) (HandTask, error) {
	r, h, err := handOf(tx, id)
	if owns := h.Owner != "" && h.Owner == tx.Actor.Member; h.ID != "" && !owns && !tx.Actor.May(access.DecideRequests) {
		return HandTask{}, fault.New(fault.NotFound, "There is no such task, or it is not yours.").On("handTaskId")
	}
	if err != nil {
		return h, err
	}
	words, err := report.check(h.Work)
	if err != nil {
		return h, err
	}
	if err := h.keepFile(tx, report.File); err != nil {
		return h, err
	}
	if h.Done != nil {
		return h, fault.New(fault.Conflict, "This task was reported already, and waits for somebody to look at it.")
	}
	before, err := h.open(tx, r)
	if err != nil {
		return h, err
	}
	words.Instructions = before.Instructions
	if h.words, err = h.seal(tx, r, words); err != nil {
		return h, err
	}
	h.Fields, h.Done = report.Fields, &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveHand(tx, h); err != nil {
		return h, err
	}
	_, err = record(tx, "request.task_reported", r, map[string]any{"task": h.ID, "source": h.Source, "fields": len(h.Fields), "file": h.File != ""})
	return h, err
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
func ConfirmTask(tx *db.Tx, id TaskID) (HandTask, error) {
	r, h, err := second(tx, id)
	if err != nil {
		return h, err
	}
	h.Checked = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveHand(tx, h); err != nil {
		return h, err
	}
	if _, err := record(tx, "request.task_confirmed", r, map[string]any{"task": h.ID, "source": h.Source}); err != nil {
		return h, err
	}
	if h.alone() {
		return h, nil
	}
	return h, carriedOut(tx, r, h)
}

// carriedOut has the request go on with what somebody did in a source.
func carriedOut(tx *db.Tx, r Request, h HandTask) error {
	t, err := findTask(tx, h.ID, tx.Lock())
	if err != nil {
		return err
	}
	if t.Work == Collect {
		if err := stageHand(tx, t, r, h); err != nil {
			return err
		}
	}
	t.Counts, t.Method = h.tallies(), "by hand"
	t.finish(tx.Now)
	if err := saveTask(tx, t); err != nil {
		return err
	}
	return advance(tx, r, t.Work)
}

// RejectTask sends a report back, with what is missing.
func RejectTask(tx *db.Tx, id TaskID, reason string) (HandTask, error) {
	r, h, err := second(tx, id)
	if err != nil {
		return h, err
	}
	if reason, err = text("reason", reason, minReason); err != nil {
		return h, err
	}
	before, err := h.open(tx, r)
	if err != nil {
		return h, err
	}
	if h.words, err = h.seal(tx, r, HandWords{Instructions: before.Instructions, Rejected: reason}); err != nil {
		return h, err
	}
	if err := h.dropFile(tx); err != nil {
		return h, err
	}
	h.Done, h.Fields = nil, nil
	if err := saveHand(tx, h); err != nil {
		return h, err
	}
	_, err = record(tx, "request.task_rejected", r, map[string]any{"task": h.ID, "source": h.Source})
	return h, err
}

// second is the rule of the second look: a person, and not the one who did the
// work.
func second(tx *db.Tx, id TaskID) (Request, HandTask, error) {
	r, h, err := handOf(tx, id)
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
	return r, h, err
}

// handsDone refuses to go on while work for the request alone is open, or nobody
// has looked at it.
func handsDone(tx *db.Tx, r Request) error {
	all, err := handsFor(tx, []ID{r.ID})
	if err != nil {
		return err
	}
	open := 0
	for _, h := range all {
		if h.alone() && h.Checked == nil {
			open++
		}
	}
	if open > 0 {
		return fault.New(fault.Conflict, "%d tasks by hand of this request are not done and looked at yet.", open)
	}
	return nil
}

func (h HandTask) tallies() []Tally {
	c := counter{}
	for _, f := range h.Fields {
		c[tallyKey{category: f.Category}] += f.Items
	}
	return c.list()
}

// place is where words are bound to. Work for a request alone had a table of its
// own once, and keeps its place.
func (h HandTask) place() string {
	if h.alone() {
		return "manual_task/" + string(h.ID)
	}
	return "hand_task/" + string(h.ID)
}

func (h HandTask) seal(tx *db.Tx, r Request, w HandWords) ([]byte, error) {
	plain, err := json.Marshal(w)
	if err != nil {
		return nil, err
	}
	return seal.Seal(tx, r.MemberID, seal.Request, h.place(), plain)
}

// open reads the personal part. Instructions of a source are its own, and stay
// readable after an erasure.
func (h HandTask) open(tx *db.Tx, r Request) (w HandWords, err error) {
	w.Instructions = h.instructions
	if len(h.words) == 0 {
		return w, nil
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Request, h.place(), h.words)
	if seal.IsShredded(err) {
		w.Erased = true
		return w, nil
	}
	if err != nil {
		return w, err
	}
	if err := json.Unmarshal(plain, &w); err != nil {
		return w, err
	}
	if !h.alone() {
		w.Instructions = h.instructions
	}
	return w, nil
}

// MayConfirm tells whether somebody may take the second look at this task of a
// request about that subject.
func (h HandTask) MayConfirm(who access.Actor, subject access.MemberID) bool {
	a := actorOf(who)
	return h.Done != nil && h.Checked == nil && a.person() && !a.Same(h.Done.By) && a.Member != subject
}

// HandWordsOf opens what somebody was told and wrote about a task.
func HandWordsOf(tx *db.Tx, h HandTask) (HandWords, error) {
	r, err := findRequest(tx, h.RequestID, "")
	if err != nil {
		return HandWords{}, err
	}
	return h.open(tx, r)
}

// HandTasksOf are what people do for a request, in the order in which it was
// given. Fields of a special category, such as health, are left out, as counts
// of them are.
func HandTasksOf(tx *db.Tx, id ID) ([]HandTask, error) {
	list, err := handsFor(tx, []ID{id})
	for i := range list {
		list[i].Fields = slices.DeleteFunc(list[i].Fields, func(f HandField) bool { return f.Category.Class() == data.Special })
	}
	return list, err
}
