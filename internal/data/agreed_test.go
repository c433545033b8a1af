package data_test

import (
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/term"
)

// TestAgreedTermsGovernData: the terms are asked, and not their defaults repeated:
// with other values agreed, permits last as long, reviewers see less, records and
// purchases are kept as long, and nobody's choice brings back what is off.
func TestAgreedTermsGovernData(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w := newWorld(t, d)
		w.agree(term.LayerProcessing,
			clause(term.AdminAccessContent, term.ContentSecondApprover, term.Reach{Product: "docs"}), clause(term.AdminAccessReview, "false", term.Reach{}),
			clause(term.AdminAccessFor, "PT2H", term.Reach{}), clause(term.RetentionRecords, "P2Y", term.Reach{}),
			clause(term.PromotionsSMS, "false", term.Reach{}), clause(term.PromotionsTelephone, "false", term.Reach{}),
			clause(term.PromotionsPost, "false", term.Reach{}), clause(term.NetworkVisibility, "false", term.Reach{}))
		w.agree(term.LayerMaster, clause(term.RetentionPayment, "P12Y", term.Reach{}))
		w.ingest(w.content("docs", data.Files, 1, "Plan", "Secret."))
		carol := membertest.Make(t, d, w.org, "carol@acme.example", access.PrivacyOfficer)
		p, err := w.by(w.bob, func(tx *db.Tx) (data.Permit, error) {
			return data.AskToRead(tx, w.ada.ID, data.Filter{ProductID: "docs"}, reason)
		})
		if err != nil {
			t.Fatal(err)
		}
		p, err = w.by(carol, func(tx *db.Tx) (data.Permit, error) { return data.ApproveRead(tx, p.ID) })
		if err != nil || p.Until == nil || !p.Until.Equal(p.DecidedAt.Add(2*time.Hour)) {
			t.Errorf("a permit is %+v, %v", p, err)
		}
		err = w.View(w.as(carol), access.ReadContent, func(tx *db.Tx) error {
			wall, err := data.WallOf(tx, w.ada.ID)
			if err == nil && wall.Why("docs", data.Files) == "" {
				t.Error("a reviewer sees what administrators may not read alone")
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		record := w.own(data.Filter{}, data.Page{}).Items[0]
		if record.KeptUntil == nil || !record.KeptUntil.Equal(record.At.AddDate(2, 0, 0)) {
			t.Errorf("a record is kept until %v", record.KeptUntil)
		}
		for _, kind := range []data.ChoiceKind{data.PromotionsSMS, data.PromotionsTelephone, data.PromotionsPost, data.NetworkVisibility} {
			if c := w.choices(w.ada)[kind]; c.Allowed || c.LockedBy == "" {
				t.Errorf("%s is %+v", kind, c)
			}
			if _, err := w.choose(kind, true); !fault.Is(err, fault.Denied) {
				t.Errorf("%s was switched on: %v", kind, err)
			}
		}
		w.do(func(tx *db.Tx) error {
			return data.RecordRelation(tx, data.NewRelation{MemberID: w.ada.ID, Kind: data.Purchase, ProductID: "mail", Purpose: data.OperateLegal, At: tx.Now, Title: "Invoice"})
		})
		b, who := data.Builtin(d.DB), data.Subject{OrgID: w.org, MemberID: w.ada.ID}
		erase := func(key string) int {
			out, err := b.Erase(w.worker(), who, data.EraseOptions{Key: key})
			if err != nil {
				t.Fatal(err)
			}
			return len(out.Retained)
		}
		d.Clock.Advance(11 * 365 * 24 * time.Hour)
		if erase("erase-agreed-1") != 1 {
			t.Error("a purchase went after eleven years; twelve are agreed")
		}
		d.Clock.Advance(2 * 365 * 24 * time.Hour)
		if erase("erase-agreed-2") != 0 {
			t.Error("a purchase is kept after thirteen years; twelve are agreed")
		}
	})
}
