package rights

import (
	"slices"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/org"
)

// Kind is the right that is asked for.
type Kind string

// The kinds, with the laws that they come from. Access, portability and erasure
// are carried out by Steward; the others are worked by hand, with a recorded
// outcome.
const (
	Access            Kind = "access"              // GDPR Article 15
	Portability       Kind = "portability"         // GDPR Article 20
	Rectification     Kind = "rectification"       // GDPR Article 16
	Erasure           Kind = "erasure"             // GDPR Article 17
	Restriction       Kind = "restriction"         // GDPR Article 18
	Objection         Kind = "objection"           // GDPR Article 21
	ConsentWithdrawal Kind = "consent_withdrawal"  // GDPR Article 7(3)
	OptOutSale        Kind = "opt_out_sale"        // Cal. Civ. Code 1798.120
	OptInSale         Kind = "opt_in_sale"         // 11 CCR 7028
	OptOutSharing     Kind = "opt_out_sharing"     // Cal. Civ. Code 1798.120
	OptOutAdvertising Kind = "opt_out_advertising" // GDPR Article 21(2), Cal. Civ. Code 1798.120
	LimitUse          Kind = "limit_use"           // Cal. Civ. Code 1798.121
	AutomatedDecision Kind = "automated_decision"  // GDPR Article 22(3), LGPD Article 20
	Inspection        Kind = "inspection"          // 34 CFR 99.10
	Amendment         Kind = "amendment"           // 34 CFR 99.20
)

// Kinds lists every kind in the order in which the console offers them.
var Kinds = []Kind{
	Access, Portability, Rectification, Erasure, Restriction, Objection, ConsentWithdrawal, OptOutSale,
	OptInSale, OptOutSharing, OptOutAdvertising, LimitUse, AutomatedDecision, Inspection, Amendment,
}

// promised are the kinds that the vendor's statement offers everywhere, whatever
// the law.
var promised = []Kind{Access, Portability, Rectification, Erasure, Restriction, Objection, ConsentWithdrawal}

// ByHand tells whether a person does the work and records the outcome.
func (k Kind) ByHand() bool { return k != Erasure && !k.GivesPackage() }

// GivesPackage tells whether the answer is a package.
func (k Kind) GivesPackage() bool { return k == Access || k == Portability }

// Ground is the legal reason of a refusal.
type Ground string

// The grounds, after GDPR Articles 11(2), 12(5), 15(4), 16, 17(3), 21(1) and
// 22(2), 11 CCR 7022 to 7028, LGPD Articles 16 to 20, and 34 CFR 99.12 and 99.20.
const (
	GroundUnverified     Ground = "identity_unverified"
	GroundUnfounded      Ground = "unfounded"
	GroundExcessive      Ground = "excessive"
	GroundOthersRights   Ground = "rights_of_others"
	GroundLegalDuty      Ground = "legal_obligation"
	GroundLegalClaims    Ground = "legal_claims"
	GroundPublicInterest Ground = "public_interest"
	GroundExpression     Ground = "freedom_of_expression"
	GroundNoData         Ground = "no_data"
	GroundNotApplicable  Ground = "not_applicable"
	// GroundAccurate says that the data was looked at and is correct.
	GroundAccurate Ground = "data_accurate"
	// GroundCompelling outweighs the subject's interests (GDPR Article 21(1)).
	GroundCompelling Ground = "compelling_grounds"
	// GroundContract says that a contract with the subject needs the data or
	// the decision.
	GroundContract     Ground = "contract_performance"
	GroundSecurity     Ground = "security"
	GroundTradeSecrets Ground = "trade_secrets"
	// GroundExcluded are records that the law keeps from inspection, such as
	// parents' financial records (34 CFR 99.12).
	GroundExcluded Ground = "excluded_records"
)

// Grounds lists every ground in the order in which the console offers them.
// Which of them a request can be refused on is its law's matter: AllowedGrounds.
var Grounds = []Ground{
	GroundUnverified, GroundUnfounded, GroundExcessive, GroundOthersRights, GroundLegalDuty,
	GroundLegalClaims, GroundPublicInterest, GroundExpression, GroundNoData, GroundNotApplicable,
	GroundAccurate, GroundCompelling, GroundContract, GroundSecurity, GroundTradeSecrets, GroundExcluded,
}

// AllowedGrounds lists the grounds on which a request of this kind can be
// refused: those that each of the laws that bind it knows, so that no law is
// answered with another's exception.
func AllowedGrounds(kind Kind, regimes []Regime) []Ground {
	return slices.DeleteFunc(slices.Clone(Grounds), func(g Ground) bool {
		return slices.ContainsFunc(regimes, func(r Regime) bool { return !slices.Contains(LawOf(r).right(kind).Grounds, g) })
	})
}

// Offered is a right that somebody can use, and where it stands.
type Offered struct {
	Kind    Kind
	Regimes []Regime
	// Sources are the places in the laws, one for each regime.
	Sources []string
}

// OfferedBy lists the rights under these laws, with the vendor's own promise for
// what no law gives.
func OfferedBy(regimes []Regime) []Offered {
	var out []Offered
	for _, k := range Kinds {
		giving := givers(k, regimes)
		if slices.Equal(giving, []Regime{Voluntary}) && !slices.Contains(promised, k) {
			continue
		}
		o := Offered{Kind: k, Regimes: giving}
		for _, r := range giving {
			o.Sources = append(o.Sources, LawOf(r).right(k).Source)
		}
		out = append(out, o)
	}
	return out
}

// givers are the laws among these that know a right of this kind; the vendor's
// promise where none does.
func givers(k Kind, regimes []Regime) []Regime {
	var out []Regime
	for _, r := range regimes {
		if _, ok := LawOf(r).Rights[k]; ok || k == "" {
			out = append(out, r)
		}
	}
	if out == nil {
		return []Regime{Voluntary}
	}
	return out
}

// OfferedIn lists the rights that the organization's members can use.
func OfferedIn(tx *db.Tx) ([]Offered, error) {
	o, err := org.Current(tx)
	return OfferedBy(RegimesFor(o.Jurisdiction, o.Kind == org.School)), err
}
