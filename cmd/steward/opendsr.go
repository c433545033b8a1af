package main

import (
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/opendsr"
)

// signing says with what Steward signs as a processor of OpenDSR.
type signing struct {
	OpenDSRCertificate string `name:"opendsr-certificate" help:"File with the certificate of the public address's domain, and its issuers, in PEM: by it Steward takes requests by OpenDSR 2.0; off by default." type:"path" placeholder:"FILE"`
	OpenDSRKey         string `name:"opendsr-key" help:"File with the key of that certificate, in PEM: RSA or ECDSA." type:"path" placeholder:"FILE"`
}

// credentials reads the certificate and its key; nil where none is set up.
func (s signing) credentials(publicURL string) (*opendsr.Processor, error) {
	if s.OpenDSRCertificate == "" && s.OpenDSRKey == "" {
		return nil, nil
	}
	if s.OpenDSRCertificate == "" || s.OpenDSRKey == "" {
		return nil, &usageError{"OpenDSR needs both --opendsr-certificate and --opendsr-key."}
	}
	u, err := url.Parse(publicURL)
	if err != nil {
		return nil, &usageError{"The public address is no URL."}
	}
	chain, err := os.ReadFile(s.OpenDSRCertificate)
	if err != nil {
		return nil, unreadable(s.OpenDSRCertificate, err)
	}
	key, err := os.ReadFile(s.OpenDSRKey)
	if err != nil {
		return nil, unreadable(s.OpenDSRKey, err)
	}
	return opendsr.NewProcessor(u.Hostname(), chain, key, time.Now())
}

func unreadable(file string, err error) error {
	return fault.New(fault.Invalid, "The file %s can't be read. Check its name and who may read it.", file).Because(err)
}

// processor is who signs; development has a certificate of its own in the data
// folder, with the authority beside it.
func (s serveCommand) processor() (*opendsr.Processor, error) {
	if !s.Dev || s.OpenDSRCertificate != "" || s.OpenDSRKey != "" {
		return s.credentials(s.PublicURL)
	}
	at := func(name string) string { return filepath.Join(s.Data, "opendsr-"+name+".pem") }
	own := signing{OpenDSRCertificate: at("certificate"), OpenDSRKey: at("key")}
	if p, err := own.credentials(s.PublicURL); err == nil {
		return p, nil
	}
	u, err := url.Parse(s.PublicURL)
	if err != nil {
		return nil, &usageError{"The public address is no URL."}
	}
	made, err := opendsr.Issue(u.Hostname(), time.Now(), nil)
	if err != nil {
		return nil, err
	}
	for name, text := range map[string][]byte{"authority": made.Authority, "certificate": made.Chain, "key": made.Key} {
		if err := os.WriteFile(at(name), text, 0o600); err != nil {
			return nil, err
		}
	}
	return own.credentials(s.PublicURL)
}
