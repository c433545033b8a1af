package connector

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/product"
)

// databaseSource is a database as a source. Each call is one connection: an
// erasure a month needs no pool.
type databaseSource struct {
	settings DatabaseSettings
	secret   string
	reach    outbound.Config
	product  product.ID
}

// Describe implements data.Source: the declared categories, if the database
// answers.
func (d databaseSource) Describe(ctx context.Context) (data.Description, error) {
	held := data.DescribedProduct{ProductID: d.product}
	for _, c := range d.settings.Collections {
		held.Categories = append(held.Categories, c.Category)
	}
	out := data.Description{Name: "Database", Products: []data.DescribedProduct{held}, Keys: Parameters}
	return out, d.reading(ctx, func(context.Context, pgx.Tx) error { return nil })
}

// reading runs fn in a transaction that can't write.
func (d databaseSource) reading(ctx context.Context, fn func(context.Context, pgx.Tx) error) error {
	return d.within(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly, IsoLevel: pgx.RepeatableRead}, fn)
}

func (d databaseSource) within(ctx context.Context, o pgx.TxOptions, fn func(context.Context, pgx.Tx) error) error {
	conn, err := d.settings.dial(ctx, d.secret, d.reach)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	tx, err := conn.BeginTx(ctx, o)
	if err != nil {
		return explain(err, "a transaction")
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(ctx)) }()
	if err := fn(ctx, tx); err != nil {
		return err
	}
	return explain(tx.Commit(ctx), "the end of the transaction")
}

// Find implements data.Source.
func (d databaseSource) Find(ctx context.Context, s data.Subject) (out data.Found, err error) {
	err = d.reading(ctx, func(ctx context.Context, tx pgx.Tx) error {
		out.Counts = nil
		for _, c := range d.settings.Collections {
			n, err := c.count(ctx, tx, s)
			if err != nil {
				return err
			}
			if n > 0 {
				out.Counts = append(out.Counts, data.Count{ProductID: d.product, Category: c.Category, Count: n})
			}
		}
		return nil
	})
	return out, err
}

func (c Collection) count(ctx context.Context, tx pgx.Tx, s data.Subject) (n int, err error) {
	q, err := readQuery(c.Read)
	if err != nil {
		return 0, err
	}
	err = tx.QueryRow(ctx, "select count(*) from ("+q.text+"\n) steward_counted", q.values(s)...).Scan(&n)
	return n, explain(err, "the query that reads "+c.Name)
}

// Export implements data.Source.
func (d databaseSource) Export(ctx context.Context, s data.Subject, yield func(data.Item) error) error {
	return d.reading(ctx, func(ctx context.Context, tx pgx.Tx) error {
		for _, c := range d.settings.Collections {
			if err := d.export(ctx, tx, c, s, yield); err != nil {
				return err
			}
		}
		return nil
	})
}

func (d databaseSource) export(ctx context.Context, tx pgx.Tx, c Collection, s data.Subject, yield func(data.Item) error) error {
	q, err := readQuery(c.Read)
	if err != nil {
		return err
	}
	what := "the query that reads " + c.Name
	rows, err := tx.Query(ctx, q.text, append([]any{pgx.QueryResultFormats{pgx.TextFormatCode}}, q.values(s)...)...)
	if err != nil {
		return explain(err, what)
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		if n > maxRows {
			return fault.New(fault.Invalid, "%s gives more than %d rows of one person. Divide the collection.", what, maxRows)
		}
		item, err := d.item(c, rows.FieldDescriptions(), rows.RawValues())
		if err != nil {
			return err
		}
		if err := yield(item); err != nil {
			return err
		}
	}
	return explain(rows.Err(), what)
}

// item makes one row an item.
func (d databaseSource) item(c Collection, columns []pgconn.FieldDescription, values [][]byte) (data.Item, error) {
	i := data.Item{ProductID: d.product, Category: c.Category, Purpose: c.Purpose, Provenance: c.Provenance, Fields: map[string]string{}}
	for n, column := range columns {
		value := string(values[n])
		switch column.Name {
		case "key":
			i.Key = c.Name + "/" + value
		case "at":
			i.At = moment(value)
		case "title":
			i.Title = value
		case "content":
			i.Content = value
		default:
			if values[n] != nil {
				i.Fields[column.Name] = value
			}
		}
	}
	if i.At.IsZero() {
		i.At = time.Unix(0, 0).UTC() // the table does not know when
	}
	if err := i.Check(); err != nil {
		return i, fault.New(fault.Invalid, "A row of %s can't be taken over: its %s. Cut it in the query.", c.Name, err.Error())
	}
	return i, nil
}

