package rights

import (
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/org"
)

// TestAnswersNameWhomToAsk: an answer names the contact for privacy and the data
// protection officer, and no other contact of the organization.
func TestAnswersNameWhomToAsk(t *testing.T) {
	c := contents{request: Request{AnsweredBy: ByOrganization}, org: org.Organization{Name: "Acme"}}
	if got := c.answeredBy(); got != "Acme, the organization that your account belongs to" {
		t.Errorf("without contacts: %q", got)
	}
	c.about.contacts = []org.Contact{
		{Role: org.ContactPrivacy, Name: "Privacy office", Email: "privacy@acme.example"},
		{Role: org.ContactOfficer, Name: "D. Officer", Email: "dpo@acme.example"},
		{Role: org.ContactBilling, Name: "Accounts", Email: "billing@acme.example"},
	}
	got := c.answeredBy()
	if !strings.Contains(got, "privacy@acme.example") || !strings.Contains(got, "dpo@acme.example") || strings.Contains(got, "billing") {
		t.Errorf("%q", got)
	}
}
