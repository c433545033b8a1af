package logfile_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/logfile"
	"github.com/sysoon/steward/internal/seal"
)

type world struct {
	t   *testing.T
	d   *dbtest.DB
	org access.OrgID
	// actor starts exports, as they are now.
	actor access.Actor
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
	db.Attach(d.DB, file.Purposes{logfile.Purpose: {Read: access.ReadLog, MaxBytes: 1 << 30, MaxFiles: 20, Keep: time.Hour}})
	db.Subscribe(d.DB, logfile.KeepUnwritten)
	w := &world{t: t, d: d, org: d.Org(t, "acme")}
	w.actor = access.Actor{Kind: access.KindMember, Org: w.org, ID: "olive", Member: "olive", Roles: []access.Role{access.Owner}}
	return w
}

func (w *world) as(fn func(tx *db.Tx) error) error {
	return w.d.Update(access.With(w.t.Context(), w.actor), access.ReadLog, fn)
}

// happens records events with what tables could stumble over.
func (w *world) happens(n int, action string) {
	w.t.Helper()
	for done := 0; done < n; done += 500 {
		err := w.as(func(tx *db.Tx) error {
			for i := range min(500, n-done) {
				err := audit.Record(tx, audit.Entry{
					Action: action, Object: audit.Object{Type: "member", ID: []string{"=1+1", "'-x", "a,b", "\"q\"", "plain"}[i%5]}, Subject: "m1",
					Detail: map[string]any{"n": done + i, "text": "one\ntwo, \"three\""}, Personal: map[string]string{"name": "Ada"},
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	if err := audit.SequenceNow(w.t.Context(), w.d.DB); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) start(x logfile.Export) (logfile.Export, error) {
	err := w.as(func(tx *db.Tx) (err error) {
		x, err = logfile.Start(tx, x)
		return err
	})
	return x, err
}

// run does what is due; the context can end it in the middle.
func (w *world) run(ctx context.Context) error {
	runner := job.NewRunner(w.d.DB, slog.New(slog.DiscardHandler))
	for kind, h := range (logfile.Worker{DB: w.d.DB, Anew: func(*db.Tx, access.ActorKind, string) (access.Actor, error) { return w.actor, nil }}).Handlers() {
		runner.Handle(kind, h)
	}
	return runner.Drain(ctx)
}

func (w *world) find(id string) (x logfile.Export) {
	w.t.Helper()
	if err := w.as(func(tx *db.Tx) (err error) { x, err = logfile.Find(tx, id); return err }); err != nil {
		w.t.Fatal(err)
	}
	return x
}

// text starts an export, and gives its file.
func (w *world) text(x logfile.Export) (string, logfile.Export) {
	w.t.Helper()
	x, err := w.start(x)
	if err != nil {
		w.t.Fatal(err)
	}
	if err := w.run(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
	x = w.find(x.ID)
	if x.State != logfile.Finished {
		w.t.Fatalf("%+v", x)
	}
	return w.content(x), x
}

func (w *world) content(x logfile.Export) string {
	w.t.Helper()
	ctx := access.With(w.t.Context(), access.System(w.org, "test"))
	_, r, err := file.Open(ctx, w.d.DB, x.FileID)
	if err != nil {
		w.t.Fatal(err)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		w.t.Fatal(err)
	}
	return string(body)
}

func inspect(text string) (audit.PieceReport, error) {
	i := &audit.Inspector{}
	r := bufio.NewReader(strings.NewReader(text))
	var err error
	if logfile.IsTable(r) {
		err = logfile.Inspect(r, i)
	} else {
		err = i.Read(r)
	}
	if err != nil {
		return audit.PieceReport{}, err
	}
	return i.Report()
}

func TestExports(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.happens(7, "member.created")
		w.happens(3, "role.created")
		for _, format := range []logfile.Format{logfile.JSONL, logfile.CSV} {
			text, x := w.text(logfile.Export{Format: format})
			if r, err := inspect(text); err != nil || r.Events != x.Events || int64(r.Events) != x.Size || r.For != "export/"+x.ID {
				t.Errorf("%s: %+v, %v", format, r, err)
			}
			if strings.Contains(text, "Ada") {
				t.Errorf("%s: a personal value that nobody asked for", format)
			}
			text, x = w.text(logfile.Export{Format: format, Filter: audit.Filter{Action: "role."}, Personal: true})
			if r, err := inspect(text); err != nil || r.Events != 3 || x.Events != 3 || strings.Count(text, "Ada") != 3 {
				t.Errorf("%s, some: %+v, %v", format, r, err)
			}
			text, _ = w.text(logfile.Export{Format: format, Filter: audit.Filter{Action: "request."}})
			if r, err := inspect(text); err != nil || r.Events != 0 {
				t.Errorf("%s, none: %+v, %v", format, r, err)
			}
		}
		text, _ := w.text(logfile.Export{Format: logfile.CSV, Filter: audit.Filter{Action: "member.created"}})
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range []string{"'=1+1", "''-x", "a,b", `"q"`, "plain"} {
			if rows[i+1][7] != want {
				t.Errorf("row %d has the id %q, not %q", i, rows[i+1][7], want)
			}
		}
	})
}

// A table has no byte and no row that can be changed unseen.
func TestEveryChangeOfATableIsFound(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	w.happens(4, "member.created")
	text, _ := w.text(logfile.Export{Format: logfile.CSV, Personal: true})
	if _, err := inspect(text); err != nil {
		t.Fatal(err)
	}
	for at := range len(text) {
		for _, with := range []byte{0x01, 0x20} {
			changed := []byte(text)
			changed[at] ^= with
			if _, err := inspect(string(changed)); err == nil {
				t.Errorf("byte %d changed from %q to %q is not found in …%s…", at, text[at], changed[at], text[max(0, at-20):min(len(text), at+20)])
			}
		}
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	write := func(rows [][]string) string {
		var out strings.Builder
		if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	if _, err := inspect(write(rows)); err != nil {
		t.Fatalf("the same rows: %v", err)
	}
	for i := range rows {
		if _, err := inspect(write(slices.Delete(slices.Clone(rows), i, i+1))); err == nil {
			t.Errorf("row %d can be left out", i)
		}
		for j := range i {
			swapped := slices.Clone(rows)
			swapped[i], swapped[j] = swapped[j], swapped[i]
			if _, err := inspect(write(swapped)); err == nil {
				t.Errorf("rows %d and %d can be swapped", i, j)
			}
		}
	}
}

// shorten lets all events go that may, and wants the log to begin at a place.
func (w *world) shorten(want int64) {
	w.t.Helper()
	var due audit.Due
	for more := true; more; {
		err := w.d.Update(access.With(w.t.Context(), access.System(w.org, "test")), access.Work, func(tx *db.Tx) (err error) {
			if more, err = audit.Forget(tx, tx.Now.Add(time.Hour), "The rule."); err == nil {
				due, err = audit.DueBefore(tx, tx.Now.Add(time.Hour))
			}
			return err
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	if due.From != want || !strings.Contains(due.Waits, "export") {
		w.t.Errorf("the log begins at %d, want %d: %s", due.From, want, due.Waits)
	}
}

// A worker that is stopped goes on where it had come to, and the file is the same.
func TestGoesOnWhereItStopped(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.happens(15_000, "member.created")
		x, err := w.start(logfile.Export{Format: logfile.JSONL})
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		noted := false
		d.Observe(func(_ context.Context, s db.Statement) {
			if noted {
				stop() // in the middle of a piece, after the first note of how far it has come
			}
			noted = noted || strings.Contains(s.Query, "update log_export")
		})
		if err := w.run(ctx); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		d.Observe(nil)
		half := w.find(x.ID)
		if half.State != logfile.Running || half.Position == 0 || half.Position >= half.Size || half.Events == 0 {
			t.Fatalf("stopped at %+v", half)
		}
		w.shorten(half.Position) // what is written may go by the terms, and what is not is kept
		if err := w.run(t.Context()); err != nil {
			t.Fatal(err)
		}
		x = w.find(x.ID)
		if r, err := inspect(w.content(x)); err != nil || r.Events != 15_000 || x.Events != 15_000 || x.State != logfile.Finished {
			t.Errorf("%+v, %v, %+v", r, err, x)
		}
	})
}

func TestRules(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		if _, err := w.start(logfile.Export{Format: logfile.JSONL}); !fault.Is(err, fault.Conflict) {
			t.Errorf("an empty log: %v", err)
		}
		w.happens(1, "member.created")
		if _, err := w.start(logfile.Export{Format: "xml"}); !fault.Is(err, fault.Invalid) {
			t.Errorf("another format: %v", err)
		}
		owner := w.actor
		w.actor.Roles = []access.Role{access.PrivacyOfficer}
		w.actor.Scopes = []access.Permission{access.ReadLog}
		if _, err := w.start(logfile.Export{Format: logfile.CSV, Personal: true}); !fault.Is(err, fault.Denied) {
			t.Errorf("personal values for who may not see members: %v", err)
		}
		less := w.actor
		w.actor = owner
		x, err := w.start(logfile.Export{Format: logfile.CSV, Personal: true})
		if err != nil {
			t.Fatal(err)
		}
		w.actor = less
		if err := w.run(t.Context()); err != nil {
			t.Fatal(err)
		}
		w.actor = owner
		if got := w.find(x.ID); got.State != logfile.Failed || got.Problem == "" {
			t.Errorf("whoever started it may no more: %+v", got)
		}
		x, err = w.start(logfile.Export{Format: logfile.CSV})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.as(func(tx *db.Tx) error { _, err := logfile.Cancel(tx, x.ID); return err }); err != nil {
			t.Fatal(err)
		}
		if err := w.run(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := w.find(x.ID); got.State != logfile.Cancelled || got.FileID != "" {
			t.Errorf("cancelled: %+v", got)
		}
		for range 3 {
			if _, err := w.start(logfile.Export{Format: logfile.JSONL}); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := w.start(logfile.Export{Format: logfile.JSONL}); !fault.Is(err, fault.Conflict) {
			t.Errorf("a fourth at once: %v", err)
		}
	})
}
