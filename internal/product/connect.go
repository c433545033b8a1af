package product

import (
	"net/url"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// minSecret keeps a source's secret from being guessed, in bytes.
const minSecret = 16

// Connect says where a source keeps the organization's data, and with what
// secret requests to it are signed; an empty secret keeps the one that is
// there. Which addresses are reached at all is for internal/outbound to decide,
// when it dials; whether the source may keep data where it does, and speaks the
// protocol, for data.Sources.Admit, which the surface asks first.
func Connect(tx *db.Tx, id SourceID, address, secret string) (Source, error) {
	s, err := FindSource(tx, id)
	if err != nil {
		return s, err
	}
	if s.Kind != HTTP {
		return s, fault.New(fault.Invalid, "The source %s is kept by Steward itself; there is nothing to connect.", s.Name).On("sourceId")
	}
	if u, err := url.Parse(address); err != nil || u.Host == "" || u.User != nil || u.Fragment != "" || u.Scheme != "https" && u.Scheme != "http" {
		return s, fault.New(fault.Invalid, "The address of a source is written like https://files.example.com/source.").On("url")
	}
	sealed, err := secretFor(tx, s, secret)
	if err != nil {
		return s, err
	}
	if err := saveConnection(tx, id, address, sealed); err != nil {
		return s, err
	}
	s.URL, s.Connected = address, true
	return s, audit.Record(tx, audit.Entry{
		Action: "source.connected", Object: audit.Object{Type: "source", ID: string(id)},
		Detail: map[string]any{"url": address, "secret_changed": secret != ""},
	})
}

func secretFor(tx *db.Tx, s Source, secret string) ([]byte, error) {
	switch {
	case secret == "" && s.Connected:
		return sealedSecret(tx, s.ID)
	case len(secret) < minSecret:
		return nil, fault.New(fault.Invalid, "The secret of a source has at least %d characters.", minSecret).On("secret")
	}
	return seal.SealOrg(tx, place(s.ID), []byte(secret))
}

func place(id SourceID) string { return "org_source/" + string(id) }

// Secret opens the secret with which requests to a connected source are signed.
func Secret(tx *db.Tx, id SourceID) ([]byte, error) {
	sealed, err := sealedSecret(tx, id)
	if err != nil {
		return nil, err
	}
	return seal.OpenOrg(tx, place(id), sealed)
}

// Disconnect forgets where a source is.
func Disconnect(tx *db.Tx, id SourceID) error {
	if err := deleteConnection(tx, id); err != nil {
		return err
	}
	return audit.Record(tx, audit.Entry{Action: "source.disconnected", Object: audit.Object{Type: "source", ID: string(id)}})
}
