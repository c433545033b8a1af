package data

import (
	"context"
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/term"
)

// applicant is a source that is to be connected.
type applicant struct {
	source product.Source
	secret []byte
	// permitted is the term residency.regions for the source's product.
	permitted term.Resolution
}

// Admit asks a source to describe itself before an organization connects it: it
// must be reached at the address, accept the secret (empty means the one that is
// kept), hold the product that it belongs to, and keep data only in the regions
// that the term residency.regions permits. It dials, so it is called before the
// transaction that connects. Failures are faults on "url".
func (s Sources) Admit(ctx context.Context, id product.SourceID, url, secret string) error {
	a := applicant{secret: []byte(secret)}
	err := s.DB.View(ctx, access.ManageProducts, func(tx *db.Tx) error { return a.load(tx, id) })
	if err != nil {
		return err
	}
	d, err := HTTP(s.Client, url, a.secret).Describe(ctx)
	if err != nil {
		return asFault(err).On("url")
	}
	if f := a.problem(d); f != nil {
		return f.On("url")
	}
	return nil
}

func (a *applicant) load(tx *db.Tx, id product.SourceID) (err error) {
	if a.source, err = product.FindSource(tx, id); err != nil {
		return err
	}
	if len(a.secret) == 0 && a.source.Connected {
		if a.secret, err = product.Secret(tx, id); err != nil {
			return err
		}
	}
	a.permitted, err = term.Ask(tx, term.ResidencyRegions, term.Scope{Product: string(a.source.Product)})
	return err
}

func (a *applicant) problem(d Description) *fault.Error {
	holds := slices.ContainsFunc(d.Products, func(p DescribedProduct) bool { return p.ProductID == a.source.Product })
	if !holds {
		return fault.New(fault.Invalid, "What answers at this address does not hold data of the product %s.", a.source.Product)
	}
	if a.permitted.External { // a statement of its own says where
		return nil
	}
	for _, r := range d.Regions {
		if !covered(r, a.permitted.Value.Set()) {
			return fault.New(fault.Denied, "The source keeps data in %s. %s", r, a.permitted.Sentence)
		}
	}
	return nil
}

// union is the European Union by ISO 3166 codes.
const union = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"

// covered tells whether a region lies in one that is permitted: the same, the
// country of a subdivision, or the European Union of a country.
func covered(region string, permitted []string) bool {
	country, _, _ := strings.Cut(region, "-")
	if country == "GB" {
		country = "UK"
	}
	return slices.ContainsFunc(permitted, func(p string) bool {
		if p == "GB" {
			p = "UK"
		}
		return p == region || p == country || p == "EU" && strings.Contains(union, country)
	})
}
