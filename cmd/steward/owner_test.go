package main

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/breakglass"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/member"
)

// wayOut is something that would take the owner's role, or the account, from the
// one owner whom an organization has.
type wayOut struct {
	name string
	// synced takes the owner whom a directory provisions; otherwise the one who
	// was made by hand.
	synced bool
	// try does it and gives what was answered, which must hold says.
	try  func(h *household, id access.MemberID) string
	says string
}

// waysOut are all of them. An erasure is in internal/rights
// (TestTheLastOwnerIsNotErased, TestAnOwnerWhoIsErasedIsNoneAnyMore).
var waysOut = []wayOut{
	{"GraphQL: no role", false, rolesOf(""), "CONFLICT"},
	{"GraphQL: another role", true, rolesOf("AUDITOR"), "CONFLICT"},
	{"GraphQL: suspended", false, mutate(`suspendMember(input: {memberId: %q, reason: "Left."})`), "CONFLICT"},
	{"GraphQL: deleted", false, mutate(`deleteMember(input: {memberId: %q})`), "CONFLICT"},
	{"GraphQL: the owner's role for a group", true, mutate(`grantRole(input: {memberId: %q, role: OWNER, groupIds: ["GROUP"]})`), "INVALID"},
	{"GraphQL: helpdesk of their group suspends", true, helped(`suspendMember(input: {memberId: %q, reason: "Left."})`), "DENIED"},
	{"GraphQL: helpdesk of their group deletes", true, helped(`deleteMember(input: {memberId: %q})`), "DENIED"},
	{"support: suspended by the vendor's staff", false, (*household).supported, "CONFLICT DENIED"},
	{"approval: an own demotion that was approved", false, (*household).approved, "FAILED"},
	{"SCIM: DELETE", true, bySCIM(http.MethodDelete, "/Users/%s", ""), "409"},
	{"SCIM: PATCH active", true, bySCIM(http.MethodPatch, "/Users/%s", patchOf(`{"op":"replace","path":"active","value":false}`)), "409"},
	{"SCIM: PATCH without a path", true, bySCIM(http.MethodPatch, "/Users/%s", patchOf(`{"op":"Replace","value":{"active":"False"}}`)), "409"},
	{"SCIM: PUT", true, bySCIM(http.MethodPut, "/Users/%s", `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"dora@acme.example","active":false}`), "409"},
	{"SCIM: Bulk", true, (*household).bulk, "409"},
	{"SCIM: the group goes", true, (*household).groupGoes, "204"},
	{"SCIM: soft DELETE", true, (*household).softly, "409"},
	{"import: active is false", false, imported("userName,active\nharriet@acme.example,false\n"), "last active owner"},
	{"import: other roles", false, imported("userName,grantedRoles\nharriet@acme.example,auditor\n"), "last active owner"},
	{"import: operations", false, imported(`{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"PATCH","path":"/Users/ID","data":{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"active","value":false}]}}]}`), "last active owner"},
	{"claims: the provider's groups don't name them", false, (*household).signedIn, "last_owner"},
}

// TestNoWayLosesTheLastOwner goes every way there is, through the program as it
// is mounted, with a break-glass account beside: it is no owner to rely on.
func TestNoWayLosesTheLastOwner(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := moveIn(t, d)
		for _, w := range waysOut {
			t.Run(w.name, func(t *testing.T) {
				h.T = t
				id := h.alone(w.synced)
				if got := w.try(h, id); !answers(w.says, got) {
					t.Errorf("answered %q, want %q", got, w.says)
				}
				if left := h.owners(); !slices.Equal(left, []access.MemberID{id}) {
					t.Fatalf("the owners are %v", left)
				}
			})
		}
	})
}

// answers tells whether an answer is, or holds, one of the words that are said.
func answers(says, got string) bool {
	return got != "" && (strings.Contains(got, says) || slices.Contains(strings.Fields(says), got))
}

// TestTwoOwnersAtOnce lets both owners of an organization go at the same time, in
// every pair of ways: one stays.
func TestTwoOwnersAtOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		h := moveIn(t, d)
		hand := []wayOut{waysOut[0], waysOut[2]}
		synced := []wayOut{waysOut[1], waysOut[10]}
		for _, a := range hand {
			for _, b := range synced {
				h.T = t
				h.alone(true)
				h.own(h.hand, access.Owner)
				var wg sync.WaitGroup
				wg.Go(func() { a.try(h, h.hand) })
				wg.Go(func() { b.try(h, h.dora) })
				wg.Wait()
				if left := h.owners(); len(left) != 1 {
					t.Errorf("%s and %s: the owners are %v", a.name, b.name, left)
				}
			}
		}
	})
}

