package rights

import (
	"bytes"
	"log/slog"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/notice"
)

// planted is in every value that the test plants, and nowhere else.
const planted = "zqxplanted"

// TestNothingLeaksAfterErasure plants values wherever something is kept about a
// person, erases them, and looks for the values in the raw databases and the log
// of the program.
func TestNothingLeaksAfterErasure(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		var log bytes.Buffer
		db.Subscribe(w.DB.DB, func(tx *db.Tx, e member.Deactivated) error {
			if e.State != member.StateDeleted {
				return nil
			}
			return notice.Leave(tx, e.ID)
		})
		loss.Subscribe(w.DB.DB)
		w.runner = job.NewRunner(w.DB.DB, slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
		for kind, h := range handlers(w.worker) {
			w.runner.Handle(kind, h)
		}
		w.ada = membertest.Make(t, w.DB, w.org, planted+".ada@acme.example")
		w.plant()
		if !strings.Contains(w.raw(), planted) {
			t.Fatal("nothing was planted in the clear, so finding nothing would say nothing")
		}
		r := w.awaiting()
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantErased()
		for _, line := range strings.Split(w.raw(), "\n") {
			if i := strings.Index(line, planted); i >= 0 {
				t.Errorf("the database holds %q", line[max(0, i-80):min(len(line), i+60)])
			}
		}
		if strings.Contains(log.String(), planted) {
			t.Errorf("the log holds it: %s", log.String())
		}
	})
}

// plant puts the value into everything that is kept about a person here.
func (w *world) plant() {
	w.t.Helper()
	w.give(w.ada, 2, 1)
	own := w.as(w.ada)
	for _, fn := range []func(*db.Tx) error{
		func(tx *db.Tx) error { return loss.SetPrivateAddress(tx, planted+"@home.example") },
		func(tx *db.Tx) error { return data.RevokeParty(tx, planted+" travel", false) },
		func(tx *db.Tx) error { _, err := data.SetChoice(tx, data.Personalization, false); return err },
	} {
		if err := w.Update(own, access.OwnData, fn); err != nil {
			w.t.Fatal(err)
		}
	}
	w.do(func(tx *db.Tx) error {
		if _, err := data.Ingest(tx, []data.New{{
			MemberID: w.ada.ID, ProductID: "mail", Category: data.Communications, Provenance: data.Provided, Purpose: data.Provide, At: dbtest.Start,
			Title: planted + " title", Content: planted + " content", Fields: map[string]string{"note": planted}, Key: planted + "-key",
		}}); err != nil {
			return err
		}
		if _, err := data.Disclose(tx, data.NewDisclosure{
			MemberID: w.ada.ID, Reason: data.ForService, Categories: []data.Category{data.Communications}, Recipient: planted + " courier", Note: planted, At: tx.Now,
		}); err != nil {
			return err
		}
		if err := data.RecordRelation(tx, data.NewRelation{
			MemberID: w.ada.ID, Kind: data.SupportCase, ProductID: "mail", Purpose: data.ProvideSupport, At: tx.Now, Title: planted + " case",
		}); err != nil {
			return err
		}
		return notice.Send(tx, notice.Message{
			Kind: "test.told", To: []notice.Recipient{notice.Member(w.ada.ID), notice.Address(planted + "@home.example")}, Subject: "Something happened",
		})
	})
	r := w.must(w.olive, access.OpenRequests, func(tx *db.Tx) (Request, error) {
		return Open(tx, New{Kind: Access, MemberID: w.ada.ID, Channel: Letter, ReceivedAt: tx.Now, Question: planted + " question", Evidence: planted + " passport seen at the counter"})
	})
	w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) {
		return Refuse(tx, r.ID, GroundUnfounded, planted+" asked twice.")
	})
}

// raw is everything that the data and the key database keep: the files of SQLite
// with the write-ahead log, and what pg_dump writes.
func (w *world) raw() string {
	w.t.Helper()
	var all strings.Builder
	for _, url := range []string{w.URL, w.KeysURL} {
		if path, sqlite := strings.CutPrefix(url, "sqlite:"); sqlite {
			path, _, _ = strings.Cut(path, "?")
			for _, part := range []string{path, path + "-wal"} {
				body, err := os.ReadFile(part)
				if err != nil && !os.IsNotExist(err) {
					w.t.Fatal(err)
				}
				all.Write(body)
			}
			continue
		}
		out, err := exec.CommandContext(w.t.Context(), "pg_dump", "--inserts", "--enable-row-security", "--role", "steward_across", "--exclude-table", "goose*", "--exclude-table", "public.goose*", "--dbname", url).CombinedOutput()
		if err != nil {
			w.t.Fatalf("%v: %s", err, out)
		}
		all.Write(out)
	}
	return all.String()
}
