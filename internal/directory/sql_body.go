package directory

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

func warnings(e Exchange) []string {
	if e.Warnings == nil {
		return []string{}
	}
	return e.Warnings
}

// where is the filter in SQL, beginning with "and".
func (f Filter) where() (string, db.Args) {
	var sql strings.Builder
	args := db.Args{}
	add := func(on bool, condition, name string, value any) {
		if on {
			sql.WriteString(" and " + condition)
			args[name] = value
		}
	}
	if f.Refused {
		sql.WriteString(" and x.status >= 400")
	}
	add(f.ResourceID != "", "x.resource_id = :resource", "resource", f.ResourceID)
	add(f.Method != "", "x.method = :method", "method", strings.ToUpper(f.Method))
	add(f.Status != 0, "x.status = :status", "status", f.Status)
	add(f.From != nil, "x.at >= :from", "from", f.From)
	add(f.To != nil, "x.at < :to", "to", f.To)
	text := strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(strings.ToLower(strings.TrimSpace(f.Search)))
	add(text != "", "(lower(x.path) like :text escape '!' or lower(x.detail) like :text escape '!' or lower(x.query) like :text escape '!')", "text", "%"+text+"%")
	return sql.String(), args
}

const bodyPlace = "exchange/"

// sealFull seals an exchange's values under the key of the member whom they are
// about, so that erasing the member destroys them in backups too; values of
// nobody who is known are under the organization's.
func sealFull(tx *db.Tx, id string, b *Bodies) ([]byte, error) {
	if b.Full == nil {
		return nil, nil
	}
	plain, err := json.Marshal(b.Full)
	if err != nil {
		return nil, err
	}
	if b.Whose == "" {
		return seal.SealOrg(tx, bodyPlace+id, plain)
	}
	sealed, err := seal.Seal(tx, access.MemberID(b.Whose), seal.Log, bodyPlace+id, plain)
	if seal.IsShredded(err) {
		b.ExpiresAt = nil
		return nil, nil // erased meanwhile: then nothing is kept
	}
	return sealed, err
}

func insertBodies(tx *db.Tx, all []Exchange) error {
	var rows []db.Args
	for _, e := range all {
		if e.Bodies == nil {
			continue
		}
		b := *e.Bodies
		sealed, err := sealFull(tx, e.ID, &b)
		if err != nil {
			return err
		}
		rows = append(rows, db.Args{
			"id": e.ID, "request": b.Request, "answer": b.Answer, "request_bytes": b.RequestBytes, "answer_bytes": b.AnswerBytes,
			"complete": b.Complete, "sealed": sealed, "whose": b.Whose, "expires": b.ExpiresAt,
		})
	}
	_, err := tx.InsertMany(`
		insert into directory_exchange_body (org_id, id, request, answer, request_bytes, answer_bytes, complete, sealed, sealed_for, expires_at)
		values (:org, :id, :request, :answer, :request_bytes, :answer_bytes, :complete, :sealed, :whose, :expires)`, rows)
	return err
}

// FindExchange returns one exchange of the organization with its bodies; Full
// only while it is kept.
func FindExchange(tx *db.Tx, id string) (Exchange, error) {
	var r exchangeRow
	err := tx.Get(&r, `select `+exchangeColumns+` from directory_exchange x where x.org_id = :org and x.id = :id`, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no entry of the provisioning log with this id.").Because(err)
	}
	if err != nil {
		return Exchange{}, err
	}
	e := r.exchange()
	e.Bodies, err = findBodies(tx, id)
	return e, err
}

// ValuesRead records that the actor was shown the values of an exchange: personal
// data that was kept to find out what went wrong.
func ValuesRead(tx *db.Tx, e Exchange) error {
	entry := audit.Entry{
		Action: "directory.values_read", Object: audit.Object{Type: "directory", ID: e.DirectoryID},
		Detail: map[string]any{"exchange": e.ID, "method": e.Method},
	}
	if e.Bodies != nil {
		entry.Subject = access.MemberID(e.Bodies.Whose)
	}
	return audit.Record(tx, entry)
}

