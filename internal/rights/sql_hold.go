package rights

import (
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

const holdColumns = `
	h.id, h.matter, h.reason, h.review_at, h.placed, h.released, h.release_reason, h.scope, h.custodian`

type holdRow struct {
	ID            HoldID             `db:"id"`
	Matter        string             `db:"matter"`
	Reason        string             `db:"reason"`
	ReviewAt      time.Time          `db:"review_at"`
	Placed        db.JSON[Step]      `db:"placed"`
	Released      db.JSON[*Step]     `db:"released"`
	ReleaseReason string             `db:"release_reason"`
	Scope         db.JSON[HoldScope] `db:"scope"`
	Custodian     string             `db:"custodian"`
}

func (r holdRow) hold() Hold {
	return Hold{
		ID: r.ID, Matter: r.Matter, Reason: r.Reason, ReviewAt: r.ReviewAt.UTC(),
		Placed: r.Placed.V, Released: r.Released.V, ReleaseReason: r.ReleaseReason,
		Scope: r.Scope.V, Custodian: r.Custodian,
	}
}

func insertHold(tx *db.Tx, h Hold) error {
	_, err := tx.Exec(`
		insert into hold (org_id, id, matter, reason, review_at, placed, placed_at, released, released_at, release_reason, scope, custodian)
		values (:org, :id, :matter, :reason, :review_at, :placed, :placed_at, null, null, '', :scope, :custodian)`,
		db.Args{
			"id": string(h.ID), "matter": h.Matter, "reason": h.Reason, "review_at": h.ReviewAt,
			"placed": db.AsJSON(h.Placed), "placed_at": h.Placed.At,
			"scope": db.AsJSON(h.Scope), "custodian": h.Custodian,
		})
	return err
}

func releaseHold(tx *db.Tx, h Hold) error {
	return tx.ExecOne(`
		update hold
		   set released = :released, released_at = :released_at, release_reason = :reason
		 where org_id = :org and id = :id and released_at is null`,
		db.Args{"id": string(h.ID), "released": optional(h.Released), "released_at": h.Released.At, "reason": h.ReleaseReason})
}

func insertHeld(tx *db.Tx, id HoldID, members []access.MemberID, named bool) error {
	rows := make([]db.Args, len(members))
	for i, m := range members {
		rows[i] = db.Args{"hold": string(id), "member": string(m), "named": named}
	}
	_, err := tx.InsertMany(`
		insert into hold_member (org_id, hold_id, member_id, named)
		values (:org, :hold, :member, :named)
		on conflict (org_id, hold_id, member_id) do nothing`, rows)
	return err
}

func insertHeldGroups(tx *db.Tx, id HoldID, groups []member.GroupID) error {
	rows := make([]db.Args, len(groups))
	for i, g := range groups {
		rows[i] = db.Args{"hold": string(id), "group": string(g)}
	}
	_, err := tx.InsertMany(`
		insert into hold_group (org_id, hold_id, group_id)
		values (:org, :hold, :group)
		on conflict (org_id, hold_id, group_id) do nothing`, rows)
	return err
}

func findHold(tx *db.Tx, id HoldID, suffix string) (Hold, error) {
	var row holdRow
	err := tx.Get(&row, `select `+holdColumns+` from hold h where h.org_id = :org and h.id = :id`+suffix,
		db.Args{"id": string(id)})
	return row.hold(), err
}

func listHolds(tx *db.Tx, released bool, limit int) ([]Hold, error) {
	q := `select ` + holdColumns + ` from hold h where h.org_id = :org`
	if !released {
		q += ` and h.released_at is null`
	}
	var rows []holdRow
	err := tx.Select(&rows, q+` order by h.placed_at desc, h.id desc limit :limit`, db.Args{"limit": limit})
	return holds(rows), err
}

func holds(rows []holdRow) []Hold {
	out := make([]Hold, len(rows))
	for i, r := range rows {
		out[i] = r.hold()
	}
	return out
}

// holdsOn finds the standing holds that cover any of a person's accounts: by
// name, by a group that they were in when it was placed, or by one that they are
// in now.
func holdsOn(tx *db.Tx, accounts []access.MemberID, groups []member.GroupID) ([]Hold, error) {
	var rows []holdRow
	err := tx.Select(&rows, `
		select `+holdColumns+`
		  from hold h
		 where h.org_id = :org and h.released_at is null
		   and (exists (select 1 from hold_member hm
		                 where hm.org_id = :org and hm.hold_id = h.id and hm.member_id in (:accounts))
		     or exists (select 1 from hold_group hg
		                 where hg.org_id = :org and hg.hold_id = h.id and hg.group_id in (:groups)))
		 order by h.placed_at, h.id`,
		db.Args{"accounts": texts(accounts), "groups": texts(groups)})
	return holds(rows), err
}

// holdsOnGroup finds the standing holds on a group and keeps them standing until
// this transaction has ended.
func holdsOnGroup(tx *db.Tx, g member.GroupID) (ids []HoldID, err error) {
	return ids, tx.Select(&ids, `
		select h.id
		  from hold h
		 where h.org_id = :org and h.released_at is null
		   and exists (select 1 from hold_group hg
		                where hg.org_id = :org and hg.hold_id = h.id and hg.group_id = :group)
		 order by h.id`+tx.Lock(), db.Args{"group": string(g)})
}

// aliasesOfHeld finds accounts with an address or external id of one that a hold
// covers, and that it does not cover itself yet.
func aliasesOfHeld(tx *db.Tx, id HoldID) (ids []access.MemberID, err error) {
	return ids, tx.Select(&ids, `
		select own.member_id
		  from hold_member hm
		  join member_email held on held.org_id = :org and held.member_id = hm.member_id
		  join member_email own on own.org_id = :org and own.value_key = held.value_key
		 where hm.org_id = :org and hm.hold_id = :hold
		   and not exists (select 1 from hold_member x where x.org_id = :org and x.hold_id = :hold and x.member_id = own.member_id)
		 union
		select own.id
		  from hold_member hm
		  join member held on held.org_id = :org and held.id = hm.member_id
		  join member own on own.org_id = :org and own.external_id = held.external_id and own.external_id <> ''
		 where hm.org_id = :org and hm.hold_id = :hold
		   and not exists (select 1 from hold_member x where x.org_id = :org and x.hold_id = :hold and x.member_id = own.id)`,
		db.Args{"hold": string(id)})
}

// aliasesOf finds accounts with an address or external id of one of these.
func aliasesOf(tx *db.Tx, of []access.MemberID) (ids []access.MemberID, err error) {
	return ids, tx.Select(&ids, `
		select own.member_id
		  from member_email held
		  join member_email own on own.org_id = :org and own.value_key = held.value_key
		 where held.org_id = :org and held.member_id in (:of)
		 union
		select own.id
		  from member held
		  join member own on own.org_id = :org and own.external_id = held.external_id and own.external_id <> ''
		 where held.org_id = :org and held.id in (:of)`, db.Args{"of": texts(of)})
}

func heldMembers(tx *db.Tx, id HoldID, limit int) (members []access.MemberID, err error) {
	return members, tx.Select(&members, `
		select member_id from hold_member
		 where org_id = :org and hold_id = :hold
		 order by named desc, member_id
		 limit :limit`, db.Args{"hold": string(id), "limit": limit})
}

func heldGroups(tx *db.Tx, id HoldID) (groups []member.GroupID, err error) {
	return groups, tx.Select(&groups, `
		select group_id from hold_group where org_id = :org and hold_id = :hold order by group_id`,
		db.Args{"hold": string(id)})
}

func countHeld(tx *db.Tx, ids []HoldID) (map[HoldID]int, error) {
	var rows []struct {
		ID HoldID `db:"hold_id"`
		N  int    `db:"n"`
	}
	err := tx.Select(&rows, `
		select hold_id, count(*) as n from hold_member
		 where org_id = :org and hold_id in (:ids)
		 group by hold_id`, db.Args{"ids": texts(ids)})
	out := make(map[HoldID]int, len(rows))
	for _, r := range rows {
		out[r.ID] = r.N
	}
	return out, err
}

// lockErasures waits for the open erasures of the members that a hold covers,
// and keeps them where they are until this transaction has ended: none passes
// the point of no return beside it.
func lockErasures(tx *db.Tx, id HoldID) error {
	var locked []ID
	return tx.Select(&locked, `
		select id
		  from request
		 where org_id = :org and kind = 'erasure' and state not in ('completed', 'refused', 'withdrawn')
		   and member_id in (select hm.member_id from hold_member hm where hm.org_id = :org and hm.hold_id = :hold)
		 order by id`+tx.Lock(), db.Args{"hold": string(id)})
}

// blockedRequests lists the erasures that holds have stopped.
func blockedRequests(tx *db.Tx) ([]Request, error) {
	var rows []requestRow
	err := tx.Select(&rows, `
		select `+requestColumns+`
		  from request
		 where org_id = :org and state = 'blocked'
		 order by due_at, id`+tx.Lock(), nil)
	return requests(rows), err
}

// held lists the members that standing holds cover.
func held(tx *db.Tx) (ids []access.MemberID, err error) {
	return ids, tx.Select(&ids, `
		select distinct hm.member_id
		  from hold_member hm
		  join hold h on h.org_id = hm.org_id and h.id = hm.hold_id
		 where hm.org_id = :org and h.released_at is null`, nil)
}

// underWay lists the requests that are not answered.
func underWay(tx *db.Tx) (ids []ID, err error) {
	return ids, tx.Select(&ids, `select r.id from request r where r.org_id = :org and r.state in (:open)`, db.Args{
		"open": texts(slices.DeleteFunc(slices.Clone(States), State.Final)),
	})
}
