// Package intake is the door for people who are not signed in: an organization's
// public form, its address for mail, the Data Rights Protocol 1.0 by which
// authorized agents ask, and OpenDSR 2.0 by which controllers hand requests on.
//
// What comes in is an inquiry: nobody knows yet who asks. It becomes a request
// (package rights) when whoever reads the mail of a known address says so by a
// link, or when a controller vouches for them whom the organization trusts to.
// Until then nothing is looked up for anybody, the answer is the same
// whether the address is known or not, and an inquiry that nobody proves ends by
// itself, with what it held. The package refuses to know what happens to
// requests.
package intake

import (
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/rights"
)

// State is how far an inquiry is.
type State string

// The states. Unknown is for addresses that nobody has, which see the same as
// others; Void ended by too many wrong links.
const (
	Asked     State = "asked"
	Sent      State = "sent"
	Proven    State = "proved"
	Unknown   State = "unknown"
	Void      State = "void"
	Forwarded State = "forwarded"
	Revoked   State = "revoked"
	Expired   State = "expired"
)

// Limits on what comes in.
const (
	lasts       = 72 * time.Hour
	perAddress  = 3   // mails to one address in limitOver
	perOrg      = 500 // inquiries of one organization in limitOver
	limitOver   = 24 * time.Hour
	maxAttempts = 5
	maxAddress  = 254 // RFC 5321 section 4.5.3.1.3
	maxText     = 4000
	maxName     = 200
)

// Question is what somebody asks from outside.
type Question struct {
	Email string      `json:"email"`
	Kind  rights.Kind `json:"-"`
	Text  string      `json:"text,omitempty"`
	// Agent and Authority are who asks for somebody else, and on what grounds.
	Agent     string `json:"agent,omitempty"`
	Authority string `json:"authority,omitempty"`
	// What a controller knows the person by, beside or instead of Email: further
	// addresses, what their directory calls them, and their user name.
	MoreEmails []string `json:"more_emails,omitempty"`
	ExternalID string   `json:"external_id,omitempty"`
	UserName   string   `json:"user_name,omitempty"`
	// Vouched tells that the controller made sure who asks.
	Vouched bool `json:"vouched,omitempty"`
}

// Inquiry is a question from outside as it is kept: sealed, until it is over.
type Inquiry struct {
	ID       string
	Channel  rights.Channel
	Kind     rights.Kind
	State    State
	Attempts int
	AgentID  string
	// ControllerID is who handed it on by OpenDSR; "" for nobody. What they call
	// it is the AgentRequest.
	ControllerID string
	RequestID    rights.ID
	Forwarded    string
	ReceivedAt   time.Time
	CreatedAt    time.Time
	ExpiresAt    time.Time
	// Callback is where an agent wants to be told of the status, Told what it was
	// told last, AgentRequest what it calls the request itself; "" for none.
	Callback, Told, AgentRequest string

	question   Question
	addressKey []byte
	once       []byte
	bodyHash   []byte
}

// over tells whether nothing can come of it any more.
func (i Inquiry) over(now time.Time) bool {
	return i.State != Asked && i.State != Sent || now.After(i.ExpiresAt)
}

// check gives a question in its one form.
func (q Question) check(o org.Organization) (Question, error) {
	q.Email, q.Text = strings.TrimSpace(q.Email), strings.TrimSpace(q.Text)
	q.Agent, q.Authority = strings.TrimSpace(q.Agent), strings.TrimSpace(q.Authority)
	if err := checkAddress(q.Email); err != nil {
		return q, fault.New(fault.Invalid, "This is not an e-mail address. Write the one by which %s knows you.", o.Name).On("email").Because(err)
	}
	return q, q.checkWords(o)
}

func checkAddress(text string) error {
	parsed, err := mail.ParseAddress(text)
	if err == nil && (parsed.Address != text || len(text) > maxAddress || strings.ContainsAny(text, "\r\n")) {
		err = fault.New(fault.Invalid, "This is not an e-mail address.")
	}
	return err
}

// checkWords checks everything but whom a question is about.
func (q Question) checkWords(o org.Organization) error {
	for field, text := range map[string]string{"text": q.Text, "authority": q.Authority} {
		if utf8.RuneCountInString(text) > maxText || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return fault.New(fault.Invalid, "Write at most %d characters.", maxText).On(field)
		}
	}
	if utf8.RuneCountInString(q.Agent) > maxName || (q.Agent == "") != (q.Authority == "") {
		return fault.New(fault.Invalid, "Whoever asks for somebody else says who they are, and on what grounds they ask.").On("agent")
	}
	if !slices.ContainsFunc(offered(o), func(r rights.Offered) bool { return r.Kind == q.Kind }) {
		return fault.New(fault.Invalid, "Choose one of the rights that are offered.").On("kind")
	}
	return nil
}

func offered(o org.Organization) []rights.Offered {
	return rights.OfferedBy(rights.RegimesFor(o.Jurisdiction, o.Kind == org.School))
}

// addressKey is what inquiries of one address are counted by; it does not tell
// the address to whoever reads the table without the organization's own id.
func addressKey(o org.Organization, email string) []byte {
	return random.Hash(string(o.ID) + "/" + member.EmailKey(email))
}

func newInquiry(o org.Organization, c rights.Channel, q Question, now time.Time) Inquiry {
	return Inquiry{
		ID: db.NewID(), Channel: c, Kind: q.Kind, State: Asked, ReceivedAt: now, CreatedAt: now, ExpiresAt: now.Add(lasts),
		question: q, addressKey: addressKey(o, q.Email),
	}
}
