package loss

import (
	"fmt"
	"net/mail"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

// Page is where the secret link in a mail leads; OwnPage and ListPage are the
// console's.
const (
	Page     = "/farewell"
	OwnPage  = "/my-data"
	ListPage = "/losses"
)

// tell tells the member, at the private address too if they named one, and the
// administrators.
func (l Loss) tell(tx *db.Tx) error {
	if err := l.send(tx, "begun", "Your account is going to end",
		"You are losing your work or school account. %s\n\nUntil then everything stays as it is. What you got for yourself is listed; for each of it you can say what becomes of it."); err != nil {
		return err
	}
	if err := l.toAdministrators(tx, "begun", "A member is losing their account", "Grace has begun. What will be lost, and what was offered to the member, is in the list of losses under way."); err != nil {
		return err
	}
	l.State = Told
	if err := save(tx, l); err != nil {
		return err
	}
	return record(tx, l, "loss.told", nil)
}

// remind tells them again, a while before the end.
func (l Loss) remind(tx *db.Tx) error {
	if err := l.send(tx, "reminded", "Your account ends soon",
		"This is a reminder that you are losing your work or school account. %s\n\nWhat you have not exported or moved by then is lost."); err != nil {
		return err
	}
	if err := l.toAdministrators(tx, "reminded", "A member's account is lost soon", "Grace is almost over. The list of losses under way says what will be lost."); err != nil {
		return err
	}
	l.State = Reminded
	if err := save(tx, l); err != nil {
		return err
	}
	return record(tx, l, "loss.reminded", nil)
}

func (l Loss) tellDone(tx *db.Tx) error {
	if err := l.toAdministrators(tx, "done", "An account is lost", "Grace is over and the loss was carried out. The list of losses says what became of what."); err != nil {
		return err
	}
	address, err := PrivateAddress(tx, l.Member)
	if err != nil || address == "" {
		return err
	}
	return notice.Send(tx, notice.Message{
		Kind: "account.loss_done", To: []notice.Recipient{notice.Address(address)}, Subject: "Your account has ended", Required: true,
		Text: "Your work or school account is lost. You can still ask for your rights through the organization's public form.", Key: l.key("done", "private"),
	})
}

func (l Loss) key(what, whom string) string { return "loss/" + string(l.ID) + "/" + what + "/" + whom }

// send writes to the member: in the console, and to the private address with a
// link of its own that needs no sign-in.
func (l Loss) send(tx *db.Tx, what, subject, text string) error {
	text = fmt.Sprintf(text, "It ends for good on "+l.EndsAt.Format("2 January 2006")+".")
	m := notice.Message{
		Kind: "account.loss_" + what, To: []notice.Recipient{notice.Member(l.Member)}, Subject: subject, Text: text,
		Link: OwnPage, Key: l.key(what, "member"), Required: true,
	}
	if l.Cause != Deleted {
		if err := notice.Send(tx, m); err != nil {
			return err
		}
	}
	address, err := PrivateAddress(tx, l.Member)
	if err != nil || address == "" {
		return err
	}
	secret, hash := newSecret()
	if err := saveLink(tx, l.ID, hash); err != nil {
		return err
	}
	m.To, m.Link, m.Private, m.Key = []notice.Recipient{notice.Address(address)}, "", Page+"?t="+secret, l.key(what, "private")
	return notice.Send(tx, m)
}

func (l Loss) toAdministrators(tx *db.Tx, what, subject, text string) error {
	return notice.Send(tx, notice.Message{
		Kind: "member.loss_" + what, To: []notice.Recipient{notice.Role(access.Owner), notice.Role(access.Admin)},
		Subject: subject, Text: text, Link: ListPage, Key: l.key(what, "administrators"),
	})
}

func addressPlace(m access.MemberID) string { return "member_private_address/" + string(m) }

// SetPrivateAddress keeps where the acting member wants to be told when their
// account ends; "" forgets it.
func SetPrivateAddress(tx *db.Tx, address string) error {
	if tx.Actor.Member == "" || !tx.Actor.May(access.OwnData) {
		return fault.New(fault.Denied, "This is for members about themselves. Sign in as a member.")
	}
	if address == "" {
		if n, err := dropAddress(tx, tx.Actor.Member); err != nil || n == 0 {
			return err
		}
		return record(tx, Loss{Member: tx.Actor.Member}, "member.private_address_removed", nil)
	}
	if parsed, err := mail.ParseAddress(address); err != nil || parsed.Address != address || len(address) > 254 {
		return fault.New(fault.Invalid, "This is not an e-mail address.").On("address")
	}
	sealed, err := seal.Seal(tx, tx.Actor.Member, seal.Account, addressPlace(tx.Actor.Member), []byte(address))
	if err != nil {
		return err
	}
	if err := saveAddress(tx, tx.Actor.Member, sealed); err != nil {
		return err
	}
	return record(tx, Loss{Member: tx.Actor.Member}, "member.private_address_named", nil)
}

// PrivateAddress is where a member wants to be told; "" where they named none.
func PrivateAddress(tx *db.Tx, m access.MemberID) (string, error) {
	sealed, err := sealedAddress(tx, m)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	plain, err := seal.Open(tx, m, seal.Account, addressPlace(m), sealed)
	if seal.IsShredded(err) {
		return "", nil
	}
	return string(plain), err
}

// offers tells whether something can still be answered.
func (i Item) offers() bool { return i.Offer == term.OfferExport || i.Offer == term.OfferTransfer }
