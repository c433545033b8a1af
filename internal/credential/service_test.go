package credential_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
)

// tokens acts as somebody who may manage tokens.
func (h *house) tokens(a access.Actor, fn func(*db.Tx) error) error {
	return h.Update(access.With(h.t.Context(), a), access.ManageTokens, fn)
}

// service makes a service account, by Ada, who owns the organization.
func (h *house) service(n credential.NewService) (s credential.Service) {
	h.t.Helper()
	err := h.tokens(h.person(h.ada, access.Owner), func(tx *db.Tx) (err error) {
		s, err = credential.CreateService(tx, n)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return s
}

// issueTo issues a token of a service account, by Ada.
func (h *house) issueTo(of credential.ServiceID, n credential.NewToken) (t credential.Token, secret string) {
	h.t.Helper()
	n.Label = "Sync"
	err := h.tokens(h.person(h.ada, access.Owner), func(tx *db.Tx) (err error) {
		t, secret, err = credential.IssueServiceToken(tx, of, n)
		return err
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return t, secret
}

// can fails unless a program's token may do exactly this.
func (h *house) can(secret string, want ...access.Permission) access.Actor {
	h.t.Helper()
	a, why := h.ask(bearer(secret))
	if why != nil || a.Kind != access.KindProgram || a.Member != "" || a.Org != h.org || !slices.Equal(a.Permissions(), want) {
		h.t.Fatalf("%+v may %v, want %v (%v)", a, a.Permissions(), want, why)
	}
	return a
}

func wantFault(t *testing.T, err error, kind fault.Kind, field string) {
	t.Helper()
	if f := fault.Shown(err); !fault.Is(err, kind) || field != "" && !slices.Contains(f.Fields, field) {
		t.Errorf("got %v on %v, want %s on %q", err, f.Fields, kind, field)
	}
}

func TestAServiceTokenDoesNoMoreThanItsAccount(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := open(t, d)
		s := h.service(credential.NewService{Name: "Sync", Permissions: []access.Permission{access.ReadMembers, access.ManageMembers, access.ReadLog}, PointsPerSecond: 7})
		_, wide := h.issueTo(s.ID, credential.NewToken{})
		_, narrow := h.issueTo(s.ID, credential.NewToken{Scopes: []access.Permission{access.ReadMembers}, PointsPerSecond: 3})
		if a := h.can(wide, access.ReadMembers, access.ManageMembers, access.ReadLog); a.PointsPerSecond != 7 {
			t.Errorf("the account's limit is not the token's: %d", a.PointsPerSecond)
		}
		if a := h.can(narrow, access.ReadMembers); a.PointsPerSecond != 3 {
			t.Errorf("the token's own limit: %d", a.PointsPerSecond)
		}
		save := func(a access.Actor, version int, p ...access.Permission) error {
			return h.tokens(a, func(tx *db.Tx) error {
				_, err := credential.SaveService(tx, s.ID, version, credential.NewService{Name: "Sync", Permissions: p})
				return err
			})
		}
		ada := h.person(h.ada, access.Owner)
		if err := save(ada, 1, access.ReadLog); err != nil {
			t.Fatal(err)
		}
		h.can(wide, access.ReadLog) // at its next request
		h.can(narrow)
		wantFault(t, save(ada, 1, access.ReadMembers), fault.Conflict, "")
		if err := save(ada, 2, access.ReadLog, access.ReadMembers); err != nil {
			t.Fatal(err)
		}
		h.can(narrow, access.ReadMembers)
		// An administrator who may not change roles can't give that to a program.
		admin := h.person(h.bob, access.Admin)
		wantFault(t, save(admin, 3, access.ReadLog, access.ManageRoles), fault.Denied, "permissions")
		issue := func(a access.Actor, scopes ...access.Permission) error {
			return h.tokens(a, func(tx *db.Tx) error {
				_, _, err := credential.IssueServiceToken(tx, s.ID, credential.NewToken{Label: "More", Scopes: scopes})
				return err
			})
		}
		wantFault(t, issue(ada, access.ManageMembers), fault.Invalid, "scopes") // the account does not hold it
		if err := save(ada, 3, access.ReadLog, access.ManageRoles); err != nil {
			t.Fatal(err)
		}
		wantFault(t, issue(admin, access.ManageRoles), fault.Denied, "scopes")
		wantFault(t, issue(admin), fault.Denied, "scopes") // all that the account holds
		for _, p := range []access.Permission{access.OwnData, access.Provision, access.GrantSupport, access.Operate, access.Work} {
			wantFault(t, save(ada, 4, p), fault.Invalid, "permissions")
		}
	})
}

func TestServiceTokensEnd(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := open(t, d)
		s := h.service(credential.NewService{Name: "Sync", Permissions: []access.Permission{access.ReadMembers}})
		token, secret := h.issueTo(s.ID, credential.NewToken{Expires: h.Clock.Now().Add(day)})
		h.can(secret, access.ReadMembers)
		if token.LastUsedAt != nil {
			t.Error("used before it was")
		}
		h.update(func(tx *db.Tx) error {
			all, err := credential.Tokens(tx)
			if len(all) != 1 || all[0].LastUsedAt == nil || !all[0].LastUsedAt.Equal(h.Clock.Now()) {
				t.Errorf("its last use is not known: %+v", all)
			}
			return err
		})
		h.Clock.Advance(day - time.Second)
		h.can(secret, access.ReadMembers)
		h.Clock.Advance(time.Second)
		h.refused(bearer(secret), credential.Expired)
		ada := h.person(h.ada, access.Owner)
		forever := h.tokens(ada, func(tx *db.Tx) error {
			_, _, err := credential.IssueServiceToken(tx, s.ID, credential.NewToken{Label: "Forever", Expires: tx.Now.AddDate(50, 0, 0)})
			return err
		})
		wantFault(t, forever, fault.Invalid, "expires")

		// Disabling ends all of its tokens in its own transaction: nothing when that
		// fails, everything when it does not; and enabling brings none of them back.
		_, first := h.issueTo(s.ID, credential.NewToken{})
		_, second := h.issueTo(s.ID, credential.NewToken{})
		other := h.service(credential.NewService{Name: "Other", Permissions: []access.Permission{access.ReadMembers}})
		_, untouched := h.issueTo(other.ID, credential.NewToken{})
		disable := func(tx *db.Tx, disabled bool) error {
			_, err := credential.SetServiceDisabled(tx, s.ID, disabled)
			return err
		}
		undone := errors.New("undone")
		if err := h.tokens(ada, func(tx *db.Tx) error { return errors.Join(disable(tx, true), undone) }); !errors.Is(err, undone) {
			t.Fatal(err)
		}
		h.can(first, access.ReadMembers)
		if err := h.tokens(ada, func(tx *db.Tx) error { return disable(tx, true) }); err != nil {
			t.Fatal(err)
		}
		h.refused(bearer(first), credential.Ended)
		h.refused(bearer(second), credential.Ended)
		h.can(untouched, access.ReadMembers)
		late := h.tokens(ada, func(tx *db.Tx) error {
			_, _, err := credential.IssueServiceToken(tx, s.ID, credential.NewToken{Label: "Late"})
			return err
		})
		wantFault(t, late, fault.Conflict, "")
		wantFault(t, h.tokens(ada, func(tx *db.Tx) error { return disable(tx, true) }), fault.Conflict, "")
		if err := h.tokens(ada, func(tx *db.Tx) error { return disable(tx, false) }); err != nil {
			t.Fatal(err)
		}
		h.refused(bearer(first), credential.Ended)
		_, anew := h.issueTo(s.ID, credential.NewToken{})
		h.can(anew, access.ReadMembers)
	})
}

