package breakglass_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

// glass is an organization with one break-glass account.
type glass struct {
	t       *testing.T
	d       *dbtest.DB
	id      access.OrgID
	account breakglass.Account
	secrets breakglass.Secrets
	used    int
}

func each(t *testing.T, fn func(t *testing.T, g *glass)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			t.Fatal(err)
		}
		db.Attach(d.DB, sealer)
		breakglass.Subscribe(d.DB)
		g := &glass{t: t, d: d}
		err = d.Across(t.Context(), "test", func(w *db.Wide) error {
			o, err := org.Create(w, org.New{Slug: "acme", Name: "Acme", Kind: org.Business, Jurisdiction: "EU"})
			g.id = o.ID
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		g.do(func(tx *db.Tx) (err error) {
			g.account, g.secrets, err = breakglass.Create(tx, "break-glass-1")
			return err
		})
		fn(t, g)
	})
}

func (g *glass) as(a access.Actor, fn func(*db.Tx) error) error {
	g.t.Helper()
	return g.d.Update(access.With(g.t.Context(), a), access.Work, fn)
}

func (g *glass) do(fn func(*db.Tx) error) {
	g.t.Helper()
	if err := g.as(access.System(g.id, "test"), fn); err != nil {
		g.t.Fatal(err)
	}
}

// attempt is what the account's owner presents now, with the next code.
func (g *glass) attempt() breakglass.Attempt {
	g.t.Helper()
	g.d.Clock.Advance(30 * time.Second)
	password, err := breakglass.OneTime(g.secrets.TOTP, g.d.Clock.Now())
	if err != nil {
		g.t.Fatal(err)
	}
	code := g.secrets.Codes[g.used]
	g.used++
	return breakglass.Attempt{Name: g.account.Name, Code: code, OneTime: password}
}

func (g *glass) open(a breakglass.Attempt) (out breakglass.Outcome) {
	g.t.Helper()
	g.do(func(tx *db.Tx) (err error) {
		out, err = breakglass.Open(tx, a)
		return err
	})
	return out
}

func TestCodeAndDeviceOpenOnce(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		a := g.attempt()
		if out := g.open(a); out.Member != g.account.Member || out.CodesLeft != 9 {
			t.Fatalf("%+v", out)
		}
		if out := g.open(a); out.Member != "" {
			t.Error("the same code and password open twice")
		}
		b := g.attempt()
		b.Code = a.Code
		if out := g.open(b); out.Member != "" {
			t.Error("a used code opens with a new password")
		}
		c := g.attempt()
		used := c.OneTime
		if g.open(c).Member == "" {
			t.Fatal("the next code does not open")
		}
		d := g.attempt()
		d.OneTime = used
		if out := g.open(d); out.Member != "" {
			t.Error("a password that was used opens with a new code")
		}
	})
}

func TestEachFactorIsNeeded(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		for name, spoil := range map[string]func(*breakglass.Attempt){
			"name": func(a *breakglass.Attempt) { a.Name = "break-glass-2" }, "code": func(a *breakglass.Attempt) { a.Code = "AAAA-BBBB-CCCC-DDDD" },
			"no code": func(a *breakglass.Attempt) { a.Code = "" }, "password": func(a *breakglass.Attempt) { a.OneTime = "000000" },
		} {
			a := g.attempt()
			good := a
			spoil(&a)
			if out := g.open(a); out.Member != "" {
				t.Errorf("opens with a wrong %s", name)
			}
			if name != "password" && g.open(good).Member == "" {
				t.Errorf("a wrong %s used something up", name)
			}
		}
		typed := g.attempt()
		typed.Code = " " + string(bytes.ToLower([]byte(typed.Code))) + " "
		if g.open(typed).Member == "" {
			t.Error("a code in lower case with spaces does not open")
		}
	})
}

func TestFailuresLockTheAccount(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		good := g.attempt()
		bad := good
		bad.OneTime = "12345"
		for range 5 {
			g.open(bad)
		}
		if out := g.open(good); out.Member != "" {
			t.Fatal("five failures lock nothing")
		}
		g.d.Clock.Advance(15 * time.Minute)
		if out := g.open(g.attempt()); out.Member == "" {
			t.Error("locked for longer than 15 minutes")
		}
	})
}

func TestProof(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		proved := func() (at *time.Time) {
			g.do(func(tx *db.Tx) (err error) { at, err = breakglass.ProvedAt(tx); return err })
			return at
		}
		if proved() != nil {
			t.Fatal("proved before anything opened")
		}
		a := g.attempt()
		a.Drill = true
		if g.open(a).Member == "" || proved() == nil || !proved().Equal(g.d.Clock.Now()) {
			t.Fatalf("a drill proves %v", proved())
		}
		g.do(func(tx *db.Tx) (err error) {
			g.account, g.secrets, err = breakglass.Renew(tx, g.account.Member)
			g.used = 0
			return err
		})
		if proved() != nil {
			t.Error("renewed codes count as proved")
		}
		if out := g.open(a); out.Member != "" {
			t.Error("a former code opens")
		}
		if g.open(g.attempt()).Member == "" {
			t.Error("a renewed code does not open")
		}
	})
}

// Row L6 and its neighbours: who may not touch the account.
func TestDirectoriesDoNotTouchIt(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		directory := access.Worker(g.id, "scim")
		directory.Kind = access.KindDirectory
		err := g.as(directory, func(tx *db.Tx) error {
			m, err := member.FindForUpdate(tx, g.account.Member)
			if err != nil {
				return err
			}
			after := m
			after.Active = false
			_, err = member.Save(tx, m, after)
			return err
		})
		if err == nil {
			t.Error("a directory switched a break-glass account off")
		}
		g.do(func(tx *db.Tx) error {
			is, err := breakglass.Is(tx, g.account.Member)
			if !is {
				t.Error("not known as a break-glass account")
			}
			return err
		})
	})
}

func TestSecretsAreNotKept(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		g.do(func(tx *db.Tx) error {
			var hashes [][]byte
			if err := tx.Select(&hashes, `select code_hash from breakglass_code where org_id = :org`, nil); err != nil {
				return err
			}
			var sealed []byte
			err := tx.Get(&sealed, `select totp from breakglass_account where org_id = :org`, nil)
			for _, code := range g.secrets.Codes {
				for _, h := range append(hashes, sealed) {
					if bytes.Contains(h, []byte(code[:4])) {
						t.Errorf("%q is kept", code)
					}
				}
			}
			if len(hashes) != 10 || len(g.secrets.Codes) != 10 {
				t.Errorf("%d codes, %d kept", len(g.secrets.Codes), len(hashes))
			}
			return err
		})
	})
}

func TestNames(t *testing.T) {
	each(t, func(t *testing.T, g *glass) {
		for _, name := range []string{"", "ab", "Ada@acme.example", "BREAK", "a b c", "break-glass-1"} {
			err := g.as(access.System(g.id, "test"), func(tx *db.Tx) error {
				_, _, err := breakglass.Create(tx, name)
				return err
			})
			if !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Conflict) {
				t.Errorf("%q: %v", name, err)
			}
		}
	})
}

// RFC 6238 appendix B, SHA-1, cut to six digits.
func TestOneTimePasswords(t *testing.T) {
	const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
	for at, want := range map[int64]string{59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"} {
		if got, err := breakglass.OneTime(secret, time.Unix(at, 0)); err != nil || got != want {
			t.Errorf("at %d: %s, %v, want %s", at, got, err, want)
		}
	}
}
