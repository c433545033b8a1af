package extension

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
)

type row struct {
	ID          string               `db:"id"`
	URN         string               `db:"urn"`
	Resource    Resource             `db:"resource"`
	Name        string               `db:"name"`
	Description string               `db:"description"`
	Attributes  db.JSON[[]Attribute] `db:"attributes"`
	Revision    string               `db:"revision"`
	Version     int                  `db:"version"`
	CreatedAt   time.Time            `db:"created_at"`
	UpdatedAt   time.Time            `db:"updated_at"`
}

const columns = `x.id, x.urn, x.resource, x.name, x.description, x.attributes, x.revision, x.version, x.created_at, x.updated_at`

func (r row) extension() Extension {
	return Extension{
		ID: r.ID, URN: r.URN, Resource: r.Resource, Name: r.Name, Description: r.Description, Attributes: r.Attributes.V,
		Revision: r.Revision, Version: r.Version, CreatedAt: r.CreatedAt, UpdatedAt: r.UpdatedAt,
	}
}

// List returns the organization's extensions by URN.
func List(tx *db.Tx) ([]Extension, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from schema_extension x where x.org_id = :org order by x.urn_key`, nil)
	out := make([]Extension, len(rows))
	for i, r := range rows {
		out[i] = r.extension()
	}
	return out, err
}

func findForUpdate(tx *db.Tx, id string) (Extension, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from schema_extension x where x.org_id = :org and x.id = :id`+tx.Lock(), db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no schema extension with this id.").Because(err)
	}
	return r.extension(), err
}

func fields(e Extension) db.Args {
	return db.Args{
		"id": e.ID, "urn": e.URN, "key": strings.ToLower(e.URN), "resource": string(e.Resource), "name": e.Name, "description": e.Description,
		"attributes": db.AsJSON(e.Attributes), "revision": e.Revision, "version": e.Version, "created_at": e.CreatedAt, "updated_at": e.UpdatedAt,
	}
}

func insert(tx *db.Tx, e Extension) error {
	_, err := tx.Exec(`
		insert into schema_extension (org_id, id, urn, urn_key, resource, name, description, attributes, revision, version, created_at, updated_at)
		values (:org, :id, :urn, :key, :resource, :name, :description, :attributes, :revision, :version, :created_at, :updated_at)`, fields(e))
	if db.Violated(err, "schema_extension_urn_key", "schema_extension.org_id, schema_extension.urn_key") {
		return fault.New(fault.Conflict, "The organization has an extension with this URN already; case makes no difference.").On("urn").Because(err)
	}
	return err
}

func update(tx *db.Tx, e Extension) error {
	return tx.ExecOne(`
		update schema_extension
		   set name = :name, description = :description, attributes = :attributes, revision = :revision, version = :version, updated_at = :updated_at
		 where org_id = :org and id = :id`, fields(e))
}

func remove(tx *db.Tx, id string) error {
	for _, statement := range []string{
		`delete from extension_value where org_id = :org and extension_id = :id`,
		`delete from extension_group_value where org_id = :org and extension_id = :id`,
	} {
		if _, err := tx.Exec(statement, db.Args{"id": id}); err != nil {
			return err
		}
	}
	return tx.ExecOne(`delete from schema_extension where org_id = :org and id = :id`, db.Args{"id": id})
}

// claims are the statements that keep a resource's unique values: what gives them
// up, and what takes one.
var claims = map[Resource]struct{ forget, take, constraint, columns string }{
	User: {
		forget: `
		delete from extension_value
		 where org_id = :org and extension_id = :extension
		   and (member_id = :holder or member_id in (select x.id from member x where x.org_id = :org and x.state = 'deleted'))`,
		take: `
			insert into extension_value (org_id, extension_id, attribute, value_hash, member_id)
			values (:org, :extension, :attribute, :hash, :holder)`,
		constraint: "extension_value_pkey",
		columns:    "extension_value.org_id, extension_value.extension_id, extension_value.attribute, extension_value.value_hash",
	},
	Group: {
		forget: `
		delete from extension_group_value
		 where org_id = :org and extension_id = :extension and group_id = :holder`,
		take: `
			insert into extension_group_value (org_id, extension_id, attribute, value_hash, group_id)
			values (:org, :extension, :attribute, :hash, :holder)`,
		constraint: "extension_group_value_pkey",
		columns:    "extension_group_value.org_id, extension_group_value.extension_id, extension_group_value.attribute, extension_group_value.value_hash",
	},
}

// Claim keeps the values of a member's or group's unique attributes for it, by
// attribute; an attribute that is not in values is given up. A value that another
// has is a fault of kind Conflict with the code "uniqueness". Attributes whose
// case doesn't count are to be given in one case.
func Claim(tx *db.Tx, e Extension, holder string, values map[string]string) error {
	how := claims[e.Resource]
	if _, err := tx.Exec(how.forget, db.Args{"extension": e.ID, "holder": holder}); err != nil {
		return err
	}
	for name, value := range values {
		_, err := tx.Exec(how.take, db.Args{"extension": e.ID, "holder": holder, "attribute": name, "hash": hash(e.ID, name, value)})
		if db.Violated(err, how.constraint, how.columns) {
			return fault.New(fault.Conflict, "Another %s has this value of %s, which must be unique.", e.Resource.noun(), e.URN+":"+name).
				On(e.URN + ":" + name).Coded("uniqueness").Because(err)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// hash is what is kept of a unique value: it can be compared and not be read.
func hash(parts ...string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", parts))
	return hex.EncodeToString(sum[:])
}

// ForgetMember removes what is kept of a member's unique values.
func ForgetMember(tx *db.Tx, m member.ID) error {
	_, err := tx.Exec(`delete from extension_value where org_id = :org and member_id = :member`, db.Args{"member": string(m)})
	return err
}
