package graph

import (
	"context"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

func (r *Resolver) directoryModel(d directory.Directory) *model.Directory {
	return &model.Directory{
		ID: globalID(typeDirectory, d.ID), Key: d.ID, Name: d.Name, Profile: up[model.DirectoryProfile](d.Profile),
		State: up[model.DirectoryState](d.State), URL: r.BaseURL + "/scim/" + d.ID + "/v2", TokenURL: r.BaseURL + "/scim/" + d.ID + "/oauth/token",
		CreatedAt: d.CreatedAt, LastSyncAt: d.LastSyncAt,
		Mapping: each(d.Mapping, mappingModel), MappingVersion: d.MappingVersion,
		Log: &model.DirectoryLogSettings{Values: d.Log.Values, Days: d.Log.Days, Version: d.Log.Version},
	}
}

func (r *Resolver) directoryOr(d directory.Directory, err error) (*model.Directory, error) {
	if err != nil {
		return nil, err
	}
	return r.directoryModel(d), nil
}

func changedDirectory(d directory.Directory, in model.UpdateDirectoryInput) directory.Directory {
	if in.Name != nil {
		d.Name = *in.Name
	}
	if in.Profile != nil {
		d.Profile = down[directory.Profile](*in.Profile)
	}
	if in.State != nil {
		d.State = down[directory.State](*in.State)
	}
	return d
}

func directoryTokenModel(t directory.Token) *model.DirectoryToken {
	return &model.DirectoryToken{
		ID: globalID(typeDirectoryToken, t.ID), Label: t.Label, Prefix: t.Prefix, CreatedAt: t.CreatedAt,
		ExpiresAt: t.ExpiresAt, LastUsedAt: t.LastUsedAt, RevokedAt: t.RevokedAt,
	}
}

// issueDirectoryToken asks the term how long a token may live, as package
// directory leaves it to its caller.
func issueDirectoryToken(tx *db.Tx, in model.IssueDirectoryTokenInput) (out model.IssueDirectoryTokenPayload, err error) {
	id, err := keyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	if err != nil {
		return out, err
	}
	lifetime, err := term.Ask(tx, term.DirectoryToken, term.Scope{})
	if err != nil {
		return out, err
	}
	latest := tx.Now.Add(lifetime.Value.Duration().Nominal())
	expires := latest
	if in.ExpiresAt != nil {
		expires = *in.ExpiresAt
	}
	if expires.After(latest) {
		return out, fault.New(fault.Invalid, "%s So the token can end on %s at the latest.", lifetime.Sentence, latest.Format(time.DateOnly)).On("expiresAt")
	}
	t, secret, err := directory.Issue(tx, id, in.Label, expires)
	if err != nil {
		return out, err
	}
	return model.IssueDirectoryTokenPayload{Token: directoryTokenModel(t), Secret: &secret}, nil
}

func exchangeModel(e directory.Exchange) *model.Exchange {
	return &model.Exchange{
		ID: globalID(typeExchange, e.ID), At: e.At, Method: e.Method, Path: e.Path, Status: e.Status,
		Milliseconds: int(e.Duration.Milliseconds()), Problem: orNil(e.Detail), ResourceType: orNil(e.ResourceType),
		ScimType: orNil(e.ScimType), Query: orNil(e.Query), Warnings: each(e.Warnings, func(w string) string { return w }), Of: e,
	}
}

func (r *Resolver) exchangeConnection(p page, list []directory.Exchange, more bool) *model.ExchangeConnection {
	cursors := r.sealed(p, each(list, func(e directory.Exchange) string { return e.ID }))
	c := &model.ExchangeConnection{Nodes: each(list, exchangeModel), PageInfo: p.info(cursors, more)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.ExchangeEdge{Cursor: cursors[i], Node: n})
	}
	return c
}

// health is how a directory did day by day, or all of them for "".
func (r *Resolver) health(ctx context.Context, key string, days int) ([]*model.DirectoryDay, error) {
	return read(ctx, r.DB, access.ReadDirectories, func(tx *db.Tx) ([]*model.DirectoryDay, error) {
		from, err := since(tx.Now, days)
		if err != nil {
			return nil, err
		}
		list, err := directory.Health(tx, key, from)
		if err != nil {
			return nil, err
		}
		return everyDay(list, from, days)
	})
}

// everyDay fills the days on which nothing happened, so that a chart has no
// holes.
func everyDay(list []directory.Day, from time.Time, days int) ([]*model.DirectoryDay, error) {
	known := make(map[string]directory.Day, len(list))
	for _, d := range list {
		known[d.Date] = d
	}
	out := make([]*model.DirectoryDay, days)
	for i := range out {
		at := from.AddDate(0, 0, i)
		d := known[at.Format(time.DateOnly)]
		out[i] = &model.DirectoryDay{Day: model.Date(at), Answered: d.Answered, Refused: d.Refused, Failed: d.Failed}
	}
	return out, nil
}
