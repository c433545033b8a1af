// Package pulse knows how this process is doing: what it answers and how fast,
// what that asks of the database, and which statements are slow. Each node keeps
// its own numbers of the last quarter of an hour in memory, and gives them as a
// report that can be put together with those of the others.
//
// It refuses to know whose requests they are: routes are patterns, statements
// have names in the place of their values and no text in quotes, and nothing in a
// report names an organization, a person or an attribute that somebody made.
package pulse

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	// SlotLength is how long one point of a chart is.
	SlotLength = 15 * time.Second
	// slots is how many points are kept.
	slots = 60
	// Kept is how far a report reaches back.
	Kept = slots * SlotLength
	// maxRoutes and maxSlow bound what is kept, whatever is asked.
	maxRoutes = 200
	maxSlow   = 20
	// maxText bounds a statement's text, in bytes.
	maxText = 2000
	// rest is the route of whatever came after maxRoutes.
	rest = "others"
)

// Route is what a node answered on one route.
type Route struct {
	Name   string `json:"name"`
	Errors int64  `json:"errors,omitempty"`
	// Statements is how many SQL statements all requests ran together.
	Statements int64 `json:"statements,omitempty"`
	Times      Times `json:"times"`
}

// Slot is what a node did in one SlotLength.
type Slot struct {
	// At is the slot's beginning: a whole number of SlotLength since 1970.
	At         time.Time `json:"at"`
	Requests   int64     `json:"requests"`
	Errors     int64     `json:"errors,omitempty"`
	Statements int64     `json:"statements,omitempty"`
	Times      Times     `json:"times"`
}

// Slow is a statement that took long.
type Slow struct {
	// Text is the statement with names for values, and texts left out.
	Text    string        `json:"text"`
	Times   int64         `json:"times"`
	Longest time.Duration `json:"longest"`
	Last    time.Time     `json:"last"`
}

// Pulse gathers; New makes one. All its methods may be called at the same time.
type Pulse struct {
	now func() time.Time

	mu     sync.Mutex
	routes [2]map[string]*Route // of the present half of Kept, and of the one before
	half   int64
	ring   [slots]Slot
	slow   []Slow
}

// New makes a pulse with a clock; nil means time.Now.
func New(now func() time.Time) *Pulse {
	if now == nil {
		now = time.Now
	}
	return &Pulse{now: now, routes: [2]map[string]*Route{{}, {}}}
}

// Request is one request under way. Whoever answers it may name its route.
type Request struct {
	route string
	// lasting: it ends when its caller wants, so that its time says nothing.
	lasting bool
}

type requestKey struct{}

// Begin puts a request into the context.
func Begin(ctx context.Context) (context.Context, *Request) {
	r := &Request{}
	return context.WithValue(ctx, requestKey{}, r), r
}

// Name names the route of the context's request: a pattern, never an id.
func Name(ctx context.Context, route string) {
	if r, ok := ctx.Value(requestKey{}).(*Request); ok {
		r.route = route
	}
}

// Lasting says that the context's request is a stream, which is not counted.
func Lasting(ctx context.Context) {
	if r, ok := ctx.Value(requestKey{}).(*Request); ok {
		r.lasting = true
	}
}

// End counts an answered request, on its own route or on this one.
func (p *Pulse) End(r *Request, route string, failed bool, statements int64, took time.Duration) {
	if r.lasting {
		return
	}
	if r.route != "" {
		route = r.route
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now().UTC()
	one, s := p.route(route, now), p.slot(now)
	one.Times.Add(took)
	one.Statements += statements
	s.Requests++
	s.Times.Add(took)
	s.Statements += statements
	if failed {
		one.Errors++
		s.Errors++
	}
}

// route finds a route's numbers in the present half.
func (p *Pulse) route(name string, now time.Time) *Route {
	p.turn(now)
	of := p.routes[0]
	if of[name] == nil && len(of) >= maxRoutes {
		name = rest
	}
	if of[name] == nil {
		of[name] = &Route{Name: name}
	}
	return of[name]
}

// turn begins a new half, so that what is older than Kept goes.
func (p *Pulse) turn(now time.Time) {
	half := now.UnixNano() / int64(Kept/2)
	switch half {
	case p.half:
		return
	case p.half + 1:
		p.routes[0], p.routes[1] = map[string]*Route{}, p.routes[0]
	default:
		p.routes = [2]map[string]*Route{{}, {}}
	}
	p.half = half
}

func (p *Pulse) slot(now time.Time) *Slot {
	at := now.Truncate(SlotLength)
	s := &p.ring[at.Unix()/int64(SlotLength/time.Second)%slots]
	if !s.At.Equal(at) {
		*s = Slot{At: at}
	}
	return s
}

// literal is a text in a statement. A filter over an attribute that an
// organization made has the attribute's name in one.
var literal = regexp.MustCompile(`'[^']*'`)

// Slow notes a statement that took long, without the texts in it.
func (p *Pulse) Slow(text string, took time.Duration) {
	text = strings.Join(strings.Fields(literal.ReplaceAllString(text, "'…'")), " ")
	text = strings.ToValidUTF8(text[:min(len(text), maxText)], "")
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now().UTC()
	i := slices.IndexFunc(p.slow, func(s Slow) bool { return s.Text == text })
	if i < 0 {
		if len(p.slow) == maxSlow { // the one that was slow longest ago goes
			p.slow = p.slow[1:]
		}
		p.slow = append(p.slow, Slow{Text: text})
		i = len(p.slow) - 1
	}
	s := p.slow[i]
	s.Times, s.Longest, s.Last = s.Times+1, max(s.Longest, took), now
	p.slow = append(slices.Delete(p.slow, i, i+1), s)
}

// Report is what has been gathered, of the last Kept.
func (p *Pulse) Report() Report {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now().UTC()
	p.turn(now)
	var out Report
	for _, half := range p.routes {
		for _, r := range half {
			out.addRoute(*r)
		}
	}
	for _, s := range p.ring {
		if now.Sub(s.At) < Kept && s.Requests > 0 {
			out.addSlot(s)
		}
	}
	out.Slow = slices.DeleteFunc(slices.Clone(p.slow), func(s Slow) bool { return now.Sub(s.Last) >= slowFor })
	out.sort()
	return out
}

// slowFor is how long a slow statement is told of.
const slowFor = 24 * time.Hour
