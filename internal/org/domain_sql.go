package org

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Home is where the people of a domain may sign in.
type Home struct {
	Organization
	Connection Connection
	// Err is why they can't: a fault of kind Conflict without an active
	// connection.
	Err error
}

// HomesOf tells where the people of an e-mail domain sign in: the organizations
// that proved it, by name; several where a family shares the domain. A domain
// that was lost still leads there. None is an empty list.
func HomesOf(w *db.Wide, domain string) ([]Home, error) {
	var rows []struct {
		Organization
		ConnectionID string `db:"connection_id"`
	}
	err := w.Select(&rows, `
		select `+columns+`, coalesce(d.connection_id, '') as connection_id
		  from domain d
		  join organization o on o.org_id = d.org_id
		 where d.name = :name and d.state in ('verified', 'lost') and d.verified_at is not null
		 order by o.name, o.org_id`, db.Args{"name": DomainKey(domain)})
	homes := make([]Home, len(rows))
	for i, r := range rows {
		homes[i].Organization = r.Organization
		homes[i].Connection, homes[i].Err = chooseConnection(w, r.Organization.ID, r.ConnectionID)
	}
	return homes, err
}

// OfDomain is HomesOf for the first of them. No organization is a fault of kind
// NotFound; an organization without an active connection is one of kind
// Conflict, and the organization is returned with it.
func OfDomain(w *db.Wide, domain string) (Organization, Connection, error) {
	homes, err := HomesOf(w, domain)
	if err != nil {
		return Organization{}, Connection{}, err
	}
	if len(homes) == 0 {
		return Organization{}, Connection{}, fault.New(fault.NotFound, "No organization uses Steward with this e-mail domain.").On("email")
	}
	return homes[0].Organization, homes[0].Connection, homes[0].Err
}

const domainColumns = `d.id, d.name, d.source, d.state, d.token, coalesce(d.connection_id, '') as connection_id, d.verified_at,
	d.checked_at, d.problem, d.failing_since, d.lost_at, d.grace_ends_at, d.created_at`

// maxDomains is how many domains an organization may have or try to prove.
const maxDomains = 100

// AddDomain begins to prove a domain: its record is to be published. One that
// the organization has already is a fault of kind Conflict; whether another
// organization has it is not told before it is proved.
func AddDomain(tx *db.Tx, name string) (Domain, error) {
	key, err := ownable(name)
	if err != nil {
		return Domain{}, err
	}
	all, err := Domains(tx)
	if err != nil {
		return Domain{}, err
	}
	if len(all) >= maxDomains {
		return Domain{}, fault.New(fault.Conflict, "An organization can have %d domains. Remove one that is not used.", maxDomains).On("name")
	}
	d := Domain{ID: db.NewID(), Name: key, Source: ByDNS, State: DomainPending, Token: NewToken(), CreatedAt: tx.Now}
	if err := insertDomain(tx, d); err != nil {
		return Domain{}, err
	}
	return d, recordDomain(tx, "domain.added", d)
}

// Vouch gives an organization a domain on the operator's word. One that another
// family of organizations has is a fault of kind Conflict.
func Vouch(w *db.Wide, tx *db.Tx, name string) (Domain, error) {
	key, err := ownable(name)
	if err != nil {
		return Domain{}, err
	}
	if err := claim(w, tx.Org, key); err != nil {
		return Domain{}, err
	}
	now := tx.Now
	d := Domain{ID: db.NewID(), Name: key, Source: ByOperator, State: DomainVerified, Token: NewToken(), VerifiedAt: &now, CreatedAt: now}
	if err := insertDomain(tx, d); err != nil {
		return Domain{}, err
	}
	if err := recordDomain(tx, "domain.verified", d); err != nil {
		return Domain{}, err
	}
	return d, tx.Announce(DomainProven{Domain: d})
}

// DomainProven is announced when a domain becomes verified, for the first time
// or again.
type DomainProven struct{ Domain Domain }

func insertDomain(tx *db.Tx, d Domain) error {
	_, err := tx.Exec(`
		insert into domain (org_id, id, name, source, state, token, problem, verified_at, created_at)
		values (:org, :id, :name, :source, :state, :token, '', :verified, :now)`,
		db.Args{
			"id": d.ID, "name": d.Name, "source": string(d.Source), "state": string(d.State), "token": d.Token,
			"verified": d.VerifiedAt, "now": d.CreatedAt,
		})
	if db.Violated(err, "domain_name_key", "domain.org_id, domain.name") {
		return fault.New(fault.Conflict, "Your organization has the domain %q already.", d.Name).On("name").Because(err)
	}
	return err
}

// headOf is the head of an organization's family: its parent, or itself.
func headOf(w *db.Wide, id access.OrgID) (head access.OrgID, err error) {
	err = w.Get(&head, `select coalesce(parent_id, org_id) from organization where org_id = :id`, db.Args{"id": string(id)})
	return head, err
}

