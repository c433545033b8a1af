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
