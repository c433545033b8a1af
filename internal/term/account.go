package term

// accountTerms govern what administrators do to many accounts at once.
var accountTerms = []Definition{
	{
		Key: AccountsSecondPerson, Title: "Changes of many accounts that wait for a second person",
		Type: TypeInt, Unit: "accounts", Matter: Security, Direction: Lower, Merge: Min, Overridable: delegated,
		Default: Value{kind: TypeInt, number: 500}, Section: sectionAccount, Row: 38, EnforcedBy: "internal/bulk: Waits",
		Say: "A change of more than %s accounts waits for a second person.",
	}, {
		Key: AdminAccessFor, Title: "How long an approved look at content lasts",
		Type: TypeDuration, Unit: "from approval", Matter: Privacy, Direction: Lower, Merge: Min, Overridable: delegated,
		Default: length(Hours(24)), Section: sectionAccount, Row: 39, EnforcedBy: "internal/data: ApproveRead",
		Say: "Content that a second person has approved can be read for %s.",
	}, {
		Key: AccountsUndo, Title: "Taking back a change of many accounts",
		Type: TypeDuration, Unit: "from the change", Matter: Security, Direction: Higher, Merge: Replace, Overridable: delegated,
		Default: length(Days(7)), Section: sectionAccount, Row: 38, EnforcedBy: "internal/bulk: Undo",
		Say: "A change of many accounts can be taken back for %s; accounts deleted together are deleted for good after that.",
	},
}
