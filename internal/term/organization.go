package term

// organizationTerms govern how an organization is served. Schools have other
// defaults: what happens to them happens to pupils, who need a term to move, and
// whose parents must be reached.
var organizationTerms = []Definition{
	{
		Key: DomainGrace, Title: "Grace after the loss of a domain",
		Type: TypeDuration, Unit: "from loss", Matter: Security, Direction: Lower, Merge: Replace, Overridable: delegated,
		Default: length(Days(14)), Section: sectionAccount, Row: 37, EnforcedBy: "internal/domain: look-up",
		Say: "A domain whose record went missing comes back with the same record within %s; later it is proved anew.",
	},
}
