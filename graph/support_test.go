package graph_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// again signs a person in anew.
func (h *house) again(p person) person {
	h.w.t.Helper()
	h.update(func(tx *db.Tx) error {
		s, secret, err := credential.StartSession(tx, credential.NewSession{Member: p.id, Connection: h.connection})
		p.session, p.cookie = s.ID, secret
		return err
	})
	return p
}

// cookied sends and gives the session's cookie that came back, if one did.
func (w *world) cookied(p person, query string, v vars) (answer, person) {
	w.t.Helper()
	var cookie string
	a := w.sendAnd(p.auth, query, v, func(r *http.Response) {
		for _, c := range r.Cookies() {
			if c.Name == credential.CookieName {
				cookie = c.Value
			}
		}
	})
	p.cookie = cookie
	return a, p
}

const (
	letIn   = `mutation($h: Int!, $p: [Permission!]!) { grantSupport(input: {reason: "Mail does not arrive.", hours: $h, permissions: $p}) { supportGrant { id expiresAt } errors { code message } } }`
	enterIt = `mutation($d: ID!) { enterSupport(input: {supportDoorId: $d, reason: "Looking at the mail trouble."}) { until errors { code message } } }`
	doors   = `{ supportDoors { grantId organizationSlug permissions } }`
)

// Whoever may let the vendor in is told so by the server; at the vendor nobody is
// let in, and the role that would allow it can still be given.
func TestNobodyIsLetIntoTheVendor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for h, may := range map[*house]bool{w.acme: true, w.vendor: false} {
			h.update(func(tx *db.Tx) error {
				_, err := member.SetRoles(tx, h.olive.id, []access.Role{access.Owner})
				return err
			})
			h.olive = h.again(h.olive)
			held, _ := h.ask(h.olive, `{ viewer { permissions } }`, nil).at("viewer", "permissions").([]any)
			if slices.Contains(held, any("GRANT_SUPPORT")) != may || !slices.Contains(held, any("MANAGE_ROLES")) {
				t.Errorf("%s: %v", h.org, held)
			}
			if a := w.send(h.olive.auth, letIn, vars{"h": 2, "p": []string{}}); (a.code() == "DENIED") == may {
				t.Errorf("%s: %v %v", h.org, a.Data, a.Errors)
			}
			h.ask(h.olive, `mutation($m: ID!) { setMemberRoles(input: {memberId: $m, roles: [OWNER]}) { errors { message } } }`, vars{"m": h.ada.gid})
		}
	})
}

func TestOperatorsEnterOnlyWhereTheyAreLetIn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		op := w.vendor.olive
		if list, _ := w.vendor.ask(op, doors, nil).at("supportDoors").([]any); len(list) != 0 {
			t.Errorf("doors without a grant: %v", list)
		}
		if a := w.send(w.acme.oscar.auth, letIn, vars{"h": 2, "p": []string{}}); a.code() != "DENIED" {
			t.Errorf("somebody else than the owner lets in: %v", a.Data)
		}
		for _, bad := range []vars{{"h": 0, "p": []string{}}, {"h": 169, "p": []string{}}, {"h": 2, "p": []string{"MANAGE_ROLES"}}, {"h": 2, "p": []string{"MANAGE_TOKENS"}}} {
			if a := w.send(w.acme.olive.auth, letIn, bad); a.text("grantSupport", "errors", 0, "code") != "INVALID" {
				t.Errorf("%v: %v", bad, a.Data)
			}
		}
		w.acme.ask(w.acme.olive, letIn, vars{"h": 2, "p": []string{}})
		door := w.vendor.ask(op, doors, nil).text("supportDoors", 0, "grantId")
		a, inside := w.cookied(op, enterIt, vars{"d": door})
		if a.text("enterSupport", "until") == "" || inside.cookie == "" || inside.cookie == op.cookie {
			t.Fatalf("entered: %v %v", a.Data, a.Errors)
		}
		if a := w.send(op.auth, `{ viewer { name } }`, nil); a.code() != "UNAUTHENTICATED" && len(a.Errors) == 0 {
			t.Errorf("the session before it still lives: %v", a.Data)
		}
		who := w.good(w.send(inside.auth, `{ viewer { kind organization { slug } organizations { slug } limits { permission } permissions me { id } support { reason mayChange mayReadContent } } members(first: 10) { nodes { id } } }`, nil))
		if who.text("viewer", "organization", "slug") != "acme" || who.text("viewer", "kind") != "OPERATOR" || who.at("viewer", "me") != nil || who.at("viewer", "support", "mayChange") != false {
			t.Errorf("inside: %v", who.Data)
		}
		for name, query := range map[string]string{
			"content":  `mutation { readContent(input: {memberId: "` + w.acme.ada.gid + `", reason: "Curious about it."}) { errors { code } } }`,
			"change":   `mutation { suspendMember(input: {memberId: "` + w.acme.ada.gid + `", reason: "No."}) { errors { code } } }`,
			"let in":   `mutation { grantSupport(input: {reason: "Letting myself in.", hours: 9}) { errors { code } } }`,
			"operate":  `{ organizations(first: 1) { nodes { id } } }`,
			"own data": `{ proposals { id } }`,
			"tokens":   `{ tokens { id } }`,
		} {
			if a := w.send(inside.auth, query, nil); a.code() != "DENIED" {
				t.Errorf("%s: %v %v", name, a.Data, a.Errors)
			}
		}
		r := w.request(http.MethodGet, "/download/log", "")
		inside.auth(r)
		if resp, _ := w.do(r); resp.StatusCode != http.StatusUnauthorized && resp.StatusCode != http.StatusForbidden {
			t.Errorf("downloads: %d", resp.StatusCode)
		}
		if a := w.acme.ask(w.acme.olive, `{ viewer { supportInside { visits until } } }`, nil); a.at("viewer", "supportInside", "visits") != float64(1) {
			t.Errorf("the owner's banner: %v", a.Data)
		}
		w.bothLogs(t, "support.entered", "support.requested")
		a, home := w.cookied(inside, `mutation { leaveSupport(input: {}) { left errors { message } } }`, nil)
		if a.at("leaveSupport", "left") != true || w.good(w.send(home.auth, `{ viewer { organization { slug } } }`, nil)).text("viewer", "organization", "slug") != "sysoon" {
			t.Errorf("left: %v %v", a.Data, a.Errors)
		}
		w.bothLogs(t, "support.left")
	})
}

