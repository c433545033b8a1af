package directory_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/random"
)

func try(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) error {
	t.Helper()
	return d.Update(access.With(t.Context(), access.System(org, "test")), access.Work, fn)
}

func in(t *testing.T, d *dbtest.DB, org access.OrgID, fn func(tx *db.Tx) error) {
	t.Helper()
	if err := try(t, d, org, fn); err != nil {
		t.Fatal(err)
	}
}

func create(t *testing.T, d *dbtest.DB, org access.OrgID, name string, p directory.Profile) (made directory.Directory) {
	t.Helper()
	in(t, d, org, func(tx *db.Tx) (err error) {
		made, err = directory.Create(tx, name, p)
		return err
	})
	return made
}

func issue(t *testing.T, d *dbtest.DB, org access.OrgID, dir string, lives time.Duration) (token directory.Token, secret string) {
	t.Helper()
	in(t, d, org, func(tx *db.Tx) (err error) {
		token, secret, err = directory.Issue(tx, dir, "sync", tx.Now.Add(lives))
		return err
	})
	return token, secret
}

func authenticate(t *testing.T, d *dbtest.DB, secret string) (b directory.Bearer, err error) {
	t.Helper()
	_ = d.AcrossView(t.Context(), "test", func(w *db.Wide) error {
		b, err = directory.Authenticate(w, random.Hash(secret))
		return nil
	})
	return b, err
}

func TestLifeOfADirectory(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		made := create(t, d, org, " Entra ", directory.Entra)
		if made.Name != "Entra" || made.State != directory.Active || made.Settings != directory.Entra.Defaults() {
			t.Errorf("got %+v", made)
		}
		create(t, d, org, "A second", directory.Strict)
		in(t, d, org, func(tx *db.Tx) error {
			changed := made
			changed.Name, changed.Settings.RequireIfMatch, changed.State = "Entra ID", true, directory.Paused
			if _, err := directory.Update(tx, changed); err != nil {
				return err
			}
			found, err := directory.Find(tx, made.ID)
			if !reflect.DeepEqual(found, changed) {
				t.Errorf("got %+v, want %+v", found, changed)
			}
			if _, err := directory.Update(tx, changed); err != nil { // nothing changes, nothing is written
				return err
			}
			all, lerr := directory.List(tx)
			if len(all) != 2 || all[0].Name != "A second" {
				t.Errorf("list %v", all)
			}
			events, eerr := audit.List(tx, audit.Filter{ObjectID: made.ID}, audit.Page{Limit: 10})
			if len(events) != 2 || events[0].Action != "directory.changed" || !strings.Contains(events[0].DetailJSON, `["name","state","settings"]`) {
				t.Errorf("events %+v", events)
			}
			return errors.Join(err, lerr, eerr)
		})
	})
}

func TestDirectoriesRefuse(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := d.Org(t, "acme"), d.Org(t, "other")
		made := create(t, d, org, "Entra", directory.Entra)
		cases := map[string]struct {
			org  access.OrgID
			do   func(tx *db.Tx) error
			kind fault.Kind
		}{
			"no name":         {org, func(tx *db.Tx) error { _, err := directory.Create(tx, " ", directory.Okta); return err }, fault.Invalid},
			"unknown profile": {org, func(tx *db.Tx) error { _, err := directory.Create(tx, "x", "ldap"); return err }, fault.Invalid},
			"same name":       {org, func(tx *db.Tx) error { _, err := directory.Create(tx, "Entra", directory.Okta); return err }, fault.Conflict},
			"unknown state": {org, func(tx *db.Tx) error {
				changed := made
				changed.State = "asleep"
				_, err := directory.Update(tx, changed)
				return err
			}, fault.Invalid},
			"find elsewhere":   {other, func(tx *db.Tx) error { _, err := directory.Find(tx, made.ID); return err }, fault.NotFound},
			"change elsewhere": {other, func(tx *db.Tx) error { _, err := directory.Update(tx, made); return err }, fault.NotFound},
			"issue elsewhere": {other, func(tx *db.Tx) error {
				_, _, err := directory.Issue(tx, made.ID, "x", tx.Now.Add(time.Hour))
				return err
			}, fault.NotFound},
			"no label": {org, func(tx *db.Tx) error {
				_, _, err := directory.Issue(tx, made.ID, " ", tx.Now.Add(time.Hour))
				return err
			}, fault.Invalid},
			"expired before it began": {org, func(tx *db.Tx) error {
				_, _, err := directory.Issue(tx, made.ID, "x", tx.Now)
				return err
			}, fault.Invalid},
			"revoke nothing": {org, func(tx *db.Tx) error { _, err := directory.Revoke(tx, "unknown"); return err }, fault.NotFound},
		}
		for name, c := range cases {
			if err := try(t, d, c.org, c.do); !fault.Is(err, c.kind) {
				t.Errorf("%s: %v", name, err)
			}
		}
		create(t, d, other, "Entra", directory.Entra) // elsewhere is elsewhere
	})
}

