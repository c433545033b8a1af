package product

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type productRow struct {
	ID           ID       `db:"id"`
	Name         string   `db:"name"`
	Family       Family   `db:"family"`
	Kind         Kind     `db:"kind"`
	Audience     Audience `db:"audience"`
	DocsURL      string   `db:"docs_url"`
	VersionRange string   `db:"version_range"`
	StatementURL string   `db:"statement_url"`
}

const selectProduct = `
	select id, name, family, kind, audience, docs_url, version_range, statement_url
	from product`

const selectSource = `select id, product_id, name, kind from product_source`

// List gives the catalogue, by name, with each product's sources as far as they
// are the catalogue's: without the organization's addresses.
func List(tx *db.Tx) ([]Product, error) {
	var rows []productRow
	if err := tx.SelectShared(&rows, selectProduct+` order by name, id`, nil); err != nil {
		return nil, err
	}
	var sources []Source
	if err := tx.SelectShared(&sources, selectSource+` order by id`, nil); err != nil {
		return nil, err
	}
	out := make([]Product, len(rows))
	for i, r := range rows {
		out[i] = r.product(sources)
	}
	return out, nil
}

func (r productRow) product(sources []Source) Product {
	p := Product{
		ID: r.ID, Name: r.Name, Family: r.Family, Kind: r.Kind, Audience: r.Audience, DocsURL: r.DocsURL,
		VersionRange: r.VersionRange, StatementURL: r.StatementURL,
	}
	for _, s := range sources {
		if s.Product == r.ID {
			p.Sources = append(p.Sources, s)
		}
	}
	return p
}

// Find finds a product of the catalogue.
func Find(tx *db.Tx, id ID) (Product, error) {
	var rows []productRow
	if err := tx.SelectShared(&rows, selectProduct+` where id = :id`, db.Args{"id": string(id)}); err != nil {
		return Product{}, err
	}
	if len(rows) == 0 {
		return Product{}, fault.New(fault.NotFound, "There is no product %q.", id).On("productId")
	}
	var sources []Source
	err := tx.SelectShared(&sources, selectSource+` where product_id = :id order by id`, db.Args{"id": string(id)})
	return rows[0].product(sources), err
}

// Publish writes products into the catalogue, or brings those that are there up
// to date. A product is never taken out: what was assigned stays readable.
func Publish(w *db.Wide, products []Product) error {
	if err := check(products); err != nil {
		return err
	}
	for _, p := range products {
		if err := upsertProduct(w, p); err != nil {
			return err
		}
		for _, s := range p.Sources {
			if err := upsertSource(w, p.ID, s); err != nil {
				return err
			}
		}
	}
	return nil
}

func upsertProduct(w *db.Wide, p Product) error {
	_, err := w.Exec(`
		insert into product (
			id, name, family, kind, audience, docs_url, version_range, enterprise, external, statement_url, published_at
		) values (
			:id, :name, :family, :kind, :audience, :docs, :versions, :enterprise, :external, :statement, :now
		)
		on conflict (id) do update set
			name = excluded.name, family = excluded.family, kind = excluded.kind, audience = excluded.audience,
			docs_url = excluded.docs_url, version_range = excluded.version_range, enterprise = excluded.enterprise,
			external = excluded.external, statement_url = excluded.statement_url`,
		db.Args{
			"id": string(p.ID), "name": p.Name, "family": string(p.Family), "kind": string(p.Kind), "audience": string(p.Audience),
			"docs": p.DocsURL, "versions": p.VersionRange, "enterprise": p.Family.EnterpriseAndDeveloper(),
			"external": p.Family == External, "statement": p.StatementURL, "now": w.Now(),
		})
	return err
}

func upsertSource(w *db.Wide, p ID, s Source) error {
	n, err := w.Exec(`
		insert into product_source (id, product_id, name, kind)
		values (:id, :product, :name, :kind)
		on conflict (id) do update set name = excluded.name, kind = excluded.kind
		where product_source.product_id = excluded.product_id`,
		db.Args{"id": string(s.ID), "product": string(p), "name": s.Name, "kind": string(s.Kind)})
	if err == nil && n == 0 {
		err = fault.New(fault.Conflict, "The source %q belongs to another product.", s.ID)
	}
	return err
}

// Sources lists every source with the organization's address of it, by id.
func Sources(tx *db.Tx) ([]Source, error) {
	var out []Source
	if err := tx.SelectShared(&out, selectSource+` order by id`, nil); err != nil {
		return nil, err
	}
	connected, err := connections(tx)
	for i := range out {
		out[i].URL = connected[out[i].ID]
		out[i].Connected = out[i].Kind == Builtin || out[i].URL != ""
	}
	return out, err
}

func connections(tx *db.Tx) (map[SourceID]string, error) {
	var rows []struct {
		ID  SourceID `db:"source_id"`
		URL string   `db:"url"`
	}
	err := tx.Select(&rows, `select source_id, url from org_source where org_id = :org`, nil)
	out := make(map[SourceID]string, len(rows))
	for _, r := range rows {
		out[r.ID] = r.URL
	}
	return out, err
}

// FindSource finds one source with the organization's address of it.
func FindSource(tx *db.Tx, id SourceID) (Source, error) {
	all, err := Sources(tx)
	if err != nil {
		return Source{}, err
	}
	for _, s := range all {
		if s.ID == id {
			return s, nil
		}
	}
	return Source{}, fault.New(fault.NotFound, "There is no source %q.", id).On("sourceId")
}

