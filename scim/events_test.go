package scim

import (
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/receiver"
)

// TestEventsNameTheMethod checks that PUT and PATCH are told as what they were,
// in a bulk request too.
func TestEventsNameTheMethod(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealed(t, d)
		receiver.Subscribe(d.DB, Interchange{})
		c := start(t, d).connect(directory.Strict)
		err := c.Update(c.owner(c.org), access.ManageDirectories, func(tx *db.Tx) error {
			_, _, err := receiver.Create(tx, receiver.New{Name: "Payroll", Delivery: receiver.Poll})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		id, name := "", somebody()
		id = c.user(name)
		body := func(title string) string {
			return `{"schemas":["` + userURN + `"],"userName":"` + name + `","title":"` + title + `"}`
		}
		c.want(200, "PUT", "/Users/"+id, body("one"))
		c.patch(id, `{"op":"replace","path":"title","value":"two"}`)
		c.want(200, "POST", "/Bulk", `{"schemas":["`+bulkURN+`"],"Operations":[{"method":"PUT","path":"/Users/`+id+`","data":`+body("three")+`}]}`)
		var kinds []string
		err = c.View(c.owner(c.org), access.ManageDirectories, func(tx *db.Tx) error {
			return tx.Select(&kinds, `select e.type from event_token e where e.org_id = :org order by e.id`, nil)
		})
		const prov = "urn:ietf:params:scim:event:prov:"
		if want := []string{prov + "create:notice", prov + "put:notice", prov + "patch:notice", prov + "put:notice"}; err != nil || !slices.Equal(kinds, want) {
			t.Errorf("told %v, want %v (%v)", kinds, want, err)
		}
	})
}
