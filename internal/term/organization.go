package term

// withoutPolicy is who may agree on what an organization can't set for itself.
var withoutPolicy = []Layer{LayerOnline, LayerMaster, LayerOrder}

// organizationTerms govern how an organization is served. Schools have other
// defaults: what happens to them happens to pupils, who need a term to move, and
// whose parents must be reached.
var organizationTerms = []Definition{
	{
		Key: OrganizationSuspension, Title: "Notice before an organization is suspended",
		Type: TypeDuration, Unit: "before suspension", Matter: Commercial, Direction: Higher, Merge: Max, Overridable: withoutPolicy,
		Default: length(Days(30)), School: length(Days(60)), Section: sectionUse, Row: 14, EnforcedBy: "internal/standing: Give",
		Say: "An organization is suspended %s after notice at the earliest.",
	}, {
		Key: OrganizationCancellation, Title: "Notice before an organization is cancelled",
		Type: TypeDuration, Unit: "before cancellation", Matter: Commercial, Direction: Higher, Merge: Max, Overridable: withoutPolicy,
		Default: length(Days(60)), School: length(Days(120)), Section: sectionUse, Row: 14, EnforcedBy: "internal/standing: Give",
		Say: "An organization is cancelled %s after notice at the earliest.",
	}, {
		Key: OrganizationClosing, Title: "Keeping a cancelled organization",
		Type: TypeDuration, Unit: "after cancellation", Matter: Commercial, Direction: Higher, Merge: Max, Overridable: withoutPolicy,
		Default: length(Days(90)), School: length(Days(180)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/standing: carryOut",
		Say: "A cancelled organization can be taken up again for %s; then it is closed.",
	}, {
		Key: SuspendedRequests, Title: "Rights requests while an organization is suspended",
		Type: TypeEnum, Options: []string{SuspendedWork, SuspendedOfficers, SuspendedMembers},
		Matter: Privacy, Direction: Higher, Merge: Replace, Overridable: agreed,
		Default: option(SuspendedOfficers), School: option(SuspendedMembers), Section: sectionChoice, Row: 28, EnforcedBy: "internal/credential: suspended",
		Says: map[string]string{
			SuspendedWork:     "While an organization is suspended, requests that are under way go on; nobody signs in.",
			SuspendedOfficers: "While an organization is suspended, those who answer requests can sign in for that alone.",
			SuspendedMembers:  "While an organization is suspended, those who answer requests can sign in for that alone, and members to their own data and requests.",
		},
	}, {
		Key: DomainGrace, Title: "Grace after the loss of a domain",
		Type: TypeDuration, Unit: "from loss", Matter: Security, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Days(14)), Section: sectionAccount, Row: 37, EnforcedBy: "internal/domain: look-up",
		Say: "A domain whose record went missing comes back with the same record within %s; later it is proved anew.",
	}, {
		Key: FoundAnswer, Title: "Time to answer for an account found on a domain",
		Type: TypeDuration, Unit: "from the question", Matter: Privacy, Direction: Higher, Merge: Max, Overridable: delegated,
		Default: length(Days(30)), School: length(Days(60)), Section: sectionAccount, Row: 37, EnforcedBy: "internal/finding: Ask",
		Say: "Whoever is asked about their own account on an organization's domain has %s to answer.",
	},
}
