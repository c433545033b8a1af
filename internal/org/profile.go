package org

import (
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Rename gives the transaction's organization another name. Kind and
// jurisdiction decide which law applies, so they are the operator's.
func Rename(tx *db.Tx, name string) (Organization, error) {
	o, err := Current(tx)
	if err != nil {
		return o, err
	}
	after := o
	after.Name = strings.TrimSpace(name)
	if err := (New{Slug: o.Slug, Name: after.Name, Kind: o.Kind, Jurisdiction: o.Jurisdiction}).check(); err != nil {
		return o, err
	}
	if after.Name == o.Name {
		return o, nil
	}
	if err := tx.ExecOne(`update organization set name = :name where org_id = :org`, db.Args{"name": after.Name}); err != nil {
		return o, err
	}
	return after, recordProfile(tx, "organization.renamed", map[string]any{"from": o.Name, "to": after.Name})
}

func recordProfile(tx *db.Tx, action string, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "organization", ID: string(tx.Org)}, Detail: detail,
	})
}

// ByID returns an organization of the installation.
func ByID(w *db.Wide, id access.OrgID) (Organization, error) {
	var o Organization
	err := w.Get(&o, `select `+columns+` from organization o where o.org_id = :id`, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no organization with this id.").Because(err)
	}
	return o, err
}

// VendorOf returns the vendor's own organization.
func VendorOf(w *db.Wide) (Organization, error) {
	var o Organization
	err := w.Get(&o, `select `+columns+` from organization o where o.vendor order by o.org_id limit 1`, nil)
	return o, err
}

// SetParent puts an organization into the family of another, or, with "", on
// its own. Families have two levels. Domains move with it; one that it shares
// with the family that it leaves is a fault of kind Conflict.
func SetParent(w *db.Wide, child, parent access.OrgID) (Organization, error) {
	o, err := ByID(w, child)
	if err != nil || o.ParentID == parent {
		return o, err
	}
	if err := mayAdopt(w, o, parent); err != nil {
		return o, err
	}
	if err := moveClaims(w, o, parent); err != nil {
		return o, err
	}
	_, err = w.Exec(`update organization set parent_id = nullif(cast(:parent as text), '') where org_id = :id`,
		db.Args{"parent": string(parent), "id": string(child)})
	if err != nil {
		return o, err
	}
	from := o.ParentID
	o.ParentID = parent
	return o, recordProfile(w.In(child, creator(w, child)), "organization.parent_changed", map[string]any{"from": string(from), "to": string(parent)})
}

func mayAdopt(w *db.Wide, o Organization, parent access.OrgID) error {
	if parent == "" {
		return nil
	}
	p, err := ByID(w, parent)
	if err != nil {
		return err
	}
	var children int
	if err := w.Get(&children, `select count(*) from organization where parent_id = :id`, db.Args{"id": string(o.ID)}); err != nil {
		return err
	}
	switch {
	case o.Vendor || p.Vendor:
		return fault.New(fault.Invalid, "The vendor's organization is in no family.").On("parentId")
	case parent == o.ID:
		return fault.New(fault.Invalid, "An organization can't be its own parent.").On("parentId")
	case p.ParentID != "":
		return fault.New(fault.Invalid, "%s has a parent itself; name that one.", p.Name).On("parentId")
	case children > 0:
		return fault.New(fault.Invalid, "%s is a parent itself. Take its organizations out of its family first.", o.Name).On("parentId")
	case p.State != Active:
		return fault.New(fault.Conflict, "%s is not active.", p.Name).On("parentId")
	}
	return nil
}

// moveClaims takes the domains of an organization along into another family.
func moveClaims(w *db.Wide, o Organization, parent access.OrgID) error {
	head, former := parent, o.ParentID
	if head == "" {
		head = o.ID
	}
	if former == "" {
		former = o.ID
	}
	var shared string
	err := w.Get(&shared, `
		select d.name
		  from domain d
		  join domain e on e.name = d.name and e.org_id <> d.org_id and e.state <> 'removed' and e.verified_at is not null
		  join domain_claim c on c.name = d.name and c.org_id = :former
		 where d.org_id = :id and d.state <> 'removed' and d.verified_at is not null
		 order by d.name
		 limit 1`, db.Args{"id": string(o.ID), "former": string(former)})
	if err == nil {
		return fault.New(fault.Conflict, "The domain %s is shared with the family that it leaves. Remove it from one of them first.", shared).On("parentId")
	}
	if !fault.Is(err, fault.NotFound) {
		return err
	}
	_, err = w.Exec(`
		update domain_claim
		   set org_id = :head
		 where name in (select d.name from domain d where d.org_id = :id and d.state <> 'removed' and d.verified_at is not null)`,
		db.Args{"head": string(head), "id": string(o.ID)})
	return err
}
