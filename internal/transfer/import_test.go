package transfer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/transfer"
)

const dept = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"

func TestEveryOutcome(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		h.create(member.Member{UserName: "same@acme.example", Title: "Cook", Active: true})
		h.create(member.Member{UserName: "other@acme.example", Title: "Cook", NickName: "Kept", Active: true})
		h.create(member.Member{UserName: "synced@acme.example", Title: "Cook", Active: true, DirectoryID: h.directory()})
		m := h.check("\uFEFF\"USERNAME\";title;Active;emails[type eq \"work\"].value;"+dept+"\r\n"+
			"new@acme.example;\"Chef; \"\"de\"\" cuisine\";TRUE;new@acme.example;Kitchen\r\n"+
			"same@acme.example;Cook;true;;\r\n"+
			"Other@acme.example;Baker;;;\r\n"+
			"synced@acme.example;Baker;true;;\r\n"+
			"\r\n"+
			"synced2@acme.example;Cook;maybe;;\r\n"+
			"NEW@acme.example;Cook;true;;\r\n"+
			"olive@acme.example;;false;;\r\n"+
			";Cook;true;;\r\n"+
			"short@acme.example;Cook\r\n", transfer.Options{})
		if m.State != transfer.Checked || m.Kind != transfer.Members || m.Total != 9 || m.Checked != 9 {
			t.Fatalf("%+v", m)
		}
		want := []string{
			"1 line 2 create: active,emails,title,userName," + "department  ",
			"2 line 3 unchanged:  ",
			"3 line 4 update: title,userName  ",
			"4 line 5 rejected:  title directory provisions",
			"5 line 7 rejected:  active",
			"6 line 8 rejected:  userName Row 1",
			"7 line 9 rejected:  active last active owner",
			"8 line 10 rejected:  userName empty",
			"9 line 11 rejected:   2 cells and the header 5",
		}
		for i, r := range h.rows(m.ID) {
			got := fmt.Sprintf("%d line %d %s:", r.Seq, r.Line, r.Outcome)
			parts := strings.SplitN(want[i], ":", 2)
			if got != parts[0]+":" {
				t.Errorf("row %d: %s (%s %s), want %s", i, got, r.Column, r.Reason, want[i])
			}
			fields := strings.Fields(parts[1])
			if r.Outcome == transfer.Rejected && len(fields) > 0 && (r.Reason == "" || fields[0] != "2" && r.Column != fields[0]) {
				t.Errorf("row %d: column %q value %q reason %q, want %s", i, r.Column, r.Value, r.Reason, want[i])
			}
			if len(fields) > 1 && !strings.Contains(r.Reason, strings.Join(fields[1:], " ")) {
				t.Errorf("row %d: reason %q, want %s", i, r.Reason, want[i])
			}
		}
		if rows := h.rows(m.ID, transfer.Update); len(rows) != 1 || !slices.Equal(rows[0].Attributes, []string{"title", "userName"}) {
			t.Errorf("updates %+v", rows)
		}
		if rows := h.rows(m.ID, transfer.Rejected); rows[1].Value != "maybe" {
			t.Errorf("the value is not named: %+v", rows[1])
		}
		if h.named("new@acme.example").ID != "" || h.named("other@acme.example").Title != "Cook" {
			t.Error("the dry run changed something")
		}
		if want := (transfer.Counts{Created: 1, Updated: 1, Unchanged: 1, Rejected: 6}); m.Counts != want {
			t.Errorf("counts %+v", m.Counts)
		}
		m = h.apply(m.ID)
		if m.State != transfer.Finished || m.Applied != 9 || m.Counts != (transfer.Counts{Created: 1, Updated: 1, Unchanged: 1, Rejected: 6}) {
			t.Errorf("%+v", m)
		}
		made, other := h.named("new@acme.example"), h.named("other@acme.example")
		if made.Title != `Chef; "de" cuisine` || !made.Active || len(made.Emails) != 1 || made.Emails[0].Type != "work" || made.Enterprise.Department != "Kitchen" {
			t.Errorf("made %+v", made)
		}
		if other.Title != "Baker" || other.NickName != "Kept" || !other.Active || other.UserName != "Other@acme.example" {
			t.Errorf("changed %+v", other)
		}
		if h.named("synced@acme.example").Title != "Cook" || !h.named("olive@acme.example").Active {
			t.Error("what is protected was changed")
		}
	})
}