func findBodies(tx *db.Tx, id string) (*Bodies, error) {
	var r struct {
		Request      string     `db:"request"`
		Answer       string     `db:"answer"`
		RequestBytes int64      `db:"request_bytes"`
		AnswerBytes  int64      `db:"answer_bytes"`
		Complete     bool       `db:"complete"`
		Sealed       []byte     `db:"sealed"`
		Whose        string     `db:"sealed_for"`
		ExpiresAt    *time.Time `db:"expires_at"`
	}
	err := tx.Get(&r, `
		select b.request, b.answer, b.request_bytes, b.answer_bytes, b.complete, b.sealed, b.sealed_for, b.expires_at
		  from directory_exchange_body b
		 where b.org_id = :org and b.id = :id`, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	b := &Bodies{
		Request: r.Request, Answer: r.Answer, RequestBytes: r.RequestBytes, AnswerBytes: r.AnswerBytes,
		Complete: r.Complete, ExpiresAt: r.ExpiresAt, Whose: r.Whose,
	}
	if len(r.Sealed) > 0 && r.ExpiresAt != nil && tx.Now.Before(*r.ExpiresAt) {
		b.Full, err = openFull(tx, id, r.Whose, r.Sealed)
	}
	return b, err
}

func openFull(tx *db.Tx, id, whose string, sealed []byte) (*Full, error) {
	var plain []byte
	var err error
	if whose == "" {
		plain, err = seal.OpenOrg(tx, bodyPlace+id, sealed)
	} else {
		plain, err = seal.Open(tx, access.MemberID(whose), seal.Log, bodyPlace+id, sealed)
	}
	if seal.IsShredded(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var f Full
	return &f, json.Unmarshal(plain, &f)
}

func forgetBodies(tx *db.Tx, before time.Time) error {
	_, err := tx.Exec(`
		delete from directory_exchange_body
		 where org_id = :org and id in (select x.id from directory_exchange x where x.org_id = :org and x.at < :before)`,
		db.Args{"before": before})
	return err
}

const withoutValues = `update directory_exchange_body set sealed = null, sealed_for = '', expires_at = null where org_id = :org and sealed is not null`

// ForgetValues removes the personal values whose time is over and tells how many
// exchanges had some.
func ForgetValues(tx *db.Tx) (int, error) {
	n, err := tx.Exec(withoutValues+` and expires_at <= :now`, db.Args{"now": tx.Now})
	return int(n), err
}

func forgetValues(tx *db.Tx, directory string) error {
	_, err := tx.Exec(withoutValues+` and id in (select x.id from directory_exchange x where x.org_id = :org and x.directory_id = :directory)`,
		db.Args{"directory": directory})
	return err
}

// ForgetMember removes what the log holds of a member's values. Values of
// exchanges about nobody in particular, such as a refused creation or a list,
// may be theirs: those go too.
func ForgetMember(tx *db.Tx, m access.MemberID) error {
	_, err := tx.Exec(withoutValues+` and sealed_for in ('', :member)`, db.Args{"member": string(m)})
	return err
}

// Recent returns the last statuses of a directory, newest first, and when it was
// last heard of.
func Recent(tx *db.Tx, directory string) (statuses []int, last *time.Time, err error) {
	var rows []struct {
		At     time.Time `db:"at"`
		Status int       `db:"status"`
	}
	err = tx.Select(&rows, `
		select x.at, x.status
		  from directory_exchange x
		 where x.org_id = :org and x.directory_id = :directory
		 order by x.id desc
		 limit :limit`, db.Args{"directory": directory, "limit": inRow})
	for _, r := range rows {
		statuses = append(statuses, r.Status)
	}
	if len(rows) > 0 {
		last = &rows[0].At
	}
	return statuses, last, err
}

// SignsOf collects what a directory is judged by.
func SignsOf(tx *db.Tx, d Directory) (Signs, error) {
	s := Signs{Directory: d}
	var err error
	if s.Standing, err = StandingOf(tx, d.ID); err != nil {
		return s, err
	}
	if s.LastAnswers, s.LastRequest, err = Recent(tx, d.ID); err != nil {
		return s, err
	}
	days, err := Health(tx, d.ID, tx.Now.Add(-24*time.Hour))
	for _, day := range days {
		s.Answered, s.Refused, s.Failed = s.Answered+day.Answered, s.Refused+day.Refused, s.Failed+day.Failed
	}
	return s, err
}

// WorstProblems returns the errors that a directory was most often answered with
// since a time, the most frequent first.
func WorstProblems(tx *db.Tx, directory string, since time.Time) ([]Problem, error) {
	const most = 5
	var all []Problem
	err := tx.Select(&all, `
		select x.status, x.method, x.detail, count(*) as times, max(x.id) as last_id
		  from directory_exchange x
		 where x.org_id = :org and x.directory_id = :directory and x.at >= :since and x.status >= 400
		 group by x.status, x.method, x.detail
		 order by times desc, last_id desc
		 limit :limit`, db.Args{"directory": directory, "since": since, "limit": most})
	return all, err
}
