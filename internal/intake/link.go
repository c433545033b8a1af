package intake

import (
	"context"
	"io"
	"net/http"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/rights"
)

// packageLink is the address of a package for people without an account:
// organization, link and token.
type packageLink struct{ org, id, token string }

func parseLink(s string) (packageLink, error) {
	parts := strings.Split(s, ".")
	if len(parts) != 3 {
		return packageLink{}, gone()
	}
	return packageLink{parts[0], parts[1], parts[2]}, nil
}

// Hand checks a link and its secret, and gives the package to be read. A wrong
// secret is counted, and refused.
func (k Desk) Hand(ctx context.Context, l packageLink, secret string) (rights.Package, io.ReadSeeker, error) {
	ctx = access.With(ctx, access.Worker(access.OrgID(l.org), "package link"))
	var p rights.Package
	var wrong error
	err := k.DB.Update(ctx, access.Work, func(tx *db.Tx) (err error) {
		p, wrong, err = rights.FollowLink(tx, rights.LinkID(l.id), l.token, secret)
		return err
	})
	if err == nil {
		err = wrong
	}
	return p, p.Linked(ctx, k.DB), err
}

type packagePage struct{ Link, Error string }

func (e Endpoint) askSecret(w http.ResponseWriter, r *http.Request) {
	if _, err := parseLink(r.PathValue("link")); err != nil {
		e.fail(w, r, err)
		return
	}
	w.Header().Set("Referrer-Policy", "no-referrer")
	render(w, http.StatusOK, "package.html", packagePage{Link: r.PathValue("link")})
}

func (e Endpoint) hand(w http.ResponseWriter, r *http.Request) {
	l, err := parseLink(r.PathValue("link"))
	if err != nil {
		e.fail(w, r, err)
		return
	}
	p, content, err := e.Desk.Hand(r.Context(), l, r.PostFormValue("secret"))
	if fault.Is(err, fault.Denied) {
		render(w, http.StatusForbidden, "package.html", packagePage{Link: r.PathValue("link"), Error: fault.Shown(err).Message})
		return
	}
	if err != nil {
		e.fail(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", `attachment; filename="your-data.zip"`)
	http.ServeContent(w, r, "", p.MadeAt, content)
}
