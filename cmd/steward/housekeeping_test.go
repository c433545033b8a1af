package main

import (
	"bytes"
	"encoding/base64"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/term/termtest"
)

// program opens a whole program on a fresh database.
func program(t *testing.T, dialect db.Dialect) *Program {
	t.Helper()
	return opened(t, place(t, dialect))
}

// place is where a fresh installation keeps what it has.
func place(t *testing.T, dialect db.Dialect) storage {
	t.Helper()
	data, keys := dbtest.Addresses(t, dialect)
	dir := t.TempDir()
	key := filepath.Join(dir, "master.key")
	if err := os.WriteFile(key, []byte(base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32))), 0o600); err != nil {
		t.Fatal(err)
	}
	return storage{Data: dir, Database: data, KeysDatabase: keys, MasterKeyFile: key}
}

func opened(t *testing.T, s storage) *Program {
	t.Helper()
	p, err := open(t.Context(), s, slog.New(slog.DiscardHandler), false)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

// TestHousekeepingForgetsByTerm: of two requests of a directory, the one that is
// older than the term says is forgotten.
func TestHousekeepingForgetsByTerm(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			p := program(t, dialect)
			o, _, err := p.vendor(t.Context(), org.New{Slug: "sysoon", Name: "Sysoon", Kind: org.Business, Vendor: true, Jurisdiction: "EU"})
			if err != nil {
				t.Fatal(err)
			}
			ctx := access.With(t.Context(), access.System(o.ID, "test"))
			var made directory.Directory
			err = p.door.Update(ctx, access.Work, func(tx *db.Tx) error {
				if made, err = directory.Create(tx, "Work", directory.Strict); err != nil {
					return err
				}
				for _, age := range []time.Duration{time.Hour, 91 * 24 * time.Hour} {
					e := directory.Exchange{DirectoryID: made.ID, At: tx.Now.Add(-age), Method: "GET", Path: "/Users", Status: 200}
					if err := directory.LogRequest(tx, e); err != nil {
						return err
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := p.forget(t.Context()); err != nil {
				t.Fatal(err)
			}
			err = p.door.View(ctx, access.Work, func(tx *db.Tx) error {
				left, _, err := directory.Exchanges(tx, made.ID, directory.Filter{}, directory.Page{Limit: 10})
				if err == nil && (len(left) != 1 || tx.Now.Sub(left[0].At) > 2*time.Hour) {
					t.Errorf("left: %+v", left)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

// TestAgreedTermsGovernTheProvisioningLog: it is kept as long as the organization's
// agreement says, longer or shorter than by default.
func TestAgreedTermsGovernTheProvisioningLog(t *testing.T) {
	for left, values := range map[int]termtest.Values{1: {term.RetentionProvisioning: "P10D"}, 3: {term.RetentionProvisioning: "P200D"}} {
		t.Run(values[term.RetentionProvisioning], func(t *testing.T) {
			dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
				id := d.Org(t, "acme")
				termtest.Agree(t, d.DB, id, values)
				err := d.Update(access.With(t.Context(), access.System(id, "test")), access.Work, func(tx *db.Tx) error {
					made, err := directory.Create(tx, "Work", directory.Strict)
					if err != nil {
						return err
					}
					for _, days := range []int{9, 30, 100} {
						e := directory.Exchange{DirectoryID: made.ID, At: tx.Now.AddDate(0, 0, -days), Method: "GET", Path: "/Users", Status: 200}
						if err := directory.LogRequest(tx, e); err != nil {
							return err
						}
					}
					if err := forgetExchanges(tx); err != nil {
						return err
					}
					kept, _, err := directory.Exchanges(tx, made.ID, directory.Filter{}, directory.Page{Limit: 10})
					if len(kept) != left {
						t.Errorf("%d of three requests are kept, want %d", len(kept), left)
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			})
		})
	}
}

// TestHousekeepingDeletesWhatWasRemovedSoftly: an account that its directory
// removed softly is deleted after the grace, and not while it is held.
func TestHousekeepingDeletesWhatWasRemovedSoftly(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		held := false
		db.Subscribe(d.DB, func(*db.Tx, member.Deleting) error {
			if held {
				return fault.New(fault.Conflict, "held")
			}
			return nil
		})
		ctx := access.With(t.Context(), access.System(d.Org(t, "acme"), "test"))
		var id access.MemberID
		update := func(fn func(tx *db.Tx) error) {
			t.Helper()
			if err := d.Update(ctx, access.Work, fn); err != nil {
				t.Fatal(err)
			}
		}
		update(func(tx *db.Tx) error {
			dir, err := directory.Create(tx, "Entra", directory.Entra)
			if err != nil {
				return err
			}
			m, err := member.Create(tx, member.Member{UserName: "ada@acme.example", Active: true, DirectoryID: dir.ID})
			if err != nil {
				return err
			}
			id = m.ID
			if _, err := member.Release(tx, m); err != nil {
				return err
			}
			return directory.Removed(tx, dir.ID, id)
		})
		gone := func() (gone bool) {
			t.Helper()
			update(deleteRemoved)
			update(func(tx *db.Tx) error {
				_, err := member.Find(tx, id)
				if gone = fault.Is(err, fault.NotFound); gone {
					return nil
				}
				return err
			})
			return gone
		}
		d.Clock.Advance(29 * 24 * time.Hour)
		if gone() {
			t.Error("deleted before the grace is over")
		}
		d.Clock.Advance(2 * 24 * time.Hour)
		if held = true; gone() {
			t.Error("deleted although held")
		}
		if held = false; !gone() {
			t.Error("not deleted after the grace")
		}
	})
}
