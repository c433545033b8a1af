package data

import (
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

// ShareID identifies a share of health data.
type ShareID string

// ShareKind says to what sort of recipient a member shows health data (row 82).
type ShareKind string

// The kinds.
const (
	ToFamily       ShareKind = "family"
	ToCaregiver    ShareKind = "caregiver"
	ToProfessional ShareKind = "professional"
	ToApp          ShareKind = "app"
)

// Share is health data that a member shows to somebody for a while. It is the
// member's consent: given by them alone, ended by them at any time, and by itself.
type Share struct {
	ID       ShareID
	MemberID access.MemberID
	Kind     ShareKind
	// Recipient is empty once the member's key is destroyed.
	Recipient string
	Records   int
	Until     time.Time
	CreatedAt time.Time
	// EndedAt is when the member ended it; nil where it runs or ran out.
	EndedAt *time.Time
	// Looks are the times at which it was opened, newest first, at most 50.
	Looks []time.Time
}

// Open tells whether the link shows something at a time.
func (s Share) Open(now time.Time) bool { return s.EndedAt == nil && now.Before(s.Until) }

// NewShare is a share to be made.
type NewShare struct {
	Kind ShareKind
	// Recipient is who or what sees it, in 1 to 200 bytes: a name or an address.
	Recipient string
	// Records are the member's own, 1 to 100.
	Records []RecordID
	// Until lies ahead, a year at most.
	Until time.Time
}

// The limits of shares.
const (
	maxShared   = 100
	maxShares   = 100
	maxShareFor = 366 * 24 * time.Hour
	// SharePage is where the link of a share leads.
	SharePage = "/shared"
)

// ShareHealth shows records of the acting member's health to somebody for a
// while. The secret opens them, is shown this once and kept as a hash. An
// administrator of the member's organization is refused: health data is never
// shown to one, not even by the member's mistake.
func ShareHealth(tx *db.Tx, n NewShare) (s Share, secret string, err error) {
	id, err := self(tx)
	if err != nil {
		return s, "", err
	}
	n.Recipient = strings.TrimSpace(n.Recipient)
	if err := n.check(tx); err != nil {
		return s, "", err
	}
	if err := noAdministrator(tx, n.Recipient); err != nil {
		return s, "", err
	}
	secret = random.Text()
	s = Share{
		ID: ShareID(db.NewID()), MemberID: id, Kind: n.Kind, Recipient: n.Recipient, Records: len(n.Records),
		Until: n.Until.UTC().Truncate(time.Microsecond), CreatedAt: tx.Now, Looks: []time.Time{},
	}
	sealed, err := seal.Seal(tx, id, seal.Log, s.place(), []byte(n.Recipient))
	if err != nil {
		return s, "", err
	}
	if err := insertShare(tx, s, sealed, random.Hash(secret)); err != nil {
		return s, "", err
	}
	if err := shareRecords(tx, s, n.Records); err != nil {
		return s, "", err
	}
	return s, secret, s.record(tx, "share.made")
}

func (s Share) place() string { return "health_share/" + string(s.ID) }

func (n NewShare) check(tx *db.Tx) error {
	switch {
	case n.Recipient == "" || len(n.Recipient) > 200 || !storable(n.Recipient):
		return fault.New(fault.Invalid, "Say who sees it, in 1 to 200 bytes.").On("recipient")
	case len(n.Records) == 0 || len(n.Records) > maxShared:
		return fault.New(fault.Invalid, "Choose 1 to %d records.", maxShared).On("recordIds")
	case !n.Until.After(tx.Now) || n.Until.After(tx.Now.Add(maxShareFor)):
		return fault.New(fault.Invalid, "A share ends at a time ahead, within a year.").On("until")
	}
	switch n.Kind {
	case ToFamily, ToCaregiver, ToProfessional, ToApp:
		return nil
	}
	return fault.New(fault.Invalid, "There is no kind of recipient %q.", n.Kind).On("kind")
}

// noAdministrator refuses a recipient who is an administrator here, by address or
// user name.
func noAdministrator(tx *db.Tx, recipient string) error {
	found, err := member.ByUserName(tx, recipient)
	if fault.Is(err, fault.NotFound) {
		found, err = member.ByEmail(tx, recipient)
	}
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Conflict) {
		return nil
	}
	if err != nil {
		return err
	}
	if len(found.Roles) > 0 {
		return fault.New(fault.Denied, "This is an administrator of your organization. Health data is never shown to one.").On("recipient")
	}
	return nil
}

// record writes the event. That it is about health, and to whom, is the member's:
// sealed under their key.
func (s Share) record(tx *db.Tx, action string) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "member", ID: string(s.MemberID)}, Subject: s.MemberID,
		Detail: map[string]any{"share": string(s.ID)}, Personal: map[string]string{"recipient": s.Recipient},
	})
}

// Shares lists the acting member's shares, newest first, with every look.
func Shares(tx *db.Tx) ([]Share, error) {
	id, err := self(tx)
	if err != nil {
		return nil, err
	}
	return sharesOf(tx, id, "", nil)
}

// EndShare ends a share of the acting member's at once; ending it twice is ending
// it once.
func EndShare(tx *db.Tx, share ShareID) (Share, error) {
	id, err := self(tx)
	if err != nil {
		return Share{}, err
	}
	s, err := findShare(tx, id, share)
	if err != nil || s.EndedAt != nil {
		return s, err
	}
	s.EndedAt = &tx.Now
	if err := tx.ExecOne(`update health_share set ended_at = :now where org_id = :org and id = :id`, db.Args{"id": string(s.ID), "now": tx.Now}); err != nil {
		return s, err
	}
	return s, s.record(tx, "share.ended")
}

func findShare(tx *db.Tx, m access.MemberID, id ShareID) (Share, error) {
	all, err := sharesOf(tx, m, " and id = :id", db.Args{"id": string(id)})
	if err == nil && len(all) == 0 {
		err = fault.New(fault.NotFound, "There is no such share.").On("healthShareId")
	}
	if err != nil {
		return Share{}, err
	}
	return all[0], nil
}
