package rights

import "github.com/sysoon/steward/internal/db"

func countStates(tx *db.Tx) (counts []StateCount, err error) {
	return counts, tx.Select(&counts, `
		select state, kind, count(*) as n
		  from request
		 where org_id = :org
		 group by state, kind
		 order by state, kind`, nil)
}

func countHolds(tx *db.Tx) (n int, err error) {
	return n, tx.Get(&n, `select count(*) from hold where org_id = :org and released_at is null`, nil)
}

// perDay counts requests by one of the two day columns, from a day on.
func perDay(tx *db.Tx, column, from string) (map[string]int, error) {
	var rows []struct {
		On string `db:"on_day"`
		N  int    `db:"n"`
	}
	err := tx.Select(&rows, `
		select `+column+` as on_day, count(*) as n
		  from request
		 where org_id = :org and `+column+` >= :from
		 group by `+column, db.Args{"from": from})
	out := make(map[string]int, len(rows))
	for _, r := range rows {
		out[r.On] = r.N
	}
	return out, err
}

// medianDays is the lower median of the days that answers took.
func medianDays(tx *db.Tx, from string) (*int, error) {
	var n int
	err := tx.Get(&n, `select count(*) from request where org_id = :org and answered_on >= :from`, db.Args{"from": from})
	if err != nil || n == 0 {
		return nil, err
	}
	var median int
	err = tx.Get(&median, `
		select answer_days
		  from request
		 where org_id = :org and answered_on >= :from
		 order by answer_days
		 limit 1 offset :middle`, db.Args{"from": from, "middle": (n - 1) / 2})
	return &median, err
}
