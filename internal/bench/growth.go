package bench

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Growth measures the same steps while an installation grows: with more members
// in one organization, and with more organizations of a few members each.
type Growth struct {
	// Members and Organizations are the sizes, rising.
	Members, Organizations []int
	// Requests is how many each step sends, At how many are under way at a time.
	Requests, At int
	AtMost       time.Duration
	Say          func(string)
}

// Axis is what grows.
type Axis string

// What grows.
const (
	ByMembers       Axis = "members"
	ByOrganizations Axis = "organizations"
)

// Point is a step at one size.
type Point struct {
	Result
	Axis Axis `json:"axis"`
	Size int  `json:"size"`
}

// aFew are the members of each organization but the one that is measured, and
// measuredMembers those of that one.
const aFew, measuredMembers = 3, 2000

// seedersAt is how many accounts are made at a time, outside what is measured.
const seedersAt = 32

// Run measures both axes on fresh servers, which start gives.
func (g Growth) Run(ctx context.Context, start func(context.Context) (*Server, error)) (all []Point, err error) {
	for _, axis := range []struct {
		name  Axis
		sizes []int
		grow  func(ctx context.Context, s *Server, t *Target, from, to int) error
	}{{ByMembers, g.Members, g.moreMembers}, {ByOrganizations, g.Organizations, g.moreOrganizations}} {
		points, err := g.along(ctx, start, axis.sizes, axis.grow)
		for _, p := range points {
			p.Axis = axis.name
			all = append(all, p)
		}
		if err != nil {
			return all, fmt.Errorf("%s: %w", axis.name, err)
		}
	}
	return all, ctx.Err()
}

func (g Growth) along(ctx context.Context, start func(context.Context) (*Server, error), sizes []int,
	grow func(ctx context.Context, s *Server, t *Target, from, to int) error,
) (all []Point, err error) {
	if len(sizes) == 0 {
		return nil, nil
	}
	s, err := start(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Stop()) }()
	t, err := Of(ctx, s, "")
	if err != nil {
		return nil, err
	}
	from := 0
	for _, size := range sizes {
		g.Say(fmt.Sprintf("%s grows to %d", t.Name, size))
		if err := grow(ctx, s, t, from, size); err != nil {
			return all, err
		}
		from = size
		all = append(all, g.at(ctx, t, size)...)
	}
	return all, nil
}

// at measures every step at one size; creating comes last, so that it changes
// nothing for the others.
func (g Growth) at(ctx context.Context, t *Target, size int) (all []Point) {
	c := Compare{Users: g.Requests, At: g.At, AtMost: g.AtMost}
	keep := func(r Result) { all = append(all, Point{Result: r, Size: size}) }
	for _, s := range c.steps(0) {
		if s.name != createStep {
			c.measure(ctx, s, t, keep)
		}
	}
	return all
}

// moreMembers makes accounts in the measured organization.
func (g Growth) moreMembers(ctx context.Context, _ *Server, t *Target, _, to int) error {
	from := len(t.ids)
	t.ids, t.names = append(t.ids, make([]string, to-from)...), append(t.names, make([]string, to-from)...)
	r := run(ctx, "", loop{requests: to - from, at: seedersAt, atMost: 24 * time.Hour}, func(ctx context.Context, i int) error {
		return t.create(ctx, from+i)
	})
	if r.Errors > 0 {
		return errors.New(r.FirstError)
	}
	return ctx.Err()
}

// moreOrganizations makes organizations beside the measured one, each with a
// directory and a few accounts.
func (g Growth) moreOrganizations(ctx context.Context, s *Server, t *Target, from, to int) error {
	if len(t.ids) == 0 {
		if err := g.moreMembers(ctx, s, t, 0, measuredMembers); err != nil {
			return err
		}
		from = 1 // the measured one
	}
	r := run(ctx, "", loop{requests: to - from, at: seedersAt / 4, atMost: 24 * time.Hour}, func(ctx context.Context, i int) error { //nolint:mnd // each makes several requests
		_, provider, err := s.Directory(ctx, fmt.Sprintf("other-%06d", from+i), "ENTRA")
		for n := 0; n < aFew && err == nil; n++ {
			err = provider.Do(ctx, "POST", "/Users", User(fmt.Sprintf("person%d@other-%06d.example", n, from+i), n), nil)
		}
		provider.client.CloseIdleConnections()
		return err
	})
	if r.Errors > 0 {
		return errors.New(r.FirstError)
	}
	return ctx.Err()
}

// Curve is how a step grew on one database: its points by size.
type Curve struct {
	Axis           Axis
	Step, Database string
	Points         []Point
}

// Curves sorts points into curves, in the order in which they were measured.
func Curves(all []Point) (out []Curve) {
	for _, p := range all {
		i := slices.IndexFunc(out, func(c Curve) bool { return c.Axis == p.Axis && c.Step == p.Step && c.Database == p.Database })
		if i < 0 {
			i = len(out)
			out = append(out, Curve{Axis: p.Axis, Step: p.Step, Database: p.Database})
		}
		out[i].Points = append(out[i].Points, p)
	}
	return out
}

// Times is how many times as long the last size takes as the first, at the
// median.
func (c Curve) Times() float64 {
	first, last := c.Points[0].P50, c.Points[len(c.Points)-1].P50
	if first == 0 {
		return 0
	}
	return round(last / first)
}

// Allowed is what Times may be for growth that is no worse than logarithmic.
func (c Curve) Allowed() float64 {
	first, last := c.Points[0].Size, c.Points[len(c.Points)-1].Size
	return round(math.Log(float64(max(last, 2))) / math.Log(float64(max(first, 2))))
}

// GrowthText is the curves as a table.
func GrowthText(all []Point) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s %-34s %-17s %8s %8s  %s\n", "grows", "step", "target", "times", "log n", "p50 ms by size")
	for _, c := range Curves(all) {
		var at []string
		for _, p := range c.Points {
			at = append(at, fmt.Sprintf("%d: %.2f", p.Size, p.P50))
		}
		fmt.Fprintf(&b, "%-14s %-34s %-17s %8.2f %8.2f  %s\n", c.Axis, c.Step, c.Database, c.Times(), c.Allowed(), strings.Join(at, "  "))
	}
	return b.String()
}
