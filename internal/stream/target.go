package stream

import (
	"crypto/x509"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/fault"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/seal"
	"github.com/sysoon/steward/internal/webhook"
)

// Form is how events are written into the body of a request.
type Form string

// The forms.
const (
	// Lines is one event on each line (application/x-ndjson).
	Lines Form = "lines"
	// Array is one JSON array, as Datadog takes it.
	Array Form = "array"
	// Splunk is the form of Splunk's HTTP Event Collector.
	Splunk Form = "splunk"
)

// Target is where a stream goes: of each kind its own fields. It holds no secret.
// The surface has checked that Steward would dial the address.
type Target struct {
	// URL is where HTTPS posts to; Form how; Gzip compresses the body.
	URL  string `json:"url,omitempty"`
	Form Form   `json:"form,omitempty"`
	Gzip bool   `json:"gzip,omitempty"`
	// Header names the header that carries the secret; "" for none.
	Header string `json:"header,omitempty"`
	// Signed signs requests as webhooks are signed.
	Signed bool `json:"signed,omitempty"`
	// Address is syslog's host:port; CA, in PEM, is the authority to trust
	// instead of the system's.
	Address string `json:"address,omitempty"`
	CA      string `json:"ca,omitempty"`
	// Endpoint, Region, Bucket and Prefix name a place in an object store, and
	// AccessKey who writes there.
	Endpoint  string `json:"endpoint,omitempty"`
	Region    string `json:"region,omitempty"`
	Bucket    string `json:"bucket,omitempty"`
	Prefix    string `json:"prefix,omitempty"`
	AccessKey string `json:"accessKey,omitempty"`
}

const (
	maxURL    = 2000
	maxCA     = 64 << 10
	maxPrefix = 200
	maxSecret = 4000
)

var (
	headerName = regexp.MustCompile(`^[A-Za-z0-9-]{1,64}$`)
	prefixForm = regexp.MustCompile(`^[A-Za-z0-9!_.*'()/-]*$`)
	// taken are headers that Steward sets itself.
	taken = regexp.MustCompile(`(?i)^(host|content-.*|transfer-encoding|connection|user-agent|webhook-.*|te|upgrade|trailer|accept-encoding|cookie)$`)
)

func (t Target) trimmed() Target {
	for _, field := range []*string{&t.URL, &t.Header, &t.Address, &t.CA, &t.Endpoint, &t.Region, &t.Bucket, &t.Prefix, &t.AccessKey} {
		*field = strings.TrimSpace(*field)
	}
	t.Prefix = strings.Trim(t.Prefix, "/")
	return t
}

func (t Target) check(k Kind) error {
	switch k {
	case HTTPS:
		return t.checkHTTPS()
	case Syslog:
		return t.checkSyslog()
	case Bucket:
		return t.checkBucket()
	}
	return fault.New(fault.Invalid, "A stream goes over HTTPS, as syslog, or into a bucket.").On("kind")
}

func (t Target) checkHTTPS() error {
	switch {
	case t.URL == "" || t != (Target{URL: t.URL, Form: t.Form, Gzip: t.Gzip, Header: t.Header, Signed: t.Signed}):
		return fault.New(fault.Invalid, "A stream over HTTPS needs an address, and nothing of the other kinds.").On("url")
	case len(t.URL) > maxURL || !strings.Contains(t.URL, "://"):
		return fault.New(fault.Invalid, "This is not a web address. It looks like https://host/path.").On("url")
	case t.Form != Lines && t.Form != Array && t.Form != Splunk:
		return fault.New(fault.Invalid, "Events are written as lines, as an array, or for Splunk.").On("form")
	case t.Header != "" && (!headerName.MatchString(t.Header) || taken.MatchString(t.Header)):
		return fault.New(fault.Invalid, "A header's name has letters, digits and hyphens, and is none that Steward sets itself.").On("header")
	}
	return nil
}

func (t Target) checkSyslog() error {
	if t.Address == "" || t != (Target{Address: t.Address, CA: t.CA}) {
		return fault.New(fault.Invalid, "A stream as syslog needs an address (host:port), and nothing of the other kinds.").On("address")
	}
	if len(t.Address) > maxURL {
		return fault.New(fault.Invalid, "The address is too long.").On("address")
	}
	_, err := t.roots()
	return err
}

// roots are the authorities to trust; nil for the system's.
func (t Target) roots() (*x509.CertPool, error) {
	if t.CA == "" {
		return nil, nil
	}
	pool := x509.NewCertPool()
	if len(t.CA) > maxCA || !pool.AppendCertsFromPEM([]byte(t.CA)) {
		return nil, fault.New(fault.Invalid, "This is no certificate in PEM. It begins with -----BEGIN CERTIFICATE-----.").On("ca")
	}
	return pool, nil
}

