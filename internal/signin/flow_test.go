package signin

import (
	"bytes"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
	"github.com/sysoon/steward/internal/seal"
)

// Two callbacks at the same moment read the same open flow; one gets it.
func TestFlowIsUsedOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
		if err != nil {
			t.Fatal(err)
		}
		db.Attach(d.DB, sealer)
		of := d.Org(t, "acme")
		f := flow{ID: db.NewID(), BrowserHash: random.Hash("b"), NonceHash: random.Hash("n"), Verifier: []byte("v"), Issuer: "i", Config: 1, Purpose: purposeSignIn, ReturnTo: "/"}
		got := []bool{}
		for n := range 3 {
			err := d.Update(as(t.Context(), of), access.Work, func(tx *db.Tx) error {
				if n == 0 {
					c, err := org.SaveConnection(tx, org.NewConnection{Name: "x", Issuer: "https://login.example.com", ClientID: "c"})
					if err != nil {
						return err
					}
					f.Connection, f.ExpiresAt = c.ID, tx.Now.Add(flowLifetime)
					return insertFlow(tx, f, "state")
				}
				first, err := useFlow(tx, f.ID)
				got = append(got, first)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if len(got) != 2 || !got[0] || got[1] {
			t.Errorf("%v", got)
		}
	})
}
