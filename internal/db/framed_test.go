package db_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

// bound is what a statement sees of the connection that it runs on.
type bound struct {
	Org      string `db:"org"`
	Role     string `db:"role"`
	ReadOnly string `db:"read_only"`
}

const (
	whereAmI = `select coalesce(current_setting('app.org', true), '') as org, current_user as role, current_setting('transaction_read_only') as read_only`
	inOrg    = whereAmI + ` where :org = :org`
)

// TestFramesBind looks at what binds statements on PostgreSQL: it holds for each
// of them, in every kind of transaction, and nothing of it is left for the next
// user of the connection.
func TestFramesBind(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		if d.Dialect() != db.Postgres {
			return // SQLite has no settings to bind by
		}
		one, two := d.Org(t, "one"), d.Org(t, "two")
		is := func(get func(any, string, db.Args) error, query string, want bound) error {
			var got bound
			if err := get(&got, query, nil); err != nil {
				return err
			}
			if got != want {
				return fmt.Errorf("bound to %v, not %v", got, want)
			}
			return nil
		}
		reading := func(org access.OrgID) bound { return bound{string(org), "steward_app", "on"} }
		for _, org := range []access.OrgID{one, two, one} {
			ctx := dbtest.As(t, org, access.Owner)
			must(t, d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				for range 3 {
					if err := is(tx.Get, inOrg, reading(org)); err != nil {
						return err
					}
				}
				err := tx.Aside(two, func(other *db.Tx) error { return is(other.Get, inOrg, reading(two)) })
				if err != nil {
					return err
				}
				return tx.Try(func() error { return is(tx.Get, inOrg, reading(org)) })
			}))
			must(t, d.AcrossView(ctx, "a test", func(w *db.Wide) error {
				var got bound
				must(t, w.Get(&got, whereAmI, nil))
				if got.Role != "steward_across" || got.ReadOnly != "on" {
					t.Fatalf("across is bound to %v", got)
				}
				return nil
			}))
			must(t, d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
				return is(tx.Get, inOrg, bound{string(org), "steward_app", "off"})
			}))
		}
	})
}

// TestFramesTogether tells that the changes of one transaction are kept together
// or not at all, also where the first statement of it fails.
func TestFramesTogether(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		refused := fault.New(fault.Invalid, "no")
		for name, fn := range map[string]func(*db.Tx) error{
			"refused after a change": func(tx *db.Tx) error {
				must(t, enqueue(tx, 1))
				return refused
			},
			"the first fails": func(tx *db.Tx) error {
				return tx.Get(new(int), `select id from nowhere where org_id = :org`, nil)
			},
			"the second fails": func(tx *db.Tx) error {
				must(t, enqueue(tx, 2))
				return enqueue(tx, 2)
			},
		} {
			if err := d.Update(ctx, access.ReadOrganization, fn); err == nil {
				t.Errorf("%s: no failure", name)
			}
			if ids := kept(t, d, ctx); len(ids) != 0 {
				t.Errorf("%s: kept %v", name, ids)
			}
		}
		must(t, d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error { return nil }))
		must(t, d.Update(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			_ = tx.Try(func() error { must(t, enqueue(tx, 3)); return refused })
			return enqueue(tx, 4)
		}))
		if ids := kept(t, d, ctx); len(ids) != 1 {
			t.Errorf("kept %v", ids)
		}
	})
}

// TestManyTexts runs more texts than a connection keeps prepared.
func TestManyTexts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		must(t, d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			for i := range 600 {
				var got int
				if err := tx.Get(&got, fmt.Sprintf(`select %d as n where :org = :org`, i%550), nil); err != nil || got != i%550 {
					return fmt.Errorf("%d: %d %w", i, got, err)
				}
			}
			return nil
		}))
	})
}

// TestValues reads each kind of value that the schema has.
func TestValues(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx := dbtest.As(t, d.Org(t, "one"), access.Owner)
		var got struct {
			Yes   bool             `db:"yes"`
			Small int              `db:"small"`
			Large int64            `db:"large"`
			Part  float64          `db:"part"`
			Text  string           `db:"text"`
			None  *string          `db:"none"`
			Bytes []byte           `db:"bytes"`
			Made  db.Time          `db:"made"`
			Doc   db.JSON[[]int]   `db:"doc"`
			Sum   db.JSON[float64] `db:"sum"`
		}
		made := time.Date(2026, 3, 2, 1, 2, 3, 4000, time.UTC)
		json, moment := "jsonb", "timestamptz"
		if d.Dialect() == db.SQLite {
			json, moment = "text", "text"
		}
		must(t, d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			return tx.Get(&got, `
				select :yes = 1 as yes, cast(-7 as integer) as small, cast(-9000000000 as bigint) as large, cast(0.5 as double precision) as part,
				       'Ä' as text, cast(null as text) as none, `+blob(d)+` as bytes, cast(:made as `+moment+`) as made,
				       cast('[1,2]' as `+json+`) as doc, cast(sum(large) as text) as sum
				  from (select cast(3 as bigint) as large where :org = :org) x`, db.Args{"yes": 1, "made": made})
		}))
		if !got.Yes || got.Small != -7 || got.Large != -9000000000 || got.Part != .5 || got.Text != "Ä" || got.None != nil ||
			string(got.Bytes) != "\x00\xff" || !got.Made.Equal(made) || len(got.Doc.V) != 2 || got.Sum.V != 3 {
			t.Errorf("read %+v", got)
		}
	})
}

func blob(d *dbtest.DB) string {
	if d.Dialect() == db.SQLite {
		return `x'00ff'`
	}
	return `decode('00ff', 'hex')`
}

// TestGoneBefore tells a caller who went away before the first statement.
func TestGoneBefore(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		ctx, leave := context.WithCancel(dbtest.As(t, d.Org(t, "one"), access.Owner))
		err := d.View(ctx, access.ReadOrganization, func(tx *db.Tx) error {
			leave()
			return eachJob(tx, func(string) error { return nil })
		})
		if err == nil || fault.Is(err, fault.Unavailable) {
			t.Errorf("got %v", err)
		}
	})
}
