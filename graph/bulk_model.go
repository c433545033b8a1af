package graph

import (
	"context"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/bulk"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/product"
)

// maxBulkChanges is how many changes of many accounts a list shows.
const maxBulkChanges = 50

// applyBulk is the mutation that may reach so many that it waits for a second
// person.
const applyBulk = "applyBulkChange"

func (r *Resolver) bulkModel(c bulk.Change) *model.BulkChange {
	return &model.BulkChange{
		ID: globalID(typeBulkChange, c.ID), Of: c, Verb: up[model.BulkVerb](c.Verb), State: up[model.BulkState](c.State),
		Total: c.Total, Checked: c.Checked, Applied: c.Applied, Problem: orNil(c.Problem),
		Counts:   &model.BulkCounts{Waiting: c.Counts.Waiting, Change: c.Counts.Change, Unchanged: c.Counts.Unchanged, Refused: c.Counts.Refused},
		Undoable: c.Undoable(r.DB.Now()), UndoUntil: c.UndoUntil, UndoesID: bulkID(c.Undoes), UndoneByID: bulkID(c.UndoneBy),
		CreatedAt: c.CreatedAt, FinishedAt: c.FinishedAt, Pattern: orNil(c.Pattern),
	}
}

func bulkID(id bulk.ID) *string {
	if id == "" {
		return nil
	}
	out := globalID(typeBulkChange, id)
	return &out
}

func bulkRowModel(r bulk.Row) *model.BulkRow {
	return &model.BulkRow{Number: r.Seq, MemberID: r.Member, Outcome: up[model.BulkOutcome](r.Outcome), Applied: r.Applied, Reason: orNil(r.Why), Plan: orNil(r.Plan)}
}

// newBulk is a change as an input asks for it.
func newBulk(in model.StartBulkChangeInput) (n bulk.New, err error) {
	n = bulk.New{Verb: down[bulk.Verb](in.Verb), Reason: orZero(in.Reason), Pattern: orZero(in.Pattern), List: orZero(in.Names)}
	if n.Receiver, err = maybeKeyOf[access.MemberID](typeMember, in.ToMemberID, "toMemberId"); err != nil {
		return n, err
	}
	if n.Product, err = maybeKeyOf[product.ID](typeProduct, in.ProductID, "productId"); err != nil {
		return n, err
	}
	if in.Filter != nil {
		f, err := memberFilter(in.Filter)
		n.Selection.Filter = &f
		if err != nil {
			return n, err
		}
	}
	n.Selection.Members, err = keysOf[access.MemberID](typeMember, in.MemberIds, "memberIds")
	return n, err
}

// changeBulk runs a verb on a change, under the permission that the change takes.
func (r *Resolver) changeBulk(ctx context.Context, id string, verb func(*db.Tx, bulk.ID) (bulk.Change, error)) (*model.BulkChange, []*model.UserError, error) {
	key, err := keyOf[bulk.ID](typeBulkChange, id, "bulkChangeId")
	var was bulk.Change
	if err == nil {
		was, err = read(ctx, r.DB, access.ManageMembers, func(tx *db.Tx) (bulk.Change, error) { return bulk.Find(tx, key) })
	}
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	return change(ctx, r.DB, was.Verb.Permission(), func(tx *db.Tx) (*model.BulkChange, error) {
		c, err := verb(tx, key)
		if err != nil {
			return nil, err
		}
		c, err = bulk.Find(tx, c.ID)
		return r.bulkModel(c), err
	})
}

// reachesMany tells whether the field under way carries out a change of so many
// accounts that it waits for a second person. A change that is not there waits
// for nobody: the mutation says that it is missing.
func (r *Resolver) reachesMany(ctx context.Context, fc *graphql.FieldContext) (bool, error) {
	if fc.Field.Name != applyBulk {
		return false, nil
	}
	in, _ := fc.Field.ArgumentMap(graphql.GetOperationContext(ctx).Variables)["input"].(map[string]any)
	id, _ := in["bulkChangeId"].(string)
	key, err := keyOf[bulk.ID](typeBulkChange, id, "bulkChangeId")
	if err != nil {
		return false, nil //nolint:nilerr // the mutation answers it
	}
	waits, err := read(ctx, r.DB, access.ManageMembers, func(tx *db.Tx) (bool, error) { return bulk.Waits(tx, key) })
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return waits, err
}

// bulkRows is a page of a change's members.
func (r *Resolver) bulkRows(ctx context.Context, id bulk.ID, p page, outcomes []model.BulkOutcome) (*model.BulkRowConnection, error) {
	after, err := strconv.Atoi("0" + p.after)
	if err != nil {
		return nil, err
	}
	return read(ctx, r.DB, access.ManageMembers, func(tx *db.Tx) (*model.BulkRowConnection, error) {
		list, err := bulk.Rows(tx, id, downs[bulk.Outcome](outcomes), after, p.size+1)
		list, more := cut(p, list)
		cursors := r.sealed(p, each(list, func(row bulk.Row) string { return strconv.Itoa(row.Seq) }))
		c := &model.BulkRowConnection{Nodes: each(list, bulkRowModel), Edges: []*model.BulkRowEdge{}, PageInfo: p.info(cursors, more)}
		for i, n := range c.Nodes {
			c.Edges = append(c.Edges, &model.BulkRowEdge{Cursor: cursors[i], Node: n})
		}
		return c, err
	})
}
