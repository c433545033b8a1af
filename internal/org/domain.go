package org

import (
	"crypto/rand"
	_ "embed" // the list of open mail providers
	"strings"
	"time"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"github.com/sysoon/steward/internal/fault"
)

// Source says how a domain was proved.
type Source string

// The sources.
const (
	// ByOperator means that the vendor's operator vouched for it.
	ByOperator Source = "operator"
	// ByDNS means that a TXT record was found.
	ByDNS Source = "dns"
)

// DomainState is where a domain stands.
type DomainState string

// The states:
//
//	pending -found-> verified -missing-> lost -found-> verified
//	any -remove-> removed
//
// A lost domain still leads people to sign in; nobody new is linked by it.
const (
	DomainPending  DomainState = "pending"
	DomainVerified DomainState = "verified"
	DomainLost     DomainState = "lost"
	DomainRemoved  DomainState = "removed"
)

// Domain is an e-mail domain that an organization has, or tries to prove:
// whoever writes an address in it signs in there. Several organizations of one
// family may have the same.
type Domain struct {
	ID string `db:"id"`
	// Name is in ASCII (IDNA 2008) and lower case.
	Name   string      `db:"name"`
	Source Source      `db:"source"`
	State  DomainState `db:"state"`
	// Token is what the TXT record must hold: bound to this organization and
	// domain, renewed when the grace after a loss is over.
	Token string `db:"token"`
	// ConnectionID is where its people sign in; "" means the organization's
	// oldest active connection.
	ConnectionID string     `db:"connection_id"`
	VerifiedAt   *time.Time `db:"verified_at"`
	// CheckedAt is when the record was last looked for, Problem what was wrong
	// then, FailingSince when looking began to fail without an answer.
	CheckedAt    *time.Time `db:"checked_at"`
	Problem      string     `db:"problem"`
	FailingSince *time.Time `db:"failing_since"`
	// LostAt is when the record was found missing; until GraceEndsAt the same
	// record brings the domain back, later a new one is needed.
	LostAt      *time.Time `db:"lost_at"`
	GraceEndsAt *time.Time `db:"grace_ends_at"`
	CreatedAt   time.Time  `db:"created_at"`
}

// Label is where the record is published, below the domain.
const Label = "_steward"

// recordPrefix begins the record's text.
const recordPrefix = "steward-domain-verification="

// RecordName is where the TXT record is published.
func (d Domain) RecordName() string { return RecordName(d.Name) }

// RecordValue is the text of the TXT record.
func (d Domain) RecordValue() string { return RecordValue(d.Token) }

// RecordName is where the TXT record of a domain is published.
func RecordName(domain string) string { return Label + "." + domain }

// RecordValue is the text of a TXT record with this token.
func RecordValue(token string) string { return recordPrefix + token }

// NewToken makes 160 random bits for a TXT record.
func NewToken() string { return strings.ToLower(rand.Text()) }

//go:embed freemail.txt
var freeMailFile string

// freeMail are domains where anybody can have an address, so that no
// organization owns them: one a line, # begins a comment.
var freeMail = linesOf(freeMailFile)

func linesOf(text string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line != "" {
			all[line] = true
		}
	}
	return all
}

// lookup is IDNA 2008 for looking up (RFC 5891 section 5) with the lengths of
// the DNS (RFC 1035 section 2.3.4).
var lookup = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.VerifyDNSLength(true))

// DomainKey is the one form of a domain: ASCII, lower case, without a trailing
// dot. What isn't a domain gives "".
func DomainKey(name string) string {
	name = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(name)), ".")
	ascii, err := lookup.ToASCII(name)
	if err != nil || !strings.Contains(ascii, ".") {
		return ""
	}
	return ascii
}

// DomainOf is the domain of an e-mail address as DomainKey, or "".
func DomainOf(email string) string {
	i := strings.LastIndex(email, "@")
	if i < 1 {
		return ""
	}
	return DomainKey(email[i+1:])
}

// Ownable is what an organization may own: see ownable. The sign-up asks it
// before anything is kept.
func Ownable(name string) (string, error) { return ownable(name) }

// ownable returns the domain's key if an organization may own it: no public
// suffix (publicsuffix.org, both parts) and no free mail provider.
func ownable(name string) (string, error) {
	key := DomainKey(name)
	if key == "" {
		return "", fault.New(fault.Invalid, "%q is not a domain such as example.com.", name).On("domains")
	}
	if suffix, _ := publicsuffix.PublicSuffix(key); suffix == key {
		return "", fault.New(fault.Invalid, "%q is a public suffix, under which anybody can register: no organization owns it.", name).On("domains")
	}
	if freeMail[key] {
		return "", fault.New(fault.Invalid, "%q is a mail provider that is open to everybody: no organization owns it.", name).On("domains")
	}
	return key, nil
}
