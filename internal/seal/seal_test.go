package seal_test

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

func sealer(t *testing.T, d *dbtest.DB, fill byte) *seal.Sealer {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{fill}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func update(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) {
	t.Helper()
	ctx := access.With(t.Context(), access.System(org, "test"))
	if err := d.Update(ctx, access.Work, fn); err != nil {
		t.Fatal(err)
	}
}

func TestSealBindsEverything(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		db.Attach(d.DB, sealer(t, d, 7))
		one, two := d.Org(t, "one"), d.Org(t, "two")
		var sealed []byte
		update(t, d, one, func(tx *db.Tx) (err error) {
			sealed, err = seal.Seal(tx, "m1", seal.Content, "record/1", []byte("dear diary"))
			return err
		})
		if bytes.Contains(sealed, []byte("diary")) {
			t.Fatal("sealed text is readable")
		}
		cases := []struct {
			name   string
			org    access.OrgID
			member access.MemberID
			class  seal.Class
			place  string
			opens  bool
		}{
			{"same", one, "m1", seal.Content, "record/1", true},
			{"other organization", two, "m1", seal.Content, "record/1", false},
			{"other member", one, "m2", seal.Content, "record/1", false},
			{"other class", one, "m1", seal.Log, "record/1", false},
			{"other place", one, "m1", seal.Content, "record/2", false},
		}
		for _, c := range cases {
			update(t, d, c.org, func(tx *db.Tx) error {
				plain, err := seal.Open(tx, c.member, c.class, c.place, sealed)
				if (err == nil) != c.opens || c.opens && string(plain) != "dear diary" {
					t.Errorf("%s: %q, %v", c.name, plain, err)
				}
				return nil
			})
		}
	})
}

func TestShredIsForEver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := sealer(t, d, 7)
		db.Attach(d.DB, s)
		org := d.Org(t, "one")
		var content, log []byte
		update(t, d, org, func(tx *db.Tx) (err error) {
			if content, err = seal.Seal(tx, "m", seal.Content, "r", []byte("x")); err != nil {
				return err
			}
			log, err = seal.Seal(tx, "m", seal.Log, "r", []byte("y"))
			return err
		})
		for range 2 { // twice is once
			if err := s.Shred(t.Context(), org, "request-1", "m", "erasure", seal.Content); err != nil {
				t.Fatal(err)
			}
		}
		update(t, d, org, func(tx *db.Tx) error {
			if _, err := seal.Open(tx, "m", seal.Content, "r", content); !seal.IsShredded(err) {
				t.Errorf("open after shred: %v", err)
			}
			if _, err := seal.Seal(tx, "m", seal.Content, "r", []byte("again")); !seal.IsShredded(err) {
				t.Errorf("seal after shred: %v", err)
			}
			if plain, err := seal.Open(tx, "m", seal.Log, "r", log); err != nil || string(plain) != "y" {
				t.Errorf("the other class: %q, %v", plain, err)
			}
			return nil
		})
		entries, err := s.Ledger(t.Context())
		if err != nil || len(entries) != 1 || entries[0].DoneAt == nil {
			t.Fatalf("ledger: %+v, %v", entries, err)
		}
	})
}

// TestReplayAfterRestore puts back a key that the ledger says is gone, as a
// restored backup would.
func TestReplayAfterRestore(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			d := dbtest.Open(t, dialect)
			s := sealer(t, d, 7)
			if err := s.Shred(t.Context(), "o1", "request-1", "m", "erasure", seal.Content); err != nil {
				t.Fatal(err)
			}
			dbtest.Meddle(t, d.KeysURL, `update member_key set wrapped = '1', destroyed_at = null`)
			entries, err := s.Replay(t.Context(), time.Time{})
			if err != nil || len(entries) != 1 {
				t.Fatalf("%v, %v", entries, err)
			}
			db.Attach(d.DB, s)
			ctx := access.With(t.Context(), access.System("o1", "test"))
			err = d.View(ctx, access.Work, func(tx *db.Tx) error {
				_, err := seal.Open(tx, "m", seal.Content, "r", []byte{1})
				return err
			})
			if !seal.IsShredded(err) {
				t.Fatalf("got %v", err)
			}
		})
	}
}

