// Package schema is the hand-written schema of the GraphQL API, one file for
// each noun, embedded so that tests and the reference can read it. It knows
// nothing of how a field is answered.
package schema

import "embed"

// Files holds every *.graphqls file.
//
//go:embed *.graphqls
var Files embed.FS

// Access says, as JSON, for each object type with which permissions its fields
// may be read; a test compares it with what the schema leads to.
//
//go:embed access.json
var Access []byte
