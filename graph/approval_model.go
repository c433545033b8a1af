package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/approval"
	"github.com/sysoon/steward/internal/credential"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/role"
)

func proposalModel(p approval.Proposal) *model.Proposal {
	description := p.Field
	if f := schemaOf().Mutation.Fields.ForName(p.Field); f != nil {
		description = f.Description
	}
	return &model.Proposal{
		ID: globalID(typeProposal, p.ID), Change: p.Field, Description: description, Permission: permissionModel(p.Permission),
		ProposedAt: p.ProposedAt, ExpiresAt: p.ExpiresAt, State: up[model.ProposalState](p.State),
		DecidedAt: p.DecidedAt, Reason: orNil(p.Reason), Result: orNil(p.Result), Of: p,
	}
}

// proposalOr maps what a domain function gives.
func proposalOr(p approval.Proposal, err error) (*model.Proposal, error) {
	if err != nil {
		return nil, err
	}
	return proposalModel(p), nil
}

// hidden are words in names of inputs whose values are nobody's to see.
var hidden = []string{"secret", "token", "password", "privatekey", "header"}

// inputPairs shows what a change was asked for with, one line for each value.
// Members, groups and what else has a name are named, for whoever may know it:
// who decides should see about whom and what.
func (r *Resolver) inputPairs(ctx context.Context, raw []byte) ([]*model.Pair, error) {
	out := []*model.Pair{}
	var input map[string]any
	if decode(raw, &input) != nil {
		return out, nil
	}
	flatten("", input["input"], func(key, value string) {
		out = append(out, &model.Pair{Key: key, Value: value})
	})
	for _, p := range out[:min(len(out), maxNamed)] {
		kind, id, ok := strings.Cut(p.Value, " ")
		if !ok {
			continue
		}
		name, err := r.nameOf(ctx, kind, id)
		if err != nil {
			return nil, err
		}
		if name != "" {
			p.Value = name
		}
	}
	return out, nil
}

// maxNamed is in how many lines of a change things are named; a list that is
// longer is not read line by line.
const maxNamed = 50

// named says how things other than members are named, and to whom.
var named = map[string]struct {
	by   access.Permission
	name func(tx *db.Tx, id string) (string, error)
}{
	typeGroup: {access.ReadMembers, func(tx *db.Tx, id string) (string, error) {
		g, err := member.FindGroup(tx, member.GroupID(id))
		return g.DisplayName, err
	}},
	typeDirectory: {access.ReadDirectories, func(tx *db.Tx, id string) (string, error) {
		d, err := directory.Find(tx, id)
		return d.Name, err
	}},
	typeConnection: {access.ReadOrganization, func(tx *db.Tx, id string) (string, error) {
		c, err := org.FindConnection(tx, id)
		return c.Name, err
	}},
	typeOwnRole: {access.ReadOrganization, func(tx *db.Tx, id string) (string, error) {
		o, err := role.Find(tx, role.ID(id))
		return o.Name, err
	}},
	typeService: {access.ManageTokens, func(tx *db.Tx, id string) (string, error) {
		s, err := credential.FindService(tx, credential.ServiceID(id))
		return s.Name, err
	}},
}

// nameOf names what an id of a change stands for; "" for what is gone, has no
// name, or is not the caller's to know.
func (r *Resolver) nameOf(ctx context.Context, kind, id string) (string, error) {
	if kind == typeMember {
		name, err := subjectName(ctx, access.MemberID(id))
		return orZero(name), err
	}
	n, known := named[kind]
	a, _ := access.From(ctx)
	if _, held := a.Reach(n.by); !known || !held {
		return "", nil
	}
	name, err := read(ctx, r.DB, n.by, func(tx *db.Tx) (string, error) { return n.name(tx, id) })
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return name, err
}

func flatten(path string, v any, add func(key, value string)) {
	switch x := v.(type) {
	case map[string]any:
		for _, k := range slices.Sorted(maps.Keys(x)) {
			flatten(strings.TrimPrefix(path+"."+k, "."), x[k], add)
		}
	case []any:
		for i, each := range x {
			flatten(fmt.Sprintf("%s.%d", path, i+1), each, add)
		}
	default:
		if slices.ContainsFunc(hidden, func(w string) bool {
			return strings.Contains(strings.ToLower(path), w) && !strings.HasSuffix(path, "Id")
		}) {
			v = "(not shown)"
		}
		add(path, shownInput(v))
	}
}

// shownInput is a value; an id says of what it is.
func shownInput(v any) string {
	text := shown(v)
	if kind, key, ok := openID(text); ok {
		return kind + " " + key
	}
	return text
}

// approvalRules lists every permission that can be put under the rule.
func approvalRules(tx *db.Tx) ([]*model.ApprovalRule, error) {
	rules, err := approval.Rules(tx)
	if err != nil {
		return nil, err
	}
	out := []*model.ApprovalRule{}
	for _, p := range access.Permissions {
		if !approval.Rulable(p) || strings.HasPrefix(string(p), "READ_") && p != access.ReadContent {
			continue
		}
		holders, err := member.Holding(tx, p)
		if err != nil {
			return nil, err
		}
		m := &model.ApprovalRule{Permission: permissionModel(p), Description: describePermission(p), Holders: len(holders)}
		if i := slices.IndexFunc(rules, func(r approval.Rule) bool { return r.Permission == p }); i >= 0 {
			m.Required, m.By, m.SetAt = true, rules[i].SetBy, &rules[i].SetAt
		}
		out = append(out, m)
	}
	return out, nil
}
