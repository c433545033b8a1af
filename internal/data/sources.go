package data

import (
	"context"
	"net/http"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/product"
)

// Sources finds the sources of an organization.
type Sources struct {
	DB *db.DB
	// Client comes from package outbound, with the limits protocol.AnswerWithin
	// and protocol.MaxAnswer.
	Client *http.Client
	// BaseURL is Steward's own address, at which sources call back (Callbacks);
	// "" means that they don't, and are asked.
	BaseURL string
}

// NamedSource is a source with its name.
type NamedSource struct {
	// ID is BuiltinID, or the id of the product's source.
	ID   product.SourceID
	Name string
	// ProductID is empty for the built-in source, which serves all products.
	ProductID product.ID
	Source    Source
}

// List gives the built-in source and those that the organization has connected,
// in a stable order. The context carries an actor that may Work.
func (s Sources) List(ctx context.Context) (out []NamedSource, err error) {
	err = s.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		out = []NamedSource{{ID: BuiltinID, Name: "Steward", Source: Builtin(s.DB)}}
		connected, err := product.Sources(tx)
		if err != nil {
			return err
		}
		for _, c := range connected {
			if c.Kind != product.HTTP || c.URL == "" {
				continue
			}
			secret, err := product.Secret(tx, c.ID)
			if err != nil {
				return err
			}
			out = append(out, NamedSource{
				ID: c.ID, Name: c.Name, ProductID: c.Product,
				Source: s.connected(tx.Org, c, secret),
			})
		}
		return nil
	})
	return out, err
}

// connected is a product's source that remembers its jobs and may call back.
func (s Sources) connected(org access.OrgID, c product.Source, secret []byte) Source {
	h := newHTTP(s.Client, c.URL, secret)
	h.jobs = &journal{d: s.DB, source: c.ID}
	if s.BaseURL != "" {
		h.callback = func(key string) string { return CallbackURL(s.BaseURL, org, c.ID, key) }
	}
	return h
}
