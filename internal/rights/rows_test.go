package rights

import (
	"testing"

	"github.com/sysoon/steward/internal/member"
)

// TestRow47And52And53WhoAnswers: of a work or school account the organization
// answers, of personal and third-party accounts the vendor does.
func TestRow47And52And53WhoAnswers(t *testing.T) {
	for kind, want := range map[member.AccountKind]Party{member.WorkOrSchool: ByOrganization, member.Personal: ByVendor, member.ThirdParty: ByVendor} {
		if got := answeredBy(kind, kind != member.WorkOrSchool); got != want {
			t.Errorf("%s: %s", kind, got)
		}
	}
}
