package signin

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/inbound"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

// browserCookie is the pre-session: it ties a flow to the browser that began it,
// so that nobody can finish their sign-in in somebody else's (RFC 9700 section
// 4.7).
const browserCookie = "__Host-steward-signin"

// maxForm is the largest form that is read, in bytes.
const maxForm = 8 << 10

// ask shows the page that asks for the e-mail address.
func (s *Service) ask(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	render(w, http.StatusOK, "signin.html", askPage{Email: q.Get("email"), ReturnTo: localPath(q.Get("return_to")), Join: q.Get("join")})
}

// begin opens a flow and leads to the provider of the address's domain.
func (s *Service) begin(w http.ResponseWriter, r *http.Request) {
	if err := inbound.Hold(w, r, maxForm); err != nil {
		render(w, http.StatusRequestEntityTooLarge, "signin.html", askPage{Error: fault.Shown(err).Message})
		return
	}
	email := strings.TrimSpace(r.PostFormValue("email"))
	page := askPage{Email: email, ReturnTo: localPath(r.PostFormValue("return_to")), Join: r.PostFormValue("join")}
	if !s.admits(inbound.Network(r.RemoteAddr)) {
		w.Header().Set("Retry-After", "10")
		page.Error = "Too many sign-ins were started from your network. Wait ten seconds and try again."
		render(w, http.StatusTooManyRequests, "signin.html", page)
		return
	}
	homes, err := s.homes(r.Context(), email)
	if err == nil && len(homes) > 1 && r.PostFormValue("organization") == "" {
		choose(w, page, homes)
		return
	}
	var home org.Home
	if err == nil {
		home, err = s.chosen(r.Context(), homes, r.PostFormValue("organization"))
	}
	if fault.Is(err, fault.NotFound) || fault.Is(err, fault.Conflict) || fault.Is(err, fault.Invalid) {
		page.Error = fault.Shown(err).Message
		render(w, http.StatusUnprocessableEntity, "signin.html", page)
		return
	}
	if err != nil {
		s.fail(w, r, err)
		return
	}
	connection, picked, err := s.pick(r.Context(), home, email, r.PostFormValue("connection"))
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if picked != nil {
		render(w, http.StatusOK, "ways.html", waysPage{Email: email, ReturnTo: page.ReturnTo, Join: page.Join, Slug: home.Slug, Organization: home.Name, Ways: picked})
		return
	}
	st := start{org: home.Organization.ID, connection: connection, email: email, returnTo: page.ReturnTo, purpose: purposeSignIn}
	if former, of := s.former(r); page.Join != "" && of != "" {
		st.purpose, st.session = purposeJoin, string(former.ID)
	}
	s.lead(w, r, st)
}

// homes finds where the people of an address's domain sign in: one organization,
// or several of one family. It looks at the domain alone, so that nobody learns
// here who has an account.
func (s *Service) homes(ctx context.Context, email string) (homes []org.Home, err error) {
	domain := org.DomainOf(email)
	if domain == "" {
		return nil, fault.New(fault.Invalid, "Enter your e-mail address at work or school, such as name@example.com.").On("email")
	}
	homes, err = s.homesOf(ctx, domain)
	homes = slices.DeleteFunc(homes, func(h org.Home) bool { return h.State == org.Closed })
	if err == nil && len(homes) == 0 {
		err = fault.New(fault.NotFound, "You can't sign in here with this address. Check its spelling, or ask your administrator.").On("email")
	}
	return homes, err
}

// chosen is the organization that a person picked among those of their domain,
// or the only one, if people can sign in to it.
func (s *Service) chosen(ctx context.Context, homes []org.Home, slug string) (org.Home, error) {
	i := slices.IndexFunc(homes, func(h org.Home) bool { return h.Slug == slug })
	if slug == "" && len(homes) == 1 {
		i = 0
	}
	if i < 0 {
		return org.Home{}, fault.New(fault.NotFound, "This organization doesn't use the domain of your address. Start again.").On("organization")
	}
	h := homes[i]
	if h.State != org.Active {
		if err := s.db.View(as(ctx, h.Organization.ID), access.Work, credential.Open); err != nil {
			return h, err
		}
	}
	return h, h.Err
}

