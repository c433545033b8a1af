package data

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
)

// settled repeats a change with the same key until it is more than pending: that
// is what Steward does where no callback comes.
func (s *suite) settled(ctx context.Context, change func() (Outcome, error)) (Outcome, error) {
	out, err := change()
	for err == nil && out.State == OutcomePending && out.Job != "" {
		if err = pause(ctx, max(min(out.CheckAfter, 10*time.Second), 100*time.Millisecond)); err == nil {
			out, err = change()
		}
	}
	return out, err
}

// someCorrection is one that the source says it can make.
func (s *suite) someCorrection(key string) RectifyOptions {
	c, ok := s.rectifiable()
	if !ok {
		c = Correction{Category: Files, Field: "title"}
	}
	c.Value = "conformance"
	return RectifyOptions{Key: key, Request: "conformance", Corrections: []Correction{c}}
}

// rectifiable is the first field that the source describes as such.
func (s *suite) rectifiable() (Correction, bool) {
	for _, p := range s.said.Products {
		for _, c := range p.Categories {
			i := slices.IndexFunc(p.Fields[c], func(f Field) bool { return f.Rectify })
			if i >= 0 {
				return Correction{Category: c, Field: p.Fields[c][i].Name}, true
			}
		}
	}
	return Correction{}, false
}

func changesNothing(name string, change func(context.Context, *suite, string) (Outcome, error)) check {
	return check{name + " changes nothing of a stranger", func(ctx context.Context, s *suite) error {
		out, err := change(ctx, s, db.NewID())
		if err == nil && out.Changed != 0 {
			return fmt.Errorf("%d items are changed", out.Changed)
		}
		return wantDone(out, err)
	}}
}

// usedKey sends two different changes with one key.
func usedKey(path string) check {
	return check{path[len("/v1/"):] + " with a used key and another body answers 409", func(ctx context.Context, s *suite) error {
		key, who := db.NewID(), stranger().wire()
		for i, want := range []int{0, http.StatusConflict} {
			res, err := s.source.send(ctx, path, key, s.body(path, who, fmt.Sprintf("conformance-%d", i)))
			if err != nil {
				return err
			}
			_ = res.Body.Close()
			switch {
			case want == 0 && res.StatusCode >= 300:
				return fmt.Errorf("the first time the status is %d", res.StatusCode)
			case want != 0 && res.StatusCode != want:
				return fmt.Errorf("the second time the status is %d", res.StatusCode)
			}
		}
		return nil
	}}
}

func (s *suite) body(path string, who protocol.Subject, request string) any {
	switch path {
	case protocol.PathRectify:
		c := s.someCorrection("").Corrections[0]
		return protocol.RectifyRequest{Subject: who, Request: request,
			Corrections: []protocol.Correction{{Category: string(c.Category), Field: c.Field, Value: c.Value}}}
	case protocol.PathRestrict:
		return protocol.RestrictRequest{Subject: who, Restricted: true, Request: request}
	}
	return protocol.EraseRequest{Subject: who, Request: request}
}

func changeChecks() []check {
	return []check{
		{"restrict marks every item, and lifting it unmarks them", checkRestrict},
		{"restrict with the same key answers the same", func(ctx context.Context, s *suite) error {
			o := RestrictOptions{Key: db.NewID(), Request: "conformance", Lift: true}
			return s.same(ctx, func() (Outcome, error) { return s.source.Restrict(ctx, *s.Subject, o) })
		}},
		{"rectify changes the field that is named, in the item that is named", checkRectify},
		{"rectify refuses, with a ground, a field that there is not", func(ctx context.Context, s *suite) error {
			o := s.someCorrection(db.NewID())
			o.Corrections[0].Field = "no-such-field"
			out, err := s.settled(ctx, func() (Outcome, error) { return s.source.Rectify(ctx, *s.Subject, o) })
			if err == nil && (len(out.Refused) != 1 || out.Changed != 0) {
				return fmt.Errorf("%d refused, %d changed", len(out.Refused), out.Changed)
			}
			return err
		}},
	}
}

// same makes a change twice.
func (s *suite) same(ctx context.Context, change func() (Outcome, error)) error {
	first, err := s.settled(ctx, change)
	if err != nil {
		return err
	}
	again, err := s.settled(ctx, change)
	if err == nil && (again.State != first.State || again.Changed != first.Changed) {
		return fmt.Errorf("first %s with %d changed, then %s with %d", first.State, first.Changed, again.State, again.Changed)
	}
	return err
}

// items exports everything, by key.
func (s *suite) items(ctx context.Context) (map[string]Item, error) {
	out := map[string]Item{}
	err := s.source.Export(ctx, *s.Subject, func(i Item) error { out[i.Key] = i; return nil })
	return out, err
}

func checkRestrict(ctx context.Context, s *suite) error {
	for _, lift := range []bool{false, true} {
		o := RestrictOptions{Key: db.NewID(), Request: "conformance", Lift: lift}
		out, err := s.settled(ctx, func() (Outcome, error) { return s.source.Restrict(ctx, *s.Subject, o) })
		if err := wantDone(out, err); err != nil {
			return err
		}
		all, err := s.items(ctx)
		if err != nil {
			return err
		}
		for key, i := range all {
			if i.Restricted == lift {
				return fmt.Errorf("after restricted=%v the item %s has restricted=%v", !lift, key, i.Restricted)
			}
		}
	}
	return nil
}

// checkRectify corrects one field of one item, looks, and puts it back.
func checkRectify(ctx context.Context, s *suite) error {
	c, ok := s.rectifiable()
	if !ok {
		return errors.New("describe names no field that can be rectified")
	}
	before, err := s.items(ctx)
	if err != nil {
		return err
	}
	for key, i := range before {
		if i.Category == c.Category && i.part(c.Field) != "" {
			c.Key = key
		}
	}
	if c.Key == "" {
		return fmt.Errorf("no item of the subject has the field %s of %s", c.Field, c.Category)
	}
	was := before[c.Key].part(c.Field)
	for _, value := range []string{was + " (checked)", was} {
		c.Value = value
		if err := s.corrects(ctx, c, before); err != nil {
			return err
		}
	}
	return nil
}

func (s *suite) corrects(ctx context.Context, c Correction, before map[string]Item) error {
	o := RectifyOptions{Key: db.NewID(), Request: "conformance", Corrections: []Correction{c}}
	out, err := s.settled(ctx, func() (Outcome, error) { return s.source.Rectify(ctx, *s.Subject, o) })
	if err := wantDone(out, err); err != nil {
		return err
	}
	if out.Changed != 1 || len(out.Refused) != 0 {
		return fmt.Errorf("%d changed, %d refused of one correction", out.Changed, len(out.Refused))
	}
	after, err := s.items(ctx)
	if err != nil {
		return err
	}
	for key, i := range after {
		want := before[key].part(c.Field)
		if key == c.Key {
			want = c.Value
		}
		if i.part(c.Field) != want {
			return fmt.Errorf("the field %s of %s is %q, not %q", c.Field, key, cut(i.part(c.Field), 80), cut(want, 80))
		}
	}
	return nil
}

// part is a field as corrections name it.
func (i Item) part(field string) string {
	switch field {
	case "title":
		return i.Title
	case "content":
		return i.Content
	}
	return i.Fields[field]
}
