package intake

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/opendsr"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/rights"
)

// oldest is how far back the clock of a request that is handed on can begin: a
// controller that sent it later than that answers for the rest itself.
const oldest = 90 * 24 * time.Hour

// kinds are the types of OpenDSR as Steward's rights.
var kinds = map[opendsr.Type]rights.Kind{
	opendsr.Access: rights.Access, opendsr.Portability: rights.Portability, opendsr.Erasure: rights.Erasure,
}

// extension is what Steward's own extension of a request holds: who it is about by
// their user name, and what they wrote.
type extension struct {
	UserName string `json:"user_name"`
	Text     string `json:"text"`
}

// ending is Steward's extension of a status: why a request ended as cancelled.
type ending struct {
	Reason string `json:"reason"`
	Ground string `json:"ground,omitempty"`
}

// OpenDSRPath begins the addresses of the protocol.
const OpenDSRPath = "/opendsr/"

// CertificatePath is where the certificate of the signatures is.
const CertificatePath = OpenDSRPath + "certificate.pem"

// ready refuses while there is nothing to sign with.
func (k Desk) ready() error {
	if k.Processor == nil {
		return fault.New(fault.Unavailable, "OpenDSR is not set up here: whoever runs Steward gives it a certificate for its domain (--opendsr-certificate and --opendsr-key).")
	}
	return nil
}

// Discover says what an organization takes by OpenDSR (section 6).
func (k Desk) Discover(ctx context.Context, slug string) (d opendsr.Discovery, err error) {
	if err := k.ready(); err != nil {
		return d, err
	}
	d = opendsr.Discovery{
		Version: opendsr.Version, Certificate: k.BaseURL + CertificatePath, Types: []opendsr.Type{},
		Identities: []opendsr.Kind{{Type: opendsr.Email, Format: opendsr.Raw}, {Type: opendsr.CustomerID, Format: opendsr.Raw}},
	}
	return d, k.at(ctx, slug, func(_ *db.Wide, _ *db.Tx, o org.Organization) error {
		for _, t := range opendsr.Types {
			if offers(o, kinds[t]) {
				d.Types = append(d.Types, t)
			}
		}
		return nil
	})
}

// ofController runs fn for whoever has the token.
func (k Desk) ofController(ctx context.Context, slug, token string, fn func(*db.Wide, *db.Tx, org.Organization, Controller) error) error {
	if err := k.ready(); err != nil {
		return err
	}
	return k.at(ctx, slug, func(w *db.Wide, tx *db.Tx, o org.Organization) error {
		c, err := controllerOf(tx, token)
		if err != nil {
			return err
		}
		return fn(w, tx, o, c)
	})
}

// HandOn takes a request of a controller in (section 7). The same message again is
// answered as it was; another under the same id is refused. Former lets messages of
// version 1 in.
func (k Desk) HandOn(ctx context.Context, slug, token string, body []byte, former bool) (out opendsr.Receipt, err error) {
	err = k.ofController(ctx, slug, token, func(w *db.Wide, tx *db.Tx, o org.Organization, c Controller) error {
		m, err := opendsr.Read(body, former, tx.Now)
		if err != nil {
			return err
		}
		i, err := findHandedOn(tx, c, m.ID)
		switch {
		case fault.Is(err, fault.NotFound):
			if i, err = k.newHandedOn(o, c, m, tx.Now); err == nil {
				i.bodyHash = digest(body)
				i, err = k.takeIn(w, tx, i, m.Callbacks)
			}
		case err == nil && !bytes.Equal(i.bodyHash, digest(body)):
			err = fault.New(fault.Conflict, "There is another request with this subject_request_id. Each has one of its own.").On("subject_request_id")
		}
		if err != nil {
			return err
		}
		out, err = k.receipt(tx, c, i)
		out.Encoded = base64.StdEncoding.EncodeToString(body)
		return err
	})
	return out, err
}

