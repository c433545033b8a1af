package stream_test

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io"
	"math/big"
	"net"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/bucket/buckettest"
	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/db/dbtest"
	"github.com/sysoon/steward/internal/stream"
)

// collector is a syslog server over TLS with an authority of its own.
type collector struct {
	address, ca string
	mu          sync.Mutex
	got         []string
	// rude closes connections in the middle.
	rude bool
}

func newCollector(t *testing.T) *collector {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "own authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, MinVersion: tls.VersionTLS12})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	c := &collector{address: l.Addr().String(), ca: string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))}
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go c.take(t, conn)
		}
	}()
	return c
}

// take reads frames (RFC 6587 section 3.4.1) until the sender's end, and answers
// with its own.
func (c *collector) take(t *testing.T, conn net.Conn) {
	defer func() { _ = conn.Close() }()
	in := bufio.NewReader(conn)
	for {
		length, err := in.ReadString(' ')
		if errors.Is(err, io.EOF) && length == "" {
			return
		}
		n, bad := strconv.Atoi(strings.TrimSpace(length))
		if err != nil || bad != nil {
			return // a handshake that failed
		}
		message := make([]byte, n)
		if _, err := io.ReadFull(in, message); err != nil {
			t.Errorf("a message is cut off: %v", err)
			return
		}
		c.mu.Lock()
		rude := c.rude
		if !rude {
			c.got = append(c.got, string(message))
		}
		c.mu.Unlock()
		if rude {
			if tcp, ok := conn.(*tls.Conn).NetConn().(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
				_ = tcp.Close()
			}
			return
		}
	}
}

func (c *collector) messages() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.got)
}

func (c *collector) behave(rude bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rude = rude
}

// form is RFC 5424 as far as it is used here: header, structured data, message.
var form = regexp.MustCompile(`(?s)^<110>1 (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z) (\S{1,255}) steward - (\S{1,32}) \[steward@32473( [a-z]+="(?:[^"\\\]]|\\["\\\]])*")+\] \x{feff}(\{.*\})$`)

func TestSyslogOverTLS(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, c := newWorld(t, d), newCollector(t)
		s, _ := w.create(stream.Syslog, stream.New{Target: stream.Target{Address: c.address, CA: c.ca}, FromStart: true})
		w.happens("member.created", "member.suspended")
		w.run()
		text := ""
		for _, m := range c.messages() {
			parts := form.FindStringSubmatch(m)
			if parts == nil || parts[2] != "steward.example" {
				t.Fatalf("not of the form: %s", m)
			}
			text += parts[len(parts)-1] + "\n"
		}
		actions, _ := events(t, text)
		if !slices.Equal(actions, []string{"log_stream.created", "member.created", "member.suspended"}) || whole(t, text).Events != 3 {
			t.Errorf("came %v", actions)
		}
		if last := w.deliveries(s.ID)[0]; last.State != stream.Delivered || !strings.Contains(last.Answer, "read everything") {
			t.Errorf("%+v", last)
		}
		c.behave(true)
		w.happens("member.restored")
		w.run()
		if got := w.stream(s.ID); got.Failures != 1 || got.Position != 3 || !strings.Contains(got.Reason, "broke") {
			t.Errorf("a receiver that breaks off: %+v", got)
		}
		c.behave(false)
		d.Clock.Advance(5 * time.Second)
		w.run()
		if got := w.stream(s.ID); got.Failures != 0 || got.Position != 4 {
			t.Errorf("mended: %+v", got)
		}
		w.do(func(tx *db.Tx) error { // without its authority it is not trusted
			_, _, err := stream.Update(tx, s.ID, stream.New{Name: "SIEM", Target: stream.Target{Address: c.address}, Actions: s.Actions})
			return err
		})
		w.run()
		if got := w.stream(s.ID); got.Failures != 1 || !strings.Contains(got.Reason, "not trusted") {
			t.Errorf("an authority that nobody gave: %+v", got)
		}
	})
}

func TestObjects(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *dbtest.DB) {
		w, store := newWorld(t, d), buckettest.New(t, buckettest.Plain)
		target := stream.Target{Endpoint: store.Endpoint, Bucket: store.Bucket, Prefix: "/steward/logs/", AccessKey: store.AccessKey}
		s, _ := w.create(stream.Bucket, stream.New{Target: target, Secret: stream.Secret{SecretKey: store.SecretKey}, FromStart: true})
		w.happens("member.created", "member.suspended")
		w.run()
		w.happens("member.restored")
		w.run() // within the minute: nothing yet
		names, _ := objects(t, store)
		if !slices.Equal(names, []string{"steward/logs/2026/03/02/000000000000-000000000003.jsonl"}) {
			t.Fatalf("written: %v (%s)", names, w.stream(s.ID).Reason)
		}
		d.Clock.Advance(time.Minute)
		w.run()
		names, texts := objects(t, store)
		if len(names) != 2 || names[1] != "steward/logs/2026/03/02/000000000003-000000000004.jsonl" || whole(t, texts...).Events != 4 {
			t.Errorf("then: %v", names)
		}
		w.do(func(tx *db.Tx) error {
			_, _, err := stream.Update(tx, s.ID, stream.New{Name: "SIEM", Target: target, Actions: s.Actions, Secret: stream.Secret{SecretKey: "another"}})
			return err
		})
		w.run()
		if got := w.stream(s.ID); got.Failures != 1 || got.Reason == "" || strings.Contains(got.Reason, "another") {
			t.Errorf("a wrong key: %+v", got)
		}
	})
}

// objects are those of a bucket by name.
func objects(t *testing.T, store bucket.Config) (names, texts []string) {
	t.Helper()
	b, err := bucket.Open(store)
	if err != nil {
		t.Fatal(err)
	}
	err = b.List(t.Context(), "", false, func(o bucket.Object) error {
		names = append(names, o.Key)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	for _, name := range names {
		body, _, err := b.Get(t.Context(), name, "")
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		_ = body.Close()
		texts = append(texts, string(text))
	}
	return names, texts
}
