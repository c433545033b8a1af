package stream

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/sysoon/steward/internal/audit"
	"github.com/sysoon/steward/internal/bucket"
	"github.com/sysoon/steward/internal/outbound"
	"github.com/sysoon/steward/internal/webhook"
)

// attemptWithin bounds one attempt of any kind.
const attemptWithin = 20 * time.Second

// hand makes one attempt.
func (d Deliverer) hand(ctx context.Context, p parcel) outbound.Answer {
	ctx, cancel := context.WithTimeout(ctx, attemptWithin)
	defer cancel()
	switch p.stream.Kind {
	case HTTPS:
		return d.post(ctx, p)
	case Syslog:
		return d.log(ctx, p)
	case Bucket:
		return d.put(ctx, p)
	}
	return outbound.Answer{Problem: "This kind of stream is not known here. Is another version of Steward running?"}
}

// post sends a piece as one request.
func (d Deliverer) post(ctx context.Context, p parcel) outbound.Answer {
	body, media, err := p.body()
	if err != nil {
		return outbound.Answer{Problem: outbound.Reason(err)}
	}
	signed := webhook.Sign(p.secret.live(p.at), p.id(), p.at, body) // what the receiver sees once it is unpacked
	if p.stream.Gzip {
		if body, err = zipped(body); err != nil {
			return outbound.Answer{Problem: outbound.Reason(err)}
		}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.stream.URL, bytes.NewReader(body))
	if err != nil {
		return outbound.Answer{Problem: "The address is not valid."}
	}
	req.Header.Set("Content-Type", media)
	req.Header.Set("User-Agent", "Steward-Stream")
	req.Header.Set("Webhook-Id", p.id())
	req.Header.Set("Webhook-Timestamp", strconv.FormatInt(p.at.Unix(), 10))
	if p.stream.Gzip {
		req.Header.Set("Content-Encoding", "gzip")
	}
	if signed != "" {
		req.Header.Set("Webhook-Signature", signed)
	}
	if p.stream.Header != "" {
		req.Header.Set(p.stream.Header, p.secret.Header)
	}
	return outbound.Ask(d.Client, req)
}

// body writes a piece in the form that the receiver takes.
func (p parcel) body() (body []byte, media string, err error) {
	var out bytes.Buffer
	switch p.stream.Form {
	case Array:
		out.WriteByte('[')
		out.Write(bytes.Join(p.all(), []byte{','}))
		out.WriteByte(']')
		return out.Bytes(), "application/json", nil
	case Splunk:
		for _, line := range p.all() {
			wrapped, err := inSplunk(line)
			if err != nil {
				return nil, "", err
			}
			out.Write(wrapped)
			out.WriteByte('\n')
		}
		return out.Bytes(), "application/json", nil
	case Lines:
	}
	return p.text(), "application/x-ndjson", nil
}

// text is the piece as lines: what steward verify stream reads.
func (p parcel) text() []byte {
	return append(bytes.Join(p.all(), []byte{'\n'}), '\n')
}

// inSplunk wraps a line as an event of Splunk's HTTP Event Collector.
func inSplunk(line []byte) ([]byte, error) {
	out := struct {
		Time   json.Number     `json:"time,omitempty"`
		Source string          `json:"source"`
		Type   string          `json:"sourcetype"`
		Event  json.RawMessage `json:"event"`
	}{Source: "steward", Type: "steward:proof", Event: line}
	var l audit.Line
	if err := json.Unmarshal(line, &l); err != nil {
		return nil, err
	}
	if at, err := time.Parse(time.RFC3339Nano, l.At); err == nil {
		out.Type, out.Time = "steward:event", json.Number(fmt.Sprintf("%.6f", float64(at.UnixMicro())/1e6))
	}
	return json.Marshal(out)
}

func zipped(body []byte) ([]byte, error) {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(body); err != nil {
		return nil, err
	}
	err := z.Close()
	return out.Bytes(), err
}

// store is the object store that a target names.
func (t Target) store(secret string) bucket.Config {
	return bucket.Config{Endpoint: t.Endpoint, Region: t.Region, Bucket: t.Bucket, AccessKey: t.AccessKey, SecretKey: secret}
}

// put writes a piece as an object. The name says the places, so that another
// attempt writes the same one.
func (d Deliverer) put(ctx context.Context, p parcel) (a outbound.Answer) {
	started := time.Now()
	defer func() { a.Took = time.Since(started) }()
	store := p.stream.store(p.secret.SecretKey)
	store.Reach = d.Reach
	store.Reach.Timeout = attemptWithin
	b, err := bucket.Open(store)
	if err != nil {
		return outbound.Answer{Problem: outbound.Reason(err)}
	}
	body, name, media := p.text(), p.object(), "application/x-ndjson"
	if p.stream.Gzip {
		name, media = name+".gz", "application/gzip"
		if body, err = zipped(body); err != nil {
			return outbound.Answer{Problem: outbound.Reason(err)}
		}
	}
	made, err := b.Put(ctx, name, bytes.NewReader(body), int64(len(body)), bucket.PutOptions{Type: media})
	if err != nil {
		return outbound.Answer{Problem: outbound.Reason(err)}
	}
	return outbound.Answer{Body: "Written: " + made.Key}
}

// object is the name of the piece's object: by day, then in the log's order.
func (p parcel) object() string {
	name := fmt.Sprintf("%s/%012d-%012d.jsonl", p.at.UTC().Format("2006/01/02"), p.first, p.next)
	if p.proof == nil {
		name = "check/" + p.at.UTC().Format("20060102T150405Z") + ".jsonl"
	}
	if p.stream.Prefix != "" {
		name = p.stream.Prefix + "/" + name
	}
	return name
}
