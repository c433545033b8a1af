package scim

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

var (
	groupsOfUser  = userType.core.find("groups")
	managerOfUser = userType.extension(enterpriseURN).find("manager")
)

// ownUser finds a member of this directory; anybody else is unknown.
func (c *call) ownUser(tx *db.Tx, find func(*db.Tx, member.ID) (member.Member, error)) (member.Member, error) {
	m, err := find(tx, access.MemberID(c.id))
	if err == nil && m.DirectoryID != c.dir.ID {
		err = noResource(userType, c.id)
	}
	return m, hidden(userType, c.id, err)
}

// projection is what the request's query asks to see.
func (c *call) projection() (projection, error) {
	query := c.r.URL.Query()
	return newProjection(c.typeOf(c.route.t), query.Get("attributes"), query.Get("excludedAttributes"))
}

func (c *call) readUser() (answer, error) {
	p, err := c.projection()
	if err != nil {
		return answer{}, err
	}
	var a answer
	err = c.view(func(tx *db.Tx) error {
		m, err := c.ownUser(tx, member.Find)
		if err != nil {
			return err
		}
		a, err = c.showUser(tx, m, p)
		a = c.unchanged(a)
		return err
	})
	return a, err
}

// showUser is the answer with one user.
func (c *call) showUser(tx *db.Tx, m member.Member, p projection) (answer, error) {
	shown, err := c.userResources(tx, []member.Member{m}, p)
	if err != nil {
		return answer{}, err
	}
	c.resource = string(m.ID)
	return answer{status: http.StatusOK, body: shown[0].document, version: shown[0].version, location: c.location(userType, string(m.ID))}, nil
}

func (c *call) location(t *resourceType, id string) string { return c.base + t.endpoint + "/" + id }

// resource is a document as the projection shows it, with its ETag.
type resource struct {
	document
	version string
}

func documents(list []resource) []document {
	out := make([]document, len(list))
	for i, r := range list {
		out[i] = r.document
	}
	return out
}

// userResources makes members into resources as the projection shows them.
func (c *call) userResources(tx *db.Tx, members []member.Member, p projection) ([]resource, error) {
	groups := map[member.ID][]member.Group{}
	if p.shows(groupsOfUser) && len(members) > 0 {
		ids := make([]member.ID, len(members))
		for i, m := range members {
			ids[i] = m.ID
		}
		var err error
		if groups, err = member.GroupsOf(tx, ids); err != nil {
			return nil, err
		}
	}
	bosses, err := c.bosses(tx, members, p)
	if err != nil {
		return nil, err
	}
	out := make([]resource, len(members))
	for i, m := range members {
		out[i] = c.userResource(m, groups[m.ID], bosses[m.Enterprise.ManagerID])
		out[i].document = p.apply(out[i].document)
	}
	return out, nil
}

