package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// Organization is a sample organization before it is loaded.
type Organization struct {
	Slug, Name, Kind, Jurisdiction, Domain string
	Vendor                                 bool
	// Profile is the directory's.
	Profile string
	Members []Member
	// Groups are names with the user names of their members.
	Groups []Group
	// Guests are invited by mail; the first accepts.
	Guests []Member
	// Accounts are people's own, at the vendor.
	Accounts []Account
}

// Member is a sample member; the first few of an organization are its cast.
type Member struct {
	UserName, Given, Family, Title, Department string
	// Roles are GraphQL names; MEMBER for those without any.
	Roles []string
	// Note is shown on the development provider's page.
	Note string
}

// Name is the name to show.
func (m Member) Name() string { return m.Given + " " + m.Family }

// Group is a sample group.
type Group struct {
	Name    string
	Members []string
}

// Slugs of the sample organizations.
const (
	VendorSlug   = "sysoon"
	BusinessSlug = "brightwater"
	SchoolSlug   = "northfield"
)

const (
	businessSize = 200
	schoolSize   = 2000
)

// Organizations are the vendor, a business and a school. They are the same on
// every start, so that the development provider knows the same people.
func Organizations() []Organization {
	return []Organization{vendor(), business(), school()}
}

// Cast lists the members with a part to play: those with roles, and a few
// without.
func (o Organization) Cast() []Member {
	for i, m := range o.Members {
		if m.Note == "" {
			return o.Members[:i]
		}
	}
	return o.Members
}

// Others are those whom the development provider knows besides the directory's
// members: whoever accepted an invitation or has an account of their own on the
// organization's domain.
func (o Organization) Others() []Member {
	out := slices.Clone(o.Guests[:min(1, len(o.Guests))])
	for _, a := range o.Accounts {
		if strings.HasSuffix(a.UserName, "@"+o.Domain) {
			out = append(out, a.Member)
		}
	}
	return out
}

func vendor() Organization {
	o := Organization{
		Slug: VendorSlug, Name: "Sysoon", Kind: "BUSINESS", Jurisdiction: "EU", Domain: "sysoon.example",
		Vendor: true, Profile: "STRICT",
	}
	o.play("Olivia", "Brandt", "Platform operations", "Operations", "runs the installation", "OPERATOR")
	o.play("Per", "Nygaard", "Data protection officer", "Legal", "owner, answers personal accounts", "OWNER")
	o.play("Rosa", "Ferrer", "Privacy counsel", "Legal", "privacy officer", "PRIVACY_OFFICER")
	o.play("Kofi", "Mensah", "Platform operations", "Operations", "second operator, publishes what the first one wrote", "OPERATOR")
	o.Accounts = ownAccounts()
	return o
}

func business() Organization {
	o := Organization{
		Slug: BusinessSlug, Name: "Brightwater Logistics", Kind: "BUSINESS", Jurisdiction: "EU",
		Domain: "brightwater.example", Profile: "ENTRA",
	}
	o.play("Ada", "Lindqvist", "Head of IT", "IT", "owner", "OWNER")
	o.play("Noor", "Haddad", "Privacy officer", "Legal", "privacy officer, answers requests", "PRIVACY_OFFICER")
	o.play("Samuel", "Okafor", "Compliance lead", "Legal", "second privacy officer, approves", "PRIVACY_OFFICER")
	o.play("Ines", "Castro", "Systems administrator", "IT", "administrator", "ADMIN")
	o.play("Tomas", "Novak", "Service desk", "IT", "helpdesk", "HELPDESK")
	o.play("Greta", "Vogel", "Internal audit", "Finance", "auditor", "AUDITOR")
	o.play("Mia", "Svensson", "Dispatcher", "Operations", "member with data and choices")
	o.play("Jonas", "Weber", "Driver", "Operations", "member who wants to be erased")
	o.play("Elif", "Kaya", "Key accounts", "Sales", "member under a legal hold")
	o.play("Hugo", "Martin", "Warehouse", "Operations", "member")
	o.Guests = []Member{
		{UserName: "freya.lindholm@brightwater.example", Given: "Freya", Family: "Lindholm", Note: "came by invitation"},
		{UserName: "ola.berggren@brightwater.example", Given: "Ola", Family: "Berggren", Note: "is invited and has not answered", Roles: []string{"AUDITOR"}},
	}
	o.fill(businessSize, []string{"Operations", "Sales", "Finance", "IT", "People", "Legal", "Customer care", "Fleet"},
		[]string{"Coordinator", "Specialist", "Team lead", "Analyst", "Driver", "Planner", "Assistant", "Manager"})
	return o
}

