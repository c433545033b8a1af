package support

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type grantRow struct {
	ID          ID                           `db:"id"`
	Operator    access.MemberID              `db:"operator_id"`
	Reason      string                       `db:"reason"`
	Permissions db.JSON[[]access.Permission] `db:"permissions"`
	GrantedBy   access.MemberID              `db:"granted_by"`
	GrantedAt   time.Time                    `db:"granted_at"`
	ExpiresAt   time.Time                    `db:"expires_at"`
	EndedAt     *time.Time                   `db:"ended_at"`
	EndedBy     access.MemberID              `db:"ended_by"`
}

const grantColumns = `id, operator_id, reason, permissions, granted_by, granted_at, expires_at, ended_at, ended_by`

func (r grantRow) grant() Grant {
	return Grant{
		ID: r.ID, Operator: r.Operator, Reason: r.Reason, Permissions: r.Permissions.V, GrantedBy: r.GrantedBy,
		GrantedAt: r.GrantedAt, ExpiresAt: r.ExpiresAt, EndedAt: r.EndedAt, EndedBy: r.EndedBy,
	}
}

func insertGrant(tx *db.Tx, g Grant) error {
	_, err := tx.Exec(`
		insert into support_grant (org_id, id, operator_id, reason, permissions, granted_by, granted_at, expires_at, ended_by)
		values (:org, :id, :operator, :reason, :permissions, :by, :at, :expires, '')`, db.Args{
		"id": string(g.ID), "operator": string(g.Operator), "reason": g.Reason, "permissions": db.AsJSON(g.Permissions),
		"by": string(g.GrantedBy), "at": g.GrantedAt, "expires": g.ExpiresAt,
	})
	return err
}

func findGrant(tx *db.Tx, id ID, suffix string) (Grant, error) {
	var r grantRow
	err := tx.Get(&r, `select `+grantColumns+` from support_grant where org_id = :org and id = :id`+suffix, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = nothing()
	}
	return r.grant(), err
}

// listed is how many grants and visits one list has at most.
const listed = 100

func listGrants(tx *db.Tx) ([]Grant, error) {
	var rows []grantRow
	err := tx.Select(&rows, `
		select `+grantColumns+`
		  from support_grant
		 where org_id = :org
		 order by granted_at desc, id desc
		 limit :listed`, db.Args{"listed": listed})
	out := make([]Grant, len(rows))
	for i, r := range rows {
		out[i] = r.grant()
	}
	return out, err
}

func endGrant(tx *db.Tx, g Grant) error {
	return tx.ExecOne(`update support_grant set ended_at = :at, ended_by = :by where org_id = :org and id = :id and ended_at is null`,
		db.Args{"id": string(g.ID), "at": g.EndedAt, "by": string(g.EndedBy)})
}

type visitRow struct {
	ID        VisitID         `db:"id"`
	Grant     ID              `db:"grant_id"`
	Operator  access.MemberID `db:"operator_id"`
	Reason    string          `db:"reason"`
	StartedAt time.Time       `db:"started_at"`
	EndedAt   *time.Time      `db:"ended_at"`
}

const visitColumns = `id, grant_id, operator_id, reason, started_at, ended_at`

func insertVisit(tx *db.Tx, v Visit) error {
	_, err := tx.Exec(`
		insert into support_visit (org_id, id, grant_id, operator_id, reason, started_at)
		values (:org, :id, :grant, :operator, :reason, :at)`, db.Args{
		"id": string(v.ID), "grant": string(v.Grant), "operator": string(v.Operator), "reason": v.Reason, "at": v.StartedAt,
	})
	return err
}

func findVisit(tx *db.Tx, id VisitID) (Visit, error) {
	var r visitRow
	err := tx.Get(&r, `select `+visitColumns+` from support_visit where org_id = :org and id = :id`, db.Args{"id": string(id)})
	return Visit(r), err
}

func listVisits(tx *db.Tx, id ID) ([]Visit, error) {
	var rows []visitRow
	err := tx.Select(&rows, `
		select `+visitColumns+`
		  from support_visit
		 where org_id = :org and grant_id = :grant
		 order by started_at desc, id desc
		 limit :listed`, db.Args{"grant": string(id), "listed": listed})
	out := make([]Visit, len(rows))
	for i, r := range rows {
		out[i] = Visit(r)
	}
	return out, err
}

func endVisit(tx *db.Tx, id VisitID) error {
	_, err := tx.Exec(`update support_visit set ended_at = :now where org_id = :org and id = :id and ended_at is null`,
		db.Args{"id": string(id), "now": tx.Now})
	return err
}

func endVisits(tx *db.Tx, id ID) error {
	_, err := tx.Exec(`update support_visit set ended_at = :now where org_id = :org and grant_id = :grant and ended_at is null`,
		db.Args{"grant": string(id), "now": tx.Now})
	return err
}

// Door is a grant that lets an operator in, with the organization behind it.
type Door struct {
	Org  access.OrgID
	Slug string
	Name string
	Grant
}

// Doors lists the live grants by which an operator may enter, the soonest to end
// first.
func Doors(w *db.Wide, operator access.MemberID) ([]Door, error) {
	var rows []struct {
		grantRow
		Org  access.OrgID `db:"org_id"`
		Slug string       `db:"slug"`
		Name string       `db:"name"`
	}
	err := w.Select(&rows, `
		select g.org_id, o.slug, o.name, g.id, g.operator_id, g.reason, g.permissions, g.granted_by, g.granted_at,
		       g.expires_at, g.ended_at, g.ended_by
		  from support_grant g
		  join organization o on o.org_id = g.org_id
		 where g.ended_at is null and g.expires_at > :now and g.operator_id in ('', :operator)
		 order by g.expires_at, g.id
		 limit :listed`, db.Args{"now": w.Now(), "operator": string(operator), "listed": listed})
	out := make([]Door, len(rows))
	for i, r := range rows {
		out[i] = Door{Org: r.Org, Slug: r.Slug, Name: r.Name, Grant: r.grant()}
	}
	return out, err
}

// FindOperator finds an operator of the vendor by user name (compared as given in
// key form), for an owner who lets in one by name.
func FindOperator(w *db.Wide, key string) (access.MemberID, error) {
	var id access.MemberID
	err := w.Get(&id, `
		select m.id
		  from organization o
		  join member m on m.org_id = o.org_id and m.state = 'active' and m.user_name_key = :key
		  join member_role r on r.org_id = m.org_id and r.member_id = m.id and r.role = 'operator'
		 where o.vendor`, db.Args{"key": key})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.Invalid, "The vendor has no operator with this sign-in name. Ask them for theirs, or leave it out to let in any operator.").On("operator")
	}
	return id, err
}
