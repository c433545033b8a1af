// Package model holds the types of the GraphQL API: generated objects, inputs
// and enums (models.go), and the scalars. It knows no rule and no database.
package model

import (
	"encoding/base64"
	"errors"
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// MarshalTime writes an instant as RFC 3339 in UTC.
func MarshalTime(t time.Time) graphql.Marshaler {
	return quoted(t.UTC().Format("2006-01-02T15:04:05.999999Z07:00"))
}

// UnmarshalTime reads an instant in RFC 3339, to the microsecond: what both
// databases can keep.
func UnmarshalTime(v any) (time.Time, error) {
	s, ok := v.(string)
	if !ok {
		return time.Time{}, errors.New("a Time is a string such as 2026-03-02T09:00:00Z")
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}, errors.New("a Time is written as RFC 3339, such as 2026-03-02T09:00:00Z")
	}
	return t.UTC().Truncate(time.Microsecond), nil
}

// Date is a calendar day in UTC: the midnight with which it begins.
type Date time.Time

// MarshalGQL writes the day.
func (d Date) MarshalGQL(w io.Writer) { quoted(time.Time(d).UTC().Format(time.DateOnly)).MarshalGQL(w) }

// UnmarshalGQL reads a day.
func (d *Date) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return errors.New("a Date is written as 2026-03-02")
	}
	*d = Date(t)
	return nil
}

// MarshalBase64 writes octets in standard base64.
func MarshalBase64(b []byte) graphql.Marshaler {
	return quoted(base64.StdEncoding.EncodeToString(b))
}

// UnmarshalBase64 reads standard base64.
func UnmarshalBase64(v any) ([]byte, error) {
	s, ok := v.(string)
	if !ok {
		return nil, errors.New("a Base64 is a string")
	}
	return base64.StdEncoding.DecodeString(s)
}

func quoted(s string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(s)) })
}
