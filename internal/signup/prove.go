package signup

import (
	"context"
	"regexp"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/domain"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// Of returns the sign-up of a browser. None is a fault of kind NotFound.
func (k Desk) Of(ctx context.Context, browser string) (s SignUp, err error) {
	err = k.vendor(ctx, func(tx *db.Tx) error { s, err = byBrowser(tx, browser); return err })
	return s, err
}

// Describe keeps what the organization is. It can be changed until the domain is
// proved.
func (k Desk) Describe(ctx context.Context, browser string, as Description) error {
	return k.vendor(ctx, func(tx *db.Tx) error {
		s, err := byBrowser(tx, browser)
		if err != nil {
			return err
		}
		if s.State != Confirmed && s.State != Described {
			return fault.New(fault.Conflict, "The domain is proved already. What was written about the organization can be changed in the console.")
		}
		s.Name, s.Kind, s.Jurisdiction, s.State = strings.TrimSpace(as.Name), as.Kind, strings.ToUpper(strings.TrimSpace(as.Jurisdiction)), Described
		if err := s.check(); err != nil {
			return err
		}
		if err := save(tx, s); err != nil {
			return err
		}
		return record(tx, "signup.described", s, map[string]any{"kind": string(s.Kind), "jurisdiction": s.Jurisdiction})
	})
}

// check refuses at once what would not become an organization later (org.Create).
func (s SignUp) check() error {
	switch {
	case s.Name == "" || len(s.Name) > maxName:
		return fault.New(fault.Invalid, "The name must have 1 to %d characters.", maxName).On("name")
	case s.Kind != org.Business && s.Kind != org.School:
		return fault.New(fault.Invalid, "Say whether it is a business or a school.").On("kind")
	case !jurisdictionForm.MatchString(s.Jurisdiction):
		return fault.New(fault.Invalid, "The law must be a region such as EU, UK or US-CA, not %q.", s.Jurisdiction).On("jurisdiction")
	}
	return nil
}

const maxName = 200

var jurisdictionForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)

func (s SignUp) organization(slug string) org.New {
	return org.New{Slug: slug, Name: s.Name, Kind: s.Kind, Jurisdiction: s.Jurisdiction, Origin: org.BySignUp}
}

// Check looks for the record now. Found, the sign-up is proved; where sign-up is
// open, the organization is made at once, otherwise operators are told.
func (k Desk) Check(ctx context.Context, browser string) (s SignUp, err error) {
	soon := false
	err = k.vendor(ctx, func(tx *db.Tx) error {
		if s, err = byBrowser(tx, browser); err != nil || s.State != Described {
			return err
		}
		soon = s.CheckedAt != nil && tx.Now.Sub(*s.CheckedAt) < checkEvery
		s.CheckedAt = &tx.Now
		return save(tx, s)
	})
	switch {
	case err != nil || s.State != Described:
		return s, err
	case soon:
		return s, fault.New(fault.TooMany, "The record was looked for a moment ago. Wait five seconds and try again.")
	}
	seen := k.Resolver.LookFor(ctx, s.Domain, s.Token)
	err = k.vendorAcross(ctx, func(w *db.Wide, tx *db.Tx) error {
		s, err = settle(w, tx, s.ID, seen)
		return err
	})
	return s, err
}

// settle keeps what a look-up told.
func settle(w *db.Wide, tx *db.Tx, id string, seen domain.Seen) (SignUp, error) {
	s, err := byID(tx, id)
	if err != nil || s.State != Described {
		return s, err
	}
	s.Problem = seen.Problem
	if seen.Outcome != domain.Found {
		return s, save(tx, s)
	}
	mode, err := ModeOf(tx)
	if err != nil {
		return s, err
	}
	s.State, s.Problem, s.ProvenAt = Proven, "", &tx.Now
	if err := record(tx, "signup.proven", s, nil); err != nil {
		return s, err
	}
	if mode == Open {
		return create(w, tx, s)
	}
	s.ExpiresAt = later(s.ExpiresAt, tx.Now.Add(2*Lasts))
	if err := save(tx, s); err != nil {
		return s, err
	}
	return s, notice.Send(tx, notice.Message{
		Kind: "signup.waiting", To: []notice.Recipient{notice.Role(access.Operator)}, Link: "/organizations",
		Subject: "An organization waits for approval", Text: "An organization has proved its domain and waits for an operator to approve or refuse it.",
	})
}

// Decision is what an operator says about a sign-up that waits.
type Decision struct {
	Approve bool
	// Reason is needed to refuse.
	Reason string
}

// Decide approves or refuses a sign-up that waits.
func (k Desk) Decide(ctx context.Context, id string, d Decision) (s SignUp, err error) {
	err = k.vendorAcross(ctx, func(w *db.Wide, tx *db.Tx) error {
		if d.Approve {
			s, err = Approve(w, tx, id)
		} else {
			s, err = Refuse(tx, id, d.Reason)
		}
		return err
	})
	return s, err
}

// vendorAcross runs fn in the vendor's organization, which makes another.
func (k Desk) vendorAcross(ctx context.Context, fn func(*db.Wide, *db.Tx) error) error {
	as, err := k.asVendor(ctx)
	if err != nil {
		return err
	}
	actor, _ := access.From(as)
	return k.DB.Across(as, "an organization that proved its domain is made", func(w *db.Wide) error { return fn(w, w.In(actor.Org, actor)) })
}

// SetMode says who may sign up.
func (k Desk) SetMode(ctx context.Context, m Mode) error {
	return k.vendor(ctx, func(tx *db.Tx) error { return SetMode(tx, m) })
}

// List lists what waits for a decision, or was decided lately.
func (k Desk) List(ctx context.Context) (all []SignUp, err error) {
	err = k.vendor(ctx, func(tx *db.Tx) error { all, err = Waiting(tx); return err })
	return all, err
}
