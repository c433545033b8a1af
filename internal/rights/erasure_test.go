package rights

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// awaiting carries an erasure request of ada's to its approval.
func (w *world) awaiting() Request {
	w.t.Helper()
	r := w.ask(w.ada, Erasure)
	w.start(w.oscar, r.ID)
	w.drain()
	w.wantState(r.ID, AwaitingApproval)
	return w.find(r.ID)
}

func (w *world) certificate(id ID) (document []byte, err error) {
	w.t.Helper()
	err = w.View(w.as(w.olive), access.ReadRequests, func(tx *db.Tx) error {
		document, err = FindCertificate(tx, id)
		return err
	})
	return document, err
}

// wantErased fails unless nothing of ada is left anywhere.
func (w *world) wantErased() {
	w.t.Helper()
	if n := len(w.files.items[w.ada.ID]); n != 0 {
		w.t.Errorf("%d files are left", n)
	}
	w.do(func(tx *db.Tx) error {
		if found, err := data.Overview(tx, w.ada.ID); !fault.Is(err, fault.NotFound) {
			w.t.Errorf("her records: %v, %v", found, err)
		}
		for _, class := range seal.Classes {
			if _, err := seal.Seal(tx, w.ada.ID, class, "x", []byte("x")); !seal.IsShredded(err) {
				w.t.Errorf("the key for %s is there: %v", class, err)
			}
		}
		known, err := member.FindMany(tx, []access.MemberID{w.ada.ID})
		if m := known[w.ada.ID]; m.State != member.StateDeleted || m.UserName != "" || m.Email() != "" || m.DisplayName != "" {
			w.t.Errorf("the account still says %+v", m)
		}
		return err
	})
}

func TestErasureFromQuestionToCertificate(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 3, 2)
		w.give(w.olive, 1, 1)
		r := w.awaiting()
		w.do(func(tx *db.Tx) error {
			reach, err := ReachOf(tx, r, w.tasksIn(tx, r.ID))
			if err != nil || reach.Items != 5 || !reach.Complete {
				t.Errorf("preview %+v: %v", reach, err)
			}
			return nil
		})
		if _, err := w.certificate(r.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a certificate before the erasure: %v", err)
		}
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
		if len(w.files.items[w.olive.ID]) != 1 {
			t.Error("somebody else's file was erased")
		}
		document, err := w.certificate(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		keys, err := w.sealer.Verifiers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		c, err := VerifyCertificate(document, keys...)
		if err != nil || c.Request != r.ID || len(c.Sources) != 2 || c.Keys.Event == "" || len(c.Events) < 5 {
			t.Fatalf("certificate %+v: %v", c, err)
		}
		if n := Total(c.Sources[0].Erased) + Total(c.Sources[1].Erased); n != 5 {
			t.Errorf("%d items certified, the preview said 5", n)
		}
		for _, personal := range []string{"ada@", "acme.example", string(w.ada.ID), "Mail 1", "secret"} {
			if bytes.Contains(document, []byte(personal)) {
				t.Errorf("the certificate holds %q", personal)
			}
		}
		done := w.find(r.ID)
		if !strings.Contains(c.Summary(), "5 items in 2 sources") {
			t.Errorf("summary: %s", c.Summary())
		}
		w.do(func(tx *db.Tx) error {
			words, err := ReadWords(tx, done)
			if err != nil || !words.Erased || words.Question != "" {
				t.Errorf("her words are still readable: %+v, %v", words, err)
			}
			return nil
		})
	})
}

func (w *world) tasksIn(tx *db.Tx, id ID) []Task {
	w.t.Helper()
	all, err := Tasks(tx, []ID{id})
	if err != nil {
		w.t.Fatal(err)
	}
	return all[id]
}

func TestChangedCertificatesAreFound(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		document, err := w.certificate(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		var compact bytes.Buffer
		if err := json.Compact(&compact, document); err != nil {
			t.Fatal(err)
		}
		if _, err := VerifyCertificate(compact.Bytes()); err != nil {
			t.Errorf("reformatting broke it: %v", err)
		}
		for name, changed := range map[string][]byte{
			"a count":          bytes.Replace(document, []byte(`"items": 1`), []byte(`"items": 7`), 1),
			"the organization": bytes.Replace(document, []byte(`"name": "acme"`), []byte(`"name": "acne"`), 1),
			"a field more":     bytes.Replace(document, []byte(`"format"`), []byte(`"extra": 1, "format"`), 1),
			"cut off":          document[:len(document)/2],
			"another document": append(slices.Clone(document), document...),
			"nothing":          nil,
		} {
			if bytes.Equal(changed, document) {
				t.Fatalf("%s: the test changes nothing", name)
			}
			if _, err := VerifyCertificate(changed); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := VerifyCertificate(document, "steward+00000000+AAAA"); !fault.Is(err, fault.Invalid) {
			t.Error("a certificate of another installation was taken")
		}
	})
}

