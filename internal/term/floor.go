package term

import (
	"slices"
	"strings"
	"time"
)

// Bound is a limit of law: no document makes the term protect less. Which way
// it limits is the term's protective direction, so for a deadline it is a
// ceiling and for a notice a floor.
type Bound struct {
	Term         Key
	Jurisdiction string
	// Kind limits the bound to organizations of this kind; "" is any.
	Kind  string
	Value Value
	// Law is where the limit stands.
	Law string
	// From is when it came into force.
	From time.Time
}

func since(year int, month time.Month, d int) time.Time {
	return time.Date(year, month, d, 0, 0, 0, 0, time.UTC)
}

var (
	gdpr  = since(2018, time.May, 25)
	ukLaw = since(2021, time.January, 1)
	ccpa  = since(2020, time.January, 1)
	proof = since(2020, time.August, 14)
	lgpd  = since(2020, time.September, 18)
	ferpa = since(1974, time.November, 19)
)

// Bounds are the limits of law that Steward knows.
var Bounds = []Bound{
	{Term: AccessRespondWithin, Jurisdiction: "EU", Value: length(Months(1)), Law: "GDPR Article 12(3)", From: gdpr},
	{Term: ErasureRespondWithin, Jurisdiction: "EU", Value: length(Months(1)), Law: "GDPR Article 12(3)", From: gdpr},
	{Term: Extension, Jurisdiction: "EU", Value: length(Months(2)), Law: "GDPR Article 12(3)", From: gdpr},
	{Term: AccessRespondWithin, Jurisdiction: "UK", Value: length(Months(1)), Law: "UK GDPR Article 12(3)", From: ukLaw},
	{Term: ErasureRespondWithin, Jurisdiction: "UK", Value: length(Months(1)), Law: "UK GDPR Article 12(3)", From: ukLaw},
	{Term: Extension, Jurisdiction: "UK", Value: length(Months(2)), Law: "UK GDPR Article 12(3)", From: ukLaw},
	{Term: AccessRespondWithin, Jurisdiction: "US-CA", Value: length(Days(45)), Law: "CCPA, 11 CCR 7021(b)", From: ccpa},
	{Term: ErasureRespondWithin, Jurisdiction: "US-CA", Value: length(Days(45)), Law: "CCPA, 11 CCR 7021(b)", From: ccpa},
	{Term: AcknowledgeWithin, Jurisdiction: "US-CA", Value: length(BusinessDays(10)), Law: "CCPA, 11 CCR 7021(a)", From: ccpa},
	{Term: Extension, Jurisdiction: "US-CA", Value: length(Days(45)), Law: "CCPA, 11 CCR 7021(b)", From: ccpa},
	{Term: RetentionLog, Jurisdiction: "US-CA", Value: length(Months(24)), Law: "CCPA, 11 CCR 7101(a)", From: proof},
	{Term: AccessRespondWithin, Jurisdiction: "BR", Value: length(Days(15)), Law: "LGPD Article 19", From: lgpd},
	{Term: AccessRespondWithin, Jurisdiction: "US", Kind: "school", Value: length(Days(45)), Law: "FERPA, 34 CFR 99.10", From: ferpa},
}

// union lists the members of the European Economic Area, whose organizations
// may give their own country as jurisdiction.
const union = " AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK "

// inside tells whether a jurisdiction lies in an area: US-CA in US, DE in EU.
func inside(jurisdiction, area string) bool {
	country, _, _ := strings.Cut(jurisdiction, "-")
	return jurisdiction == area || strings.HasPrefix(jurisdiction, area+"-") ||
		area == "EU" && len(country) == 2 && strings.Contains(union, " "+country+" ") ||
		area == "UK" && country == "GB"
}

// clamp holds the value above every bound that applies.
func (r *resolver) clamp() {
	for _, b := range r.rules.bounds {
		if b.Term != r.def.Key || r.q.ValidAt.Before(b.From) || b.Kind != "" && b.Kind != r.rules.Kind || !inside(r.jurisdiction(), b.Jurisdiction) {
			continue
		}
		hit := FloorHit{Bound: b}
		if order, ok := r.def.protects(r.now.value, b.Value); !ok || order < 0 {
			hit.Clamped = true
			r.now.value = b.Value
			r.set(r.now.effect, BelowFloor)
			r.now.effect = nil
		}
		r.out.Floors = append(r.out.Floors, hit)
		// The law would bind without the agreement too.
		if order, ok := r.def.protects(r.base.value, b.Value); !ok || order < 0 {
			r.base.value, r.base.effect = b.Value, nil
		}
	}
	// A bound that a later one overtook did not give the value.
	for i := range r.out.Floors {
		f := &r.out.Floors[i]
		f.Clamped = f.Clamped && f.Value.Equal(r.now.value)
	}
}

func (r *resolver) jurisdiction() string {
	if r.q.Jurisdiction != "" {
		return r.q.Jurisdiction
	}
	return r.rules.Jurisdiction
}

// BoundsOf lists the limits of law for a term.
func BoundsOf(key Key) []Bound {
	return slices.DeleteFunc(slices.Clone(Bounds), func(b Bound) bool { return b.Term != key })
}
