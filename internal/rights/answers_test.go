package rights

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/term"
)

func (w *world) messages(id ID) (list []Message) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		r, err := findRequest(tx, id, "")
		if err != nil {
			return err
		}
		list, err = Messages(tx, r)
		return err
	})
	return list
}

// Member and office write to each other; mail and log have nothing of it, and it
// ends with the member's key.
func TestTheThread(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r := w.ask(w.ada, Objection)
		w.must(w.otto, access.DecideRequests, func(tx *db.Tx) (Request, error) { return WriteTo(tx, r.ID, "Which mails do you mean?") })
		w.must(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) { return WriteOwn(tx, r.ID, "Those of the pelican.") })
		got := w.messages(r.ID)
		if len(got) != 2 || got[0].Side != FromOffice || got[1].Text != "Those of the pelican." || got[1].Written.By.Member != w.ada.ID {
			t.Errorf("thread %+v", got)
		}
		_, err := w.try(w.oscar, access.OwnData, func(tx *db.Tx) (Request, error) { return WriteOwn(tx, r.ID, "I am not Ada.") })
		wantFault(t, err, fault.NotFound, "")
		if kinds := w.inbox(w.ada.ID); !slices.Contains(kinds, "request.written") {
			t.Errorf("ada was told %v", kinds)
		}
		if kinds := w.inbox(w.oscar.ID); !slices.Contains(kinds, "request.member_wrote") {
			t.Errorf("oscar was told %v", kinds)
		}
		if events, _ := json.Marshal(w.timeline(r.ID)); bytes.Contains(events, []byte("pelican")) {
			t.Errorf("the log has the words: %s", events)
		}
		raw := 0
		w.do(func(tx *db.Tx) error {
			return tx.Get(&raw, `select count(*) from request_message where org_id = :org and words = :w`, db.Args{"w": []byte(`{"text":"Those of the pelican."}`)})
		})
		if raw != 0 {
			t.Error("a message lies in the clear")
		}
	})
}

// Each answer is written with the organization's words in the subject's
// language; what the subject has a right to read can't be left out of them.
func TestTemplates(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		save := func(x Template) (err error) {
			return w.Update(w.as(w.otto), access.DecideRequests, func(tx *db.Tx) error { _, err := SaveTemplate(tx, x); return err })
		}
		own := Template{Step: AnswerRefused, Language: "en", Body: "Hello {{member.name}}: {{reason}} / {{ ground }} / {{complaint}}"}
		if err := save(own); err != nil {
			t.Fatal(err)
		}
		wantFault(t, save(own), fault.Conflict, "already")
		for body, word := range map[string]string{
			"{{reason}}": "{{complaint}}", "{{reason}} {{complaint}} {{password}}": "no variable", "": "1 to",
		} {
			wantFault(t, save(Template{Step: AnswerRefused, Kind: Erasure, Language: "en", Body: body}), fault.Invalid, word)
		}
		wantFault(t, save(Template{Step: AnswerRefused, Language: "English please", Body: own.Body}), fault.Invalid, "tag")
		r := w.ask(w.ada, Access)
		w.must(w.otto, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundExcessive, why) })
		got := w.messages(r.ID)
		if len(got) != 1 || got[0].Step != "refused" || !strings.HasPrefix(got[0].Text, "Hello ") || !strings.Contains(got[0].Text, why) || !strings.Contains(got[0].Text, "complaint") {
			t.Errorf("answer %+v", got)
		}
		w.previewed(own)
		w.inGerman()
	})
}

func (w *world) previewed(x Template) {
	w.t.Helper()
	var text string
	w.do(func(tx *db.Tx) (err error) { text, err = PreviewTemplate(tx, x); return err })
	if !strings.Contains(text, "Sam Example") || strings.Contains(text, "{{") {
		w.t.Errorf("preview %q", text)
	}
}

