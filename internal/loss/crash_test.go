package loss

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// The process that is killed is this test's own program, started again with
// these in its environment.
const (
	crashData, crashKeys = "STEWARD_LOSS_DATA", "STEWARD_LOSS_KEYS"
	crashAt, crashStep   = "STEWARD_LOSS_AT", "STEWARD_LOSS_STEP"
)

// TestWorkerProcess is the worker that is killed: it carries out what is due, and
// ends itself with SIGKILL in the middle of a step, before it is committed.
func TestWorkerProcess(t *testing.T) {
	if os.Getenv(crashData) == "" {
		return
	}
	at, err := time.Parse(time.RFC3339Nano, os.Getenv(crashAt))
	if err != nil {
		t.Fatal(err)
	}
	w := attach(t, dbtest.Beside(t, os.Getenv(crashData), os.Getenv(crashKeys), at), func(step string) {
		if step == os.Getenv(crashStep) {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	})
	w.drain()
}

// killed runs a worker in a process of its own, which dies in a step, and tells
// whether it got there.
func (w *world) killed(step string) bool {
	w.t.Helper()
	c := exec.CommandContext(w.t.Context(), os.Args[0], "-test.run=^TestWorkerProcess$")
	c.Env = append(os.Environ(), crashData+"="+w.URL, crashKeys+"="+w.KeysURL,
		crashAt+"="+w.Clock.Now().Format(time.RFC3339Nano), crashStep+"="+step)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err == nil {
		return false
	}
	if !errors.As(err, &exit) || exit.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		w.t.Fatalf("%v: %s", err, out)
	}
	return true
}

// TestKilledAtEachStep: kill -9 of a real process in the middle of each step of a
// loss leaves nothing half done; another worker goes on and comes to the same end.
func TestKilledAtEachStep(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		kills := 0
		for n, step := range []string{"begun", "previewed", "offered", "told", "reminded", "moving", "losing"} {
			m := w.person(fmt.Sprintf("p%d@acme.example", n))
			w.active(m, false)
			if step == "moving" {
				w.in(w.org, func(tx *db.Tx) error {
					l, err := current(tx, m.ID, "")
					if err != nil {
						return err
					}
					l.ClaimedOrg, l.ClaimedMember = w.vendor, w.vera.ID
					return save(tx, l)
				})
			}
			for range 12 {
				if w.killed(step) {
					kills++
					w.Clock.Advance(3 * time.Minute) // its lease runs out
				}
				w.days(0)
				if step == "moving" {
					w.in(w.org, func(tx *db.Tx) error {
						_, err := tx.Exec(`update account_loss_item set answer = 'transfer' where org_id = :org and product_id = 'pulse' and answer = ''`, nil)
						return err
					})
				}
				w.Clock.Advance(5 * 24 * time.Hour)
			}
			w.wantState(m, Lost)
			v := w.loss(m)
			records, uses := w.holds(w.org, m.ID)
			if records["mail"] != 2 || records["pulse"] != 0 || len(uses) != 0 || v.Items[1].Deleted+v.Items[1].Moved != 2 {
				t.Errorf("killed in %s: %v %v %+v", step, records, uses, v.Items)
			}
		}
		if kills < 7 {
			t.Errorf("only %d kills", kills)
		}
		if records, _ := w.holds(w.vendor, w.vera.ID); records["pulse"] != 2 {
			t.Errorf("what moved: %v", records)
		}
		if n := w.notices("member.loss_done"); n != 7 {
			t.Errorf("%d notices of 7 losses", n)
		}
	})
}
