package term

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Publication is a policy as its members read it.
type Publication struct {
	Document    DocumentID
	Title       string
	Summary     string
	PublishedAt time.Time
	// Sentences say what its rules mean.
	Sentences []string
	// AcknowledgedAt is when the actor said that they have read it.
	AcknowledgedAt *time.Time
}

// maxSummary is the longest text that members read, in characters.
const maxSummary = 4000

// PublishPolicy shows a signed policy to the members, who can say that they
// have read it. A policy is published once: what replaces it is published anew.
func PublishPolicy(tx *db.Tx, id DocumentID, summary string) (Document, error) {
	d, err := findForUpdate(tx, id)
	if err != nil {
		return d, err
	}
	summary = strings.TrimSpace(summary)
	n := utf8.RuneCountInString(summary)
	switch {
	case d.Layer != LayerPolicy:
		return d, fault.New(fault.Conflict, "The document %q is no policy of the organization; only those are published to members.", d.Title).On("documentId")
	case d.State != Signed:
		return d, fault.New(fault.Conflict, "The policy %q is %s; it must be signed before members see it.", d.Title, d.State).On("documentId")
	case n < 10 || n > maxSummary || !utf8.ValidString(summary) || strings.ContainsRune(summary, 0):
		return d, fault.New(fault.Invalid, "Say in 10 to %d characters what the policy means for members.", maxSummary).On("summary")
	}
	if err := insertPublication(tx, id, summary); err != nil {
		return d, err
	}
	return d, record(tx, "policy.published", d, nil)
}

// Policies lists the published policies that are in force, newest first, as the
// actor sees them.
func Policies(tx *db.Tx) ([]Publication, error) {
	all, err := publications(tx)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	ids := make([]DocumentID, len(all))
	for i, p := range all {
		ids[i] = p.Document
	}
	clauses, err := ClausesOf(tx, ids)
	for i := range all {
		for _, c := range clauses[all[i].Document] {
			if d, ok := Lookup(c.Term); ok && c.Operator != Reset {
				v, _ := d.Parse(c.Value)
				all[i].Sentences = append(all[i].Sentences, d.Sentence(v))
			}
		}
	}
	return all, err
}

// Acknowledge notes that the actor has read a policy. Saying so twice changes
// nothing.
func Acknowledge(tx *db.Tx, id DocumentID) (Publication, error) {
	if tx.Actor.Member == "" {
		return Publication{}, fault.New(fault.Denied, "Only a member can say that they have read a policy.")
	}
	all, err := Policies(tx)
	if err != nil {
		return Publication{}, err
	}
	for _, p := range all {
		if p.Document != id {
			continue
		}
		if p.AcknowledgedAt != nil {
			return p, nil
		}
		p.AcknowledgedAt = &tx.Now
		if err := insertAcknowledgement(tx, id); err != nil {
			return p, err
		}
		return p, record(tx, "policy.acknowledged", Document{ID: id}, nil)
	}
	return Publication{}, fault.New(fault.NotFound, "There is no policy with this id to read.").On("documentId")
}

// PolicyReach is how a policy has reached the members.
type PolicyReach struct {
	PublishedAt           time.Time
	Summary               string
	Members, Acknowledged int
	// RemindedAt is when those who have not answered were last reminded; nil for
	// never.
	RemindedAt *time.Time
}

// ReachOf tells how a policy has reached the members; ok is false for one that
// was not published.
func ReachOf(tx *db.Tx, id DocumentID) (r PolicyReach, ok bool, err error) {
	var rows []struct {
		At           time.Time  `db:"published_at"`
		Summary      string     `db:"summary"`
		Members      int        `db:"members"`
		Acknowledged int        `db:"acknowledged"`
		Reminded     *time.Time `db:"reminded_at"`
	}
	err = tx.Select(&rows, `
		select p.published_at, p.summary, p.reminded_at,
		       (select count(*) from member m where m.org_id = :org and m.state = 'active') as members,
		       (select count(*) from policy_acknowledgement a
		          join member m on m.org_id = a.org_id and m.id = a.member_id and m.state = 'active'
		         where a.org_id = :org and a.document_id = p.document_id) as acknowledged
		  from policy_publication p
		 where p.org_id = :org and p.document_id = :document`, db.Args{"document": string(id)})
	if err != nil || len(rows) == 0 {
		return r, false, err
	}
	return PolicyReach{rows[0].At.UTC(), rows[0].Summary, rows[0].Members, rows[0].Acknowledged, utc(rows[0].Reminded)}, true, nil
}

