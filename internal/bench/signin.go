package bench

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/sysoon/steward/internal/demo"
	"github.com/sysoon/steward/internal/visitor"
)

// arrival is somebody whom the identity provider has just sent back: all of
// their sign-in but the callback is behind them.
type arrival struct {
	browser  *visitor.Browser
	callback string
}

// arrivals sends people through sign-in up to the callback. Each has a loopback
// address of their own, because Steward limits each address.
func (s *Samples) arrivals(ctx context.Context, n int) ([]arrival, error) {
	all := make([]arrival, n)
	for i := range all {
		b, err := visitor.New(net.IPv4(127, 1, byte(i>>8), byte(i))) //nolint:gosec,mnd // an address for each, 127.1.0.0 to 127.1.255.255
		if err != nil {
			return nil, err
		}
		b.Halt = func(u *url.URL) bool { return u.Host == s.address && strings.HasSuffix(u.Path, "/callback") }
		p, err := demo.SignIn(ctx, b, s.URL, s.People[i%len(s.People)])
		if err != nil {
			return nil, err
		}
		if !b.Halt(p.URL) {
			return nil, fmt.Errorf("signing in %s went to %s (%s)", s.People[i%len(s.People)], p.URL, p.Status)
		}
		b.Halt = func(*url.URL) bool { return true }
		all[i] = arrival{b, p.URL.String()}
	}
	return all, nil
}

// signIns measures the callbacks of n people.
func (c Compare) signIns(ctx context.Context, s *Samples, n int) (Result, error) {
	all, err := s.arrivals(ctx, n)
	if err != nil {
		return Result{}, err
	}
	before := s.Processor()
	r := run(ctx, signInStep, loop{requests: n, at: c.At, atMost: c.AtMost}, func(ctx context.Context, i int) error {
		p, err := all[i].browser.Open(ctx, http.MethodGet, all[i].callback, nil)
		if err == nil && p.URL.Path != "/" {
			err = fmt.Errorf("the callback led to %s (%s)", p.URL, p.Status)
		}
		return err
	})
	r.Database, r.MemoryMiB = s.Name, s.MemoryMiB()
	if r.Requests > 0 {
		r.Server = round(float64((s.Processor() - before).Microseconds()) / float64(r.Requests))
	}
	for _, a := range all {
		a.browser.Client.CloseIdleConnections()
	}
	return r, nil
}