func TestTokensOpenTheirDirectory(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		token, secret := issue(t, d, org, dir.ID, time.Hour)
		if !strings.HasPrefix(secret, "stw_scim_") || !strings.HasPrefix(secret, token.Prefix) || len(secret) < 50 || len(token.Prefix) > 16 {
			t.Errorf("secret of %d characters, prefix %q", len(secret), token.Prefix)
		}
		b, err := authenticate(t, d, secret)
		dir.Schemas = "0/"
		if err != nil || b.Org != org || !reflect.DeepEqual(b.Directory, dir) || b.Token.ID != token.ID || !b.Stale(d.Clock.Now()) {
			t.Fatalf("%+v, %v", b, err)
		}
		if a := b.Actor(); !a.May(access.Provision) || a.May(access.ReadMembers) || a.Org != org || a.ID != dir.ID {
			t.Errorf("actor %+v", a)
		}
		in(t, d, org, func(tx *db.Tx) error { return directory.Used(tx, token.ID) })
		if b, _ = authenticate(t, d, secret); b.Stale(d.Clock.Now()) || !b.Stale(d.Clock.Now().Add(time.Minute)) {
			t.Errorf("last used %v", b.Token.LastUsedAt)
		}
		in(t, d, org, func(tx *db.Tx) error {
			var kept int
			err := tx.Get(&kept, `select count(*) from directory_token where org_id = :org and hash = :secret`, db.Args{"secret": []byte(secret)})
			if kept != 0 {
				t.Error("the secret is stored")
			}
			return err
		})
	})
}

func TestTokensThatOpenNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		short, shortSecret := issue(t, d, org, dir.ID, time.Hour)
		revoked, revokedSecret := issue(t, d, org, dir.ID, 48*time.Hour)
		_, good := issue(t, d, org, dir.ID, 48*time.Hour)
		for range 2 { // twice is once
			in(t, d, org, func(tx *db.Tx) error { _, err := directory.Revoke(tx, revoked.ID); return err })
		}
		d.Clock.Advance(time.Hour)
		refused := func(name, secret string, kind fault.Kind, says string) {
			t.Helper()
			if b, err := authenticate(t, d, secret); !fault.Is(err, kind) || !strings.Contains(err.Error(), says) || !reflect.DeepEqual(b, directory.Bearer{}) {
				t.Errorf("%s: %+v, %v", name, b, err)
			}
		}
		refused("unknown", "stw_scim_x", fault.Unauthenticated, "not valid")
		refused("empty", "", fault.Unauthenticated, "not valid")
		refused("the hash itself", string(random.Hash(good)), fault.Unauthenticated, "not valid")
		refused("expired to the second", shortSecret, fault.Unauthenticated, short.ExpiresAt.Format(time.DateOnly))
		refused("revoked", revokedSecret, fault.Unauthenticated, "revoked")
		dir.State = directory.Paused
		in(t, d, org, func(tx *db.Tx) error { _, err := directory.Update(tx, dir); return err })
		refused("paused", good, fault.Denied, "paused")
		dir.State = directory.Active
		in(t, d, org, func(tx *db.Tx) error { _, err := directory.Update(tx, dir); return err })
		if _, err := authenticate(t, d, good); err != nil {
			t.Error(err)
		}
		dbtest.Exec(t, d.URL, `update organization set state = 'suspended'`)
		refused("organization suspended", good, fault.Denied, "is suspended")
		in(t, d, org, func(tx *db.Tx) error {
			events, err := audit.List(tx, audit.Filter{Action: "directory.token_revoked"}, audit.Page{Limit: 10})
			if len(events) != 1 {
				t.Errorf("%d events of one revocation", len(events))
			}
			return err
		})
	})
}

func TestTokensAreFew(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		var last directory.Token
		for range 5 {
			last, _ = issue(t, d, org, dir.ID, time.Hour)
		}
		sixth := func(tx *db.Tx) error {
			_, _, err := directory.Issue(tx, dir.ID, "sixth", tx.Now.Add(time.Hour))
			return err
		}
		if err := try(t, d, org, sixth); !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v", err)
		}
		in(t, d, org, func(tx *db.Tx) error { _, err := directory.Revoke(tx, last.ID); return err })
		in(t, d, org, sixth)
		in(t, d, org, func(tx *db.Tx) error {
			all, err := directory.Tokens(tx, dir.ID)
			if len(all) != 6 || all[0].Label != "sixth" || all[1].RevokedAt == nil {
				t.Errorf("tokens %+v", all)
			}
			return err
		})
	})
}

