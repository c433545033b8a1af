// Package signup knows how an organization signs itself up: somebody proves an
// e-mail address on a domain, then the domain itself by a TXT record; only then
// there is an organization, and that person is its first owner.
//
//	asked     -link of the mail-> confirmed  and bound to one browser
//	confirmed -name, kind, law->  described
//	described -TXT record->       proven     or at once, where sign-up is open:
//	proven    -operator->         created or refused
//
// Whatever depends on which organizations there are happens in a job, so that the
// page and its time are the same for every address.
//
// The first owner signs in before there is a connection by a set-up session: it
// needs the browser that followed the mailed link and the proved domain, carries
// what a break-glass session does, lasts as long, and is not to be had any more
// once that owner signed in through a connection or one is enforced. The package
// refuses to know pages and cookies (welcome).
package signup

import (
	"net/mail"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

// State is where a sign-up stands.
type State string

// The states; the package comment says how one becomes the next.
const (
	Asked     State = "asked"
	Confirmed State = "confirmed"
	Described State = "described"
	Proven    State = "proven"
	Created   State = "created"
	Refused   State = "refused"
)

// Mode says who may sign up.
type Mode string

// The modes.
const (
	// Off: nobody; operators create organizations.
	Off Mode = "off"
	// Approval: an operator decides about each.
	Approval Mode = "approval"
	// Open: whoever proves a domain.
	Open Mode = "open"
)

// Page is where signing up begins.
const Page = "/sign-up"

// How long things last.
const (
	// linkLasts is how long the link of a mail can be followed.
	linkLasts = time.Hour
	// Lasts is how long a sign-up may take, and the browser is known for.
	Lasts = 14 * 24 * time.Hour
	// checkEvery is how often one sign-up's record is looked for.
	checkEvery = 5 * time.Second
)

// How many sign-ups one address and one domain may begin in a day.
const (
	perAddress = 3
	perDomain  = 10
	limitOver  = 24 * time.Hour
	maxAddress = 254 // RFC 5321 section 4.5.3.1.3
	maxReason  = 1000
)

// SignUp is one attempt.
type SignUp struct {
	ID           string   `db:"id"`
	Email        string   `db:"email"`
	Domain       string   `db:"domain"`
	State        State    `db:"state"`
	Token        string   `db:"txt_token"`
	Name         string   `db:"name"`
	Slug         string   `db:"slug"`
	Kind         org.Kind `db:"kind"`
	Jurisdiction string   `db:"jurisdiction"`
	// Problem is what was wrong at the last look-up.
	Problem   string     `db:"problem"`
	CheckedAt *time.Time `db:"checked_at"`
	ProvenAt  *time.Time `db:"proven_at"`
	DecidedAt *time.Time `db:"decided_at"`
	// Reason is why an operator refused.
	Reason string `db:"reason"`
	// Organization is what became of it.
	Organization access.OrgID `db:"organization_id"`
	CreatedAt    time.Time    `db:"created_at"`
	ExpiresAt    time.Time    `db:"expires_at"`
}

// RecordName and RecordValue are the TXT record that proves the domain.
func (s SignUp) RecordName() string { return org.RecordName(s.Domain) }

// RecordValue is the record's text.
func (s SignUp) RecordValue() string { return org.RecordValue(s.Token) }

// Desk is where sign-ups are worked on.
type Desk struct {
	DB       *db.DB
	Resolver *domain.Resolver
}

// Description is what an organization says about itself.
type Description struct {
	Name         string
	Kind         org.Kind
	Jurisdiction string
}

// parse is an address in its one form, and its domain. What is no address, or on
// a domain that nobody can own, is a fault of kind Invalid.
func parse(email string) (address, name string, err error) {
	address = strings.TrimSpace(email)
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || len(address) > maxAddress || strings.ContainsAny(address, "\r\n") {
		return "", "", fault.New(fault.Invalid, "This is not an e-mail address. Write one such as you@your-organization.example.").On("email").Because(err)
	}
	name, err = org.Ownable(org.DomainOf(address))
	if err != nil {
		return "", "", fault.New(fault.Invalid, "Use an address on a domain of your organization: addresses of mail providers and public suffixes, where anybody can register, prove nothing.").On("email").Because(err)
	}
	return strings.ToLower(address), name, nil
}

// record writes an event into the vendor's log. It names the domain, never the
// address.
func record(tx *db.Tx, action string, s SignUp, more map[string]any) error {
	detail := map[string]any{"domain": s.Domain, "state": string(s.State)}
	for k, v := range more {
		detail[k] = v
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "signup", ID: s.ID}, Detail: detail})
}
