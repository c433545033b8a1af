package credential_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// TestSelf tells whose /Me a request means: the member's of that directory,
// nobody else's, and no change by a cookie alone.
func TestSelf(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := open(t, d)
		var mine, other directory.Directory
		var eve access.MemberID
		h.update(func(tx *db.Tx) (err error) {
			if mine, err = directory.Create(tx, "Mine", directory.Strict); err != nil {
				return err
			}
			if other, err = directory.Create(tx, "Other", directory.Strict); err != nil {
				return err
			}
			m, err := member.Create(tx, member.Member{UserName: "eve@example.com", Active: true, DirectoryID: mine.ID})
			eve = m.ID
			return err
		})
		self := credential.Member(h.DB.DB, quiet)
		ask := func(method, id string, change func(*http.Request)) (directory.Directory, access.MemberID, error) {
			r := httptest.NewRequestWithContext(t.Context(), method, "/scim/"+id+"/v2/Me", http.NoBody)
			change(r)
			_, dir, who, err := self(r, id)
			return dir, who, err
		}
		_, secret := h.signIn(eve)
		if dir, who, err := ask("GET", mine.ID, cookie(secret)); err != nil || who != eve || dir.ID != mine.ID {
			t.Errorf("by session: %v %v %v", dir.ID, who, err)
		}
		changes := func(r *http.Request) { cookie(secret)(r); r.Header.Set("X-Console-Request", "1") }
		if _, who, err := ask("PATCH", mine.ID, changes); err != nil || who != eve {
			t.Errorf("change by session: %v", err)
		}
		_, bob := h.signIn(h.bob) // of no directory
		rows := []struct {
			name, method, id string
			change           func(*http.Request)
			kind             fault.Kind
		}{
			{"cookie of a foreign page", "PATCH", mine.ID, cookie(secret), fault.Denied},
			{"other directory", "GET", other.ID, cookie(secret), fault.NotFound},
			{"no directory", "GET", "nobody", cookie(secret), fault.NotFound},
			{"made by hand", "GET", mine.ID, cookie(bob), fault.NotFound},
			{"nothing", "GET", mine.ID, func(*http.Request) {}, fault.Unauthenticated},
			{"directory's token", "GET", mine.ID, bearer("stw_scim_x"), fault.Unauthenticated},
		}
		for _, row := range rows {
			if _, _, err := ask(row.method, row.id, row.change); !fault.Is(err, row.kind) {
				t.Errorf("%s: %v, want %s", row.name, err, row.kind)
			}
		}
	})
}
