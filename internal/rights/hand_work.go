package rights

import (
	"context"
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// EvidencePurpose is that of files which show what was done by hand.
const EvidencePurpose = "task"

// keepEvidence is how long such a file stays, unless the subject's keys end
// before: as long as somebody may ask how it was done.
const keepEvidence = 3 * 366 * 24 * time.Hour

// owned is a source that says whose work it is, and how many days before the
// answer it is to be done.
type owned interface {
	Owner() (access.MemberID, int)
}

// byHand tells whether a person does this work in this source, and what they are
// told.
func byHand(s data.Source, w Work) (string, bool) {
	changes := w == Rectify || w == Restrict || w == Lift
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
	h := HandTask{ID: a.ID, RequestID: a.RequestID, Work: a.Work, Source: a.SourceName, instructions: instructions, DueAt: a.request.DueAt}
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
		if h.Owner == a.request.MemberID {
			h.Owner = "" // nobody works on a request about themselves
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

// keepFile makes an upload the evidence of a task.
func (h *HandTask) keepFile(tx *db.Tx, id file.ID) error {
	if id == "" {
		return nil
	}
	f, err := file.Find(tx, id)
	if err != nil {
		return err
	}
	other, err := handByFile(tx, id)
	switch {
	case err != nil:
		return err
	case f.Purpose != EvidencePurpose:
		return fault.New(fault.NotFound, "There is no file with this id that was uploaded for a task.").On("fileId")
	case other != "" && other != h.ID:
		return fault.New(fault.Conflict, "The file shows another task already. Upload it once more.").On("fileId")
	}
	h.File = id
	return file.Keep(tx, id, tx.Now.Add(keepEvidence))
}

func (h *HandTask) dropFile(tx *db.Tx) error {
	if h.File == "" {
		return nil
	}
	err := file.Delete(tx, h.File)
	if fault.Is(err, fault.NotFound) {
		err = nil // its time was over
	}
	h.File = ""
	return err
}

// dropEvidence deletes the files about a member whose keys are destroyed: those
// are sealed with the organization's.
func dropEvidence(tx *db.Tx, m access.MemberID) error {
	ids, err := requestsOf(tx, m)
	if err != nil || len(ids) == 0 {
		return err
	}
	all, err := handsFor(tx, ids)
	if err != nil {
		return err
	}
	for _, h := range all {
		if h.File == "" {
			continue
		}
		if err := h.dropFile(tx); err != nil {
			return err
		}
		if err := saveHand(tx, h); err != nil {
			return err
		}
	}
	return nil
}

// stageHand puts what somebody found among what other sources gave.
func stageHand(tx *db.Tx, t Task, r Request, h HandTask) error {
	words, err := h.open(tx, r)
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

// OwnTask is a task as whoever does it sees it: with whom it is about.
type OwnTask struct {
	HandTask
	Kind    Kind
	Words   HandWords
	Subject data.Subject
	Name    string
}

// maxOwnTasks bounds a person's list of tasks.
const maxOwnTasks = 100

// OwnTasks are the tasks that are the caller's and not looked at yet, the first
// due first (permission OwnData).
func OwnTasks(tx *db.Tx) ([]OwnTask, error) {
	list, err := handsOwnedBy(tx, tx.Actor.Member, maxOwnTasks)
	if err != nil {
		return nil, err
	}
	out := make([]OwnTask, 0, len(list))
	for _, h := range list {
		r, err := findRequest(tx, h.RequestID, "")
		if err != nil {
			return nil, err
		}
		if r.State.Final() || r.MemberID == tx.Actor.Member {
			continue
		}
		one, err := ownTask(tx, r, h)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}

func ownTask(tx *db.Tx, r Request, h HandTask) (out OwnTask, err error) {
	out = OwnTask{HandTask: h, Kind: r.Kind}
	if out.Words, err = h.open(tx, r); err != nil {
		return out, err
	}
	known, err := member.FindMany(tx, []access.MemberID{r.MemberID})
	m := known[r.MemberID]
	out.Name, out.Subject.UserName, out.Subject.ExternalID = m.DisplayName, m.UserName, m.ExternalID
	for _, e := range m.Emails {
		out.Subject.Emails = append(out.Subject.Emails, e.Value)
	}
	return out, err
}

// fieldsByHand are the fields that people reported, by task, but those of a
// special category.
func fieldsByHand(tx *db.Tx, id ID) (map[TaskID][]HandField, error) {
	list, err := HandTasksOf(tx, id)
	out := map[TaskID][]HandField{}
	for _, h := range list {
		out[h.ID] = h.Fields
	}
	return out, err
}
