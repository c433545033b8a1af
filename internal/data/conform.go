package data

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/data/protocol"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Conformance is what to check a product's source with.
type Conformance struct {
	Client *http.Client
	URL    string
	Secret []byte
	// Subject is a person of whom the source holds something. Without one, only
	// what can be checked with a stranger is checked.
	Subject *Subject
	// Change lets the check correct and restrict what the source holds of
	// Subject; it puts back what it changed.
	Change bool
	// Erase lets the check destroy what the source holds of Subject.
	Erase bool
	// Listen is where callbacks are taken, and CallbackURL what the source is
	// told to call; nil leaves callbacks unchecked, which a source that
	// describes itself as asynchronous fails.
	Listen      net.Listener
	CallbackURL string
}

// Check is one result of a conformance check.
type Check struct {
	// Name says what must hold.
	Name string
	// Problem says what does not; empty means that it holds.
	Problem string
}

type check struct {
	name string
	run  func(context.Context, *suite) error
}

// Conform checks whether a source keeps to the source protocol and reports each
// result. It fails with a fault of kind Invalid that counts what does not hold,
// or with the context's error.
func Conform(ctx context.Context, c Conformance, report func(Check)) error {
	s := &suite{Conformance: c, source: newHTTP(c.Client, c.URL, c.Secret)}
	broken, all := 0, s.checks()
	for _, k := range all {
		err := k.run(ctx, s)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		result := Check{Name: k.name}
		if err != nil {
			result.Problem = err.Error() // whoever runs the check may see causes
			broken++
		}
		report(result)
	}
	if broken > 0 {
		return fault.New(fault.Invalid, "The source breaks %d of %d rules of the source protocol.", broken, len(all))
	}
	return nil
}

// suite is one run.
type suite struct {
	Conformance
	source *httpSource
	// described is what the source says it holds.
	described map[kind]bool
	said      Description
}

func (s *suite) checks() []check {
	all := append(signatureChecks(), requestChecks()...)
	all = append(all, strangerChecks()...)
	if s.Subject != nil {
		all = append(all, subjectChecks()...)
	}
	if s.Subject != nil && s.Change {
		all = append(all, changeChecks()...)
	}
	all = append(all, jobChecks()...)
	if s.Subject != nil && s.Erase {
		all = append(all, eraseChecks()...)
	}
	return append([]check{{"describe names the protocol, regions, keys, products and known categories", checkDescribe}}, all...)
}

func checkDescribe(ctx context.Context, s *suite) error {
	d, err := s.source.Describe(ctx)
	if err != nil {
		return err
	}
	if len(d.Keys) == 0 {
		return errors.New("it does not say by which keys it finds a person")
	}
	s.said, s.described = d, map[kind]bool{}
	for _, p := range d.Products {
		for _, c := range p.Categories {
			s.described[kind{p.ProductID, c}] = true
		}
	}
	if len(s.described) == 0 {
		return errors.New("no product with a category is described")
	}
	return nil
}

// stranger is somebody of whom no source holds anything.
func stranger() Subject {
	id := db.NewID()
	return Subject{
		OrgID: "00000000-0000-7000-8000-000000000000", OrgSlug: "conformance-" + id[:8],
		MemberID: "00000000-0000-7000-8000-000000000001", UserName: id + "@conformance.invalid", Emails: []string{id + "@conformance.invalid"},
	}
}

func strangerChecks() []check {
	return []check{
		{"find counts nothing of a stranger", func(ctx context.Context, s *suite) error {
			f, err := s.source.Find(ctx, stranger())
			if err == nil && f.Total() != 0 {
				return fmt.Errorf("%d items are counted", f.Total())
			}
			return err
		}},
		{"export gives nothing of a stranger", func(ctx context.Context, s *suite) error {
			return s.source.Export(ctx, stranger(), func(Item) error { return errors.New("an item is given") })
		}},
		{"verify is done with a stranger", func(ctx context.Context, s *suite) error {
			out, err := s.source.Verify(ctx, stranger())
			return wantDone(out, err)
		}},
		{"erase is done with a stranger", func(ctx context.Context, s *suite) error {
			o, who := EraseOptions{Key: db.NewID(), Request: "conformance"}, stranger()
			out, err := s.settled(ctx, func() (Outcome, error) { return s.source.Erase(ctx, who, o) })
			if err == nil && out.Erased != 0 {
				return fmt.Errorf("%d items are erased", out.Erased)
			}
			return wantDone(out, err)
		}},
		changesNothing("rectify", func(ctx context.Context, s *suite, key string) (Outcome, error) {
			who, o := stranger(), s.someCorrection(key)
			return s.settled(ctx, func() (Outcome, error) { return s.source.Rectify(ctx, who, o) })
		}),
		changesNothing("restrict", func(ctx context.Context, s *suite, key string) (Outcome, error) {
			who, o := stranger(), RestrictOptions{Key: key, Request: "conformance"}
			return s.settled(ctx, func() (Outcome, error) { return s.source.Restrict(ctx, who, o) })
		}),
		usedKey(protocol.PathRectify), usedKey(protocol.PathRestrict), usedKey(protocol.PathErase),
	}
}

