package intake_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/intake"
	"github.com/sysoon/steward/internal/member/membertest"
	"github.com/sysoon/steward/internal/rights"
)

// mailbox makes the organization's address and gives its secret.
func (o *outside) mailbox() (secret string) {
	o.Helper()
	o.office(func(tx *db.Tx) (err error) {
		_, secret, err = intake.SetMailbox(tx, "privacy@acme.example")
		return err
	})
	return secret
}

// office acts as somebody who answers requests.
func (o *outside) office(fn func(tx *db.Tx) error) {
	o.Helper()
	if o.officer.ID == "" {
		o.officer = membertest.Make(o.T, o.d, o.org, "officer@acme.example", access.PrivacyOfficer)
	}
	ctx := access.With(o.Context(), access.Actor{
		Kind: access.KindMember, Org: o.org, ID: string(o.officer.ID), Member: o.officer.ID, Session: "s",
		AuthenticatedAt: o.d.Clock.Now().Unix(), Roles: append([]access.Role{access.Plain}, o.officer.Roles...),
	})
	if err := o.d.Update(ctx, access.DecideRequests, fn); err != nil {
		o.Fatal(err)
	}
}

func letterFrom(from, id, subject string, more ...string) string {
	return "From: " + from + "\r\nMessage-ID: <" + id + ">\r\nSubject: " + subject + "\r\n" + strings.Join(more, "") + "\r\nThank you.\r\n"
}

// handIn posts a mail as a mail service does.
func (o *outside) handIn(secret, contentType, body string) (status int, out intake.Mailed) {
	o.Helper()
	r, err := http.NewRequestWithContext(o.Context(), http.MethodPost, o.base+"/rights/acme/mail", strings.NewReader(body))
	if err != nil {
		o.Fatal(err)
	}
	r.Header.Set("Content-Type", contentType)
	r.SetBasicAuth("mail", secret)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		o.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	_ = json.NewDecoder(resp.Body).Decode(&out) // a refusal has no body
	return resp.StatusCode, out
}

// A mail is a claim: whoever reads the mail of the known address confirms it and
// says which right it is; only then is there a request, of the day of the mail.
func TestMail(t *testing.T) {
	each(t, "EU", func(o *outside) {
		secret := o.mailbox()
		if status, out := o.handIn(secret, "message/rfc822", letterFrom("Ada <ada@acme.example>", "1@x", "Please delete my account")); status != 200 || !out.Taken {
			o.Fatalf("%d %+v", status, out)
		}
		if status, out := o.handIn(secret, "message/rfc822", letterFrom("Ada <ada@acme.example>", "1@x", "Please delete my account")); status != 200 || out.Taken {
			o.Errorf("the same mail again: %d %+v", status, out)
		}
		o.drain()
		if len(o.links()) != 1 || len(o.requests(o.org)) != 0 {
			o.Fatalf("%d links, %d requests before anybody proved anything", len(o.links()), len(o.requests(o.org)))
		}
		token := o.links()[0]
		if _, page := o.fetch("/rights/acme/confirm?t=" + token); !strings.Contains(page, `value="erasure" selected`) {
			o.Error("the right that the mail asks for is not offered first")
		}
		if _, page := o.fetch("/rights/acme/confirm?t=" + token + "x"); strings.Contains(page, "selected") {
			o.Error("a wrong link tells what was asked")
		}
		o.d.Clock.Advance(24 * time.Hour)
		o.post("/rights/acme/confirm", url.Values{"t": {o.base + "/rights/acme/confirm?t=" + token}, "right": {"rectification"}})
		list := o.requests(o.org)
		if len(list) != 1 || list[0].Channel != rights.Email || list[0].Kind != rights.Rectification || !list[0].ReceivedAt.Equal(o.d.Clock.Now().Add(-24*time.Hour)) {
			o.Fatalf("the requests are %+v", list)
		}
		o.sealed()
	})
}

// sealed looks that no row holds the mail's words in the clear.
func (o *outside) sealed() {
	o.Helper()
	o.office(func(tx *db.Tx) error {
		var n int
		if err := tx.Get(&n, `select count(*) from inquiry where org_id = :org and sealed is not null`, nil); err != nil || n != 0 {
			return fmt.Errorf("%d inquiries hold their words after they are over: %w", n, err)
		}
		return nil
	})
}

