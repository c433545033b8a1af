// Package notice tells people what happened and what is to be done: in the
// console (a bell with a page) and by e-mail. A notice is written in the
// transaction of what it tells; mail goes out afterwards, by job, with retries.
//
// Texts hold no personal content: they say that something is there and link to
// the console, where permissions decide what is seen. A key makes a notice go
// out at most once.
//
// It refuses to know what notices are about, who members are beyond their ids
// and roles, and where their mail goes: the wiring looks addresses up at the
// moment of sending, so that none is kept here but those of outsiders, sealed.
package notice

import (
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/seal"
)

// Message is what is to be told.
type Message struct {
	// Kind is noun.past_participle, such as "directory.failing". What stands
	// before the dot is the area by which members decline mail.
	Kind string
	To   []Recipient
	// Subject and Text are plain words without personal content; Text may have
	// several paragraphs. At most 200 and 4000 characters.
	Subject, Text string
	// Link is a path in the console, such as "/directories", or "".
	Link string
	// Private is a path that holds a secret, such as a link to answer by: the
	// mail has it instead of Link, nobody else does, and it is sealed until the
	// mail went out. "" for none.
	Private string
	// Key makes the message go out at most once in the organization; "" sends
	// it each time.
	Key string
	// Required messages are mailed to members who declined mail of their area
	// too: what the law or their security demands.
	Required bool
}

// Recipient is whom a message goes to. Make one with Role, Member, Address or
// Contact.
type Recipient struct {
	role    access.Role
	member  access.MemberID
	address string
	contact string
}

// Role addresses every active member who was granted this role.
func Role(r access.Role) Recipient { return Recipient{role: r} }

// Member addresses one member.
func Member(id access.MemberID) Recipient { return Recipient{member: id} }

// Address addresses somebody who is no member, by e-mail alone.
func Address(address string) Recipient { return Recipient{address: address} }

// Contact addresses a contact of the organization ("privacy", "technical") by
// e-mail. Where the organization has named none, its owners get it.
func Contact(name string) Recipient { return Recipient{contact: name} }

const (
	maxSubject = 200
	maxText    = 4000
	maxLink    = 500
	maxKey     = 300
	maxAddress = 254 // RFC 5321 section 4.5.3.1.3
)

func (m Message) check() error {
	area, _, _ := strings.Cut(m.Kind, ".")
	switch {
	case area == "" || !strings.Contains(m.Kind, "."):
		return fault.New(fault.Internal, "the kind of notice %q is not noun.verb", m.Kind)
	case !isLine(m.Subject, maxSubject):
		return fault.New(fault.Internal, "the notice %s needs a subject of one line and at most %d characters", m.Kind, maxSubject)
	case utf8.RuneCountInString(m.Text) > maxText:
		return fault.New(fault.Internal, "the text of the notice %s is longer than %d characters", m.Kind, maxText)
	case m.Link != "" && (!strings.HasPrefix(m.Link, "/") || strings.HasPrefix(m.Link, "//") || !isLine(m.Link, maxLink)):
		return fault.New(fault.Internal, "the link of the notice %s is no path of the console", m.Kind)
	case m.Private != "" && (!strings.HasPrefix(m.Private, "/") || strings.HasPrefix(m.Private, "//") || !isLine(m.Private, maxLink)):
		return fault.New(fault.Internal, "the private link of the notice %s is no path", m.Kind)
	case len(m.Key) > maxKey:
		return fault.New(fault.Internal, "the key of the notice %s is longer than %d bytes", m.Kind, maxKey)
	}
	for _, r := range m.To {
		if r.address != "" && !isAddress(r.address) {
			return fault.New(fault.Invalid, "This is not an e-mail address.").On("address")
		}
	}
	return nil
}

func isLine(s string, longest int) bool {
	return s != "" && utf8.RuneCountInString(s) <= longest && !strings.ContainsAny(s, "\r\n\x00")
}

// isAddress tells whether s is a bare address, without a name or anything that
// would begin another header.
func isAddress(s string) bool {
	parsed, err := mail.ParseAddress(s)
	return err == nil && parsed.Address == s && len(s) <= maxAddress
}

// Send tells the recipients, once this transaction is committed. A message whose
// key was sent before is dropped. A role that nobody has reaches nobody.
func Send(tx *db.Tx, m Message) error {
	if err := m.check(); err != nil {
		return err
	}
	id := db.NewID()
	fresh, err := insert(tx, id, m)
	if err != nil || !fresh {
		return err
	}
	mails, err := address(tx, m.To)
	if err != nil {
		return err
	}
	for _, one := range mails {
		one.private = m.Private
		if err := post(tx, id, one); err != nil {
			return err
		}
	}
	return nil
}

