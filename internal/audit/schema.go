package audit

import _ "embed" // for the published schema

//go:embed event.schema.json
var lineSchema []byte

// LineSchema is the JSON schema (2020-12) of a Line and of the proofs between
// lines, of version SchemaVersion.
func LineSchema() []byte { return lineSchema }
