package finding

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/org"
)

// account is an account on a domain, as its home has it.
type account struct {
	ID   access.MemberID    `db:"id"`
	Kind member.AccountKind `db:"account_kind"`
}

// mostAccounts bounds how many accounts one survey keeps; the next one goes on.
const mostAccounts = 10_000

// accountsOn finds the personal and third-party accounts of the vendor whose
// user name or e-mail address is on a domain. A domain has neither % nor _.
func accountsOn(w *db.Wide, vendor access.OrgID, domain string) (found []account, err error) {
	err = w.Select(&found, `
		select m.id, m.account_kind
		  from member m
		 where m.org_id = :vendor and m.state <> 'deleted' and m.account_kind in ('personal', 'third_party')
		   and (m.user_name_key like :ending
		        or exists (select 1 from member_email e where e.org_id = m.org_id and e.member_id = m.id and e.value_key like :ending))
		 order by m.id
		 limit :most`, db.Args{"vendor": string(vendor), "ending": "%@" + domain, "most": mostAccounts})
	return found, err
}

func countOwn(tx *db.Tx, domain string) (n int, err error) {
	err = tx.Get(&n, `
		select count(*)
		  from member m
		 where m.org_id = :org and m.state <> 'deleted' and m.account_kind = 'work_or_school'
		   and (m.user_name_key like :ending
		        or exists (select 1 from member_email e where e.org_id = m.org_id and e.member_id = m.id and e.value_key like :ending))`,
		db.Args{"ending": "%@" + domain})
	return n, err
}

// insert keeps an account that was found; one that is known already is left as
// it is, unless it had left the domain and has come back.
func insert(tx *db.Tx, d org.Domain, home access.OrgID, a account) (bool, error) {
	n, err := tx.Exec(`
		insert into finding (org_id, id, domain_id, home_org_id, member_id, account_kind, state, asked, answer, created_at)
		values (:org, :id, :domain, :home, :member, :kind, 'found', '', '', :now)
		on conflict (org_id, domain_id, home_org_id, member_id) do update
		   set state = 'found', asked = '', answer = '', ended_at = null, answered_at = null, reminded_at = null, due_at = null
		 where finding.state in ('gone', 'answered', 'lapsed')`,
		db.Args{"id": db.NewID(), "domain": d.ID, "home": string(home), "member": string(a.ID), "kind": string(a.Kind), "now": tx.Now})
	return n > 0, err
}

const columns = `f.org_id, f.id, f.domain_id, d.name as domain, f.home_org_id, f.member_id, f.account_kind, f.state, f.asked, f.asked_at,
	f.remind_at, f.reminded_at, f.due_at, f.answer, f.answered_at, f.new_address, f.new_expires_at, f.ended_at, f.created_at, o.name as organization`

const joined = `
	  from finding f
	  join domain d on d.org_id = f.org_id and d.id = f.domain_id
	  join organization o on o.org_id = f.org_id`

func ofDomain(tx *db.Tx, domain string) (all []Finding, err error) {
	err = tx.Select(&all, `select `+columns+joined+` where f.org_id = :org and f.domain_id = :domain order by f.id`, db.Args{"domain": domain})
	return all, err
}

// Find returns a finding of the organization.
func Find(tx *db.Tx, id string) (f Finding, err error) {
	err = tx.Get(&f, `select `+columns+joined+` where f.org_id = :org and f.id = :id`, db.Args{"id": id})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no account that was found with this id.").Because(err)
	}
	return f, err
}

// save keeps a finding and its token's hash.
func save(tx *db.Tx, f Finding, token []byte) error {
	return tx.ExecOne(`
		update finding
		   set state = :state, asked = :asked, asked_at = :asked_at, remind_at = :remind, reminded_at = :reminded, due_at = :due,
		       token_hash = :token, answer = :answer, answered_at = :answered, ended_at = :ended
		 where org_id = :org and id = :id`, db.Args{
		"id": f.ID, "state": string(f.State), "asked": string(f.Asked), "asked_at": f.AskedAt, "remind": f.RemindAt,
		"reminded": f.RemindedAt, "due": f.DueAt, "token": token, "answer": string(f.Answer), "answered": f.AnsweredAt, "ended": f.EndedAt,
	})
}

// keepNew keeps an address that a person wants to use instead, until they prove
// that it is theirs.
func keepNew(tx *db.Tx, f Finding, hash []byte) error {
	return tx.ExecOne(`
		update finding
		   set new_address = :address, new_token_hash = :hash, new_expires_at = :expires
		 where org_id = :org and id = :id`, db.Args{"id": f.ID, "address": f.NewAddress, "hash": hash, "expires": f.NewExpires})
}

func byHash(w *db.Wide, column string, hash []byte) (f Finding, err error) {
	err = w.Get(&f, `select `+columns+joined+` where f.`+column+` = :hash`, db.Args{"hash": hash})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "This link was used before, or its time is over. Sign in to your account and look at My data.").Because(err)
	}
	return f, err
}

func ofMember(w *db.Wide, home access.OrgID, id access.MemberID) (all []Finding, err error) {
	err = w.Select(&all, `select `+columns+joined+`
		 where f.home_org_id = :home and f.member_id = :member and f.state = 'asked'
		 order by f.due_at, f.id`, db.Args{"home": string(home), "member": string(id)})
	return all, err
}
