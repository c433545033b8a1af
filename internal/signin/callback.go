package signin

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/seal"
)

// answer is what a provider sent the browser back with (RFC 6749 section 4.1.2,
// RFC 9207).
type answer struct {
	state, code, issuer, failure string
	hasIssuer                    bool
}

const (
	reasonMalformed     = "answer_malformed"
	reasonIssuerMissing = "issuer_missing"
	reasonIssuerOther   = "issuer_other"
	reasonProviderSays  = "provider_refused"
	reasonDisabled      = "connection_changed"
	reasonExchange      = "code_not_accepted"
	reasonNoToken       = "id_token_missing"
)

// readAnswer refuses parameters that are there twice: which one a reader takes
// is anybody's guess.
func readAnswer(q url.Values) (a answer, err error) {
	for _, name := range []string{"state", "code", "iss", "error"} {
		if len(q[name]) > 1 {
			return a, again(reasonMalformed, "The identity provider's answer can't be read.")
		}
	}
	return answer{
		state: q.Get("state"), code: q.Get("code"), issuer: q.Get("iss"), failure: q.Get("error"), hasIssuer: q.Has("iss"),
	}, nil
}

// callback finishes a flow.
func (s *Service) callback(w http.ResponseWriter, r *http.Request) {
	a, err := readAnswer(r.URL.Query())
	if err != nil {
		s.fail(w, r, err)
		return
	}
	f, err := s.take(r, a.state)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	rec := &recorder{}
	switch f.Purpose {
	case purposeTest:
		s.finishTest(w, r, f, a)
		return
	case purposeLink:
		err = s.finishLink(r, f, a, rec)
	case purposeStepUp:
		err = s.finishStepUp(w, r, f, a, rec)
	default:
		err = s.finishSignIn(w, r, f, a, rec)
	}
	s.keepTrace(r.Context(), f, rec, err)
	if err != nil {
		s.noteRefusal(r.Context(), f, err)
		s.fail(w, r, err)
		return
	}
	http.SetCookie(w, credential.Cookie(browserCookie, "", -1))
	quiet(w)
	http.Redirect(w, r, f.back(), http.StatusSeeOther)
}

// take finds the flow of a state and uses it up, whether or not it is for this
// browser: a state that was seen once is worth nothing any more.
func (s *Service) take(r *http.Request, state string) (f flow, err error) {
	if state == "" {
		return f, again(reasonStateUnknown, "This is not the answer to a sign-in that was started here.")
	}
	f, err = s.flowOf(r.Context(), state)
	if fault.Is(err, fault.NotFound) {
		return f, again(reasonStateUnknown, "This is not the answer to a sign-in that was started here.")
	}
	if err != nil {
		return f, err
	}
	err = s.db.Update(as(r.Context(), f.Org), access.Work, func(tx *db.Tx) error {
		first, err := useFlow(tx, f.ID)
		if err == nil && !first {
			f.UsedAt = &tx.Now
		}
		return err
	})
	if err != nil {
		return f, err
	}
	browser, _ := credential.One(r, browserCookie)
	actor, _ := access.From(r.Context())
	return f, f.open(s.db.Now(), presented{browser: browser, connection: r.PathValue("connection"), session: actor.Session})
}

// material is what a flow needs of its organization to be finished.
type material struct {
	of         access.OrgID
	connection org.Connection
	proofs     []org.Proof
	verifier   string
}

// usable tells whether a flow may still be finished with a connection: its
// settings are those that it began with, and people sign in with it, or it is
// being tested.
func (f flow) usable(c org.Connection) bool {
	return c.Issuer == f.Issuer && c.Config == f.Config && (c.State.Live() || f.Purpose == purposeTest && testable(c))
}

func (s *Service) load(ctx context.Context, f flow) (m material, err error) {
	m.of = f.Org
	err = s.db.View(as(ctx, f.Org), access.Work, func(tx *db.Tx) error {
		o, err := org.Current(tx)
		if err != nil {
			return err
		}
		if m.connection, err = org.FindConnection(tx, f.Connection); err != nil {
			return err
		}
		if o.State != org.Active && o.State != org.Suspended || !f.usable(m.connection) {
			return again(reasonDisabled, "Your organization's way to sign in was changed meanwhile.")
		}
		if m.proofs, err = org.Proofs(tx, m.connection); err != nil {
			return err
		}
		verifier, err := seal.OpenOrg(tx, f.place(), f.Verifier)
		m.verifier = string(verifier)
		return err
	})
	return m, err
}

// proved is what a provider's answer came to: who it says that this is.
type proved struct {
	material
	claims
	idToken string
}

