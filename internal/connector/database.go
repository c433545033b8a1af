package connector

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
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

// DatabaseSettings say what to ask a PostgreSQL database, and as whom. The secret
// is the role's password.
type DatabaseSettings struct {
	// Address is host:port; the port may be left out.
	Address string `json:"address"`
	// Name is the database's.
	Name string `json:"name"`
	Role string `json:"role"`
	// Plain leaves encryption out: only where this installation lets http be
	// dialled too, which none in production does.
	Plain bool `json:"plain,omitempty"`
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

func (d DatabaseSettings) check(reach outbound.Config) error {
	if err := d.checkDoor(reach); err != nil {
		return err
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
	for _, q := range c.queries() {
		if _, err := readQuery(q.text); err != nil {
			return fault.New(fault.Invalid, "%s", fault.Shown(err).Message).On(field + "." + q.name)
		}
	}
	return nil
}

// declared is a declared query with the name of its part.
type declared struct{ name, text string }

func (c Collection) queries() []declared {
	return []declared{{"read", c.Read}, {"erase", c.Erase}, {"verify", c.Verify}}
}

// port is PostgreSQL's own.
const port = "5432"

// hostPort is the address with its port.
func (d DatabaseSettings) hostPort() string {
	if _, _, err := net.SplitHostPort(d.Address); err != nil && d.Address != "" {
		return net.JoinHostPort(strings.Trim(d.Address, "[]"), port)
	}
	return d.Address
}

// door is what a password is given to: another one needs it again.
func (d DatabaseSettings) door() string {
	return fmt.Sprint(d.hostPort(), "\x00", d.Role, "\x00", d.Plain, "\x00", d.CA)
}

// checkDoor refuses what could make this server read its own files, go elsewhere
// than the address says, or send a password in the clear.
func (d DatabaseSettings) checkDoor(reach outbound.Config) error {
	if strings.ContainsAny(d.Address, ", /\\@?#\x00") {
		return fault.New(fault.Invalid, "The address is one host, with a port where it is not %s: db.example.com:5432.", port).On("database.address")
	}
	if err := reach.CheckAddress(d.hostPort()); err != nil {
		return fault.New(fault.KindOf(err), "%s", fault.Shown(err).Message).On("database.address").Because(err)
	}
	for field, name := range map[string]string{"name": d.Name, "role": d.Role} {
		if len(name) == 0 || len(name) > 63 || strings.ContainsAny(name, "\x00") {
			return fault.New(fault.Invalid, "A %s of PostgreSQL has a name of 1 to 63 bytes.", map[string]string{"name": "database", "role": "role"}[field]).On("database." + field)
		}
	}
	if d.Plain && !reach.AllowHTTP {
		return fault.New(fault.Invalid, "The connection is always encrypted, and the server's certificate checked.").On("database.encrypted")
	}
	_, err := d.trust("")
	return err
}

// config is how the driver is told. The environment of this program has no say.
func (d DatabaseSettings) config(secret string, reach outbound.Config) (*pgx.ConnConfig, error) {
	if err := d.checkDoor(reach); err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "postgres", User: url.UserPassword(d.Role, secret), Host: d.hostPort(), Path: "/" + d.Name, RawQuery: "sslmode=disable"}
	config, err := pgx.ParseConfig(u.String()) // what is below says otherwise of encryption
	if err != nil {
		return nil, fault.New(fault.Invalid, "The address of the database can't be read.").On("database.address") // the cause has the password
	}
	if config.TLSConfig = nil; !d.Plain {
		if config.TLSConfig, err = d.trust(config.Host); err != nil {
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
		return fault.New(fault.Denied, "The database refuses this role or password (%s).", said.Code).Because(err)
	case said.Code == "3D000":
		return fault.New(fault.Invalid, "There is no database of this name on the server.").On("database.name").Because(err)
	case said.Code == "42501":
		return fault.New(fault.Denied, "The database refuses %s: its role lacks a right (%s).", what, said.Message).Because(err)
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
