package file

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const columns = `id, purpose, name, media_type, state, size, chunks, sha256, creator_kind, creator_id, created_at, expires_at`

type row struct {
	ID          ID               `db:"id"`
	Purpose     string           `db:"purpose"`
	Name        string           `db:"name"`
	MediaType   string           `db:"media_type"`
	State       State            `db:"state"`
	Size        int64            `db:"size"`
	Chunks      int              `db:"chunks"`
	SHA256      string           `db:"sha256"`
	CreatorKind access.ActorKind `db:"creator_kind"`
	CreatorID   string           `db:"creator_id"`
	CreatedAt   time.Time        `db:"created_at"`
	ExpiresAt   time.Time        `db:"expires_at"`
}

func (r row) file() File {
	return File{
		ID: r.ID, Purpose: r.Purpose, Name: r.Name, MediaType: r.MediaType, State: r.State, Size: r.Size,
		SHA256: r.SHA256, CreatorKind: r.CreatorKind, CreatorID: r.CreatorID, CreatedAt: r.CreatedAt.UTC(),
		ExpiresAt: r.ExpiresAt.UTC(), chunks: r.Chunks,
	}
}

func files(rows []row) []File {
	out := make([]File, len(rows))
	for i, r := range rows {
		out[i] = r.file()
	}
	return out
}

func insert(tx *db.Tx, f File) error {
	_, err := tx.Exec(`
		insert into file (org_id, id, purpose, name, media_type, state, size, chunks, sha256,
		                  creator_kind, creator_id, created_at, expires_at)
		values (:org, :id, :purpose, :name, :media_type, 'writing', 0, 0, '', :creator_kind, :creator_id, :now, :expires_at)`,
		db.Args{
			"id": string(f.ID), "purpose": f.Purpose, "name": f.Name, "media_type": f.MediaType,
			"creator_kind": string(f.CreatorKind), "creator_id": f.CreatorID, "now": tx.Now, "expires_at": f.ExpiresAt,
		})
	return err
}

func insertChunk(tx *db.Tx, id ID, seq int, sealed []byte) error {
	_, err := tx.Exec(`
		insert into file_chunk (org_id, file_id, seq, sealed) values (:org, :file, :seq, :sealed)`,
		db.Args{"file": string(id), "seq": seq, "sealed": sealed})
	return err
}

func finish(tx *db.Tx, f File) error {
	return tx.ExecOne(`
		update file set state = 'ready', size = :size, chunks = :chunks, sha256 = :sha256
		 where org_id = :org and id = :id and state = 'writing'`,
		db.Args{"id": string(f.ID), "size": f.Size, "chunks": f.chunks, "sha256": f.SHA256})
}

func find(tx *db.Tx, id ID) (File, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from file where org_id = :org and id = :id`, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no such file, or it has expired.").Because(err)
	}
	return r.file(), err
}

func findChunk(tx *db.Tx, id ID, seq int) (sealed []byte, err error) {
	return sealed, tx.Get(&sealed, `
		select sealed from file_chunk where org_id = :org and file_id = :file and seq = :seq`,
		db.Args{"file": string(id), "seq": seq})
}

// dueAtOnce bounds what one transaction of housekeeping removes.
const dueAtOnce = 20

func findDue(tx *db.Tx, now, abandoned time.Time) ([]File, error) {
	var rows []row
	err := tx.Select(&rows, `
		select `+columns+`
		  from file
		 where org_id = :org and (expires_at <= :now or state = 'writing' and created_at <= :abandoned)
		 order by expires_at
		 limit :limit`, db.Args{"now": now, "abandoned": abandoned, "limit": dueAtOnce})
	return files(rows), err
}

func remove(tx *db.Tx, id ID) error {
	args := db.Args{"id": string(id)}
	if _, err := tx.Exec(`delete from file_chunk where org_id = :org and file_id = :id`, args); err != nil {
		return err
	}
	return tx.ExecOne(`delete from file where org_id = :org and id = :id`, args)
}

// used is what an organization's files take.
type used struct {
	// Files counts those of one purpose, Total all bytes.
	Files int   `db:"files"`
	Total int64 `db:"total"`
}

func usage(tx *db.Tx, purpose string) (u used, err error) {
	return u, tx.Get(&u, `
		select count(case when purpose = :purpose then 1 end) as files, cast(coalesce(sum(size), 0) as bigint) as total
		  from file
		 where org_id = :org`, db.Args{"purpose": purpose})
}

func keep(tx *db.Tx, id ID, until time.Time) error {
	return tx.ExecOne(`
		update file set expires_at = :until
		where org_id = :org and id = :id and state = 'ready'`, db.Args{"id": string(id), "until": until})
}
