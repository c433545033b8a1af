// Package devdns is the name server of development: it publishes TXT records
// from a file, so that proving a domain can be tried without owning one. It knows
// names below the reserved top-level domains .example and .test (RFC 6761) alone;
// for everything else it asks the system's resolver.
//
// It answers on loopback, over UDP, and refuses to know what the records mean.
package devdns

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

const (
	// maxQuery is the most that a question over UDP has (RFC 1035 section 4.2.1).
	maxQuery = 512
	// maxText is how long one character string of a TXT record is (section 3.3).
	maxText      = 255
	askElsewhere = 5 * time.Second
	atOnce       = 64
)

// Server answers from the file Zone: one record on each line, a name, a space and
// its text. The file is read at each question; none is an empty one.
type Server struct {
	Zone string
	// mu keeps two additions apart.
	mu sync.Mutex
}

// Publish adds a record.
func (s *Server) Publish(name, text string) error {
	if strings.ContainsAny(name+text, "\r\n") || strings.ContainsAny(name, " \t") {
		return fmt.Errorf("devdns: %q can't be written on one line", name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f, err := os.OpenFile(s.Zone, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s %s\n", name, text)
	return errors.Join(err, f.Close())
}

// Serve answers until the context ends, and closes the connection.
func (s *Server) Serve(ctx context.Context, conn net.PacketConn) error {
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	slots := make(chan struct{}, atOnce)
	for {
		query := make([]byte, maxQuery)
		n, from, err := conn.ReadFrom(query)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		slots <- struct{}{}
		go func() {
			defer func() { <-slots }()
			if answer := s.answer(ctx, query[:n]); answer != nil {
				_, _ = conn.WriteTo(answer, from) // whoever asked asks again
			}
		}()
	}
}

// answer is what is said to a question; nil for what is none.
func (s *Server) answer(ctx context.Context, query []byte) []byte {
	var p dnsmessage.Parser
	header, err := p.Start(query)
	if err != nil || header.Response {
		return nil
	}
	q, err := p.Question()
	if err != nil {
		return nil
	}
	texts, code := s.lookUp(ctx, strings.ToLower(strings.TrimSuffix(q.Name.String(), ".")))
	b := dnsmessage.NewBuilder(nil, dnsmessage.Header{
		ID: header.ID, Response: true, OpCode: header.OpCode, RecursionDesired: header.RecursionDesired, RecursionAvailable: true, RCode: code,
	})
	if b.StartQuestions() != nil || b.Question(q) != nil || b.StartAnswers() != nil {
		return nil
	}
	if q.Type == dnsmessage.TypeTXT {
		for _, text := range texts {
			if err := b.TXTResource(dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, dnsmessage.TXTResource{TXT: pieces(text)}); err != nil {
				return nil
			}
		}
	}
	out, err := b.Finish()
	if err != nil {
		return nil
	}
	return out
}

func pieces(text string) []string {
	var out []string
	for len(text) > maxText {
		out, text = append(out, text[:maxText]), text[maxText:]
	}
	return append(out, text)
}

// lookUp finds the texts at a name.
func (s *Server) lookUp(ctx context.Context, name string) ([]string, dnsmessage.RCode) {
	if !reserved(name) {
		return elsewhere(ctx, name)
	}
	texts, err := s.read(name)
	switch {
	case err != nil:
		return nil, dnsmessage.RCodeServerFailure
	case len(texts) == 0:
		return nil, dnsmessage.RCodeNameError
	}
	return texts, dnsmessage.RCodeSuccess
}

func reserved(name string) bool {
	return strings.HasSuffix(name, ".example") || strings.HasSuffix(name, ".test")
}

func elsewhere(ctx context.Context, name string) ([]string, dnsmessage.RCode) {
	ctx, cancel := context.WithTimeout(ctx, askElsewhere)
	defer cancel()
	texts, err := net.DefaultResolver.LookupTXT(ctx, name+".")
	if dns, ok := errors.AsType[*net.DNSError](err); ok && dns.IsNotFound {
		return nil, dnsmessage.RCodeNameError
	}
	if err != nil {
		return nil, dnsmessage.RCodeServerFailure
	}
	return texts, dnsmessage.RCodeSuccess
}

// read finds the records of a name in the file.
func (s *Server) read(name string) (texts []string, err error) {
	f, err := os.Open(s.Zone)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		at, text, ok := strings.Cut(strings.TrimSpace(lines.Text()), " ")
		if ok && strings.EqualFold(strings.TrimSuffix(at, "."), name) {
			texts = append(texts, strings.TrimSpace(text))
		}
	}
	return texts, lines.Err()
}
