package rights

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// paper is a system that has no interface.
type paper struct {
	source
	owner access.MemberID
}

func (p *paper) ByHand(bool) (string, bool)    { return "Look in the cabinet.", true }
func (p *paper) Owner() (access.MemberID, int) { return p.owner, 5 }

// changer takes corrections and restrictions, once it has been at them.
type changer struct {
	source
	pending   int
	refused   []data.Refused
	corrected []data.Correction
	told      int
	down      bool
}

func (c *changer) outcome() (data.Outcome, error) {
	if c.pending > 0 {
		c.pending--
		return data.Outcome{State: data.OutcomePending, Job: "job-1", CheckAfter: time.Hour}, nil
	}
	return data.Outcome{State: data.OutcomeDone, Changed: 2, Refused: c.refused}, nil
}

func (c *changer) Rectify(_ context.Context, _ data.Subject, o data.RectifyOptions) (data.Outcome, error) {
	c.told++
	c.corrected = o.Corrections
	if c.down {
		return data.Outcome{}, fault.New(fault.Unavailable, "The source is down.")
	}
	return c.outcome()
}

func (c *changer) Restrict(context.Context, data.Subject, data.RestrictOptions) (data.Outcome, error) {
	c.told++
	return c.outcome()
}

func (w *world) byHandTask(id ID) (t Task) {
	w.t.Helper()
	for _, t := range w.tasks(id) {
		if t.State == ByPerson {
			return t
		}
	}
	w.t.Fatal("no task waits for a person")
	return t
}

// act takes a step of a task as somebody.
func (w *world) act(m member.Member, fn func(tx *db.Tx) (HandTask, error)) (t HandTask, err error) {
	err = w.Update(w.as(m), access.DecideRequests, func(tx *db.Tx) (err error) { t, err = fn(tx); return err })
	return t, err
}

func (w *world) hand(t Task) (h HandTask) {
	w.do(func(tx *db.Tx) error {
		all, err := HandTasksOf(tx, t.RequestID)
		for _, one := range all {
			if one.ID == t.ID {
				h = one
			}
		}
		return err
	})
	return h
}

func (w *world) handWords(h HandTask) (words HandWords) {
	w.do(func(tx *db.Tx) (err error) { words, err = HandWordsOf(tx, h); return err })
	return words
}

var cabinet = HandReport{
	Fields: []HandField{{Category: data.NameAndContact, Field: "letter", Items: 3}, {Category: data.Health, Field: "certificate", Items: 1}},
	Note:   "Shredded the folder together with the secretary.", Evidence: "Protocol 17 of the archive",
}

// TestErasureByHand: which fields were erased is recorded (ethyca/fides#4164),
// somebody else looks at it, and there is no certificate before.
func TestErasureByHand(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.extra = []data.NamedSource{{ID: "paper", Name: "Paper", Source: &paper{owner: w.oscar.ID}}}
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Executing)
		if _, err := w.certificate(r.ID); !fault.Is(err, fault.NotFound) {
			t.Fatalf("a certificate before the work was done: %v", err)
		}
		task := w.byHandTask(r.ID)
		h := w.hand(task)
		if task.Work != Erase || h.Owner != w.oscar.ID || w.handWords(h).Instructions != "Look in the cabinet." || !h.DueAt.Equal(w.find(r.ID).DueAt.AddDate(0, 0, -5)) {
			t.Errorf("%+v", h)
		}
		confirm := func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, task.ID) }
		report := func(tx *db.Tx) (HandTask, error) { return ReportTask(tx, task.ID, cabinet) }
		w.refuses(w.otto, confirm, fault.Conflict) // nothing was reported
		w.acts(w.oscar, report)
		w.refuses(w.oscar, report, fault.Conflict)
		w.refuses(w.oscar, confirm, fault.Denied) // the same person
		w.acts(w.otto, func(tx *db.Tx) (HandTask, error) { return RejectTask(tx, task.ID, "The protocol is of another year.") })
		w.refuses(w.otto, confirm, fault.Conflict)
		w.acts(w.olive, func(tx *db.Tx) (HandTask, error) { return AssignTask(tx, task.ID, w.otto.ID) })
		w.refuses(w.olive, func(tx *db.Tx) (HandTask, error) { return AssignTask(tx, task.ID, w.ada.ID) }, fault.Denied)
		w.acts(w.oscar, report)
		w.wantState(r.ID, Executing)
		w.acts(w.otto, confirm)
		w.drain()
		w.wantState(r.ID, Completed)
		h = w.hand(task)
		if len(h.Fields) != 1 || h.Fields[0].Field != "letter" || h.Done == nil || h.Checked == nil || h.Owner != w.otto.ID { // health is not shown
			t.Errorf("%+v", h)
		}
		if words := w.handWords(h); !words.Erased || words.Note != "" || words.Instructions == "" {
			t.Errorf("what was written outlives the subject's keys, or a source's instructions do not: %+v", words)
		}
		if h.File != "" {
			t.Error("the file outlives the subject's keys")
		}
		document, err := w.certificate(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		c, err := VerifyCertificate(document)
		if err != nil {
			t.Fatal(err)
		}
		var fields []HandField
		for _, s := range c.Sources {
			fields = append(fields, s.Fields...)
		}
		if len(fields) != 1 || fields[0].Field != "letter" || fields[0].Items != 3 {
			t.Errorf("the certificate lists %+v", fields)
		}
	})
}

