package opendsr

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sysoon/steward/internal/fault"
)

// The limits of what is read of the other side.
const (
	// MaxRequest and MaxAnswer bound bodies, in bytes.
	MaxRequest = 64 << 10
	MaxAnswer  = 256 << 10
	// MaxIdentities and MaxCallbacks bound one request.
	MaxIdentities = 20
	MaxCallbacks  = 10
	// MaxURL bounds addresses and MaxValue identities, in bytes.
	MaxURL        = 2000
	MaxValue      = 320
	maxExtensions = 20
	// skew is how far the other side's clock may be ahead.
	skew = 5 * time.Minute
)

var guid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// IsID tells whether a text is a subject_request_id: a lower-case UUID of version
// 4 (section 1.1).
func IsID(s string) bool { return guid.MatchString(s) }

// Read reads a request and checks what the protocol says of it, in the order of
// section 7.1: its form, then each property. Former lets a request of version 1
// through, which names no regulation. What is wrong is a fault of kind Invalid
// that names the property and no value.
func Read(body []byte, former bool, now time.Time) (Request, error) {
	var r Request
	d := json.NewDecoder(bytes.NewReader(body))
	if err := d.Decode(&r); err != nil {
		return r, fault.New(fault.Invalid, "The body is not the JSON of an OpenDSR request: a property is malformed, or it is no JSON at all.").Because(err)
	}
	if d.More() {
		return r, fault.New(fault.Invalid, "The body has more than one JSON value.")
	}
	for _, check := range []func() error{
		func() error { return r.checkHead(former, now) }, r.checkIdentities, r.checkCallbacks, r.checkExtensions,
	} {
		if err := check(); err != nil {
			return r, err
		}
	}
	return r, nil
}

func wrong(field, format string, args ...any) error {
	return fault.New(fault.Invalid, format, args...).On(field)
}

func (r Request) checkHead(former bool, now time.Time) error {
	switch {
	case r.Regulation == "" && !former:
		return wrong("regulation", "The regulation is missing: gdpr or ccpa.")
	case r.Regulation != "" && r.Regulation != "gdpr" && r.Regulation != "ccpa":
		return wrong("regulation", "The regulation is neither gdpr nor ccpa.")
	case !IsID(r.ID):
		return wrong("subject_request_id", "The subject_request_id is not a lower-case UUID of version 4.")
	case !slices.Contains(Types, r.Type):
		return wrong("subject_request_type", "The subject_request_type is none of access, portability and erasure.")
	case r.Submitted.IsZero():
		return wrong("submitted_time", "The submitted_time is missing. It is a date and time by RFC 3339.")
	case r.Submitted.After(now.Add(skew)):
		return wrong("submitted_time", "The submitted_time is in the future.")
	case r.Version != "" && r.Version != Version && (!former || r.Version != Former):
		return wrong("api_version", "The api_version is not %s, which is spoken here.", Version)
	}
	return nil
}

func (r Request) checkIdentities() error {
	if len(r.Identities) == 0 && len(r.Extensions) == 0 {
		return wrong("subject_identities", "No identity is given.")
	}
	if len(r.Identities) > MaxIdentities {
		return wrong("subject_identities", "A request has at most %d identities.", MaxIdentities)
	}
	for _, i := range r.Identities {
		switch {
		case !slices.Contains(identityTypes, i.Type):
			return wrong("subject_identities", "An identity_type is none of the protocol's.")
		case !slices.Contains([]string{Raw, SHA1, MD5, SHA256}, i.Format):
			return wrong("subject_identities", "An identity_format is none of raw, sha1, md5 and sha256.")
		case !Plain(i.Value, MaxValue) || strings.TrimSpace(i.Value) == "":
			return wrong("subject_identities", "An identity_value is missing, too long, or no text.")
		}
	}
	return nil
}

func (r Request) checkCallbacks() error {
	if len(r.Callbacks) > MaxCallbacks {
		return wrong("status_callback_urls", "A request has at most %d status_callback_urls.", MaxCallbacks)
	}
	for _, u := range r.Callbacks {
		if u == "" || !Plain(u, MaxURL) {
			return wrong("status_callback_urls", "A status_callback_url has 1 to %d bytes.", MaxURL)
		}
	}
	return nil
}

func (r Request) checkExtensions() error {
	if len(r.Extensions) > maxExtensions {
		return wrong("extensions", "A request has extensions of at most %d processors.", maxExtensions)
	}
	for domain := range r.Extensions {
		if domain == "" || !Plain(domain, 253) {
			return wrong("extensions", "Extensions are keyed by a processor's domain.")
		}
	}
	return nil
}

// Plain tells whether a text is valid UTF-8 of at most so many bytes without
// control characters.
func Plain(s string, most int) bool {
	return len(s) <= most && utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r < 0x20 || r == 0x7f })
}
