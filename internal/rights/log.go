package rights

import (
	"maps"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/db"
)

// record writes the event of a request's change and returns its id.
func record(tx *db.Tx, action string, r Request, detail map[string]any) (string, error) {
	all := map[string]any{"kind": r.Kind, "state": r.State}
	maps.Copy(all, detail)
	return audit.Write(tx, audit.Entry{
		Action: action, Object: audit.Object{Type: "request", ID: string(r.ID)}, Subject: r.MemberID, Detail: all,
	})
}

// apply moves a request by a verb: the pure rule, the row, and exactly one
// event, in this transaction.
func apply(tx *db.Tx, r *Request, v Verb, detail map[string]any) (event string, err error) {
	if err := r.move(v); err != nil {
		return "", err
	}
	if err := save(tx, r); err != nil {
		return "", err
	}
	if r.State.Final() {
		if err := endEvidence(tx, *r); err != nil {
			return "", err
		}
	}
	return record(tx, actions[v], *r, detail)
}

// change saves what is not a change of state, with its event.
func change(tx *db.Tx, r *Request, action string, detail map[string]any) error {
	if err := save(tx, r); err != nil {
		return err
	}
	_, err := record(tx, action, *r, detail)
	return err
}

// KeepLog keeps events about members under a legal hold, and those of requests that
// are not answered, from being let go by the terms. Wiring subscribes it.
func KeepLog(tx *db.Tx, f audit.Forgetting) error {
	members, err := held(tx)
	if err != nil {
		return err
	}
	requests, err := underWay(tx)
	if err != nil {
		return err
	}
	about, err := audit.FirstAbout(tx, members)
	if err != nil {
		return err
	}
	if about >= 0 {
		f.Keep(about, "It is about somebody under a legal hold.")
	}
	of, err := audit.FirstOn(tx, requests)
	if err == nil && of >= 0 {
		f.Keep(of, "It is of a request that is not answered.")
	}
	return err
}
