package rights

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// farthestBack bounds how long ago a letter may have arrived before it is
// entered.
const farthestBack = 90 * 24 * time.Hour

// Open takes in a request: a member's own (permission OwnData), whose session
// proves who they are, or one that an administrator enters on a member's behalf
// (OpenRequests), whose identity somebody must attest. The clock begins at
// receipt under the organization's law and the terms, which are frozen now.
func Open(tx *db.Tx, n New) (Request, error) {
	n, own, err := checkNew(tx, n)
	if err != nil {
		return Request{}, err
	}
	if own {
		if err := provedAfresh(tx, n.Kind); err != nil {
			return Request{}, err
		}
	}
	who, err := member.Find(tx, n.MemberID)
	if err != nil {
		return Request{}, err
	}
	o, err := org.Current(tx)
	if err != nil {
		return Request{}, err
	}
	r, err := begin(tx, n, who, o)
	if err != nil {
		return Request{}, err
	}
	r.AnsweredBy = answeredBy(who.AccountKind, o.Vendor)
	if own || n.Attested && r.mayAttest(r.Opened.By) == nil {
		r.Attested = &r.Opened
	}
	if own { // the page says at once that it has arrived
		r.AcknowledgedAt = &tx.Now
	}
	if err := insertRequest(tx, r); err != nil {
		return Request{}, err
	}
	_, err = record(tx, "request.opened", r, map[string]any{
		"channel": r.Channel, "answered_by": r.AnsweredBy, "regimes": r.Clock.Regimes, "due": day(r.DueAt), "terms": r.TermsHash,
	})
	if err != nil {
		return r, err
	}
	return r, watch(tx, r)
}

// begin makes the request with its clock and frozen terms.
func begin(tx *db.Tx, n New, who member.Member, o org.Organization) (Request, error) {
	r := Request{
		ID: newID(), MemberID: n.MemberID, Kind: n.Kind, State: Received, Channel: n.Channel,
		ReceivedAt: n.ReceivedAt, Opened: Step{By: actorOf(tx.Actor), At: tx.Now}, Version: 1,
	}
	terms, err := askTerms(tx, n.Kind, who, n.ReceivedAt)
	if err != nil {
		return r, err
	}
	if err := insertTerms(tx, terms.hash, terms.body); err != nil {
		return r, err
	}
	r.TermsHash, r.SecondApprover = terms.hash, terms.secondApprover
	r.Clock = StartedFor(n.Kind, RegimesFor(o.Jurisdiction, o.Kind == org.School), n.ReceivedAt, terms.limits)
	r.Regime, r.DueAt = r.Clock.Regimes[0], r.Clock.DueAt
	err = r.write(tx, func(w *Words) { w.Question, w.Evidence = n.Question, n.Evidence })
	return r, err
}

// answeredBy routes: work and school accounts are their organization's; the
// vendor answers for the personal accounts, which are its own members.
func answeredBy(k member.AccountKind, vendor bool) Party {
	if vendor || k != member.WorkOrSchool {
		return ByVendor
	}
	return ByOrganization
}

// checkNew checks what came in and fills what was left out.
func checkNew(tx *db.Tx, n New) (_ New, own bool, err error) {
	if !slices.Contains(Kinds, n.Kind) {
		return n, false, fault.New(fault.Invalid, "There is no kind of request %q.", n.Kind).On("kind")
	}
	if n.MemberID == "" {
		n.MemberID = tx.Actor.Member
	}
	own = n.MemberID == tx.Actor.Member && n.MemberID != "" && (n.Channel == "" || n.Channel == Console)
	if n.Question, err = text("question", n.Question, 0); err != nil {
		return n, own, err
	}
	if own {
		n.Channel, n.Evidence, n.ReceivedAt = Console, "", tx.Now
		return n, own, nil
	}
	return checkBehalf(tx, n)
}

// checkBehalf checks a request that an administrator enters.
func checkBehalf(tx *db.Tx, n New) (_ New, own bool, err error) {
	if !tx.May(access.OpenRequests) {
		return n, false, fault.New(fault.Denied, "You can open requests about yourself only. Entering one for somebody else needs the permission %s.", access.OpenRequests)
	}
	if n.MemberID == tx.Actor.Member {
		return n, false, fault.New(fault.Denied, "Ask for your own data on the page My data, so that your session proves who you are.").On("memberId")
	}
	if !slices.Contains(Entered, n.Channel) {
		return n, false, fault.New(fault.Invalid, "Say how the request arrived: letter, phone, counter or email.").On("channel")
	}
	if n.Evidence, err = text("evidence", n.Evidence, 1); err != nil {
		return n, false, err
	}
	if n.ReceivedAt.IsZero() {
		n.ReceivedAt = tx.Now
	}
	n.ReceivedAt = n.ReceivedAt.UTC()
	if n.ReceivedAt.After(tx.Now) || n.ReceivedAt.Before(tx.Now.Add(-farthestBack)) {
		return n, false, fault.New(fault.Invalid, "A request is entered after it arrived, and within 90 days.").On("receivedAt")
	}
	if n.Attested && !tx.May(access.DecideRequests) {
		return n, false, fault.New(fault.Denied, "Attesting an identity needs the permission %s. Enter the request without it; somebody else will attest.", access.DecideRequests).On("attest")
	}
	return n, false, nil
}