// A crash after any step, and after each of the sealed chunks, leaves something
// that the next attempt completes, with each event and each effect once.
func TestErasureSurvivesCrashes(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, step := range []string{"erase.source", "destroy.intended", "destroy.keys", "destroy.shredded", "destroy.cleared", "destroy.swept", "destroy.certified"} {
			t.Run(step, func(t *testing.T) {
				w.another(t)
				w.give(w.ada, 2, 2)
				r := w.awaiting()
				w.approve(w.otto, r.ID)
				w.crashOnce(step)
				w.wantState(r.ID, Completed)
				w.wantErased()
				want := []string{
					"request.opened", "request.started", "request.ready", "request.approved", "request.keys_destroyed", "request.completed",
				}
				if got := w.actions(r.ID); !slices.Equal(got, want) {
					t.Errorf("events %v, want %v", got, want)
				}
				document, err := w.certificate(r.ID)
				if err != nil {
					t.Fatal(err)
				}
				if c, err := VerifyCertificate(document); err != nil || Total(c.Sources[0].Erased)+Total(c.Sources[1].Erased) != 4 {
					t.Errorf("certificate %+v: %v", c, err)
				}
			})
		}
	})
}

func TestPackingSurvivesCrashes(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		for _, step := range []string{"collect.chunk", "pack.chunk"} {
			t.Run(step, func(t *testing.T) {
				w.another(t)
				w.give(w.ada, 20, 2)
				r := w.ask(w.ada, Access)
				w.start(w.oscar, r.ID)
				w.crashOnce(step)
				w.approve(w.otto, r.ID)
				w.crashOnce(step)
				w.wantState(r.ID, Completed)
				p, body := w.fetch(r.ID)
				if _, err := VerifyPackage(bytes.NewReader(body), p.Size); err != nil {
					t.Error(err)
				}
				var mails []item
				if err := json.Unmarshal(unzip(t, body)["data/communications.json"], &mails); err != nil || len(mails) != 20 {
					t.Errorf("%d mails: %v", len(mails), err)
				}
			})
		}
	})
}

// crashOnce runs due jobs until the worker reaches a step, kills it there (its
// context ends, so that it writes nothing more), and then lets another one go on
// once the dead one's lease is over.
func (w *world) crashOnce(step string) {
	w.t.Helper()
	ctx, kill := context.WithCancel(w.t.Context())
	defer kill()
	w.worker.reached = func(s string) error {
		if s != step {
			return nil
		}
		kill()
		return errCrash
	}
	_ = w.runner.Drain(ctx)
	w.worker.reached = func(string) error { return nil }
	w.Clock.Advance(staleAfter + time.Minute)
	w.drain()
}

func TestFailedTasksAreShownAndTriedAgain(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		r := w.awaiting()
		w.files.failing = fault.New(fault.Unavailable, "The source Files does not answer.")
		w.approve(w.otto, r.ID)
		w.drain()
		failed := w.failedTask(r.ID)
		if failed.SourceName != "Files" || failed.Error != "The source Files does not answer." || failed.Attempts != 1 {
			t.Fatalf("task %+v", failed)
		}
		w.wantState(r.ID, Executing)
		if _, err := w.certificate(r.ID); !fault.Is(err, fault.NotFound) {
			t.Errorf("a certificate although a source failed: %v", err)
		}
		w.do(func(tx *db.Tx) error {
			if _, err := seal.Seal(tx, w.ada.ID, seal.Content, "x", []byte("x")); err != nil {
				t.Errorf("the keys are gone before every source was verified: %v", err)
			}
			return nil
		})
		w.files.failing = nil
		err := w.Update(w.as(w.oscar), access.DecideRequests, func(tx *db.Tx) error { _, err := Retry(tx, failed.ID); return err })
		if err != nil {
			t.Fatal(err)
		}
		w.drain()
		w.wantState(r.ID, Completed)
		err = w.Update(w.as(w.oscar), access.DecideRequests, func(tx *db.Tx) error { _, err := Retry(tx, failed.ID); return err })
		wantFault(t, err, fault.Conflict, "failed task")
	})
}

