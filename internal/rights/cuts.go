package rights

import (
	"cmp"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/redact"
)

// cuts are the confirmed redactions of a package, ready to be carried out.
type cuts struct {
	list       []Redaction
	everywhere []redact.Passage
	// reasons are those of everywhere, by mark.
	reasons map[string]RedactionReason
	at      map[string][]Redaction
}

// tally counts what was taken out, by reason.
type cutTally map[RedactionReason]int

func cutsOf(tx *db.Tx, r Request) (*cuts, error) {
	all, err := redactionsOf(tx, r)
	if err != nil {
		return nil, err
	}
	return newCuts(slices.DeleteFunc(all, func(x Redaction) bool { return x.State != RedactionConfirmed || x.Passage == "" })), nil
}

func newCuts(list []Redaction) *cuts {
	c := &cuts{list: list, reasons: map[string]RedactionReason{}, at: map[string][]Redaction{}}
	for _, x := range list {
		c.reasons[x.Reason.mark()] = x.Reason
		if x.Scope == RedactEverywhere {
			c.everywhere = append(c.everywhere, redact.Passage{Text: x.Passage, Mark: x.Reason.mark()})
		} else {
			c.at[x.Place] = append(c.at[x.Place], x)
		}
	}
	return c
}

func (c *cuts) none() bool { return len(c.list) == 0 }

// values are what must not be found in the package.
func (c *cuts) values() []redact.Value {
	out := make([]redact.Value, len(c.list))
	for i, x := range c.list {
		out[i] = redact.Value{ID: string(x.ID), Text: x.Passage}
	}
	return out
}

// item takes out what is to be taken out of an item; n counts it and may be nil.
func (c *cuts) item(place string, i item, n cutTally) item {
	if c.none() {
		return i
	}
	own := c.at[place]
	i.ID = c.text(i.ID, nil, n)
	i.Title = c.text(i.Title, within(own, "title"), n)
	i.Content = c.text(i.Content, within(own, "content"), n)
	if len(i.Fields) > 0 {
		fields := make(map[string]string, len(i.Fields))
		for k, v := range i.Fields {
			fields[c.text(k, nil, n)] = c.text(v, within(own, fieldPrefix+k), n)
		}
		i.Fields = fields
	}
	return i
}

func within(list []Redaction, field string) []Redaction {
	return slices.DeleteFunc(slices.Clone(list), func(x Redaction) bool { return x.Field != field })
}

// text takes passages out of a text: those of its own and those of everywhere.
func (c *cuts) text(text string, own []Redaction, n cutTally) string {
	passages := c.everywhere
	for _, x := range own {
		if x.Scope == RedactField {
			n.add(x.Reason, 1)
			return x.Reason.mark()
		}
		passages = append(passages[:len(passages):len(passages)], redact.Passage{Text: x.Passage, Mark: x.Reason.mark()})
	}
	if len(passages) == 0 {
		return text
	}
	for _, p := range passages {
		if n != nil {
			n.add(c.reasons[p.Mark], redact.Count(text, p.Text))
		}
	}
	out, _ := redact.Cut(text, passages)
	return out
}

func (n cutTally) add(r RedactionReason, count int) {
	if n != nil && count > 0 {
		n[r] += count
	}
}

// value takes the passages of everywhere out of every text of a value.
func (c *cuts) value(v any, n cutTally) (any, error) {
	if len(c.everywhere) == 0 || v == nil {
		return v, nil
	}
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var tree any
	if err := json.Unmarshal(plain, &tree); err != nil {
		return nil, err
	}
	if plain, err = json.Marshal(c.tree(tree, n)); err != nil {
		return nil, err
	}
	out := reflect.New(reflect.TypeOf(v))
	err = json.Unmarshal(plain, out.Interface())
	return out.Elem().Interface(), err
}

func (c *cuts) tree(v any, n cutTally) any {
	switch v := v.(type) {
	case string:
		return c.text(v, nil, n)
	case []any:
		for i := range v {
			v[i] = c.tree(v[i], n)
		}
	case map[string]any:
		for _, k := range slices.Collect(maps.Keys(v)) {
			v[k] = c.tree(v[k], n)
		}
	}
	return v
}

// in takes the passages of everywhere out of what Steward holds of the subject.
func (c *cuts) about(b about, n cutTally) (out about, err error) {
	if len(c.everywhere) == 0 {
		return b, nil
	}
	for _, one := range []any{&b.account, &b.choices, &b.disclosures, &b.accesses, &b.requests, &b.contacts} {
		target := reflect.ValueOf(one).Elem()
		changed, err := c.value(target.Interface(), n)
		if err != nil {
			return b, err
		}
		target.Set(reflect.ValueOf(changed))
	}
	return b, nil
}

// Cutout is how much was taken out of a package for a reason.
type Cutout struct {
	Reason RedactionReason `json:"reason"`
	Title  string          `json:"title"`
	Places int             `json:"places"`
}

func (n cutTally) list() []Cutout {
	var out []Cutout
	for r, count := range n {
		out = append(out, Cutout{Reason: r, Title: r.Title(), Places: count})
	}
	slices.SortFunc(out, func(a, b Cutout) int { return cmp.Compare(a.Reason, b.Reason) })
	return out
}
