package intake

import (
	"encoding/json"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/rights"
	"github.com/sysoon/steward/internal/seal"
)

type row struct {
	ID         string         `db:"id"`
	Channel    rights.Channel `db:"channel"`
	Kind       rights.Kind    `db:"kind"`
	State      State          `db:"state"`
	Sealed     []byte         `db:"sealed"`
	AddressKey []byte         `db:"address_key"`
	SecretHash []byte         `db:"secret_hash"`
	Attempts   int            `db:"attempts"`
	AgentID    *string        `db:"agent_id"`
	RequestID  *string        `db:"request_id"`
	Forwarded  string         `db:"forwarded"`
	ReceivedAt time.Time      `db:"received_at"`
	CreatedAt  time.Time      `db:"created_at"`
	ExpiresAt  time.Time      `db:"expires_at"`
	Callback   string         `db:"callback"`
	Told       string         `db:"told"`
	AgentAsked string         `db:"agent_request"`
	Controller *string        `db:"controller_id"`
	BodyHash   []byte         `db:"body_hash"`
}

const columns = `id, channel, kind, state, sealed, address_key, secret_hash, attempts, agent_id, request_id, forwarded, received_at, created_at, expires_at, callback, told, agent_request, controller_id, body_hash`

func place(id string) string { return "inquiry/" + id }

func insert(tx *db.Tx, i Inquiry) error {
	plain, err := json.Marshal(i.question)
	if err != nil {
		return err
	}
	sealed, err := seal.SealOrg(tx, place(i.ID), plain)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`
		insert into inquiry (org_id, id, channel, kind, state, sealed, address_key, secret_hash, once_hash, attempts,
		                     agent_id, request_id, forwarded, received_at, created_at, expires_at, callback, told, agent_request,
		                     controller_id, body_hash)
		values (:org, :id, :channel, :kind, :state, :sealed, :key, null, :once, 0,
		        :agent, null, :forwarded, :received, :created, :expires, :callback, '', :asked,
		        :controller, :body)`,
		db.Args{
			"id": i.ID, "channel": string(i.Channel), "kind": string(i.Kind), "state": string(i.State), "sealed": sealed,
			"key": i.addressKey, "once": i.once, "agent": orNull(i.AgentID), "forwarded": i.Forwarded,
			"received": i.ReceivedAt, "created": i.CreatedAt, "expires": i.ExpiresAt, "callback": i.Callback, "asked": i.AgentRequest,
			"controller": orNull(i.ControllerID), "body": i.bodyHash,
		})
	return err
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func find(tx *db.Tx, where string, args db.Args) (Inquiry, []byte, error) {
	var r row
	err := tx.Get(&r, `select `+columns+` from inquiry where org_id = :org and `+where, args)
	if err != nil {
		return Inquiry{}, nil, err
	}
	i := Inquiry{
		ID: r.ID, Channel: r.Channel, Kind: r.Kind, State: r.State, Attempts: r.Attempts, Forwarded: r.Forwarded,
		ReceivedAt: r.ReceivedAt.UTC(), CreatedAt: r.CreatedAt.UTC(), ExpiresAt: r.ExpiresAt.UTC(), addressKey: r.AddressKey,
		Callback: r.Callback, Told: r.Told, AgentRequest: r.AgentAsked,
	}
	if r.AgentID != nil {
		i.AgentID = *r.AgentID
	}
	if r.Controller != nil {
		i.ControllerID, i.bodyHash = *r.Controller, r.BodyHash
	}
	if r.RequestID != nil {
		i.RequestID = rights.ID(*r.RequestID)
	}
	if len(r.Sealed) > 0 {
		plain, err := seal.OpenOrg(tx, place(i.ID), r.Sealed)
		if err != nil {
			return i, nil, err
		}
		if err := json.Unmarshal(plain, &i.question); err != nil {
			return i, nil, err
		}
	}
	i.question.Kind = i.Kind
	return i, r.SecretHash, nil
}

func byID(tx *db.Tx, id string) (Inquiry, []byte, error) {
	return find(tx, `id = :id`+tx.Lock(), db.Args{"id": id})
}

