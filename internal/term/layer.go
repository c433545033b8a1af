package term

import "slices"

// Layer says what sort of document a clause stands in, and with it its default
// rank.
type Layer string

// The layers, lowest rank first.
const (
	LayerProductDefault Layer = "product_default"
	LayerStatement      Layer = "statement"
	LayerSection        Layer = "product_section"
	LayerOnline         Layer = "online_services_terms"
	LayerMaster         Layer = "master_agreement"
	LayerOrder          Layer = "order_form"
	LayerProcessing     Layer = "data_processing_agreement"
	LayerContractual    Layer = "standard_contractual_clauses"
	LayerPolicy         Layer = "organization_policy"
	LayerChoice         Layer = "member_choice"
)

// Layers lists every layer by default rank.
var Layers = []Layer{
	LayerProductDefault, LayerStatement, LayerSection, LayerOnline, LayerMaster,
	LayerOrder, LayerProcessing, LayerContractual, LayerPolicy, LayerChoice,
}

// Agreements lists the layers that an organization's documents can have. An
// amendment has the layer of what it amends.
var Agreements = []Layer{LayerOnline, LayerMaster, LayerOrder, LayerProcessing, LayerContractual, LayerPolicy}

// Rank is the layer's default rank, 0 to 9; -1 for an unknown layer.
func (l Layer) Rank() int { return slices.Index(Layers, l) }

// Base tells whether a layer is the vendor's own words, before any agreement.
func (l Layer) Base() bool { return l.base() }

func (l Layer) base() bool { return l.Rank() >= 0 && l.Rank() <= LayerSection.Rank() }

// contract layers are agreed between the vendor and the organization.
func (l Layer) contract() bool {
	return l.Rank() >= LayerOnline.Rank() && l.Rank() <= LayerContractual.Rank()
}

// Operator says what a clause does to what lower layers have said.
type Operator string

// The operators. Lock assigns and forbids every higher rank to change the term;
// Reset goes back to what applies without agreements.
const (
	Assign Operator = "assign"
	Append Operator = "append"
	Remove Operator = "remove"
	Reset  Operator = "reset"
	Lock   Operator = "lock"
)

// Operators lists every operator.
var Operators = []Operator{Assign, Append, Remove, Reset, Lock}

func (o Operator) modifies() bool { return o == Append || o == Remove }

// Reason says why a clause did not decide. The list is closed.
type Reason string

// The reasons.
const (
	LowerRank              Reason = "lower_rank"
	LessSpecific           Reason = "less_specific"
	EarlierSigned          Reason = "earlier_signed"
	OutOfScopeProduct      Reason = "out_of_scope_product"
	OutOfScopeJurisdiction Reason = "out_of_scope_jurisdiction"
	LegacyVersion          Reason = "legacy_version"
	NotYetEffective        Reason = "not_yet_effective"
	Expired                Reason = "expired"
	Terminated             Reason = "terminated"
	Unsigned               Reason = "unsigned"
	NotDelegated           Reason = "not_delegated"
	Locked                 Reason = "locked"
	SubjectOnly            Reason = "subject_only"
	BelowFloor             Reason = "below_floor"
	AtomicGroup            Reason = "atomic_group"
	ExternalProduct        Reason = "external_product"
)

// reasons has, for each, the sentence that is shown beside the clause.
var reasons = map[Reason]string{
	LowerRank:              "A document of higher rank sets this term.",
	LessSpecific:           "Another clause of the same rank speaks of this case more closely.",
	EarlierSigned:          "A clause of the same rank was signed later.",
	OutOfScopeProduct:      "The clause doesn't reach this product.",
	OutOfScopeJurisdiction: "The clause is for another jurisdiction.",
	LegacyVersion:          "The clause is for other versions of the product.",
	NotYetEffective:        "The clause was not in force yet.",
	Expired:                "The clause was no longer in force.",
	Terminated:             "The agreement was terminated, and the clause doesn't survive it.",
	Unsigned:               "The document was not signed.",
	NotDelegated:           "A document of this kind may not set this value.",
	Locked:                 "A lower layer has locked the term.",
	SubjectOnly:            "Nobody but the member may set this.",
	BelowFloor:             "The law doesn't allow this value.",
	AtomicGroup:            "The terms of this group come from a document of higher rank together.",
	ExternalProduct:        "The product is governed by a statement of its own.",
}

// Reasons lists every reason, in the order of the specification.
var Reasons = []Reason{
	LowerRank, LessSpecific, EarlierSigned, OutOfScopeProduct, OutOfScopeJurisdiction,
	LegacyVersion, NotYetEffective, Expired, Terminated, Unsigned, NotDelegated, Locked,
	SubjectOnly, BelowFloor, AtomicGroup, ExternalProduct,
}

// Sentence says the reason in plain words.
func (r Reason) Sentence() string { return reasons[r] }
