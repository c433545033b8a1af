package statement

import (
	"context"
	"fmt"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/simulation"
	"github.com/sysoon/steward/internal/term"
)

// TellJob tells one organization of a version that was published.
const TellJob = "statement.tell"

type telling struct {
	Version string `json:"version"`
}

// Jobs are the handlers of this package's background work.
func Jobs(d *db.DB) map[string]job.Handler {
	return map[string]job.Handler{
		TellJob: func(ctx context.Context, j job.Job) error {
			var t telling
			if err := j.Into(&t); err != nil {
				return job.Fail(err)
			}
			return d.Update(ctx, access.Work, t.tell)
		},
	}
}

// Publish makes a draft in review a version of the statement, for everybody and
// for good. Whoever had a hand in it is Denied, and so is a program. Organizations
// are told by jobs of their own.
func Publish(w *db.Wide, by access.Actor, id ID, signature term.Signature) (Draft, error) {
	d, tx, err := open(w, by, id, Review, "published; hand it in first")
	if err != nil {
		return d, err
	}
	if err := signature.Second(tx, d.Hands); err != nil {
		return d, err
	}
	return d.publish(w, tx, tx.Actor.ID)
}

// Two are the operators who answer for a version that is published by a command:
// one wrote it, the other has read it.
type Two struct{ Prepared, Approved access.MemberID }

// PublishText publishes a text at once, as the installation's own staff does by
// command. Both persons must be operators, and not the same.
func PublishText(w *db.Wide, vendor access.OrgID, text string, by Two) (Draft, error) {
	tx, err := vendorOf(w, access.System(vendor, "statement"))
	if err != nil {
		return Draft{}, err
	}
	operators, err := member.Holding(tx, access.Operate)
	if err != nil {
		return Draft{}, err
	}
	for _, who := range []access.MemberID{by.Prepared, by.Approved} {
		if !slices.Contains(operators, who) {
			return Draft{}, fault.New(fault.Denied, "Only the vendor's operators prepare and approve its statement.")
		}
	}
	if by.Prepared == by.Approved {
		return Draft{}, fault.New(fault.Denied, "Publishing takes two people: whoever prepared it can't approve it too.")
	}
	s, err := accepted(w, tx, text)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{
		ID: ID(db.NewID()), Version: s.ID, Title: s.Title, Effective: s.Effective, Text: text, State: Review,
		Hands: []string{string(by.Prepared)}, CreatedAt: tx.Now, SubmittedAt: &tx.Now,
	}
	if err := insert(tx, d); err != nil {
		return d, err
	}
	return d.publish(w, tx, string(by.Approved))
}

// publish writes what everybody reads. The text is held against what is published
// and the notice that is owed once more: time has passed since it was handed in.
func (d Draft) publish(w *db.Wide, tx *db.Tx, by string) (Draft, error) {
	s, err := accepted(w, tx, d.Text)
	if err != nil {
		return d, err
	}
	if err := term.Publish(w, []term.Statement{s}); err != nil {
		return d, err
	}
	if d.Hash, err = s.Hash(); err != nil {
		return d, err
	}
	d.State, d.PublishedAt, d.PublishedBy = Published, &tx.Now, by
	if err := save(tx, d, Review); err != nil {
		return d, err
	}
	if err := d.record(tx, "statement.published", map[string]any{
		"hash": d.Hash, "clauses": len(s.Clauses), "prepared_by": d.Hands, "approved_by": by,
	}); err != nil {
		return d, err
	}
	all, err := told(w)
	for _, o := range all {
		if err != nil {
			break
		}
		err = job.Enqueue(w.In(o.ID, access.System(o.ID, "statement")), TellJob, telling{s.ID}, job.Unique(s.ID))
	}
	return d, err
}

// told lists the organizations that are told of a new version: all that are not
// closed.
func told(w *db.Wide) ([]org.Organization, error) {
	all, err := org.List(w)
	return slices.DeleteFunc(all, func(o org.Organization) bool { return o.State == org.Closed }), err
}

// tell tells the organization of the job: when the version takes effect, and how
// many of its terms have another value then.
func (t telling) tell(tx *db.Tx) error {
	published, i, err := among(tx, t.Version)
	if fault.Is(err, fault.NotFound) {
		return job.Fail(err)
	}
	if err != nil {
		return err
	}
	terms, err := changed(tx, published, i)
	if err != nil {
		return err
	}
	s := published[i]
	if err := audit.Record(tx, audit.Entry{
		Action: "statement.noticed", Object: audit.Object{Type: "statement", ID: s.ID},
		Detail: map[string]any{"effective_at": s.Effective, "terms": terms},
	}); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "statement.noticed", To: []notice.Recipient{notice.Contact("privacy"), notice.Role(access.Owner)}, Required: true,
		Subject: "The vendor's statement will change",
		Text:    said(s, len(terms)),
		Link:    "/statements/" + s.ID, Key: "statement/" + s.ID,
	})
}

func said(s term.Statement, terms int) string {
	when := fmt.Sprintf("Version %s of the vendor's statement applies from %s on. ", s.ID, s.Effective.Format("2 January 2006"))
	switch terms {
	case 0:
		return when + "No term of your organization has another value then."
	case 1:
		return when + "One term of your organization has another value then; see which."
	}
	return fmt.Sprintf("%s%d terms of your organization have another value then; see which.", when, terms)
}

// Changes lists what a published version changes in the organization's terms on
// its effective day.
func Changes(tx *db.Tx, version string) ([]simulation.Change, error) {
	published, i, err := among(tx, version)
	if err != nil {
		return nil, err
	}
	return changes(tx, published, i)
}

// Differences lists what a published version says differently from another one,
// older or newer; from the one before where from is "".
func Differences(tx *db.Tx, version, from string) ([]term.Difference, error) {
	published, i, err := among(tx, version)
	if err != nil {
		return nil, err
	}
	before, _ := term.Newest(published[:i], published[i].Governs)
	if from != "" {
		j, err := place(published, from)
		if err != nil {
			return nil, err
		}
		before = published[j]
	}
	return term.DiffStatements(before, published[i]), nil
}

// among finds a version among those that are published, oldest first.
func among(tx *db.Tx, version string) ([]term.Statement, int, error) {
	published, err := term.Published(tx)
	if err != nil {
		return nil, 0, err
	}
	i, err := place(published, version)
	return published, i, err
}

func place(published []term.Statement, version string) (int, error) {
	i := slices.IndexFunc(published, func(s term.Statement) bool { return s.ID == version })
	if i < 0 {
		return i, fault.New(fault.NotFound, "There is no version %q of the statement.", version)
	}
	return i, nil
}

func changes(tx *db.Tx, published []term.Statement, i int) ([]simulation.Change, error) {
	before, _ := term.Newest(published[:i], published[i].Governs)
	rules, err := term.Load(tx)
	if err != nil {
		return nil, err
	}
	s := published[i]
	return simulation.Changes(rules.WithoutStatement(s.ID), rules, s.Effective, term.ChangedTerms(before, s)), nil
}

// changed names the terms that a version changes, each once.
func changed(tx *db.Tx, published []term.Statement, i int) ([]term.Key, error) {
	all, err := changes(tx, published, i)
	keys := make([]term.Key, 0, len(all))
	for _, c := range all {
		if !slices.Contains(keys, c.Term) {
			keys = append(keys, c.Term)
		}
	}
	return keys, err
}
