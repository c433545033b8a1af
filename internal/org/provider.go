package org

import (
	"net"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

// Provider says whose product a connection's identity provider is: what its
// issuer looks like and which claims it sends.
type Provider string

// The providers.
const (
	Entra    Provider = "entra"
	Okta     Provider = "okta"
	Google   Provider = "google"
	Keycloak Provider = "keycloak"
	Generic  Provider = "generic"
)

// Providers lists them all.
var Providers = []Provider{Entra, Okta, Google, Keycloak, Generic}

const (
	entraHost    = "login.microsoftonline.com"
	googleIssuer = "https://accounts.google.com"
	// consumers is the tenant of everybody's personal Microsoft account.
	consumers     = "9188040d-6c67-4c5b-b112-36a304b66dad"
	wellKnownPath = "/.well-known/openid-configuration"
)

var guid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// Advice is what the wizard says about an issuer as it was typed.
type Advice struct {
	// Issuer is what to use; "" where Problem says that there is none.
	Issuer  string
	Problem string
}

// Advise turns what an administrator types (a tenant id, a host, an address
// copied from the provider's console) into the issuer of that provider.
func Advise(p Provider, typed string) Advice {
	typed = strings.TrimSuffix(strings.TrimSpace(typed), wellKnownPath)
	switch p {
	case Entra:
		return adviseEntra(typed)
	case Google:
		return Advice{Issuer: googleIssuer}
	case Okta:
		return adviseOkta(typed)
	case Keycloak:
		return adviseKeycloak(typed)
	}
	return adviseAny(typed)
}

func adviseEntra(typed string) Advice {
	tenant := strings.ToLower(typed)
	if u, err := url.Parse(typed); err == nil && u.Host != "" {
		tenant, _, _ = strings.Cut(strings.ToLower(strings.TrimPrefix(u.Path, "/")), "/")
	}
	const where = "Use your tenant's own issuer, https://" + entraHost + "/<tenant id>/v2.0; the tenant id is on the overview page of Entra and looks like 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0."
	switch {
	case guid.MatchString(tenant) && tenant == consumers:
		return Advice{Problem: "This is the tenant of everybody's personal Microsoft account. " + where}
	case guid.MatchString(tenant):
		return Advice{Issuer: "https://" + entraHost + "/" + tenant + "/v2.0"}
	case slices.Contains([]string{"common", "organizations", "consumers"}, tenant):
		return Advice{Problem: "“" + tenant + "” lets in the accounts of every tenant. " + where}
	}
	return Advice{Problem: where}
}

func adviseOkta(typed string) Advice {
	a := adviseAny(typed)
	u, err := url.Parse(a.Issuer)
	if a.Problem != "" || err != nil {
		return a
	}
	host := u.Host
	for _, suffix := range []string{".okta.com", ".oktapreview.com", ".okta-emea.com"} {
		if name, ok := strings.CutSuffix(host, "-admin"+suffix); ok {
			host = name + suffix
		}
	}
	path := strings.TrimSuffix(u.Path, "/")
	if !strings.HasPrefix(path, "/oauth2/") {
		path = ""
	}
	return Advice{Issuer: u.Scheme + "://" + host + path}
}

func adviseKeycloak(typed string) Advice {
	a := adviseAny(typed)
	if a.Problem != "" {
		return a
	}
	if _, realm, ok := strings.Cut(typed, "/console/#/"); ok { // the admin console's address
		base, _, _ := strings.Cut(a.Issuer, "/admin/")
		realm, _, _ = strings.Cut(realm, "/")
		return Advice{Issuer: base + "/realms/" + realm}
	}
	if base, realm, ok := strings.Cut(a.Issuer, "/realms/"); ok && realm != "" {
		realm, _, _ = strings.Cut(realm, "/")
		return Advice{Issuer: base + "/realms/" + realm}
	}
	return Advice{Problem: "A Keycloak issuer ends with its realm, such as https://keycloak.example.com/realms/acme."}
}

func adviseAny(typed string) Advice {
	if !strings.Contains(typed, "://") {
		typed = "https://" + typed
	}
	u, err := url.Parse(typed)
	if err != nil || u.Host == "" {
		return Advice{Problem: "This is not an address such as https://login.example.com."}
	}
	u.RawQuery, u.Fragment, u.User = "", "", nil
	issuer := u.String()
	if u.Path == "/" {
		issuer = strings.TrimSuffix(issuer, "/")
	}
	if err := checkIssuer(issuer); err != nil {
		return Advice{Problem: fault.Shown(err).Message}
	}
	return Advice{Issuer: issuer}
}

// check refuses issuers that a provider never has, and those of Entra that stand
// for every tenant whatever the provider is said to be.
func (p Provider) check(issuer string) error {
	if !slices.Contains(Providers, p) {
		return fault.New(fault.Invalid, "The provider must be entra, okta, google, keycloak or generic, not %q.", p).On("provider")
	}
	u, err := url.Parse(issuer)
	if err != nil {
		return checkIssuer(issuer)
	}
	entra := p == Entra || u.Hostname() == entraHost
	if !entra && p != Google {
		return nil
	}
	advised := adviseEntra(issuer)
	if p == Google {
		advised = Advise(Google, "")
	}
	if advised.Problem != "" || advised.Issuer != issuer {
		return fault.New(fault.Invalid, "%s", strings.TrimSpace(advised.Problem+" "+useInstead(advised.Issuer))).On("issuer").Coded("issuer_not_own")
	}
	return nil
}

func useInstead(issuer string) string {
	if issuer == "" {
		return ""
	}
	return "The issuer is " + issuer + "."
}

// entraTenant is the tenant id of an issuer of Entra.
func entraTenant(issuer string) (string, bool) {
	rest, ok := strings.CutPrefix(issuer, "https://"+entraHost+"/")
	tenant, ok2 := strings.CutSuffix(rest, "/v2.0")
	return tenant, ok && ok2 && guid.MatchString(tenant)
}

// sharedIssuer tells whether many organizations share an issuer, and the claim
// that tells them apart.
func sharedIssuer(p Provider, issuer string) (claim string, shared bool) {
	u, _ := url.Parse(issuer)
	switch {
	case p == Entra || u != nil && u.Hostname() == entraHost:
		return "tid", true
	case p == Google || issuer == googleIssuer:
		return "hd", true
	}
	return "", false
}

// checkIssuer refuses what can't be an issuer: https without query or fragment
// (OpenID Connect Discovery section 3). Loopback may use http; whether a
// production server accepts that is its configuration's matter.
func checkIssuer(issuer string) error {
	u, err := url.Parse(issuer)
	switch {
	case err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		return fault.New(fault.Invalid, "The issuer must be an address such as https://login.example.com, without query or fragment.").On("issuer")
	case u.Scheme == "https" || u.Scheme == "http" && outbound.Loopback(u.Hostname()):
		return nil
	}
	return fault.New(fault.Invalid, "The issuer must begin with https://.").On("issuer")
}

// Endpoints are where a provider leads. They are pinned when a connection is set
// up, since whoever answers for the issuer could lead elsewhere later.
type Endpoints struct {
	Authorize  string `json:"authorize,omitempty"`
	Token      string `json:"token,omitempty"`
	Keys       string `json:"keys,omitempty"`
	UserInfo   string `json:"userInfo,omitempty"`
	EndSession string `json:"endSession,omitempty"`
}

// All lists the endpoints that there are, by name.
func (e Endpoints) All() (names, addresses []string) {
	for _, one := range [][2]string{
		{"authorization", e.Authorize}, {"token", e.Token}, {"keys", e.Keys}, {"userinfo", e.UserInfo}, {"end_session", e.EndSession},
	} {
		if one[1] != "" {
			names, addresses = append(names, one[0]), append(addresses, one[1])
		}
	}
	return names, addresses
}

func (e Endpoints) check() error {
	_, all := e.All()
	for _, a := range all {
		if u, err := url.Parse(a); err != nil || u.Host == "" || len(a) > 2000 || u.Scheme != "https" && u.Scheme != "http" {
			return fault.New(fault.Invalid, "An endpoint is not an address. Run the discovery again.").On("endpoints")
		}
	}
	return nil
}

// Foreign lists the hosts of endpoints that are not on the issuer's registrable
// domain.
func (e Endpoints) Foreign(issuer string) []string {
	foreign := []string{}
	_, all := e.All()
	for _, a := range all {
		if SameSite(issuer, a) {
			continue
		}
		if host := hostOf(a); !slices.Contains(foreign, host) {
			foreign = append(foreign, host)
		}
	}
	return foreign
}

// Strays tells which endpoints of now are neither the pinned ones nor on the
// issuer's own registrable domain in place of one that was.
func (e Endpoints) Strays(now Endpoints, issuer string) []string {
	strays := []string{}
	_, pinned := e.All()
	names, all := now.All()
	for i, a := range all {
		if slices.Contains(pinned, a) {
			continue
		}
		was := e.named(names[i])
		if SameSite(issuer, a) && (was == "" || SameSite(issuer, was)) {
			continue
		}
		strays = append(strays, names[i]+" at "+hostOf(a))
	}
	return strays
}

func (e Endpoints) named(name string) string {
	names, all := e.All()
	if i := slices.Index(names, name); i >= 0 {
		return all[i]
	}
	return ""
}

// SameSite tells whether two addresses have the same registrable domain
// (publicsuffix.org); for numbers and single names, the same host and port.
func SameSite(a, b string) bool {
	x, errA := url.Parse(a)
	y, errB := url.Parse(b)
	if errA != nil || errB != nil {
		return false
	}
	if x.Host == y.Host {
		return true
	}
	one, errA := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(x.Hostname()))
	two, errB := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(y.Hostname()))
	return errA == nil && errB == nil && one == two && net.ParseIP(x.Hostname()) == nil
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return u.Host
}

// Discovery is what answers at an issuer (OpenID Connect Discovery 1.0).
type Discovery struct {
	Issuer string
	// Says is the issuer that the answer names; where it is another, nothing else
	// is filled.
	Says string
	Endpoints
	// Foreign are the hosts of endpoints outside the issuer's registrable domain,
	// which an administrator has to confirm.
	Foreign                                 []string
	Algorithms, Scopes, Claims, AuthMethods []string
	PKCE, SendsIssuer                       bool
}
