package rights

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/term"
)

// Regime is a law with deadlines for rights requests.
type Regime string

// The regimes. Voluntary is where no law of this list applies: the vendor's
// statement promises an answer everywhere.
const (
	EUGDPR    Regime = "eu_gdpr"
	UKGDPR    Regime = "uk_gdpr"
	CCPA      Regime = "ccpa"
	LGPD      Regime = "lgpd"
	FERPA     Regime = "ferpa"
	Voluntary Regime = "voluntary"
)

// Regimes lists every regime.
var Regimes = []Regime{EUGDPR, UKGDPR, CCPA, LGPD, FERPA, Voluntary}

// Law is a regime's deadlines as data.
type Law struct {
	Name string
	// Source is where the deadlines stand.
	Source string
	// Acknowledge is how soon the subject must be told that the request
	// arrived; zero where the law is silent.
	Acknowledge term.Duration
	// Respond is how soon the request must be answered.
	Respond term.Duration
	// Extended is how long an extended answer may take, from receipt and not
	// from the first due date; zero where the law knows no extension.
	Extended term.Duration
	// NextWorkingDay moves a due date that falls on a weekend or public holiday
	// to the next working day.
	NextWorkingDay bool
	// Holidays are the public holidays of its calendar.
	Holidays Holidays
	// Complaint tells a subject whose request was refused where to turn.
	Complaint string
}

var laws = map[Regime]Law{
	EUGDPR: {
		Name: "GDPR", Source: "GDPR Article 12(3)",
		Respond: term.Months(1), Extended: term.Months(3),
		Complaint: "You may lodge a complaint with the supervisory authority of the country where you live or work, or where you think the rules were broken (GDPR Article 77), and you may go to court (Article 79).",
	},
	UKGDPR: {
		Name: "UK GDPR", Source: "UK GDPR Article 12(3) as the ICO reads it",
		Respond: term.Months(1), Extended: term.Months(3), NextWorkingDay: true, Holidays: bankHolidays,
		Complaint: "You may complain to the Information Commissioner's Office (UK GDPR Article 77), and you may go to court (Article 79).",
	},
	CCPA: {
		Name: "CCPA", Source: "11 CCR 7021",
		Acknowledge: term.BusinessDays(10), Respond: term.Days(45), Extended: term.Days(90), Holidays: federalHolidays,
		Complaint: "You may complain to the California Privacy Protection Agency or to the Attorney General of California.",
	},
	LGPD: {
		Name: "LGPD", Source: "LGPD Article 19(II)", Respond: term.Days(15),
		Complaint: "You may petition the national authority, ANPD (LGPD Article 18, paragraph 1), or a consumer protection body.",
	},
	FERPA: {
		Name: "FERPA", Source: "34 CFR 99.10(b)", Respond: term.Days(45), Holidays: federalHolidays,
		Complaint: "You may ask for a hearing (34 CFR 99.21) and file a complaint with the Student Privacy Policy Office of the U.S. Department of Education (34 CFR 99.63).",
	},
	Voluntary: {
		Name: "The privacy statement", Source: "the vendor's promise to answer wherever you live",
		Respond: term.Days(45), Extended: term.Days(90),
		Complaint: "You may ask your organization's administrator to look at the decision again, or turn to the authority for data protection where you live.",
	},
}

// LawOf returns a regime's deadlines; those of the vendor's own promise for one
// that is unknown.
func LawOf(r Regime) Law {
	if l, ok := laws[r]; ok {
		return l
	}
	return laws[Voluntary]
}

// states are the countries where the GDPR holds: the European Union and the
// European Economic Area, as ISO 3166 codes.
var states = strings.Fields("EU EEA AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK")

// RegimesFor tells which laws bind an organization: its jurisdiction is an ISO
// 3166 code, "EU", or a subdivision such as "US-CA"; several are separated by
// commas. A school in the United States answers under FERPA. No law of the list
// gives Voluntary.
func RegimesFor(jurisdiction string, school bool) []Regime {
	var out []Regime
	for _, code := range strings.Split(strings.ToUpper(jurisdiction), ",") {
		r := regimeFor(strings.TrimSpace(code), school)
		if r != Voluntary && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	if out == nil {
		return []Regime{Voluntary}
	}
	return out
}

func regimeFor(code string, school bool) Regime {
	country, _, _ := strings.Cut(code, "-")
	switch {
	case slices.Contains(states, country):
		return EUGDPR
	case country == "UK" || country == "GB":
		return UKGDPR
	case country == "BR":
		return LGPD
	case country == "US" && school:
		return FERPA
	case code == "US-CA":
		return CCPA
	}
	return Voluntary
}
