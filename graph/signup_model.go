package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
	orgsignup "github.com/sysoon/steward/internal/signup"
)

const typeSignUp = "SignUp"

func signUpModel(s orgsignup.SignUp) *model.SignUp {
	return &model.SignUp{
		ID: globalID(typeSignUp, s.ID), State: up[model.SignUpState](s.State), Name: s.Name, Domain: s.Domain, Email: s.Email,
		Kind: up[model.OrganizationKind](s.Kind), Jurisdiction: s.Jurisdiction, Reason: orNil(s.Reason), ProvenAt: s.ProvenAt, DecidedAt: s.DecidedAt,
	}
}

func signUpsModel(tx *db.Tx) (*model.SignUps, error) {
	mode, err := orgsignup.ModeOf(tx)
	if err != nil {
		return nil, err
	}
	all, err := orgsignup.Waiting(tx)
	return &model.SignUps{Mode: up[model.SignUpMode](mode), List: each(all, signUpModel)}, err
}

// vendorTx is the operator's transaction in the vendor's organization, to which
// sign-ups belong, whatever organization the operator comes from.
func vendorTx(ctx context.Context, w *db.Wide) (*db.Tx, error) {
	vendor, err := org.VendorOf(w)
	if err != nil {
		return nil, err
	}
	operator, _ := access.From(ctx)
	return w.In(vendor.ID, operator), nil
}
