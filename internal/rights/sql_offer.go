package rights

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/term"
)

type offerRow struct {
	ID        OfferID         `db:"id"`
	Request   ID              `db:"request_id"`
	Document  term.DocumentID `db:"document_id"`
	State     OfferState      `db:"state"`
	Old       time.Time       `db:"old_due_at"`
	New       time.Time       `db:"new_due_at"`
	Clock     db.JSON[Clock]  `db:"clock"`
	TermsHash string          `db:"terms_hash"`
	Second    bool            `db:"second_approver"`
	MadeAt    time.Time       `db:"made_at"`
	DecidedAt *time.Time      `db:"decided_at"`
	DecidedBy string          `db:"decided_by"`
}

const selectOffer = `
	select id, request_id, document_id, state, old_due_at, new_due_at, clock, terms_hash, second_approver,
	       made_at, decided_at, decided_by
	  from request_offer
	 where org_id = :org`

func (r offerRow) offer() Offer {
	return Offer{
		ID: r.ID, Request: r.Request, Document: r.Document, State: r.State, Old: r.Old.UTC(), New: r.New.UTC(),
		MadeAt: r.MadeAt.UTC(), DecidedAt: r.DecidedAt, DecidedBy: r.DecidedBy,
		shift: Shift{Clock: r.Clock.V, TermsHash: r.TermsHash, SecondApprover: r.Second},
	}
}

func insertOffer(tx *db.Tx, o Offer) error {
	_, err := tx.Exec(`
		insert into request_offer (
			org_id, id, request_id, document_id, state, old_due_at, new_due_at, clock, terms_hash, second_approver, made_at, decided_by)
		values (:org, :id, :request, :document, 'open', :old, :new, :clock, :hash, :second, :at, '')`,
		db.Args{
			"id": string(o.ID), "request": string(o.Request), "document": string(o.Document), "old": o.Old, "new": o.New,
			"clock": db.AsJSON(o.shift.Clock), "hash": o.shift.TermsHash, "second": o.shift.SecondApprover, "at": o.MadeAt,
		})
	return err
}

func findOffer(tx *db.Tx, id OfferID) (Offer, error) {
	var r offerRow
	err := tx.Get(&r, selectOffer+` and id = :id`+tx.Lock(), db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no offer with this id.").Because(err)
	}
	return r.offer(), err
}

// OffersOf lists the offers of requests, newest first.
func OffersOf(tx *db.Tx, ids []ID) (map[ID][]Offer, error) {
	var rows []offerRow
	err := tx.Select(&rows, selectOffer+` and request_id in (:requests) order by made_at desc, id desc`, db.Args{"requests": texts(ids)})
	out := map[ID][]Offer{}
	for _, r := range rows {
		out[r.Request] = append(out[r.Request], r.offer())
	}
	return out, err
}

// lapseOffers ends what nobody decided: it is of terms that are not the latest.
func lapseOffers(tx *db.Tx) error {
	_, err := tx.Exec(`
		update request_offer set state = 'lapsed', decided_at = :now
		 where org_id = :org and state = 'open'`, db.Args{"now": tx.Now})
	return err
}

func decideOffer(tx *db.Tx, o Offer, to OfferState) error {
	return tx.ExecOne(`
		update request_offer set state = :state, decided_at = :now, decided_by = :by
		 where org_id = :org and id = :id and state = 'open'`,
		db.Args{"id": string(o.ID), "state": string(to), "now": tx.Now, "by": tx.Actor.ID})
}

// saveTermsHash writes which terms a request goes by: nothing else changes them.
func saveTermsHash(tx *db.Tx, r Request) error {
	return tx.ExecOne(`update request set terms_hash = :hash where org_id = :org and id = :id and version = :version`,
		db.Args{"id": string(r.ID), "hash": r.TermsHash, "version": r.Version})
}

// deletedMember is somebody whose data waits for its end.
type deletedMember struct {
	ID        access.MemberID `db:"id"`
	DeletedAt time.Time       `db:"deleted_at"`
	Records   int             `db:"records"`
}

// deletedMembers lists the deleted members that still have records.
func deletedMembers(tx *db.Tx) ([]deletedMember, error) {
	var out []deletedMember
	err := tx.Select(&out, `
		select m.id, m.deleted_at, count(*) as records
		  from member m
		  join record r on r.org_id = m.org_id and r.member_id = m.id
		 where m.org_id = :org and m.state = 'deleted' and m.deleted_at is not null
		 group by m.id, m.deleted_at
		 order by m.id`, nil)
	return out, err
}
