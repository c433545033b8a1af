package connector

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/fault"
)

// Trial is what came of trying a connector, step by step, in the system's own
// words as far as they hold no values.
type Trial struct {
	Steps []Step
	Took  time.Duration
}

// Step is one thing that was tried.
type Step struct {
	// Name says what, in words: "Connection" or "orders, read".
	Name string
	// Said is what came back.
	Said string
	err  error
}

// Worked tells whether the step went well.
func (s Step) Worked() bool { return s.err == nil }

// Err is the failure of the first step that did not go well.
func (t Trial) Err() error {
	for _, s := range t.Steps {
		if s.err != nil {
			return s.err
		}
	}
	return nil
}

func (t *Trial) add(name, said string, err error) {
	if err != nil {
		said = fault.Shown(err).Message
	}
	t.Steps = append(t.Steps, Step{Name: name, Said: said, err: err})
}

// try reaches the database and has it look at every declared query; none of them
// runs.
func (d databaseSource) try(ctx context.Context) (t Trial) {
	conn, err := d.settings.dial(ctx, d.secret, d.reach)
	if err != nil {
		t.add("Connection", "", onConnection(err))
		return t
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	t.add("Connection", greeting(conn), nil)
	for i, c := range d.settings.Collections {
		for _, q := range c.queries() {
			said, err := prepares(ctx, conn, q.name, q.text)
			if err != nil {
				err = fault.New(fault.KindOf(err), "%s: %s", c.Name, fault.Shown(err).Message).On(part("database.collections", i) + "." + q.name)
			}
			t.add(c.Name+", "+q.name, said, err)
		}
	}
	return t
}

// onConnection names the field behind a refused connection, where one is.
func onConnection(err error) error {
	f := fault.Shown(err)
	if len(f.Fields) > 0 {
		return err
	}
	field := "database.address"
	if f.Kind == fault.Denied && strings.Contains(f.Message, "password") {
		field = "secret"
	}
	return fault.New(f.Kind, "%s", f.Message).On(field).Because(err)
}

// greeting says what answered.
func greeting(conn *pgx.Conn) string {
	c := conn.PgConn()
	how := "without encryption"
	if conn.Config().TLSConfig != nil {
		how = "encrypted, and its certificate was checked"
	}
	return fmt.Sprintf("PostgreSQL %s let %s into %s, %s.", c.ParameterStatus("server_version"), conn.Config().User, conn.Config().Database, how)
}

// prepares has the database look at a query and says what it would give.
func prepares(ctx context.Context, conn *pgx.Conn, name, text string) (string, error) {
	q, err := readQuery(text)
	if err != nil {
		return "", err
	}
	said, err := conn.Prepare(ctx, "", q.text)
	if err != nil {
		return "", explain(err, "the query")
	}
	if err := fits(name, said.Fields); err != nil {
		return "", err
	}
	out := "Understood; asks by " + strings.Join(q.params, ", ") + "."
	if len(said.Fields) > 0 {
		out += " Gives " + columns(conn, said.Fields) + "."
	}
	return out, nil
}

// fits tells whether what a query gives is what its part needs.
func fits(name string, fields []pgconn.FieldDescription) error {
	key := false
	for _, f := range fields {
		key = key || f.Name == "key"
	}
	switch {
	case name == "read" && !key:
		return fault.New(fault.Invalid, "The query gives no column called key, which names a row.")
	case name == "verify" && len(fields) != 1:
		return fault.New(fault.Invalid, "The query gives %d columns, not one number.", len(fields))
	case name == "erase" && len(fields) > 0:
		return fault.New(fault.Invalid, "The query gives rows, so it does not erase; leave out select and returning.")
	}
	return nil
}

func columns(conn *pgx.Conn, fields []pgconn.FieldDescription) string {
	var out []string
	for _, f := range fields {
		kind := "unknown type"
		if t, ok := conn.TypeMap().TypeForOID(f.DataTypeOID); ok {
			kind = t.Name
		}
		out = append(out, f.Name+" ("+kind+")")
	}
	return strings.Join(out, ", ")
}

// try reaches the bucket and lists a little of what it holds.
func (o objectSource) try(ctx context.Context) (t Trial) {
	b, err := o.open()
	if err != nil {
		t.add("Bucket", "", within(err))
		return t
	}
	versions, err := b.Versioned(ctx)
	said := "The bucket answers. It keeps no former versions."
	if versions {
		said = "The bucket answers. It keeps former versions, and an erasure deletes each."
	}
	t.add("Bucket", said, onField(err, "objects.bucket"))
	if err != nil {
		return t
	}
	said, err = o.sample(ctx, b)
	t.add("Objects", said, onField(err, "objects.template"))
	return t
}

// onField names the field that a failure is about, where it names none.
func onField(err error, field string) error {
	if err == nil {
		return nil
	}
	if f := fault.Shown(err); len(f.Fields) == 0 {
		return fault.New(f.Kind, "%s", f.Message).On(field).Because(err)
	}
	return within(err)
}

// sampled is how many objects a trial lists.
const sampled = 100

// sample counts a few objects before the first placeholder: enough to see
// whether listing is allowed, and whether the name can be right.
func (o objectSource) sample(ctx context.Context, b *bucket.Bucket) (string, error) {
	prefix, _, _ := strings.Cut(o.settings.Template, "{")
	enough, n := fault.New(fault.Internal, "enough"), 0
	err := b.List(ctx, prefix, false, func(bucket.Object) error {
		if n++; n == sampled {
			return enough
		}
		return nil
	})
	where := "in the bucket"
	if prefix != "" {
		where = "below " + prefix
	}
	switch {
	case n == sampled:
		return fmt.Sprintf("Listing works: there are %d objects or more %s.", n, where), nil
	case err != nil:
		return "", err
	}
	return fmt.Sprintf("Listing works: there are %d objects %s.", n, where), nil
}