// pick is the connection that a person chose, or the only one; where they have
// to choose, all that there are.
func (s *Service) pick(ctx context.Context, home org.Home, email, chosen string) (c org.Connection, among []org.Connection, err error) {
	ways, err := s.waysIn(ctx, home.Organization.ID, org.DomainOf(email))
	if err != nil || len(ways) < 2 {
		return home.Connection, nil, err
	}
	i := slices.IndexFunc(ways, func(one org.Connection) bool { return one.ID == chosen })
	if i < 0 {
		return c, ways, nil
	}
	return ways[i], nil, nil
}

// start is a flow that is about to begin.
type start struct {
	org             access.OrgID
	connection      org.Connection
	email, returnTo string
	purpose         purpose
	session         string
	// invitation is the one that leads here; "" for none.
	invitation string
}

func (s *Service) lead(w http.ResponseWriter, r *http.Request, st start) {
	p, err := s.provider(r.Context(), st.org, st.connection)
	if err != nil {
		s.refuseStart(w, r, st, err)
		return
	}
	browser, ok := credential.One(r, browserCookie)
	if !ok {
		browser = random.Text()
	}
	address, err := s.openFlow(r.Context(), p, st, browser)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	http.SetCookie(w, credential.Cookie(browserCookie, browser, flowLifetime))
	leadTo(w, "continue.html", leadPage{To: address, Name: st.connection.Name})
}

// refuseStart traces that a provider could not be used; a test shows it.
func (s *Service) refuseStart(w http.ResponseWriter, r *http.Request, st start, cause error) {
	rec := &recorder{}
	_ = rec.check("discovery", st.connection.Issuer+"/.well-known/openid-configuration", fault.Shown(cause).Message, cause)
	f := flow{Org: st.org, Connection: st.connection.ID, Config: st.connection.Config, Purpose: st.purpose, Session: st.session}
	t := s.keepTrace(r.Context(), f, rec, cause)
	if st.purpose == purposeTest {
		s.showTest(w, st.connection, t)
		return
	}
	s.fail(w, r, cause)
}

// openFlow writes the flow and returns the provider's address with the request
// (OpenID Connect Core 1.0 section 3.1.2.1), with PKCE always (RFC 9700 section
// 2.1.1).
func (s *Service) openFlow(ctx context.Context, p *provider, st start, browser string) (address string, err error) {
	state, nonce, verifier := random.Text(), random.Text(), oauth2.GenerateVerifier()
	err = s.db.Update(as(ctx, st.org), access.Work, func(tx *db.Tx) error {
		f := flow{
			ID: db.NewID(), BrowserHash: random.Hash(browser), NonceHash: random.Hash(nonce), Connection: st.connection.ID,
			Issuer: st.connection.Issuer, Config: st.connection.Config, Purpose: st.purpose, Session: st.session, ReturnTo: st.returnTo, Invitation: st.invitation, ExpiresAt: tx.Now.Add(flowLifetime),
		}
		if f.Verifier, err = seal.SealOrg(tx, f.place(), []byte(verifier)); err != nil {
			return err
		}
		if err := deleteOldFlows(tx); err != nil {
			return err
		}
		return insertFlow(tx, f, state)
	})
	if err != nil {
		return "", fmt.Errorf("signin: open flow: %w", err)
	}
	client := p.client(st.connection, "", s.redirectURI(st.connection.ID))
	options := []oauth2.AuthCodeOption{oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)}
	if st.purpose == purposeStepUp {
		options = append(options, freshly(st.connection)...)
	}
	if st.email != "" {
		options = append(options, oauth2.SetAuthURLParam("login_hint", st.email))
	}
	return client.AuthCodeURL(state, options...), nil
}
