package graph

import (
	"context"
	"net/http"

	"github.com/sysoon/steward/internal/access"
)

// trust replaces the id of a trusted document by its text. Trusted documents are
// those of the console, known when the binary was built. A session may run no
// others, so that a script which gets into a browser can ask only what the
// console asks; programs with a token write their own.
func (e *endpoint) trust(ctx context.Context, p *params) *refusal {
	if p.DocumentID != "" {
		query, known := e.trusted[p.DocumentID]
		if !known {
			return refused(http.StatusBadRequest, codeUnknownDocument, "The server does not know this document: console and server are of different versions. Load the page again.")
		}
		p.Query = query
		return nil
	}
	if a, _ := access.From(ctx); a.Session != "" && !e.freeForm {
		return refused(http.StatusForbidden, codeUntrusted, "With a session, send the documentId of one of the console's own documents. Queries of your own need an API token.")
	}
	return nil
}
