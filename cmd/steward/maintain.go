package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

type migrateCommand struct{ storage }

// Run brings the databases up to date.
func (m migrateCommand) Run(c console) error {
	p, err := open(c.ctx, m.storage, c.log, false)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintln(c.out, "The databases are up to date.")
	return p.Close()
}

type initCommand struct {
	storage
	Name         string   `help:"The vendor's name." required:"" placeholder:"NAME"`
	Slug         string   `help:"Short name in addresses: lower-case letters, digits and hyphens." required:"" placeholder:"SLUG"`
	Jurisdiction string   `help:"The law for personal accounts, such as EU, UK or US-CA." required:"" placeholder:"CODE"`
	Domain       []string `help:"E-mail domains of the vendor's staff." placeholder:"DOMAIN"`
}

// Run creates the vendor's organization and prints the token that sets up the
// rest over GraphQL.
func (i initCommand) Run(c console) error {
	p, err := open(c.ctx, i.storage, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	vendor, made, err := p.vendor(c.ctx, org.New{
		Slug: i.Slug, Name: i.Name, Kind: org.Business, Vendor: true, Jurisdiction: i.Jurisdiction, Domains: i.Domain,
	})
	if err != nil {
		return err
	}
	if !made {
		return fault.New(fault.Conflict, "The organization %s exists already.", i.Slug)
	}
	token, err := p.operatorToken(c.ctx, vendor, "First token")
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(c.out, "Created %s.\nAPI token (owner and operator, %d days, shown once):\n%s\n", vendor.Name, initialTokenDays, token)
	return nil
}

type doctorCommand struct {
	storage
	PublicURL string `help:"Address at which browsers reach Steward." placeholder:"URL"`
}

// Run opens everything that serve would and says what it found.
func (d doctorCommand) Run(c console) error {
	p, err := open(c.ctx, d.storage, c.log, false)
	if err != nil {
		return err
	}
	defer func() { _ = p.Close() }()
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(c.out, format+"\n", args...) }
	say("good  data database: %s, schema up to date", p.door.Dialect())
	say("good  key database opens, and the master key fits")
	orgs, err := p.organizations(c.ctx)
	if err != nil {
		return err
	}
	vendors := 0
	for _, o := range orgs {
		if o.Vendor {
			vendors++
		}
	}
	if vendors == 0 {
		return fault.New(fault.Conflict, "There is no vendor organization yet. Run: steward init --name NAME --slug SLUG --jurisdiction CODE")
	}
	say("good  %d organizations, the vendor's among them", len(orgs))
	if d.PublicURL != "" && !strings.HasPrefix(d.PublicURL, "https://") {
		return fault.New(fault.Invalid, "The public address %s is not https: browsers would not keep the session cookie.", d.PublicURL).On("public-url")
	}
	ledger, err := p.sealer.Ledger(c.ctx)
	if err != nil {
		return err
	}
	say("good  erasure ledger: %d entries, all carried out", len(ledger))
	return nil
}

type versionCommand struct{}

// Run prints the version that the build recorded.
func (versionCommand) Run(c console) error {
	_, _ = fmt.Fprintln(c.out, "steward", built())
	return nil
}

// built is the version that the build recorded.
func built() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "development"
}
