package org

import (
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// ConnectionState tells how far a connection is: stage.go says how one becomes
// the next.
type ConnectionState string

// The states of a connection.
const (
	// ConnectionDraft is being set up, or was changed: nobody signs in with it
	// until its settings passed a test.
	ConnectionDraft ConnectionState = "draft"
	// ConnectionTested passed a test sign-in with the settings that it has.
	ConnectionTested ConnectionState = "tested"
	// ConnectionPilot is open to its audience, and required of nobody.
	ConnectionPilot ConnectionState = "pilot"
	// ConnectionEnforced is what everybody in the organization's domains uses.
	ConnectionEnforced ConnectionState = "enforced"
	// ConnectionDisabled was switched off by an administrator.
	ConnectionDisabled ConnectionState = "disabled"
	// ConnectionSuspended was switched off by Steward: its provider leads
	// elsewhere than was confirmed.
	ConnectionSuspended ConnectionState = "suspended"
)

// Live tells whether people sign in through a connection in this state.
func (s ConnectionState) Live() bool { return s == ConnectionPilot || s == ConnectionEnforced }

// AuthMethod is how Steward proves itself to a provider's token endpoint.
type AuthMethod string

// The methods.
const (
	// BySecret sends the client secret (client_secret_basic or _post).
	BySecret AuthMethod = "secret"
	// ByKey signs an assertion with the connection's own key (private_key_jwt,
	// RFC 7523 section 2.2).
	ByKey AuthMethod = "private_key"
	// ByNothing is a public client, which PKCE alone protects.
	ByNothing AuthMethod = "none"
)

// Connection is an organization's OpenID provider.
type Connection struct {
	ID   string
	Name string
	// Provider says whose habits it has.
	Provider Provider
	// Issuer is the provider's issuer identifier (OpenID Connect Discovery
	// section 4.3), compared byte by byte.
	Issuer   string
	ClientID string
	Auth     AuthMethod
	// Scopes always has openid.
	Scopes   []string
	State    ConnectionState
	Settings Settings
	// Version grows with every change; Config only with one that a test sign-in
	// must prove again: issuer, client, endpoints, claims.
	Version, Config int
	// TestedConfig is the Config that passed a test last, at TestedAt; 0 if none.
	TestedConfig int
	TestedAt     *time.Time
	// SuspendedFor says why Steward suspended it.
	SuspendedFor string
	CreatedAt    time.Time
	UpdatedAt    time.Time
}

// Tested tells whether the settings as they are have passed a test.
func (c Connection) Tested() bool { return c.TestedConfig == c.Config && c.TestedAt != nil }

// NewConnection is a connection to be made (ID "") or changed. A new one is a
// draft; how it goes on is for Pilot, Enforce and Disable.
type NewConnection struct {
	ID, Name, Issuer, ClientID string
	// Reserved is the reservation whose id a new connection gets; "" makes one.
	Reserved string
	// Provider "" means Generic; Auth "" what it was, or BySecret.
	Provider Provider
	Auth     AuthMethod
	// Version is the one that was read before a change; 0 overwrites any.
	Version int
	// ClientSecret "" keeps what there is; another one takes its place at once.
	// RotateSecret lets both live for a while.
	ClientSecret string
	// Scopes nil means openid, profile and email.
	Scopes []string
	// Settings nil keeps what was set. Its Pilot is left as it is.
	Settings *Settings
}

// IssuerChanged is announced when a connection points to another provider: what
// its former one said about anybody must not be believed any more, so whoever
// keeps identities removes those of this connection.
type IssuerChanged struct{ ConnectionID string }

// ConnectionClosed is announced when a connection that was live is switched
// off: nobody comes in through it any more, so whoever keeps sessions ends those
// that it started. Identities stay for the day it is switched on again.
type ConnectionClosed struct{ ConnectionID string }

// ConnectionOpened is announced when people begin to sign in through a
// connection.
type ConnectionOpened struct{ ConnectionID string }

// SaveConnection makes or changes a connection. A change of what a test proves
// makes it a draft again. The issuer of a live connection can't be changed: that
// is another provider, and so another connection (a fault of kind Conflict).
func SaveConnection(tx *db.Tx, n NewConnection) (Connection, error) {
	before := Connection{}
	if n.ID != "" {
		var err error
		if before, err = lockConnection(tx, n.ID, n.Version); err != nil {
			return Connection{}, err
		}
	}
	after, err := n.over(before)
	if err != nil {
		return Connection{}, err
	}
	if err := after.checkRestriction(tx); err != nil {
		return Connection{}, err
	}
	after.UpdatedAt = tx.Now
	if n.ID == "" {
		after.ID, after.CreatedAt = db.NewID(), tx.Now
	}
	if n.Reserved != "" {
		if after.ID, err = n.reserved(tx); err != nil {
			return Connection{}, err
		}
	}
	if err := keepConnection(tx, before, after); err != nil {
		return Connection{}, err
	}
	return after, keepSecret(tx, after, n.ClientSecret)
}

// lockConnection finds a connection to change; version is what the caller read,
// 0 for whatever it is.
func lockConnection(tx *db.Tx, id string, version int) (Connection, error) {
	c, err := findConnection(tx, id, tx.Lock())
	if err == nil && version != 0 && version != c.Version {
		err = fault.New(fault.Conflict, "The connection was changed by somebody else in the meantime. Read it again and repeat the change.").Coded("version").Now(c.Version)
	}
	return c, err
}

// over is the connection that n makes of before.
func (n NewConnection) over(before Connection) (Connection, error) {
	after := before
	after.Name, after.Issuer, after.ClientID = strings.TrimSpace(n.Name), n.Issuer, strings.TrimSpace(n.ClientID)
	after.Provider, after.Auth = orElse(n.Provider, orElse(before.Provider, Generic)), orElse(n.Auth, orElse(before.Auth, BySecret))
	after.Scopes, after.Version = slices.Clone(n.Scopes), before.Version+1
	if n.Scopes == nil {
		after.Scopes = []string{"openid", "profile", "email"}
	}
	if !slices.Contains(after.Scopes, "openid") {
		after.Scopes = append([]string{"openid"}, after.Scopes...)
	}
	if n.Settings != nil {
		after.Settings = n.Settings.over(before.Settings)
	}
	switch none := (Endpoints{}); {
	case before.Issuer != after.Issuer && n.Settings == nil:
		after.Settings.Endpoints = none
	case before.Issuer == after.Issuer && after.Settings.Endpoints == none:
		after.Settings.Endpoints = before.Settings.Endpoints
	}
	after.Settings = after.Settings.fitting(after)
	if before.ID == "" {
		after.State, after.Config = ConnectionDraft, 1
		return after, after.check()
	}
	if before.Issuer != after.Issuer && before.State.Live() {
		return after, fault.New(fault.Conflict, "People sign in through this connection, and another issuer is another provider. Make a new connection for it, test it, and switch this one off.").On("issuer").Coded("connection_live")
	}
	if !reflect.DeepEqual(before.proved(), after.proved()) {
		after.Config++
		after.State = ConnectionDraft
	}
	return after, after.check()
}

func orElse[T comparable](v, other T) T {
	var none T
	if v == none {
		return other
	}
	return v
}

// proved is what a test sign-in proves.
func (c Connection) proved() any {
	s := c.Settings
	s.Pilot, s.Join, s.TrustFirst = Audience{}, Joining{}, false
	return []any{c.Issuer, c.ClientID, c.Auth, c.Scopes, c.Provider, s}
}

func (c Connection) check() error {
	switch {
	case c.Name == "" || len(c.Name) > maxNameLength:
		return fault.New(fault.Invalid, "The connection needs a name of at most %d characters.", maxNameLength).On("name")
	case c.ClientID == "" || len(c.ClientID) > maxNameLength:
		return fault.New(fault.Invalid, "The connection needs the client id that the provider gave.").On("clientId")
	case !slices.Contains([]AuthMethod{BySecret, ByKey, ByNothing}, c.Auth):
		return fault.New(fault.Invalid, "Steward proves itself by secret, private_key or none, not %q.", c.Auth).On("auth")
	case len(c.Scopes) > maxScopes || slices.ContainsFunc(c.Scopes, func(s string) bool { return s == "" || strings.ContainsAny(s, " \t\n") }):
		return fault.New(fault.Invalid, "A scope is a word without spaces; at most %d.", maxScopes).On("scopes")
	}
	if err := checkIssuer(c.Issuer); err != nil {
		return err
	}
	if err := c.Provider.check(c.Issuer); err != nil {
		return err
	}
	return c.Settings.check()
}

const maxScopes = 20

func keepConnection(tx *db.Tx, before, after Connection) error {
	action := "connection.changed"
	var err error
	if before.ID == "" {
		action = "connection.created"
		err = insertConnection(tx, after)
	} else {
		err = updateConnection(tx, before, after)
	}
	if err != nil {
		return err
	}
	repointed := before.ID != "" && before.Issuer != after.Issuer
	if err := recordConnection(tx, action, after, map[string]any{"issuerChanged": repointed, "needsTest": before.Config != after.Config}); err != nil {
		return err
	}
	if repointed {
		return tx.Announce(IssuerChanged{ConnectionID: after.ID})
	}
	return nil
}

func recordConnection(tx *db.Tx, action string, c Connection, more map[string]any) error {
	detail := map[string]any{"name": c.Name, "issuer": c.Issuer, "state": string(c.State), "config": c.Config}
	for k, v := range more {
		detail[k] = v
	}
	return audit.Record(tx, audit.Entry{Action: action, Object: audit.Object{Type: "connection", ID: c.ID}, Detail: detail})
}

// place binds a client secret to its connection (see package seal).
func place(id string) string { return "connection/" + id }

// keepSecret puts a secret in the place of all that there were.
func keepSecret(tx *db.Tx, c Connection, plain string) error {
	if plain == "" {
		return nil
	}
	if err := endSecrets(tx, c.ID, kindSecret, tx.Now); err != nil {
		return err
	}
	return addSecret(tx, c.ID, kindSecret, []byte(plain), "")
}

func addSecret(tx *db.Tx, connection string, kind secretKind, plain []byte, public string) error {
	if len(plain) > maxSecret {
		return fault.New(fault.Invalid, "The client secret is longer than %d characters.", maxSecret).On("clientSecret")
	}
	sealed, err := seal.SealOrg(tx, place(connection), plain)
	if err != nil {
		return err
	}
	return insertSecret(tx, connection, kind, sealed, public)
}
