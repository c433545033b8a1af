package setup_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/setup"
	"github.com/sysoon/steward/internal/term"
)

// beginner is an organization that sets itself up, step by step.
type beginner struct {
	t          *testing.T
	d          *dbtest.DB
	id         access.OrgID
	connection org.Connection
}

func begin(t *testing.T, d *dbtest.DB) *beginner {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	breakglass.Subscribe(d.DB)
	statements, err := term.Statements()
	if err != nil {
		t.Fatal(err)
	}
	b := &beginner{t: t, d: d}
	err = d.Across(t.Context(), "test", func(w *db.Wide) error {
		if err := term.Publish(w, statements); err != nil {
			return err
		}
		o, err := org.Create(w, org.New{Slug: "acme", Name: "Acme", Kind: org.Business, Jurisdiction: "EU"})
		b.id = o.ID
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *beginner) do(fn func(*db.Tx) error) {
	b.t.Helper()
	if err := b.d.Update(access.With(b.t.Context(), access.System(b.id, "test")), access.Work, fn); err != nil {
		b.t.Fatal(err)
	}
}

// done lists what is done, as an administrator's page asks for it.
func (b *beginner) done() string {
	b.t.Helper()
	var keys []string
	err := b.d.View(dbtest.As(b.t, b.id, access.Owner), access.ReadOrganization, func(tx *db.Tx) error {
		steps, err := setup.Steps(tx)
		for _, s := range steps {
			if s.Done {
				keys = append(keys, string(s.Key))
			}
		}
		if len(steps) != 8 {
			b.t.Errorf("%d steps", len(steps))
		}
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return strings.Join(keys, " ")
}

func (b *beginner) domain() {
	err := b.d.Across(b.t.Context(), "test", func(w *db.Wide) error {
		_, err := org.Vouch(w, w.In(b.id, access.System(b.id, "test")), "acme.example.org")
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *beginner) tested() {
	b.do(func(tx *db.Tx) (err error) {
		b.connection, err = org.SaveConnection(tx, org.NewConnection{Name: "SSO", Issuer: "https://login.example.com", ClientID: "steward"})
		if err != nil {
			return err
		}
		b.connection, err = org.PassTest(tx, b.connection.ID, b.connection.Config)
		return err
	})
}

func (b *beginner) owner() {
	for n := range 2 {
		membertest.Make(b.t, b.d, b.id, fmt.Sprintf("owner-%d", n), access.Owner)
	}
}

func (b *beginner) drill() {
	b.do(func(tx *db.Tx) error {
		account, secrets, err := breakglass.Create(tx, "break-glass-1")
		if err != nil {
			return err
		}
		password, err := breakglass.OneTime(secrets.TOTP, tx.Now)
		if err != nil {
			return err
		}
		out, err := breakglass.Open(tx, breakglass.Attempt{Name: account.Name, Code: secrets.Codes[0], OneTime: password, Drill: true})
		if out.Member == "" {
			b.t.Error("the door stays shut")
		}
		return err
	})
}

func (b *beginner) enforced() {
	b.do(func(tx *db.Tx) (err error) {
		b.connection, err = org.Enforce(tx, b.connection.ID, b.connection.Version)
		return err
	})
}

func (b *beginner) directory() {
	b.do(func(tx *db.Tx) error {
		made, err := directory.Create(tx, "Entra", directory.Profiles[0])
		if err != nil {
			return err
		}
		return directory.LogRequest(tx, directory.Exchange{DirectoryID: made.ID, Method: "GET", Path: "Users", Status: 200})
	})
}

func (b *beginner) contacts() {
	b.do(func(tx *db.Tx) error {
		for _, role := range []org.ContactRole{org.ContactPrivacy, org.ContactTechnical} {
			if _, err := org.SetContact(tx, org.Contact{Role: role, Name: "Desk", Email: "desk@acme.example.org"}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *beginner) agreement() {
	b.do(func(tx *db.Tx) error {
		doc, err := term.CreateAgreement(tx, term.New{
			Layer: term.LayerMaster, Title: "Master agreement", Reference: "MA-7",
			Clauses: []term.Proposal{{Section: "7.2", Term: term.AccessRespondWithin, Value: "P20D"}},
		})
		if err != nil {
			return err
		}
		if _, err = term.Submit(tx, doc.ID); err != nil {
			return err
		}
		second := *tx
		second.Actor = access.Actor{Kind: access.KindMember, Org: b.id, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
		_, err = term.Sign(&second, doc.ID, term.Signature{Name: "Ada Byron"})
		return err
	})
}

func TestEachStepIsAskedOfWhatIsThere(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		b := begin(t, d)
		if got := b.done(); got != "" {
			t.Fatalf("of a new organization %q is done", got)
		}
		var want []string
		for _, step := range []struct {
			key setup.Key
			do  func()
		}{
			{setup.Domain, b.domain}, {setup.Tested, b.tested}, {setup.SecondOwner, b.owner}, {setup.BreakGlass, b.drill},
			{setup.Enforced, b.enforced}, {setup.Directory, b.directory}, {setup.Contacts, b.contacts}, {setup.Agreement, b.agreement},
		} {
			step.do()
			want = append(want, string(step.key))
			if got := b.done(); got != strings.Join(want, " ") {
				t.Fatalf("after %s: %q", step.key, got)
			}
		}
		// What comes undone is open again.
		b.d.Clock.Advance(31 * 24 * time.Hour)
		b.do(func(tx *db.Tx) error { return org.RemoveContact(tx, org.ContactPrivacy) })
		if got := b.done(); strings.Contains(got, "break_glass") || strings.Contains(got, "contacts") {
			t.Errorf("a month later: %q", got)
		}
	})
}
