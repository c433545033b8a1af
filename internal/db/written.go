package db

import (
	"fmt"
	"slices"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/jmoiron/sqlx"
)

// written is a statement as the database takes it, made once from its text:
// reading the names out of a text costs as much as finding a row by its key.
type written struct {
	// marked has a question mark for each value; numbered has what the dialect takes.
	marked, numbered string
	// names are those of the values in order; one that stands twice is there twice.
	names []string
}

// writtenTexts is how many are kept: all that the program has written out, and
// the conditions that callers put together most.
const writtenTexts = 2048

type texts = lru.Cache[string, *written]

func newTexts() (*texts, error) { return lru.New[string, *written](writtenTexts) }

// write reads the names out of a statement; args must have a value for each.
func (d *DB) write(query string, args Args) (*written, error) {
	if w, ok := d.texts.Get(query); ok {
		return w, nil
	}
	self := make(map[string]any, len(args))
	for name := range args {
		self[name] = name
	}
	marked, list, err := sqlx.Named(query, self)
	if err != nil {
		return nil, fmt.Errorf("db: %w in %q", err, query)
	}
	w := &written{marked: marked, numbered: d.writer.Rebind(marked), names: make([]string, len(list))}
	for i, name := range list {
		w.names[i], _ = name.(string)
	}
	d.texts.Add(query, w)
	return w, nil
}

// prepare gives a statement and its values in order, lists spread out.
func (s *session) prepare(query string, args Args) (string, []any, error) {
	if err := s.ctx.Err(); err != nil {
		return "", nil, err
	}
	w, err := s.d.write(query, args)
	if err != nil {
		return "", nil, err
	}
	list := make([]any, len(w.names))
	for i, name := range w.names {
		v, given := args[name]
		if !given {
			return "", nil, fmt.Errorf("db: no value for :%s in %q", name, query)
		}
		list[i] = s.encodeValue(v)
	}
	if !slices.ContainsFunc(list, isList) {
		return w.numbered, list, nil
	}
	q, list, err := sqlx.In(w.marked, list...)
	if err != nil {
		return "", nil, fmt.Errorf("db: %w in %q", err, query)
	}
	return s.d.writer.Rebind(q), list, nil
}
