package breakglass

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

type row struct {
	Account
	TOTP     []byte `db:"totp"`
	Counter  int64  `db:"last_counter"`
	Failures int    `db:"failures"`
}

func (r row) account() Account {
	a := r.Account
	a.totp, a.counter, a.failures = r.TOTP, r.Counter, r.Failures
	return a
}

const columns = `a.member_id, m.user_name, a.totp, a.last_counter, a.failures, a.locked_until, a.proven_at,
	coalesce(a.proven_by, '') as proven_by, a.created_at,
	(select count(*) from breakglass_code c where c.org_id = a.org_id and c.member_id = a.member_id and c.used_at is null) as codes_left`

const from = ` from breakglass_account a join member m on m.org_id = a.org_id and m.id = a.member_id where a.org_id = :org`

// List returns the organization's break-glass accounts, oldest first.
func List(tx *db.Tx) ([]Account, error) {
	var rows []row
	err := tx.Select(&rows, `select `+columns+from+` and m.state <> 'deleted' order by a.created_at, a.member_id`, nil)
	out := make([]Account, len(rows))
	for i, r := range rows {
		out[i] = r.account()
	}
	return out, err
}

func find(tx *db.Tx, id access.MemberID) (Account, error) {
	var r row
	err := tx.Get(&r, `select `+columns+from+` and a.member_id = :id`, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.NotFound, "There is no break-glass account with this id.").Because(err)
	}
	return r.account(), err
}

// byName locks the account, so that two attempts are counted one by one.
func byName(tx *db.Tx, name string) (Account, error) {
	var id access.MemberID
	err := tx.Get(&id, `select a.member_id`+from+` and m.user_name = :name and m.state <> 'deleted'`, db.Args{"name": name})
	if err != nil {
		return Account{}, err
	}
	_, err = tx.Exec(`update breakglass_account set failures = failures where org_id = :org and member_id = :id`, db.Args{"id": string(id)})
	if err != nil {
		return Account{}, err
	}
	return find(tx, id)
}

func insertAccount(tx *db.Tx, a Account) error {
	_, err := tx.Exec(`
		insert into breakglass_account (org_id, member_id, totp, last_counter, failures, created_at, created_by)
		values (:org, :id, :totp, 0, 0, :now, :by)`,
		db.Args{"id": string(a.Member), "totp": a.totp, "now": tx.Now, "by": tx.Actor.ID})
	return err
}

func (a Account) args() db.Args {
	args := db.Args{
		"id": string(a.Member), "totp": a.totp, "counter": a.counter, "failures": a.failures,
		"locked": a.LockedUntil, "proven": a.ProvedAt, "by": nil,
	}
	if a.ProvedBy != "" {
		args["by"] = a.ProvedBy
	}
	return args
}

func updateAccount(tx *db.Tx, a Account) error {
	return tx.ExecOne(`
		update breakglass_account
		   set totp = :totp, last_counter = :counter, failures = :failures, locked_until = :locked,
		       proven_at = :proven, proven_by = :by
		 where org_id = :org and member_id = :id`, a.args())
}

// renewAccount also throws away the codes that there were.
func renewAccount(tx *db.Tx, a Account) error {
	if err := deleteCodes(tx, a.Member); err != nil {
		return err
	}
	a.counter, a.failures = 0, 0
	return updateAccount(tx, a)
}

func deleteAccount(tx *db.Tx, id access.MemberID) error {
	if err := deleteCodes(tx, id); err != nil {
		return err
	}
	return tx.ExecOne(`delete from breakglass_account where org_id = :org and member_id = :id`, db.Args{"id": string(id)})
}

func deleteCodes(tx *db.Tx, id access.MemberID) error {
	_, err := tx.Exec(`delete from breakglass_code where org_id = :org and member_id = :id`, db.Args{"id": string(id)})
	return err
}

func insertCodes(tx *db.Tx, id access.MemberID, list []string) error {
	rows := make([]db.Args, len(list))
	for i, code := range list {
		rows[i] = db.Args{"id": db.NewID(), "member": string(id), "hash": hashOf(code)}
	}
	_, err := tx.InsertMany(`insert into breakglass_code (org_id, id, member_id, code_hash) values (:org, :id, :member, :hash)`, rows)
	return err
}

// useCode takes a code that was not used yet.
func useCode(tx *db.Tx, id access.MemberID, hash []byte) (bool, error) {
	n, err := tx.Exec(`
		update breakglass_code set used_at = :now
		 where org_id = :org and member_id = :member and code_hash = :hash and used_at is null`,
		db.Args{"member": string(id), "hash": hash, "now": tx.Now})
	return n == 1, err
}
