package rights

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/redact"
)

// startScan has what was collected looked through for other persons before
// somebody approves it.
func startScan(tx *db.Tx, r Request) error {
	if err := beginReview(tx, r.ID); err != nil {
		return err
	}
	return job.Enqueue(tx, jobScan, requestJob{r.ID}, job.Unique(string(r.ID)))
}

// suspect is somebody else who is named in a package.
type suspect struct {
	person  access.MemberID
	passage string
	place   string
	field   string
	places  int
}

// scan looks for other members of the organization in everything that was
// collected, suggests to take them out, and has the request wait for approval.
func (w *worker) scan(ctx context.Context, j job.Job) error {
	var p requestJob
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	r, tasks, err := w.toScan(ctx, p.Request)
	if err != nil || tasks == nil {
		return err
	}
	dir, own, err := w.persons(ctx, r.MemberID)
	if err != nil {
		return err
	}
	found := map[string]*suspect{}
	for _, t := range tasks {
		if err := w.suspects(ctx, r, t, dir, func(hit redact.Hit, place, field string) {
			key := strings.ToLower(hit.Text)
			if own[key] {
				return
			}
			if found[key] == nil {
				found[key] = &suspect{person: access.MemberID(hit.ID), passage: hit.Text, place: place, field: field}
			}
			found[key].places++
		}); err != nil {
			return err
		}
	}
	if err := w.reached("scan.found"); err != nil {
		return err
	}
	return w.d.Update(ctx, access.Work, func(tx *db.Tx) error { return suggest(tx, r.ID, found) })
}

// toScan reads what is to be looked through; no tasks where nothing is.
func (w *worker) toScan(ctx context.Context, id ID) (r Request, tasks []Task, err error) {
	err = w.d.View(ctx, access.Work, func(tx *db.Tx) error {
		if r, err = findRequest(tx, id, ""); err != nil || r.State != InProgress {
			return err
		}
		all, err := tasksOf(tx, []ID{id})
		tasks = slices.DeleteFunc(all, func(t Task) bool { return t.Work != Collect })
		return err
	})
	return r, tasks, err
}

// persons reads the directory; own are the ways in which the subject is named.
func (w *worker) persons(ctx context.Context, subject access.MemberID) (*redact.Directory, map[string]bool, error) {
	dir, own := &redact.Directory{}, map[string]bool{}
	for after := ""; ; {
		var rows member.Rows[member.Member]
		err := w.d.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			rows, err = member.List(tx, member.Filter{}, member.Sort{By: member.ByCreated}, member.Page{Size: member.MaxPage, After: after})
			return err
		})
		if err != nil {
			return nil, nil, err
		}
		for _, m := range rows.Items {
			if m.ID != subject {
				dir.Add(personOf(m))
				continue
			}
			p := personOf(m)
			for _, s := range slices.Concat(p.Names, p.Families, p.Addresses) {
				own[strings.ToLower(s)] = true
			}
		}
		if !rows.More || len(rows.Items) == 0 {
			return dir, own, nil
		}
		after = rows.Cursors[len(rows.Cursors)-1]
	}
}

// personOf is what somebody is known by: names, addresses, user names, and the
// street where they live.
func personOf(m member.Member) redact.Person {
	p := redact.Person{ID: string(m.ID), Addresses: []string{m.UserName}}
	full := strings.TrimSpace(m.Name.GivenName + " " + m.Name.FamilyName)
	for _, n := range []string{full, m.Name.Formatted, m.DisplayName} {
		if n != "" && !slices.Contains(p.Names, n) {
			p.Names = append(p.Names, n)
		}
	}
	if m.Name.FamilyName != "" {
		p.Families = append(p.Families, m.Name.FamilyName)
	}
	for _, e := range m.Emails {
		if !slices.Contains(p.Addresses, e.Value) {
			p.Addresses = append(p.Addresses, e.Value)
		}
	}
	for _, a := range m.Addresses {
		p.Names = append(p.Names, a.StreetAddress)
	}
	return p
}

// suspects reads what a source gave, chunk by chunk.
func (w *worker) suspects(ctx context.Context, r Request, t Task, dir *redact.Directory, visit func(redact.Hit, string, string)) error {
	for _, c := range data.Categories {
		for seq := -1; t.holds(c.Category); {
			plain, next, err := w.chunk(ctx, r, t.ID, c.Category, seq)
			if err != nil {
				return err
			}
			if plain == nil {
				break
			}
			seq = next
			line := 0
			err = eachLine(plain, func(i item, _ []byte) error {
				for field, text := range i.texts() {
					for _, hit := range dir.Find(text) {
						visit(hit, placeOf(t.ID, c.Category, seq, line), field)
					}
				}
				line++
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// suggest keeps what was found, the most frequent first, and moves the request
// on.
func suggest(tx *db.Tx, id ID, found map[string]*suspect) error {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil || r.State != InProgress {
		return err
	}
	list := make([]*suspect, 0, len(found))
	for _, s := range found {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *suspect) int { return cmp.Or(b.places-a.places, cmp.Compare(a.passage, b.passage)) })
	more := max(0, len(list)-maxSuggestions)
	for _, s := range list[:len(list)-more] {
		err := insertRedaction(tx, r, Redaction{
			ID: RedactionID(db.NewID()), RequestID: id, Scope: RedactEverywhere, Place: s.place, Field: s.field, Passage: s.passage,
			Reason: RedactThirdPerson, State: RedactionSuggested, Person: s.person, Places: s.places,
			Made: Step{By: actorOf(tx.Actor), At: tx.Now},
		})
		if err != nil {
			return err
		}
	}
	if err := endReview(tx, id, more); err != nil {
		return err
	}
	tasks, err := tasksOf(tx, []ID{id})
	if err != nil {
		return err
	}
	_, err = apply(tx, &r, VerbReady, map[string]any{"sources": len(tasks), "items": totalOf(tasks, Collect), "persons": len(list)})
	return err
}