// inGerman has a subject who reads German answered in German.
func (w *world) inGerman() {
	w.t.Helper()
	w.another(w.t)
	w.do(func(tx *db.Tx) error {
		m, err := member.Find(tx, w.ada.ID)
		if err != nil {
			return err
		}
		before := m
		m.PreferredLanguage = "de-AT"
		_, err = member.Save(tx, before, m)
		return err
	})
	r := w.ask(w.ada, Objection)
	w.start(w.oscar, r.ID)
	w.must(w.otto, access.DecideRequests, func(tx *db.Tx) (Request, error) {
		return Complete(tx, r.ID, "Es wird nicht mehr verwendet. {{reason}}")
	})
	got := w.messages(r.ID)
	if len(got) != 1 || !strings.HasPrefix(got[0].Text, "Guten Tag") || !strings.Contains(got[0].Text, "{{reason}}") {
		w.t.Errorf("answer %+v", got)
	}
}

// A package is fetched by a link from the mail and a secret that went another
// way: counted, expiring, and locked after five wrong secrets.
func TestPackagesByLink(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 2, 1)
		r := w.answered()
		l, secret := w.link(r.ID)
		if _, err := w.linked(l.ID, "nothing", secret); !fault.Is(err, fault.NotFound) {
			t.Errorf("another token: %v", err)
		}
		token := w.mailedToken()
		for range linkAttempts - 1 {
			_, err := w.linked(l.ID, token, "wrong")
			wantFault(t, err, fault.Denied, "attempts are left")
		}
		p, err := w.linked(l.ID, token, " "+strings.ToUpper(secret[:4])+"-"+secret[4:])
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(p.Linked(w.steward(), w.DB.DB))
		if _, verr := VerifyPackage(bytes.NewReader(body), p.Size); err != nil || verr != nil {
			t.Error(err, verr)
		}
		for range linkFetches - 1 {
			_, err = w.linked(l.ID, token, secret)
		}
		if err != nil {
			t.Error(err)
		}
		_, err = w.linked(l.ID, token, secret)
		wantFault(t, err, fault.NotFound, "")
		w.lockedAndExpired(r.ID)
	})
}

func (w *world) lockedAndExpired(id ID) {
	w.t.Helper()
	l, secret := w.link(id)
	token := w.mailedToken()
	for range linkAttempts {
		_, _ = w.linked(l.ID, token, "wrong") // each is refused; what comes after counts
	}
	_, err := w.linked(l.ID, token, secret)
	wantFault(w.t, err, fault.NotFound, "")
	l, secret = w.link(id)
	token = w.mailedToken()
	w.Clock.Advance(linkFor + time.Minute)
	_, err = w.linked(l.ID, token, secret)
	wantFault(w.t, err, fault.NotFound, "")
	if got := w.actions(id); !slices.Contains(got, "package.link_missed") || !slices.Contains(got, "package.link_made") {
		w.t.Errorf("events %v", got)
	}
}

func (w *world) link(id ID) (l Link, secret string) {
	w.t.Helper()
	err := w.Update(w.as(w.otto), access.DecideRequests, func(tx *db.Tx) (err error) { l, secret, err = MakeLink(tx, id, ByPhone); return err })
	if err != nil {
		w.t.Fatal(err)
	}
	return l, secret
}

// mailedToken reads the newest link that is to be mailed.
func (w *world) mailedToken() string {
	w.t.Helper()
	var link string
	w.do(func(tx *db.Tx) error {
		var row struct {
			ID      string `db:"id"`
			Private []byte `db:"secret"`
		}
		if err := tx.Get(&row, `select id, secret from notice_mail where org_id = :org and secret is not null order by id desc limit 1`, nil); err != nil {
			return err
		}
		plain, err := seal.OpenOrg(tx, "notice_mail/"+row.ID+"/private", row.Private)
		link = string(plain)
		return err
	})
	return link[strings.LastIndex(link, ".")+1:]
}

// linked follows a link as the page does: a wrong secret is told after its count
// is kept.
func (w *world) linked(id LinkID, token, secret string) (p Package, err error) {
	var wrong error
	err = w.Update(w.steward(), access.Work, func(tx *db.Tx) error {
		ticket, refused, err := FollowLink(tx, id, token, secret)
		if wrong = refused; err != nil || wrong != nil {
			return err
		}
		p, err = Resume(tx, id, ticket)
		return err
	})
	if err == nil {
		err = wrong
	}
	return p, err
}

