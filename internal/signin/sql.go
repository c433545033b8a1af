package signin

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
)

// The look-ups that belong to no organization yet: whoever signs in is
// nobody's until they are found.

// homesOf finds where the people of a domain sign in.
func (s *Service) homesOf(ctx context.Context, domain string) (homes []org.Home, err error) {
	err = s.db.AcrossView(ctx, "which organizations an e-mail domain belongs to", func(w *db.Wide) error {
		homes, err = org.HomesOf(w, domain)
		return err
	})
	return homes, err
}

// waysIn lists how the people of a domain may sign in.
func (s *Service) waysIn(ctx context.Context, of access.OrgID, domain string) (all []org.Connection, err error) {
	err = s.db.AcrossView(ctx, "the connections of an e-mail domain", func(w *db.Wide) error {
		all, err = org.WaysIn(w, of, domain)
		return err
	})
	return all, err
}

// ofConnection finds whose a connection is.
func (s *Service) ofConnection(ctx context.Context, id string) (of access.OrgID, err error) {
	err = s.db.AcrossView(ctx, "whose connection a provider asks about", func(w *db.Wide) error {
		of, err = org.OfConnection(w, id)
		return err
	})
	return of, err
}

// bySlug finds the organization that somebody names at the break-glass door.
func (s *Service) bySlug(ctx context.Context, slug string) (o org.Organization, err error) {
	err = s.db.AcrossView(ctx, "which organization a break-glass account is of", func(w *db.Wide) error {
		o, err = org.BySlug(w, slug)
		return err
	})
	return o, err
}

// invited looks for the invitation of a mailed link.
func (s *Service) invited(ctx context.Context, find func(*db.Wide) error) error {
	return s.db.AcrossView(ctx, "which organization a mailed invitation is of", find)
}

// sessionOf finds the session that a browser has.
func (s *Service) sessionOf(ctx context.Context, secret string) (of access.OrgID, session credential.Session, err error) {
	err = s.db.AcrossView(ctx, "whose session a browser has", func(w *db.Wide) error {
		of, session, err = credential.Current(w, secret)
		return err
	})
	return of, session, err
}

// inBrowser finds the sessions of a browser in all organizations that its person
// proved.
func (s *Service) inBrowser(ctx context.Context, browser string) (all []credential.Elsewhere, err error) {
	err = s.db.AcrossView(ctx, "where else the person of a browser is signed in", func(w *db.Wide) error {
		all, err = credential.InBrowser(w, browser)
		return err
	})
	return all, err
}

// flowOf finds the flow of a state.
func (s *Service) flowOf(ctx context.Context, state string) (f flow, err error) {
	err = s.db.AcrossView(ctx, "whose sign-in a state belongs to", func(w *db.Wide) error {
		return w.Get(&f, `
			select org_id, id, browser_hash, nonce_hash, verifier, connection_id, issuer, config, purpose,
				session_id, return_to, invitation_id, expires_at, used_at
			from signin_flow
			where state_hash = :state`, db.Args{"state": random.Hash(state)})
	})
	return f, err
}

func insertFlow(tx *db.Tx, f flow, state string) error {
	_, err := tx.Exec(`
		insert into signin_flow (org_id, id, state_hash, browser_hash, nonce_hash, verifier, connection_id,
			issuer, config, purpose, session_id, return_to, invitation_id, created_at, expires_at)
		values (:org, :id, :state, :browser, :nonce, :verifier, :connection,
			:issuer, :config, :purpose, :session, :return, :invitation, :now, :expires)`,
		db.Args{
			"invitation": f.Invitation,
			"id":         f.ID, "state": random.Hash(state), "browser": f.BrowserHash, "nonce": f.NonceHash,
			"verifier": f.Verifier, "connection": f.Connection, "issuer": f.Issuer,
			"config": f.Config, "session": f.Session, "purpose": string(f.Purpose), "return": f.ReturnTo, "now": tx.Now, "expires": f.ExpiresAt,
		})
	return err
}

// useFlow takes a flow for the one callback that may have it; false if another
// had it before.
func useFlow(tx *db.Tx, id string) (bool, error) {
	n, err := tx.Exec(`update signin_flow set used_at = :now where org_id = :org and id = :id and used_at is null`,
		db.Args{"id": id, "now": tx.Now})
	return n == 1, err
}

// deleteOldFlows forgets flows that nobody can finish any more.
func deleteOldFlows(tx *db.Tx) error {
	_, err := tx.Exec(`delete from signin_flow where org_id = :org and expires_at < :before`,
		db.Args{"before": tx.Now.Add(-flowLifetime)})
	return err
}
