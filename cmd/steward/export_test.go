package main

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/logfile"
)

// manyEvents is long enough that an export notes how far it has come.
const manyEvents = 12_000

// TestKilledInTheMiddleOfAnExport: kill -9 of a real server at each step of an
// export of the log, after the note of how far it has come too. Whoever comes
// after it goes on there or begins again; the file has each place of the log once,
// and proves it.
func TestKilledInTheMiddleOfAnExport(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			m := settle(t, dialect)
			m.patience = time.Minute
			m.remember()
			var x logfile.Export
			m.by(m.olive, access.Owner, access.ReadLog, func(tx *db.Tx) (err error) {
				x, err = logfile.Start(tx, logfile.Export{Format: logfile.JSONL})
				return err
			})
			m.run(func() bool {
				m.view(func(tx *db.Tx) (err error) { x, err = logfile.Find(tx, x.ID); return err })
				return x.State != logfile.Running
			})
			if x.State != logfile.Finished || x.Size < manyEvents {
				t.Fatalf("%+v", x)
			}
			m.exportedOnce(x)
			died := diedAt(m.folder)
			noted := slices.ContainsFunc(died, func(step string) bool { return strings.HasPrefix(step, "after update log_export") })
			written := slices.ContainsFunc(died, func(step string) bool { return strings.Contains(step, "insert into file_chunk") })
			if !noted || !written {
				t.Errorf("no server died where it should: %q", died)
			}
		})
	}
}

// remember fills the log.
func (m *mortals) remember() {
	m.t.Helper()
	for range manyEvents / 500 {
		m.in(func(tx *db.Tx) error {
			for i := range 500 {
				err := audit.Record(tx, audit.Entry{Action: "member.created", Object: audit.Object{Type: "member", ID: "m"}, Detail: map[string]any{"n": i}})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := audit.SequenceNow(m.t.Context(), m.p.door); err != nil {
		m.t.Fatal(err)
	}
}

// exportedOnce reads the file as its reader does, and counts places besides.
func (m *mortals) exportedOnce(x logfile.Export) {
	m.t.Helper()
	_, r, err := file.Open(access.With(m.t.Context(), access.System(m.org, "test")), m.p.door, x.FileID)
	if err != nil {
		m.t.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		m.t.Fatal(err)
	}
	i := &audit.Inspector{}
	if err := i.Read(bytes.NewReader(body)); err != nil {
		m.t.Fatal(err)
	}
	if got, err := i.Report(); err != nil || int64(got.Events) != x.Size || x.Events != got.Events {
		m.t.Errorf("%+v of %+v: %v", got, x, err)
	}
	next := int64(0)
	for line := range bytes.Lines(body) {
		var l audit.Line
		if err := json.Unmarshal(line, &l); err != nil {
			m.t.Fatal(err)
		}
		if l.ID == "" {
			continue // a proof
		}
		if l.Position != next {
			m.t.Fatalf("place %d where %d was due", l.Position, next)
		}
		next++
	}
	if next != x.Size {
		m.t.Errorf("%d of %d places", next, x.Size)
	}
	if n := m.count(`select count(*) from event where org_id = :org and action = 'log_export.finished'`, nil); n != 1 {
		m.t.Errorf("it finished %d times", n)
	}
}