// TestAccessByHand: what somebody found is in the package.
func TestAccessByHand(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.extra = []data.NamedSource{{ID: "paper", Name: "Paper", Source: &paper{}}}
		r := w.start(w.oscar, w.ask(w.ada, Access).ID)
		w.drain()
		w.wantState(r.ID, InProgress)
		task := w.byHandTask(r.ID)
		found := cabinet
		found.Values = []string{"Dear Ada", "fit"}
		w.acts(w.oscar, func(tx *db.Tx) (HandTask, error) { return ReportTask(tx, task.ID, found) })
		w.acts(w.otto, func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, task.ID) })
		w.drain()
		if r = w.find(r.ID); r.State == InProgress {
			t.Fatalf("the request stands still in %s", r.State)
		}
		w.do(func(tx *db.Tx) error {
			all, err := nextTaskChunk(tx, task.ID, data.NameAndContact, -1)
			if err != nil || len(all) != 1 || strings.Contains(string(all[0].Sealed), "Dear Ada") {
				t.Errorf("%d chunks, or in the clear: %v", len(all), err)
			}
			return err
		})
	})
}

func (w *world) acts(m member.Member, fn func(tx *db.Tx) (HandTask, error)) {
	w.t.Helper()
	if _, err := w.act(m, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) refuses(m member.Member, fn func(tx *db.Tx) (HandTask, error), want fault.Kind) {
	w.t.Helper()
	if _, err := w.act(m, fn); !fault.Is(err, want) {
		w.t.Errorf("got %v, want %s", err, want)
	}
}

var wrongName = []data.Correction{{Category: data.Files, Field: "name", Value: "Ada Lovelace"}}

// TestCorrectionsReachSources: each source that takes them, and a person where
// none does; the answer waits for them.
func TestCorrectionsReachSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		able := &changer{pending: 1}
		w.extra = []data.NamedSource{{ID: "able", Name: "Able", Source: able}, {ID: "paper", Name: "Paper", Source: &paper{}}}
		r := w.start(w.oscar, w.ask(w.ada, Rectification).ID)
		w.drain()
		if len(w.tasks(r.ID)) != 0 {
			t.Fatal("there are tasks before anybody said what is wrong")
		}
		correct := func(tx *db.Tx) (Request, error) { return Correct(tx, r.ID, wrongName) }
		w.must(w.oscar, access.DecideRequests, correct)
		if _, err := w.try(w.oscar, access.DecideRequests, correct); !fault.Is(err, fault.Conflict) {
			t.Errorf("given twice: %v", err)
		}
		w.drain()
		complete := func(tx *db.Tx) (Request, error) { return Complete(tx, r.ID, "Your name was corrected.") }
		if _, err := w.try(w.oscar, access.DecideRequests, complete); !fault.Is(err, fault.Conflict) {
			t.Errorf("answered before it was done: %v", err)
		}
		var id TaskID
		for _, task := range w.tasks(r.ID) {
			if task.SourceID == "able" {
				id = task.ID
			}
		}
		w.do(func(tx *db.Tx) error {
			return CalledBack(tx, data.Called{SourceID: "able", Key: "rectify-" + string(id)})
		})
		w.drain()
		if able.told != 2 || len(able.corrected) != 1 || able.corrected[0].Value != "Ada Lovelace" {
			t.Errorf("told %d times: %+v", able.told, able.corrected)
		}
		task := w.byHandTask(r.ID)
		w.acts(w.oscar, func(tx *db.Tx) (HandTask, error) { return ReportTask(tx, task.ID, cabinet) })
		w.acts(w.otto, func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, task.ID) })
		w.must(w.oscar, access.DecideRequests, complete)
		w.wantState(r.ID, Completed)
	})
}

// TestRestrictionReachesSources, and what a source refuses is told.
func TestRestrictionReachesSources(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		able := &changer{}
		w.extra = []data.NamedSource{{ID: "able", Name: "Able", Source: able}}
		r := w.start(w.oscar, w.ask(w.ada, Restriction).ID)
		w.drain()
		tasks := slices.DeleteFunc(w.tasks(r.ID), func(t Task) bool { return t.SourceID == data.BuiltinID })
		if len(tasks) != 1 || tasks[0].Work != Restrict || tasks[0].State != Done || Total(tasks[0].Counts) != 2 || able.told != 1 {
			t.Fatalf("%+v", tasks)
		}
		able.refused = []data.Refused{{Category: data.Files, Field: "name", Ground: "It is the contract's."}}
		other := w.start(w.oscar, w.ask(w.ada, Rectification).ID)
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Correct(tx, other.ID, wrongName) })
		w.drain()
		task := w.failedTask(other.ID)
		if !strings.Contains(task.Error, "name (It is the contract's)") || !task.Lasting {
			t.Errorf("%+v", task)
		}
		// It is tried again by nobody but a person; an outage is, by itself.
		w.Clock.Advance(time.Hour)
		w.drain()
		if able.told != 2 {
			t.Errorf("told %d times although it refused", able.told)
		}
		able.refused, able.down = nil, true
		again := func(tx *db.Tx) (Request, error) { _, err := Retry(tx, task.ID); return other, err }
		w.must(w.oscar, access.DecideRequests, again)
		w.drain()
		if task = w.failedTask(other.ID); task.Lasting {
			t.Errorf("an outage is lasting: %+v", task)
		}
		able.down = false
		w.Clock.Advance(time.Hour)
		w.drain()
		w.do(func(tx *db.Tx) (err error) { task, err = findTask(tx, task.ID, ""); return err })
		if task.State != Done || task.Lasting {
			t.Errorf("%+v", task)
		}
	})
}
