package receiver_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/receiver"
)

// TestFeedOfManyAtOnce adds and removes more members than the log names.
func TestFeedOfManyAtOnce(t *testing.T) {
	const many = 130
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := setup(t, d)
		var g member.Group
		var ids []member.ID
		w.update(func(tx *db.Tx) (err error) {
			g, err = member.CreateGroup(tx, member.Group{DisplayName: "Feed"})
			for i := 0; err == nil && i < many; i++ {
				var m member.Member
				m, err = member.Create(tx, member.Member{UserName: fmt.Sprintf("m%d@acme.example", i), Active: true})
				ids = append(ids, m.ID)
			}
			return err
		})
		w.register(receiver.New{Delivery: receiver.Push, GroupID: g.ID})
		w.update(func(tx *db.Tx) error { _, err := member.AddMembers(tx, g.ID, ids); return err })
		w.update(func(tx *db.Tx) error { _, _, err := member.ReplaceMembers(tx, g.ID, ids[:10]); return err })
		w.drain()
		all := strings.Join(w.sink.kinds(), " ")
		if added, removed := strings.Count(all, "feed:add"), strings.Count(all, "feed:remove"); added != many || removed != many-10 {
			t.Errorf("%d joined and %d left the feed, want %d and %d", added, removed, many, many-10)
		}
	})
}
