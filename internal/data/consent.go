package data

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
)

// ConsentJob ends a consent on the day that its member named.
const ConsentJob = "data.end_consent"

// maxConsentFor is how far ahead a consent can end.
const maxConsentFor = 2 * 366 * 24 * time.Hour

type consentPayload struct {
	Member access.MemberID `json:"member"`
	Kind   ChoiceKind      `json:"kind"`
}

// Consent is SetChoice for a choice about health that ends by itself: until then
// it is on, afterwards as if it had been taken back (GDPR article 9(2)(a)).
func Consent(tx *db.Tx, kind ChoiceKind, until time.Time) (Choice, error) {
	info, err := choiceInfo(kind)
	switch {
	case err != nil:
		return Choice{}, err
	case !info.Special:
		return Choice{}, fault.New(fault.Invalid, "Only consents about health end by themselves.").On("until")
	case !until.After(tx.Now) || until.After(tx.Now.Add(maxConsentFor)):
		return Choice{}, fault.New(fault.Invalid, "A consent ends at a time ahead, within two years.").On("until")
	}
	c, err := SetChoice(tx, kind, true)
	if err != nil {
		return c, err
	}
	end := until.UTC().Truncate(time.Microsecond)
	n, err := tx.Exec(`
		update choice set until = :until
		 where org_id = :org and id = (select max(n.id) from choice n where n.org_id = :org and n.member_id = :member and n.kind = :kind)`,
		db.Args{"member": string(tx.Actor.Member), "kind": string(kind), "until": end})
	if err != nil || n != 1 {
		return c, err
	}
	c.Until = &end
	return c, job.Enqueue(tx, ConsentJob, consentPayload{tx.Actor.Member, kind}, job.At(end))
}

// EndConsents is the handler of ConsentJob. A consent that was renewed or taken
// back meanwhile is left alone.
func EndConsents(d *db.DB) job.Handler {
	return func(ctx context.Context, j job.Job) error {
		var p consentPayload
		if err := j.Into(&p); err != nil {
			return job.Fail(err)
		}
		return d.Update(ctx, access.Work, func(tx *db.Tx) error { return p.end(tx) })
	}
}

func (p consentPayload) end(tx *db.Tx) error {
	taken, err := newestDecisions(tx, p.Member)
	if err != nil {
		return err
	}
	now := taken[p.Kind]
	if now == nil || !now.over(tx.Now) {
		return nil
	}
	info, err := choiceInfo(p.Kind)
	if err != nil {
		return job.Fail(err)
	}
	if err := insertDecision(tx, p.Member, p.Kind, false); err != nil {
		return err
	}
	if err := recordChoice(tx, p.Member, info, false); err != nil {
		return err
	}
	return spread(tx, p.Member, info, false)
}

// over tells whether a decision ended by itself.
func (d decision) over(now time.Time) bool {
	return d.Allowed && d.Until != nil && !now.Before(*d.Until)
}
