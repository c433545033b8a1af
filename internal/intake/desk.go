package intake

import (
	"context"
	"crypto/subtle"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/opendsr"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/rights"
)

// Job is the kind of the job that finds out whom an inquiry is about.
const Job = "intake.inquiry"

type payload struct {
	Inquiry string `json:"inquiry"`
}

// Desk takes in what people ask from outside.
type Desk struct {
	DB *db.DB
	// BaseURL is the console's address without a slash at the end.
	BaseURL string
	// Processor signs as OpenDSR wants it; nil where whoever runs Steward has set
	// up no certificate.
	Processor *opendsr.Processor
	// Reach is what may be reached of the addresses that agents give; the zero
	// value is what is public.
	Reach outbound.Config
}

// at runs fn in the organization with this name; one that is not there is a
// fault of kind NotFound.
func (k Desk) at(ctx context.Context, slug string, fn func(*db.Wide, *db.Tx, org.Organization) error) error {
	return k.DB.Across(ctx, "which organization somebody without a session asks", func(w *db.Wide) error {
		o, err := org.BySlug(w, slug)
		if err != nil {
			return fault.New(fault.NotFound, "There is no such form here.").Because(err)
		}
		return fn(w, w.In(o.ID, access.System(o.ID, "intake")), o)
	})
}

// Form is what an organization's public form offers.
type Form struct {
	Name   string
	Rights []rights.Offered
}

// Show gives the form of an organization.
func (k Desk) Show(ctx context.Context, slug string) (f Form, err error) {
	err = k.at(ctx, slug, func(_ *db.Wide, _ *db.Tx, o org.Organization) error {
		f = Form{Name: o.Name, Rights: offered(o)}
		return nil
	})
	return f, err
}

// Ask notes a question. It does the same for every address: what differs, the
// job finds out.
func (k Desk) Ask(ctx context.Context, slug string, q Question) error {
	return k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		q, err := q.check(o)
		if err != nil {
			return err
		}
		channel := rights.Form
		if q.Agent != "" {
			channel = rights.Agent
		}
		return note(tx, newInquiry(o, channel, q, tx.Now))
	})
}

// note keeps an inquiry and asks for its job.
func note(tx *db.Tx, i Inquiry) error {
	if err := admit(tx, i); err != nil {
		return err
	}
	return job.Enqueue(tx, Job, payload{Inquiry: i.ID})
}

// admit keeps an inquiry within the limits of its organization.
func admit(tx *db.Tx, i Inquiry) error {
	_, all, err := begun(tx, i.addressKey, tx.Now.Add(-limitOver))
	if err != nil {
		return err
	}
	if all >= perOrg {
		return fault.New(fault.TooMany, "Too many requests came in today. Try again tomorrow, or write to the organization.")
	}
	if err := end(tx); err != nil {
		return err
	}
	return insert(tx, i)
}

// Handle is the handler of Job: it finds whom the address belongs to and writes
// to it, or does nothing that could be told from that.
func (k Desk) Handle(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	actor, _ := access.From(ctx)
	return k.DB.Across(ctx, "whose address an inquiry names, and which organization answers", func(w *db.Wide) error {
		tx := w.In(j.OrgID, actor)
		i, _, err := byID(tx, p.Inquiry)
		if fault.Is(err, fault.NotFound) || err == nil && i.State != Asked {
			return nil
		}
		if err != nil {
			return err
		}
		return answer(w, tx, i)
	})
}

func answer(w *db.Wide, tx *db.Tx, i Inquiry) error {
	ofAddress, _, err := begun(tx, i.addressKey, tx.Now.Add(-limitOver))
	if err != nil {
		return err
	}
	who, err := whose(tx, i.question)
	if err == nil && i.question.Email == "" && who != "" { // a controller named the person otherwise
		i.question.Email, err = mailOf(tx, who)
	}
	if err != nil {
		return err
	}
	switch {
	case who == "":
		return elsewhere(w, tx, i)
	case ofAddress > perAddress:
		i.State = Void
		return save(tx, i)
	case !i.Kind.NeedsProof():
		return open(tx, i, who, "No proof is needed for this right; the address given is the member's.")
	}
	return send(tx, i)
}

// elsewhere sends an inquiry that reached the vendor on to the organization that
// owns the address's domain and answers for its accounts; both have the record.
// The clock has run since it reached the vendor.
func elsewhere(w *db.Wide, tx *db.Tx, i Inquiry) error {
	o, err := org.Current(tx)
	if err != nil {
		return err
	}
	homes, err := org.HomesOf(w, org.DomainOf(i.question.Email))
	if err != nil || !o.Vendor || len(homes) == 0 {
		i.State = Unknown
		if err := errOr(err, save(tx, i)); err != nil || i.Channel != rights.Email {
			return err
		}
		return unknownSender(tx)
	}
	home := homes[0].Organization
	there := w.In(home.ID, access.System(home.ID, "intake"))
	sent := newInquiry(home, i.Channel, i.question, tx.Now)
	sent.ReceivedAt, sent.Forwarded = i.ReceivedAt, "from the vendor"
	if err := note(there, sent); err != nil {
		return err
	}
	i.State, i.Forwarded = Forwarded, string(home.ID)
	if err := save(tx, i); err != nil {
		return err
	}
	if err := record(tx, "inquiry.forwarded", i); err != nil {
		return err
	}
	return record(there, "inquiry.received", sent)
}

