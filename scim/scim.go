// Package scim is the SCIM 2.0 service provider (RFC 7643, 7644, 9865): what an
// identity provider talks to. It turns requests into members and groups, and
// members and groups into resources.
//
// It knows the protocol, what identity providers send beside the protocol (one
// table of quirks, profile.go), and how attributes map to columns (column.go).
// It refuses to know how members are kept, what a deactivation sets off, or who
// a bearer token belongs to: those are internal/member, its subscribers, and
// Config.Authenticate.
//
// A request travels: handler.go (panic guard, bearer, limits, log) -> route.go
// (path, method, media type) -> users.go, groups.go, me.go, list.go, bulk.go (one
// transaction; once.go for an Idempotency-Key) -> errors.go, answer.go (answer)
// -> measure.go. The pure parts need no
// database: filter.go, condition.go, path.go, patch.go, coerce.go,
// projection.go.
//
// From github.com/elimity-com/scim come the schema definitions and the error's
// wire form, from github.com/scim2/filter-parser the syntax tree of filters;
// scim.md section 1 says why their servers, validators and parsers don't.
package scim

// The schema and message URNs (RFC 7643 section 10.3, RFC 7644 section 8.2).
const (
	userURN         = "urn:ietf:params:scim:schemas:core:2.0:User"
	groupURN        = "urn:ietf:params:scim:schemas:core:2.0:Group"
	enterpriseURN   = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
	schemaURN       = "urn:ietf:params:scim:schemas:core:2.0:Schema"
	resourceTypeURN = "urn:ietf:params:scim:schemas:core:2.0:ResourceType"
	configURN       = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"
	listURN         = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
	patchURN        = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
	searchURN       = "urn:ietf:params:scim:api:messages:2.0:SearchRequest"
	bulkURN         = "urn:ietf:params:scim:api:messages:2.0:BulkRequest"
	bulkAnswerURN   = "urn:ietf:params:scim:api:messages:2.0:BulkResponse"
	// legacyURN is SCIM 1.x's, which OneLogin and Google still send.
	legacyURN = "urn:scim:schemas:core:1.0"
)

// The limits. Filters as Keycloak has them; operations as Keycloak, HCP and
// AWS; the body so that a group of 100,000 members fits into one request.
const (
	maxFilterLength = 2048
	maxFilterDepth  = 10
	maxOperations   = 100
	maxBody         = 1 << 20
	maxGroupBody    = 32 << 20
	maxPage         = 200
	defaultPage     = 100
	maxBulk         = 1000
	maxBulkBody     = 8 << 20
)
