package member

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestStatesFollowDecisions walks random decisions about an account: the state
// is always the strongest of those that stand, whoever decided in which order.
func TestStatesFollowDecisions(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	rapid.Check(t, func(r *rapid.T) {
		m := settle(Member{Active: true}, now)
		active, held := true, false // what the directory and the administrator decided last
		for range rapid.IntRange(0, 12).Draw(r, "decisions") {
			before := m
			var err error
			switch rapid.SampledFrom([]string{"activate", "deactivate", "suspend", "restore"}).Draw(r, "decision") {
			case "activate":
				active, m.Active = true, true
				m = settle(m, now)
			case "deactivate":
				active, m.Active = false, false
				m = settle(m, now)
			case "suspend":
				m, err = suspended(m, now)
				if (err != nil) != held {
					r.Fatalf("suspend when suspended=%v: %v", held, err)
				}
				held = true
			case "restore":
				m, err = restored(m, now)
				if (err == nil) != held {
					r.Fatalf("restore when suspended=%v: %v", held, err)
				}
				held = false
			}
			if want := strongest(active, held); m.State != want {
				r.Fatalf("state %s, want %s", m.State, want)
			}
			if (m.DeactivatedAt == nil) != active || (m.SuspendedAt == nil) == held {
				r.Fatalf("times out of step: %+v", m)
			}
			if before.State == StateActive && m.State != StateActive && !losesAccess(before, m) {
				r.Fatalf("from %s to %s keeps access", before.State, m.State)
			}
			if m.State == StateActive && losesAccess(before, m) {
				r.Fatalf("from %s to %s loses access", before.State, m.State)
			}
		}
		if gone := deleted(m, now); gone.State != StateDeleted || !losesAccess(m, gone) {
			r.Fatalf("deleted from %s: %s", m.State, gone.State)
		}
	})
}

func strongest(active, held bool) State {
	switch {
	case held:
		return StateSuspended
	case !active:
		return StateDeactivated
	}
	return StateActive
}
