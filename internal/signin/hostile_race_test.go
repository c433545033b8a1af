package signin_test

import (
	"net/http"
	"sync"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/member"
)

// S1: callbacks of one state at the same instant. Exactly one gets a session, and
// the provider gets the code once. Guard: sql.go useFlow.
func TestCallbacksAtTheSameInstant(t *testing.T) {
	const many = 8
	siegeEach(t, func(t *testing.T, s *siege) {
		for round := range 5 {
			b := newBrowser(t)
			back := s.returning(b)
			before := s.idp.count("/token")
			start := make(chan struct{})
			statuses := make([]int, many)
			var wg sync.WaitGroup
			for i := range many {
				req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, back, nil)
				if err != nil {
					t.Fatal(err)
				}
				wg.Go(func() {
					<-start
					res, err := b.client.Do(req)
					if err != nil {
						t.Error(err)
						return
					}
					statuses[i] = res.StatusCode
					_ = res.Body.Close()
				})
			}
			close(start)
			wg.Wait()
			won := 0
			for _, status := range statuses {
				switch status {
				case http.StatusSeeOther:
					won++
				case http.StatusBadRequest:
				default:
					t.Errorf("round %d: status %d", round, status)
				}
			}
			if won != 1 || s.sessions() != 1 || s.idp.count("/token") != before+1 {
				t.Fatalf("round %d: %d came in, %d sessions, %d codes traded", round, won, s.sessions(), s.idp.count("/token")-before)
			}
			s.update(endAll(s.ada))
		}
	})
}

// L1: the same person, for the first time, in several windows at the same
// instant. The identity is linked once and everybody of them comes in. Guard:
// link.go unlinked.
func TestFirstSignInsAtTheSameInstant(t *testing.T) {
	const many = 6
	siegeEach(t, func(t *testing.T, s *siege) {
		for round := range 5 {
			start := make(chan struct{})
			statuses := make([]int, many)
			var wg sync.WaitGroup
			for i := range many {
				b := newBrowser(t)
				req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.returning(b), nil)
				if err != nil {
					t.Fatal(err)
				}
				wg.Go(func() {
					<-start
					res, err := b.client.Do(req)
					if err != nil {
						t.Error(err)
						return
					}
					statuses[i] = res.StatusCode
					_ = res.Body.Close()
				})
			}
			close(start)
			wg.Wait()
			for i, status := range statuses {
				if status != http.StatusSeeOther {
					t.Errorf("round %d, window %d: status %d", round, i, status)
				}
			}
			if n := s.count("identity"); n != 1 {
				t.Errorf("round %d: %d identities", round, n)
			}
			s.update(func(tx *db.Tx) error {
				_, err := member.UnlinkConnection(tx, s.connection.ID)
				return err
			})
		}
	})
}
