package connector_test

import (
	"bytes"
	"context"
	"net"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bucket/buckettest"
	"github.com/sysoon/steward/internal/connector"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/seal"
)

var reach = outbound.Config{Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, AllowHTTP: true}

type world struct {
	*dbtest.DB
	t   *testing.T
	org access.OrgID
	ada member.Member
}

func newWorld(t *testing.T, d *dbtest.DB) *world {
	t.Helper()
	sealer, err := seal.New(d.Keys, bytes.Repeat([]byte{7}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, sealer)
	w := &world{DB: d, t: t, org: d.Org(t, "acme")}
	w.ada = membertest.Make(t, d, w.org, "ada@acme.example", access.Owner)
	return w
}

func (w *world) worker() context.Context {
	return access.With(w.t.Context(), access.Worker(w.org, "test"))
}

func (w *world) do(fn func(tx *db.Tx) error) {
	w.t.Helper()
	if err := w.Update(w.worker(), access.Work, fn); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) admin() context.Context {
	return access.With(w.t.Context(), access.Actor{Kind: access.KindMember, Org: w.org, ID: string(w.ada.ID), Member: w.ada.ID, Roles: []access.Role{access.Owner}})
}

func (w *world) create(d connector.Draft) connector.Connector {
	w.t.Helper()
	if _, err := w.desk().Try(w.admin(), "", d); err != nil {
		w.t.Fatal(err)
	}
	var c connector.Connector
	err := w.Update(w.admin(), access.ManageSources, func(tx *db.Tx) (err error) { c, err = connector.Create(tx, d); return err })
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) desk() connector.Desk { return connector.Desk{DB: w.DB.DB, Reach: reach} }

// source is the one that was connected, as requests find it.
func (w *world) source() data.Source {
	w.t.Helper()
	all, err := connector.Sources{Data: data.Sources{DB: w.DB.DB}, Reach: reach}.List(w.worker())
	if err != nil || len(all) != 2 {
		w.t.Fatalf("%d sources, %v", len(all), err)
	}
	return all[1].Source
}

func (w *world) subject() data.Subject {
	return data.Subject{OrgID: w.org, OrgSlug: "acme", MemberID: w.ada.ID, UserName: "ada@acme.example", Emails: []string{"Ada@acme.example"}}
}

func export(t *testing.T, s data.Source, who data.Subject) (out []data.Item) {
	t.Helper()
	if err := s.Export(t.Context(), who, func(i data.Item) error { out = append(out, i); return nil }); err != nil {
		t.Fatal(err)
	}
	return out
}

// shop is a database that is not Steward's.
func shop(t *testing.T) (at connector.DatabaseSettings, conn *pgx.Conn) {
	t.Helper()
	admin, err := pgx.Connect(t.Context(), os.Getenv(dbtest.Variable))
	if err != nil {
		t.Fatalf("%s: %v", dbtest.Variable, err)
	}
	name := "shop_" + strings.ReplaceAll(db.NewID(), "-", "")
	ctx := context.WithoutCancel(t.Context())
	if _, err := admin.Exec(ctx, "create database "+name); err != nil {
		t.Fatal(err)
	}
	config := admin.Config().Copy()
	config.Database = name
	if conn, err = pgx.ConnectConfig(ctx, config); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = conn.Close(ctx)
		_, err := admin.Exec(ctx, "drop database "+name+" with (force)")
		if err != nil {
			t.Error(err)
		}
		_ = admin.Close(ctx)
	})
	_, err = conn.Exec(ctx, `
		create table orders (id int primary key, buyer text, placed timestamptz, note text, total numeric);
		insert into orders values (1, 'ada@acme.example', '2026-01-02T03:04:05+01', 'Blue; "large"', 12.50),
			(2, 'ADA@acme.example', '2026-02-01', null, 3), (3, 'bob@acme.example', '2026-02-01', 'Bob''s', 4), (4, '', '2026-02-01', 'nobody''s', 5);
		create table visits (id uuid primary key default gen_random_uuid(), who text, on_day date);
		insert into visits (who, on_day) values ('ada@acme.example', '2026-03-01')`)
	if err != nil {
		t.Fatal(err)
	}
	at = connector.DatabaseSettings{
		Address: net.JoinHostPort(config.Host, strconv.Itoa(int(config.Port))), Name: name, Role: config.User, Plain: true,
		Collections: []connector.Collection{orders, visits},
	}
	return at, conn
}

var orders = connector.Collection{
	Name: "orders", Held: connector.Held{Category: data.Activities, Purpose: data.Provide, Provenance: data.Observed},
	Read:   "select id as key, placed as at, 'Order ' || id as title, note as content, total, ';:x' as mark from orders where lower(buyer) = any(:emails) -- not :nobody's",
	Erase:  "delete from orders where lower(buyer) = any(:emails)",
	Verify: "select count(*) from orders where lower(buyer) = any(:emails)",
}

var visits = connector.Collection{
	Name: "visits", Held: connector.Held{Category: data.DeviceAndUsage, Purpose: data.Improve, Provenance: data.Observed},
	Read:   "select id::text as key, on_day as at from visits where who = :user_name",
	Erase:  "update visits set who = null where who = :user_name",
	Verify: "select count(*) from visits where who = :user_name",
}

func databaseDraft(at connector.DatabaseSettings) connector.Draft {
	return connector.Draft{Kind: connector.Database, Name: "Shop", Secret: "hunter2", Settings: connector.Settings{Database: &at}}
}

func objectsDraft(t *testing.T, kind buckettest.Kind) connector.Draft {
	t.Helper()
	c := buckettest.New(t, kind)
	return connector.Draft{Kind: connector.Objects, Name: "Bucket", Secret: c.SecretKey, Settings: connector.Settings{Objects: &connector.ObjectSettings{
		Endpoint: c.Endpoint, Bucket: c.Bucket, AccessKey: c.AccessKey, Template: "users/{email}/",
		Held: connector.Held{Category: data.Files, Purpose: data.Provide, Provenance: data.Provided},
	}}}
}

func wantFault(t *testing.T, err error, kind fault.Kind, field string) {
	t.Helper()
	f := fault.Shown(err)
	if err == nil || f.Kind != kind || field != "" && (len(f.Fields) != 1 || f.Fields[0] != field) {
		t.Errorf("got %v on %v, want %s on %s", err, f.Fields, kind, field)
	}
}
