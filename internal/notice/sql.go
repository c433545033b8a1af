package notice

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// insert keeps a message and tells whether it is the first with its key.
func insert(tx *db.Tx, id string, m Message) (bool, error) {
	n, err := tx.Exec(`
		insert into notice (org_id, id, kind, subject, body, link, once_key, required, created_at)
		values (:org, :id, :kind, :subject, :body, :link, :key, :required, :now)
		on conflict (org_id, once_key) where once_key <> '' do nothing`, db.Args{
		"id": id, "kind": m.Kind, "subject": m.Subject, "body": m.Text, "link": m.Link, "key": m.Key,
		"required": m.Required, "now": tx.Now,
	})
	return n > 0, err
}

// holdersOf lists the active members who were granted a role.
func holdersOf(tx *db.Tx, r access.Role) (ids []access.MemberID, err error) {
	return ids, tx.Select(&ids, `
		select m.id
		  from member_role r
		  join member m on m.org_id = r.org_id and m.id = r.member_id
		 where r.org_id = :org and r.role = :role and m.state = 'active'
		 order by m.id`, db.Args{"role": string(r)})
}

func insertInbox(tx *db.Tx, notice string, m access.MemberID) error {
	_, err := tx.Exec(`
		insert into notice_inbox (org_id, member_id, notice_id)
		values (:org, :member, :notice)`, db.Args{"member": string(m), "notice": notice})
	return err
}

func insertMail(tx *db.Tx, id, notice string, e envelope, sealed []byte) error {
	var m any
	if e.member != "" {
		m = string(e.member)
	}
	_, err := tx.Exec(`
		insert into notice_mail (org_id, id, notice_id, member_id, contact, address, state, reason, attempts, updated_at)
		values (:org, :id, :notice, :member, :contact, :address, 'waiting', '', 0, :now)`, db.Args{
		"id": id, "notice": notice, "member": m, "contact": e.contact, "address": sealed, "now": tx.Now,
	})
	return err
}

func keepPrivate(tx *db.Tx, id string, sealed []byte) error {
	return tx.ExecOne(`update notice_mail set secret = :secret where org_id = :org and id = :id`, db.Args{"id": id, "secret": sealed})
}

const inboxColumns = `n.id, n.kind, n.subject, n.body, n.link, n.created_at, i.read_at,
	coalesce((select max(x.state) from notice_mail x
	           where x.org_id = :org and x.notice_id = n.id and x.member_id = i.member_id), '') as mail`

func inbox(tx *db.Tx, m access.MemberID, p Page) (list []Notice, err error) {
	where, args := "", db.Args{"member": string(m), "limit": p.limit() + 1}
	than, order := "<", "desc"
	if p.Back {
		than, order = ">", "asc"
	}
	if p.Before != "" {
		where = " and i.notice_id " + than + " :before"
		args["before"] = p.Before
	}
	return list, tx.Select(&list, `
		select `+inboxColumns+`
		  from notice_inbox i
		  join notice n on n.org_id = i.org_id and n.id = i.notice_id
		 where i.org_id = :org and i.member_id = :member`+where+`
		 order by i.notice_id `+order+`
		 limit :limit`, args)
}

func findInbox(tx *db.Tx, m access.MemberID, id string) (n Notice, err error) {
	err = tx.Get(&n, `
		select `+inboxColumns+`
		  from notice_inbox i
		  join notice n on n.org_id = i.org_id and n.id = i.notice_id
		 where i.org_id = :org and i.member_id = :member and i.notice_id = :id`, db.Args{"member": string(m), "id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no notice with this id.").Because(err)
	}
	return n, err
}

func countUnread(tx *db.Tx, m access.MemberID) (n int, err error) {
	return n, tx.Get(&n, `
		select count(*) from notice_inbox i
		 where i.org_id = :org and i.member_id = :member and i.read_at is null`, db.Args{"member": string(m)})
}

func markRead(tx *db.Tx, m access.MemberID, id string) error {
	_, err := tx.Exec(`
		update notice_inbox set read_at = :now
		 where org_id = :org and member_id = :member and notice_id = :id and read_at is null`,
		db.Args{"member": string(m), "id": id, "now": tx.Now})
	return err
}