// alone makes one of the two the only owner, active and in their group, and gives
// everybody who acts a fresh session.
func (h *household) alone(synced bool) access.MemberID {
	h.Helper()
	only, other := h.hand, h.dora
	if synced {
		only, other = other, only
	}
	h.update(func(tx *db.Tx) error {
		for _, id := range []access.MemberID{only, other} {
			m, err := member.FindForUpdate(tx, id)
			if err != nil {
				return err
			}
			if m.State == member.StateSuspended {
				if _, err := member.Restore(tx, id); err != nil {
					return err
				}
			}
			if after := m; !m.Active {
				after.Active = true
				if _, err := member.Save(tx, m, after); err != nil {
					return err
				}
			}
		}
		return nil
	})
	h.own(only, access.Owner)
	h.own(other)
	return only
}

// own sets somebody's roles, as an owner of the organization would.
func (h *household) own(id access.MemberID, roles ...access.Role) {
	h.Helper()
	h.update(func(tx *db.Tx) error {
		_, err := member.SetRoles(tx, id, roles)
		return err
	})
}

// owners are the active owners but the break-glass account.
func (h *household) owners() (out []access.MemberID) {
	h.Helper()
	h.update(func(tx *db.Tx) error {
		for _, id := range []access.MemberID{h.hand, h.dora} {
			m, err := member.Find(tx, id)
			if err == nil && m.State == member.StateActive && slices.Contains(m.Roles, access.Owner) {
				out = append(out, id)
			}
		}
		all, err := breakglass.List(tx)
		if len(all) != 1 {
			h.Errorf("%d break-glass accounts", len(all))
		}
		return err
	})
	return out
}

func rolesOf(role string) func(*household, access.MemberID) string {
	return mutate(`setMemberRoles(input: {memberId: %q, roles: [` + role + `]})`)
}

var group = regexp.MustCompile(`GROUP`)

// mutation is one about a member.
func (h *household) mutation(field string, id access.MemberID) string {
	field = group.ReplaceAllString(fmt.Sprintf(field, globalID("Member", string(id))), globalID("Group", h.group))
	return `mutation { ` + field + ` { errors { code message proposalId } } }`
}

func mutate(field string) func(*household, access.MemberID) string {
	return func(h *household, id access.MemberID) string {
		return failure(h.graphql(h.token, h.mutation(field, id)))
	}
}

// helped is a change by somebody whose role reaches the owner's group only.
func helped(field string) func(*household, access.MemberID) string {
	return func(h *household, id access.MemberID) string {
		return failure(h.graphql(h.session(h.org, h.helper), h.mutation(field, id)))
	}
}

// supported lets the vendor's staff in, who then suspend the owner.
func (h *household) supported(id access.MemberID) string {
	in := h.graphql(h.session(h.org, id), `mutation { grantSupport(input: {reason: "Mail does not arrive.", hours: 1, permissions: [MANAGE_MEMBERS]}) { supportGrant { id } errors { message } } }`)
	staff := h.session(h.vendor, h.operator)
	doors := h.graphql(staff, `{ supportDoors { grantId } }`)
	door := dig(doors, "data", "supportDoors", 0, "grantId")
	entered := h.graphql(staff, fmt.Sprintf(`mutation { enterSupport(input: {supportDoorId: %q, reason: "Looking at the mail."}) { until errors { message } } }`, door))
	if dig(entered, "cookie") == nil {
		h.Fatalf("not inside: %v %v %v", in, doors, entered)
	}
	return failure(h.graphql(dig(entered, "cookie").(string), h.mutation(`suspendMember(input: {memberId: %q, reason: "Left."})`, id)))
}

