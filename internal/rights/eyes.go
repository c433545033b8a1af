package rights

import (
	"github.com/sysoon/steward/internal/fault"
)

// mayDecide is the pure rule for every decision: nobody decides about their own request.
func (r Request) mayDecide(who Actor) error {
	if who.Member != "" && who.Member == r.MemberID {
		return fault.New(fault.Denied, "This request is about you, so somebody else must decide about it.")
	}
	return nil
}

// mayAttest is the pure rule for attesting: a person who is not the subject. A
// program has seen nobody's passport.
func (r Request) mayAttest(who Actor) error {
	if !who.person() {
		return fault.New(fault.Denied, "Only a person can attest an identity: sign in, or use a token of your own.")
	}
	return r.mayDecide(who)
}

// mayStart is the pure rule for starting: where a second person must approve the
// work, a person starts it, since a program may belong to the approver.
func (r Request) mayStart(who Actor) error {
	if r.SecondApprover && !r.Kind.ByHand() && !who.person() {
		return fault.New(fault.Denied, "The terms ask for a second approver, and nobody can tell who is behind a program. Sign in as a person, or use a token of your own, to start this request.")
	}
	return r.mayDecide(who)
}

// mayApprove is the pure four-eyes rule: a person; never the subject, never the
// requester; and where the terms ask for a second approver, another person than
// whoever attested the identity and whoever started the work.
func (r Request) mayApprove(who Actor) error {
	if !who.person() {
		return fault.New(fault.Denied, "Only a person can approve: sign in, or use a token of your own.")
	}
	if err := r.mayDecide(who); err != nil {
		return err
	}
	if who.Same(r.Opened.By) {
		return fault.New(fault.Denied, "You entered this request, so somebody else must approve it.")
	}
	if !r.Opened.By.person() { // it may be the approver's own; whoever attested is the other person then
		if err := r.Attested.byAnother(who, "A program entered this request, and %s attested the subject's identity, so somebody else must approve it."); err != nil {
			return err
		}
	}
	if !r.SecondApprover {
		return nil
	}
	if err := r.Started.byAnother(who, "The terms ask for a second person's approval, and %s started this request."); err != nil {
		return err
	}
	return r.Attested.byAnother(who, "The terms ask for a second person's approval, and %s attested the subject's identity.")
}

// byAnother refuses, in this sentence, a step that the same person took, or that
// a program did, behind which anybody may stand.
func (s *Step) byAnother(who Actor, sentence string) error {
	switch {
	case s == nil:
		return nil
	case !s.By.person():
		return fault.New(fault.Denied, sentence+" Nobody can vouch that it was another person: withdraw the request, and let a person enter and start it again.", "a program")
	case who.Same(s.By):
		return fault.New(fault.Denied, sentence, "you")
	}
	return nil
}
