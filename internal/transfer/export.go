package transfer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/file"
	"github.com/sysoon/steward/internal/job"
	"github.com/sysoon/steward/internal/member"
)

const (
	// exportPage is how many members or groups are in memory at once.
	exportPage = 200
	// groupPage is how many members one operation adds to a group.
	groupPage = 1000
	// progressEvery is how many objects are written between two notes of it.
	progressEvery = 1000
	// toldEvery is how many objects are written between two events about it.
	toldEvery = 10 * progressEvery
)

// export writes a file; a second attempt begins again.
func (w Worker) export(ctx context.Context, j job.Job) error {
	var p payload
	if err := j.Into(&p); err != nil {
		return job.Fail(err)
	}
	var x Export
	err := w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		x, err = findExport(tx, p.ID, "")
		return err
	})
	if err != nil || x.State != Running {
		return err
	}
	made, done, err := w.writeExport(ctx, x)
	if fault.Is(err, fault.Conflict) || fault.Is(err, fault.Invalid) { // no room left for the file
		return w.endExport(ctx, x.ID, func(x *Export) { x.State, x.Problem = Failed, fault.Shown(err).Message })
	}
	if err != nil {
		return err
	}
	return w.endExport(ctx, x.ID, func(x *Export) { x.State, x.FileID, x.Done = Finished, made.ID, done })
}

func (w Worker) endExport(ctx context.Context, id ID, change func(*Export)) error {
	return w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		x, err := findExport(tx, id, tx.Lock())
		if err != nil || x.State != Running {
			return err
		}
		change(&x)
		x.FinishedAt = &tx.Now
		if err := saveExport(tx, x); err != nil {
			return err
		}
		return audit.Record(tx, audit.Entry{
			Action: "export." + string(x.State), Object: audit.Object{Type: "export", ID: string(x.ID)},
			Detail: map[string]any{"objects": x.Done, "file": string(x.FileID)},
		})
	})
}

func (w Worker) writeExport(ctx context.Context, x Export) (file.File, int, error) {
	name := string(x.Kind) + "-" + x.CreatedAt.Format(time.DateOnly)
	if x.Kind == Both {
		name = "members-and-groups-" + x.CreatedAt.Format(time.DateOnly)
	}
	name += map[Format]string{CSV: ".csv", Bulk: ".json"}[x.Format]
	f, err := file.Make(ctx, w.DB, file.New{Purpose: PurposeExport, Name: name, MediaType: mediaOf(x.Format)})
	if err != nil {
		return file.File{}, 0, err
	}
	e := &exporter{w: w, x: x, out: bufio.NewWriter(f)}
	if err = e.learn(ctx); err == nil {
		err = e.all(ctx)
	}
	if err == nil {
		err = e.out.Flush()
	}
	if err != nil {
		return file.File{}, 0, errors.Join(err, f.Discard())
	}
	made, err := f.Finish()
	return made, e.done, err
}

// exporter writes one export.
type exporter struct {
	w    Worker
	x    Export
	out  *bufio.Writer
	done int
	// told is how many times toldEvery was told.
	told int
	ops  int
	// schema and own are what resources mean when the export begins.
	schema Schema
	own    []OwnColumn
	// ownOfGroups is own for groups.
	ownOfGroups []OwnColumn
}

// learn finds the organization's extensions, which stay the same for all rows.
func (e *exporter) learn(ctx context.Context) error {
	return e.w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
		all, err := extension.List(tx)
		if err != nil {
			return err
		}
		e.own, e.ownOfGroups = OwnColumns(all, extension.User), OwnColumns(all, extension.Group)
		e.schema, err = e.w.Schemas.Of(tx)
		return err
	})
}

func (e *exporter) all(ctx context.Context) error {
	if err := e.head(); err != nil {
		return err
	}
	if e.x.Kind != Groups {
		if err := e.members(ctx); err != nil {
			return err
		}
	}
	if e.x.Kind != Members {
		if err := e.groups(ctx); err != nil {
			return err
		}
	}
	if e.x.Format == Bulk {
		_, err := e.out.WriteString(bulkTail)
		return err
	}
	return nil
}

func (e *exporter) head() error {
	if e.x.Format == Bulk {
		_, err := e.out.WriteString(bulkHead)
		return err
	}
	if _, err := e.out.WriteString("\uFEFF"); err != nil { // spreadsheets read UTF-8 by it
		return err
	}
	columns := MemberColumns(e.own, e.x.WithRoles)
	if e.x.Kind == Groups {
		columns = GroupColumns(e.ownOfGroups)
	}
	return e.table().write(columns)
}

func (e *exporter) table() *csvWriter { return &csvWriter{out: e.out, comma: ','} }

