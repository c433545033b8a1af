// Package credential knows what a caller can present (the cookie of a browser's
// session, an API token, a directory's bearer token) and turns it into an
// access.Actor, or into a reason why there is none. It starts, lists and ends
// sessions, issues and revokes API tokens, and ends all of a member's in the
// transaction that deactivates the member.
//
// It refuses to know how somebody proves who they are (that is signin's), what
// an actor may do (access's), and where an answer is shown (the surfaces').
//
// Secrets are 256 random bits. The database holds only their SHA-256, and they
// are found by it: an index look-up over a hash tells an attacker who measures
// time nothing about the secret.
package credential

import (
	"net/netip"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
)

// SessionID identifies a session inside an organization. It is not the secret.
type SessionID string

// Reason says why a session or token ended; it is stored.
type Reason string

// The reasons. A session that merely ran out has none: it is not written.
const (
	// SignedOut is the member leaving.
	SignedOut Reason = "signed_out"
	// Replaced is a new sign-in, or a change of privilege, in the same browser.
	Replaced Reason = "replaced"
	// Revoked is the member or an administrator ending it from a list.
	Revoked Reason = "revoked"
	// Deactivated is the member's account having ended.
	Deactivated Reason = "deactivated"
	// RolesChanged is the member having been given a role: the old secret must
	// not carry the new privilege (OWASP ASVS 3.2.1).
	RolesChanged Reason = "roles_changed"
	// ProviderSignedOut is the identity provider saying that the person signed out
	// there (OpenID Connect Back-Channel Logout 1.0).
	ProviderSignedOut Reason = "provider_signed_out"
	// ConnectionChanged is the connection pointing to another provider, or
	// having been switched off.
	ConnectionChanged Reason = "connection_changed"
	// SupportEnded is the access to another organization having ended under the
	// operator: what was on its way there must not arrive at home.
	SupportEnded Reason = "support_ended"
	// Disabled is the service account having been disabled.
	Disabled Reason = "disabled"
	// Rotated is a token whose successor has taken over.
	Rotated Reason = "rotated"
)

// touchEvery is how often a session's or token's last use is written at most:
// a page of ten requests writes once.
const touchEvery = time.Minute

// explainFor is how long a session that is over is kept, so that a browser that
// still presents it is told why.
const explainFor = 24 * time.Hour

// Session is one browser in which a member is signed in.
type Session struct {
	ID     SessionID
	Member access.MemberID
	// Connection is the one through which the member signed in; "" for a
	// break-glass session.
	Connection string
	// BreakGlass marks a session that was opened by a break-glass account: it is
	// short, and carries what restores access and no more.
	BreakGlass bool
	CreatedAt  time.Time
	// AuthenticatedAt is when the identity provider saw the person, which may
	// be long before CreatedAt.
	AuthenticatedAt time.Time
	// Context is the class (acr) in which the provider saw the person, and Methods
	// how (amr, RFC 8176), as it said; empty where it said nothing.
	Context    string
	Methods    []string
	LastSeenAt time.Time
	// ExpiresAt is when the session ends whatever happens, IdleAt when it ends
	// if it is not used. Both come from the terms, and are brought up to date
	// as the session is used.
	ExpiresAt, IdleAt time.Time
	UserAgent         string
	// AddressPrefix is the network that the session was started from: /24 of
	// IPv4, /48 of IPv6, so that no single line is kept.
	AddressPrefix string
	EndedAt       *time.Time
	EndReason     Reason
	// Browser is what this session shares with those of other organizations that
	// the same person proved in the same browser; "" where there is none.
	Browser string
	// sid is the hash of the provider's session.
	sid []byte
	// SupportOrg and SupportVisit are set while the session of an operator is
	// switched to another organization.
	SupportOrg   access.OrgID
	SupportVisit string
	// roles are those that the member had when the session started. It carries
	// no more than these: more privilege takes a new session.
	roles []access.Role
}

// Live tells whether the session still carries requests at this time.
func (s Session) Live(now time.Time) bool {
	return s.EndedAt == nil && now.Before(s.ExpiresAt) && now.Before(s.IdleAt)
}

// NewSession is what a sign-in knows about the session that it starts.
type NewSession struct {
	Member     access.MemberID
	Connection string
	// BreakGlass is for sessions of break-glass accounts, which have no
	// connection.
	BreakGlass bool
	// AuthenticatedAt is the provider's auth_time; zero means now.
	AuthenticatedAt time.Time
	// Context and Methods are the provider's acr and amr, if it says.
	Context string
	Methods []string
	// IDToken is kept sealed, to be sent back as a hint on sign-out (OpenID
	// Connect RP-Initiated Logout 1.0 section 2). Empty means none.
	IDToken string
	// UserAgent and Address (host:port) come from the request.
	UserAgent, Address string
	// ProviderSession is the provider's own session (claim sid), if it says.
	ProviderSession string
	// Browser ties sessions in several organizations to one browser, in which one
	// person proved each of them (Join). Empty means that there is only this one.
	Browser string
	// Replaces is the session that the same browser had before, if any.
	Replaces SessionID
}

// networkOf keeps of an address (host:port) only its network, "" if it is none.
func networkOf(address string) string {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return ""
	}
	a := ap.Addr().Unmap().WithZone("")
	bits := 48
	if a.Is4() {
		bits = 24
	}
	p, err := a.Prefix(bits)
	if err != nil {
		return ""
	}
	return p.String()
}

// maxUserAgent is the longest browser description that is kept, in bytes.
const maxUserAgent = 256

// tidy keeps what can be shown of a header that the caller chose.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	for len(s) > maxUserAgent {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}
