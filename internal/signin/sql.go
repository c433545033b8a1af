package signin

import (
	"github.com/sysoon/steward/internal/db"
)

func insertFlow(tx *db.Tx, f flow, state string) error {
	_, err := tx.Exec(`
		insert into signin_flow (org_id, id, state_hash, browser_hash, nonce_hash, verifier, connection_id,
			issuer, purpose, return_to, created_at, expires_at)
		values (:org, :id, :state, :browser, :nonce, :verifier, :connection,
			:issuer, :purpose, :return, :now, :expires)`,
		db.Args{
			"id": f.ID, "state": hashOf(state), "browser": f.BrowserHash, "nonce": f.NonceHash,
			"verifier": f.Verifier, "connection": f.Connection, "issuer": f.Issuer,
			"purpose": string(f.Purpose), "return": f.ReturnTo, "now": tx.Now, "expires": f.ExpiresAt,
		})
	return err
}

// findFlow finds the flow of a state, in whatever organization.
func findFlow(w *db.Wide, state string) (f flow, err error) {
	err = w.Get(&f, `
		select org_id, id, browser_hash, nonce_hash, verifier, connection_id, issuer, purpose,
			return_to, expires_at, used_at
		from signin_flow
		where state_hash = :state`, db.Args{"state": hashOf(state)})
	return f, err
}

// useFlow takes a flow for the one callback that may have it; false if another
// had it before.
func useFlow(tx *db.Tx, id string) (bool, error) {
	n, err := tx.Exec(`update signin_flow set used_at = :now where org_id = :org and id = :id and used_at is null`,
		db.Args{"id": id, "now": tx.Now})
	return n == 1, err
}

// deleteOldFlows forgets flows that nobody can finish any more.
func deleteOldFlows(tx *db.Tx) error {
	_, err := tx.Exec(`delete from signin_flow where org_id = :org and expires_at < :before`,
		db.Args{"before": tx.Now.Add(-flowLifetime)})
	return err
}
