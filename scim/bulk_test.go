package scim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

func bulkBody(failOnErrors int, ops ...string) string {
	return fmt.Sprintf(`{"schemas":["%s"],"failOnErrors":%d,"Operations":[%s]}`, bulkURN, failOnErrors, strings.Join(ops, ","))
}

func bulkUser(id, name, extra string) string {
	return `{"method":"POST","path":"/Users","bulkId":"` + id + `","data":{"schemas":["` + userURN + `"],"userName":"` + name + `"` + extra + `}}`
}

func bulkManager(ref string) string {
	return `,"` + enterpriseURN + `":{"manager":{"value":"bulkId:` + ref + `"}}`
}

// statuses lists the outcomes' statuses, in order.
func (r reply) statuses() []string {
	var out []string
	list, _ := r.body["Operations"].([]any)
	for _, o := range list {
		out = append(out, dig(o, "status").(string))
	}
	return out
}

func (r reply) madeBy(bulkID string) string {
	list, _ := r.body["Operations"].([]any)
	for _, o := range list {
		if dig(o, "bulkId") == bulkID {
			location, _ := dig(o, "location").(string)
			return location[strings.LastIndex(location, "/")+1:]
		}
	}
	return ""
}

var bulkCases = []scimCase{
	{"69", everyone, func(t *testing.T, c *client) {
		group := `{"method":"POST","path":"/Groups","bulkId":"g","data":{"schemas":["` + groupURN + `"],"displayName":"bulk",
			"members":[{"value":"bulkId:a"},{"value":"bulkId:b"}]}}`
		rename := `{"method":"PATCH","path":"/Users/bulkId:a","data":` + patchBody(`{"op":"replace","path":"title","value":"Head"}`) + `}`
		r := c.want(200, "POST", "/Bulk", bulkBody(0, group, rename, bulkUser("a", somebody(), ""), bulkUser("b", somebody(), bulkManager("a"))))
		if got := r.statuses(); !slices.Equal(got, []string{"201", "200", "201", "201"}) {
			t.Fatalf("statuses %v: %s", got, r.raw)
		}
		a, b := r.madeBy("a"), r.madeBy("b")
		c.holds(t, r.madeBy("g"), a, b)
		c.want(200, "GET", "/Users/"+b, "").has(t, map[string]any{enterpriseURN + "/manager/value": a})
		c.want(200, "GET", "/Users/"+a, "").has(t, map[string]any{"title": "Head"})
	}},
	{"69", justly, func(t *testing.T, c *client) { // circular references
		r := c.want(200, "POST", "/Bulk", bulkBody(0, bulkUser("a", somebody(), bulkManager("b")), bulkUser("b", somebody(), bulkManager("a"))))
		a, b := r.madeBy("a"), r.madeBy("b")
		c.want(200, "GET", "/Users/"+a, "").has(t, map[string]any{enterpriseURN + "/manager/value": b})
		c.want(200, "GET", "/Users/"+b, "").has(t, map[string]any{enterpriseURN + "/manager/value": a})
	}},
	{"69", justly, func(t *testing.T, c *client) { // failOnErrors
		name := somebody()
		ops := []string{bulkUser("1", name, ""), bulkUser("2", name, ""), bulkUser("3", name, ""), bulkUser("4", somebody(), "")}
		r := c.want(200, "POST", "/Bulk", bulkBody(2, ops...))
		if got := r.statuses(); !slices.Equal(got, []string{"201", "409", "409"}) {
			t.Errorf("statuses %v: %s", got, r.raw)
		}
		list := r.body["Operations"].([]any)
		if dig(list[1], "response/scimType") != "uniqueness" || dig(list[1], "response/status") != "409" {
			t.Errorf("no error in the outcome: %s", r.raw)
		}
	}},
	{"69", justly, func(t *testing.T, c *client) { // what is refused
		unresolved := c.want(200, "POST", "/Bulk", bulkBody(0, bulkUser("a", somebody(), bulkManager("nobody")),
			`{"method":"POST","path":"/Users","data":{}}`, `{"method":"GET","path":"/Users"}`, `{"method":"POST","path":"/Bulk","bulkId":"x","data":{}}`))
		if got := unresolved.statuses(); !slices.Equal(got, []string{"400", "400", "400", "400"}) {
			t.Errorf("statuses %v: %s", got, unresolved.raw)
		}
		many := slices.Repeat([]string{`{"method":"DELETE","path":"/Users/x"}`}, maxBulk+1)
		c.want(413, "POST", "/Bulk", bulkBody(0, many...))
		c.want(413, "POST", "/Bulk", bulkBody(0, `{"method":"POST","path":"/Users","bulkId":"a","data":"`+strings.Repeat("x", maxBulkBody)+`"}`))
		c.want(400, "POST", "/Bulk", `{"Operations":[]}`)
	}},
}

// TestBulkCircleBehindAGroup makes a group of two users who are each other's
// managers, in the least convenient order.
func TestBulkCircleBehindAGroup(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		one := func(id, boss string) string {
			return `{"method":"POST","path":"/Users","bulkId":"` + id + `","data":{"schemas":["` + userURN + `"],"userName":"` + somebody() + `","` + enterpriseURN + `":{"manager":{"value":"bulkId:` + boss + `"}}}}`
		}
		r := c.want(200, "POST", "/Bulk", `{"schemas":["`+bulkURN+`"],"failOnErrors":1,"Operations":[
			{"method":"POST","path":"/Groups","bulkId":"g","data":{"schemas":["`+groupURN+`"],"displayName":"Both","members":[{"value":"bulkId:a"},{"value":"bulkId:b"}]}},
			`+one("a", "b")+`,`+one("b", "a")+`]}`)
		for i := range 3 {
			if r.at("Operations/"+strconv.Itoa(i)+"/status") != "201" {
				t.Fatalf("operation %d: %s", i, r.raw)
			}
		}
		g := c.want(200, "GET", filtered("/Groups", `displayName eq "Both"`), "")
		if members, _ := dig(g.resources()[0], "members").([]any); len(members) != 2 {
			t.Errorf("members: %s", g.raw)
		}
		if n := c.want(200, "GET", filtered("/Users", enterpriseURN+`:manager pr`), "").total(); n != 2 {
			t.Errorf("%d have managers", n)
		}
	})
}
