// Package directory knows the identity providers that provision an organization
// over SCIM: each directory with its compatibility profile, its bearer tokens
// and the log of what it asked.
//
// It refuses to know SCIM itself (package scim) and the members that are
// provisioned (package member).
package directory

import (
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Profile names how a directory's provider departs from RFC 7644.
type Profile string

// The profiles.
const (
	Strict    Profile = "strict"
	Entra     Profile = "entra"
	Okta      Profile = "okta"
	OneLogin  Profile = "onelogin"
	Google    Profile = "google"
	JumpCloud Profile = "jumpcloud"
	Ping      Profile = "ping"
)

// Profiles lists them in the order in which the console shows them.
var Profiles = []Profile{Entra, Okta, Google, OneLogin, JumpCloud, Ping, Strict}

// State tells whether a directory may provision.
type State string

// The states.
const (
	Active State = "active"
	// Paused directories are refused, with a message that says so.
	Paused State = "paused"
)

// Settings are where a directory may differ from its profile.
type Settings struct {
	// UniqueGroupNames refuses a second group with the same display name.
	UniqueGroupNames bool `json:"uniqueGroupNames"`
	// ReactivateOnCreate lets a POST for an inactive account of the same
	// directory bring it back under its id instead of answering 409.
	ReactivateOnCreate bool `json:"reactivateOnCreate"`
	// CreateOnAbsent lets a PATCH whose value filter matches nothing create the
	// value instead of answering noTarget (RFC 7644 section 3.5.2.3).
	CreateOnAbsent bool `json:"createOnAbsent"`
	// IgnoreUnknown skips attributes and paths that no schema has, instead of
	// answering invalidPath.
	IgnoreUnknown bool `json:"ignoreUnknown"`
	// AdoptHandMade lets a POST take over an account or group that was made in the
	// console or joined by sign-in, instead of answering 409.
	AdoptHandMade bool `json:"adoptHandMade,omitempty"`
	// AdoptForeign lets a POST take over another directory's.
	AdoptForeign bool `json:"adoptForeign,omitempty"`
	// SoftDelete makes a DELETE of an account deactivate and hide it; it is deleted
	// once the grace after the loss of an account is over.
	SoftDelete bool `json:"softDelete,omitempty"`
	// FailAfter is how many failures in a row count as failing; 0 means 20.
	FailAfter int `json:"failAfter,omitempty"`
	// SilentAfterHours is how long without a success counts as failing; 0 means
	// that silence is none.
	SilentAfterHours int `json:"silentAfterHours,omitempty"`
	// RequireIfMatch answers 428 to a change without If-Match.
	RequireIfMatch bool `json:"requireIfMatch"`
}

// Defaults are the settings with which a directory of this profile begins.
func (p Profile) Defaults() Settings {
	s := Settings{ReactivateOnCreate: true, CreateOnAbsent: true, IgnoreUnknown: true}
	switch p {
	case Strict:
		return Settings{}
	case Entra:
		s.UniqueGroupNames = true
	case Okta, OneLogin, Google, JumpCloud, Ping:
	}
	return s
}

// Directory is an organization's SCIM source.
type Directory struct {
	ID        string
	Name      string
	Profile   Profile
	State     State
	Settings  Settings
	CreatedAt time.Time
	// LastSyncAt is when it last asked something that was answered.
	LastSyncAt *time.Time
	// Mapping is how what it sends fills Steward's attributes.
	Mapping []Rule
	// MappingVersion grows by one with every change of Mapping.
	MappingVersion int
	// Log is what the provisioning log keeps of its requests.
	Log LogSettings
	// Schemas differs whenever the organization's schema extensions do; only
	// Authenticate and FindWithSchemas fill it.
	Schemas string
}

// Create makes an active directory with its profile's settings.
func Create(tx *db.Tx, name string, p Profile) (Directory, error) {
	d := Directory{
		ID: db.NewID(), Name: strings.TrimSpace(name), Profile: p, State: Active,
		Settings: p.Defaults(), CreatedAt: tx.Now, Log: LogSettings{Days: defaultValueDays, Version: 1}, MappingVersion: 1,
	}
	if err := d.check(); err != nil {
		return Directory{}, err
	}
	if err := insert(tx, d); err != nil {
		return Directory{}, err
	}
	return d, d.record(tx, "directory.created", nil)
}

// Update changes a directory's name, profile, state and settings; its event
// names what changed.
func Update(tx *db.Tx, after Directory) (Directory, error) {
	before, err := find(tx, after.ID, tx.Lock())
	if err != nil {
		return Directory{}, err
	}
	after.Name, after.CreatedAt, after.LastSyncAt = strings.TrimSpace(after.Name), before.CreatedAt, before.LastSyncAt
	after.Mapping, after.Log, after.Schemas = before.Mapping, before.Log, before.Schemas // they have verbs of their own
	after.MappingVersion = before.MappingVersion
	if after.Profile != before.Profile && after.Settings == before.Settings {
		after.Settings = after.Profile.Defaults() // the settings were the former profile's
	}
	if err := after.check(); err != nil {
		return Directory{}, err
	}
	names := changes(before, after)
	if len(names) == 0 {
		return before, nil
	}
	if err := update(tx, after); err != nil {
		return Directory{}, err
	}
	return after, after.record(tx, "directory.changed", names)
}

func changes(before, after Directory) []string {
	var names []string
	add := func(name string, changed bool) {
		if changed {
			names = append(names, name)
		}
	}
	add("name", before.Name != after.Name)
	add("profile", before.Profile != after.Profile)
	add("state", before.State != after.State)
	add("settings", before.Settings != after.Settings)
	return names
}

const maxName = 200

func (d Directory) check() error {
	switch {
	case d.Name == "" || len(d.Name) > maxName:
		return fault.New(fault.Invalid, "A directory needs a name of at most %d characters.", maxName).On("name")
	case !slices.Contains(Profiles, d.Profile):
		return fault.New(fault.Invalid, "There is no profile %q.", d.Profile).On("profile")
	case d.State != Active && d.State != Paused:
		return fault.New(fault.Invalid, "The state must be active or paused, not %q.", d.State).On("state")
	}
	if problem, field := d.Settings.wrong(); problem != "" {
		return fault.New(fault.Invalid, "%s", problem).On(field)
	}
	return nil
}

// note records an event of a directory that changes nothing of it.
func (d Directory) note(tx *db.Tx, action string, detail map[string]any) error {
	if detail == nil {
		detail = map[string]any{}
	}
	detail["name"] = d.Name
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "directory", ID: d.ID}, Detail: detail})
}

func (d Directory) record(tx *db.Tx, action string, changed []string) error {
	detail := map[string]any{"name": d.Name, "profile": string(d.Profile), "state": string(d.State)}
	if changed != nil {
		detail["changed"] = changed
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "directory", ID: d.ID}, Detail: detail})
}
