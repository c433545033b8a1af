package scim

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

// byHand makes an account in the console.
func (s *service) byHand(m member.Member, roles ...access.Role) string {
	s.t.Helper()
	err := s.Update(s.owner(s.org), access.ManageMembers, func(tx *db.Tx) (err error) {
		if m, err = member.Create(tx, m); err != nil || len(roles) == 0 {
			return err
		}
		_, err = member.SetRoles(tx, m.ID, roles)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return string(m.ID)
}

func (s *service) find(id string) (m member.Member) {
	s.t.Helper()
	err := s.View(s.owner(s.org), access.ReadMembers, func(tx *db.Tx) (err error) {
		m, err = member.Find(tx, access.MemberID(id))
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return m
}

// event is the newest event of an action.
func (s *service) event(action string) (e audit.Event) {
	s.t.Helper()
	err := s.View(s.owner(s.org), access.ReadLog, func(tx *db.Tx) error {
		list, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 1})
		if len(list) == 1 {
			e = list[0]
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return e
}

// unseen is an account or group that a directory doesn't see: by id, in lists, by
// filter, by search, and not to be changed.
func (c *client) unseen(path, id, filter string) {
	c.t.Helper()
	c.want(404, "GET", path+"/"+id, "")
	c.want(404, "DELETE", path+"/"+id, "")
	c.want(404, "PATCH", path+"/"+id, patchBody(`{"op":"replace","path":"displayName","value":"x"}`))
	for _, r := range []reply{
		c.want(200, "GET", path, ""), c.want(200, "GET", filtered(path, filter), ""),
		c.want(200, "POST", path+"/.search", `{"schemas":["`+searchURN+`"]}`), c.want(200, "GET", "/", ""),
	} {
		if strings.Contains(r.raw, id) {
			c.t.Errorf("%s is in a list: %s", id, r.raw)
		}
	}
}

// refused is a POST that is answered 409 without telling whose the account is.
func (c *client) refused(name string, secrets ...string) {
	c.t.Helper()
	r := c.want(409, "POST", "/Users", userBody(name))
	if r.scimType() != "uniqueness" || !strings.Contains(r.raw, "userName") {
		c.t.Errorf("%s", r.raw)
	}
	for _, s := range append(secrets, "directory") {
		if s != "" && strings.Contains(r.raw, s) {
			c.t.Errorf("the answer discloses %q: %s", s, r.raw)
		}
	}
}

func TestPostMeetsAnInactiveMemberOfItsOwn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		for reactivates, status := range map[bool]int{true: 201, false: 409} {
			c := s.connect(directory.Okta, func(s *directory.Settings) { s.ReactivateOnCreate = reactivates })
			name := somebody()
			id := c.user(name)
			c.want(409, "POST", "/Users", userBody(name)) // active: a repetition
			c.patch(id, `{"op":"replace","path":"active","value":false}`)
			r := c.want(status, "POST", "/Users", userBody(name))
			if reactivates && (r.id() != id || r.at("active") != true) {
				t.Errorf("%s", r.raw)
			}
		}
	})
}

func TestPostMeetsAMemberMadeByHand(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		name := somebody()
		id := s.byHand(member.Member{UserName: name, Active: true})
		strict := s.connect(directory.Okta)
		strict.unseen("/Users", id, `userName eq "`+name+`"`)
		strict.refused(name, id)
		adopting := s.connect(directory.Entra, func(s *directory.Settings) { s.AdoptHandMade = true })
		r := adopting.want(201, "POST", "/Users", userBody(name))
		if r.id() != id || r.at("externalId") != "ext-"+name {
			t.Errorf("%s", r.raw)
		}
		if e := s.event("member.adopted"); e.ObjectID != id || e.Detail()["from"] != "hand_made" || e.Detail()["directory"] != adopting.dir.ID {
			t.Errorf("%+v", e)
		}
		adopting.want(409, "POST", "/Users", userBody(name))
		strict.unseen("/Users", id, `userName eq "`+name+`"`)
	})
}

func TestPersonalAccountsAreNeverAdopted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		name := somebody()
		s.byHand(member.Member{UserName: name, Active: true, AccountKind: member.Personal})
		c := s.connect(directory.Okta, func(s *directory.Settings) { s.AdoptHandMade, s.AdoptForeign = true, true })
		c.refused(name)
	})
}

func TestPostMeetsAnotherDirectorysMember(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		first := s.connect(directory.Okta)
		name := somebody()
		id := first.user(name)
		group := first.group("of the first", id)
		second := s.connect(directory.Okta, func(s *directory.Settings) { s.AdoptHandMade = true })
		second.unseen("/Users", id, `userName eq "`+name+`"`)
		second.refused(name, id, first.dir.Name, first.dir.ID)
		first.patch(id, `{"op":"replace","path":"active","value":false}`)
		second.refused(name, id, first.dir.Name) // inactive is another's all the same
		taker := s.connect(directory.Okta, func(s *directory.Settings) { s.AdoptForeign = true })
		r := taker.want(201, "POST", "/Users", userBody(name))
		if r.id() != id || r.at("active") != true || strings.Contains(r.raw, group) {
			t.Errorf("%s", r.raw)
		}
		if e := s.event("member.adopted"); e.Detail()["from"] != first.dir.ID {
			t.Errorf("%+v", e.Detail())
		}
		first.unseen("/Users", id, `userName eq "`+name+`"`)
	})
}

