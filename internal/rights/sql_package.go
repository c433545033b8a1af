package rights

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

const packageColumns = `request_id, size, sha256, files, chunk, made_at, expires_at, downloads, fetched_at, deleted_at`

type packageRow struct {
	RequestID ID         `db:"request_id"`
	Size      int64      `db:"size"`
	SHA256    string     `db:"sha256"`
	Files     int        `db:"files"`
	Chunk     int        `db:"chunk"`
	MadeAt    time.Time  `db:"made_at"`
	ExpiresAt time.Time  `db:"expires_at"`
	Downloads int        `db:"downloads"`
	FetchedAt *time.Time `db:"fetched_at"`
	DeletedAt *time.Time `db:"deleted_at"`
}

func (r packageRow) pack() Package {
	return Package{
		RequestID: r.RequestID, Size: r.Size, SHA256: r.SHA256, Files: r.Files, MadeAt: r.MadeAt.UTC(),
		ExpiresAt: r.ExpiresAt.UTC(), Downloads: r.Downloads, FetchedAt: r.FetchedAt, DeletedAt: r.DeletedAt, chunk: r.Chunk,
	}
}

func insertPackage(tx *db.Tx, p Package) error {
	_, err := tx.Exec(`
		insert into package (org_id, request_id, size, sha256, files, chunk, made_at, expires_at, downloads, fetched_at, deleted_at)
		values (:org, :request, :size, :sha256, :files, :chunk, :made_at, :expires_at, 0, null, null)`,
		db.Args{
			"request": string(p.RequestID), "size": p.Size, "sha256": p.SHA256, "files": p.Files, "chunk": p.chunk,
			"made_at": p.MadeAt, "expires_at": p.ExpiresAt,
		})
	return err
}

func findPackages(tx *db.Tx, ids []ID) (map[ID]Package, error) {
	var rows []packageRow
	err := tx.Select(&rows, `select `+packageColumns+` from package where org_id = :org and request_id in (:ids)`,
		db.Args{"ids": texts(ids)})
	out := make(map[ID]Package, len(rows))
	for _, r := range rows {
		out[r.RequestID] = r.pack()
	}
	return out, err
}

func countDownload(tx *db.Tx, id ID) error {
	return tx.ExecOne(`
		update package
		   set downloads = downloads + 1, fetched_at = coalesce(fetched_at, :now)
		 where org_id = :org and request_id = :request`,
		db.Args{"request": string(id), "now": tx.Now})
}

// deletePackage destroys a package's content and tells whether there was one.
func deletePackage(tx *db.Tx, id ID) (bool, error) {
	if err := deletePackageChunks(tx, id); err != nil {
		return false, err
	}
	n, err := tx.Exec(`
		update package set deleted_at = :now
		 where org_id = :org and request_id = :request and deleted_at is null`,
		db.Args{"request": string(id), "now": tx.Now})
	return n > 0, err
}

func insertPackageChunk(tx *db.Tx, id ID, seq int, sealed []byte) error {
	_, err := tx.Exec(`
		insert into package_chunk (org_id, request_id, seq, sealed)
		values (:org, :request, :seq, :sealed)`,
		db.Args{"request": string(id), "seq": seq, "sealed": sealed})
	return err
}

func findPackageChunk(tx *db.Tx, id ID, seq int) (sealed []byte, err error) {
	return sealed, tx.Get(&sealed, `
		select sealed from package_chunk
		 where org_id = :org and request_id = :request and seq = :seq`,
		db.Args{"request": string(id), "seq": seq})
}

func deletePackageChunks(tx *db.Tx, id ID) error {
	_, err := tx.Exec(`delete from package_chunk where org_id = :org and request_id = :request`, db.Args{"request": string(id)})
	return err
}

// requestsOf lists the ids of a member's requests.
func requestsOf(tx *db.Tx, m access.MemberID) (ids []ID, err error) {
	return ids, tx.Select(&ids, `select id from request where org_id = :org and member_id = :member order by id`,
		db.Args{"member": string(m)})
}

type erasureRow struct {
	IntendedAt  *time.Time `db:"intended_at"`
	DestroyedAt *time.Time `db:"destroyed_at"`
	ClearedAt   *time.Time `db:"cleared_at"`
	// Event is the log's entry of the keys' destruction.
	Event string `db:"event"`
}

// findErasure tells how far an erasure has come; the zero row where it has not
// begun.
func findErasure(tx *db.Tx, id ID) (e erasureRow, err error) {
	var rows []erasureRow
	err = tx.Select(&rows, `
		select intended_at, destroyed_at, cleared_at, event
		  from erasure
		 where org_id = :org and request_id = :request`, db.Args{"request": string(id)})
	if len(rows) > 0 {
		e = rows[0]
	}
	return e, err
}

func insertErasure(tx *db.Tx, id ID) error {
	_, err := tx.Exec(`
		insert into erasure (org_id, request_id, intended_at, destroyed_at, cleared_at, event)
		values (:org, :request, :now, null, null, '')
		on conflict (org_id, request_id) do nothing`,
		db.Args{"request": string(id), "now": tx.Now})
	return err
}

func saveErasure(tx *db.Tx, id ID, e erasureRow) error {
	return tx.ExecOne(`
		update erasure
		   set destroyed_at = :destroyed_at, cleared_at = :cleared_at, event = :event
		 where org_id = :org and request_id = :request`,
		db.Args{"request": string(id), "destroyed_at": e.DestroyedAt, "cleared_at": e.ClearedAt, "event": e.Event})
}

func insertCertificate(tx *db.Tx, id ID, document []byte) error {
	_, err := tx.Exec(`
		insert into certificate (org_id, request_id, document, issued_at)
		values (:org, :request, :document, :now)`,
		db.Args{"request": string(id), "document": document, "now": tx.Now})
	return err
}

func findCertificate(tx *db.Tx, id ID) (document []byte, err error) {
	return document, tx.Get(&document, `
		select document from certificate where org_id = :org and request_id = :request`,
		db.Args{"request": string(id)})
}
