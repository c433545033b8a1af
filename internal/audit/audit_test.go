package audit_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

func prepare(t *testing.T, d *dbtest.DB) *seal.Sealer {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	return s
}

func record(t *testing.T, d *dbtest.DB, org access.OrgID, entries ...audit.Entry) {
	t.Helper()
	err := d.Update(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error {
		for _, e := range entries {
			if err := audit.Record(tx, e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func some(n int) []audit.Entry {
	out := make([]audit.Entry, n)
	for i := range out {
		out[i] = audit.Entry{
			Action: "member.suspended", Object: audit.Object{Type: "member", ID: "m"}, Subject: "m",
			Detail: map[string]any{"n": i}, Personal: map[string]string{"userName": "ada@example.org"},
		}
	}
	return out
}

func list(t *testing.T, d *dbtest.DB, org access.OrgID, f audit.Filter, p audit.Page) (events []audit.Event) {
	t.Helper()
	err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) (err error) {
		events, err = audit.List(tx, f, p)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func export(t *testing.T, d *dbtest.DB, org access.OrgID) string {
	t.Helper()
	var out bytes.Buffer
	err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error { return audit.Export(tx, &out) })
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func sequence(t *testing.T, d *dbtest.DB) {
	t.Helper()
	if err := audit.SequenceNow(t.Context(), d.DB); err != nil {
		t.Fatal(err)
	}
}

func TestPersonalPartIsErasedAndTheTreeStands(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := prepare(t, d)
		org := d.Org(t, "one")
		record(t, d, org, some(3)...)
		sequence(t, d)
		if got := list(t, d, org, audit.Filter{Subject: "m"}, audit.Page{Limit: 10}); len(got) != 3 || got[0].Personal["userName"] != "ada@example.org" || got[0].Detail()["n"] != 2.0 {
			t.Fatalf("got %+v", got)
		}
		if strings.Contains(export(t, d, org), "ada@") {
			t.Error("the export holds a personal value in the clear")
		}
		if err := s.Shred(t.Context(), org, "1", "m", "erasure", seal.Log); err != nil {
			t.Fatal(err)
		}
		got := list(t, d, org, audit.Filter{}, audit.Page{Limit: 10})
		if !got[0].Erased || got[0].Personal != nil {
			t.Errorf("after erasure: %+v", got[0])
		}
		record(t, d, org, some(1)...) // about somebody who is erased
		sequence(t, d)
		if r, err := audit.Verify(strings.NewReader(export(t, d, org)), ""); err != nil || r.Events != 4 {
			t.Errorf("%+v, %v", r, err)
		}
	})
}

func TestListFiltersAndPages(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org, other := d.Org(t, "one"), d.Org(t, "two")
		record(t, d, org, some(5)...)
		record(t, d, org, audit.Entry{Action: "member.restored", Object: audit.Object{Type: "member", ID: "n"}},
			audit.Entry{Action: "membership.added", Object: audit.Object{Type: "group", ID: "g"}})
		record(t, d, other, some(2)...)
		for _, c := range []struct {
			name string
			f    audit.Filter
			want int
		}{
			{"all", audit.Filter{}, 7}, {"action", audit.Filter{Action: "member.restored"}, 1},
			{"noun", audit.Filter{Action: "member."}, 6}, {"object", audit.Filter{ObjectType: "group", ObjectID: "g"}, 1},
			{"actor", audit.Filter{ActorID: "tester"}, 7}, {"nobody", audit.Filter{ActorID: "x"}, 0},
			{"from", audit.Filter{From: &dbtest.Start}, 7}, {"to", audit.Filter{To: &dbtest.Start}, 0},
		} {
			if got := list(t, d, org, c.f, audit.Page{Limit: 100}); len(got) != c.want {
				t.Errorf("%s: %d events, want %d", c.name, len(got), c.want)
			}
		}
		seen := map[string]bool{}
		before := ""
		for {
			page := list(t, d, org, audit.Filter{}, audit.Page{Before: before, Limit: 3})
			if len(page) == 0 {
				break
			}
			for _, e := range page {
				seen[e.ID] = true
			}
			before = page[len(page)-1].ID
		}
		if len(seen) != 7 {
			t.Errorf("pages show %d events, want 7", len(seen))
		}
	})
}

// TestVerifyFindsMeddling changes the database past the door, as somebody with
// the owner's password could, and expects each to be found.
func TestVerifyFindsMeddling(t *testing.T) {
	third := `(select id from event e where e.position = 2)`
	cases := map[string]string{
		"detail changed":       `update event set detail = '{"n":9}' where position = 2`,
		"actor changed":        `update event set actor_id = 'somebody' where position = 0`,
		"time changed":         `update event set at = '2026-01-01T00:00:00.000000Z' where position = 4`,
		"sealed part taken":    `update event set personal = null where position = 2`,
		"event removed":        `delete from event where id = ` + third,
		"last event removed":   `delete from event where position = 4`,
		"end and head removed": `delete from event where position = 4; delete from log_checkpoint where size = 5`,
		"events exchanged":     `update event set position = 99 where position = 1; update event set position = 1 where position = 2; update event set position = 2 where position = 99`,
	}
	for name, statement := range cases {
		t.Run(name, func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				prepare(t, d)
				org := d.Org(t, "one")
				record(t, d, org, some(3)...)
				sequence(t, d)
				record(t, d, org, some(2)...)
				sequence(t, d)
				if r, err := audit.Verify(strings.NewReader(export(t, d, org)), ""); err != nil || r.Events != 5 || r.Checkpoints != 2 {
					t.Fatalf("before: %+v, %v", r, err)
				}
				unlock(t, d)
				dbtest.Meddle(t, d.URL, statement)
				if _, err := audit.Verify(strings.NewReader(export(t, d, org)), ""); !fault.Is(err, fault.Invalid) {
					t.Fatalf("not found: %v", err)
				}
			})
		})
	}
}