func (t Target) checkBucket() error {
	if t != (Target{Endpoint: t.Endpoint, Region: t.Region, Bucket: t.Bucket, Prefix: t.Prefix, AccessKey: t.AccessKey, Gzip: t.Gzip}) {
		return fault.New(fault.Invalid, "A stream into a bucket has nothing of the other kinds.").On("bucket")
	}
	if len(t.Prefix) > maxPrefix || !prefixForm.MatchString(t.Prefix) {
		return fault.New(fault.Invalid, "A prefix has at most %d letters, digits, slashes and marks that are safe in names.", maxPrefix).On("prefix")
	}
	// Any secret does, and any address: what is checked is the form.
	store := t.store("-")
	store.Reach = outbound.Config{AllowHTTP: true, Allow: outbound.Everywhere()}
	return store.Check()
}

// Where is the address, for the log and for people.
func (t Target) Where() string {
	switch {
	case t.URL != "":
		return t.URL
	case t.Address != "":
		return t.Address
	}
	return strings.TrimSuffix(t.Endpoint, "/") + "/" + strings.TrimSuffix(t.Bucket+"/"+t.Prefix, "/")
}

// host is the part of Where that the log has: the path of an address can be a
// secret of its own.
func (t Target) host() string {
	if t.Address != "" {
		return t.Address
	}
	u, err := url.Parse(first(t.URL, t.Endpoint))
	if err != nil {
		return ""
	}
	return u.Host
}

// Secret is what a stream needs and nobody reads again.
type Secret struct {
	// Header is the value of the target's header.
	Header string `json:"header,omitempty"`
	// SecretKey belongs to the target's access key.
	SecretKey string `json:"secretKey,omitempty"`
	// NewSigning makes another signing secret; the former one signs too for
	// overlap.
	NewSigning bool `json:"-"`
	// Signing are the secrets that sign, newest first.
	Signing []signing `json:"signing,omitempty"`
}

type signing struct {
	Key  []byte     `json:"key"`
	Ends *time.Time `json:"ends,omitempty"`
}

// overlap is how long a replaced signing secret signs beside the new one.
const overlap = 24 * time.Hour

func (s Secret) empty() bool { return s.Header == "" && s.SecretKey == "" && !s.NewSigning }

// elsewhere is what stays when a stream goes to another address: secrets that
// are never sent. The others would be handed to whoever is there.
func (s Secret) elsewhere() Secret { return Secret{Signing: s.Signing} }

func (s Secret) check() error {
	for field, value := range map[string]string{"headerValue": s.Header, "secretKey": s.SecretKey} {
		if len(value) > maxSecret || strings.ContainsAny(value, "\r\n\x00") {
			return fault.New(fault.Invalid, "A secret has at most %d characters on one line.", maxSecret).On(field)
		}
	}
	return nil
}

// keep seals what the stream needs: what is given now, and what it had. The text
// of a signing secret that is made is shown this once.
func (s *Stream) keep(tx *db.Tx, given, had Secret) (shown string, err error) {
	if err := given.check(); err != nil {
		return "", err
	}
	out := Secret{}
	switch s.Kind {
	case HTTPS:
		if s.Header != "" {
			if out.Header = first(given.Header, had.Header); out.Header == "" {
				return "", fault.New(fault.Invalid, "Give the value of the header %s, also where the address changes: a secret goes only where it was meant for.", s.Header).On("headerValue")
			}
		}
		if s.Signed {
			out.Signing, shown = renewed(had.Signing, given.NewSigning, tx.Now)
		}
	case Bucket:
		if out.SecretKey = first(given.SecretKey, had.SecretKey); out.SecretKey == "" {
			return "", fault.New(fault.Invalid, "Give the secret key, also where the bucket changes: a secret goes only where it was meant for.").On("secretKey")
		}
	case Syslog:
	}
	plain, err := json.Marshal(out)
	if err != nil {
		return "", err
	}
	s.sealed, err = seal.SealOrg(tx, s.place(), plain)
	return shown, err
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// renewed gives the secrets that sign: a first one, or a new one beside those that
// were there, two at most.
func renewed(had []signing, again bool, now time.Time) ([]signing, string) {
	if len(had) > 0 && !again {
		return had, ""
	}
	key, text := webhook.MakeSecret()
	out := []signing{{Key: key}}
	if len(had) > 0 {
		ends := now.Add(overlap)
		out = append(out, signing{had[0].Key, &ends})
	}
	return out, text
}

// live are the keys that sign now.
func (s Secret) live(now time.Time) (keys [][]byte) {
	for _, one := range s.Signing {
		if one.Ends == nil || one.Ends.After(now) {
			keys = append(keys, one.Key)
		}
	}
	return keys
}

func (s Stream) place() string { return "log_stream/" + s.ID }

// open gives the stream's secrets.
func (s Stream) open(tx *db.Tx) (out Secret, err error) {
	plain, err := seal.OpenOrg(tx, s.place(), s.sealed)
	if err != nil {
		return out, err
	}
	return out, json.Unmarshal(plain, &out)
}
