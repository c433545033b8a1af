package term

import (
	"maps"
	"slices"
)

// Sections of the vendor's statement of May 2018, as it labels them.
const (
	sectionUse      = "How we use personal data"
	sectionChoice   = "How to access and control your personal data"
	sectionAccount  = "Products provided by your organization"
	sectionSecurity = "Security, location and retention of personal data"
	sectionHealth   = "Health services"
)

// Who may set a term above the statement.
var (
	agreed    = []Layer{LayerOnline, LayerMaster, LayerOrder, LayerProcessing}
	delegated = append(slices.Clone(agreed), LayerPolicy)
	chosen    = append(slices.Clone(delegated), LayerChoice)
	subject   = []Layer{LayerChoice}
)

var (
	registry = register(requestTerms, accessTerms, retentionTerms, securityTerms, choiceTerms, organizationTerms, accountTerms, answerTerms, vendorTerms, offboardingTerms)
	keys     = slices.Sorted(maps.Keys(registry))
)

func register(groups ...[]Definition) map[Key]Definition {
	all := map[Key]Definition{}
	for _, d := range slices.Concat(groups...) {
		all[d.Key] = d
	}
	return all
}

func length(d Duration) Value { return Value{kind: TypeDuration, length: d} }
func truth(b bool) Value      { return Value{kind: TypeBool, flag: b} }
func option(s string) Value   { return Value{kind: TypeEnum, text: s} }

func regions(names ...string) Value { return Value{kind: TypeRegions}.set(names) }

// requestTerms govern how a rights request is answered.
var requestTerms = []Definition{
	{
		Key: AccessRespondWithin, Title: "Time to answer an access request",
		Type: TypeDuration, Unit: "from receipt", Matter: Privacy, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Months(1)), Section: sectionChoice, Row: 28, EnforcedBy: "internal/rights: due date",
		Say: "Access requests are answered within %s.",
	}, {
		Key: ErasureRespondWithin, Title: "Time to answer an erasure request",
		Type: TypeDuration, Unit: "from receipt", Matter: Privacy, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Months(1)), Section: sectionChoice, Row: 28, EnforcedBy: "internal/rights: due date",
		Say: "Erasure requests are answered within %s.",
	}, {
		Key: AcknowledgeWithin, Title: "Time to acknowledge a request",
		Type: TypeDuration, Unit: "from receipt", Matter: Privacy, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(BusinessDays(10)), Section: sectionChoice, Row: 28, EnforcedBy: "internal/rights: acknowledgement clock",
		Say: "Receipt of a request is confirmed within %s.",
	}, {
		Key: Extension, Title: "Longest extension of a deadline",
		Type: TypeDuration, Unit: "after the due date", Matter: Privacy, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Months(2)), Section: sectionChoice, Row: 28, EnforcedBy: "internal/rights: extend",
		Say: "A deadline can be extended once, by %s at most, with reasons.",
	}, {
		Key: AccessSecondApprover, Title: "Second approver for access packages",
		Type: TypeBool, Matter: Privacy, Direction: True, Merge: Replace, Overridable: delegated,
		Default: truth(false), Section: sectionAccount, Row: 44, EnforcedBy: "internal/rights: approve",
		Says: map[string]string{
			"true":  "A second person approves an access package before it is handed over.",
			"false": "An access package needs no second person's approval.",
		},
	}, {
		Key: ErasureSecondApprover, Title: "Second approver for erasures",
		Type: TypeBool, Matter: Privacy, Direction: True, Merge: Replace, Overridable: delegated,
		Default: truth(true), Section: sectionAccount, Row: 44, EnforcedBy: "internal/rights: approve",
		Says: map[string]string{
			"true":  "A second person approves an erasure before it is carried out.",
			"false": "An erasure needs no second person's approval.",
		},
	}, {
		Key: PackageAvailableFor, Title: "How long a package can be fetched",
		Type: TypeDuration, Unit: "from completion", Matter: Privacy, Direction: Neutral, Merge: Replace, Overridable: delegated,
		Default: length(Days(30)), Section: sectionChoice, Row: 32, EnforcedBy: "internal/rights: package expiry",
		Say: "A package can be fetched for %s.",
	},
}