// An education record that is not amended: a hearing is asked for, held by
// somebody without a part in it, decided by them, and a statement stays with the
// record.
func TestHearing(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.school()
		r := w.ask(w.ada, Amendment)
		ask := func(tx *db.Tx) (Request, error) { return AskHearing(tx, r.ID) }
		_, err := w.try(w.ada, access.OwnData, ask)
		wantFault(t, err, fault.Conflict, "was refused")
		w.must(w.otto, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundAccurate, why) })
		w.must(w.ada, access.OwnData, ask)
		at := w.Clock.Now().AddDate(0, 0, 7)
		by := func(who member.Member) func(tx *db.Tx) (Request, error) {
			return func(tx *db.Tx) (Request, error) { return ScheduleHearing(tx, r.ID, at, "Room 4", who.ID) }
		}
		_, err = w.try(w.oscar, access.DecideRequests, by(w.otto))
		wantFault(t, err, fault.Invalid, "refused the amendment")
		_, err = w.try(w.oscar, access.DecideRequests, by(w.ada))
		wantFault(t, err, fault.Invalid, "asks")
		w.must(w.otto, access.DecideRequests, by(w.olive))
		decide := func(tx *db.Tx) (Request, error) { return DecideHearing(tx, r.ID, false, why) }
		_, err = w.try(w.olive, access.ReadRequests, decide)
		wantFault(t, err, fault.Conflict, "after it was held")
		w.Clock.Advance(8 * 24 * time.Hour)
		_, err = w.try(w.otto, access.ReadRequests, decide)
		wantFault(t, err, fault.Denied, "holds the hearing")
		w.must(w.olive, access.ReadRequests, decide)
		w.must(w.ada, access.OwnData, func(tx *db.Tx) (Request, error) {
			return PlaceStatement(tx, r.ID, "The mark was given to somebody else.")
		})
		w.statementIsKept(r.ID)
	})
}

func (w *world) school() {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		_, err := tx.Exec(`update organization set kind = 'school', jurisdiction = 'US-NY' where org_id = :org`, nil)
		return err
	})
}

func (w *world) statementIsKept(id ID) {
	w.t.Helper()
	w.do(func(tx *db.Tx) error {
		r, err := findRequest(tx, id, "")
		if err != nil {
			return err
		}
		b, err := readAbout(tx, r)
		if err == nil && (len(b.requests) == 0 || b.requests[0].Statement == "") {
			w.t.Errorf("requests of the package %+v", b.requests)
		}
		return err
	})
	if got := w.actions(id); !slices.Contains(got, "hearing.statement_placed") {
		w.t.Errorf("events %v", got)
	}
}

// What was given as evidence is deleted when its time is over, and the rest
// stays.
func TestEvidenceIsDeletedInTime(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		r, err := w.open(w.hal, access.OpenRequests, New{Kind: Objection, MemberID: w.ada.ID, Channel: Letter, Evidence: evidence, Question: "Please."})
		if err != nil {
			t.Fatal(err)
		}
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, r.ID, GroundUnfounded, why) })
		read := func() (x Words) {
			w.do(func(tx *db.Tx) (err error) { x, err = ReadWords(tx, w.reread(tx, r.ID)); return err })
			return x
		}
		w.Clock.Advance(29 * 24 * time.Hour)
		w.drain()
		if read().Evidence == "" {
			t.Error("deleted too early")
		}
		w.Clock.Advance(2 * 24 * time.Hour)
		w.drain()
		if x := read(); x.Evidence != "" || x.Question == "" || x.Reason == "" {
			t.Errorf("after its time: %+v", x)
		}
		if w.find(r.ID).Attested == nil || !slices.Contains(w.actions(r.ID), "request.evidence_deleted") {
			t.Error("that somebody attested is gone, or the event is missing")
		}
	})
}

// Who asks for their own data was seen a moment ago; and where the terms ask for
// more proof, an administrator looks.
func TestAssurance(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		old := w.as(w.ada)
		w.Clock.Advance(16 * time.Minute)
		err := w.Update(old, access.OwnData, func(tx *db.Tx) error { _, err := Open(tx, New{Kind: Access}); return err })
		wantFault(t, err, fault.StepUp, "prove again")
		w.agree(term.ErasureAssurance, term.AssuranceAttested, "7.1")
		r := w.ask(w.ada, Erasure)
		_, err = w.try(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Start(tx, r.ID) })
		wantFault(t, err, fault.Conflict, "more proof")
		w.must(w.oscar, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Attest(tx, r.ID, evidence) })
		w.start(w.oscar, r.ID)
	})
}

