package graph

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/directory"
	"github.com/sysoon/steward/internal/extension"
	"github.com/sysoon/steward/internal/fault"
)

func (r *Resolver) quirks(p directory.Profile) []Quirk {
	if r.SCIM.Quirks == nil {
		return nil
	}
	return r.SCIM.Quirks(p)
}

func quirkModel(q Quirk) *model.Quirk { return &model.Quirk{Name: q.Name, Accepts: q.Accepts} }

func mappingModel(r directory.Rule) *model.MappingRule {
	return &model.MappingRule{
		Resource: up[model.SchemaResource](r.Of()),
		Source:   orNil(r.Source), Target: r.Target, Transform: up[model.MappingTransform](r.Transform), Second: orNil(r.Second),
		Separator: orNil(r.Separator), Constant: orNil(r.Constant), Default: orNil(r.Default),
	}
}

func ruleOf(in *model.MappingRuleInput) directory.Rule {
	return directory.Rule{
		Resource: ruleResource[in.Resource],
		Source:   strings.TrimSpace(orZero(in.Source)), Target: strings.TrimSpace(in.Target), Transform: down[directory.Transform](in.Transform),
		Second: strings.TrimSpace(orZero(in.Second)), Separator: orZero(in.Separator), Constant: orZero(in.Constant), Default: orZero(in.Default),
	}
}

// ruleResource says whom a rule is about; a rule that doesn't say is of accounts.
var ruleResource = map[model.SchemaResource]string{model.SchemaResourceGroup: string(extension.Group)}

func (r *Resolver) saveMapping(tx *db.Tx, in model.SaveMappingInput) (*model.Directory, error) {
	id, err := keyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	if err != nil {
		return nil, err
	}
	rules := each(in.Rules, ruleOf)
	if err := r.SCIM.CheckMapping(tx, rules); err != nil {
		return nil, err
	}
	return r.directoryOr(directory.SaveMapping(tx, id, in.Version, rules))
}

// problemDays is how far back the most frequent errors are looked for.
const problemDays = 7

func directoryStatus(tx *db.Tx, id string) (*model.DirectoryStatus, error) {
	d, err := directory.Find(tx, id)
	if err != nil {
		return nil, err
	}
	s, err := directory.SignsOf(tx, d)
	if err != nil {
		return nil, err
	}
	problems, err := directory.WorstProblems(tx, id, tx.Now.AddDate(0, 0, -problemDays))
	return &model.DirectoryStatus{
		Condition: up[model.DirectoryCondition](directory.Judge(s, tx.Now)), LastRequestAt: s.LastRequest,
		LagMinutes: int(directory.Lag(s.LastRequest, tx.Now) / time.Minute), RhythmMinutes: int(d.Profile.Rhythm() / time.Minute),
		Answered: s.Answered, Wrong: s.Refused + s.Failed, Problems: each(problems, problemModel),
	}, err
}

func problemModel(p directory.Problem) *model.DirectoryProblem {
	return &model.DirectoryProblem{Status: p.Status, Method: p.Method, Detail: p.Detail, Times: p.Times, ExchangeID: globalID(typeExchange, p.LastID)}
}

func exchangeFilter(refused bool, f *model.ExchangeFilter) directory.Filter {
	out := directory.Filter{Refused: refused}
	if f != nil {
		out.Method, out.Status, out.ResourceID = orZero(f.Method), orZero(f.Status), orZero(f.Resource)
		out.Search, out.From, out.To = orZero(f.Search), f.From, f.To
	}
	return out
}

func (r *Resolver) exchangeDetail(tx *db.Tx, id string) (*model.ExchangeDetail, error) {
	key, err := keyOf[string](typeExchange, id, "id")
	if err != nil {
		return nil, err
	}
	e, err := directory.FindExchange(tx, key)
	if err != nil {
		return nil, err
	}
	d, err := directory.Find(tx, e.DirectoryID)
	if err != nil {
		return nil, err
	}
	_, again := trialOf(e)
	out := &model.ExchangeDetail{Exchange: exchangeModel(e), Directory: r.directoryModel(d), Replayable: again}
	if b := e.Bodies; b != nil {
		out.Request, out.Answer, out.Complete = orNil(b.Request), orNil(b.Answer), b.Complete
		out.RequestBytes, out.AnswerBytes = int(b.RequestBytes), int(b.AnswerBytes)
		if b.Full != nil {
			out.FullRequest, out.FullAnswer, out.ValuesUntil = orNil(b.Full.Request), orNil(b.Full.Answer), b.ExpiresAt
		}
	}
	return out, nil
}

