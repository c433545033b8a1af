// Package web serves the console: the built React application, embedded in the
// binary, with the headers that keep it to its own scripts. It knows files,
// caching and the content security policy. It refuses to know sessions,
// permissions and data: the console asks /graphql for those, as any program
// does.
package web

import (
	"embed"
	"io/fs"
)

// The placeholder dist/.gitkeep is committed, so that the package compiles
// before Node has built anything.
//
//go:embed all:dist
var embedded embed.FS

// built returns the files of the last build, rooted where index.html is.
func built() fs.FS {
	dist, err := fs.Sub(embedded, "dist")
	if err != nil {
		return embed.FS{}
	}
	return dist
}
