package rights

import (
	"slices"

	"github.com/sysoon/steward/internal/term"
)

// laws is every regime. What they let refuse is narrower than what a lawyer
// might argue: a ground that isn't here needs a line here first.
var laws = map[Regime]Law{
	EUGDPR: {
		Name: "GDPR", Source: "GDPR Article 12(3)",
		Respond: term.Months(1), Extended: term.Months(3), Rights: gdprRights("GDPR "),
		Complaint: "You may lodge a complaint with the supervisory authority of the country where you live or work, or where you think the rules were broken (GDPR Article 77), and you may go to court (Article 79).",
	},
	UKGDPR: {
		Name: "UK GDPR", Source: "UK GDPR Article 12(3) as the ICO reads it",
		Respond: term.Months(1), Extended: term.Months(3), NextWorkingDay: true, Holidays: bankHolidays, Rights: gdprRights("UK GDPR "),
		Pauses: []PauseRule{
			{Kind: ForClarification, Source: "the ICO's guidance on clarifying a request"},
			{Kind: ForIdentity, Restarts: true, Source: "the ICO's guidance on requests for identification"},
			{Kind: ForFee, Restarts: true, Source: "the ICO's guidance on fees"},
		},
		Complaint: "You may complain to the Information Commissioner's Office (UK GDPR Article 77), and you may go to court (Article 79).",
	},
	CCPA: {
		Name: "CCPA", Source: "11 CCR 7021",
		Acknowledge: term.BusinessDays(10), Respond: term.Days(45), Extended: term.Days(90), Holidays: federalHolidays, Rights: ccpaRights,
		Complaint: "You may complain to the California Privacy Protection Agency or to the Attorney General of California.",
	},
	LGPD: {
		Name: "LGPD", Source: "LGPD Article 19(II)", Respond: term.Days(15), Rights: lgpdRights,
		Complaint: "You may petition the national authority, ANPD (LGPD Article 18, paragraph 1), or a consumer protection body.",
	},
	FERPA: {
		Name: "FERPA", Source: "34 CFR 99.10(b)", Respond: term.Days(45), Holidays: federalHolidays, Rights: ferpaRights,
		Complaint: "You may ask for a hearing (34 CFR 99.21) and file a complaint with the Student Privacy Policy Office of the U.S. Department of Education (34 CFR 99.63).",
	},
	Voluntary: {
		Name: "The privacy statement", Source: "the vendor's promise to answer wherever you live",
		Respond: term.Days(45), Extended: term.Days(90),
		Complaint: "You may ask your organization's administrator to look at the decision again, or turn to the authority for data protection where you live.",
	},
}

// common are the grounds that stand against nearly every right.
var common = []Ground{GroundUnverified, GroundUnfounded, GroundExcessive, GroundNoData, GroundNotApplicable}

func right(source string, more ...Ground) Right {
	return Right{Source: source, Grounds: slices.Concat(common, more)}
}

// only is a right that nothing but these grounds stands against.
func only(source string, grounds ...Ground) Right { return Right{Source: source, Grounds: grounds} }

// gdprRights are the same in both texts of the regulation.
func gdprRights(text string) map[Kind]Right {
	return map[Kind]Right{
		Access:            right(text+"Article 15", GroundOthersRights),
		Portability:       right(text+"Article 20", GroundOthersRights),
		Rectification:     right(text+"Article 16", GroundAccurate),
		Erasure:           right(text+"Article 17", GroundLegalDuty, GroundLegalClaims, GroundPublicInterest, GroundExpression),
		Restriction:       right(text+"Article 18", GroundLegalClaims, GroundOthersRights, GroundPublicInterest),
		Objection:         right(text+"Article 21(1)", GroundCompelling, GroundLegalClaims, GroundPublicInterest),
		ConsentWithdrawal: only(text+"Article 7(3)", GroundUnverified, GroundNotApplicable),
		OptOutAdvertising: only(text+"Article 21(2)", GroundUnverified, GroundNotApplicable), // absolute: Article 21(3)
		AutomatedDecision: right(text+"Article 22(3)", GroundContract, GroundLegalDuty, GroundOthersRights),
	}
}

// An opt-out asks for no proof of identity; it can be refused as fraud alone
// (11 CCR 7026(e) and 7027(f)).
func optOut(source string) Right {
	return Right{Source: source, Respond: term.BusinessDays(15), Grounds: []Ground{GroundUnfounded, GroundNotApplicable}}
}

var ccpaRights = map[Kind]Right{
	Access:            right("Cal. Civ. Code 1798.110", GroundOthersRights, GroundSecurity, GroundLegalDuty),
	Portability:       right("Cal. Civ. Code 1798.130(a)(3)", GroundOthersRights, GroundSecurity, GroundLegalDuty),
	Rectification:     right("Cal. Civ. Code 1798.106", GroundAccurate),
	Erasure:           right("Cal. Civ. Code 1798.105", GroundContract, GroundSecurity, GroundExpression, GroundPublicInterest, GroundLegalDuty, GroundLegalClaims),
	OptOutSale:        optOut("11 CCR 7026(f)"),
	OptInSale:         only("11 CCR 7028(a)", GroundUnverified, GroundUnfounded, GroundNotApplicable),
	OptOutSharing:     optOut("11 CCR 7026(f)"),
	OptOutAdvertising: optOut("11 CCR 7026(f)"),
	LimitUse:          optOut("11 CCR 7027(g)"),
	AutomatedDecision: right("11 CCR 7222", GroundTradeSecrets, GroundSecurity),
}

var lgpdRights = map[Kind]Right{
	Access:            right("LGPD Article 18(II)", GroundTradeSecrets),
	Portability:       right("LGPD Article 18(V)", GroundTradeSecrets),
	Rectification:     right("LGPD Article 18(III)", GroundAccurate),
	Erasure:           right("LGPD Article 18(VI)", GroundLegalDuty, GroundPublicInterest, GroundLegalClaims),
	Restriction:       right("LGPD Article 18(IV)", GroundLegalDuty),
	Objection:         right("LGPD Article 18, paragraph 2", GroundLegalDuty, GroundPublicInterest),
	ConsentWithdrawal: only("LGPD Article 18(IX)", GroundUnverified, GroundNotApplicable),
	AutomatedDecision: right("LGPD Article 20", GroundTradeSecrets),
}

var ferpaRights = map[Kind]Right{
	Access:     only("34 CFR 99.10", GroundUnverified, GroundNotApplicable, GroundNoData, GroundOthersRights, GroundExcluded),
	Inspection: only("34 CFR 99.10", GroundUnverified, GroundNotApplicable, GroundNoData, GroundOthersRights, GroundExcluded),
	Amendment:  only("34 CFR 99.20", GroundUnverified, GroundNotApplicable, GroundNoData, GroundAccurate),
}
