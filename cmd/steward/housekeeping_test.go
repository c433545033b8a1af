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
	"github.com/sysoon/steward/internal/org"
)

// program opens a whole program on a fresh database.
func program(t *testing.T, dialect db.Dialect) *Program {
	t.Helper()
	data, keys := dbtest.Addresses(t, dialect)
	dir := t.TempDir()
	key := filepath.Join(dir, "master.key")
	if err := os.WriteFile(key, []byte(base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{7}, 32))), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := open(t.Context(), storage{Data: dir, Database: data, KeysDatabase: keys, MasterKeyFile: key}, slog.New(slog.DiscardHandler), false)
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
