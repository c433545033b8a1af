package connector_test

import (
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/bucket/buckettest"
	"github.com/sysoon/steward/internal/connector"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

func (w *world) change(fn func(tx *db.Tx) (connector.Connector, error)) (c connector.Connector, err error) {
	err = w.Update(w.admin(), access.ManageSources, func(tx *db.Tx) (err error) { c, err = fn(tx); return err })
	return c, err
}

// TestATrialTellsWhatCameBack: every step, in the database's words, and the field
// that a failure is about.
func TestATrialTellsWhatCameBack(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	at, _ := shop(t)
	trial, err := w.desk().Try(w.admin(), "", databaseDraft(at))
	if err != nil || len(trial.Steps) != 7 {
		t.Fatalf("%+v, %v", trial, err)
	}
	said := trial.Steps[0].Said + trial.Steps[1].Said + trial.Steps[2].Said
	for _, want := range []string{"let " + at.Role + " into " + at.Name, "without encryption", "key (int4), at (timestamptz)", "asks by emails"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
	broken := orders
	broken.Read, broken.Verify = "select id as key from nothing where buyer = :user_name", "select 1, 2 from orders where buyer = :user_name"
	wrong := at
	wrong.Collections = []connector.Collection{broken, visits}
	trial, err = w.desk().Try(w.admin(), "", databaseDraft(wrong))
	wantFault(t, err, fault.Invalid, "database.collections.0.read")
	if len(trial.Steps) != 7 || trial.Steps[1].Worked() || !strings.Contains(trial.Steps[1].Said, `relation "nothing" does not exist`) || trial.Steps[3].Worked() || !trial.Steps[4].Worked() {
		t.Errorf("%+v", trial.Steps)
	}
	wrong = at
	wrong.Name = "nowhere"
	trial, err = w.desk().Try(w.admin(), "", databaseDraft(wrong))
	wantFault(t, err, fault.Invalid, "database.name")
	if len(trial.Steps) != 1 {
		t.Errorf("%+v", trial.Steps)
	}
	objects := objectsDraft(t, buckettest.Versioned)
	fill(t, objects)
	trial, err = w.desk().Try(w.admin(), "", objects)
	if err != nil || len(trial.Steps) != 2 || !strings.Contains(trial.Steps[0].Said, "keeps former versions") || !strings.Contains(trial.Steps[1].Said, "5 objects below users/") {
		t.Errorf("%+v, %v", trial, err)
	}
	objects.Secret = "another-secret-key"
	trial, err = w.desk().Try(w.admin(), "", objects)
	if err == nil || len(trial.Steps) != 1 || strings.Contains(trial.Steps[0].Said, objects.Secret) {
		t.Errorf("%+v, %v", trial, err)
	}
}

// TestAPausedSystemIsAskedNothing, and what became of asking it is kept.
func TestAPausedSystemIsAskedNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		at, conn := shop(t)
		c := w.create(databaseDraft(at))
		if c.Health.WorkedAt == nil || c.Health.FailingSince != nil {
			t.Errorf("%+v", c.Health)
		}
		if _, err := conn.Exec(t.Context(), "alter table orders rename to sold"); err != nil {
			t.Fatal(err)
		}
		if _, err := w.source().Find(w.worker(), w.subject()); !fault.Is(err, fault.Invalid) {
			t.Fatalf("%v", err)
		}
		if c = w.list()[0]; c.Health.FailingSince == nil || !strings.Contains(c.Health.Problem, "does not exist") || c.Health.WorkedAt == nil {
			t.Errorf("%+v", c.Health)
		}
		if _, err := w.desk().Check(w.admin(), c.ID); err == nil {
			t.Error("a broken system passes its check")
		}
		if _, err := w.change(func(tx *db.Tx) (connector.Connector, error) { return connector.Pause(tx, c.ID) }); err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Exec(t.Context(), "alter table sold rename to orders"); err != nil {
			t.Fatal(err)
		}
		s := w.source()
		if _, err := s.Find(w.worker(), w.subject()); !fault.Is(err, fault.Unavailable) || data.IsPermanent(err) {
			t.Errorf("%v", err)
		}
		if _, err := s.Erase(w.worker(), w.subject(), data.EraseOptions{Key: "erase-1"}); !fault.Is(err, fault.Unavailable) {
			t.Errorf("%v", err)
		}
		_, err := w.desk().Preview(w.admin(), c.ID, w.ada.ID)
		wantFault(t, err, fault.Conflict, "")
		if _, err := w.change(func(tx *db.Tx) (connector.Connector, error) { return connector.Resume(tx, c.ID) }); err != nil {
			t.Fatal(err)
		}
		if _, err := w.source().Find(w.worker(), w.subject()); err != nil {
			t.Error(err)
		}
		if c = w.list()[0]; c.Health.FailingSince != nil || c.Health.Problem != "" || c.PausedAt != nil {
			t.Errorf("%+v", c)
		}
		w.wantEvents("connector.tried", "connector.created", "connector.tried", "connector.paused", "connector.resumed")
	})
}

