package rights

import (
	"github.com/sysoon/steward/internal/fault"
)

// mayDecide is the pure rule for starting, refusing, extending and attesting:
// nobody decides about their own request.
func (r Request) mayDecide(who Actor) error {
	if who.Member != "" && who.Member == r.MemberID {
		return fault.New(fault.Denied, "This request is about you, so somebody else must decide about it.")
	}
	return nil
}

// mayApprove is the pure four-eyes rule: never the subject, never the requester;
// and where the terms ask for a second approver, a person other than whoever
// attested the identity and whoever started the work.
func (r Request) mayApprove(who Actor) error {
	if err := r.mayDecide(who); err != nil {
		return err
	}
	if who.Same(r.Opened.By) {
		return fault.New(fault.Denied, "You entered this request, so somebody else must approve it.")
	}
	if !r.SecondApprover {
		return nil
	}
	if who.Member == "" {
		return fault.New(fault.Denied, "The terms ask for a second approver, who must be a person: sign in, or use a token of your own.")
	}
	if r.Started != nil && who.Same(r.Started.By) {
		return fault.New(fault.Denied, "You started this request, and the terms ask for a second person's approval.")
	}
	if r.Attested != nil && who.Same(r.Attested.By) {
		return fault.New(fault.Denied, "You attested the subject's identity, and the terms ask for a second person's approval.")
	}
	return nil
}
