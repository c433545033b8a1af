package signup

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
)

// MailJob is the kind of the job that decides what an address is written.
const MailJob = "signup.mail"

type mailPayload struct {
	SignUp string `json:"signup"`
}

// Mode tells who may sign up now.
func (k Desk) Mode(ctx context.Context) (m Mode, err error) {
	err = k.vendor(ctx, func(tx *db.Tx) error { m, err = ModeOf(tx); return err })
	return m, err
}

// Begin notes that somebody wants to sign up with an address. It does the same
// for every address that can be one of an organization: what differs, the job
// finds out. A domain that nobody can own is a fault of kind Invalid; sign-up
// that is off one of kind Denied.
func (k Desk) Begin(ctx context.Context, email string) error {
	address, name, err := parse(email)
	if err != nil {
		return err
	}
	return k.vendor(ctx, func(tx *db.Tx) error {
		if err := open(tx); err != nil {
			return err
		}
		s := SignUp{
			ID: db.NewID(), Email: address, Domain: name, State: Asked, Token: org.NewToken(), CreatedAt: tx.Now, ExpiresAt: tx.Now.Add(linkLasts),
		}
		if err := insert(tx, s); err != nil {
			return err
		}
		return job.Enqueue(tx, MailJob, mailPayload{SignUp: s.ID})
	})
}

func open(tx *db.Tx) error {
	m, err := ModeOf(tx)
	if err == nil && m == Off {
		err = fault.New(fault.Denied, "Organizations can't sign themselves up here. Ask the operator.")
	}
	return err
}

// Mail is the handler of MailJob: it writes to the address, or to the owners of
// the organization that has the domain already.
func (k Desk) Mail(ctx context.Context, j job.Job) error {
	var p mailPayload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	actor, _ := access.From(ctx)
	return k.DB.Across(ctx, "whether an organization has the domain that somebody signs up with", func(w *db.Wide) error {
		tx := w.In(j.OrgID, actor)
		s, err := byID(tx, p.SignUp)
		if fault.Is(err, fault.NotFound) || err == nil && s.State != Asked {
			return nil
		}
		if err != nil {
			return err
		}
		return answer(w, tx, s)
	})
}

// answer writes the link, unless the address or its domain asked too often.
func answer(w *db.Wide, tx *db.Tx, s SignUp) error {
	ofAddress, ofDomain, err := begun(tx, s.Email, s.Domain, tx.Now.Add(-limitOver))
	if err != nil {
		return err
	}
	if ofAddress > perAddress || ofDomain > perDomain {
		return record(tx, "signup.limited", s, nil)
	}
	to, again, err := former(tx, s)
	if err != nil {
		return err
	}
	if !again {
		to = s
		homes, err := org.HomesOf(w, s.Domain)
		if err != nil {
			return err
		}
		if len(homes) > 0 {
			return taken(w, tx, s, homes)
		}
	}
	return sendLink(tx, to)
}

func sendLink(tx *db.Tx, s SignUp) error {
	secret, hash := random.Secret("")
	if err := setMail(tx, s.ID, hash); err != nil {
		return err
	}
	err := notice.Send(tx, notice.Message{
		Kind: "signup.asked", To: []notice.Recipient{notice.Address(s.Email)}, Private: Page + "/confirm?t=" + secret, Required: true,
		Subject: "Go on signing your organization up",
		Text:    "Somebody, probably you, wants to sign an organization up with this address. Go on by the link, in the browser in which you want to set everything up; it works once and for an hour. If it was not you, do nothing.",
	})
	if err != nil {
		return err
	}
	return record(tx, "signup.asked", s, nil)
}

// taken tells the owners of the organizations that have the domain, once a day,
// and the address itself that there is nothing to sign up: whoever reads mail
// there may know.
func taken(w *db.Wide, tx *db.Tx, s SignUp, homes []org.Home) error {
	for _, h := range homes {
		err := notice.Send(w.In(h.Organization.ID, access.System(h.Organization.ID, "sign-up")), notice.Message{
			Kind: "signup.attempted", To: []notice.Recipient{notice.Role(access.Owner)}, Link: "/domains", Required: true,
			Key:     "signup/" + s.Domain + "/" + tx.Now.Format("2006-01-02"),
			Subject: "Somebody tried to sign up with your domain " + s.Domain,
			Text:    "Somebody with an address on your domain began to sign a new organization up. Nothing came of it: the domain is yours. If a colleague needs an account, add them; if an organization of your own should share the domain, ask the operator.",
		})
		if err != nil {
			return err
		}
	}
	err := notice.Send(tx, notice.Message{
		Kind: "signup.asked", To: []notice.Recipient{notice.Address(s.Email)}, Link: "/signin", Required: true,
		Subject: "Your organization is here already",
		Text:    "Somebody, probably you, wanted to sign an organization up with this address. An organization with your domain is here already: sign in, or ask its administrator for an account. If it was not you, do nothing.",
	})
	if err != nil {
		return err
	}
	return record(tx, "signup.attempted", s, nil)
}

// Confirm uses a mailed link up and binds the sign-up to the browser that is
// given the secret. A link that was used or is over is a fault of kind NotFound.
func (k Desk) Confirm(ctx context.Context, link string) (browser string, err error) {
	err = k.vendor(ctx, func(tx *db.Tx) error {
		s, err := find(tx, `mail_hash = :hash`, db.Args{"hash": random.Hash(link)})
		if err != nil {
			return err
		}
		secret, hash := random.Secret("")
		if err := bind(tx, s.ID, hash); err != nil {
			return err
		}
		browser = secret
		if s.State == Asked {
			s.State = Confirmed
		}
		s.ExpiresAt = later(s.ExpiresAt, tx.Now.Add(Lasts))
		if err := save(tx, s); err != nil {
			return err
		}
		return record(tx, "signup.confirmed", s, nil)
	})
	return browser, err
}
