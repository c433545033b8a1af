package term

import "encoding/json"

// Schema is the JSON schema (2020-12) of the written form of agreements, made
// from the registry: an editor that knows it completes terms and checks values.
func Schema() ([]byte, error) {
	var rules []any
	for _, d := range Registry() {
		rules = append(rules, object{
			"if":   object{"properties": object{"term": object{"const": d.Key}}},
			"then": object{"properties": object{"value": d.valueSchema()}},
		})
	}
	text := object{"type": "string", "minLength": 1}
	clause := closed([]string{"section", "term"}, object{
		"section": described(text, "Where it stands in the document, as a reader would cite it."),
		"term":    object{"enum": keys, "description": "The term that it sets."},
		"operator": object{"enum": Operators, "default": Assign,
			"description": "What it does to what documents of lower rank say; lock also forbids those of higher rank to change it."},
		"value":      object{"type": "string", "description": "In the term's written form; none for reset."},
		"reach":      reachSchema(),
		"valid_from": described(momentSchema, "In force from, where it differs from the document's."),
		"valid_to":   described(momentSchema, "In force until, where it differs from the document's."),
		"survives":   object{"type": "boolean", "description": "Whether it goes on after the document is terminated."},
		"text":       described(text, "The sentence of the document."),
	})
	clause["allOf"] = rules
	doc := closed([]string{"format", "title", "clauses"}, object{
		"format":     object{"const": Format},
		"layer":      object{"enum": Agreements, "description": "The kind of document; an amendment has that of what it amends."},
		"title":      object{"type": "string", "minLength": 1, "maxLength": maxTitle},
		"reference":  described(text, "The parties' own number of the document."),
		"amends":     described(text, "The reference of the signed document that this one amends."),
		"replaces":   described(text, "The reference of the signed document that signing this one supersedes."),
		"precedence": object{"type": "array", "items": object{"enum": Agreements}, "uniqueItems": true, "description": "Order of precedence: kinds of agreements, lowest first."},
		"valid_from": described(momentSchema, "In force from."),
		"valid_to":   described(momentSchema, "In force until; open where left out."),
		"clauses":    object{"type": "array", "items": clause, "minItems": 1, "maxItems": maxClauses},
	})
	doc["$schema"], doc["title"] = "https://json-schema.org/draft/2020-12/schema", "Agreement of an organization, as Steward reads and writes it"
	body, err := json.MarshalIndent(doc, "", "  ")
	return append(body, '\n'), err
}

// StatementSchema is the JSON schema (2020-12) of the written form of the vendor's
// statement.
func StatementSchema() ([]byte, error) {
	var rules []any
	for _, d := range Registry() {
		rules = append(rules, object{
			"if":   object{"properties": object{"term": object{"const": d.Key}}},
			"then": object{"properties": object{"value": d.valueSchema()}},
		})
	}
	text := object{"type": "string", "minLength": 1}
	clause := closed([]string{"section", "term", "value", "text"}, object{
		"section": described(text, "The section of the statement under which it stands."),
		"term":    object{"enum": keys, "description": "The term that it sets."},
		"value":   object{"type": "string", "description": "In the term's written form."},
		"text":    described(text, "The sentence that people read."),
		"reach":   statementReach("family", "product", "versions", "jurisdiction", "account", "category"),
	})
	clause["allOf"] = rules
	governs := statementReach("family", "product", "versions")
	governs["required"], governs["description"] = []string{"versions"}, "Binds the statement to versions of one product or family; they have it and no other."
	doc := closed([]string{"format", "version", "title", "effective", "clauses"}, object{
		"format":    object{"const": StatementFormat},
		"version":   object{"type": "string", "pattern": versionForm.String(), "description": "Its own name, such as 2026-12; a published version doesn't change."},
		"title":     object{"type": "string", "minLength": 1, "maxLength": maxTitle},
		"effective": described(momentSchema, "From when it applies, after the notice that organizations have."),
		"governs":   governs,
		"clauses":   object{"type": "array", "items": clause, "minItems": 1, "maxItems": maxClauses},
	})
	doc["$schema"], doc["title"] = "https://json-schema.org/draft/2020-12/schema", "A version of the vendor's statement, as Steward reads and writes it"
	body, err := json.MarshalIndent(doc, "", "  ")
	return append(body, '\n'), err
}

// statementReach is the schema of what a clause of a statement is about.
func statementReach(fields ...string) object {
	all := reachSchema()
	properties, _ := all["properties"].(object)
	kept := object{}
	for _, f := range fields {
		kept[f] = properties[f]
	}
	all["properties"] = kept
	return all
}

type object = map[string]any

var momentSchema = object{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$`}

func described(of object, text string) object {
	out := object{"description": text}
	for k, v := range of {
		out[k] = v
	}
	return out
}

func closed(required []string, properties object) object {
	return object{"type": "object", "additionalProperties": false, "required": required, "properties": properties}
}

func reachSchema() object {
	text := object{"type": "string"}
	out := closed([]string{}, object{
		"family": text, "product": text, "jurisdiction": text, "category": text, "group": text,
		"versions": described(text, "A range such as >=2.0 <3.0."),
		"account":  object{"enum": []string{"work_or_school", "personal", "third_party"}},
	})
	out["description"] = "What the clause is about; a field that is left out narrows nothing."
	return out
}

// valueSchema is what may stand as the term's value.
func (d Definition) valueSchema() object {
	out := object{"type": "string", "description": d.Title}
	switch d.Type {
	case TypeBool:
		out["enum"] = []string{"true", "false"}
	case TypeEnum:
		out["enum"] = d.Options
	case TypeInt:
		out["pattern"] = `^\d+$`
	case TypeDuration:
		out["pattern"] = isoDuration.String()
	case TypeDate:
		out["pattern"] = `^\d{4}-\d{2}-\d{2}$`
	}
	return out
}
