package rights

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/data"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/redact"
)

// mail puts a text into a member's mailbox.
func (w *world) mail(m member.Member, title, content string) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		_, err := data.Ingest(tx, []data.New{{
			MemberID: m.ID, ProductID: "mail", Category: data.Communications, Provenance: data.ThirdParty, Purpose: data.Provide,
			At: dbtest.Start, Title: title, Content: content,
		}})
		return err
	})
}

// inReview brings a request for access to where its package is looked at.
func (w *world) inReview() Request {
	w.t.Helper()
	r := w.ask(w.ada, Access)
	w.start(w.oscar, r.ID)
	w.drain()
	w.wantState(r.ID, AwaitingApproval)
	return w.find(r.ID)
}

func (w *world) redactions(id ID) (list []Redaction) {
	w.t.Helper()
	err := w.View(w.as(w.otto), access.ReadRequests, func(tx *db.Tx) (err error) { list, err = Redactions(tx, id); return err })
	if err != nil {
		w.t.Fatal(err)
	}
	return list
}

func (w *world) look(m member.Member, id ID, at LookAt) (items []Reviewed, err error) {
	w.t.Helper()
	err = w.Update(w.as(m), access.DecideRequests, func(tx *db.Tx) (err error) { items, _, err = Look(tx, id, at); return err })
	return items, err
}

func (w *world) redact(id ID, n NewRedaction) (x Redaction, err error) {
	w.t.Helper()
	err = w.Update(w.as(w.otto), access.DecideRequests, func(tx *db.Tx) (err error) { x, err = Redact(tx, id, n); return err })
	return x, err
}

func (w *world) decideRedaction(id RedactionID, confirm bool) error {
	return w.Update(w.as(w.otto), access.DecideRequests, func(tx *db.Tx) error {
		_, err := DecideRedaction(tx, id, confirm, "")
		return err
	})
}

func (w *world) mustRedact(id ID, n NewRedaction) Redaction {
	w.t.Helper()
	x, err := w.redact(id, n)
	if err != nil {
		w.t.Fatal(err)
	}
	return x
}

// Other members who are named in a package are found; a person decides about
// each before it is approved, and what is confirmed is nowhere in what is
// delivered.
func TestThirdPersonsAreTakenOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.mail(w.ada, "Lunch with OSCAR@acme.example", "Ask hal@acme.example and oscar@acme.example. <b>ada@acme.example</b> pays.")
		w.files.items[w.ada.ID] = []data.Item{{Key: "f", ProductID: "files", Category: data.Files, Provenance: data.Provided, Purpose: data.Provide, At: dbtest.Start, Title: "x", Fields: map[string]string{"with": "oscar@acme.example"}}}
		r := w.inReview()
		found := w.redactions(r.ID)
		if len(found) != 2 || found[0].Person != w.oscar.ID || found[0].Places != 3 || found[1].Person != w.hal.ID || found[0].State != RedactionSuggested {
			t.Fatalf("found %+v", found)
		}
		_, err := w.try(w.otto, access.ApproveRequests, func(tx *db.Tx) (Request, error) { return Approve(tx, r.ID, "") })
		wantFault(t, err, fault.Conflict, "Confirm or dismiss")
		if err := w.decideRedaction(found[0].ID, true); err != nil {
			t.Fatal(err)
		}
		if err := w.decideRedaction(found[1].ID, false); err != nil {
			t.Fatal(err)
		}
		w.wantLook(r.ID)
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
		w.wantCutOut(r.ID)
	})
}

// wantLook checks that the reviewer sees both sides and the member learns of it.
func (w *world) wantLook(id ID) {
	w.t.Helper()
	items, err := w.look(w.otto, id, LookAt{First: 10})
	if err != nil || len(items) != 2 {
		w.t.Fatalf("%d items, %v", len(items), err)
	}
	mail := items[slices.IndexFunc(items, func(x Reviewed) bool { return x.Category == data.Communications })]
	title := mail.Texts[0]
	if title.Field != "title" || !strings.Contains(title.Before, "OSCAR") || strings.Contains(strings.ToLower(title.After), "oscar") {
		w.t.Errorf("title %+v", title)
	}
	if some, err := w.look(w.otto, id, LookAt{First: 1, After: items[0].Place, Redacted: true}); err != nil || len(some) != 1 || some[0].Place != items[1].Place {
		w.t.Errorf("after the first: %+v, %v", some, err)
	}
	if n := len(w.seenBy(w.ada)); n != 2 {
		w.t.Errorf("the member sees %d looks", n)
	}
	_, err = w.look(w.hal, id, LookAt{First: 1})
	wantFault(w.t, err, fault.Denied, "")
}

func (w *world) seenBy(m member.Member) []data.Access {
	var rows data.Rows[data.Access]
	w.do(func(tx *db.Tx) (err error) {
		tx.Actor.Member = m.ID
		rows, err = data.Accesses(tx, m.ID, data.Page{Size: 10})
		return err
	})
	return rows.Items
}