func school() Organization {
	o := Organization{
		Slug: SchoolSlug, Name: "Northfield School", Kind: "SCHOOL", Jurisdiction: "UK",
		Domain: "northfield.example", Profile: "OKTA",
	}
	o.play("Margaret", "Hale", "Head teacher", "Leadership", "owner", "OWNER")
	o.play("Daniel", "Price", "Data protection lead", "Office", "privacy officer, answers requests", "PRIVACY_OFFICER")
	o.play("Aisha", "Rahman", "Deputy head", "Leadership", "second privacy officer, approves", "PRIVACY_OFFICER")
	o.play("Owen", "Griffiths", "Network manager", "Office", "administrator", "ADMIN")
	o.play("Priya", "Nair", "Teacher of physics", "Science", "member, teaches")
	o.play("Leo", "Baker", "Student", "Class 12A", "member, studies")
	classes := []string{"Science", "Humanities", "Languages", "Sports", "Office"}
	for year := 7; year <= 13; year++ {
		for _, c := range "ABCDEFGH" {
			classes = append(classes, fmt.Sprintf("Class %d%c", year, c))
		}
	}
	o.fill(schoolSize, classes, []string{"Student"})
	return o
}

// play adds a member of the cast.
func (o *Organization) play(given, family, title, department, note string, roles ...string) {
	o.Members = append(o.Members, Member{
		UserName: o.address(given, family, 0), Given: given, Family: family,
		Title: title, Department: department, Note: note, Roles: roles,
	})
}

func (o *Organization) address(given, family string, n int) string {
	local := strings.ToLower(given + "." + family)
	if n > 0 {
		local += fmt.Sprint(n)
	}
	return local + "@" + o.Domain
}

// fill adds members until there are n, and groups by department.
func (o *Organization) fill(n int, departments, titles []string) {
	r := rand.New(rand.NewPCG(uint64(len(o.Slug)), uint64(n)))
	seen := map[string]int{}
	for i := len(o.Members); i < n; i++ {
		given, family := givenNames[r.IntN(len(givenNames))], familyNames[r.IntN(len(familyNames))]
		again := seen[given+family]
		seen[given+family]++
		o.Members = append(o.Members, Member{
			UserName: o.address(given, family, again), Given: given, Family: family,
			Title: titles[r.IntN(len(titles))], Department: departments[i%len(departments)],
		})
	}
	o.group()
}

// group makes a group of everybody and one for each department.
func (o *Organization) group() {
	everybody := Group{Name: "Everybody"}
	places := map[string]int{}
	for _, m := range o.Members {
		everybody.Members = append(everybody.Members, m.UserName)
		at, ok := places[m.Department]
		if !ok {
			at = len(o.Groups)
			places[m.Department] = at
			o.Groups = append(o.Groups, Group{Name: m.Department})
		}
		o.Groups[at].Members = append(o.Groups[at].Members, m.UserName)
	}
	o.Groups = append(o.Groups, everybody)
}

var givenNames = strings.Fields(`Alma Amir Anton Aylin Bea Bilal Carla Cem Clara Dario David Dina Edith Elias Emma
	Erik Esra Eva Felix Fiona Frida Georg Hana Ida Igor Irina Ivo Jakob Jana Jelena Johan Josef Julia Kai Karim
	Katja Klara Lars Laura Lea Lena Lina Luca Luis Lukas Maja Marco Maria Marta Max Mila Milan Mira Nadia Nils
	Nina Nora Omar Otto Paula Pavel Petra Rafael Rania Robin Sara Selma Simon Sofia Stefan Tara Tim Vera Viktor
	Yara Yusuf Zoe`)

var familyNames = strings.Fields(`Adler Aksoy Andersen Bauer Becker Berg Bianchi Blom Borg Braun Carlsen Costa
	Dahl Demir Dubois Eder Ek Fischer Fontaine Frank Garcia Gruber Hansen Hofer Holm Horvat Ivanov Jansen Jensen
	Keller Klein Koch Kovacs Kraus Lang Larsen Lehmann Lopez Lund Maier Moreau Moser Nagy Neumann Nowak Olsen
	Peters Petit Pichler Popescu Ricci Roth Rossi Ruiz Sato Schmid Silva Simic Sorensen Steiner Strand Toth Vidal
	Wagner Weiss Winkler Wolf Yilmaz Zeller Ziegler`)
