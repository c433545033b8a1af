// Package guide publishes the source protocol for those who write products: a
// page in prose and a schema (OpenAPI 3.1), under /docs/sources. It knows what
// the protocol says and what Steward's categories and purposes are called; it
// speaks it with nobody.
package guide

import (
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"

	"github.com/sysoon/steward/internal/page"
)

// Path is where the page is.
const Path = "/docs/sources"

//go:embed page.html style.css source.openapi.json
var files embed.FS

var pages = template.Must(template.ParseFS(files, "page.html"))

// Words are what items may be called by.
type Words struct {
	Categories []string
	Purposes   []string
}

// example is a signed request; guide_test.go checks it against the protocol.
type example struct {
	Secret, Target, Key, Body, Digest, Params, Signature string
}

var signed = example{
	Secret:    "an example, and no secret",
	Target:    "https://files.example/source/v1/find",
	Key:       "0197f2c4-7d11-7a52-b7a5-0d8f3c0c5b11",
	Body:      `{"subject":{"organizationId":"o","organization":"acme","memberId":"m","userName":"ada"}}`,
	Digest:    "sha-256=:gZMsEPrp6XpiXzn6aOSX93kJlqKkdiyh2WzuJ3ilJJg=:",
	Params:    `("@method" "@target-uri" "content-digest" "idempotency-key");created=1780000000;nonce="K7QX2W";keyid="steward";alg="hmac-sha256"`,
	Signature: "8a0cS1iRhrqJ48v48R/C4gvY38EaWpMPZwvQ4o+TM1g=",
}

// Base is the signature base (RFC 9421 section 2.5).
func (e example) Base() string {
	return fmt.Sprintf("\"@method\": POST\n\"@target-uri\": %s\n\"content-digest\": %s\n\"idempotency-key\": %s\n\"@signature-params\": %s",
		e.Target, e.Digest, e.Key, e.Params)
}

// Schema is the published schema with these words.
func Schema(w Words) ([]byte, error) {
	text, err := files.ReadFile("source.openapi.json")
	if err != nil {
		return nil, err
	}
	var doc map[string]any
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, err
	}
	schemas, _ := at(doc, "components", "schemas").(map[string]any)
	for name, words := range map[string][]string{"CategoryName": w.Categories, "Purpose": w.Purposes} {
		schema, ok := schemas[name].(map[string]any)
		if !ok {
			return nil, fmt.Errorf("guide: the schema has no %s", name)
		}
		schema["enum"] = words
	}
	return json.MarshalIndent(doc, "", "  ")
}

func at(doc map[string]any, path ...string) any {
	var v any = doc
	for _, p := range path {
		m, _ := v.(map[string]any)
		v = m[p]
	}
	return v
}

// Handler serves the page and the schema to everybody.
func Handler(w Words) (http.Handler, error) {
	schema, err := Schema(w)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Path, func(out http.ResponseWriter, _ *http.Request) {
		page.Write(out, http.StatusOK, pages, "page.html", map[string]any{"Categories": w.Categories, "Purposes": w.Purposes, "Example": signed})
	})
	mux.HandleFunc("GET "+Path+"/source.openapi.json", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "application/json")
		_, _ = out.Write(schema) // the reader went away, if anything
	})
	mux.HandleFunc("GET "+Path+"/style.css", func(out http.ResponseWriter, r *http.Request) { http.ServeFileFS(out, r, files, "style.css") })
	return mux, nil
}
