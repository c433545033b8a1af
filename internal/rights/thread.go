package rights

import (
	"encoding/json"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
)

// MessageID identifies a message of a thread.
type MessageID string

// Side is who wrote a message.
type Side string

// The sides of a thread: the subject, and whoever answers.
const (
	FromMember Side = "member"
	FromOffice Side = "office"
)

// Message is one message between the subject and whoever answers. It is sealed
// under the subject's key; mail says only that there is something to read.
type Message struct {
	ID        MessageID
	RequestID ID
	Side      Side
	Text      string
	// Step names the answer that it is, such as refused; "" where somebody just
	// wrote.
	Step string
	// Written is who wrote it; Steward where an answer was made by itself.
	Written Step
	// Erased tells that the key is destroyed, so that nobody reads it any more.
	Erased bool
}

type letterWords struct {
	Text string `json:"text"`
	Step string `json:"step,omitempty"`
}

// maxLetters bounds a thread.
const maxLetters = 500

func letterPlace(id MessageID) string { return "request_message/" + string(id) }

// WriteTo writes to the subject of a request (permission DecideRequests).
func WriteTo(tx *db.Tx, id ID, what string) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if err := r.mayDecide(actorOf(tx.Actor)); err != nil {
		return r, err
	}
	if err := write(tx, r, FromOffice, what, ""); err != nil {
		return r, err
	}
	return r, tell(tx, r, "written")
}

// WriteOwn writes to whoever answers a request of one's own (permission
// OwnData); they are told that there is something to read.
func WriteOwn(tx *db.Tx, id ID, what string) (Request, error) {
	r, err := FindOwn(tx, id)
	if err != nil {
		return r, err
	}
	if err := write(tx, r, FromMember, what, ""); err != nil {
		return r, err
	}
	to := []notice.Recipient{notice.Contact("privacy"), notice.Role(access.PrivacyOfficer)}
	if r.Assignee != "" {
		to = []notice.Recipient{notice.Member(r.Assignee)}
	}
	return r, notice.Send(tx, notice.Message{
		Kind: "request.member_wrote", To: to, Subject: "Somebody wrote about their request",
		Text: "A member wrote about a request of theirs. You read it and answer in the console.", Link: "/requests",
	})
}

// write adds a message to a thread, with its event unless it belongs to a step.
func write(tx *db.Tx, r Request, side Side, what, step string) error {
	what, err := text("text", what, 1)
	if err != nil {
		return err
	}
	n, err := countLetters(tx, r.ID)
	if err != nil {
		return err
	}
	if n >= maxLetters {
		return fault.New(fault.Invalid, "There are %d messages about this request. Write about it in another way.", maxLetters).On("text")
	}
	plain, err := json.Marshal(letterWords{what, step})
	if err != nil {
		return err
	}
	l := Message{ID: MessageID(db.NewID()), RequestID: r.ID, Side: side, Written: Step{By: actorOf(tx.Actor), At: tx.Now}}
	sealed, err := seal.Seal(tx, r.MemberID, seal.Request, letterPlace(l.ID), plain)
	if err != nil {
		return err
	}
	if err := insertLetter(tx, l, sealed); err != nil {
		return err
	}
	if step != "" { // the step's own event tells of it
		return nil
	}
	_, err = record(tx, "request.message_written", r, map[string]any{"message": l.ID, "side": side})
	return err
}

// Messages lists what was written about a request, oldest first: for whoever may
// read requests, and for the subject.
func Messages(tx *db.Tx, r Request) ([]Message, error) {
	rows, err := lettersOf(tx, r.ID)
	if err != nil {
		return nil, err
	}
	out := make([]Message, len(rows))
	for i, row := range rows {
		out[i] = row.message()
		plain, err := seal.Open(tx, r.MemberID, seal.Request, letterPlace(row.ID), row.Words)
		if seal.IsShredded(err) {
			out[i].Erased = true
			continue
		}
		if err != nil {
			return nil, err
		}
		var words letterWords
		if err := json.Unmarshal(plain, &words); err != nil {
			return nil, err
		}
		out[i].Text, out[i].Step = words.Text, words.Step
	}
	return out, nil
}

// answerIn puts the organization's words for a step into the thread, in the
// subject's language.
func answerIn(tx *db.Tx, r Request, step AnswerStep) error {
	known, err := member.FindMany(tx, []access.MemberID{r.MemberID})
	if err != nil {
		return err
	}
	who, ok := known[r.MemberID]
	if !ok || who.State == member.StateDeleted && !r.Channel.outside() {
		return nil
	}
	body, err := bestTemplate(tx, step, r.Kind, who.PreferredLanguage)
	if err != nil {
		return err
	}
	values, err := valuesFor(tx, r, who)
	if err != nil {
		return err
	}
	words := []rune(fill(body, values))
	return write(tx, r, FromOffice, string(words[:min(len(words), maxWords)]), string(step))
}

func (c Channel) outside() bool {
	for _, o := range Outside {
		if c == o {
			return true
		}
	}
	return false
}

func newStepError(step AnswerStep) error {
	return fault.New(fault.Invalid, "There is no answer %q.", step).On("step")
}
