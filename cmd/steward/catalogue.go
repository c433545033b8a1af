package main

import (
	"fmt"
	"net/http"
	"os"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/term"
)

// catalogueCommand keeps the vendor's catalogue as a file.
type catalogueCommand struct {
	Check  catalogueCheckCommand  `cmd:"" help:"Say what is wrong with a catalogue, each problem with its line and field; needs no database."`
	Import catalogueImportCommand `cmd:"" help:"Publish a catalogue. Organizations are told of new and changed subprocessors first."`
	Export catalogueExportCommand `cmd:"" help:"Write the published catalogue to standard output."`
}

type catalogueCheckCommand struct {
	File string `arg:"" help:"YAML by /docs/catalogue.schema.json." type:"existingfile"`
}

// Run prints FILE:LINE:COLUMN: FIELD: MESSAGE for each problem.
func (m catalogueCheckCommand) Run(c console) error {
	text, err := os.ReadFile(m.File)
	if err != nil {
		return err
	}
	_, problems := register.Check(text, nil)
	return m.report(c, problems)
}

func (m catalogueCheckCommand) report(c console, problems []term.Problem) error {
	for _, p := range problems {
		_, _ = fmt.Fprintf(c.out, "%s:%d:%d: %s: %s\n", m.File, p.Line, p.Column, p.Field, p.Message)
	}
	if len(problems) > 0 {
		return fault.New(fault.Invalid, "The catalogue has %d problems.", len(problems))
	}
	_, _ = fmt.Fprintln(c.out, "The catalogue is in order.")
	return nil
}

type catalogueImportCommand struct {
	storage
	File string `arg:"" help:"YAML by /docs/catalogue.schema.json." type:"existingfile"`
}

// Run publishes a file, or says everything that is wrong with it and changes
// nothing.
func (m catalogueImportCommand) Run(c console) error {
	text, err := os.ReadFile(m.File)
	if err != nil {
		return err
	}
	p, err := open(c.ctx, m.storage, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	var done register.Done
	err = p.door.Across(c.ctx, "the catalogue is imported from a file", func(w *db.Wide) error {
		var known []product.ID
		if err := w.Select(&known, `select id from product order by id`, nil); err != nil {
			return err
		}
		if _, problems := register.Check(text, known); len(problems) > 0 {
			return catalogueCheckCommand{m.File}.report(c, problems)
		}
		done, err = register.Import(w, text)
		return err
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "Published %d products, %d recipients and %d identifiers. Organizations are told of %d subprocessors; %d entries are retired.\n",
		done.Products, done.Recipients, done.Identifiers, done.Announced, done.Retired)
	return nil
}

type catalogueExportCommand struct{ storage }

// Run writes what import reads.
func (m catalogueExportCommand) Run(c console) error {
	p, err := open(c.ctx, m.storage, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	orgs, err := p.organizations(c.ctx)
	if err != nil || len(orgs) == 0 {
		return err
	}
	ctx := access.With(c.ctx, access.System(orgs[0].ID, "catalogue"))
	return p.door.View(ctx, access.Work, func(tx *db.Tx) error {
		text, err := register.Export(tx)
		_, _ = c.out.Write(text)
		return err
	})
}

// catalogueSchema publishes the form in which the catalogue is imported.
func catalogueSchema(w http.ResponseWriter, _ *http.Request) {
	body, err := register.Schema()
	if err != nil {
		http.Error(w, "The schema can't be made.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/schema+json")
	_, _ = w.Write(body)
}

// statementRows publishes what became of each statement of the vendor's.
func statementRows(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	_, _ = w.Write([]byte(term.RowsPage()))
}
