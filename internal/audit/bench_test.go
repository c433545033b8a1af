package audit_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
)

// BenchmarkSearch looks a page of a hundred up in a log of 200 and of 200,000
// events, by each filter: the time must not depend on the length. (What each
// statement reads is looked at in graph, TestPlans.)
func BenchmarkSearch(b *testing.B) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		for _, size := range []int{200, 200_000} {
			d := dbtest.Open(b, dialect)
			org := d.Org(b, "acme")
			lengthen(b, d, org, size)
			newest := dbtest.Start.Add(time.Hour)
			for name, f := range map[string]audit.Filter{
				"all": {}, "action": {Action: "member.deleted"}, "area": {Action: "member."}, "actor": {ActorID: "a7"},
				"subject": {Subject: "m7"}, "object": {ObjectType: "request", ObjectID: "o7"}, "time": {From: &newest},
			} {
				b.Run(fmt.Sprintf("%s/%d/%s", dialect, size, name), func(b *testing.B) {
					for b.Loop() {
						err := d.View(access.With(b.Context(), access.System(org, "bench")), access.Work, func(tx *db.Tx) error {
							_, err := audit.List(tx, f, audit.Page{Limit: 100})
							return err
						})
						if err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}

// lengthen fills a log past the sequencer, as searching needs no tree.
func lengthen(b *testing.B, d *dbtest.DB, org access.OrgID, size int) {
	b.Helper()
	at, later := ":start", ":later"
	numbers := "with recursive n(i) as (select 0 union all select i + 1 from n where i < :most - 1)"
	if d.Dialect() == db.Postgres {
		at, later = "cast(:start as timestamptz)", "cast(:later as timestamptz)"
		numbers = "with n(i) as (select generate_series(0, cast(:most as int) - 1))"
	}
	err := d.Across(b.Context(), "test", func(w *db.Wide) error {
		_, err := w.Exec(numbers+`
			insert into event (org_id, id, at, actor_kind, actor_id, actor_name, action, object_type, object_id, subject, detail, position)
			select :o, `+id(d.Dialect())+`, case when n.i < cast(:most as int) - 100 then `+at+` else `+later+` end, 'member', 'a' || (n.i % 100), '', case n.i % 4 when 0 then 'member.created' when 1 then 'member.changed' when 2 then 'member.deleted' else 'request.opened' end,
			       case n.i % 4 when 3 then 'request' else 'member' end, 'o' || (n.i % 1000), 'm' || (n.i % 1000), '{}', n.i
			  from n`, db.Args{"o": string(org), "most": size, "start": dbtest.Start, "later": dbtest.Start.Add(time.Hour)})
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

func id(d db.Dialect) string {
	if d == db.Postgres {
		return "to_char(n.i, 'FM000000000')"
	}
	return "printf('%09d', n.i)"
}
