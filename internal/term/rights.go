package term

// answerTerms govern how rights requests are proved and looked through.
var answerTerms = []Definition{
	{
		Key: AdminAccessReview, Title: "Reviewers see what a package holds",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: Replace, Overridable: delegated,
		Default: truth(true), Section: sectionAccount, Row: 44, EnforcedBy: "internal/data: WallOf",
		Says: map[string]string{
			"true":  "Whoever reviews the answer to a request for data sees what it holds, so that nothing about other persons is handed over; health data and credentials are never shown.",
			"false": "Whoever reviews the answer to a request for data sees of its content what administrators may read.",
		},
	},
	{
		Key: RestrictionNotice, Title: "Notice before a restriction is lifted",
		Type: TypeDuration, Unit: "before it is lifted", Matter: Privacy, Direction: Higher, Merge: Max, Overridable: delegated,
		Default: length(Days(7)), Section: sectionChoice, Row: 28, EnforcedBy: "internal/data: EndRestriction",
		Say: "Whoever has the use of their data restricted is told %s before it is used again.",
	},
	{
		Key: EvidenceKept, Title: "Keeping evidence of identity",
		Type: TypeDuration, Unit: "from the answer", Matter: Privacy, Direction: Lower, Merge: Min, Overridable: delegated,
		Default: length(Days(30)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/rights: endEvidence",
		Say: "What was given as evidence of an identity is deleted %s after the answer.",
	},
	assurance(AccessAssurance, "Proof of identity for seeing or taking data"),
	assurance(ErasureAssurance, "Proof of identity for changing or ending data"),
}

// assurance is how sure one must be of who asks.
func assurance(key Key, title string) Definition {
	return Definition{
		Key: key, Title: title, Type: TypeEnum, Options: []string{AssuranceAddress, AssuranceSession, AssuranceAttested},
		Matter: Privacy, Direction: Higher, Merge: Replace, Overridable: delegated,
		Default: option(AssuranceAddress), Section: sectionAccount, Row: 28, EnforcedBy: "internal/rights: Start",
		Says: map[string]string{
			AssuranceAddress:  "Whoever answers from an address of the account has proved who they are.",
			AssuranceSession:  "Whoever signs in has proved who they are; for others an administrator looks.",
			AssuranceAttested: "An administrator looks in each case who asks.",
		},
	}
}