func digest(body []byte) []byte {
	sum := sha256.Sum256(body)
	return sum[:]
}

// onceOf is what a controller's request is found again by.
func onceOf(c Controller, id string) []byte { return random.Hash("opendsr/" + c.ID + "/" + id) }

func findHandedOn(tx *db.Tx, c Controller, id string) (Inquiry, error) {
	i, _, err := find(tx, `once_hash = :once`+tx.Lock(), db.Args{"once": onceOf(c, id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no request with this subject_request_id.").On("subject_request_id").Because(err)
	}
	return i, err
}

// newHandedOn makes the inquiry of a message: its identities, right and addresses
// are ones that are taken here.
func (k Desk) newHandedOn(o org.Organization, c Controller, m opendsr.Request, now time.Time) (i Inquiry, err error) {
	q := Question{
		Kind: kinds[m.Type], Agent: c.Name, Vouched: c.Vouches,
		Authority: "Handed on by OpenDSR as request " + m.ID + " under " + strings.ToUpper(m.Regulation) + ", submitted on " + m.Submitted.UTC().Format(time.DateOnly) + ".",
	}
	if err := k.identify(&q, m); err != nil {
		return i, err
	}
	if !offers(o, q.Kind) {
		return i, fault.New(fault.Invalid, "Requests for %s are not taken here: the law of the organization does not know them.", m.Type).On("subject_request_type")
	}
	if err := q.checkWords(o); err != nil {
		return i, err
	}
	for _, u := range m.Callbacks {
		if k.Reach.CheckURL(u) != nil {
			return i, fault.New(fault.Invalid, "A status_callback_url is no public address with https.").On("status_callback_urls")
		}
	}
	i = newInquiry(o, rights.OpenDSR, q, now)
	i.ControllerID, i.AgentRequest, i.once = c.ID, m.ID, onceOf(c, m.ID)
	if q.Email == "" {
		i.addressKey = random.Hash(string(o.ID) + "/opendsr/" + q.ExternalID + "/" + q.UserName)
	}
	if i.ReceivedAt = m.Submitted.UTC(); i.ReceivedAt.Before(now.Add(-oldest)) {
		i.ReceivedAt = now.Add(-oldest)
	}
	if i.ReceivedAt.After(now) {
		i.ReceivedAt = now
	}
	if c.Vouches {
		i.ExpiresAt = now // nobody has to confirm it
	}
	return i, nil
}

// identify reads whom a message means. Identities of other types are left alone
// where one is known here.
func (k Desk) identify(q *Question, m opendsr.Request) error {
	for _, i := range m.Identities {
		switch {
		case i.Format != opendsr.Raw:
		case i.Type == opendsr.CustomerID && q.ExternalID != "" && q.ExternalID != i.Value:
			return fault.New(fault.Invalid, "A request names one controller_customer_id.").On("subject_identities")
		case i.Type == opendsr.CustomerID:
			q.ExternalID = i.Value
		case i.Type != opendsr.Email:
		case checkAddress(i.Value) != nil:
			return fault.New(fault.Invalid, "An identity of type email is no e-mail address.").On("subject_identities")
		case q.Email == "":
			q.Email = i.Value
		default:
			q.MoreEmails = append(q.MoreEmails, i.Value)
		}
	}
	if err := k.extend(q, m); err != nil {
		return err
	}
	if q.Email == "" && q.ExternalID == "" && q.UserName == "" {
		return fault.New(fault.Invalid, "None of the identities is of a kind that is known here: email or controller_customer_id, raw. See /discovery.").On("subject_identities")
	}
	return nil
}

// extend reads Steward's own extension; those of other processors are theirs.
func (k Desk) extend(q *Question, m opendsr.Request) error {
	for domain, raw := range m.Extensions {
		if !opendsr.SameDomain(domain, k.Processor.Domain) {
			continue
		}
		var e extension
		d := json.NewDecoder(bytes.NewReader(raw))
		d.DisallowUnknownFields()
		if err := d.Decode(&e); err != nil || !opendsr.Plain(e.UserName, opendsr.MaxValue) {
			return fault.New(fault.Invalid, "The extension of %s has user_name and text, and nothing else.", k.Processor.Domain).On("extensions").Because(err)
		}
		q.UserName, q.Text = strings.TrimSpace(e.UserName), strings.TrimSpace(e.Text)
	}
	return nil
}

// takeIn keeps a new inquiry with its addresses. Of a controller that vouches, it
// becomes a request at once.
func (k Desk) takeIn(w *db.Wide, tx *db.Tx, i Inquiry, callbacks []string) (Inquiry, error) {
	keep := note
	if i.question.Vouched {
		keep = admit
	}
	if err := keep(tx, i); err != nil {
		return i, err
	}
	seen := map[string]bool{}
	for _, u := range callbacks {
		if seen[u] {
			continue
		}
		seen[u] = true
		if err := insertCallback(tx, i, u); err != nil {
			return i, err
		}
	}
	if err := record(tx, "inquiry.received", i); err != nil {
		return i, err
	}
	if err := k.vouched(w, tx, i); err != nil {
		return i, err
	}
	i, _, err := byID(tx, i.ID)
	if err != nil {
		return i, err
	}
	return i, errOr(tellController(tx, i), tellLater(tx, i))
}

// vouched opens the request of a person that a trusted controller made sure of.
func (k Desk) vouched(w *db.Wide, tx *db.Tx, i Inquiry) error {
	if !i.question.Vouched {
		return nil
	}
	who, err := whose(tx, i.question)
	switch {
	case err != nil:
		return err
	case who == "":
		return elsewhere(w, tx, i)
	}
	return open(tx, i, who, "The controller "+i.question.Agent+" made sure who asks.")
}

// receipt says that a request arrived, and when it will be answered.
func (k Desk) receipt(tx *db.Tx, c Controller, i Inquiry) (opendsr.Receipt, error) {
	s, err := k.standing(tx, i)
	return opendsr.Receipt{Controller: c.ID, Expected: s.Expected, Received: opendsr.At(i.CreatedAt), ID: i.AgentRequest, Version: opendsr.Version}, err
}

// HandedOn gives the status of a controller's own request (section 8).
func (k Desk) HandedOn(ctx context.Context, slug, token, id string) (s opendsr.Status, err error) {
	err = k.ofController(ctx, slug, token, func(_ *db.Wide, tx *db.Tx, o org.Organization, c Controller) error {
		i, err := findHandedOn(tx, c, id)
		if err != nil {
			return err
		}
		s, err = k.statusFor(tx, o, c, i)
		return err
	})
	return s, err
}

// statusFor is the whole status as one controller may know it.
func (k Desk) statusFor(tx *db.Tx, o org.Organization, c Controller, i Inquiry) (opendsr.Status, error) {
	s, err := k.standing(tx, i)
	if err != nil || s.State != opendsr.Completed || !c.Fetches || i.RequestID == "" {
		return s, err
	}
	there, err := rights.HasPackage(tx, i.RequestID)
	if err != nil || !there {
		return s, err
	}
	at := k.BaseURL + OpenDSRPath + o.Slug + "/v2/requests/" + i.AgentRequest + "/results"
	s.ResultsURL = &at
	return s, nil
}

// standing tells how far an inquiry is, in the words of the protocol.
func (k Desk) standing(tx *db.Tx, i Inquiry) (opendsr.Status, error) {
	expected := opendsr.At(i.ExpiresAt)
	s := opendsr.Status{Controller: i.ControllerID, ID: i.AgentRequest, State: opendsr.Pending, Version: opendsr.Version, Expected: &expected}
	if i.State == Revoked {
		s.State = opendsr.Cancelled
		return s, nil
	}
	if i.RequestID == "" {
		return k.unopened(s, i, tx.Now), nil
	}
	r, err := rights.Find(tx, i.RequestID)
	if err != nil {
		return s, err
	}
	*s.Expected = opendsr.At(r.DueAt)
	switch r.State {
	case rights.Received:
	case rights.Completed:
		s.State = opendsr.Completed
		items, err := rights.ItemsOf(tx, r)
		s.Results = &items
		return s, err
	case rights.Withdrawn:
		s.State = opendsr.Cancelled
	case rights.Refused:
		s.State, s.Extensions = opendsr.Cancelled, k.extended(ending{Reason: "refused", Ground: string(r.Ground)})
	default:
		s.State = opendsr.InProgress
	}
	return s, nil
}

// unopened is the status of what is no request: it waits for the person, alike for
// every address, or was vouched for and is about nobody here.
func (k Desk) unopened(s opendsr.Status, i Inquiry, now time.Time) opendsr.Status {
	vouched := !i.ExpiresAt.After(i.CreatedAt)
	switch {
	case vouched && i.State == Unknown:
		none := 0
		s.State, s.Results = opendsr.Completed, &none
	case vouched:
		s.State, s.Extensions = opendsr.Cancelled, k.extended(ending{Reason: "passed on to the organization that answers for this account"})
	case now.After(i.ExpiresAt):
		s.State, s.Extensions = opendsr.Cancelled, k.extended(ending{Reason: "the person did not confirm the request"})
	}
	return s
}

func (k Desk) extended(why ending) map[string]json.RawMessage {
	raw, _ := json.Marshal(why) // texts always can be
	return map[string]json.RawMessage{k.Processor.Domain: raw}
}

// CancelHandedOn takes a controller's own request back while it is pending (section
// 9). One that the person has asked for as well goes on without the controller.
func (k Desk) CancelHandedOn(ctx context.Context, slug, token, id string) (out opendsr.Receipt, err error) {
	err = k.ofController(ctx, slug, token, func(_ *db.Wide, tx *db.Tx, _ org.Organization, c Controller) error {
		i, err := findHandedOn(tx, c, id)
		if err != nil {
			return err
		}
		s, err := k.standing(tx, i)
		if err != nil {
			return err
		}
		out = opendsr.Receipt{Controller: c.ID, Received: opendsr.At(tx.Now), ID: i.AgentRequest, Version: opendsr.Version}
		switch {
		case i.State == Revoked:
			return nil
		case s.State != opendsr.Pending:
			return fault.New(fault.Conflict, "The request is %s, and only a pending one can be cancelled.", s.State).On("request_status")
		}
		return k.takeBack(tx, i)
	})
	return out, err
}

func (k Desk) takeBack(tx *db.Tx, i Inquiry) error {
	i.State = Revoked
	if err := save(tx, i); err != nil {
		return err
	}
	if err := record(tx, "inquiry.revoked", i); err != nil {
		return err
	}
	if err := tellController(tx, i); err != nil || i.RequestID == "" {
		return err
	}
	r, err := rights.Find(tx, i.RequestID)
	if err != nil || r.Channel != rights.OpenDSR {
		return err
	}
	n, err := others(tx, i)
	if err != nil || n > 0 {
		return err
	}
	_, err = rights.Withdraw(tx, r.ID)
	return err
}

// Results gives a controller the package of its own request, where it may fetch it.
func (k Desk) Results(ctx context.Context, slug, token, id string) (p rights.Package, at access.OrgID, err error) {
	gone := fault.New(fault.NotFound, "There are no results of this request that can be fetched.")
	err = k.ofController(ctx, slug, token, func(_ *db.Wide, tx *db.Tx, o org.Organization, c Controller) error {
		i, err := findHandedOn(tx, c, id)
		if err != nil {
			return err
		}
		if !c.Fetches || i.RequestID == "" || i.State == Revoked {
			return gone
		}
		at = o.ID
		p, err = rights.HandToController(tx, i.RequestID, c.ID)
		return err
	})
	return p, at, err
}
