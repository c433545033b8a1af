package graph

import (
	"testing"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/connector"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/term"
)

// word is a generated enum.
type word interface {
	~string
	IsValid() bool
}

// shownAs fails for a stored word that the schema does not have.
func shownAs[T word, S ~string](t *testing.T, stored ...S) {
	t.Helper()
	if len(stored) == 0 {
		t.Errorf("no words for %T", *new(T))
	}
	for _, s := range stored {
		if v := up[T](s); !v.IsValid() {
			t.Errorf("%q is stored, but %T has no value %s", s, v, v)
		}
	}
}

func TestEveryStoredWordHasAnEnumValue(t *testing.T) {
	shownAs[model.MemberState](t, member.States...)
	shownAs[model.AccountKind](t, member.WorkOrSchool, member.Personal, member.ThirdParty)
	shownAs[model.Role](t, append(access.Assignable, access.Plain, access.Operator, access.Provisioner)...)
	shownAs[model.ActorKind](t, access.KindMember, access.KindProgram, access.KindDirectory, access.KindWorker, access.KindSystem)
	shownAs[model.DirectoryProfile](t, directory.Profiles...)
	shownAs[model.DirectoryState](t, directory.Active, directory.Paused)
	shownAs[model.ProductFamily](t, product.Families...)
	shownAs[model.ProductKind](t, product.Kinds...)
	shownAs[model.ProductAudience](t, product.Audiences...)
	shownAs[model.AssignmentState](t, product.Active, product.Suspended, product.Ended)
	shownAs[model.Acquirer](t, product.ByOrganization, product.BySelf)
	shownAs[model.SourceKind](t, product.Builtin, product.HTTP)
	shownAs[model.TermLayer](t, term.Layers...)
	shownAs[model.DocumentKind](t, term.Agreements...)
	shownAs[model.LoserReason](t, term.Reasons...)
	shownAs[model.ClauseOperator](t, term.Operators...)
	shownAs[model.DocumentState](t, term.Draft, term.Signed, term.Superseded, term.Ended)
	shownAs[model.RequestKind](t, rights.Kinds...)
	shownAs[model.RequestState](t, rights.States...)
	shownAs[model.RequestChannel](t, rights.Console, rights.Letter, rights.Phone, rights.Counter, rights.Email, rights.Retention)
	shownAs[model.RequestChannel](t, rights.Outside...)
	shownAs[model.RefusalGround](t, rights.Grounds...)
	shownAs[model.Regime](t, rights.Regimes...)
	shownAs[model.RequestParty](t, rights.ByOrganization, rights.ByVendor)
	shownAs[model.ConnectorKind](t, connector.Kinds...)
	shownAs[model.TaskState](t, rights.Waiting, rights.Running, rights.Done, rights.Failed, rights.ByPerson)
	shownAs[model.TaskWork](t, rights.Collect, rights.Preview, rights.Pack, rights.Erase, rights.Destroy, rights.Rectify, rights.Restrict, rights.Lift)
	shownAs[model.RequestAction](t, rights.VerbAttest, rights.VerbStart, rights.VerbApprove, rights.VerbComplete, rights.VerbRefuse,
		rights.VerbExtend, rights.VerbRetry, rights.VerbAssign, rights.VerbWithdraw, rights.VerbPauseClock, rights.VerbResumeClock)
	shownAs[model.PauseReason](t, rights.PauseKinds...)
	shownAs[model.DataCategory](t, each(data.Categories, func(c data.CategoryInfo) data.Category { return c.Category })...)
	shownAs[model.Purpose](t, each(data.Purposes, func(p data.PurposeInfo) data.Purpose { return p.Purpose })...)
	shownAs[model.Provenance](t, data.Provenances...)
	shownAs[model.ChoiceKind](t, each(data.ChoiceKinds, func(c data.ChoiceInfo) data.ChoiceKind { return c.Kind })...)
	shownAs[model.DisclosureReason](t, data.DisclosureReasons...)
	shownAs[model.TermType](t, each(term.Registry(), func(d term.Definition) term.Type { return d.Type })...)
}
