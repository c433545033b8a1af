package term

// What the vendor's register of products and recipients goes by, and what its
// statement leaves to agreements and members beside it.
const (
	ProductEnabled        Key = "product.enabled"
	SubprocessorNotice    Key = "subprocessors.notice"
	SubprocessorObjection Key = "subprocessors.objection"
	LegalNotice           Key = "legal_process.notice"
	StatementNotice       Key = "statement.notice"
	VisibilityReach       Key = "visibility.reach"
	AITraining            Key = "ai.training"
	DiagnosticsOptional   Key = "diagnostics.optional"
	SignInParties         Key = "signin.parties"
	DeviceSettings        Key = "device.settings"
	DevicePolicies        Key = "device.policies"
	DeviceUpdates         Key = "device.updates"
	DeviceCollection      Key = "device.collection"
)

// VisibleToFamily and VisibleToOrganization are options of VisibilityReach.
const (
	VisibleToFamily       = "organization_family"
	VisibleToOrganization = "organization"
)

// PartiesAny to PartiesNone are options of SignInParties.
const (
	PartiesAny    = "any"
	PartiesListed = "listed"
	PartiesNone   = "none"
)

// ByMember and ByOrganization are options of the terms of managed devices.
const (
	ByMember       = "member"
	ByOrganization = "organization"
)

// Further sections of the vendor's statement.
const (
	sectionChanges = "Changes to the statement"
	sectionSharing = "Reasons we share personal data"
	sectionAI      = "Search and artificial intelligence"
	sectionDevices = "Diagnostic data of devices"
)

// sold is who may set what is a matter of contract and of the organization's
// own, but of no data processing agreement.
var sold = []Layer{LayerOnline, LayerMaster, LayerOrder, LayerPolicy}

var vendorTerms = []Definition{
	{
		Key: ProductEnabled, Title: "Use of a product",
		Type: TypeBool, Matter: Commercial, Direction: False, Merge: DenyWins, Overridable: sold,
		Default: truth(true), Section: sectionUse, Row: 8, EnforcedBy: "internal/product: Assign",
		Says: map[string]string{
			"true":  "Members of the organization can be given the product.",
			"false": "The product is switched off: nobody is given it, and nobody gets it back.",
		},
	}, {
		Key: SubprocessorNotice, Title: "Notice before a subprocessor changes",
		Type: TypeDuration, Unit: "before the change", Matter: Privacy, Direction: Higher, Merge: Max, Overridable: agreed,
		Default: length(Days(30)), Section: sectionSharing, Row: 25, EnforcedBy: "internal/register: tell",
		Say: "An organization is told %s before a subprocessor is added or changed.",
	}, {
		Key: SubprocessorObjection, Title: "Time to object to a subprocessor",
		Type: TypeDuration, Unit: "from the notice", Matter: Privacy, Direction: Higher, Merge: Max, Overridable: agreed,
		Default: length(Days(30)), Section: sectionSharing, Row: 25, EnforcedBy: "internal/register: tell",
		Say: "An organization can object to a change of subprocessors for %s.",
	}, {
		Key: LegalNotice, Title: "Notice of disclosures to authorities",
		Type: TypeBool, Matter: Privacy, Direction: True, Merge: Replace, Overridable: agreed,
		Default: truth(true), Section: sectionSharing, Row: 26, EnforcedBy: "internal/data: Disclose",
		Says: map[string]string{
			"true":  "The organization is told of each disclosure in legal process, as soon as the law allows it.",
			"false": "The organization isn't told of disclosures in legal process.",
		},
	}, {
		Key: StatementNotice, Title: "Notice before the statement changes",
		Type: TypeDuration, Unit: "before the change", Matter: Privacy, Direction: Higher, Merge: Max, Overridable: agreed,
		Default: length(Days(30)), Section: sectionChanges, Row: 1, EnforcedBy: "internal/statement: earliest",
		Say: "A new version of the vendor's statement takes effect %s after organizations were told of it, at the earliest.",
	}, {
		Key: VisibilityReach, Title: "How far activity can be seen",
		Type: TypeEnum, Options: []string{VisibleToFamily, VisibleToOrganization},
		Matter: Privacy, Direction: Higher, Merge: Replace, Overridable: agreed,
		Default: option(VisibleToOrganization), Section: sectionAccount, Row: 45, EnforcedBy: "internal/data: reach",
		Says: map[string]string{
			VisibleToFamily:       "Activity can be seen in the organization and in those that belong to it.",
			VisibleToOrganization: "Activity can be seen in the organization only.",
		},
	}, {
		Key: AITraining, Title: "Training of artificial intelligence",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: DenyWins, Overridable: chosen,
		Default: truth(true), Section: sectionAI, Row: 73, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "What a member does and writes may be used to train models if the member allows it.",
			"false": "What a member does and writes isn't used to train models.",
		},
	}, {
		Key: DiagnosticsOptional, Title: "Optional diagnostic data",
		Type: TypeBool, Matter: Privacy, Direction: False, Merge: DenyWins, Overridable: chosen,
		Default: truth(true), Section: sectionDevices, Row: 75, EnforcedBy: "internal/data: choices",
		Says: map[string]string{
			"true":  "Devices may also send how they are used, and detailed error reports, if the member allows it.",
			"false": "Devices send only what keeps them secure and up to date.",
		},
	},
	{
		Key: SignInParties, Title: "Signing in to other services",
		Type: TypeEnum, Options: []string{PartiesAny, PartiesListed, PartiesNone},
		Matter: Privacy, Direction: Higher, Merge: DenyWins, Overridable: delegated,
		Default: option(PartiesAny), Section: sectionAccount, Row: 54, EnforcedBy: "internal/data: mayDisclose",
		Says: map[string]string{
			PartiesAny:    "Members can sign in to any service that the organization hasn't blocked.",
			PartiesListed: "Members can sign in to services that the organization has listed, and to no other.",
			PartiesNone:   "Members can't sign in to other services with their account.",
		},
	},
	carriedOutByOthers(managed(DeviceSettings, "Settings of devices", "Settings of devices are")),
	carriedOutByOthers(managed(DevicePolicies, "Policies of devices", "Policies of devices are")),
	carriedOutByOthers(managed(DeviceUpdates, "Software updates of devices", "Software updates of devices are")),
	managed(DeviceCollection, "Data collection by devices", "What devices collect is"),
}

// carriedOutByOthers marks what a device carries out and Steward has no choice of its own for:
// unlike collection, which locks the member's choice of optional diagnostic data.
func carriedOutByOthers(d Definition) Definition {
	d.Told = "Steward holds no device and no setting, policy or update of one. The member reads in their data who decides, by which clause (Me.managedSettings); " +
		"the program that manages the devices asks for the member's value (Query.effectiveTerm) and carries it out."
	return d
}

// managed is one of the four ways in which a device is managed (row 76).
func managed(key Key, title, what string) Definition {
	return Definition{
		Key: key, Title: title, Type: TypeEnum, Options: []string{ByMember, ByOrganization},
		Matter: Privacy, Direction: Neutral, Merge: Replace, Overridable: delegated,
		Default: option(ByMember), Section: sectionDevices, Row: 76, EnforcedBy: "internal/data: Managed",
		Says: map[string]string{
			ByMember:       what + " the member's to decide.",
			ByOrganization: what + " decided by the organization.",
		},
	}
}
