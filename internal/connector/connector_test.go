package connector_test

import (
	"context"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/bucket/buckettest"
	"github.com/sysoon/steward/internal/connector"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

// TestDatabase: find, export, erase and verify in a real PostgreSQL, by declared
// queries; nobody else's rows are touched.
func TestDatabase(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		at, conn := shop(t)
		c := w.create(databaseDraft(at))
		s, who := w.source(), w.subject()
		found, err := s.Find(t.Context(), who)
		if err != nil || found.Total() != 3 {
			t.Fatalf("%+v, %v", found, err)
		}
		items := export(t, s, who)
		if len(items) != 3 || items[0].Key != "orders/1" || items[0].Title != "Order 1" || items[0].Content != `Blue; "large"` ||
			items[0].Fields["total"] != "12.50" || items[0].Fields["mark"] != ";:x" || items[0].At.Format("2006-01-02T15:04") != "2026-01-02T02:04" {
			t.Errorf("%+v", items)
		}
		p, err := w.desk().Preview(w.admin(), c.ID, w.ada.ID)
		if err != nil || p.WouldErase != 3 || p.Left != 3 || strings.Join(p.Fields[data.Activities], " ") != "content mark title total" {
			t.Errorf("%+v, %v", p, err)
		}
		if out, err := s.Verify(t.Context(), who); err != nil || out.State != data.OutcomeRemaining || out.Remaining != 3 {
			t.Errorf("after a preview: %+v, %v", out, err)
		}
		out, err := s.Erase(t.Context(), who, data.EraseOptions{Key: "erase-1", Categories: []data.Category{data.DeviceAndUsage}})
		if err != nil || out.Erased != 1 || out.State != data.OutcomeDone {
			t.Errorf("one category: %+v, %v", out, err)
		}
		for _, want := range []int{2, 0} {
			if out, err = s.Erase(t.Context(), who, data.EraseOptions{Key: "erase-2"}); err != nil || out.Erased != want || out.State != data.OutcomeDone {
				t.Errorf("%+v, %v", out, err)
			}
		}
		var left int
		if err := conn.QueryRow(t.Context(), "select count(*) from orders").Scan(&left); err != nil || left != 2 {
			t.Errorf("%d orders of others are left, %v", left, err)
		}
	})
}

// TestDatabaseRefuses: what is declared wrongly is named when it is tried, and
// reading can't write.
func TestDatabaseRefuses(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	w := newWorld(t, d)
	at, conn := shop(t)
	cases := map[string]struct {
		spoil func(*connector.Collection)
		field string
	}{
		"everybody": {func(c *connector.Collection) { c.Erase = "delete from orders" }, "erase"},
		"two": {func(c *connector.Collection) {
			c.Erase = "delete from orders where buyer = :user_name; drop table orders"
		}, "erase"},
		"parameter":     {func(c *connector.Collection) { c.Read = "select id as key from orders where buyer = :buyer" }, "read"},
		"in a text":     {func(c *connector.Collection) { c.Read = "select id as key from orders where buyer = ':user_name'" }, "read"},
		"no key":        {func(c *connector.Collection) { c.Read = "select id from orders where buyer = :user_name" }, "read"},
		"no table":      {func(c *connector.Collection) { c.Verify = "select count(*) from nothing where buyer = :user_name" }, "verify"},
		"two columns":   {func(c *connector.Collection) { c.Verify = "select 1, 2 from orders where buyer = :user_name" }, "verify"},
		"only selects":  {func(c *connector.Collection) { c.Erase = "select * from orders where buyer = :user_name" }, "erase"},
		"empty":         {func(c *connector.Collection) { c.Verify = " " }, "verify"},
		"category":      {func(c *connector.Collection) { c.Category = data.Credentials }, "category"},
		"no such one":   {func(c *connector.Collection) { c.Category = "secrets" }, "category"},
		"ads of health": {func(c *connector.Collection) { c.Category, c.Purpose = data.Health, data.Advertise }, "purpose"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			draft, one := databaseDraft(at), orders
			test.spoil(&one)
			draft.Settings.Database.Collections = []connector.Collection{one}
			_, err := w.desk().Try(w.admin(), "", draft)
			wantFault(t, err, fault.Invalid, "database.collections.0."+test.field)
		})
	}
	t.Run("a reading that writes", func(t *testing.T) {
		if _, err := conn.Exec(t.Context(), `create function wipe(text) returns int language sql as 'delete from orders; select 1'`); err != nil {
			t.Fatal(err)
		}
		draft, one := databaseDraft(at), orders
		one.Verify = "select wipe(:user_name)"
		draft.Settings.Database.Collections = []connector.Collection{one}
		w.create(draft)
		if _, err := w.source().Verify(t.Context(), w.subject()); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "must only read") {
			t.Errorf("%v", err)
		}
		var n int
		if err := conn.QueryRow(t.Context(), "select count(*) from orders").Scan(&n); err != nil || n != 4 {
			t.Errorf("%d orders, %v", n, err)
		}
	})
}

