package approval

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/seal"
)

type row struct {
	ID           ID                `db:"id"`
	Permission   access.Permission `db:"permission"`
	Field        string            `db:"field"`
	Input        []byte            `db:"input"`
	ProposerKind access.ActorKind  `db:"proposer_kind"`
	ProposerID   string            `db:"proposer_id"`
	Person       access.MemberID   `db:"person"`
	State        State             `db:"state"`
	ProposedAt   time.Time         `db:"proposed_at"`
	ExpiresAt    time.Time         `db:"expires_at"`
	DecidedBy    access.MemberID   `db:"decided_by"`
	DecidedAt    *time.Time        `db:"decided_at"`
	Reason       []byte            `db:"reason"`
	Result       string            `db:"result"`
}

const columns = `id, permission, field, input, proposer_kind, proposer_id, person, state, proposed_at, expires_at,
	decided_by, decided_at, reason, result`

func (r row) proposal(tx *db.Tx) (Proposal, error) {
	p := Proposal{
		ID: r.ID, Permission: r.Permission, Field: r.Field, ProposerKind: r.ProposerKind, ProposerID: r.ProposerID,
		Person: r.Person, State: r.State, ProposedAt: r.ProposedAt, ExpiresAt: r.ExpiresAt,
		DecidedBy: r.DecidedBy, DecidedAt: r.DecidedAt, Result: r.Result,
	}
	var err error
	if p.Input, err = seal.OpenOrg(tx, p.place("input"), r.Input); err != nil {
		return p, err
	}
	if len(r.Reason) > 0 {
		reason, err := seal.OpenOrg(tx, p.place("reason"), r.Reason)
		if err != nil {
			return p, err
		}
		p.Reason = string(reason)
	}
	return p.at(tx.Now), nil
}

func insert(tx *db.Tx, p Proposal, sealed []byte) error {
	_, err := tx.Exec(`
		insert into proposal (org_id, id, permission, field, input, proposer_kind, proposer_id, person, state,
			proposed_at, expires_at, decided_by, result)
		values (:org, :id, :permission, :field, :input, :kind, :proposer, :person, :state, :proposed, :expires, '', '')`,
		db.Args{
			"id": string(p.ID), "permission": string(p.Permission), "field": p.Field, "input": sealed,
			"kind": string(p.ProposerKind), "proposer": p.ProposerID, "person": string(p.Person), "state": string(p.State),
			"proposed": p.ProposedAt, "expires": p.ExpiresAt,
		})
	return err
}

func save(tx *db.Tx, p Proposal) error {
	var reason []byte
	if p.Reason != "" {
		var err error
		if reason, err = seal.SealOrg(tx, p.place("reason"), []byte(p.Reason)); err != nil {
			return err
		}
	}
	return tx.ExecOne(`
		update proposal
		   set state = :state, decided_by = :by, decided_at = :at, reason = :reason, result = :result
		 where org_id = :org and id = :id`, db.Args{
		"id": string(p.ID), "state": string(p.State), "by": string(p.DecidedBy), "at": p.DecidedAt, "reason": reason, "result": p.Result,
	})
}

func find(tx *db.Tx, id ID, suffix string) (Proposal, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from proposal where org_id = :org and id = :id`+suffix, db.Args{"id": string(id)})
	if fault.Is(err, fault.NotFound) {
		return Proposal{}, fault.New(fault.NotFound, "There is no proposal with this id.")
	}
	if err != nil {
		return Proposal{}, err
	}
	return r.proposal(tx)
}

// listed is how many proposals one list has at most.
const listed = 200

func list(tx *db.Tx, states []State) ([]Proposal, error) {
	names := make([]string, len(states))
	for i, s := range states {
		names[i] = string(s)
	}
	var rows []row
	err := tx.Select(&rows, `
		select `+columns+`
		  from proposal
		 where org_id = :org and state in (:states)
		 order by proposed_at desc, id desc
		 limit :listed`, db.Args{"states": names, "listed": listed})
	if err != nil {
		return nil, err
	}
	out := make([]Proposal, len(rows))
	for i, r := range rows {
		if out[i], err = r.proposal(tx); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func countPending(tx *db.Tx) (n int, err error) {
	return n, tx.Get(&n, `select count(*) from proposal where org_id = :org and state = 'pending' and expires_at > :now`, db.Args{"now": tx.Now})
}

// Rules lists the permissions under the rule.
func Rules(tx *db.Tx) ([]Rule, error) {
	var rules []Rule
	err := tx.Select(&rules, `select permission, set_by, set_at from approval_rule where org_id = :org order by permission`, nil)
	return rules, err
}

func insertRule(tx *db.Tx, r Rule) error {
	_, err := tx.Exec(`insert into approval_rule (org_id, permission, set_by, set_at) values (:org, :permission, :by, :at)`,
		db.Args{"permission": string(r.Permission), "by": r.SetBy, "at": r.SetAt})
	if db.Violated(err, "approval_rule_pkey", "approval_rule.org_id, approval_rule.permission") {
		return fault.New(fault.Conflict, "Changes under %s wait for a second person already.", r.Permission).On("permission").Because(err)
	}
	return err
}

func deleteRule(tx *db.Tx, p access.Permission) error {
	n, err := tx.Exec(`delete from approval_rule where org_id = :org and permission = :permission`, db.Args{"permission": string(p)})
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "Changes under %s do not wait for a second person.", p).On("permission")
	}
	return err
}