func TestRotationOverlaps(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := open(t, d)
		s := h.service(credential.NewService{Name: "Sync", Permissions: []access.Permission{access.ReadMembers, access.ReadLog}})
		ada := h.person(h.ada, access.Owner)
		rotate := func(id credential.TokenID, overlap time.Duration) (t credential.Token, secret string, err error) {
			err = h.tokens(ada, func(tx *db.Tx) error {
				t, secret, err = credential.RotateToken(tx, id, overlap)
				return err
			})
			return t, secret, err
		}
		old, former := h.issueTo(s.ID, credential.NewToken{Scopes: []access.Permission{access.ReadLog}, PointsPerSecond: 5})
		for _, bad := range []time.Duration{-time.Hour, 8 * day} {
			_, _, err := rotate(old.ID, bad)
			wantFault(t, err, fault.Invalid, "overlapHours")
		}
		next, secret, err := rotate(old.ID, 2*time.Hour)
		if err != nil || next.Replaces != old.ID || next.PointsPerSecond != 5 {
			t.Fatalf("%+v, %v", next, err)
		}
		h.can(former, access.ReadLog)
		h.can(secret, access.ReadLog) // as narrow as the one before
		h.Clock.Advance(2*time.Hour - time.Second)
		h.can(former, access.ReadLog)
		h.Clock.Advance(time.Second)
		h.refused(bearer(former), credential.Expired)
		h.can(secret, access.ReadLog)
		_, _, err = rotate(old.ID, 0)
		wantFault(t, err, fault.Conflict, "tokenId")

		last, now, err := rotate(next.ID, 0)
		if err != nil {
			t.Fatal(err)
		}
		h.refused(bearer(secret), credential.Ended) // without an overlap, at once
		h.can(now, access.ReadLog)

		// A person's own token is not for rotation, and an end that comes sooner
		// than the overlap stays.
		var own credential.Token
		h.update(func(tx *db.Tx) (err error) {
			own, _, err = credential.IssueToken(tx, credential.NewToken{Label: "Old", Roles: []access.Role{access.Auditor}})
			return err
		})
		_, _, err = rotate(own.ID, 0)
		wantFault(t, err, fault.Invalid, "tokenId")
		short, soon := h.issueTo(s.ID, credential.NewToken{Expires: h.Clock.Now().Add(time.Hour)})
		if _, _, err := rotate(short.ID, 7*day); err != nil {
			t.Fatal(err)
		}
		h.Clock.Advance(time.Hour)
		h.refused(bearer(soon), credential.Expired)
		h.can(now, access.ReadLog)
		rival := move(t, d, "rival")
		err = rival.tokens(rival.person(rival.ada, access.Owner), func(tx *db.Tx) error {
			_, _, err := credential.RotateToken(tx, last.ID, 0)
			return err
		})
		wantFault(t, err, fault.NotFound, "")
	})
}
