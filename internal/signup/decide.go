package signup

import (
	"crypto/rand"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

// SetMode says who may sign up. tx is the vendor's.
func SetMode(tx *db.Tx, m Mode) error {
	if m != Off && m != Approval && m != Open {
		return fault.New(fault.Invalid, "Sign-up is off, approval or open, not %q.", m).On("mode")
	}
	before, err := ModeOf(tx)
	if err != nil || before == m {
		return err
	}
	if err := keepMode(tx, m); err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{
		Action: "signup.mode_changed", Object: audit.Object{Type: "organization", ID: string(tx.Org)},
		Detail: map[string]any{"from": string(before), "to": string(m)},
	})
}

// waiting finds a sign-up that waits for an operator.
func waiting(tx *db.Tx, id string) (SignUp, error) {
	s, err := byID(tx, id)
	if fault.Is(err, fault.NotFound) {
		return s, fault.New(fault.NotFound, "There is no sign-up with this id.").Because(err)
	}
	if err == nil && s.State != Proven {
		err = fault.New(fault.Conflict, "This sign-up was decided already, or has not proved its domain yet.")
	}
	return s, err
}

// Approve makes the organization of a sign-up that waits. tx is the vendor's.
func Approve(w *db.Wide, tx *db.Tx, id string) (SignUp, error) {
	s, err := waiting(tx, id)
	if err != nil {
		return s, err
	}
	return create(w, tx, s)
}

// Refuse ends a sign-up that waits, and tells why.
func Refuse(tx *db.Tx, id, reason string) (SignUp, error) {
	s, err := waiting(tx, id)
	if err != nil {
		return s, err
	}
	if reason = strings.TrimSpace(reason); reason == "" || len(reason) > maxReason {
		return s, fault.New(fault.Invalid, "Write why, in at most %d characters: it is told to whoever signed up.", maxReason).On("reason")
	}
	s.State, s.Reason, s.DecidedAt, s.ExpiresAt = Refused, reason, &tx.Now, tx.Now.Add(Lasts)
	if err := save(tx, s); err != nil {
		return s, err
	}
	err = notice.Send(tx, notice.Message{
		Kind: "signup.refused", To: []notice.Recipient{notice.Address(s.Email)}, Required: true,
		Subject: "Your organization was not accepted", Text: "The operator did not accept the organization that you signed up. The reason:\n\n" + reason,
	})
	if err != nil {
		return s, err
	}
	return s, record(tx, "signup.refused", s, nil)
}

// create makes the organization with its domain and first owner. A domain that
// was taken meanwhile is a fault of kind Conflict, and nothing is made.
func create(w *db.Wide, tx *db.Tx, s SignUp) (SignUp, error) {
	slug, err := freeSlug(w, s.Domain)
	if err != nil {
		return s, err
	}
	o, err := org.Create(w, s.organization(slug))
	if err != nil {
		return s, err
	}
	in := w.In(o.ID, access.System(o.ID, "sign-up"))
	d, err := org.AddDomain(in, s.Domain)
	if err != nil {
		return s, err
	}
	d.State, d.Token, d.VerifiedAt, d.CheckedAt = org.DomainVerified, s.Token, s.ProvenAt, s.ProvenAt
	if err := org.Prove(w, in, d, true); err != nil {
		return s, err
	}
	if err := org.RecordDomain(in, "domain.verified", d, nil); err != nil {
		return s, err
	}
	if err := firstOwner(in, s); err != nil {
		return s, err
	}
	s.State, s.Slug, s.Organization, s.DecidedAt, s.ExpiresAt = Created, slug, o.ID, &tx.Now, tx.Now.Add(Lasts)
	if err := save(tx, s); err != nil {
		return s, err
	}
	err = notice.Send(tx, notice.Message{
		Kind: "signup.created", To: []notice.Recipient{notice.Address(s.Email)}, Link: Page + "/organization", Required: true,
		Subject: "Your organization is ready", Text: "Your organization is active. Open the page in the browser in which you signed up, and set up how its people sign in. In another browser, begin again with the same address: you get a new link.",
	})
	if err != nil {
		return s, err
	}
	return s, record(tx, "signup.created", s, map[string]any{"organization": string(o.ID)})
}

func firstOwner(tx *db.Tx, s SignUp) error {
	m, err := member.Create(tx, member.Member{
		UserName: s.Email, DisplayName: s.Email, Active: true, AccountKind: member.WorkOrSchool,
		Emails: []member.Multi{{Value: s.Email, Type: "work", Primary: true}},
	})
	if err != nil {
		return err
	}
	_, err = member.SetRoles(tx, m.ID, []access.Role{access.Owner})
	return err
}

// freeSlug makes a short name of a domain's first label; one that is taken gets
// random letters.
func freeSlug(w *db.Wide, name string) (string, error) {
	label, _, _ := strings.Cut(name, ".")
	label = strings.TrimLeft(strings.ReplaceAll(label, "--", "-"), "0123456789-")
	if label = strings.TrimRight(label[:min(len(label), 50)], "-"); label == "" {
		label = "org"
	}
	_, err := org.BySlug(w, label)
	switch {
	case fault.Is(err, fault.NotFound):
		return label, nil
	case err != nil:
		return "", err
	}
	return label + "-" + strings.ToLower(rand.Text()[:6]), nil
}
