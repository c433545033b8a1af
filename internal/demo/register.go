package demo

import (
	"context"
	_ "embed" // the sample register
)

// registerText is what the sample vendor says of its products, beside their
// names: features, processing, recipients and identifiers.
//
//go:embed register.yaml
var registerText string

// publishRegister publishes it as an operator would.
func publishRegister(ctx context.Context, operator *graphql) error {
	return operator.mutate(ctx, "importCatalogue", "ImportCatalogueInput", vars{"yaml": registerText})
}
