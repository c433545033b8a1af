package signin

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

const (
	reasonAuthTimeMissing = "auth_time_missing"
	reasonAuthTimeOld     = "auth_time_old"
	reasonContext         = "authentication_context_missing"
	reasonMethod          = "authentication_method_missing"
)

// maxSkew is how far a provider's clock may be behind ours when it says that it
// has just seen the person.
const maxSkew = 30 * time.Second

// confirmedPath is where a step-up in a window of its own ends.
const confirmedPath = "/auth/confirmed"

// freshly asks the provider to see the person again, whatever session it has
// (OpenID Connect Core 1.0 section 3.1.2.1), and in which way where the
// connection says that the provider knows ways.
func freshly(c org.Connection) []oauth2.AuthCodeOption {
	out := []oauth2.AuthCodeOption{oauth2.SetAuthURLParam("prompt", "login"), oauth2.SetAuthURLParam("max_age", "0")}
	if len(c.Settings.StepUp) > 0 {
		out = append(out, oauth2.SetAuthURLParam("acr_values", strings.Join(c.Settings.StepUp, " ")))
	}
	return out
}

// beginStepUp lets whoever is signed in prove again that it is them, through the
// connection that they came by. A form that says window=own ends on a page that
// can be closed: the console waits in the window beside it.
func (s *Service) beginStepUp(w http.ResponseWriter, r *http.Request) {
	session, of := s.former(r)
	if of == "" {
		s.fail(w, r, fault.New(fault.Unauthenticated, "You are not signed in here any more. Sign in and begin again."))
		return
	}
	st := start{org: of, purpose: purposeStepUp, session: string(session.ID), returnTo: localPath(r.PostFormValue("return_to"))}
	if r.PostFormValue("window") == "own" {
		st.returnTo = confirmedPath
	}
	err := s.db.View(as(r.Context(), of), access.Work, func(tx *db.Tx) (err error) {
		if st.connection, err = org.FindConnection(tx, session.Connection); err != nil {
			return err
		}
		if !st.connection.State.Live() {
			return fault.New(fault.Conflict, "The connection by which you signed in is switched off. Sign out, and sign in again.").Coded(reasonDisabled)
		}
		m, err := member.Find(tx, session.Member)
		st.email = m.Email()
		return err
	})
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.lead(w, r, st)
}

// finishStepUp gives the browser a new session with the time of this
// authentication, if it is the same person and the provider has just seen them.
// Otherwise the session that there is stays as it is.
func (s *Service) finishStepUp(w http.ResponseWriter, r *http.Request, f flow, a answer, rec *recorder) error {
	p, err := s.prove(r.Context(), f, a, rec)
	if err != nil {
		return err
	}
	if err := f.seenAgain(p, s.db.Now(), rec); err != nil {
		return err
	}
	former, _ := s.former(r)
	var secret string
	err = s.db.Update(as(r.Context(), f.Org), access.Work, func(tx *db.Tx) error {
		id, err := member.Identify(tx, f.Connection, p.issuer, p.subject)
		if err != nil || id != former.Member {
			return rec.check("same person", "whoever is signed in here", "somebody else",
				refuse(reasonOtherAccount, "You signed in as somebody else than you are here."))
		}
		rec.member = id
		m, err := member.Find(tx, id)
		if err != nil {
			return err
		}
		if err := opened(tx, m); err != nil {
			return err
		}
		_, secret, err = credential.StartSession(tx, credential.NewSession{
			Member: id, Connection: f.Connection, AuthenticatedAt: p.authenticatedAt, IDToken: p.idToken, ProviderSession: p.session,
			UserAgent: r.UserAgent(), Address: r.RemoteAddr, Browser: former.Browser, Replaces: former.ID, Context: p.acr, Methods: p.amr,
		})
		return err
	})
	if err == nil {
		credential.SetSession(w, secret)
	}
	return err
}

// seenAgain checks that the provider has seen the person since the flow began,
// in a way that the connection asks for (Core sections 3.1.2.1 and 5.5.1.1, RFC
// 8176).
func (f flow) seenAgain(p proved, now time.Time, rec *recorder) error {
	begun := f.ExpiresAt.Add(-flowLifetime)
	expected := "since " + begun.Format(time.RFC3339) + " (auth_time)"
	switch at := p.authenticatedAt; {
	case at.IsZero():
		return rec.check("authentication", expected, "nothing", refuse(reasonAuthTimeMissing, "The identity provider does not say when it saw you."))
	case at.Before(begun.Add(-maxSkew)), at.After(now.Add(maxAhead)):
		return rec.check("authentication", expected, at.Format(time.RFC3339), refuse(reasonAuthTimeOld, "The identity provider did not ask you again."))
	}
	if want := p.connection.Settings.StepUp; len(want) > 0 && !slices.Contains(want, p.acr) {
		return rec.check("authentication context", strings.Join(want, " or "), orNothing(p.acr),
			refuse(reasonContext, "The identity provider did not check you as thoroughly as your organization wants."))
	}
	if want := p.connection.Settings.StepUpMethods; len(want) > 0 && !slices.ContainsFunc(want, func(m string) bool { return slices.Contains(p.amr, m) }) {
		return rec.check("authentication methods", strings.Join(want, " or "), orNothing(strings.Join(p.amr, ", ")),
			refuse(reasonMethod, "The identity provider did not check you in one of the ways that your organization wants."))
	}
	return rec.check("authentication", expected, p.authenticatedAt.Format(time.RFC3339), nil)
}

// back is where a finished flow leads.
func (f flow) back() string {
	if f.Purpose == purposeStepUp && f.ReturnTo == confirmedPath {
		return confirmedPath
	}
	return localPath(f.ReturnTo)
}

// confirmed is the last page of a step-up in a window of its own.
func (s *Service) confirmed(w http.ResponseWriter, _ *http.Request) {
	render(w, http.StatusOK, "confirmed.html", nil)
}
