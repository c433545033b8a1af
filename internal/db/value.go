package db

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"
)

// timeForm is how SQLite keeps times: fixed width, UTC, microseconds.
const timeForm = "2006-01-02T15:04:05.000000Z"

// Time scans a time from an expression such as max(at), where SQLite does not
// know the column's type and gives text. Columns themselves scan into
// time.Time.
type Time struct{ time.Time }

// Scan implements sql.Scanner.
func (t *Time) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		t.Time = time.Time{}
		return nil
	case time.Time:
		t.Time = v.UTC()
		return nil
	case string:
		p, err := time.Parse(time.RFC3339Nano, v)
		t.Time = p.UTC()
		return err
	case []byte:
		return t.Scan(string(v))
	}
	return fmt.Errorf("db: %T is not a time", src)
}

// JSON keeps any value as a JSON document (jsonb, or text on SQLite).
type JSON[T any] struct{ V T }

// AsJSON wraps a value.
func AsJSON[T any](v T) JSON[T] { return JSON[T]{V: v} }

// Value implements driver.Valuer.
func (j JSON[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(j.V)
	return string(b), err
}

// Scan implements sql.Scanner; null gives the zero value.
func (j *JSON[T]) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		var zero T
		j.V = zero
		return nil
	case string:
		return json.Unmarshal([]byte(v), &j.V)
	case []byte:
		return json.Unmarshal(v, &j.V)
	}
	return fmt.Errorf("db: %T is not JSON", src)
}

// MarshalJSON gives the value alone.
func (j JSON[T]) MarshalJSON() ([]byte, error) { return json.Marshal(j.V) }

// UnmarshalJSON reads the value alone.
func (j *JSON[T]) UnmarshalJSON(b []byte) error { return json.Unmarshal(b, &j.V) }
