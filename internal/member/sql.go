package member

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// row is a member as it is stored.
type row struct {
	ID            string           `db:"id"`
	DirectoryID   *string          `db:"directory_id"`
	ExternalID    string           `db:"external_id"`
	AccountKind   AccountKind      `db:"account_kind"`
	State         State            `db:"state"`
	Active        bool             `db:"active"`
	SuspendedAt   *time.Time       `db:"suspended_at"`
	UserName      string           `db:"user_name"`
	DisplayName   string           `db:"display_name"`
	Profile       db.JSON[profile] `db:"profile"`
	Version       int              `db:"version"`
	CreatedAt     time.Time        `db:"created_at"`
	UpdatedAt     time.Time        `db:"updated_at"`
	LastSignInAt  time.Time        `db:"last_sign_in_at"`
	DeactivatedAt *time.Time       `db:"deactivated_at"`
	DeletedAt     *time.Time       `db:"deleted_at"`
	Roles         *string          `db:"roles"`
	SortKey       any              `db:"sort_key"`
}

// columns are those of row, of the alias m.
const columns = `m.id, m.directory_id, m.external_id, m.account_kind, m.state, m.active, m.suspended_at,
	       m.user_name, m.display_name, m.profile, m.version, m.created_at, m.updated_at,
	       m.last_sign_in_at, m.deactivated_at, m.deleted_at,
	       (select string_agg(r.role, ',') from member_role r where r.org_id = m.org_id and r.member_id = m.id) as roles`

// never is the stored time of a last sign-in that hasn't been.
var never = time.Unix(0, 0).UTC()

func (r row) member() Member {
	m := Member{
		ID: ID(r.ID), ExternalID: r.ExternalID, AccountKind: r.AccountKind, State: r.State, Active: r.Active,
		SuspendedAt: r.SuspendedAt, UserName: r.UserName, DisplayName: r.DisplayName, Version: r.Version,
		CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt, DeactivatedAt: r.DeactivatedAt, DeletedAt: r.DeletedAt,
	}
	if r.DirectoryID != nil {
		m.DirectoryID = *r.DirectoryID
	}
	if !r.LastSignInAt.Equal(never) {
		m.LastSignInAt = &r.LastSignInAt
	}
	if r.Roles != nil {
		m.Roles = sortRoles(strings.Split(*r.Roles, ","))
	}
	r.Profile.V.apply(&m)
	return m
}

func sortRoles(texts []string) []access.Role {
	var roles []access.Role
	for _, r := range access.Assignable {
		if slices.Contains(texts, string(r)) {
			roles = append(roles, r)
		}
	}
	for _, t := range texts {
		if r := access.Role(t); !slices.Contains(roles, r) {
			roles = append(roles, r)
		}
	}
	return roles
}

func members(rows []row) []Member {
	out := make([]Member, len(rows))
	for i, r := range rows {
		out[i] = r.member()
	}
	return out
}

func one(tx *db.Tx, where string, args db.Args) (Member, error) {
	var r row
	err := tx.Get(&r, `
		select `+columns+`
		  from member m
		 where m.org_id = :org and `+tx.Within("m.id")+` and `+where, args)
	return r.member(), err
}

// Find returns a member who is not deleted; otherwise a fault of kind NotFound.
func Find(tx *db.Tx, id ID) (Member, error) {
	m, err := one(tx, `m.id = :id and m.state <> 'deleted'`, db.Args{"id": string(id)})
	return m, notFound(err, "member")
}

// FindForUpdate is Find that locks the member until the end of the transaction.
func FindForUpdate(tx *db.Tx, id ID) (Member, error) {
	m, err := one(tx, `m.id = :id and m.state <> 'deleted'`+tx.Lock(), db.Args{"id": string(id)})
	return m, notFound(err, "member")
}

// FindMany returns the members with these ids, the deleted ones among them, so
// that what they left behind can be named. Unknown ids are left out.
func FindMany(tx *db.Tx, ids []ID) (map[ID]Member, error) {
	condition, value := among(tx, "m.id", ids)
	var rows []row
	err := tx.Select(&rows, `
		select `+columns+`
		  from member m
		 where m.org_id = :org and `+tx.Within("m.id")+` and `+condition, db.Args{"ids": value})
	found := make(map[ID]Member, len(rows))
	for _, m := range members(rows) {
		found[m.ID] = m
	}
	return found, err
}

// ByUserName returns the member of this user name, compared as NameKey.
func ByUserName(tx *db.Tx, name string) (Member, error) {
	m, err := one(tx, `m.user_name_key = :key and m.state <> 'deleted'`, db.Args{"key": NameKey(name)})
	return m, notFound(err, "member")
}

// ByEmail returns the one member who has this e-mail address, compared as
// EmailKey; several are a fault of kind Conflict, because nobody can tell then
// whose it is.
func ByEmail(tx *db.Tx, email string) (Member, error) {
	var rows []row
	err := tx.Select(&rows, `
		select `+columns+`
		  from member m
		 where m.org_id = :org and m.state <> 'deleted' and `+tx.Within("m.id")+`
		   and m.id in (select e.member_id from member_email e where e.org_id = :org and e.value_key = :key)
		 limit 2`, db.Args{"key": EmailKey(email)})
	switch {
	case err != nil:
		return Member{}, err
	case len(rows) == 0:
		return Member{}, fault.New(fault.NotFound, "No member has this e-mail address.")
	case len(rows) > 1:
		return Member{}, fault.New(fault.Conflict, "More than one member has this e-mail address. Give each their own in the directory.").On("email")
	}
	return rows[0].member(), nil
}

// short is how many ids travel as parameters of their own; more travel as one
// JSON parameter, so that a hundred thousand are no longer a statement.
const short = 500

// among is the condition that a column is one of ids, with the value of :ids.
// On PostgreSQL both forms are conditions of an index scan, whatever the
// planner thinks of the table's size.
func among(tx *db.Tx, column string, ids []ID) (condition string, value any) {
	switch {
	case len(ids) <= short:
		return column + ` in (:ids)`, texts(ids)
	case tx.Dialect() == db.SQLite:
		return column + ` in (select value from json_each(:ids))`, db.AsJSON(ids)
	}
	return column + ` = any(array(select jsonb_array_elements_text(cast(:ids as jsonb))))`, db.AsJSON(ids)
}

// notAmong is the opposite of among.
func notAmong(tx *db.Tx, column string, ids []ID) (condition string, value any) {
	switch {
	case len(ids) == 0:
		return `true`, nil
	case len(ids) <= short:
		return column + ` not in (:ids)`, texts(ids)
	case tx.Dialect() == db.SQLite:
		return column + ` not in (select value from json_each(:ids))`, db.AsJSON(ids)
	}
	return column + ` not in (select jsonb_array_elements_text(cast(:ids as jsonb)))`, db.AsJSON(ids)
}

func notFound(err error, noun string) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, "There is no %s with this id.", noun).Because(err)
	}
	return err
}
