package signup

import (
	"context"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/org"
	"github.com/sysoon/steward/internal/random"
)

const columns = `id, email, domain, state, txt_token, name, slug, kind, jurisdiction, problem, checked_at, proven_at,
	decided_at, reason, organization_id, created_at, expires_at`

// vendor runs fn in the vendor's organization, to which sign-ups belong.
func (k Desk) vendor(ctx context.Context, fn func(*db.Tx) error) error {
	ctx, err := k.asVendor(ctx)
	if err != nil {
		return err
	}
	return k.DB.Update(ctx, access.Work, fn)
}

func (k Desk) asVendor(ctx context.Context) (context.Context, error) {
	var o org.Organization
	err := k.DB.AcrossView(ctx, "whose sign-ups they are: the vendor's", func(w *db.Wide) (err error) {
		o, err = org.VendorOf(w)
		return err
	})
	return access.With(ctx, access.System(o.ID, "sign-up")), err
}

func insert(tx *db.Tx, s SignUp) error {
	_, err := tx.Exec(`
		insert into signup (org_id, id, email, domain, state, txt_token, name, slug, kind, jurisdiction, problem, reason,
			organization_id, created_at, expires_at)
		values (:org, :id, :email, :domain, :state, :token, '', '', '', '', '', '', '', :now, :expires)`, db.Args{
		"id": s.ID, "email": s.Email, "domain": s.Domain, "state": string(s.State), "token": s.Token, "now": s.CreatedAt, "expires": s.ExpiresAt,
	})
	return err
}

func save(tx *db.Tx, s SignUp) error {
	return tx.ExecOne(`
		update signup
		   set state = :state, name = :name, slug = :slug, kind = :kind, jurisdiction = :jurisdiction, problem = :problem,
		       checked_at = :checked, proven_at = :proven, decided_at = :decided, reason = :reason,
		       organization_id = :organization, expires_at = :expires
		 where org_id = :org and id = :id`, db.Args{
		"id": s.ID, "state": string(s.State), "name": s.Name, "slug": s.Slug, "kind": string(s.Kind), "jurisdiction": s.Jurisdiction,
		"problem": s.Problem, "checked": s.CheckedAt, "proven": s.ProvenAt, "decided": s.DecidedAt, "reason": s.Reason,
		"organization": string(s.Organization), "expires": s.ExpiresAt,
	})
}

// setMail makes a link's secret the only one that works.
func setMail(tx *db.Tx, id string, hash []byte) error {
	return tx.ExecOne(`update signup set mail_hash = :hash where org_id = :org and id = :id`, db.Args{"id": id, "hash": hash})
}

// bind uses the link up and makes one browser the only one that goes on.
func bind(tx *db.Tx, id string, browser []byte) error {
	return tx.ExecOne(`update signup set mail_hash = null, browser_hash = :hash where org_id = :org and id = :id`,
		db.Args{"id": id, "hash": browser})
}

// find locks a sign-up that is not over.
func find(tx *db.Tx, where string, args db.Args) (SignUp, error) {
	var s SignUp
	bound := db.Args{"now": tx.Now}
	for name, v := range args {
		bound[name] = v
	}
	err := tx.Get(&s, `select `+columns+` from signup where org_id = :org and expires_at > :now and `+where+tx.Lock(), bound)
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "This link or page is over: it was used, or its time has passed. Begin again with your address.").Because(err)
	}
	return s, err
}

func byID(tx *db.Tx, id string) (SignUp, error) { return find(tx, `id = :id`, db.Args{"id": id}) }

func byBrowser(tx *db.Tx, secret string) (SignUp, error) {
	return find(tx, `browser_hash = :hash`, db.Args{"hash": random.Hash(secret)})
}

// begun counts the sign-ups of an address and of a domain since a time.
func begun(tx *db.Tx, email, domain string, since time.Time) (ofAddress, ofDomain int, err error) {
	var n struct {
		Address int `db:"address"`
		Domain  int `db:"domain"`
	}
	err = tx.Get(&n, `
		select coalesce(sum(case when email = :email then 1 else 0 end), 0) as address, count(*) as domain
		  from signup
		 where org_id = :org and domain = :domain and created_at > :since`, db.Args{"email": email, "domain": domain, "since": since})
	return n.Address, n.Domain, err
}

// former finds the newest sign-up of an address that has come further than s.
func former(tx *db.Tx, s SignUp) (SignUp, bool, error) {
	var all []SignUp
	err := tx.Select(&all, `
		select `+columns+`
		  from signup
		 where org_id = :org and email = :email and id <> :id and state not in ('asked', 'refused') and expires_at > :now
		 order by created_at desc
		 limit 1`, db.Args{"email": s.Email, "id": s.ID, "now": tx.Now})
	if err != nil || len(all) == 0 {
		return SignUp{}, false, err
	}
	return all[0], true, nil
}

// ModeOf tells who may sign up; until an operator says, nobody.
func ModeOf(tx *db.Tx) (Mode, error) {
	var m Mode
	err := tx.Get(&m, `select mode from signup_setting where org_id = :org and id = 'mode'`, nil)
	if fault.Is(err, fault.NotFound) {
		return Off, nil
	}
	return m, err
}

func keepMode(tx *db.Tx, m Mode) error {
	_, err := tx.Exec(`
		insert into signup_setting (org_id, id, mode, updated_at)
		values (:org, 'mode', :mode, :now)
		on conflict (org_id, id) do update set mode = excluded.mode, updated_at = excluded.updated_at`,
		db.Args{"mode": string(m), "now": tx.Now})
	return err
}

// Waiting lists the sign-ups that have come as far as an operator's decision or
// beyond, the newest first; at most 200.
func Waiting(tx *db.Tx) ([]SignUp, error) {
	var all []SignUp
	err := tx.Select(&all, `
		select `+columns+`
		  from signup
		 where org_id = :org and state in ('proven', 'created', 'refused')
		 order by case state when 'proven' then 0 else 1 end, created_at desc
		 limit 200`, nil)
	return all, err
}

// Forget deletes what is over. It is a chore of housekeeping.
func Forget(tx *db.Tx) error {
	_, err := tx.Exec(`delete from signup where org_id = :org and expires_at < :now`, db.Args{"now": tx.Now})
	return err
}
