package graph

import (
	"context"
	"time"

	"github.com/vikstrous/dataloadgen"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/term"
)

// loaders gather what one operation asks for again and again into one statement
// each. They live for one operation of one actor; the organization is the
// transaction's. A key that is not there is absent from the map and gives null.
type loaders struct {
	members     *dataloadgen.Loader[access.MemberID, *model.Member]
	names       *dataloadgen.Loader[access.MemberID, string]
	groups      *dataloadgen.Loader[access.MemberID, []*model.Group]
	assignments *dataloadgen.Loader[access.MemberID, []*model.Assignment]
	groupSizes  *dataloadgen.Loader[member.GroupID, int]
	directories *dataloadgen.Loader[string, *model.Directory]
	products    *dataloadgen.Loader[product.ID, *model.Product]
	documents   *dataloadgen.Loader[term.DocumentID, *model.Document]
	clauses     *dataloadgen.Loader[term.DocumentID, []*model.Clause]
	offers      *dataloadgen.Loader[rights.ID, []*model.RequestOffer]
	memberTerms *dataloadgen.Loader[memberTerm, *model.EffectiveTerm]
	tasks       *dataloadgen.Loader[rights.ID, []rights.Task]
	holdSizes   *dataloadgen.Loader[rights.HoldID, int]
	numbers     *dataloadgen.Loader[access.OrgID, rights.Stats]
}

type loadersKey struct{}

// load gives the operation's loaders.
func load(ctx context.Context) *loaders { return ctx.Value(loadersKey{}).(*loaders) }

// wait is how long a loader gathers keys: resolvers of one list start within
// microseconds of each other.
const wait = time.Millisecond

// batch makes a loader that opens the door with this permission once for many
// keys. What the map lacks is the zero value.
func batch[K comparable, V any](d *db.DB, p access.Permission, fetch func(*db.Tx, []K) (map[K]V, error)) *dataloadgen.Loader[K, V] {
	return dataloadgen.NewLoader(func(ctx context.Context, keys []K) ([]V, []error) {
		found, err := read(ctx, d, p, func(tx *db.Tx) (map[K]V, error) { return fetch(tx, keys) })
		if err != nil {
			return nil, []error{err}
		}
		return each(keys, func(k K) V { return found[k] }), nil
	}, dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(maxFirst))
}

func newLoaders(r *Resolver) *loaders {
	return &loaders{
		members:     batch(r.DB, access.ReadMembers, loadMembers),
		names:       batch(r.DB, access.ReadMembers, loadNames),
		groups:      batch(r.DB, access.ReadMembers, loadGroups),
		assignments: batch(r.DB, access.ReadProducts, loadAssignments),
		groupSizes:  batch(r.DB, access.ReadMembers, member.CountsOf),
		directories: batch(r.DB, access.ReadDirectories, r.loadDirectories),
		products:    r.productLoader(),
		documents:   batch(r.DB, access.ReadTerms, loadDocuments),
		clauses:     batch(r.DB, access.ReadTerms, loadClauses),
		offers:      batch(r.DB, access.ReadRequests, loadOffers),
		memberTerms: memberTermLoader(r.DB),
		tasks:       batch(r.DB, access.ReadRequests, rights.Tasks),
		holdSizes:   batch(r.DB, access.ReadRequests, rights.HeldCounts),
		numbers:     batch(r.DB, access.ReadRequests, loadNumbers),
	}
}

func loadMembers(tx *db.Tx, ids []access.MemberID) (map[access.MemberID]*model.Member, error) {
	found, err := member.FindMany(tx, ids)
	return mapped(found, memberModel), err
}

func loadNames(tx *db.Tx, ids []access.MemberID) (map[access.MemberID]string, error) {
	found, err := member.FindMany(tx, ids)
	return mapped(found, member.Member.Label), err
}

func loadGroups(tx *db.Tx, ids []access.MemberID) (map[access.MemberID][]*model.Group, error) {
	found, err := member.GroupsOf(tx, ids)
	return mapped(found, func(list []member.Group) []*model.Group { return each(list, groupModel) }), err
}

func loadAssignments(tx *db.Tx, ids []access.MemberID) (map[access.MemberID][]*model.Assignment, error) {
	found, err := product.OfMember(tx, ids)
	return mapped(found, func(list []product.Assignment) []*model.Assignment { return each(list, assignmentModel) }), err
}

func (r *Resolver) loadDirectories(tx *db.Tx, _ []string) (map[string]*model.Directory, error) {
	all, err := directory.List(tx)
	out := make(map[string]*model.Directory, len(all))
	for _, d := range all {
		out[d.ID] = r.directoryModel(d)
	}
	return out, err
}

func loadDocuments(tx *db.Tx, _ []term.DocumentID) (map[term.DocumentID]*model.Document, error) {
	all, err := term.Documents(tx)
	out := make(map[term.DocumentID]*model.Document, len(all))
	for _, d := range all {
		out[d.ID] = documentModel(d)
	}
	return out, err
}

func loadClauses(tx *db.Tx, ids []term.DocumentID) (map[term.DocumentID][]*model.Clause, error) {
	found, err := term.ClausesOf(tx, ids)
	return mapped(found, func(list []term.Clause) []*model.Clause { return each(list, clauseModel) }), err
}

func loadNumbers(tx *db.Tx, _ []access.OrgID) (map[access.OrgID]rights.Stats, error) {
	s, err := rights.Numbers(tx)
	return map[access.OrgID]rights.Stats{tx.Org: s}, err
}

// productLoader reads the vendor's catalogue, which is everybody's: whoever is
// signed in may name a product of theirs.
func (r *Resolver) productLoader() *dataloadgen.Loader[product.ID, *model.Product] {
	return dataloadgen.NewLoader(func(ctx context.Context, keys []product.ID) ([]*model.Product, []error) {
		all, err := r.catalogue(ctx)
		if err != nil {
			return nil, []error{err}
		}
		found := make(map[product.ID]*model.Product, len(all))
		for _, p := range all {
			found[p.ID] = productModel(p)
		}
		return each(keys, func(k product.ID) *model.Product { return found[k] }), nil
	}, dataloadgen.WithWait(wait))
}

// mapped maps the values of a map.
func mapped[K comparable, A, B any](in map[K]A, f func(A) B) map[K]B {
	out := make(map[K]B, len(in))
	for k, v := range in {
		out[k] = f(v)
	}
	return out
}

// byID loads one thing that may not be named: "" is null.
func byID[K ~string, V any](ctx context.Context, l *dataloadgen.Loader[K, *V], id K) (*V, error) {
	if id == "" {
		return nil, nil
	}
	return l.Load(ctx, id)
}
