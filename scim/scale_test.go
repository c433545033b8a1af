package scim

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestLargePatchMemory reads a PATCH with 100,000 members and counts all that is
// allocated on the way, freed or not.
func TestLargePatchMemory(t *testing.T) {
	const entry, most = 100_000, 64 << 20
	var b strings.Builder
	for i := range entry {
		fmt.Fprintf(&b, `,{"$ref":null,"value":"0193c0de-0000-7000-8000-%012d"}`, i)
	}
	body := patchBody(`{"value":[` + b.String()[1:] + `],"path":"members","op":"Add"}`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	ops, err := newBodyReader(strings.NewReader(body), groupType).patch()
	members := &memberChanges{}
	if err == nil {
		_, _, err = applyPatch(groupType, document{"displayName": "g"}, ops, allQuirks, members)
	}
	runtime.ReadMemStats(&after)
	if err != nil || len(members.steps) != 1 || len(members.steps[0].ids) != entry {
		t.Fatalf("%v, %d steps", err, len(members.steps))
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > most {
		t.Errorf("%d MiB allocated, %d allowed", used>>20, most>>20)
	}
}

// TestParallelCreate sends one user name many times at once: one is made.
func TestParallelCreate(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		for _, p := range []directory.Profile{directory.Strict, directory.Okta} {
			c := s.connect(p)
			var made, refused atomic.Int32
			var wg sync.WaitGroup
			body := userBody(somebody())
			for range 8 {
				wg.Go(func() {
					switch r := c.do("POST", "/Users", body); r.status {
					case 201:
						made.Add(1)
					case 409:
						refused.Add(1)
					default:
						t.Errorf("status %d: %s", r.status, r.raw)
					}
				})
			}
			wg.Wait()
			if made.Load() != 1 || refused.Load() != 7 {
				t.Errorf("%s: %d made, %d refused", p, made.Load(), refused.Load())
			}
		}
	})
}

// BenchmarkMembership adds and removes one member of a group of 10 and of a
// million: the time must not depend on the size.
func BenchmarkMembership(b *testing.B) {
	for _, dialect := range []db.Dialect{db.SQLite, db.Postgres} {
		for _, size := range []int{10, 1_000_000} {
			b.Run(fmt.Sprintf("%s/%d", dialect, size), func(b *testing.B) {
				c := start(b, dbtest.Open(b, dialect)).connect(directory.Entra)
				users := c.users(size + 1)
				g := c.group("bench")
				c.fill(g, users[0])
				for b.Loop() {
					c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"Add","path":"members","value":`+entries(users[0])+`}`))
					c.want(204, "PATCH", "/Groups/"+g, patchBody(`{"op":"Remove","path":"members","value":`+entries(users[0])+`}`))
				}
			})
		}
	}
}

// fill puts every member but one into a group.
func (c *client) fill(group, but string) {
	c.t.Helper()
	err := c.Update(c.owner(c.org), access.ManageMembers, func(tx *db.Tx) error {
		_, err := tx.Exec(`
			insert into membership (org_id, group_id, member_id, added_at)
			select m.org_id, :group, m.id, m.created_at from member m where m.org_id = :org and m.id <> :but`,
			db.Args{"group": group, "but": but})
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
}
