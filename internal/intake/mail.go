package intake

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/letter"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/rights"
)

// Mailed is what became of a mail. Whoever handed it in need not try again.
type Mailed struct {
	Taken bool `json:"taken"`
	// Why says why it was not taken.
	Why string `json:"why,omitempty"`
}

// Receive takes a mail in: raw as it came, with the sender of its envelope where
// that is known. A wrong secret is Unauthenticated. A mail of a machine, one that
// came before, and what is no mail, are not taken, and nothing is answered to them:
// an answer to a machine comes back for ever, and an answer to a forged sender
// reaches somebody who asked nothing.
func (k Desk) Receive(ctx context.Context, slug, secret string, raw []byte, envelope string) (out Mailed, err error) {
	l, unreadable := letter.Read(raw, envelope)
	err = k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		m, err := findMailbox(tx, "")
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if err != nil || !m.opens(secret, tx.Now) {
			return fault.New(fault.Unauthenticated, "The secret for handing mail in is not this organization's.")
		}
		why := l.Machine
		if unreadable != nil {
			why = fault.Shown(unreadable).Message
		}
		if strings.EqualFold(l.From, m.Address) {
			why = "it comes from the address that it was sent to"
		}
		inquiry := ""
		if why == "" {
			inquiry, why, err = take(tx, o, l, raw)
		}
		if err != nil {
			return err
		}
		out = Mailed{Taken: why == "", Why: why}
		return arrive(tx, inquiry, why)
	})
	return out, err
}

// take makes a mail an inquiry; why says why not.
func take(tx *db.Tx, o org.Organization, l letter.Letter, raw []byte) (inquiry, why string, err error) {
	once := random.Hash("mail/" + l.ID)
	if l.ID == "" {
		once = random.Hash("mail/" + string(raw))
	}
	if _, _, err := find(tx, `once_hash = :once`, db.Args{"once": once}); err == nil {
		return "", "it came before", nil
	} else if !fault.Is(err, fault.NotFound) {
		return "", "", err
	}
	q, err := Question{Email: l.From, Kind: kindOf(l, offered(o)), Text: said(l)}.check(o)
	if fault.Is(err, fault.Invalid) {
		return "", fault.Shown(err).Message, nil
	}
	if err != nil {
		return "", "", err
	}
	i := newInquiry(o, rights.Email, q, tx.Now)
	i.once = once
	if err := note(tx, i); err != nil {
		return "", "", err
	}
	return i.ID, "", record(tx, "inquiry.received", i)
}

// said is the text of a mail with what was left out of it.
func said(l letter.Letter) string {
	var out strings.Builder
	if l.Subject != "" {
		out.WriteString(l.Subject + "\n\n")
	}
	out.WriteString(l.Text)
	if l.Cut {
		out.WriteString("\n\n[The mail was longer; the rest was not kept.]")
	}
	if len(l.Dropped) > 0 {
		fmt.Fprintf(&out, "\n\n[Attachments were not kept (%s). Ask for them, if they matter.]", strings.Join(l.Dropped, ", "))
	}
	return strings.TrimSpace(out.String())
}

// asks are words by which people ask for a right, in the order in which they count:
// a guess, which whoever confirms the mail corrects.
var asks = []struct {
	kind  rights.Kind
	words []string
}{
	{rights.OptOutSale, []string{"do not sell", "don't sell", "opt out of sale", "opt out of the sale", "opt-out of sale"}},
	{rights.OptOutSharing, []string{"do not share", "don't share"}},
	{rights.LimitUse, []string{"limit the use"}},
	{rights.Portability, []string{"portab", "data transfer", "datenübertrag"}},
	{rights.ConsentWithdrawal, []string{"withdraw my consent", "withdraw consent", "einwilligung widerruf", "widerrufe meine einwilligung", "retire mon consentement"}},
	{rights.Erasure, []string{"erase", "erasure", "delete", "deletion", "be forgotten", "lösch", "effacement", "supprim", "suprim", "borrar", "cancellazione"}},
	{rights.Rectification, []string{"rectif", "correct", "berichtig", "korrigier"}},
	{rights.Restriction, []string{"restriction", "restrict", "einschränk", "limitation du traitement"}},
	{rights.Objection, []string{"object to", "objection", "widerspruch", "widerspreche", "oppose", "opposition"}},
	{rights.AutomatedDecision, []string{"automated decision", "automatisierte entscheidung"}},
}

// guessed is how much of a mail's text is looked at: what follows is quoted, or the
// small print of its sender.
const guessed = 600

// kindOf guesses what is asked for: by the subject, then by the first lines.
func kindOf(l letter.Letter, list []rights.Offered) rights.Kind {
	has := func(k rights.Kind) bool {
		return slices.ContainsFunc(list, func(o rights.Offered) bool { return o.Kind == k })
	}
	for _, text := range []string{l.Subject, beginning(l.Text)} {
		text = strings.ToLower(text)
		for _, a := range asks {
			if has(a.kind) && slices.ContainsFunc(a.words, func(w string) bool { return strings.Contains(text, w) }) {
				return a.kind
			}
		}
	}
	return rights.Access
}

func beginning(text string) string {
	var out strings.Builder
	for l := range strings.SplitSeq(text, "\n") {
		if out.Len() > guessed {
			break
		}
		if !strings.HasPrefix(l, ">") {
			out.WriteString(l + "\n")
		}
	}
	return out.String()
}

// unknownSender tells who answers requests that a mail came from an address that
// nobody has: it can't be answered by a link, and the law runs all the same.
func unknownSender(tx *db.Tx) error {
	return notice.Send(tx, notice.Message{
		Kind: "request.unknown_sender", To: []notice.Recipient{notice.Contact("privacy")}, Link: "/intake",
		Key:     "request.unknown_sender/" + tx.Now.UTC().Format("2006-01-02"),
		Subject: "A mail asks about data, from an address that no member has",
		Text:    "It came to the address for rights requests. Nothing was answered, since nobody is known by its sender's address. Look into the mailbox: where you find out who asks, open the request for them.",
	})
}
