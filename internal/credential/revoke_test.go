package credential_test

import (
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// lineage is a token of Ada's or of a service, one issued with it, and one
// issued with that.
func (h *house) lineage(n credential.NewToken) (secrets []string) {
	h.t.Helper()
	actor := h.person(h.ada, access.Owner)
	for range 3 {
		secrets = append(secrets, h.issue(actor, n))
		next, why := h.ask(bearer(secrets[len(secrets)-1]))
		if why != nil {
			h.t.Fatal(why)
		}
		actor, n = next, credential.NewToken{Label: "offspring"}
	}
	return secrets
}

// lives tells which of the secrets still carry requests.
func (h *house) lives(secrets []string) (alive []bool) {
	h.t.Helper()
	for _, s := range secrets {
		_, why := h.ask(bearer(s))
		alive = append(alive, why == nil)
	}
	return alive
}

func (h *house) expect(what string, secrets []string, want ...bool) {
	h.t.Helper()
	for i, alive := range h.lives(secrets) {
		if alive != want[i] {
			h.t.Errorf("%s: token %d alive: %v, want %v", what, i, alive, want[i])
		}
	}
}

func (h *house) revoke(secret string) {
	h.t.Helper()
	a, why := h.ask(bearer(secret))
	if why != nil {
		h.t.Fatal(why)
	}
	if err := h.try(h.person(h.ada, access.Owner), func(tx *db.Tx) error {
		return credential.RevokeToken(tx, credential.TokenID(a.ID))
	}); err != nil {
		h.t.Fatal(err)
	}
}

func TestWhatATokenIssuedEndsWithIt(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		service := credential.NewToken{Label: "service"}
		family, stranger := h.lineage(service), h.lineage(service)
		h.revoke(family[1])
		h.expect("the middle one revoked", family, true, false, false)
		h.revoke(stranger[0])
		h.expect("the first one revoked", stranger, false, false, false)
		h.expect("another family's first revoked", family, true, false, false)
	})
}

// TestDeactivationEndsWhatTheirTokensIssued also pins what stays: tokens that
// the member issued in a session are the organization's.
func TestDeactivationEndsWhatTheirTokensIssued(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.join("eve", access.Owner)
		own := h.lineage(credential.NewToken{Label: "own", Member: h.ada})
		service := h.lineage(credential.NewToken{Label: "service"})
		h.update(func(tx *db.Tx) error { _, err := member.Suspend(tx, h.ada, "left"); return err })
		h.expect("their own", own, false, false, false)
		h.expect("the organization's", service, true, true, true)
	})
}

func TestAnEndedTokenIssuesNothing(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		secret := h.issue(h.person(h.ada, access.Owner), credential.NewToken{Label: "x"})
		program, _ := h.ask(bearer(secret)) // a request that is under way
		h.revoke(secret)
		err := h.Update(access.With(t.Context(), program), access.ManageTokens, func(tx *db.Tx) error {
			_, _, err := credential.IssueToken(tx, credential.NewToken{Label: "y"})
			return err
		})
		if !fault.Is(err, fault.Unauthenticated) {
			t.Errorf("got %v", err)
		}
	})
}
