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
	return norm.NFC.String(strings.ToLower(norm.NFKC.String(strings.TrimSpace(s))))
}

// EmailKey is the one form in which e-mail addresses are compared: the local
// part as NameKey, the domain in ASCII (IDNA 2008 look-up form, RFC 5891) without
// a trailing dot. Plus tags are kept: whether they mean the same mailbox is the
// provider's business.
func EmailKey(s string) string {
	s = NameKey(s)
	local, domain, ok := cutLast(s, "@")
	if !ok {
		return s
	}
	domain = strings.TrimSuffix(domain, ".")
	if ascii, err := idna.Lookup.ToASCII(domain); err == nil {
		domain = ascii
	}
	return local + "@" + domain
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
