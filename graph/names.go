package graph

import (
	"context"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/rights"
)

// What is shown of an actor who has no name, or whose name the caller may not
// see.
var nameless = map[access.ActorKind]string{
	access.KindMember:    "A member",
	access.KindProgram:   "A program",
	access.KindDirectory: "A directory",
	access.KindWorker:    "Steward",
	access.KindSystem:    "Steward",
}

// actorName names whoever did something. Members are named by looking them up,
// so that their names change and vanish with them.
func actorName(ctx context.Context, kind access.ActorKind, id access.MemberID, name string) (string, error) {
	if kind == access.KindMember {
		label, err := subjectName(ctx, id)
		if err != nil || label != nil {
			return orZero(label), err
		}
	}
	if name == "" {
		name = nameless[kind]
	}
	return name, nil
}

// subjectName is a member's name; null once it is erased, and for callers who
// may not see members.
func subjectName(ctx context.Context, id access.MemberID) (*string, error) {
	a, _ := access.From(ctx)
	if _, held := a.Reach(access.ReadMembers); id == "" || !held {
		return nil, nil
	}
	name, err := load(ctx).names.Load(ctx, id)
	if err != nil || name == string(id) { // an erased account has no other label
		return nil, err
	}
	return orNil(name), nil
}

// stepName names whoever took a step of a request or hold.
func stepName(ctx context.Context, s *rights.Step) (*string, error) {
	if s == nil {
		return nil, nil
	}
	kind, id := s.By.Kind, access.MemberID(s.By.ID)
	if s.By.Member != "" {
		kind, id = access.KindMember, s.By.Member
	}
	name, err := actorName(ctx, kind, id, "")
	return &name, err
}
