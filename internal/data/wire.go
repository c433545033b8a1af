package data

import (
	"errors"
	"regexp"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/product"
)

// wire is the subject as the protocol sends it.
func (s Subject) wire() protocol.Subject {
	return protocol.Subject{
		OrganizationID: string(s.OrgID), Organization: s.OrgSlug, MemberID: string(s.MemberID),
		UserName: s.UserName, ExternalID: s.ExternalID, Emails: s.Emails,
	}
}

func texts(categories []Category) []string {
	out := make([]string, len(categories))
	for i, c := range categories {
		out[i] = string(c)
	}
	return out
}

// maxRegions bounds a list of regions: there are some 250 countries.
const maxRegions = 300

var regionForm = regexp.MustCompile(`^[A-Z]{2}(-[A-Z0-9]{1,3})?$`)

// readDescription checks what a source says of itself.
func readDescription(d protocol.Description) (Description, error) {
	out := Description{Name: cut(d.Name, 200), Asynchronous: d.Asynchronous}
	if d.Protocol != protocol.Version {
		return out, breach("its protocol is " + cut(d.Protocol, 40) + ", not " + protocol.Version)
	}
	if len(d.Regions) == 0 || len(d.Regions) > maxRegions {
		return out, breach("it does not say in which regions it keeps data")
	}
	for _, r := range d.Regions {
		if !regionForm.MatchString(r) {
			return out, breach("it names the malformed region " + cut(r, 40))
		}
	}
	out.Regions = d.Regions
	for _, k := range d.Keys {
		if slices.Contains(protocol.Keys, k) {
			out.Keys = append(out.Keys, k)
		}
	}
	for _, p := range d.Products {
		held := DescribedProduct{ProductID: product.ID(p.ID)}
		for _, c := range p.Categories {
			if _, known := Category(c.Name).Info(); !known {
				return out, breach("it names the unknown category " + cut(c.Name, 40))
			}
			held.Categories = append(held.Categories, Category(c.Name))
			held.addFields(c)
		}
		out.Products = append(out.Products, held)
	}
	return out, nil
}

// addFields keeps what is said of a category's fields, as far as items may have
// so many.
func (p *DescribedProduct) addFields(c protocol.Category) {
	for _, f := range c.Fields[:min(len(c.Fields), protocol.MaxFields)] {
		if p.Fields == nil {
			p.Fields = map[Category][]Field{}
		}
		p.Fields[Category(c.Name)] = append(p.Fields[Category(c.Name)],
			Field{Name: cut(f.Name, protocol.MaxFieldName), Description: cut(f.Description, 500), Rectify: f.Rectify})
	}
}

func readFound(f protocol.Found) (Found, error) {
	var out Found
	for _, c := range f.Counts {
		if _, known := Category(c.Category).Info(); !known || c.Count < 0 {
			return Found{}, breach("it counts an unknown category, or below zero")
		}
		if c.Count == 0 {
			continue
		}
		out.Counts = append(out.Counts, Count{
			Category: Category(c.Category), ProductID: product.ID(c.Product),
			Count: c.Count, First: c.First.UTC(), Last: c.Last.UTC(),
		})
	}
	return out, nil
}

func readPage(p protocol.Page, yield func(Item) error) error {
	if len(p.Items) > protocol.MaxPage {
		return breach("a page has more items than were asked for")
	}
	for _, i := range p.Items {
		item := Item{
			Key: i.Key, ProductID: product.ID(i.Product), Category: Category(i.Category),
			Provenance: Provenance(i.Provenance), Purpose: Purpose(i.Purpose),
			At: i.At.UTC(), Title: i.Title, Content: i.Content, Fields: i.Fields, Restricted: i.Restricted,
		}
		if wrong := item.problem(); wrong != "" {
			return breach("an item's " + wrong)
		}
		if err := yield(item); err != nil {
			return err
		}
	}
	return nil
}

func readOutcome(o protocol.Outcome) (Outcome, error) {
	out := Outcome{State: OutcomeState(o.State), Erased: o.Erased, Changed: o.Changed, Remaining: o.Remaining}
	if o.Erased < 0 || o.Changed < 0 || o.Remaining < 0 || o.CheckAfter < 0 {
		return out, breach("an outcome counts below zero")
	}
	switch {
	case out.State != OutcomeDone && out.State != OutcomePending && out.State != OutcomeRemaining:
		return out, breach("an outcome has the unknown state " + cut(o.State, 40))
	case out.State == OutcomeDone && o.Remaining > 0:
		return out, breach("it says that it is done although something is left")
	}
	out.CheckAfter = min(time.Duration(min(o.CheckAfter, 1<<20))*time.Second, maxRetryAfter)
	for _, r := range o.Retained {
		if _, known := Category(r.Category).Info(); !known || r.Count < 0 || r.Ground == "" {
			return out, breach("it retains something without a known category, a count and a ground")
		}
		out.Retained = append(out.Retained, Retained{
			ProductID: product.ID(r.Product), Category: Category(r.Category), Count: r.Count,
			Ground: cut(r.Ground, 500), Until: r.Until.UTC(),
		})
	}
	for _, r := range o.Refused[:min(len(o.Refused), maxCorrections)] {
		if r.Ground == "" {
			return out, breach("it refuses a correction without a ground")
		}
		out.Refused = append(out.Refused, Refused{
			Category: Category(cut(r.Category, 64)), Key: cut(r.Key, 200), Field: cut(r.Field, protocol.MaxFieldName), Ground: cut(r.Ground, 500),
		})
	}
	return out, nil
}

// maxCorrections bounds one request to correct.
const maxCorrections = 50

// Check tells whether an item can be taken over; its error is the rest of a
// sentence that begins "its".
func (i Item) Check() error {
	if wrong := i.problem(); wrong != "" {
		return errors.New(wrong)
	}
	return nil
}

// problem says what is wrong with an item, or "".
func (i Item) problem() string {
	info, known := i.Category.Info()
	switch {
	case i.Key == "" || len(i.Key) > 200:
		return "key must have 1 to 200 bytes"
	case !known:
		return "category is unknown"
	case i.Provenance != Provided && i.Provenance != Observed && i.Provenance != ThirdParty:
		return "provenance must be provided, observed or third_party"
	case !Permits(i.Category, i.Purpose):
		return "purpose is unknown, or not permitted for its category"
	case i.At.IsZero():
		return "time is missing"
	case info.Class == Metadata && i.Content != "":
		return "content must be empty: of credentials only that they exist may be kept"
	}
	return textProblem(i)
}

// textProblem checks sizes and encoding of an item's texts.
func textProblem(i Item) string {
	switch {
	case len(i.Title) > protocol.MaxTitle:
		return "title has more than 500 bytes"
	case len(i.Content) > protocol.MaxContent:
		return "content has more than 64 KiB"
	case len(i.Fields) > protocol.MaxFields:
		return "fields are more than 50"
	case !storable(i.Title) || !storable(i.Content):
		return "title or content is not valid UTF-8 text"
	}
	for name, value := range i.Fields {
		if name == "" || len(name) > protocol.MaxFieldName || len(value) > protocol.MaxFieldValue {
			return "fields need names of 1 to 64 bytes and values of at most 4 KiB"
		}
		if !storable(name) || !storable(value) {
			return "fields are not valid UTF-8 text"
		}
	}
	return ""
}
