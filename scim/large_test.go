package scim

import (
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
)

// TestLargePatchThroughTheDatabase adds 100,000 members with one PATCH, replaces
// them by half of them and removes those, and measures at each batch that the
// database is given, after a collection, how much more is in use.
func TestLargePatchThroughTheDatabase(t *testing.T) {
	const size, most = 100_000, 64 << 20
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		var mu sync.Mutex
		var peak uint64
		batches := 0
		db.Subscribe(d.DB, func(*db.Tx, member.Joined) error {
			mu.Lock()
			defer mu.Unlock()
			if batches++; batches%25 == 0 {
				peak = max(peak, alive())
			}
			return nil
		})
		c := start(t, d).connect(directory.Okta)
		users := c.users(size)
		g := c.group("large")
		for _, step := range []struct {
			op   string
			ids  []string
			left int
		}{{"add", users, size}, {"replace", users[:size/2], size / 2}, {"remove", users[:size/2], 0}} {
			body := patchBody(`{"op":"` + step.op + `","path":"members","value":` + entries(step.ids...) + `}`)
			before := alive()
			r := httptest.NewRequestWithContext(t.Context(), "PATCH", prefix+c.dir.ID+version+"/Groups/"+g, strings.NewReader(body))
			r.Header.Set("Authorization", "Bearer "+c.token)
			w := httptest.NewRecorder()
			c.provider.ServeHTTP(w, r)
			if w.Code != 204 || w.Body.Len() != 0 {
				t.Fatalf("%s: %d %s", step.op, w.Code, w.Body)
			}
			if peak > before && peak-before > most {
				t.Errorf("%s: %d MiB more in use, %d allowed", step.op, (peak-before)>>20, most>>20)
			}
			t.Logf("%s: %d KiB more in use", step.op, (int64(peak)-int64(before))>>10)
			peak = 0
			if n := c.count(t, g); n != step.left {
				t.Errorf("%s: %d members, want %d", step.op, n, step.left)
			}
		}
		if batches < size/1000 {
			t.Errorf("measured at %d batches only", batches)
		}
	})
}

func (c *client) count(t *testing.T, group string) (n int) {
	t.Helper()
	err := c.View(c.owner(c.org), access.ReadMembers, func(tx *db.Tx) (err error) {
		n, err = member.CountMembers(tx, member.GroupID(group))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