// wantCutOut checks a delivered package: the name is in no byte of it, the
// manifest says how much was taken out and not what, and nothing of it is kept.
func (w *world) wantCutOut(id ID) {
	w.t.Helper()
	p, body := w.fetch(id)
	m, err := VerifyPackage(bytes.NewReader(body), p.Size)
	if err != nil || len(m.Redactions) != 1 || m.Redactions[0].Reason != RedactThirdPerson || m.Redactions[0].Places < 3 {
		w.t.Errorf("manifest %+v, %v", m.Redactions, err)
	}
	files := unzip(w.t, body)
	search := redact.NewSearch([]redact.Value{{ID: "oscar", Text: "oscar@acme.example"}})
	for name, content := range files {
		if found, _ := search.In(bytes.NewReader(content)); len(found) > 0 {
			w.t.Errorf("%s has what was taken out", name)
		}
	}
	if !bytes.Contains(files["data/communications.json"], []byte("hal@acme.example")) {
		w.t.Error("what was dismissed is gone too")
	}
	if !bytes.Contains(files["index.html"], []byte("about another person")) {
		w.t.Error("the overview does not say that something was taken out")
	}
	for _, x := range w.redactions(id) {
		if x.Passage != "" || x.Decided.By.Member != w.otto.ID {
			w.t.Errorf("kept %+v", x)
		}
	}
}

// A passage that was taken out at one place and stands at another is found in
// the finished package: nothing is delivered, and the request is back in review.
func TestALeakIsNotDelivered(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.mail(w.ada, "Plans", "The formula is “Blue/7 & more”, keep it.")
		w.mail(w.ada, "Again", "As I wrote: blue/7 & more.")
		r := w.inReview()
		items, err := w.look(w.otto, r.ID, LookAt{First: 10})
		if err != nil || len(items) != 2 {
			t.Fatal(items, err)
		}
		at := items[slices.IndexFunc(items, func(x Reviewed) bool { return x.Texts[0].Before == "Plans" })].Place
		_, err = w.redact(r.ID, NewRedaction{Scope: RedactText, Place: at, Field: "content", Passage: "Green/8", Reason: RedactTradeSecret})
		wantFault(t, err, fault.Invalid, "does not stand")
		x := w.mustRedact(r.ID, NewRedaction{Scope: RedactText, Place: at, Field: "content", Passage: "Blue/7 & more", Reason: RedactTradeSecret})
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, AwaitingApproval)
		w.wantReturned(r.ID, x)
		w.mustRedact(r.ID, NewRedaction{Scope: RedactEverywhere, Passage: "Blue/7 & more", Reason: RedactTradeSecret})
		w.approve(w.otto, r.ID)
		w.drain()
		w.wantState(r.ID, Completed)
	})
}

func (w *world) wantReturned(id ID, x Redaction) {
	w.t.Helper()
	var v Review
	w.do(func(tx *db.Tx) (err error) { v, err = ReviewOf(tx, id); return err })
	files := []string{}
	for _, l := range v.Leaks {
		if l.Redaction != x.ID {
			w.t.Errorf("leak of %s", l.Redaction)
		}
		files = append(files, l.File)
	}
	if want := []string{"data/communications.json", "data/communications.csv", "pages/communications.html"}; !slices.Equal(files, want) {
		w.t.Errorf("leaks in %v, want %v", files, want)
	}
	if r := w.find(id); r.Approved != nil || !slices.Contains(w.actions(id), "request.returned") {
		w.t.Errorf("approved %v, actions %v", r.Approved, w.actions(id))
	}
	n := 0
	w.do(func(tx *db.Tx) error {
		return tx.Get(&n, `select count(*) from package_chunk where org_id = :org and request_id = :r`, db.Args{"r": string(id)})
	})
	if events, _ := json.Marshal(w.timeline(id)); n != 0 || strings.Contains(string(events), "Blue") {
		w.t.Errorf("%d chunks kept; events %s", n, events)
	}
}

// A whole field is taken out, and what ends a request drops what was noted.
func TestFieldsAreTakenOut(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 0, 2)
		r := w.inReview()
		items, err := w.look(w.oscar, r.ID, LookAt{First: 10, Category: data.Files})
		if err != nil || len(items) != 2 {
			t.Fatal(items, err)
		}
		w.mustRedact(r.ID, NewRedaction{Scope: RedactField, Place: items[1].Place, Field: "title", Reason: RedactPrivilege})
		items, err = w.look(w.oscar, r.ID, LookAt{First: 10, Redacted: true})
		if err != nil || len(items) != 1 || !strings.Contains(items[0].Texts[0].After, RedactPrivilege.Title()) {
			t.Errorf("%+v, %v", items, err)
		}
		for _, bad := range []NewRedaction{
			{Scope: RedactField, Place: items[0].Place, Field: "fields.none", Reason: RedactPrivilege},
			{Scope: RedactField, Place: "nowhere/files/0/0", Field: "title", Reason: RedactPrivilege},
			{Scope: RedactField, Place: "x", Field: "title", Reason: RedactPrivilege},
			{Scope: RedactEverywhere, Passage: "ab", Reason: RedactPrivilege},
			{Scope: RedactEverywhere, Passage: "abc", Reason: "because"},
			{Scope: "all", Passage: "abc", Reason: RedactPrivilege},
		} {
			_, err := w.redact(r.ID, bad)
			wantFault(t, err, fault.Invalid, "")
		}
		w.must(w.otto, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundExcessive, why) })
		if x := w.redactions(r.ID)[0]; x.Passage != "" || x.Made.By.Member != w.otto.ID {
			t.Errorf("after the refusal: %+v", x)
		}
		_, err = w.redact(r.ID, NewRedaction{Scope: RedactEverywhere, Passage: "abc", Reason: RedactPrivilege})
		wantFault(t, err, fault.Conflict, "refused")
	})
}
