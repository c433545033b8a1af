package rights

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/seal"
)

// What sources do beside giving and erasing.
const (
	// Rectify gives fields other values (GDPR Article 16).
	Rectify Work = "rectify"
	// Restrict has data stored and not used otherwise (GDPR Article 18).
	Restrict Work = "restrict"
	// Lift ends a restriction (GDPR Article 18(3)).
	Lift Work = "lift"
)

// maxCorrections bounds what one request corrects.
const maxCorrections = 50

// carried is the work in sources that a request worked by hand has beside what
// its administrator does.
func (k Kind) carried() (Work, bool) {
	switch k {
	case Rectification, Amendment:
		return Rectify, true
	case Restriction:
		return Restrict, true
	}
	return "", false
}

// Correct says what is wrong and what is right (permission DecideRequests), and
// carries it to every source that takes corrections, or to a person.
func Correct(tx *db.Tx, id ID, list []data.Correction) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if w, ok := r.Kind.carried(); !ok || w != Rectify || r.State != InProgress {
		return r, fault.New(fault.Conflict, "Only a request to correct that is being worked on takes corrections.")
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if err := checkCorrections(list); err != nil {
		return r, err
	}
	plain, err := json.Marshal(list)
	if err != nil {
		return r, err
	}
	sealed, err := seal.Seal(tx, r.MemberID, seal.Request, r.correctionsAt(), plain)
	if err != nil {
		return r, err
	}
	if err := insertCorrections(tx, id, sealed); err != nil {
		if fault.Is(err, fault.Conflict) {
			err = fault.New(fault.Conflict, "The corrections of this request were given already.").Because(err)
		}
		return r, err
	}
	if err := change(tx, &r, "request.corrections_given", map[string]any{"corrections": len(list)}); err != nil {
		return r, err
	}
	return r, plan(tx, r)
}

func (r Request) correctionsAt() string { return "request_correction/" + string(r.ID) }

func checkCorrections(list []data.Correction) error {
	if len(list) == 0 || len(list) > maxCorrections {
		return fault.New(fault.Invalid, "A request has 1 to %d corrections.", maxCorrections).On("corrections")
	}
	for i, c := range list {
		if _, known := c.Category.Info(); !known || c.Field == "" || len(c.Field) > 64 || len(c.Key) > 200 || len(c.Value) > 64<<10 {
			return fault.New(fault.Invalid, "A correction has a category, a field of at most 64 bytes and a value of at most 64 KiB.").On(fmt.Sprintf("corrections.%d", i))
		}
	}
	return nil
}

// Corrections opens what is to be corrected; nil where nothing was given, or it
// ended with the subject's keys.
func Corrections(tx *db.Tx, r Request) (list []data.Correction, err error) {
	sealed, err := sealedCorrections(tx, r.ID)
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Request, r.correctionsAt(), sealed)
	if seal.IsShredded(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return list, json.Unmarshal(plain, &list)
}

// changing are the sources that can be changed, by themselves or by a person.
func changing(all []data.NamedSource, w Work) []data.NamedSource {
	if w != Rectify && w != Restrict {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(s data.NamedSource) bool {
		_, able := s.Source.(data.Changer)
		_, manual := s.Source.(data.Manual)
		return !able && !manual
	})
}

// alter has a source correct or restrict.
func (w *worker) alter(ctx context.Context, a assignment) error {
	source, ok := a.source.(data.Changer)
	if !ok {
		return fault.New(fault.Conflict, "The source %s can't be changed.", a.SourceName)
	}
	out, err := w.ask(ctx, a, source)
	switch {
	case err != nil:
		return err
	case out.State == data.OutcomePending:
		return w.later(ctx, a, out.CheckAfter, "The source is still at it; it is asked again")
	case len(out.Refused) > 0:
		return fault.New(fault.Conflict, "The source made %d changes and refused %d corrections: %s", out.Changed, len(out.Refused), grounds(out.Refused))
	case out.State != data.OutcomeDone:
		return fault.New(fault.Unavailable, "%d items are not changed yet. The source is asked again.", out.Remaining)
	}
	return w.finish(ctx, a, func(t *Task) { t.Counts = []Tally{{Items: out.Changed}} })
}

func grounds(list []data.Refused) string {
	var out []string
	for _, r := range list[:min(len(list), 5)] {
		out = append(out, r.Field+" ("+strings.TrimSuffix(r.Ground, ".")+")")
	}
	return strings.Join(out, "; ") + "."
}

func (w *worker) ask(ctx context.Context, a assignment, source data.Changer) (data.Outcome, error) {
	if a.Work == Restrict || a.Work == Lift {
		return source.Restrict(ctx, a.subject, data.RestrictOptions{
			Key: string(a.Work) + "-" + string(a.ID), Request: string(a.RequestID), Lift: a.Work == Lift,
		})
	}
	o := data.RectifyOptions{Key: "rectify-" + string(a.ID), Request: string(a.RequestID)}
	err := w.d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		o.Corrections, err = Corrections(tx, a.request)
		return err
	})
	if err != nil {
		return data.Outcome{}, err
	}
	return source.Rectify(ctx, a.subject, o)
}

// CalledBack has a task go on whose source told that it has finished.
func CalledBack(tx *db.Tx, c data.Called) error {
	_, id, ok := strings.Cut(c.Key, "-")
	if !ok {
		return nil
	}
	t, err := findTask(tx, TaskID(id), "")
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil || t.State == Done || t.SourceID != c.SourceID {
		return err
	}
	return job.Enqueue(tx, jobTask, taskJob{t.ID}, job.At(tx.Now), job.Unique(fmt.Sprintf("%s/called/%d", t.ID, t.Attempts)))
}

// undone names a task that a person or source still has to finish before a
// request that is worked by hand is answered; "" for none.
func undone(tx *db.Tx, r Request) (string, error) {
	tasks, err := tasksOf(tx, []ID{r.ID})
	for _, t := range tasks {
		if (t.Work == Rectify || t.Work == Restrict) && t.State != Done && t.State != Failed {
			return t.SourceName, err
		}
	}
	return "", err
}
