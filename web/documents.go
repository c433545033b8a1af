package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed src/gen/persisted-documents.json
var documents []byte

// Documents are the GraphQL documents of the console by their ids
// ("sha256:…"), as they were when the binary was built: what a session may ask.
func Documents() (map[string]string, error) {
	var out map[string]string
	if err := json.Unmarshal(documents, &out); err != nil {
		return nil, fmt.Errorf("the console's documents are malformed: %w", err)
	}
	return out, nil
}
