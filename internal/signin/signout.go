package signin

import (
	"context"
	"net/http"
	"net/url"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
)

// leavingCookie remembers the state that a provider's end-session must bring
// back.
const leavingCookie = "__Host-steward-signout"

// signOut ends the session here first, whatever the provider does, and then
// leads to the provider's end-session (RP-Initiated Logout 1.0).
func (s *Service) signOut(w http.ResponseWriter, r *http.Request) {
	session, of := s.former(r)
	credential.ClearSession(w)
	if of == "" {
		render(w, http.StatusOK, "signedout.html", signedOutPage{})
		return
	}
	c, hint := s.farewell(r.Context(), of, session.ID)
	if err := s.endBrowser(r.Context(), of, session, credential.SignedOut); err != nil {
		s.fail(w, r, err)
		return
	}
	state := random.Text()
	to := s.endSessionAddress(r.Context(), leaving{of, c, hint, state})
	if to == "" {
		render(w, http.StatusOK, "signedout.html", signedOutPage{Local: c.Name})
		return
	}
	http.SetCookie(w, credential.Cookie(leavingCookie, state, flowLifetime))
	leadTo(w, "leaving.html", leadPage{To: to, Name: c.Name})
}

// farewell is what a session's provider needs to know of its end. It is read
// before, because ending throws the hint away; that it can't be read must not
// keep anybody signed in.
func (s *Service) farewell(ctx context.Context, of access.OrgID, id credential.SessionID) (c org.Connection, hint string) {
	err := s.db.View(as(ctx, of), access.Work, func(tx *db.Tx) (err error) {
		var connection string
		if connection, hint, err = credential.Hint(tx, id); err != nil {
			return err
		}
		if connection == "" { // a break-glass session
			return nil
		}
		c, err = org.FindConnection(tx, connection)
		return err
	})
	if err != nil {
		s.log.WarnContext(ctx, "sign-out without the provider", "cause", err)
	}
	return c, hint
}

// leaving is what a provider's end-session is told.
type leaving struct {
	of          access.OrgID
	c           org.Connection
	hint, state string
}

// endSessionAddress is "" where the provider has no end-session or does not
// answer.
func (s *Service) endSessionAddress(ctx context.Context, l leaving) string {
	if l.c.ID == "" {
		return ""
	}
	p, err := s.provider(ctx, l.of, l.c)
	if err != nil || p.meta.EndSession == "" {
		return ""
	}
	u, err := url.Parse(p.meta.EndSession)
	if err != nil {
		return ""
	}
	q := u.Query()
	q.Set("client_id", l.c.ClientID)
	q.Set("post_logout_redirect_uri", s.signedOutURI())
	q.Set("state", l.state)
	if l.hint != "" {
		q.Set("id_token_hint", l.hint)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// signedOut is where the provider sends the browser back. Only with our state
// does it prove that the provider was there.
func (s *Service) signedOut(w http.ResponseWriter, r *http.Request) {
	state, ok := credential.One(r, leavingCookie)
	page := signedOutPage{Everywhere: ok && matches(r.URL.Query().Get("state"), random.Hash(state))}
	http.SetCookie(w, credential.Cookie(leavingCookie, "", -1))
	render(w, http.StatusOK, "signedout.html", page)
}