// accessTerms govern what administrators see and do.
var accessTerms = []Definition{
	{
		Key: AdminAccessContent, Title: "Administrators' access to content",
		Type: TypeEnum, Options: []string{ContentWithReason, ContentSecondApprover, ContentDenied},
		Matter: Privacy, Direction: Higher, Merge: DenyWins, Overridable: delegated,
		Default: option(ContentDenied), Section: sectionAccount, Row: 39, EnforcedBy: "internal/data: Read",
		Says: map[string]string{
			ContentWithReason:     "Administrators can read content when they state a reason.",
			ContentSecondApprover: "Administrators can read content when a second person approves.",
			ContentDenied:         "Administrators can't read content.",
		},
	}, {
		Key: AdminAccessVisible, Title: "Members see who read their content",
		Type: TypeBool, Matter: Privacy, Direction: True, Merge: Replace, Overridable: delegated,
		Default: truth(true), Section: sectionAccount, Row: 39, EnforcedBy: "internal/data: Accesses",
		Says: map[string]string{
			"true":  "Members see who has read their content.",
			"false": "Members don't see who has read their content.",
		},
	}, {
		Key: SuspensionNotice, Title: "Notice before suspension",
		Type: TypeDuration, Unit: "before suspension", Matter: Commercial, Direction: Higher, Merge: Max,
		Overridable: []Layer{LayerOnline, LayerMaster, LayerOrder, LayerPolicy},
		Default:     length(Days(0)), Section: sectionUse, Row: 14, EnforcedBy: "internal/product: Notify",
		Say: "A product is suspended %s after notice at the earliest.",
	},
}

