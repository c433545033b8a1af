// Package finding knows the accounts of other kinds that were found on a domain
// which an organization proved: personal and third-party accounts of the vendor
// with an address there. It knows what each person was asked (to convert, to
// change the address, to leave the domain), until when, and what they answered.
//
// No account is ever taken over: it stays its owner's whatever happens, and all
// that it can lose is the address. The package keeps no address; it is read
// where the account is. It refuses to know how people are reached (notice) and
// what a work account may do.
package finding

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/member"
)

// State is where a finding stands.
type State string

// The states:
//
//	found -ask-> asked -answer-> answered
//	             asked -time is over-> lapsed (the account loses the address)
//	             asked -domain lost, organization not served-> found
//	any -the account has no address there any more-> gone
const (
	Found    State = "found"
	Asked    State = "asked"
	Answered State = "answered"
	Lapsed   State = "lapsed"
	Gone     State = "gone"
)

// Choice is what a person is asked, or answers.
type Choice string

// The choices. Keep is an answer alone: the account keeps the address until the
// time is over.
const (
	Convert Choice = "convert"
	Rename  Choice = "rename"
	Leave   Choice = "leave"
	Keep    Choice = "keep"
)

// Finding is one account on one domain of an organization.
type Finding struct {
	Org      access.OrgID `db:"org_id"`
	ID       string       `db:"id"`
	DomainID string       `db:"domain_id"`
	Domain   string       `db:"domain"`
	// Home is the organization that the account belongs to: the vendor's.
	Home        access.OrgID       `db:"home_org_id"`
	Member      access.MemberID    `db:"member_id"`
	AccountKind member.AccountKind `db:"account_kind"`
	State       State              `db:"state"`
	Asked       Choice             `db:"asked"`
	AskedAt     *time.Time         `db:"asked_at"`
	RemindAt    *time.Time         `db:"remind_at"`
	RemindedAt  *time.Time         `db:"reminded_at"`
	DueAt       *time.Time         `db:"due_at"`
	Answer      Choice             `db:"answer"`
	AnsweredAt  *time.Time         `db:"answered_at"`
	NewAddress  []byte             `db:"new_address"`
	NewExpires  *time.Time         `db:"new_expires_at"`
	EndedAt     *time.Time         `db:"ended_at"`
	CreatedAt   time.Time          `db:"created_at"`
	// Organization is the name of who proved the domain.
	Organization string `db:"organization"`
	// Address is the account's on the domain, as it is now.
	Address string `db:"-"`
}

// remindAfter is the part of the time to answer after which a person is
// reminded: two thirds.
func remindAfter(asked, due time.Time) time.Time { return asked.Add(due.Sub(asked) * 2 / 3) }

// step says what time alone does to a finding that was asked about.
func (f Finding) step(now time.Time) (remind, lapse bool) {
	if f.State != Asked || f.DueAt == nil {
		return false, false
	}
	if !now.Before(*f.DueAt) {
		return false, true
	}
	return f.RemindedAt == nil && f.RemindAt != nil && !now.Before(*f.RemindAt), false
}
