package once_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/once"
	"github.com/sysoon/steward/internal/seal"
)

// desk is a database with one organization.
type desk struct {
	*dbtest.DB
	t   *testing.T
	org access.OrgID
}

func open(t *testing.T, d *dbtest.DB) desk {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	return desk{d, t, d.Org(t, "one")}
}

func (d desk) update(fn func(*db.Tx) error) error {
	return d.Update(access.With(d.t.Context(), access.System(d.org, "test")), access.Work, fn)
}

func (d desk) begin(c once.Call) (run once.Run, answer []byte, err error) {
	err = d.update(func(tx *db.Tx) (err error) {
		run, answer, err = once.Begin(tx, c)
		return err
	})
	return run, answer, err
}

func (d desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

func call(principal, key, input string) once.Call {
	return once.Call{Principal: principal, Key: key, Input: sha256.Sum256([]byte(input))}
}

const key = "3f1c1f0e-7d3e-4a55-9f43-0d6f2b7a1c11"

func detail(err error) string {
	f, _ := errors.AsType[*fault.Error](err)
	if f == nil {
		return ""
	}
	return f.Detail
}

func TestCallsHappenOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, raw *dbtest.DB) {
		d := open(t, raw)
		run, answer, err := d.begin(call("ada", key, "create"))
		d.must(err)
		if answer != nil {
			t.Fatalf("a new call has the answer %q", answer)
		}
		if _, _, err := d.begin(call("ada", key, "create")); detail(err) != once.Running {
			t.Fatalf("a call under way: %v", err)
		}
		d.must(d.update(func(tx *db.Tx) error { return run.Effect(tx) }))
		d.must(d.update(func(tx *db.Tx) error { return run.Answer(tx, []byte(`{"made":"Ada Lovelace"}`)) }))
		_, answer, err = d.begin(call("ada", key, "create"))
		if err != nil || string(answer) != `{"made":"Ada Lovelace"}` {
			t.Fatalf("the same again: %q %v", answer, err)
		}
		if _, _, err := d.begin(call("ada", key, "delete")); detail(err) != once.Reused || !fault.Is(err, fault.Conflict) {
			t.Fatalf("another input: %v", err)
		}
		if _, answer, err := d.begin(call("bob", key, "delete")); err != nil || answer != nil {
			t.Fatalf("another caller with the same key: %q %v", answer, err)
		}
		d.Clock.Advance(25 * time.Hour)
		if _, answer, err := d.begin(call("ada", key, "delete")); err != nil || answer != nil {
			t.Fatalf("a day later the key is new: %q %v", answer, err)
		}
	})
}

func TestCutOffCalls(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, raw *dbtest.DB) {
		d := open(t, raw)
		first, _, err := d.begin(call("ada", key, "create"))
		d.must(err)
		d.Clock.Advance(2 * time.Minute)
		second, answer, err := d.begin(call("ada", key, "create"))
		if err != nil || answer != nil {
			t.Fatalf("what was cut off before its effect runs again: %q %v", answer, err)
		}
		if err := d.update(func(tx *db.Tx) error { return first.Effect(tx) }); !fault.Is(err, fault.Conflict) {
			t.Fatalf("the first attempt comes too late: %v", err)
		}
		d.must(d.update(func(tx *db.Tx) error { return second.Effect(tx) }))
		d.Clock.Advance(2 * time.Minute)
		if _, _, err := d.begin(call("ada", key, "create")); detail(err) != once.Unanswered {
			t.Fatalf("what was cut off after its effect never runs again: %v", err)
		}
	})
}

func TestFailedCallsMayBeTriedAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, raw *dbtest.DB) {
		d := open(t, raw)
		run, _, err := d.begin(call("ada", key, "create"))
		d.must(err)
		d.must(d.update(func(tx *db.Tx) error { return run.Release(tx) }))
		if _, answer, err := d.begin(call("ada", key, "create")); err != nil || answer != nil {
			t.Fatalf("%q %v", answer, err)
		}
	})
}

// After an erasure nothing of an answer is left, and the call still happens only
// once. Nothing in the database opens an answer without the caller's key.
func TestAnswersGoWithAnErasure(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, raw *dbtest.DB) {
		d := open(t, raw)
		run, _, err := d.begin(call("ada", key, "create"))
		d.must(err)
		d.must(d.update(func(tx *db.Tx) error { return run.Answer(tx, []byte("Ada Lovelace")) }))
		var sealed []byte
		d.must(d.update(func(tx *db.Tx) error {
			var id string
			if err := tx.Get(&id, `select id from once_call where org_id = :org`, nil); err != nil {
				return err
			}
			if err := tx.Get(&sealed, `select answer from once_call where org_id = :org`, nil); err != nil {
				return err
			}
			inner, err := seal.OpenOrg(tx, "once_call/"+id, sealed)
			if bytes.Contains(inner, []byte("Ada")) {
				t.Error("the organization's key alone opens an answer")
			}
			return err
		}))
		d.must(d.update(once.DropAnswers))
		var left int
		d.must(d.update(func(tx *db.Tx) error {
			return tx.Get(&left, `select count(*) from once_call where org_id = :org and answer is not null`, nil)
		}))
		if _, answer, err := d.begin(call("ada", key, "create")); left != 0 || answer != nil || detail(err) != once.Unanswered {
			t.Fatalf("%d answers left; %q %v", left, answer, err)
		}
	})
}

func TestExpiredCallsAreRemoved(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, raw *dbtest.DB) {
		d := open(t, raw)
		_, _, err := d.begin(call("ada", key, "create"))
		d.must(err)
		d.Clock.Advance(23 * time.Hour)
		_, _, err = d.begin(call("bob", key, "create"))
		d.must(err)
		d.Clock.Advance(2 * time.Hour)
		d.must(d.update(func(tx *db.Tx) error {
			n, err := once.Forget(tx)
			if n != 1 {
				t.Errorf("%d removed, want the older one", n)
			}
			return err
		}))
	})
}

func TestKeysThatCouldBeGuessedAreRefused(t *testing.T) {
	d := open(t, dbtest.Open(t, db.SQLite))
	for _, k := range []string{"", "1", "short-key-15-ch", strings.Repeat("x", 256), "with spaces in the key", "non-ascii-\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"} {
		if _, _, err := d.begin(call("ada", k, "create")); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", k, err)
		}
	}
}
