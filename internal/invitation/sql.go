package invitation

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

type row struct {
	Org       access.OrgID              `db:"org_id"`
	ID        ID                        `db:"id"`
	Email     string                    `db:"email"`
	Roles     db.JSON[[]access.Role]    `db:"roles"`
	Groups    db.JSON[[]member.GroupID] `db:"group_ids"`
	State     State                     `db:"state"`
	ByKind    access.ActorKind          `db:"by_kind"`
	ByID      string                    `db:"by_id"`
	ByMember  access.MemberID           `db:"by_member"`
	InvitedAt time.Time                 `db:"invited_at"`
	ExpiresAt time.Time                 `db:"expires_at"`
	SentAt    time.Time                 `db:"sent_at"`
	Sent      int                       `db:"sent"`
	EndedAt   *time.Time                `db:"ended_at"`
	Member    access.MemberID           `db:"member_id"`
}

const columns = `org_id, id, email, roles, group_ids, state, by_kind, by_id, by_member, invited_at, expires_at, sent_at, sent,
	ended_at, coalesce(member_id, '') as member_id`

func (r row) invitation(now time.Time) Invitation {
	return Invitation{
		ID: r.ID, Email: r.Email, Roles: r.Roles.V, Groups: r.Groups.V, State: r.State, ByKind: r.ByKind, ByID: r.ByID,
		ByMember: r.ByMember, InvitedAt: r.InvitedAt, ExpiresAt: r.ExpiresAt, SentAt: r.SentAt, Sent: r.Sent,
		EndedAt: r.EndedAt, Member: r.Member,
	}.at(now)
}

func insert(tx *db.Tx, i Invitation, hash []byte) error {
	_, err := tx.Exec(`
		insert into invitation (org_id, id, email, email_key, roles, group_ids, state, secret_hash, by_kind, by_id, by_member,
			invited_at, expires_at, sent_at, sent)
		values (:org, :id, :email, :key, :roles, :groups, :state, :hash, :kind, :by, :member, :at, :expires, :sent_at, :sent)`, db.Args{
		"id": string(i.ID), "email": i.Email, "key": member.EmailKey(i.Email), "roles": db.AsJSON(i.Roles), "groups": db.AsJSON(i.Groups),
		"state": string(i.State), "hash": hash, "kind": string(i.ByKind), "by": i.ByID, "member": string(i.ByMember),
		"at": i.InvitedAt, "expires": i.ExpiresAt, "sent_at": i.SentAt, "sent": i.Sent,
	})
	if db.Violated(err, "invitation_email_key", "invitation.org_id, invitation.email_key") {
		err = fault.New(fault.Conflict, "This address is invited already. Send that invitation again, or revoke it.").On("email").Because(err)
	}
	return err
}

// forgetExpired makes room for a new invitation of an address whose former one is
// over.
func forgetExpired(tx *db.Tx, email string) error {
	_, err := tx.Exec(`
		delete from invitation
		 where org_id = :org and email_key = :key and state = 'open' and expires_at <= :now`,
		db.Args{"key": member.EmailKey(email), "now": tx.Now})
	return err
}

func find(tx *db.Tx, id ID, lock string) (Invitation, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from invitation where org_id = :org and id = :id`+lock, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no invitation with this id.").Because(err)
	}
	return r.invitation(tx.Now), err
}

// Find returns an invitation; an unknown id is a fault of kind NotFound.
func Find(tx *db.Tx, id ID) (Invitation, error) { return find(tx, id, "") }

func bySecret(w *db.Wide, hash []byte) (access.OrgID, Invitation, error) {
	var r row
	err := w.Get(&r, `select `+columns+` from invitation where secret_hash = :hash`, db.Args{"hash": hash})
	return r.Org, r.invitation(w.Now()), err
}

// resent keeps a new link in the place of the former.
func resent(tx *db.Tx, i Invitation, hash []byte) error {
	return tx.ExecOne(`
		update invitation
		   set secret_hash = :hash, by_kind = :kind, by_id = :by, by_member = :member, expires_at = :expires, sent_at = :at, sent = :sent
		 where org_id = :org and id = :id and state = 'open'`, db.Args{
		"id": string(i.ID), "hash": hash, "kind": string(tx.Actor.Kind), "by": tx.Actor.ID, "member": string(tx.Actor.Member),
		"expires": i.ExpiresAt, "at": i.SentAt, "sent": i.Sent,
	})
}

// end closes an invitation: its link is gone, and its address where it became a
// member, who has it.
func end(tx *db.Tx, i Invitation) error {
	args := db.Args{"id": string(i.ID), "state": string(i.State), "at": i.EndedAt, "member": nil, "email": i.Email, "key": member.EmailKey(i.Email)}
	if i.Member != "" {
		args["member"], args["email"], args["key"] = string(i.Member), "", ""
	}
	return tx.ExecOne(`
		update invitation
		   set state = :state, ended_at = :at, member_id = :member, secret_hash = null, email = :email, email_key = :key
		 where org_id = :org and id = :id and state = 'open'`, args)
}

// counts tells how many invitations are open, and how many began since a time.
func counts(tx *db.Tx, since time.Time) (open, begun int, err error) {
	var n struct {
		Open  int `db:"open"`
		Begun int `db:"begun"`
	}
	err = tx.Get(&n, `
		select coalesce(sum(case when state = 'open' then 1 else 0 end), 0) as open,
		       coalesce(sum(case when invited_at > :since then 1 else 0 end), 0) as begun
		  from invitation
		 where org_id = :org`, db.Args{"since": since})
	return n.Open, n.Begun, err
}

// Window asks for Limit invitations from before the one with this id ("" for the
// newest), or, read back, from after it ("" for the oldest).
type Window struct {
	From  string
	Back  bool
	Limit int
	// States chooses; none is all.
	States []State
}

// List returns invitations, newest first (read back, oldest first), and tells
// whether there are more.
func List(tx *db.Tx, p Window) ([]Invitation, bool, error) {
	where, order, from := ``, `desc`, ` and id < :from`
	if p.Back {
		order, from = `asc`, ` and id > :from`
	}
	args := db.Args{"limit": p.Limit + 1, "now": tx.Now}
	if p.From != "" {
		where, args["from"] = from, p.From
	}
	if len(p.States) > 0 {
		texts := make([]string, len(p.States))
		for i, s := range p.States {
			texts[i] = string(s)
		}
		where += ` and case when state = 'open' and expires_at <= :now then 'expired' else state end in (:states)`
		args["states"] = texts
	}
	var rows []row
	err := tx.Select(&rows, `
		select `+columns+`
		  from invitation
		 where org_id = :org`+where+`
		 order by id `+order+`
		 limit :limit`, args)
	out := make([]Invitation, min(len(rows), p.Limit))
	for i := range out {
		out[i] = rows[i].invitation(tx.Now)
	}
	return out, len(rows) > p.Limit, err
}

// ForgetMember drops what invitations hold of a member who is erased.
func ForgetMember(tx *db.Tx, id access.MemberID) error {
	_, err := tx.Exec(`delete from invitation where org_id = :org and member_id = :member`, db.Args{"member": string(id)})
	return err
}

// Forget drops invitations whose end is long past: addresses of people who never
// came are not kept.
func Forget(tx *db.Tx) error {
	_, err := tx.Exec(`
		delete from invitation
		 where org_id = :org and (ended_at < :before or state = 'open' and expires_at < :before)`,
		db.Args{"before": tx.Now.Add(-keptFor)})
	return err
}