// What must not be answered is not taken: machines, lists, loops, and what is no
// mail. Whoever hands it in need not try again.
func TestMailThatIsNotAnswered(t *testing.T) {
	each(t, "EU", func(o *outside) {
		secret := o.mailbox()
		for name, raw := range map[string]string{
			"an auto-reply":   letterFrom("ada@acme.example", "a@x", "Away", "Auto-Submitted: auto-replied\r\n"),
			"a list":          letterFrom("ada@acme.example", "b@x", "News", "Precedence: list\r\n"),
			"no one to reply": letterFrom("ada@acme.example", "c@x", "Hello", "Return-Path: <>\r\n"),
			"a loop":          letterFrom("privacy@acme.example", "d@x", "Hello"),
			"no mail":         "hello",
		} {
			if status, out := o.handIn(secret, "message/rfc822", raw); status != 200 || out.Taken || out.Why == "" {
				o.Errorf("%s: %d %+v", name, status, out)
			}
		}
		if status, out := o.handIn(secret, "message/rfc822", letterFrom("nobody@elsewhere.example", "e@x", "My data")); status != 200 || !out.Taken {
			o.Errorf("a stranger's mail: %d %+v", status, out)
		}
		o.drain()
		for _, m := range o.box.mails {
			if strings.Contains(m.To, "elsewhere") || strings.Contains(m.To, "ada") {
				o.Errorf("a mail went to %s", m.To)
			}
		}
		if status, _ := o.handIn("wrong", "message/rfc822", letterFrom("ada@acme.example", "f@x", "Hello")); status != 401 {
			o.Errorf("a wrong secret: %d", status)
		}
		o.office(func(tx *db.Tx) error {
			m, err := intake.MailboxOf(tx)
			if m.Taken != 1 || m.Ignored != 5 || m.LastAt == nil {
				o.Errorf("counted %+v", m)
			}
			return err
		})
	})
}

// Mail services post forms, too; a secret that was replaced works as long as was
// said, and an address that was removed takes nothing.
func TestMailServicesAndSecrets(t *testing.T) {
	each(t, "EU", func(o *outside) {
		secret := o.mailbox()
		var form bytes.Buffer
		w := multipart.NewWriter(&form)
		_ = w.WriteField("envelope", `{"from":""}`)
		_ = w.WriteField("email", letterFrom("ada@acme.example", "1@x", "My data"))
		_ = w.Close()
		if status, out := o.handIn(secret, w.FormDataContentType(), form.String()); status != 200 || out.Taken {
			o.Errorf("an envelope without a sender: %d %+v", status, out)
		}
		if status, out := o.handIn(secret, "message/rfc822", letterFrom("ada@acme.example", "2@x", "Copy", "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n--b--\r\n")); status != 200 || !out.Taken {
			o.Errorf("%d %+v", status, out)
		}
		var next string
		o.office(func(tx *db.Tx) (err error) { _, next, err = intake.RotateMailbox(tx, time.Hour); return err })
		for i, s := range []string{secret, next} {
			if status, _ := o.handIn(s, "message/rfc822", letterFrom("ada@acme.example", fmt.Sprint("r", i), "Copy")); status != 200 {
				o.Errorf("secret %d: %d", i, status)
			}
		}
		o.d.Clock.Advance(2 * time.Hour)
		if status, _ := o.handIn(secret, "message/rfc822", letterFrom("ada@acme.example", "r3", "Copy")); status != 401 {
			o.Errorf("the former secret after its time: %d", status)
		}
		o.office(func(tx *db.Tx) error {
			if err := intake.RemoveMailbox(tx, "other@acme.example"); !fault.Is(err, fault.Conflict) {
				o.Errorf("another address: %v", err)
			}
			return intake.RemoveMailbox(tx, "privacy@acme.example")
		})
		if status, _ := o.handIn(next, "message/rfc822", letterFrom("ada@acme.example", "r4", "Copy")); status != 401 {
			o.Errorf("after it was removed: %d", status)
		}
	})
}

// What became of each mail is kept for 30 days, without who sent it or what it says.
func TestLettersSayWhatBecameOfThem(t *testing.T) {
	each(t, "EU", func(o *outside) {
		secret := o.mailbox()
		for i, raw := range []string{
			letterFrom("ada@acme.example", "1@x", "Please delete my account"),
			letterFrom("nobody@elsewhere.example", "2@x", "My data"),
			letterFrom("ada@acme.example", "3@x", "Away", "Auto-Submitted: auto-replied\r\n"),
		} {
			o.d.Clock.Advance(time.Minute)
			if status, _ := o.handIn(secret, "application/x-www-form-urlencoded", url.Values{"body-mime": {raw}}.Encode()); status != 200 {
				o.Fatalf("mail %d: %d", i, status)
			}
		}
		o.became("", intake.Asked, intake.Asked)
		o.drain()
		o.became("", intake.Unknown, intake.Sent)
		o.post("/rights/acme/confirm", url.Values{"t": {o.links()[0]}, "right": {"erasure"}})
		list := o.became("", intake.Unknown, intake.Proven)
		if list[2].RequestID != o.requests(o.org)[0].ID || list[0].Why == "" || list[1].Why != "" {
			o.Errorf("the letters are %+v", list)
		}
		o.d.Clock.Advance(31 * 24 * time.Hour)
		o.became()
		o.handIn(secret, "message/rfc822", letterFrom("ada@acme.example", "4@x", "A copy"))
		o.office(func(tx *db.Tx) error {
			var n int
			if err := tx.Get(&n, `select count(*) from request_letter where org_id = :org`, nil); err != nil || n != 1 {
				return fmt.Errorf("%d letters are kept: %w", n, err)
			}
			return nil
		})
	})
}

// became looks how far the letters are, the newest first.
func (o *outside) became(want ...intake.State) (list []intake.Arrived) {
	o.Helper()
	o.office(func(tx *db.Tx) (err error) { list, err = intake.Letters(tx); return err })
	var got []intake.State
	for _, a := range list {
		got = append(got, a.State)
	}
	if !slices.Equal(got, want) {
		o.Fatalf("the letters are %q, not %q", got, want)
	}
	return list
}
