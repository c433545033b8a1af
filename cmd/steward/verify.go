package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/rights"
)

type verifyCommand struct {
	Log         verifyLogCommand         `cmd:"" help:"Check a log: an exported file, or what a database holds."`
	Stream      verifyStreamCommand      `cmd:"" help:"Check what a log stream delivered."`
	Certificate verifyCertificateCommand `cmd:"" help:"Check a certificate of erasure."`
	Package     verifyPackageCommand     `cmd:"" help:"Check a package that a member received."`
}

// trusted is the key that the checker knows by another way than the file.
type trusted struct {
	Key string `help:"Public key to trust (name+hash+base64), from /.well-known/steward-keys. Without it the key in the file is used: that shows the file is whole, not who made it." placeholder:"KEY"`
}

// caution says what a check without a trusted key is worth.
func (t trusted) caution(c console, key string) {
	if t.Key == "" {
		_, _ = fmt.Fprintf(c.out, "Signed with %s.\nCompare this key with the one that the vendor publishes, or pass it with --key.\n", key)
	}
}

type verifyLogCommand struct {
	trusted
	storage
	File string `arg:"" optional:"" type:"existingfile" help:"Exported log; without it, the logs in the database are checked."`
	Org  string `help:"Check only this organization's log (its slug)." placeholder:"SLUG"`
}

// Run checks one exported log, or those in the database.
func (v verifyLogCommand) Run(c console) error {
	if v.File == "" {
		return v.database(c)
	}
	f, err := os.Open(v.File)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	r, err := unzipped(f)
	if err != nil {
		return err
	}
	if head, _ := r.Peek(len(wholeLog)); string(head) != wholeLog {
		return v.exported(c, r)
	}
	report, err := audit.Verify(r, v.Key)
	if err != nil {
		return err
	}
	say(c, report)
	v.caution(c, report.Key)
	return nil
}

// wholeLog is how the export of a whole log begins.
const wholeLog = `{"format":`

func say(c console, r audit.Report) {
	_, _ = fmt.Fprintf(c.out, "The log of %s is whole: %d events agree with %d signed checkpoints.\n", r.Organization, r.Events, r.Checkpoints)
	if r.Begins.Place > 0 {
		_, _ = fmt.Fprintf(c.out, "It begins with event %d: the %d before it, all written before %s, were let go as the terms say; their hashes are there, and signed.\n",
			r.Begins.Place+1, r.Begins.Place, r.Begins.Before.Format(time.DateOnly))
	}
}

func (v verifyLogCommand) database(c console) error {
	p, err := open(c.ctx, v.storage, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	if err := audit.SequenceNow(c.ctx, p.door); err != nil {
		return err
	}
	orgs, err := p.organizations(c.ctx)
	if err != nil {
		return err
	}
	found := false
	for _, o := range orgs {
		if v.Org != "" && v.Org != o.Slug {
			continue
		}
		found = true
		if err := v.verifyOrg(c, p, o); err != nil {
			return fault.New(fault.Invalid, "The log of %s: %s", o.Slug, fault.Shown(err).Message).Because(err)
		}
	}
	if !found {
		return fault.New(fault.NotFound, "There is no organization %q here.", v.Org)
	}
	return nil
}

// verifyOrg exports into the verifier, so that both ways check the same, and a
// long log is never held whole.
func (v verifyLogCommand) verifyOrg(c console, p *Program, o org.Organization) error {
	ctx := access.With(c.ctx, access.System(o.ID, "verify"))
	out, in := io.Pipe()
	exported := make(chan error, 1)
	go func() {
		err := p.door.View(ctx, access.ReadLog, func(tx *db.Tx) error { return audit.Export(tx, in) })
		exported <- errors.Join(err, in.Close())
	}()
	report, err := audit.Verify(out, v.Key)
	_ = out.Close() // a log that is refused early need not be exported to its end
	if written := <-exported; written != nil && !errors.Is(written, io.ErrClosedPipe) {
		return written
	}
	if err != nil {
		return err
	}
	say(c, report)
	return nil
}

type verifyCertificateCommand struct {
	trusted
	File string `arg:"" type:"existingfile" help:"Certificate, a JSON file."`
}

// Run checks a certificate with the public key alone.
func (v verifyCertificateCommand) Run(c console) error {
	body, err := os.ReadFile(v.File)
	if err != nil {
		return err
	}
	cert, err := rights.VerifyCertificate(body, v.keys()...)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintln(c.out, cert.Summary())
	v.caution(c, cert.Key())
	return nil
}

func (t trusted) keys() []string {
	if t.Key == "" {
		return nil
	}
	return []string{t.Key}
}

type verifyPackageCommand struct {
	trusted
	File string `arg:"" type:"existingfile" help:"Package, a ZIP file."`
}

// Run checks every file of a package against its signed manifest.
func (v verifyPackageCommand) Run(c console) error {
	f, err := os.Open(v.File)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	manifest, err := rights.VerifyPackage(f, info.Size(), v.keys()...)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "The package is whole: %d files match the signed manifest.\n", len(manifest.Files))
	v.caution(c, manifest.Key())
	return nil
}
