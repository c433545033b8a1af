package register

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// The kinds of entries in the shared table.
const (
	aboutProduct = "product"
	aRecipient   = "recipient"
	anIdentifier = "identifier"
)

type entryRow struct {
	ID   string `db:"id"`
	Body string `db:"body"`
}

const selectEntries = `select id, body from register_entry where kind = :kind and retired_at is null order by id`

func decode[T any](rows []entryRow) (map[string]T, []T, error) {
	byID, list := make(map[string]T, len(rows)), make([]T, 0, len(rows))
	for _, r := range rows {
		var v T
		if err := json.Unmarshal([]byte(r.Body), &v); err != nil {
			return nil, nil, err
		}
		byID[r.ID] = v
		list = append(list, v)
	}
	return byID, list, nil
}

func entries[T any](tx *db.Tx, kind string) (map[string]T, []T, error) {
	var rows []entryRow
	if err := tx.SelectShared(&rows, selectEntries, db.Args{"kind": kind}); err != nil {
		return nil, nil, err
	}
	return decode[T](rows)
}

func entriesWide[T any](w *db.Wide, kind string) (map[string]T, []T, error) {
	var rows []entryRow
	if err := w.Select(&rows, selectEntries, db.Args{"kind": kind}); err != nil {
		return nil, nil, err
	}
	return decode[T](rows)
}

func saveEntry(w *db.Wide, kind, id string, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	_, err = w.Exec(`
		insert into register_entry (kind, id, body, published_at)
		values (:kind, :id, :body, :now)
		on conflict (kind, id) do update set body = excluded.body, published_at = excluded.published_at, retired_at = null`,
		db.Args{"kind": kind, "id": id, "body": string(body), "now": w.Now()})
	return err
}

func retire(w *db.Wide, kind, id string) error {
	_, err := w.Exec(`update register_entry set retired_at = :now where kind = :kind and id = :id`,
		db.Args{"kind": kind, "id": id, "now": w.Now()})
	return err
}

type noticeRow struct {
	ID          NoticeID   `db:"id"`
	Change      string     `db:"change_id"`
	Before      string     `db:"before_body"`
	After       string     `db:"after_body"`
	NoticedAt   time.Time  `db:"noticed_at"`
	ObjectUntil time.Time  `db:"object_until"`
	AppliesAt   time.Time  `db:"applies_at"`
	State       State      `db:"state"`
	Objection   string     `db:"objection"`
	ObjectedBy  string     `db:"objected_by"`
	ObjectedAt  *time.Time `db:"objected_at"`
	Answer      string     `db:"answer"`
	AnsweredAt  *time.Time `db:"answered_at"`
	Gone        bool       `db:"gone"`
}

const selectNotice = `
	select id, change_id, before_body, after_body, noticed_at, object_until, applies_at, state, objection, objected_by, objected_at,
	       answer, answered_at, gone
	from subprocessor_notice
	where org_id = :org`

func (r noticeRow) notice() (Notice, error) {
	n := Notice{
		ID: r.ID, Change: r.Change, NoticedAt: r.NoticedAt.UTC(), ObjectUntil: r.ObjectUntil.UTC(), AppliesAt: r.AppliesAt.UTC(), State: r.State,
		Objection: r.Objection, ObjectedBy: r.ObjectedBy, ObjectedAt: utc(r.ObjectedAt), Answer: r.Answer, AnsweredAt: utc(r.AnsweredAt), Gone: r.Gone,
	}
	if r.Before != "" {
		n.Before = &Recipient{}
		if err := json.Unmarshal([]byte(r.Before), n.Before); err != nil {
			return n, err
		}
	}
	return n, json.Unmarshal([]byte(r.After), &n.After)
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}

// Notices lists what the organization was told about subprocessors, newest first.
func Notices(tx *db.Tx) ([]Notice, error) {
	var rows []noticeRow
	if err := tx.Select(&rows, selectNotice+` order by noticed_at desc, id desc`, nil); err != nil {
		return nil, err
	}
	out := make([]Notice, len(rows))
	for i, r := range rows {
		var err error
		if out[i], err = r.notice(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func findNotice(tx *db.Tx, id NoticeID) (Notice, error) {
	var r noticeRow
	err := tx.Get(&r, selectNotice+` and id = :id`+tx.Lock(), db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		return Notice{}, fault.New(fault.NotFound, "There is no notice of a subprocessor with this id.").On("subprocessorNoticeId").Because(err)
	}
	if err != nil {
		return Notice{}, err
	}
	return r.notice()
}

func insertNotice(tx *db.Tx, n Notice) error {
	after, err := json.Marshal(n.After)
	if err != nil {
		return err
	}
	before := ""
	if n.Before != nil {
		body, err := json.Marshal(n.Before)
		if err != nil {
			return err
		}
		before = string(body)
	}
	_, err = tx.Exec(`
		insert into subprocessor_notice (
			org_id, id, change_id, before_body, after_body, noticed_at, object_until, applies_at, state, objection, objected_by, answer, gone
		) values (:org, :id, :change, :before, :after, :noticed, :until, :applies, :state, '', '', '', :gone)`,
		db.Args{
			"id": string(n.ID), "change": n.Change, "before": before, "after": string(after), "noticed": n.NoticedAt,
			"until": n.ObjectUntil, "applies": n.AppliesAt, "state": string(n.State), "gone": n.Gone,
		})
	return err
}

func saveNotice(tx *db.Tx, n Notice) error {
	return tx.ExecOne(`
		update subprocessor_notice
		set state = :state, objection = :objection, objected_by = :by, objected_at = :objected, answer = :answer, answered_at = :answered,
		    applies_at = :applies
		where org_id = :org and id = :id`,
		db.Args{
			"id": string(n.ID), "state": string(n.State), "objection": n.Objection, "by": n.ObjectedBy, "objected": n.ObjectedAt,
			"answer": n.Answer, "answered": n.AnsweredAt, "applies": n.AppliesAt,
		})
}

// noticed tells whether the organization was told of a change.
func noticed(tx *db.Tx, change string) (bool, error) {
	var n int
	err := tx.Get(&n, `select count(*) from subprocessor_notice where org_id = :org and change_id = :change`, db.Args{"change": change})
	return n > 0, err
}