// unlock takes away what keeps honest programs from changing events.
func unlock(t *testing.T, d *dbtest.DB) {
	t.Helper()
	if d.Dialect() == db.SQLite {
		dbtest.Exec(t, d.URL, `drop trigger event_no_delete; drop trigger event_no_update`)
		return
	}
	dbtest.Exec(t, d.URL, `grant all on event, log_checkpoint to steward_across; drop trigger event_no_delete on event`)
}

func TestEventsCanNotBeChangedThroughTheDoor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org := d.Org(t, "one")
		record(t, d, org, some(1)...)
		for _, q := range []string{`delete from event where org_id = :org`, `update event set detail = '{}' where org_id = :org`} {
			err := d.Update(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error { _, err := tx.Exec(q, nil); return err })
			if err == nil {
				t.Errorf("%s went through", q)
			}
		}
	})
}

func TestVerifyFile(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	s := prepare(t, d)
	org := d.Org(t, "one")
	record(t, d, org, some(7)...)
	sequence(t, d)
	file := export(t, d, org)
	keys, err := s.Verifiers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	other := prepare(t, dbtest.Open(t, db.SQLite))
	foreign, err := other.Verifiers(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(file, "\n")
	for name, c := range map[string]struct {
		file, key string
		good      bool
	}{
		"whole, key from the file": {file, "", true},
		"whole, trusted key":       {file, keys[0], true},
		"another key":              {file, foreign[0], false},
		"not a key":                {file, "nonsense", false},
		"empty":                    {"", "", false},
		"something else":           {"{}\n", "", false},
		"a line taken":             {strings.Join(append(lines[:3:3], lines[4:]...), ""), "", false},
		"a line twice":             {strings.Join(append(lines[:3:3], lines[2:]...), ""), "", false},
		"a byte changed":           {strings.Replace(file, "suspended", "suspendet", 1), "", false},
	} {
		if _, err := audit.Verify(strings.NewReader(c.file), c.key); (err == nil) != c.good {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestProofs(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org := d.Org(t, "one")
		record(t, d, org, some(6)...)
		sequence(t, d)
		record(t, d, org, some(1)...)
		events := list(t, d, org, audit.Filter{}, audit.Page{Limit: 10})
		err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error {
			if _, err := audit.Prove(tx, events[0].ID); !fault.Is(err, fault.Unavailable) {
				t.Errorf("not placed: %v", err)
			}
			for _, e := range events[1:] {
				p, err := audit.Prove(tx, e.ID)
				if err != nil {
					return err
				}
				root, err := tlog.ParseHash(strings.Split(p.Checkpoint.Note, "\n")[2])
				if err != nil {
					return err
				}
				if err := tlog.CheckRecord(p.Hashes, p.Checkpoint.Size, root, p.Position, p.LeafHash); err != nil {
					t.Errorf("event %d: %v", p.Position, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestPerDay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org := d.Org(t, "one")
		record(t, d, org, some(2)...)
		d.Clock.Advance(48 * time.Hour)
		record(t, d, org, some(3)...)
		for since, want := range map[time.Time][]audit.Day{
			dbtest.Start:                     {{Date: "2026-03-02", Count: 2}, {Date: "2026-03-04", Count: 3}},
			dbtest.Start.Add(24 * time.Hour): {{Date: "2026-03-04", Count: 3}},
		} {
			var got []audit.Day
			err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) (err error) {
				got, err = audit.PerDay(tx, since)
				return err
			})
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("since %v: %v, %v", since, got, err)
			}
		}
	})
}
