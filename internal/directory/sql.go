package directory

import (
	"regexp"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type row struct {
	ID             string            `db:"id"`
	Name           string            `db:"name"`
	Profile        Profile           `db:"profile"`
	State          State             `db:"state"`
	Settings       db.JSON[Settings] `db:"settings"`
	CreatedAt      time.Time         `db:"created_at"`
	LastSyncAt     *time.Time        `db:"last_sync_at"`
	Mapping        db.JSON[[]Rule]   `db:"mapping"`
	LogValues      bool              `db:"log_values"`
	LogDays        int               `db:"log_value_days"`
	MappingVersion int               `db:"mapping_version"`
	LogVersion     int               `db:"log_version"`
}

const columns = `d.id, d.name, d.profile, d.state, d.settings, d.created_at, d.last_sync_at, d.mapping, d.log_values, d.log_value_days,
	d.mapping_version, d.log_version`

func (r row) directory() Directory {
	return Directory{
		ID: r.ID, Name: r.Name, Profile: r.Profile, State: r.State, Settings: r.Settings.V,
		CreatedAt: r.CreatedAt, LastSyncAt: r.LastSyncAt,
		Mapping: slices.Concat(r.Mapping.V), Log: LogSettings{Values: r.LogValues, Days: r.LogDays, Version: r.LogVersion}, MappingVersion: r.MappingVersion,
	}
}

// schemas is a text that differs whenever the extensions of the organization
// that the column names do.
func schemas(org string) string {
	return `(select cast(count(*) as text) || '/' || coalesce(max(x.revision), '') from schema_extension x where x.org_id = ` + org + `)`
}

// FindWithSchemas is Find that fills Schemas too.
func FindWithSchemas(tx *db.Tx, id string) (Directory, error) {
	d, err := Find(tx, id)
	if err != nil {
		return d, err
	}
	return d, tx.Get(&d.Schemas, `select `+schemas(":org")+` as revision`, nil)
}

func updateMapping(tx *db.Tx, d Directory) error {
	rules := d.Mapping
	if rules == nil {
		rules = []Rule{}
	}
	return tx.ExecOne(`update directory set mapping = :mapping, mapping_version = :version where org_id = :org and id = :id`,
		db.Args{"id": d.ID, "mapping": db.AsJSON(rules), "version": d.MappingVersion})
}

func updateLogSettings(tx *db.Tx, d Directory) error {
	return tx.ExecOne(`update directory set log_values = :values, log_value_days = :days, log_version = :version where org_id = :org and id = :id`,
		db.Args{"id": d.ID, "values": d.Log.Values, "days": d.Log.Days, "version": d.Log.Version})
}

// Find returns a directory of the organization.
func Find(tx *db.Tx, id string) (Directory, error) { return find(tx, id, "") }

func find(tx *db.Tx, id, lock string) (Directory, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from directory d where d.org_id = :org and d.id = :id and d.deleted_at is null`+lock, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no directory with this id.").Because(err)
	}
	return r.directory(), err
}

// List returns the organization's directories by name.
func List(tx *db.Tx) ([]Directory, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+` from directory d where d.org_id = :org and d.deleted_at is null order by d.name, d.id`, nil)
	all := make([]Directory, len(rows))
	for i, r := range rows {
		all[i] = r.directory()
	}
	return all, err
}

func fields(d Directory) db.Args {
	return db.Args{
		"id": d.ID, "name": d.Name, "profile": string(d.Profile), "state": string(d.State),
		"settings": db.AsJSON(d.Settings), "created_at": d.CreatedAt,
	}
}

func insert(tx *db.Tx, d Directory) error {
	_, err := tx.Exec(`
		insert into directory (org_id, id, name, profile, state, settings, created_at)
		values (:org, :id, :name, :profile, :state, :settings, :created_at)`, fields(d))
	return sameName(err)
}

func update(tx *db.Tx, d Directory) error {
	return sameName(tx.ExecOne(`
		update directory
		   set name = :name, profile = :profile, state = :state, settings = :settings
		 where org_id = :org and id = :id`, fields(d)))
}

func sameName(err error) error {
	if db.Violated(err, "directory_name_key", "directory.org_id, directory.name") {
		return fault.New(fault.Conflict, "Another directory has this name.").On("name").Because(err)
	}
	return err
}

const tokenColumns = `t.id, t.directory_id, t.label, t.prefix, t.created_at, t.expires_at, t.last_used_at, t.revoked_at, t.replaced_by`

// Tokens lists a directory's tokens, newest first, the revoked ones among them.
func Tokens(tx *db.Tx, directory string) ([]Token, error) {
	var all []Token
	err := tx.Select(&all, `
		select `+tokenColumns+`
		  from directory_token t
		 where t.org_id = :org and t.directory_id = :directory
		 order by t.id desc`, db.Args{"directory": directory})
	return all, err
}

func findToken(tx *db.Tx, id string) (Token, error) {
	var t Token
	err := tx.Get(&t, `select `+tokenColumns+` from directory_token t where t.org_id = :org and t.id = :id`+tx.Lock(), db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no token with this id.").Because(err)
	}
	return t, err
}

func insertToken(tx *db.Tx, t Token, hash []byte) error {
	_, err := tx.Exec(`
		insert into directory_token (org_id, id, directory_id, label, prefix, hash, created_at, expires_at)
		values (:org, :id, :directory, :label, :prefix, :hash, :created_at, :expires_at)`, db.Args{
		"id": t.ID, "directory": t.DirectoryID, "label": t.Label, "prefix": t.Prefix, "hash": hash,
		"created_at": t.CreatedAt, "expires_at": t.ExpiresAt,
	})
	return err
}

func revokeToken(tx *db.Tx, id string) error {
	return tx.ExecOne(`
		update directory_token
		   set revoked_at = :now
		 where org_id = :org and id = :id and revoked_at is null`, db.Args{"id": id, "now": tx.Now})
}

// Used keeps when a token was last used; Bearer.Stale says when that is due.
func Used(tx *db.Tx, token string) error {
	_, err := tx.Exec(`
		update directory_token
		   set last_used_at = :now
		 where org_id = :org and id = :id`, db.Args{"id": token, "now": tx.Now})
	return err
}

// opened is what a credential opens, however it was found: one list of columns
// for all, so that each sees the same directory.
type opened struct {
	OrgID     string `db:"org_id"`
	OrgState  string `db:"org_state"`
	Schemas   string `db:"schemas"`
	Directory row    `db:"d"`
}

var openedColumns = `o.org_id, o.state as org_state, ` + schemas("o.org_id") + ` as schemas, ` +
	regexp.MustCompile(`d\.\w+`).ReplaceAllString(columns, `$0 as "$0"`)

// bearer tells who was let in, and whether the organization is active.
func (o opened) bearer() (b Bearer, orgActive bool) {
	d := o.Directory.directory()
	d.Schemas = o.Schemas
	return Bearer{Org: access.OrgID(o.OrgID), Directory: d}, o.OrgState == "active"
}

func findBearer(w *db.Wide, hash []byte) (b Bearer, orgActive bool, err error) {
	var r struct {
		Token
		opened
	}
	err = w.Get(&r, `
		select `+tokenColumns+`, `+openedColumns+`
		  from directory_token t
		  join directory d on d.org_id = t.org_id and d.id = t.directory_id
		  join organization o on o.org_id = t.org_id
		 where t.hash = :hash`, db.Args{"hash": hash})
	b, orgActive = r.bearer()
	b.Token = r.Token
	return b, orgActive, err
}
