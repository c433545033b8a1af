package register

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/token"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// Limits of a catalogue.
const (
	maxProducts = 500
	maxListed   = 1000
	maxTitle    = 120
	maxAbout    = 600
	maxProblems = 100
)

var (
	slugForm    = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,62}$`)
	countryForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)
	linkForm    = regexp.MustCompile(`^https://[^\s]{1,500}$`)
)

// checking gathers what is wrong with a catalogue, by the path of each field.
type checking struct {
	places map[string]*token.Position
	found  []term.Problem
}

func (c *checking) add(field, message string, args ...any) {
	p := term.Problem{Field: field, Fatal: true, Message: fmt.Sprintf(message, args...)}
	for at := field; at != ""; at = at[:max(0, strings.LastIndexByte(at, '.'))] {
		if pos := c.places[at]; pos != nil {
			p.Line, p.Column = pos.Line, pos.Column
			break
		}
	}
	c.found = append(c.found, p)
}

// need adds a problem unless it is all right.
func (c *checking) need(ok bool, field, message string, args ...any) {
	if !ok {
		c.add(field, message, args...)
	}
}

func (c *checking) text(field, value string, most int) {
	c.need(strings.TrimSpace(value) != "" && len(value) <= most, field, "It needs a text of 1 to %d bytes.", most)
}

// oneOf wants one of the words of a closed list.
func oneOf[T ~string](c *checking, field string, value T, list []T) {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	c.need(slices.Contains(list, value), field, "%q is none of %s.", value, strings.Join(words, ", "))
}

func (c *checking) unique(seen map[string]bool, field, id string) {
	c.need(slugForm.MatchString(id), field, "An id is made of small letters, digits, hyphens and underscores, and begins with a letter.")
	c.need(!seen[id], field, "%q is there twice.", id)
	seen[id] = true
}

// check finds everything that is wrong with a catalogue. known are the products
// that are published already.
func (c *checking) check(all Catalogue, known []product.ID) {
	c.need(len(all.Products) <= maxProducts, "products", "A catalogue has at most %d products.", maxProducts)
	c.need(len(all.Recipients) <= maxListed && len(all.Identifiers) <= maxListed, "recipients", "A catalogue has at most %d recipients and as many identifiers.", maxListed)
	products := make([]product.Product, len(all.Products))
	for i, e := range all.Products {
		products[i] = e.Product
		known = append(known, e.ID)
		at := fmt.Sprintf("products.%d", i)
		c.features(at, e.Features)
		for k, p := range e.Processing {
			c.processing(fmt.Sprintf("%s.processing.%d", at, k), p)
		}
	}
	if err := product.Check(products); err != nil {
		f := fault.Shown(err)
		field := "products"
		if len(f.Fields) > 0 {
			field = f.Fields[0]
		}
		c.add(field, "%s", f.Message)
	}
	seen := map[string]bool{}
	for i, r := range all.Recipients {
		at := fmt.Sprintf("recipients.%d", i)
		c.unique(seen, at+".id", r.ID)
		c.recipient(at, r, all.Recipients)
		c.known(at, r.Products, known)
	}
	seen = map[string]bool{}
	for i, d := range all.Identifiers {
		at := fmt.Sprintf("identifiers.%d", i)
		c.unique(seen, at+".id", d.ID)
		c.identifier(at, d)
		c.known(at, d.Products, known)
	}
}

func (c *checking) known(at string, ids, known []product.ID) {
	for i, id := range ids {
		c.need(slices.Contains(known, id), fmt.Sprintf("%s.products.%d", at, i), "There is no product %q.", id)
	}
}

func (c *checking) features(at string, list []Feature) {
	seen := map[string]bool{}
	for i, f := range list {
		at := fmt.Sprintf("%s.features.%d", at, i)
		c.unique(seen, at+".id", f.ID)
		c.text(at+".title", f.Title, maxTitle)
		c.need(len(f.About) <= maxAbout, at+".about", "It has at most %d bytes.", maxAbout)
		c.need(f.DocsURL == "" || linkForm.MatchString(f.DocsURL), at+".docs", "The address of documentation begins with https://.")
		items := map[string]bool{}
		for k, n := range f.Needs {
			at := fmt.Sprintf("%s.needs.%d", at, k)
			c.unique(items, at+".item", n.Item)
			c.text(at+".title", n.Title, maxTitle)
			c.text(at+".because", n.Because, maxAbout)
			oneOf(c, at+".category", n.Category, Categories)
			oneOf(c, at+".basis", n.Basis, Bases)
		}
	}
}

func (c *checking) processing(at string, p Processing) {
	oneOf(c, at+".category", p.Category, Categories)
	oneOf(c, at+".purpose", p.Purpose, Purposes)
	oneOf(c, at+".ground", p.Ground, Grounds)
	oneOf(c, at+".role", p.Role, Roles)
	c.need(p.Category != "health" || slices.Contains(HealthPurposes, p.Purpose), at+".purpose", "Health data isn't processed for %s.", p.Purpose)
	for i, region := range p.Regions {
		c.need(countryForm.MatchString(region), fmt.Sprintf("%s.regions.%d", at, i), "A region is written like EU or US-CA.")
	}
	if p.Term != "" {
		d, ok := term.Lookup(p.Term)
		c.need(ok && d.Type == term.TypeBool, at+".term", "%q is no term that is on or off.", p.Term)
	}
}

func (c *checking) recipient(at string, r Recipient, all []Recipient) {
	c.text(at+".name", r.Name, maxTitle)
	oneOf(c, at+".kind", r.Kind, RecipientKinds)
	c.need(countryForm.MatchString(r.Country), at+".country", "A country is written like DE or US-CA.")
	c.text(at+".does", r.Does, maxAbout)
	c.need(r.URL == "" || linkForm.MatchString(r.URL), at+".url", "The address begins with https://.")
	c.need(len(r.Categories) > 0, at+".categories", "Name the categories of data that it receives.")
	for i, category := range r.Categories {
		oneOf(c, fmt.Sprintf("%s.categories.%d", at, i), category, Categories)
	}
	if r.Parent != "" {
		c.need(slices.ContainsFunc(all, func(o Recipient) bool { return o.ID == r.Parent && o.Kind == Affiliate && o.ID != r.ID }),
			at+".parent", "There is no affiliate %q.", r.Parent)
	}
}

func (c *checking) identifier(at string, d Identifier) {
	c.text(at+".name", d.Name, maxTitle)
	c.text(at+".about", d.About, maxAbout)
	oneOf(c, at+".kind", d.Kind, IdentifierKinds)
	c.need(len(d.Owner) <= maxTitle, at+".owner", "It has at most %d bytes.", maxTitle)
	c.need(len(d.Classes) > 0, at+".classes", "Say what it is for.")
	for i, class := range d.Classes {
		oneOf(c, fmt.Sprintf("%s.classes.%d", at, i), class, Classes)
		c.need(!d.Necessary || class != "advertising" && class != "analytics", at+".necessary", "What is for %s is never necessary: it needs consent.", class)
	}
	if d.Lasts != "" {
		_, err := term.ParseDuration(d.Lasts)
		c.need(err == nil, at+".lasts", "%q is no length of time such as P30D.", d.Lasts)
	}
}
