package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/opendsr"
)

// The certificate and its key come from files, for the domain of the public address
// alone; development makes them once.
func TestOpenDSRCertificate(t *testing.T) {
	dir := t.TempDir()
	made, err := opendsr.Issue("steward.example", time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := signing{OpenDSRCertificate: filepath.Join(dir, "chain.pem"), OpenDSRKey: filepath.Join(dir, "key.pem")}
	for file, text := range map[string][]byte{s.OpenDSRCertificate: made.Chain, s.OpenDSRKey: made.Key} {
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := s.credentials("https://steward.example:8443"); err != nil || p.Domain != "steward.example" {
		t.Error(p, err)
	}
	for name, c := range map[string]struct {
		s  signing
		at string
	}{
		"another domain": {s, "https://other.example"}, "no key": {signing{OpenDSRCertificate: s.OpenDSRCertificate}, "https://steward.example"},
		"no such file": {signing{s.OpenDSRCertificate, filepath.Join(dir, "none")}, "https://steward.example"},
	} {
		if p, err := c.s.credentials(c.at); err == nil {
			t.Errorf("%s: %v", name, p)
		}
	}
	if p, err := (signing{}).credentials("https://steward.example"); p != nil || err != nil {
		t.Error(p, err)
	}
	dev := serveCommand{storage: storage{Data: dir}, PublicURL: "http://127.0.0.1:8080", Dev: true}
	first, err := dev.processor()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := dev.processor(); err != nil || string(again.Chain) != string(first.Chain) {
		t.Error("development makes another certificate at each start", err)
	}
}
