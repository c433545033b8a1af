package letter_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/letter"
)

// mail is a mail with these fields before its own.
func mail(fields string, body string) []byte {
	return []byte(strings.ReplaceAll(fields+"From: Ada <ada@acme.example>\nMessage-ID: <1@acme.example>\nSubject: My data\n"+body, "\n", "\r\n"))
}

func read(t *testing.T, raw []byte) letter.Letter {
	t.Helper()
	l, err := letter.Read(raw, "")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestPlainMail(t *testing.T) {
	l := read(t, mail("", "\nPlease send me a copy.\n\n\n\nAda\n"))
	if l.ID != "1@acme.example" || l.From != "ada@acme.example" || l.Subject != "My data" || l.Text != "Please send me a copy.\n\nAda" || l.Machine != "" || l.Cut {
		t.Errorf("%+v", l)
	}
}

// What people's programs make of one text comes out as that text.
func TestForms(t *testing.T) {
	latin := "L\xf6schen Sie meine Daten."
	for name, body := range map[string]string{
		"quoted-printable": "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nL=C3=B6schen Sie=\n meine Daten.\n",
		"base64":           "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte(latin)) + "\n",
		"latin":            "Content-Type: text/plain; charset=windows-1252\n\n" + latin + "\n",
		"html":             "Content-Type: text/html; charset=utf-8\n\n<html><head><title>x</title><style>p{}</style></head><body><p>L&ouml;schen <b>Sie</b> meine Daten.</p><script>alert(1)</script></body></html>\n",
		"both":             "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nLöschen Sie meine Daten.\n--b\nContent-Type: text/html\n\n<p>Other</p>\n--b--\n",
		"inside":           "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/plain; charset=utf-8\n\nLöschen Sie meine Daten.\n--c--\n--b--\n",
	} {
		if l := read(t, mail("", body)); strings.Join(strings.Fields(l.Text), " ") != "Löschen Sie meine Daten." {
			t.Errorf("%s: %q", name, l.Text)
		}
	}
}

func TestAttachmentsAreDropped(t *testing.T) {
	l := read(t, mail("", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee my passport.\n--b\nContent-Type: image/png\n\nPNG\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=secret.txt\n\nsecret\n--b--\n"))
	if l.Text != "See my passport." || strings.Join(l.Dropped, ",") != "image/png,text/plain" {
		t.Errorf("%+v", l)
	}
}

// Nobody may answer what a machine wrote, or it comes back for ever.
func TestMachines(t *testing.T) {
	for _, field := range []string{
		"Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; x=y", "Precedence: bulk", "Precedence: LIST", "Precedence: auto_reply",
		"Return-Path: <>", "List-Id: <news.example>", "List-Unsubscribe: <mailto:x@y.example>", "X-Auto-Response-Suppress: All", "X-Failed-Recipients: a@b.example",
		"Content-Type: multipart/report; boundary=b",
	} {
		if l := read(t, mail(field+"\n", "\nI am on holiday.\n")); l.Machine == "" || l.Text != "" {
			t.Errorf("%s: %+v", field, l)
		}
	}
	if l, _ := letter.Read(mail("", "\nHello\n"), letter.NullSender); l.Machine == "" {
		t.Error("an envelope without a sender")
	}
	if l := read(t, mail("Auto-Submitted: no\nReturn-Path: <ada@acme.example>\n", "\nHello\n")); l.Machine != "" {
		t.Errorf("a person: %s", l.Machine)
	}
	if l := read(t, []byte("From: MAILER-DAEMON@acme.example\n\nUndelivered\n")); l.Machine == "" {
		t.Error("a daemon")
	}
}

// Hostile mail is refused, or read within bounds and in time.
func TestHostileMail(t *testing.T) {
	for name, raw := range map[string]string{
		"nothing":        "",
		"no mail":        "GET / HTTP/1.1",
		"no sender":      "Subject: x\n\nHello\n",
		"two fields":     "From: a@b.example\nFrom: c@d.example\n\nHello\n",
		"two senders":    "From: a@b.example, c@d.example\n\nHello\n",
		"no address":     "From: Ada\n\nHello\n",
		"long address":   "From: " + strings.Repeat("a", 300) + "@b.example\n\nHello\n",
		"long header":    "From: a@b.example\n" + strings.Repeat("X-Y: z\n", 20_000) + "\nHello\n",
		"endless header": "From: a@b.example\nX: " + strings.Repeat("y", 200_000),
	} {
		if l, err := letter.Read([]byte(raw), ""); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %+v, %v", name, l, err)
		}
	}
	if _, err := letter.Read(make([]byte, letter.MaxSize+1), ""); !fault.Is(err, fault.Invalid) {
		t.Error("a mail that is too large")
	}
	began := time.Now()
	for name, body := range map[string]string{
		"many parts":    "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\nx\n", 5000) + "--b--\n",
		"deep":          deep(40),
		"bad boundary":  "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nx\n",
		"broken base64": "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n!!!!\n",
		"bracket storm": "Content-Type: text/html\n\n" + strings.Repeat("<script", 30_000) + strings.Repeat("<", 30_000) + "\n",
		"long text":     "Content-Type: text/plain\n\n" + strings.Repeat("ä", 400_000) + "\n",
		"unknown set":   "Content-Type: text/plain; charset=klingon\n\nHello \xff\n",
		"turned round":  "Content-Type: text/plain\n\nHello \u202egpj.exe\x1b[31m\n",
	} {
		l := read(t, mail("", body))
		if len([]rune(l.Text)) > letter.MaxText || strings.ContainsAny(l.Text, "\u202e\x1b\x00") {
			t.Errorf("%s: %d characters", name, len(l.Text))
		}
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("hostile mails took %s", took)
	}
}

func deep(n int) string {
	if n == 0 {
		return "\nthe end\n"
	}
	return fmt.Sprintf("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n%s\n--b%d--\n", n, n, deep(n-1), n)
}

func FuzzRead(f *testing.F) {
	f.Add(mail("", "\nHello\n"))
	f.Add(mail("", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if l, err := letter.Read(raw, ""); err == nil && len([]rune(l.Text)) > letter.MaxText {
			t.Errorf("%d characters", len([]rune(l.Text)))
		}
	})
}
