package data

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/random"
)

// Shared is what whoever holds the link of a share sees.
type Shared struct {
	// By is what the member is called.
	By        string
	Recipient string
	Until     time.Time
	Records   []Record
}

// ShareDesk serves those who hold a share's link. They have no account here, so
// it opens its own transactions.
type ShareDesk struct{ DB *db.DB }

// Open shows a share by its secret, and keeps that it was opened: in the log, and
// for the member. One that ended, ran out or never was is answered alike.
func (k ShareDesk) Open(ctx context.Context, secret string) (out Shared, err error) {
	err = k.DB.Across(ctx, "whose health data a link shows", func(w *db.Wide) error {
		var at struct {
			Org    access.OrgID    `db:"org_id"`
			ID     ShareID         `db:"id"`
			Member access.MemberID `db:"member_id"`
		}
		err := w.Get(&at, `select org_id, id, member_id from health_share where link = :link`, db.Args{"link": random.Hash(secret)})
		if err != nil {
			return closed(err)
		}
		out, err = openShare(w.In(at.Org, access.System(at.Org, "share")), at.Member, at.ID)
		return err
	})
	return out, err
}

func closed(err error) error {
	if fault.Is(err, fault.NotFound) {
		return fault.New(fault.NotFound, "This link shows nothing, or nothing any more. Ask whoever gave it to you.").Because(err)
	}
	return err
}

func openShare(tx *db.Tx, m access.MemberID, id ShareID) (Shared, error) {
	s, err := findShare(tx, m, id)
	if err != nil {
		return Shared{}, closed(err)
	}
	if !s.Open(tx.Now) {
		return Shared{}, closed(fault.New(fault.NotFound, "The share is over."))
	}
	who, err := member.Find(tx, m)
	if err != nil {
		return Shared{}, closed(err)
	}
	records, err := sharedRecords(tx, s)
	if err != nil {
		return Shared{}, err
	}
	_, err = tx.Exec(`insert into health_share_look (org_id, id, share_id, member_id, at) values (:org, :id, :share, :member, :now)`,
		db.Args{"id": db.NewID(), "share": string(s.ID), "member": string(m), "now": tx.Now})
	if err != nil {
		return Shared{}, err
	}
	return Shared{By: who.Label(), Recipient: s.Recipient, Until: s.Until, Records: records}, s.record(tx, "share.opened")
}
