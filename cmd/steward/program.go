package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/invitation"
	"github.com/sysoon/steward/internal/logfile"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/once"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/pulse"
	"github.com/sysoon/steward/internal/quota"
	"github.com/sysoon/steward/internal/receiver"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/retention"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/signin"
	"github.com/sysoon/steward/internal/stream"
	"github.com/sysoon/steward/internal/term"
	"github.com/sysoon/steward/internal/view"
	"github.com/sysoon/steward/internal/webhook"
	"github.com/sysoon/steward/scim"
)

// Program is Steward on its databases: the door, what is attached to it, and
// who hears what is announced. Commands start from it.
type Program struct {
	door   *db.DB
	keys   *db.Keys
	sealer *seal.Sealer
	fleet  *quota.Fleet
	pulse  *pulse.Pulse
	log    *slog.Logger
	// written is how long the last sign of life took, in nanoseconds.
	written atomic.Int64
	// draining is set once the program was told to stop.
	draining atomic.Bool
}

// open opens both databases and wires everything that needs no network. With
// makeKey a missing master key is made: for development only.
func open(ctx context.Context, s storage, log *slog.Logger, makeKey bool) (*Program, error) {
	if err := makeFolder(s.Data); err != nil {
		return nil, err
	}
	master, err := s.masterKey()
	made := errors.Is(err, fs.ErrNotExist) && makeKey
	if made {
		master, err = randomBytes(masterKeyBytes), nil
	}
	if err != nil {
		return nil, err
	}
	p := &Program{log: log, pulse: pulse.New(nil)}
	if p.door, err = db.Open(ctx, db.Config{URL: s.database(), Now: s.now, Log: log}); err != nil {
		return nil, err
	}
	if p.keys, err = db.OpenKeys(ctx, db.Config{URL: s.keysDatabase(), Now: s.now, Log: log}); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	if made { // now that both databases are open: a start that fails leaves no key
		if err := s.writeMasterKey(master); err != nil {
			return nil, errors.Join(err, p.Close())
		}
	}
	if p.sealer, err = seal.New(p.keys, master); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	p.fleet = quota.NewFleet(p.door)
	p.wire()
	if err := p.prepare(ctx); err != nil {
		return nil, errors.Join(err, p.Close())
	}
	return p, nil
}

// wire says what hangs together: the one place.
func (p *Program) wire() {
	db.Attach(p.door, p.sealer)
	db.Attach(p.door, purposes)
	signin.Subscribe(p.door)
	credential.Subscribe(p.door)
	db.Subscribe(p.door, domain.Opened)
	db.Subscribe(p.door, finding.Proven)
	db.Subscribe(p.door, rights.CalledBack)
	db.Subscribe(p.door, intake.Follow)
	loss.Subscribe(p.door)
	db.Subscribe(p.door, func(tx *db.Tx, e member.Deactivated) error { return approval.Leave(tx, e.ID) })
	db.Subscribe(p.door, func(tx *db.Tx, _ member.Deactivated) error { return logfile.Worker{Anew: credential.Anew}.Leave(tx) })
	webhook.Subscribe(p.door)
	receiver.Subscribe(p.door, scim.Interchange{})
	stream.Subscribe(p.door)
	db.Subscribe(p.door, logfile.KeepUnwritten)
	db.Subscribe(p.door, rights.KeepLog)
	db.Subscribe(p.door, forgetDeleted)
	db.Subscribe(p.door, rights.Retain)
	db.Subscribe(p.door, rights.TermsChanged)
	db.Subscribe(p.door, rights.HoldJoined)
	db.Subscribe(p.door, rights.Lifting)
	db.Subscribe(p.door, func(tx *db.Tx, _ rights.Shredded) error { return once.DropAnswers(tx) })
	db.Subscribe(p.door, func(tx *db.Tx, e member.Erased) error {
		return errors.Join(directory.ForgetMember(tx, e.ID), extension.ForgetMember(tx, e.ID), invitation.ForgetMember(tx, e.ID))
	})
	db.Subscribe(p.door, data.ForgetItems)
	register.Subscribe(p.door)
	db.Subscribe(p.door, func(tx *db.Tx, e member.Deleting) error { return rights.RefuseWhileHeld(tx, e.ID) })
	db.Subscribe(p.door, func(tx *db.Tx, e retention.Discarding) error { return rights.RefuseWhileHeld(tx, e.ID) })
	db.Subscribe(p.door, func(tx *db.Tx, e loss.Losing) error { return rights.RefuseWhileHeld(tx, e.ID) })
	db.Subscribe(p.door, func(tx *db.Tx, e data.Clearing) error { return rights.RefuseWhileHeld(tx, e.ID) })
}

