package product

import "testing"

// TestRow3And4Audiences: products are for organizations, homes, schools and
// developers, and of six kinds.
func TestRow3And4Audiences(t *testing.T) {
	for _, a := range []Audience{"enterprise", "home", "school", "developer"} {
		for _, k := range []Kind{"service", "website", "app", "software", "server", "device"} {
			if err := Check([]Product{{ID: "one", Name: "One", Family: Entertainment, Kind: k, Audience: a}}); err != nil {
				t.Errorf("%s for %s: %v", k, a, err)
			}
		}
	}
}

// TestRow57And59To62And78Families: agreements reach the enterprise and developer
// families, and no other.
func TestRow57And59To62And78Families(t *testing.T) {
	reached := map[Family]bool{
		EnterpriseOnlineService: true, EnterpriseDeveloperSoftware: true, EnterpriseAppliance: true, DeveloperService: true, ProfessionalService: true,
		ProductivityCommunications: false, SearchAI: false, OSDevice: false, Entertainment: false, Health: false, External: false,
	}
	if len(Families) != len(reached) {
		t.Errorf("%d families", len(Families))
	}
	for f, want := range reached {
		if f.EnterpriseAndDeveloper() != want {
			t.Errorf("%s: %v", f, !want)
		}
	}
}
