package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/statement"
	"github.com/sysoon/steward/internal/term"
)

// press is an installation on which operators publish the statement by command.
type press struct {
	*testing.T
	d                      *dbtest.DB
	at                     []string
	file                   string
	vendor, acme           access.OrgID
	ann, bob, pat, foreign member.Member
}

// newPress installs Steward for two organizations; ann and bob are operators, pat
// is the vendor's and no operator, the fourth is somebody else's.
func newPress(t *testing.T, d *dbtest.DB) *press {
	t.Helper()
	p := &press{T: t, d: d, file: filepath.Join(t.TempDir(), "statement.yaml")}
	d.Clock.Set(time.Now()) // the command's own clock is the real one
	at := storage{Data: t.TempDir(), Database: d.URL, KeysDatabase: d.KeysURL}
	p.at = []string{"--data", at.Data, "--database", at.Database, "--keys-database", at.KeysDatabase}
	program, err := open(t.Context(), at, slog.New(slog.DiscardHandler), true)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = program.Close() }()
	db.Attach(d.DB, program.sealer)
	p.must(d.Across(t.Context(), "test", func(w *db.Wide) error {
		o, err := org.Create(w, org.New{Slug: "sysoon", Name: "Sysoon", Kind: org.Business, Vendor: true, Jurisdiction: "EU"})
		p.vendor = o.ID
		return err
	}))
	p.acme = d.Org(t, "acme")
	p.ann = membertest.Make(t, d, p.vendor, "ann@sysoon.example", access.Operator)
	p.bob = membertest.Make(t, d, p.vendor, "bob@sysoon.example", access.Operator)
	p.pat = membertest.Make(t, d, p.vendor, "pat@sysoon.example")
	p.foreign = membertest.Make(t, d, p.acme, "olga@acme.example", access.Owner)
	return p
}

func (p *press) must(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p *press) in(of access.OrgID, fn func(*db.Tx) error) {
	p.Helper()
	p.must(p.d.Update(access.With(p.Context(), access.Worker(of, "test")), access.Work, fn))
}

// command runs one of the statement's commands and wants its exit code; words are
// what must be said.
func (p *press) command(code int, words string, args ...string) (out string) {
	p.Helper()
	var said, errs bytes.Buffer
	if got := run(p.Context(), slices.Concat([]string{"statement"}, args, p.at), nil, &said, &errs); got != code || !strings.Contains(said.String()+errs.String(), words) {
		p.Fatalf("steward statement %s: exit code %d, want %d and %q\n%s%s", strings.Join(args, " "), got, code, words, said.String(), errs.String())
	}
	return said.String()
}

func (p *press) write(text string) {
	p.Helper()
	p.must(os.WriteFile(p.file, []byte(text), 0o600))
}

func (p *press) publish(code int, words string, prepared, approved member.Member) (out string) {
	p.Helper()
	return p.command(code, words, "import", p.file, "--prepared", prepared.UserName, "--approved", approved.UserName)
}

// TestAStatementIsPublishedByCommand: an operator takes the version in force as a
// file, changes it, is told what is wrong and where while nothing is written,
// publishes it with a colleague, and gets the same back.
func TestAStatementIsPublishedByCommand(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		p := newPress(t, d)
		next := p.next()
		p.refusedAtItsPlace(next)
		p.refusedByTheWrong(next)
		p.write(next)
		p.command(0, "in order", "check", p.file, "--installed")
		out := p.publish(0, "Published version 2099-01, which applies from 2099-01-01 on.", p.ann, p.bob)
		p.onRecord(next, out)
		for _, version := range [][]string{{"2099-01"}, nil} {
			if got := p.command(0, "", append([]string{"export"}, version...)...); got != next {
				t.Errorf("export %v gives another text back:\n%s", version, got)
			}
		}
		p.publish(1, "2099-01", p.ann, p.bob)
		p.written(1, "2018-05", "2099-01")
		p.told()
	})
}

