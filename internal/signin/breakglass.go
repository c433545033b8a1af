package signin

import (
	"net/http"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

// The break-glass door: for the day when the provider does not answer. It needs
// no provider, no script and no mail.

// afterBreakGlass is where a break-glass session begins: at what is to be mended.
const afterBreakGlass = "/connections"

// breakGlassPage is the door.
type breakGlassPage struct{ Organization, Name, Error string }

// drillPage says that a drill opened the door.
type drillPage struct{ CodesLeft int }

func (s *Service) askBreakGlass(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	render(w, http.StatusOK, "breakglass.html", breakGlassPage{Organization: q.Get("organization"), Name: q.Get("account")})
}

// openBreakGlass tries the door. Every failure reads the same, so that nobody
// learns here which organizations and accounts there are.
func (s *Service) openBreakGlass(w http.ResponseWriter, r *http.Request) {
	if err := inbound.Hold(w, r, maxForm); err != nil {
		render(w, http.StatusRequestEntityTooLarge, "breakglass.html", breakGlassPage{Error: fault.Shown(err).Message})
		return
	}
	page := breakGlassPage{Organization: strings.TrimSpace(r.PostFormValue("organization")), Name: strings.TrimSpace(r.PostFormValue("account"))}
	if !s.opens(inbound.Network(r.RemoteAddr)) {
		w.Header().Set("Retry-After", "60")
		page.Error = "Too many attempts came from your network. Wait a minute and try again."
		render(w, http.StatusTooManyRequests, "breakglass.html", page)
		return
	}
	try := breakglass.Attempt{
		Name: page.Name, Code: r.PostFormValue("code"), OneTime: r.PostFormValue("password"), Drill: r.PostFormValue("drill") != "",
	}
	secret, outcome, err := s.tryBreakGlass(r, page.Organization, try)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	switch {
	case outcome.Member == "":
		page.Error = "This does not open the door. Check the organization's short name, the account, the recovery code (each works once) and the one-time password. After five failures an account is locked for 15 minutes."
		render(w, http.StatusForbidden, "breakglass.html", page)
	case try.Drill:
		render(w, http.StatusOK, "drill.html", drillPage{CodesLeft: outcome.CodesLeft})
	default:
		credential.SetSession(w, secret)
		quiet(w)
		http.Redirect(w, r, afterBreakGlass, http.StatusSeeOther)
	}
}

func (s *Service) tryBreakGlass(r *http.Request, slug string, try breakglass.Attempt) (secret string, out breakglass.Outcome, err error) {
	o, err := s.bySlug(r.Context(), slug)
	if fault.Is(err, fault.NotFound) {
		return "", out, nil
	}
	if err != nil {
		return "", out, err
	}
	former, formerOrg := s.former(r)
	err = s.db.Update(as(r.Context(), o.ID), access.Work, func(tx *db.Tx) error {
		if out, err = breakglass.Open(tx, try); err != nil || out.Member == "" {
			return err
		}
		n := credential.NewSession{Member: out.Member, BreakGlass: true, UserAgent: r.UserAgent(), Address: r.RemoteAddr}
		if formerOrg == o.ID && !try.Drill {
			n.Replaces = former.ID
		}
		session, made, err := credential.StartSession(tx, n)
		if err != nil {
			return err
		}
		secret = made
		if try.Drill { // the whole way, and back
			secret = ""
			if err := credential.EndSession(tx, session.ID, credential.SignedOut); err != nil {
				return err
			}
		}
		return tellOwners(tx, try.Drill, session.ID)
	})
	if err == nil && out.Member != "" && !try.Drill && formerOrg != "" && formerOrg != o.ID {
		err = s.endSession(r.Context(), formerOrg, former.ID, credential.Replaced)
	}
	return secret, out, err
}

// tellOwners is loud on purpose: whoever breaks the glass is heard.
func tellOwners(tx *db.Tx, drill bool, session credential.SessionID) error {
	m := notice.Message{
		Kind: "breakglass.opened", To: []notice.Recipient{notice.Role(access.Owner)}, Required: true, Link: "/log", Key: "breakglass/" + string(session),
		Subject: "A break-glass account was used to sign in",
		Text:    "Somebody signed in with a break-glass account of your organization. Such a session lasts at most an hour. If you do not know why, end it under the account’s sessions and renew the account’s codes.",
	}
	if drill {
		m.Kind, m.Subject = "breakglass.drilled", "A break-glass drill was held"
		m.Text = "Somebody proved that a break-glass account of your organization opens the door. Nobody was signed in."
	}
	return notice.Send(tx, m)
}

// Subscribe makes what a connection's former provider said about people void,
// and what came of it, in the transaction that points the connection elsewhere,
// ends the sessions of a connection that is switched off, and tells the owners.
// Wiring calls it once.
func Subscribe(d *db.DB) {
	breakglass.Subscribe(d)
	db.Subscribe(d, repointed)
	db.Subscribe(d, func(tx *db.Tx, e org.ConnectionClosed) error {
		return credential.EndConnection(tx, e.ConnectionID, credential.ConnectionChanged)
	})
	db.Subscribe(d, func(tx *db.Tx, e org.ConnectionStopped) error {
		return notice.Send(tx, notice.Message{
			Kind: "connection.suspended", To: []notice.Recipient{notice.Role(access.Owner)}, Required: true, Link: "/connections",
			Subject: "Signing in through “" + e.Connection.Name + "” was stopped",
			Text:    e.Why + "\n\nNobody can sign in through this connection until an owner has looked at it. If you can’t sign in in another way, use a break-glass account.",
		})
	})
}
