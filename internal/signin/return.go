package signin

import (
	"net/url"
	"strings"
)

// maxReturn is the longest address to come back to, in bytes.
const maxReturn = 1024

// localPath keeps an address to come back to only if it is a path of this
// origin; otherwise it is "/". Browsers read a backslash as a slash and drop tabs
// and line ends, so none may be there, encoded or not.
func localPath(s string) string {
	const home = "/"
	u, err := url.Parse(s)
	if err != nil || len(s) > maxReturn || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" {
		return home
	}
	for _, form := range []string{s, u.Path} {
		if !strings.HasPrefix(form, "/") || strings.HasPrefix(form, "//") || strings.ContainsFunc(form, isUnsafe) {
			return home
		}
	}
	for _, own := range []string{"/signin", "/signout", "/signed-out", "/break-glass", "/auth/"} {
		if strings.HasPrefix(u.Path, own) {
			return home
		}
	}
	return s
}

func isUnsafe(r rune) bool { return r == '\\' || r < ' ' || r == 0x7f }
