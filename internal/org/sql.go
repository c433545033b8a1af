package org

import (
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// columns are those of Organization, of the alias o. An organization that is
// closed stays cancelled in the column that other packages read.
const columns = `o.org_id, o.slug, o.name, o.kind, o.vendor, o.jurisdiction,
	case when o.closed_at is not null then 'closed' else o.state end as state,
	coalesce(o.parent_id, '') as parent_id, o.origin, o.created_at`

// Create makes an organization with domains that the operator vouches for. A
// slug or domain that another organization has is a fault of kind Conflict.
func Create(w *db.Wide, n New) (Organization, error) {
	if err := n.check(); err != nil {
		return Organization{}, err
	}
	o := Organization{
		ID: access.OrgID(db.NewID()), Slug: n.Slug, Name: strings.TrimSpace(n.Name), Kind: n.Kind, Vendor: n.Vendor,
		Jurisdiction: n.Jurisdiction, State: Active, Origin: n.Origin, CreatedAt: w.Now(),
	}
	if o.Origin == "" {
		o.Origin = ByOperatorHand
	}
	if err := insert(w, o); err != nil {
		return Organization{}, err
	}
	tx := w.In(o.ID, creator(w, o.ID))
	err := audit.Record(tx, audit.Entry{
		Action: "organization.created", Object: audit.Object{Type: "organization", ID: string(o.ID)},
		Detail: map[string]any{"slug": o.Slug, "kind": string(o.Kind), "jurisdiction": o.Jurisdiction, "origin": string(o.Origin)},
	})
	if err != nil {
		return Organization{}, err
	}
	for _, name := range n.Domains {
		if _, err := Vouch(w, tx, name); err != nil {
			return Organization{}, err
		}
	}
	return o, nil
}

// creator is whoever creates the organization, as its log will show: the
// operator, or Steward itself at set-up.
func creator(w *db.Wide, id access.OrgID) access.Actor {
	if a, ok := access.From(w.Context()); ok {
		return a
	}
	return access.System(id, "setup")
}

func insert(w *db.Wide, o Organization) error {
	_, err := w.Exec(`
		insert into organization (org_id, slug, name, kind, vendor, jurisdiction, state, origin, created_at)
		values (:id, :slug, :name, :kind, :vendor, :jurisdiction, :state, :origin, :now)`, db.Args{
		"id": string(o.ID), "slug": o.Slug, "name": o.Name, "kind": string(o.Kind), "vendor": o.Vendor,
		"jurisdiction": o.Jurisdiction, "state": string(o.State), "origin": string(o.Origin), "now": o.CreatedAt,
	})
	if db.Violated(err, "organization_slug_key", "organization.slug") {
		return fault.New(fault.Conflict, "Another organization has the slug %q.", o.Slug).On("slug").Because(err)
	}
	return err
}

// Current returns the transaction's organization.
func Current(tx *db.Tx) (Organization, error) {
	var o Organization
	err := tx.Get(&o, `select `+columns+` from organization o where o.org_id = :org`, nil)
	return o, err
}

// BySlug returns an organization of the installation.
func BySlug(w *db.Wide, slug string) (Organization, error) {
	var o Organization
	err := w.Get(&o, `select `+columns+` from organization o where o.slug = :slug`, db.Args{"slug": slug})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no organization %q.", slug).Because(err)
	}
	return o, err
}

// List returns every organization of the installation, by name: the operator's
// screen.
func List(w *db.Wide) ([]Organization, error) {
	var all []Organization
	err := w.Select(&all, `select `+columns+` from organization o order by o.name, o.org_id`, nil)
	return all, err
}

func chooseConnection(w *db.Wide, id access.OrgID, connection string) (Connection, error) {
	var r connectionRow
	err := w.Get(&r, `
		select `+connectionColumns+`
		  from connection c
		 where c.org_id = :id and c.state = 'active' and (c.id = :connection or :connection = '')
		 order by c.id
		 limit 1`, db.Args{"id": string(id), "connection": connection})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.Conflict, "Your organization has no way to sign in set up. Ask its administrator.").Coded("no_connection").Because(err)
	}
	return r.connection(), err
}
