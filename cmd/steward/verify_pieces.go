package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/logfile"
)

type verifyStreamCommand struct {
	trusted
	Files []string `arg:"" type:"existingfile" help:"What a stream delivered, in the order of its delivery: bodies of requests, messages of syslog (one on each line) or objects, gzip or not."`
}

// Run checks what a stream delivered.
func (v verifyStreamCommand) Run(c console) error {
	i := &audit.Inspector{Key: v.Key}
	for _, name := range v.Files {
		if err := readPieces(name, i); err != nil {
			return fault.New(fault.Invalid, "%s: %s", name, fault.Shown(err).Message).Because(err)
		}
	}
	return v.conclude(c, i)
}

// conclude says what was found good.
func (t trusted) conclude(c console, i *audit.Inspector) error {
	r, err := i.Report()
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "It is whole: %d events of the log of %s, from place %d to before %d, in %d pieces, each signed and in the tree of the log (%d events at the newest checkpoint).\n",
		r.Events, r.Organization, r.From, r.Next, r.Pieces, r.Size)
	if r.Begins > 0 {
		_, _ = fmt.Fprintf(c.out, "What stood before place %d was let go as the terms say, before this was made.\n", r.Begins)
	}
	t.caution(c, r.Key)
	return nil
}

// readPieces reads one file of lines.
func readPieces(name string, i *audit.Inspector) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	r, err := unzipped(f)
	if err != nil {
		return err
	}
	return i.Read(r)
}

// unzipped reads a file whether it is compressed or not. After the end of the
// compressed content nothing may follow, and nothing may be left out.
func unzipped(f io.Reader) (*bufio.Reader, error) {
	r := bufio.NewReader(f)
	head, err := r.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) || !bytes.Equal(head, []byte{0x1f, 0x8b}) {
		return r, nil //nolint:nilerr // the reader meets the same error, and says where
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fault.New(fault.Invalid, "The compressed file is damaged.").Because(err)
	}
	return bufio.NewReader(z), nil
}

// exported verifies what an export of the console gave: lines of JSON or a table.
func (v verifyLogCommand) exported(c console, r *bufio.Reader) error {
	i := &audit.Inspector{Key: v.Key}
	var err error
	if logfile.IsTable(r) {
		err = logfile.Inspect(r, i)
	} else {
		err = i.Read(r)
	}
	if err != nil {
		return err
	}
	return v.conclude(c, i)
}
