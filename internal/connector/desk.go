package connector

import (
	"context"
	"errors"
	"slices"
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
// has none. What came back is told step by step; the failure is that of the first
// step that went wrong. Needs the permission ManageSources.
func (k Desk) Try(ctx context.Context, id product.SourceID, d Draft) (Trial, error) {
	if err := k.known(ctx, id, d); err != nil {
		return Trial{}, err
	}
	if err := d.Check(k.Reach); err != nil {
		return Trial{}, err
	}
	source, err := k.open(ctx, id, d)
	if err != nil {
		return Trial{}, err
	}
	return k.try(ctx, id, d, source)
}

// TrySecret tries what is kept with another secret, before Rotate.
func (k Desk) TrySecret(ctx context.Context, id product.SourceID, secret string) (Trial, error) {
	var d Draft
	err := k.DB.Update(ctx, access.ManageSources, func(tx *db.Tx) error {
		c, err := Find(tx, id)
		d = c.draft()
		return err
	})
	if err != nil {
		return Trial{}, err
	}
	if d.Secret = secret; secret == "" {
		return Trial{}, fault.New(fault.Invalid, "Give the new secret.").On("secret")
	}
	return k.Try(ctx, id, d)
}

// Check tries what is kept as it is, and notes what came of it.
func (k Desk) Check(ctx context.Context, id product.SourceID) (Trial, error) {
	var d Draft
	err := k.DB.Update(ctx, access.ManageSources, func(tx *db.Tx) error {
		c, err := Find(tx, id)
		d = c.draft()
		return err
	})
	if err != nil {
		return Trial{}, err
	}
	t, err := k.Try(ctx, id, d)
	if len(t.Steps) == 0 || d.Kind == Manual {
		return t, err
	}
	noted := k.DB.Update(ctx, access.ManageSources, func(tx *db.Tx) error { return noteUse(tx, id, problemOf(err)) })
	if noted != nil {
		return t, noted
	}
	return t, err
}

// draft is a connector as it could be entered again, without its secret.
func (c Connector) draft() Draft {
	return Draft{Version: c.Version, Kind: c.Kind, Name: c.Name, ProductID: c.ProductID, Settings: c.Settings}
}

// known refuses another organization's ids before anything else is said, and asks
// for a fresh authentication where the person's is old.
func (k Desk) known(ctx context.Context, id product.SourceID, d Draft) error {
	return k.DB.Update(ctx, access.ManageSources, func(tx *db.Tx) error {
		if id != "" {
			if _, err := Find(tx, id); err != nil {
				return err
			}
		}
		return d.checkOwner(tx)
	})
}

func (k Desk) try(ctx context.Context, id product.SourceID, d Draft, source data.Source) (Trial, error) {
	within, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	begun := time.Now()
	var t Trial
	switch s := source.(type) {
	case databaseSource:
		t = s.try(within)
	case objectSource:
		t = s.try(within)
	default:
		t.add("Instructions", "A person does the work. There is nothing to reach.", nil)
	}
	t.Took = time.Since(begun)
	err := k.DB.Update(ctx, access.ManageSources, func(tx *db.Tx) error {
		return Connector{ID: id, Kind: d.Kind, Name: d.Name, ProductID: d.ProductID}.record(tx, "connector.tried", map[string]any{"worked": t.Err() == nil})
	})
	if err != nil {
		return t, err
	}
	return t, t.Err()
}

func (k Desk) open(ctx context.Context, id product.SourceID, d Draft) (source data.Source, err error) {
	c := Connector{Kind: d.Kind, ProductID: d.ProductID, Settings: d.Settings}
	err = k.DB.View(ctx, access.ManageSources, func(tx *db.Tx) error {
		secret := d.Secret
		if id != "" && secret == "" {
			kept, err := Find(tx, id)
			if err != nil {
				return err
			}
			if secret, err = kept.secretFor(tx, d); err != nil {
				return err
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

// secretFor opens the secret that is kept, for a draft that gives none.
func (c Connector) secretFor(tx *db.Tx, d Draft) (string, error) {
	if c.Kind != d.Kind {
		return "", nil
	}
	if err := sameDoor(c, d); err != nil {
		return "", err
	}
	return c.secret(tx)
}

// sameDoor refuses to use the secret that is kept at another address: whoever
// may change the address could have it sent to themselves.
func sameDoor(kept Connector, d Draft) error {
	was, is := kept.Settings, d.Settings
	if was.Objects != nil && is.Objects != nil && (was.Objects.Endpoint != is.Objects.Endpoint || was.Objects.AccessKey != is.Objects.AccessKey) {
		return fault.New(fault.Invalid, "The address or access key is another. Give the secret key again.").On("secret")
	}
	if was.Database != nil && is.Database != nil && was.Database.door() != is.Database.door() {
		return fault.New(fault.Invalid, "The address, role or encryption is another. Give the password again.").On("secret")
	}
	return nil
}

// Preview is what a connector holds of one member, in numbers: values are read
// with a reason, where records are. What is of a special category, such as
// health, is told to no administrator.
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
	err = k.DB.Update(ctx, access.ManageSources, func(tx *db.Tx) error {
		c, err := Find(tx, id)
		if err != nil {
			return err
		}
		if c.PausedAt != nil {
			return fault.New(fault.Conflict, "This system is paused. Resume it to ask it anything.")
		}
		if who, err = subject(tx, m); err != nil {
			return err
		}
		if source, err = c.source(tx, k.Reach); err != nil {
			return err
		}
		return c.recordAbout(tx, "connector.previewed", m, nil)
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
	p.Counts = slices.DeleteFunc(found.Counts, func(c data.Count) bool { return c.Category.Class() == data.Special })
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
		if i.Category.Class() == data.Special {
			return nil
		}
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