// count notes the progress now and then.
func (e *exporter) count(ctx context.Context, n int) error {
	before := e.done / progressEvery
	e.done += n
	if e.done/progressEvery == before {
		return nil
	}
	return e.w.DB.Update(ctx, access.Work, func(tx *db.Tx) error {
		x, err := findExport(tx, e.x.ID, tx.Lock())
		if err != nil {
			return err
		}
		if x.State != Running {
			return fault.New(fault.Conflict, "The export is %s.", x.State)
		}
		x.Done = e.done
		if err := saveExport(tx, x); err != nil || e.done/toldEvery == e.told {
			return err
		}
		e.told = e.done / toldEvery
		return audit.Record(tx, audit.Entry{
			Action: "export.progressed", Object: audit.Object{Type: "export", ID: string(x.ID)}, Detail: map[string]any{"objects": x.Done},
		})
	})
}

// members writes every member, in the order of their making, so that managers
// mostly come first.
func (e *exporter) members(ctx context.Context) error {
	after := ""
	for {
		var page member.Rows[member.Member]
		managers := map[member.ID]member.Member{}
		err := e.w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			page, err = member.List(tx, member.Filter{}, member.Sort{By: member.ByCreated}, member.Page{Size: exportPage, After: after})
			if err == nil {
				managers, err = member.FindMany(tx, managersOf(page.Items))
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, m := range page.Items {
			if err := e.member(m, managers[m.Enterprise.ManagerID]); err != nil {
				return err
			}
		}
		if err := e.count(ctx, len(page.Items)); err != nil || !page.More {
			return err
		}
		after = page.Cursors[len(page.Cursors)-1]
	}
}

func managersOf(members []member.Member) []member.ID {
	var out []member.ID
	for _, m := range members {
		if m.Enterprise.ManagerID != "" {
			out = append(out, m.Enterprise.ManagerID)
		}
	}
	return out
}

func (e *exporter) member(m, manager member.Member) error {
	there := manager.ID != "" && manager.State != member.StateDeleted
	if e.x.Format == CSV {
		name := string(m.Enterprise.ManagerID)
		if there {
			name = manager.UserName
		}
		return e.row(memberCells(m, name, e.own, e.x.WithRoles))
	}
	if there {
		m.Enterprise.ManagerID = member.ID(bulkRef + string(m.Enterprise.ManagerID))
	}
	return e.operation("POST", "/Users", string(m.ID), e.schema.Member(m))
}

func (e *exporter) row(cells []string) error {
	for i := range cells {
		cells[i] = escape(cells[i])
	}
	return e.table().write(cells)
}

func (e *exporter) operation(method, path, bulkID string, data any) error {
	body, err := json.Marshal(data)
	if err != nil {
		return err
	}
	raw, err := json.Marshal(bulkOperation{Method: method, Path: path, BulkID: bulkID, Data: body})
	if err != nil {
		return err
	}
	if e.ops++; e.ops > 1 {
		if _, err := e.out.WriteString(",\n"); err != nil {
			return err
		}
	}
	_, err = e.out.Write(raw)
	return err
}

func (e *exporter) groups(ctx context.Context) error {
	after := ""
	for {
		var page member.Rows[member.Group]
		err := e.w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			page, err = member.Groups(tx, member.GroupFilter{}, member.Page{Size: exportPage, After: after})
			return err
		})
		if err != nil {
			return err
		}
		for _, g := range page.Items {
			if err := e.group(ctx, g); err != nil {
				return err
			}
		}
		if err := e.count(ctx, len(page.Items)); err != nil || !page.More {
			return err
		}
		after = page.Cursors[len(page.Cursors)-1]
	}
}

// group writes a group and, page by page, its members.
func (e *exporter) group(ctx context.Context, g member.Group) error {
	if e.x.Format == Bulk {
		if err := e.operation("POST", "/Groups", string(g.ID), e.schema.Group(g)); err != nil {
			return err
		}
	}
	after, some := "", false
	for {
		var page member.Rows[member.Member]
		err := e.w.DB.View(ctx, access.Work, func(tx *db.Tx) (err error) {
			page, err = member.List(tx, member.Filter{GroupID: g.ID}, member.Sort{By: member.ByLogin}, member.Page{Size: groupPage, After: after})
			return err
		})
		if err != nil {
			return err
		}
		some = some || len(page.Items) > 0
		if err := e.groupMembers(g, page.Items); err != nil {
			return err
		}
		if !page.More {
			break
		}
		after = page.Cursors[len(page.Cursors)-1]
	}
	if e.x.Format == CSV && !some {
		return e.row(groupCells(g, "", e.ownOfGroups))
	}
	return nil
}

const patchURN = "urn:ietf:params:scim:api:messages:2.0:PatchOp"

func (e *exporter) groupMembers(g member.Group, members []member.Member) error {
	if e.x.Format == CSV {
		for _, m := range members {
			if err := e.row(groupCells(g, m.UserName, e.ownOfGroups)); err != nil {
				return err
			}
		}
		return nil
	}
	if len(members) == 0 {
		return nil
	}
	values := make([]map[string]string, len(members))
	for i, m := range members {
		values[i] = map[string]string{"value": string(m.ID)}
		if e.x.Kind == Both {
			values[i]["value"] = bulkRef + string(m.ID)
		}
	}
	return e.operation("PATCH", "/Groups/"+bulkRef+string(g.ID), "", map[string]any{
		"schemas": []string{patchURN}, "Operations": []any{map[string]any{"op": "add", "path": "members", "value": values}},
	})
}
