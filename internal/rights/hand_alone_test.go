package rights

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/member"
)

// attachFiles lets this world keep evidence.
func (w *world) attachFiles() {
	db.Attach(w.DB.DB, file.Purposes{
		EvidencePurpose: {Write: access.OwnData, Read: access.ReadRequests, MaxBytes: 1 << 20, MaxFiles: 10, Keep: time.Hour},
		"import":        {Write: access.ManageDirectories, Read: access.ManageDirectories, MaxBytes: 1 << 20, MaxFiles: 10, Keep: time.Hour},
	})
}

func (w *world) ownTasks(m member.Member) (list []OwnTask) {
	w.t.Helper()
	err := w.View(w.as(m), access.OwnData, func(tx *db.Tx) (err error) { list, err = OwnTasks(tx); return err })
	if err != nil {
		w.t.Fatal(err)
	}
	return list
}

// upload is a finished file of a purpose.
func (w *world) upload(purpose string) (id file.ID) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		f, err := file.Put(tx, file.New{Purpose: purpose, Name: "protocol.pdf", MediaType: "application/pdf", ExpiresAt: tx.Now.Add(time.Hour)}, strings.NewReader("Shredded."))
		id = f.ID
		return err
	})
	return id
}

// TestARequestWaitsForItsTasksByHand: work for a request alone has an owner who
// needs no other right to do it, evidence, and a second look by somebody else,
// before the request is answered.
func TestARequestWaitsForItsTasksByHand(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.attachFiles()
		r := w.ask(w.ada, Objection)
		w.start(w.oscar, r.ID)
		due := w.Clock.Now().AddDate(0, 0, 3)
		var h HandTask
		add := func(owner access.MemberID) error {
			return w.Update(w.as(w.otto), access.DecideRequests, func(tx *db.Tx) (err error) {
				h, err = AddHandTask(tx, r.ID, "Look into the cabinet of 2019.", owner, due)
				return err
			})
		}
		wantFault(t, add(w.ada.ID), fault.Denied, "somebody else")
		if err := add(w.hal.ID); err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(w.inbox(w.hal.ID), "request.task") {
			t.Error("its owner was not told")
		}
		complete := func(tx *db.Tx) (Request, error) { return Complete(tx, r.ID, why) }
		_, err := w.try(w.otto, access.DecideRequests, complete)
		wantFault(t, err, fault.Conflict, "tasks by hand")
		own := w.ownTasks(w.hal)
		if len(own) != 1 || own[0].Words.Instructions != "Look into the cabinet of 2019." || own[0].Subject.UserName != w.ada.UserName {
			t.Fatalf("%+v", own)
		}
		if others := w.ownTasks(w.ada); len(others) != 0 {
			t.Errorf("somebody else sees %+v", others)
		}
		report := HandReport{Fields: []HandField{{Category: data.NameAndContact, Field: "letter", Items: 3}}, Note: "Three sheets were shredded with a witness.", File: w.upload(EvidencePurpose)}
		asOwner := func(m member.Member, fn func(tx *db.Tx) (HandTask, error)) error {
			return w.Update(w.as(m), access.OwnData, func(tx *db.Tx) error { _, err := fn(tx); return err })
		}
		do := func(tx *db.Tx) (HandTask, error) { return ReportTask(tx, h.ID, report) }
		if err := asOwner(w.ada, do); !fault.Is(err, fault.NotFound) && !fault.Is(err, fault.Denied) {
			t.Errorf("somebody whose task it is not: %v", err)
		}
		if err := asOwner(w.hal, do); err != nil {
			t.Fatal(err)
		}
		_, err = w.try(w.otto, access.DecideRequests, complete)
		wantFault(t, err, fault.Conflict, "tasks by hand")
		w.acts(w.otto, func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, h.ID) })
		w.refuses(w.otto, func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, h.ID) }, fault.Conflict)
		if own := w.ownTasks(w.hal); len(own) != 0 {
			t.Errorf("a task that is done is still somebody's: %+v", own)
		}
		w.must(w.otto, access.DecideRequests, complete)
	})
}

// TestEvidenceByFile: an upload of another purpose is none, a file shows one task,
// a rejected report loses it, and it ends with the subject's keys.
func TestEvidenceByFile(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.attachFiles()
		w.extra = []data.NamedSource{{ID: "paper", Name: "Paper", Source: &paper{owner: w.oscar.ID}}}
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		task := w.byHandTask(r.ID)
		report := func(id file.ID) func(tx *db.Tx) (HandTask, error) {
			one := cabinet
			one.File = id
			return func(tx *db.Tx) (HandTask, error) { return ReportTask(tx, task.ID, one) }
		}
		w.refuses(w.oscar, report(w.upload("import")), fault.NotFound)
		first, second := w.upload(EvidencePurpose), w.upload(EvidencePurpose)
		w.acts(w.oscar, report(first))
		w.acts(w.otto, func(tx *db.Tx) (HandTask, error) { return RejectTask(tx, task.ID, "The protocol is of another year.") })
		if w.handWords(w.hand(task)).Rejected == "" || w.filed(first) {
			t.Error("the rejected report keeps its file, or loses its reason")
		}
		w.acts(w.oscar, report(second))
		w.acts(w.otto, func(tx *db.Tx) (HandTask, error) { return ConfirmTask(tx, task.ID) })
		if !w.filed(second) {
			t.Error("the evidence is gone before the keys are")
		}
		w.drain()
		w.wantState(r.ID, Completed)
		if w.filed(second) || w.hand(task).File != "" {
			t.Error("the evidence outlives the subject's keys")
		}
	})
}

func (w *world) filed(id file.ID) bool {
	w.t.Helper()
	found := true
	w.do(func(tx *db.Tx) error {
		_, err := file.Find(tx, id)
		if fault.Is(err, fault.NotFound) {
			found, err = false, nil
		}
		return err
	})
	return found
}