// claim keeps a domain for the family of an organization. One that another
// family holds is a fault of kind Conflict that doesn't tell whose it is.
func claim(w *db.Wide, id access.OrgID, name string) error {
	head, err := headOf(w, id)
	if err != nil {
		return err
	}
	_, err = w.Exec(`
		insert into domain_claim (org_id, id, name, created_at)
		values (:head, :id, :name, :now)
		on conflict (name) do nothing`, db.Args{"head": string(head), "id": db.NewID(), "name": name, "now": w.Now()})
	if err != nil {
		return err
	}
	var holder access.OrgID
	if err := w.Get(&holder, `select org_id from domain_claim where name = :name`, db.Args{"name": name}); err != nil {
		return err
	}
	if holder != head {
		return fault.New(fault.Conflict, "The domain %q is taken. If it is yours, ask the operator.", name).On("domains")
	}
	return nil
}

// release gives a claim up when nobody of the family has the domain any more.
func release(w *db.Wide, name string) error {
	_, err := w.Exec(`
		delete from domain_claim
		 where name = :name
		   and not exists (select 1 from domain d where d.name = :name and d.verified_at is not null and d.state <> 'removed')`,
		db.Args{"name": name})
	return err
}

// SaveDomain keeps what a look-up changed about a domain.
func SaveDomain(tx *db.Tx, d Domain) error {
	return tx.ExecOne(`
		update domain
		   set source = :source, state = :state, token = :token, verified_at = :verified, checked_at = :checked, problem = :problem,
		       failing_since = :failing, lost_at = :lost, grace_ends_at = :grace
		 where org_id = :org and id = :id and state <> 'removed'`, db.Args{
		"id": d.ID, "source": string(d.Source), "state": string(d.State), "token": d.Token, "verified": d.VerifiedAt,
		"checked": d.CheckedAt, "problem": d.Problem, "failing": d.FailingSince, "lost": d.LostAt, "grace": d.GraceEndsAt,
	})
}

// Prove keeps a domain whose record was found, for the organization and its
// family; fresh tells that it was not verified before. A domain that another
// family holds is a fault of kind Conflict.
func Prove(w *db.Wide, tx *db.Tx, d Domain, fresh bool) error {
	if err := claim(w, tx.Org, d.Name); err != nil {
		return err
	}
	if err := SaveDomain(tx, d); err != nil || !fresh {
		return err
	}
	return tx.Announce(DomainProven{Domain: d})
}

// RemoveDomain gives a domain up: its people can't sign in by it any more.
func RemoveDomain(w *db.Wide, tx *db.Tx, id string) (Domain, error) {
	d, err := FindDomain(tx, id)
	if err != nil {
		return Domain{}, err
	}
	err = tx.ExecOne(`
		update domain
		   set state = 'removed', removed_at = :now, connection_id = null
		 where org_id = :org and id = :id and state <> 'removed'`, db.Args{"id": id, "now": tx.Now})
	if err != nil {
		return Domain{}, err
	}
	if err := release(w, d.Name); err != nil {
		return Domain{}, err
	}
	d.State = DomainRemoved
	return d, recordDomain(tx, "domain.removed", d)
}

// Domains lists the organization's domains by name, those that were removed
// left out.
func Domains(tx *db.Tx) ([]Domain, error) {
	var all []Domain
	err := tx.Select(&all, `
		select `+domainColumns+`
		  from domain d
		 where d.org_id = :org and d.state <> 'removed'
		 order by d.name`, nil)
	return all, err
}

// FindDomain returns a domain of the organization.
func FindDomain(tx *db.Tx, id string) (Domain, error) {
	var d Domain
	err := tx.Get(&d, `select `+domainColumns+` from domain d where d.org_id = :org and d.id = :id and d.state <> 'removed'`+tx.Lock(),
		db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no domain with this id.").Because(err)
	}
	return d, err
}

// SetDomainConnection says where the people of a domain sign in; "" means the
// oldest active connection.
func SetDomainConnection(tx *db.Tx, domain, connection string) error {
	if connection != "" {
		if _, err := FindConnection(tx, connection); err != nil {
			return err
		}
	}
	d, err := findDomain(tx, domain)
	if err != nil {
		return err
	}
	err = tx.ExecOne(`
		update domain
		   set connection_id = nullif(cast(:connection as text), '')
		 where org_id = :org and id = :id`, db.Args{"connection": connection, "id": d.ID})
	if err != nil {
		return err
	}
	return recordDomain(tx, "domain.connection_changed", d)
}

func findDomain(tx *db.Tx, name string) (Domain, error) {
	all, err := Domains(tx)
	for _, d := range all {
		if d.Name == DomainKey(name) {
			return d, nil
		}
	}
	if err == nil {
		err = fault.New(fault.NotFound, "The organization has no domain %q.", name)
	}
	return Domain{}, err
}

// OwnsDomain tells whether an e-mail address is in a domain that the
// organization proves now: a domain that was lost links nobody new.
func OwnsDomain(tx *db.Tx, email string) (bool, error) {
	var n int
	err := tx.Get(&n, `
		select count(*)
		  from domain
		 where org_id = :org and name = :name and state = 'verified'`, db.Args{"name": DomainOf(email)})
	return n > 0, err
}

func recordDomain(tx *db.Tx, action string, d Domain) error {
	return RecordDomain(tx, action, d, nil)
}

// RecordDomain writes an event about a domain.
func RecordDomain(tx *db.Tx, action string, d Domain, more map[string]any) error {
	detail := map[string]any{"name": d.Name, "source": string(d.Source), "state": string(d.State)}
	for k, v := range more {
		detail[k] = v
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "domain", ID: d.ID}, Detail: detail})
}
