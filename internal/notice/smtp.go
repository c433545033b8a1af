package notice

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"github.com/sysoon/steward/internal/fault"
)

// TLSMode says how the connection to a mail server is protected.
type TLSMode string

// The modes.
const (
	// StartTLS demands STARTTLS (RFC 3207); a server without it gets nothing.
	StartTLS TLSMode = "starttls"
	// ImplicitTLS speaks TLS from the first byte (RFC 8314).
	ImplicitTLS TLSMode = "tls"
	// PlainText is for a server on the same machine.
	PlainText TLSMode = "none"
)

// smtpWithin bounds one delivery.
const smtpWithin = 30 * time.Second

// SMTP is a mail server that takes mail for delivery (RFC 6409).
type SMTP struct {
	// Address is host:port.
	Address string
	// From is the sender, "Name <address>" or an address.
	From           string
	User, Password string
	TLS            TLSMode
	// Roots are whom to trust for the server's certificate; nil means the
	// system's.
	Roots *x509.CertPool
}

// Check tells what is wrong with the settings.
func (s SMTP) Check() error {
	host, port, err := net.SplitHostPort(s.Address)
	if n, perr := strconv.Atoi(port); err != nil || perr != nil || host == "" || n < 1 || n > 65535 {
		return fault.New(fault.Invalid, "The mail server must be HOST:PORT, such as mail.example:587.").On("smtp")
	}
	if err := mail.NewMsg().From(s.From); err != nil {
		return fault.New(fault.Invalid, "The sender must be an address, such as Steward <steward@example.org>.").On("smtp-from")
	}
	if (s.User == "") != (s.Password == "") {
		return fault.New(fault.Invalid, "A mail server's user name and password go together.").On("smtp-user", "smtp-password-file")
	}
	if s.TLS == PlainText && s.User != "" {
		return fault.New(fault.Invalid, "The password would be sent in the clear: choose starttls or tls.").On("smtp-tls")
	}
	return nil
}

func (s SMTP) client() (*mail.Client, error) {
	host, port, _ := net.SplitHostPort(s.Address)
	n, _ := strconv.Atoi(port)
	options := []mail.Option{
		mail.WithPort(n), mail.WithTimeout(smtpWithin),
		mail.WithTLSConfig(&tls.Config{ServerName: host, MinVersion: tls.VersionTLS12, RootCAs: s.Roots}),
	}
	switch s.TLS {
	case ImplicitTLS:
		options = append(options, mail.WithSSL())
	case PlainText:
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	case StartTLS:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.User != "" {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(s.User), mail.WithPassword(s.Password))
	}
	return mail.NewClient(host, options...)
}

// Deliver implements Post.
func (s SMTP) Deliver(ctx context.Context, l Letter) error {
	m, err := compose(s.From, l)
	if err != nil {
		return Refused(err)
	}
	c, err := s.client()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, smtpWithin)
	defer cancel()
	err = c.DialAndSendWithContext(ctx, m)
	if refused, ok := errors.AsType[*mail.SendError](err); ok && !refused.IsTemp() && refused.ErrorCode() >= 500 {
		return Refused(err)
	}
	return err
}

// compose makes the message (RFC 5322). Its id is the letter's, so that a mail
// that is delivered twice is recognized as one.
func compose(from string, l Letter) (*mail.Msg, error) {
	m := mail.NewMsg()
	if err := errors.Join(m.From(from), m.To(l.To)); err != nil {
		return nil, err
	}
	sender, err := m.GetSender(false)
	if err != nil {
		return nil, err
	}
	_, domain, _ := strings.Cut(sender, "@")
	m.Subject(l.Subject)
	m.SetMessageIDWithValue(l.ID + "@" + domain)
	m.SetDate()
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834 section 5
	m.SetBodyString(mail.TypeTextPlain, l.Text)
	return m, nil
}

// Folder is mail for development: each letter becomes a file that mail programs
// open.
type Folder struct {
	Path, From string
}

// Deliver implements Post.
func (f Folder) Deliver(_ context.Context, l Letter) error {
	m, err := compose(f.From, l)
	if err != nil {
		return Refused(err)
	}
	if err := os.MkdirAll(f.Path, 0o700); err != nil {
		return err
	}
	return m.WriteToFile(filepath.Join(f.Path, l.ID+".eml"))
}
