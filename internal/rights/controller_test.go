package rights

import (
	"bytes"
	"io"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// A controller that may fetch gets the package itself, counted; once its time is
// over there is none.
func TestPackageForController(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 1)
		r := w.answered()
		var p Package
		var there bool
		var items int
		hand := func() error {
			return w.Update(w.steward(), access.Work, func(tx *db.Tx) (err error) {
				if there, err = HasPackage(tx, r.ID); err != nil {
					return err
				}
				if items, err = ItemsOf(tx, r); err != nil {
					return err
				}
				p, err = HandToController(tx, r.ID, "shop")
				return err
			})
		}
		if err := hand(); err != nil || !there || items == 0 {
			t.Fatalf("%v, %v, %d items", err, there, items)
		}
		body, err := io.ReadAll(p.Linked(w.steward(), w.DB.DB))
		if _, verr := VerifyPackage(bytes.NewReader(body), p.Size); err != nil || verr != nil {
			t.Error(err, verr)
		}
		if before := p.Downloads; hand() != nil || p.Downloads != before+1 {
			t.Errorf("fetching is not counted: %d after %d", p.Downloads, before)
		}
		w.Clock.Advance(p.ExpiresAt.Sub(w.Clock.Now()) + 1)
		wantFault(t, hand(), fault.NotFound, "")
	})
}
