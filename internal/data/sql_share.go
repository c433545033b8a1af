package data

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

func insertShare(tx *db.Tx, s Share, sealed, link []byte) error {
	_, err := tx.Exec(`
		insert into health_share (org_id, id, member_id, kind, sealed, link, until, created_at, ended_at)
		values (:org, :id, :member, :kind, :sealed, :link, :until, :now, null)`,
		db.Args{
			"id": string(s.ID), "member": string(s.MemberID), "kind": string(s.Kind), "sealed": sealed, "link": link, "until": s.Until, "now": s.CreatedAt,
		})
	return err
}

// shareRecords names what a share shows: health records of the member's own.
func shareRecords(tx *db.Tx, s Share, records []RecordID) error {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = string(r)
	}
	n, err := tx.Exec(`
		insert into health_share_record (org_id, share_id, record_id, member_id)
		select r.org_id, :share, r.id, r.member_id
		  from record r
		 where r.org_id = :org and r.member_id = :member and r.category = 'health' and r.id in (:records)`,
		db.Args{"share": string(s.ID), "member": string(s.MemberID), "records": ids})
	if err == nil && int(n) != len(records) {
		err = fault.New(fault.NotFound, "One of these is no health record of yours.").On("recordIds")
	}
	return err
}

type shareRow struct {
	ID        ShareID         `db:"id"`
	MemberID  access.MemberID `db:"member_id"`
	Kind      ShareKind       `db:"kind"`
	Sealed    []byte          `db:"sealed"`
	Until     time.Time       `db:"until"`
	CreatedAt time.Time       `db:"created_at"`
	EndedAt   *time.Time      `db:"ended_at"`
	Records   int             `db:"records"`
}

// sharesOf reads a member's shares with how many records each still shows, and
// its looks.
func sharesOf(tx *db.Tx, m access.MemberID, where string, args db.Args) ([]Share, error) {
	if args == nil {
		args = db.Args{}
	}
	args["member"], args["limit"] = string(m), maxShares
	var rows []shareRow
	err := tx.Select(&rows, `
		select id, member_id, kind, sealed, until, created_at, ended_at,
		       (select count(*) from health_share_record r where r.org_id = :org and r.share_id = health_share.id) as records
		  from health_share
		 where org_id = :org and member_id = :member`+where+`
		 order by id desc limit :limit`, args)
	out := make([]Share, 0, len(rows))
	for _, r := range rows {
		s, err := r.share(tx)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, err
}

func (r shareRow) share(tx *db.Tx) (s Share, err error) {
	s = Share{
		ID: r.ID, MemberID: r.MemberID, Kind: r.Kind, Records: r.Records, Until: r.Until.UTC(), CreatedAt: r.CreatedAt.UTC(), EndedAt: r.EndedAt,
		Looks: []time.Time{},
	}
	plain, err := seal.Open(tx, r.MemberID, seal.Log, s.place(), r.Sealed)
	if err != nil && !seal.IsShredded(err) {
		return s, err
	}
	s.Recipient = string(plain)
	return s, tx.Select(&s.Looks, `select at from health_share_look where org_id = :org and share_id = :share order by id desc limit 50`,
		db.Args{"share": string(s.ID)})
}

// sharedRecords are the records that a share shows, newest first.
func sharedRecords(tx *db.Tx, s Share) ([]Record, error) {
	var rows []recordRow
	err := tx.Select(&rows, `
		select `+recordColumns+` from record
		 where org_id = :org and member_id = :member
		   and id in (select x.record_id from health_share_record x where x.org_id = :org and x.share_id = :share)`+unrestricted+`
		 order by at desc, id desc limit 100`, db.Args{"member": string(s.MemberID), "share": string(s.ID)})
	if err != nil {
		return nil, err
	}
	return openAll(tx, rows)
}
