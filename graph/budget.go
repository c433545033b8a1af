package graph

import (
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/quota"
)

// Budget is what a caller may ask for: a leaky bucket of points of cost. The
// zero value means the default for its kind of caller.
type Budget struct {
	// PerSecond is how many points come back each second.
	PerSecond int
	// Points is how many there are at most.
	Points int
	// Concurrent is how many requests may run at once.
	Concurrent int
}

// The budgets that hold where nothing else is said. A session's is so large that
// nobody who works in the console comes near it (a test adds up what the console
// asks); it is there for scripts in a browser.
var (
	sessionBudget = Budget{PerSecond: 2000, Points: 100_000, Concurrent: 40}
	programBudget = Budget{PerSecond: 500, Points: 20_000, Concurrent: 20}
)

// or fills in what is missing: points follow from the rate, as many times as in
// the default, and always suffice for the largest request.
func (b Budget) or(d Budget) Budget {
	if b.PerSecond <= 0 {
		b.PerSecond = d.PerSecond
	}
	if b.Points <= 0 {
		b.Points = b.PerSecond * (d.Points / d.PerSecond)
	}
	if b.Concurrent <= 0 {
		b.Concurrent = d.Concurrent
	}
	b.Points = max(b.Points, maxCost)
	return b
}

// among is what one of n nodes grants, never less than the largest request costs.
func (b Budget) among(n int) Budget {
	return Budget{PerSecond: max(1, b.PerSecond/n), Points: max(b.Points/n, maxCost), Concurrent: max(1, b.Concurrent/n)}
}

// budgets keeps what each caller has left of this node's share.
type budgets struct {
	session, program Budget
	fleet            *quota.Fleet
	now              func() time.Time
	mu               sync.Mutex
	accounts         map[string]*account
	swept            time.Time
}

func newBudgets(c Config) *budgets {
	return &budgets{
		session: c.SessionBudget.or(sessionBudget), program: c.ProgramBudget.or(programBudget),
		fleet: c.Fleet, now: c.DB.Now, accounts: map[string]*account{},
	}
}

// account is what one caller has left.
type account struct {
	Budget
	left    float64
	at      time.Time
	running int
	streams int
}

// standing is what a caller is told of their budget.
type standing struct {
	limit, remaining, perSecond int
	resetAt                     time.Time
	in                          time.Duration
}

// of is whose budget a request draws on: a session has its own, so that a
// program never takes from the console what a person needs there.
func (b *budgets) of(a access.Actor) (key string, budget Budget) {
	if a.Session != "" {
		return string(a.Org) + "/session/" + a.Session, b.session.among(b.fleet.Nodes())
	}
	budget = b.program
	if a.PointsPerSecond > 0 {
		budget = Budget{PerSecond: a.PointsPerSecond, Concurrent: budget.Concurrent}.or(budget)
	}
	return fmt.Sprintf("%s/%s/%s", a.Org, a.Kind, a.ID), budget.among(b.fleet.Nodes())
}

// account finds a caller's, filled up to now.
func (b *budgets) account(a access.Actor) *account {
	key, budget := b.of(a)
	now := b.now()
	b.sweep(now)
	acc := b.accounts[key]
	if acc == nil {
		acc = &account{Budget: budget, left: float64(budget.Points), at: now}
		b.accounts[key] = acc
	}
	acc.Budget = budget // a token's may have been changed
	acc.left = min(acc.left+now.Sub(acc.at).Seconds()*float64(budget.PerSecond), float64(budget.Points))
	acc.at = now
	return acc
}

// sweepEvery is how often full accounts, which are as good as none, are dropped.
const sweepEvery = time.Minute

func (b *budgets) sweep(now time.Time) {
	if now.Sub(b.swept) < sweepEvery {
		return
	}
	b.swept = now
	for key, acc := range b.accounts {
		filled := acc.left + now.Sub(acc.at).Seconds()*float64(acc.PerSecond)
		if acc.running == 0 && acc.streams == 0 && filled >= float64(acc.Points) {
			delete(b.accounts, key)
		}
	}
}

func (acc *account) standing(now time.Time) standing {
	missing := float64(acc.Points) - acc.left
	in := time.Duration(missing / float64(acc.PerSecond) * float64(time.Second))
	return standing{
		limit: acc.Points, remaining: max(int(acc.left), 0), perSecond: acc.PerSecond,
		resetAt: now.Add(in).Truncate(time.Millisecond), in: in,
	}
}

// enter takes what a request may cost at most, or says that it must wait, and
// how long.
func (b *budgets) enter(a access.Actor, requested int) (s standing, wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	acc := b.account(a)
	if acc.running >= acc.Concurrent {
		return acc.standing(acc.at), time.Second
	}
	if lacking := float64(requested) - acc.left; lacking > 0 {
		return acc.standing(acc.at), time.Duration(lacking / float64(acc.PerSecond) * float64(time.Second))
	}
	acc.left -= float64(requested)
	acc.running++
	return acc.standing(acc.at), 0
}

// leave gives back what a request did not cost after all.
func (b *budgets) leave(a access.Actor, requested, actual int) standing {
	b.mu.Lock()
	defer b.mu.Unlock()
	acc := b.account(a)
	acc.running--
	acc.left = min(acc.left+float64(requested-actual), float64(acc.Points))
	return acc.standing(acc.at)
}

// spend takes what an answer on a stream cost.
func (b *budgets) spend(a access.Actor, actual int) standing {
	b.mu.Lock()
	defer b.mu.Unlock()
	acc := b.account(a)
	acc.left -= float64(actual)
	return acc.standing(acc.at)
}

// peek tells how a caller stands.
func (b *budgets) peek(a access.Actor) standing {
	b.mu.Lock()
	defer b.mu.Unlock()
	acc := b.account(a)
	return acc.standing(acc.at)
}

// tell puts the standing into the answer's headers, as RateLimit
// (draft-ietf-httpapi-ratelimit-headers) has it.
func (s standing) tell(h http.Header) {
	h.Set("RateLimit-Policy", fmt.Sprintf(`"points";q=%d;w=%d`, s.limit, max(s.limit/s.perSecond, 1)))
	h.Set("RateLimit", fmt.Sprintf(`"points";r=%d;t=%d`, s.remaining, seconds(s.in)))
}

func (s standing) extension(requested, actual int) map[string]any {
	return map[string]any{
		"requested": requested, "actual": actual, "limit": s.limit, "remaining": s.remaining,
		"resetAt": s.resetAt.Format(time.RFC3339Nano),
	}
}

// seconds rounds up: who waits that long has waited long enough.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// spent is what an answer cost: one for each object in it, and what changes cost
// beside.
func spent(data []byte, mutations int) int {
	objects, inText, escaped := 0, false, false
	for _, c := range data {
		switch {
		case escaped:
			escaped = false
		case inText:
			escaped = c == '\\'
			inText = c != '"'
		case c == '"':
			inText = true
		case c == '{':
			objects++
		}
	}
	return max(objects-1, 1) + mutationCost*mutations
}

// openStream counts a stream, unless there are too many.
func (b *budgets) openStream(a access.Actor) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	acc := b.account(a)
	if acc.streams >= maxStreams {
		return false
	}
	acc.streams++
	return true
}

func (b *budgets) closeStream(a access.Actor) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.account(a).streams--
}
