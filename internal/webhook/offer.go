package webhook

import (
	"slices"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// Offered is an action that an endpoint can subscribe to.
type Offered struct {
	Action string
	// Occurred tells that the organization's log has it.
	Occurred bool
}

// usual are the actions that programs wait for, whether or not the log has them
// yet. A test finds each in the code that records it.
var usual = []string{
	"connection.changed", "connection.enforced", "connection.suspended",
	"data.content_read", "data.disclosed", "data.erased", "data.ingested",
	"directory.changed", "directory.created", "directory.deleted", "directory.failing", "directory.recovered",
	"directory.token_issued", "directory.token_revoked", "directory.token_rotated",
	"domain.lost", "domain.verified",
	"group.adopted", "group.changed", "group.created", "group.deleted", "group.members_added", "group.members_removed",
	"hold.placed", "hold.released",
	"member.adopted", "member.changed", "member.created", "member.deactivated", "member.deleted", "member.erased",
	"member.joined", "member.reactivated", "member.restored", "member.roles_changed", "member.suspended",
	"organization.notice_given", "organization.state_changed",
	"product.assigned", "product.grace_started", "product.unassigned",
	"request.completed", "request.opened", "request.task_failed",
	"role.changed", "role.created", "role.deleted",
	"session.ended", "session.started",
	"signin.refused",
	"support.entered", "support.granted",
	"token.issued", "token.revoked",
}

// Offer lists what an endpoint can subscribe to, by name: what the organization's
// log has, and what programs usually wait for.
func Offer(tx *db.Tx) ([]Offered, error) {
	here, err := audit.Actions(tx)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(here, usual)
	slices.Sort(all)
	all = slices.Compact(all)
	out := make([]Offered, len(all))
	for i, a := range all {
		out[i] = Offered{Action: a, Occurred: slices.Contains(here, a)}
	}
	return out, nil
}
