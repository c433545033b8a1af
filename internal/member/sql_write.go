package member

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// fields are the parameters of a member's columns. Those by which a member is
// found are empty for a deleted one, but for the external id: the organization's
// systems know the person by it when they are asked to erase, so it stays until
// then.
func fields(m Member) db.Args {
	args := db.Args{
		"id": string(m.ID), "directory": optional(m.DirectoryID), "external_id": m.ExternalID,
		"account_kind": string(m.AccountKind), "state": string(m.State), "active": m.Active,
		"suspended_at": m.SuspendedAt, "user_name": m.UserName, "user_name_key": NameKey(m.UserName),
		"display_name": m.DisplayName, "display_key": NameKey(m.Label()), "family_key": NameKey(m.Name.FamilyName),
		"manager": string(m.Enterprise.ManagerID), "profile": db.AsJSON(profileOf(m)), "version": m.Version,
		"created_at": m.CreatedAt, "updated_at": m.UpdatedAt, "last_sign_in_at": orNever(m.LastSignInAt),
		"deactivated_at": m.DeactivatedAt, "deleted_at": m.DeletedAt,
	}
	if m.State == StateDeleted {
		for _, name := range []string{"user_name_key", "display_key", "family_key", "manager"} {
			args[name] = ""
		}
	}
	return args
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func orNever(t *time.Time) time.Time {
	if t == nil {
		return never
	}
	return *t
}

func insert(tx *db.Tx, m Member) error {
	_, err := tx.Exec(`
		insert into member (org_id, id, directory_id, external_id, account_kind, state, active, suspended_at,
		                    user_name, user_name_key, display_name, display_key, family_key, manager_id, profile,
		                    version, created_at, updated_at, last_sign_in_at, deactivated_at, deleted_at)
		values (:org, :id, :directory, :external_id, :account_kind, :state, :active, :suspended_at,
		        :user_name, :user_name_key, :display_name, :display_key, :family_key, :manager, :profile,
		        :version, :created_at, :updated_at, :last_sign_in_at, :deactivated_at, :deleted_at)`, fields(m))
	if err != nil {
		return taken(err, m)
	}
	return insertEmails(tx, m)
}

// update writes after where before is still what is stored.
func update(tx *db.Tx, before, after Member) error {
	args := fields(after)
	args["was"] = before.Version
	n, err := tx.Exec(`
		update member
		   set directory_id = :directory, external_id = :external_id, account_kind = :account_kind,
		       state = :state, active = :active, suspended_at = :suspended_at,
		       user_name = :user_name, user_name_key = :user_name_key,
		       display_name = :display_name, display_key = :display_key, family_key = :family_key,
		       manager_id = :manager, profile = :profile, version = :version, updated_at = :updated_at,
		       deactivated_at = :deactivated_at, deleted_at = :deleted_at
		 where org_id = :org and id = :id and version = :was and state <> 'deleted'`, args)
	switch {
	case err != nil:
		return taken(err, after)
	case n == 0:
		return stale("member")
	case sameEmails(before, after):
		return nil
	}
	if err := deleteRows(tx, "member_email", after.ID); err != nil {
		return err
	}
	return insertEmails(tx, after)
}

func sameEmails(a, b Member) bool {
	if len(a.Emails) != len(b.Emails) {
		return false
	}
	for i := range a.Emails {
		if a.Emails[i] != b.Emails[i] {
			return false
		}
	}
	return true
}

func insertEmails(tx *db.Tx, m Member) error {
	rows := make([]db.Args, len(m.Emails))
	for i, e := range m.Emails {
		rows[i] = db.Args{
			"member": string(m.ID), "position": i, "value": e.Value, "key": EmailKey(e.Value),
			"type": e.Type, "is_primary": e.Primary,
		}
	}
	_, err := tx.InsertMany(`
		insert into member_email (org_id, member_id, position, value, value_key, type, is_primary)
		values (:org, :member, :position, :value, :key, :type, :is_primary)`, rows)
	return err
}

// owned are the tables whose rows belong to one member.
var owned = []string{"member_email", "member_role", "member_grant", "identity", "membership"}

func deleteRows(tx *db.Tx, table string, id ID) error {
	_, err := tx.Exec(`delete from `+table+` where org_id = :org and member_id = :member`, db.Args{"member": string(id)})
	return err
}

// taken names the one rule about members that a value can break.
func taken(err error, m Member) error {
	if db.Violated(err, "member_user_name_key", "member.org_id, member.user_name_key") {
		return fault.New(fault.Conflict, "Another member of the organization has the userName %q.", m.UserName).On("userName").Coded("uniqueness").Because(err)
	}
	return err
}
