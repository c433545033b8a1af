package credential

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

// Standing gives a program's actor as long as its token lives: for work that
// goes on after the request that asked for it. A token that has ended or expired
// since is a fault of kind Denied.
func Standing(tx *db.Tx, a access.Actor) (access.Actor, error) {
	all, err := selectTokens(tx)
	if err != nil {
		return a, err
	}
	for _, t := range all {
		if string(t.ID) == a.ID && t.Live(tx.Now) {
			return a, nil
		}
	}
	return a, fault.New(fault.Denied, "The token that started this has ended. Start it again.")
}
