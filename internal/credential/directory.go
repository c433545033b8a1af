package credential

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

// Authenticator judges the bearer of a SCIM request to one directory and returns
// the context that carries the directory as actor. Its faults are of kind
// Unauthenticated, or Denied for a right token of a paused directory or a
// suspended organization.
type Authenticator func(r *http.Request, directoryID string) (context.Context, directory.Directory, error)

// Directory makes the authenticator of SCIM requests. A token of another
// directory is unknown, whatever the path says.
func Directory(d *db.DB, log *slog.Logger) Authenticator {
	g := gate{d: d, log: log}
	return func(r *http.Request, id string) (context.Context, directory.Directory, error) {
		b, err := g.directory(r)
		if err == nil && b.Directory.ID != id {
			err = unknown("token")
		}
		if err != nil {
			return nil, directory.Directory{}, err
		}
		return access.With(r.Context(), b.Actor()), b.Directory, g.touchDirectory(r.Context(), b)
	}
}

func (g gate) directory(r *http.Request) (b directory.Bearer, err error) {
	secret, presented, err := bearer(r)
	switch {
	case err != nil:
		return b, err
	case !presented:
		return b, fault.New(fault.Unauthenticated, "Send the directory's token in the Authorization header, as Bearer.").Coded(NothingPresented)
	}
	err = g.d.AcrossView(r.Context(), "which directory this token belongs to", func(w *db.Wide) error {
		b, err = directory.Authenticate(w, random.Hash(secret))
		return err
	})
	return b, err
}

func (g gate) touchDirectory(ctx context.Context, b directory.Bearer) error {
	if !b.Stale(g.d.Now()) {
		return nil
	}
	return g.touch(ctx, b.Org, func(tx *db.Tx) error { return directory.Used(tx, b.Token.ID) })
}