// An attempt to delete somebody under a hold is refused and leaves an event.
func TestBlockedDeletionsLeaveAnEvent(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		h := w.hold(w.ada)
		err := w.Update(w.as(w.olive), access.DeleteMembers, func(tx *db.Tx) error { return member.Delete(tx, w.ada.ID) })
		wantFault(t, err, fault.Conflict, "legal hold")
		n := 0
		w.do(func(tx *db.Tx) error {
			return tx.Get(&n, `select count(*) from event where org_id = :org and action = 'hold.deletion_refused' and object_id = :h`, db.Args{"h": string(h.ID)})
		})
		if n != 1 {
			t.Errorf("%d events", n)
		}
	})
}

// The numbers of a year, and its register, without anything personal.
func TestFigures(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		w.give(w.ada, 1, 1)
		one := w.answered()
		two := w.ask(w.ada, Erasure)
		w.Clock.Advance(48 * time.Hour)
		w.must(w.otto, access.DecideRequests, func(tx *db.Tx) (Request, error) { return Refuse(tx, two.ID, GroundLegalDuty, why) })
		var f Figures
		var list []Entry
		year := dbtest.Start.Year()
		w.do(func(tx *db.Tx) (err error) {
			if f, err = FiguresOf(tx, year); err != nil {
				return err
			}
			list, err = Register(tx, year)
			return err
		})
		erasure, got := f.Yearly[0], f.Yearly[2]
		if erasure.Received != 1 || erasure.Denied != 1 || *erasure.MedianDays != 2 || got.Whole != 1 || got.Open != 0 {
			t.Errorf("yearly %+v", f.Yearly)
		}
		if len(f.Sources) != 2 || len(f.Kinds) != 2 || f.Stages[0].Count != 1 || f.Stages[2].Count != 2 {
			t.Errorf("figures %+v", f)
		}
		w.registered(list, one.ID)
	})
}

func (w *world) registered(list []Entry, id ID) {
	w.t.Helper()
	var asCSV, asJSON bytes.Buffer
	if err := WriteRegister(&asCSV, list, true); err != nil {
		w.t.Fatal(err)
	}
	if err := WriteRegister(&asJSON, list, false); err != nil {
		w.t.Fatal(err)
	}
	rows, err := csv.NewReader(&asCSV).ReadAll()
	var back []Entry
	jerr := json.Unmarshal(asJSON.Bytes(), &back)
	if err != nil || jerr != nil || len(rows) != 3 || len(back) != 2 || rows[1][0] != string(id) {
		w.t.Errorf("register %v %v %v %v", rows, back, err, jerr)
	}
	for _, personal := range []string{string(w.ada.ID), "ada", "Please", why} {
		if strings.Contains(asJSON.String(), personal) {
			w.t.Errorf("the register has %q", personal)
		}
	}
}

// Many requests at once: tried first, each row with what stands against it.
func TestManyRequestsAtOnce(t *testing.T) {
	each(t, func(t *testing.T, w *world) {
		list := "userName,kind,channel,receivedAt,evidence\nADA@acme.example,access,letter,2026-03-01,Letter 7\nnobody@acme.example,access,letter,,x\nhal@acme.example,dance,letter,,x\n"
		take := func(dry bool) (rows []OpenedRow) {
			err := w.Update(w.as(w.hal), access.OpenRequests, func(tx *db.Tx) (err error) { rows, err = OpenMany(tx, list, dry); return err })
			if err != nil {
				t.Fatal(err)
			}
			return rows
		}
		for _, dry := range []bool{true, false} {
			rows := take(dry)
			if len(rows) != 3 || !rows[0].Taken || rows[1].Taken || rows[2].Taken || rows[1].Line != 3 || !strings.Contains(rows[2].Problem, "kind") {
				t.Errorf("dry %v: %+v", dry, rows)
			}
			if (rows[0].RequestID == "") != dry {
				t.Errorf("dry %v: request %q", dry, rows[0].RequestID)
			}
		}
		if rows := take(true); rows[0].Taken {
			t.Error("the same again was taken")
		}
	})
}
