package scim

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
)

// sealed attaches a sealer, as wiring does.
func sealed(t *testing.T, d *dbtest.DB) {
	t.Helper()
	s, err := seal.New(d.Keys, bytes.Repeat([]byte{3}, 32))
	if err != nil {
		t.Fatal(err)
	}
	db.Attach(d.DB, s)
}

// keepsValues switches the log's values on.
func (c *client) keepsValues(on bool) {
	c.t.Helper()
	err := c.Update(c.owner(c.org), access.ManageDirectories, func(tx *db.Tx) error {
		now, err := directory.Find(tx, c.dir.ID)
		if err != nil {
			return err
		}
		_, err = directory.SaveLogSettings(tx, c.dir.ID, directory.LogSettings{Values: on, Days: 7, Version: now.Log.Version})
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// log is the directory's log, newest first, with bodies.
func (c *client) log(f directory.Filter) (out []directory.Exchange) {
	c.t.Helper()
	c.provider.journal.flush()
	err := c.View(c.owner(c.org), access.ReadDirectories, func(tx *db.Tx) error {
		all, _, err := directory.Exchanges(tx, c.dir.ID, f, directory.Page{})
		for _, e := range all {
			full, ferr := directory.FindExchange(tx, e.ID)
			if ferr != nil {
				return ferr
			}
			out = append(out, full)
		}
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return out
}

// rows counts everything that the organization has.
func (s *service) rows() (total int) {
	s.t.Helper()
	s.provider.journal.flush()
	err := s.AcrossView(s.t.Context(), "test", func(w *db.Wide) error {
		for _, table := range []string{
			"member", "member_email", "membership", "member_group", "event", "job", "directory_exchange", "directory_exchange_body",
			"directory_conflict", "extension_value", "identity", "session",
		} {
			var n int
			if err := w.Get(&n, `select count(*) from `+table, nil); err != nil {
				return err
			}
			total += n
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return total
}

func (c *client) try(method, path, body string) directory.Outcome {
	c.t.Helper()
	out, err := c.provider.Try(c.owner(c.org), directory.Trial{DirectoryID: c.dir.ID, Method: method, Path: path, Body: body})
	if err != nil {
		c.t.Fatal(err)
	}
	return out
}

func field(c directory.Change, path string) directory.FieldChange {
	for _, f := range c.Fields {
		if f.Path == path {
			return f
		}
	}
	return directory.FieldChange{}
}

func TestTrialsNeverWrite(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealed(t, d)
		s := start(t, d)
		told := 0
		db.Subscribe(d.DB, func(tx *db.Tx, _ member.Deactivated) error { tx.After(func() { told++ }); return nil })
		s.define(hr())
		c := s.connect(directory.Entra)
		ada, bea := c.user("ada@acme.example"), c.user("bea@acme.example")
		g := c.group("Crew", ada)
		d.Clock.Advance(time.Minute)
		before := s.rows()
		etag := c.want(200, "GET", "/Users/"+ada, "").at("meta/version")
		before++ // the entry of that request
		before++ // and its bodies
		made := c.try("POST", "Users", userBody("cleo@acme.example"))
		if made.Status != 201 || len(made.Changes) != 1 || made.Changes[0].Kind != "created" || field(made.Changes[0], "userName").After != `"cleo@acme.example"` {
			t.Errorf("POST: %+v", made)
		}
		off := c.try("patch", c.base()+"/Users/"+ada, patchBody(`{"op":"Replace","path":"active","value":"False"}`, `{"op":"replace","path":"title","value":"Boss"}`, `{"op":"add","path":"shoe","value":1}`))
		if off.Status != 200 || len(off.Changes) != 1 || off.Changes[0].Kind != "changed" || field(off.Changes[0], "active") != (directory.FieldChange{Path: "active", Before: "true", After: "false"}) || len(off.Warnings) != 1 {
			t.Errorf("PATCH: %+v", off)
		}
		gone := c.try("DELETE", "Users/"+ada, "")
		if gone.Status != 204 || len(gone.Changes) != 1 || gone.Changes[0].Kind != "deleted" ||
			field(gone.Changes[0], "groups") != (directory.FieldChange{Path: "groups", Before: `["Crew"]`}) {
			t.Errorf("DELETE: %+v", gone)
		}
		joined := c.try("PATCH", "Groups/"+g, patchBody(`{"op":"add","path":"members","value":[{"value":"`+bea+`"}]}`, `{"op":"remove","path":"members[value eq \"`+ada+`\"]"}`))
		if f := field(joined.Changes[0], "members"); joined.Status != 204 || f.Before != `["`+ada+`"]` || f.After != `["`+bea+`"]` {
			t.Errorf("members: %+v", joined)
		}
		if r := c.try("DELETE", "Groups/"+g, ""); len(r.Changes) != 1 || r.Changes[0].Kind != "deleted" {
			t.Errorf("DELETE of a group: %+v", r)
		}
		if r := c.try("POST", "Users", userBody("ada@acme.example")); r.Status != 409 || r.ScimType != "uniqueness" || len(r.Changes) != 0 {
			t.Errorf("409: %+v", r)
		}
		bulk := c.try("POST", "Bulk", `{"schemas":["`+bulkURN+`"],"Operations":[{"method":"POST","path":"/Users","bulkId":"a","data":`+userBody("dan")+`},{"method":"DELETE","path":"/Users/`+bea+`"}]}`)
		if bulk.Status != 200 || len(bulk.Changes) != 2 {
			t.Errorf("Bulk: %+v", bulk)
		}
		if r := c.try("GET", `Users?filter=userName eq "ada@acme.example"`, ""); r.Status != 200 || !strings.Contains(r.Answer, ada) {
			t.Errorf("GET: %+v", r)
		}
		if r := c.try("GET", "Nothing", ""); r.Status != 404 {
			t.Errorf("unknown: %+v", r)
		}
		if after := s.rows(); after != before || told != 0 {
			t.Errorf("%d rows before and %d after; %d announcements came out", before, after, told)
		}
		if now := c.want(200, "GET", "/Users/"+ada, "").at("meta/version"); now != etag {
			t.Errorf("version %v became %v", etag, now)
		}
	})
}

func TestTrialsAreForAdministratorsOfTheOrganization(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	s := start(t, d)
	c := s.connect(directory.Okta)
	trial := directory.Trial{DirectoryID: c.dir.ID, Method: "GET", Path: "Users"}
	if _, err := s.provider.Try(dbtest.As(t, s.org, access.Auditor), trial); !fault.Is(err, fault.Denied) {
		t.Errorf("an auditor: %v", err)
	}
	if _, err := s.provider.Try(s.owner(d.Org(t, "rival")), trial); !fault.Is(err, fault.NotFound) {
		t.Errorf("another organization: %v", err)
	}
	trial.Mapped, trial.Method, trial.Path, trial.Body = true, "POST", "Users", `{"schemas":["`+userURN+`"],"login":"ada"}`
	trial.Rules = []directory.Rule{{Source: "login", Target: "userName", Transform: directory.Copy}}
	if out, err := s.provider.Try(s.owner(s.org), trial); err != nil || out.Status != 201 || !strings.Contains(out.Mapped, `"userName": "ada"`) {
		t.Errorf("a mapping to come: %+v %v", out, err)
	}
}

func TestTheLogKeepsNoValuesUnlessItShould(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealed(t, d)
		s := start(t, d)
		c := s.connect(directory.Entra)
		ada := c.user("ada@acme.example")
		c.want(200, "PATCH", "/Users/"+ada, patchBody(`{"op":"replace","path":"emails[type eq \"work\"].value","value":"lovelace@acme.example"}`, `{"op":"add","path":"shoe","value":"44"}`))
		c.want(409, "POST", "/Users", userBody("ada@acme.example"))
		c.want(200, "GET", filtered("/Users", `userName eq "ada@acme.example"`)+"&count=5", "")
		log := c.log(directory.Filter{})
		if len(log) != 4 {
			t.Fatalf("%d entries", len(log))
		}
		for _, e := range log {
			for _, text := range []string{e.Path, e.Query, e.Detail, e.Bodies.Request, e.Bodies.Answer, strings.Join(e.Warnings, " ")} {
				if strings.Contains(text, "ada@") || strings.Contains(text, "lovelace") || strings.Contains(text, "F-ada") {
					t.Errorf("%s %s holds a value: %s", e.Method, e.Path, text)
				}
			}
			if e.Bodies.Full != nil {
				t.Errorf("values of %s %s were kept", e.Method, e.Path)
			}
		}
		if e := log[0]; e.Query != "count=5" || e.Path != "Users?filter=userName eq" || !strings.Contains(e.Bodies.Answer, ada) {
			t.Errorf("list: %+v %+v", e, e.Bodies)
		}
		if e := log[1]; e.ScimType != "uniqueness" || e.Status != 409 || !strings.Contains(e.Bodies.Request, `"userName":"…"`) {
			t.Errorf("409: %+v %+v", e, e.Bodies)
		}
		if e := log[2]; len(e.Warnings) != 1 || !strings.Contains(e.Bodies.Request, `emails[type eq \"…\"].value`) || e.ResourceID != ada {
			t.Errorf("PATCH: %+v %+v", e, e.Bodies)
		}
		for name, f := range map[string]directory.Filter{
			"status": {Status: 409}, "method": {Method: "patch"}, "member": {ResourceID: ada, Method: "POST", Status: 201}, "text": {Search: "FILTER=USERNAME"},
		} {
			if got := c.log(f); len(got) != 1 {
				t.Errorf("by %s: %d entries", name, len(got))
			}
		}
		later := d.Clock.Now().Add(time.Hour)
		if got := c.log(directory.Filter{From: &later}); len(got) != 0 {
			t.Errorf("by time: %d entries", len(got))
		}
	})
}

func TestValuesInTheLogAreSealedAndEnd(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealed(t, d)
		db.Subscribe(d.DB, func(tx *db.Tx, e member.Erased) error { return directory.ForgetMember(tx, e.ID) })
		s := start(t, d)
		c := s.connect(directory.Entra)
		c.keepsValues(true)
		ada, bea := c.user("ada@acme.example"), c.user("bea@acme.example")
		c.want(409, "POST", "/Users", userBody("ada@acme.example"))
		c.want(200, "GET", "/Users?startIndex=1", "")
		full := func() (n int) {
			for _, e := range c.log(directory.Filter{}) {
				if e.Bodies.Full != nil {
					n++
				}
				if strings.Contains(e.Bodies.Request+e.Bodies.Answer, "ada@") {
					t.Errorf("a value is kept in the clear: %s", e.Bodies.Request)
				}
			}
			return n
		}
		if first := c.log(directory.Filter{Status: 409})[0]; !strings.Contains(first.Bodies.Full.Request, "ada@acme.example") || first.Bodies.Full.Address != "Users" {
			t.Errorf("kept: %+v", first.Bodies.Full)
		}
		if n := full(); n != 4 {
			t.Errorf("%d entries with values", n)
		}
		replay := c.log(directory.Filter{ResourceID: bea})[0].Bodies.Full
		if out := c.try("POST", replay.Address, replay.Request); out.Status != 409 {
			t.Errorf("replayed: %+v", out)
		}
		if err := s.Update(access.With(t.Context(), access.System(s.org, "test")), access.Work, func(tx *db.Tx) error { return member.Erase(tx, member.ID(ada)) }); err != nil {
			t.Fatal(err)
		}
		if n := full(); n != 1 { // bea's own
			t.Errorf("%d entries with values after the erasure", n)
		}
		d.Clock.Advance(8 * 24 * time.Hour)
		if n := full(); n != 0 {
			t.Errorf("%d entries with values after their time", n)
		}
		if err := s.Update(s.owner(s.org), access.ManageDirectories, func(tx *db.Tx) error {
			n, err := directory.ForgetValues(tx)
			if n != 1 {
				t.Errorf("forgot %d", n)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLargeBodiesAreCutInTheLog(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	s := start(t, d)
	c := s.connect(directory.Okta)
	long := strings.Repeat("x", 8000)
	var emails []string
	for range 10 {
		emails = append(emails, `{"value":"`+db.NewID()+long+`"}`)
	}
	c.want(201, "POST", "/Users", `{"schemas":["`+userURN+`"],"userName":"ada","emails":[`+strings.Join(emails, ",")+`]}`)
	e := c.log(directory.Filter{})[0]
	if e.Bodies.Complete || e.Bodies.RequestBytes < keptRequest || !strings.HasSuffix(e.Bodies.Request, "the rest is not kept, or is not JSON") || len(e.Bodies.Request) > keptRequest {
		t.Errorf("kept %d of %d: %.200s", len(e.Bodies.Request), e.Bodies.RequestBytes, e.Bodies.Request)
	}
}

func TestRefusedCreationsBecomeConflicts(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		sealed(t, d)
		s := start(t, d)
		entra, okta := s.connect(directory.Entra), s.connect(directory.Okta)
		ada := entra.user("ada@acme.example")
		okta.want(409, "POST", "/Users", userBody("ADA@acme.example"))
		okta.want(409, "POST", "/Users", userBody("ada@acme.example"))
		entra.want(409, "POST", "/Users", userBody("ada@acme.example")) // its own: no conflict
		last := okta.log(directory.Filter{Status: 409})[0]
		var list []directory.Conflict
		in := func(fn func(tx *db.Tx) error) error { return s.Update(s.owner(s.org), access.ManageDirectories, fn) }
		look := func() []directory.Conflict {
			t.Helper()
			if err := in(func(tx *db.Tx) (err error) { list, _, err = directory.Conflicts(tx); return err }); err != nil {
				t.Fatal(err)
			}
			return list
		}
		if look(); len(list) != 1 || list[0].MemberID != member.ID(ada) || list[0].DirectoryID != okta.dir.ID || list[0].Attempts != 2 || list[0].ExchangeID != last.ID {
			t.Fatalf("conflicts: %+v, last %s", list, last.ID)
		}
		if err := in(func(tx *db.Tx) error { _, err := directory.Adopt(tx, list[0].ID, okta.dir.ID); return err }); err != nil {
			t.Fatal(err)
		}
		if len(look()) != 0 || okta.want(200, "GET", "/Users/"+ada, "").id() != ada {
			t.Errorf("after adoption: %+v", list)
		}
		entra.want(404, "GET", "/Users/"+ada, "")
		entra.want(409, "POST", "/Users", userBody("ada@acme.example"))
		s.provider.journal.flush()
		if len(look()) != 1 {
			t.Fatalf("conflicts: %+v", list)
		}
		if err := in(func(tx *db.Tx) error { _, err := directory.Rename(tx, list[0].ID, "ada.old@acme.example"); return err }); err != nil {
			t.Fatal(err)
		}
		if len(look()) != 0 {
			t.Errorf("after renaming: %+v", list)
		}
		second := entra.user("ada@acme.example") // now it can; both have the address
		if look(); len(list) != 1 || list[0].Kind != directory.SameAddress || list[0].Address != "ada@acme.example" {
			t.Fatalf("conflicts: %+v, %s", list, second)
		}
		if err := in(func(tx *db.Tx) error { return directory.Ignore(tx, list[0].ID, "short") }); !fault.Is(err, fault.Invalid) {
			t.Errorf("without a reason: %v", err)
		}
		if err := in(func(tx *db.Tx) error { return directory.Ignore(tx, list[0].ID, "They share a mailbox.") }); err != nil {
			t.Fatal(err)
		}
		if len(look()) != 0 {
			t.Errorf("after ignoring: %+v", list)
		}
	})
}