func markAllRead(tx *db.Tx, m access.MemberID) (int64, error) {
	return tx.Exec(`
		update notice_inbox set read_at = :now
		 where org_id = :org and member_id = :member and read_at is null`, db.Args{"member": string(m), "now": tx.Now})
}

func forget(tx *db.Tx, before time.Time) (int64, error) {
	for _, table := range []string{"notice_mail", "notice_inbox"} {
		_, err := tx.Exec(`
			delete from `+table+`
			 where org_id = :org and notice_id in (
			       select n.id from notice n where n.org_id = :org and n.created_at < :before)`, db.Args{"before": before})
		if err != nil {
			return 0, err
		}
	}
	return tx.Exec(`delete from notice where org_id = :org and created_at < :before`, db.Args{"before": before})
}

func leave(tx *db.Tx, m access.MemberID) error {
	for _, table := range []string{"notice_inbox", "notice_choice", "notice_mail"} {
		_, err := tx.Exec(`delete from `+table+` where org_id = :org and member_id = :member`, db.Args{"member": string(m)})
		if err != nil {
			return err
		}
	}
	return nil
}

func declinedAreas(tx *db.Tx, m access.MemberID) (areas []string, err error) {
	return areas, tx.Select(&areas, `
		select c.area from notice_choice c
		 where c.org_id = :org and c.member_id = :member and not c.mail`, db.Args{"member": string(m)})
}

func saveChoice(tx *db.Tx, m access.MemberID, area string, mail bool) error {
	_, err := tx.Exec(`
		insert into notice_choice (org_id, member_id, area, mail, updated_at)
		values (:org, :member, :area, :mail, :now)
		on conflict (org_id, member_id, area) do update set mail = excluded.mail, updated_at = excluded.updated_at`,
		db.Args{"member": string(m), "area": area, "mail": mail, "now": tx.Now})
	return err
}

// mailRow is one mail with the notice that it carries.
type mailRow struct {
	ID       string           `db:"id"`
	Member   *access.MemberID `db:"member_id"`
	Contact  string           `db:"contact"`
	Sealed   []byte           `db:"address"`
	Private  []byte           `db:"secret"`
	State    MailState        `db:"state"`
	Kind     string           `db:"kind"`
	Subject  string           `db:"subject"`
	Text     string           `db:"body"`
	Link     string           `db:"link"`
	Required bool             `db:"required"`
	At       time.Time        `db:"created_at"`
	OrgName  string           `db:"org_name"`
}

func findMail(tx *db.Tx, id string) (r mailRow, err error) {
	return r, tx.Get(&r, `
		select x.id, x.member_id, x.contact, x.address, x.secret, x.state,
		       n.kind, n.subject, n.body, n.link, n.required, n.created_at, o.name as org_name
		  from notice_mail x
		  join notice n on n.org_id = x.org_id and n.id = x.notice_id
		  join organization o on o.org_id = x.org_id
		 where x.org_id = :org and x.id = :id`, db.Args{"id": id})
}

// settleMail keeps how a mail fared; the address of an outsider is forgotten
// with its end.
func settleMail(tx *db.Tx, id string, s MailState, reason string) error {
	_, err := tx.Exec(`
		update notice_mail
		   set state = :state, reason = :reason, attempts = attempts + 1, updated_at = :now,
		       address = case when :state = 'waiting' then address else null end,
		       secret = case when :state = 'waiting' then secret else null end
		 where org_id = :org and id = :id and state = 'waiting'`,
		db.Args{"id": id, "state": string(s), "reason": reason, "now": tx.Now})
	return err
}

// MailCounts tells how many mails of the organization are in each state.
func MailCounts(tx *db.Tx) (map[MailState]int, error) {
	var rows []struct {
		State MailState
		N     int
	}
	err := tx.Select(&rows, `select state, count(*) as n from notice_mail where org_id = :org group by state`, nil)
	out := map[MailState]int{}
	for _, r := range rows {
		out[r.State] = r.N
	}
	return out, err
}
