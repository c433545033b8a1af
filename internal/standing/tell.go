package standing

import (
	"fmt"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

// tell writes to the owners and the legal contact, whatever they declined.
func tell(tx *db.Tx, kind, subject, text string) error {
	return notice.Send(tx, notice.Message{
		Kind: kind, To: []notice.Recipient{notice.Role(access.Owner), notice.Contact(string(org.ContactLegal))},
		Subject: subject, Text: text, Link: "/organization", Required: true,
	})
}

func day(t time.Time) string { return t.Format("2 January 2006") }

var verbs = map[Kind]string{Suspend: "suspended", Cancel: "cancelled"}

func tellGiven(tx *db.Tx, o org.Organization, n Notice) error {
	text := fmt.Sprintf("%s will be %s on %s.\n\nThe reason: %s\n\n", o.Name, verbs[n.Kind], day(n.EffectiveAt), n.Reason)
	if n.Kind == Suspend {
		text += "From that day members can't sign in, and directories and tokens are refused. Data is kept, and rights requests are answered as your terms say."
	} else {
		text += "From that day members can't sign in. Data is kept for the time that your terms say; until then the cancellation can be taken back. Fetch what you need before."
	}
	return tell(tx, "organization.notice_given", fmt.Sprintf("%s will be %s on %s", o.Name, verbs[n.Kind], day(n.EffectiveAt)), text)
}

func tellEnded(tx *db.Tx, o org.Organization, n Notice) error {
	what := "The notice of " + day(n.GivenAt) + " is revoked."
	if n.State == Lifted {
		what = "It is served again: members can sign in, and directories and tokens work."
	}
	return tell(tx, "organization.notice_ended", fmt.Sprintf("%s will not be %s", o.Name, verbs[n.Kind]), what)
}

func tellDone(tx *db.Tx, o org.Organization, n Notice) error {
	text := "This was announced on " + day(n.GivenAt) + ". The reason: " + n.Reason
	if n.ClosesAt != nil {
		text += "\n\nData is kept, and the cancellation can be taken back, until " + day(*n.ClosesAt) + "."
	}
	return tell(tx, "organization.state_changed", fmt.Sprintf("%s is %s", o.Name, verbs[n.Kind]), text)
}