// retentionTerms govern how long data stays and how it goes. Retention and
// deletion move together.
var retentionTerms = []Definition{
	{
		Key: RetentionDeleted, Title: "Keeping a deleted member's data",
		Type: TypeDuration, Unit: "from deletion", Matter: Privacy, Direction: Lower, Merge: Replace, Group: "deletion",
		Overridable: delegated, Deletes: true,
		Default: length(Days(90)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/rights: purge of deleted members",
		Say: "A deleted member's data is kept for %s, then erased.",
	}, {
		Key: RetentionProvisioning, Title: "Keeping the provisioning log",
		Type: TypeDuration, Unit: "from the request", Matter: Privacy, Direction: Lower, Merge: Replace,
		Overridable: delegated, Deletes: true,
		Default: length(Days(90)), Section: sectionSecurity, Row: 55, EnforcedBy: "cmd/steward: housekeeping",
		Say: "Requests of directories are kept for %s, then forgotten.",
	}, {
		// Longer protects: members and auditors can look up who did what, and what
		// is personal in an event goes with the member's key, however old it is.
		Key: RetentionLog, Title: "Keeping the log",
		Type: TypeDuration, Unit: "from the event", Matter: Security, Direction: Higher, Merge: Max,
		Overridable: delegated, Deletes: true,
		Default: length(Months(24)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/retention: logRule",
		Say: "Events of the log are kept for %s, then let go.",
	}, {
		Key: ErasureMethod, Title: "Method of erasure",
		Type: TypeEnum, Options: []string{EraseDelete, EraseShred}, Matter: Privacy, Direction: Higher, Merge: Replace, Group: "deletion",
		Overridable: delegated,
		Default:     option(EraseShred), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/rights: erase",
		Says: map[string]string{
			EraseDelete: "Erased data is deleted; backups run out on their own.",
			EraseShred:  "Erased data is deleted and its keys are destroyed, so that it is gone from backups too.",
		},
	}, {
		Key: OffboardingGrace, Title: "Grace after loss of an account",
		Type: TypeDuration, Unit: "from loss", Matter: Commercial, Direction: Higher, Merge: Replace,
		Overridable: []Layer{LayerOnline, LayerMaster, LayerOrder, LayerPolicy},
		Default:     length(Days(30)), Section: sectionAccount, Row: 41, EnforcedBy: "internal/product: StartGrace",
		Say: "What a member acquired for themselves stays for %s after they lose their account.",
	}, {
		Key: CertificateIssue, Title: "Certificate of erasure",
		Type: TypeBool, Matter: Privacy, Direction: True, Merge: Replace, Overridable: delegated,
		Default: truth(true), Section: sectionChoice, Row: 28, EnforcedBy: "internal/rights: certificate",
		Says: map[string]string{
			"true":  "A signed certificate proves each erasure.",
			"false": "No certificate is issued for an erasure.",
		},
	}, {
		Key: ResidencyRegions, Title: "Where data may be kept",
		Type: TypeRegions, Matter: Privacy, Direction: Subset, Merge: Replace,
		Overridable: append(slices.Clone(delegated), LayerContractual),
		Default:     regions("EU", "UK", "US"), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/data: Admit",
		Say: "Data may be kept in %s.", Says: map[string]string{"": "Data may be kept nowhere."},
	},
}

// securityTerms limit how long a credential is good.
var securityTerms = []Definition{
	{
		Key: SessionMaxAge, Title: "Longest session",
		Type: TypeDuration, Unit: "from sign-in", Matter: Security, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Hours(12)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/credential: session",
		Say: "A session ends %s after sign-in.",
	}, {
		Key: SessionIdle, Title: "Longest idle session",
		Type: TypeDuration, Unit: "from the last request", Matter: Security, Direction: Lower, Merge: Min, Overridable: delegated,
		Default: length(Hours(2)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/credential: session",
		Say: "A session ends after %s without use.",
	}, {
		Key: TokenMaxLifetime, Title: "Longest life of an API token",
		Type: TypeDuration, Unit: "from issue", Matter: Security, Direction: Lower, Merge: Min, Overridable: delegated,
		Default: length(Months(12)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/credential: issue token",
		Say: "An API token is good for %s at most.",
	}, {
		Key: DirectoryToken, Title: "Longest life of a directory token",
		Type: TypeDuration, Unit: "from issue", Matter: Security, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Months(12)), Section: sectionSecurity, Row: 55, EnforcedBy: "graph: issue directory token",
		Say: "A directory token is good for %s at most.",
	},
}

// choiceTerms are what a member decides, some of them alone.
var choiceTerms = []Definition{
	promotion(PromotionsEmail, "e-mail"),
	promotion(PromotionsSMS, "text message"),
	promotion(PromotionsTelephone, "telephone"),
	promotion(PromotionsPost, "post"),
	{
		Key: AdsInterestBased, Title: "Interest-based advertising",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: DenyWins, Overridable: chosen,
		Default: truth(false), Section: sectionChoice, Row: 30, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "Advertising may be chosen by what a member does.",
			"false": "Advertising isn't chosen by what a member does.",
		},
	}, {
		Key: Personalize, Title: "Personalization",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: DenyWins, Overridable: chosen,
		Default: truth(true), Section: sectionUse, Row: 19, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "Products may be arranged and recommend by what a member did before.",
			"false": "Products treat every member like somebody new.",
		},
	}, {
		Key: NetworkVisibility, Title: "Activity that others in the organization see",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: DenyWins, Overridable: chosen,
		Default: truth(true), Section: sectionAccount, Row: 45, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "Others in the organization may see some of a member's activity.",
			"false": "Others in the organization don't see a member's activity.",
		},
	}, {
		Key: HealthMarketing, Title: "Marketing with health data",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: Replace, Overridable: subject, SubjectOnly: true,
		Default: truth(false), Section: sectionHealth, Row: 85, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "The member has agreed to marketing with their health data.",
			"false": "Health data isn't used for marketing.",
		},
	}, {
		Key: HealthCombine, Title: "Combining health data with other data",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: Replace, Overridable: subject, SubjectOnly: true,
		Default: truth(false), Section: sectionHealth, Row: 84, EnforcedBy: "internal/data: consent wall",
		Says: map[string]string{
			"true":  "The member has agreed to combine their health data with other data.",
			"false": "Health data isn't combined with data from other products.",
		},
	},
}

func promotion(key Key, channel string) Definition {
	return Definition{
		Key: key, Title: "Promotions by " + channel,
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: DenyWins, Overridable: chosen,
		Default: truth(false), Section: sectionChoice, Row: 31, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "Promotions may be sent by " + channel + ".",
			"false": "No promotions are sent by " + channel + ".",
		},
	}
}