// Acknowledgement is somebody who has read a policy, and when.
type Acknowledgement struct {
	Member access.MemberID `db:"member_id"`
	At     time.Time       `db:"at"`
}

// maxReaders bounds the lists of who has read a policy and who has not.
const maxReaders = 100

// Acknowledgements lists who has read a policy, newest first, at most 100.
func Acknowledgements(tx *db.Tx, id DocumentID) ([]Acknowledgement, error) {
	var out []Acknowledgement
	err := tx.Select(&out, `
		select member_id, at from policy_acknowledgement
		where org_id = :org and document_id = :document and `+tx.Within("member_id")+`
		order by at desc, member_id limit :most`, db.Args{"document": string(id), "most": maxReaders})
	return out, err
}

// Missing lists active members who have not read a policy yet, at most 100.
func Missing(tx *db.Tx, id DocumentID) ([]access.MemberID, error) {
	var out []access.MemberID
	err := tx.Select(&out, `
		select m.id from member m
		where m.org_id = :org and m.state = 'active' and `+tx.Within("m.id")+`
		  and not exists (select 1 from policy_acknowledgement a
		                  where a.org_id = m.org_id and a.document_id = :document and a.member_id = m.id)
		order by m.display_key, m.id limit :most`, db.Args{"document": string(id), "most": maxReaders})
	return out, err
}

func insertPublication(tx *db.Tx, id DocumentID, summary string) error {
	_, err := tx.Exec(`
		insert into policy_publication (org_id, document_id, summary, published_by, published_at)
		values (:org, :document, :summary, :by, :now)`,
		db.Args{"document": string(id), "summary": summary, "by": tx.Actor.ID, "now": tx.Now})
	if db.Violated(err, "policy_publication_pkey", "policy_publication.org_id, policy_publication.document_id") {
		return fault.New(fault.Conflict, "This policy was published before.").On("documentId").Because(err)
	}
	return err
}

func insertAcknowledgement(tx *db.Tx, id DocumentID) error {
	_, err := tx.Exec(`
		insert into policy_acknowledgement (org_id, document_id, member_id, at) values (:org, :document, :member, :now)
		on conflict (org_id, document_id, member_id) do nothing`,
		db.Args{"document": string(id), "member": string(tx.Actor.Member), "now": tx.Now})
	return err
}

func publications(tx *db.Tx) ([]Publication, error) {
	var rows []struct {
		Document DocumentID `db:"document_id"`
		Title    string     `db:"title"`
		Summary  string     `db:"summary"`
		At       time.Time  `db:"published_at"`
		Read     *time.Time `db:"read_at"`
	}
	err := tx.Select(&rows, `
		select p.document_id, d.title, p.summary, p.published_at, a.at as read_at
		  from policy_publication p
		  join document d on d.org_id = p.org_id and d.id = p.document_id
		  left join policy_acknowledgement a on a.org_id = p.org_id and a.document_id = p.document_id and a.member_id = :member
		 where p.org_id = :org and (d.ended_at is null or d.ended_at > :now) and (d.valid_to is null or d.valid_to > :now)
		 order by p.published_at desc, p.document_id`, db.Args{"member": string(tx.Actor.Member), "now": tx.Now})
	out := make([]Publication, len(rows))
	for i, r := range rows {
		out[i] = Publication{Document: r.Document, Title: r.Title, Summary: r.Summary, PublishedAt: r.At.UTC(), AcknowledgedAt: utc(r.Read)}
	}
	return out, err
}
