package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/statement"
	"github.com/sysoon/steward/internal/term"
)

// statementCommand keeps the vendor's statement as files.
type statementCommand struct {
	Check  statementCheckCommand  `cmd:"" help:"Say what is wrong with a version of the statement, each problem with its line and field. With a database it is held against what is published, the catalogue and the notice that is owed."`
	Import statementImportCommand `cmd:"" help:"Publish a version of the statement, for everybody and for good. Two operators answer for it; organizations are told."`
	Export statementExportCommand `cmd:"" help:"Write a published version to standard output."`
}

type statementCheckCommand struct {
	storage
	File      string `arg:"" help:"YAML by /docs/statement.schema.json." type:"existingfile"`
	Installed bool   `help:"Hold it against this installation's database too."`
}

// Run prints FILE:LINE:COLUMN: FIELD: MESSAGE for each problem; a warning says so.
func (m statementCheckCommand) Run(c console) error {
	text, err := os.ReadFile(m.File)
	if err != nil {
		return err
	}
	_, problems := term.CheckStatement(text, term.Against{})
	if m.Installed {
		err = atVendor(c, m.storage, "the statement is looked at by command", func(w *db.Wide, vendor access.OrgID) (err error) {
			problems, err = statement.Check(w, access.System(vendor, "statement"), string(text))
			return err
		})
	}
	if err != nil {
		return err
	}
	return reportStatement(c, m.File, problems)
}

func reportStatement(c console, file string, problems []term.Problem) error {
	fatal := 0
	for _, p := range problems {
		kind := "warning: "
		if p.Fatal {
			kind = ""
			fatal++
		}
		_, _ = fmt.Fprintf(c.out, "%s:%d:%d: %s: %s%s\n", file, p.Line, p.Column, p.Field, kind, p.Message)
	}
	if fatal > 0 {
		return fault.New(fault.Invalid, "The statement has %d problems that keep it from being published.", fatal)
	}
	_, _ = fmt.Fprintln(c.out, "The statement is in order.")
	return nil
}

type statementImportCommand struct {
	storage
	File     string `arg:"" help:"YAML by /docs/statement.schema.json." type:"existingfile"`
	Prepared string `required:"" help:"The user name of the operator who wrote it."`
	Approved string `required:"" help:"The user name of the operator who has read it and publishes it; another person."`
}

// Run publishes a file, or says everything that is wrong with it and changes
// nothing.
func (m statementImportCommand) Run(c console) error {
	text, err := os.ReadFile(m.File)
	if err != nil {
		return err
	}
	var done statement.Draft
	err = atVendor(c, m.storage, "the statement is published by command", func(w *db.Wide, vendor access.OrgID) error {
		by := access.System(vendor, "statement")
		problems, err := statement.Check(w, by, string(text))
		if err != nil {
			return err
		}
		if err := reportStatement(c, m.File, problems); err != nil {
			return err
		}
		two, err := m.two(w.In(vendor, by))
		if err != nil {
			return err
		}
		done, err = statement.PublishText(w, vendor, string(text), two)
		return err
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "Published version %s, which applies from %s on. SHA-256 %s.\n", done.Version, done.Effective.Format("2006-01-02"), done.Hash)
	return nil
}

// two finds the operators who answer for the version.
func (m statementImportCommand) two(tx *db.Tx) (two statement.Two, err error) {
	if strings.EqualFold(m.Prepared, m.Approved) {
		return two, fault.New(fault.Denied, "Publishing takes two people: whoever prepared it can't approve it too.")
	}
	for name, into := range map[string]*access.MemberID{m.Prepared: &two.Prepared, m.Approved: &two.Approved} {
		found, err := member.ByUserName(tx, name)
		if fault.Is(err, fault.NotFound) {
			return two, fault.New(fault.NotFound, "The vendor's organization has nobody with the user name %q.", name).Because(err)
		}
		if err != nil {
			return two, err
		}
		*into = found.ID
	}
	return two, nil
}

type statementExportCommand struct {
	storage
	Version string `arg:"" optional:"" help:"Which version; the newest general one when left out."`
}

// Run writes what import reads.
func (m statementExportCommand) Run(c console) error {
	return atVendor(c, m.storage, "the statement is looked at by command", func(w *db.Wide, vendor access.OrgID) error {
		published, err := term.Published(w.In(vendor, access.System(vendor, "statement")))
		if err != nil {
			return err
		}
		newest, ok := term.Newest(published, term.Reach{})
		names := make([]string, len(published))
		for i, s := range published {
			if names[i] = s.ID; m.Version == s.ID {
				newest, ok = s, true
			}
		}
		if !ok || m.Version != "" && newest.ID != m.Version {
			return fault.New(fault.NotFound, "There is no version %q. Published are: %s.", m.Version, strings.Join(names, ", "))
		}
		text, err := term.WriteStatement(newest)
		_, _ = c.out.Write(text)
		return err
	})
}

// atVendor does something across organizations, for the vendor's statement.
func atVendor(c console, in storage, reason string, fn func(*db.Wide, access.OrgID) error) error {
	p, err := open(c.ctx, in, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	return p.door.Across(c.ctx, reason, func(w *db.Wide) error {
		vendor, err := org.VendorOf(w)
		if err != nil {
			return err
		}
		return fn(w, vendor.ID)
	})
}

// statementSchema publishes the form in which the statement is written.
func statementSchema(w http.ResponseWriter, _ *http.Request) {
	body, err := term.StatementSchema()
	if err != nil {
		http.Error(w, "The schema can't be made.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/schema+json")
	_, _ = w.Write(body)
}