// moment reads what PostgreSQL writes of a date or time in UTC.
func moment(text string) time.Time {
	for _, layout := range []string{"2006-01-02 15:04:05.999999999-07", "2006-01-02 15:04:05.999999999", "2006-01-02"} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.UTC()
		}
	}
	return time.Time{}
}

// Erase implements data.Source: every collection in one transaction.
func (d databaseSource) Erase(ctx context.Context, s data.Subject, o data.EraseOptions) (out data.Outcome, err error) {
	err = d.within(ctx, pgx.TxOptions{}, func(ctx context.Context, tx pgx.Tx) error {
		out.Erased, err = d.erase(ctx, tx, s, o.Categories)
		return err
	})
	if err != nil {
		return data.Outcome{}, err
	}
	left, err := d.Verify(ctx, s, o.Categories...)
	left.Erased = out.Erased
	return left, err
}

func (d databaseSource) erase(ctx context.Context, tx pgx.Tx, s data.Subject, categories []data.Category) (total int, err error) {
	for _, c := range d.settings.Collections {
		if !means(categories, c.Category) {
			continue
		}
		q, err := readQuery(c.Erase)
		if err != nil {
			return 0, err
		}
		done, err := tx.Exec(ctx, q.text, q.values(s)...)
		if err != nil {
			return 0, explain(err, "the query that erases "+c.Name)
		}
		total += int(done.RowsAffected())
	}
	return total, nil
}

// Verify implements data.Source, by the declared queries.
func (d databaseSource) Verify(ctx context.Context, s data.Subject, categories ...data.Category) (out data.Outcome, err error) {
	err = d.reading(ctx, func(ctx context.Context, tx pgx.Tx) error {
		out = data.Outcome{State: data.OutcomeDone}
		for _, c := range d.settings.Collections {
			if !means(categories, c.Category) {
				continue
			}
			n, err := c.left(ctx, tx, s)
			if err != nil {
				return err
			}
			if out.Remaining += n; n > 0 {
				out.State = data.OutcomeRemaining
			}
		}
		return nil
	})
	return out, err
}

func (c Collection) left(ctx context.Context, tx pgx.Tx, s data.Subject) (int, error) {
	q, err := readQuery(c.Verify)
	if err != nil {
		return 0, err
	}
	var text *string
	what := "the query that verifies " + c.Name
	err = tx.QueryRow(ctx, q.text, append([]any{pgx.QueryResultFormats{pgx.TextFormatCode}}, q.values(s)...)...).Scan(&text)
	if err != nil {
		return 0, explain(err, what)
	}
	n := -1
	if text != nil {
		if n, err = strconv.Atoi(*text); err != nil {
			n = -1
		}
	}
	if n < 0 {
		return 0, fault.New(fault.Invalid, "%s does not give one number.", what)
	}
	return n, nil
}

// ByHand implements data.Manual: nothing declared corrects or restricts.
func (d databaseSource) ByHand(changes bool) (string, bool) {
	return "Correct or restrict the person's rows in the database by its own means.", changes
}

// rehearse counts what an erasure would reach, in a transaction that is rolled
// back.
func (d databaseSource) rehearse(ctx context.Context, s data.Subject) (n int, err error) {
	undone := fault.New(fault.Internal, "rolled back")
	err = d.within(ctx, pgx.TxOptions{}, func(ctx context.Context, tx pgx.Tx) error {
		if n, err = d.erase(ctx, tx, s, nil); err != nil {
			return err
		}
		return undone
	})
	if errors.Is(err, undone) {
		err = nil
	}
	return n, err
}

// part names the part of a list.
func part(list string, i int) string { return fmt.Sprintf("%s.%d", list, i) }
