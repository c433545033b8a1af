package connector

import (
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/seal"
)

// Create keeps a new connector (permission ManageSources). Its draft was checked
// and tried before (Desk.Try).
func Create(tx *db.Tx, d Draft) (Connector, error) {
	all, err := List(tx)
	if err != nil {
		return Connector{}, err
	}
	if len(all) >= maxConnectors {
		return Connector{}, fault.New(fault.Conflict, "There are %d systems already, and no more can be connected.", maxConnectors)
	}
	c := Connector{ID: product.SourceID(db.NewID()), Kind: d.Kind, CreatedAt: tx.Now, Version: 1}
	if err := c.fill(tx, d); err != nil {
		return c, err
	}
	c.proved(tx)
	if err := insertConnector(tx, c); err != nil {
		return c, err
	}
	return c, c.record(tx, "connector.created", map[string]any{"secret_changed": d.Secret != ""})
}

// Change replaces what a connector is, but its kind.
func Change(tx *db.Tx, id product.SourceID, d Draft) (Connector, error) {
	c, err := Find(tx, id)
	if err != nil {
		return c, err
	}
	if d.Kind != c.Kind {
		return c, fault.New(fault.Invalid, "The kind of a system stays. Connect a new one.").On("kind")
	}
	if d.Version != c.Version {
		return c, fault.New(fault.Conflict, "Somebody changed this system meanwhile. Look at it again.").Now(c.Version)
	}
	if d.Secret == "" {
		if err := sameDoor(c, d); err != nil {
			return c, err
		}
	}
	if err := c.fill(tx, d); err != nil {
		return c, err
	}
	c.proved(tx)
	if err := c.save(tx); err != nil {
		return c, err
	}
	return c, c.record(tx, "connector.changed", map[string]any{"secret_changed": d.Secret != ""})
}

// Rotate gives a connector another secret and nothing else. It was tried before
// (Desk.TrySecret).
func Rotate(tx *db.Tx, id product.SourceID, secret string) (Connector, error) {
	c, err := Find(tx, id)
	if err != nil {
		return c, err
	}
	if c.Kind == Manual {
		return c, fault.New(fault.Conflict, "A person does the work there, so there is no secret.")
	}
	if err := c.keep(tx, secret); err != nil {
		return c, err
	}
	c.proved(tx)
	if err := c.save(tx); err != nil {
		return c, err
	}
	return c, c.record(tx, "connector.secret_rotated", nil)
}

// Pause has a connector asked nothing until Resume. Work of requests in it waits
// meanwhile: nothing is answered or certified without it.
func Pause(tx *db.Tx, id product.SourceID) (Connector, error) {
	c, err := Find(tx, id)
	switch {
	case err != nil:
		return c, err
	case c.Kind == Manual:
		return c, fault.New(fault.Conflict, "Nothing asks a system in which a person does the work. Give its tasks to somebody, or disconnect it.")
	case c.PausedAt != nil:
		return c, nil
	}
	c.PausedAt = &tx.Now
	if err := c.save(tx); err != nil {
		return c, err
	}
	return c, c.record(tx, "connector.paused", nil)
}

// Resume ends a pause. What waited is tried again by itself.
func Resume(tx *db.Tx, id product.SourceID) (Connector, error) {
	c, err := Find(tx, id)
	if err != nil || c.PausedAt == nil {
		return c, err
	}
	c.PausedAt = nil
	if err := c.save(tx); err != nil {
		return c, err
	}
	return c, c.record(tx, "connector.resumed", nil)
}

// Delete forgets a connector. Erasures that counted it fail until it, or another
// that holds the same, is told to them again.
func Delete(tx *db.Tx, id product.SourceID) error {
	c, err := Find(tx, id)
	if err != nil {
		return err
	}
	if err := deleteConnector(tx, id); err != nil {
		return err
	}
	return c.record(tx, "connector.deleted", nil)
}

func (c *Connector) save(tx *db.Tx) error {
	c.Version, c.UpdatedAt = c.Version+1, tx.Now
	return updateConnector(tx, *c)
}

// proved notes that the system was tried just now, and works.
func (c *Connector) proved(tx *db.Tx) {
	if c.Kind != Manual {
		c.Health = Health{UsedAt: &tx.Now, WorkedAt: &tx.Now}
	}
}

func (c *Connector) fill(tx *db.Tx, d Draft) error {
	c.Name, c.ProductID, c.Settings, c.UpdatedAt = strings.TrimSpace(d.Name), d.ProductID, d.Settings.only(d.Kind), tx.Now
	if d.ProductID != "" {
		if _, err := product.Find(tx, d.ProductID); err != nil {
			return fault.New(fault.Invalid, "There is no such product.").On("productId").Because(err)
		}
	}
	if err := d.checkOwner(tx); err != nil {
		return err
	}
	if d.Secret != "" {
		if err := c.keep(tx, d.Secret); err != nil {
			return err
		}
	}
	if c.Kind != Manual && !c.HasSecret {
		return fault.New(fault.Invalid, "The system needs its secret.").On("secret")
	}
	return nil
}

// checkOwner refuses an owner who is no member of this organization.
func (d Draft) checkOwner(tx *db.Tx) error {
	if d.Settings.Manual == nil || d.Settings.Manual.Owner == "" {
		return nil
	}
	_, err := member.Find(tx, d.Settings.Manual.Owner)
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.Invalid, "There is no such member.").On("manual.ownerId").Because(err)
	}
	return err
}

// keep seals a secret.
func (c *Connector) keep(tx *db.Tx, secret string) (err error) {
	c.HasSecret = true
	c.sealed, err = seal.SealOrg(tx, place(c.ID), []byte(secret))
	return err
}

// secret opens a connector's secret.
func (c Connector) secret(tx *db.Tx) (string, error) {
	if len(c.sealed) == 0 {
		return "", nil
	}
	plain, err := seal.OpenOrg(tx, place(c.ID), c.sealed)
	return string(plain), err
}

func (c Connector) record(tx *db.Tx, action string, more map[string]any) error {
	return c.recordAbout(tx, action, "", more)
}

// recordAbout is record for what concerns a member.
func (c Connector) recordAbout(tx *db.Tx, action string, m access.MemberID, more map[string]any) error {
	detail := map[string]any{"kind": c.Kind, "name": c.Name, "product": c.ProductID}
	for name, value := range more {
		detail[name] = value
	}
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "connector", ID: string(c.ID)}, Subject: m, Detail: detail,
	})
}
