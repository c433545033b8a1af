// Package term knows the rules that govern people's data as data: a registry of
// typed terms, the documents whose clauses give them values (the vendor's
// statement, an organization's agreements and policies, a member's choices),
// and Resolve, the pure function that says which clause decides and why each
// other one did not.
//
// It refuses to know what a rule is for: whoever acts on one (requests,
// sessions, retention) asks for its value. It knows products only by the flags
// that decide whether an agreement reaches them, and no protocol.
package term

import "slices"

// Key names a term. The text is stable: it is stored in clauses and snapshots.
type Key string

// The terms. Each is registered with its definition in registry.go.
const (
	AccessRespondWithin   Key = "rights.access.respond_within"
	ErasureRespondWithin  Key = "rights.erasure.respond_within"
	AcknowledgeWithin     Key = "rights.acknowledge_within"
	Extension             Key = "rights.extension"
	AccessSecondApprover  Key = "rights.access.second_approver"
	ErasureSecondApprover Key = "rights.erasure.second_approver"
	PackageAvailableFor   Key = "package.available_for"
	AdminAccessContent    Key = "admin_access.content"
	AdminAccessVisible    Key = "admin_access.visible_to_member"
	AdminAccessReview     Key = "admin_access.review"
	EvidenceKept          Key = "rights.evidence_kept"
	AccessAssurance       Key = "rights.access.assurance"
	ErasureAssurance      Key = "rights.erasure.assurance"
	RetentionDeleted      Key = "retention.deleted_member"
	RetentionProvisioning Key = "retention.provisioning_log"
	RetentionLog          Key = "retention.log"
	ErasureMethod         Key = "erasure.method"
	CertificateIssue      Key = "certificate.issue"
	SuspensionNotice      Key = "notice.before_suspension"
	OffboardingGrace      Key = "offboarding.grace"
	AccountsSecondPerson  Key = "accounts.second_person_above"
	AccountsUndo          Key = "accounts.undo_within"
	AdminAccessFor        Key = "admin_access.approved_for"
	RestrictionNotice     Key = "restriction.lift_notice"
	SessionMaxAge         Key = "session.max_age"
	SessionIdle           Key = "session.idle"
	TokenMaxLifetime      Key = "token.max_lifetime"
	DirectoryToken        Key = "directory.token_lifetime"
	PromotionsEmail       Key = "promotions.email"
	PromotionsSMS         Key = "promotions.sms"
	PromotionsTelephone   Key = "promotions.telephone"
	PromotionsPost        Key = "promotions.post"
	AdsInterestBased      Key = "ads.interest_based"
	Personalize           Key = "use.personalize"
	NetworkVisibility     Key = "visibility.network"
	HealthMarketing       Key = "health.marketing"
	HealthCombine         Key = "health.combine"
	ResidencyRegions      Key = "residency.regions"
	DomainGrace           Key = "domain.loss_grace"
	FoundAnswer           Key = "domain.found_account_answer"

	OrganizationSuspension   Key = "organization.suspension_notice"
	OrganizationCancellation Key = "organization.cancellation_notice"
	OrganizationClosing      Key = "organization.close_after"
	SuspendedRequests        Key = "organization.suspended_requests"

	OffboardingOffer   Key = "offboarding.offer"
	OffboardingRemind  Key = "offboarding.remind_before"
	OffboardingContent Key = "offboarding.own_content"
	TransferContent    Key = "transfer.content"
	RetentionRecords   Key = "retention.records"
	RetentionPayment   Key = "retention.payment"
	CancellationNotice Key = "notice.before_cancellation"
)

// Options of the terms that are a choice between words.
const (
	// ContentWithReason to ContentDenied are options of AdminAccessContent.
	ContentWithReason     = "with_reason"
	ContentSecondApprover = "second_approver"
	ContentDenied         = "denied"
	// AssuranceAddress to AssuranceAttested are options of AccessAssurance and
	// ErasureAssurance.
	AssuranceAddress  = "address"
	AssuranceSession  = "signed_in"
	AssuranceAttested = "attested"
	// EraseDelete and EraseShred are options of ErasureMethod.
	EraseDelete = "delete"
	EraseShred  = "delete_and_destroy_keys"
	// SuspendedWork to SuspendedMembers are options of SuspendedRequests: what
	// is under way goes on by itself; those who answer requests sign in for that
	// alone; members reach their own data and requests too.
	SuspendedWork     = "under_way_only"
	SuspendedOfficers = "officers"
	SuspendedMembers  = "officers_and_members"
)

