package graph

import (
	"context"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/finding"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// The types of global ids of domains and standing.
const (
	typeDomain             = "Domain"
	typeFoundAccount       = "FoundAccount"
	typeOrganizationNotice = "OrganizationNotice"
)

// outside is change for what opens its own transactions, because it looks
// something up in the world or works across two organizations.
func outside[T any](ctx context.Context, r *Resolver, p access.Permission, fn func() (*T, error)) (*T, []*model.UserError, error) {
	out, err := fn()
	if err == nil {
		err = r.DB.Update(ctx, p, func(tx *db.Tx) error { return effect(ctx, tx) })
	}
	errs, err := userErrors(ctx, err)
	if err != nil || len(errs) > 0 {
		return nil, errs, err
	}
	return out, errs, nil
}

func (r *Resolver) desk() finding.Desk { return finding.Desk{DB: r.DB} }

func domainModel(d org.Domain) *model.Domain {
	return &model.Domain{
		ID: globalID(typeDomain, d.ID), Name: d.Name, VerifiedBy: string(d.Source), VerifiedAt: d.VerifiedAt,
		State: up[model.DomainState](d.State), RecordName: d.RecordName(), RecordValue: d.RecordValue(),
		CheckedAt: d.CheckedAt, Problem: orNil(d.Problem), LostAt: d.LostAt, GraceEndsAt: d.GraceEndsAt, Of: d,
	}
}

func accountCounts(counts map[member.AccountKind]int) []*model.AccountCount {
	return each([]member.AccountKind{member.WorkOrSchool, member.Personal, member.ThirdParty}, func(k member.AccountKind) *model.AccountCount {
		return &model.AccountCount{Kind: up[model.AccountKind](k), Count: counts[k]}
	})
}

func foundAccountModel(f finding.Finding) *model.FoundAccount {
	return &model.FoundAccount{
		ID: globalID(typeFoundAccount, f.ID), Kind: up[model.AccountKind](f.AccountKind), Address: orNil(f.Address),
		State: up[model.FoundAccountState](f.State), Asked: upOrNil[model.AddressChoice](f.Asked), AskedAt: f.AskedAt,
		RemindedAt: f.RemindedAt, DueAt: f.DueAt, Answer: upOrNil[model.AddressChoice](f.Answer), AnsweredAt: f.AnsweredAt,
	}
}

func addressQuestionModel(f finding.Finding) *model.AddressQuestion {
	return &model.AddressQuestion{
		ID: globalID(typeFoundAccount, f.ID), Organization: f.Organization, Domain: f.Domain, Asked: up[model.AddressChoice](f.Asked),
		DueAt: *f.DueAt, Answer: upOrNil[model.AddressChoice](f.Answer), ConfirmBy: f.NewExpires,
	}
}
