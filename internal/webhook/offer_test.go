package webhook_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/webhook"
)

// TestOfferIsOfTheLog offers what the organization's log has besides the usual,
// and nothing that another's has.
func TestOfferIsOfTheLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for range 3 {
			w.happens("shoe.tied")
			w.happens("member.created")
		}
		if err := w.try(d.Org(t, "other"), func(tx *db.Tx) error { return record(tx, "hat.worn") }); err != nil {
			t.Fatal(err)
		}
		var offered []webhook.Offered
		w.in(func(tx *db.Tx) (err error) {
			offered, err = webhook.Offer(tx)
			return err
		})
		for want, there := range map[webhook.Offered]bool{
			{Action: "shoe.tied", Occurred: true}: true, {Action: "member.created", Occurred: true}: true,
			{Action: "member.deleted"}: true, {Action: "hat.worn"}: false, {Action: "hat.worn", Occurred: true}: false,
		} {
			if slices.Contains(offered, want) != there {
				t.Errorf("%+v: offered is %t, in %+v", want, !there, offered)
			}
		}
		if !slices.IsSortedFunc(offered, func(a, b webhook.Offered) int { return strings.Compare(a.Action, b.Action) }) {
			t.Error("not by name")
		}
	})
}

// TestUsualActionsAreRecorded looks for each action that is offered in the code:
// one that nothing records any more would wait for ever.
func TestUsualActionsAreRecorded(t *testing.T) {
	var code strings.Builder
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasSuffix(path, "offer.go") {
			return err
		}
		text, err := os.ReadFile(path)
		code.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	newWorld(t, dbtest.Open(t, db.SQLite)).in(func(tx *db.Tx) error {
		offered, err := webhook.Offer(tx)
		for _, o := range offered {
			if !strings.Contains(code.String(), `"`+o.Action+`"`) {
				t.Errorf("nothing records %s", o.Action)
			}
		}
		return err
	})
}
