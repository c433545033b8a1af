package scim

import (
	"testing"

	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/directory"
)

// TestCanonicalValues keeps what canonicalValues suggest apart from what is
// fixed: another type of an address is kept as it was sent (RFC 7643 section 7),
// another type of member there isn't.
func TestCanonicalValues(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		c := start(t, d).connect(directory.Strict)
		schema := c.want(200, "GET", "/Schemas/"+userURN, "")
		suggested := map[any]bool{}
		attributes, _ := schema.at("attributes").([]any)
		for _, a := range attributes {
			if dig(a, "name") != "emails" {
				continue
			}
			parts, _ := dig(a, "subAttributes").([]any)
			for _, sub := range parts {
				values, _ := dig(sub, "canonicalValues").([]any)
				for _, v := range values {
					suggested[v] = true
				}
			}
		}
		if !suggested["work"] || !suggested["home"] || !suggested["other"] {
			t.Errorf("canonicalValues of emails.type: %v", suggested)
		}
		r := c.patch(c.user(somebody()), `{"op":"replace","path":"emails","value":[{"value":"x@acme.test","type":"Branch"},{"value":"y@acme.test","type":"WORK"}]}`)
		r.has(t, map[string]any{"emails/0/type": "Branch", "emails/1/type": "WORK"})
		c.finds(t, "/Users", `emails[type eq "work" and value eq "y@acme.test"]`, r.id())
		g := c.group("canonical")
		refused := c.want(400, "PATCH", "/Groups/"+g, patchBody(`{"op":"add","path":"members","value":[{"value":"`+r.id()+`","type":"Group"}]}`))
		if refused.scimType() != "invalidValue" {
			t.Errorf("scimType: %s", refused.raw)
		}
	})
}