func (w *world) failedTask(id ID) Task {
	w.t.Helper()
	for _, t := range w.tasks(id) {
		if t.State == Failed {
			return t
		}
	}
	w.t.Fatal("no task failed")
	return Task{}
}

func TestASourceThatErasesNothingIsNotBelieved(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 0, 2)
		r := w.awaiting()
		w.files.stubborn = true
		w.approve(w.otto, r.ID)
		w.drain()
		if failed := w.failedTask(r.ID); !strings.Contains(failed.Error, "still holds 2 items") {
			t.Errorf("task says %q", failed.Error)
		}
		w.wantState(r.ID, Executing)
		w.files.stubborn = false
		w.Clock.Advance(time.Hour)
		w.drain()
		w.wantState(r.ID, Completed)
	})
}

func TestASourceMayTakeItsTime(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 2)
		r := w.awaiting()
		w.files.pending = 30
		w.approve(w.otto, r.ID)
		for range 30 {
			w.drain()
			w.wantState(r.ID, Executing)
			w.Clock.Advance(time.Hour)
		}
		w.drain()
		w.wantState(r.ID, Completed)
	})
}

func TestWhatLawKeepsIsInTheCertificate(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 2)
		until := w.Clock.Now().AddDate(6, 0, 0)
		w.files.kept = []data.Retained{{ProductID: "files", Category: data.Payment, Count: 1, Ground: "Tax law, 10 years", Until: until}}
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		document, err := w.certificate(r.ID)
		if err != nil {
			t.Fatal(err)
		}
		c, err := VerifyCertificate(document)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.Sources {
			if s.Name == "Files" && (len(s.Retained) != 1 || s.Retained[0].Ground != "Tax law, 10 years" || !s.Retained[0].Until.Equal(until)) {
				t.Errorf("retained %+v", s.Retained)
			}
		}
	})
}

func TestTheLastOwnerIsNotErased(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.ask(w.olive, Erasure)
		w.start(w.oscar, r.ID)
		w.drain()
		_, err := w.try(w.otto, access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
		wantFault(t, err, fault.Conflict, "last active owner")
		w.wantState(r.ID, AwaitingApproval)
	})
}

// Between the approval of an owner's erasure and its end, the other owner can't
// leave: the one who is being erased does not count any more.
func TestAnOwnerWhoIsErasedIsNoneAnyMore(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		own := func(m member.Member, roles ...access.Role) error {
			return w.Update(access.With(t.Context(), access.System(w.org, "test")), access.Work, func(tx *db.Tx) error {
				_, err := member.SetRoles(tx, m.ID, roles)
				return err
			})
		}
		if err := own(w.ada, access.Owner); err != nil {
			t.Fatal(err)
		}
		w.approve(w.otto, w.awaiting().ID)
		wantFault(t, own(w.olive), fault.Conflict, "last active owner")
		w.drain()
		w.wantErased()
		wantFault(t, own(w.olive), fault.Conflict, "last active owner")
	})
}

// Somebody who asks for a copy and for erasure gets the copy first.
func TestErasureWaitsForOtherAnswers(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		copies := w.ask(w.ada, Access)
		r := w.awaiting()
		approve := func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") }
		_, err := w.try(w.otto, access.ApproveRequests, approve)
		wantFault(t, err, fault.Conflict, "access is open")
		w.must(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) { return Withdraw(tx, copies.ID) })
		w.approve(w.otto, r.ID)
		again := w.ask(w.ada, Access) // after the approval
		w.drain()
		w.wantState(r.ID, Executing)
		w.start(w.oscar, again.ID)
		w.drain()
		w.approve(w.otto, again.ID)
		w.drain()
		w.wantState(again.ID, Completed)
		w.Clock.Advance(2 * time.Hour)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
	})
}

// The package of an earlier access request ends with its subject.
func TestErasureReachesPackages(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 1)
		first := w.answered()
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.do(func(tx *db.Tx) error {
			var chunks int
			if err := tx.Get(&chunks, `select count(*) from package_chunk where org_id = :org`, nil); err != nil || chunks != 0 {
				t.Errorf("%d chunks are left: %v", chunks, err)
			}
			all, err := Packages(tx, []ID{first.ID})
			if p := all[first.ID]; p.DeletedAt == nil {
				t.Error("the package counts as available")
			}
			return err
		})
		if got := fmt.Sprint(w.actions(first.ID)); strings.Contains(got, "expired") {
			t.Errorf("events %s", got)
		}
	})
}
