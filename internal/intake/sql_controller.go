package intake

import (
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/rights"
)

const (
	controllerColumns = `c.id, c.name, c.vouches, c.fetches, c.added_at, c.rotated_at, c.seen_at, c.token_hash`
	fromControllers   = `
	  from request_controller c
	 where c.org_id = :org and c.removed_at is null`
)

// selectControllers counts too: for people, not for each message.
const selectControllers = `
	select ` + controllerColumns + `,
	       (select count(*) from inquiry i where i.org_id = c.org_id and i.controller_id = c.id) as taken,
	       coalesce((select max(b.problem) from inquiry i join inquiry_callback b on b.org_id = i.org_id and b.inquiry_id = i.id
	                  where i.org_id = c.org_id and i.controller_id = c.id and b.problem <> ''), '') as problem` + fromControllers

// Controllers lists the controllers of the organization (permission ReadRequests).
func Controllers(tx *db.Tx) (list []Controller, err error) {
	if err := tx.Whole(); err != nil {
		return nil, err
	}
	return list, tx.Select(&list, selectControllers+` order by c.name, c.id limit 200`, nil)
}

func controllerBy(tx *db.Tx, where string, args db.Args) (c Controller, err error) {
	err = tx.Get(&c, selectControllers+` and `+where, args)
	return c, err
}

func controllerWith(tx *db.Tx, tokenHash []byte) (c Controller, err error) {
	err = tx.Get(&c, `select `+controllerColumns+fromControllers+` and c.token_hash = :hash`, db.Args{"hash": tokenHash})
	return c, err
}

func insertController(tx *db.Tx, c Controller) error {
	_, err := tx.Exec(`
		insert into request_controller (org_id, id, name, token_hash, vouches, fetches, added_at)
		values (:org, :id, :name, :hash, :vouches, :fetches, :now)`,
		db.Args{"id": c.ID, "name": c.Name, "hash": c.TokenHash, "vouches": c.Vouches, "fetches": c.Fetches, "now": tx.Now})
	if fault.Is(err, fault.Conflict) {
		return fault.New(fault.Conflict, "There is a controller of this name already. Remove it first.").On("name").Because(err)
	}
	return err
}

func saveController(tx *db.Tx, c Controller, removed *time.Time) error {
	return tx.ExecOne(`
		update request_controller set token_hash = :hash, rotated_at = :rotated, removed_at = :removed
		 where org_id = :org and id = :id`, db.Args{"id": c.ID, "hash": c.TokenHash, "rotated": c.RotatedAt, "removed": removed})
}

// seenEvery bounds how often it is written down that a controller asks.
const seenEvery = time.Minute

func seeController(tx *db.Tx, c Controller) error {
	if c.SeenAt != nil && tx.Now.Sub(*c.SeenAt) < seenEvery {
		return nil
	}
	return tx.ExecOne(`update request_controller set seen_at = :now where org_id = :org and id = :id`, db.Args{"id": c.ID, "now": tx.Now})
}

// whose finds the one member that a question means: every identity that is known
// must lead to the same one. "" for none or several.
func whose(tx *db.Tx, q Question) (who access.MemberID, err error) {
	found := map[access.MemberID]bool{}
	for _, email := range append([]string{q.Email}, q.MoreEmails...) {
		id, err := memberOf(tx, email)
		if err != nil {
			return "", err
		}
		found[id] = true
	}
	for column, value := range map[string]string{"external_id": q.ExternalID, "user_name_key": member.NameKey(q.UserName)} {
		id, err := memberBy(tx, column, value)
		if err != nil {
			return "", err
		}
		found[id] = true
	}
	delete(found, "")
	for id := range found {
		who = id
	}
	if len(found) > 1 {
		who = ""
	}
	return who, nil
}

func memberBy(tx *db.Tx, column, value string) (access.MemberID, error) {
	if value == "" {
		return "", nil
	}
	var ids []access.MemberID
	err := tx.Select(&ids, `select m.id from member m where m.org_id = :org and m.`+column+` = :value and `+tx.Within("m.id")+` limit 2`, db.Args{"value": value})
	if err != nil || len(ids) != 1 {
		return "", err
	}
	return ids[0], nil
}

// mailOf is the address at which a member is known; "" for none.
func mailOf(tx *db.Tx, id access.MemberID) (string, error) {
	var found []string
	err := tx.Select(&found, `
		select value from member_email where org_id = :org and member_id = :id and value <> '' order by is_primary desc, position limit 1`,
		db.Args{"id": string(id)})
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

// told is one address at which a controller is told of a request.
type told struct {
	ID        string `db:"id"`
	InquiryID string `db:"inquiry_id"`
	URL       string `db:"url"`
	Told      string `db:"told"`
}

func insertCallback(tx *db.Tx, i Inquiry, url string) error {
	_, err := tx.Exec(`
		insert into inquiry_callback (org_id, id, inquiry_id, url, told, problem) values (:org, :id, :inquiry, :url, '', '')`,
		db.Args{"id": db.NewID(), "inquiry": i.ID, "url": url})
	return err
}

func callbacksOf(tx *db.Tx, inquiry string) (list []told, err error) {
	return list, tx.Select(&list, `select id, inquiry_id, url, told from inquiry_callback where org_id = :org and inquiry_id = :inquiry order by id`,
		db.Args{"inquiry": inquiry})
}

func findCallback(tx *db.Tx, id string) (t told, err error) {
	err = tx.Get(&t, `select id, inquiry_id, url, told from inquiry_callback where org_id = :org and id = :id`, db.Args{"id": id})
	return t, err
}

// noteCallback keeps what was delivered, or why it was not.
func noteCallback(tx *db.Tx, id, status, problem string) error {
	return tx.ExecOne(`
		update inquiry_callback
		   set told = case when :problem = '' then :told else told end, told_at = case when :problem = '' then :now else told_at end, problem = :problem
		 where org_id = :org and id = :id`, db.Args{"id": id, "told": status, "problem": problem, "now": tx.Now})
}

// callbacksAbout lists the addresses of all controllers that handed a request on.
func callbacksAbout(tx *db.Tx, r rights.ID) (list []told, err error) {
	return list, tx.Select(&list, `
		select b.id, b.inquiry_id, b.url, b.told
		  from inquiry i
		  join inquiry_callback b on b.org_id = i.org_id and b.inquiry_id = i.id
		 where i.org_id = :org and i.request_id = :request and i.controller_id is not null
		 order by b.id`, db.Args{"request": string(r)})
}

// others counts the inquiries about a request beside this one that were not taken
// back.
func others(tx *db.Tx, i Inquiry) (n int, err error) {
	err = tx.Get(&n, `select count(*) from inquiry where org_id = :org and request_id = :request and id <> :id and state <> 'revoked'`,
		db.Args{"request": string(i.RequestID), "id": i.ID})
	return n, err
}
