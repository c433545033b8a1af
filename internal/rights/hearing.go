package rights

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

// HearingState is where a hearing stands.
type HearingState string

// The states of hearings: what it decided is its end.
const (
	HearingAsked     HearingState = "asked"
	HearingScheduled HearingState = "scheduled"
	HearingAmended   HearingState = "amended"
	HearingUpheld    HearingState = "upheld"
)

// Hearing is how somebody whose education records were not amended is heard (34
// CFR 99.21 and 99.22).
type Hearing struct {
	RequestID ID
	State     HearingState
	AskedAt   time.Time
	// HeldAt is for when it is set.
	HeldAt *time.Time
	// Officer holds it: somebody without an interest in the outcome.
	Officer access.MemberID
	Decided *Step
	Words   HearingWords
}

// HearingWords are sealed under the member's key.
type HearingWords struct {
	// Place is where it is held.
	Place string `json:"place,omitempty"`
	// Decision sums up the evidence and gives the reasons (99.22(f)).
	Decision string `json:"decision,omitempty"`
	// Statement is the member's own, kept with the record and shown with it as
	// long as the record is (99.21(b)(2) and (c)).
	Statement string `json:"statement,omitempty"`
}

func hearingPlace(id ID) string { return "hearing/" + string(id) }

// hearable finds a request about which somebody can be heard.
func hearable(r Request) error {
	if r.Kind != Amendment || !slices.Contains(r.Clock.Regimes, FERPA) {
		return fault.New(fault.Conflict, "A hearing is about education records that were not amended (34 CFR 99.21); this request is another.")
	}
	if r.State != Refused {
		return fault.New(fault.Conflict, "A hearing can be asked for once the amendment was refused. This request is %s.", says[r.State])
	}
	return nil
}

// AskHearing asks for a hearing after a refused amendment: the member's own
// (permission OwnData), or entered for them (OpenRequests).
func AskHearing(tx *db.Tx, id ID) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if r.MemberID != tx.Actor.Member && !tx.May(access.OpenRequests) {
		return Request{}, fault.New(fault.NotFound, "There is nothing with this id.")
	}
	if err := hearable(r); err != nil {
		return r, err
	}
	h := Hearing{RequestID: id, State: HearingAsked, AskedAt: tx.Now}
	fresh, err := insertHearing(tx, r, h)
	if err != nil {
		return r, err
	}
	if !fresh {
		return r, fault.New(fault.Conflict, "A hearing about this request was asked for already.")
	}
	_, err = record(tx, "hearing.asked", r, nil)
	return r, err
}

// ScheduleHearing sets when and where it is held and by whom (permission
// DecideRequests): by nobody who had a part in the decision (99.22(c)). The
// member is told in time.
func ScheduleHearing(tx *db.Tx, id ID, at time.Time, place string, officer access.MemberID) (Request, error) {
	r, h, err := hearingOf(tx, id)
	if err != nil {
		return r, err
	}
	if place, err = text("place", place, 3); err != nil {
		return r, err
	}
	if h.State != HearingAsked && h.State != HearingScheduled {
		return r, fault.New(fault.Conflict, "This hearing was held and decided.")
	}
	if at.Before(tx.Now.Add(24 * time.Hour)) {
		return r, fault.New(fault.Invalid, "Set a time at least a day ahead, so that the member can come (34 CFR 99.22(b)).").On("at")
	}
	if _, err := memberNamed(tx, officer); err != nil {
		return r, err
	}
	if why := r.interest(officer); why != "" {
		return r, fault.New(fault.Invalid, "A hearing is held by somebody without an interest in its outcome (34 CFR 99.22(c)), and this person %s.", why).On("officerId")
	}
	at = at.UTC()
	h.State, h.HeldAt, h.Officer, h.Words.Place = HearingScheduled, &at, officer, place
	if err := saveHearing(tx, r, h); err != nil {
		return r, err
	}
	if err := write(tx, r, FromOffice, "Your hearing is on "+at.Format("2 January 2006, 15:04 MST")+", "+place+". You may bring evidence and somebody to assist you (34 CFR 99.22(d)).", "hearing"); err != nil {
		return r, err
	}
	if _, err := record(tx, "hearing.scheduled", r, map[string]any{"on": day(at), "officer": officer}); err != nil {
		return r, err
	}
	return r, tell(tx, r, "written")
}

// interest says why somebody has an interest in a hearing's outcome, or "".
func (r Request) interest(who access.MemberID) string {
	took := func(s *Step) bool { return s != nil && s.By.Member == who }
	switch {
	case who == r.MemberID:
		return "is the one who asks"
	case took(r.Answered):
		return "refused the amendment"
	case took(r.Started) || took(r.Approved) || took(r.Attested) || took(&r.Opened) || r.Assignee == who:
		return "worked on the request"
	}
	return ""
}