// TestASecretIsRotated: tried first, and another change in between is not lost.
func TestASecretIsRotated(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		draft := objectsDraft(t, buckettest.Plain)
		c := w.create(draft)
		if _, err := w.desk().TrySecret(w.admin(), c.ID, "wrong-secret-key"); err == nil {
			t.Error("a wrong secret passes")
		}
		if _, err := w.desk().TrySecret(w.admin(), c.ID, draft.Secret); err != nil {
			t.Error(err)
		}
		rotated, err := w.change(func(tx *db.Tx) (connector.Connector, error) { return connector.Rotate(tx, c.ID, draft.Secret) })
		if err != nil || rotated.Version != 2 {
			t.Errorf("%+v, %v", rotated, err)
		}
		draft.Version = 1
		_, err = w.change(func(tx *db.Tx) (connector.Connector, error) { return connector.Change(tx, c.ID, draft) })
		wantFault(t, err, fault.Conflict, "")
		elsewhere := *draft.Settings.Objects
		elsewhere.AccessKey = "somebody"
		draft.Version, draft.Secret, draft.Settings.Objects = 2, "", &elsewhere
		_, err = w.change(func(tx *db.Tx) (connector.Connector, error) { return connector.Change(tx, c.ID, draft) })
		wantFault(t, err, fault.Invalid, "secret")
		paper := w.create(connector.Draft{Kind: connector.Manual, Name: "Paper", Settings: connector.Settings{Manual: &connector.ManualSettings{Instructions: "Look in the cabinet."}}})
		for _, verb := range []func(tx *db.Tx) (connector.Connector, error){
			func(tx *db.Tx) (connector.Connector, error) { return connector.Rotate(tx, paper.ID, "x") },
			func(tx *db.Tx) (connector.Connector, error) { return connector.Pause(tx, paper.ID) },
		} {
			_, err := w.change(verb)
			wantFault(t, err, fault.Conflict, "")
		}
	})
}

// wantEvents looks for these actions in this order.
func (w *world) wantEvents(actions ...string) {
	w.t.Helper()
	var got []string
	w.do(func(tx *db.Tx) error {
		return tx.Select(&got, `select action from event where org_id = :org and action like 'connector.%' order by id`, nil)
	})
	if strings.Join(got, " ") != strings.Join(actions, " ") {
		w.t.Errorf("events %v, want %v", got, actions)
	}
}

// TestLockedObjectsAreRetained: with the end of their lock; the parts of uploads
// that nobody finished are destroyed, and nobody else's.
func TestLockedObjectsAreRetained(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	draft := objectsDraft(t, buckettest.Locked)
	b := fill(t, draft)
	until := time.Now().Add(time.Minute).UTC().Truncate(time.Second)
	if _, err := b.Put(t.Context(), "users/ada@acme.example/contract", strings.NewReader("kept"), 4, bucket.PutOptions{RetainUntil: until}); err != nil {
		t.Fatal(err)
	}
	o := draft.Settings.Objects
	buckettest.Begin(t, bucket.Config{Endpoint: o.Endpoint, Bucket: o.Bucket, AccessKey: o.AccessKey, SecretKey: draft.Secret}, "users/ada@acme.example/half", "users/bob@acme.example/half")
	w.create(draft)
	s, who := w.source(), w.subject()
	out, err := s.Erase(w.worker(), who, data.EraseOptions{Key: "erase-1"})
	if err != nil || out.State != data.OutcomeDone || out.Remaining != 0 || len(out.Retained) != 1 || out.Retained[0].Count != 1 || !out.Retained[0].Until.Equal(until) {
		t.Fatalf("%+v, %v", out, err)
	}
	left := map[string]bool{}
	err = b.Uploads(t.Context(), "", func(u bucket.Upload) error { left[u.Key] = true; return nil })
	if err != nil || left["users/ada@acme.example/half"] || !left["users/bob@acme.example/half"] {
		t.Errorf("unfinished: %v, %v", left, err)
	}
}
