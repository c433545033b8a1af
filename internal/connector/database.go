package connector

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
)

// Limits of what a database is asked.
const (
	connectWithin   = 10 * time.Second
	statementWithin = "15s"
	lockWithin      = "5s"
	// maxRows bounds what one query gives of a person.
	maxRows = 100_000
)

// DatabaseSettings say what to ask a PostgreSQL database. The secret is its
// address: postgres://user:password@host:port/name.
type DatabaseSettings struct {
	// CA is the authority of the server's certificate, in PEM; "" means those
	// that the system trusts.
	CA          string       `json:"ca,omitempty"`
	Collections []Collection `json:"collections"`
}

// Collection is one sort of rows of a person.
type Collection struct {
	Name string `json:"name"`
	Held
	// Read selects the rows: "key" names a row and is needed; "at", "title" and
	// "content" are known; every other column becomes a field.
	Read string `json:"read"`
	// Erase deletes or blanks them.
	Erase string `json:"erase"`
	// Verify counts what is left, as one number.
	Verify string `json:"verify"`
}

func (d DatabaseSettings) check(secret string, reach outbound.Config) error {
	if secret != "" {
		if _, err := d.config(secret, reach); err != nil {
			return err
		}
	}
	if len(d.Collections) == 0 || len(d.Collections) > maxCollections {
		return fault.New(fault.Invalid, "A database has 1 to %d collections.", maxCollections).On("database.collections")
	}
	seen := map[string]bool{}
	for i, c := range d.Collections {
		if err := c.check(part("database.collections", i)); err != nil {
			return err
		}
		if seen[c.Name] {
			return fault.New(fault.Invalid, "Two collections are called %s.", c.Name).On(part("database.collections", i) + ".name")
		}
		seen[c.Name] = true
	}
	return nil
}

func (c Collection) check(field string) error {
	if len(c.Name) == 0 || len(c.Name) > maxName || strings.ContainsAny(c.Name, "/\x00") {
		return fault.New(fault.Invalid, "A collection has a name of 1 to %d bytes, without a slash.", maxName).On(field + ".name")
	}
	if err := c.Held.check(field); err != nil {
		return err
	}
	for name, text := range map[string]string{"read": c.Read, "erase": c.Erase, "verify": c.Verify} {
		if _, err := readQuery(text); err != nil {
			return fault.New(fault.Invalid, "%s", fault.Shown(err).Message).On(field + "." + name)
		}
	}
	return nil
}

// config reads the address. What could make this server read its own files, or
// go elsewhere than the address says, is refused.
func (d DatabaseSettings) config(secret string, reach outbound.Config) (*pgx.ConnConfig, error) {
	wrong := func(text string) error { return fault.New(fault.Invalid, "%s", text).On("secret") }
	u, err := url.Parse(secret)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.Hostname() == "" || strings.Contains(u.Host, ",") || len(u.Path) < 2 || u.User == nil {
		return nil, wrong("The address of a database looks like postgres://user:password@host:5432/name.")
	}
	plain := u.Query().Get("sslmode") == "disable" && reach.AllowHTTP
	for name := range u.Query() {
		if name != "sslmode" {
			return nil, wrong("The address has no settings behind a question mark but sslmode.")
		}
	}
	if !plain && u.Query().Get("sslmode") != "" && u.Query().Get("sslmode") != "verify-full" {
		return nil, wrong("The connection is always encrypted and the server's certificate checked: leave sslmode out, or say verify-full.")
	}
	u.RawQuery = "sslmode=disable" // what is below says otherwise
	config, err := pgx.ParseConfig(u.String())
	if err != nil {
		return nil, wrong("The address of the database can't be read.") // the cause has the password
	}
	if config.TLSConfig = nil; !plain {
		if config.TLSConfig, err = d.trust(u.Hostname()); err != nil {
			return nil, err
		}
	}
	config.Fallbacks, config.ConnectTimeout, config.DialFunc = nil, connectWithin, pgconn.DialFunc(outbound.Dialer(reach))
	config.RuntimeParams = map[string]string{
		"application_name": "steward", "statement_timeout": statementWithin, "lock_timeout": lockWithin,
		"idle_in_transaction_session_timeout": "60s", "timezone": "UTC",
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeDescribeExec
	return config, nil
}

func (d DatabaseSettings) trust(host string) (*tls.Config, error) {
	c := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: host}
	if d.CA == "" {
		return c, nil
	}
	c.RootCAs = x509.NewCertPool()
	if len(d.CA) > 64<<10 || !c.RootCAs.AppendCertsFromPEM([]byte(d.CA)) {
		return nil, fault.New(fault.Invalid, "The authority is not a certificate in PEM.").On("database.ca")
	}
	return c, nil
}

// dial connects. The failure never has the address, which has the password.
func (d DatabaseSettings) dial(ctx context.Context, secret string, reach outbound.Config) (*pgx.Conn, error) {
	config, err := d.config(secret, reach)
	if err != nil {
		return nil, err
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, explain(err, "")
	}
	return conn, nil
}

// explain turns what the database said into a fault. Its words are shown where
// they are about a declared query, which an administrator wrote and mends; they
// may have values of rows only in the detail, which is left out.
func explain(err error, what string) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	if f, ok := errors.AsType[*fault.Error](err); ok {
		return f
	}
	said, ok := errors.AsType[*pgconn.PgError](err)
	switch {
	case !ok:
		return fault.New(fault.Unavailable, "The database can't be reached, or breaks off.").Because(err)
	case strings.HasPrefix(said.Code, "28"):
		return fault.New(fault.Denied, "The database refuses this user or password.").Because(err)
	case said.Code == "3D000":
		return fault.New(fault.Invalid, "There is no database of this name on the server.").Because(err)
	case said.Code == "42501":
		return fault.New(fault.Denied, "The database refuses %s: its user lacks a right.", what).Because(err)
	case said.Code == "25006":
		return fault.New(fault.Invalid, "%s writes, and must only read.", what).Because(err)
	case said.Code == "57014", said.Code == "55P03":
		return fault.New(fault.Unavailable, "%s takes longer than %s, or waits for a lock.", what, statementWithin).Because(err)
	case strings.HasPrefix(said.Code, "42"):
		return fault.New(fault.Invalid, "The database does not understand %s: %s.", what, said.Message).Because(err)
	case strings.HasPrefix(said.Code, "22"), strings.HasPrefix(said.Code, "23"):
		return fault.New(fault.Invalid, "The database refuses %s (%s).", what, said.Code).Because(err)
	}
	return fault.New(fault.Unavailable, "The database can't do this now (%s).", said.Code).Because(err)
}