// bothLogs looks for actions in the organization's log and in the vendor's.
func (w *world) bothLogs(t *testing.T, actions ...string) {
	t.Helper()
	for _, h := range []*house{w.acme, w.vendor} {
		h.update(func(tx *db.Tx) error {
			for _, action := range actions {
				events, err := audit.List(tx, audit.Filter{Action: action}, audit.Page{Limit: 10})
				if err != nil || len(events) == 0 || events[0].ActorKind != access.KindOperator || events[0].ActorID != string(w.vendor.olive.id) {
					t.Errorf("%s in the log of %s: %d %v", action, h.slug, len(events), err)
				}
				if h == w.vendor && len(events) > 0 && events[0].Detail()["organization"] != string(w.acme.org) {
					t.Errorf("%s: %v", action, events[0].Detail())
				}
			}
			return nil
		})
	}
}

func TestSupportEndsAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		enter := func(more ...string) (person, string) {
			if more == nil {
				more = []string{}
			}
			w.acme.olive, w.vendor.olive = w.acme.again(w.acme.olive), w.vendor.again(w.vendor.olive)
			grant := w.acme.ask(w.acme.olive, letIn, vars{"h": 1, "p": more}).text("grantSupport", "supportGrant", "id")
			list, _ := w.vendor.ask(w.vendor.olive, doors, nil).at("supportDoors").([]any)
			door := list[len(list)-1].(map[string]any)["grantId"].(string)
			a, inside := w.cookied(w.vendor.olive, enterIt, vars{"d": door})
			if inside.cookie == "" {
				t.Fatalf("%v %v", a.Data, a.Errors)
			}
			return inside, grant
		}
		const look = `{ members(first: 1) { nodes { id } } }`
		over := func(what string, p person) {
			t.Helper()
			for range 2 { // the second must not act at home
				if a := w.send(p.auth, look, nil); a.code() != "UNAUTHENTICATED" && !strings.Contains(a.message(), "ended") {
					t.Errorf("%s: %v %v", what, a.Data, a.Errors)
				}
			}
		}
		inside, _ := enter()
		w.good(w.send(inside.auth, look, nil))
		w.Clock.Advance(time.Hour)
		over("after the hour", inside)

		inside, grant := enter("MANAGE_MEMBERS")
		w.good(w.send(inside.auth, `mutation { suspendMember(input: {memberId: "`+w.acme.ada.gid+`", reason: "Asked to."}) { errors { message } } }`, nil))
		w.bothLogs(t, "member.suspended")
		w.acme.ask(w.acme.olive, `mutation($g: ID!) { endSupport(input: {supportGrantId: $g}) { errors { message } } }`, vars{"g": grant})
		over("taken back", inside)
	})
}
