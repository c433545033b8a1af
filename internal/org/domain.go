package org

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"

	"github.com/sysoon/steward/internal/fault"
)

// Source says how a domain was proved.
type Source string

// The sources.
const (
	// ByOperator means that the vendor's operator vouched for it.
	ByOperator Source = "operator"
	// ByDNS means that a TXT record was found.
	ByDNS Source = "dns"
)

// Domain is an e-mail domain that belongs to one organization of the
// installation: whoever writes an address in it signs in there.
type Domain struct {
	ID string `db:"id"`
	// Name is in ASCII (IDNA 2008) and lower case.
	Name   string `db:"name"`
	Source Source `db:"source"`
	// ConnectionID is where its people sign in; "" means the organization's
	// oldest active connection.
	ConnectionID string     `db:"connection_id"`
	VerifiedAt   *time.Time `db:"verified_at"`
	CreatedAt    time.Time  `db:"created_at"`
}

// freeMail are domains where anybody can have an address, so that no
// organization owns them.
var freeMail = []string{
	"126.com", "163.com", "aol.com", "duck.com", "fastmail.com", "free.fr", "gmail.com", "gmx.at", "gmx.de",
	"gmx.net", "googlemail.com", "hey.com", "hotmail.co.uk", "hotmail.com", "hotmail.fr", "icloud.com", "laposte.net",
	"libero.it", "live.com", "mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "naver.com", "orange.fr",
	"outlook.com", "outlook.fr", "pm.me", "posteo.de", "proton.me", "protonmail.com", "qq.com", "rediffmail.com",
	"seznam.cz", "t-online.de", "tuta.io", "tutanota.com", "uol.com.br", "web.de", "wp.pl", "yahoo.co.jp",
	"yahoo.co.uk", "yahoo.com", "yahoo.de", "yahoo.fr", "yandex.com", "yandex.ru", "ymail.com", "zoho.com",
}

// lookup is IDNA 2008 for looking up (RFC 5891 section 5) with the lengths of
// the DNS (RFC 1035 section 2.3.4).
var lookup = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.VerifyDNSLength(true))

// DomainKey is the one form of a domain: ASCII, lower case, without a trailing
// dot. What isn't a domain gives "".
func DomainKey(name string) string {
	name = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(name)), ".")
	ascii, err := lookup.ToASCII(name)
	if err != nil || !strings.Contains(ascii, ".") {
		return ""
	}
	return ascii
}

// DomainOf is the domain of an e-mail address as DomainKey, or "".
func DomainOf(email string) string {
	i := strings.LastIndex(email, "@")
	if i < 1 {
		return ""
	}
	return DomainKey(email[i+1:])
}

// ownable returns the domain's key if an organization may own it: no public
// suffix (publicsuffix.org, both parts) and no free mail provider.
func ownable(name string) (string, error) {
	key := DomainKey(name)
	if key == "" {
		return "", fault.New(fault.Invalid, "%q is not a domain such as example.com.", name).On("domains")
	}
	if suffix, _ := publicsuffix.PublicSuffix(key); suffix == key {
		return "", fault.New(fault.Invalid, "%q is a public suffix, under which anybody can register: no organization owns it.", name).On("domains")
	}
	if slices.Contains(freeMail, key) {
		return "", fault.New(fault.Invalid, "%q is a mail provider that is open to everybody: no organization owns it.", name).On("domains")
	}
	return key, nil
}
