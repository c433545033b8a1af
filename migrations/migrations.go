// Package migrations embeds the schema: the same numbers for PostgreSQL and
// SQLite, data and keys apart. It knows nothing of what the tables mean.
package migrations

import "embed"

// Files holds postgres/, sqlite/, keys/postgres/ and keys/sqlite/.
//
//go:embed postgres/*.sql sqlite/*.sql keys/postgres/*.sql keys/sqlite/*.sql
var Files embed.FS
