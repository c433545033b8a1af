package member

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Identity is what a connection's provider calls a member: the pair of issuer
// and subject (OpenID Connect Core section 5.7), never an e-mail address.
type Identity struct {
	ID           string    `db:"id"`
	MemberID     ID        `db:"member_id"`
	ConnectionID string    `db:"connection_id"`
	Issuer       string    `db:"issuer"`
	Subject      string    `db:"subject"`
	CreatedAt    time.Time `db:"created_at"`
}

// maxSubject is the longest subject that a provider may send, in bytes (OpenID
// Connect Core section 2, "sub").
const maxSubject = 255

// Identify returns the member whom a connection knows by issuer and subject;
// nobody is a fault of kind NotFound. The member may be in any state but deleted.
func Identify(tx *db.Tx, connection, issuer, subject string) (ID, error) {
	var id ID
	err := tx.Get(&id, `
		select i.member_id
		  from identity i
		  join member m on m.org_id = i.org_id and m.id = i.member_id
		 where i.org_id = :org and i.connection_id = :connection and i.issuer = :issuer and i.subject = :subject
		   and m.state <> 'deleted'`,
		db.Args{"connection": connection, "issuer": issuer, "subject": subject})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "Nobody is linked to this identity.").Because(err)
	}
	return id, err
}

// Link ties an identity to a member. Whether that is allowed is the caller's to
// decide before (a first link needs a verified domain and a provisioned
// account). An identity that is somebody else's is a fault of kind Conflict; one
// that is theirs already changes nothing.
func Link(tx *db.Tx, id ID, connection, issuer, subject string) error {
	if issuer == "" || subject == "" || len(subject) > maxSubject {
		return fault.New(fault.Invalid, "The provider's answer has no usable issuer and subject.").On("sub")
	}
	if _, err := FindForUpdate(tx, id); err != nil {
		return err
	}
	switch owner, err := Identify(tx, connection, issuer, subject); {
	case err == nil && owner == id:
		return nil
	case err != nil && !fault.Is(err, fault.NotFound):
		return err
	}
	if err := insertIdentity(tx, id, connection, issuer, subject); err != nil {
		return err
	}
	return record(tx, "member.identity_linked", id, map[string]any{"connection": connection, "issuer": issuer})
}

// UnlinkConnection removes every identity of a connection and tells how many
// there were: after its issuer changed, what it says about anybody is worth
// nothing until it is linked anew.
func UnlinkConnection(tx *db.Tx, connection string) (int, error) {
	n, err := tx.Exec(`delete from identity where org_id = :org and connection_id = :connection`, db.Args{"connection": connection})
	return int(n), err
}

// Identities lists a member's identities, oldest first.
func Identities(tx *db.Tx, id ID) ([]Identity, error) {
	var all []Identity
	err := tx.Select(&all, `
		select i.id, i.member_id, i.connection_id, i.issuer, i.subject, i.created_at
		  from identity i
		 where i.org_id = :org and i.member_id = :member
		 order by i.id`, db.Args{"member": string(id)})
	return all, err
}

func insertIdentity(tx *db.Tx, id ID, connection, issuer, subject string) error {
	_, err := tx.Exec(`
		insert into identity (org_id, id, member_id, connection_id, issuer, subject, created_at)
		values (:org, :id, :member, :connection, :issuer, :subject, :now)`,
		db.Args{"id": db.NewID(), "member": string(id), "connection": connection, "issuer": issuer, "subject": subject, "now": tx.Now})
	if db.Violated(err, "identity_subject_key", "identity.org_id, identity.connection_id, identity.issuer, identity.subject") {
		return fault.New(fault.Conflict, "This identity belongs to another member.").On("sub").Because(err)
	}
	return err
}

// FindIdentity returns an identity of a member; somebody else's is a fault of
// kind NotFound.
func FindIdentity(tx *db.Tx, of ID, id string) (i Identity, err error) {
	err = tx.Get(&i, `
		select i.id, i.member_id, i.connection_id, i.issuer, i.subject, i.created_at
		  from identity i
		 where i.org_id = :org and i.member_id = :member and i.id = :id`, db.Args{"member": string(of), "id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no identity with this id.").On("identityId").Because(err)
	}
	return i, err
}

// Unlink takes an identity from its member.
func Unlink(tx *db.Tx, i Identity) error {
	err := tx.ExecOne(`delete from identity where org_id = :org and id = :id`, db.Args{"id": i.ID})
	if err != nil {
		return err
	}
	return record(tx, "member.identity_unlinked", i.MemberID, map[string]any{"connection": i.ConnectionID, "issuer": i.Issuer})
}
