package access

import "testing"

func TestZeroActorMayDoNothing(t *testing.T) {
	for _, p := range Permissions {
		if (Actor{}).May(p) {
			t.Errorf("the zero actor may %s", p)
		}
	}
}

func TestScopesNarrowRoles(t *testing.T) {
	a := Actor{Kind: KindProgram, Org: "o", Roles: []Role{Owner}, Scopes: []Permission{ReadMembers, Work}}
	if !a.May(ReadMembers) {
		t.Error("a scope that the role holds is refused")
	}
	if a.May(ReadLog) {
		t.Error("a permission outside the scopes is given")
	}
	if a.May(Work) {
		t.Error("a scope gives what the role does not hold")
	}
}

func TestTable(t *testing.T) {
	cases := []struct {
		role Role
		p    Permission
		want bool
	}{
		{Plain, OwnData, true}, {Plain, ReadMembers, false},
		{Auditor, ReadLog, true}, {Auditor, ManageMembers, false}, {Auditor, ReadContent, false},
		{Helpdesk, ManageMembers, true}, {Helpdesk, DecideRequests, false}, {Helpdesk, ReadLog, false},
		{PrivacyOfficer, ApproveRequests, true}, {PrivacyOfficer, ManageMembers, false},
		{Admin, ManageRoles, false}, {Owner, ManageRoles, true},
		{Operator, ReadContent, false}, {Operator, ReadMembers, false}, {Operator, Operate, true},
		{Provisioner, Provision, true}, {Provisioner, ReadMembers, false},
		{"made-up", OwnData, false},
	}
	for _, c := range cases {
		a := Actor{Kind: KindMember, Org: "o", Roles: []Role{c.role}}
		if got := a.May(c.p); got != c.want {
			t.Errorf("%s may %s = %v, want %v", c.role, c.p, got, c.want)
		}
	}
}

func TestAssignableExcludesInnerRoles(t *testing.T) {
	for _, r := range Assignable {
		for _, p := range []Permission{Operate, Work, Provision} {
			if (Actor{Kind: KindMember, Org: "o", Roles: []Role{r}}).May(p) {
				t.Errorf("assignable role %s may %s", r, p)
			}
		}
	}
}

func TestRank(t *testing.T) {
	person := func(roles ...Role) Actor { return Actor{Kind: KindMember, Org: "o", Roles: append(roles, Plain)} }
	program := func(scopes ...Permission) Actor {
		return Actor{Kind: KindProgram, Org: "o", Roles: []Role{Owner}, Scopes: scopes}
	}
	cases := map[string]struct {
		actor                 Actor
		roles                 []Role
		outranks, readdresses bool
	}{
		"nobody":                              {Actor{}, nil, false, false},
		"helpdesk, a plain member":            {person(Helpdesk), nil, true, true},
		"helpdesk, helpdesk":                  {person(Helpdesk), []Role{Helpdesk}, true, false},
		"helpdesk, an auditor":                {person(Helpdesk), []Role{Auditor}, false, false},
		"helpdesk, an administrator":          {person(Helpdesk), []Role{Admin}, false, false},
		"helpdesk, an owner":                  {person(Helpdesk), []Role{Helpdesk, Owner}, false, false},
		"an administrator, helpdesk":          {person(Admin), []Role{Helpdesk}, true, false},
		"an administrator, an administrator":  {person(Admin), []Role{Admin}, true, false},
		"an administrator, an owner":          {person(Admin), []Role{Owner}, false, false},
		"an administrator, an operator":       {person(Admin), []Role{Operator}, false, false},
		"an owner, an owner":                  {person(Owner), []Role{Owner}, true, true},
		"an owner, an operator":               {person(Owner), []Role{Operator}, true, true},
		"a narrow program, a plain member":    {program(ManageMembers), nil, true, true},
		"a narrow program, helpdesk":          {program(ManageMembers), []Role{Helpdesk}, false, false},
		"a program that grants, an owner":     {program(ManageMembers, ManageRoles), []Role{Owner}, true, true},
		"a program of an administrator, same": {Actor{Kind: KindProgram, Org: "o", Roles: []Role{Admin}}, []Role{Admin}, true, false},
		"a directory, an owner":               {Actor{Kind: KindDirectory, Org: "o", Roles: []Role{Provisioner}}, []Role{Owner}, true, true},
		"a worker, an owner":                  {Worker("o", "j"), []Role{Owner, Operator}, true, true},
		"sign-in, an owner":                   {System("o", "signin"), []Role{Owner}, true, true},
	}
	for name, c := range cases {
		if got := c.actor.Outranks(c.roles); got != c.outranks {
			t.Errorf("%s: outranks %v", name, got)
		}
		if got := c.actor.MayReaddress(c.roles); got != c.readdresses {
			t.Errorf("%s: may give another address %v", name, got)
		}
	}
}

// TestEveryDangerousPermissionIsAskedAfresh: each permission is behind a step-up, or
// there is a reason here why a change with it is not.
func TestEveryDangerousPermissionIsAskedAfresh(t *testing.T) {
	const reads, program, own = "only reads", "only programs and Steward itself hold it", "concerns the person alone, and what can't be undone waits or is refused elsewhere"
	because := map[Permission]string{
		ReadOrganization: reads, ReadMembers: reads, ReadDirectories: reads, ReadProducts: reads,
		ReadTerms: reads, ReadRequests: reads, ReadLog: reads,
		ReadContent: "each reading states a reason, is in the log, and the member is shown it",
		Provision:   program, Work: program,
		IngestData:     "adds records and changes none",
		ManageMembers:  "suspending and restoring undo each other; nobody acts above their rank, and addresses of who has roles need MANAGE_ROLES",
		ManageProducts: "a product's address is admitted by its own proof, and assignments undo each other",
		ManageTerms:    "a draft binds nobody until it is signed, which is asked afresh",
		OpenRequests:   "a request does nothing until it is decided and approved",
		DecideRequests: "what harms is approved first, which is asked afresh",
		OwnData:        own,
	}
	for _, p := range Permissions {
		if (FreshFor(p) > 0) == (because[p] != "") {
			t.Errorf("%s: asked afresh after %s, and not because %q", p, FreshFor(p), because[p])
		}
	}
}
