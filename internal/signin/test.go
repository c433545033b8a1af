package signin

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

const reasonOtherAccount = "other_account"

// testable tells whether a connection may be tested: whatever its state, but not
// while it is switched off.
func testable(c org.Connection) bool {
	return c.State != org.ConnectionDisabled && c.State != org.ConnectionSuspended
}

// beginTest opens a test sign-in for an administrator, in the window that the
// console opened for it.
func (s *Service) beginTest(w http.ResponseWriter, r *http.Request) {
	s.beginOwn(w, r, ownFlow{purpose: purposeTest, may: access.ManageOrganization, fits: testable, sure: func(*db.Tx) error { return nil }})
}

// beginLink opens a flow that adds an identity to whoever is signed in.
func (s *Service) beginLink(w http.ResponseWriter, r *http.Request) {
	s.beginOwn(w, r, ownFlow{purpose: purposeLink, may: access.OwnData, fits: func(c org.Connection) bool { return c.State.Live() }, sure: credential.Recent})
}

// ownFlow is a flow of a session: what it is for, who may begin it, with which
// connections, and how sure it must be who they are.
type ownFlow struct {
	purpose purpose
	may     access.Permission
	fits    func(org.Connection) bool
	sure    func(*db.Tx) error
}

func (s *Service) beginOwn(w http.ResponseWriter, r *http.Request, own ownFlow) {
	a, ok := access.From(r.Context())
	if !ok || a.Session == "" {
		s.fail(w, r, fault.New(fault.Unauthenticated, "You are not signed in here any more. Sign in and begin again."))
		return
	}
	st := start{org: a.Org, purpose: own.purpose, session: a.Session, returnTo: localPath(r.PostFormValue("return_to"))}
	err := s.db.View(r.Context(), own.may, func(tx *db.Tx) (err error) {
		if st.connection, err = org.FindConnection(tx, r.PathValue("connection")); err != nil {
			return err
		}
		if !own.fits(st.connection) {
			return fault.New(fault.Conflict, "The connection is switched off.").Coded(reasonDisabled)
		}
		if err := own.sure(tx); err != nil {
			return err
		}
		m, err := member.Find(tx, a.Member)
		st.email = m.Email()
		return err
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.lead(w, r, st)
}

// finishTest runs every check of a sign-in, signs nobody in, and shows what each
// came to. If all passed, the connection's settings count as tested.
func (s *Service) finishTest(w http.ResponseWriter, r *http.Request, f flow, a answer) {
	rec := &recorder{}
	p, err := s.prove(r.Context(), f, a, rec)
	if err == nil {
		err = s.rehearse(r, f, p, rec)
	}
	if err == nil {
		err = s.db.Update(backFromTest(r.Context(), s.db.Now()), access.ManageOrganization, func(tx *db.Tx) error {
			_, err := org.PassTest(tx, f.Connection, f.Config)
			return err
		})
	}
	t := s.keepTrace(r.Context(), f, rec, err)
	http.SetCookie(w, credential.Cookie(browserCookie, "", -1))
	s.showTest(w, p.connection, t)
}

// backFromTest is the context of a test that its administrator has come back from. It
// gives nothing away, so it asks for no step-up: trying and enforcing do.
func backFromTest(ctx context.Context, now time.Time) context.Context {
	actor, _ := access.From(ctx)
	actor.AuthenticatedAt = now.Unix()
	return access.With(ctx, actor)
}

// errRehearsed undoes what a rehearsal did.
var errRehearsed = errors.New("signin: this was a test")

// rehearse lets the identity in as a sign-in would and takes it back. An
// administrator whose account is opened by another connection confirms the new
// one by being here: that link stays.
func (s *Service) rehearse(r *http.Request, f flow, p proved, rec *recorder) error {
	actor, _ := access.From(r.Context())
	rec.note("e-mail", "an address in a proved domain", masked(p.email))
	rec.note("e-mail verified", "true, or a trusted provider", strconv.FormatBool(p.emailVerified)+trusted(p.connection))
	c := p.connection
	c.State = org.ConnectionEnforced // a pilot's audience is no matter of a test
	var confirmed bool
	err := s.db.Update(as(r.Context(), f.Org), access.Work, func(tx *db.Tx) error {
		id, err := identify(tx, c, p.claims, rec)
		if fault.Shown(err).Detail == reasonOtherIdentity && confirms(tx, p.claims, actor.Member) {
			rec.amend("confirmed by your session: this identity is added to your account")
			confirmed = true
			return errRehearsed
		}
		if err != nil {
			return err
		}
		if id != actor.Member && !actor.BreakGlass {
			return rec.check("same person", "the administrator who tests", "somebody else of your organization",
				deny(reasonOtherAccount, "You signed in as somebody else than you are here."))
		}
		return errRehearsed
	})
	if !errors.Is(err, errRehearsed) {
		return err
	}
	if !confirmed {
		return nil
	}
	return s.db.Update(as(r.Context(), f.Org), access.Work, func(tx *db.Tx) error {
		return member.Link(tx, actor.Member, c.ID, p.issuer, p.subject)
	})
}

func trusted(c org.Connection) string {
	if c.Settings.TrustEmail {
		return ", and the provider is trusted"
	}
	return ""
}

// confirms tells whether the account that has the identity's address is the one
// that is signed in.
func confirms(tx *db.Tx, who claims, id access.MemberID) bool {
	m, err := addressed(tx, who.email)
	return err == nil && m.ID == id && id != ""
}

// note is a step that shows without judging.
func (r *recorder) note(name, expected, got string) { _ = r.check(name, expected, got, nil) }

// amend turns the last failure into a step that passed, for the reason given.
func (r *recorder) amend(got string) {
	last := &r.steps[len(r.steps)-1]
	last.Outcome, last.Got, last.Reason = org.StepPassed, got, ""
}

// finishLink adds the identity to the account that began it (L4): being signed in
// to it in another way is the confirmation, so no address is looked at.
func (s *Service) finishLink(r *http.Request, f flow, a answer, rec *recorder) error {
	p, err := s.prove(r.Context(), f, a, rec)
	if err != nil {
		return err
	}
	actor, _ := access.From(r.Context())
	rec.member = actor.Member
	err = s.db.Update(as(r.Context(), f.Org), access.Work, func(tx *db.Tx) error {
		m, err := member.Find(tx, actor.Member)
		if err != nil {
			return err
		}
		if err := opened(tx, m); err != nil {
			return err
		}
		if m.AccountKind != member.WorkOrSchool {
			return deny(reasonKind, "This account is your own, not your organization's, so its identity provider can't open it.")
		}
		if err := invited(tx, p.connection, m.ID, p.email); err != nil {
			return err
		}
		owner, err := member.Identify(tx, f.Connection, p.issuer, p.subject)
		if err == nil && owner != m.ID {
			return deny(reasonLinked, "This identity belongs to another account.")
		}
		return member.Link(tx, m.ID, f.Connection, p.issuer, p.subject)
	})
	return rec.check("link", "an identity that nobody has", outcomeOf(err), err)
}