// forgetDeleted drops a deleted member's inbox, choices and views.
func forgetDeleted(tx *db.Tx, e member.Deactivated) error {
	if e.State != member.StateDeleted {
		return nil
	}
	return errors.Join(notice.Leave(tx, e.ID), view.Leave(tx, e.ID))
}

// prepare brings what the program itself brings along up to date, and carries
// out again what the erasure ledger says: a restored backup may hold keys that
// were destroyed since. It returns before any request is answered.
func (p *Program) prepare(ctx context.Context) error {
	if err := p.sealer.Prepare(ctx); err != nil {
		return err
	}
	if _, err := rights.Reapply(ctx, p.door, p.sealer); err != nil {
		return fmt.Errorf("erasing again what a restored database holds: %w", err)
	}
	statements, err := term.Statements()
	if err != nil {
		return err
	}
	return p.door.Across(ctx, "publish the statement", func(w *db.Wide) error { return term.Publish(w, statements) })
}

// Close closes what is open.
func (p *Program) Close() error {
	var errs []error
	if p.keys != nil {
		errs = append(errs, p.keys.Close())
	}
	if p.door != nil {
		errs = append(errs, p.door.Close())
	}
	return errors.Join(errs...)
}

func (p *Program) organizations(ctx context.Context) (all []org.Organization, err error) {
	err = p.door.AcrossView(ctx, "list organizations for a command", func(w *db.Wide) error {
		all, err = org.List(w)
		return err
	})
	return all, err
}

// vendor finds or creates the vendor's organization.
func (p *Program) vendor(ctx context.Context, n org.New) (vendor org.Organization, made bool, err error) {
	err = p.door.Across(ctx, "create the vendor's organization", func(w *db.Wide) error {
		vendor, err = org.BySlug(w, n.Slug)
		if !fault.Is(err, fault.NotFound) {
			return err
		}
		made = true
		vendor, err = org.Create(w, n)
		return err
	})
	return vendor, made, err
}

// operatorToken issues an API token of the vendor with the roles owner and
// operator.
func (p *Program) operatorToken(ctx context.Context, vendor org.Organization, label string) (secret string, err error) {
	roles := []access.Role{access.Owner, access.Operator}
	ctx = access.With(ctx, access.Actor{Kind: access.KindSystem, Org: vendor.ID, ID: "init", Name: "init", Roles: roles})
	err = p.door.Update(ctx, access.ManageTokens, func(tx *db.Tx) error {
		// A token that acts as nobody has no data of its own.
		scopes := slices.DeleteFunc(tx.Actor.Permissions(), func(p access.Permission) bool { return p == access.OwnData })
		_, secret, err = credential.IssueToken(tx, credential.NewToken{
			Label: label, Roles: roles, Scopes: scopes, Expires: tx.Now.AddDate(0, 0, initialTokenDays),
		})
		return err
	})
	return secret, err
}

// initialTokenDays is how long the first token lives.
const initialTokenDays = 30

const masterKeyBytes = 32

func (s storage) masterKeyPath() string {
	if s.MasterKeyFile != "" {
		return s.MasterKeyFile
	}
	return filepath.Join(s.Data, "master.key")
}

// masterKey reads the master key. One that is not there is a fault that wraps
// fs.ErrNotExist.
func (s storage) masterKey() ([]byte, error) {
	path := s.masterKeyPath()
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "The master key %s can't be read. Make one with: openssl rand -base64 32 > FILE; chmod 600 FILE, keep a copy in a safe place, and name it with --master-key-file.", path).Because(err)
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(key) != masterKeyBytes {
		return nil, fault.New(fault.Invalid, "The master key %s must be %d bytes in base64.", path, masterKeyBytes)
	}
	return key, nil
}

func (s storage) writeMasterKey(key []byte) error {
	path := s.masterKeyPath()
	err := os.WriteFile(path, []byte(base64.StdEncoding.EncodeToString(key)+"\n"), 0o600)
	if err != nil {
		return fault.New(fault.Unavailable, "The master key %s can't be written. Check that the folder belongs to the user that runs Steward.", path).Because(err)
	}
	return nil
}

// makeFolder makes the data folder, or says what to do about it.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fault.New(fault.Unavailable, "The data folder %s can't be made. Name one that you may write to with --data.", dir).Because(err)
	}
	probe, err := os.CreateTemp(dir, ".writable-*")
	if err != nil {
		return fault.New(fault.Unavailable, "The data folder %s is not writable. Give it to the user that runs Steward, or name another with --data.", dir).Because(err)
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}