// envelope is one recipient of a mail: exactly one of the first fields is set.
type envelope struct {
	member  access.MemberID
	contact string
	address string
	private string
}

// address turns recipients into envelopes, each person once.
func address(tx *db.Tx, to []Recipient) ([]envelope, error) {
	var out []envelope
	seen := map[envelope]bool{}
	add := func(e envelope) {
		if e != (envelope{}) && !seen[e] {
			seen[e] = true
			out = append(out, e)
		}
	}
	for _, r := range to {
		add(envelope{member: r.member, contact: r.contact, address: r.address})
		if r.role == "" {
			continue
		}
		holders, err := holdersOf(tx, r.role)
		if err != nil {
			return nil, err
		}
		for _, id := range holders {
			add(envelope{member: id})
		}
	}
	return out, nil
}

// post puts a notice into an inbox and asks for the mail.
func post(tx *db.Tx, noticeID string, e envelope) error {
	if e.member != "" {
		if err := insertInbox(tx, noticeID, e.member); err != nil {
			return err
		}
	}
	var sealed []byte
	id := db.NewID()
	if e.address != "" {
		var err error
		if sealed, err = seal.SealOrg(tx, place(id), []byte(e.address)); err != nil {
			return err
		}
	}
	if err := insertMail(tx, id, noticeID, e, sealed); err != nil {
		return err
	}
	if e.private != "" {
		secret, err := seal.SealOrg(tx, place(id)+"/private", []byte(e.private))
		if err != nil {
			return err
		}
		if err := keepPrivate(tx, id, secret); err != nil {
			return err
		}
	}
	return job.Enqueue(tx, MailJob, mailPayload{Mail: id})
}

func place(mail string) string { return "notice_mail/" + mail }

// Notice is what one member sees of a message.
type Notice struct {
	ID      string `db:"id"`
	Kind    string `db:"kind"`
	Subject string `db:"subject"`
	Text    string `db:"body"`
	// Link is a path in the console; "" where there is nothing to open.
	Link   string     `db:"link"`
	At     time.Time  `db:"created_at"`
	ReadAt *time.Time `db:"read_at"`
	// Mail is how the mail of it fared; MailNone where none was made.
	Mail MailState `db:"mail"`
}

// Page asks for Limit notices older than Before (a notice's id; "" for the
// newest).
type Page struct {
	Before string
	// Back reads towards the beginning instead: from the end, or from the row
	// Before names. The nearest comes first.
	Back  bool
	Limit int
}

const (
	defaultPage = 20
	maxPage     = 100
)

func (p Page) limit() int {
	if p.Limit <= 0 {
		return defaultPage
	}
	return min(p.Limit, maxPage)
}

// Own lists the actor's notices, newest first, and whether there are more.
func Own(tx *db.Tx, p Page) ([]Notice, bool, error) {
	if tx.Actor.Member == "" {
		return nil, false, nil
	}
	list, err := inbox(tx, tx.Actor.Member, p)
	if err != nil || len(list) <= p.limit() {
		return list, false, err
	}
	return list[:p.limit()], true, nil
}

// Unread counts the actor's unread notices.
func Unread(tx *db.Tx) (int, error) {
	if tx.Actor.Member == "" {
		return 0, nil
	}
	return countUnread(tx, tx.Actor.Member)
}

// MarkRead marks one of the actor's notices as read. One that is not theirs is a
// fault of kind NotFound; one that was read stays as it is.
func MarkRead(tx *db.Tx, id string) (Notice, error) {
	if _, err := findInbox(tx, tx.Actor.Member, id); err != nil {
		return Notice{}, err
	}
	if err := markRead(tx, tx.Actor.Member, id); err != nil {
		return Notice{}, err
	}
	return findInbox(tx, tx.Actor.Member, id)
}

// MarkAllRead marks everything in the actor's inbox as read and tells how many
// were not.
func MarkAllRead(tx *db.Tx) (int, error) {
	n, err := markAllRead(tx, tx.Actor.Member)
	return int(n), err
}

// Forget deletes notices that are older than a time, with their mail, and tells
// how many.
func Forget(tx *db.Tx, before time.Time) (int, error) {
	n, err := forget(tx, before)
	return int(n), err
}

// Leave removes what is kept of a member: their inbox, their choices, and mail
// that has not gone out.
func Leave(tx *db.Tx, m access.MemberID) error { return leave(tx, m) }
