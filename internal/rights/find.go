package rights

import (
	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
)

const (
	maxPage     = 200
	maxOwn      = 100
	maxTimeline = 200
)

// Find returns a request, for administrators (permission ReadRequests).
func Find(tx *db.Tx, id ID) (Request, error) { return findRequest(tx, id, "") }

// FindOwn returns a request of the member who asks (permission OwnData);
// somebody else's is not there.
func FindOwn(tx *db.Tx, id ID) (Request, error) {
	r, err := findRequest(tx, id, "")
	if err != nil {
		return Request{}, err
	}
	if tx.Actor.Member == "" || r.MemberID != tx.Actor.Member {
		return Request{}, fault.New(fault.NotFound, "There is nothing with this id.")
	}
	return r, nil
}

// Own lists the requests of the member who asks, newest first.
func Own(tx *db.Tx) ([]Request, error) {
	if tx.Actor.Member == "" {
		return nil, nil
	}
	return listRequests(tx, Filter{MemberID: tx.Actor.Member}, Page{First: maxOwn, Order: ByReceived})
}

// List returns a page of requests and tells whether there are more.
func List(tx *db.Tx, f Filter, p Page) (list []Request, more bool, err error) {
	if p.First < 1 || p.First > maxPage {
		return nil, false, fault.New(fault.Invalid, "Ask for 1 to %d requests at once.", maxPage).On("first")
	}
	want := p.First
	p.First++
	if list, err = listRequests(tx, f, p); err != nil {
		return nil, false, err
	}
	if len(list) > want {
		return list[:want], true, nil
	}
	return list, false, nil
}

// Count counts requests.
func Count(tx *db.Tx, f Filter) (int, error) { return countRequests(tx, f) }

// Assign gives a request to an administrator; "" takes it back.
func Assign(tx *db.Tx, id ID, to access.MemberID) (Request, error) {
	r, err := findRequest(tx, id, tx.Lock())
	if err != nil {
		return r, err
	}
	if r.State.Final() {
		return r, fault.New(fault.Conflict, "This request is %s; nobody needs to work on it.", says[r.State])
	}
	if to != "" {
		if _, err := memberNamed(tx, to); err != nil {
			return r, err
		}
	}
	r.Assignee = to
	return r, change(tx, &r, "request.assigned", map[string]any{"assignee": to})
}
