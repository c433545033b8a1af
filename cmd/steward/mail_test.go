package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/sysoon/steward/internal/notice"
)

func TestSettingsOfMail(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "password")
	if err := os.WriteFile(secret, []byte("hush\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := mailing{SMTP: "mail.example:587", SMTPFrom: "Steward <steward@acme.example>", SMTPUser: "steward", SMTPPassword: secret, SMTPTLS: notice.StartTLS}
	post, err := full.post(dir, false)
	if s, ok := post.(notice.SMTP); err != nil || !ok || s.Password != "hush" || s.Address != full.SMTP {
		t.Errorf("%+v, %v", post, err)
	}
	if post, err := (mailing{}).post(dir, false); post != nil || err != nil {
		t.Errorf("without a mail server: %v, %v", post, err)
	}
	if post, err := (mailing{}).post(dir, true); post != (notice.Folder{Path: filepath.Join(dir, "mail"), From: devSender}) || err != nil {
		t.Errorf("in development: %v, %v", post, err)
	}
	for name, m := range map[string]mailing{
		"sender without server": {SMTPFrom: "a@b.example"},
		"no port":               {SMTP: "mail.example", SMTPFrom: "a@b.example", SMTPTLS: notice.StartTLS},
		"no sender":             {SMTP: "mail.example:25", SMTPTLS: notice.PlainText},
	} {
		_, err := m.post(dir, true)
		if _, usage := errors.AsType[*usageError](err); !usage {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := (mailing{SMTP: "mail.example:587", SMTPPassword: filepath.Join(dir, "none")}).post(dir, false); err == nil {
		t.Error("a password file that is not there was taken")
	}
}
