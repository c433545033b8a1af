package credential

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
)

type sessionRow struct {
	Org             access.OrgID           `db:"org_id"`
	ID              SessionID              `db:"id"`
	Member          access.MemberID        `db:"member_id"`
	Connection      string                 `db:"connection_id"`
	CreatedAt       time.Time              `db:"created_at"`
	AuthenticatedAt time.Time              `db:"authenticated_at"`
	LastSeenAt      time.Time              `db:"last_seen_at"`
	ExpiresAt       time.Time              `db:"expires_at"`
	IdleAt          time.Time              `db:"idle_at"`
	UserAgent       string                 `db:"user_agent"`
	AddressPrefix   string                 `db:"address_prefix"`
	Roles           db.JSON[[]access.Role] `db:"roles"`
	EndedAt         *time.Time             `db:"ended_at"`
	EndReason       *Reason                `db:"end_reason"`
	BreakGlass      bool                   `db:"break_glass"`
	Browser         string                 `db:"browser"`
	SID             []byte                 `db:"sid_hash"`
	Context         string                 `db:"acr"`
	Methods         db.JSON[[]string]      `db:"amr"`
	SupportOrg      access.OrgID           `db:"support_org"`
	SupportVisit    string                 `db:"support_visit"`
}

const sessionColumns = `org_id, id, member_id, coalesce(connection_id, '') as connection_id, created_at, authenticated_at, last_seen_at,
	expires_at, idle_at, user_agent, address_prefix, roles, ended_at, end_reason, break_glass, browser, sid_hash, acr, amr, support_org, support_visit`

func (r sessionRow) session() Session {
	s := Session{
		ID: r.ID, Member: r.Member, Connection: r.Connection, CreatedAt: r.CreatedAt,
		AuthenticatedAt: r.AuthenticatedAt, LastSeenAt: r.LastSeenAt, ExpiresAt: r.ExpiresAt,
		IdleAt: r.IdleAt, UserAgent: r.UserAgent, AddressPrefix: r.AddressPrefix, roles: r.Roles.V, EndedAt: r.EndedAt,
		BreakGlass: r.BreakGlass, Browser: r.Browser, sid: r.SID, Context: r.Context, Methods: r.Methods.V,
		SupportOrg: r.SupportOrg, SupportVisit: r.SupportVisit,
	}
	if r.EndReason != nil {
		s.EndReason = *r.EndReason
	}
	return s
}

func insertSession(tx *db.Tx, s Session, hash, sealed []byte) error {
	_, err := tx.Exec(`
		insert into session (org_id, id, member_id, connection_id, secret_hash, created_at,
			authenticated_at, last_seen_at, expires_at, idle_at, user_agent, address_prefix, roles, id_token, break_glass,
			browser, sid_hash, acr, amr, support_org, support_visit)
		values (:org, :id, :member, nullif(cast(:connection as text), ''), :hash, :created,
			:authenticated, :seen, :expires, :idle, :agent, :prefix, :roles, :token, :glass,
			:browser, :sid, :acr, :amr, :support_org, :support_visit)`,
		db.Args{
			"id": string(s.ID), "member": string(s.Member), "connection": s.Connection, "hash": hash,
			"created": s.CreatedAt, "seen": s.LastSeenAt, "authenticated": s.AuthenticatedAt, "expires": s.ExpiresAt,
			"idle": s.IdleAt, "agent": s.UserAgent, "prefix": s.AddressPrefix, "roles": db.AsJSON(s.roles), "token": sealed,
			"glass": s.BreakGlass, "browser": s.Browser, "sid": s.sid,
			"acr": s.Context, "amr": db.AsJSON(append([]string{}, s.Methods...)),
			"support_org": string(s.SupportOrg), "support_visit": s.SupportVisit,
		})
	return err
}