// showingValues records that values of the log are shown, before they are; who
// may not see them gets none.
func (r *Resolver) showingValues(ctx context.Context, out *model.ExchangeDetail, id string) (*model.ExchangeDetail, error) {
	if out.FullRequest == nil && out.FullAnswer == nil {
		return out, nil
	}
	key, err := keyOf[string](typeExchange, id, "id")
	if err != nil {
		return nil, err
	}
	err = r.DB.Update(ctx, access.ManageDirectories, func(tx *db.Tx) error {
		e, err := directory.FindExchange(tx, key)
		if err != nil {
			return err
		}
		return directory.ValuesRead(tx, e)
	})
	if fault.Is(err, fault.Denied) {
		out.FullRequest, out.FullAnswer, err = nil, nil, nil
	}
	return out, err
}

// hiddenValue stands in the log where a value was.
const hiddenValue = "…"

// trialOf is the request of a log entry as it was; ok is false if values of it
// were not kept.
func trialOf(e directory.Exchange) (t directory.Trial, ok bool) {
	t = directory.Trial{DirectoryID: e.DirectoryID, Method: e.Method, Path: e.Path}
	b := e.Bodies
	switch {
	case b != nil && b.Full != nil && b.Complete:
		t.Path, t.Body = b.Full.Address, b.Full.Request
		return t, true
	case e.Path == "unknown" || strings.Contains(e.Path, "filter=") || strings.Contains(e.Query, hiddenValue):
		return t, false
	case b == nil || !b.Complete:
		return t, false
	}
	if e.Query != "" {
		t.Path += "?" + e.Query
	}
	t.Body = b.Request
	return t, !strings.Contains(b.Request, hiddenValue)
}

func (r *Resolver) replay(ctx context.Context, id string) (*model.TrialOutcome, []*model.UserError, error) {
	var t directory.Trial
	err := r.DB.View(ctx, access.ManageDirectories, func(tx *db.Tx) error {
		key, err := keyOf[string](typeExchange, id, "exchangeId")
		if err != nil {
			return err
		}
		e, err := directory.FindExchange(tx, key)
		if err != nil {
			return err
		}
		var ok bool
		if t, ok = trialOf(e); !ok {
			return fault.New(fault.Conflict, "The values of this request were not kept. Fill them in on the dry-run page, or let the directory's log keep values from now on.").On("exchangeId").Coded("no_values")
		}
		return nil
	})
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	return r.try(ctx, t)
}

func (r *Resolver) tryRequest(ctx context.Context, in model.TryRequestInput) (*model.TrialOutcome, []*model.UserError, error) {
	id, err := keyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	return r.try(ctx, directory.Trial{
		DirectoryID: id, Method: in.Method, Path: in.Path, Body: orZero(in.Body), Mapped: in.Rules != nil, Rules: each(in.Rules, ruleOf),
	})
}

func (r *Resolver) try(ctx context.Context, t directory.Trial) (*model.TrialOutcome, []*model.UserError, error) {
	out, err := r.SCIM.Try(ctx, t)
	if err != nil {
		errs, err := userErrors(ctx, err)
		return nil, errs, err
	}
	return &model.TrialOutcome{
		Status: out.Status, ScimType: orNil(out.ScimType), Detail: orNil(out.Detail), Answer: out.Answer, Cut: out.Cut,
		Warnings: each(out.Warnings, func(w string) string { return w }), Changes: each(out.Changes, trialChange),
		Unlisted: out.Unlisted, Mapped: orNil(out.Mapped),
	}, []*model.UserError{}, nil
}

func trialChange(c directory.Change) *model.TrialChange {
	return &model.TrialChange{Type: c.Type, Name: c.Name, Kind: c.Kind, Fields: each(c.Fields, func(f directory.FieldChange) *model.TrialField {
		return &model.TrialField{Path: f.Path, Before: orNil(f.Before), After: orNil(f.After)}
	})}
}

