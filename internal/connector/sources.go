package connector

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

// Sources finds all sources of an organization: Steward's own, its products',
// and what it connected itself.
type Sources struct {
	Data  data.Sources
	Reach outbound.Config
}

// List gives them in a stable order. The context carries an actor that may Work.
func (s Sources) List(ctx context.Context) ([]data.NamedSource, error) {
	out, err := s.Data.List(ctx)
	if err != nil {
		return nil, err
	}
	err = s.Data.DB.View(ctx, access.Work, func(tx *db.Tx) error {
		all, err := List(tx)
		for _, c := range all {
			source, err := c.source(tx, s.Reach)
			if err != nil {
				return err
			}
			if c.Kind != Manual {
				source = watched{Source: source, d: s.Data.DB, id: c.ID, paused: c.PausedAt != nil}
			}
			out = append(out, data.NamedSource{ID: c.ID, Name: c.Name, ProductID: c.ProductID, Source: source})
		}
		return err
	})
	return out, err
}

// source is a connector as a source, with its secret.
func (c Connector) source(tx *db.Tx, reach outbound.Config) (data.Source, error) {
	secret, err := c.secret(tx)
	if err != nil {
		return nil, err
	}
	return sourceOf(c, secret, reach)
}

func sourceOf(c Connector, secret string, reach outbound.Config) (data.Source, error) {
	switch s := c.Settings; {
	case c.Kind == Database && s.Database != nil:
		return databaseSource{*s.Database, secret, reach, c.ProductID}, nil
	case c.Kind == Objects && s.Objects != nil:
		return objectSource{*s.Objects, secret, reach, c.ProductID}, nil
	case c.Kind == Manual && s.Manual != nil:
		return manualSource{*s.Manual}, nil
	}
	return nil, fault.New(fault.Internal, "connector %s has no settings of its kind", c.ID)
}

// manualSource is a system without an interface: a person does everything, so
// that nothing else of it is ever asked.
type manualSource struct{ settings ManualSettings }

var errByHand = fault.New(fault.Conflict, "This system has no interface: a person does the work.")

func (m manualSource) Describe(context.Context) (data.Description, error) {
	return data.Description{}, errByHand
}

func (m manualSource) Find(context.Context, data.Subject) (data.Found, error) {
	return data.Found{}, errByHand
}

func (m manualSource) Export(context.Context, data.Subject, func(data.Item) error) error {
	return errByHand
}

func (m manualSource) Erase(context.Context, data.Subject, data.EraseOptions) (data.Outcome, error) {
	return data.Outcome{}, errByHand
}

func (m manualSource) Verify(context.Context, data.Subject, ...data.Category) (data.Outcome, error) {
	return data.Outcome{}, errByHand
}

// ByHand implements data.Manual.
func (m manualSource) ByHand(bool) (string, bool) { return m.settings.Instructions, true }

// Owner and DaysBefore tell whose work it is at first, and how long before the
// request's due date it is to be done.
func (m manualSource) Owner() (access.MemberID, int) { return m.settings.Owner, m.settings.DaysBefore }