// approved is an own demotion, proposed while there was another owner and
// approved when there is none any more.
func (h *household) approved(id access.MemberID) string {
	h.own(h.dora, access.Owner)
	owner, second := h.session(h.org, id), h.session(h.org, h.deputy)
	if a := h.graphql(owner, `mutation { requireSecondPerson(input: {permission: MANAGE_ROLES}) { errors { code message } } }`); failure(a) != "" {
		h.Fatal(a)
	}
	defer h.update(func(tx *db.Tx) error {
		_, err := tx.Exec(`delete from approval_rule where org_id = :org`, nil)
		return err
	})
	proposed := h.graphql(owner, h.mutation(`setMemberRoles(input: {memberId: %q, roles: []})`, id))
	proposal := dig(proposed, "data", "setMemberRoles", "errors", 0, "proposalId")
	h.own(h.dora)
	done := h.graphql(second, fmt.Sprintf(`mutation { approveProposal(input: {proposalId: %q}) { proposal { state result } errors { code message } } }`, proposal))
	if state, ok := dig(done, "data", "approveProposal", "proposal", "state").(string); ok {
		return state
	}
	return fmt.Sprint(proposed, done)
}

func patchOf(op string) string {
	return `{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[` + op + `]}`
}

func bySCIM(method, path, body string) func(*household, access.MemberID) string {
	return func(h *household, id access.MemberID) string {
		status, _ := h.send(method, h.directory+fmt.Sprintf(path, id), h.bearer, "application/scim+json", body)
		return fmt.Sprint(status)
	}
}

func (h *household) bulk(id access.MemberID) string {
	_, answer := h.send(http.MethodPost, h.directory+"/Bulk", h.bearer, "application/scim+json",
		fmt.Sprintf(`{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{"method":"DELETE","path":"/Users/%s"}]}`, id))
	return fmt.Sprint(dig(answer, "Operations", 0, "status"))
}

// groupGoes removes the group whose members some roles are limited to.
func (h *household) groupGoes(access.MemberID) string {
	status, _ := h.send(http.MethodDelete, h.directory+"/Groups/"+h.group, h.bearer, "", "")
	return fmt.Sprint(status)
}

// softly removes from a directory that keeps those whom it removes for a while.
func (h *household) softly(id access.MemberID) string {
	h.soften()
	status, _ := h.send(http.MethodDelete, h.directory+"/Users/"+string(id), h.bearer, "", "")
	return fmt.Sprint(status)
}

// imported is why the one row of a file is refused, when it is tried, and once
// more when it is applied all the same.
func imported(text string) func(*household, access.MemberID) string {
	return func(h *household, id access.MemberID) string {
		body := strings.ReplaceAll(text, "ID", string(id))
		name := "people.csv"
		if strings.HasPrefix(body, "{") {
			name = "people.json"
		}
		_, kept := h.send(http.MethodPost, h.url+"/upload/import?name="+name, h.token, map[bool]string{true: "application/json", false: "text/csv"}[name == "people.json"], body)
		started := h.graphql(h.token, fmt.Sprintf(`mutation { startImport(input: {fileId: %q, withRoles: true}) { import { id } errors { message } } }`, kept["id"]))
		of, _ := dig(started, "data", "startImport", "import", "id").(string)
		if of == "" {
			h.Fatal(kept, started)
		}
		h.drain()
		h.graphql(h.token, fmt.Sprintf(`mutation { applyImport(input: {importId: %q}) { errors { message } } }`, of))
		h.drain()
		a := h.graphql(h.token, fmt.Sprintf(`{ import(id: %q) { rows(first: 5) { nodes { outcome reason } } } }`, of))
		return fmt.Sprint(dig(a, "data", "import", "rows", "nodes", 0))
	}
}

// signedIn brings the owner in through a provider whose groups give the owner's
// role, and do not name them; it gives what the trace says.
func (h *household) signedIn(id access.MemberID) string {
	h.throughProvider("harriet@acme.example")
	a := h.graphql(h.token, `{ signinTraces(first: 1) { nodes { outcome steps { name reason } } } }`)
	if dig(a, "data", "signinTraces", "nodes", 0, "outcome") != "PASSED" {
		h.Fatalf("%s did not get in: %v", id, a)
	}
	return fmt.Sprint(dig(a, "data", "signinTraces", "nodes", 0, "steps"))
}

// throughProvider signs in as a browser does.
func (h *household) throughProvider(email string) {
	h.Helper()
	b := newBrowser(h.T)
	text := b.open(http.MethodPost, h.url+"/signin", url.Values{"email": {email}})
	id := regexp.MustCompile(`name="id" value="([^"]+)"`).FindStringSubmatch(text)
	if id == nil {
		h.Fatalf("no form of the provider: %s", text)
	}
	b.open(http.MethodPost, h.provider+"/acme/login", url.Values{"id": {id[1]}, "subject": {email}})
}
