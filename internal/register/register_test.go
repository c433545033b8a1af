package register_test

import (
	"bytes"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/register"
	"github.com/sysoon/steward/internal/term"
)

func read(t *testing.T, text string) register.Catalogue {
	t.Helper()
	all, problems := register.Check([]byte(text), nil)
	if len(problems) > 0 {
		t.Fatalf("%+v", problems)
	}
	return all
}

// TestWordsAreThoseOfData: the register speaks of categories and purposes as the
// records do.
func TestWordsAreThoseOfData(t *testing.T) {
	var categories, purposes, health []string
	for _, c := range data.Categories {
		categories = append(categories, string(c.Category))
	}
	for _, p := range data.Purposes {
		purposes = append(purposes, string(p.Purpose))
		if data.Permits(data.Health, p.Purpose) {
			health = append(health, string(p.Purpose))
		}
	}
	if !slices.Equal(categories, register.Categories) || !slices.Equal(purposes, register.Purposes) || !slices.Equal(health, register.HealthPurposes) {
		t.Errorf("data has %v, %v, %v", categories, purposes, health)
	}
}

// TestRow10And11DecliningSwitchesOff: exactly the features that need a declined
// item are off, and those that are only better with it go on without.
func TestRow10And11DecliningSwitchesOff(t *testing.T) {
	features := read(t, sample).Products[0].Features
	names := func(list []register.Off) (out []string) {
		for _, o := range list {
			out = append(out, o.Feature.ID)
		}
		return out
	}
	if got := register.Without(features, []string{"address"}); !slices.Equal(names(got), []string{"send"}) || !got[0].Whole {
		t.Errorf("without an address: %+v", got)
	}
	if got := register.Without(features, nil); len(got) != 0 {
		t.Errorf("nothing declined: %+v", got)
	}
}

// TestRow12LawAndContractGate: what law or contract demand can't be declined,
// and is what a contract waits for.
func TestRow12LawAndContractGate(t *testing.T) {
	features := read(t, sample).Products[0].Features
	var items []string
	for _, n := range register.Gate(features) {
		items = append(items, n.Item)
	}
	if !slices.Equal(items, []string{"vat_number", "billing_address"}) {
		t.Errorf("the contract waits for %v", items)
	}
	if got := register.Without(features, items); len(got) != 0 {
		t.Errorf("declined although law and contract demand them: %+v", got)
	}
}

// TestRow15OptionalItems: declining an optional item leaves the feature on, and
// says what it goes without.
func TestRow15OptionalItems(t *testing.T) {
	got := register.Without(read(t, sample).Products[0].Features, []string{"history"})
	if len(got) != 1 || got[0].Feature.ID != "suggest" || got[0].Whole || got[0].Missing[0].Item != "history" {
		t.Errorf("%+v", got)
	}
}

// TestRow46DocumentationLinks: products and features have their own.
func TestRow46DocumentationLinks(t *testing.T) {
	p := read(t, sample).Products[0]
	if p.DocsURL != "https://docs.example/mail" || p.Features[1].DocsURL != "https://docs.example/mail/suggest" {
		t.Errorf("%s, %s", p.DocsURL, p.Features[1].DocsURL)
	}
}

// TestRow8ProcessingIsSwitchedByTerms: what a term or a member's choice switches
// off doesn't happen; the rest does.
func TestRow8ProcessingIsSwitchedByTerms(t *testing.T) {
	list := read(t, sample).Products[0].Processing
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	rules, q := term.NewRules(term.Input{Products: []term.Product{{ID: "mail", Enterprise: true}}}), term.Question{ValidAt: day, KnownAt: day}
	if !list[0].Allowed(rules, q, nil) || !list[1].Allowed(rules, q, nil) {
		t.Error("something is off by default")
	}
	if list[1].Allowed(rules, q, map[term.Key]bool{term.Personalize: false}) {
		t.Error("the member's choice counts for nothing")
	}
}

