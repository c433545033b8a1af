package product

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/sysoon/steward/internal/fault"
)

// catalogue is the file's form.
type catalogue struct {
	Products []Product `yaml:"products"`
}

// ParseCatalogue reads products from YAML: a list under "products", each with
// id, name, family, kind, audience, docs, versions, statement and sources.
// Unknown keys and values are faults of kind Invalid that name the place.
func ParseCatalogue(text []byte) ([]Product, error) {
	var c catalogue
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.DisallowUnknownField()).Decode(&c); err != nil {
		return nil, fault.New(fault.Invalid, "The catalogue can't be read: %s", yaml.FormatError(err, false, false)).Because(err)
	}
	return c.Products, check(c.Products)
}

var (
	slugForm    = regexp.MustCompile(`^[a-z][a-z0-9-]{0,62}$`)
	linkForm    = regexp.MustCompile(`^https://[^\s]+$`)
	versionForm = regexp.MustCompile(`^((>=|>|<=|<|=)?\d+(\.\d+)*)( (>=|>|<=|<|=)?\d+(\.\d+)*)*$`)
)

// Check tells what is wrong with products as a whole; a fault names the place.
func Check(products []Product) error { return check(products) }

// check tells what is wrong with a catalogue as a whole.
func check(products []Product) error {
	ids, sources := map[ID]bool{}, map[SourceID]bool{}
	for i, p := range products {
		if err := p.check(); err != nil {
			return fault.New(fault.Invalid, "Product %d (%q): %v", i+1, p.ID, err).On(fmt.Sprintf("products.%d", i))
		}
		if ids[p.ID] {
			return fault.New(fault.Invalid, "The product %q is there twice.", p.ID).On(fmt.Sprintf("products.%d", i))
		}
		ids[p.ID] = true
		for _, s := range p.Sources {
			if sources[s.ID] {
				return fault.New(fault.Invalid, "The source %q is there twice.", s.ID).On(fmt.Sprintf("products.%d.sources", i))
			}
			sources[s.ID] = true
		}
	}
	return nil
}

func (p Product) check() error {
	switch {
	case !slugForm.MatchString(string(p.ID)):
		return fmt.Errorf("the id is made of small letters, digits and hyphens, and begins with a letter")
	case strings.TrimSpace(p.Name) == "":
		return fmt.Errorf("it needs a name")
	case !slices.Contains(Families, p.Family):
		return fmt.Errorf("%q is not a family; it is one of %s", p.Family, join(Families))
	case !slices.Contains(Kinds, p.Kind):
		return fmt.Errorf("%q is not a kind; it is one of %s", p.Kind, join(Kinds))
	case !slices.Contains(Audiences, p.Audience):
		return fmt.Errorf("%q is not an audience; it is one of %s", p.Audience, join(Audiences))
	case p.DocsURL != "" && !linkForm.MatchString(p.DocsURL):
		return fmt.Errorf("the address of its documentation must begin with https://")
	case p.VersionRange != "" && !versionForm.MatchString(p.VersionRange):
		return fmt.Errorf("versions are written like >=2.0 <3.0")
	case (p.Family == External) != (p.StatementURL != ""), p.StatementURL != "" && !linkForm.MatchString(p.StatementURL):
		return fmt.Errorf("an external product, and no other, gives the https:// address of its own statement")
	}
	return p.checkSources()
}

func (p Product) checkSources() error {
	for _, s := range p.Sources {
		switch {
		case !slugForm.MatchString(string(s.ID)):
			return fmt.Errorf("the source id %q is made of small letters, digits and hyphens, and begins with a letter", s.ID)
		case strings.TrimSpace(s.Name) == "":
			return fmt.Errorf("the source %q needs a name", s.ID)
		case s.Kind != Builtin && s.Kind != HTTP:
			return fmt.Errorf("the source %q is builtin or http, not %q", s.ID, s.Kind)
		}
	}
	return nil
}

func join[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, v := range all {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
