package transfer

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
)

// The kinds of jobs.
const (
	jobCheck  = "import.check"
	jobApply  = "import.apply"
	jobExport = "export.write"
)

type payload struct {
	ID ID `json:"id"`
}

// Start begins the dry run of an uploaded file (permission ManageDirectories):
// afterwards the outcome of each row is known, and nothing has changed.
func Start(tx *db.Tx, id file.ID, o Options) (Import, error) {
	f, err := file.Find(tx, id)
	if err == nil && f.Purpose != PurposeImport && f.Purpose != PurposeRejected {
		err = fault.New(fault.NotFound, "There is no such file, or it has expired.")
	}
	if err != nil {
		return Import{}, err
	}
	if o.WithRoles && !tx.Actor.May(access.ManageRoles) {
		return Import{}, fault.New(fault.Denied, "Importing roles needs the permission %s. Import without roles, or ask an owner.", access.ManageRoles).On("withRoles").Coded(string(access.ManageRoles))
	}
	if err := room(tx, "import"); err != nil {
		return Import{}, err
	}
	m := Import{
		ID: ID(db.NewID()), FileID: f.ID, Name: f.Name, Format: formatOf(f), Kind: Both, State: Checking, Options: o,
		StartedBy: tx.Actor, CreatedAt: tx.Now,
	}
	if err := insertImport(tx, m); err != nil {
		return Import{}, err
	}
	if err := job.Enqueue(tx, jobCheck, payload{m.ID}, job.Unique(string(m.ID))); err != nil {
		return Import{}, err
	}
	return m, record(tx, "import.started", m, map[string]any{"file": string(f.ID), "format": string(m.Format), "roles": o.WithRoles})
}

// room refuses too many at once.
func room(tx *db.Tx, table string) error {
	live, err := countLive(tx, table)
	if err == nil && live >= maxLive {
		err = fault.New(fault.TooMany, "There are %d %ss under way. Wait until one is done, or cancel one.", live, table)
	}
	return err
}

func formatOf(f file.File) Format {
	if strings.Contains(f.MediaType, "json") {
		return Bulk
	}
	return CSV
}

// Apply takes over what the dry run of an import showed (permission
// ManageDirectories). Each row is judged again as it is taken: what has changed
// since counts.
func Apply(tx *db.Tx, id ID) (Import, error) {
	m, err := findImport(tx, id, tx.Lock())
	if err != nil {
		return m, err
	}
	if m.State != Checked {
		return m, fault.New(fault.Conflict, "Only an import whose dry run is done, and which was not applied yet, can be applied; this one is %s.", m.State).On("id")
	}
	if m.Options.WithRoles && !tx.Actor.May(access.ManageRoles) {
		return m, fault.New(fault.Denied, "Importing roles needs the permission %s.", access.ManageRoles).On("id").Coded(string(access.ManageRoles))
	}
	m.State, m.StartedBy = Applying, tx.Actor
	if err := saveImport(tx, m); err != nil {
		return m, err
	}
	if err := saveStarter(tx, m); err != nil {
		return m, err
	}
	if err := job.Enqueue(tx, jobApply, payload{m.ID}, job.Unique(string(m.ID))); err != nil {
		return m, err
	}
	return m, record(tx, "import.applied", m, map[string]any{"rows": m.Total})
}

// Cancel stops an import; rows that were applied stay.
func Cancel(tx *db.Tx, id ID) (Import, error) {
	m, err := findImport(tx, id, tx.Lock())
	if err != nil {
		return m, err
	}
	if !slices.Contains([]State{Checking, Checked, Applying}, m.State) {
		return m, fault.New(fault.Conflict, "The import is %s already.", m.State).On("id")
	}
	m.State, m.FinishedAt = Cancelled, &tx.Now
	if err := saveImport(tx, m); err != nil {
		return m, err
	}
	return m, record(tx, "import.cancelled", m, map[string]any{"applied": m.Applied})
}

// Find returns an import with its counts.
func Find(tx *db.Tx, id ID) (Import, error) {
	m, err := findImport(tx, id, "")
	if err != nil {
		return m, err
	}
	all, err := counts(tx, []ID{id})
	m.Counts = all[id]
	return m, err
}

// List returns imports, newest first, from before the one with this id ("" for
// the newest).
func List(tx *db.Tx, before ID, limit int) ([]Import, error) {
	all, err := listImports(tx, before, limit)
	if err != nil || len(all) == 0 {
		return all, err
	}
	ids := make([]ID, len(all))
	for i, m := range all {
		ids[i] = m.ID
	}
	by, err := counts(tx, ids)
	for i := range all {
		all[i].Counts = by[all[i].ID]
	}
	return all, err
}

// Rows returns rows of an import in their order.
func Rows(tx *db.Tx, id ID, f RowFilter) ([]Row, error) {
	if _, err := findImport(tx, id, ""); err != nil {
		return nil, err
	}
	return listRows(tx, id, f)
}

// StartExport begins to write all members, groups or both into a file
// (permission ManageDirectories). A table holds one of them.
func StartExport(tx *db.Tx, x Export) (Export, error) {
	if x.Format == CSV && x.Kind == Both {
		return x, fault.New(fault.Invalid, "A CSV file holds members or groups. Choose one, or Bulk JSON for both.").On("kind")
	}
	if err := room(tx, "export"); err != nil {
		return x, err
	}
	x.ID, x.State, x.StartedBy, x.CreatedAt = ID(db.NewID()), Running, tx.Actor, tx.Now
	if err := insertExport(tx, x); err != nil {
		return x, err
	}
	if err := job.Enqueue(tx, jobExport, payload{x.ID}, job.Unique(string(x.ID))); err != nil {
		return x, err
	}
	return x, audit.Record(tx, audit.Entry{
		Action: "export.started", Object: audit.Object{Type: "export", ID: string(x.ID)},
		Detail: map[string]any{"format": string(x.Format), "kind": string(x.Kind), "roles": x.WithRoles},
	})
}

// FindExport returns an export.
func FindExport(tx *db.Tx, id ID) (Export, error) { return findExport(tx, id, "") }

// Exports returns exports, newest first.
func Exports(tx *db.Tx, before ID, limit int) ([]Export, error) {
	return listExports(tx, before, limit)
}

// Forget removes imports and exports whose time is over, with their rows; their
// files have their own.
func Forget(tx *db.Tx) error {
	_, err := forget(tx, tx.Now.Add(-KeepRows))
	return err
}

func saveStarter(tx *db.Tx, m Import) error {
	return tx.ExecOne(`update import set starter = :starter where org_id = :org and id = :id`,
		db.Args{"id": string(m.ID), "starter": db.AsJSON(starterOf(m.StartedBy))})
}

func record(tx *db.Tx, action string, m Import, detail map[string]any) error {
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "import", ID: string(m.ID)}, Detail: detail})
}
