package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
)

// TestHousekeepingShortensTheLog: the daily chore has the events of more than two
// years ago go, and the commands that verify say so and find the rest whole.
func TestHousekeepingShortensTheLog(t *testing.T) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		t.Run(string(dialect), func(t *testing.T) {
			now := time.Now().UTC().Truncate(time.Second).AddDate(-3, 0, 0)
			s := place(t, dialect)
			s.now = func() time.Time { return now }
			p := opened(t, s)
			o, _, err := p.vendor(t.Context(), org.New{Slug: "sysoon", Name: "Sysoon", Kind: org.Business, Vendor: true, Jurisdiction: "EU"})
			if err != nil {
				t.Fatal(err)
			}
			writes := func(n int) {
				t.Helper()
				err := p.door.Update(access.With(t.Context(), access.System(o.ID, "test")), access.Work, func(tx *db.Tx) error {
					for range n {
						if err := audit.Record(tx, audit.Entry{Action: "member.created", Object: audit.Object{Type: "member", ID: "m"}}); err != nil {
							return err
						}
					}
					return nil
				})
				if err == nil {
					err = audit.SequenceNow(t.Context(), p.door)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			writes(20)
			now = now.AddDate(0, 23, 0)
			keepsHouse(t, p)
			writes(3)
			if text := verifiedLog(t, s); strings.Contains(text, "were let go") || !strings.Contains(text, "is whole") {
				t.Errorf("after 23 months: %s", text)
			}
			now = now.AddDate(0, 3, 0)
			keepsHouse(t, p)
			writes(1)
			if text := verifiedLog(t, s); !strings.Contains(text, "were let go as the terms say; their hashes are there, and signed.") || !strings.Contains(text, "is whole") {
				t.Errorf("after 26 months: %s", text)
			}
		})
	}
}

func keepsHouse(t *testing.T, p *Program) {
	t.Helper()
	if err := p.forget(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := p.runner(outward{}).Drain(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// verifiedLog is what the command says of the log, as operators run it.
func verifiedLog(t *testing.T, s storage) string {
	t.Helper()
	var out, errs bytes.Buffer
	args := []string{"verify", "log", "--data", s.Data, "--database", s.Database, "--keys-database", s.KeysDatabase, "--master-key-file", s.MasterKeyFile}
	if code := run(t.Context(), args, nil, &out, &errs); code != 0 {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	return out.String()
}
