package credential

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// Self finds out which member of a directory asks, with a session or an API
// token of their own, for SCIM's /Me (RFC 7644 section 3.11).
type Self func(r *http.Request, directoryID string) (context.Context, directory.Directory, access.MemberID, error)

// Member makes the function that finds out. Its faults are of kind
// Unauthenticated; Denied for a program's token, and for a change that a page of
// another site could have sent with the browser's cookie; NotFound for a member
// who isn't of that directory, whether there is one or not.
func Member(d *db.DB, log *slog.Logger) Self {
	g := gate{d: d, log: log}
	return func(r *http.Request, id string) (context.Context, directory.Directory, access.MemberID, error) {
		a, err := g.actor(r)
		if err == nil {
			err = mayBeSelf(r, a)
		}
		if err != nil {
			return nil, directory.Directory{}, "", err
		}
		ctx := access.With(r.Context(), a)
		dir, err := directoryOf(ctx, d, a.Member, id)
		return ctx, dir, a.Member, err
	}
}

// consoleHeader is one that no page of another site can send.
const consoleHeader = "X-Console-Request"

func mayBeSelf(r *http.Request, a access.Actor) error {
	if a.Member == "" {
		return fault.New(fault.Denied, "This token stands for a program, not for a person.")
	}
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	if a.Session != "" && !reads && r.Header.Get(consoleHeader) != "1" {
		return fault.New(fault.Denied, "A change with a session's cookie needs the header %s: 1. Or use an API token.", consoleHeader)
	}
	return nil
}

func directoryOf(ctx context.Context, d *db.DB, id access.MemberID, directoryID string) (found directory.Directory, err error) {
	err = d.View(ctx, access.OwnData, func(tx *db.Tx) error {
		m, err := member.Find(tx, id)
		if err == nil && m.DirectoryID != directoryID {
			err = fault.New(fault.NotFound, "You are not a user of a directory with this id.")
		}
		if err == nil {
			found, err = directory.Find(tx, directoryID)
		}
		return err
	})
	return found, err
}
