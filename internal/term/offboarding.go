package term

import "slices"

// The options of these terms.
const (
	// OfferNothing to OfferTransfer are options of OffboardingOffer.
	OfferNothing  = "nothing"
	OfferExport   = "export"
	OfferTransfer = "transfer_or_export"
	// OwnKept and OwnDeleted are options of OffboardingContent.
	OwnKept    = "kept"
	OwnDeleted = "deleted"
	// TransferAll to TransferNothing are options of TransferContent.
	TransferAll     = "all"
	TransferOrg     = "acquired_by_organization"
	TransferNothing = "nothing"
)

var offboarders = []Layer{LayerOnline, LayerMaster, LayerOrder, LayerPolicy}

var offboardingTerms = []Definition{
	{
		Key: OffboardingOffer, Title: "Offer for what a member acquired for themselves",
		Type: TypeEnum, Options: []string{OfferNothing, OfferExport, OfferTransfer}, Matter: Commercial, Direction: Higher, Merge: Replace,
		Overridable: slices.Clone(offboarders), Default: option(OfferTransfer), Section: sectionAccount, Row: 41, EnforcedBy: "internal/loss: offer",
		Says: map[string]string{
			OfferNothing:  "What a member acquired for themselves is lost with their account.",
			OfferExport:   "What a member acquired for themselves can be exported before it is lost with their account.",
			OfferTransfer: "What a member acquired for themselves can be exported, or moved to their personal account, before it is lost.",
		},
	}, {
		Key: OffboardingRemind, Title: "Reminder before an account is lost for good",
		Type: TypeDuration, Unit: "before loss", Matter: Commercial, Direction: Higher, Merge: Max,
		Overridable: slices.Clone(offboarders), Default: length(Days(7)), Section: sectionAccount, Row: 41, EnforcedBy: "internal/loss: remindAt",
		Say: "Members and administrators are reminded %s before an account is lost for good.",
	}, {
		Key: OffboardingContent, Title: "Content that a member acquired for themselves, after loss",
		Type: TypeEnum, Options: []string{OwnKept, OwnDeleted}, Matter: Privacy, Direction: Higher, Merge: Replace,
		Overridable: slices.Clone(offboarders), Default: option(OwnDeleted), Deletes: true, Section: sectionAccount, Row: 41, EnforcedBy: "internal/loss: settle",
		Says: map[string]string{
			OwnKept:    "Content of products that a member acquired for themselves stays with the lost account until that is erased.",
			OwnDeleted: "Content of products that a member acquired for themselves is deleted when their account is lost.",
		},
	}, {
		Key: TransferContent, Title: "Giving a member's content to another member",
		Type: TypeEnum, Options: []string{TransferAll, TransferOrg, TransferNothing}, Matter: Privacy, Direction: Higher, Merge: DenyWins,
		Overridable: delegated, Default: option(TransferOrg), Section: sectionAccount, Row: 38, EnforcedBy: "internal/loss: HandOver",
		Says: map[string]string{
			TransferAll:     "Administrators can give any content of a member but health to another member.",
			TransferOrg:     "Administrators can give content of products that the organization acquired to another member.",
			TransferNothing: "Administrators can't give a member's content to another member.",
		},
	}, {
		Key: RetentionRecords, Title: "Keeping records",
		Type: TypeDuration, Unit: "from when it arose", Matter: Privacy, Direction: Lower, Merge: Replace,
		Overridable: delegated, Deletes: true,
		Default: length(Months(120)), Section: sectionSecurity, Row: 55, EnforcedBy: "internal/data: KeptFor",
		Say: "Records are kept for %s, then deleted.",
	}, {
		Key: RetentionPayment, Title: "Keeping purchases and invoices",
		Type: TypeDuration, Unit: "from the purchase", Matter: Privacy, Direction: Neutral, Merge: Max,
		Overridable: agreed, Default: length(Months(120)), Section: sectionSecurity, Row: 69, EnforcedBy: "internal/data: keepRelation",
		Say: "Purchases are kept for %s, as commercial and tax law asks, whatever else is erased.",
	}, {
		Key: CancellationNotice, Title: "Time between suspension and cancellation for missing data",
		Type: TypeDuration, Unit: "after suspension", Matter: Commercial, Direction: Higher, Merge: Max,
		Overridable: slices.Clone(offboarders), Default: length(Days(30)), Section: sectionUse, Row: 13, EnforcedBy: "internal/product: DemandData",
		Say: "A product that misses data is cancelled %s after it was suspended.",
	},
}
