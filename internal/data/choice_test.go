package data_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/term"
)

func (w *world) choose(kind data.ChoiceKind, allowed bool) (c data.Choice, err error) {
	err = w.Update(w.as(w.ada), access.OwnData, func(tx *db.Tx) error {
		c, err = data.SetChoice(tx, kind, allowed)
		return err
	})
	w.Clock.Advance(time.Second)
	return c, err
}

func (w *world) choices(as member.Member) map[data.ChoiceKind]data.Choice {
	w.t.Helper()
	out := map[data.ChoiceKind]data.Choice{}
	err := w.View(w.as(as), access.OwnData, func(tx *db.Tx) error {
		all, err := data.Choices(tx, w.ada.ID)
		for _, c := range all {
			out[c.Kind] = c
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func TestChoiceKindsSayWhatTheyDo(t *testing.T) {
	seen := map[data.ChoiceKind]bool{}
	for _, c := range data.ChoiceKinds {
		if c.Label == "" || c.On == "" || c.Off == "" || c.On == c.Off || seen[c.Kind] {
			t.Errorf("%+v", c)
		}
		seen[c.Kind] = true
	}
}

// TestRow30And31 is opting out: at once, each channel by itself, with history.
func TestRow30And31OptOut(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		for kind, c := range w.choices(w.ada) {
			if c.Decided || c.LockedBy != "" || c.Allowed != c.Without {
				t.Errorf("before anything was decided, %s: %+v", kind, c)
			}
		}
		c, err := w.choose(data.PromotionsEmail, false)
		if err != nil || c.Allowed || !c.Without || !c.Decided || c.ChangedAt == nil || !c.ChangedAt.Equal(dbtest.Start) {
			t.Fatalf("%+v, %v", c, err)
		}
		now := w.choices(w.ada)
		if now[data.PromotionsEmail].Allowed || !now[data.PromotionsSMS].Allowed || !now[data.AdsInterest].Allowed {
			t.Errorf("channels are not independent: %+v", now)
		}
		for _, again := range []bool{false, true, false, false} {
			if _, err := w.choose(data.PromotionsEmail, again); err != nil {
				t.Fatal(err)
			}
		}
		err = w.View(w.as(w.bob), access.ReadMembers, func(tx *db.Tx) error {
			history, err := data.History(tx, w.ada.ID, data.PromotionsEmail)
			var got []bool
			for _, h := range history {
				got = append(got, h.Allowed)
			}
			if !slices.Equal(got, []bool{false, true, false}) {
				t.Errorf("history %v", got)
			}
			events, lerr := audit.List(tx, audit.Filter{Action: "choice.set"}, audit.Page{Limit: 10})
			if lerr != nil || len(events) != 3 || events[0].Detail()["kind"] != "promotions_email" {
				t.Errorf("events %+v, %v", events, lerr)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestRow85HealthMarketingIsOptIn: off by default, on by the member alone,
// whatever an agreement says, and off again at once.
func TestRow85HealthMarketingIsOptIn(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.agree(term.LayerMaster, clause(term.HealthMarketing, "true", term.Reach{}), clause(term.HealthCombine, "true", term.Reach{}))
		now := w.choices(w.ada)
		for _, kind := range []data.ChoiceKind{data.HealthMarketing, data.HealthCombine} {
			if c := now[kind]; c.Allowed || c.Without || c.LockedBy != "" {
				t.Errorf("%+v", c)
			}
			for _, want := range []bool{true, false} {
				if c, err := w.choose(kind, want); err != nil || c.Allowed != want {
					t.Errorf("%s: %+v, %v", kind, c, err)
				}
			}
		}
		t.Run("an administrator doesn't see it", func(t *testing.T) {
			if _, there := w.choices(w.bob)[data.HealthMarketing]; there {
				t.Error("it is listed")
			}
			err := w.View(w.as(w.bob), access.ReadMembers, func(tx *db.Tx) error {
				_, err := data.History(tx, w.ada.ID, data.HealthMarketing)
				return err
			})
			wantKind(t, err, fault.Denied)
			w.do(func(tx *db.Tx) error {
				events, err := audit.List(tx, audit.Filter{Action: "choice.set"}, audit.Page{Limit: 10})
				for _, e := range events {
					if strings.Contains(e.DetailJSON, "health") {
						t.Errorf("the log tells everybody: %s", e.DetailJSON)
					}
				}
				return err
			})
		})
	})
}

// TestLockedByTheOrganization: what an agreement switches off, the member can't
// switch on, and is told by which rule.
func TestLockedByTheOrganization(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		if _, err := w.choose(data.AdsInterest, true); err != nil {
			t.Fatal(err)
		}
		w.agree(term.LayerMaster, clause(term.AdsInterestBased, "false", term.Reach{}))
		c := w.choices(w.ada)[data.AdsInterest]
		if c.Allowed || !strings.Contains(c.LockedBy, "Agreement of Acme") || !strings.Contains(c.LockedBy, "4.2") {
			t.Errorf("%+v", c)
		}
		_, err := w.choose(data.AdsInterest, true)
		wantKind(t, err, fault.Denied)
		if _, err := w.choose(data.PromotionsPost, false); err != nil {
			t.Errorf("another choice: %v", err)
		}
	})
}

func TestSetChoiceRefuses(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		_, err := w.choose("everything", true)
		wantKind(t, err, fault.Invalid)
		err = w.Update(w.worker(), access.Work, func(tx *db.Tx) error {
			_, err := data.SetChoice(tx, data.Personalization, false)
			return err
		})
		wantKind(t, err, fault.Denied)
	})
}
