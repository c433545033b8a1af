package product

import (
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/fault"
)

const sample = `
products:
  - id: mail
    name: Mail
    family: enterprise_online_service
    kind: service
    audience: enterprise
    docs: https://docs.example/mail
    versions: ">=2.0 <3.0"
    sources:
      - {id: mail-archive, name: Archive, kind: http}
      - {id: mail-built, name: Built in, kind: builtin}
  - {id: maps, name: Maps, family: external, kind: app, audience: home, statement: https://maps.example/privacy}
`

func TestCatalogueIsRead(t *testing.T) {
	all, err := ParseCatalogue([]byte(sample))
	if err != nil || len(all) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	m := all[0]
	if m.ID != "mail" || m.Family != EnterpriseOnlineService || m.DocsURL == "" || m.VersionRange == "" || len(m.Sources) != 2 {
		t.Errorf("%+v", m)
	}
}

func TestMalformedCataloguesAreRefused(t *testing.T) {
	edit := func(old, new string) string { return strings.Replace(sample, old, new, 1) }
	cases := []struct{ name, text, says string }{
		{"unknown key", edit("audience: enterprise", "audience: enterprise\n    price: 3"), "price"},
		{"not YAML", "products: [", ""},
		{"bad id", edit("id: mail", "id: Mail"), "small letters"},
		{"no name", edit("name: Mail", "name: \"\""), "name"},
		{"unknown family", edit("enterprise_online_service", "toys"), "toys"},
		{"unknown kind", edit("kind: service", "kind: spaceship"), "spaceship"},
		{"unknown audience", edit("audience: enterprise", "audience: pets"), "pets"},
		{"docs without https", edit("https://docs", "http://docs"), "https"},
		{"bad versions", edit(">=2.0 <3.0", "new ones"), "versions"},
		{"external without statement", edit(", statement: https://maps.example/privacy", ""), "statement"},
		{"statement of our own", edit("docs: https://docs.example/mail", "statement: https://x.example"), "statement"},
		{"product twice", edit("id: maps", "id: mail"), "twice"},
		{"source twice", edit("id: mail-built", "id: mail-archive"), "twice"},
		{"bad source id", edit("id: mail-built", "id: Built"), "small letters"},
		{"source without name", edit("name: Built in", "name: \"\""), "name"},
		{"source of another kind", edit("kind: builtin", "kind: ftp"), "ftp"},
	}
	for _, c := range cases {
		if _, err := ParseCatalogue([]byte(c.text)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestFamilies(t *testing.T) {
	var enterprise []Family
	for _, f := range Families {
		if f.EnterpriseAndDeveloper() {
			enterprise = append(enterprise, f)
		}
	}
	if !slices.Equal(enterprise, Families[:5]) || Family("made up").EnterpriseAndDeveloper() {
		t.Errorf("agreements reach %v", enterprise)
	}
}