// TestDatabaseAddresses: inner addresses, files of this server, and connections
// in the clear are refused; a password is never shown.
func TestDatabaseAddresses(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	w := newWorld(t, d)
	strict := connector.Desk{DB: w.DB.DB, Reach: outbound.Config{}}
	for name, c := range map[string]struct {
		spoil func(*connector.DatabaseSettings)
		kind  fault.Kind
		field string
	}{
		"inner":       {func(s *connector.DatabaseSettings) { s.Address = "127.0.0.1:5432" }, fault.Denied, "database.address"},
		"metadata":    {func(s *connector.DatabaseSettings) { s.Address = "169.254.169.254" }, fault.Denied, "database.address"},
		"in clear":    {func(s *connector.DatabaseSettings) { s.Plain = true }, fault.Invalid, "database.encrypted"},
		"own file":    {func(s *connector.DatabaseSettings) { s.Address = "/var/run/postgresql" }, fault.Invalid, "database.address"},
		"settings":    {func(s *connector.DatabaseSettings) { s.Address = "db.example.com/x?sslrootcert=a" }, fault.Invalid, "database.address"},
		"two hosts":   {func(s *connector.DatabaseSettings) { s.Address = "db.example.com,127.0.0.1" }, fault.Invalid, "database.address"},
		"none":        {func(s *connector.DatabaseSettings) { s.Address = "" }, fault.Invalid, "database.address"},
		"no database": {func(s *connector.DatabaseSettings) { s.Name = "" }, fault.Invalid, "database.name"},
		"no role":     {func(s *connector.DatabaseSettings) { s.Role = "" }, fault.Invalid, "database.role"},
		"authority":   {func(s *connector.DatabaseSettings) { s.CA = "nothing" }, fault.Invalid, "database.ca"},
	} {
		t.Run(name, func(t *testing.T) {
			at := connector.DatabaseSettings{Address: "db.example.com", Name: "shop", Role: "steward", Collections: []connector.Collection{orders}}
			c.spoil(&at)
			_, err := strict.Try(w.admin(), "", databaseDraft(at))
			wantFault(t, err, c.kind, c.field)
			if strings.Contains(fault.Shown(err).Message, "hunter2") {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestObjects: every version of a person's objects, and of nobody else's.
func TestObjects(t *testing.T) {
	for name, kind := range map[string]buckettest.Kind{"plain": buckettest.Plain, "versioned": buckettest.Versioned} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, dbtest.Open(t, db.SQLite))
			draft := objectsDraft(t, kind)
			b := fill(t, draft)
			c := w.create(draft)
			s, who := w.source(), w.subject()
			versions := 3
			if kind == buckettest.Versioned {
				versions = 4
			}
			items := export(t, s, who)
			if len(items) != versions+1 { // one is in two parts
				t.Fatalf("%d items", len(items))
			}
			for _, i := range items {
				if strings.Contains(i.Key, "ada") {
					t.Errorf("the key %s is personal", i.Key)
				}
			}
			p, err := w.desk().Preview(w.admin(), c.ID, w.ada.ID)
			if err != nil || p.Counts[0].Count != 2 || p.WouldErase != versions-1 { // her address is written in small letters
				t.Errorf("%+v, %v", p, err)
			}
			for _, want := range []int{versions, 0} {
				out, err := s.Erase(t.Context(), who, data.EraseOptions{Key: "erase-1"})
				if err != nil || out.State != data.OutcomeDone || out.Erased != want {
					t.Errorf("%+v, %v", out, err)
				}
			}
			var left []string
			err = b.List(t.Context(), "", true, func(o bucket.Object) error { left = append(left, o.Key); return nil })
			if err != nil || strings.Join(left, " ") != "users/ada@acme.example.org/x users/bob@acme.example/x" {
				t.Errorf("left: %v, %v", left, err)
			}
		})
	}
}

func fill(t *testing.T, d connector.Draft) *bucket.Bucket {
	t.Helper()
	o := d.Settings.Objects
	b, err := bucket.Open(bucket.Config{Endpoint: o.Endpoint, Bucket: o.Bucket, AccessKey: o.AccessKey, SecretKey: d.Secret, Reach: reach})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range [][2]string{
		{"users/ada@acme.example/plan", "one"}, {"users/ada@acme.example/plan", "two"}, {"users/Ada@acme.example/picture", "\x89PNG\x00"},
		{"users/ada@acme.example/long", strings.Repeat("x", 60<<10)}, {"users/ada@acme.example.org/x", "another's"}, {"users/bob@acme.example/x", "Bob's"},
	} {
		if _, err := b.Put(t.Context(), o[0], strings.NewReader(o[1]), int64(len(o[1])), bucket.PutOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

// TestObjectsOfNobody: who lacks what the name needs, or has it with a slash, has
// no objects; an exact name means that object alone.
func TestObjectsOfNobody(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	draft := objectsDraft(t, buckettest.Plain)
	fill(t, draft)
	w.create(draft)
	s := w.source()
	for _, emails := range [][]string{nil, {""}, {".."}, {"ada@acme.example/plan"}} {
		who := w.subject()
		who.Emails = emails
		if got := export(t, s, who); len(got) != 0 {
			t.Errorf("%q has %d objects", emails, len(got))
		}
	}
	draft.Name, draft.Settings.Objects.Template = "Exact", "users/{user_name}/plan"
	if _, err := w.desk().Try(w.admin(), "", draft); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"users/", "users/{name}/", "users/{organization}/", "/users/{email}/", "", "users/{email/"} {
		draft.Settings.Objects.Template = wrong
		_, err := w.desk().Try(w.admin(), "", draft)
		wantFault(t, err, fault.Invalid, "objects.template")
	}
}

// TestSecretsStay: an empty secret keeps the one that is there, but not for
// another address; nothing of it is in what is read back or in the log.
func TestSecretsStay(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		draft := objectsDraft(t, buckettest.Plain)
		c := w.create(draft)
		secret := draft.Secret
		draft.Secret, draft.Name = "", "Renamed"
		if _, err := w.desk().Try(w.admin(), c.ID, draft); err != nil {
			t.Fatal(err)
		}
		draft.Version = c.Version
		err := w.Update(w.admin(), access.ManageSources, func(tx *db.Tx) error { _, err := connector.Change(tx, c.ID, draft); return err })
		if err != nil {
			t.Fatal(err)
		}
		elsewhere := *draft.Settings.Objects
		elsewhere.Endpoint = "http://127.0.0.1:9"
		draft.Settings.Objects = &elsewhere
		_, err = w.desk().Try(w.admin(), c.ID, draft)
		wantFault(t, err, fault.Invalid, "secret")
		var raw []byte
		w.do(func(tx *db.Tx) error { return tx.Get(&raw, `select secret from connector where org_id = :org`, nil) })
		if strings.Contains(string(raw), secret) {
			t.Error("the secret is kept in the clear")
		}
		other := &world{DB: d, t: t, org: d.Org(t, "other"), ada: w.ada}
		wantFault(t, other.Update(other.admin(), access.ManageSources, func(tx *db.Tx) error { return connector.Delete(tx, c.ID) }), fault.NotFound, "")
		_, err = other.desk().Preview(other.admin(), c.ID, w.ada.ID)
		wantFault(t, err, fault.NotFound, "")
		err = w.Update(w.admin(), access.ManageSources, func(tx *db.Tx) error { return connector.Delete(tx, c.ID) })
		if all := w.list(); err != nil || len(all) != 0 {
			t.Errorf("%d left, %v", len(all), err)
		}
	})
}

func (w *world) list() (all []connector.Connector) {
	w.t.Helper()
	w.do(func(tx *db.Tx) (err error) { all, err = connector.List(tx); return err })
	return all
}

func TestManualNeedsInstructions(t *testing.T) {
	w := newWorld(t, dbtest.Open(t, db.SQLite))
	draft := connector.Draft{Kind: connector.Manual, Name: "Paper files", Settings: connector.Settings{Manual: &connector.ManualSettings{Instructions: "short"}}}
	_, err := w.desk().Try(w.admin(), "", draft)
	wantFault(t, err, fault.Invalid, "manual.instructions")
	draft.Settings.Manual.Instructions = "Look in the cabinet of the second floor."
	w.create(draft)
	text, all := w.source().(data.Manual).ByHand(false)
	if !all || text != draft.Settings.Manual.Instructions {
		t.Errorf("%q, %v", text, all)
	}
	if err := w.source().Export(context.Background(), w.subject(), nil); !fault.Is(err, fault.Conflict) {
		t.Errorf("%v", err)
	}
}