// findSession finds the session that a secret's hash belongs to, in whatever
// organization.
func findSession(w *db.Wide, hash []byte) (row sessionRow, err error) {
	err = w.Get(&row, `select `+sessionColumns+` from session where secret_hash = :hash`, db.Args{"hash": hash})
	return row, err
}

func selectSession(tx *db.Tx, id SessionID) (Session, error) {
	var row sessionRow
	err := tx.Get(&row, `select `+sessionColumns+` from session where org_id = :org and id = :id`+tx.Lock(),
		db.Args{"id": string(id)})
	return row.session(), err
}

func selectSessions(tx *db.Tx, m access.MemberID) ([]Session, error) {
	var rows []sessionRow
	err := tx.Select(&rows, `
		select `+sessionColumns+`
		from session
		where org_id = :org and member_id = :member and ended_at is null and expires_at > :now and idle_at > :now
		order by created_at desc, id desc`,
		db.Args{"member": string(m), "now": tx.Now})
	out := make([]Session, len(rows))
	for i, r := range rows {
		out[i] = r.session()
	}
	return out, err
}

func selectHint(tx *db.Tx, id SessionID) (connection string, sealed []byte, err error) {
	var row struct {
		Connection string `db:"connection_id"`
		Token      []byte `db:"id_token"`
	}
	err = tx.Get(&row, `select coalesce(connection_id, '') as connection_id, id_token from session where org_id = :org and id = :id`,
		db.Args{"id": string(id)})
	return row.Connection, row.Token, err
}

// touchSession writes the last use and the limits that follow from it, unless
// another request did within touchEvery or the session ended meanwhile.
func touchSession(tx *db.Tx, s Session) error {
	_, err := tx.Exec(`
		update session
		set last_seen_at = :now, expires_at = :expires, idle_at = :idle
		where org_id = :org and id = :id and ended_at is null and last_seen_at <= :stale`,
		db.Args{
			"id": string(s.ID), "now": tx.Now, "expires": s.ExpiresAt, "idle": s.IdleAt,
			"stale": tx.Now.Add(-touchEvery),
		})
	return err
}

// endSession also throws away the hint: nothing needs it once the session ended.
func endSession(tx *db.Tx, id SessionID, why Reason) error {
	return tx.ExecOne(`
		update session set ended_at = :now, end_reason = :why, id_token = null
		where org_id = :org and id = :id and ended_at is null`,
		db.Args{"id": string(id), "now": tx.Now, "why": string(why)})
}

func endSessionsOf(tx *db.Tx, m access.MemberID, why Reason) (int64, error) {
	return tx.Exec(`
		update session set ended_at = :now, end_reason = :why, id_token = null, user_agent = '', address_prefix = ''
		where org_id = :org and member_id = :member and ended_at is null`,
		db.Args{"member": string(m), "now": tx.Now, "why": string(why)})
}

// selectStanding tells what the organization of a credential is: whether it is
// active, and whether it is the vendor's.
func selectStanding(tx *db.Tx) (active, vendor bool, err error) {
	var row struct {
		State  string `db:"state"`
		Vendor bool   `db:"vendor"`
	}
	err = tx.Get(&row, `select state, vendor from organization where org_id = :org`, nil)
	return row.State == "active", row.Vendor, err
}

// deleteOldSessions forgets a member's sessions that ended or ran out before a
// time; the log keeps that they were.
func deleteOldSessions(tx *db.Tx, m access.MemberID, before time.Time) error {
	_, err := tx.Exec(`
		delete from session
		where org_id = :org and member_id = :member
			and (ended_at < :before or expires_at < :before or idle_at < :before)`,
		db.Args{"member": string(m), "before": before})
	return err
}

func endSessionsThrough(tx *db.Tx, connection string, why Reason) (int64, error) {
	return tx.Exec(`
		update session set ended_at = :now, end_reason = :why, id_token = null
		where org_id = :org and connection_id = :connection and ended_at is null`,
		db.Args{"connection": connection, "now": tx.Now, "why": string(why)})
}
