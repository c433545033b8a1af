package rights

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/sysoon/steward/internal/data"
)

// The package's context names what it holds in the words of the vocabulary, each
// with a prefix that the context explains, and says nothing of what is in it.
func TestContextForPrograms(t *testing.T) {
	c := contents{request: Request{ID: "0190-1", Kind: Portability}}
	c.org.Name = "Acme"
	c.about.disclosures = []disclosure{{Recipient: "Court of Arcadia", Reason: "legal_process"}}
	s := &section{Category: data.Files, Title: "Files"}
	s.note(item{Purpose: data.ProvideSupport, Provenance: data.ThirdParty, Content: "secret"})
	s.note(item{Purpose: data.Provide, Provenance: data.Provided})
	c.categories = []*section{s}
	body, err := json.Marshal(c.jsonld())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Context map[string]string `json:"@context"`
		ID      string            `json:"@id"`
		Right   struct {
			ID string `json:"@id"`
		} `json:"dpv:hasRight"`
		Recipients []any `json:"dpv:hasRecipient"`
		Process    []struct {
			Purposes []struct {
				ID string `json:"@id"`
			} `json:"dpv:hasPurpose"`
			Sources []struct {
				ID string `json:"@id"`
			} `json:"dpv:hasDataSource"`
			Items int   `json:"dct:extent"`
			Files []any `json:"dct:hasPart"`
		} `json:"dpv:hasProcess"`
	}
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	p := got.Process[0]
	if got.ID != "urn:uuid:0190-1" || got.Right.ID != "eu-gdpr:A20" || len(got.Recipients) != 1 || got.Context["dpv"] == "" {
		t.Errorf("%s", body)
	}
	if len(p.Purposes) != 1 || p.Purposes[0].ID != "dpv:ServiceProvision" || len(p.Sources) != 2 || p.Items != 2 || len(p.Files) != 3 {
		t.Errorf("%+v", p)
	}
	for _, purpose := range data.Purposes {
		if len(concepts(general([]data.Purpose{purpose.Purpose}), dpvPurposes)) != 1 {
			t.Errorf("the purpose %s has no concept", purpose.Purpose)
		}
	}
	if slices.Contains(s.Sources, "secret") {
		t.Error("content is in the context")
	}
}
