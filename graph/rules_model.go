package graph

import (
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/term"
)

// typeDirectoryClient is the type of global ids of OAuth clients.
const typeDirectoryClient = "DirectoryClient"

func rulesModel(s directory.Settings) *model.DirectoryRules {
	return &model.DirectoryRules{
		ReactivateOnCreate: s.ReactivateOnCreate, AdoptHandMade: s.AdoptHandMade, AdoptForeign: s.AdoptForeign,
		RequireIfMatch: s.RequireIfMatch, UniqueGroupNames: s.UniqueGroupNames, CreateOnAbsent: s.CreateOnAbsent, IgnoreUnknown: s.IgnoreUnknown,
		SoftDelete: s.SoftDelete, FailAfter: s.FailAfter, SilentAfterHours: s.SilentAfterHours,
	}
}

// ruled are the settings that an input makes of others.
func ruled(s directory.Settings, in model.SetDirectoryRulesInput) directory.Settings {
	set(&s.ReactivateOnCreate, in.ReactivateOnCreate)
	set(&s.AdoptHandMade, in.AdoptHandMade)
	set(&s.AdoptForeign, in.AdoptForeign)
	set(&s.SoftDelete, in.SoftDelete)
	set(&s.RequireIfMatch, in.RequireIfMatch)
	set(&s.UniqueGroupNames, in.UniqueGroupNames)
	set(&s.CreateOnAbsent, in.CreateOnAbsent)
	set(&s.IgnoreUnknown, in.IgnoreUnknown)
	set(&s.FailAfter, in.FailAfter)
	set(&s.SilentAfterHours, in.SilentAfterHours)
	return s
}

// set takes a value that was given.
func set[T any](to, given *T) {
	if given != nil {
		*to = *given
	}
}

func directoryClientModel(c directory.Client) *model.DirectoryClient {
	return &model.DirectoryClient{
		ID: globalID(typeDirectoryClient, c.ID), Key: c.ID, ClientID: c.ID, Label: c.Label,
		CreatedAt: c.CreatedAt, LastUsedAt: c.LastUsedAt, RevokedAt: c.RevokedAt,
	}
}

func directoryClientSecretModel(s directory.ClientSecret) *model.DirectoryClientSecret {
	return &model.DirectoryClientSecret{Prefix: s.Prefix, CreatedAt: s.CreatedAt, ExpiresAt: s.ExpiresAt}
}

// latestEnd is how long a credential of a directory may live, by the terms.
func latestEnd(tx *db.Tx) (time.Time, error) {
	lifetime, err := term.Ask(tx, term.DirectoryToken, term.Scope{})
	return tx.Now.Add(lifetime.Value.Duration().Nominal()), err
}

func rotateDirectoryToken(tx *db.Tx, in model.RotateDirectoryTokenInput) (out model.RotateDirectoryTokenPayload, err error) {
	id, err := keyOf[string](typeDirectoryToken, in.DirectoryTokenID, "directoryTokenId")
	if err != nil {
		return out, err
	}
	ends, err := latestEnd(tx)
	if err != nil {
		return out, err
	}
	t, secret, err := directory.Rotate(tx, id, time.Duration(in.OverlapHours)*time.Hour, ends)
	if err != nil {
		return out, err
	}
	return model.RotateDirectoryTokenPayload{Token: directoryTokenModel(t), Secret: &secret}, nil
}

func createDirectoryClient(tx *db.Tx, in model.CreateDirectoryClientInput) (out model.CreateDirectoryClientPayload, err error) {
	id, err := keyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	if err != nil {
		return out, err
	}
	ends, err := latestEnd(tx)
	if err != nil {
		return out, err
	}
	c, secret, err := directory.NewClient(tx, id, in.Label, ends)
	if err != nil {
		return out, err
	}
	return model.CreateDirectoryClientPayload{Client: directoryClientModel(c), Secret: &secret}, nil
}

func rotateDirectoryClient(tx *db.Tx, in model.RotateDirectoryClientInput) (out model.RotateDirectoryClientPayload, err error) {
	id, err := keyOf[string](typeDirectoryClient, in.DirectoryClientID, "directoryClientId")
	if err != nil {
		return out, err
	}
	ends, err := latestEnd(tx)
	if err != nil {
		return out, err
	}
	c, secret, err := directory.RotateClient(tx, id, time.Duration(in.OverlapHours)*time.Hour, ends)
	if err != nil {
		return out, err
	}
	return model.RotateDirectoryClientPayload{Client: directoryClientModel(c), Secret: &secret}, nil
}
