package rights

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// TaskID identifies a task; sources see it as the idempotency key.
type TaskID string

// Work is what a task does in its source.
type Work string

// The kinds of work.
const (
	// Collect fetches everything for a package.
	Collect Work = "collect"
	// Preview counts what an erasure would reach, before it is approved.
	Preview Work = "preview"
	// Pack makes the package from what was collected.
	Pack Work = "pack"
	// Erase erases, and then asks the source what is left.
	Erase Work = "erase"
	// Destroy destroys the keys, clears the account and issues the certificate.
	Destroy Work = "destroy"
)

// Steward is the source of the tasks that Steward does itself.
const (
	stewardID   = "steward"
	stewardName = "Steward"
)

// TaskState is where a task stands.
type TaskState string

// The states of tasks. A failed task, or one that a crash left running, is tried
// again by itself for a while unless its failure is lasting, and by Retry at any
// time.
const (
	Waiting TaskState = "waiting"
	Running TaskState = "running"
	Done    TaskState = "done"
	Failed  TaskState = "failed"
)

// Task is the work of a request in one source.
type Task struct {
	ID         TaskID
	RequestID  ID
	SourceID   product.SourceID
	SourceName string
	Work       Work
	State      TaskState
	Attempts   int
	// Counts are exact, per category.
	Counts []Tally
	// Retained is what the source keeps although it was to be erased.
	Retained []Retained
	// Method is how the source erased: delete, mask, pseudonymize, shred.
	Method string
	// Error says what went wrong last, in a sentence that may be shown.
	Error string
	// Lasting tells that a failed task isn't tried again by itself, which would be
	// useless: its source understood and refused. Retry still tries it.
	Lasting    bool
	CreatedAt  time.Time
	UpdatedAt  time.Time
	FinishedAt *time.Time
}

// Tally is how much of one category a source holds, gave or erased.
type Tally struct {
	ProductID product.ID    `json:"product,omitempty"`
	Category  data.Category `json:"category,omitempty"`
	Items     int           `json:"items"`
	// Left is what an erasure left behind: 0 once the source has verified it,
	// but for what Retained explains.
	Left int `json:"left,omitempty"`
}

// Retained is what must be kept although the subject asked to erase it.
type Retained struct {
	ProductID product.ID    `json:"product,omitempty"`
	Category  data.Category `json:"category,omitempty"`
	Items     int           `json:"items"`
	// Ground is the law or duty that asks to keep it, in words.
	Ground string `json:"ground"`
	// Until is when it will be erased; nil where the source can't say.
	Until *time.Time `json:"until,omitempty"`
}

// Total adds up items.
func Total(counts []Tally) (n int) {
	for _, c := range counts {
		n += c.Items
	}
	return n
}

// Tasks returns the tasks of these requests, oldest first. That somebody has
// data of a special category, such as health, tells too much already: those
// counts come together in one line without category and product.
func Tasks(tx *db.Tx, ids []ID) (map[ID][]Task, error) {
	list, err := tasksOf(tx, ids)
	out := map[ID][]Task{}
	for _, t := range list {
		t.Counts, t.Retained = foldTallies(t.Counts), foldRetained(t.Retained)
		out[t.RequestID] = append(out[t.RequestID], t)
	}
	return out, err
}

func foldTallies(list []Tally) []Tally {
	var other Tally
	out := make([]Tally, 0, len(list))
	for _, t := range list {
		if t.Category.Class() != data.Special {
			out = append(out, t)
			continue
		}
		other.Items, other.Left = other.Items+t.Items, other.Left+t.Left
	}
	if other != (Tally{}) {
		out = append(out, other)
	}
	return out
}

// foldRetained leaves the ground and the end, which the certificate must tell.
func foldRetained(list []Retained) []Retained {
	out := slices.Clone(list)
	for i := range out {
		if out[i].Category.Class() == data.Special {
			out[i].Category, out[i].ProductID = "", ""
		}
	}
	return out
}

// retryable tells whether the task needs somebody to try it again: it failed, or
// its worker ended without a word.
func (t Task) retryable(now time.Time) bool {
	return t.State == Failed || t.State == Running && now.Sub(t.UpdatedAt) >= staleAfter
}

// fail notes what went wrong, in words that may be shown.
func (t *Task) fail(err error, now time.Time) {
	t.State, t.UpdatedAt, t.Lasting = Failed, now, data.IsPermanent(err)
	t.Error = fault.Shown(err).Message
}

// finish notes that the work is done.
func (t *Task) finish(now time.Time) {
	t.State, t.UpdatedAt, t.FinishedAt, t.Error = Done, now, &now, ""
	t.Lasting = false
}

// allDone tells whether every task of this work is done; no task at all is not.
func allDone(tasks []Task, w Work) bool {
	n := 0
	for _, t := range tasks {
		if t.Work != w {
			continue
		}
		if t.State != Done {
			return false
		}
		n++
	}
	return n > 0
}

func newTaskID() TaskID { return TaskID(db.NewID()) }
