package db

import (
	"bytes"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// prepared is a statement that the server has read, with how its columns are
// read: both are made once for a connection.
type prepared struct {
	*pgconn.StatementDescription

	names   []string
	formats []int16
	values  []func([]byte) (driver.Value, error)
}

// read says how each column travels and becomes a value of database/sql.
func (p *prepared) read(types *pgtype.Map) {
	for _, f := range p.Fields {
		format, value := column(types, f.DataTypeOID)
		p.names = append(p.names, f.Name)
		p.formats = append(p.formats, format)
		p.values = append(p.values, value)
	}
}

const (
	asText   int16 = pgtype.TextFormatCode
	asBinary int16 = pgtype.BinaryFormatCode
)

func column(types *pgtype.Map, oid uint32) (int16, func([]byte) (driver.Value, error)) {
	switch oid {
	case pgtype.BoolOID:
		return asBinary, sized(1, func(b []byte) driver.Value { return b[0] == 1 })
	case pgtype.Int2OID:
		return asBinary, sized(2, func(b []byte) driver.Value { return int64(int16(binary.BigEndian.Uint16(b))) }) //nolint:gosec,mnd // two's complement
	case pgtype.Int4OID:
		return asBinary, sized(4, func(b []byte) driver.Value { return int64(int32(binary.BigEndian.Uint32(b))) }) //nolint:gosec,mnd // two's complement
	case pgtype.Int8OID:
		return asBinary, sized(8, func(b []byte) driver.Value { return int64(binary.BigEndian.Uint64(b)) }) //nolint:gosec,mnd // two's complement
	case pgtype.Float8OID:
		return asBinary, sized(8, func(b []byte) driver.Value { return math.Float64frombits(binary.BigEndian.Uint64(b)) }) //nolint:mnd // bytes
	case pgtype.ByteaOID:
		return asBinary, func(b []byte) (driver.Value, error) { return bytes.Clone(b), nil }
	case pgtype.JSONOID, pgtype.JSONBOID:
		return asText, func(b []byte) (driver.Value, error) { return bytes.Clone(b), nil }
	case pgtype.TimestamptzOID:
		return asBinary, scanned(types, oid, new(pgtype.Timestamptz))
	case pgtype.TimestampOID:
		return asBinary, scanned(types, oid, new(pgtype.Timestamp))
	case pgtype.DateOID:
		return asBinary, scanned(types, oid, new(pgtype.Date))
	}
	return asText, func(b []byte) (driver.Value, error) { return string(b), nil }
}

// sized reads a value of a fixed number of bytes.
func sized(n int, read func([]byte) driver.Value) func([]byte) (driver.Value, error) {
	return func(b []byte) (driver.Value, error) {
		if len(b) != n {
			return nil, fmt.Errorf("db: %d bytes in the place of %d", len(b), n)
		}
		return read(b), nil
	}
}

// scanned reads a value by the driver's own plan.
func scanned(types *pgtype.Map, oid uint32, into driver.Valuer) func([]byte) (driver.Value, error) {
	plan := types.PlanScan(oid, asBinary, into)
	return func(b []byte) (driver.Value, error) {
		if err := plan.Scan(b, into); err != nil {
			return nil, err
		}
		return into.Value()
	}
}

// framedRows are the rows of a statement that travelled in a frame.
type framedRows struct {
	*pgconn.ResultReader

	p     *prepared
	end   func(error) error
	ended bool
	err   error
}

// Columns names the columns.
func (r *framedRows) Columns() []string { return r.p.names }

// Next reads a row.
func (r *framedRows) Next(into []driver.Value) error {
	if r.ended {
		return io.EOF
	}
	if !r.NextRow() {
		if err := r.Close(); err != nil {
			return err
		}
		return io.EOF
	}
	for i, b := range r.Values() {
		if b == nil {
			into[i] = nil
			continue
		}
		v, err := r.p.values[i](b)
		if err != nil {
			return fmt.Errorf("db: column %s: %w", r.p.names[i], err)
		}
		into[i] = v
	}
	return nil
}

// Close reads the rest away and gives the connection back.
func (r *framedRows) Close() error {
	if !r.ended {
		r.ended = true
		_, err := r.ResultReader.Close()
		r.err = r.end(err)
	}
	return r.err
}
