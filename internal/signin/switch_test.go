package signin_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
)

// two are organizations in which the same person has accounts.
type two struct {
	*siege
	other *siege
	b     *browser
}

// eachTwo signs the person in to the first, in one browser.
func eachTwo(t *testing.T, fn func(t *testing.T, w two)) {
	t.Helper()
	siegeEach(t, func(t *testing.T, s *siege) {
		w := two{siege: s, other: fresh(t, s.steward, 1), b: newBrowser(t)}
		if p := s.signIn(w.b); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.body)
		}
		fn(t, w)
	})
}

// add adds the other organization to the browser.
func (w two) add() page {
	return w.b.post(w.url+"/signin", values("email", w.other.idp.local("ada@acme.example"), "return_to", "/", "join", "yes"))
}

func (w two) switchTo(slug string) page {
	return w.b.post(w.url+"/auth/switch", values("organization", slug, "return_to", "/"))
}

func (w two) secret() string { return w.b.cookie(w.url, credential.CookieName) }

// C1, C3: switching gives a new session id each time, and former secrets are
// worth nothing. Guards: credential.Take, credential.Park.
func TestSwitchingOrganizations(t *testing.T) {
	eachTwo(t, func(t *testing.T, w two) {
		secrets := []string{w.secret()}
		in := func(p page, of access.OrgID) {
			t.Helper()
			if !strings.HasPrefix(p.body, string(of)+" ") {
				t.Fatalf("%d at %s: %s", p.status, p.address, p.body)
			}
			old := newBrowser(t)
			for _, former := range secrets {
				old.setCookie(w.url, credential.CookieName, former)
				if p := old.get(w.url + "/"); p.status != http.StatusUnauthorized {
					t.Errorf("a former secret answers %d %s", p.status, p.body)
				}
			}
			secrets = append(secrets, w.secret())
		}
		in(w.add(), w.other.id)
		in(w.switchTo("acme-0"), w.id)
		in(w.switchTo("acme-1"), w.other.id)
		if w.sessions() != 1 || w.other.sessions() != 1 {
			t.Errorf("%d and %d sessions", w.sessions(), w.other.sessions())
		}
		w.b.post(w.url+"/signout", values())
		if w.sessions() != 0 || w.other.sessions() != 0 {
			t.Errorf("%d and %d sessions after leaving", w.sessions(), w.other.sessions())
		}
	})
}

// Nothing but a sign-in that was begun from the session joins: not the same
// address, not the same browser, not somebody else's flow.
func TestOnlyProvedAccountsAreJoined(t *testing.T) {
	eachTwo(t, func(t *testing.T, w two) {
		if p := w.switchTo("acme-1"); p.status != http.StatusNotFound {
			t.Errorf("an organization that was not proved: %d", p.status)
		}
		stranger := two{siege: w.siege, other: w.other, b: newBrowser(t)}
		if p := stranger.add(); !strings.HasPrefix(p.body, string(w.other.id)+" ") {
			t.Fatal(p.body)
		}
		if p := stranger.switchTo("acme-0"); p.status != http.StatusNotFound {
			t.Errorf("a browser that was signed in nowhere: %d", p.status)
		}
		if p := w.switchTo("acme-1"); p.status != http.StatusNotFound {
			t.Errorf("somebody else's session: %d", p.status)
		}
		w.b.post(w.url+"/signin", values("email", w.other.idp.local("ada@acme.example"), "return_to", "/"))
		if p := w.switchTo("acme-0"); p.status != http.StatusNotFound || w.sessions() != 0 {
			t.Errorf("an ordinary sign-in keeps the former session: %d", p.status)
		}
	})
}

// S3: the flow that joins belongs to the session that began it.
func TestJoiningBelongsToItsSession(t *testing.T) {
	eachTwo(t, func(t *testing.T, w two) {
		p := w.b.step(http.MethodPost, w.url+"/signin", values("email", w.other.idp.local("ada@acme.example"), "join", "yes"))
		back := w.b.step(http.MethodGet, refresh.FindStringSubmatch(p.header.Get("Refresh"))[1], nil).header.Get("Location")
		again := newBrowser(t)
		w.siege.signIn(again)
		w.b.setCookie(w.url, credential.CookieName, again.cookie(w.url, credential.CookieName))
		if p := w.b.get(back); p.status != http.StatusBadRequest || !strings.Contains(p.body, "other_session") || w.other.sessions() != 0 {
			t.Errorf("%d: %s", p.status, p.body)
		}
	})
}

// E5: a session that waits ends with its member, and switching does not bring it
// back.
func TestWaitingSessionEndsWithItsMember(t *testing.T) {
	eachTwo(t, func(t *testing.T, w two) {
		w.add()
		w.update(suspend(w.ada))
		if p := w.switchTo("acme-0"); p.status != http.StatusNotFound || w.sessions() != 0 {
			t.Errorf("%d, %d sessions", p.status, w.sessions())
		}
	})
}
