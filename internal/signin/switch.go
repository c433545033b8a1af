package signin

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// A person may have accounts in several organizations. Nothing but signing in to
// each tells that they are one person's: an address says who can read a mailbox,
// and each organization's provider may say any address. So the switcher knows
// what was proved in this browser, one organization after the other, each begun
// from the session before (purposeJoin), and forgets it with the sessions.

// switchTo puts the browser into another organization that its person proved.
func (s *Service) switchTo(w http.ResponseWriter, r *http.Request) {
	current, of := s.former(r)
	if of == "" {
		s.fail(w, r, fault.New(fault.Unauthenticated, "You are not signed in here any more. Sign in and begin again."))
		return
	}
	all, err := s.inBrowser(r.Context(), current.Browser)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	slug := r.PostFormValue("organization")
	i := slices.IndexFunc(all, func(e credential.Elsewhere) bool { return e.Slug == slug && e.Org != of })
	if i < 0 {
		s.fail(w, r, fault.New(fault.NotFound, "You are not signed in to this organization in this browser. Add it from the menu of organizations."))
		return
	}
	if err := s.bring(w, r, all[i], current.Browser); err != nil {
		s.fail(w, r, err)
		return
	}
	if err := s.park(r.Context(), of, current.ID, current.Browser); err != nil {
		s.fail(w, r, err)
		return
	}
	quiet(w)
	http.Redirect(w, r, localPath(r.PostFormValue("return_to")), http.StatusSeeOther)
}

// bring gives the browser a parked session under a new id.
func (s *Service) bring(w http.ResponseWriter, r *http.Request, to credential.Elsewhere, browser string) error {
	var secret string
	err := s.db.Update(as(r.Context(), to.Org), access.Work, func(tx *db.Tx) (err error) {
		_, secret, err = credential.Take(tx, to.Session, browser)
		return err
	})
	if err == nil {
		credential.SetSession(w, secret)
	}
	return err
}

func (s *Service) park(ctx context.Context, of access.OrgID, id credential.SessionID, browser string) error {
	return s.db.Update(as(ctx, of), access.Work, func(tx *db.Tx) error { return credential.Park(tx, id, browser) })
}

// endBrowser ends a session and those of other organizations beside it.
func (s *Service) endBrowser(ctx context.Context, of access.OrgID, session credential.Session, why credential.Reason) error {
	beside, err := s.inBrowser(ctx, session.Browser)
	failures := []error{err, s.endSession(ctx, of, session.ID, why)}
	for _, e := range beside {
		if e.Session != session.ID {
			failures = append(failures, s.endSession(ctx, e.Org, e.Session, why))
		}
	}
	return errors.Join(failures...)
}
