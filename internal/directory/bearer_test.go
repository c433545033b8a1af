package directory_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
)

// TestEveryCredentialOpensTheSame checks that a bearer token and an OAuth access
// token open one and the same directory, with all that was ever set of it.
func TestEveryCredentialOpensTheSame(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		org := d.Org(t, "acme")
		dir := create(t, d, org, "Entra", directory.Entra)
		_, secret := issue(t, d, org, dir.ID, time.Hour)
		var granted directory.Granted
		in(t, d, org, func(tx *db.Tx) error {
			dir.Settings.RequireIfMatch = true
			dir, err := directory.Update(tx, dir)
			if err != nil {
				return err
			}
			if _, err := directory.SaveMapping(tx, dir.ID, dir.MappingVersion, []directory.Rule{{Source: "badge", Target: "title", Transform: directory.Lower}}); err != nil {
				return err
			}
			if _, err := directory.SaveLogSettings(tx, dir.ID, directory.LogSettings{Values: true, Days: 3, Version: dir.Log.Version}); err != nil {
				return err
			}
			if _, err := extension.Create(tx, extension.Extension{
				URN: "urn:acme:hr:2.0:User", Name: "HR", Attributes: []extension.Attribute{{Name: "badge", Type: extension.String}},
			}); err != nil {
				return err
			}
			c, _, err := directory.NewClient(tx, dir.ID, "Gallery", tx.Now.Add(time.Hour))
			if err != nil {
				return err
			}
			granted, err = directory.Grant(tx, c)
			return err
		})
		byToken, err := authenticate(t, d, secret)
		if err != nil {
			t.Fatal(err)
		}
		byClient, err := authenticate(t, d, granted.Secret)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(byToken.Directory, byClient.Directory) {
			t.Errorf("a token opens %+v, a client %+v", byToken.Directory, byClient.Directory)
		}
		var found directory.Directory
		in(t, d, org, func(tx *db.Tx) (err error) {
			found, err = directory.FindWithSchemas(tx, dir.ID)
			return err
		})
		if !reflect.DeepEqual(found, byClient.Directory) || found.MappingVersion != 2 || len(found.Mapping) != 1 || !found.Log.Values || found.Schemas == "" {
			t.Errorf("opened %+v, stored %+v", byClient.Directory, found)
		}
	})
}