func TestMalformedCataloguesAreRefusedWithTheirPlace(t *testing.T) {
	for name, c := range map[string]struct{ old, new, field, says string }{
		"unknown key":               {"audience: enterprise", "audience: enterprise\n    price: 3", "", "price"},
		"another format":            {"catalogue/1", "catalogue/9", "format", "steward.catalogue/1"},
		"bad product":               {"kind: service", "kind: spaceship", "products.0", "spaceship"},
		"unknown basis":             {"basis: required", "basis: whim", "products.0.features.0.needs.0.basis", "whim"},
		"unknown category":          {"{category: communications", "{category: secrets", "products.0.processing.0.category", "secrets"},
		"no reason":                 {"because: Mail is sent from it.", `because: ""`, "products.0.features.0.needs.0.because", "text"},
		"feature twice":             {"id: suggest", "id: send", "products.0.features.1.id", "twice"},
		"no such term":              {"term: use.personalize", "term: session.idle", "products.0.processing.1.term", "on or off"},
		"recipient nowhere":         {"country: DE", "country: Berlin", "recipients.1.country", "country"},
		"recipient of no product":   {"products: [mail], categories: [support]", "products: [post], categories: [support]", "recipients.1.products.0", "post"},
		"necessary advertising":     {"classes: [sign_in]", "classes: [advertising]", "identifiers.0.necessary", "consent"},
		"no length":                 {"lasts: P1Y", "lasts: a while", "identifiers.1.lasts", "P30D"},
		"health for advertisements": {"{category: activities, purpose: personalize", "{category: health, purpose: advertise", "products.0.processing.1.purpose", "Health"},
	} {
		text := strings.Replace(sample, c.old, c.new, 1)
		_, problems := register.Check([]byte(text), nil)
		if len(problems) == 0 || problems[0].Line == 0 || c.field != "" && problems[0].Field != c.field || !strings.Contains(problems[0].Message, c.says) {
			t.Errorf("%s: %+v", name, problems)
		}
	}
}

// TestTheWrittenFormGoesRound: what is written reads as the same.
func TestTheWrittenFormGoesRound(t *testing.T) {
	all := read(t, sample)
	body, err := register.Write(all)
	if err != nil {
		t.Fatal(err)
	}
	if again := read(t, string(body)); !reflect.DeepEqual(again, all) {
		t.Errorf("wrote\n%s", body)
	}
}

const published = "catalogue.schema.json"

// TestThePublishedCatalogueSchema accepts the sample and refuses what the code
// refuses; the file beside the code is what is served.
func TestThePublishedCatalogueSchema(t *testing.T) {
	want, err := register.Schema()
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("WRITE_SCHEMA") != "" {
		if err := os.WriteFile(published, want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(published); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is stale (%v): run WRITE_SCHEMA=1 go test ./internal/register", published, err)
	}
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(published, raw); err != nil {
		t.Fatal(err)
	}
	s := c.MustCompile(published)
	valid := func(text string) error {
		body, err := yaml.YAMLToJSON([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		return s.Validate(v)
	}
	if err := valid(sample); err != nil {
		t.Error(err)
	}
	for _, bad := range []string{"basis: whim", "basis: 3"} {
		if valid(strings.Replace(sample, "basis: required", bad, 1)) == nil {
			t.Errorf("%s is valid", bad)
		}
	}
	if len(product.Families) == 0 {
		t.Error("no families")
	}
}

// TestTheSampleRegisterIsInOrder: what is loaded into a sample is what an
// operator could import.
func TestTheSampleRegisterIsInOrder(t *testing.T) {
	text, err := os.ReadFile("../demo/register.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if all := read(t, string(text)); len(all.Products) < 3 || len(all.Recipients) < 3 || len(all.Identifiers) < 4 {
		t.Errorf("%d products, %d recipients, %d identifiers", len(all.Products), len(all.Recipients), len(all.Identifiers))
	}
}

// TestRow2And33And35And36Register: processing is listed with its purposes, and
// cookies, beacons and identifiers with what they are for and whose they are;
// what is not necessary needs consent.
func TestRow2And33And35And36Register(t *testing.T) {
	all := read(t, sample)
	for _, p := range all.Products[0].Processing {
		if p.Category == "" || p.Purpose == "" {
			t.Errorf("%+v", p)
		}
	}
	if len(all.Identifiers) == 0 {
		t.Fatal("no identifiers")
	}
	for _, i := range all.Identifiers {
		if i.Kind == "" || len(i.Classes) == 0 || i.About == "" {
			t.Errorf("%+v", i)
		}
	}
}