// bosses are the display names of the members' managers, of those that the
// directory sees.
func (c *call) bosses(tx *db.Tx, members []member.Member, p projection) (map[member.ID]string, error) {
	var ids []member.ID
	for _, m := range members {
		if id := m.Enterprise.ManagerID; id != "" && p.shows(managerOfUser) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	names := map[member.ID]string{}
	if len(ids) == 0 {
		return names, nil
	}
	found, err := member.FindMany(tx, ids)
	for id, m := range found {
		if m.DirectoryID == c.dir.ID && m.State != member.StateDeleted {
			names[id] = m.DisplayName
		}
	}
	return names, err
}

func (c *call) userResource(m member.Member, groups []member.Group, boss string) resource {
	list := c.groupValues(groups)
	others := list
	if boss != "" {
		others = append(slices.Clone(list), boss)
	}
	d, version := c.outlook.users.seen(userDocument(m)), etag(m.Version, digest(others))
	c.finish(c.outlook.users.t, d, string(m.ID), meta(m.CreatedAt, m.UpdatedAt, version))
	if e, ok := d[enterpriseURN].(map[string]any); ok && m.Enterprise.ManagerID != "" {
		manager := map[string]any{
			"value": string(m.Enterprise.ManagerID), "$ref": c.location(userType, string(m.Enterprise.ManagerID)),
		}
		put(manager, "displayName", boss)
		e["manager"] = manager
	}
	put(d, "groups", list)
	return resource{d, version}
}

// groupValues are the groups of this directory that a user is in.
func (c *call) groupValues(groups []member.Group) []any {
	var list []any
	for _, g := range groups {
		if g.DirectoryID == c.dir.ID {
			list = append(list, map[string]any{
				"value": string(g.ID), "display": g.DisplayName, "type": "direct", "$ref": c.location(groupType, string(g.ID)),
			})
		}
	}
	return list
}

// digest is a short text that differs if a list does; empty for none.
func digest(list []any) string {
	if len(list) == 0 {
		return ""
	}
	sum := sha256.Sum256(mustJSON(list))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

func meta(created, modified time.Time, version string) map[string]any {
	return map[string]any{
		"created": created.UTC().Format(time.RFC3339Nano), "lastModified": modified.UTC().Format(time.RFC3339Nano),
		"version": version,
	}
}

// finish adds what the server says of a resource.
func (c *call) finish(t *resourceType, d document, id string, meta map[string]any) {
	d["schemas"] = schemasOf(t, d)
	d["id"] = id
	meta["resourceType"], meta["location"] = t.name, c.location(t, id)
	d["meta"] = meta
}

// sent reads the request's resource.
func (c *call) sent(t *resourceType) (map[string]any, document, error) {
	body, err := newBodyReader(c.r.Body, t).resource()
	if err != nil {
		return nil, nil, err
	}
	d, ignored, err := readDocument(c.typeOf(t), body, c.q)
	c.ignored = append(c.ignored, ignored...)
	return body, d, err
}

func (c *call) createUser() (answer, error) {
	p, err := c.projection()
	if err != nil {
		return answer{}, err
	}
	_, d, err := c.sent(userType)
	if err != nil {
		return answer{}, err
	}
	if d, err = c.keep(c.outlook.users, document{}, d, "invalidValue"); err != nil {
		return answer{}, err
	}
	return c.creating(p, func(tx *db.Tx) (answer, error) {
		m, err := c.provision(tx, d)
		if err == nil {
			err = c.outlook.users.claimUnique(tx, string(m.ID), d)
		}
		if err != nil {
			return answer{}, err
		}
		a, err := c.showUser(tx, m, p)
		a.status = http.StatusCreated
		return a, err
	})
}

func (c *call) replaceUser() (answer, error) {
	_, d, err := c.sent(userType)
	if err != nil {
		return answer{}, err
	}
	return c.changeUser(func(document) (document, error) { return d, nil })
}

func (c *call) patchUser() (answer, error) {
	change, err := c.patched()
	if err != nil {
		return answer{}, err
	}
	return c.changeUser(change)
}

// patched reads a PATCH of a user and gives what it does to a document.
func (c *call) patched() (func(document) (document, error), error) {
	ops, err := newBodyReader(c.r.Body, userType).patch()
	return func(d document) (document, error) {
		after, ignored, err := applyPatch(c.outlook.users.t, d, ops, c.q, nil)
		c.ignored = ignored
		return after, err
	}, err
}

// changeUser locks a member, changes its document and saves it: all in one
// transaction, so that no change is lost and none is done by half.
func (c *call) changeUser(change func(document) (document, error)) (answer, error) {
	p, err := c.projection()
	if err != nil {
		return answer{}, err
	}
	var a answer
	err = c.update(func(tx *db.Tx) error {
		before, err := c.ownUser(tx, member.FindForUpdate)
		if err != nil {
			return err
		}
		if err := c.checkMatch(before.Version); err != nil {
			return err
		}
		stored := userDocument(before)
		d, err := change(c.outlook.users.seen(stored))
		if err != nil {
			return err
		}
		if d, err = c.keep(c.outlook.users, stored, d, "mutability"); err != nil {
			return err
		}
		after, err := member.Save(tx, before, applyUser(before, d))
		if err == nil {
			err = c.outlook.users.claimUnique(tx, string(after.ID), d)
		}
		if err != nil {
			return err
		}
		a, err = c.showUser(tx, after, p)
		return err
	})
	return a, err
}

func (c *call) deleteUser() (answer, error) {
	err := c.update(func(tx *db.Tx) error {
		m, err := c.ownUser(tx, member.FindForUpdate)
		if err != nil {
			return err
		}
		if err := c.checkMatch(m.Version); err != nil {
			return err
		}
		return c.removeUser(tx, m)
	})
	return nothing, err
}

func (c *call) scope(tx *db.Tx) scopeOf {
	return scopeOf{dialect: tx.Dialect(), directory: c.dir.ID, base: c.base}
}
