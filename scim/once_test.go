package scim

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestIdempotencyKey sends a POST twice with one key: one resource, one answer.
func TestIdempotencyKey(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		user, group := userBody(somebody()), `{"schemas":["`+groupURN+`"],"displayName":"once"}`
		for path, body := range map[string]string{"/Users": user, "/Groups": group} {
			key := path + db.NewID()
			first := c.want(201, "POST", path, body, "Idempotency-Key", key)
			again := c.want(201, "POST", path, body, "Idempotency-Key", `"`+key+`"`)
			if again.raw != first.raw || again.header.Get("Location") != first.header.Get("Location") || again.header.Get("ETag") != first.header.Get("ETag") {
				t.Errorf("not the same answer:\n%s\n%s", first.raw, again.raw)
			}
			if first.header.Get("Idempotent-Replayed") != "" || again.header.Get("Idempotent-Replayed") != "true" {
				t.Errorf("headers: %v, %v", first.header, again.header)
			}
			if r := c.want(422, "POST", path, strings.Replace(body, "{", `{"title":"other",`, 1), "Idempotency-Key", key); !strings.Contains(r.raw, "another request") {
				t.Errorf("refusal: %s", r.raw)
			}
			if r := c.want(200, "GET", path, ""); r.total() != 1 {
				t.Errorf("%d resources", r.total())
			}
		}
		c.want(400, "POST", "/Users", user, "Idempotency-Key", strings.Repeat("x", 256))
		c.want(400, "POST", "/Users", user, "Idempotency-Key", "")
	})
}

// TestIdempotencyKeyBelongs to one directory, lasts a day, and doesn't keep a
// failure.
func TestIdempotencyKeyBelongs(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c, other := s.connect(directory.Strict), s.connect(directory.Strict)
		name := somebody()
		made := c.want(201, "POST", "/Users", userBody(name), "Idempotency-Key", "k").id()
		mine := other.want(201, "POST", "/Users", userBody(somebody()), "Idempotency-Key", "k").id()
		if made == mine {
			t.Error("another directory's key was answered")
		}
		c.want(409, "POST", "/Users", userBody(name), "Idempotency-Key", "refused")
		c.want(204, "DELETE", "/Users/"+made, "")
		if r := c.want(409, "POST", "/Users", userBody(name), "Idempotency-Key", "k"); !strings.Contains(r.raw, "deleted since") {
			t.Errorf("after deletion: %s", r.raw)
		}
		c.want(201, "POST", "/Users", userBody(name), "Idempotency-Key", "refused")
		d.Clock.Advance(directory.AnswersKept)
		c.want(409, "POST", "/Users", userBody(name), "Idempotency-Key", "k") // by userName: the key has run out
		fresh := userBody(somebody())
		c.want(201, "POST", "/Users", fresh, "Idempotency-Key", "k")
		n := 0
		err := d.Update(access.With(t.Context(), access.System(s.org, "test")), access.Work, func(tx *db.Tx) (err error) {
			n, err = directory.ForgetAnswers(tx)
			return err
		})
		if err != nil || n != 2 { // the other directory's, and "refused"
			t.Errorf("%d forgotten, %v", n, err)
		}
		c.want(201, "POST", "/Users", fresh, "Idempotency-Key", "k")
	})
}

// TestIdempotencyKeyAtOnce sends the same POST many times at the same time.
func TestIdempotencyKeyAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		body := userBody(somebody())
		ids := make([]string, 8)
		var wg sync.WaitGroup
		for i := range ids {
			wg.Go(func() {
				if r := c.do("POST", "/Users", body, "Idempotency-Key", "at once"); r.status == 201 {
					ids[i] = r.id()
				} else {
					t.Errorf("status %d: %s", r.status, r.raw)
				}
			})
		}
		wg.Wait()
		if slices.Sort(ids); len(slices.Compact(ids)) != 1 {
			t.Errorf("made %v", ids)
		}
	})
}

// TestIdempotencyKeyOfBulk repeats a bulk request, refusals and all, and one
// whose answer was lost with the server.
func TestIdempotencyKeyOfBulk(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		name := somebody()
		gone := c.user(somebody())
		body := bulkBody(0, bulkUser("a", name, ""), bulkUser("b", name, ""), `{"method":"DELETE","path":"/Users/`+gone+`"}`)
		first := c.want(200, "POST", "/Bulk", body, "Idempotency-Key", "bulk")
		if got := first.statuses(); !slices.Equal(got, []string{"201", "409", "204"}) {
			t.Fatalf("statuses %v: %s", got, first.raw)
		}
		if again := c.want(200, "POST", "/Bulk", body, "Idempotency-Key", "bulk"); strings.TrimSpace(again.raw) != strings.TrimSpace(first.raw) {
			t.Errorf("not the same answer:\n%s\n%s", first.raw, again.raw)
		}
		c.want(422, "POST", "/Bulk", bulkBody(0), "Idempotency-Key", "bulk")
		c.loseBulkAnswer()
		repeated := c.want(200, "POST", "/Bulk", body, "Idempotency-Key", "bulk")
		if got := repeated.statuses(); !slices.Equal(got, []string{"201", "409", "404"}) || repeated.madeBy("a") != first.madeBy("a") {
			t.Errorf("after a crash: %s", repeated.raw)
		}
	})
}

// loseBulkAnswer forgets what a crash before the end would not have kept.
func (c *client) loseBulkAnswer() {
	c.t.Helper()
	err := c.Update(c.owner(c.org), access.ManageDirectories, func(tx *db.Tx) error {
		return tx.ExecOne(`delete from directory_answer where org_id = :org and sealed is not null`, nil)
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// TestIdempotencyKeepsNothingPersonal looks at what is stored.
func TestIdempotencyKeepsNothingPersonal(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		name := somebody()
		c.want(201, "POST", "/Users", userBody(name), "Idempotency-Key", name)
		c.want(200, "POST", "/Bulk", bulkBody(0, bulkUser("a", name, "")), "Idempotency-Key", "bulk")
		var rows []directory.Answer
		err := c.View(c.owner(c.org), access.ReadDirectories, func(tx *db.Tx) error {
			return tx.Select(&rows, `select a.id, a.directory_id, a.request_hash, a.status, a.resource_type, a.resource_id, a.sealed, a.at
				from directory_answer a where a.org_id = :org`, nil)
		})
		if err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, r := range rows {
			if strings.Contains(r.ID+string(r.RequestHash)+string(r.Sealed), name) || r.At.After(d.Clock.Now().Add(time.Second)) {
				t.Errorf("kept: %+v", r)
			}
		}
	})
}
