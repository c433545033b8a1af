package bulk

import (
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/loss"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/product"
)

// gave marks that the receiver had not the product before.
const gave = "gave"

// transfer hands a member's content of the change's product over, as package
// loss lets administrators: some records at a time, so that unfinished tells to
// go on with the same member.
func (c carrier) transfer(tx *db.Tx, m member.Member, r Row) (mark string, changed, unfinished bool, err error) {
	mark = r.mark
	uses, err := product.OfMember(tx, []access.MemberID{m.ID, c.change.Receiver})
	if err != nil {
		return "", false, false, err
	}
	if mark == "" && !using(uses[c.change.Receiver], c.change.Product) {
		mark = gave
	}
	g, err := loss.HandOver(tx, m.ID, c.change.Receiver, c.change.Product, c.reason)
	if err != nil {
		return "", false, false, err
	}
	if !c.trial {
		if err := insertMoved(tx, c.change.ID, m.ID, g.Records); err != nil {
			return "", false, false, err
		}
	}
	return mark, g.Count > 0 || using(uses[m.ID], c.change.Product) || r.Applied, g.More, nil
}

func using(all []product.Assignment, p product.ID) bool {
	for _, a := range all {
		if a.Product == p {
			return true
		}
	}
	return false
}

// giveBack returns what a transfer handed over, some records at a time, and the
// use of the product; from the receiver it is taken only if the transfer gave it.
func (c carrier) giveBack(tx *db.Tx, m member.Member, mark string) (changed, unfinished bool, err error) {
	ids, err := movedOf(tx, c.change.Undoes, m.ID)
	if err != nil {
		return false, false, err
	}
	if len(ids) > 0 {
		if err := loss.GiveBack(tx, c.change.Receiver, m.ID, c.change.Product, ids, c.reason); err != nil {
			return false, false, err
		}
		if err := deleteMoved(tx, c.change.Undoes, m.ID, ids); err != nil {
			return false, false, err
		}
		return true, true, nil // the next look finds none, and gives the product back
	}
	return true, false, c.returnUse(tx, m, mark)
}

func (c carrier) returnUse(tx *db.Tx, m member.Member, mark string) error {
	if _, err := product.Assign(tx, m.ID, c.change.Product, product.ByOrganization); err != nil && !fault.Is(err, fault.Conflict) {
		return err
	}
	if mark != gave {
		return nil
	}
	err := product.Unassign(tx, c.change.Receiver, c.change.Product, "What was handed over went back.")
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// checkReceiver makes sure that content goes to somebody, and only where it goes.
func (n New) checkReceiver(tx *db.Tx) error {
	if (n.Verb == Transfer) != (n.Receiver != "") {
		return fault.New(fault.Invalid, "A receiver is named where content is handed over, and only there.").On("toMemberId")
	}
	if n.Verb != Transfer {
		return nil
	}
	found, err := member.FindMany(tx, []member.ID{n.Receiver})
	if err != nil {
		return err
	}
	if m, there := found[n.Receiver]; !there || m.State == member.StateDeleted {
		return fault.New(fault.NotFound, "There is nothing with this id.").On("toMemberId")
	}
	if len([]rune(strings.TrimSpace(n.Reason))) < 10 {
		return fault.New(fault.Invalid, "State a reason of 10 characters or more. The members can read it.").On("reason")
	}
	return nil
}

func insertMoved(tx *db.Tx, id ID, m member.ID, records []string) error {
	var rows []db.Args
	for _, r := range records {
		if r != "" { // erased ones have no id
			rows = append(rows, db.Args{"change": string(id), "member": string(m), "record": r})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	_, err := tx.InsertMany(`insert into bulk_moved (org_id, change_id, member_id, record_id) values (:org, :change, :member, :record)`, rows)
	return err
}

// movedOf are records that a change took from a member, at most 500.
func movedOf(tx *db.Tx, id ID, m member.ID) (records []string, err error) {
	return records, tx.Select(&records, `
		select record_id from bulk_moved where org_id = :org and change_id = :change and member_id = :member order by record_id limit 500`,
		db.Args{"change": string(id), "member": string(m)})
}

func deleteMoved(tx *db.Tx, id ID, m member.ID, records []string) error {
	_, err := tx.Exec(`delete from bulk_moved where org_id = :org and change_id = :change and member_id = :member and record_id in (:records)`,
		db.Args{"change": string(id), "member": string(m), "records": records})
	return err
}
