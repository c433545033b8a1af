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

// Law is a regime as data: its deadlines, the rights that it gives, and when its
// clock stands still.
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
	// Rights are what it gives, each with its place and exceptions.
	Rights map[Kind]Right
	// Pauses are the reasons for which its clock stands still; none for most.
	Pauses []PauseRule
	// Complaint tells a subject whose request was refused where to turn.
	Complaint string
}

// Right is one right under one law.
type Right struct {
	// Source is where it stands.
	Source string
	// Respond replaces the law's own time where it isn't zero; such a right
	// knows neither acknowledgement nor extension.
	Respond term.Duration
	// Grounds are those on which it may be refused.
	Grounds []Ground
}

// right is a right under the law; for one that the law doesn't know it is the
// vendor's promise, which refuses on every ground that a law could have.
func (l Law) right(k Kind) Right {
	if r, ok := l.Rights[k]; ok {
		return r
	}
	return Right{Source: laws[Voluntary].Source, Grounds: Grounds}
}

// about is the law as it stands for one right.
func (l Law) about(k Kind) Law {
	if r := l.right(k); r.Respond != (term.Duration{}) {
		l.Source, l.Respond = r.Source, r.Respond
		l.Acknowledge, l.Extended = term.Duration{}, term.Duration{}
	}
	return l
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