func TestLogNamesTheImport(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		m := h.take("userName\na@acme.example\n", transfer.Options{})
		var events []audit.Event
		h.update(func(tx *db.Tx) (err error) {
			events, err = audit.List(tx, audit.Filter{Action: "member.created"}, audit.Page{Limit: 10})
			return err
		})
		if len(events) != 2 || events[0].ActorName != "import "+string(m.ID) || events[0].ActorID != string(h.olive.ID) {
			t.Errorf("%+v", events)
		}
		for _, action := range []string{"import.started", "import.checked", "import.applied", "import.finished"} {
			h.update(func(tx *db.Tx) (err error) {
				events, err = audit.List(tx, audit.Filter{Action: action, ObjectID: string(m.ID)}, audit.Page{Limit: 10})
				return err
			})
			if len(events) != 1 {
				t.Errorf("%s: %d events", action, len(events))
			}
		}
	})
}

func TestRejectedRowsAreMendedAndImportedAgain(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		m := h.take("userName,active,title\na@acme.example,true,=1+1\nb@acme.example,perhaps,\"x, y\"\n", transfer.Options{})
		if got := h.named("a@acme.example").Title; got != "=1+1" {
			t.Errorf("title %q", got)
		}
		text := h.text(m.RejectedID)
		want := "userName,active,title,rejected.line,rejected.column,rejected.reason\r\nb@acme.example,perhaps,\"x, y\",3,active,"
		if !strings.HasPrefix(text, want) {
			t.Fatalf("%q", text)
		}
		again := h.take(strings.Replace(text, "perhaps", "true", 1), transfer.Options{})
		if again.Counts != (transfer.Counts{Created: 1}) || again.RejectedID != "" || h.named("b@acme.example").Title != "x, y" {
			t.Errorf("%+v", again)
		}
		bulk := `{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[
			{"method":"POST","path":"/Users","bulkId":"1","data":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"c@acme.example","active":"perhaps"}},
			{"method":"DELETE","path":"/Users/1"}]}`
		m = h.take(bulk, transfer.Options{})
		text = h.text(m.RejectedID)
		if m.Counts.Rejected != 2 || !strings.Contains(text, `"attribute":"active"`) || !strings.Contains(text, "deletes nothing") {
			t.Errorf("%+v %s", m, text)
		}
		again = h.take(strings.Replace(text, `"perhaps"`, "true", 1), transfer.Options{})
		if again.Counts != (transfer.Counts{Created: 1, Rejected: 1}) {
			t.Errorf("%+v %+v", again, h.rows(again.ID))
		}
	})
}

func TestFilesThatCannotBeRead(t *testing.T) {
	d := dbtest.Open(t, db.SQLite)
	installation(t, d)
	h := move(t, d, "acme")
	for text, want := range map[string]string{
		"":                                    "empty",
		"name.givenName\nx\n":                 "userName (members) or displayName",
		"userName,shoeSize,password\na,1,2\n": `"shoeSize", "password"`,
		"userName,USERNAME\na,b\n":            "twice",
		"userName\n\"a\n":                     "never closed",
		"userName\n\xff\xfe\n":                "UTF-8",
		"{}":                                  "Bulk request",
		"{\"Operations\":[{]}":                "Bulk request",
		"{\"schemas\":[\"x\"],\"Operations\":[]}":                                "Bulk request",
		"userName\n" + strings.Repeat("x", 5<<20):                                "larger",
		"{\"Operations\":[{\"method\":\"" + strings.Repeat("x", 5<<20) + "\"}]}": "larger",
	} {
		m := h.check(text, transfer.Options{})
		if m.State != transfer.Failed || !strings.Contains(m.Problem, want) {
			t.Errorf("%.40q: %s %q, want %q", text, m.State, m.Problem, want)
		}
	}
	m := h.take("userName,shoeSize,meta.created,groups\na@acme.example,44,x,y\n", transfer.Options{IgnoreUnknown: true})
	if m.Counts.Created != 1 || !slices.Equal(m.Ignored, []string{"meta.created", "groups", `"shoeSize"`}) {
		t.Errorf("%+v", m)
	}
}

