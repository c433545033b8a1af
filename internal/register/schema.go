package register

import (
	"encoding/json"

	"github.com/sysoon/steward/internal/product"
)

type object = map[string]any

// Schema is the JSON schema (2020-12) of the written form of the catalogue.
func Schema() ([]byte, error) {
	line, link := object{"type": "string", "minLength": 1, "maxLength": maxTitle}, object{"type": "string", "pattern": "^https://"}
	about := object{"type": "string", "maxLength": maxAbout}
	id := object{"type": "string", "pattern": slugForm.String()}
	slug := object{"type": "string", "pattern": "^[a-z][a-z0-9-]{0,62}$"}
	word := func(list any) object { return object{"enum": list} }
	many := func(of any) object { return object{"type": "array", "items": of} }
	need := closed([]string{"item", "title", "category", "basis", "because"}, object{
		"item": id, "title": line, "category": word(Categories), "basis": word(Bases), "because": about,
	})
	feature := closed([]string{"id", "title"}, object{"id": id, "title": line, "about": about, "docs": link, "needs": many(need)})
	processing := closed([]string{"category", "purpose", "ground", "role"}, object{
		"category": word(Categories), "purpose": word(Purposes), "ground": word(Grounds), "role": word(Roles),
		"kept": about, "regions": many(object{"type": "string", "pattern": countryForm.String()}), "measures": about,
		"term": object{"type": "string", "description": "A switch that must be on for it to happen, such as use.personalize."},
	})
	source := closed([]string{"id", "name", "kind"}, object{"id": slug, "name": line, "kind": object{"type": "string"}})
	entry := closed([]string{"id", "name", "family", "kind", "audience"}, object{
		"id": slug, "name": line, "family": word(product.Families), "kind": word(product.Kinds), "audience": word(product.Audiences),
		"docs": link, "versions": object{"type": "string"}, "statement": link, "sources": many(source),
		"features": many(feature), "processing": many(processing),
	})
	recipient := closed([]string{"id", "name", "kind", "country", "does", "categories"}, object{
		"id": id, "name": line, "kind": word(RecipientKinds), "country": object{"type": "string", "pattern": countryForm.String()},
		"does": about, "parent": id, "url": link, "products": many(slug), "categories": many(word(Categories)),
	})
	identifier := closed([]string{"id", "name", "kind", "classes", "about"}, object{
		"id": id, "name": line, "kind": word(IdentifierKinds), "owner": line, "classes": many(word(Classes)),
		"lasts": object{"type": "string", "pattern": "^P"}, "necessary": object{"type": "boolean"}, "resettable": object{"type": "boolean"},
		"about": about, "products": many(slug),
	})
	doc := closed([]string{"format", "products"}, object{
		"format": object{"const": Format}, "products": many(entry), "recipients": many(recipient), "identifiers": many(identifier),
	})
	doc["$schema"], doc["title"] = "https://json-schema.org/draft/2020-12/schema", "Catalogue of the vendor, as Steward reads and writes it"
	body, err := json.MarshalIndent(doc, "", "  ")
	return append(body, '\n'), err
}

func closed(required []string, properties object) object {
	return object{"type": "object", "additionalProperties": false, "required": required, "properties": properties}
}
