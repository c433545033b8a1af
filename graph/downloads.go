package graph

import (
	"context"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
)

// Where files are fetched: what is too large for GraphQL, under the same rules
// of who may.
const (
	packagePath     = "/download/package/"
	certificatePath = "/download/certificate/"
	logPath         = "/download/log"
	filePath        = "/download/file/"
	ownPath         = "/download/own/"
	registerPath    = "/download/requests/"
)

// Downloads answers GET /download/package/{id}, /download/certificate/{id},
// /download/file/{id}, /download/own/{id}, /download/requests/{year}.csv or
// .json, and /download/log. The caller's actor must be in the context already
// (credential.Middleware).
func Downloads(c Config) http.Handler {
	c = c.complete()
	d := downloads{d: c.DB, log: c.Log, files: c.Files}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+packagePath+"{id}", d.handle(d.pack))
	mux.HandleFunc("GET "+certificatePath+"{id}", d.handle(d.certificate))
	mux.HandleFunc("GET "+registerPath+"{file}", d.handle(d.register))
	mux.HandleFunc("GET "+logPath, d.handle(d.export))
	mux.HandleFunc("GET "+filePath+"{id}", d.handle(d.file))
	mux.HandleFunc("GET "+ownPath+"{id}", d.handle(d.own))
	return mux
}

type downloads struct {
	d     *db.DB
	log   *slog.Logger
	files file.Purposes
}

// handle refuses those whom nobody knows and pages of other sites, and answers
// faults in plain text, for people.
func (d downloads) handle(serve func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
		if embedded(r) {
			http.Error(w, "Files are fetched from the console or by opening their address, not from inside another site's page.", http.StatusForbidden)
			return
		}
		if f := caller(r.Context()); f != nil {
			w.Header().Set("WWW-Authenticate", `Bearer realm="steward"`)
			http.Error(w, f.message, f.status)
			return
		}
		if err := serve(w, r); err != nil {
			d.fail(w, r, err)
		}
	}
}

// embedded tells whether a page of another site asks, instead of a person who
// follows a link.
func embedded(r *http.Request) bool {
	return r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

var downloadStatus = map[fault.Kind]int{
	fault.NotFound: http.StatusNotFound, fault.Invalid: http.StatusBadRequest, fault.Conflict: http.StatusConflict,
	fault.Denied: http.StatusForbidden, fault.Unauthenticated: http.StatusUnauthorized,
	fault.TooMany: http.StatusTooManyRequests, fault.Unavailable: http.StatusServiceUnavailable,
}

func (d downloads) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.Shown(err)
	status, known := downloadStatus[f.Kind]
	if !known {
		status = http.StatusInternalServerError
		d.log.ErrorContext(r.Context(), "a download failed", "path", r.URL.Path, "cause", err)
	}
	http.Error(w, f.Message, status)
}

// pack hands a package over to its subject.
func (d downloads) pack(w http.ResponseWriter, r *http.Request) error {
	var p rights.Package
	err := d.d.Update(r.Context(), access.OwnData, func(tx *db.Tx) error {
		id, err := keyOf[rights.ID](typePackage, r.PathValue("id"), "")
		if err != nil {
			return err
		}
		p, err = rights.Fetch(tx, id)
		return err
	})
	if err != nil {
		return err
	}
	attach(w, "application/zip", "my-data-"+p.MadeAt.Format(time.DateOnly)+".zip")
	http.ServeContent(w, r, "", p.MadeAt, p.Reader(r.Context(), d.d))
	return nil
}

// certificate gives a certificate to those who may read requests, and to its
// subject.
func (d downloads) certificate(w http.ResponseWriter, r *http.Request) error {
	id, err := keyOf[rights.ID](typeCertificate, r.PathValue("id"), "")
	if err != nil {
		return err
	}
	document, err := d.document(r.Context(), id)
	if err != nil {
		return err
	}
	attach(w, "application/json", "erasure-certificate-"+string(id)+".json")
	_, err = w.Write(document)
	return err
}

func (d downloads) document(ctx context.Context, id rights.ID) ([]byte, error) {
	if a, _ := access.From(ctx); a.May(access.ReadRequests) {
		return read(ctx, d.d, access.ReadRequests, func(tx *db.Tx) ([]byte, error) { return rights.FindCertificate(tx, id) })
	}
	return read(ctx, d.d, access.OwnData, func(tx *db.Tx) ([]byte, error) {
		if _, err := rights.FindOwn(tx, id); err != nil {
			return nil, err
		}
		return rights.FindCertificate(tx, id)
	})
}

// export streams the log with its checkpoints, as steward verify log reads it.
func (d downloads) export(w http.ResponseWriter, r *http.Request) error {
	out := &late{w: w, begin: func() { attach(w, "application/jsonl", "log-"+d.d.Now().Format(time.DateOnly)+".jsonl") }}
	err := d.d.View(r.Context(), access.ReadLog, func(tx *db.Tx) error { return audit.Export(tx, out) })
	if err != nil && out.begun {
		d.log.WarnContext(r.Context(), "the export of a log broke off", "cause", err)
		panic(http.ErrAbortHandler) // half a log must not look like a whole one
	}
	return err
}

// late calls begin before the first octet, so that a fault before it still
// decides the status.
type late struct {
	w     http.ResponseWriter
	begin func()
	begun bool
}

// Write implements io.Writer.
func (l *late) Write(b []byte) (int, error) {
	if !l.begun {
		l.begun = true
		l.begin()
	}
	return l.w.Write(b)
}

// attach says what a file is, and that it is to be kept and not shown.
func attach(w http.ResponseWriter, media, name string) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// own gives members who lose their account what they acquired of a product, as
// JSON lines. It is kept nowhere.
func (d downloads) own(w http.ResponseWriter, r *http.Request) error {
	p, err := keyOf[product.ID](typeProduct, r.PathValue("id"), "")
	if err != nil {
		return err
	}
	attach(w, "application/jsonl", string(p)+".jsonl")
	if err := loss.ExportOwn(r.Context(), d.d, p, w); err != nil {
		w.Header().Del("Content-Disposition")
		return err
	}
	return nil
}