// DecideHearing records what the officer decided, in writing with a summary of
// the evidence and the reasons (99.22(f)); only the officer does.
func DecideHearing(tx *db.Tx, id ID, amend bool, decision string) (Request, error) {
	r, h, err := hearingOf(tx, id)
	if err != nil {
		return r, err
	}
	if decision, err = text("decision", decision, minReason); err != nil {
		return r, err
	}
	switch {
	case h.State != HearingScheduled:
		return r, fault.New(fault.Conflict, "There is no hearing that waits for its decision.")
	case tx.Actor.Member != h.Officer:
		return r, fault.New(fault.Denied, "Only the person who holds the hearing decides it.")
	case tx.Now.Before(*h.HeldAt):
		return r, fault.New(fault.Conflict, "The hearing is on %s; it is decided after it was held.", written(*h.HeldAt))
	}
	h.State, h.Words.Decision = HearingUpheld, decision
	if amend {
		h.State = HearingAmended
	}
	h.Decided = &Step{By: actorOf(tx.Actor), At: tx.Now}
	if err := saveHearing(tx, r, h); err != nil {
		return r, err
	}
	said := "The hearing was decided: the record is amended."
	if !amend {
		said = "The hearing was decided: the record stays as it is. You may place a statement with it that comments on it or says why you disagree (34 CFR 99.21(b)(2))."
	}
	if err := write(tx, r, FromOffice, said+"\n\n"+decision[:min(len(decision), maxWords-len(said)-2)], "hearing"); err != nil {
		return r, err
	}
	if _, err := record(tx, "hearing.decided", r, map[string]any{"decision": h.State}); err != nil {
		return r, err
	}
	return r, tell(tx, r, "written")
}

// PlaceStatement puts the member's statement with a record that stays as it is
// (permission OwnData).
func PlaceStatement(tx *db.Tx, id ID, statement string) (Request, error) {
	r, err := FindOwn(tx, id)
	if err != nil {
		return r, err
	}
	_, h, err := hearingOf(tx, id)
	if err != nil {
		return r, err
	}
	if h.State != HearingUpheld {
		return r, fault.New(fault.Conflict, "A statement is placed with a record that a hearing left as it is.")
	}
	if h.Words.Statement, err = text("statement", statement, minReason); err != nil {
		return r, err
	}
	if err := saveHearing(tx, r, h); err != nil {
		return r, err
	}
	_, err = record(tx, "hearing.statement_placed", r, nil)
	return r, err
}

// HearingOf returns the hearing about a request; nil where none was asked for.
func HearingOf(tx *db.Tx, r Request) (*Hearing, error) {
	row, err := findHearing(tx, r.ID)
	if err != nil || row == nil {
		return nil, err
	}
	h := row.hearing()
	plain, err := seal.Open(tx, r.MemberID, seal.Request, hearingPlace(r.ID), row.Words)
	if seal.IsShredded(err) {
		return &h, nil
	}
	if err != nil {
		return nil, err
	}
	return &h, json.Unmarshal(plain, &h.Words)
}

// hearingOf locks a request and finds its hearing.
func hearingOf(tx *db.Tx, id ID) (Request, Hearing, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, Hearing{}, err
	}
	h, err := HearingOf(tx, r)
	if err != nil {
		return r, Hearing{}, err
	}
	if h == nil {
		return r, Hearing{}, fault.New(fault.Conflict, "Nobody asked for a hearing about this request.")
	}
	return r, *h, nil
}

type hearingRow struct {
	RequestID ID              `db:"request_id"`
	State     HearingState    `db:"state"`
	AskedAt   time.Time       `db:"asked_at"`
	HeldAt    *time.Time      `db:"held_at"`
	Officer   access.MemberID `db:"officer"`
	Decided   db.JSON[*Step]  `db:"decided"`
	Words     []byte          `db:"words"`
}

func (r hearingRow) hearing() Hearing {
	return Hearing{RequestID: r.RequestID, State: r.State, AskedAt: r.AskedAt.UTC(), HeldAt: r.HeldAt, Officer: r.Officer, Decided: r.Decided.V}
}

func findHearing(tx *db.Tx, id ID) (*hearingRow, error) {
	var rows []hearingRow
	err := tx.Select(&rows, `
		select request_id, state, asked_at, held_at, officer, decided, words
		  from hearing where org_id = :org and request_id = :request`, db.Args{"request": string(id)})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

func sealHearing(tx *db.Tx, r Request, w HearingWords) ([]byte, error) {
	plain, err := json.Marshal(w)
	if err != nil {
		return nil, err
	}
	return seal.Seal(tx, r.MemberID, seal.Request, hearingPlace(r.ID), plain)
}

func insertHearing(tx *db.Tx, r Request, h Hearing) (fresh bool, err error) {
	sealed, err := sealHearing(tx, r, h.Words)
	if err != nil {
		return false, err
	}
	n, err := tx.Exec(`
		insert into hearing (org_id, request_id, state, asked_at, held_at, officer, decided, words)
		values (:org, :request, :state, :now, null, '', null, :words)
		on conflict (org_id, request_id) do nothing`,
		db.Args{"request": string(r.ID), "state": string(h.State), "now": tx.Now, "words": sealed})
	return n > 0, err
}

func saveHearing(tx *db.Tx, r Request, h Hearing) error {
	sealed, err := sealHearing(tx, r, h.Words)
	if err != nil {
		return err
	}
	return tx.ExecOne(`
		update hearing set state = :state, held_at = :held_at, officer = :officer, decided = :decided, words = :words
		 where org_id = :org and request_id = :request`,
		db.Args{
			"request": string(r.ID), "state": string(h.State), "held_at": h.HeldAt, "officer": string(h.Officer),
			"decided": optional(h.Decided), "words": sealed,
		})
}

// Hearable tells whether a hearing can be asked for.
func Hearable(tx *db.Tx, r Request) (bool, error) {
	if hearable(r) != nil {
		return false, nil
	}
	row, err := findHearing(tx, r.ID)
	return row == nil, err
}
