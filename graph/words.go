package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/sysoon/steward/graph/model"
	"github.com/sysoon/steward/internal/fault"
)

// States and kinds are stored in lower case and shown in upper case; the words
// are the same.

func up[T, S ~string](s S) T { return T(strings.ToUpper(string(s))) }

func down[T, S ~string](s S) T { return T(strings.ToLower(string(s))) }

// upOrNil is up, and null for nothing.
func upOrNil[T, S ~string](s S) *T {
	if s == "" {
		return nil
	}
	t := up[T](s)
	return &t
}

// downOrEmpty is down, and "" for null.
func downOrEmpty[T, S ~string](s *S) T {
	if s == nil {
		return ""
	}
	return down[T](*s)
}

func ups[T, S ~string](list []S) []T { return each(list, up[T, S]) }

func downs[T, S ~string](list []S) []T { return each(list, down[T, S]) }

// each maps a list; the result is never null.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

// orNil is null for the zero value.
func orNil[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// orZero is the zero value for null.
func orZero[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}

// pairs shows a map, sorted by key.
func pairs[V any](m map[string]V) []*model.Pair {
	out := make([]*model.Pair, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, &model.Pair{Key: k, Value: shown(m[k])})
	}
	return out
}

// shown is a value as text: texts and numbers as they are, the rest as JSON.
func shown(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case nil:
		return ""
	case float64, bool, int, int64:
		return fmt.Sprint(x)
	}
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(body)
}

// unpaired reads pairs into a map; a key that is given twice is a mistake.
func unpaired(list []*model.PairInput, field string) (map[string]string, error) {
	out := make(map[string]string, len(list))
	for _, p := range list {
		if _, twice := out[p.Key]; twice {
			return nil, fault.New(fault.Invalid, "The name %q is given twice.", p.Key).On(field)
		}
		out[p.Key] = p.Value
	}
	return out, nil
}

// since is the midnight (UTC) that begins the first of the last so many days.
func since(now time.Time, days int) (time.Time, error) {
	if days < 1 || days > maxDays {
		return now, fault.New(fault.Invalid, "Ask for 1 to %d days.", maxDays).On("days")
	}
	return midnight(now).AddDate(0, 0, 1-days), nil
}

const maxDays = 90

func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }
