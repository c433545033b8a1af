package rights

import (
	"context"
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// program is a service token that an owner issued: nobody can tell whose.
func (w *world) program() context.Context {
	return access.With(w.t.Context(), access.Actor{Kind: access.KindProgram, Org: w.org, ID: "token-1", Roles: []access.Role{access.Owner}})
}

func (w *world) byProgram(p access.Permission, fn func(tx *db.Tx) (Request, error)) (r Request, err error) {
	w.t.Helper()
	err = w.Update(w.program(), p, func(tx *db.Tx) error {
		r, err = fn(tx)
		return err
	})
	return r, err
}

// One person with a service token is one person.
func TestAServiceTokenIsNoSecondPerson(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r, err := w.byProgram(access.OpenRequests, func(tx *db.Tx) (Request, error) {
			return Open(tx, New{Kind: Erasure, MemberID: w.ada.ID, Channel: Letter, Evidence: evidence, Attested: true})
		})
		if err != nil || r.Attested != nil {
			t.Fatalf("a program attested: %+v, %v", r.Attested, err)
		}
		_, err = w.byProgram(access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		wantFault(t, err, fault.Denied, "person")
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		_, err = w.byProgram(access.DecideRequests, func(tx *db.Tx) (Request, error) {
			if got := Allowed(tx, w.reread(tx, r.ID), nil); slices.Contains(got, VerbStart) {
				t.Errorf("a program is offered %v", got)
			}
			return Start(tx, r.ID)
		})
		wantFault(t, err, fault.Denied, "Sign in as a person")
		w.start(w.oscar, r.ID)
		w.drain()
		_, err = w.byProgram(access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
		wantFault(t, err, fault.Denied, "person")
		_, err = w.try(w.oscar, access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
		wantFault(t, err, fault.Denied, "somebody else must approve")
		w.approve(w.otto, r.ID)
	})
}

// Where the terms ask for no second approver, a program may start the work; a
// person still approves.
func TestAProgramStartsWhatNeedsNoSecondPerson(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.ask(w.ada, Access)
		if _, err := w.byProgram(access.DecideRequests, func(tx *db.Tx) (Request, error) { return Start(tx, r.ID) }); err != nil {
			t.Fatal(err)
		}
		w.drain()
		_, err := w.byProgram(access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
		wantFault(t, err, fault.Denied, "person")
		w.approve(w.otto, r.ID)
	})
}

func (w *world) reread(tx *db.Tx, id ID) Request {
	w.t.Helper()
	r, err := findRequest(tx, id, "")
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}