func errOr(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// send mails the link by which whoever reads the address's mail says that they
// ask.
func send(tx *db.Tx, i Inquiry) error {
	o, err := org.Current(tx)
	if err != nil {
		return err
	}
	secret, hash := random.Secret("")
	if err := setSecret(tx, i.ID, hash); err != nil {
		return err
	}
	err = notice.Send(tx, notice.Message{
		Kind: "inquiry.asked", To: []notice.Recipient{notice.Address(i.question.Email)}, Required: true,
		Private: Page(o.Slug) + "/confirm?t=" + i.ID + "." + secret,
		Subject: "Is this request yours?",
		Text:    "Somebody, probably you, asked an organization something about the data that it holds. If it was you, or somebody whom you asked to, confirm it by the link within three days; it works once. If it was not you, do nothing: nothing is handed out or changed.",
	})
	if err != nil {
		return err
	}
	return record(tx, "inquiry.asked", i)
}

// Ahead tells what a mailed link would confirm, for those whose right was guessed
// from a mail: they say themselves which it is. It uses nothing up, and what is not
// whole gets no list.
func (k Desk) Ahead(ctx context.Context, slug, token string) (list []rights.Offered, guess rights.Kind, err error) {
	id, secret, _ := strings.Cut(token, ".")
	err = k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		i, hash, err := byID(tx, id)
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err != nil || i.Channel != rights.Email || i.over(tx.Now) || subtle.ConstantTimeCompare(hash, random.Hash(secret)) != 1 {
			return err
		}
		list, guess = offered(o), i.Kind
		return nil
	})
	return list, guess, err
}

// Confirm uses a mailed link up: the inquiry becomes a request, or is found to
// be one that is open already. It tells when the answer is due. Kind is what the
// person chose where it was guessed, and "" elsewhere.
func (k Desk) Confirm(ctx context.Context, slug, token string, kind rights.Kind) (r rights.Request, duplicate bool, err error) {
	id, secret, _ := strings.Cut(token, ".")
	var wrong error
	err = k.at(ctx, slug, func(_ *db.Wide, tx *db.Tx, o org.Organization) error {
		i, hash, err := byID(tx, id)
		if err != nil {
			return gone().Because(err)
		}
		if i.Channel == rights.Email && offers(o, kind) {
			i.Kind = kind
		}
		if i.over(tx.Now) || i.State != Sent {
			return gone()
		}
		if subtle.ConstantTimeCompare(hash, random.Hash(secret)) != 1 {
			wrong = gone()
			return miss(tx, i)
		}
		who, err := whose(tx, i.question)
		if err != nil || who == "" {
			return gone().Because(err)
		}
		r, duplicate, err = become(tx, i, who, "A link mailed to the member's known address was followed.")
		return err
	})
	if err == nil {
		err = wrong
	}
	return r, duplicate, err
}

func gone() *fault.Error {
	return fault.New(fault.NotFound, "This link was used, is too old, or is not whole. Ask again on the form.")
}

// miss counts a wrong secret; too many end the inquiry.
func miss(tx *db.Tx, i Inquiry) error {
	i.Attempts++
	if i.Attempts >= maxAttempts {
		i.State = Void
	}
	return save(tx, i)
}

func open(tx *db.Tx, i Inquiry, who access.MemberID, evidence string) error {
	_, _, err := become(tx, i, who, evidence)
	return err
}

// become makes the request; a deleted address is gone with the inquiry.
func become(tx *db.Tx, i Inquiry, who access.MemberID, evidence string) (r rights.Request, duplicate bool, err error) {
	q := i.question
	if q.Agent != "" {
		evidence += "\nAsked by the agent " + q.Agent + ", who says: " + q.Authority
	}
	r, duplicate, err = rights.OpenProved(tx, rights.Proved{
		Kind: i.Kind, MemberID: who, Channel: i.Channel, Question: q.Text, Evidence: evidence, ByAgent: q.Agent != "", ReceivedAt: i.ReceivedAt,
	})
	if err != nil {
		return r, duplicate, err
	}
	i.State, i.RequestID = Proven, r.ID
	if err := save(tx, i); err != nil || i.Callback == "" {
		return r, duplicate, errOr(err, tellController(tx, i))
	}
	return r, duplicate, tellAt(tx, i, tx.Now)
}

// record writes an event that names the inquiry and never the address.
func record(tx *db.Tx, action string, i Inquiry) error {
	detail := map[string]any{"channel": i.Channel, "kind": i.Kind, "state": i.State}
	if i.Forwarded != "" {
		detail["forwarded"] = i.Forwarded
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "inquiry", ID: i.ID}, Detail: detail})
}

// Page is where an organization's form is.
func Page(slug string) string { return "/rights/" + slug }