func TestPostMeetsAGroup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		var made member.Group
		err := s.Update(s.owner(s.org), access.ManageMembers, func(tx *db.Tx) (err error) {
			made, err = member.CreateGroup(tx, member.Group{DisplayName: "Sales"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		body := `{"schemas":["` + groupURN + `"],"displayName":"Sales"}`
		unique := s.connect(directory.Entra) // wants unique names
		if r := unique.want(409, "POST", "/Groups", body); r.scimType() != "uniqueness" {
			t.Errorf("%s", r.raw)
		}
		beside := s.connect(directory.Okta)
		if beside.want(201, "POST", "/Groups", body).id() == string(made.ID) {
			t.Error("taken over without the organization's rule")
		}
		beside.unseen("/Groups", string(made.ID), `displayName eq "Sales"`)
		adopting := s.connect(directory.Entra, func(s *directory.Settings) { s.AdoptHandMade = true })
		user := adopting.user(somebody())
		r := adopting.want(201, "POST", "/Groups", `{"schemas":["`+groupURN+`"],"displayName":"sales","externalId":"g1","members":[{"value":"`+user+`"}]}`)
		if r.id() != string(made.ID) || len(adopting.members(r.id())) != 1 {
			t.Errorf("%s", r.raw)
		}
		if e := s.event("group.adopted"); e.ObjectID != string(made.ID) || e.Detail()["from"] != "hand_made" {
			t.Errorf("%+v", e)
		}
		taker := s.connect(directory.Okta, func(s *directory.Settings) { s.AdoptForeign = true })
		other := s.connect(directory.Okta).group("Marketing")
		if got := taker.want(201, "POST", "/Groups", strings.Replace(body, "Sales", "Marketing", 1)).id(); got != other {
			t.Errorf("got %s, want %s", got, other)
		}
	})
}

func TestSoftDeleteHidesAndBringsBack(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		c := s.connect(directory.Okta, func(s *directory.Settings) { s.SoftDelete = true })
		name := somebody()
		id := c.user(name)
		group := c.group("with somebody", id)
		c.want(204, "DELETE", "/Users/"+id, "")
		c.unseen("/Users", id, `userName eq "`+name+`"`)
		if m := s.find(id); m.State != member.StateDeactivated || m.DirectoryID != "" || len(c.members(group)) != 0 {
			t.Errorf("%+v", m)
		}
		if e := s.event("member.removed"); e.ObjectID != id || e.Detail()["directory"] != c.dir.ID {
			t.Errorf("%+v", e)
		}
		other := s.connect(directory.Okta, func(s *directory.Settings) { s.AdoptHandMade = true })
		other.refused(name, id) // it is still the first's, not made by hand
		r := c.want(201, "POST", "/Users", strings.Replace(userBody(name), `"userName":"`+name, `"userName":"new-`+name, 1))
		if r.id() != id || r.at("active") != true {
			t.Errorf("not found by its externalId: %s", r.raw)
		}
		if s.find(id).DirectoryID != c.dir.ID {
			t.Error("not the directory's again")
		}
	})
}

func TestHardDeleteIsRefusedUnderAHold(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		db.Subscribe(d.DB, func(*db.Tx, member.Deleting) error {
			return fault.New(fault.Conflict, "This member is under a legal hold.").Coded("hold")
		})
		s := start(t, d)
		hard := s.connect(directory.Okta)
		id := hard.user(somebody())
		hard.want(409, "DELETE", "/Users/"+id, "")
		hard.want(200, "GET", "/Users/"+id, "")
		soft := s.connect(directory.Okta, func(s *directory.Settings) { s.SoftDelete = true })
		kept := soft.user(somebody())
		soft.want(204, "DELETE", "/Users/"+kept, "")
		if s.find(kept).State != member.StateDeactivated {
			t.Error("not deactivated")
		}
	})
}

// TestLastOwnerStaysByTheRulesToo: neither a soft delete nor an adoption as
// inactive locks everybody out.
func TestLastOwnerStaysByTheRulesToo(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		name := somebody()
		id := s.byHand(member.Member{UserName: name, Active: true}, access.Owner)
		c := s.connect(directory.Okta, func(s *directory.Settings) { s.SoftDelete, s.AdoptHandMade = true, true })
		c.want(409, "POST", "/Users", strings.Replace(userBody(name), "true", "false", 1))
		if m := s.find(id); m.State != member.StateActive || m.DirectoryID != "" {
			t.Errorf("%+v", m)
		}
		c.want(201, "POST", "/Users", userBody(name))
		c.want(409, "DELETE", "/Users/"+id, "")
		bulk := bulkBody(0, `{"method":"DELETE","path":"/Users/`+id+`"}`)
		if got := c.want(200, "POST", "/Bulk", bulk).statuses(); got[0] != "409" {
			t.Errorf("in bulk: %v", got)
		}
		if m := s.find(id); m.State != member.StateActive {
			t.Errorf("%+v", m)
		}
	})
}

func TestAdoptionInBulkFollowsTheSameRules(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		s := start(t, d)
		name := somebody()
		id := s.byHand(member.Member{UserName: name, Active: true})
		post := bulkBody(0, `{"method":"POST","path":"/Users","bulkId":"a","data":`+userBody(name)+`}`)
		if got := s.connect(directory.Okta).want(200, "POST", "/Bulk", post).statuses(); got[0] != "409" {
			t.Errorf("%v", got)
		}
		c := s.connect(directory.Okta, func(s *directory.Settings) { s.AdoptHandMade = true })
		if got := c.want(200, "POST", "/Bulk", post).statuses(); got[0] != "201" {
			t.Errorf("%v", got)
		}
		c.want(200, "GET", "/Users/"+id, "")
	})
}

func TestDiscoveryAdvertisesClientCredentials(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Okta)
		r := c.want(200, "GET", "/ServiceProviderConfig", "")
		if r.at("authenticationSchemes/1/type") != "oauth2" || !strings.Contains(r.raw, c.dir.ID+"/oauth/token") {
			t.Errorf("%s", r.raw)
		}
	})
}
