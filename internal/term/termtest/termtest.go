// Package termtest agrees on terms quickly, for tests of the packages that
// enforce them. It signs as everybody does: somebody writes and hands in, somebody
// else signs.
package termtest

import (
	"maps"
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/term"
)

// Values are what is agreed on, as clauses write it.
type Values map[term.Key]string

// Agree signs a master agreement of an organization, in force from now.
func Agree(t testing.TB, d *db.DB, org access.OrgID, v Values) {
	t.Helper()
	n := term.New{Layer: term.LayerMaster, Title: "Master agreement"}
	for _, key := range slices.Sorted(maps.Keys(v)) {
		n.Clauses = append(n.Clauses, term.Proposal{Section: "4.2", Term: key, Operator: term.Assign, Value: v[key], Text: "As agreed."})
	}
	ctx := access.With(t.Context(), access.System(org, "test"))
	err := d.Update(ctx, access.Work, func(tx *db.Tx) error {
		n.ValidFrom = tx.Now
		made, err := term.CreateAgreement(tx, n)
		if err != nil {
			return err
		}
		if _, err = term.Submit(tx, made.ID); err != nil {
			return err
		}
		second := *tx
		second.Actor = access.Actor{Kind: access.KindMember, Org: org, ID: "second", Member: "second", Roles: []access.Role{access.Owner}}
		_, err = term.Sign(&second, made.ID, term.Signature{Name: "Ada Owner"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
