package credential

import (
	"fmt"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/random"
)

// EndAtProvider ends the sessions that an identity provider says are over: those
// of one member, of one of the provider's sessions (sid), or of both together,
// through this connection and no other. It tells how many there were.
func EndAtProvider(tx *db.Tx, connection string, m access.MemberID, sid string) (int64, error) {
	var sum []byte
	if sid != "" {
		sum = random.Hash(sid)
	}
	n, err := tx.Exec(`
		update session set ended_at = :now, end_reason = :why, id_token = null
		where org_id = :org and connection_id = :connection and ended_at is null
			and (cast(:member as text) = '' or member_id = :member)
			and (:any or sid_hash = :sid)`,
		db.Args{
			"connection": connection, "member": string(m), "any": sid == "", "sid": sum,
			"now": tx.Now, "why": string(ProviderSignedOut),
		})
	if err != nil || n == 0 {
		return n, wrapped("EndAtProvider", err)
	}
	return n, audit.Record(tx, audit.Entry{
		Action: "credential.ended", Object: audit.Object{Type: "connection", ID: connection}, Subject: m,
		Detail: map[string]any{"reason": string(ProviderSignedOut), "sessions": n},
	})
}

func wrapped(where string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("credential.%s: %w", where, err)
}
