package signin

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	jose "github.com/go-jose/go-jose/v4"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
)

const (
	reasonUnconfirmed = "endpoints_not_confirmed"
	reasonStrayed     = "endpoints_changed"
)

// hold compares where a provider leads with what was confirmed for its
// connection (M5). What is on the issuer's own registrable domain may move
// inside it; anything else suspends the connection, because a code or secret
// would go to somebody whom nobody chose.
func (s *Service) hold(ctx context.Context, of access.OrgID, c org.Connection, found org.Endpoints) error {
	pinned := c.Settings.Endpoints
	if pinned == found {
		return nil
	}
	if pinned == (org.Endpoints{}) {
		if foreign := found.Foreign(c.Issuer); len(foreign) > 0 && !c.Settings.TrustFirst {
			return fault.New(fault.Unavailable, "Your organization's identity provider leads to addresses that nobody confirmed yet. Tell your administrator.").Coded(reasonUnconfirmed)
		}
		return s.pin(ctx, of, c, found)
	}
	strays := pinned.Strays(found, c.Issuer)
	if len(strays) == 0 {
		return s.pin(ctx, of, c, found)
	}
	err := s.db.Update(as(ctx, of), access.Work, func(tx *db.Tx) error {
		return org.Suspend(tx, c.ID, "The provider now leads to "+strings.Join(strays, ", ")+", which nobody confirmed.")
	})
	if err != nil {
		return err
	}
	return fault.New(fault.Unavailable, "Your organization's identity provider leads elsewhere than was confirmed, so signing in through it was stopped. Tell your administrator.").Coded(reasonStrayed)
}

func (s *Service) pin(ctx context.Context, of access.OrgID, c org.Connection, found org.Endpoints) error {
	return s.db.Update(as(ctx, of), access.Work, func(tx *db.Tx) error { return org.PinEndpoints(tx, c.ID, found) })
}

// patience is how long a discovery that fails takes, whatever it failed of:
// refused, closed and silent must not differ (R5).
const patience = 6 * time.Second

// Discover asks what answers at an issuer, for the wizard. Whether a provider
// may be dialled is the client's to decide (package outbound).
func (s *Service) Discover(ctx context.Context, issuer string) (org.Discovery, error) {
	late := time.NewTimer(s.patience)
	defer late.Stop()
	p, err := s.discover(ctx, issuer)
	if mismatch, ok := errors.AsType[*oidc.IssuerMismatchError](err); ok {
		return org.Discovery{Issuer: issuer, Says: cut(mismatch.Discovered)}, nil
	}
	if err != nil {
		select {
		case <-late.C:
		case <-ctx.Done():
		}
		return org.Discovery{}, fault.New(fault.Unavailable, "No OpenID provider answers at %s. Check the address, and that %s/.well-known/openid-configuration answers requests from this server.", issuer, strings.TrimSuffix(issuer, "/")).
			On("issuer").Coded(reasonProvider).Because(err)
	}
	return org.Discovery{
		Issuer: issuer, Says: issuer, Endpoints: p.meta.endpoints(), Foreign: p.meta.endpoints().Foreign(issuer),
		Algorithms: p.meta.Algorithms, PKCE: slices.Contains(p.meta.Challenges, "S256"), Scopes: p.meta.Scopes,
		Claims: p.meta.Claims, AuthMethods: p.meta.AuthMethods, SendsIssuer: p.meta.SendsIssuer,
	}, nil
}

// metadataSteps are what a test says about the provider itself.
func (rec *recorder) metadataSteps(c org.Connection, m metadata) {
	_ = rec.check("discovery", c.Issuer+"/.well-known/openid-configuration", "answered", nil)
	_ = rec.check("issuer", c.Issuer, c.Issuer, nil) // another one ends the discovery
	foreign := m.endpoints().Foreign(c.Issuer)
	got := "all on the issuer's domain"
	if len(foreign) > 0 {
		got = "confirmed elsewhere: " + strings.Join(foreign, ", ")
	}
	_ = rec.check("endpoints", "on the issuer's domain, or confirmed", got, nil)
	usable := slices.DeleteFunc(slices.Clone(m.Algorithms), func(a string) bool {
		return !slices.ContainsFunc(algorithms, func(ours jose.SignatureAlgorithm) bool { return string(ours) == a })
	})
	_ = rec.check("algorithms", "a public-key algorithm", orNothing(strings.Join(usable, ", ")), nil)
	if slices.Contains(m.Challenges, "S256") {
		_ = rec.check("pkce", "S256", "announced, and sent", nil)
		return
	}
	rec.warn("pkce", "S256", "not announced, sent anyway", "pkce_not_announced")
}
