package scim

import (
	"strings"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/receiver"
)

// refuseFilter keeps a client from believing that discovery was filtered (RFC
// 7644 section 4).
func (c *call) refuseFilter() error {
	if c.r.URL.Query().Has("filter") {
		return fault.New(fault.Denied, "Discovery can't be filtered.")
	}
	return nil
}

// providerConfig says what works: no more and no less (RFC 7643 section 5, RFC
// 9865 section 4).
func (c *call) providerConfig() (answer, error) {
	yes, no := map[string]any{"supported": true}, map[string]any{"supported": false}
	config := document{
		"schemas": []string{configURN},
		"patch":   yes, "changePassword": no, "sort": yes, "etag": yes,
		"bulk":   map[string]any{"supported": true, "maxOperations": maxBulk, "maxPayloadSize": maxBulkBody},
		"filter": map[string]any{"supported": true, "maxResults": maxPage},
		"pagination": map[string]any{
			"cursor": true, "index": true, "defaultPaginationMethod": "index",
			"defaultPageSize": defaultPage, "maxPageSize": maxPage, "cursorTimeout": int(cursorTimeout.Seconds()),
		},
		"authenticationSchemes": []any{map[string]any{
			"type": "oauthbearertoken", "name": "Bearer token", "primary": true,
			"description": "A token of this directory, made in the console.",
			"specUri":     "https://www.rfc-editor.org/info/rfc6750",
		}, map[string]any{
			"type": "oauth2", "name": "OAuth 2.0 client credentials",
			"description": "Short-lived access tokens, fetched by a client of this directory at " + c.BaseURL + prefix + c.dir.ID + "/oauth/token.",
			"specUri":     "https://www.rfc-editor.org/info/rfc6749",
		}, map[string]any{
			"type": "oauthbearertoken", "name": "API token of a member",
			"description": "For /Me alone: a member's own resource.",
			"specUri":     "https://www.rfc-editor.org/info/rfc6750",
		}},
		"meta": map[string]any{"resourceType": "ServiceProviderConfig", "location": c.base + "/ServiceProviderConfig"},
	}
	if err := c.announceEvents(config); err != nil {
		return answer{}, err
	}
	return ok(config), c.refuseFilter()
}

// announceEvents tells of security events where the organization has somebody
// who receives them (RFC 9967 section 4): clients that keep to RFC 7643 to the
// letter refuse a configuration with an attribute that they don't know. Nothing
// is answered asynchronously.
func (c *call) announceEvents(config document) error {
	return c.view(func(tx *db.Tx) error {
		all, err := receiver.List(tx)
		if err == nil && len(all) > 0 {
			config["securityEvents"] = map[string]any{"asyncRequest": "none", "eventUris": receiver.Types()}
		}
		return err
	})
}

func (c *call) listResourceTypes() (answer, error) {
	var out []document
	for _, t := range c.resourceTypes() {
		out = append(out, c.describeType(t))
	}
	return ok(listOf(out)), c.refuseFilter()
}

func (c *call) readResourceType() (answer, error) {
	for _, t := range c.resourceTypes() {
		if strings.EqualFold(t.name, c.id) {
			return ok(c.describeType(t)), c.refuseFilter()
		}
	}
	return answer{}, fault.New(fault.NotFound, "There is no resource type %q.", clip(c.id))
}

func (c *call) describeType(t *resourceType) document {
	extensions := []any{}
	for _, e := range t.shown() {
		extensions = append(extensions, map[string]any{"schema": e.urn, "required": false})
	}
	return document{
		"schemas": []string{resourceTypeURN}, "id": t.name, "name": t.name, "description": t.description,
		"endpoint": t.endpoint, "schema": t.core.urn, "schemaExtensions": extensions,
		"meta": map[string]any{"resourceType": "ResourceType", "location": c.base + "/ResourceTypes/" + t.name},
	}
}

func (c *call) definitions() []*definition {
	var out []*definition
	for _, t := range c.resourceTypes() {
		out = append(append(out, t.core), t.shown()...)
	}
	return out
}

func (c *call) listSchemas() (answer, error) {
	var out []document
	for _, d := range c.definitions() {
		out = append(out, c.describeSchema(d))
	}
	return ok(listOf(out)), c.refuseFilter()
}

func (c *call) readSchema() (answer, error) {
	for _, d := range c.definitions() {
		if strings.EqualFold(d.urn, c.id) {
			return ok(c.describeSchema(d)), c.refuseFilter()
		}
	}
	return answer{}, fault.New(fault.NotFound, "There is no schema %q.", clip(c.id))
}

func (c *call) describeSchema(d *definition) document {
	out := document(d.raw.ToMap())
	out["meta"] = map[string]any{"resourceType": "Schema", "location": c.base + "/Schemas/" + d.urn}
	return out
}

// listOf is a whole list, without pages.
func listOf(all []document) listResponse {
	n := len(all)
	return listResponse{Schemas: []string{listURN}, TotalResults: &n, ItemsPerPage: n, StartIndex: 1, Resources: all}
}
