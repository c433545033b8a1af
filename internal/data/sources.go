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
				Source: HTTP(s.Client, c.URL, secret),
			})
		}
		return nil
	})
	return out, err
}
