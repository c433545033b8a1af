package stream

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/outbound"
)

// Syslog over TLS (RFC 5425): messages of RFC 5424, each behind its length
// (octet counting, RFC 6587 section 3.4.1).

const (
	// priority is facility 13 (log audit), severity 6 (informational).
	priority = 13*8 + 6
	// element names the structured data. The number is the one that RFC 5612
	// keeps for examples: Steward has none of its own.
	element = "steward@32473"
	maxMsg  = 32 // RFC 5424 section 6.2.7: MSGID
)

// log sends a piece over a connection of its own. Syslog has no receipts; that
// the receiver has read everything is known when it answers the end of what was
// sent with its own (close_notify, RFC 5425 section 4.4).
func (d Deliverer) log(ctx context.Context, p parcel) (a outbound.Answer) {
	started := time.Now()
	defer func() { a.Took = time.Since(started) }()
	roots, err := p.stream.roots()
	if err != nil {
		return outbound.Answer{Problem: outbound.Reason(err)}
	}
	frames, err := p.frames(d.Host)
	if err != nil {
		return outbound.Answer{Problem: outbound.Reason(err)}
	}
	conn, err := d.Reach.DialTLS(ctx, p.stream.Address, roots)
	if err != nil {
		return outbound.Answer{Problem: outbound.Reason(err)}
	}
	defer func() { _ = conn.Close() }()
	if err := handOver(ctx, conn, frames); err != nil {
		return outbound.Answer{Problem: "The connection broke before the receiver had read everything: it must answer the end of the messages by closing the connection (RFC 5425 section 4.4)."}
	}
	return outbound.Answer{Body: "The receiver read everything and closed the connection."}
}

// handOver writes everything, says that it is all, and waits for the receiver to
// close.
func handOver(ctx context.Context, conn *tls.Conn, frames []byte) error {
	until, ok := ctx.Deadline()
	if !ok {
		until = time.Now().Add(attemptWithin)
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Now()) })
	defer stop()
	if err := conn.SetDeadline(until); err != nil {
		return err
	}
	if _, err := conn.Write(frames); err != nil {
		return err
	}
	if err := conn.CloseWrite(); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, io.LimitReader(conn, 4<<10))
	if err == nil || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) {
		return nil // closed, with or without close_notify
	}
	return err
}

// frames are the piece's messages, each behind its length.
func (p parcel) frames(host string) ([]byte, error) {
	var out bytes.Buffer
	for _, line := range p.all() {
		message, err := p.message(host, line)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%d %s", len(message), message)
	}
	return out.Bytes(), nil
}

// message is one line as a message of RFC 5424.
func (p parcel) message(host string, line []byte) ([]byte, error) {
	var l audit.Line
	if err := json.Unmarshal(line, &l); err != nil {
		return nil, err
	}
	at, id := l.At, l.Action
	if l.ID == "" { // the proof
		at, id = p.at.UTC().Format("2006-01-02T15:04:05.000000Z"), "log.proof"
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "<%d>1 %s %s steward - %s [%s organization=\"%s\" stream=\"%s\"", priority, at, word(host, 255), word(id, maxMsg), element, param(string(p.org)), param(p.stream.ID))
	if l.ID != "" {
		fmt.Fprintf(&out, " position=\"%d\" event=\"%s\" action=\"%s\" object=\"%s\" actor=\"%s\"",
			l.Position, param(l.ID), param(l.Action), param(l.Object.Type+"/"+l.Object.ID), param(string(l.Actor.Kind)+"/"+l.Actor.ID))
	}
	out.WriteString("] \ufeff") // the message is UTF-8 (section 6.4)
	out.Write(line)
	return out.Bytes(), nil
}

// word is printable ASCII without spaces, at most so long; "-" for nothing.
func word(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x7f {
			return r
		}
		return -1
	}, text)
	if text == "" {
		return "-"
	}
	return text[:min(len(text), most)]
}

// param escapes a value of structured data (section 6.3.3).
func param(text string) string {
	return strings.NewReplacer(`\`, `\\`, `"`, `\"`, `]`, `\]`).Replace(text)
}
