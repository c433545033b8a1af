package org

import (
	"net"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// ConnectionState tells whether a connection is used at sign-in.
type ConnectionState string

// The states of a connection.
const (
	// ConnectionDraft is being set up: nobody signs in with it.
	ConnectionDraft  ConnectionState = "draft"
	ConnectionActive ConnectionState = "active"
	// ConnectionSuspended was switched off.
	ConnectionSuspended ConnectionState = "suspended"
)

// Connection is an organization's OpenID provider.
type Connection struct {
	ID   string
	Name string
	// Issuer is the provider's issuer identifier (OpenID Connect Discovery
	// section 4.3), compared byte by byte.
	Issuer   string
	ClientID string
	// Scopes always has openid.
	Scopes []string
	State  ConnectionState
	// Version grows with every change.
	Version   int
	CreatedAt time.Time
	UpdatedAt time.Time
	secret    []byte
}

// NewConnection is a connection to be made (ID "") or changed.
type NewConnection struct {
	ID, Name, Issuer, ClientID string
	// Version is the one that was read before a change; 0 overwrites any.
	Version int
	// ClientSecret "" keeps the secret of a connection that has one; a public
	// client has none.
	ClientSecret string
	// Scopes nil means openid, profile and email.
	Scopes []string
	// State "" means active.
	State ConnectionState
}

// IssuerChanged is announced when a connection points to another provider: what
// its former one said about anybody must not be believed any more, so whoever
// keeps identities removes those of this connection.
type IssuerChanged struct{ ConnectionID string }

// ConnectionClosed is announced when a connection that was active is switched
// off: nobody comes in through it any more, so whoever keeps sessions ends those
// that it started. Identities stay for the day it is switched on again.
type ConnectionClosed struct{ ConnectionID string }

// ConnectionOpened is announced when a connection is switched on.
type ConnectionOpened struct{ ConnectionID string }

// place binds a client secret to its connection (see package seal).
func place(id string) string { return "connection/" + id }

// SaveConnection makes or changes a connection.
func SaveConnection(tx *db.Tx, n NewConnection) (Connection, error) {
	before := Connection{}
	if n.ID != "" {
		var err error
		if before, err = findConnection(tx, n.ID, tx.Lock()); err != nil {
			return Connection{}, err
		}
		if n.Version != 0 && n.Version != before.Version {
			return Connection{}, fault.New(fault.Conflict, "The connection was changed by somebody else in the meantime. Read it again and repeat the change.").Coded("version").Now(before.Version)
		}
	}
	after, err := n.over(before)
	if err != nil {
		return Connection{}, err
	}
	after.UpdatedAt = tx.Now
	if n.ID == "" {
		after.ID, after.CreatedAt = db.NewID(), tx.Now
	}
	if n.ClientSecret != "" {
		if after.secret, err = seal.SealOrg(tx, place(after.ID), []byte(n.ClientSecret)); err != nil {
			return Connection{}, err
		}
	}
	return after, keepConnection(tx, before, after)
}

// over is the connection that n makes of before.
func (n NewConnection) over(before Connection) (Connection, error) {
	after := before
	after.Name, after.Issuer, after.ClientID = strings.TrimSpace(n.Name), n.Issuer, strings.TrimSpace(n.ClientID)
	after.State, after.Scopes, after.Version = n.State, slices.Clone(n.Scopes), before.Version+1
	if after.State == "" {
		after.State = ConnectionActive
	}
	if n.Scopes == nil {
		after.Scopes = []string{"openid", "profile", "email"}
	}
	if !slices.Contains(after.Scopes, "openid") {
		after.Scopes = append([]string{"openid"}, after.Scopes...)
	}
	return after, after.check()
}

func (c Connection) check() error {
	switch {
	case c.Name == "" || len(c.Name) > maxNameLength:
		return fault.New(fault.Invalid, "The connection needs a name of at most %d characters.", maxNameLength).On("name")
	case c.ClientID == "":
		return fault.New(fault.Invalid, "The connection needs the client id that the provider gave.").On("clientId")
	case !slices.Contains([]ConnectionState{ConnectionDraft, ConnectionActive, ConnectionSuspended}, c.State):
		return fault.New(fault.Invalid, "The state must be draft, active or suspended, not %q.", c.State).On("state")
	case slices.ContainsFunc(c.Scopes, func(s string) bool { return s == "" || strings.ContainsAny(s, " \t\n") }):
		return fault.New(fault.Invalid, "A scope is a word without spaces.").On("scopes")
	}
	return checkIssuer(c.Issuer)
}

// checkIssuer refuses what can't be an issuer: https without query or fragment
// (OpenID Connect Discovery section 3). Loopback may use http; whether a
// production server accepts that is its configuration's matter.
func checkIssuer(issuer string) error {
	u, err := url.Parse(issuer)
	switch {
	case err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil:
		return fault.New(fault.Invalid, "The issuer must be an address such as https://login.example.com, without query or fragment.").On("issuer")
	case u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()):
		return nil
	}
	return fault.New(fault.Invalid, "The issuer must begin with https://.").On("issuer")
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

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
	err = audit.Record(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "connection", ID: after.ID},
		Detail: map[string]any{"name": after.Name, "issuer": after.Issuer, "state": string(after.State), "issuerChanged": repointed},
	})
	if err != nil {
		return err
	}
	return tellConnection(tx, before, after)
}

// tellConnection announces what a change takes away from those who signed in
// through the connection.
func tellConnection(tx *db.Tx, before, after Connection) error {
	if before.ID != "" && before.Issuer != after.Issuer {
		if err := tx.Announce(IssuerChanged{ConnectionID: after.ID}); err != nil {
			return err
		}
	}
	if before.State != ConnectionActive && after.State == ConnectionActive {
		return tx.Announce(ConnectionOpened{ConnectionID: after.ID})
	}
	if before.State == ConnectionActive && after.State != ConnectionActive {
		return tx.Announce(ConnectionClosed{ConnectionID: after.ID})
	}
	return nil
}

// Secret opens the client secret of a connection; a public client has "".
func Secret(tx *db.Tx, c Connection) (string, error) {
	if len(c.secret) == 0 {
		return "", nil
	}
	plain, err := seal.OpenOrg(tx, place(c.ID), c.secret)
	return string(plain), err
}