// save writes what changes. Once an inquiry is over, what it held goes.
func save(tx *db.Tx, i Inquiry) error {
	return tx.ExecOne(`
		update inquiry
		   set state = :state, kind = :kind, attempts = :attempts, request_id = :request, forwarded = :forwarded,
		       sealed = case when :over = 1 then null else sealed end,
		       secret_hash = case when :over = 1 then null else secret_hash end
		 where org_id = :org and id = :id`,
		db.Args{
			"id": i.ID, "state": string(i.State), "kind": string(i.Kind), "attempts": i.Attempts, "request": orNull(string(i.RequestID)),
			"forwarded": i.Forwarded, "over": number(i.over(tx.Now)),
		})
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func setSecret(tx *db.Tx, id string, hash []byte) error {
	return tx.ExecOne(`update inquiry set secret_hash = :hash, state = 'sent' where org_id = :org and id = :id`,
		db.Args{"id": id, "hash": hash})
}

// begun counts the inquiries since a time, of an address and in all.
func begun(tx *db.Tx, key []byte, since time.Time) (ofAddress, all int, err error) {
	var n struct {
		Address int `db:"address"`
		All     int `db:"total"`
	}
	err = tx.Get(&n, `
		select coalesce(sum(case when address_key = :key then 1 else 0 end), 0) as address, count(*) as total
		  from inquiry where org_id = :org and created_at > :since`, db.Args{"key": key, "since": since})
	return n.Address, n.All, err
}

// memberOf finds the one member with an address, former members too as long as
// their data is kept; "" for none or several.
func memberOf(tx *db.Tx, email string) (access.MemberID, error) {
	var ids []access.MemberID
	err := tx.Select(&ids, `
		select distinct e.member_id
		  from member_email e
		 where e.org_id = :org and e.value_key = :key and `+tx.Within("e.member_id")+`
		 limit 2`, db.Args{"key": member.EmailKey(email)})
	if err != nil || len(ids) != 1 {
		return "", err
	}
	return ids[0], nil
}

// end empties inquiries whose time is over.
func end(tx *db.Tx) error {
	_, err := tx.Exec(`
		update inquiry set state = 'expired', sealed = null, secret_hash = null
		 where org_id = :org and state in ('asked', 'sent', 'unknown') and expires_at < :now`, db.Args{"now": tx.Now})
	return err
}

// Waiting counts the inquiries that nobody has proved yet (permission
// ReadRequests): they are not in the queue, so that it shows no abandoned ones.
func Waiting(tx *db.Tx) (n int, err error) {
	if err := tx.Whole(); err != nil {
		return 0, err
	}
	return n, tx.Get(&n, `
		select count(*) from inquiry where org_id = :org and state in ('asked', 'sent', 'unknown') and expires_at > :now`,
		db.Args{"now": tx.Now})
}

const agentColumns = `id, agent_id, name, public_key, token_hash, added_at, seen_at`

// Agent is an authorized agent whose signed requests an organization takes
// (Data Rights Protocol 1.0, section 2.05).
type Agent struct {
	ID string `db:"id"`
	// Name and AgentID are as the protocol's directory has them; PublicKey is
	// Ed25519, 32 bytes.
	AgentID   string     `db:"agent_id"`
	Name      string     `db:"name"`
	PublicKey []byte     `db:"public_key"`
	TokenHash []byte     `db:"token_hash"`
	AddedAt   time.Time  `db:"added_at"`
	SeenAt    *time.Time `db:"seen_at"`
}

// Agents lists the agents of the organization (permission ReadRequests).
func Agents(tx *db.Tx) (list []Agent, err error) {
	if err := tx.Whole(); err != nil {
		return nil, err
	}
	return list, tx.Select(&list, `select `+agentColumns+` from request_agent where org_id = :org and removed_at is null order by name, id limit 500`, nil)
}

func agentBy(tx *db.Tx, where string, args db.Args) (a Agent, err error) {
	err = tx.Get(&a, `select `+agentColumns+` from request_agent where org_id = :org and removed_at is null and `+where, args)
	return a, err
}

func insertAgent(tx *db.Tx, a Agent) error {
	_, err := tx.Exec(`
		insert into request_agent (org_id, id, agent_id, name, public_key, token_hash, added_at, seen_at, removed_at)
		values (:org, :id, :agent, :name, :key, null, :now, null, null)`,
		db.Args{"id": a.ID, "agent": a.AgentID, "name": a.Name, "key": a.PublicKey, "now": tx.Now})
	if db.Violated(err, "request_agent_key", "request_agent.org_id, request_agent.agent_id") {
		return fault.New(fault.Conflict, "There is an agent with this id already. Remove it first.").On("agentId").Because(err)
	}
	return err
}

func setToken(tx *db.Tx, id string, hash []byte) error {
	return tx.ExecOne(`update request_agent set token_hash = :hash, seen_at = :now where org_id = :org and id = :id`,
		db.Args{"id": id, "hash": hash, "now": tx.Now})
}

func removeAgent(tx *db.Tx, id string) error {
	return tx.ExecOne(`
		update request_agent set removed_at = :now, token_hash = null
		 where org_id = :org and id = :id and removed_at is null`, db.Args{"id": id, "now": tx.Now})
}
