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

// Hand checks a link and its secret, and gives a ticket for the download. A wrong
// secret is counted, and refused.
func (k Desk) Hand(ctx context.Context, l packageLink, secret string) (ticket string, err error) {
	var wrong error
	err = k.DB.Update(l.worker(ctx), access.Work, func(tx *db.Tx) (err error) {
		ticket, wrong, err = rights.FollowLink(tx, rights.LinkID(l.id), l.token, secret)
		return err
	})
	if err == nil {
		err = wrong
	}
	return ticket, err
}

// Resume gives the package to be read, to whoever has the ticket.
func (k Desk) Resume(ctx context.Context, l packageLink, ticket string) (p rights.Package, content io.ReadSeeker, err error) {
	ctx = l.worker(ctx)
	err = k.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		p, err = rights.Resume(tx, rights.LinkID(l.id), ticket)
		return err
	})
	return p, p.Linked(ctx, k.DB), err
}

func (l packageLink) worker(ctx context.Context) context.Context {
	return access.With(ctx, access.Worker(access.OrgID(l.org), "package link"))
}

// packageFile is what a download is called; ticketCookie lets a browser resume it.
const (
	packageFile  = "your-data.zip"
	ticketCookie = "steward-package"
)

type packagePage struct{ Link, Error string }

func (e Endpoint) askSecret(w http.ResponseWriter, r *http.Request) {
	if _, err := parseLink(r.PathValue("link")); err != nil {
		e.fail(w, r, err)
		return
	}
	render(w, http.StatusOK, "package.html", packagePage{Link: r.PathValue("link")})
}

// hand takes the secret and leads to the download, with a ticket that nobody else
// on this computer's pages can read.
func (e Endpoint) hand(w http.ResponseWriter, r *http.Request) {
	l, err := parseLink(r.PathValue("link"))
	if err != nil {
		e.fail(w, r, err)
		return
	}
	ticket, err := e.Desk.Hand(r.Context(), l, r.PostFormValue("secret"))
	if fault.Is(err, fault.Denied) {
		render(w, http.StatusForbidden, "package.html", packagePage{Link: r.PathValue("link"), Error: fault.Shown(err).Message})
		return
	}
	if err != nil {
		e.fail(w, r, err)
		return
	}
	at := rights.LinkPath + r.PathValue("link") + "/"
	http.SetCookie(w, &http.Cookie{
		Name: ticketCookie, Value: ticket, Path: at, HttpOnly: true, SameSite: http.SameSiteStrictMode,
		Secure: strings.HasPrefix(e.Desk.BaseURL, "https:"),
	})
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, at+packageFile, http.StatusSeeOther)
}

// download gives the package, or the part of it that is asked for (RFC 9110
// section 14). It is not counted again: that was done with the secret.
func (e Endpoint) download(w http.ResponseWriter, r *http.Request) {
	l, err := parseLink(r.PathValue("link"))
	ticket := ""
	if c, cerr := r.Cookie(ticketCookie); cerr == nil {
		ticket = c.Value
	}
	var p rights.Package
	var content io.ReadSeeker
	if err == nil {
		p, content, err = e.Desk.Resume(r.Context(), l, ticket)
	}
	if err != nil {
		e.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="`+packageFile+`"`)
	h.Set("ETag", `"`+p.SHA256+`"`)
	http.ServeContent(w, r, "", p.MadeAt, content)
}
