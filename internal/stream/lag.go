package stream

import "github.com/sysoon/steward/internal/db"

// Lags is how far the log streams of all organizations are behind together.
type Lags struct {
	// Streams send, Failing of them do not get through, and Paused wait for
	// somebody.
	Streams int64 `db:"streams"`
	Failing int64 `db:"failing"`
	Paused  int64 `db:"paused"`
	// Behind is how many events wait for the stream that is furthest behind.
	Behind int64 `db:"behind"`
}

// LagsOfAll tells how far streams are behind: for operators, who see numbers of all
// organizations and names of none.
func LagsOfAll(w *db.Wide) (l Lags, err error) {
	err = w.Get(&l, `
		select coalesce(sum(case when s.state = 'active' then 1 else 0 end), 0) as streams,
		       coalesce(sum(case when s.state = 'active' and s.failures > 0 then 1 else 0 end), 0) as failing,
		       coalesce(sum(case when s.state = 'paused' then 1 else 0 end), 0) as paused,
		       coalesce(max(case when s.state = 'active' then coalesce((select max(h.size) from log_head h where h.org_id = s.org_id), 0) - s.position end), 0) as behind
		  from log_stream s`, nil)
	return l, err
}