func saveConnection(tx *db.Tx, id SourceID, address string, sealed []byte) error {
	_, err := tx.Exec(`
		insert into org_source (org_id, source_id, url, secret, connected_at)
		values (:org, :id, :url, :secret, :now)
		on conflict (org_id, source_id) do update set url = excluded.url, secret = excluded.secret`,
		db.Args{"id": string(id), "url": address, "secret": sealed, "now": tx.Now})
	return err
}

func sealedSecret(tx *db.Tx, id SourceID) (sealed []byte, err error) {
	err = tx.Get(&sealed, `select secret from org_source where org_id = :org and source_id = :id`, db.Args{"id": string(id)})
	return sealed, notConnected(err)
}

func deleteConnection(tx *db.Tx, id SourceID) error {
	return notConnected(tx.ExecOne(`delete from org_source where org_id = :org and source_id = :id`, db.Args{"id": string(id)}))
}

func notConnected(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, "The source is not connected.").On("sourceId").Because(err)
	}
	return err
}

const selectAssignment = `
	select id, member_id, product_id, acquired_by, state, reason, assigned_at, noticed_at, suspend_from, ends_at, ended_at, waits
	from assignment
	where org_id = :org`

// OfMember lists the assignments of members that are not ended, by product.
func OfMember(tx *db.Tx, ids []access.MemberID) (map[access.MemberID][]Assignment, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	var rows []Assignment
	err := tx.Select(&rows, selectAssignment+` and member_id in (:members) and state <> 'ended' order by product_id`, db.Args{"members": names})
	out := make(map[access.MemberID][]Assignment, len(ids))
	for _, a := range rows {
		out[a.Member] = append(out[a.Member], a.utc())
	}
	return out, err
}

// ownOf lists what a member acquired for themselves and still has.
func ownOf(tx *db.Tx, m access.MemberID) ([]Assignment, error) {
	var rows []Assignment
	err := tx.Select(&rows, selectAssignment+` and member_id = :member and acquired_by = 'self' and state <> 'ended' order by product_id`+tx.Lock(),
		db.Args{"member": string(m)})
	for i := range rows {
		rows[i] = rows[i].utc()
	}
	return rows, err
}

// Counts tells how many members use each product.
func Counts(tx *db.Tx) (map[ID]int, error) {
	var rows []struct {
		Product ID  `db:"product_id"`
		N       int `db:"n"`
	}
	err := tx.Select(&rows, `
		select product_id, count(*) as n
		from assignment
		where org_id = :org and state <> 'ended'
		group by product_id`, nil)
	out := make(map[ID]int, len(rows))
	for _, r := range rows {
		out[r.Product] = r.N
	}
	return out, err
}

func current(tx *db.Tx, m access.MemberID, id ID) (Assignment, error) {
	var a Assignment
	err := tx.Get(&a, selectAssignment+` and member_id = :member and product_id = :product and state <> 'ended'`+tx.Lock(),
		db.Args{"member": string(m), "product": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "The member doesn't use this product.").On("productId").Because(err)
	}
	return a.utc(), err
}

func (a Assignment) utc() Assignment {
	a.AssignedAt = a.AssignedAt.UTC()
	for _, t := range []**time.Time{&a.NoticedAt, &a.SuspendFrom, &a.EndsAt, &a.EndedAt} {
		if *t != nil {
			u := (*t).UTC()
			*t = &u
		}
	}
	return a
}

func insertAssignment(tx *db.Tx, a Assignment) error {
	_, err := tx.Exec(`
		insert into assignment (org_id, id, member_id, product_id, acquired_by, state, reason, assigned_at, waits)
		values (:org, :id, :member, :product, :by, :state, :reason, :now, :waits)`,
		db.Args{
			"id": a.ID, "member": string(a.Member), "product": string(a.Product), "by": string(a.AcquiredBy),
			"state": string(a.State), "now": a.AssignedAt, "reason": a.Reason, "waits": a.Waits,
		})
	return err
}

func saveAssignment(tx *db.Tx, a Assignment) error {
	return tx.ExecOne(`
		update assignment
		set state = :state, reason = :reason, noticed_at = :noticed, suspend_from = :suspend_from,
		    ends_at = :ends, ended_at = :ended, waits = :waits
		where org_id = :org and id = :id`,
		db.Args{
			"id": a.ID, "state": string(a.State), "reason": a.Reason, "noticed": a.NoticedAt,
			"suspend_from": a.SuspendFrom, "ends": a.EndsAt, "ended": a.EndedAt, "waits": a.Waits,
		})
}

// waiting chooses the assignments of a product that wait, of one acquirer; of one
// member where it is theirs.
const waiting = ` where org_id = :org and product_id = :product and waits = :yes and state <> 'ended' and acquired_by = :by
	and (:member = '' or member_id = :member)`

func waitingArgs(id ID, by Acquirer, m access.MemberID) db.Args {
	return db.Args{"product": string(id), "by": string(by), "member": string(m), "yes": true}
}

func countWaiting(tx *db.Tx, id ID, by Acquirer, m access.MemberID) (n int, err error) {
	err = tx.Get(&n, `select count(*) from assignment`+waiting, waitingArgs(id, by, m))
	return n, err
}

func release(tx *db.Tx, id ID, by Acquirer, m access.MemberID) error {
	args := waitingArgs(id, by, m)
	args["no"] = false
	_, err := tx.Exec(`update assignment set state = 'active', waits = :no, reason = ''`+waiting, args)
	return err
}
