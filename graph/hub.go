package graph

import (
	"context"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// lookEvery is how often the hub looks whether logs have grown.
const lookEvery = 300 * time.Millisecond

// hub tells the streams of this process that the log of their organization has
// grown, whichever process wrote to it. It looks once for all of them, and not
// at all while nobody follows.
type hub struct {
	d    *db.DB
	log  *slog.Logger
	mu   sync.Mutex
	logs map[access.OrgID]*followed
	stop context.CancelFunc
}

// followed is a log with its followers.
type followed struct {
	size  int64
	wakes map[chan struct{}]struct{}
}

func newHub(d *db.DB, log *slog.Logger) *hub {
	return &hub{d: d, log: log, logs: map[access.OrgID]*followed{}}
}

// follow gives a channel that is sent on when the log may have grown. Leave ends
// it.
func (h *hub) follow(org access.OrgID) (wake <-chan struct{}, leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c := make(chan struct{}, 1)
	l := h.logs[org]
	if l == nil {
		l = &followed{wakes: map[chan struct{}]struct{}{}}
		h.logs[org] = l
	}
	l.wakes[c] = struct{}{}
	if h.stop == nil {
		ctx, cancel := context.WithCancel(context.Background())
		h.stop = cancel
		go h.look(ctx)
	}
	return c, func() { h.leave(org, c) }
}

func (h *hub) leave(org access.OrgID, c chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.logs[org]
	delete(l.wakes, c)
	if len(l.wakes) == 0 {
		delete(h.logs, org)
	}
	if len(h.logs) == 0 {
		h.stop()
		h.stop = nil
	}
}

// look looks at the logs until nobody follows any.
func (h *hub) look(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		h.mu.Lock()
		orgs := slices.Collect(maps.Keys(h.logs))
		h.mu.Unlock()
		sizes, err := audit.Heads(ctx, h.d, orgs)
		if err != nil {
			if ctx.Err() == nil {
				h.log.WarnContext(ctx, "looking at the logs failed; it is tried again", "cause", err)
			}
			continue
		}
		h.wake(sizes)
	}
}

func (h *hub) wake(sizes map[access.OrgID]int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for org, size := range sizes {
		l := h.logs[org]
		if l == nil || l.size == size {
			continue
		}
		l.size = size
		for c := range l.wakes {
			select {
			case c <- struct{}{}:
			default: // it is awake already
			}
		}
	}
}