// Type says what values a term has.
type Type string

// The types of values and their written form.
const (
	TypeBool     Type = "bool"     // true, false
	TypeEnum     Type = "enum"     // one of Definition.Options
	TypeInt      Type = "int"      // a whole number, not negative
	TypeDuration Type = "duration" // ISO 8601, see Duration
	TypeMoney    Type = "money"    // EUR 120.50
	TypeDate     Type = "date"     // 2018-05-25
	// TypeSet is any number of Definition.Options, separated by commas.
	TypeSet Type = "set"
	// TypeRegions is any number of regions such as EU or US-CA.
	TypeRegions   Type = "regions"
	TypeReference Type = "reference" // a web address
)

// Matter is the subject matter of a term: some documents govern one only.
type Matter string

// The subject matters.
const (
	Privacy    Matter = "privacy"
	Security   Matter = "security"
	Commercial Matter = "commercial"
)

// Direction says which of two values protects the member more.
type Direction string

// The protective directions. Options of an enum are ordered as registered.
const (
	Lower    Direction = "lower"
	Higher   Direction = "higher"
	Subset   Direction = "subset"
	Superset Direction = "superset"
	False    Direction = "false"
	True     Direction = "true"
	// Neutral is for terms where neither value protects more.
	Neutral Direction = "none"
)

// Merge says how a clause of a higher rank meets what lower ranks have said.
type Merge string

// The ways to merge. All but Replace keep the stricter of the two, by their own
// measure; a clause that would loosen is not delegated.
const (
	Replace   Merge = "replace"
	Min       Merge = "min"
	Max       Merge = "max"
	Union     Merge = "union"
	Intersect Merge = "intersect"
	// DenyWins keeps the more protective of two options or switches.
	DenyWins Merge = "deny_wins"
	// All is true where every layer that speaks says true.
	All Merge = "all"
)

// Definition is what the registry says about one term.
type Definition struct {
	Key  Key
	Type Type
	// Unit is what a number counts; empty where the type says it.
	Unit string
	// Options are the words of an enum or set, for an enum in the order that
	// Direction speaks of.
	Options   []string
	Matter    Matter
	Direction Direction
	Merge     Merge
	// Group names terms that move together: all come from the highest layer of
	// agreements that sets any of them, or from the statement.
	Group string
	// Overridable lists the layers above the statement that may set the term.
	Overridable []Layer
	// SubjectOnly terms are set by nobody but the member.
	SubjectOnly bool
	// Deletes marks terms that a legal hold suspends.
	Deletes bool
	// Default applies where no statement speaks (layer product_default); School
	// is the default of schools where it is another one.
	Default, School Value
	// Section is the part of the statement that speaks of the term, and Row the
	// row of section 1 of the specification.
	Section string
	Row     int
	// EnforcedBy names the code that asks for the term.
	EnforcedBy string
	// Told is, for a term that nothing in Steward carries out, who does, and how
	// they come to know: telling is the enforcement then. "" is every other term.
	Told string
	// Title is the term in a few words, in sentence case.
	Title string
	// Say is the sentence for a value: "%s" stands for the value in words. A
	// bool or enum has one sentence for each value in Says instead.
	Say  string
	Says map[string]string
}

// Lookup finds the definition of a term.
func Lookup(key Key) (Definition, bool) {
	d, ok := registry[key]
	return d, ok
}

// Registry lists every definition in the order of their keys.
func Registry() []Definition {
	out := make([]Definition, 0, len(registry))
	for _, key := range keys {
		out = append(out, registry[key])
	}
	return out
}

// may tells whether a layer may set the term at all. The statement and product
// layers always may: they are what agreements override.
func (d Definition) may(l Layer) bool {
	return l.base() || slices.Contains(d.Overridable, l)
}
