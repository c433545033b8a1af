package signin

import (
	"strconv"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

// repointed makes what the former provider of a connection said void (L5).
func repointed(tx *db.Tx, e org.IssuerChanged) error {
	n, err := member.UnlinkConnection(tx, e.ConnectionID)
	if err != nil {
		return err
	}
	if err := credential.EndConnection(tx, e.ConnectionID, credential.ConnectionChanged); err != nil {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "connection.repointed", To: []notice.Recipient{notice.Role(access.Owner)}, Required: true, Link: "/connections",
		Subject: "A connection points to another identity provider",
		Text:    "The issuer of a connection of your organization was changed. " + plural(n, "link") + " of members to the former provider are void, and whoever signed in through it was signed out. If nobody of you did this, switch the connection off.",
	})
}

// plural counts things in words.
func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
