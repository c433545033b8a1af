package directory

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const clientColumns = `c.id, c.directory_id, c.label, c.created_at, c.last_used_at, c.revoked_at`

// Clients lists a directory's OAuth clients, newest first, the revoked ones among
// them.
func Clients(tx *db.Tx, directory string) (all []Client, err error) {
	return all, tx.Select(&all, `
		select `+clientColumns+`
		  from directory_client c
		 where c.org_id = :org and c.directory_id = :directory
		 order by c.id desc`, db.Args{"directory": directory})
}

func findClient(tx *db.Tx, id, lock string) (c Client, err error) {
	err = tx.Get(&c, `select `+clientColumns+` from directory_client c where c.org_id = :org and c.id = :id`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no client with this id.").Because(err)
	}
	return c, err
}

func insertClient(tx *db.Tx, c Client) error {
	_, err := tx.Exec(`
		insert into directory_client (org_id, id, directory_id, label, created_at)
		values (:org, :id, :directory, :label, :created)`,
		db.Args{"id": c.ID, "directory": c.DirectoryID, "label": c.Label, "created": c.CreatedAt})
	return err
}

// ClientSecrets lists the secrets of a client that still work, newest first.
func ClientSecrets(tx *db.Tx, client string) (all []ClientSecret, err error) {
	return all, tx.Select(&all, `
		select s.id, s.client_id, s.prefix, s.created_at, s.expires_at, s.replaced_by, s.hash
		  from directory_client_secret s
		 where s.org_id = :org and s.client_id = :client and s.expires_at > :now
		 order by s.id desc`, db.Args{"client": client, "now": tx.Now})
}

func insertClientSecret(tx *db.Tx, s ClientSecret) error {
	_, err := tx.Exec(`
		insert into directory_client_secret (org_id, id, client_id, prefix, hash, created_at, expires_at)
		values (:org, :id, :client, :prefix, :hash, :created, :expires)`, db.Args{
		"id": s.ID, "client": s.ClientID, "prefix": s.Prefix, "hash": s.Hash, "created": s.CreatedAt, "expires": s.ExpiresAt,
	})
	return err
}

func replaceClientSecret(tx *db.Tx, id, by string, ends time.Time) error {
	return tx.ExecOne(`
		update directory_client_secret set replaced_by = :by, expires_at = :ends
		 where org_id = :org and id = :id`, db.Args{"id": id, "by": by, "ends": ends})
}

func revokeClient(tx *db.Tx, id string) error {
	if _, err := tx.Exec(`delete from directory_access where org_id = :org and client_id = :id`, db.Args{"id": id}); err != nil {
		return err
	}
	return tx.ExecOne(`update directory_client set revoked_at = :now where org_id = :org and id = :id`, db.Args{"id": id, "now": tx.Now})
}

func usedClient(tx *db.Tx, id string) error {
	return tx.ExecOne(`update directory_client set last_used_at = :now where org_id = :org and id = :id`, db.Args{"id": id, "now": tx.Now})
}

func insertAccess(tx *db.Tx, client string, hash []byte, expires time.Time) error {
	_, err := tx.Exec(`
		insert into directory_access (org_id, id, client_id, hash, created_at, expires_at)
		values (:org, :id, :client, :hash, :now, :expires)`,
		db.Args{"id": db.NewID(), "client": client, "hash": hash, "now": tx.Now, "expires": expires})
	return err
}

// forgetAccess deletes access tokens that ran out.
func forgetAccess(tx *db.Tx) error {
	_, err := tx.Exec(`delete from directory_access where org_id = :org and expires_at <= :now`, db.Args{"now": tx.Now})
	return err
}

// findClientWide finds a client of a directory, in whatever organization, with
// the hashes of its secrets that still work.
func findClientWide(w *db.Wide, directory, id string) (access.OrgID, Client, [][]byte, error) {
	var r struct {
		Client
		OrgID access.OrgID `db:"org_id"`
	}
	err := w.Get(&r, `select `+clientColumns+`, c.org_id from directory_client c where c.id = :id and c.directory_id = :directory`,
		db.Args{"id": id, "directory": directory})
	if err != nil {
		return "", Client{}, nil, err
	}
	var hashes [][]byte
	err = w.Select(&hashes, `
		select s.hash from directory_client_secret s
		 where s.org_id = :org and s.client_id = :id and s.expires_at > :now`,
		db.Args{"org": string(r.OrgID), "id": id, "now": w.Now()})
	return r.OrgID, r.Client, hashes, err
}

// findAccess finds what an access token opens.
func findAccess(w *db.Wide, hash []byte) (b Bearer, orgActive bool, err error) {
	var r struct {
		opened
		ClientID  string    `db:"client_id"`
		ExpiresAt time.Time `db:"expires_at"`
	}
	err = w.Get(&r, `
		select a.client_id, a.expires_at, `+openedColumns+`
		  from directory_access a
		  join directory_client c on c.org_id = a.org_id and c.id = a.client_id
		  join directory d on d.org_id = c.org_id and d.id = c.directory_id
		  join organization o on o.org_id = a.org_id
		 where a.hash = :hash and c.revoked_at is null`, db.Args{"hash": hash})
	b, orgActive = r.bearer()
	b.Client, b.Token = r.ClientID, Token{ExpiresAt: r.ExpiresAt}
	return b, orgActive, err
}