func TestWrongMasterKeySaysSo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		db.Attach(d.DB, sealer(t, d, 7))
		org := d.Org(t, "one")
		update(t, d, org, func(tx *db.Tx) error { _, err := seal.SealOrg(tx, "p", []byte("x")); return err })
		other := dbtest.Reopen(t, d)
		db.Attach(other.DB, sealer(t, other, 8))
		ctx := access.With(t.Context(), access.System(org, "test"))
		err := other.View(ctx, access.Work, func(tx *db.Tx) error { _, err := seal.SealOrg(tx, "p", []byte("x")); return err })
		if !fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "master key") {
			t.Fatalf("got %v", err)
		}
	})
}

func TestPrepareNoticesAnotherMasterKey(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		if err := sealer(t, d, 7).Prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := sealer(t, d, 8).Prepare(t.Context()); !fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "master key") {
			t.Fatalf("got %v", err)
		}
	})
}

func TestMasterKeyLength(t *testing.T) {
	if _, err := seal.New(nil, []byte("short")); !fault.Is(err, fault.Invalid) {
		t.Fatalf("got %v", err)
	}
}

func TestSignatures(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := sealer(t, d, 7)
		for range 2 {
			if err := s.Prepare(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		keys, err := s.Verifiers(t.Context())
		if err != nil || len(keys) != 1 {
			t.Fatalf("%v, %v", keys, err)
		}
		sig, err := s.Sign(context.Background(), "use", []byte("message"))
		if err != nil {
			t.Fatal(err)
		}
		if err := seal.Verify(keys[0], "use", []byte("message"), sig); err != nil {
			t.Error(err)
		}
		if seal.Verify(keys[0], "other use", []byte("message"), sig) == nil {
			t.Error("good in another context")
		}
		if seal.Verify(keys[0], "use", []byte("massage"), sig) == nil {
			t.Error("good for another message")
		}
	})
}

func TestBlindIsOrganizationsOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		db.Attach(d.DB, sealer(t, d, 7))
		got := map[string]bool{}
		for _, org := range []access.OrgID{d.Org(t, "one"), d.Org(t, "two")} {
			for _, field := range []string{"title", "title", "subject"} {
				update(t, d, org, func(tx *db.Tx) error {
					b, err := seal.Blind(tx, field, "value")
					got[b] = true
					return err
				})
			}
		}
		if len(got) != 4 {
			t.Errorf("%d different indexes, want 4", len(got))
		}
	})
}

// TestDestroyedKeyLeavesTheFile looks for the wrapped key's bytes on disk.
func TestDestroyedKeyLeavesTheFile(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	s := sealer(t, d, 7)
	db.Attach(d.DB, s)
	update(t, d, d.Org(t, "one"), func(tx *db.Tx) error {
		_, err := seal.Seal(tx, "member-to-erase", seal.Content, "r", []byte("x"))
		if err != nil {
			return err
		}
		wrapped := wrappedKey(t, d, tx.Org)
		if err := s.Shred(t.Context(), tx.Org, "1", "member-to-erase", "erasure", seal.Content); err != nil {
			return err
		}
		path := strings.TrimPrefix(d.KeysURL, "sqlite:")
		for _, suffix := range []string{"", "-wal"} {
			body, err := os.ReadFile(path + suffix)
			if err != nil && !os.IsNotExist(err) {
				return err
			}
			if bytes.Contains(body, wrapped) {
				t.Errorf("the destroyed key is still in %s%s", path, suffix)
			}
		}
		return nil
	})
}

func wrappedKey(t *testing.T, d *dbtest.DB, org access.OrgID) (wrapped []byte) {
	t.Helper()
	err := d.Keys.View(t.Context(), org, func(tx *db.Tx) error {
		return tx.Get(&wrapped, `select wrapped from member_key where org_id = :org`, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	return wrapped
}
