package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

// within runs as the system of an organization.
func within(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(*db.Tx) error) {
	t.Helper()
	if err := d.Update(access.With(t.Context(), access.System(org, "test")), access.Work, fn); err != nil {
		t.Fatal(err)
	}
}

// shorten lets go what is older than a time, to the end.
func shorten(t *testing.T, d *dbtest.DB, org access.OrgID, before time.Time) {
	t.Helper()
	for more := true; more; {
		within(t, d, org, func(tx *db.Tx) (err error) {
			more, err = audit.Forget(tx, before, "The rule.")
			return err
		})
	}
	sequence(t, d)
}

func begins(t *testing.T, d *dbtest.DB, org access.OrgID) (b audit.Beginning) {
	t.Helper()
	within(t, d, org, func(tx *db.Tx) (err error) { b, err = audit.Begins(tx); return err })
	return b
}

// aged is a log of n events, one each day, of two organizations.
func aged(t *testing.T, d *dbtest.DB, n int) (org, other access.OrgID) {
	t.Helper()
	org, other = d.Org(t, "one"), d.Org(t, "two")
	for range n {
		record(t, d, org, some(1)...)
		record(t, d, other, some(1)...)
		sequence(t, d)
		d.Clock.Advance(24 * time.Hour)
	}
	return org, other
}

// day is when the event at a place was written.
func day(place int) time.Time { return dbtest.Start.Add(time.Duration(place) * 24 * time.Hour) }

// TestWhatIsLetGoLeavesAWholeLog: at every length that a log can be cut to it
// verifies, grows on, and proves what is left, one by one and in pieces; nothing of
// another organization goes.
func TestWhatIsLetGoLeavesAWholeLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := prepare(t, d)
		const n = 13
		org, other := aged(t, d, n)
		keys, err := s.Verifiers(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		foreign := export(t, d, other)
		size := int64(n)
		for place := 1; place < n; place++ {
			shorten(t, d, org, day(place).Add(time.Hour)) // what was written up to a minute before might be out of order
			size++                                        // log.shortened
			b := begins(t, d, org)
			if b.Place != int64(place) && b.Place != int64(place)+1 || b.Run != nil {
				t.Fatalf("begins with %+v, want %d", b, place)
			}
			file := export(t, d, org)
			r, err := audit.Verify(strings.NewReader(file), keys[0])
			if err != nil || r.Events != size || r.Begins.Place != b.Place || !r.Begins.Before.Equal(b.Before) {
				t.Fatalf("at %d: %+v, %v", place, r, err)
			}
			if lines := strings.Count(file, "\n") - 1; int64(lines) != size-b.Place {
				t.Errorf("at %d: %d events are exported", place, lines)
			}
			proved(t, d, org, b.Place, size)
		}
		if export(t, d, other) != foreign {
			t.Error("another organization's log changed")
		}
	})
}

// proved checks inclusion proofs of the log's oldest and newest event, and pieces
// from its beginning, its middle and from before it.
func proved(t *testing.T, d *dbtest.DB, org access.OrgID, place, size int64) {
	t.Helper()
	left := list(t, d, org, audit.Filter{}, audit.Page{Limit: 100})
	if int64(len(left)) != size-place {
		t.Errorf("%d events are left of %d", len(left), size-place)
	}
	within(t, d, org, func(tx *db.Tx) error {
		for _, e := range []audit.Event{left[0], left[len(left)-1]} {
			p, err := audit.Prove(tx, e.ID)
			if err != nil || p.Position < place {
				t.Errorf("%s: %+v, %v", e.ID, p, err)
			}
		}
		return nil
	})
	for _, from := range []int64{0, place, (place + size) / 2} {
		r, err := inspect("", pieces(t, d, org, audit.Cut{From: from, Limit: 3, For: "stream/x"})...)
		want := int64(0)
		if from < place {
			want = place
		}
		if err != nil || int64(r.Events) != size-max(from, place) || r.Begins != want {
			t.Errorf("from %d of a log that begins at %d: %+v, %v", from, place, r, err)
		}
	}
	wanted := audit.Cut{Until: size, Limit: 3, For: "export/x", Wanted: audit.Wanted{"log.*"}}
	if r, err := inspect("", pieces(t, d, org, wanted)...); err != nil || r.Events == 0 || r.Begins != place {
		t.Errorf("an export of a part: %+v, %v", r, err)
	}
}

// TestAllOfALogCanGo: what is left begins with the event that says so.
func TestAllOfALogCanGo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org, _ := aged(t, d, 5)
		d.Clock.Advance(time.Hour)
		shorten(t, d, org, d.Clock.Now())
		left := list(t, d, org, audit.Filter{}, audit.Page{Limit: 10})
		if len(left) != 1 || left[0].Action != "log.shortened" {
			t.Fatalf("left: %+v", left)
		}
		said := left[0].Detail()
		if said["removed"] != 5.0 || said["from"] != 0.0 || said["next"] != 5.0 || said["rule"] != "The rule." || said["before"] != d.Clock.Now().Format(time.RFC3339) {
			t.Errorf("the event says %v", said)
		}
		if r, err := audit.Verify(strings.NewReader(export(t, d, org)), ""); err != nil || r.Events != 6 || r.Begins.Place != 5 {
			t.Errorf("%+v, %v", r, err)
		}
		d.Clock.Advance(time.Hour)
		record(t, d, org, some(4)...)
		sequence(t, d)
		if r, err := audit.Verify(strings.NewReader(export(t, d, org)), ""); err != nil || r.Events != 10 {
			t.Errorf("grown on: %+v, %v", r, err)
		}
	})
}

