package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/sysoon/steward/internal/access"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/member"
	"github.com/sysoon/steward/internal/notice"
	"github.com/sysoon/steward/internal/org"
)

// mailing says how e-mail goes out.
type mailing struct {
	SMTP         string         `name:"smtp" help:"Mail server that takes e-mail for delivery; without one none is sent, and the console says so." placeholder:"HOST:PORT"`
	SMTPFrom     string         `name:"smtp-from" help:"Sender of e-mail." placeholder:"ADDRESS"`
	SMTPUser     string         `name:"smtp-user" help:"User name at the mail server, where it asks for one." placeholder:"NAME"`
	SMTPPassword string         `name:"smtp-password-file" help:"File with the password for the mail server." type:"path" placeholder:"FILE"`
	SMTPTLS      notice.TLSMode `name:"smtp-tls" help:"Protection of the connection: starttls, tls (from the first byte), or none (same machine only)." enum:"starttls,tls,none" default:"starttls"`
}

// devSender is who writes mail in development, where it becomes files.
const devSender = "Steward <steward@dev.example>"

// post is the way that mail takes: nil where none is sent.
func (m mailing) post(data string, dev bool) (notice.Post, error) {
	if m.SMTP == "" {
		if m.SMTPFrom != "" || m.SMTPUser != "" || m.SMTPPassword != "" {
			return nil, &usageError{"Settings for e-mail need --smtp, the mail server."}
		}
		if dev {
			return notice.Folder{Path: filepath.Join(data, "mail"), From: devSender}, nil
		}
		return nil, nil
	}
	server := notice.SMTP{Address: m.SMTP, From: m.SMTPFrom, User: m.SMTPUser, TLS: m.SMTPTLS}
	if m.SMTPPassword != "" {
		text, err := os.ReadFile(m.SMTPPassword)
		if err != nil {
			return nil, fault.New(fault.Unavailable, "The password file %s can't be read. Check --smtp-password-file.", m.SMTPPassword).Because(err)
		}
		server.Password = strings.TrimSpace(string(text))
	}
	if err := server.Check(); err != nil {
		return nil, &usageError{fault.Shown(err).Message}
	}
	return server, nil
}

// sender sends notices as mail.
func (p *Program) sender(post notice.Post, baseURL string) notice.Sender {
	return notice.Sender{DB: p.door, Post: post, BaseURL: strings.TrimSuffix(baseURL, "/"), MemberAddress: memberAddress, ContactAddress: contactAddress}
}

// memberAddress is where a member's mail goes: nowhere unless they are active.
func memberAddress(tx *db.Tx, id access.MemberID) (string, error) {
	m, err := member.Find(tx, id)
	if fault.Is(err, fault.NotFound) || err == nil && m.State != member.StateActive {
		return "", nil
	}
	return m.Email(), err
}

// contactAddress is where mail for a contact of the organization goes; "" where
// nobody was named.
func contactAddress(tx *db.Tx, name string) (string, error) {
	c, err := org.ContactFor(tx, org.ContactRole(name))
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return c.Email, err
}