func wantDone(out Outcome, err error) error {
	if err == nil && out.State != OutcomeDone {
		return fmt.Errorf("the state is %s", out.State)
	}
	return err
}

func subjectChecks() []check {
	return []check{
		{"find and export agree", func(ctx context.Context, s *suite) error {
			f, err := s.source.Find(ctx, *s.Subject)
			if err != nil {
				return err
			}
			exported, err := s.exported(ctx)
			if err != nil {
				return err
			}
			found := map[kind]int{}
			for _, c := range f.Counts {
				found[kind{c.ProductID, c.Category}] += c.Count
			}
			if len(found) == 0 {
				return errors.New("nothing is found of the subject that was given")
			}
			if !maps.Equal(found, exported) {
				return fmt.Errorf("find counts %v, export gives %v", found, exported)
			}
			return nil
		}},
		{"export gives only what describe names", func(ctx context.Context, s *suite) error {
			return s.source.Export(ctx, *s.Subject, func(i Item) error {
				if !s.described[kind{i.ProductID, i.Category}] {
					return fmt.Errorf("%s of %s is not described", i.Category, i.ProductID)
				}
				return nil
			})
		}},
		{"export pages: one at a time gives the same items, each once", checkPaging},
	}
}

// exported counts what export gives, and finds keys that come twice.
func (s *suite) exported(ctx context.Context) (map[kind]int, error) {
	out, seen := map[kind]int{}, map[string]bool{}
	err := s.source.Export(ctx, *s.Subject, func(i Item) error {
		if seen[i.Key] {
			return fmt.Errorf("the key %s comes twice", i.Key)
		}
		seen[i.Key] = true
		out[kind{i.ProductID, i.Category}]++
		return nil
	})
	return out, err
}

func eraseChecks() []check {
	var key string
	var first Outcome
	options := func() EraseOptions { return EraseOptions{Key: key, Request: "conformance"} }
	return []check{
		{"erase destroys what is held", func(ctx context.Context, s *suite) (err error) {
			key = db.NewID()
			first, err = s.settled(ctx, func() (Outcome, error) { return s.source.Erase(ctx, *s.Subject, options()) })
			if err == nil && first.State == OutcomeRemaining {
				return errors.New("something remains")
			}
			return err
		}},
		{"erase with the same key answers the same", func(ctx context.Context, s *suite) error {
			again, err := s.settled(ctx, func() (Outcome, error) { return s.source.Erase(ctx, *s.Subject, options()) })
			if err == nil && (again.State != first.State || again.Erased != first.Erased) {
				return fmt.Errorf("first %s with %d erased, then %s with %d", first.State, first.Erased, again.State, again.Erased)
			}
			return err
		}},
		{"verify finds nothing left", checkErased},
	}
}

// checkErased asks until the source is done, then counts for itself.
func checkErased(ctx context.Context, s *suite) error {
	out, err := s.source.Verify(ctx, *s.Subject)
	for err == nil && out.State == OutcomePending {
		if err = pause(ctx, max(out.CheckAfter, time.Second)); err == nil {
			out, err = s.source.Verify(ctx, *s.Subject)
		}
	}
	if err := wantDone(out, err); err != nil {
		return err
	}
	retained := 0
	for _, r := range out.Retained {
		retained += r.Count
	}
	f, err := s.source.Find(ctx, *s.Subject)
	if err == nil && f.Total() != retained {
		return fmt.Errorf("verify is done and retains %d, but find counts %d", retained, f.Total())
	}
	return err
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// checkPaging reads with pages of one and compares with pages as large as may be.
func checkPaging(ctx context.Context, s *suite) error {
	var all, single []string
	err := s.source.Export(ctx, *s.Subject, func(i Item) error { all = append(all, i.Key); return nil })
	if err != nil {
		return err
	}
	req := protocol.ExportRequest{Subject: s.Subject.wire(), Limit: 1}
	for range len(all) + 1 {
		var page protocol.Page
		if err := s.post(ctx, protocol.PathExport, req, &page); err != nil {
			return err
		}
		if len(page.Items) > 1 {
			return fmt.Errorf("%d items come although 1 was asked for", len(page.Items))
		}
		for _, i := range page.Items {
			single = append(single, i.Key)
		}
		if req.Cursor = page.Next; page.Next == "" {
			break
		}
	}
	if req.Cursor != "" || strings.Join(all, "\n") != strings.Join(single, "\n") {
		return fmt.Errorf("%d items one at a time, %d at once, or in another order", len(single), len(all))
	}
	return nil
}
