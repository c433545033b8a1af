package scim

import (
	"github.com/elimity-com/scim/optional"
	"github.com/elimity-com/scim/schema"
)

// The resource types that every directory has.
var (
	userType = &resourceType{
		name: "User", endpoint: "/Users", description: "User Account",
		core:       newDefinition(userSchema(), false, commonAttributes()...),
		extensions: []*definition{newDefinition(enterpriseSchema(), true)},
	}
	groupType = &resourceType{
		name: "Group", endpoint: "/Groups", description: "Group",
		core: newDefinition(groupSchema(), false, commonAttributes()...),
	}
	resourceTypes = []*resourceType{userType, groupType}
)

// commonAttributes are schemas, id, externalId and meta (RFC 7643 section 3.1).
// The library calls schemas immutable; here the server derives it from what the
// resource holds.
func commonAttributes() []schema.CoreAttribute {
	common := schema.CommonAttributes()
	common[0] = schema.SimpleCoreAttribute(schema.SimpleReferenceParams(schema.ReferenceParams{
		Name: "schemas", MultiValued: true,
		Mutability: schema.AttributeMutabilityReadOnly(), Returned: schema.AttributeReturnedAlways(),
	}))
	return common
}

// userSchema is the library's core schema: the RFC's.
func userSchema() schema.Schema { return schema.CoreUserSchema() }

func enterpriseSchema() schema.Schema { return schema.ExtensionEnterpriseUser() }

// groupSchema says that members are users only: Steward's groups are flat, and
// a schema that promised more would be untrue.
func groupSchema() schema.Schema {
	s := schema.CoreGroupSchema()
	s.Attributes = schema.Attributes{s.Attributes[0], schema.ComplexCoreAttribute(schema.ComplexParams{
		Description: optional.NewString("The members of the group. Only users can be members."),
		MultiValued: true,
		Name:        "members",
		SubAttributes: []schema.SimpleParams{
			schema.SimpleStringParams(schema.StringParams{
				Description: optional.NewString("The id of the member."),
				Mutability:  schema.AttributeMutabilityImmutable(), Name: "value", CaseExact: true,
			}),
			schema.SimpleReferenceParams(schema.ReferenceParams{
				Description: optional.NewString("The address of the member."),
				Mutability:  schema.AttributeMutabilityImmutable(), Name: "$ref",
				ReferenceTypes: []schema.AttributeReferenceType{"User"},
			}),
			schema.SimpleStringParams(schema.StringParams{
				Description: optional.NewString("What the member is: always User."),
				Mutability:  schema.AttributeMutabilityImmutable(), Name: "type", CanonicalValues: []string{"User"},
			}),
			schema.SimpleStringParams(schema.StringParams{
				Description: optional.NewString("The member's display name."),
				Mutability:  schema.AttributeMutabilityReadOnly(), Name: "display",
			}),
		},
	})}
	return s
}
