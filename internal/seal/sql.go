package seal

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

func (s *Sealer) findOrgKey(ctx context.Context, org access.OrgID) (wrapped []byte, err error) {
	err = s.keys.View(ctx, org, func(tx *db.Tx) error {
		return tx.Get(&wrapped, `select wrapped from org_key where org_id = :org`, nil)
	})
	return wrapped, err
}

func (s *Sealer) addOrgKey(ctx context.Context, org access.OrgID, wrapped []byte) error {
	return s.keys.Update(ctx, org, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into org_key (org_id, wrapped, created_at)
			values (:org, :wrapped, :now)
			on conflict (org_id) do nothing`,
			db.Args{"wrapped": wrapped, "now": tx.Now})
		return err
	})
}

func (s *Sealer) findMemberKey(ctx context.Context, org access.OrgID, m access.MemberID, class Class) ([]byte, error) {
	var row struct {
		Wrapped     []byte
		DestroyedAt *time.Time `db:"destroyed_at"`
	}
	err := s.keys.View(ctx, org, func(tx *db.Tx) error {
		return tx.Get(&row, `
			select wrapped, destroyed_at
			  from member_key
			 where org_id = :org and member_id = :member and class = :class`,
			db.Args{"member": string(m), "class": string(class)})
	})
	if err == nil && row.DestroyedAt != nil {
		return nil, shredded()
	}
	return row.Wrapped, err
}

func (s *Sealer) addMemberKey(ctx context.Context, org access.OrgID, m access.MemberID, class Class, wrapped []byte) error {
	return s.keys.Update(ctx, org, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into member_key (org_id, member_id, class, wrapped, created_at)
			values (:org, :member, :class, :wrapped, :now)
			on conflict (org_id, member_id, class) do nothing`,
			db.Args{"member": string(m), "class": string(class), "wrapped": wrapped, "now": tx.Now})
		return err
	})
}

func destroy(tx *db.Tx, m access.MemberID, class Class) error {
	_, err := tx.Exec(`
		insert into member_key (org_id, member_id, class, wrapped, created_at, destroyed_at)
		values (:org, :member, :class, null, :now, :now)
		on conflict (org_id, member_id, class)
		do update set wrapped = null, destroyed_at = coalesce(member_key.destroyed_at, excluded.destroyed_at)`,
		db.Args{"member": string(m), "class": string(class), "now": tx.Now})
	return err
}

func insertLedger(tx *db.Tx, e LedgerEntry) error {
	_, err := tx.Exec(`
		insert into ledger (org_id, id, member_id, classes, reason, written_at)
		values (:org, :id, :member, :classes, :reason, :now)
		on conflict (org_id, id) do nothing`,
		db.Args{"id": e.ID, "member": string(e.MemberID), "classes": e.Classes, "reason": e.Reason, "now": tx.Now})
	return err
}

func finishLedger(tx *db.Tx, id string) error {
	return tx.ExecOne(`
		update ledger set done_at = coalesce(done_at, :now)
		 where org_id = :org and id = :id`,
		db.Args{"id": id, "now": tx.Now})
}

// selectLedger reads what was written since a time or is not done.
const selectLedger = `
	select org_id, id, member_id, classes, reason, written_at, done_at
	  from ledger
	 where written_at >= :since or done_at is null
	 order by written_at, id`

// selectUnfinished names, as "organization id", those entries that are not done,
// of whose keys one is there, or whose tombstone is missing.
const selectUnfinished = `
	select l.org_id || ' ' || l.id
	  from ledger l
	 where l.done_at is null
	    or l.written_at >= :since
	       and (select count(*) from member_key k
	             where k.org_id = l.org_id and k.member_id = l.member_id and k.wrapped is null
	               and ',' || l.classes || ',' like '%,' || k.class || ',%')
	           < length(l.classes) - length(replace(l.classes, ',', '')) + 1`

func selectSigningKeys(ctx context.Context, k *db.Keys) (rows []signingKey, err error) {
	err = k.View(ctx, installation, func(tx *db.Tx) error {
		return tx.Select(&rows, `
			select id, verifier, wrapped, created_at, retired_at
			  from signing_key
			 where org_id = :org
			 order by created_at desc, id desc`, nil)
	})
	return rows, err
}

func insertSigningKey(tx *db.Tx, k signingKey) error {
	_, err := tx.Exec(`
		insert into signing_key (org_id, id, verifier, wrapped, created_at)
		values (:org, :id, :verifier, :wrapped, :now)`,
		db.Args{"id": k.ID, "verifier": k.Verifier, "wrapped": k.Wrapped, "now": tx.Now})
	return err
}

func countSigningKeys(tx *db.Tx) (n int, err error) {
	return n, tx.Get(&n, `select count(*) from signing_key where org_id = :org and retired_at is null`, nil)
}