// next is what the installation publishes at its first start, with another answer
// to access requests.
func (p *press) next() string {
	p.Helper()
	text := p.command(0, "version: 2018-05", "export")
	next := strings.NewReplacer("version: 2018-05", "version: 2099-01", "effective: 2018-05-01", "effective: 2099-01-01").Replace(text)
	next = strings.Replace(next, "value: P30D", "value: P20D", 1)
	if !strings.Contains(next, "value: P20D") || !strings.Contains(next, "effective: 2099-01-01") {
		p.Fatalf("nothing to change in:\n%s", text)
	}
	return next
}

// refusedAtItsPlace: each thing that is wrong is said with the line and the field
// where it stands, and nothing is written.
func (p *press) refusedAtItsPlace(next string) {
	p.Helper()
	for wrong, field := range map[string]string{
		strings.Replace(next, "value: P20D", "value: soon", 1):                     ".value: ",
		strings.Replace(next, "effective: 2099-01-01", "effective: 2001-01-01", 1): "effective: ",
	} {
		p.write(wrong)
		line := 1
		for now, was := strings.Split(wrong, "\n"), strings.Split(next, "\n"); now[line-1] == was[line-1]; {
			line++
		}
		out := p.publish(1, "keep it from being published", p.ann, p.bob)
		at := fmt.Sprintf("%s:%d:", p.file, line)
		if !slices.ContainsFunc(strings.Split(out, "\n"), func(said string) bool {
			return strings.HasPrefix(said, at) && strings.Contains(said, field) && !strings.Contains(said, "warning: ")
		}) {
			p.Errorf("nothing is said of %s at %s:\n%s", field, at, out)
		}
		p.written(0, "2018-05")
	}
}

// refusedByTheWrong: it takes two persons, and both are the vendor's operators.
func (p *press) refusedByTheWrong(next string) {
	p.Helper()
	p.write(next)
	p.publish(1, "two people", p.ann, p.ann)
	p.publish(1, "operators", p.ann, p.pat)
	p.publish(1, "nobody with the user name", p.foreign, p.bob)
	p.written(0, "2018-05")
}

// written wants so many drafts and events of a publication, and these versions.
func (p *press) written(drafts int, versions ...string) {
	p.Helper()
	p.in(p.vendor, func(tx *db.Tx) error {
		all, err := statement.Drafts(tx)
		p.must(err)
		events, err := audit.List(tx, audit.Filter{Action: "statement.published"}, audit.Page{Limit: 50})
		p.must(err)
		published, err := term.Published(tx)
		var names []string
		for _, s := range published {
			names = append(names, s.ID)
		}
		if len(all) != drafts || len(events) != drafts || !slices.Equal(names, versions) {
			p.Errorf("%d drafts and %d events, want %d; versions %v, want %v", len(all), len(events), drafts, names, versions)
		}
		return err
	})
}

// onRecord: the draft says who wrote it and who published it, and its hash is the
// one that the command said.
func (p *press) onRecord(text, out string) {
	p.Helper()
	p.written(1, "2018-05", "2099-01")
	p.in(p.vendor, func(tx *db.Tx) error {
		all, err := statement.Drafts(tx)
		p.must(err)
		d := all[0]
		if d.State != statement.Published || d.Text != text || d.PublishedBy != string(p.bob.ID) || !slices.Equal(d.Hands, []string{string(p.ann.ID)}) {
			p.Errorf("the draft: %+v", d)
		}
		if len(d.Hash) != 64 || !strings.Contains(out, "SHA-256 "+d.Hash) {
			p.Errorf("the hash %q in %q", d.Hash, out)
		}
		return nil
	})
}

// told: organizations hear of it by the work that the command left behind.
func (p *press) told() {
	p.Helper()
	runner := job.NewRunner(p.d.DB, slog.New(slog.DiscardHandler))
	for kind, h := range statement.Jobs(p.d.DB) {
		runner.Handle(kind, h)
	}
	p.d.Clock.Set(time.Now().Add(time.Minute))
	p.must(runner.Drain(p.Context()))
	p.in(p.acme, func(tx *db.Tx) error {
		events, err := audit.List(tx, audit.Filter{Action: "statement.noticed"}, audit.Page{Limit: 50})
		if len(events) != 1 || events[0].ObjectID != "2099-01" {
			p.Errorf("acme was told: %+v", events)
		}
		return err
	})
}
