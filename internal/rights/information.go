package rights

import (
	"fmt"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/org"
)

// information is what GDPR Article 15(1) and (2) ask to tell beside the data
// itself, by its letters.
type information struct {
	Article      string             `json:"article"`
	Answered     string             `json:"answered_by"`
	Purposes     []string           `json:"a_purposes"`
	Categories   []informationPart  `json:"b_categories"`
	Recipients   []informationGiven `json:"c_recipients"`
	Retention    []rule             `json:"d_retention_and_other_rules"`
	Rights       []string           `json:"e_rights"`
	Complaint    string             `json:"f_complaint"`
	Provenance   []string           `json:"g_sources"`
	Automated    string             `json:"h_automated_decisions"`
	Withdrawable string             `json:"withdrawing_choices"`
}

type informationPart struct {
	Category   data.Category `json:"category"`
	Title      string        `json:"title"`
	Items      int           `json:"items"`
	Purposes   []string      `json:"purposes"`
	Provenance []string      `json:"provenance"`
	Sources    []string      `json:"sources"`
	Files      []string      `json:"files"`
}

type informationGiven struct {
	Recipient string                `json:"recipient"`
	Reason    data.DisclosureReason `json:"reason"`
}

var subjectRights = []string{
	"Have what is wrong corrected (Article 16).",
	"Have your data erased, where no law asks to keep it (Article 17).",
	"Have its use restricted while a question about it is open (Article 18).",
	"Take what you provided elsewhere, in a form that machines read (Article 20).",
	"Object to its use, and to advertising without giving a reason (Article 21).",
}

// information gathers it from what the package holds.
func (c contents) information() information {
	in := information{
		Article: "GDPR Article 15(1)", Answered: c.answeredBy(), Rights: subjectRights, Retention: c.about.terms,
		Purposes: []string{}, Categories: []informationPart{}, Recipients: []informationGiven{}, Provenance: []string{},
		Complaint:    LawOf(c.request.Regime).Complaint,
		Automated:    "Steward takes no decision about you by automated means alone. What a product decides stands in its documentation.",
		Withdrawable: "You can change each choice at any time on the page My data; it takes effect at once.",
	}
	for _, s := range c.categories {
		for _, p := range s.Purposes {
			in.Purposes = with(in.Purposes, p)
		}
		for _, p := range s.Provenance {
			in.Provenance = with(in.Provenance, p)
		}
		in.Categories = append(in.Categories, informationPart{
			Category: s.Category, Title: s.Title, Items: s.Items, Purposes: s.Purposes, Provenance: s.Provenance,
			Sources: s.Sources, Files: s.files(),
		})
	}
	seen := map[informationGiven]bool{}
	for _, d := range c.about.disclosures {
		g := informationGiven{d.Recipient, d.Reason}
		if !seen[g] {
			in.Recipients = append(in.Recipients, g)
		}
		seen[g] = true
	}
	return in
}

func (c contents) answeredBy() string {
	if c.request.AnsweredBy == ByVendor {
		return fmt.Sprintf("%s, the vendor of the products, who answers for your account%s", c.org.Name, c.contacts())
	}
	return fmt.Sprintf("%s, the organization that your account belongs to%s", c.org.Name, c.contacts())
}

// contacts names whom to ask (GDPR Article 13(1)(a) and (b)), where somebody was
// named.
func (c contents) contacts() string {
	out := ""
	for _, one := range c.about.contacts {
		switch one.Role {
		case org.ContactPrivacy:
			out += fmt.Sprintf("; questions to %s, %s", one.Name, one.Email)
		case org.ContactOfficer:
			out += fmt.Sprintf("; data protection officer %s, %s", one.Name, one.Email)
		}
	}
	return out
}

func (s section) files() []string {
	c := string(s.Category)
	return []string{"data/" + c + ".json", "data/" + c + ".csv", "pages/" + c + ".html"}
}
