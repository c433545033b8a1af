package connector

import (
	"context"
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
)

// tryWithin bounds a trial and a preview.
const tryWithin = 25 * time.Second

// Desk tries connectors before they are kept. It dials, so it is asked outside
// of transactions.
type Desk struct {
	DB    *db.DB
	Reach outbound.Config
}

// Try checks a draft and asks the system whether it works: that it is reached,
// accepts the secret and, for a database, understands every query. Id is the
// connector that is changed, "" for a new one: its secret is used where the draft
// has none. Needs the permission ManageProducts.
func (k Desk) Try(ctx context.Context, id product.SourceID, d Draft) error {
	if err := d.Check(k.Reach); err != nil {
		return err
	}
	source, err := k.open(ctx, id, d)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	switch s := source.(type) {
	case databaseSource:
		return s.try(ctx)
	case objectSource:
		_, err = s.Describe(ctx)
		return err
	}
	return nil
}

func (k Desk) open(ctx context.Context, id product.SourceID, d Draft) (source data.Source, err error) {
	c := Connector{Kind: d.Kind, ProductID: d.ProductID, Settings: d.Settings}
	err = k.DB.View(ctx, access.ManageProducts, func(tx *db.Tx) error {
		secret := d.Secret
		if id != "" {
			kept, err := Find(tx, id)
			if err != nil {
				return err
			}
			if secret == "" && kept.Kind == d.Kind {
				if err := sameDoor(kept, d); err != nil {
					return err
				}
				if secret, err = kept.secret(tx); err != nil {
					return err
				}
			}
		}
		if secret == "" && d.Kind != Manual {
			return fault.New(fault.Invalid, "The system needs its secret.").On("secret")
		}
		source, err = sourceOf(c, secret, k.Reach)
		return err
	})
	return source, err
}

// sameDoor refuses to use the secret that is kept at another address: whoever
// may change the address could have it sent to themselves.
func sameDoor(kept Connector, d Draft) error {
	was, is := kept.Settings.Objects, d.Settings.Objects
	if was != nil && is != nil && (was.Endpoint != is.Endpoint || was.AccessKey != is.AccessKey) {
		return fault.New(fault.Invalid, "The address or access key is another. Give the secret key again.").On("secret")
	}
	return nil
}

// Preview is what a connector holds of one member, in numbers: values are read
// with a reason, where records are.
type Preview struct {
	Counts []data.Count
	// Fields are the names that items have, by category.
	Fields map[data.Category][]string
	// WouldErase is how many rows or objects an erasure reaches; nothing was
	// erased.
	WouldErase int
	// Left is what verification counts now.
	Left int
}

// Preview asks a connector that is kept about one member.
func (k Desk) Preview(ctx context.Context, id product.SourceID, m access.MemberID) (p Preview, err error) {
	var source data.Source
	var who data.Subject
	err = k.DB.Update(ctx, access.ManageProducts, func(tx *db.Tx) error {
		c, err := Find(tx, id)
		if err != nil {
			return err
		}
		if who, err = subject(tx, m); err != nil {
			return err
		}
		if source, err = c.source(tx, k.Reach); err != nil {
			return err
		}
		return c.recordPreview(tx, m)
	})
	if err != nil {
		return p, err
	}
	ctx, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	return preview(ctx, source, who)
}

func preview(ctx context.Context, source data.Source, who data.Subject) (p Preview, err error) {
	found, err := source.Find(ctx, who)
	if err != nil {
		return p, err
	}
	p.Counts = found.Counts
	out, err := source.Verify(ctx, who)
	if err != nil {
		return p, err
	}
	p.Left, p.WouldErase = out.Remaining, out.Remaining
	if d, ok := source.(databaseSource); ok {
		if p.WouldErase, err = d.rehearse(ctx, who); err != nil {
			return p, err
		}
	}
	return p, p.look(ctx, source, who)
}

// lookAt is how many items a preview looks at for their fields.
const lookAt = 20

// look collects the names of fields.
func (p *Preview) look(ctx context.Context, source data.Source, who data.Subject) error {
	enough, n := fault.New(fault.Internal, "enough"), 0
	p.Fields = map[data.Category][]string{}
	err := source.Export(ctx, who, func(i data.Item) error {
		p.Fields[i.Category] = merge(p.Fields[i.Category], i)
		if n++; n == lookAt {
			return enough
		}
		return nil
	})
	if errors.Is(err, enough) {
		return nil
	}
	return err
}

func subject(tx *db.Tx, id access.MemberID) (data.Subject, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return data.Subject{}, err
	}
	o, err := org.Current(tx)
	s := data.Subject{OrgID: o.ID, OrgSlug: o.Slug, MemberID: m.ID, UserName: m.UserName, ExternalID: m.ExternalID}
	for _, e := range m.Emails {
		s.Emails = append(s.Emails, e.Value)
	}
	return s, err
}