func exchanges(dir string, statuses ...int) []directory.Exchange {
	var all []directory.Exchange
	for i, s := range statuses {
		all = append(all, directory.Exchange{
			DirectoryID: dir, Method: "GET", Path: "Users", Status: s, Duration: 1500 * time.Microsecond,
			ResourceType: "User", ResourceID: string(rune('a' + i)), RequestID: "r",
		})
	}
	return all
}

func TestProvisioningLog(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org, other := d.Org(t, "acme"), d.Org(t, "other")
		dir, second := create(t, d, org, "Entra", directory.Entra), create(t, d, org, "Okta", directory.Okta)
		in(t, d, org, func(tx *db.Tx) error { return directory.LogRequests(tx, exchanges(dir.ID, 200, 404, 500, 201, 409)) })
		d.Clock.Advance(24 * time.Hour)
		in(t, d, org, func(tx *db.Tx) error {
			long := exchanges(second.ID, 400)[0]
			long.Detail = strings.Repeat("é", 1500)
			return directory.LogRequest(tx, long)
		})
		in(t, d, org, func(tx *db.Tx) error {
			ids := func(f directory.Filter, p directory.Page) (out string, more bool, last string) {
				page, more, err := directory.Exchanges(tx, dir.ID, f, p)
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range page {
					out, last = out+x.ResourceID, x.ID
				}
				return out, more, last
			}
			first, more, last := ids(directory.Filter{}, directory.Page{Limit: 3})
			rest, end, _ := ids(directory.Filter{}, directory.Page{Before: last})
			if first+rest != "edcba" || !more || end {
				t.Errorf("got %s and %s, %v, %v", first, rest, more, end)
			}
			if got, _, _ := ids(directory.Filter{Refused: true}, directory.Page{}); got != "ecb" {
				t.Errorf("refused %s", got)
			}
			if got, _, _ := ids(directory.Filter{ResourceID: "d"}, directory.Page{}); got != "d" {
				t.Errorf("about d %s", got)
			}
			synced, err := directory.Find(tx, dir.ID)
			never, nerr := directory.Find(tx, second.ID)
			if synced.LastSyncAt == nil || !synced.LastSyncAt.Equal(dbtest.Start) || never.LastSyncAt != nil {
				t.Errorf("synced %v, %v", synced.LastSyncAt, never.LastSyncAt)
			}
			page, _, perr := directory.Exchanges(tx, second.ID, directory.Filter{}, directory.Page{})
			if x := page[0]; len(x.Detail) > 2000 || !utf8.ValidString(x.Detail) || x.Duration != 1500*time.Microsecond || !x.At.Equal(tx.Now) {
				t.Errorf("got %d bytes, %v, %v", len(x.Detail), x.Duration, x.At)
			}
			return errors.Join(err, nerr, perr)
		})
		in(t, d, org, func(tx *db.Tx) error {
			day := directory.Day{Date: "2026-03-02", Answered: 2, Refused: 2, Failed: 1}
			one, err := directory.Health(tx, dir.ID, dbtest.Start)
			all, aerr := directory.Health(tx, "", dbtest.Start)
			if !slices.Equal(one, []directory.Day{day}) || !slices.Equal(all, []directory.Day{day, {Date: "2026-03-03", Refused: 1}}) {
				t.Errorf("health %+v, all %+v", one, all)
			}
			n, ferr := directory.Forget(tx, dbtest.Start.Add(time.Hour))
			if n != 5 {
				t.Errorf("forgot %d", n)
			}
			return errors.Join(err, aerr, ferr)
		})
		in(t, d, other, func(tx *db.Tx) error {
			page, _, err := directory.Exchanges(tx, second.ID, directory.Filter{}, directory.Page{})
			if len(page) != 0 {
				t.Error("another organization's log is there")
			}
			return err
		})
		if err := try(t, d, other, func(tx *db.Tx) error { return directory.LogRequests(tx, exchanges(dir.ID, 200)) }); !fault.Is(err, fault.NotFound) {
			t.Errorf("wrote into another organization's log: %v", err)
		}
	})
}

// TestAnotherProfileBringsItsOwnSettings: a directory that becomes strict is
// strict in everything, not only by name.
func TestAnotherProfileBringsItsOwnSettings(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		made := create(t, d, org, "Work", directory.Entra)
		in(t, d, org, func(tx *db.Tx) error {
			made.Profile = directory.Strict
			after, err := directory.Update(tx, made)
			if after.Settings != directory.Strict.Defaults() {
				t.Errorf("settings %+v, want %+v", after.Settings, directory.Strict.Defaults())
			}
			return err
		})
	})
}