func accountConflict(c directory.Conflict) *model.Conflict {
	out := &model.Conflict{
		ID: globalID(typeConflict, c.ID), Kind: up[model.ConflictKind](c.Kind), Address: orNil(c.Address),
		Attempts: c.Attempts, LastAt: c.LastAt, IgnoredBecause: orNil(c.Reason), Of: c,
	}
	if c.ExchangeID != "" {
		id := globalID(typeExchange, c.ExchangeID)
		out.ExchangeID = &id
	}
	return out
}

func adoptConflict(tx *db.Tx, in model.AdoptConflictInput) (*model.Member, error) {
	conflict, err := keyOf[string](typeConflict, in.ConflictID, "conflictId")
	if err != nil {
		return nil, err
	}
	to, err := keyOf[string](typeDirectory, in.DirectoryID, "directoryId")
	if err != nil {
		return nil, err
	}
	return memberOr(directory.Adopt(tx, conflict, to))
}

// The words of RFC 7643 are in camel case, those of GraphQL's enums are not.
var attributeWords = map[string]string{
	"STRING": "string", "BOOLEAN": "boolean", "INTEGER": "integer", "DECIMAL": "decimal", "DATE_TIME": "dateTime", "REFERENCE": "reference",
	"READ_WRITE": "readWrite", "READ_ONLY": "readOnly", "IMMUTABLE": "immutable", "WRITE_ONLY": "writeOnly",
	"DEFAULT": "default", "ALWAYS": "always", "REQUEST": "request", "NEVER": "never",
}

// wordOf is the enum's word for one of the RFC's.
func wordOf[T ~string](text string) T {
	for word, of := range attributeWords {
		if of == text {
			return T(word)
		}
	}
	return T(strings.ToUpper(text))
}

func attributeOf(in *model.ExtensionAttributeInput) extension.Attribute {
	unique := "none"
	if in.Unique {
		unique = "server"
	}
	return extension.Attribute{
		Name: in.Name, Type: extension.Type(attributeWords[string(in.Type)]), MultiValued: in.MultiValued, Required: in.Required,
		CaseExact: in.CaseExact, Mutability: attributeWords[string(in.Mutability)], Returned: attributeWords[string(in.Returned)],
		Uniqueness: unique, CanonicalValues: in.CanonicalValues, Description: orZero(in.Description),
	}
}

func extensionModel(e extension.Extension) *model.Extension {
	return &model.Extension{
		ID: globalID(typeExtension, e.ID), Urn: e.URN, Name: e.Name, Description: orNil(e.Description),
		Resource: up[model.SchemaResource](string(e.Resource)), Attributes: each(e.Attributes, attributeModel), Version: e.Version, Of: e,
	}
}

func attributeModel(a extension.Attribute) *model.ExtensionAttribute {
	return &model.ExtensionAttribute{
		Name: a.Name, Type: wordOf[model.AttributeType](string(a.Type)), MultiValued: a.MultiValued, Required: a.Required,
		CaseExact: a.CaseExact, Mutability: wordOf[model.AttributeMutability](a.Mutability), Returned: wordOf[model.AttributeReturned](a.Returned),
		Unique: a.Uniqueness == "server", CanonicalValues: slices.Concat([]string{}, a.CanonicalValues), Description: orNil(a.Description),
	}
}

func extensionOr(e extension.Extension, err error) (*model.Extension, error) {
	if err != nil {
		return nil, err
	}
	return extensionModel(e), nil
}

// extensionResource is a kind of resource in the words of package extension.
func extensionResource(r model.SchemaResource) extension.Resource {
	if r == model.SchemaResourceGroup {
		return extension.Group
	}
	return extension.User
}

// memberExtensions are a member's or group's values of the organization's
// extensions, in the order of their definitions.
func memberExtensions(all []extension.Extension, stored map[string]json.RawMessage) []*model.MemberExtension {
	out := []*model.MemberExtension{}
	for _, e := range all {
		values := map[string]json.RawMessage{}
		if json.Unmarshal(stored[e.URN], &values) != nil {
			continue // none
		}
		shown := &model.MemberExtension{Urn: e.URN, Name: e.Name}
		for _, a := range e.Attributes {
			if v, ok := values[a.Name]; ok && a.Returned != "never" {
				shown.Values = append(shown.Values, &model.Pair{Key: a.Name, Value: attributeText(v)})
			}
		}
		if len(shown.Values) > 0 {
			out = append(out, shown)
		}
	}
	return out
}

// attributeText is a text as it is, and the rest as JSON.
func attributeText(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}
