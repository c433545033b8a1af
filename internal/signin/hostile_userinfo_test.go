package signin_test

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"
)

// atHash vouches for the access token (Core section 3.1.3.6).
func atHash() string {
	sum := sha256.Sum256([]byte(accessToken))
	return base64.RawURLEncoding.EncodeToString(sum[:len(sum)/2])
}

// thin makes the provider leave the person's address to userinfo.
func thin(h *hostile) {
	h.discovery = set("userinfo_endpoint", h.issuer+"/userinfo")
	h.claims = func(all map[string]any) {
		delete(all, "email")
		delete(all, "email_verified")
		all["at_hash"] = atHash()
	}
	h.about = h.honestAbout
}

func (h *hostile) honestAbout(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") != "Bearer "+accessToken {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	writeJSON(w, map[string]any{"sub": "s-ada", "email": h.local("ada@acme.example"), "email_verified": true})
}

// U1, the good case: what the ID token leaves out is asked for, once.
func TestUserInfoTellsWhatIsMissing(t *testing.T) {
	siegeEach(t, func(t *testing.T, s *siege) {
		s.idp.turn(thin)
		if p := s.signIn(newBrowser(t)); p.body != string(s.id)+" "+string(s.ada) {
			t.Fatal(p.status, p.body)
		}
		if n := s.idp.count("/userinfo"); n != 1 {
			t.Errorf("%d requests", n)
		}
	})
}

// U1, H1: each is a userinfo endpoint that misbehaves. Guards: userinfo.go.
func TestUserInfoOfAHostileProvider(t *testing.T) {
	answer := func(kind, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			_, _ = w.Write([]byte(body))
		}
	}
	about := func(fn http.HandlerFunc) func(*hostile) {
		return func(h *hostile) { thin(h); h.about = fn }
	}
	ofAda := func(more string) string {
		return `{"sub":"s-ada","email":"ada@acme-0.example","email_verified":true` + more + `}`
	}
	rows := []attack{
		{row: "U1", name: "about another subject", turn: about(answer("application/json", strings.Replace(ofAda(""), "s-ada", "s-bob", 1))), reason: "userinfo_subject_other"},
		{row: "U1", name: "about nobody", turn: about(answer("application/json", `{"email":"ada@acme-0.example","email_verified":true}`)), reason: "userinfo_subject_other"},
		{row: "U1", name: "larger than 64 KiB", turn: about(answer("application/json", ofAda(`,"x":"`+strings.Repeat("x", 65<<10)+`"`))), reason: "userinfo_not_usable"},
		{row: "U1", name: "ten megabytes", turn: about(answer("application/json", ofAda(`,"x":"`+strings.Repeat("x", 10<<20)+`"`))), reason: "userinfo_not_usable"},
		{row: "U1", name: "a JWT for somebody", turn: about(answer("application/jwt", "e30.e30.x")), reason: "userinfo_not_usable"},
		{row: "U1", name: "a JWT in the name of JSON", turn: about(answer("application/json", "e30.e30.x")), reason: "userinfo_not_usable"},
		{row: "U1", name: "a page", turn: about(answer("text/html", ofAda(""))), reason: "userinfo_not_usable"},
		{row: "U1", name: "elsewhere", turn: about(func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/elsewhere", http.StatusFound)
		}), reason: "userinfo_not_usable"},
		{row: "U1", name: "slow", turn: about(func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }), reason: "userinfo_not_usable"},
		{row: "H1", name: "at_hash missing, so the access token is not used", turn: func(h *hostile) {
			thin(h)
			h.claims = without("email", "email_verified")
		}, reason: "email_not_verified"},
		{row: "H1", name: "at_hash of another token", turn: func(h *hostile) {
			thin(h)
			h.claims = func(all map[string]any) { delete(all, "email"); all["at_hash"] = "b3RoZXI" }
		}, reason: "access_token_hash_mismatch"},
		{row: "L2", name: "userinfo vouches for another address than the ID token's", turn: func(h *hostile) {
			about(answer("application/json", `{"sub":"s-ada","email":"other@acme-0.example","email_verified":true}`))(h)
			h.claims = func(all map[string]any) { delete(all, "email_verified"); all["at_hash"] = atHash() }
		}, reason: "email_not_verified"},
	}
	siegeEach(t, func(t *testing.T, s *siege) {
		for _, a := range rows {
			t.Run(a.row+" "+a.name, func(t *testing.T) {
				s.t = t
				s.idp.turn(func(h *hostile) { h.discovery, h.claims, h.about = nil, nil, nil })
				s.Clock.Advance(15 * time.Minute)
				s.suffer(a)
				if n := s.idp.count("/elsewhere"); n != 0 {
					t.Error("it followed")
				}
			})
		}
	})
}
