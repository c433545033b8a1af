package directory

import (
	"slices"
	"strings"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Transform is what a rule of a mapping does with a value.
type Transform string

// The transforms. There is no expression language: what these can't say, the
// identity provider's own mapping says.
const (
	Copy Transform = "none"
	// Lower makes text lower case.
	Lower Transform = "lower"
	// Trim removes white space at both ends.
	Trim Transform = "trim"
	// Join puts Source, Separator and Second together.
	Join Transform = "join"
)

// Transforms lists them in the order in which the console shows them.
var Transforms = []Transform{Copy, Lower, Trim, Join}

// Rule gives one attribute of Steward a value from what a directory sends.
type Rule struct {
	// Resource is "Group" for a rule of groups; empty means User.
	Resource string `json:"resource,omitempty"`
	// Source is the attribute that the provider sends, as a SCIM path (RFC 7644
	// section 3.10), such as title, emails[type eq "work"].value or
	// urn:acme:custom:hireDate. It need not be in any schema. Empty with
	// Constant.
	Source string `json:"source,omitempty"`
	// Target is the attribute of Steward's schemas that it fills.
	Target    string    `json:"target"`
	Transform Transform `json:"transform"`
	// Second and Separator are Join's.
	Second    string `json:"second,omitempty"`
	Separator string `json:"separator,omitempty"`
	// Constant is always the value; Source must be empty then.
	Constant string `json:"constant,omitempty"`
	// Default is the value where the source has none.
	Default string `json:"default,omitempty"`
}

// The resources that rules are for.
const (
	ofUsers  = "User"
	ofGroups = "Group"
)

// Of is the resource that the rule is for: User or Group.
func (r Rule) Of() string {
	if r.Resource == "" {
		return ofUsers
	}
	return r.Resource
}

// The limits of a mapping.
const (
	MaxRules   = 50
	maxRule    = 500
	maxLiteral = 200
)

// CheckRules refuses rules that say nothing or contradict one another. Whether
// the attributes exist, package scim knows.
func CheckRules(rules []Rule) error {
	if len(rules) > MaxRules {
		return fault.New(fault.Invalid, "A mapping has at most %d rules.", MaxRules).On("rules")
	}
	seen := map[string]bool{}
	for _, r := range rules {
		if err := r.check(); err != nil {
			return err
		}
		key := r.Of() + " " + strings.ToLower(r.Target)
		if seen[key] {
			return badRule(r, "is filled by two rules; only one can.")
		}
		seen[key] = true
	}
	return nil
}

func badRule(r Rule, why string) error {
	return fault.New(fault.Invalid, "The rule for %q %s", r.Target, why).On("rules")
}

func (r Rule) check() error {
	switch {
	case r.Of() != ofUsers && r.Of() != ofGroups:
		return badRule(r, "is for neither User nor Group.")
	case r.Target == "":
		return fault.New(fault.Invalid, "A rule needs the attribute that it fills.").On("rules")
	case max(len(r.Source), len(r.Target), len(r.Second)) > maxRule, max(len(r.Constant), len(r.Default), len(r.Separator)) > maxLiteral:
		return badRule(r, "is too long.")
	case !slices.Contains(Transforms, r.Transform):
		return badRule(r, "has an unknown transform; there are none, lower, trim and join.")
	case r.Source == "" && r.Constant == "":
		return badRule(r, "needs an attribute to read, or a constant.")
	case r.Source != "" && r.Constant != "":
		return badRule(r, "has both an attribute to read and a constant; choose one.")
	case r.Constant != "" && (r.Transform != Copy || r.Default != ""):
		return badRule(r, "has a constant, which needs no transform and no default.")
	case (r.Transform == Join) != (r.Second != ""):
		return badRule(r, "needs two attributes to join, and only a join has two.")
	}
	return nil
}

// SaveMapping gives a directory its rules, in place of those it had in the
// version that the caller read; another one by now is a fault of kind Conflict.
// The caller has checked the attributes.
func SaveMapping(tx *db.Tx, id string, version int, rules []Rule) (Directory, error) {
	d, err := find(tx, id, tx.Lock())
	if err == nil {
		err = stale(d.MappingVersion, version)
	}
	if err != nil {
		return d, err
	}
	if err := CheckRules(rules); err != nil {
		return d, err
	}
	if slices.Equal(d.Mapping, rules) {
		return d, nil
	}
	d.Mapping, d.MappingVersion = rules, d.MappingVersion+1
	if err := updateMapping(tx, d); err != nil {
		return d, err
	}
	targets := make([]string, len(rules))
	for i, r := range rules {
		targets[i] = r.Target
	}
	return d, audit.Record(tx, audit.Entry{
		Action: "directory.mapping_changed", Object: audit.Object{Type: "directory", ID: d.ID},
		Detail: map[string]any{"name": d.Name, "fills": targets},
	})
}

// stale refuses a change of another version than there is.
func stale(is, read int) error {
	if is == read {
		return nil
	}
	return fault.New(fault.Conflict, "This was changed by somebody else in the meantime. Read it again and repeat the change.").Coded("version").Now(is)
}

// LogSettings say what the provisioning log keeps of a directory's requests.
type LogSettings struct {
	// Values keeps personal values, sealed; otherwise bodies are kept without
	// them.
	Values bool
	// Days is how long sealed values are kept, 1 to 90.
	Days int
	// Version grows by one with every change.
	Version int
}

const (
	maxValueDays     = 90
	defaultValueDays = 14
)

// SaveLogSettings changes what the log keeps from now on. Switching values off
// removes those that are kept already. Another version than the one that the
// caller read, s.Version, is a fault of kind Conflict.
func SaveLogSettings(tx *db.Tx, id string, s LogSettings) (Directory, error) {
	d, err := find(tx, id, tx.Lock())
	if err == nil {
		err = stale(d.Log.Version, s.Version)
	}
	if err != nil {
		return d, err
	}
	if s.Days < 1 || s.Days > maxValueDays {
		return d, fault.New(fault.Invalid, "Values can be kept for 1 to %d days.", maxValueDays).On("days")
	}
	if d.Log == s {
		return d, nil
	}
	s.Version++
	d.Log = s
	if err := updateLogSettings(tx, d); err != nil {
		return d, err
	}
	if !s.Values {
		if err := forgetValues(tx, d.ID); err != nil {
			return d, err
		}
	}
	return d, audit.Record(tx, audit.Entry{
		Action: "directory.log_changed", Object: audit.Object{Type: "directory", ID: d.ID},
		Detail: map[string]any{"name": d.Name, "values": s.Values, "days": s.Days},
	})
}
