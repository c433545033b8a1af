package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

func memberModel(m member.Member) *model.Member {
	return &model.Member{
		ID: globalID(typeMember, m.ID), MemberID: m.ID, Of: m, DirectoryID: m.DirectoryID, ManagerID: m.Enterprise.ManagerID,
		UserName: m.UserName, ExternalID: orNil(m.ExternalID), DisplayName: m.Label(),
		GivenName: orNil(m.Name.GivenName), FamilyName: orNil(m.Name.FamilyName), Title: orNil(m.Title), UserType: orNil(m.UserType),
		Department: orNil(m.Enterprise.Department), Division: orNil(m.Enterprise.Division),
		CostCenter: orNil(m.Enterprise.CostCenter), EmployeeNumber: orNil(m.Enterprise.EmployeeNumber),
		PreferredLanguage: orNil(m.PreferredLanguage), Timezone: orNil(m.Timezone),
		Emails: each(m.Emails, contactModel), PhoneNumbers: each(m.PhoneNumbers, contactModel),
		AccountKind: up[model.AccountKind](m.AccountKind), State: up[model.MemberState](m.State), Roles: ups[model.Role](m.Roles),
		CreatedAt: m.CreatedAt, UpdatedAt: m.UpdatedAt, LastSignInAt: m.LastSignInAt, Version: m.Version,
	}
}

// memberOr maps what a domain function gives.
func memberOr(m member.Member, err error) (*model.Member, error) {
	if err != nil {
		return nil, err
	}
	return memberModel(m), nil
}

// memberFor reads the member that an input names, locked for a change.
func memberFor(tx *db.Tx, id string) (member.Member, error) {
	key, err := keyOf[access.MemberID](typeMember, id, "memberId")
	if err != nil {
		return member.Member{}, err
	}
	return member.FindForUpdate(tx, key)
}

func stale(noun string, version int) error {
	return fault.New(fault.Conflict, "The %s was changed by somebody else in the meantime: it is at version %d now. Read it again and repeat the change.", noun, version).On("version").Now(version)
}

// madeByHand creates an account. A person's own account is answered for by the
// vendor, so it is made there alone.
func madeByHand(tx *db.Tx, in model.CreateMemberInput) (member.Member, error) {
	if in.AccountKind != model.AccountKindWorkOrSchool {
		o, err := org.Current(tx)
		if err != nil {
			return member.Member{}, err
		}
		if !o.Vendor {
			return member.Member{}, fault.New(fault.Invalid, "Personal and third-party accounts are people's own, so only the vendor makes them. Make an account of your organization.").On("accountKind")
		}
	}
	return member.Create(tx, newMember(in))
}

func newMember(in model.CreateMemberInput) member.Member {
	return member.Member{
		AccountKind: down[member.AccountKind](in.AccountKind),
		UserName:    in.UserName, DisplayName: orZero(in.DisplayName), Title: orZero(in.Title), Active: true,
		Name:   member.Name{GivenName: orZero(in.GivenName), FamilyName: orZero(in.FamilyName)},
		Emails: each(in.Emails, contactOf), PhoneNumbers: each(in.PhoneNumbers, contactOf),
		Enterprise: member.Enterprise{Department: orZero(in.Department)},
	}
}

func contactOf(in *model.ContactPointInput) member.Multi {
	return member.Multi{Value: in.Value, Type: orZero(in.Type), Primary: in.Primary}
}

// changedMember is the member after an input: what is left out stays, null
// clears.
func changedMember(m member.Member, in model.UpdateMemberInput) member.Member {
	if in.UserName != nil {
		m.UserName = *in.UserName
	}
	given(in.DisplayName, &m.DisplayName)
	given(in.GivenName, &m.Name.GivenName)
	given(in.FamilyName, &m.Name.FamilyName)
	given(in.Title, &m.Title)
	given(in.Department, &m.Enterprise.Department)
	if list, set := in.Emails.ValueOK(); set {
		m.Emails = each(list, contactOf)
	}
	if list, set := in.PhoneNumbers.ValueOK(); set {
		m.PhoneNumbers = each(list, contactOf)
	}
	return m
}

func given(in graphql.Omittable[*string], into *string) {
	if v, set := in.ValueOK(); set {
		*into = orZero(v)
	}
}

func memberFilter(in *model.MemberFilter) (f member.Filter, err error) {
	if in == nil {
		return f, nil
	}
	f = member.Filter{
		Search: orZero(in.Search), States: downs[member.State](in.States),
		Role: downOrEmpty[access.Role](in.Role), AccountKind: downOrEmpty[member.AccountKind](in.AccountKind),
	}
	if f.GroupID, err = maybeKeyOf[member.GroupID](typeGroup, in.GroupID, "groupId"); err != nil {
		return f, err
	}
	if f.Product, err = maybeKeyOf[string](typeProduct, in.ProductID, "productId"); err != nil {
		return f, err
	}
	f.DirectoryID, err = maybeKeyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	return f, err
}

var memberSorts = map[model.MemberSortField]member.SortKey{
	model.MemberSortFieldDisplayName:  member.ByName,
	model.MemberSortFieldFamilyName:   member.ByFamilyName,
	model.MemberSortFieldUserName:     member.ByLogin,
	model.MemberSortFieldCreatedAt:    member.ByCreated,
	model.MemberSortFieldLastSignInAt: member.ByLastSignIn,
}

func memberSort(in *model.MemberSort) member.Sort {
	if in == nil {
		return member.Sort{By: member.ByName}
	}
	return member.Sort{By: memberSorts[in.Field], Descending: in.Direction == model.SortDirectionDesc}
}

// sortedList names a list in cursors with its order: a place in one order is
// none in another.
func sortedList(name string, sort *model.MemberSort) string {
	if sort == nil {
		return name
	}
	return name + " " + string(sort.Field) + " " + string(sort.Direction)
}

func (r *Resolver) memberConnection(ctx context.Context, tx *db.Tx, f member.Filter, s member.Sort, p page) (*model.MemberConnection, error) {
	rows, err := member.List(tx, f, s, member.Page{Size: p.size, After: p.after, Before: p.before, Backward: p.backward})
	if err != nil {
		return nil, err
	}
	cursors := r.sealed(p, rows.Cursors)
	c := &model.MemberConnection{Nodes: each(rows.Items, memberModel), PageInfo: p.info(cursors, rows.More)}
	for i, n := range c.Nodes {
		c.Edges = append(c.Edges, &model.MemberEdge{Cursor: cursors[i], Node: n})
	}
	if asked(ctx, "totalCount") {
		c.TotalCount, err = member.Count(tx, f)
	}
	return c, err
}

// rename calls a member by what an input gives; the rest stays.
func rename(tx *db.Tx, id access.MemberID, in model.RenameMemberInput) (member.Member, error) {
	m, err := member.Find(tx, id)
	if err != nil {
		return m, err
	}
	given := member.Names{
		UserName: orZero(in.UserName), DisplayName: orZero(in.DisplayName), GivenName: orZero(in.GivenName), FamilyName: orZero(in.FamilyName),
	}
	return member.Rename(tx, id, given.Or(member.NamesOf(m)))
}