// prove turns a provider's answer into claims, checked in full.
func (s *Service) prove(ctx context.Context, f flow, a answer, rec *recorder) (out proved, err error) {
	if out.material, err = s.load(ctx, f); err != nil {
		return out, err
	}
	p, err := s.provider(ctx, f.Org, out.connection)
	if err != nil {
		return out, rec.check("discovery", out.connection.Issuer, fault.Shown(err).Message, err)
	}
	rec.metadataSteps(out.connection, p.meta)
	err = a.check(out.connection.Issuer, p.meta.SendsIssuer)
	if rec.check("answer", "a code of "+out.connection.Issuer, a.describe(), err) != nil {
		return out, err
	}
	token, raw, err := s.exchange(ctx, p, out.material, exchange{a.code, rec})
	if err != nil {
		return out, err
	}
	out.idToken = raw
	out.claims, err = s.verify(ctx, p, out.connection, raw, expectation{nonceHash: f.NonceHash, accessToken: token.AccessToken, rec: rec})
	return out, err
}

// finishSignIn turns a provider's answer into a session.
func (s *Service) finishSignIn(w http.ResponseWriter, r *http.Request, f flow, a answer, rec *recorder) error {
	p, err := s.prove(r.Context(), f, a, rec)
	if err != nil {
		return err
	}
	secret, err := s.enter(r, f, p, rec)
	if err == nil {
		credential.SetSession(w, secret)
	}
	return err
}

// describe is what the provider sent the browser back with.
func (a answer) describe() string {
	switch {
	case a.failure != "":
		return "the error " + a.failure
	case a.code == "":
		return "no code"
	case a.hasIssuer:
		return "a code, iss " + a.issuer
	}
	return "a code"
}

// check is about the answer itself: that it comes from the provider that was
// asked (RFC 9207 section 2.4), and what it says. The issuer comes first, because
// an error of somebody else's is no answer either.
func (a answer) check(issuer string, promised bool) error {
	switch {
	case promised && !a.hasIssuer:
		return refuse(reasonIssuerMissing, "The answer does not say which identity provider it comes from.")
	case a.hasIssuer && a.issuer != issuer:
		return refuse(reasonIssuerOther, "The answer comes from another identity provider than the one that was asked.")
	case a.failure != "":
		return refuse(reasonProviderSays, "Your identity provider did not sign you in.")
	case a.code == "":
		return again(reasonMalformed, "The identity provider's answer has no code.")
	}
	return nil
}

// enter links and signs in, in one transaction with the event.
func (s *Service) enter(r *http.Request, f flow, p proved, rec *recorder) (secret string, err error) {
	former, formerOrg := s.former(r)
	shared := cmp.Or(former.Browser, db.NewID())
	p.claims.invitation = f.Invitation
	err = s.db.Update(as(r.Context(), f.Org), access.Work, func(tx *db.Tx) error {
		id, err := identify(tx, p.connection, p.claims, rec)
		if err != nil {
			return err
		}
		n := credential.NewSession{
			Member: id, Connection: f.Connection, AuthenticatedAt: p.authenticatedAt, IDToken: p.idToken,
			UserAgent: r.UserAgent(), Address: r.RemoteAddr, ProviderSession: p.session, Context: p.acr, Methods: p.amr,
		}
		if formerOrg == f.Org {
			n.Replaces, n.Browser = former.ID, former.Browser
		} else if f.Purpose == purposeJoin {
			n.Browser = shared
		}
		_, secret, err = credential.StartSession(tx, n)
		return err
	})
	if err != nil || formerOrg == "" || formerOrg == f.Org {
		return secret, err
	}
	if f.Purpose == purposeJoin {
		return secret, s.park(r.Context(), formerOrg, former.ID, shared)
	}
	return secret, s.endBrowser(r.Context(), formerOrg, former, credential.Replaced)
}

// former is the session that the browser had until now; no organization if none.
func (s *Service) former(r *http.Request) (session credential.Session, of access.OrgID) {
	secret, ok := credential.Secret(r)
	if !ok {
		return session, ""
	}
	of, session, err := s.sessionOf(r.Context(), secret)
	if err != nil {
		return credential.Session{}, ""
	}
	return session, of
}

func (s *Service) endSession(ctx context.Context, of access.OrgID, id credential.SessionID, why credential.Reason) error {
	return s.db.Update(as(ctx, of), access.Work, func(tx *db.Tx) error { return credential.EndSession(tx, id, why) })
}

// noteRefusal writes into the organization's log that a sign-in was refused, and
// why. That it can't be written does not change the answer.
func (s *Service) noteRefusal(ctx context.Context, f flow, cause error) {
	reason := fault.Shown(cause).Detail
	if slices.Contains([]string{"", reasonProvider}, reason) {
		return
	}
	err := s.db.Update(as(ctx, f.Org), access.Work, func(tx *db.Tx) error {
		return audit.Record(tx, audit.Entry{
			Action: "signin.refused", Object: audit.Object{Type: "connection", ID: f.Connection},
			Detail: map[string]any{"reason": reason},
		})
	})
	if err != nil {
		s.log.WarnContext(ctx, "refused sign-in not recorded", "reason", reason, "cause", err)
	}
}