// TestWhatIsNeededStays: subscribers keep events, and the event says why; without
// anything that may go there is no event.
func TestWhatIsNeededStays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		keep := int64(0)
		db.Subscribe(d.DB, func(_ *db.Tx, f audit.Forgetting) error {
			f.Keep(f.Before()+3, "Nobody keeps what does not go.")
			f.Keep(keep, "Somebody reads it.")
			return nil
		})
		org, _ := aged(t, d, 8)
		shorten(t, d, org, d.Clock.Now())
		if b, left := begins(t, d, org), list(t, d, org, audit.Filter{}, audit.Page{Limit: 100}); b.Place != 0 || len(left) != 8 {
			t.Fatalf("kept, and gone: %+v, %d events", b, len(left))
		}
		keep = 6
		shorten(t, d, org, d.Clock.Now())
		left := list(t, d, org, audit.Filter{}, audit.Page{Limit: 100})
		if b := begins(t, d, org); b.Place != 6 || len(left) != 3 || left[0].Detail()["waits"] != "Somebody reads it." {
			t.Errorf("begins with %+v, %d events, %s", b, len(left), left[0].DetailJSON)
		}
		within(t, d, org, func(tx *db.Tx) error {
			due, err := audit.DueBefore(tx, d.Clock.Now())
			if due.Any() || due.Waits != "Somebody reads it." {
				t.Errorf("due: %+v", due)
			}
			return err
		})
	})
}

// TestTheDatabaseLetsNothingElseGo: behind the beginning everything stays, also
// where the program asks for more.
func TestTheDatabaseLetsNothingElseGo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org, _ := aged(t, d, 6)
		shorten(t, d, org, day(3))
		before := export(t, d, org)
		beyond := []string{"event where position >= 4", "event"}
		if d.Dialect() == db.Postgres { // SQLite has one program, which writes and reads its file alone
			beyond = append(beyond, "log_hash where position >= 8", "log_hash", "log_checkpoint where size > 6", "log_cut")
		}
		for _, what := range beyond {
			var gone int64
			err := d.Update(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) (err error) {
				table, where, narrowed := strings.Cut(what, " where ")
				if !narrowed {
					where = "true"
				}
				gone, err = tx.Exec(`delete from `+table+` where org_id = :org and `+where, nil)
				return err
			})
			if err == nil && gone > 0 {
				t.Errorf("%d rows of %s went", gone, what)
			}
		}
		if export(t, d, org) != before {
			t.Error("the log changed")
		}
	})
}

// TestAMadeUpBeginningIsFound: whoever cuts the head of a log off by themselves, in
// the database or in the file, is found.
func TestAMadeUpBeginningIsFound(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		prepare(t, d)
		org, other := aged(t, d, 9)
		shorten(t, d, org, day(4).Add(time.Hour))
		shorten(t, d, other, day(6).Add(time.Hour))
		good, theirs := export(t, d, org), export(t, d, other)
		lines := strings.SplitAfter(good, "\n")
		ours := strings.Index(lines[0], `,"begins":`)
		foreign := strings.Index(theirs, `,"begins":`)
		head := strings.SplitAfter(theirs, "\n")[0]
		cases := map[string]string{
			"beginning taken out":       strings.Join(slices.Concat([]string{lines[0][:ours] + "}\n"}, lines[1:]), ""),
			"another log's beginning":   strings.Join(slices.Concat([]string{lines[0][:ours] + head[foreign:]}, lines[1:]), ""),
			"one more event cut off":    strings.Join(slices.Concat(lines[:1], lines[2:]), ""),
			"another place":             strings.Replace(good, `/beginning\n5\n`, `/beginning\n6\n`, 1),
			"another time":              strings.Replace(good, `-0`, `-1`, 1),
			"a checkpoint as beginning": strings.Replace(good, `/beginning\n`, `\n`, 1),
		}
		for i, c := range []byte(lines[0][ours:]) { // each byte of it
			if i%7 == 0 && c != '0' {
				cases[fmt.Sprintf("byte %d", i)] = lines[0][:ours+i] + "0" + lines[0][ours+i+1:] + strings.Join(lines[1:], "")
			}
		}
		if r, err := audit.Verify(strings.NewReader(good), ""); err != nil || r.Begins.Place != 5 {
			t.Fatalf("%+v, %v", r, err)
		}
		for name, file := range cases {
			if file == good {
				t.Errorf("%s: changed nothing", name)
			} else if _, err := audit.Verify(strings.NewReader(file), ""); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		unlock(t, d)
		dbtest.Meddle(t, d.URL, `delete from event where position = 5; update log_cut set place = 6 where place = 5`)
		if text, err := tryExport(t, d, org); err == nil {
			if _, err := audit.Verify(strings.NewReader(text), ""); !fault.Is(err, fault.Invalid) {
				t.Errorf("moved in the database: %v", err)
			}
		}
	})
}

func tryExport(t *testing.T, d *dbtest.DB, org access.OrgID) (string, error) {
	t.Helper()
	var out strings.Builder
	err := d.View(dbtest.As(t, org, access.Owner), access.ReadLog, func(tx *db.Tx) error { return audit.Export(tx, &out) })
	return out.String(), err
}