func TestRolesNeedPermission(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		const text = "userName,grantedRoles\na@acme.example,auditor helpdesk\nb@acme.example,emperor\nolive@acme.example,auditor\n"
		m := h.take(text, transfer.Options{})
		if len(h.named("a@acme.example").Roles) != 0 || !slices.Contains(m.Ignored, "grantedRoles") {
			t.Errorf("roles were granted unasked: %+v", m)
		}
		m = h.take(text, transfer.Options{WithRoles: true})
		if roles := h.named("a@acme.example").Roles; len(roles) != 2 {
			t.Errorf("roles %v: %+v", roles, h.rows(m.ID))
		}
		rejected := h.rows(m.ID, transfer.Rejected)
		if len(rejected) != 2 || rejected[0].Column != "grantedRoles" || rejected[0].Value != "emperor" || !strings.Contains(rejected[1].Reason, "last active owner") {
			t.Errorf("%+v", rejected)
		}
		id := h.upload("roles.csv", "text/csv", text)
		h.as(access.Admin)
		err := h.Update(h.ctx, access.ManageDirectories, func(tx *db.Tx) error {
			_, err := transfer.Start(tx, id, transfer.Options{WithRoles: true})
			return err
		})
		if !fault.Is(err, fault.Denied) {
			t.Errorf("an administrator imports roles: %v", err)
		}
	})
}

// TestJobsHaveTheRightsOfTheirStarter: what an administrator may not do by hand
// an import doesn't do for them, and it stops when they lose access.
func TestJobsHaveTheRightsOfTheirStarter(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		boss := h.olive
		admin := h.create(member.Member{UserName: "ann@acme.example", Active: true})
		h.update(func(tx *db.Tx) (err error) {
			h.olive, err = member.SetRoles(tx, admin.ID, []access.Role{access.Admin})
			return err
		})
		h.as(access.Admin)
		m := h.check("userName,title\nolive@acme.example,Slave\nz@acme.example,\n", transfer.Options{})
		if rows := h.rows(m.ID, transfer.Rejected); len(rows) != 1 || !strings.Contains(rows[0].Reason, "permit more than yours") {
			t.Errorf("%+v", h.rows(m.ID))
		}
		h.update(func(tx *db.Tx) error { _, err := transfer.Apply(tx, m.ID); return err })
		ann := h.olive
		h.olive = boss
		h.as(access.Owner)
		h.update(func(tx *db.Tx) error { _, err := member.Suspend(tx, ann.ID, "left"); return err })
		h.drain()
		if m := h.find(m.ID); m.State != transfer.Failed || !strings.Contains(m.Problem, "no access any more") || h.named("z@acme.example").ID != "" {
			t.Errorf("%+v", m)
		}
	})
}

func TestManagersMayComeLater(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		const column = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"
		m := h.take("userName,"+column+"\na@acme.example,b@acme.example\nb@acme.example,a@acme.example\nc@acme.example,olive@acme.example\nd@acme.example,nobody@acme.example\n", transfer.Options{})
		a, b, c := h.named("a@acme.example"), h.named("b@acme.example"), h.named("c@acme.example")
		if a.Enterprise.ManagerID != b.ID || b.Enterprise.ManagerID != a.ID || c.Enterprise.ManagerID != h.olive.ID {
			t.Errorf("managers: %q %q %q", a.Enterprise.ManagerID, b.Enterprise.ManagerID, c.Enterprise.ManagerID)
		}
		if rows := h.rows(m.ID, transfer.Rejected); len(rows) != 1 || rows[0].Value != "nobody@acme.example" || rows[0].Column != column {
			t.Errorf("%+v", h.rows(m.ID))
		}
		if m.Counts != (transfer.Counts{Created: 3, Rejected: 1}) && m.Counts != (transfer.Counts{Created: 2, Updated: 1, Rejected: 1}) {
			t.Errorf("%+v", m.Counts)
		}
	})
}

func TestGroupsOfATable(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		installation(t, d)
		h := move(t, d, "acme")
		h.take("userName\na@acme.example\nb@acme.example\n", transfer.Options{})
		const text = "displayName,externalId,members.value\nCooks,x1,a@acme.example\nCooks,x1,b@acme.example\nEmpty,,\nCooks,x1,nobody@acme.example\n"
		m := h.check(text, transfer.Options{})
		if m.Kind != transfer.Groups || m.Counts != (transfer.Counts{Created: 2, Updated: 1, Rejected: 1}) {
			t.Errorf("%+v %+v", m, h.rows(m.ID))
		}
		m = h.apply(m.ID)
		if got := h.members("Cooks"); len(got) != 2 || len(h.members("Empty")) != 0 {
			t.Errorf("members %v: %+v", got, h.rows(m.ID))
		}
		if again := h.check(text, transfer.Options{}); again.Counts != (transfer.Counts{Unchanged: 3, Rejected: 1}) {
			t.Errorf("%+v", again)
		}
	})
}
