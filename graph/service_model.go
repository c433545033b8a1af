package graph

import (
	"math"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/credential"
)

func serviceModel(s credential.Service) *model.ServiceAccount {
	return &model.ServiceAccount{
		ID: globalID(typeService, s.ID), Key: string(s.ID), Name: s.Name, Description: s.Description,
		Permissions: each(s.Permissions, permissionModel), PointsPerSecond: orNil(s.PointsPerSecond),
		DisabledAt: s.DisabledAt, CreatedAt: s.CreatedAt, Version: s.Version,
	}
}

// serviceOr maps what a domain function gives.
func serviceOr(s credential.Service, err error) (*model.ServiceAccount, error) {
	if err != nil {
		return nil, err
	}
	return serviceModel(s), nil
}

func newService(name, description string, permissions []model.Permission, points *int) credential.NewService {
	return credential.NewService{
		Name: name, Description: description, PointsPerSecond: pointsOf(points),
		Permissions: each(permissions, func(p model.Permission) access.Permission { return access.Permission(p) }),
	}
}

func newServiceToken(in model.IssueServiceTokenInput) credential.NewToken {
	return credential.NewToken{
		Label: in.Label, Expires: orZero(in.ExpiresAt), PointsPerSecond: pointsOf(in.PointsPerSecond),
		Scopes: each(in.Scopes, func(p model.Permission) access.Permission { return access.Permission(p) }),
	}
}

// pointsOf is 0, which means no limit of its own, only where nothing was asked.
func pointsOf(p *int) int {
	switch {
	case p == nil:
		return 0
	case *p < 1:
		return math.MinInt // refused by the domain with the range
	}
	return *p
}
