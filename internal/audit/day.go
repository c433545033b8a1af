package audit

import (
	"time"

	"github.com/sysoon/steward/internal/db"
)

// Day is how many events were written on a day.
type Day struct {
	// Date is a calendar day in UTC: 2026-03-02.
	Date  string `db:"day"`
	Count int    `db:"n"`
}

// PerDay counts events since a time, for charts. Days without events are left
// out.
func PerDay(tx *db.Tx, since time.Time) ([]Day, error) {
	var days []Day
	err := tx.Select(&days, `
		select `+tx.Day("at")+` as day, count(*) as n
		  from event
		 where org_id = :org and at >= :since
		 group by 1
		 order by 1`, db.Args{"since": since})
	return days, err
}
