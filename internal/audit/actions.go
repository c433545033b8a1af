package audit

import "github.com/sysoon/steward/internal/db"

// mostActions bounds how many different actions are looked for.
const mostActions = 500

// Actions lists the different actions of the organization's log, sorted. Each
// takes one look into the index, however many events have it.
func Actions(tx *db.Tx) (all []string, err error) {
	return all, tx.Select(&all, `
		with recursive seen(action) as (
		    select (select min(e.action) from event e where e.org_id = :org)
		    union all
		    select (select min(e.action) from event e where e.org_id = :org and e.action > s.action)
		      from seen s
		     where s.action is not null)
		select s.action from seen s where s.action is not null limit :limit`, db.Args{"limit": mostActions})
}
