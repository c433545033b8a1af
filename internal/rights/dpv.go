package rights

import (
	"strings"

	"github.com/sysoon/steward/internal/data"
)

// The vocabularies of dpv.jsonld: the Data Privacy Vocabulary 2 of the W3C's
// community group, and its extension for the GDPR.
var dpvContext = map[string]string{
	"dpv": "https://w3id.org/dpv#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
	"dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#",
}

// dpvRights are the concepts of the rights that a package answers.
var dpvRights = map[Kind]string{Access: "eu-gdpr:A15", Portability: "eu-gdpr:A20"}

// dpvPurposes are the concepts nearest to the purposes of the statement.
var dpvPurposes = map[data.Purpose]string{
	data.Provide: "dpv:ServiceProvision", data.Improve: "dpv:OptimisationForController", data.Personalize: "dpv:Personalisation",
	data.Advertise: "dpv:Advertising", data.Operate: "dpv:OrganisationGovernance",
}

// dpvSources are the concepts of where data came from.
var dpvSources = map[data.Provenance]string{
	data.Provided: "dpv:DataSubject", data.Observed: "dpv:DataSubject", data.ThirdParty: "dpv:ThirdParty",
}

// dpvNode is one node of JSON-LD 1.1.
type dpvNode map[string]any

// jsonld says what the package holds in words that programs of other makers
// know: the right and its state, who answers, and for each category its
// purposes, its source and the files that it is in.
func (c contents) jsonld() dpvNode {
	handling := make([]dpvNode, 0, len(c.categories))
	for _, s := range c.categories {
		files := make([]dpvNode, 0, len(s.files()))
		for _, f := range s.files() {
			files = append(files, dpvNode{"@id": f})
		}
		handling = append(handling, dpvNode{
			"@type": "dpv:Process", "dpv:hasPersonalData": dpvNode{"@id": "urn:steward:category:" + string(s.Category), "dct:title": s.Title},
			"dpv:hasPurpose": concepts(general(s.purposes), dpvPurposes), "dpv:hasDataSource": concepts(s.provenances, dpvSources),
			"dct:extent": s.Items, "dct:hasPart": files,
		})
	}
	recipients := make([]dpvNode, 0, len(c.about.disclosures))
	for _, g := range c.information().Recipients {
		recipients = append(recipients, dpvNode{"@type": "dpv:Recipient", "dct:title": g.Recipient, "dct:description": g.Reason})
	}
	return dpvNode{
		"@context": dpvContext, "@id": "urn:uuid:" + string(c.request.ID), "@type": "dpv:RightFulfilmentNotice",
		"dct:created":  dpvNode{"@type": "xsd:dateTime", "@value": c.madeAt.UTC()},
		"dpv:hasRight": dpvNode{"@id": dpvRights[c.request.Kind]}, "dpv:hasStatus": dpvNode{"@id": "dpv:RequestFulfilled"},
		"dpv:hasDataController": dpvNode{"@type": "dpv:DataController", "dct:title": c.org.Name},
		"dpv:hasRecipient":      recipients, "dpv:hasProcess": handling,
	}
}

// general gives the purposes that these are parts of: provide_support is one of
// provide.
func general(purposes []data.Purpose) (out []data.Purpose) {
	for _, p := range purposes {
		whole, _, _ := strings.Cut(string(p), "_")
		out = with(out, data.Purpose(whole))
	}
	return out
}

// concepts gives each known word as a reference, in the order given.
func concepts[K comparable](words []K, known map[K]string) []dpvNode {
	out := make([]dpvNode, 0, len(words))
	for _, w := range words {
		if id, ok := known[w]; ok {
			out = append(out, dpvNode{"@id": id})
		}
	}
	return out
}
