package signin

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// recorder collects the steps of one sign-in or test: what came, what was
// expected. Nothing goes in that opens anything: of a person it keeps the domain
// of their address and how a subject begins.
type recorder struct {
	steps []org.Step
	// member is whom the identity turned out to be, if anybody.
	member access.MemberID
}

// maxShown is the longest text that a step keeps of what came, in characters.
const maxShown = 200

// check notes a step that passed, or failed for this reason, and hands the
// failure back.
func (r *recorder) check(name, expected, got string, failure error) error {
	step := org.Step{Name: name, Outcome: org.StepPassed, Expected: cut(expected), Got: cut(got)}
	if failure != nil {
		step.Outcome, step.Reason = org.StepFailed, fault.Shown(failure).Detail
	}
	r.steps = append(r.steps, step)
	return failure
}

// warn notes what does no harm and is worth knowing.
func (r *recorder) warn(name, expected, got, reason string) {
	r.steps = append(r.steps, org.Step{Name: name, Outcome: org.StepWarned, Expected: cut(expected), Got: cut(got), Reason: reason})
}

func (r *recorder) skip(name, why string) {
	r.steps = append(r.steps, org.Step{Name: name, Outcome: org.StepSkipped, Got: cut(why)})
}

func (r *recorder) failed() bool {
	return slices.ContainsFunc(r.steps, func(s org.Step) bool { return s.Outcome == org.StepFailed })
}

// cut keeps what can be shown of a text that somebody else chose.
func cut(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return s
}

// hint is how a secret or identifier begins, and how long it is.
func hint(s string) string {
	runes := []rune(s)
	switch {
	case len(runes) == 0:
		return "nothing"
	case len(runes) <= 8:
		return fmt.Sprintf("%d characters", len(runes))
	}
	return fmt.Sprintf("%s… (%d characters)", string(runes[:4]), len(runes))
}

// masked is an address without the person.
func masked(email string) string {
	if email == "" {
		return "nothing"
	}
	at := strings.LastIndex(email, "@")
	if at < 1 {
		return "no address"
	}
	return string([]rune(email)[:1]) + "…" + email[at:]
}

// keepTrace writes what happened. That it can't be written changes nothing for
// the person. Failures that say nothing of the connection are left out: a state
// that is unknown or another browser's.
func (s *Service) keepTrace(ctx context.Context, f flow, rec *recorder, cause error) (t org.Trace) {
	t = org.Trace{
		ConnectionID: f.Connection, Config: f.Config, Purpose: string(f.Purpose), Outcome: org.StepPassed,
		MemberID: rec.member, Session: f.Session, Steps: rec.steps,
	}
	if cause != nil {
		t.Outcome, t.Reason = org.StepFailed, fault.Shown(cause).Detail
		if !rec.failed() {
			t.Steps = append(t.Steps, org.Step{Name: "sign-in", Outcome: org.StepFailed, Got: cut(fault.Shown(cause).Message), Reason: t.Reason})
		}
	}
	err := s.db.Update(as(ctx, f.Org), access.Work, func(tx *db.Tx) (err error) {
		t, err = org.KeepTrace(tx, t)
		return err
	})
	if err != nil {
		s.log.WarnContext(ctx, "trace of a sign-in not kept", "cause", err)
	}
	return t
}

// testPage shows what a test found.
type testPage struct {
	Name   string
	Passed bool
	Steps  []shownStep
}

type shownStep struct {
	org.Step
	Word, Advice string
}

var words = map[org.StepOutcome]string{
	org.StepPassed: "Passed", org.StepFailed: "Failed", org.StepWarned: "Look at this", org.StepSkipped: "Not checked",
}

func (s *Service) showTest(w http.ResponseWriter, c org.Connection, t org.Trace) {
	page := testPage{Name: c.Name, Passed: t.Outcome == org.StepPassed}
	for _, step := range t.Steps {
		page.Steps = append(page.Steps, shownStep{step, words[step.Outcome], org.AdviceFor(step.Reason)})
	}
	status := http.StatusOK
	if !page.Passed {
		status = http.StatusForbidden
	}
	render(w, status, "test.html", page)
}
