package directory

import (
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

type addressRow struct {
	MemberID    string `db:"member_id"`
	DirectoryID string `db:"directory_id"`
	Address     string `db:"address"`
}

func outsideOn(tx *db.Tx, domain string) ([]addressRow, error) {
	var rows []addressRow
	err := tx.Select(&rows, `
		select m.id as member_id, coalesce(m.directory_id, '') as directory_id, min(e.value_key) as address
		  from member m
		  join member_email e on e.org_id = m.org_id and e.member_id = m.id
		 where m.org_id = :org and m.state <> 'deleted' and m.account_kind <> 'work_or_school' and m.directory_id is null
		   and e.value_key like :domain escape '!'
		 group by m.id, m.directory_id
		 order by m.id
		 limit :limit`, db.Args{"domain": "%@" + domain, "limit": maxConflicts + 1})
	return rows, err
}

// sharedAddresses returns the accounts whose address an account of another
// directory, or of none, has too, by address and age.
func sharedAddresses(tx *db.Tx) ([]addressRow, error) {
	var rows []addressRow
	err := tx.Select(&rows, `
		select distinct m.id as member_id, coalesce(m.directory_id, '') as directory_id, e.value_key as address
		  from member_email e
		  join member m on m.org_id = e.org_id and m.id = e.member_id and m.state <> 'deleted'
		 where e.org_id = :org and e.value_key in (
		       select a.value_key
		         from member_email a
		         join member n on n.org_id = a.org_id and n.id = a.member_id and n.state <> 'deleted'
		        where a.org_id = :org and a.value_key <> ''
		        group by a.value_key
		       having count(distinct coalesce(n.directory_id, '')) > 1)
		 order by e.value_key, m.id
		 limit :limit`, db.Args{"limit": 2 * maxConflicts})
	return rows, err
}

// refusedCreates lists refusals, open or ignored, whose member is still in the way: there,
// and not the directory's own.
func refusedCreates(tx *db.Tx) ([]Conflict, error) {
	var rows []struct {
		ID          string    `db:"id"`
		DirectoryID string    `db:"directory_id"`
		MemberID    string    `db:"member_id"`
		ExchangeID  string    `db:"exchange_id"`
		Attempts    int       `db:"attempts"`
		LastAt      time.Time `db:"last_at"`
	}
	err := tx.Select(&rows, `
		select c.id, c.directory_id, c.member_id, c.exchange_id, c.attempts, c.last_at
		  from directory_conflict c
		  join member m on m.org_id = c.org_id and m.id = c.member_id
		 where c.org_id = :org and c.state <> 'resolved' and c.kind = 'refused_create'
		   and m.state <> 'deleted' and coalesce(m.directory_id, '') <> c.directory_id
		 order by c.last_at desc, c.id
		 limit :limit`, db.Args{"limit": maxConflicts + 1})
	out := make([]Conflict, len(rows))
	for i, r := range rows {
		out[i] = Conflict{
			ID: r.ID, Kind: RefusedCreate, MemberID: member.ID(r.MemberID), DirectoryID: r.DirectoryID,
			ExchangeID: r.ExchangeID, Attempts: r.Attempts, LastAt: &r.LastAt,
		}
	}
	return out, err
}

// ignoredConflicts are the reasons of what was taken off the list, by id.
func ignoredConflicts(tx *db.Tx) (map[string]string, error) {
	var rows []struct {
		ID     string `db:"id"`
		Reason string `db:"reason"`
	}
	err := tx.Select(&rows, `select c.id, c.reason from directory_conflict c where c.org_id = :org and c.state = 'ignored'`, nil)
	out := make(map[string]string, len(rows))
	for _, r := range rows {
		out[r.ID] = r.Reason
	}
	return out, err
}

func noteRefused(tx *db.Tx, id, directory string, m member.ID, exchange string) error {
	_, err := tx.Exec(`
		insert into directory_conflict (org_id, id, kind, directory_id, member_id, exchange_id, attempts, state, reason, first_at, last_at)
		values (:org, :id, 'refused_create', :directory, :member, :exchange, 1, 'open', '', :now, :now)
		on conflict (org_id, id) do update
		   set attempts = directory_conflict.attempts + 1, exchange_id = excluded.exchange_id, last_at = excluded.last_at,
		       state = case when directory_conflict.state = 'resolved' then 'open' else directory_conflict.state end`,
		db.Args{"id": id, "directory": directory, "member": string(m), "exchange": exchange, "now": tx.Now})
	return err
}

func saveDecision(tx *db.Tx, c Conflict, state, reason string) error {
	_, err := tx.Exec(`
		insert into directory_conflict (org_id, id, kind, directory_id, member_id, exchange_id, attempts, state, reason, first_at, last_at)
		values (:org, :id, :kind, nullif(cast(:directory as text), ''), :member, '', 0, :state, :reason, :now, :now)
		on conflict (org_id, id) do update set state = excluded.state, reason = excluded.reason`,
		db.Args{
			"id": c.ID, "kind": string(c.Kind), "directory": c.DirectoryID, "member": string(c.MemberID),
			"state": state, "reason": reason, "now": tx.Now,
		})
	return err
}
