package credential

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

type tokenRow struct {
	Org        access.OrgID                 `db:"org_id"`
	ID         TokenID                      `db:"id"`
	Label      string                       `db:"label"`
	Prefix     string                       `db:"prefix"`
	Member     *access.MemberID             `db:"member_id"`
	Roles      db.JSON[[]access.Role]       `db:"roles"`
	Scopes     db.JSON[[]access.Permission] `db:"scopes"`
	CreatedBy  string                       `db:"created_by"`
	CreatedAt  time.Time                    `db:"created_at"`
	ExpiresAt  time.Time                    `db:"expires_at"`
	LastUsedAt *time.Time                   `db:"last_used_at"`
	EndedAt    *time.Time                   `db:"ended_at"`
	EndReason  *Reason                      `db:"end_reason"`
	Service    ServiceID                    `db:"service_account_id"`
	Rate       int                          `db:"rate_limit"`
	Replaces   TokenID                      `db:"replaces_id"`
	From       string                       `db:"last_used_from"`
}

const tokenColumns = `org_id, id, label, prefix, member_id, roles, scopes, created_by, created_at,
	expires_at, last_used_at, ended_at, end_reason, service_account_id, rate_limit, replaces_id, last_used_from`

func (r tokenRow) token() Token {
	t := Token{
		ID: r.ID, Label: r.Label, Prefix: r.Prefix, Roles: r.Roles.V, Scopes: r.Scopes.V,
		CreatedBy: r.CreatedBy, CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt,
		LastUsedAt: r.LastUsedAt, EndedAt: r.EndedAt, Service: r.Service, PointsPerSecond: r.Rate,
		Replaces: r.Replaces, LastUsedFrom: r.From,
	}
	if r.Member != nil {
		t.Member = *r.Member
	}
	if r.EndReason != nil {
		t.EndReason = *r.EndReason
	}
	return t
}

func insertToken(tx *db.Tx, t Token, hash []byte) error {
	var owner any
	if t.Member != "" {
		owner = string(t.Member)
	}
	_, err := tx.Exec(`
		insert into token (org_id, id, label, prefix, secret_hash, member_id, roles, scopes,
			created_by, created_at, expires_at, service_account_id, rate_limit, replaces_id)
		values (:org, :id, :label, :prefix, :hash, :member, :roles, :scopes, :by, :now, :expires, :service, :rate, :replaces)`,
		db.Args{
			"id": string(t.ID), "label": t.Label, "prefix": t.Prefix, "hash": hash, "member": owner,
			"roles": db.AsJSON(t.Roles), "scopes": db.AsJSON(t.Scopes), "by": t.CreatedBy,
			"now": t.CreatedAt, "expires": t.ExpiresAt, "service": string(t.Service), "rate": t.PointsPerSecond, "replaces": string(t.Replaces),
		})
	return err
}

// findToken finds the token that a secret's hash belongs to, in whatever
// organization.
func findToken(w *db.Wide, hash []byte) (row tokenRow, err error) {
	err = w.Get(&row, `select `+tokenColumns+` from token where secret_hash = :hash`, db.Args{"hash": hash})
	return row, err
}

func selectToken(tx *db.Tx, id TokenID) (Token, error) {
	var row tokenRow
	err := tx.Get(&row, `select `+tokenColumns+` from token where org_id = :org and id = :id`+tx.Lock(),
		db.Args{"id": string(id)})
	return row.token(), err
}

func selectTokens(tx *db.Tx) ([]Token, error) {
	var rows []tokenRow
	err := tx.Select(&rows, `
		select `+tokenColumns+`
		from token
		where org_id = :org and ended_at is null
		order by created_at desc, id desc`, nil)
	out := make([]Token, len(rows))
	for i, r := range rows {
		out[i] = r.token()
	}
	return out, err
}

func touchToken(tx *db.Tx, id TokenID, from string) error {
	_, err := tx.Exec(`
		update token set last_used_at = :now, last_used_from = :from
		where org_id = :org and id = :id and (last_used_at is null or last_used_at <= :stale)`,
		db.Args{"id": string(id), "now": tx.Now, "stale": tx.Now.Add(-touchEvery), "from": from})
	return err
}

func endToken(tx *db.Tx, id TokenID, why Reason) error {
	return tx.ExecOne(`
		update token set ended_at = :now, end_reason = :why
		where org_id = :org and id = :id and ended_at is null`,
		db.Args{"id": string(id), "now": tx.Now, "why": string(why)})
}

// selectIssuedWith lists the tokens that were issued with a token, directly or
// with one that was, as far as they have not ended.
func selectIssuedWith(tx *db.Tx, id TokenID) ([]Token, error) {
	var rows []tokenRow
	err := tx.Select(&rows, `
		with recursive issued (id) as (
			select t.id from token t where t.org_id = :org and t.created_by = :id
			union
			select t.id from token t join issued i on t.created_by = i.id where t.org_id = :org
		)
		select `+tokenColumns+`
		from token
		where org_id = :org and id in (select i.id from issued i) and ended_at is null
		order by id`, db.Args{"id": string(id)})
	out := make([]Token, len(rows))
	for i, r := range rows {
		out[i] = r.token()
	}
	return out, err
}

// endTokensOf ends a member's own tokens and what was issued with them.
func endTokensOf(tx *db.Tx, m access.MemberID, why Reason) (int64, error) {
	return tx.Exec(`
		with recursive theirs (id) as (
			select t.id from token t where t.org_id = :org and t.member_id = :member
			union
			select t.id from token t join theirs i on t.created_by = i.id where t.org_id = :org
		)
		update token set ended_at = :now, end_reason = :why
		where org_id = :org and id in (select i.id from theirs i) and ended_at is null`,
		db.Args{"member": string(m), "now": tx.Now, "why": string(why)})
}
