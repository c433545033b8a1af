package member

import (
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"
)

// NameKey is the one form in which user names and display names are compared
// and sorted: compatibility-normalized (NFKC), lower case, without space around.
// So "ADMIN", "admin " and full-width "ａｄｍｉｎ" are the same name.
func NameKey(s string) string {
	return strings.TrimSpace(norm.NFKC.String(strings.ToLower(norm.NFKC.String(s))))
}

// lookup is IDNA 2008 for looking up (RFC 5891 section 5) with the lengths of
// the DNS (RFC 1035 section 2.3.4).
var lookup = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.VerifyDNSLength(true))

// EmailKey is the one form in which e-mail addresses are compared: the local
// part as NameKey, the domain in ASCII without a trailing dot; what has no valid
// domain is compared as NameKey. Plus tags are kept: whether they mean the same mailbox is the
// provider's business.
func EmailKey(s string) string {
	s = NameKey(s)
	local, domain, ok := cutLast(s, "@")
	if !ok {
		return s
	}
	ascii, err := lookup.ToASCII(strings.TrimSuffix(domain, "."))
	if err != nil {
		return s
	}
	return local + "@" + ascii
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// isAddress tells whether a text looks like an e-mail address.
func isAddress(s string) bool {
	local, domain, ok := cutLast(s, "@")
	return ok && local != "" && strings.Contains(domain, ".") && !strings.ContainsFunc(s, unicode.IsSpace)
}

func isVisible(s string) bool {
	return strings.ContainsFunc(s, unicode.IsGraphic) && strings.TrimSpace(s) != ""
}
