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

// The channels from outside, for people without a session.
const (
	Form    Channel = "form"    // the organization's public form
	Agent   Channel = "agent"   // an authorized agent, by the form
	DRP     Channel = "drp"     // an agent, by the Data Rights Protocol 1.0
	OpenDSR Channel = "opendsr" // a controller, by OpenDSR 2.0
	API     Channel = "api"     // a program of the organization
)

// Outside lists the channels from outside.
var Outside = []Channel{Form, Email, Agent, DRP, OpenDSR, API}

// NeedsProof tells whether the law wants to know who asks. An opt-out under the
// CCPA is followed without (11 CCR 7026(d) and 7027(e)).
func (k Kind) NeedsProof() bool {
	return !slices.Contains([]Kind{OptOutSale, OptOutSharing, LimitUse}, k)
}

// Proved is a request from outside, by a person of whom it is known that they
// read the mail of this member, or whose right needs no proof.
type Proved struct {
	Kind     Kind
	MemberID access.MemberID
	Channel  Channel
	Question string
	// Evidence says how it came to be known.
	Evidence string
	// ByAgent tells that somebody else asks: an administrator must attest their
	// authority.
	ByAgent    bool
	ReceivedAt time.Time
}

// OpenProved takes in a request from outside (permission Work). Where the member
// has asked the same already and waits for the answer, that request is the
// answer to this one: it is marked and returned, and nothing is opened twice.
func OpenProved(tx *db.Tx, p Proved) (r Request, duplicate bool, err error) {
	if !slices.Contains(Outside, p.Channel) || !slices.Contains(Kinds, p.Kind) {
		return r, false, fault.New(fault.Internal, "no request of kind %q comes by %q", p.Kind, p.Channel)
	}
	open, err := listRequests(tx, Filter{MemberID: p.MemberID, Kinds: []Kind{p.Kind}, OpenOnly: true}, Page{First: 1})
	if err != nil {
		return r, false, err
	}
	if len(open) > 0 {
		_, err = record(tx, "request.asked_again", open[0], map[string]any{"channel": p.Channel})
		return open[0], true, err
	}
	known, err := member.FindMany(tx, []access.MemberID{p.MemberID})
	if err != nil {
		return r, false, err
	}
	who, ok := known[p.MemberID]
	if !ok {
		return r, false, fault.New(fault.NotFound, "There is no such member.")
	}
	r, err = openFor(tx, p, who)
	return r, false, err
}

func openFor(tx *db.Tx, p Proved, who member.Member) (Request, error) {
	o, err := org.Current(tx)
	if err != nil {
		return Request{}, err
	}
	n := New{Kind: p.Kind, MemberID: who.ID, Channel: p.Channel, Question: p.Question, Evidence: p.Evidence, ReceivedAt: p.ReceivedAt.UTC()}
	r, err := begin(tx, n, who, o)
	if err != nil {
		return r, err
	}
	r.AnsweredBy = answeredBy(who.AccountKind, o.Vendor)
	if !p.ByAgent { // whoever proved the address asks for themselves
		r.Opened.By = Actor{Kind: access.KindMember, ID: string(who.ID), Member: who.ID}
		r.Attested = &r.Opened
	}
	if err := insertRequest(tx, r); err != nil {
		return r, err
	}
	_, err = record(tx, "request.opened", r, map[string]any{
		"channel": r.Channel, "answered_by": r.AnsweredBy, "regimes": r.Clock.Regimes, "due": day(r.DueAt), "terms": r.TermsHash,
	})
	if err != nil {
		return r, err
	}
	return r, watch(tx, r)
}
